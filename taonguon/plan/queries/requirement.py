"""What a unit owes of each indicator in a year, and why: the one place that says so.

In this order: the approved allocation; else what the text gives the unit by name (a quota, or the only unit
named); else the floor the plan sets for such a unit. A unit that is exempt, or that nothing names, owes nothing
that is known: `value` None, never 0.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from taonguon.common.querysets import below
from taonguon.organization.labels import Kind
from taonguon.organization.models import Exemption, Unit
from taonguon.plan.labels import (
    ALLOCATED_INDICATORS,
    AllocationStatus,
    Origin,
    Per,
    Source,
    TargetScope,
    TargetStatus,
)
from taonguon.plan.models import Allocation, Plan, Target
from taonguon.plan.queries.plans import targets_in_force
from taonguon.rules.indicator import required

# How many such periods a year holds; a period longer than a year asks for no known number each year.
_PER_YEAR = {Per.YEAR: 1, Per.HALF_YEAR: 2, Per.QUARTER: 4, Per.MONTH: 12}
_COMMITTEES = frozenset({Kind.GRASSROOTS, Kind.SUB_COMMITTEE})


@dataclass(frozen=True, slots=True)
class Requirement:
    """Whole number a unit owes in a year. `floor` is what the plan asks of every such unit, also when the
    allocation says otherwise; `exemption` is set when the unit is freed."""

    value: int | None
    source: Source
    floor: int | None = None
    target: Target | None = None
    exemption: Exemption | None = None


NOTHING = Requirement(None, Source.NONE)


def day_of(year: int, today: date) -> date:
    """The day a year is judged on: today within it, else its first day (to come) or its last (past)."""
    if today.year == year:
        return today
    return date(year, 1, 1) if year > today.year else date(year, 12, 31)


def value_in(target: Target, year: int) -> int | None:
    """Whole number a target asks for in a calendar year; None when it names no such number."""
    if target.year is not None and target.year != year:
        return None
    for row in target.schedule.all():
        if row.year == year:
            return required(target.op or "eq", row.value)
    times = _PER_YEAR.get(Per(target.per)) if target.per else None
    number = required(target.op, target.value, strict=target.strict)
    return number * times if number is not None and times else None


def exemptions_on(path: str, day: date) -> dict[tuple[int, str], Exemption]:
    """Who is freed of which indicator on a day, below a committee."""
    rows = (
        Exemption.objects.filter(
            Q(valid_to__isnull=True) | Q(valid_to__gte=day), below("unit__path", path), valid_from__lte=day
        )
        .select_related("unit")
        .order_by("unit__sort_key", "pk")
    )
    return {(row.unit_id, row.indicator): row for row in rows}


def cells_of(units: Iterable[Unit], path: str, day: date) -> dict[int, int]:
    """Number of cells at or below each unit."""
    rows = Unit.objects.in_branch(path).cells().valid_on(day).order_by("path").values_list("path", flat=True)
    owners = {unit.path: unit.pk for unit in units}
    widths = sorted({len(owner) for owner in owners})
    counts: dict[int, int] = defaultdict(int)
    for cell in rows:
        for width in widths:
            if width <= len(cell) and (owner := owners.get(cell[:width])) is not None:
                counts[owner] += 1
    return counts


def times_bound(target: Target, unit: Unit, cells: Mapping[int, int]) -> int:
    """How many times a floor binds a unit: once as such a unit, or once for each of its cells."""
    if target.scope == TargetScope.EACH_CELL:
        return cells.get(unit.pk, 0)
    if target.scope == TargetScope.EACH_SUB_UNIT:
        # Đảng bộ, chi bộ trực thuộc: one level below the committee, not the cells of a sub-committee.
        return 1 if len(unit.path) == len(target.plan.unit_path) + 4 else 0
    if target.scope == TargetScope.EACH_SUB_COMMITTEE:
        return 1 if unit.kind in _COMMITTEES else 0
    if target.scope == TargetScope.EACH_UNIT_OF_TYPE and (target.unit_kind or target.unit_block):
        return int(target.unit_kind in {"", unit.kind} and target.unit_block in {"", unit.block})
    return 0


def requirements(
    plan: Plan, units: Sequence[Unit], year: int, today: date, targets: Sequence[Target] | None = None
) -> dict[int, dict[str, Requirement]]:
    """What each of the units owes in a year, by unit and indicator. Pass the plan's targets when they are loaded.

    Queries: targets with their parts (unless passed), cells, exemptions, allocations; however many units.
    """
    day = day_of(year, today)
    targets = list(targets_in_force(plan, day) if targets is None else targets)
    owed = [
        target
        for target in targets
        if target.indicator in ALLOCATED_INDICATORS
        and target.unit == "people"
        and not target.group
        and target.part_of_id is None
        and target.origin != Origin.CITED
    ]
    cells = cells_of(units, plan.unit_path, day)
    freed = exemptions_on(plan.unit_path, day)
    allocated = _allocated(plan, [unit.pk for unit in units], year)
    found: dict[int, dict[str, Requirement]] = {}
    for unit in units:
        found[unit.pk] = {}
        for indicator in sorted({target.indicator for target in owed}):
            mine = [target for target in owed if target.indicator == indicator]
            found[unit.pk][indicator] = _requirement(
                mine,
                unit,
                year=year,
                cells=cells,
                exemption=freed.get((unit.pk, indicator)),
                allocated=allocated.get((unit.pk, indicator)),
            )
    return found


def _allocated(plan: Plan, unit_ids: list[int], year: int) -> dict[tuple[int, str], int]:
    rows = Allocation.objects.filter(
        target__plan=plan,
        target__status__in=[TargetStatus.IN_FORCE.value, TargetStatus.CHANGED.value],
        unit__in=unit_ids,
        year=year,
        quarter__isnull=True,
        status=AllocationStatus.APPROVED.value,
    ).order_by("target_id")
    return {
        (unit, indicator): value
        for unit, indicator, value in rows.values_list("unit_id", "target__indicator", "value")
    }


def _requirement(
    targets: Sequence[Target],
    unit: Unit,
    *,
    year: int,
    cells: Mapping[int, int],
    exemption: Exemption | None,
    allocated: int | None,
) -> Requirement:
    if exemption is not None:
        return Requirement(None, Source.EXEMPT, exemption=exemption)
    floor, floor_of = None, None
    named, named_of = None, None
    for target in targets:
        value = value_in(target, year)
        bound = times_bound(target, unit, cells)
        if value is not None and bound and (floor is None or value * bound > floor):
            floor, floor_of = value * bound, target
        by_name = _by_name(target, unit, value)
        if by_name is not None:
            named, named_of = by_name, target
    if allocated is not None:
        return Requirement(allocated, Source.ALLOCATION, floor, floor_of)
    if named is not None:
        return Requirement(named, Source.TEXT, floor, named_of)
    if floor is not None:
        return Requirement(floor, Source.FLOOR, floor, floor_of)
    return NOTHING


def _by_name(target: Target, unit: Unit, value: int | None) -> int | None:
    """What the text gives this unit: its quota, or the figure when it is the only unit named."""
    if value is not None or target.per in {None, Per.YEAR.value}:
        for quota in target.quotas.all():
            if quota.unit_id == unit.pk:
                return required("eq", quota.value)
    if target.scope == TargetScope.NAMED_UNITS:
        named = [one.pk for one in target.named_units.all()]
        return value if named == [unit.pk] else None
    return None


def unit_targets(unit: Unit, plan: Plan, year: int, today: date) -> dict[str, Requirement]:
    """What one unit owes in a year, by indicator."""
    return requirements(plan, [unit], year, today)[unit.pk]
