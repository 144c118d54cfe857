"""Units × measures: what each direct unit of a committee owes this year, what is there, and its state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from taonguon.organization.models import Unit
from taonguon.plan.labels import Indicator, Source
from taonguon.plan.models import Target
from taonguon.plan.queries.requirement import NOTHING, Requirement, requirements
from taonguon.progress import counters
from taonguon.progress.targets import Reading
from taonguon.rules import period as periods
from taonguon.rules.pace import Bounds, State, judge_flow
from taonguon.rules.period import Period

MEASURED = (Indicator.ADMISSIONS.value, Indicator.TRAINEES.value)
"""Indicators that units owe year by year; others of the plan are the committee's."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One unit's figure; `required` is None when nothing is asked for, `exempt` when it is freed of it."""

    actual: int
    requirement: Requirement
    state: State

    @property
    def required(self) -> int | None:
        return self.requirement.value

    @property
    def exempt(self) -> bool:
        return self.requirement.source is Source.EXEMPT


@dataclass(frozen=True, slots=True)
class Row:
    unit: Unit
    cells: tuple[Cell, ...]
    pool: int
    last_admission_on: date | None


def judge_cell(actual: int, requirement: Requirement, year: Period, today: date) -> Cell:
    if requirement.source is Source.EXEMPT:
        return Cell(actual, requirement, State.EXEMPT)
    return Cell(actual, requirement, judge_flow(actual, Bounds(low=requirement.value), year, today))


def heat(reading: Reading, targets: Sequence[Target]) -> list[Row]:
    """Every direct unit with its figures of `MEASURED`, its pool and its last admission."""
    path, today = reading.committee.unit.path, reading.today
    depth = len(path) + 4
    units = list(Unit.objects.direct_units(path).valid_on(today).in_order())
    owed = requirements(reading.plan, units, today.year, today, targets)
    year = periods.year(today.year)
    question = counters.Question(path, year.until(today), depth, count_by=reading.committee.count_admissions_by)
    actuals = (counters.admissions(question) or {}, counters.trainees(question) or {})
    pool = counters.source_pool(question) or {}
    last = counters.last_admissions(path, today, depth)
    return [
        Row(
            unit=unit,
            cells=tuple(
                judge_cell(actual.get(unit.path, 0), owed[unit.pk].get(indicator, NOTHING), year, today)
                for indicator, actual in zip(MEASURED, actuals, strict=True)
            ),
            pool=pool.get(unit.path, 0),
            last_admission_on=last.get(unit.path),
        )
        for unit in units
    ]
