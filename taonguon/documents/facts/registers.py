"""The lists of the commune as rows: units and targets, new members, the pool register, a class, sources.

Headings are the words of the working registers in use. None stays an empty cell: unknown is not zero.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from taonguon.documents.facts.annex import AnnexColumn, AnnexTable, Cell, CellKind, cells_of, columns_of
from taonguon.documents.facts.figures import Figure
from taonguon.rules.wording import format_date

_INTEGER, _PERCENT, _DATE = CellKind.INTEGER, CellKind.PERCENT, CellKind.DATE


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitTargetRow:
    """A unit against its targets of the year."""

    unit: Annotated[str | None, AnnexColumn("Đơn vị", width=38)] = None
    kind: Annotated[str | None, AnnexColumn("Loại hình", width=18)] = None
    members: Annotated[int | None, AnnexColumn("Đảng số", _INTEGER, 9, total=True)] = None
    target: Annotated[int | None, AnnexColumn("Chỉ tiêu kết nạp", _INTEGER, 9, total=True)] = None
    admitted: Annotated[int | None, AnnexColumn("Đã kết nạp", _INTEGER, 9, total=True)] = None
    rate: Annotated[Decimal | None, AnnexColumn("Tỷ lệ", _PERCENT, 8)] = None
    class_target: Annotated[int | None, AnnexColumn("Chỉ tiêu học lớp", _INTEGER, 9, total=True)] = None
    certified: Annotated[int | None, AnnexColumn("Đã học xong", _INTEGER, 9, total=True)] = None
    in_pool: Annotated[int | None, AnnexColumn("Trong nguồn", _INTEGER, 9, total=True)] = None
    in_procedure: Annotated[int | None, AnnexColumn("Đang làm hồ sơ", _INTEGER, 9, total=True)] = None
    last_admission_on: Annotated[date | None, AnnexColumn("Lần kết nạp gần nhất", _DATE, 12)] = None
    exemption: Annotated[str | None, AnnexColumn("Miễn chỉ tiêu, lý do", width=24)] = None
    note: Annotated[str | None, AnnexColumn("Ghi chú", width=20)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMemberRow:
    """A member admitted in the period."""

    full_name: Annotated[str | None, AnnexColumn("Họ và tên", width=22)] = None
    sex: Annotated[str | None, AnnexColumn("Giới tính", width=8)] = None
    born_on: Annotated[date | None, AnnexColumn("Ngày sinh", _DATE, 11)] = None
    hometown: Annotated[str | None, AnnexColumn("Quê quán", width=22)] = None
    occupation: Annotated[str | None, AnnexColumn("Nghề nghiệp, chức vụ", width=22)] = None
    education: Annotated[str | None, AnnexColumn("Trình độ", width=12)] = None
    groups: Annotated[str | None, AnnexColumn("Đối tượng", width=22)] = None
    cell: Annotated[str | None, AnnexColumn("Chi bộ", width=20)] = None
    decision_number: Annotated[str | None, AnnexColumn("Số quyết định", width=12)] = None
    decided_on: Annotated[date | None, AnnexColumn("Ngày quyết định", _DATE, 11)] = None
    admitted_on: Annotated[date | None, AnnexColumn("Ngày kết nạp", _DATE, 11)] = None
    helper: Annotated[str | None, AnnexColumn("Đảng viên giúp đỡ", width=12)] = None
    note: Annotated[str | None, AnnexColumn("Ghi chú", width=12)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PoolRow:
    """A line of the register of outstanding people, from recognition as a sympathizer to the ceremony."""

    code: Annotated[str | None, AnnexColumn("Mã", width=10)] = None
    full_name: Annotated[str | None, AnnexColumn("Họ và tên", width=26)] = None
    phone: Annotated[str | None, AnnexColumn("Số điện thoại", width=13)] = None
    sex: Annotated[str | None, AnnexColumn("Giới tính", width=8)] = None
    born_on: Annotated[date | None, AnnexColumn("Ngày sinh", _DATE, 12)] = None
    ethnicity: Annotated[str | None, AnnexColumn("Dân tộc", width=10)] = None
    religion: Annotated[str | None, AnnexColumn("Tôn giáo", width=12)] = None
    hometown: Annotated[str | None, AnnexColumn("Quê quán", width=26)] = None
    hamlet: Annotated[str | None, AnnexColumn("Thôn, tổ dân phố", width=18)] = None
    post: Annotated[str | None, AnnexColumn("Chức vụ, nghề nghiệp", width=22)] = None
    workplace: Annotated[str | None, AnnexColumn("Đơn vị", width=24)] = None
    works_at: Annotated[str | None, AnnexColumn("Nơi làm việc thực tế", width=22)] = None
    present: Annotated[str | None, AnnexColumn("Có mặt tại địa phương", width=11)] = None
    general_education: Annotated[str | None, AnnexColumn("Giáo dục phổ thông", width=12)] = None
    qualification: Annotated[str | None, AnnexColumn("Chuyên môn", width=16)] = None
    groups: Annotated[str | None, AnnexColumn("Đối tượng", width=24)] = None
    introduced_by: Annotated[str | None, AnnexColumn("Tổ chức giới thiệu", width=18)] = None
    cell: Annotated[str | None, AnnexColumn("Chi bộ công nhận", width=28)] = None
    recognition_number: Annotated[str | None, AnnexColumn("Số báo cáo công nhận cảm tình", width=14)] = None
    cell_met_on: Annotated[date | None, AnnexColumn("Ngày họp chi bộ", _DATE, 12)] = None
    helper: Annotated[str | None, AnnexColumn("Đảng viên giúp đỡ", width=24)] = None
    helper_assigned_on: Annotated[date | None, AnnexColumn("Ngày phân công", _DATE, 12)] = None
    class_decision_number: Annotated[str | None, AnnexColumn("Số quyết định mở lớp", width=14)] = None
    class_decided_on: Annotated[date | None, AnnexColumn("Ngày quyết định mở lớp", _DATE, 12)] = None
    class_dates: Annotated[str | None, AnnexColumn("Thời gian lớp", width=18)] = None
    certified_on: Annotated[date | None, AnnexColumn("Ngày cấp chứng nhận", _DATE, 12)] = None
    certificate_number: Annotated[str | None, AnnexColumn("Số chứng nhận", width=14)] = None
    certified_by: Annotated[str | None, AnnexColumn("Đơn vị cấp", width=24)] = None
    certificate_unit: Annotated[str | None, AnnexColumn("Đơn vị, chi bộ, đảng ủy khi cấp", width=26)] = None
    certificate_valid_until: Annotated[date | None, AnnexColumn("Hạn dùng giấy chứng nhận", _DATE, 12)] = None
    file_code: Annotated[str | None, AnnexColumn("Mã số hồ sơ", width=12)] = None
    step: Annotated[str | None, AnnexColumn("Bước hiện tại", width=22)] = None
    step_entered_on: Annotated[date | None, AnnexColumn("Ngày vào bước", _DATE, 12)] = None
    file_holder: Annotated[str | None, AnnexColumn("Người giữ hồ sơ", width=22)] = None
    difficulty: Annotated[str | None, AnnexColumn("Vướng mắc", width=26)] = None
    admitted: Annotated[str | None, AnnexColumn("Kết nạp", width=10)] = None
    decided_on: Annotated[date | None, AnnexColumn("Ngày quyết định kết nạp", _DATE, 12)] = None
    decision_number: Annotated[str | None, AnnexColumn("Số quyết định kết nạp", width=14)] = None
    admitted_on: Annotated[date | None, AnnexColumn("Ngày kết nạp", _DATE, 12)] = None
    probation_helper: Annotated[str | None, AnnexColumn("Đảng viên hướng dẫn (dự bị)", width=24)] = None
    transferred_on: Annotated[date | None, AnnexColumn("Ngày chuyển sinh hoạt", _DATE, 12)] = None
    transferred_to: Annotated[str | None, AnnexColumn("Nơi chuyển tới", width=24)] = None
    status: Annotated[str | None, AnnexColumn("Trạng thái", width=18)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassRow:
    """A person sent to the awareness class. The list gives the birth date in the column of the person's sex."""

    full_name: Annotated[str | None, AnnexColumn("Họ và tên", width=26)] = None
    born_on_man: Annotated[date | None, AnnexColumn("Ngày sinh (nam)", _DATE, 12)] = None
    born_on_woman: Annotated[date | None, AnnexColumn("Ngày sinh (nữ)", _DATE, 12)] = None
    ethnicity: Annotated[str | None, AnnexColumn("Dân tộc", width=10)] = None
    religion: Annotated[str | None, AnnexColumn("Tôn giáo", width=12)] = None
    hometown: Annotated[str | None, AnnexColumn("Quê quán", width=26)] = None
    education: Annotated[str | None, AnnexColumn("Trình độ", width=16)] = None
    occupation: Annotated[str | None, AnnexColumn("Nghề nghiệp, chức vụ", width=22)] = None
    workplace: Annotated[str | None, AnnexColumn("Đơn vị, chi đoàn", width=24)] = None
    cell: Annotated[str | None, AnnexColumn("Chi bộ giới thiệu", width=28)] = None
    resolved_on: Annotated[date | None, AnnexColumn("Ngày nghị quyết chi bộ", _DATE, 12)] = None
    result: Annotated[str | None, AnnexColumn("Kết quả", width=12)] = None
    certificate_number: Annotated[str | None, AnnexColumn("Số chứng nhận", width=14)] = None
    certified_on: Annotated[date | None, AnnexColumn("Ngày cấp", _DATE, 12)] = None
    note: Annotated[str | None, AnnexColumn("Ghi chú", width=16)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """A figure of the report and how it was counted."""

    label: Annotated[str | None, AnnexColumn("Số liệu", width=44)] = None
    value: Annotated[int | Decimal | None, AnnexColumn("Giá trị", CellKind.DECIMAL, 12)] = None
    unit: Annotated[str | None, AnnexColumn("Đơn vị tính", width=14)] = None
    counted: Annotated[str | None, AnnexColumn("Cách tính", width=70)] = None
    code: Annotated[str | None, AnnexColumn("Mã truy vấn", width=20)] = None


def unit_targets(rows: Iterable[UnitTargetRow], *, year: int, as_of: date) -> AnnexTable:
    """Units × targets of a year."""
    return AnnexTable(
        sheet="Đơn vị và chỉ tiêu",
        title=f"KẾT QUẢ THỰC HIỆN CHỈ TIÊU PHÁT TRIỂN ĐẢNG VIÊN NĂM {year}",
        note=f"Số liệu tính đến {format_date(as_of)}",
        columns=columns_of(UnitTargetRow),
        rows=cells_of(rows, UnitTargetRow),
        frozen=2,
    )


def new_members(rows: Iterable[NewMemberRow], *, period: str) -> AnnexTable:
    """Members admitted in a period."""
    return AnnexTable(
        sheet="Đảng viên mới",
        title=f"DANH SÁCH ĐẢNG VIÊN MỚI KẾT NẠP, {period.upper()}",
        columns=columns_of(NewMemberRow),
        rows=cells_of(rows, NewMemberRow),
        frozen=2,
    )


def pool_register(rows: Iterable[PoolRow], *, as_of: date) -> AnnexTable:
    """The register of outstanding people."""
    return AnnexTable(
        sheet="Sổ theo dõi nguồn",
        title="SỔ THEO DÕI QUẦN CHÚNG ƯU TÚ, NGUỒN KẾT NẠP ĐẢNG VIÊN",
        note=f"Tính đến {format_date(as_of)}",
        columns=columns_of(PoolRow),
        rows=cells_of(rows, PoolRow),
        frozen=3,
    )


def class_list(rows: Iterable[ClassRow], *, course: str) -> AnnexTable:
    """The list of an awareness class."""
    return AnnexTable(
        sheet="Danh sách lớp",
        title="DANH SÁCH HỌC LỚP BỒI DƯỠNG NHẬN THỨC VỀ ĐẢNG",
        note=course,
        columns=columns_of(ClassRow),
        rows=cells_of(rows, ClassRow),
        frozen=2,
    )


def figure_sources(figures: Iterable[Figure]) -> AnnexTable:
    """How every figure of a report was counted."""
    rows: Iterable[tuple[Cell, ...]] = (
        (figure.label, figure.value, figure.unit, figure.counted, figure.code) for figure in figures
    )
    return AnnexTable(
        sheet="Cách tính số liệu", title="CÁCH TÍNH SỐ LIỆU CỦA BÁO CÁO", columns=columns_of(FigureRow), rows=rows
    )
