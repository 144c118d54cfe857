"""Pieces the template builder puts together with python-docx: page, styles, head, signature, lines to write on.

Only the builder uses this; at run time the finished .docx files are filled by `word/template.py`.
"""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from taonguon.documents.profile import Profile
from taonguon.documents.word.template import repack

CENTER, LEFT, RIGHT, JUSTIFY = (
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)
_PEN_HEIGHT_MM = 7  # a row one can still write in by hand
SIGNING_LINES = 5  # blank lines of 14 pt for the signature and the seal

_MADE_AT = datetime(2026, 1, 1, tzinfo=UTC)  # fixed: a rebuilt template must not differ
_DROPPED_PARTS = {"thumbnail", "stylesWithEffects", "customXml", "numbering", "webSettings", "extended-properties"}
_KEPT_STYLES = {"Normal", "DefaultParagraphFont", "TableNormal", "NoList", "Header"}
_FACES = ("ascii", "hAnsi", "eastAsia", "cs")


def new_document(profile: Profile, title: str) -> Document:
    """An empty A4 document with the profile's margins, font and page number, and no style of Word's own."""
    document = docx.Document()
    _strip_package(document)
    _strip_styles(document, profile)
    section, page = document.sections[0], profile.page
    section.page_width, section.page_height = Mm(page.width), Mm(page.height)
    section.top_margin, section.bottom_margin = Mm(page.top), Mm(page.bottom)
    section.left_margin, section.right_margin = Mm(page.left), Mm(page.right)
    section.header_distance = section.footer_distance = Mm(page.header_distance)
    section.different_first_page_header_footer = not profile.first_page_number
    _number_pages(section.header.paragraphs[0], profile)
    properties = document.core_properties
    properties.title, properties.author, properties.language = title, "", "vi-VN"
    properties.comments = properties.last_modified_by = ""
    properties.created = properties.modified = _MADE_AT
    for paragraph in list(document.paragraphs):
        _drop(paragraph)
    return document


def save(document: Document) -> bytes:
    """The package with fixed order and dates: building twice gives the same bytes."""
    tail = document.add_paragraph()  # Word wants a paragraph after the last table; this one takes no room
    tail.paragraph_format.line_spacing = Pt(1)
    tail.paragraph_format.space_before = tail.paragraph_format.space_after = Pt(0)
    buffer = io.BytesIO()
    document.save(buffer)
    return repack(buffer.getvalue())


def _drop(paragraph: Paragraph) -> None:
    paragraph._element.getparent().remove(paragraph._element)


def _strip_package(document: Document) -> None:
    """Leave out what python-docx's start document carries and ours never needs; speak today's Word."""
    for relations in (document.part.rels, document.part.package.rels):
        for identifier, relation in list(relations.items()):
            if relation.reltype.rsplit("/", 1)[-1] in _DROPPED_PARTS:
                del relations[identifier]
    settings = document.settings.element
    for element in settings.findall(f"{qn('w:compat')}/{qn('w:useFELayout')}"):
        element.getparent().remove(element)
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def _strip_styles(document: Document, profile: Profile) -> None:
    root = document.styles.element
    for style in list(root.findall(qn("w:style"))):
        if style.get(qn("w:styleId")) not in _KEPT_STYLES:
            root.remove(style)
    for latent in root.findall(qn("w:latentStyles")):
        root.remove(latent)
    defaults = root.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for child in list(defaults):
        defaults.remove(child)
    _set_faces(defaults, profile.font)
    language = OxmlElement("w:lang")
    for face in ("val", "eastAsia", "bidi"):
        language.set(qn(f"w:{face}"), "vi-VN")
    defaults.append(language)
    normal = document.styles["Normal"]
    set_font(normal, profile, profile.sizes["body"])


def _set_faces(properties: Any, name: str) -> None:
    faces = properties.find(qn("w:rFonts"))
    if faces is None:
        faces = OxmlElement("w:rFonts")
        properties.insert(0, faces)
    for key in list(faces.attrib):
        del faces.attrib[key]
    for face in _FACES:
        faces.set(qn(f"w:{face}"), name)


def set_font(
    style: ParagraphStyle, profile: Profile, size: int, *, bold: bool = False, italic: bool = False
) -> None:
    """Font in all four faces (Word falls back where one is missing), size, weight and slope."""
    _set_faces(style.element.get_or_add_rPr(), profile.font)
    font = style.font
    font.size, font.bold, font.italic = Pt(size), bold, italic
    size_cs = OxmlElement("w:szCs")
    size_cs.set(qn("w:val"), str(size * 2))
    style.element.rPr.find(qn("w:sz")).addnext(size_cs)


