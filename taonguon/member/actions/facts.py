"""What is known of a member and no movement wrote: card, file, and the dates of those admitted long ago."""

from datetime import date
from typing import Any

from django.db import transaction

from taonguon.audit import labels as audit_labels
from taonguon.audit.actions import record
from taonguon.common.refusal import Refused
from taonguon.common.text import normalise
from taonguon.member.actions._entry import locked
from taonguon.member.labels import MovementKind, Status
from taonguon.member.models import Member
from taonguon.person.actions import correct_person
from taonguon.rules.access import Scope
from taonguon.rules.wording import format_date

audit_labels.register({"member.corrected": "Sửa thông tin đảng viên"})

K = MovementKind
EDITABLE = (
    "party_join_on", "official_on", "admission_decision_on", "admission_decision_number",
    "recognition_decision_on", "card_number", "file_number", "in_unit_since",
)  # fmt: skip
# Written by a deed of this system: changed by taking the deed back, or the roll and its movements would differ.
_BY_ADMISSION = ("party_join_on", "admission_decision_on", "admission_decision_number")
_BY_RECOGNITION = ("official_on", "recognition_decision_on")


@transaction.atomic
def correct_member(
    *, member_id: int, person: dict[str, Any], values: dict[str, Any], on: date, actor: Any, scope: Scope
) -> list[str]:
    """Change facts of the person and of the membership; answers the names of those changed.

    Dates that an admission or a recognition of this system wrote are refused: that movement is taken back instead.
    """
    member = locked(member_id, scope)
    names = correct_person(
        person=member.person, values=dict(person), on=on, actor=actor, scope=scope, unit_path=member.unit_path
    )
    told = {key: normalise(value) if isinstance(value, str) else value for key, value in values.items()}
    changed = {key: told[key] for key in EDITABLE if key in told and getattr(member, key) != told[key]}
    if not changed:
        return names
    _check_ours(member, changed)
    before = {key: getattr(member, key) for key in changed}
    for key, value in changed.items():
        setattr(member, key, value)
    _check_order(member, on)
    member.save()
    record(
        verb="member.corrected", target=member, actor=actor, scope=scope, unit_path=member.unit_path,
        detail={"values": {key: [before[key], changed[key]] for key in changed}},
    )  # fmt: skip
    return sorted([*names, *changed])


def _check_ours(member: Member, changed: dict[str, Any]) -> None:
    written = {
        **dict.fromkeys(_BY_ADMISSION, (K.ADMISSION.value, K.READMISSION.value)),
        **dict.fromkeys(_BY_RECOGNITION, (K.RECOGNITION.value,)),
    }
    standing = set(member.movements.standing().order_by().values_list("kind", flat=True))
    for name in changed:
        if standing.intersection(written.get(name, ())):
            label = Member._meta.get_field(name).verbose_name
            raise Refused(
                f"{str(label).capitalize()} do biến động đã ghi quyết định: sửa biến động ấy thay vì sửa ở đây.",
                field=name,
            )


def _check_order(member: Member, today: date) -> None:
    """The four dates in the order in which they can come (law file 3.6)."""
    joined, official = member.party_join_on, member.official_on
    if joined and member.admission_decision_on and joined < member.admission_decision_on:
        raise Refused(
            f"Ngày vào Đảng phải từ ngày quyết định kết nạp {format_date(member.admission_decision_on)} trở đi.",
            field="party_join_on",
        )
    if joined and official and official <= joined:
        raise Refused(f"Ngày chính thức phải sau ngày vào Đảng {format_date(joined)}.", field="official_on")
    if official and member.status == Status.PROBATIONARY and official <= today:
        raise Refused(
            "Người này còn là đảng viên dự bị: ngày chính thức do quyết định công nhận ghi.", field="official_on"
        )
    for name in ("party_join_on", "admission_decision_on", "recognition_decision_on", "in_unit_since"):
        day = getattr(member, name)
        if day and day > today:
            raise Refused("Ngày này ở sau hôm nay: kiểm tra lại năm.", field=name)
