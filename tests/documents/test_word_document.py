import re
import subprocess
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from taonguon.documents.facts.official import OfficialDocument, Paragraph, Run, Signature, dash, paragraph
from taonguon.documents.facts.report_text import report_document
from taonguon.documents.profile import kinds, profiles
from taonguon.documents.templates.build import HERE, built_templates
from taonguon.documents.word.document import FRAME_FIELDS, FRAMES, frame_of, render_document
from taonguon.documents.word.template import WordTemplate
from tests.documents import samples
from tests.documents.word_reading import faces, lines, opened, style_of


def letter(**changes):
    facts = {
        "profile": samples.PROFILE_2026,
        "issuer": samples.COMMITTEE,
        "kind": kinds()["letter"],
        "summary": "đôn đốc công tác phát triển đảng viên",
        "blocks": (paragraph("Đề nghị các chi bộ thực hiện"),),
        "signature": samples.DEPUTY,
        "addressees": ("Chi bộ thôn Ví Dụ 1",),
        "recipients": ("Như trên", "Lưu Văn phòng Đảng ủy"),
    }
    return OfficialDocument(**facts | changes)


def test_head_of_an_issued_report():
    head = lines(opened(render_document(report_document(samples.issued_report()))))[:9]
    assert head == [
        "ĐẢNG BỘ TỈNH THANH HÓA",
        "ĐẢNG ỦY XÃ ĐỊNH TÂN",
        "*",
        "Số 07-BC/ĐU",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Định Tân, ngày 02 tháng 10 năm 2026",
        "BÁO CÁO",
        "kết quả thực hiện Kế hoạch phát triển đảng viên mới, quý III/2026",
        "-----",
    ]


def test_a_draft_leaves_room_for_number_and_date():
    written = lines(opened(render_document(report_document(samples.report()))))
    assert written[3] == "Số       -BC/ĐU"
    assert written[5] == "Định Tân, ngày      tháng      năm"


def test_foot_of_the_report():
    written = lines(opened(render_document(report_document(samples.report(units=0)))))
    assert written[-9:] == [
        "Nơi nhận:",
        "- Ban Tổ chức Tỉnh ủy;",
        "- Thường trực Đảng ủy;",
        "- Các đồng chí Ủy viên Ban Thường vụ Đảng ủy;",
        "- Các đảng bộ, chi bộ trực thuộc;",
        "- Lưu Văn phòng Đảng ủy.",
        "T/M BAN THƯỜNG VỤ",
        "PHÓ BÍ THƯ THƯỜNG TRỰC",
        "Lê Thí Điểm",
    ]


def test_the_report_has_its_eight_parts():
    written = lines(opened(render_document(report_document(samples.report()))))
    assert [line for line in written if re.match(r"[IVX]+\. ", line)] == [
        "I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO",
        "II. CÔNG TÁC TẠO NGUỒN",
        "III. KẾT QUẢ KẾT NẠP ĐẢNG VIÊN",
        "IV. CÔNG NHẬN ĐẢNG VIÊN CHÍNH THỨC",
        "V. KẾT QUẢ CỦA CÁC ĐƠN VỊ",
        "VI. ƯU ĐIỂM, HẠN CHẾ VÀ NGUYÊN NHÂN",
        "VII. NHIỆM VỤ TRỌNG TÂM QUÝ IV/2026",
        "VIII. KIẾN NGHỊ, ĐỀ XUẤT",
    ]


def test_figures_stand_in_the_sentences_and_unknown_ones_say_so():
    written = lines(opened(render_document(report_document(samples.report()))))
    assert (
        "- Kết nạp trong kỳ 11 đảng viên (cùng kỳ năm trước: 8 đảng viên); lũy kế năm 2026: 29 đảng viên "
        "trên chỉ tiêu 45 đảng viên, đạt 64,4%."
    ) in written
    assert "- Số cuộc kiểm tra, làm việc với đơn vị: chưa có số liệu." in written


@pytest.mark.parametrize("profile", profiles(), ids=lambda profile: profile.code)
def test_page_and_styles_follow_the_profile(profile):
    document = opened(render_document(report_document(samples.issued_report(profile))))
    section = document.sections[0]
    assert [section.page_width.mm, section.page_height.mm] == pytest.approx([210, 297], abs=0.1)
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [margin.mm for margin in margins] == pytest.approx([20, 20, 30, 15], abs=0.1)
    assert section.header_distance.mm == pytest.approx(10, abs=0.1)
    assert section.different_first_page_header_footer is True
    assert section.first_page_header.is_linked_to_previous is True
    assert section.header.paragraphs[0]._element.xpath("string(.//w:instrText)") == "PAGE"

    looks = {
        "ĐẢNG CỘNG SẢN VIỆT NAM": (15, True, False),
        "ĐẢNG BỘ TỈNH THANH HÓA": (14, False, False),
        "ĐẢNG ỦY XÃ ĐỊNH TÂN": (14, True, False),
        "Số 07-BC/ĐU": (14, False, False),
        "Định Tân, ngày 02 tháng 10 năm 2026": (14, False, True),
        "BÁO CÁO": (15, True, False),
        "T/M BAN THƯỜNG VỤ": (14, True, False),
        "PHÓ BÍ THƯ THƯỜNG TRỰC": (14, profile.switches.position_bold, False),
        "Lê Thí Điểm": (14, True, False),
        "Nơi nhận:": (14, False, False),
        "- Lưu Văn phòng Đảng ủy.": (12, False, False),
    }
    for text, look in looks.items():
        style = style_of(document, text)
        assert (style.font.size.pt, style.font.bold, style.font.italic) == look, text
    assert style_of(document, "Nơi nhận:").font.underline is True


