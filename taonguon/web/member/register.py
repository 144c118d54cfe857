"""The roll as an Excel register. Identity numbers are not in it: each leaves the system with a reason."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from taonguon.documents.facts.annex import AnnexColumn, AnnexTable, CellKind, cells_of, columns_of
from taonguon.member.models import Member
from taonguon.rules.access import Scope
from taonguon.rules.wording import format_date
from taonguon.web.member.shown import party_age

_DATE = CellKind.DATE


@dataclass(frozen=True, slots=True, kw_only=True)
class RollRow:
    """One member as the register writes it; None is unknown."""

    full_name: Annotated[str, AnnexColumn("Họ và tên", width=26)]
    gender: Annotated[str | None, AnnexColumn("Giới", width=7)]
    born_on: Annotated[date | None, AnnexColumn("Ngày sinh", _DATE, 12)]
    unit: Annotated[str, AnnexColumn("Chi bộ", width=28)]
    status: Annotated[str, AnnexColumn("Tư cách", width=20)]
    decided_on: Annotated[date | None, AnnexColumn("Ngày quyết định kết nạp", _DATE, 12)]
    joined_on: Annotated[date | None, AnnexColumn("Ngày vào Đảng", _DATE, 12)]
    official_on: Annotated[date | None, AnnexColumn("Ngày chính thức", _DATE, 12)]
    recognised_on: Annotated[date | None, AnnexColumn("Ngày quyết định công nhận", _DATE, 12)]
    age: Annotated[str | None, AnnexColumn("Tuổi Đảng", width=10)]
    card: Annotated[str | None, AnnexColumn("Số thẻ", width=15)]
    file: Annotated[str | None, AnnexColumn("Số lý lịch", width=13)]
    ethnicity: Annotated[str | None, AnnexColumn("Dân tộc", width=10)]
    religion: Annotated[str | None, AnnexColumn("Tôn giáo", width=12)]
    education: Annotated[str | None, AnnexColumn("Học vấn", width=18)]
    occupation: Annotated[str | None, AnnexColumn("Nghề nghiệp, chức vụ", width=24)]
    hometown: Annotated[str | None, AnnexColumn("Quê quán", width=24)]
    residence: Annotated[str | None, AnnexColumn("Nơi cư trú", width=24)]
    phone: Annotated[str | None, AnnexColumn("Điện thoại", width=13)]
    since: Annotated[date | None, AnnexColumn("Ở chi bộ từ", _DATE, 12)]
    note: Annotated[str | None, AnnexColumn("Ghi chú", width=24)]


def table(rows: Iterable[Member], *, scope: Scope, on: date, today: date) -> AnnexTable:
    """The register of the rows, one at a time."""
    return AnnexTable(
        sheet="Sổ đảng viên",
        title="SỔ ĐẢNG VIÊN",
        note=f"Tính đến ngày {format_date(on)}",
        parent=scope.commune_name,
        issuer=scope.unit_name,
        columns=columns_of(RollRow),
        rows=cells_of(_rows(rows, today), RollRow),
        frozen=2,
    )


def _rows(members: Iterable[Member], today: date) -> Iterator[RollRow]:
    for member in members:
        person = member.person
        notes = [
            text
            for text, holds in (
                ("miễn công tác, sinh hoạt", member.activity_exempt),
                ("sinh hoạt tạm thời nơi khác", member.temporary_elsewhere),
            )
            if holds
        ]
        yield RollRow(
            full_name=person.full_name,
            gender=person.get_gender_display(),
            born_on=person.born_on,
            unit=member.unit.name,
            status=member.get_status_display(),
            decided_on=member.admission_decision_on,
            joined_on=member.party_join_on,
            official_on=member.official_on,
            recognised_on=member.recognition_decision_on,
            age=party_age(member, today) or None,
            card=member.card_number or None,
            file=member.file_number or None,
            ethnicity=person.get_ethnic_group_display(),
            religion=person.get_religion_display(),
            education=person.get_education_display(),
            occupation=person.occupation_text or person.get_occupation_display(),
            hometown=person.native_place or None,
            residence=person.residence or None,
            phone=person.phone or None,
            since=member.in_unit_since,
            note="; ".join(notes) or None,
        )
