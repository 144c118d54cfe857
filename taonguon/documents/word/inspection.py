"""Format of a Word file against a profile: what an office's edit of a template has moved.

Looks at the page and at our named styles. A sentence a finding, in Vietnamese; nothing here stops a template, the
office may have its reasons.
"""

import io
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.styles.style import ParagraphStyle

from taonguon.documents.profile import Profile
from taonguon.rules.wording import format_decimal

_FACES = ("ascii", "hAnsi", "eastAsia", "cs")
_TOLERANCE_MM = 0.5
_MARGINS = (("top", "trên"), ("bottom", "dưới"), ("left", "trái"), ("right", "phải"))
_PREFIX = "VB"  # identifiers of our styles begin so
# Style → the part of the font table it prints.
_SIZED = {
    "VBTieuDe": "title",
    "VBCapTren": "parent",
    "VBCoQuan": "issuer",
    "VBSo": "number",
    "VBNgay": "date",
    "VBTenLoai": "kind",
    "VBTrichYeu": "summary",
    "VBThan": "body",
    "VBQuyenHan": "authority",
    "VBChucVu": "position",
    "VBNguoiKy": "name",
    "VBNoiNhan": "recipients_label",
    "VBNoiNhanDong": "recipients_item",
}


def inspect_format(data: bytes, profile: Profile) -> tuple[str, ...]:
    """Where the file departs from the profile; empty when it does not."""
    document = docx.Document(io.BytesIO(data))
    return (*_page(document, profile), *_styles(document, profile), *_body(document, profile))


def _page(document: Document, profile: Profile) -> Iterator[str]:
    section = document.sections[0]
    for name, label in _MARGINS:
        found, wanted = getattr(section, f"{name}_margin").mm, getattr(profile.page, name)
        if abs(found - wanted) > _TOLERANCE_MM:
            yield f"Lề {label} {format_decimal(found)} mm, thể thức ghi {wanted} mm."
    if section.different_first_page_header_footer is profile.first_page_number:
        yield "Trang đầu không đánh số: bật “Trang đầu khác” trong phần đầu trang."


def _styles(document: Document, profile: Profile) -> Iterator[str]:
    for style in document.styles:
        if not style.style_id.startswith(_PREFIX):
            continue
        fonts = style.element.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
        faces = {fonts.get(qn(f"w:{face}")) for face in _FACES} if fonts is not None else set()
        if faces != {profile.font}:
            yield f"Kiểu “{style.name}” không dùng đủ phông {profile.font}."
        part = _SIZED.get(style.style_id)
        if part and style.font.size is not None and style.font.size.pt != profile.sizes[part]:
            found, wanted = format_decimal(style.font.size.pt), profile.sizes[part]
            yield f"Kiểu “{style.name}” cỡ {found}, thể thức ghi {wanted}."


def _body(document: Document, profile: Profile) -> Iterator[str]:
    style = next((style for style in document.styles if style.style_id == "VBThan"), None)
    if not isinstance(style, ParagraphStyle):
        yield "Mẫu không còn kiểu “VB Thân”: lời văn bản sẽ in theo kiểu mặc định."
        return
    layout, (low, high) = style.paragraph_format, profile.body.line_range_pt
    line = layout.line_spacing.pt if layout.line_spacing_rule == WD_LINE_SPACING.EXACTLY else None
    if line is None or not low <= line <= high:
        yield f"Giãn dòng của lời văn phải là “chính xác” từ {low} đến {high} pt."
    gap = sum(space.pt for space in (layout.space_before, layout.space_after) if space is not None)
    if gap < profile.body.min_gap_pt:
        yield f"Khoảng cách đoạn {format_decimal(gap)} pt, ít nhất {profile.body.min_gap_pt} pt."