def test_every_style_names_times_new_roman_in_all_four_faces():
    document = opened(render_document(report_document(samples.report())))
    named = [style for style in document.styles if style.style_id.startswith("VB") or style.style_id == "Normal"]
    assert len(named) > 20
    for style in named:
        assert faces(style) == ["Times New Roman"] * 4, style.style_id


def test_body_paragraphs():
    document = opened(render_document(report_document(samples.report())))
    layout = style_of(document, "Trong kỳ đã ban hành 2 văn bản:").paragraph_format
    assert layout.line_spacing == Pt(18)
    assert layout.line_spacing_rule == 4  # exactly
    assert layout.space_before == Pt(6)
    assert layout.first_line_indent == pytest.approx(Mm(10), abs=1000)
    assert layout.alignment == 3  # justified


def test_rule_under_the_title_is_drawn():
    document = opened(render_document(report_document(samples.report())))
    style = next(style for style in document.styles if style.style_id == "VBDuongKe")
    edge = style.element.pPr.find(qn("w:pBdr")).find(qn("w:top"))
    assert (edge.get(qn("w:val")), edge.get(qn("w:sz"))) == ("single", "6")  # eighths of a point: 0.75 pt


def test_signature_stays_on_one_page_with_the_end_of_the_text():
    document = opened(render_document(report_document(samples.report(units=0))))
    body = document.element.body
    signature = body.findall(qn("w:tbl"))[-1]
    assert signature.find(qn("w:tr")).trPr.find(qn("w:cantSplit")) is not None
    before = [node for node in signature.itersiblings(preceding=True) if node.tag == qn("w:p")][:2]
    assert [node.pPr.find(qn("w:keepNext")) is not None for node in before] == [True, True]


def test_table_of_units_repeats_its_head_and_aligns_figures_right():
    table = opened(render_document(report_document(samples.report(units=3)))).tables[-1]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert [[cell.text for cell in row.cells] for row in table.rows][1:] == [
        ["1", "Chi bộ thôn Ví Dụ 1", "3", "1", "1", "1", ""],
        ["2", "Chi bộ thôn Ví Dụ 2", "3", "2", "2", "2", ""],
        ["3", "Chi bộ thôn Ví Dụ 3", "3", "3", "3", "3", ""],
        ["", "Cộng", "9", "6", "6", "6", ""],
    ]
    assert table.rows[1].cells[2].paragraphs[0].alignment == 2  # right
    assert table.rows[-1].cells[3].paragraphs[0].runs[0].bold is True


def test_an_unknown_unit_makes_the_sum_unknown():
    facts = samples.report(units=3)
    rows = (*facts.units.rows, replace(facts.units.rows[0], name="Chi bộ thôn Ví Dụ 4", admitted=None))
    table = opened(render_document(report_document(replace(facts, units=replace(facts.units, rows=rows))))).tables[
        -1
    ]
    assert [cell.text for cell in table.rows[-1].cells] == ["", "Cộng", "12", "chưa có số liệu", "7", "7", ""]
    assert table.rows[-2].cells[3].text == "…"


def test_a_letter_has_no_kind_name_and_its_summary_stands_under_the_number():
    written = lines(opened(render_document(letter(number=112))))
    assert written[3:5] == ["Số 112-CV/ĐU", "đôn đốc công tác phát triển đảng viên"]
    assert "CÔNG VĂN" not in written
    assert "Kính gửi: Chi bộ thôn Ví Dụ 1" in written


def test_several_addressees_become_a_list():
    written = lines(opened(render_document(letter(addressees=("Chi bộ A", "Chi bộ B")))))
    start = written.index("Kính gửi: ")
    assert written[start : start + 3] == ["Kính gửi: ", "- Chi bộ A;", "- Chi bộ B."]


