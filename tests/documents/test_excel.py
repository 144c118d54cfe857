import io
from datetime import date, datetime, time
from decimal import Decimal

import openpyxl
import pytest

from taonguon.documents.excel.workbook import render_workbook, write_workbook
from taonguon.documents.facts.annex import AnnexColumn, AnnexTable, CellKind, ExportStamp
from taonguon.documents.facts.registers import (
    ClassRow,
    NewMemberRow,
    PoolRow,
    UnitTargetRow,
    class_list,
    figure_sources,
    new_members,
    pool_register,
    unit_targets,
)
from tests.documents import samples

STAMP = ExportStamp("Lê Thí Điểm & Ban Xây dựng Đảng", datetime(2026, 9, 5, 7, 40))  # noqa: DTZ001  # local time
AS_OF = date(2026, 9, 30)


def midnight(day):
    """How openpyxl gives a date back."""
    return datetime.combine(day, time())


def opened(*tables):
    return openpyxl.load_workbook(io.BytesIO(render_workbook(tables, STAMP)))


def cells(sheet, row):
    return [cell.value for cell in sheet[row]]


def units(count, **changes):
    for place in range(1, count + 1):
        facts = {
            "unit": f"Chi bộ thôn Ví Dụ {place}",
            "kind": "thôn",
            "members": 1450,
            "target": 3,
            "admitted": place,
            "rate": Decimal("0.722"),
            "class_target": 5,
            "certified": 4,
            "in_pool": 9,
            "in_procedure": 1,
            "last_admission_on": date(2026, 9, 5),
            "exemption": "",
            "note": "",
        }
        yield UnitTargetRow(**facts | changes)


def test_units_and_targets():
    sheet = opened(unit_targets(units(3), year=2026, as_of=AS_OF))["Đơn vị và chỉ tiêu"]
    assert sheet["A3"].value == "KẾT QUẢ THỰC HIỆN CHỈ TIÊU PHÁT TRIỂN ĐẢNG VIÊN NĂM 2026"
    assert sheet["A4"].value == "Số liệu tính đến 30/9/2026"
    assert cells(sheet, 6) == [
        "STT", "Đơn vị", "Loại hình", "Đảng số", "Chỉ tiêu kết nạp", "Đã kết nạp", "Tỷ lệ", "Chỉ tiêu học lớp",
        "Đã học xong", "Trong nguồn", "Đang làm hồ sơ", "Lần kết nạp gần nhất", "Miễn chỉ tiêu, lý do", "Ghi chú",
    ]  # fmt: skip
    assert cells(sheet, 7)[:3] == ["(1)", "(2)", "(3)"]
    assert cells(sheet, 8) == [
        1, "Chi bộ thôn Ví Dụ 1", "thôn", 1450, 3, 1, 0.722, 5, 4, 9, 1, midnight(date(2026, 9, 5)), "", "",
    ]  # fmt: skip
    assert [sheet.cell(8, column).number_format for column in (2, 4, 7, 12)] == [
        "@",
        "#,##0",
        "0.0%",
        "dd/mm/yyyy",
    ]
    assert cells(sheet, 11)[1:6] == ["Cộng", "", "=SUM(D8:D10)", "=SUM(E8:E10)", "=SUM(F8:F10)"]


def test_an_unknown_cell_stays_empty_and_its_sum_says_so():
    sheet = opened(unit_targets(units(2, target=None), year=2026, as_of=AS_OF)).worksheets[0]
    assert sheet.cell(8, 5).value is None
    assert cells(sheet, 10)[3:6] == ["=SUM(D8:D9)", "chưa có số liệu", "=SUM(F8:F9)"]


def test_an_empty_list_has_its_head_and_no_sum():
    sheet = opened(unit_targets(iter(()), year=2026, as_of=AS_OF)).worksheets[0]
    assert sheet.max_row == 7


