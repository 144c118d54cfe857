"""Deeds that only leave a trace: a member's page opened, an identity number shown, the roll taken out."""

from typing import Any

from django.db import transaction

from taonguon.audit import labels as audit_labels
from taonguon.audit.actions import record
from taonguon.member.models import Member
from taonguon.person.actions import reveal_identity as reveal_of_person
from taonguon.rules.access import Scope

audit_labels.register({"member.viewed": "Xem trang đảng viên", "member.exported": "Xuất sổ đảng viên ra Excel"})


@transaction.atomic
def note_viewed(*, member: Member, actor: Any, scope: Scope) -> None:
    """Somebody opened a member's page."""
    record(verb="member.viewed", target=member, actor=actor, scope=scope, unit_path=member.unit_path)


@transaction.atomic
def reveal_identity(*, member_id: int, reason: str, actor: Any, scope: Scope) -> str:
    """The whole identity number of a member in reach, once, with the reason in the trail."""
    member = Member.objects.in_scope(scope).select_related("person").get(pk=member_id)
    return reveal_of_person(
        person=member.person, reason=reason, actor=actor, scope=scope, unit_path=member.unit_path
    )


@transaction.atomic
def note_exported(*, count: int, filters: dict[str, Any], actor: Any, scope: Scope) -> None:
    """The roll left the system as a file: who, how many rows, by which filter."""
    record(verb="member.exported", actor=actor, scope=scope, detail={"count": count, "filters": filters})
