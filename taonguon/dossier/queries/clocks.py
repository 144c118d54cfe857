"""Running clocks in words: the last day, how far it is, and how it was counted."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from taonguon.dossier.labels import tag_note
from taonguon.dossier.models import Dossier
from taonguon.rules.law.explain import explain_deadline
from taonguon.rules.law.judgement import NOT_STARTED, OPEN, OVERDUE, Deadline, Judgement
from taonguon.rules.law.ruleset import LAW, UnknownRule
from taonguon.rules.wording import format_date

_FAMILIES = {version.id: family for family, versions in LAW.families.items() for version in versions}


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


def clocks(dossier: Dossier, judgement: Judgement, today: date) -> Iterator[Clock]:
    kept = {row.rule: row for row in dossier.deadlines.all().order_by("last_on", "pk")}
    running = {clock.rule: clock for clock in judgement.deadlines if clock.state in {OPEN, OVERDUE}}
    for rule, row in kept.items():
        clock = running.get(rule)
        working = _is_working(rule, row.from_on)
        yield Clock(
            title=row.title,
            step=row.step,
            from_on=row.from_on,
            last_on=row.last_on,
            working_days=_working_days(today, row.last_on) if working else None,
            waited=LAW.calendar.working_days_between(row.from_on, today) if working and clock else None,
            length=LAW.calendar.working_days_between(row.from_on, row.last_on) if working else None,
            counting=_counting(rule, row.from_on, clock),
            citation=row.citation,
            note=tag_note(row.tag),
            announced=row.from_on > today,
            far=_is_validity(rule) and row.last_on > today + FAR,
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


def _is_validity(rule: str) -> bool:
    family = _FAMILIES.get(rule)
    return family is not None and LAW.families[family][0].kind == "validity"


def _is_working(rule: str, start: date) -> bool:
    family = _FAMILIES.get(rule)
    amount = LAW.parameter(family, start).amount if family else None
    return amount is not None and amount.unit == "working_day"


def _working_days(today: date, day: date) -> int:
    """Working days from today to a day, negative once it is past."""
    if day < today:
        return -LAW.calendar.working_days_between(day, today)
    return LAW.calendar.working_days_between(today, day)


def _counting(rule: str, start: date, clock: Deadline | None) -> str:
    try:
        return explain_deadline(_FAMILIES.get(rule, rule), start).sentence
    except (UnknownRule, ValueError):
        return "" if clock is None else f"Tính từ {format_date(start)}."
