"""Offices and assignments: who holds what, who may work where."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction

from taonguon.audit import labels as audit_labels
from taonguon.audit.actions import record
from taonguon.common.refusal import Refused
from taonguon.common.text import normalise
from taonguon.organization.models import Assignment, Post, Unit
from taonguon.rules.access import Role, Scope

audit_labels.register(
    {
        "post.given": "Ghi người giữ chức vụ",
        "assignment.given": "Giao phân công",
        "assignment.ended": "Kết thúc phân công",
    }
)


@transaction.atomic
def give_post(
    *, unit_id: int, title: str, holder_name: str, valid_from: date, actor: Any, scope: Scope, phone: str = ""
) -> Post:
    """Record who holds an office of a unit; a single office (bí thư) ends for the one before."""
    unit = Unit.objects.in_scope(scope).get(pk=unit_id)
    if title in {"secretary", "standing_deputy", "head"}:
        Post.objects.filter(unit=unit, title=title, valid_to__isnull=True).update(
            valid_to=valid_from - timedelta(days=1)
        )
    post = Post.objects.create(
        unit=unit, title=title, holder_name=normalise(holder_name), phone=phone, valid_from=valid_from
    )
    record(
        verb="post.given", target=post, actor=actor, scope=scope, unit_path=unit.path,
        detail={"unit": unit.name, "title": title, "from": valid_from},
    )  # fmt: skip
    return post


@transaction.atomic
def give_assignment(
    *,
    user: Any,
    role: Role,
    unit: Unit,
    valid_from: date,
    actor: Any,
    scope: Scope | None = None,
    valid_to: date | None = None,
) -> Assignment:
    """Give a user a role at a unit. Nobody gives one to himself; the unit must lie in the giver's branch."""
    if scope is not None:
        if not unit.path.startswith(scope.path):
            raise Refused("Đơn vị nằm ngoài phạm vi của đồng chí.", field="unit")
        if user.pk == scope.user_id:
            raise Refused("Không tự giao phân công cho chính mình: nhờ quản trị khác.", field="user")
    if valid_to is not None and valid_to < valid_from:
        raise Refused("Ngày kết thúc phải sau ngày bắt đầu.", field="valid_to")
    assignment = Assignment.objects.create(
        user=user, role=Role(role).value, unit=unit, valid_from=valid_from, valid_to=valid_to
    )
    record(
        verb="assignment.given", target=assignment, actor=actor, scope=scope, unit_path=unit.path,
        detail={"user": user.username, "role": assignment.role, "unit": unit.name, "from": valid_from},
    )  # fmt: skip
    return assignment


@transaction.atomic
def end_assignment(*, assignment_id: int, on: date, actor: Any, scope: Scope) -> Assignment:
    """End an assignment on a day; its rights are gone the day after."""
    assignment = Assignment.objects.in_branch(scope.path).select_related("user", "unit").get(pk=assignment_id)
    if on < assignment.valid_from:
        raise Refused("Ngày kết thúc phải sau ngày bắt đầu.", field="on")
    assignment.valid_to = on
    assignment.save(update_fields=["valid_to", "updated_at"])
    record(
        verb="assignment.ended", target=assignment, actor=actor, scope=scope,
        unit_path=assignment.unit.path, detail={"user": assignment.user.username, "on": on},
    )  # fmt: skip
    return assignment