def test_print_set_up():
    sheet = opened(unit_targets(units(3), year=2026, as_of=AS_OF)).worksheets[0]
    assert sheet.freeze_panes == "C8"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight) == (True, 0)  # width: 1
    assert (sheet.print_title_rows, sheet.print_title_cols) == ("$6:$7", "$A:$B")


def test_the_foot_says_who_when_and_how_many():
    sheet = opened(unit_targets(units(1200), year=2026, as_of=AS_OF)).worksheets[0]
    foot = sheet.oddFooter
    assert foot.left.text == "Người xuất: Lê Thí Điểm && Ban Xây dựng Đảng, lúc 07:40 05/9/2026"
    assert foot.center.text.strip() == "1.200 dòng"
    assert foot.center.size == 9


@pytest.mark.parametrize("text", ["=1+1", "+84 900 000 000", "-cmd", "@SUM(A1)", "{=1}", "http://example.invalid"])
def test_text_is_never_a_formula_or_a_link(text):
    sheet = opened(new_members([NewMemberRow(full_name=text)], period="năm 2026")).worksheets[0]
    cell = sheet["B8"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_leading_zeros_and_long_texts_survive():
    rows = [NewMemberRow(full_name="0123", note="x" * 40000)]
    sheet = opened(new_members(rows, period="năm 2026")).worksheets[0]
    assert (sheet["B8"].value, sheet["B8"].number_format) == ("0123", "@")
    assert cells(sheet, 8)[-1] == "x" * 32766 + "…"


def test_the_pool_register_has_the_columns_in_use():
    sheet = opened(pool_register([PoolRow(code="N-1", born_on=date(2004, 2, 5))], as_of=AS_OF)).worksheets[0]
    heads = cells(sheet, 6)
    assert len(heads) == 44
    assert heads[:6] == ["STT", "Mã", "Họ và tên", "Số điện thoại", "Giới tính", "Ngày sinh"]
    assert {
        "Đối tượng",
        "Tổ chức giới thiệu",
        "Hạn dùng giấy chứng nhận",
        "Bước hiện tại",
        "Người giữ hồ sơ",
    } < set(heads)
    assert sheet.freeze_panes == "D8"
    assert sheet.page_setup.fitToWidth == 4


def test_class_list_and_sources_share_a_workbook():
    rows = [
        ClassRow(full_name="Hà Minh Họa", born_on_woman=date(2005, 9, 1)),
        ClassRow(full_name="Vũ Thử Nghiệm", born_on_man=date(2004, 1, 31)),
    ]
    book = opened(class_list(rows, course="Lớp số 01/2026"), figure_sources(samples.report().figures()))
    assert book.sheetnames == ["Danh sách lớp", "Cách tính số liệu"]
    sheet = book["Danh sách lớp"]
    assert [sheet["C9"].value, sheet["D8"].value] == [
        midnight(date(2004, 1, 31)),
        midnight(date(2005, 9, 1)),
    ]
    sources = book["Cách tính số liệu"]
    assert cells(sources, 8) == [
        1,
        "year_target",
        45,
        "đảng viên",
        "đếm theo year_target đến ngày chốt số",
        "year_target",
    ]
    labels = [sources.cell(row, 6).value for row in range(8, sources.max_row + 1)]
    assert len(labels) == len(set(labels)) == len(list(samples.report().figures()))


def test_row_counts_come_back_and_the_rows_are_read_once_as_they_come():
    target = io.BytesIO()
    counts = write_workbook(target, [new_members((NewMemberRow() for _ in range(3)), period="năm 2026")], STAMP)
    assert counts == {"Đảng viên mới": 3}


def test_a_row_of_the_wrong_length_is_an_error():
    table = AnnexTable("a", "b", (AnnexColumn("c"), AnnexColumn("d", CellKind.INTEGER)), [("một",)])
    with pytest.raises(ValueError, match="argument"):
        render_workbook([table], STAMP)
