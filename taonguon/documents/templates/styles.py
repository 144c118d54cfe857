"""The named styles of every template, drawn from a profile. Identifiers are those `word/markup.py` refers to."""

from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from taonguon.documents.profile import Profile
from taonguon.documents.templates.kit import CENTER, JUSTIFY, LEFT, RIGHT, add_style

_ALIGN = {"center": CENTER, "right": RIGHT, "justify": JUSTIFY, "left": LEFT}
ABOVE_SIGNATURE = 12  # points
_TABLE_LINE = 15  # points: table text is 12, a line of 18 would waste a page


def add_styles(document: Document, profile: Profile) -> None:
    """All styles a template may use; sizes, weights and spacing come from the profile."""
    sizes, body, switches = profile.sizes, profile.body, profile.switches
    right_head = _ALIGN[switches.right_header_align]

    def head(identifier: str, name: str, part: str, **look: Any) -> None:
        bold = part in profile.bold or (part == "position" and switches.position_bold)
        add_style(
            document, identifier, name, profile, sizes[part], bold=bold, italic=part in profile.italic,
            underline=part in profile.underline, **look,
        )  # fmt: skip

    def text(identifier: str, name: str, **look: Any) -> None:
        add_style(
            document, identifier, name, profile, sizes["body"], before=body.before_pt, after=body.after_pt,
            line=body.line_pt, **{"align": _ALIGN[body.align], "indent_mm": body.indent_mm} | look,
        )  # fmt: skip

    head("VBCapTren", "VB Cơ quan cấp trên", "parent", align=CENTER)
    head("VBCoQuan", "VB Cơ quan ban hành", "issuer", align=CENTER)
    head("VBSao", "VB Dấu sao", "star", align=CENTER)
    head("VBSo", "VB Số và ký hiệu", "number", align=CENTER)
    head("VBTrichYeuCV", "VB Trích yếu công văn", "letter_summary", align=CENTER)
    head("VBTieuDe", "VB Tiêu đề", "title", align=right_head)
    _add_rule(document, profile)
    head("VBNgay", "VB Địa danh, ngày", "date", align=right_head, before=4)
    head("VBTenLoai", "VB Tên loại", "kind", align=CENTER, before=16, keep_next=True)
    head("VBTrichYeu", "VB Trích yếu", "summary", align=CENTER, keep_next=True)
    add_style(
        document, "VBGachTrichYeu", "VB Gạch dưới trích yếu", profile, sizes["summary"], align=CENTER, after=8
    )
    add_style(document, "VBGhiChuDau", "VB Ghi chú đầu trang", profile, 12, align=RIGHT, italic=True)
    add_style(document, "VBMaMau", "VB Mã mẫu", profile, 12, align=RIGHT, bold=True, after=4)
    add_style(
        document, "VBKinhGui", "VB Kính gửi", profile, sizes["addressee"], align=CENTER, before=body.before_pt,
        line=body.line_pt,
    )  # fmt: skip
    text("VBThan", "VB Thân")
    text("VBMau", "VB Lời biểu mẫu", align=LEFT)  # dotted lines in justified text would be torn apart
    text("VBCanCu", "VB Căn cứ")
    text("VBMuc1", "VB Mục I", bold=True, keep_next=True)
    text("VBMuc2", "VB Mục 1", bold=True, keep_next=True)
    text("VBMuc3", "VB Mục a", bold=True, italic=True, keep_next=True)
    text("VBDieu", "VB Giữa dòng", bold=True, align=CENTER, indent_mm=0, keep_next=True)
    text("VBDongKe", "VB Dòng kẻ", align=LEFT, indent_mm=0)
    add_style(
        document, "VBTenBang", "VB Tên bảng", profile, sizes["body"], align=CENTER, bold=True, before=10, after=6,
        keep_next=True,
    )  # fmt: skip
    add_style(
        document, "VBDauBang", "VB Đầu bảng", profile, sizes["table"], align=CENTER, bold=True, line=_TABLE_LINE
    )
    add_style(document, "VBOBang", "VB Ô bảng", profile, sizes["table"], line=_TABLE_LINE)
    add_style(document, "VBPhuLuc", "VB Phụ lục", profile, sizes["body"], align=CENTER, bold=True)
    add_style(document, "VBGhiChuPhuLuc", "VB Ghi chú phụ lục", profile, 13, align=CENTER, italic=True, after=6)
    head("VBNoiNhan", "VB Nơi nhận", "recipients_label", align=LEFT, before=ABOVE_SIGNATURE)
    head("VBNoiNhanDong", "VB Dòng nơi nhận", "recipients_item", align=LEFT)
    head("VBQuyenHan", "VB Thẩm quyền ký", "authority", align=CENTER, before=ABOVE_SIGNATURE, keep_next=True)
    head("VBChucVu", "VB Chức vụ người ký", "position", align=CENTER, keep_next=True)
    head("VBChoKy", "VB Chỗ ký", "position", align=CENTER, keep_next=True)
    head("VBNguoiKy", "VB Tên người ký", "name", align=CENTER)
    add_style(document, "VBHuongDan", "VB Hướng dẫn", profile, 13, align=JUSTIFY, before=4)


def _add_rule(document: Document, profile: Profile) -> None:
    """The line under the title: a drawn border of an own paragraph survives editing, hyphens in a row do not."""
    style = add_style(document, "VBDuongKe", "VB Đường kẻ dưới tiêu đề", profile, 2, line=3)
    layout = style.paragraph_format
    left, right = profile.rule_indents_pt
    layout.left_indent, layout.right_indent = Pt(left), Pt(right)
    borders, edge = OxmlElement("w:pBdr"), OxmlElement("w:top")
    weight = str(round(profile.rule.thickness_pt * 8))  # eighths of a point
    for key, value in (("val", "single"), ("sz", weight), ("space", "1"), ("color", "000000")):
        edge.set(qn(f"w:{key}"), value)
    borders.append(edge)
    style.element.get_or_add_pPr().insert_element_before(borders, "w:spacing", "w:ind", "w:jc")
