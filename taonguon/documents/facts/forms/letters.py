"""Letters, minutes, submissions and lists around a dossier. Never the content of a verification."""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from taonguon.documents.facts.forms.field import Fact
from taonguon.documents.facts.forms.groups import CellMeeting, Certificate, Letterhead, Person, Signer, Vote


@dataclass(frozen=True, slots=True, kw_only=True)
class VerificationLetterFacts:
    """A request for verification: whom we ask, about whom, by when. The answer never comes in here."""

    letterhead: Letterhead = field(default_factory=Letterhead)
    addressee: Annotated[str | None, Fact("kinh_gui", "nơi được đề nghị thẩm tra")] = None
    person: Person = field(default_factory=Person)
    cell: Annotated[str | None, Fact("ten_chi_bo", "chi bộ đang xem xét")] = None
    reply_rule: Annotated[str | None, Fact("thoi_han_tra_loi", "thời hạn trả lời theo quy định")] = None
    reply_to: Annotated[str | None, Fact("noi_nhan_tra_loi", "nơi nhận trả lời")] = None
    recipients: Annotated[tuple[str, ...], Fact("noi_nhan", "nơi nhận")] = ()
    signer: Signer = field(default_factory=Signer)


@dataclass(frozen=True, slots=True, kw_only=True)
class StudentRow:
    """A person on the list of a class."""

    full_name: Annotated[str | None, Fact("ho_ten", "họ và tên")] = None
    born_on_man: Annotated[date | None, Fact("ngay_sinh_nam", "ngày sinh nếu là nam", "")] = None
    born_on_woman: Annotated[date | None, Fact("ngay_sinh_nu", "ngày sinh nếu là nữ", "")] = None
    ethnicity: Annotated[str | None, Fact("dan_toc", "dân tộc")] = None
    religion: Annotated[str | None, Fact("ton_giao", "tôn giáo")] = None
    hometown: Annotated[str | None, Fact("que_quan", "quê quán")] = None
    education: Annotated[str | None, Fact("trinh_do", "trình độ")] = None
    occupation: Annotated[str | None, Fact("nghe_nghiep", "nghề nghiệp, chức vụ")] = None
    cell: Annotated[str | None, Fact("chi_bo", "chi bộ giới thiệu")] = None
    resolved_on: Annotated[date | None, Fact("ngay_nghi_quyet", "ngày nghị quyết chi bộ")] = None
    note: Annotated[str | None, Fact("ghi_chu", "ghi chú", "")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassSendingFacts:
    """The letter that sends people to a class, and the list of the class."""

    letterhead: Letterhead = field(default_factory=Letterhead)
    addressee: Annotated[str | None, Fact("kinh_gui", "nơi mở lớp")] = None
    course: Annotated[str | None, Fact("ten_lop", "tên lớp")] = None
    course_place: Annotated[str | None, Fact("noi_mo_lop", "nơi mở lớp")] = None
    starts_on: Annotated[date | None, Fact("ngay_khai_giang", "ngày khai giảng")] = None
    ends_on: Annotated[date | None, Fact("ngay_be_giang", "ngày bế giảng")] = None
    count: Annotated[int | None, Fact("so_nguoi", "số người cử đi học")] = None
    students: Annotated[tuple[StudentRow, ...], Fact("danh_sach", "danh sách", blank_rows=5, row=StudentRow)] = ()
    recipients: Annotated[tuple[str, ...], Fact("noi_nhan", "nơi nhận")] = ()
    signer: Signer = field(default_factory=Signer)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRow:
    """A paper handed over: what it is, its number and date, how many sheets. Never what it says."""

    title: Annotated[str | None, Fact("ten_giay_to", "tên giấy tờ")] = None
    number: Annotated[str | None, Fact("so_giay_to", "số")] = None
    dated_on: Annotated[date | None, Fact("ngay_giay_to", "ngày")] = None
    sheets: Annotated[int | None, Fact("so_to", "số tờ")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverFacts:
    """The letter that goes with a dossier to another committee, with the list of its papers."""

    letterhead: Letterhead = field(default_factory=Letterhead)
    addressee: Annotated[str | None, Fact("kinh_gui", "nơi nhận hồ sơ")] = None
    person: Person = field(default_factory=Person)
    cell: Annotated[str | None, Fact("ten_chi_bo", "chi bộ đang theo dõi")] = None
    reason: Annotated[str | None, Fact("ly_do", "lý do chuyển")] = None
    papers: Annotated[tuple[PaperRow, ...], Fact("giay_to", "giấy tờ bàn giao", blank_rows=6, row=PaperRow)] = ()
    recipients: Annotated[tuple[str, ...], Fact("noi_nhan", "nơi nhận")] = ()
    signer: Signer = field(default_factory=Signer)


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpedCertificateFacts:
    """Certifies that a person is being followed and helped: carried along when the person moves."""

    letterhead: Letterhead = field(default_factory=Letterhead)
    person: Person = field(default_factory=Person)
    cell: Annotated[str | None, Fact("ten_chi_bo", "chi bộ")] = None
    listed_on: Annotated[date | None, Fact("ngay_vao_nguon", "ngày vào danh sách cảm tình Đảng")] = None
    helper: Annotated[str | None, Fact("nguoi_giup_do", "đảng viên giúp đỡ")] = None
    assigned_on: Annotated[date | None, Fact("ngay_phan_cong", "ngày phân công giúp đỡ")] = None
    helped_until: Annotated[date | None, Fact("giup_do_den", "giúp đỡ đến ngày")] = None
    certificate: Certificate = field(default_factory=Certificate)
    addressee: Annotated[str | None, Fact("noi_den", "tổ chức đảng nơi đến")] = None
    recipients: Annotated[tuple[str, ...], Fact("noi_nhan", "nơi nhận")] = ()
    signer: Signer = field(default_factory=Signer)


@dataclass(frozen=True, slots=True, kw_only=True)
class UrgedRow:
    """A job a unit is asked to do."""

    task: Annotated[str | None, Fact("viec", "việc")] = None
    due_on: Annotated[date | None, Fact("han", "hạn")] = None
    reason: Annotated[str | None, Fact("can_cu_viec", "căn cứ")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UrgingFacts:
    """The letter that urges a unit: its figures, and what is due."""

    letterhead: Letterhead = field(default_factory=Letterhead)
    addressee: Annotated[str | None, Fact("kinh_gui", "đơn vị được đôn đốc")] = None
    plan: Annotated[str | None, Fact("ke_hoach", "kế hoạch thực hiện")] = None
    as_of: Annotated[date | None, Fact("ngay_so_lieu", "ngày chốt số liệu")] = None
    target: Annotated[int | None, Fact("chi_tieu", "chỉ tiêu năm")] = None
    admitted: Annotated[int | None, Fact("da_ket_nap", "đã kết nạp")] = None
    tasks: Annotated[tuple[UrgedRow, ...], Fact("cong_viec", "việc cần làm", blank_rows=3, row=UrgedRow)] = ()
    report_by: Annotated[date | None, Fact("han_bao_cao", "hạn báo cáo lại")] = None
    recipients: Annotated[tuple[str, ...], Fact("noi_nhan", "nơi nhận")] = ()
    signer: Signer = field(default_factory=Signer)


@dataclass(frozen=True, slots=True, kw_only=True)
class CellMinutesFacts:
    """Minutes of the cell meeting on a person: figures are filled in, what was said is written by hand."""

    letterhead: Letterhead = field(default_factory=Letterhead)
    person: Person = field(default_factory=Person)
    cell: Annotated[str | None, Fact("ten_chi_bo", "chi bộ")] = None
    matter: Annotated[str | None, Fact("noi_dung_xet", "nội dung xét")] = None
    meeting: CellMeeting = field(default_factory=CellMeeting)
    vote: Vote = field(default_factory=Vote)
    ended_at: Annotated[str | None, Fact("gio_ket_thuc", "giờ kết thúc")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicantRow:
    """A person submitted to the standing committee, with the votes below it."""

    full_name: Annotated[str | None, Fact("ho_ten", "họ và tên")] = None
    born_on: Annotated[date | None, Fact("ngay_sinh", "ngày sinh")] = None
    cell: Annotated[str | None, Fact("chi_bo", "chi bộ")] = None
    cell_vote: Annotated[str | None, Fact("bieu_quyet_chi_bo", "biểu quyết của chi bộ")] = None
    committee_vote: Annotated[str | None, Fact("bieu_quyet_dang_uy", "biểu quyết của đảng ủy", "")] = None
    decide_by: Annotated[date | None, Fact("han_quyet_dinh", "hạn quyết định")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionFacts:
    """The submission of the advising board to the standing committee."""

    letterhead: Letterhead = field(default_factory=Letterhead)
    addressee: Annotated[str | None, Fact("kinh_trinh", "nơi trình")] = None
    matter: Annotated[str | None, Fact("noi_dung_xet", "nội dung trình")] = None
    count: Annotated[int | None, Fact("so_nguoi", "số người")] = None
    people: Annotated[
        tuple[ApplicantRow, ...], Fact("danh_sach", "danh sách", blank_rows=3, row=ApplicantRow)
    ] = ()
    recipients: Annotated[tuple[str, ...], Fact("noi_nhan", "nơi nhận")] = ()
    signer: Signer = field(default_factory=Signer)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractFacts:
    """The extract for members of the standing committee: steps, dates, votes; no family, no verification."""

    letterhead: Letterhead = field(default_factory=Letterhead)
    person: Person = field(default_factory=Person)
    cell: Annotated[str | None, Fact("ten_chi_bo", "chi bộ đề nghị")] = None
    certificate: Certificate = field(default_factory=Certificate)
    introducers: Annotated[str | None, Fact("nguoi_gioi_thieu", "người, tổ chức giới thiệu")] = None
    verification: Annotated[str | None, Fact("tham_tra", "tình trạng thẩm tra (đã có, chưa có)")] = None
    opinions: Annotated[str | None, Fact("tong_hop_y_kien", "tổng hợp ý kiến đoàn thể, nơi cư trú")] = None
    cell_resolution: Annotated[str | None, Fact("nghi_quyet_chi_bo", "nghị quyết chi bộ")] = None
    committee_resolution: Annotated[str | None, Fact("nghi_quyet_dang_uy", "nghị quyết đảng ủy cơ sở")] = None
    vote: Vote = field(default_factory=Vote)
    signer: Signer = field(default_factory=Signer)
