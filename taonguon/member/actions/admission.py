"""The two ends of probation: the ceremony puts a person on the list, the recognition makes the member official."""

from datetime import date
from typing import Any

from django.db import transaction

from taonguon.audit import labels as audit_labels
from taonguon.common.refusal import Refused
from taonguon.member.actions._entry import enter, locked_on_list, tell
from taonguon.member.labels import MovementKind, Status
from taonguon.member.models import Member
from taonguon.organization.models import Unit
from taonguon.person.models import Person
from taonguon.rules.access import Scope
from taonguon.rules.wording import format_date

audit_labels.register(
    {"member.admitted": "Ghi đảng viên mới kết nạp", "member.recognised": "Ghi công nhận đảng viên chính thức"}
)


@transaction.atomic
def admit(
    *,
    person: Person,
    unit_id: int,
    ceremony_on: date,
    decision_on: date,
    actor: Any,
    scope: Scope,
    decision_number: str = "",
) -> Member:
    """Put a person on the list as probationary, from the day of the ceremony (ngày vào Đảng, 38-HD/BTCTW I.2.2).

    Somebody who left the Party comes back by re-admission; the old row and its movements stay. After an admission
    that was annulled, the new one is the first.
    """
    unit = Unit.objects.in_scope(scope).get(pk=unit_id)
    if ceremony_on < decision_on:
        raise Refused(
            f"Lễ kết nạp {format_date(ceremony_on)} trước quyết định {format_date(decision_on)}: xem lại ngày.",
            field="on",
        )
    member = Member.objects.select_for_update().filter(person=person).first()
    if member is not None and member.status != Status.LEFT:
        raise Refused(f"{person.full_name} đã có trong danh sách đảng viên.")
    last = member.movements.standing().order_by("-effective_on", "-pk").first() if member else None
    again = last is not None and last.kind != MovementKind.ADMISSION_ANNULLED
    member = member or Member(person=person)
    before = member.status if member.pk else ""
    member.status = Status.PROBATIONARY.value
    member.admission_decision_on, member.admission_decision_number = decision_on, decision_number
    member.party_join_on = member.in_unit_since = ceremony_on
    member.official_on = member.recognition_decision_on = None
    member.assign_unit(unit)
    member.save()
    kind = MovementKind.READMISSION if again else MovementKind.ADMISSION
    movement = enter(
        member, kind, ceremony_on, unit=unit, status_before=before,
        decision_on=decision_on, document_number=decision_number,
    )  # fmt: skip
    tell("member.admitted", movement, actor, scope, decision_on=decision_on)
    return member


@transaction.atomic
def recognise(
    *,
    member_id: int,
    official_on: date,
    decision_on: date,
    actor: Any,
    scope: Scope,
    decision_number: str = "",
) -> Member:
    """Make a probationary member official from `official_on`: the end of probation, however late the decision
    (294-QĐ/TW 4.2.2). Changes no count."""
    member = locked_on_list(member_id, scope)
    if member.status != Status.PROBATIONARY:
        raise Refused(f"{member.person.full_name} không phải đảng viên dự bị.")
    if member.party_join_on and official_on <= member.party_join_on:
        raise Refused("Ngày chính thức phải sau ngày vào Đảng.", field="official_on")
    member.status = Status.OFFICIAL.value
    member.official_on, member.recognition_decision_on = official_on, decision_on
    member.save(update_fields=["status", "official_on", "recognition_decision_on", "updated_at"])
    movement = enter(
        member, MovementKind.RECOGNITION, official_on, unit=member.unit, status_before=Status.PROBATIONARY.value,
        decision_on=decision_on, document_number=decision_number,
    )  # fmt: skip
    tell("member.recognised", movement, actor, scope, decision_on=decision_on)
    return member
