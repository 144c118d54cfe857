"""Forms 11-KNĐ, 13-KNĐ and 16-KNĐ: remarks, proposal, decision (10, 12, 14, 15 share earlier facts)."""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from taonguon.documents.facts.forms.field import Fact
from taonguon.documents.facts.forms.groups import CellMeeting, Certificate, Letterhead, Person, Signer, Vote


@dataclass(frozen=True, slots=True, kw_only=True)
class HelperRemarksFacts:
    """11-KNĐ: the helper's remarks on a probationary member, written by hand on a prefilled sheet."""

    place: Annotated[str | None, Fact("dia_danh", "địa danh")] = None
    signed_on: Annotated[date | None, Fact("ngay_ky", "ngày ký")] = None
    person: Person = field(default_factory=Person)
    helper: Annotated[str | None, Fact("nguoi_giup_do", "đảng viên được phân công giúp đỡ")] = None
    helper_post: Annotated[str | None, Fact("chuc_vu_nguoi_giup_do", "chức vụ của người giúp đỡ")] = None
    helper_official_on: Annotated[date | None, Fact("ngay_chinh_thuc_nguoi_giup_do", "ngày chính thức")] = None
    assigned_on: Annotated[date | None, Fact("ngay_phan_cong", "ngày được phân công giúp đỡ")] = None
    cell: Annotated[str | None, Fact("ten_chi_bo", "chi bộ")] = None
    joined_on: Annotated[date | None, Fact("ngay_ket_nap", "ngày kết nạp")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecognitionResolutionFacts:
    """13-KNĐ: the cell proposes to recognise a probationary member as official."""

    letterhead: Letterhead = field(default_factory=Letterhead)
    person: Person = field(default_factory=Person)
    cell: Annotated[str | None, Fact("ten_chi_bo", "chi bộ")] = None
    committee: Annotated[str | None, Fact("ten_cap_tren", "cấp ủy cấp trên trực tiếp")] = None
    joined_on: Annotated[date | None, Fact("ngay_ket_nap", "ngày kết nạp")] = None
    probation_ended_on: Annotated[date | None, Fact("ngay_het_du_bi", "ngày hết thời kỳ dự bị")] = None
    certificate: Certificate = field(default_factory=Certificate)
    meeting: CellMeeting = field(default_factory=CellMeeting)
    vote: Vote = field(default_factory=Vote)
    recipients: Annotated[tuple[str, ...], Fact("noi_nhan", "nơi nhận")] = ()
    signer: Signer = field(default_factory=Signer)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecognitionDecisionFacts:
    """16-KNĐ: the standing committee recognises an official member, from a fixed date."""

    letterhead: Letterhead = field(default_factory=Letterhead)
    person: Person = field(default_factory=Person)
    grounds: Annotated[tuple[str, ...], Fact("can_cu", "căn cứ", blank_rows=2)] = ()
    decided_by: Annotated[str | None, Fact("co_quan_quyet_dinh", "cơ quan quyết định")] = None
    cell: Annotated[str | None, Fact("ten_chi_bo", "chi bộ")] = None
    proposed_by: Annotated[str | None, Fact("noi_de_nghi", "cấp ủy, chi bộ đề nghị")] = None
    joined_on: Annotated[date | None, Fact("ngay_ket_nap", "ngày kết nạp")] = None
    official_on: Annotated[date | None, Fact("ngay_chinh_thuc", "ngày chính thức")] = None
    recipients: Annotated[tuple[str, ...], Fact("noi_nhan", "nơi nhận")] = ()
    signer: Signer = field(default_factory=Signer)
