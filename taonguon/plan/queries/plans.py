"""Plans and their targets, as pages, the board and documents need them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from taonguon.plan.labels import Origin, TargetScope, TargetStatus
from taonguon.plan.models import Plan, PlanDraft, Target
from taonguon.plan.shapes import reading_of
from taonguon.plan.wording import describe, headline
from taonguon.rules.access import Scope


def plan_list(scope: Scope) -> QuerySet[Plan]:
    """Plans the assignment may read, newest first; without the long texts."""
    return (
        Plan.objects.in_scope(scope)
        .select_related("unit")
        .defer("source_text", "body")
        .order_by("-period_from", "-pk")
        .for_page()
    )


def plan_in(scope: Scope) -> QuerySet[Plan]:
    """What a page about one plan looks it up in (404 outside)."""
    return Plan.objects.in_scope(scope).select_related("unit")


def active_plan(commune_id: int, year: int) -> Plan | None:
    """The plan a committee runs in a year; None while there is none. At most one is active at a time."""
    return (
        Plan.objects.active()
        .covering(year)
        .filter(unit_id=commune_id)
        .select_related("unit")
        .order_by("-period_from", "-pk")
        .first()
    )


def targets_in_force(plan: Plan, day: date) -> QuerySet[Target]:
    """Targets that bind on a day, in the plan's order, with parts and named units loaded."""
    return (
        Target.objects.filter(plan=plan)
        .in_force(day)
        .with_parts()
        .prefetch_related("named_units")
        .select_related("plan")
        .in_order()
    )


def committee_targets(plan: Plan, day: date) -> QuerySet[Target]:
    """Targets the committee itself is to reach: its own and those assigned to it, not the ones only cited."""
    return targets_in_force(plan, day).filter(scope=TargetScope.COMMITTEE.value).exclude(origin=Origin.CITED.value)


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change of a target: what it was, what it is to be, by which document."""

    target: Target
    before: str
    after: str

    @property
    def waiting(self) -> bool:
        return self.target.status == TargetStatus.UNDER_REQUEST


def change_lines(plan: Plan) -> list[ChangeLine]:
    """Targets that were changed or added by a document, waiting ones first, then the newest."""
    rows = (
        Target.objects.filter(plan=plan)
        .exclude(document_number="")
        .with_parts()
        .prefetch_related("replaces__quotas", "replaces__schedule", "replaces__milestones")
        .select_related("replaces")
        .order_by("-pk")
    )
    lines = [ChangeLine(row, sentence(row.replaces) if row.replaces else "", sentence(row)) for row in rows]
    return sorted(lines, key=lambda line: not line.waiting)


def sentence(row: Target) -> str:
    """A target in words; its parts are loaded (`with_parts`)."""
    return describe(reading_of(row))


def target_in(scope: Scope) -> QuerySet[Target]:
    """What a page about one target looks it up in."""
    return Target.objects.in_scope(scope).select_related("plan").with_parts()


def target_choices(plan: Plan, day: date, *, without: int | None = None) -> list[tuple[str, str]]:
    """Targets in force that another may be a part of: value and words."""
    return [(f"t{row.pk}", headline(reading_of(row))) for row in targets_in_force(plan, day) if row.pk != without]


def draft_list(scope: Scope) -> QuerySet[PlanDraft]:
    """Texts being read that have not become a plan yet, newest first."""
    return (
        PlanDraft.objects.in_scope(scope)
        .filter(plan__isnull=True)
        .defer("source_text")
        .select_related("author")
        .order_by("-pk")
        .for_page()
    )


def draft_in(scope: Scope) -> QuerySet[PlanDraft]:
    """What a page about one text being read looks it up in."""
    return PlanDraft.objects.in_scope(scope).select_related("unit", "plan")
