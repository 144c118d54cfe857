"""Lists → .xlsx, row by row: memory stays flat however long the list is.

Text is always written as text, so a cell that begins with = + - @ is no formula; identity and document numbers
keep their leading zeros. The foot of every page says who took the list out, when, and how many rows it holds.
"""

import io
import re
from collections.abc import Callable, Iterable
from itertools import accumulate
from math import ceil
from typing import Any, BinaryIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from taonguon.documents.facts.annex import AnnexColumn, AnnexTable, CellKind, ExportStamp
from taonguon.documents.facts.figures import UNKNOWN_FIGURE
from taonguon.rules.wording import format_date, format_int

FONT = "Times New Roman"
NUMBER_FORMATS = {
    CellKind.TEXT: "@",
    CellKind.INTEGER: "#,##0",
    CellKind.DECIMAL: "#,##0.##",
    CellKind.PERCENT: "0.0%",
    CellKind.DATE: "dd/mm/yyyy",
}

_A4 = 9
_MAX_SHEET_NAME = 31
_PAGE_CHARACTERS = 215  # what one landscape page holds at a size people still read
_MAX_TEXT = 32767  # a cell holds no more
_SHEET_NAME_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_ORDER = AnnexColumn("STT", CellKind.INTEGER, 6)
_CENTRED = {CellKind.DATE}


def render_workbook(tables: Iterable[AnnexTable], stamp: ExportStamp) -> bytes:
    """The workbook as bytes."""
    buffer = io.BytesIO()
    write_workbook(buffer, tables, stamp)
    return buffer.getvalue()


def write_workbook(target: BinaryIO, tables: Iterable[AnnexTable], stamp: ExportStamp) -> dict[str, int]:
    """Write one sheet per table to `target`; returns how many rows each sheet holds (for the audit trail)."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    counts = {}
    with xlsxwriter.Workbook(target, options) as book:
        book.set_properties({"author": stamp.user, "created": stamp.at.replace(tzinfo=None)})
        looks = _Looks(book)
        for table in tables:
            name = _SHEET_NAME_FORBIDDEN.sub("-", table.sheet)[:_MAX_SHEET_NAME]
            counts[name] = _write_table(book.add_worksheet(name), table, looks, stamp)
    return counts


class _Looks:
    """The formats of a workbook, made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self.plain = self._look(font_size=12)
        self.issuer = self._look(font_size=12, bold=True)
        self.title = self._look(font_size=14, bold=True, align="center")
        self.note = self._look(font_size=12, italic=True, align="center")
        self.head = self._look(bold=True, align="center", valign="vcenter", text_wrap=True, border=1)
        self.index = self._look(font_size=9, italic=True, align="center", border=1)
        self.order = self._look(align="center", valign="top", border=1)
        self.total = self._look(bold=True, border=1)
        self.total_number = self._look(bold=True, border=1, num_format=NUMBER_FORMATS[CellKind.INTEGER])
        self.cell = {kind: self._cell(kind) for kind in CellKind}

    def _look(self, **properties: Any) -> Format:
        return self._book.add_format({"font_name": FONT, "font_size": 11, **properties})

    def _cell(self, kind: CellKind) -> Format:
        properties: dict[str, Any] = {"border": 1, "valign": "top", "num_format": NUMBER_FORMATS[kind]}
        if kind is CellKind.TEXT:
            properties["text_wrap"] = True
        if kind in _CENTRED:
            properties["align"] = "center"
        return self._look(**properties)


def _write_table(sheet: Worksheet, table: AnnexTable, looks: _Looks, stamp: ExportStamp) -> int:
    columns = (_ORDER, *table.columns) if table.numbered else table.columns
    for place, entry in enumerate(columns):
        sheet.set_column(place, place, entry.width)
    first = _write_head(sheet, table, columns, looks)
    count, unknown = _write_rows(sheet, table, looks, first)
    if any(entry.total for entry in columns) and count:
        _write_total(sheet, columns, looks, rows=range(first, first + count), unknown=unknown)
    _set_print(sheet, table, columns, first=first, count=count, stamp=stamp)
    return count


