"""Building a form or letter: heads, titles, text with fields, lines for the pen, signatures.

-KNĐ forms are professional forms of Ban Tổ chức: a plain layout of their own, form code top right. Letters and
decisions take the head of the Party's format.
"""

from collections.abc import Sequence

from docx.shared import Mm, Pt
from docx.table import _Cell

from taonguon.documents.facts.layout import MOTTO, STAR, SUMMARY_RULE
from taonguon.documents.profile import Profile
from taonguon.documents.templates import kit
from taonguon.documents.templates.frame import write_recipients, write_signature
from taonguon.documents.templates.styles import add_styles

SIGN_HINT = "(ký, ghi rõ họ và tên)"
YOUTH_MOTTO = ("ĐOÀN TNCS HỒ CHÍ MINH",)
STATE_MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")

_RECIPIENT = "- {{ dong }}{% if loop.last %}.{% else %};{% endif %}"
_ABOVE_TABLE = 6  # points
_COLUMNS = (82, 83)  # millimetres


class FormBuilder:
    """Writes one template from top to bottom."""

    def __init__(self, profile: Profile, title: str, *, body: str, landscape: bool = False) -> None:
        self.profile = profile
        self.body = body
        self.document = kit.new_document(profile, title)
        add_styles(self.document, profile)
        if landscape:
            section = self.document.sections[0]
            section.page_width, section.page_height = Mm(profile.page.height), Mm(profile.page.width)

    def bytes(self) -> bytes:
        """The finished template."""
        return kit.save(self.document)

    def code(self) -> None:
        """The form's code, top right; its string depends on the province, so it is a field."""
        kit.write(self.document, "VBMaMau", "Mẫu {{ ma_mau }}")

    def party_head(self, *, dated: bool = True, letter_summary: str = "") -> None:
        """Head of a Party body: superior, body, asterisk, number; title and date."""
        left, right = kit.borderless(self.document, self.profile.page.header_columns)
        kit.write(left, "VBCapTren", "{{ co_quan_cap_tren }}")
        kit.write(left, "VBCoQuan", "{{ co_quan_ban_hanh }}")
        kit.write(left, "VBSao", STAR)
        kit.write(left, "VBSo", "{{ so_ky_hieu }}")
        if letter_summary:
            kit.write(left, "VBTrichYeuCV", letter_summary)
        kit.write(right, "VBTieuDe", MOTTO)
        kit.write(right, "VBDuongKe")
        if dated:
            kit.write(right, "VBNgay", "{{ dia_danh_ngay }}")

    def union_head(self, motto: Sequence[str]) -> None:
        """Head of a mass organisation, which writes under its own motto."""
        left, right = kit.borderless(self.document, (62, 103))
        kit.write(left, "VBCapTren", "{{ co_quan_cap_tren }}")
        kit.write(left, "VBCoQuan", "{{ co_quan_ban_hanh }}")
        kit.write(left, "VBSao", STAR)
        kit.write(left, "VBSo", "{{ so_ky_hieu }}")
        for line in motto:
            kit.write(right, "VBCoQuan", line)
        kit.write(right, "VBNgay", "{{ dia_danh_ngay }}")

    def personal_head(self) -> None:
        """Head of a paper one member signs: the title alone, the date on the right."""
        kit.write(self.document, "VBTieuDe", MOTTO, align=kit.CENTER)
        width = self.profile.page.width - self.profile.page.left - self.profile.page.right
        rule = kit.write(self.document, "VBDuongKe")
        side = (Mm(width).pt - self.profile.rule.width_pt) / 2
        rule.paragraph_format.left_indent = rule.paragraph_format.right_indent = int(side * 12700)
        kit.write(self.document, "VBNgay", "{{ dia_danh }}, {{ ngay_ky_day_du }}", align=kit.RIGHT)

    def title(self, kind: str, *summary: str, rule: bool = True) -> None:
        """The kind in capitals and what it is about."""
        kit.write(self.document, "VBTenLoai", kind)
        kit.write_all(self.document, "VBTrichYeu", *summary)
        kit.write(self.document, "VBGachTrichYeu", SUMMARY_RULE if rule else "")

    def text(self, *lines: str) -> None:
        """Running text, one paragraph each."""
        kit.write_all(self.document, self.body, *lines)

    def heading(self, line: str) -> None:
        """A bold heading that stays with what follows."""
        kit.write(self.document, "VBMuc2", line)

    def middle(self, *lines: str) -> None:
        """Bold lines in the middle: who decides, QUYẾT NGHỊ."""
        kit.write_all(self.document, "VBDieu", *lines)

    def addressed(self, line: str) -> None:
        """ "Kính gửi: …"."""
        kit.write(self.document, "VBKinhGui", line)

    def grounds(self) -> None:
        """The căn cứ, one line each, from the rule set."""
        kit.write(self.document, "VBCanCu", "{%p for dong in can_cu %}")
        kit.write(self.document, "VBCanCu", "- {{ dong }}{% if loop.last %},{% else %};{% endif %}")
        kit.write(self.document, "VBCanCu", "{%p endfor %}")

    def pen(self, count: int, label: str = "") -> None:
        """Dotted lines to write on by hand, under a label where one is given."""
        if label:
            kit.write(self.document, self.body, label)
        kit.lines_to_write_on(self.document, count, self.profile)

    def table(self, columns: Sequence[tuple[str, str, float]], loop: str) -> None:
        """A table of one repeating row; columns are heading, cell text and millimetres."""
        self.document.paragraphs[-1].paragraph_format.space_after = Pt(_ABOVE_TABLE)
        heads, cells, widths = zip(*columns, strict=True)
        kit.ruled_table(self.document, widths, heads, cells, loop)

    def _sign_cells(self) -> list[_Cell]:
        """Two empty cells that stay on the page of the sentence above them."""
        self.document.paragraphs[-1].paragraph_format.keep_with_next = True
        return kit.borderless(self.document, _COLUMNS)

    def sign(self) -> None:
        """Recipients on the left, signature on the right."""
        left, right = self._sign_cells()
        write_recipients(left, _RECIPIENT)
        write_signature(right)

    def sign_two(self, left_title: str, left_name: str, right_title: str, right_name: str) -> None:
        """Two who sign side by side (minutes)."""
        for cell, title, name in zip(
            self._sign_cells(),
            (left_title, right_title),
            (left_name, right_name),
            strict=True,
        ):
            kit.write(cell, "VBQuyenHan", title)
            kit.write(cell, "VBGhiChuPhuLuc", SIGN_HINT)
            kit.write_all(cell, "VBChoKy", *[""] * kit.SIGNING_LINES)
            kit.write(cell, "VBNguoiKy", name)

    def sign_person(self, title: str, name: str) -> None:
        """One person signs on the right; nothing on the left."""
        left, right = self._sign_cells()
        kit.write(left, "VBNoiNhanDong")
        kit.write(right, "VBQuyenHan", title)
        kit.write(right, "VBGhiChuPhuLuc", SIGN_HINT)
        kit.write_all(right, "VBChoKy", *[""] * kit.SIGNING_LINES)
        kit.write(right, "VBNguoiKy", name)

    def sign_plain(self) -> None:
        """The signature block without recipients (extract)."""
        left, right = self._sign_cells()
        kit.write(left, "VBNoiNhanDong")
        write_signature(right)
