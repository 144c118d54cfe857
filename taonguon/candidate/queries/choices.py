"""What forms offer: helpers with their load, groups, cells that can take an introduction, classes with seats."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet

from taonguon.candidate.labels import Status
from taonguon.candidate.models import TargetGroup
from taonguon.member.labels import Status as MemberStatus
from taonguon.member.models import Member
from taonguon.organization.models import Unit
from taonguon.rules.access import Scope
from taonguon.training.labels import CourseKind
from taonguon.training.models import Course


@dataclass(frozen=True, slots=True)
class HelperChoice:
    """A member who may help, and how many people he or she helps now."""

    pk: int
    name: str
    unit: str
    load: int


def helper_choices(scope: Scope, paths: Collection[str] = ()) -> list[HelperChoice]:
    """Official members by name, of the units at `paths`; of the whole branch when those have none."""
    rows = (
        Member.objects.in_scope(scope)
        .filter(status=MemberStatus.OFFICIAL.value)
        .select_related("person", "unit")
        .annotate(load=Count("helped", filter=Q(helped__status=Status.OPEN.value)))
        .in_name_order()
    )
    near = rows.filter(unit_path__in=paths) if paths else rows
    found = list(near) or list(rows)
    return [HelperChoice(row.pk, row.person.full_name, row.unit.label, row.load) for row in found]


def group_choices(scope: Scope) -> QuerySet[TargetGroup]:
    """Target groups of the own committee that are in use."""
    return TargetGroup.objects.filter(unit_id=scope.commune_id, active=True).order_by("number")


def host_units(scope: Scope, today: date) -> QuerySet[Unit]:
    """Cells and committees of the commune that a mass organisation may introduce somebody to."""
    return Unit.objects.in_branch(scope.commune_path).valid_on(today).party().in_order()


def course_choices(scope: Scope, today: date) -> QuerySet[Course]:
    """Awareness classes of the commune that have not begun, with the seats left (`free`)."""
    return (
        Course.objects.in_commune(scope.commune_path)
        .filter(kind=CourseKind.AWARENESS.value, opens_on__gte=today)
        .annotate(free=F("seats") - Count("enrolments"))
        .order_by("opens_on", "pk")
    )


def mass_units(scope: Scope, today: date) -> QuerySet[Unit]:
    """Mass organisations and their branches in the commune."""
    return Unit.objects.in_branch(scope.commune_path).valid_on(today).mass().in_order()