def _write_head(sheet: Worksheet, table: AnnexTable, columns: tuple[AnnexColumn, ...], looks: _Looks) -> int:
    """Issuer, title, note, heading row and its numbers; returns the first row of data."""
    last = _last_on_first_page(columns)
    sheet.write_string(0, 0, table.parent.upper(), looks.plain)
    sheet.write_string(1, 0, table.issuer.upper(), looks.issuer)
    sheet.merge_range(2, 0, 2, last, "", looks.title)
    sheet.write_string(2, 0, table.title, looks.title)
    sheet.merge_range(3, 0, 3, last, "", looks.note)
    sheet.write_string(3, 0, table.note, looks.note)
    for place, entry in enumerate(columns):
        sheet.write_string(5, place, entry.title, looks.head)
    for place in range(len(columns)):
        sheet.write_string(6, place, f"({place + 1})", looks.index)
    return 7


def _last_on_first_page(columns: tuple[AnnexColumn, ...]) -> int:
    """The title stands over the columns of the first page; at least two cells, for one alone cannot be merged."""
    widths = accumulate(entry.width for entry in columns)
    return max(sum(width <= _PAGE_CHARACTERS for width in widths) - 1, 1)


def _write_rows(sheet: Worksheet, table: AnnexTable, looks: _Looks, first: int) -> tuple[int, set[int]]:
    """Write the rows as they come; returns their number and the columns in which something is unknown."""
    offset = 1 if table.numbered else 0
    writers = [(_writer(sheet, entry.kind), looks.cell[entry.kind]) for entry in table.columns]
    order, number, blank = looks.order, sheet.write_number, sheet.write_blank
    unknown: set[int] = set()
    count = 0
    for count, cells in enumerate(table.rows, 1):
        row = first + count - 1
        if table.numbered:
            number(row, 0, count, order)
        for place, ((write, look), value) in enumerate(zip(writers, cells, strict=True), offset):
            if value is None:
                blank(row, place, None, look)
                unknown.add(place)
            elif write(row, place, value, look):  # refused: the text is longer than a cell holds
                sheet.write_string(row, place, f"{str(value)[: _MAX_TEXT - 1]}…", look)
    return count, unknown


def _writer(sheet: Worksheet, kind: CellKind) -> Callable[..., int]:
    """The one call a column's cells need, without XlsxWriter guessing the type of each."""
    if kind is CellKind.TEXT:
        return sheet.write_string
    return sheet.write_datetime if kind is CellKind.DATE else sheet.write_number


def _write_total(
    sheet: Worksheet, columns: tuple[AnnexColumn, ...], looks: _Looks, *, rows: range, unknown: set[int]
) -> None:
    """Sums as formulas; a column with an unknown cell says so, for a partial sum would pass for the whole."""
    row = rows.stop
    for place, entry in enumerate(columns):
        if not entry.total:
            sheet.write_string(row, place, "Cộng" if place == min(1, len(columns) - 1) else "", looks.total)
        elif place in unknown:
            sheet.write_string(row, place, UNKNOWN_FIGURE, looks.total)
        else:
            letter = xl_col_to_name(place)
            sheet.write_formula(row, place, f"=SUM({letter}{rows.start + 1}:{letter}{row})", looks.total_number)


def _set_print(
    sheet: Worksheet,
    table: AnnexTable,
    columns: tuple[AnnexColumn, ...],
    *,
    first: int,
    count: int,
    stamp: ExportStamp,
) -> None:
    """A4 landscape, heading and names repeated, as wide as stays readable; the foot carries the trace."""
    sheet.freeze_panes(first, table.frozen)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.6, right=0.4, top=0.6, bottom=0.7)
    sheet.repeat_rows(first - 2, first - 1)
    if table.frozen:
        sheet.repeat_columns(0, table.frozen - 1)
    sheet.fit_to_pages(ceil(sum(entry.width for entry in columns) / _PAGE_CHARACTERS), 0)
    moment = f"{stamp.at:%H:%M} {format_date(stamp.at.date())}"
    user = stamp.user.replace("&", "&&")[:80]
    # "&9" sets the size; the space keeps the count's digits out of it.
    sheet.set_footer(f"&L&9Người xuất: {user}, lúc {moment}&C&9 {format_int(count)} dòng&R&9Trang &P/&N")
