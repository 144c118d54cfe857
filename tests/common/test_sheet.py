"""Reading uploaded sheets: texts as people see them, headings found, faults said in Vietnamese."""

import io
from datetime import date

import pytest
import xlsxwriter
from pydantic import BaseModel
from pydantic_core import PydanticCustomError
from python_calamine import CalamineWorkbook

from taonguon.common.dates import parse_day
from taonguon.common.refusal import Refused
from taonguon.common.sheet import (
    Column,
    Day,
    Flag,
    Problem,
    check,
    filled,
    limited,
    match_headings,
    one_of,
    read_sheet,
    template,
)

COLUMNS = (Column("name", "Họ và tên", ("họ tên",), required=True), Column("day", "Ngày sinh"))


def workbook(*lines):
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"default_date_format": "dd/mm/yyyy"}) as book:
        sheet = book.add_worksheet()
        for number, line in enumerate(lines):
            for place, cell in enumerate(line):
                sheet.write(number, place, cell)
    return buffer.getvalue()


def test_cells_are_read_as_people_see_them():
    data = workbook(
        ["Họ và tên", "Ngày sinh", "Số", "Tỷ lệ", "Có"], ["  Lê  Mẫu ", date(2002, 9, 5), 12, 3.5, True]
    )
    assert read_sheet(data, "a.XLSX", COLUMNS).rows == [(2, ["Lê Mẫu", "05/9/2002", "12", "3.5", "có"])]


def test_title_lines_above_and_empty_lines_between_keep_line_numbers():
    sheet = read_sheet(
        workbook(["DANH SÁCH"], [], ["HO TEN *", "ngay sinh"], [], ["Lê Mẫu", "x"]), "a.xlsx", COLUMNS
    )
    assert (sheet.keys, sheet.rows) == (["name", "day"], [(5, ["Lê Mẫu", "x"])])


def test_texts_are_composed():
    decomposed = "Họ và tên;Ngày sinh\nLê Mẫu;\n"
    assert read_sheet(decomposed.encode(), "a.csv", COLUMNS).rows == [(2, ["Lê Mẫu", ""])]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_by_its_delimiter(delimiter):
    text = delimiter.join(["Họ tên", "Ngày sinh"]) + "\n" + delimiter.join(["Lê Mẫu", "1/1/2000"])
    assert read_sheet(text.encode("utf-8-sig"), "a.csv", COLUMNS).rows == [(2, ["Lê Mẫu", "1/1/2000"])]


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (b"", "a.doc", "Chỉ đọc tệp"),
        (b"x", "a.xlsx", "Không đọc được tệp Excel"),
        (workbook(), "a.xlsx", "Không thấy dòng tiêu đề"),
        (workbook(["Lạ", "Khác"], ["x", "y"]), "a.xlsx", "Không thấy dòng tiêu đề"),
        (workbook(["Họ tên", "Ngày sinh"]), "a.xlsx", "không có dòng nào"),
        (("Họ tên;Ngày sinh\n" + "a;b\n" * 5011).encode(), "a.csv", "chia thành nhiều tệp"),
        (workbook(["Họ tên", "Ngày sinh"], *[["a", "b"]] * 5011), "a.xlsx", "chia thành nhiều tệp"),
    ],
    ids=["kind", "broken", "empty", "no headings", "no lines", "long csv", "long xlsx"],
)
def test_what_cannot_be_read_says_what_to_do(data, name, message):
    with pytest.raises(Refused, match=message) as refusal:
        read_sheet(data, name, COLUMNS)
    assert refusal.value.field == "file"


def test_a_column_is_taken_once():
    assert match_headings(["Họ tên", "Họ và tên", "khác"], COLUMNS) == ["name", "", ""]


class Line(BaseModel):
    day: Day = None
    flag: Flag = None


def test_a_line_becomes_typed_values_or_everything_that_is_wrong_with_it():
    assert check(Line, {"day": "5/9/2002", "flag": "X"})[0] == Line(day="5/9/2002", flag="x")
    assert check(Line, {})[0].model_dump() == {"day": None, "flag": None}
    line, problems = check(Line, {"day": "30/02/2001", "flag": "có lẽ"})
    assert line is None
    assert problems == [
        Problem("day", "Tháng 2 không có ngày 30"),
        Problem("flag", "Không hiểu “có lẽ”: ghi x hoặc “có”, “không”, hoặc để trống nếu chưa rõ"),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("5.9.2002x", "Không đọc được ngày"), ("1/13/2002", "Không có tháng 13"),
        ("1/1/0202", "Năm 202 không đúng"), ("31/4/2002", "Tháng 4 không có ngày 31"),
        ("29/2/2001", "Tháng 2/2001 không có ngày 29"), ("0/1/2001", "Tháng 1 không có ngày 0"),
    ],
)  # fmt: skip
def test_a_day_that_does_not_exist_says_why(text, message):
    with pytest.raises(ValueError, match=message):
        parse_day(text)


@pytest.mark.parametrize("text", ["5/9/2002", "05-09-2002", "5.9.2002", "2002-09-05"])
def test_days_as_people_type_them(text):
    assert parse_day(text) == date(2002, 9, 5)


def test_readers_of_names_and_of_long_texts():
    read = one_of({"kinh": 1}, "dân tộc")
    assert (read("KINH"), read("")) == (1, None)
    with pytest.raises(PydanticCustomError, match="Không thấy dân tộc “Xyz”"):
        read("Xyz")
    with pytest.raises(PydanticCustomError, match="Dài 4 ký tự: rút còn 3"):
        limited(3)("abcd")


def test_a_template_can_be_read_again():
    data = template(COLUMNS, "Nguồn", {"name": ["Một", "Hai"]}, notes={"day": ["ghi chú"]})
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    assert book.get_sheet_by_index(0).to_python()[0] == ["Họ và tên *", "Ngày sinh"]
    assert book.get_sheet_by_name("Cách ghi").to_python()[2:] == [["Một", "ghi chú"], ["Hai", ""]]


def test_lines_given_back_hold_no_formula():
    data = filled([Column("", "Họ tên")], "Sửa", [["=1+1"]])
    assert CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python() == [
        ["Họ tên"],
        ["=1+1"],
    ]
