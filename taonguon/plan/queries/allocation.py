"""The allocation grid: units × years of one target, or units × quarters of one year, with every sum."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Q, QuerySet, When

from taonguon.common.querysets import below
from taonguon.organization.models import Exemption, Unit
from taonguon.plan.labels import ALLOCATED_INDICATORS, Origin, RevisionStatus, RoundStatus, TargetScope
from taonguon.plan.models import Allocation, AllocationRevision, AllocationRound, Plan, Target
from taonguon.plan.queries.requirement import cells_of, exemptions_on, times_bound, value_in
from taonguon.plan.shapes import reading_of
from taonguon.plan.wording import headline
from taonguon.rules.access import Scope
from taonguon.rules.indicator import roll_up
from taonguon.rules.wording import roman

FACTORS = {"non_members": "18-60 tuổi chưa vào Đảng", "pool": "Nguồn", "past": "Kết nạp 3 năm qua"}
"""What a fair share may rest on, with the words of the grid's columns."""


@dataclass(frozen=True, slots=True)
class Column:
    """One year, or one quarter of a year. `locked`: submitted or approved, no longer typed into."""

    year: int
    quarter: int | None
    status: str

    @property
    def locked(self) -> bool:
        return self.status != RoundStatus.DRAFT

    @property
    def name(self) -> str:
        return f"Quý {roman(self.quarter)}" if self.quarter else str(self.year)

    @property
    def key(self) -> str:
        return f"{self.year}-{self.quarter}" if self.quarter else str(self.year)


@dataclass(frozen=True, slots=True)
class Cell:
    column: Column
    name: str  # of the text box
    value: int | None
    typed: str  # as typed, also when it is no number
    floor: int | None
    reason: dict[str, Any]  # what a fair share rested on, empty for a figure typed by hand
    revisable: bool

    @property
    def low(self) -> bool:
        return self.value is not None and self.floor is not None and self.value < self.floor


@dataclass(frozen=True, slots=True)
class Row:
    unit: Unit
    factors: tuple[int | None, ...]
    cells: tuple[Cell, ...]
    exemption: Exemption | None
    yearly: int | None = None  # what the year's figure is, beside its quarters

    @property
    def total(self) -> int | None:
        """Sum of the row; None when no cell has a figure."""
        sums = roll_up(cell.value for cell in self.cells)
        return sums.known if sums.unknown < len(self.cells) else None

    @property
    def off_by(self) -> int:
        """Quarters against the year: more than 0 when they exceed it."""
        if self.yearly is None or any(cell.value is None for cell in self.cells):
            return 0
        return (self.total or 0) - self.yearly


@dataclass(frozen=True, slots=True)
class Foot:
    """Sums of one column. `goal` is what the whole is to reach, `floors` what the floors alone come to."""

    allocated: int
    unknown: int
    goal: int | None
    floors: int | None

    @property
    def difference(self) -> int | None:
        return None if self.goal is None else self.allocated - self.goal


@dataclass(frozen=True, slots=True)
class Grid:
    plan: Plan
    target: Target
    sentence: str
    choices: list[tuple[Target, str]]  # targets that can be allocated, with their words
    columns: list[Column]
    rows: list[Row]
    feet: list[Foot]
    total: Foot
    rounds: list[AllocationRound]
    quarterly: int | None = None  # the year that is split
    floor_target: Target | None = None

    @property
    def bound(self) -> int:
        return sum(1 for row in self.rows if row.exemption is None)

    @property
    def below_floor(self) -> int:
        """Units under the floor in the first column that is still open (else the last)."""
        column = next((place for place, one in enumerate(self.columns) if not one.locked), len(self.columns) - 1)
        return sum(1 for row in self.rows if row.exemption is None and row.cells[column].low)

    @property
    def missing(self) -> list[str]:
        """Names of units that still lack a figure in an open column."""
        return [
            row.unit.name
            for row in self.rows
            if row.exemption is None and any(cell.value is None and not cell.column.locked for cell in row.cells)
        ]


def is_allocatable(target: Target) -> bool:
    """Whether the committee divides it among its units: a whole number of people of any group."""
    return (
        target.scope == TargetScope.COMMITTEE
        and target.unit == "people"
        and target.indicator in ALLOCATED_INDICATORS
        and not target.group
        and target.origin != Origin.CITED
    )


def rounds_of(plan: Plan) -> dict[int, AllocationRound]:
    return {row.year: row for row in AllocationRound.objects.filter(plan=plan).order_by("year")}


def round_in(scope: Scope) -> QuerySet[AllocationRound]:
    """What a page about one year's allocation looks it up in."""
    return AllocationRound.objects.in_scope(scope).select_related("plan")


def revision_in(scope: Scope) -> QuerySet[AllocationRevision]:
    """Changes of approved figures of the branch, those that wait for the standing committee first."""
    return (
        AllocationRevision.objects.filter(below("allocation__unit__path", scope.path))
        .select_related("allocation__unit", "allocation__target__plan", "asked_by")
        .order_by(Case(When(status=RevisionStatus.WAITING.value, then=0), default=1), "-pk")
    )


def units_in(scope: Scope, plan: Plan) -> QuerySet[Unit]:
    """Party units of the plan's committee that the assignment sees."""
    return Unit.objects.in_scope(scope).in_branch(plan.unit_path).party()


def value_of(target: Target, unit: Unit, year: int) -> int | None:
    """What a unit is given for a year; None when nothing was given."""
    return (
        Allocation.objects.filter(target=target, unit=unit, year=year, quarter__isnull=True)
        .values_list("value", flat=True)
        .first()
    )


