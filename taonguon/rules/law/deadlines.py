"""Every clock of the law (law file 7.4): when it began, when it ends, whether it was kept.

A clock follows the rule set in force on the day its starting event happened; for the ceremony, on the day the
decision was issued. A step dated on the due day is in time. Between the due day and the extended day only a
told extension keeps it open.
"""

from collections.abc import Iterator
from datetime import date

from taonguon.rules.law import judgement as j
from taonguon.rules.law.calendar import Calendar
from taonguon.rules.law.counting import due_on
from taonguon.rules.law.facts import Event
from taonguon.rules.law.flow import Progress
from taonguon.rules.law.loader import amount
from taonguon.rules.law.model import Amount, Parameter, Step
from taonguon.rules.law.moves import decision_of_old_place
from taonguon.rules.law.timeline import (
    CELL_ADMISSION,
    CEREMONY,
    CERTIFICATE,
    DECISION,
    MOVE,
    OPENED,
    PROBATION_ENDED,
    RECEIVED,
    Timeline,
)


def extended_due_on(start: date, rule: Parameter, calendar: Calendar) -> date | None:
    """The last day once the extension is granted: the days of the extension follow on the due day."""
    if rule.amount is None or rule.extension is None:
        return None
    due = due_on(start, rule.amount, calendar)
    return None if due is None else due_on(due, rule.extension, calendar)


def state_of(
    *, on: date, due: date | None, extended: date | None, extension_told: bool, met: bool, met_on: date | None
) -> str:
    """The state of a running clock; `met` with an unknown day counts as met: lateness isn't guessed."""
    last = extended if extension_told and extended else due
    if met:
        return j.MET_LATE if met_on and last and met_on > last else j.MET
    return j.OPEN if last is None or on <= last else j.OVERDUE


def deadlines(progress: Progress) -> tuple[j.Deadline, ...]:
    """Every clock of the case, in the order of the law file, then the clocks of steps that have no parameter."""
    return (*_clocks(progress), *_step_clocks(progress))


def _clocks(progress: Progress) -> Iterator[j.Deadline]:
    law, timeline = progress.timeline.law, progress.timeline
    for family, versions in law.families.items():
        if not any(version.met_by for version in versions):
            continue  # no clock
        ruled_on = _ruled_on(versions[0], timeline)
        rule = law.parameter(family, ruled_on)
        if _switched_on(rule, ruled_on, timeline) and _applies(rule, timeline):
            yield from _one(rule, _started_on(rule.from_event, timeline), progress)


def _ruled_on(first: Parameter, timeline: Timeline) -> date:
    """The day whose law rules a clock; `first` is its earliest version, which names the events."""
    if first.kind == "validity":
        return timeline.judged_on
    picked = timeline.day(first.picked_by) if first.picked_by else None
    return picked or _started_on(first.from_event, timeline) or timeline.on


def _started_on(kind: str, timeline: Timeline) -> date | None:
    if kind == PROBATION_ENDED:
        return timeline.probation_end
    if kind == CELL_ADMISSION:
        return _resolution_behind(timeline)
    if kind == CERTIFICATE:
        return timeline.certificate_on
    return timeline.day(kind)


def _resolution_behind(timeline: Timeline) -> date | None:
    """The cell's resolution that the decision rests on: the latest carried one, not after the decision if any."""
    decided, latest = timeline.day(DECISION), timeline.day(CELL_ADMISSION)
    if decided is None:
        return latest
    days = [event.on for event in timeline.of(CELL_ADMISSION) if event.on and timeline.carried(event) is not False]
    return max((day for day in days if day <= decided), default=latest)


def _switched_on(rule: Parameter, on: date, timeline: Timeline) -> bool:
    if rule.local or rule.enabled_by_default:
        return True
    return rule.family in timeline.facts.local_rules and timeline.law.in_force(rule.family, on)


def _applies(rule: Parameter, timeline: Timeline) -> bool:
    if rule.family in ("r_verification_reply", "r_verification_reply_abroad"):
        return _abroad(timeline) == (rule.family == "r_verification_reply_abroad")
    if rule.family == "r_move_forward":
        return _moved_while_awaiting_decision(timeline) or timeline.happened("forwarded_dossier_received")
    if rule.family == "r_move_decision_valid":
        decided = timeline.happened(CELL_ADMISSION) or timeline.happened(DECISION)
        return timeline.happened(MOVE) and decided and not _joined_before_move(timeline)
    if rule.family == "r_transfer_start":
        candidate = timeline.happened(OPENED) or bool(timeline.of(CELL_ADMISSION))
        return timeline.happened(MOVE) and (_joined_before_move(timeline) or not candidate)
    return True


def _abroad(timeline: Timeline) -> bool:
    requests = timeline.of("verification_request_received")
    return bool(timeline.of("verification_sent_abroad")) or any(event.abroad for event in requests)


def _moved_while_awaiting_decision(timeline: Timeline) -> bool:
    moved, resolved, decided = timeline.day(MOVE), _resolution_behind(timeline), timeline.day(DECISION)
    if moved is None or resolved is None or resolved > moved:
        return False
    return decided is None or decided > moved


