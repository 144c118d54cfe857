"""Leaving the list: death, and the ways of leaving the Party (law file §5.2)."""

from datetime import date
from typing import Any

from django.db import transaction

from taonguon.audit import labels as audit_labels
from taonguon.common.refusal import Refused
from taonguon.member.actions._entry import check_not_before_last, enter, locked_on_list, tell
from taonguon.member.labels import MovementKind, Status
from taonguon.member.models import Member
from taonguon.person.actions import correct_person
from taonguon.rules.access import Scope

audit_labels.register({"member.died": "Ghi đảng viên từ trần", "member.left": "Ghi đảng viên ra khỏi danh sách"})

K = MovementKind
EXITS = (K.VOLUNTARY_EXIT, K.NAME_REMOVAL, K.NAME_REMOVAL_PROBATIONARY, K.EXPULSION, K.ADMISSION_ANNULLED)
# Of a given standing only: a probationary member is never expelled (296-QĐ/TW Điều 9), only removed.
_ONLY_FOR = {
    K.NAME_REMOVAL: Status.OFFICIAL,
    K.EXPULSION: Status.OFFICIAL,
    K.NAME_REMOVAL_PROBATIONARY: Status.PROBATIONARY,
}


@transaction.atomic
def record_death(*, member_id: int, on: date, actor: Any, scope: Scope, note: str = "") -> Member:
    """Take a member off the list on the day of death."""
    member = locked_on_list(member_id, scope)
    check_not_before_last(member, on)
    movement = enter(member, MovementKind.DEATH, on, unit=member.unit, status_before=member.status, note=note)
    member.status = Status.LEFT.value
    member.save(update_fields=["status", "updated_at"])
    tell("member.died", movement, actor, scope)
    return member


@transaction.atomic
def leave(
    *,
    member_id: int,
    kind: MovementKind,
    on: date,
    actor: Any,
    scope: Scope,
    document_number: str = "",
    note: str = "",
) -> Member:
    """Take a member off the list by decision of the day `on`; `kind` is one of `EXITS`.

    Whoever leaves the Party gets the day written on the person: it starts the waiting time of re-admission.
    An annulled admission is no leaving: the person was never rightly a member.
    """
    kind = MovementKind(kind)
    if kind not in EXITS:
        raise Refused("Chọn lý do ra khỏi danh sách: xin ra, xóa tên, khai trừ hoặc hủy quyết định.", field="kind")
    member = locked_on_list(member_id, scope)
    wanted = _ONLY_FOR.get(kind)
    if wanted is not None and member.status != wanted:
        raise Refused(
            f"{member.person.full_name} là {member.get_status_display().lower()}: "
            + (
                "chọn xóa tên đảng viên dự bị."
                if wanted is Status.OFFICIAL
                else "chọn xóa tên hoặc khai trừ đảng viên chính thức."
            ),
            field="kind",
        )
    check_not_before_last(member, on)
    movement = enter(
        member, kind, on, unit=member.unit, status_before=member.status,
        decision_on=on, document_number=document_number, note=note,
    )  # fmt: skip
    member.status = Status.LEFT.value
    member.save(update_fields=["status", "updated_at"])
    if kind is not MovementKind.ADMISSION_ANNULLED:
        correct_person(
            person=member.person, values={"left_party_on": on}, on=on, actor=actor, scope=scope,
            unit_path=member.unit_path,
        )  # fmt: skip
    tell("member.left", movement, actor, scope)
    return member
