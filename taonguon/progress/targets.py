"""A target of the plan on a day: its period, what it requires, what is there, its pace and state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from taonguon.organization.models import Committee
from taonguon.plan.labels import Indicator, Per
from taonguon.plan.models import Plan, Target
from taonguon.progress.counters import Question
from taonguon.progress.measures import FLOWS, NO_GROUP, UNCOUNTED, Figure, in_measure, measure
from taonguon.rules import period as periods
from taonguon.rules.pace import Bounds, State, bounds_of, due_by_now, judge_flow, judge_stock, planned_share
from taonguon.rules.period import Period


@dataclass(frozen=True, slots=True)
class Progress:
    """One target on one day for one branch."""

    target: Target
    period: Period
    figure: Figure
    bounds: Bounds
    pace: int | None
    state: State

    @property
    def flow(self) -> bool:
        return self.target.indicator in FLOWS


def period_of(target: Target, plan: Plan, today: date) -> Period:
    """The span of days a target is judged over on a day; a state to hold is read at the day itself."""
    year = target.year or min(max(today.year, plan.period_from), plan.period_to)
    if target.per == Per.TERM:
        return periods.term(plan.period_from, plan.period_to)
    if target.per == Per.QUARTER:
        return periods.quarter_of(today)
    if target.per == Per.HALF_YEAR:
        return periods.half_year(year, 1 if today.month <= 6 else 2)
    if target.per == Per.MONTH:
        return Period(
            today.replace(day=1), periods.month_end(today.year, today.month), f"tháng {today.month}/{today.year}"
        )
    if target.per == Per.SCHOOL_YEAR:
        return periods.school_year(target.year or (today.year if today.month >= 9 else today.year - 1))
    if target.per == Per.TWO_YEARS:
        first = plan.period_from + 2 * ((year - plan.period_from) // 2)
        return Period(date(first, 1, 1), date(first + 1, 12, 31), f"hai năm {first}-{first + 1}")
    return periods.year(year)


def required_of(target: Target, year: int) -> tuple[float | None, float | None]:
    """Value and upper value of a target in a year; a schedule gives each year its own."""
    for row in target.schedule.all():
        if row.year == year:
            return float(row.value), None
    value = None if target.value is None else float(target.value)
    value_max = None if target.value_max is None else float(target.value_max)
    return value, value_max


def milestones_of(target: Target, year: int) -> list[tuple[date, float]]:
    marks = []
    for row in target.milestones.all():
        month, day = (int(part) for part in row.by.split("-"))
        marks.append((date(year, month, min(day, periods.month_end(year, month).day)), float(row.percent) / 100))
    return marks


@dataclass(frozen=True, slots=True)
class Reading:
    """Whose targets are read, and on which day."""

    plan: Plan
    committee: Committee
    today: date

    def question(self, target: Target, period: Period, path: str, depth: int | None) -> Question:
        """What to count for a target: flows from the period's start until today, states as of today."""
        return Question(
            path=path,
            period=period.until(self.today),
            depth=depth,
            group=target.group,
            count_by=self.committee.count_admissions_by,
        )


def figures_of(reading: Reading, target: Target, path: str, depth: int | None = None) -> Mapping[str, Figure]:
    """What is there of a target, by unit path (or under "" for the branch as one)."""
    period = period_of(target, reading.plan, reading.today)
    found = measure(target.indicator, reading.question(target, period, path, depth), reading.committee)
    if found is None:
        return {"": NO_GROUP}
    if not found and depth is None:
        return {"": UNCOUNTED}
    return {key: in_measure(figure, target.unit) for key, figure in found.items()}


def judge(target: Target, period: Period, figure: Figure, today: date, bounds: Bounds | None = None) -> Progress:
    """Compare a figure with what its target (or the bounds given for one unit) requires."""
    if bounds is None:
        value, value_max = required_of(target, period.end.year if period.days < 400 else today.year)
        bounds = bounds_of(target.op, value, value_max, strict=target.strict)
    if target.indicator not in FLOWS:
        return Progress(target, period, figure, bounds, None, judge_stock(figure.value, bounds))
    share = planned_share(period, today, milestones_of(target, period.start.year))
    state = judge_flow(figure.value, bounds, period, today, share=share)
    pace = due_by_now(bounds.low, share) if target.indicator != Indicator.ADMISSION_RATE else None
    return Progress(target, period, figure, bounds, pace, state)


def committee_progress(reading: Reading, targets: list[Target]) -> list[Progress]:
    """Every committee-wide target of a plan on a day, in the plan's order."""
    rows = []
    for target in targets:
        figure = figures_of(reading, target, reading.committee.unit.path).get("", UNCOUNTED)
        rows.append(judge(target, period_of(target, reading.plan, reading.today), figure, reading.today))
    return rows
