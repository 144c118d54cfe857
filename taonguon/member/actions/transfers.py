"""Transfers of membership (294-QĐ/TW 6.3.1): between cells of one commune, and across its border."""

from datetime import date
from typing import Any

from django.db import transaction

from taonguon.audit import labels as audit_labels
from taonguon.common.refusal import Refused
from taonguon.member.actions._entry import check_not_before_last, enter, locked_on_list, tell
from taonguon.member.labels import MovementKind, Status
from taonguon.member.models import Member
from taonguon.organization.models import Unit
from taonguon.person.models import Person
from taonguon.rules.access import Scope

audit_labels.register(
    {
        "member.moved": "Chuyển sinh hoạt trong đảng bộ xã",
        "member.transferred_in": "Tiếp nhận đảng viên chuyển đến",
        "member.transferred_out": "Giới thiệu đảng viên chuyển đi",
    }
)


def _cell(unit_id: int, scope: Scope) -> Unit:
    unit = Unit.objects.in_scope(scope).get(pk=unit_id)
    if not unit.is_party or unit.valid_to is not None:
        raise Refused(f"{unit.name} không tiếp nhận được đảng viên: chọn chi bộ đang hoạt động.", field="unit")
    return unit


@transaction.atomic
def move_within(
    *, member_id: int, to_unit_id: int, on: date, actor: Any, scope: Scope, document_number: str = ""
) -> Member:
    """Move a member to another cell of the same commune: one movement out, one in, both internal."""
    member = locked_on_list(member_id, scope)
    to_unit = _cell(to_unit_id, scope)
    from_unit = member.unit
    if to_unit.pk == from_unit.pk:
        raise Refused(f"Đảng viên đang sinh hoạt ở {from_unit.name}: chọn chi bộ khác.", field="unit")
    check_not_before_last(member, on)
    facts = {"status_before": member.status, "document_number": document_number}
    enter(member, MovementKind.TRANSFER_OUT, on, unit=from_unit, other_unit=to_unit, place=to_unit.name, **facts)
    member.assign_unit(to_unit)
    member.in_unit_since = on
    member.save(update_fields=["unit", "unit_path", "in_unit_since", "updated_at"])
    arrival = enter(
        member, MovementKind.TRANSFER_IN, on, unit=to_unit, other_unit=from_unit, place=from_unit.name, **facts
    )
    tell("member.moved", arrival, actor, scope, **{"from": from_unit.name, "to": to_unit.name})
    return member


@transaction.atomic
def transfer_in(
    *,
    person: Person,
    unit_id: int,
    on: date,
    status: Status,
    actor: Any,
    scope: Scope,
    document_number: str = "",
    place: str = "",
    party_join_on: date | None = None,
    official_on: date | None = None,
    admission_decision_on: date | None = None,
    card_number: str = "",
    file_number: str = "",
) -> Member:
    """Receive a member from outside the commune, on the day the cell signs the letter (38-HD/BTCTW II.4.3.1a)."""
    unit = _cell(unit_id, scope)
    if status == Status.LEFT:
        raise Refused("Chọn tư cách: đảng viên chính thức hoặc dự bị.", field="status")
    member = Member.objects.select_for_update().filter(person=person).first()
    if member is not None and member.status != Status.LEFT:
        raise Refused(f"{person.full_name} đang có trong danh sách: chuyển trong đảng bộ xã thay vì tiếp nhận.")
    before = member.status if member else ""
    if member is not None:
        check_not_before_last(member, on)
    member = member or Member(person=person)
    member.status = Status(status).value
    told = {
        "party_join_on": party_join_on, "official_on": official_on, "card_number": card_number,
        "admission_decision_on": admission_decision_on, "file_number": file_number,
    }  # fmt: skip
    for name, value in told.items():
        if value:  # what the letter doesn't say stays as it was known
            setattr(member, name, value)
    member.in_unit_since = on
    member.assign_unit(unit)
    member.save()
    movement = enter(
        member, MovementKind.TRANSFER_IN, on, unit=unit, status_before=before,
        document_number=document_number, place=place,
    )  # fmt: skip
    tell("member.transferred_in", movement, actor, scope, place=movement.place)
    return member


@transaction.atomic
def transfer_out(
    *, member_id: int, on: date, place: str, actor: Any, scope: Scope, document_number: str = ""
) -> Member:
    """Refer a member to an organisation outside the commune, on the day of the cell's referral (cắt đảng số)."""
    member = locked_on_list(member_id, scope)
    if not place.strip():
        raise Refused("Ghi nơi đảng viên chuyển đến.", field="place")
    check_not_before_last(member, on)
    movement = enter(
        member, MovementKind.TRANSFER_OUT, on, unit=member.unit, status_before=member.status,
        document_number=document_number, place=place,
    )  # fmt: skip
    member.status = Status.LEFT.value
    member.save(update_fields=["status", "updated_at"])
    tell("member.transferred_out", movement, actor, scope, place=movement.place)
    return member
