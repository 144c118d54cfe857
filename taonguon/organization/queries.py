"""Reading the organisation: the scope of an assignment, the tree, one unit with its history."""

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from taonguon.account.models import User
from taonguon.account.queries import matching
from taonguon.common.clock import today
from taonguon.common.fields import PathField
from taonguon.common.querysets import below
from taonguon.organization.labels import Kind
from taonguon.organization.models import ApiToken, Assignment, Committee, Exemption, Term, Unit
from taonguon.organization.secrets import digest_of
from taonguon.rules.access import Role, Scope


def assignments_of(user: Any, on: date) -> QuerySet[Assignment]:
    """Assignments a user may work under on a day, the widest unit first."""
    return (
        Assignment.objects.valid_on(on)
        .filter(user=user)
        .select_related("unit__parent__parent__parent")  # a cell's commune is at most three steps up
        .order_by("unit__path", "role", "pk")
    )


def commune_above(unit: Unit) -> Unit | None:
    """The commune committee above the unit, None at the province; no query where the parents are loaded."""
    step: Unit | None = unit
    while step is not None:
        if step.kind == Kind.COMMUNE:
            return step
        if not Unit.parent.is_cached(step):
            prefixes = [step.path[:end] for end in range(PathField.SEGMENT, len(step.path), PathField.SEGMENT)]
            return Unit.objects.filter(path__in=prefixes, kind=Kind.COMMUNE.value).first()
        step = step.parent
    return None


def scope_of(assignment: Assignment) -> Scope:
    """What an assignment sees and may do, as the rules know it."""
    unit = assignment.unit
    commune = commune_above(unit)
    return Scope(
        user_id=assignment.user_id,
        assignment_id=assignment.pk,
        role=Role(assignment.role),
        unit_id=unit.pk,
        path=unit.path,
        commune_id=commune.pk if commune else None,
        commune_path=commune.path if commune else "",
        unit_name=unit.name,
        commune_name=commune.name if commune else "",
    )


def tree(scope: Scope, on: date) -> QuerySet[Unit]:
    """Valid Party units of the branch in tree order."""
    return Unit.objects.in_scope(scope).valid_on(on).select_related("parent").order_by("path").for_page()


def unit_choices(scope: Scope, on: date) -> QuerySet[Unit]:
    """Cells and committees of the branch that can hold people, sorted as Vietnamese sorts."""
    return Unit.objects.in_scope(scope).valid_on(on).party().in_order()


def committee_of(commune_id: int) -> Committee:
    return Committee.objects.select_related("unit").get(unit_id=commune_id)


def term_on(commune_id: int, day: date) -> Term | None:
    """The term that holds a day; None where the committee has not told it."""
    return (
        Term.objects.filter(
            Q(valid_to__isnull=True) | Q(valid_to__gte=day), unit_id=commune_id, valid_from__lte=day
        )
        .order_by("-valid_from")
        .first()
    )


def exempt_unit_ids(commune_path: str, indicator: str, day: date) -> set[int]:
    """Units of a branch that a target does not bind on a day."""
    return set(
        Exemption.objects.filter(
            Q(valid_to__isnull=True) | Q(valid_to__gte=day),
            below("unit__path", commune_path),
            indicator=indicator,
            valid_from__lte=day,
        ).values_list("unit_id", flat=True)
    )


def accounts_in(scope: Scope, *, text: str = "", role: str = "") -> QuerySet[User]:
    """Accounts that hold, or once held, an assignment in the branch, each with `present_assignments` there.

    `text`: words of the name or the sign-in name, marks or not; `role`: who holds it now.
    """
    in_branch = Assignment.objects.in_branch(scope.path)
    present = in_branch.valid_on(today())
    held = present.filter(role=role) if role else in_branch
    return (
        matching(text)
        .filter(Exists(held.filter(user=OuterRef("pk"))))
        .prefetch_related(
            Prefetch(
                "assignments",
                queryset=present.select_related("unit").order_by("unit__path", "pk"),
                to_attr="present_assignments",
            )
        )
        .order_by("sort_key", "pk")
    )


def assignments_in(scope: Scope, user: Any) -> QuerySet[Assignment]:
    """Every assignment of a user in the branch, the latest first."""
    return (
        Assignment.objects.in_branch(scope.path)
        .filter(user=user)
        .select_related("unit")
        .order_by("-valid_from", "-pk")
    )


def api_tokens_of(scope: Scope) -> QuerySet[ApiToken]:
    """Keys of the assignment, the newest first; those revoked or run out stay in the list."""
    return ApiToken.objects.filter(assignment_id=scope.assignment_id).order_by("-issued_on", "-pk")


def api_token_for(secret: str, on: date) -> ApiToken | None:
    """The key a secret opens on a day, with its user and the units above its assignment: one query."""
    return (
        ApiToken.objects.usable_on(on)
        .filter(digest=digest_of(secret))
        .select_related("assignment__user", "assignment__unit__parent__parent__parent")
        .first()
    )
