"""Plans of units: where each stands, and one of them with what it is prefilled from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from taonguon.organization.models import Unit
from taonguon.plan.labels import ALLOCATED_INDICATORS, INDICATOR_LABELS, SOURCE_LABELS, Indicator, SubPlanStatus
from taonguon.plan.models import Allocation, Plan, SubPlan, SubPlanStep
from taonguon.plan.queries.requirement import Requirement, unit_targets
from taonguon.rules.access import Scope
from taonguon.rules.wording import roman

OWN_INDICATORS = (Indicator.ADMISSIONS, Indicator.TRAINEES, Indicator.SOURCE_POOL)
"""What a unit sets itself in its own plan."""


@dataclass(frozen=True, slots=True)
class SubPlanLine:
    """One unit of the list; `sub_plan` None: nothing written yet."""

    unit: Unit
    sub_plan: SubPlan | None
    admissions: int | None


@dataclass(frozen=True, slots=True)
class SubPlanPage:
    plan: Plan
    unit: Unit
    year: int
    sub_plan: SubPlan | None
    owed: dict[str, Requirement]
    values: dict[tuple[str, int | None], int]
    quarters_given: dict[tuple[str, int], int]
    steps: list[SubPlanStep]

    @property
    def status(self) -> str:
        return self.sub_plan.status if self.sub_plan else SubPlanStatus.DRAFT.value

    @property
    def open(self) -> bool:
        """Whether the unit may still write."""
        return self.status in {SubPlanStatus.DRAFT, SubPlanStatus.RETURNED}


def sub_plans(scope: Scope, plan: Plan, year: int, today: date) -> list[SubPlanLine]:
    """Direct units of the branch with their plan of the year. Three queries, however many units."""
    units = list(Unit.objects.in_scope(scope).direct_units(plan.unit_path).valid_on(today).in_order())
    written = {
        row.unit_id: row for row in SubPlan.objects.in_scope(scope).filter(plan=plan, year=year).order_by("pk")
    }
    own = _own_admissions(list(written.values()))
    return [SubPlanLine(unit, written.get(unit.pk), own.get(unit.pk)) for unit in units]


def _own_admissions(rows: Sequence[SubPlan]) -> dict[int, int]:
    pairs = SubPlan.objects.filter(
        pk__in=[row.pk for row in rows],
        targets__indicator=Indicator.ADMISSIONS.value,
        targets__quarter__isnull=True,
    ).order_by("pk")
    return dict(pairs.values_list("unit_id", "targets__value"))


def counts(lines: Sequence[SubPlanLine]) -> dict[str, int]:
    """How many units stand where; units that wrote nothing count as drafts."""
    found = dict.fromkeys((status.value for status in SubPlanStatus), 0)
    for line in lines:
        found[line.sub_plan.status if line.sub_plan else SubPlanStatus.DRAFT.value] += 1
    return found


def sub_plan_page(scope: Scope, plan: Plan, unit: Unit, year: int, today: date) -> SubPlanPage:
    """One unit's plan of a year, or what it would be prefilled with."""
    row = SubPlan.objects.in_scope(scope).filter(plan=plan, unit=unit, year=year).first()
    values = {(one.indicator, one.quarter): one.value for one in row.targets.order_by("pk")} if row else {}
    steps = list(row.steps.select_related("by").order_by("pk")) if row else []
    given = Allocation.objects.filter(
        target__plan=plan, target__indicator__in=ALLOCATED_INDICATORS, unit=unit, year=year, quarter__isnull=False
    ).order_by("pk")
    return SubPlanPage(
        plan=plan,
        unit=unit,
        year=year,
        sub_plan=row,
        owed=unit_targets(unit, plan, year, today),
        values=values,
        quarters_given={(one.target.indicator, one.quarter): one.value for one in given.select_related("target")},
        steps=steps,
    )


def sub_plan_in(scope: Scope) -> QuerySet[SubPlan]:
    return SubPlan.objects.in_scope(scope).select_related("plan", "unit")


def quarter_name(quarter: int | None) -> str:
    return f"Quý {roman(quarter)}" if quarter else "Cả năm"


def figures(page: SubPlanPage) -> list[tuple[str, int | None, list[int | None]]]:
    """Name, figure of the year and of its quarters of each indicator, as written."""
    return [
        (
            INDICATOR_LABELS[indicator],
            page.values.get((indicator.value, None)),
            [page.values.get((indicator.value, part)) for part in range(1, 5)],
        )
        for indicator in OWN_INDICATORS
    ]


def owed_lines(page: SubPlanPage) -> list[tuple[str, Requirement, str]]:
    """What the committee asks of the unit: name, requirement, where it comes from."""
    return [
        (INDICATOR_LABELS[Indicator(indicator)], requirement, SOURCE_LABELS[requirement.source])
        for indicator, requirement in page.owed.items()
    ]
