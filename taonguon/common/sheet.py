"""Spreadsheets that people upload (.xlsx, .xls, .ods, .csv) and the empty ones they fill in.

A sheet is read as text, cell by cell, as a person sees it; `check` then turns one line into typed values with
pydantic, and every fault names its column and says what to do. Knows no table of the product.
"""

import csv
import io
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePath
from typing import Annotated, Any

import xlsxwriter
from pydantic import BaseModel, BeforeValidator, ValidationError
from pydantic_core import PydanticCustomError
from python_calamine import CalamineError, CalamineWorkbook, PasswordError
from xlsxwriter.utility import xl_col_to_name

from taonguon.common.dates import parse_day
from taonguon.common.refusal import Refused
from taonguon.common.text import fold
from taonguon.rules.wording import format_date

MAX_ROWS = 5000
_HEADING_SEARCHED = 10  # lines of title that may stand above the headings
_SUFFIXES = {".xlsx", ".xlsm", ".xls", ".ods"}
_YES = {"x", "co", "1", "true", "dung", "v", "da"}
_NO = {"khong", "0", "false", "k", "sai", "chua"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a template: heading, other names it is recognised by, an example for the template."""

    key: str
    label: str
    aliases: tuple[str, ...] = ()
    required: bool = False
    example: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What was read: headings with the key each was recognised as ("" for none), numbered lines of texts."""

    headings: list[str]
    keys: list[str]
    rows: list[tuple[int, list[str]]]


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in one cell: why and what to do, and a value to put instead when one can be guessed."""

    column: str
    message: str
    suggestion: str = ""

    def as_json(self) -> dict[str, str]:
        return {"column": self.column, "message": self.message, "suggestion": self.suggestion}


# --- reading ------------------------------------------------------------------------------------------


def read_sheet(data: bytes, file_name: str, columns: Sequence[Column]) -> Sheet:
    """The first sheet of a file. Empty lines are left out; line numbers are those of the file.

    Raises Refused when the file can't be read, has no recognisable headings, or is too long.
    """
    suffix = PurePath(file_name).suffix.lower()
    if suffix == ".csv":
        first, lines = 1, _read_csv(data)
    elif suffix in _SUFFIXES:
        first, lines = _read_workbook(data)
    else:
        raise Refused("Chỉ đọc tệp .xlsx, .xls, .ods hoặc .csv: lưu lại theo một trong các dạng ấy.", field="file")
    return _with_headings(first, lines, columns)


def _read_workbook(data: bytes) -> tuple[int, list[list[str]]]:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheet = book.get_sheet_by_index(0)
        if sheet.start is None:
            return 1, []
        if sheet.height > MAX_ROWS + _HEADING_SEARCHED:
            raise Refused(f"Tệp có hơn {MAX_ROWS} dòng: chia thành nhiều tệp.", field="file")
        lines = sheet.to_python(skip_empty_area=True)
    except PasswordError as error:
        raise Refused("Tệp có mật khẩu: bỏ mật khẩu rồi tải lên lại.", field="file") from error
    except (CalamineError, OSError, ValueError) as error:
        raise Refused(
            "Không đọc được tệp Excel: mở bằng Excel, lưu lại dạng .xlsx rồi tải lên.", field="file"
        ) from error
    return sheet.start[0] + 1, [[_text(cell) for cell in line] for line in lines]


def _read_csv(data: bytes) -> list[list[str]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(
            "Tệp .csv không phải mã UTF-8: trong Excel chọn “CSV UTF-8” khi lưu.", field="file"
        ) from error
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    lines = [[_text(cell) for cell in line] for line in csv.reader(io.StringIO(text), delimiter=delimiter)]
    if len(lines) > MAX_ROWS + _HEADING_SEARCHED:
        raise Refused(f"Tệp có hơn {MAX_ROWS} dòng: chia thành nhiều tệp.", field="file")
    return lines


def _text(cell: Any) -> str:
    """A cell as a person sees it: dates day first, whole numbers without a fraction."""
    if isinstance(cell, str):
        return " ".join(unicodedata.normalize("NFC", cell).split())
    if isinstance(cell, bool):
        return "có" if cell else "không"
    if isinstance(cell, (datetime, date)):
        return format_date(cell)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


def _with_headings(first: int, lines: list[list[str]], columns: Sequence[Column]) -> Sheet:
    found = [match_headings(line, columns) for line in lines[:_HEADING_SEARCHED]]
    best = max(range(len(found)), key=lambda index: sum(map(bool, found[index])), default=None)
    if best is None or not any(found[best]):
        names = ", ".join(column.label for column in columns if column.required)
        raise Refused(
            f"Không thấy dòng tiêu đề cột. Tệp phải có các cột: {names}. Tải tệp mẫu để xem.", field="file"
        )
    rows = [(first + number, line) for number, line in enumerate(lines) if number > best and any(line)]
    if not rows:
        raise Refused("Tệp không có dòng nào dưới tiêu đề.", field="file")
    width = max(len(lines[best]), *(len(line) for _, line in rows))
    headings = lines[best] + [""] * (width - len(lines[best]))
    keys = found[best] + [""] * (width - len(found[best]))
    return Sheet(headings, keys, [(number, line + [""] * (width - len(line))) for number, line in rows])


def match_headings(headings: Sequence[str], columns: Sequence[Column]) -> list[str]:
    """The column each heading names, without marks and case; a column is taken once."""
    names = {fold(name): column.key for column in columns for name in (column.label, *column.aliases)}
    taken: set[str] = set()
    keys = []
    for heading in headings:
        key = names.get(fold(heading.strip(" *:")), "")
        keys.append("" if key in taken else key)
        taken.add(key)
    return keys


# --- checking -----------------------------------------------------------------------------------------


def cell_error(message: str, suggestion: str = "") -> PydanticCustomError:
    """What a cell reader raises: the reason with the remedy, and a value to put instead."""
    return PydanticCustomError("cell", "{message}", {"message": message, "suggestion": suggestion})


def check[M: BaseModel](model: type[M], values: Mapping[str, str]) -> tuple[M | None, list[Problem]]:
    """One line as a typed object, or everything that is wrong with it."""
    try:
        return model.model_validate(values), []
    except ValidationError as error:
        return None, [
            Problem(str(fault["loc"][0]), fault["msg"], fault.get("ctx", {}).get("suggestion", ""))
            for fault in error.errors(include_url=False, include_input=False)
        ]


def read_day(text: str) -> date | None:
    """A cell with a day; empty is unknown. A bare year is asked about: it is no day."""
    if not text:
        return None
    if len(text) == 4 and text.isdigit():
        raise cell_error(f"Chỉ có năm {text}: ghi đủ ngày/tháng/năm, hoặc để trống nếu chưa rõ")
    try:
        return parse_day(text)
    except ValueError as error:
        raise cell_error(str(error)) from error


def read_flag(text: str) -> bool | None:
    """`x`, `có` or `1` is yes; `không` or `0` is no; empty is unknown."""
    word = fold(text)
    if not word:
        return None
    if word in _YES or word in _NO:
        return word in _YES
    raise cell_error(f"Không hiểu “{text}”: ghi x hoặc “có”, “không”, hoặc để trống nếu chưa rõ")


def one_of(codes: Mapping[str, Any], what: str) -> Callable[[str], Any]:
    """Reader of a cell that holds one of several names; `codes` maps folded names to values."""

    def read(text: str) -> Any:
        word = fold(text)
        if not word:
            return None
        if word in codes:
            return codes[word]
        raise cell_error(f"Không thấy {what} “{text}”: chọn theo danh sách trong tệp mẫu, hoặc để trống")

    return read


def limited(length: int) -> Callable[[str], str]:
    """Reader of free text of at most so many characters."""

    def read(text: str) -> str:
        if len(text) > length:
            raise cell_error(f"Dài {len(text)} ký tự: rút còn {length}")
        return text

    return read


Day = Annotated[date | None, BeforeValidator(read_day)]
Flag = Annotated[bool | None, BeforeValidator(read_flag)]


# --- writing ------------------------------------------------------------------------------------------


def template(
    columns: Sequence[Column],
    title: str,
    choices: Mapping[str, Sequence[str]] | None = None,
    notes: Mapping[str, Sequence[str]] | None = None,
) -> bytes:
    """An empty sheet with headings, one example line and, on a second sheet, what each column takes.

    `choices`: names of a column, offered as a list to pick from; `notes`: further words about a column.
    """
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        head, text = _head(book), book.add_format({"num_format": "@"})
        sheet, guide = book.add_worksheet(title[:31]), book.add_worksheet("Cách ghi")
        sheet.freeze_panes(1, 0)
        for place, column in enumerate(columns):
            offered = list((choices or {}).get(column.key, ()))
            lines = [column.label, column.hint, *offered, *(notes or {}).get(column.key, ())]
            sheet.set_column(place, place, max(len(column.label), len(column.example), 12) + 2, text)
            sheet.write_string(0, place, column.label + (" *" if column.required else ""), head)
            sheet.write_string(1, place, column.example, text)
            guide.set_column(place, place, min(max(map(len, lines)), 60) + 2)
            for number, line in enumerate(lines):
                guide.write_string(number, place, line, head if number == 0 else text)
            if offered:
                letter = xl_col_to_name(place)
                source = f"='Cách ghi'!${letter}$3:${letter}${len(offered) + 2}"
                rule = {"validate": "list", "source": source, "error_type": "warning"}
                sheet.data_validation(1, place, MAX_ROWS, place, rule)
    return buffer.getvalue()


def filled(columns: Sequence[Column], title: str, lines: Sequence[Sequence[str]]) -> bytes:
    """A sheet of texts under headings (lines given back to be corrected)."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False}) as book:
        head, text = _head(book), book.add_format({"num_format": "@"})
        sheet = book.add_worksheet(title[:31])
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, max(len(columns) - 1, 0), 18, text)
        for place, column in enumerate(columns):
            sheet.write_string(0, place, column.label, head)
        for number, line in enumerate(lines, start=1):
            for place, cell in enumerate(line):
                sheet.write_string(number, place, cell, text)
    return buffer.getvalue()


def _head(book: xlsxwriter.Workbook) -> Any:
    return book.add_format({"bold": True, "border": 1, "bg_color": "#EEF0F2", "text_wrap": True})
