"""Pieces of WordprocessingML written as text: fast, and every value escaped.

Looks stand in the template's named styles (an office may change them in Word); this module only names the style.
"""

from collections.abc import Iterable
from html import escape

from markupsafe import Markup

# Style identifiers of the frame; `templates/styles.py` defines what each looks like.
BODY = "VBThan"
GROUNDS = "VBCanCu"
HEADINGS = {1: "VBMuc1", 2: "VBMuc2", 3: "VBMuc3"}
CAPTION = "VBTenBang"
TABLE_HEAD = "VBDauBang"
TABLE_CELL = "VBOBang"
ANNEX = "VBPhuLuc"
ANNEX_NOTE = "VBGhiChuPhuLuc"
ADDRESSED = "VBKinhGui"

_FORBIDDEN = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])  # not allowed in XML 1.0
_LINE_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'


def text_markup(value: str) -> Markup:
    """`value` as the inside of a `w:t`: escaped, without control characters, new lines as line breaks."""
    clean = escape(value.translate(_FORBIDDEN), quote=False).replace("\r\n", "\n").replace("\r", "\n")
    return Markup(clean.replace("\n", _LINE_BREAK))  # noqa: S704  # escaped one line above


def run(text: str, *, bold: bool = False, italic: bool = False) -> str:
    """A run of text."""
    look = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text_markup(text)}</w:t></w:r>'


def paragraph(style: str, runs: str, *, keep_next: bool = False, page_break: bool = False, align: str = "") -> str:
    """A paragraph in a named style."""
    extra = ("<w:keepNext/>" if keep_next else "") + ("<w:pageBreakBefore/>" if page_break else "")
    extra += f'<w:jc w:val="{align}"/>' if align else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{extra}</w:pPr>{runs}</w:p>'


def table(widths: Iterable[int], head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A ruled table of cells (each a paragraph), `widths` in twentieths of a point; the head row repeats."""
    widths = tuple(widths)
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = '<w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/>'
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    lines = [_row(widths, head, "<w:cantSplit/><w:tblHeader/>")]
    lines += (_row(widths, cells, "<w:cantSplit/>") for cells in rows)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(lines)}</w:tbl>"
    )


def _row(widths: tuple[int, ...], cells: Iterable[str], properties: str) -> str:
    written = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{cell}</w:tc>'
        for width, cell in zip(widths, cells, strict=True)
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{written}</w:tr>"