def add_style(
    document: Document, identifier: str, name: str, profile: Profile, size: int, *, align: Any = LEFT,
    bold: bool = False, italic: bool = False, underline: bool = False, before: float = 0, after: float = 0,
    line: float | None = None, indent_mm: float = 0, keep_next: bool = False,
) -> ParagraphStyle:  # fmt: skip
    """A named paragraph style: what an office edits in Word to change the look of one part."""
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.element.set(qn("w:styleId"), identifier)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    set_font(style, profile, size, bold=bold, italic=italic)
    style.font.underline = underline or None
    layout = style.paragraph_format
    layout.alignment = align
    layout.space_before, layout.space_after = Pt(before), Pt(after)
    if line is None:
        layout.line_spacing = 1.0
    else:
        layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(line)
    layout.first_line_indent = Mm(indent_mm) if indent_mm else None
    layout.keep_with_next = keep_next or None
    layout.widow_control = True
    return style


def _number_pages(paragraph: Paragraph, profile: Profile) -> None:
    paragraph.alignment = CENTER
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        run.font.size = Pt(profile.page.page_number_size)
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._element.append(mark)


def write(holder: Document | _Cell, style: str, text: str = "", *, align: Any = None) -> Paragraph:
    """A paragraph in a style, by the style's identifier; `**…**` is bold and `__…__` italic."""
    paragraph = holder.add_paragraph()
    properties = paragraph._element.get_or_add_pPr()
    named = OxmlElement("w:pStyle")
    named.set(qn("w:val"), style)
    properties.insert(0, named)
    for place, stretch in enumerate(text.split("**")):
        for inner, part in enumerate(stretch.split("__")):
            if part:
                run = paragraph.add_run(part)
                run.bold, run.italic = (True if place % 2 else None), (True if inner % 2 else None)
    if align is not None:
        paragraph.alignment = align
    return paragraph


def write_all(holder: Document | _Cell, style: str, *texts: str) -> None:
    """Several paragraphs in one style."""
    for text in texts:
        write(holder, style, text)


def lines_to_write_on(document: Document, count: int, profile: Profile) -> None:
    """Dotted lines for the pen, from margin to margin."""
    width = profile.page.width - profile.page.left - profile.page.right
    for _ in range(count):
        paragraph = write(document, "VBDongKe", "\t")
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(width), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def borderless(document: Document, widths_mm: Sequence[float]) -> list[_Cell]:
    """One row of cells without borders that never splits over two pages; the cells come empty."""
    table = document.add_table(rows=1, cols=len(widths_mm))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    style = table._element.tblPr.find(qn("w:tblStyle"))
    if style is not None:
        table._element.tblPr.remove(style)
    _zero_margins(table._element.tblPr)
    for column, width in zip(table.columns, widths_mm, strict=True):
        column.width = Mm(width)
    cells = list(table.rows[0].cells)
    for cell, width in zip(cells, widths_mm, strict=True):
        cell.width = Mm(width)
        _drop(cell.paragraphs[0])
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    return cells


def _zero_margins(properties: Any) -> None:
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        mark = OxmlElement(f"w:{side}")
        mark.set(qn("w:w"), "0")
        mark.set(qn("w:type"), "dxa")
        margins.append(mark)
    look = properties.find(qn("w:tblLook"))
    if look is not None:
        properties.remove(look)
    properties.append(margins)


def ruled_table(
    document: Document, widths_mm: Sequence[float], head: Sequence[str], row: Sequence[str], loop: str
) -> None:
    """A table whose one row repeats per item: `loop` is docxtpl's "dong in danh_sach"; the head row repeats."""
    table = document.add_table(rows=4, cols=len(widths_mm))
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    _rule(table._element.tblPr)
    for entry, width in zip(table.columns, widths_mm, strict=True):
        entry.width = Mm(width)
    texts = (head, (f"{{%tr for {loop} %}}",), row, ("{%tr endfor %}",))
    for place, (line, cells) in enumerate(zip(table.rows, texts, strict=True)):
        line._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for column, width in enumerate(widths_mm):
            cell = line.cells[column]
            cell.width = Mm(width)
            _drop(cell.paragraphs[0])
            text = cells[column] if column < len(cells) else ""
            write(cell, "VBDauBang" if place == 0 else "VBOBang", text)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    table.rows[2].height = Mm(_PEN_HEIGHT_MM)


def _rule(properties: Any) -> None:
    style = properties.find(qn("w:tblStyle"))
    if style is not None:
        properties.remove(style)
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        edge = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "000000")):
            edge.set(qn(f"w:{key}"), value)
        borders.append(edge)
    layout = properties.find(qn("w:tblLayout"))
    if layout is not None:
        layout.addprevious(borders)
    else:
        properties.append(borders)
    look = properties.find(qn("w:tblLook"))
    if look is not None:
        properties.remove(look)
