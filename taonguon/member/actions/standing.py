"""What changes a member's duties but no count: exemption from activity, temporary activity elsewhere."""

from datetime import date
from typing import Any

from django.db import transaction

from taonguon.audit import labels as audit_labels
from taonguon.audit.actions import record
from taonguon.common.refusal import Refused
from taonguon.member.actions._entry import enter, locked_on_list, tell
from taonguon.member.labels import MovementKind
from taonguon.member.models import Member
from taonguon.rules.access import Scope

audit_labels.register(
    {
        "member.exempted": "Miễn công tác, sinh hoạt đảng",
        "member.exemption_ended": "Thôi miễn công tác, sinh hoạt đảng",
        "member.sent_temporarily": "Giới thiệu sinh hoạt đảng tạm thời",
        "member.returned": "Hết sinh hoạt đảng tạm thời",
    }
)


@transaction.atomic
def exempt(
    *, member_id: int, on: date, actor: Any, scope: Scope, document_number: str = "", note: str = ""
) -> Member:
    """Free a member from work and activity by the cell's resolution (294-QĐ/TW 7.1); the count stays."""
    member = locked_on_list(member_id, scope)
    if member.activity_exempt:
        raise Refused(f"{member.person.full_name} đang được miễn công tác, sinh hoạt.")
    member.activity_exempt = True
    member.save(update_fields=["activity_exempt", "updated_at"])
    movement = enter(
        member, MovementKind.ACTIVITY_EXEMPTION, on, unit=member.unit, status_before=member.status,
        decision_on=on, document_number=document_number, note=note,
    )  # fmt: skip
    tell("member.exempted", movement, actor, scope)
    return member


@transaction.atomic
def end_exemption(*, member_id: int, on: date, actor: Any, scope: Scope, note: str = "") -> Member:
    member = locked_on_list(member_id, scope)
    if not member.activity_exempt:
        raise Refused(f"{member.person.full_name} không được miễn công tác, sinh hoạt.")
    member.activity_exempt = False
    member.save(update_fields=["activity_exempt", "updated_at"])
    record(
        verb="member.exemption_ended", target=member, actor=actor, scope=scope, unit_path=member.unit_path,
        detail={"on": on, "note": note},
    )  # fmt: skip
    return member


@transaction.atomic
def send_temporarily(
    *, member_id: int, on: date, place: str, actor: Any, scope: Scope, document_number: str = ""
) -> Member:
    """Refer a member to temporary activity elsewhere: still counted here, not voting here (294-QĐ/TW 6.3.2)."""
    member = locked_on_list(member_id, scope)
    if member.temporary_elsewhere:
        raise Refused(f"{member.person.full_name} đang sinh hoạt tạm thời nơi khác.")
    member.temporary_elsewhere = True
    member.save(update_fields=["temporary_elsewhere", "updated_at"])
    movement = enter(
        member, MovementKind.TEMPORARY_OUT, on, unit=member.unit, status_before=member.status,
        document_number=document_number, place=place,
    )  # fmt: skip
    tell("member.sent_temporarily", movement, actor, scope, place=movement.place)
    return member


@transaction.atomic
def return_from_temporary(*, member_id: int, on: date, actor: Any, scope: Scope) -> Member:
    member = locked_on_list(member_id, scope)
    if not member.temporary_elsewhere:
        raise Refused(f"{member.person.full_name} không sinh hoạt tạm thời nơi khác.")
    member.temporary_elsewhere = False
    member.save(update_fields=["temporary_elsewhere", "updated_at"])
    record(
        verb="member.returned", target=member, actor=actor, scope=scope, unit_path=member.unit_path,
        detail={"on": on},
    )  # fmt: skip
    return member
