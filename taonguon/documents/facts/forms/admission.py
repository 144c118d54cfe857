"""Forms 1-KNĐ to 9-KNĐ: from the application to the decision to admit. Fields are described in our own words."""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from taonguon.documents.facts.forms.field import Fact
from taonguon.documents.facts.forms.groups import (
    CellMeeting,
    Certificate,
    CommitteeMeeting,
    Letterhead,
    Person,
    Signer,
    Vote,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidanceFacts:
    """1-KNĐ, 2-KNĐ, 10-KNĐ: written by hand and secret, so only who it is for and where it is handed in."""

    person: Person = field(default_factory=Person)
    cell: Annotated[str | None, Fact("ten_chi_bo", "chi bộ nhận giấy tờ")] = None
    committee: Annotated[str | None, Fact("ten_dang_uy", "đảng ủy")] = None
    receiver: Annotated[str | None, Fact("nguoi_nhan", "người nhận giấy tờ")] = None
    due_on: Annotated[date | None, Fact("han_nop", "hạn nộp")] = None
    certificate: Certificate = field(default_factory=Certificate)


@dataclass(frozen=True, slots=True, kw_only=True)
class IntroductionFacts:
    """3-KNĐ: an official member introduces a person. The remarks are written by hand."""

    place: Annotated[str | None, Fact("dia_danh", "địa danh")] = None
    signed_on: Annotated[date | None, Fact("ngay_ky", "ngày ký")] = None
    person: Person = field(default_factory=Person)
    introducer: Annotated[str | None, Fact("nguoi_gioi_thieu", "đảng viên giới thiệu")] = None
    introducer_born_on: Annotated[
        date | None, Fact("ngay_sinh_nguoi_gioi_thieu", "ngày sinh người giới thiệu")
    ] = None
    introducer_post: Annotated[str | None, Fact("chuc_vu_nguoi_gioi_thieu", "chức vụ người giới thiệu")] = None
    introducer_joined_on: Annotated[date | None, Fact("ngay_vao_dang", "ngày vào Đảng")] = None
    introducer_official_on: Annotated[date | None, Fact("ngay_chinh_thuc", "ngày chính thức")] = None
    cell: Annotated[str | None, Fact("ten_chi_bo", "chi bộ của người giới thiệu")] = None
    together_at: Annotated[str | None, Fact("noi_cung_cong_tac", "nơi cùng công tác, cư trú")] = None
    together_since: Annotated[date | None, Fact("cung_cong_tac_tu", "cùng công tác, cư trú từ ngày")] = None
    assigned_on: Annotated[date | None, Fact("ngay_phan_cong", "ngày được phân công giúp đỡ")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnionResolutionFacts:
    """4-KNĐ, 4A-KNĐ: the committee of the Youth Union or the trade union introduces one of its members."""

    letterhead: Letterhead = field(default_factory=Letterhead)
    person: Person = field(default_factory=Person)
    organization: Annotated[str | None, Fact("ten_to_chuc", "tổ chức Đoàn, công đoàn")] = None
    cell: Annotated[str | None, Fact("ten_chi_bo", "chi bộ được giới thiệu tới")] = None
    meeting: CommitteeMeeting = field(default_factory=CommitteeMeeting)
    vote: Vote = field(default_factory=Vote)
    recipients: Annotated[tuple[str, ...], Fact("noi_nhan", "nơi nhận")] = ()
    signer: Signer = field(default_factory=Signer)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionRow:
    """One organisation asked: how many, how many agree. What it remarked is written by hand."""

    organization: Annotated[str | None, Fact("to_chuc", "tổ chức được lấy ý kiến")] = None
    asked: Annotated[int | None, Fact("so_lay_y_kien", "số được lấy ý kiến")] = None
    agreed: Annotated[int | None, Fact("so_tan_thanh", "số tán thành")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionFacts:
    """5-KNĐ and 12-KNĐ: opinions of mass organisations and of the chi ủy where the person lives."""

    letterhead: Letterhead = field(default_factory=Letterhead)
    person: Person = field(default_factory=Person)
    cell: Annotated[str | None, Fact("ten_chi_bo", "chi bộ tổng hợp")] = None
    opinions: Annotated[
        tuple[OpinionRow, ...], Fact("y_kien", "ý kiến các tổ chức", blank_rows=4, row=OpinionRow)
    ] = ()
    residence_cell: Annotated[str | None, Fact("chi_uy_noi_cu_tru", "chi ủy nơi cư trú")] = None
    residence_asked: Annotated[int | None, Fact("cu_tru_tong", "số chi ủy viên nơi cư trú")] = None
    residence_agreed: Annotated[int | None, Fact("cu_tru_tan_thanh", "số chi ủy viên tán thành")] = None
    recipients: Annotated[tuple[str, ...], Fact("noi_nhan", "nơi nhận")] = ()
    signer: Signer = field(default_factory=Signer)


@dataclass(frozen=True, slots=True, kw_only=True)
class CellResolutionFacts:
    """6-KNĐ: the cell proposes to admit. Conclusions on the history are written by hand."""

    letterhead: Letterhead = field(default_factory=Letterhead)
    person: Person = field(default_factory=Person)
    cell: Annotated[str | None, Fact("ten_chi_bo", "chi bộ")] = None
    committee: Annotated[str | None, Fact("ten_cap_tren", "cấp ủy cấp trên trực tiếp")] = None
    certificate: Certificate = field(default_factory=Certificate)
    meeting: CellMeeting = field(default_factory=CellMeeting)
    vote: Vote = field(default_factory=Vote)
    recipients: Annotated[tuple[str, ...], Fact("noi_nhan", "nơi nhận")] = ()
    signer: Signer = field(default_factory=Signer)


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteeOpinionFacts:
    """7-, 8-, 14-, 15-KNĐ: a sub-committee's report or a grassroots committee's resolution on a cell's."""

    letterhead: Letterhead = field(default_factory=Letterhead)
    person: Person = field(default_factory=Person)
    cell: Annotated[str | None, Fact("ten_chi_bo", "chi bộ đề nghị")] = None
    committee: Annotated[str | None, Fact("ten_dang_uy", "đảng ủy họp")] = None
    above: Annotated[str | None, Fact("ten_cap_tren", "cấp ủy cấp trên trực tiếp")] = None
    cell_resolution: Annotated[str | None, Fact("so_nghi_quyet_chi_bo", "số nghị quyết của chi bộ")] = None
    cell_resolved_on: Annotated[date | None, Fact("ngay_nghi_quyet_chi_bo", "ngày nghị quyết của chi bộ")] = None
    joined_on: Annotated[date | None, Fact("ngay_ket_nap", "ngày kết nạp")] = None
    meeting: CommitteeMeeting = field(default_factory=CommitteeMeeting)
    vote: Vote = field(default_factory=Vote)
    recipients: Annotated[tuple[str, ...], Fact("noi_nhan", "nơi nhận")] = ()
    signer: Signer = field(default_factory=Signer)


@dataclass(frozen=True, slots=True, kw_only=True)
class AdmissionDecisionFacts:
    """9-KNĐ: the standing committee admits one person. Grounds and time limits come from the rule set."""

    letterhead: Letterhead = field(default_factory=Letterhead)
    person: Person = field(default_factory=Person)
    grounds: Annotated[tuple[str, ...], Fact("can_cu", "căn cứ", blank_rows=2)] = ()
    decided_by: Annotated[str | None, Fact("co_quan_quyet_dinh", "cơ quan quyết định")] = None
    cell: Annotated[str | None, Fact("ten_chi_bo", "chi bộ nơi kết nạp")] = None
    proposed_by: Annotated[str | None, Fact("noi_de_nghi", "cấp ủy, chi bộ đề nghị")] = None
    ceremony_rule: Annotated[str | None, Fact("thoi_han_le", "thời hạn tổ chức lễ kết nạp")] = None
    helper: Annotated[str | None, Fact("nguoi_giup_do", "đảng viên được phân công giúp đỡ")] = None
    recipients: Annotated[tuple[str, ...], Fact("noi_nhan", "nơi nhận")] = ()
    signer: Signer = field(default_factory=Signer)