def test_switches_change_words_and_looks():
    profile = samples.PROFILE_2026.with_switches(
        v_v=True,
        end_mark="./.",
        uy_spelling="uỷ",
        position_bold=True,
        right_header_align="right",
        grounds="italic",
    )
    grounds = ("Căn cứ Điều lệ Đảng", "Căn cứ Quy định số 399-QĐ/TW, ngày 09/01/2026 của Ban Bí thư")
    blocks = (dash("Đảng ủy đề nghị; người quỷ quyệt không có ở đây."),)
    document = opened(render_document(letter(profile=profile, blocks=blocks, grounds=grounds)))
    written = lines(document)
    assert "V/v đôn đốc công tác phát triển đảng viên" in written
    assert "- Đảng uỷ đề nghị; người quỷ quyệt không có ở đây./." in written
    assert written[1] == "ĐẢNG UỶ XÃ ĐỊNH TÂN"
    assert style_of(document, "PHÓ BÍ THƯ THƯỜNG TRỰC").font.bold is True
    assert style_of(document, "ĐẢNG CỘNG SẢN VIỆT NAM").paragraph_format.alignment == 2
    start = written.index("- Căn cứ Điều lệ Đảng;")
    assert written[start + 1] == "- Căn cứ Quy định số 399-QĐ/TW, ngày 09/01/2026 của Ban Bí thư,"


def test_minutes_are_signed_by_two_and_carry_no_place_and_date():
    minutes = letter(
        kind=kinds()["minutes"],
        addressees=(),
        recipients=(),
        signature=Signature("", "Chủ trì hội nghị", "Trần Ví Dụ"),
        recorder=Signature("", "Người ghi biên bản", "Hà Minh Họa"),
    )
    written = lines(opened(render_document(minutes)))
    assert not [line for line in written if line.startswith("Định Tân")]
    assert written[-4:] == ["NGƯỜI GHI BIÊN BẢN", "Hà Minh Họa", "CHỦ TRÌ HỘI NGHỊ", "Trần Ví Dụ"]


def test_text_of_users_is_never_markup():
    hostile = 'a < b & c > "d" {{ so_ky_hieu }} {% if %} </w:t>\x0b\ncòn'
    document = opened(render_document(letter(blocks=(Paragraph((Run(hostile, italic=True),)), paragraph("hết")))))
    assert 'a < b & c > "d" {{ so_ky_hieu }} {% if %} </w:t>\ncòn' in lines(document)


def test_the_same_facts_give_the_same_bytes():
    assert render_document(report_document(samples.report())) == render_document(report_document(samples.report()))


def test_committed_templates_are_what_the_builder_makes():
    """Compared part by part: the packing itself may differ between builds of zlib."""
    built = dict(built_templates())
    assert sorted(path.relative_to(HERE) for path in HERE.rglob("*.docx")) == sorted(built)
    for path, content in built.items():
        assert unzipped(content) == unzipped((HERE / path).read_bytes()), path


def unzipped(data):
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize("profile", profiles(), ids=lambda profile: profile.code)
def test_shipped_frames_use_every_field_and_no_other(profile):
    check = frame_of(profile).check(FRAME_FIELDS)
    assert (check.unknown, check.missing) == ((), ())


def test_an_edited_frame_is_used():
    data = (FRAMES / "dang-05HD-2026.docx").read_bytes()
    parts = unzipped(data)
    edited = parts["word/document.xml"].replace("ĐẢNG CỘNG SẢN VIỆT NAM".encode(), "MẪU ĐÃ SỬA".encode())
    frame = WordTemplate(data, name="mẫu của xã", patches={"word/document.xml": edited})
    assert lines(opened(render_document(letter(), frame=frame)))[5] == "MẪU ĐÃ SỬA"


@pytest.mark.needs("soffice", "pdftotext", "pdffonts")
def test_word_and_its_picture_agree(tmp_path):
    """LibreOffice opens the file without repair: Vietnamese text, page number from page 2, one font family."""
    source = tmp_path / "bao-cao.docx"
    source.write_bytes(render_document(report_document(samples.issued_report())))
    home = f"-env:UserInstallation=file://{tmp_path}/profile"
    convert = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(source)]
    subprocess.run(convert, check=True, capture_output=True, timeout=180)
    pdf = str(tmp_path / "bao-cao.pdf")
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True).stdout
    pages = text.split("\f")
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in pages[0]
    assert "kết quả thực hiện Kế hoạch phát triển đảng viên mới, quý III/2026" in pages[0]
    assert [page.split()[0] for page in pages[1:4]] == ["2", "3", "4"]
    fonts = subprocess.run(["pdffonts", pdf], check=True, capture_output=True, text=True).stdout.splitlines()[2:]
    families = {re.sub(r"^[A-Z]{6}\+|-?(Bold|Italic|BoldItalic)? .*$", "", line).split("-")[0] for line in fonts}
    assert families <= {"LiberationSerif", "TimesNewRoman", "TimesNewRomanPSMT"}
