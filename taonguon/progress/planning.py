"""What the pages of the plan need from the roll and the pool: the committee's figures behind a contradiction, and
what a fair share rests on. The plan lies below both, so the figures come together here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from taonguon.member.labels import DECREASES
from taonguon.member.models import Movement
from taonguon.organization.models import Exemption, Unit
from taonguon.organization.queries import committee_of
from taonguon.plan.labels import INDICATOR_LABELS, REPORT_PERIOD_LABELS, Indicator, ReportPeriod
from taonguon.plan.models import Plan, PlanDraft, Target
from taonguon.plan.queries import Facts, Finding, plan_findings, targets_in_force
from taonguon.plan.queries.allocation import Grid, grid, is_allocatable, units_of_grid
from taonguon.plan.queries.drafts import Comparison, comparison, draft_findings
from taonguon.plan.queries.fair_share import Method, Proposal, propose
from taonguon.plan.queries.requirement import exemptions_on
from taonguon.plan.queries.sub_plans import counts, sub_plans
from taonguon.plan.shapes import reading_of
from taonguon.plan.wording import describe
from taonguon.progress import counters
from taonguon.progress.counters import Question
from taonguon.rules.access import Scope
from taonguon.rules.period import Period
from taonguon.rules.wording import join_list

PAST_YEARS = 3

type Place = tuple[int, int, int | None]  # unit, year, quarter
_DECREASES = [kind.value for kind in DECREASES]


def committee_facts(commune_path: str, today: date) -> Facts:
    """Membership on a day, and how many left the list in the twelve months before it.

    None where the roll does not say: nobody is on it, or it does not reach back a year. Two queries.
    """
    rows = Movement.objects.in_branch(commune_path).until(today)
    first = rows.order_by("effective_on").values_list("effective_on", flat=True).first()
    if first is None:
        return Facts()
    year_ago = today - timedelta(days=365)
    members = rows.total()
    if first > year_ago:
        return Facts(members)
    left = rows.filter(kind__in=_DECREASES, internal=False, effective_on__gt=year_ago).count()
    return Facts(members, left)


def factors_of(commune_path: str, units: list[Unit], today: date) -> dict[str, dict[int, int | None]]:
    """What a fair share rests on, by unit: people who are not members, the pool, admissions of the last years.

    A branch counts with the unit it hangs under. People who are not members are told by the unit, or unknown.
    """
    depth = len(commune_path) + 4
    count_by = committee_of(_commune_id(units)).count_admissions_by if units else ""
    past = Period(date(today.year - PAST_YEARS, 1, 1), date(today.year - 1, 12, 31))
    pool = counters.source_pool(Question(commune_path, Period(today, today), depth)) or {}
    admitted = counters.admissions(Question(commune_path, past, depth, count_by=count_by)) or {}
    return {
        "non_members": {unit.pk: unit.non_members for unit in units},
        "pool": {unit.pk: pool.get(unit.path, 0) for unit in units},
        "past": {unit.pk: admitted.get(unit.path, 0) for unit in units},
    }


def _commune_id(units: list[Unit]) -> int:
    """Direct units hang under their committee."""
    parent_id = units[0].parent_id
    assert parent_id is not None
    return parent_id


@dataclass(frozen=True, slots=True)
class PlanPage:
    """A plan as its page shows it: each target in force with its sentence, and what contradicts."""

    plan: Plan
    targets: list[tuple[Target, str]]
    findings: list[tuple[Finding, list[int]]]  # with the numbers of the targets they are about
    exemptions: list[tuple[Exemption, str]]  # with the name of the indicator, those the assignment sees
    sub_plans: dict[str, int]  # how many units of the branch stand where
    year: int
    allocatable: bool

    @property
    def unsettled(self) -> int:
        return sum(1 for finding, _ in self.findings if not finding.choice)

    @property
    def report_periods(self) -> str:
        """`hằng quý, 6 tháng và cả năm`."""
        return join_list(REPORT_PERIOD_LABELS[ReportPeriod(one)] for one in self.plan.report_periods)


def plan_page(plan: Plan, today: date, scope: Scope) -> PlanPage:
    rows = list(targets_in_force(plan, today))
    readings = [reading_of(row) for row in rows]
    findings = plan_findings(plan, committee_facts(plan.unit_path, today), today, readings)
    numbers = {reading.id: number for number, reading in enumerate(readings, start=1)}
    year = min(max(today.year, plan.period_from), plan.period_to)
    freed = exemptions_on(plan.unit_path, today)
    return PlanPage(
        plan=plan,
        exemptions=[
            (row, INDICATOR_LABELS[Indicator(indicator)])
            for (_, indicator), row in freed.items()
            if row.unit.path.startswith(scope.path) and indicator in set(Indicator)
        ],
        sub_plans=counts(sub_plans(scope, plan, year, today)),
        year=year,
        targets=[(row, describe(reading)) for row, reading in zip(rows, readings, strict=True)],
        findings=[
            (finding, sorted(numbers[pk] for pk in finding.targets if pk in numbers)) for finding in findings
        ],
        allocatable=any(is_allocatable(row) for row in rows),
    )


def draft_page(draft: PlanDraft, today: date) -> Comparison:
    """A text being read beside what was read from it, judged with the committee's own figures."""
    return comparison(draft, committee_facts(draft.unit_path, today), today)


def findings_of_draft(draft: PlanDraft, today: date) -> list[Finding]:
    return draft_findings(draft, committee_facts(draft.unit_path, today), today)


def findings_of_plan(plan: Plan, today: date) -> list[Finding]:
    return plan_findings(plan, committee_facts(plan.unit_path, today), today)


@dataclass(frozen=True, slots=True)
class AllocationPage:
    """The grid, and the proposal it shows when one was asked for."""

    grid: Grid
    proposal: Proposal | None = None


def allocation_page(
    plan: Plan,
    today: date,
    scope: Scope,
    *,
    target_id: int | None = None,
    quarterly: int | None = None,
    typed: Mapping[str, str] | None = None,
    method: Method | None = None,
    keep_floors: bool = False,
) -> AllocationPage | None:
    """The allocation of one target (the first that can be divided); None when the plan has none.

    A unit sees its own row; the sums are the committee's.
    `typed`: text boxes that win over what is stored; `method`: fill the open columns by a fair share instead.
    """
    targets = list(targets_in_force(plan, today))
    target = next((row for row in targets if is_allocatable(row) and target_id in {None, row.pk}), None)
    if target is None:
        return None
    units = [unit for unit in units_of_grid(plan, target, today) if unit.path.startswith(scope.path)]
    factors = factors_of(plan.unit_path, units, today)

    def filled(boxes: Mapping[str, str] | None) -> Grid:
        return grid(
            plan=plan, target=target, targets=targets, units=units, today=today, quarterly=quarterly,
            factors=factors, typed=boxes,
        )  # fmt: skip

    shown = filled(typed)
    if method is None:
        return AllocationPage(shown)
    proposal = propose(shown, method, keep_floors=keep_floors)
    return AllocationPage(filled({**(typed or {}), **proposal.typed}), proposal)


def reasons_for(
    shown: Grid, values: Mapping[Place, int | None], method: Method | None, *, keep_floors: bool
) -> dict[Place, dict[str, Any]]:
    """Why the typed figures that are those of the fair share are what they are; the others were typed by hand."""
    if method is None:
        return {}
    reasons = propose(shown, method, keep_floors=keep_floors).reasons
    return {place: reason for place, reason in reasons.items() if values.get(place) == reason.get("value")}