def box_name(unit_id: int, column: Column) -> str:
    return f"o-{unit_id}-{column.key}"


def units_of_grid(plan: Plan, target: Target, day: date) -> list[Unit]:
    """Đảng bộ, chi bộ trực thuộc of the plan's committee on a day, and ended ones that hold figures of it."""
    held = Allocation.objects.filter(target=target).values("unit")
    return list(
        Unit.objects.filter(
            Q(pk__in=Unit.objects.direct_units(plan.unit_path).valid_on(day).values("pk")) | Q(pk__in=held)
        ).in_order()
    )


def grid(
    *,
    plan: Plan,
    target: Target,
    targets: Sequence[Target],
    units: Sequence[Unit],
    today: date,
    quarterly: int | None = None,
    factors: Mapping[str, Mapping[int, int | None]] | None = None,
    typed: Mapping[str, str] | None = None,
) -> Grid:
    """The grid of one target. `targets` are those in force, `units` those of `units_of_grid`; `typed` are text
    boxes that win over what is stored; `factors` (`FACTORS`) come from the contexts above.

    Queries: rounds, allocations, exemptions, cells; however many units.
    """
    rounds = rounds_of(plan)
    columns = _columns(plan, rounds, today, quarterly)
    stored = {
        (row.unit_id, row.year, row.quarter): row
        for row in Allocation.objects.filter(target=target).order_by("pk")
    }
    freed = exemptions_on(plan.unit_path, today)
    floor_target = _floor_target(targets, target.indicator)
    cells = cells_of(units, plan.unit_path, today)
    rows = []
    for unit in units:
        exemption = freed.get((unit.pk, target.indicator))
        boxes = []
        for column in columns:
            boxes.append(_cell(unit, column, stored, typed, _floor(floor_target, unit, cells, column)))
        rows.append(
            Row(
                unit,
                tuple((factors or {}).get(name, {}).get(unit.pk) for name in FACTORS),
                tuple(boxes),
                exemption,
                _value(stored.get((unit.pk, quarterly, None))) if quarterly else None,
            )
        )
    feet = [_foot(place, column, rows, target, quarterly) for place, column in enumerate(columns)]
    return Grid(
        plan=plan,
        target=target,
        sentence=headline(reading_of(target)),
        choices=[(one, headline(reading_of(one))) for one in targets if is_allocatable(one)],
        columns=columns,
        rows=rows,
        feet=feet,
        total=_total(feet, rows, target, quarterly),
        rounds=list(rounds.values()),
        quarterly=quarterly,
        floor_target=floor_target,
    )


def _columns(
    plan: Plan, rounds: Mapping[int, AllocationRound], today: date, quarterly: int | None
) -> list[Column]:
    def status(year: int) -> str:
        return rounds[year].status if year in rounds else RoundStatus.DRAFT.value

    if quarterly:
        # Quarters only spread a year that may already be approved: they stay open while the year lasts.
        return [Column(quarterly, quarter, RoundStatus.DRAFT.value) for quarter in range(1, 5)]
    first = max(plan.period_from, min(today.year, plan.period_to))
    return [Column(year, None, status(year)) for year in range(first, plan.period_to + 1)]


def _floor_target(targets: Sequence[Target], indicator: str) -> Target | None:
    """The floor a unit owes of an indicator by itself, the widest one when the plan sets several."""
    floors = [
        target
        for target in targets
        if target.indicator == indicator
        and target.scope in {"each_sub_unit", "each_cell"}
        and target.unit == "people"
    ]
    return floors[0] if floors else None


def _floor(target: Target | None, unit: Unit, cells: Mapping[int, int], column: Column) -> int | None:
    if target is None or column.quarter:
        return None
    value = value_in(target, column.year)
    bound = times_bound(target, unit, cells)
    return value * bound if value is not None and bound else None


def _cell(
    unit: Unit,
    column: Column,
    stored: Mapping[tuple[int, int, int | None], Allocation],
    typed: Mapping[str, str] | None,
    floor: int | None,
) -> Cell:
    name = box_name(unit.pk, column)
    row = stored.get((unit.pk, column.year, column.quarter))
    value = _value(row)
    text = "" if value is None else str(value)
    if typed is not None and name in typed and not column.locked:
        text = typed[name].strip()
        value = int(text) if text.isdecimal() else None
    return Cell(
        column,
        name,
        value,
        text,
        floor,
        reason=row.reason if row and row.value == value else {},
        revisable=column.status == RoundStatus.APPROVED,
    )


def _value(row: Allocation | None) -> int | None:
    return row.value if row else None


def _foot(place: int, column: Column, rows: Sequence[Row], target: Target, quarterly: int | None) -> Foot:
    bound = [row for row in rows if row.exemption is None]
    sums = roll_up(row.cells[place].value for row in bound)
    floors = roll_up(row.cells[place].floor for row in bound)
    return Foot(
        sums.known,
        sums.unknown,
        None if quarterly else value_in(target, column.year),
        floors.known if floors.known else None,
    )


def _total(feet: Sequence[Foot], rows: Sequence[Row], target: Target, quarterly: int | None) -> Foot:
    goals = roll_up(foot.goal for foot in feet)
    floors = roll_up(foot.floors for foot in feet)
    goal = goals.total
    if quarterly:
        goal = roll_up(row.yearly for row in rows if row.exemption is None).known or value_in(target, quarterly)
    return Foot(
        sum(foot.allocated for foot in feet), sum(foot.unknown for foot in feet), goal, floors.total or None
    )
