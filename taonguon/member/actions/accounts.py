"""Joining a member of the roll to the account the same person signs in with."""

from typing import Any

from django.db import transaction

from taonguon.audit import labels as audit_labels
from taonguon.audit.actions import record
from taonguon.common.refusal import Refused
from taonguon.member.actions._entry import locked_on_list
from taonguon.member.models import Member
from taonguon.rules.access import Scope

audit_labels.register({"member.account_linked": "Gắn tài khoản với đảng viên"})


@transaction.atomic
def link_account(*, member_id: int, user: Any, actor: Any, scope: Scope) -> Member:
    """Say which account is the member's own: as helper the member then sees the people assigned."""
    member = locked_on_list(member_id, scope)
    if Member.objects.filter(user=user).exclude(pk=member.pk).exists():
        raise Refused(f"Tài khoản {user.username} đã gắn với đảng viên khác.", field="user")
    member.user = user
    member.save(update_fields=["user", "updated_at"])
    record(
        verb="member.account_linked", target=member, actor=actor, scope=scope, unit_path=member.unit_path,
        detail={"username": user.username},
    )  # fmt: skip
    return member
