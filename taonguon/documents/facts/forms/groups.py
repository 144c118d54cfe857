"""Groups of facts that several forms share: who issues, who it is about, the meeting, the vote, who signs."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from taonguon.documents.facts.forms.field import CELL_DOTS, DOTS, LONG_DATE_DOTS, Fact
from taonguon.rules.wording import format_date_long, format_percent

BLANK = ""  # room for a pen without dots: number, signature


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """Head of a form: superior, issuing body, number and symbol (room for it in a draft), place and date."""

    parent: Annotated[str | None, Fact("cap_tren", "tổ chức cấp trên trực tiếp")] = None
    issuer: Annotated[str | None, Fact("co_quan", "cơ quan, tổ chức lập văn bản")] = None
    symbol: Annotated[str | None, Fact("ky_hieu", "phần ký hiệu sau số", BLANK)] = None
    number: Annotated[int | None, Fact("so", "số văn bản", BLANK)] = None
    place: Annotated[str | None, Fact("dia_danh", "địa danh")] = None
    signed_on: Annotated[date | None, Fact("ngay_ky", "ngày ký")] = None

    DERIVED: ClassVar[dict[str, str]] = {
        "co_quan_cap_tren": "tổ chức cấp trên, chữ in hoa",
        "co_quan_ban_hanh": "cơ quan lập văn bản, chữ in hoa",
        "so_ky_hieu": "số và ký hiệu",
        "dia_danh_ngay": "địa danh, ngày tháng năm",
    }

    def derived(self) -> dict[str, str]:
        """The lines as the head prints them."""
        number = " " * 6 if self.number is None else f"{self.number:02d}"
        day = format_date_long(self.signed_on, unknown=LONG_DATE_DOTS)
        return {
            "co_quan_cap_tren": (self.parent or DOTS).upper(),
            "co_quan_ban_hanh": (self.issuer or DOTS).upper(),
            "so_ky_hieu": f"Số {number}-{self.symbol}" if self.symbol else f"Số {DOTS}",
            "dia_danh_ngay": f"{self.place or CELL_DOTS}, {day}",
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who signs. The name's place stays empty until it is known."""

    authority: Annotated[str | None, Fact("quyen_han_ky", "thẩm quyền ký, ví dụ T/M CHI BỘ", BLANK)] = None
    position: Annotated[str | None, Fact("chuc_vu", "chức vụ người ký")] = None
    name: Annotated[str | None, Fact("nguoi_ky", "họ và tên người ký", BLANK)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """The person a form is about: only what the forms print; items 13-26 of 2-KNĐ stay on paper."""

    full_name: Annotated[str | None, Fact("ho_ten", "họ và tên")] = None
    sex: Annotated[str | None, Fact("gioi_tinh", "giới tính")] = None
    born_on: Annotated[date | None, Fact("ngay_sinh", "ngày sinh")] = None
    birthplace: Annotated[str | None, Fact("noi_sinh", "nơi sinh")] = None
    hometown: Annotated[str | None, Fact("que_quan", "quê quán")] = None
    residence: Annotated[str | None, Fact("noi_cu_tru", "nơi cư trú")] = None
    ethnicity: Annotated[str | None, Fact("dan_toc", "dân tộc")] = None
    religion: Annotated[str | None, Fact("ton_giao", "tôn giáo")] = None
    general_education: Annotated[str | None, Fact("hoc_van", "giáo dục phổ thông")] = None
    qualification: Annotated[str | None, Fact("chuyen_mon", "trình độ chuyên môn")] = None
    occupation: Annotated[str | None, Fact("nghe_nghiep", "nghề nghiệp, chức vụ")] = None
    workplace: Annotated[str | None, Fact("noi_lam_viec", "đơn vị công tác, học tập")] = None
    youth_union_joined_on: Annotated[date | None, Fact("ngay_vao_doan", "ngày vào Đoàn")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """The awareness-class or new-member-class certificate."""

    number: Annotated[str | None, Fact("so_chung_nhan", "số giấy chứng nhận")] = None
    issued_on: Annotated[date | None, Fact("ngay_chung_nhan", "ngày cấp giấy chứng nhận")] = None
    issuer: Annotated[str | None, Fact("noi_cap_chung_nhan", "nơi cấp giấy chứng nhận")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CellMeeting:
    """A cell's meeting: totals and presence of official and probationary members."""

    held_on: Annotated[date | None, Fact("ngay_hop", "ngày họp")] = None
    place: Annotated[str | None, Fact("noi_hop", "nơi họp")] = None
    total: Annotated[int | None, Fact("tong_dang_vien", "tổng số đảng viên")] = None
    official: Annotated[int | None, Fact("tong_chinh_thuc", "số đảng viên chính thức")] = None
    probationary: Annotated[int | None, Fact("tong_du_bi", "số đảng viên dự bị")] = None
    present: Annotated[int | None, Fact("co_mat", "số có mặt")] = None
    official_present: Annotated[int | None, Fact("co_mat_chinh_thuc", "chính thức có mặt")] = None
    probationary_present: Annotated[int | None, Fact("co_mat_du_bi", "dự bị có mặt")] = None
    absent: Annotated[int | None, Fact("vang_mat", "số vắng mặt")] = None
    absence_reasons: Annotated[str | None, Fact("ly_do_vang", "lý do vắng mặt")] = None
    chair: Annotated[str | None, Fact("chu_tri", "chủ trì hội nghị")] = None
    recorder: Annotated[str | None, Fact("thu_ky", "thư ký hội nghị")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteeMeeting:
    """A committee's meeting: members of the committee, present, absent."""

    held_on: Annotated[date | None, Fact("ngay_hop", "ngày họp")] = None
    place: Annotated[str | None, Fact("noi_hop", "nơi họp")] = None
    members: Annotated[int | None, Fact("tong_uy_vien", "tổng số ủy viên")] = None
    present: Annotated[int | None, Fact("co_mat", "số có mặt")] = None
    absent: Annotated[int | None, Fact("vang_mat", "số vắng mặt")] = None
    absence_reasons: Annotated[str | None, Fact("ly_do_vang", "lý do vắng mặt")] = None
    chair: Annotated[str | None, Fact("chu_tri", "chủ trì hội nghị")] = None
    recorder: Annotated[str | None, Fact("thu_ky", "thư ký hội nghị")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """A vote. Shares are of those who count (`eligible`), not of ballots; `threshold` is the rule in words."""

    eligible: Annotated[int | None, Fact("tong_bieu_quyet", "số người được tính")] = None
    in_favour: Annotated[int | None, Fact("tan_thanh", "tán thành")] = None
    against: Annotated[int | None, Fact("khong_tan_thanh", "không tán thành")] = None
    abstained: Annotated[int | None, Fact("khong_y_kien", "không có ý kiến")] = None
    method: Annotated[str | None, Fact("hinh_thuc", "hình thức biểu quyết")] = None
    threshold: Annotated[str | None, Fact("nguong", "tỷ lệ phải đạt, bằng lời")] = None

    DERIVED: ClassVar[dict[str, str]] = {
        "ty_le_tan_thanh": "tỷ lệ tán thành",
        "ty_le_khong_tan_thanh": "tỷ lệ không tán thành",
    }

    def derived(self) -> dict[str, str]:
        """Shares of those who count."""
        return {
            "ty_le_tan_thanh": format_percent(self.in_favour, self.eligible, unknown=DOTS),
            "ty_le_khong_tan_thanh": format_percent(self.against, self.eligible, unknown=DOTS),
        }
