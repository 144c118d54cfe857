"""Papers with a last day of use.

The certificate (60 months), the dossier (12 months) and what must be redone (law file 3.5).
"""

from collections.abc import Iterator
from datetime import date

from taonguon.rules.law.counting import due_on
from taonguon.rules.law.judgement import Stale
from taonguon.rules.law.model import Parameter
from taonguon.rules.law.timeline import CELL_ADMISSION, OPENED, Timeline


def certificate_last_day(timeline: Timeline) -> date | None:
    """The last day on which the cell may rely on the latest certificate; None when its day isn't known."""
    issued = timeline.certificate_on
    rule = timeline.law.parameter("r_awareness_validity", timeline.judged_on)
    return None if issued is None or rule.amount is None else due_on(issued, rule.amount, timeline.law.calendar)


def dossier_last_day(timeline: Timeline) -> date | None:
    """The last day on which the cell may consider the dossier; None when the day it was made isn't known."""
    opened = timeline.day(OPENED)
    rule = timeline.law.parameter("r_dossier_validity", timeline.judged_on)
    return None if opened is None or rule.amount is None else due_on(opened, rule.amount, timeline.law.calendar)


def considered_on(timeline: Timeline) -> date | None:
    """The first day the cell met on the dossier as it was last made, carried or not."""
    opened = timeline.day(OPENED)
    days = (event.on for event in timeline.of(CELL_ADMISSION) if event.on)
    return next((day for day in days if opened is None or day >= opened), None)


def lapsed_papers(timeline: Timeline) -> tuple[str, ...]:
    """Forms to be made again because the dossier lapsed before the cell considered it; empty when it didn't.

    What was made again after the last day, by paper or by event, needs no third making.
    """
    last = dossier_last_day(timeline)
    if last is None or (considered_on(timeline) or timeline.on) <= last:
        return ()
    redo = timeline.law.parameter("r_dossier_validity", timeline.judged_on).extras["redo"]
    return tuple(code for code in redo if not _made_after(code, last, timeline))


def _made_after(code: str, last: date, timeline: Timeline) -> bool:
    step = timeline.law.step(timeline.law.forms[code].step)
    days = [day for form in step.forms for day in timeline.paper_days(form)]
    days += [event.on for kind in step.events for event in timeline.of(kind) if event.on]
    return any(day > last for day in days)


def lapsed_steps(timeline: Timeline) -> frozenset[str]:
    """Steps to be taken again because their paper lapsed before the cell met.

    The class, what the dossier needs anew.
    """
    if timeline.of(CELL_ADMISSION) or timeline.history_untold:
        return frozenset()
    law, steps = timeline.law, {timeline.law.forms[code].step for code in lapsed_papers(timeline)}
    last = certificate_last_day(timeline)
    if last is not None and timeline.judged_on > last:
        steps.add(law.parameter("r_awareness_validity", timeline.judged_on).step)
    return frozenset(steps)


def _stale(rule: Parameter, last: date, lapsed: bool, redo: tuple[str, ...]) -> Stale:
    return Stale(
        form=rule.form,
        stale_on=last,
        lapsed=lapsed,
        redo=redo,
        redo_if_changed=tuple(rule.extras.get("redo_if_changed", ())) if lapsed else (),
        citation=rule.citation,
        tag=rule.tag,
    )


def stale(timeline: Timeline) -> Iterator[Stale]:
    """The certificate with its last day, and the dossier once it has lapsed."""
    law, used_on = timeline.law, timeline.judged_on
    if last := certificate_last_day(timeline):
        yield _stale(law.parameter("r_awareness_validity", used_on), last, used_on > last, ())
    redo = lapsed_papers(timeline)
    if redo and (last := dossier_last_day(timeline)):
        yield _stale(law.parameter("r_dossier_validity", used_on), last, True, redo)
