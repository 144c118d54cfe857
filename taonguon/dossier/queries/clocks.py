"""Running clocks in words: the last day, how far it is, and how it was counted."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from taonguon.dossier.labels import tag_note
from taonguon.dossier.models import Dossier
from taonguon.rules.law.explain import explain_deadline
from taonguon.rules.law.judgement import NOT_STARTED, OPEN, OVERDUE, Judgement
from taonguon.rules.law.model import Parameter
from taonguon.rules.law.ruleset import LAW, Law, UnknownRule
from taonguon.rules.wording import format_date

# A validity that ends later than this is no concern of today (a habit of the page, no rule of law).
FAR = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Clock:
    """A running clock: the chip, the reason, the exact counting. Working days where the law counts so."""

    title: str
    step: str
    from_on: date
    last_on: date
    working_days: int | None
    waited: int | None
    length: int | None
    counting: str
    citation: str
    note: str
    announced: bool
    far: bool


def clocks(dossier: Dossier, judgement: Judgement, today: date, law: Law) -> Iterator[Clock]:
    """Clocks kept for the dossier, the soonest first. `law`: as the committee applies it."""
    unmet = {clock.rule for clock in judgement.deadlines if clock.state in {OPEN, OVERDUE}}
    for row in dossier.deadlines.all().order_by("last_on", "pk"):
        version = _version(row.rule, law)
        working = version is not None and version.amount is not None and version.amount.unit == "working_day"
        counted = law.calendar.working_days_between
        yield Clock(
            title=row.title,
            step=row.step,
            from_on=row.from_on,
            last_on=row.last_on,
            working_days=_working_days(today, row.last_on, law) if working else None,
            waited=counted(row.from_on, today) if working and row.rule in unmet else None,
            length=counted(row.from_on, row.last_on) if working else None,
            counting=_counting(version, row.from_on, law),
            citation=row.citation,
            note=tag_note(row.tag),
            announced=row.from_on > today,
            far=version is not None and version.kind == "validity" and row.last_on > today + FAR,
        )


@dataclass(frozen=True, slots=True)
class WaitingClock:
    """A clock of a step that is open, waiting for the event that starts it."""

    title: str
    starts: str


def waiting_clocks(judgement: Judgement) -> Iterator[WaitingClock]:
    """Clocks of steps that can be taken now and whose starting day isn't told yet: telling it is the next act."""
    for clock in judgement.deadlines:
        if clock.state == NOT_STARTED and clock.step in judgement.open_steps and clock.met_on is None:
            yield WaitingClock(clock.title, LAW.events[clock.from_event].title_vi)


def _version(rule: str, law: Law) -> Parameter | None:
    """The version of a rule that a clock follows; None for the clock of a step, which is no rule."""
    return next((one for versions in law.families.values() for one in versions if one.id == rule), None)


def _working_days(today: date, day: date, law: Law) -> int:
    """Working days from today to a day, negative once it is past."""
    if day < today:
        return -law.calendar.working_days_between(day, today)
    return law.calendar.working_days_between(today, day)


def _counting(version: Parameter | None, start: date, law: Law) -> str:
    """How the day was counted; plain words where the time isn't a length the law explains."""
    try:
        return explain_deadline(version.family, start, law=law).sentence if version else ""
    except (UnknownRule, ValueError):
        return f"Tính từ {format_date(start)}."
