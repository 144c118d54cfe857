"""The admission law as dated data, and a pure engine over it.

Standard library only: no clock, no database, no files at call time.

    from taonguon.rules.law import LAW, Facts, judge
    answer = judge(facts, on, law=LAW)        # Judgement; .as_json() is contracts.md §2

**Facts.** `parse_facts(dict)` reads FACTS.json (raises `UnusableFacts`); `Facts`, `Person`, `Unit`,
`Introducer`, `Event`, `Votes`, `Paper`, `Consent` are the frozen values behind it. Unknown is None. Event ids
are the keys of `LAW.events` (data/events.toml), the special cases those of `LAW.special_cases`
(data/special_cases.toml). Events later than `on`: `refuse_the_future`.

**Law.** `LAW` is the central law. `LAW.with_local([parameter(mapping), …])` adds or overrides rules with their
own citation and dates; `LAW.with_days(closed=…, worked=…)` adds days; `LAW.pinned("rs_208")` is one rule set
for ever. Lookups: `LAW.rule_set(on)`, `LAW.parameter("r_ceremony", on)`, `LAW.parameters(on)`, `LAW.steps`,
`LAW.step(id)`, `LAW.flow("admission")`, `LAW.forms`, `LAW.books`, `LAW.movements`, `LAW.glossary`,
`LAW.conditions`, `LAW.label("actor", code)`, `LAW.product(code)`. A `Step` knows its `events` and `forms` (any
of them, told in the facts, completes it), its `rules` and its `threshold`.

**Answers.** `Judgement` (findings, deadlines, stale, dates, route, stage, open_steps, done_steps),
`explain_deadline`, `backward_schedule`, `compare`, `compare_laws`, `vote_passes`, `vote_sentence`,
`votes_needed`.

**Days.** `public_holidays(year)`, `is_working_day(day)`, `add_working_days(day, n)`, `add_months(day, n)`.
"""

from collections.abc import Mapping
from datetime import date

from taonguon.rules.law.calendar import CALENDAR, Calendar, Holiday
from taonguon.rules.law.compare import Comparison, Difference, compare, compare_laws
from taonguon.rules.law.counting import due_on
from taonguon.rules.law.duration import add_months, age_in_words, full_months
from taonguon.rules.law.explain import Explanation, explain_deadline
from taonguon.rules.law.facts import Consent, Event, Facts, Introducer, Paper, Person, Unit, Votes
from taonguon.rules.law.judge import judge
from taonguon.rules.law.judgement import Dates, Deadline, Finding, Judgement, Route, Stale
from taonguon.rules.law.loader import parameter
from taonguon.rules.law.model import (
    Amount,
    Book,
    EventKind,
    Form,
    Movement,
    Parameter,
    RuleSet,
    Step,
    Term,
    Threshold,
)
from taonguon.rules.law.parsing import UnusableFacts, parse_facts, refuse_the_future
from taonguon.rules.law.ruleset import LAW, Law, UnfitRule, UnknownRule
from taonguon.rules.law.schedule import Row, Schedule, backward_schedule
from taonguon.rules.law.votes import vote_passes, vote_sentence, votes_needed

STEPS: tuple[Step, ...] = LAW.steps


def steps() -> tuple[Step, ...]:
    """Every step, in order."""
    return LAW.steps


def step(step_id: str) -> Step:
    """A step by id. Raises KeyError."""
    return LAW.step(step_id)


def forms() -> Mapping[str, Form]:
    """Forms by central code."""
    return LAW.forms


def flows() -> tuple[Movement, ...]:
    """Kinds of change of the membership."""
    return LAW.movements


def rule_sets() -> tuple[RuleSet, ...]:
    """Rule sets, oldest first."""
    return LAW.rule_sets


def parameters(on: date, *, law: Law = LAW) -> tuple[Parameter, ...]:
    """Every parameter as it stands on a day."""
    return law.parameters(on)


def glossary() -> Mapping[str, Term]:
    """Words of the domain by id."""
    return LAW.glossary


def open_steps(facts: Facts, on: date, *, law: Law = LAW) -> tuple[Step, ...]:
    """Steps that can be taken now: required before optional."""
    return tuple(law.step(step_id) for step_id in judge(facts, on, law=law).open_steps)


def public_holidays(year: int, *, calendar: Calendar = CALENDAR) -> tuple[Holiday, ...]:
    """Days off of a year, in order."""
    return calendar.public_holidays(year)


def is_working_day(day: date, *, calendar: Calendar = CALENDAR) -> bool:
    """Whether offices work on a day."""
    return calendar.is_working_day(day)


def add_working_days(start: date, days: int, *, calendar: Calendar = CALENDAR) -> date:
    """The n-th working day after `start`, which isn't counted."""
    return calendar.add_working_days(start, days)


__all__ = [
    "CALENDAR",
    "LAW",
    "STEPS",
    "Amount",
    "Book",
    "Calendar",
    "Comparison",
    "Consent",
    "Dates",
    "Deadline",
    "Difference",
    "Event",
    "EventKind",
    "Explanation",
    "Facts",
    "Finding",
    "Form",
    "Holiday",
    "Introducer",
    "Judgement",
    "Law",
    "Movement",
    "Paper",
    "Parameter",
    "Person",
    "Route",
    "Row",
    "RuleSet",
    "Schedule",
    "Stale",
    "Step",
    "Term",
    "Threshold",
    "UnfitRule",
    "Unit",
    "UnknownRule",
    "UnusableFacts",
    "Votes",
    "add_months",
    "add_working_days",
    "age_in_words",
    "backward_schedule",
    "compare",
    "compare_laws",
    "due_on",
    "explain_deadline",
    "flows",
    "forms",
    "full_months",
    "glossary",
    "is_working_day",
    "judge",
    "open_steps",
    "parameter",
    "parameters",
    "parse_facts",
    "public_holidays",
    "refuse_the_future",
    "rule_sets",
    "step",
    "steps",
    "vote_passes",
    "vote_sentence",
    "votes_needed",
]