def _joined_before_move(timeline: Timeline) -> bool:
    moved, joined = timeline.day(MOVE), timeline.day(CEREMONY)
    return moved is not None and joined is not None and joined <= moved


def _stopped_by(rule: Parameter, start: date | None, timeline: Timeline) -> Event | None:
    """The event that stopped the clock: the latest that is no failed vote and doesn't precede the start.

    A validity ends when the cell considers the case, whatever the vote (06-HD/TW 5.4).
    """
    if rule.kind == "validity":
        meetings = (event for kind in rule.met_by for event in timeline.of(kind))
        return next((event for event in meetings if start and event.on and event.on >= start), None)
    if rule.family == "r_move_decision_valid":
        return decision_of_old_place(timeline)
    told = [
        event
        for kind in rule.met_by
        if (event := timeline.completed(kind)) and (start is None or event.on is None or event.on >= start)
    ]
    return min(told, key=lambda event: event.on or date.max) if told else None


def _extension_told(rule: Parameter, start: date, stopped: Event | None, timeline: Timeline) -> bool:
    """Whether an extension of this clock was granted: told by name, or while the clock was running."""
    for kind in rule.extended_by:
        for event in timeline.of(kind):
            if kind != "extension_granted" or event.reason == rule.family:
                return True
            ended = stopped.on if stopped and stopped.on else timeline.on
            if event.on is None or start <= event.on <= ended:
                return True
    return False


def _one(rule: Parameter, start: date | None, progress: Progress) -> Iterator[j.Deadline]:
    timeline = progress.timeline
    stopped = _stopped_by(rule, start, timeline)
    implied = _implied(rule, progress)
    if start is None:
        if stopped or (rule.announced and not implied and not progress.outcome):
            yield _deadline(rule, None, j.NOT_STARTED, met_on=stopped.on if stopped else None)
        return
    length = _length(rule, timeline)
    due = due_on(start, length, timeline.law.calendar) if length else None
    extended = extended_due_on(start, rule, timeline.law.calendar)
    met_on = stopped.on if stopped else None
    met = stopped is not None or implied
    if rule.family == "r_probation":  # time passes by itself; nobody can be late
        state = j.MET if timeline.probation_end else j.OPEN
        yield _deadline(rule, start, state, due_on=due, met_on=timeline.probation_end)
        return
    state = state_of(
        on=timeline.on,
        due=due,
        extended=extended,
        extension_told=_extension_told(rule, start, stopped, timeline),
        met=met,
        met_on=met_on,
    )
    yield _deadline(rule, start, state, due_on=due, extended_due_on=extended, met_on=met_on)


def _length(rule: Parameter, timeline: Timeline) -> Amount | None:
    """The length of a clock; the rule may have another for a case handled by the Centre (294-QĐ/TW 8.2.2)."""
    central = amount(rule.extras.get("central"))
    started = timeline.completed(rule.from_event)
    return central if central and started and started.central else rule.amount


def _implied(rule: Parameter, progress: Progress) -> bool:
    """Whether a later step proves that the clock's step is finished though its day isn't told."""
    if rule.step and rule.kind == "clock":
        return rule.step in progress.done
    if rule.family.startswith("r_local_"):
        return any(progress.timeline.happened(kind) for kind in (DECISION, RECEIVED, CEREMONY))
    return False


def _deadline(rule: Parameter, start: date | None, state: str, **days: date | None) -> j.Deadline:
    return j.Deadline(
        rule=rule.id,
        title=rule.title_vi,
        step=rule.step,
        from_event=rule.from_event,
        from_on=start,
        due_on=days.get("due_on"),
        extended_due_on=days.get("extended_due_on"),
        met_on=days.get("met_on"),
        state=state,
        citation=rule.citation,
        tag=rule.tag,
    )


def _step_clocks(progress: Progress) -> Iterator[j.Deadline]:
    """Clocks the law gives only with the step: the monthly review of the list, the next cell meeting."""
    for step in progress.timeline.law.steps:
        if step.deadline and not step.rules:
            yield from _step_clock(step, progress)


def _step_clock(step: Step, progress: Progress) -> Iterator[j.Deadline]:
    timeline, raw = progress.timeline, step.deadline or {}
    start = timeline.day(raw["from"])
    recurring = raw.get("recurring", False)
    if start is None or (recurring and step.id in progress.done):
        return
    stopped = next((event for kind in step.events if (event := timeline.completed(kind))), None)
    due = due_on(start, Amount(raw["amount"], raw["unit"]), timeline.law.calendar)
    met = step.id in progress.done
    met_on = stopped.on if stopped else None
    yield j.Deadline(
        rule=step.id,
        title=step.title_vi,
        step=step.id,
        from_event=raw["from"],
        from_on=start,
        due_on=due,
        extended_due_on=None,
        met_on=met_on,
        state=state_of(on=timeline.on, due=due, extended=None, extension_told=False, met=met, met_on=met_on),
        citation=step.citation,
        tag=step.tag,
    )
