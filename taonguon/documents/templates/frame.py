"""The frame of an official document: head, kind and summary, room for the text, recipients and signature."""

from docx.document import Document
from docx.shared import Pt
from docx.table import _Cell

from taonguon.documents.facts.layout import MOTTO, RECIPIENTS_LABEL, STAR, SUMMARY_RULE
from taonguon.documents.profile import Profile
from taonguon.documents.templates import kit
from taonguon.documents.templates.styles import ABOVE_SIGNATURE, add_styles

_SIGN_COLUMNS = (82, 83)  # millimetres


def build_frame(profile: Profile) -> bytes:
    """The .docx frame of a profile."""
    document = kit.new_document(profile, "")
    add_styles(document, profile)
    write_head(document, profile)
    kit.write(document, "VBThan", "{%p if ten_loai %}")
    kit.write(document, "VBTenLoai", "{{ ten_loai }}")
    kit.write(document, "VBTrichYeu", "{{ trich_yeu }}")
    kit.write(document, "VBGachTrichYeu", SUMMARY_RULE)
    kit.write(document, "VBThan", "{%p endif %}")
    kit.write(document, "VBThan", "{{p kinh_gui }}")
    kit.write(document, "VBThan", "{{p noi_dung }}")
    left, right = kit.borderless(document, _SIGN_COLUMNS)
    kit.write(left, "VBNoiNhanDong", "{%p if nguoi_ghi %}")
    kit.write(left, "VBQuyenHan", "{{ nguoi_ghi_chuc_vu }}")  # minutes: both titles are bold
    kit.write_all(left, "VBChoKy", *[""] * kit.SIGNING_LINES)
    kit.write(left, "VBNguoiKy", "{{ nguoi_ghi_ten }}")
    kit.write(left, "VBNoiNhanDong", "{%p else %}")
    write_recipients(left)
    kit.write(left, "VBNoiNhanDong", "{%p endif %}")
    write_signature(right, beside="nguoi_ghi")
    kit.write(document, "VBThan", "{{p phu_luc }}")
    return kit.save(document)


def write_head(document: Document, profile: Profile) -> None:
    """The borderless two-cell head shared by the frame and the letters."""
    kit.write(document, "VBGhiChuDau", "{%p if ghi_chu_du_thao %}")
    kit.write(document, "VBGhiChuDau", "{{ ghi_chu_du_thao }}")
    kit.write(document, "VBGhiChuDau", "{%p endif %}")
    left, right = kit.borderless(document, profile.page.header_columns)
    kit.write(left, "VBCapTren", "{{ co_quan_cap_tren }}")
    kit.write(left, "VBCoQuan", "{{ co_quan_ban_hanh }}")
    kit.write(left, "VBSao", STAR)
    kit.write(left, "VBSo", "{{ so_ky_hieu }}")
    kit.write(left, "VBTrichYeuCV", "{%p if trich_yeu_cong_van %}")
    kit.write(left, "VBTrichYeuCV", "{{ trich_yeu_cong_van }}")
    kit.write(left, "VBTrichYeuCV", "{%p endif %}")
    kit.write(right, "VBTieuDe", MOTTO)
    kit.write(right, "VBDuongKe")
    kit.write(right, "VBNgay", "{%p if dia_danh_ngay %}")
    kit.write(right, "VBNgay", "{{ dia_danh_ngay }}")
    kit.write(right, "VBNgay", "{%p endif %}")


def write_recipients(cell: _Cell, line: str = "{{ dong }}") -> None:
    """ "Nơi nhận:" and its lines, where there are any."""
    kit.write(cell, "VBNoiNhan", "{%p if noi_nhan %}")
    kit.write(cell, "VBNoiNhan", RECIPIENTS_LABEL)
    kit.write(cell, "VBNoiNhanDong", "{%p for dong in noi_nhan %}")
    kit.write(cell, "VBNoiNhanDong", line)
    kit.write(cell, "VBNoiNhanDong", "{%p endfor %}")
    kit.write(cell, "VBNoiNhan", "{%p else %}")
    kit.write(cell, "VBNoiNhanDong")  # a cell without a paragraph is no valid cell
    kit.write(cell, "VBNoiNhan", "{%p endif %}")


def write_signature(cell: _Cell, *, beside: str = "") -> None:
    """Authority, position, room for signature and seal, name.

    Without an authority the position comes first; `beside` names the field of an equal who signs on the left.
    """
    kit.write(cell, "VBQuyenHan", "{%p if quyen_han_ky %}")
    kit.write(cell, "VBQuyenHan", "{{ quyen_han_ky }}")
    kit.write(cell, "VBChucVu", "{{ chuc_vu }}")
    if beside:
        kit.write(cell, "VBQuyenHan", f"{{%p elif {beside} %}}")
        kit.write(cell, "VBQuyenHan", "{{ chuc_vu }}")
    kit.write(cell, "VBQuyenHan", "{%p else %}")
    first = kit.write(cell, "VBChucVu", "{{ chuc_vu }}")
    first.paragraph_format.space_before = Pt(ABOVE_SIGNATURE)
    kit.write(cell, "VBQuyenHan", "{%p endif %}")
    kit.write_all(cell, "VBChoKy", *[""] * kit.SIGNING_LINES)
    kit.write(cell, "VBNguoiKy", "{{ nguoi_ky }}")
