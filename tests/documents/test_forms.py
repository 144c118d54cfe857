import io
import re
import subprocess
import zipfile
from dataclasses import replace
from datetime import date

import docx
import pytest
from docx.oxml.ns import qn

from taonguon.documents.catalog import CATALOG, Family, Output, form_code
from taonguon.documents.facts.forms.admission import (
    AdmissionDecisionFacts,
    GuidanceFacts,
    OpinionFacts,
    OpinionRow,
)
from taonguon.documents.facts.forms.field import DOTS, context_of, fields_of, row_fields_of
from taonguon.documents.facts.forms.groups import Letterhead, Vote
from taonguon.documents.facts.forms.letters import StudentRow
from taonguon.documents.word.form import TEMPLATES, check_template, form_template, offered_fields, render_form
from taonguon.documents.word.template import TemplateRefused, WordTemplate
from tests.documents import form_samples as samples
from tests.documents.word_reading import faces, lines, opened

WITH_TEMPLATE = [entry for entry in CATALOG.values() if entry.template]
FORMS = [f"{number}-KNĐ" for number in (1, 2, 3, 4, "4A", *range(5, 17))]


def by_id(entry):
    return entry.id


def written(entry, facts=None):
    return lines(opened(render_form(entry.template, facts or entry.facts(), code=entry.code)))


def test_the_catalog_has_every_form_of_the_series():
    assert [entry.code for entry in CATALOG.values() if entry.code] == FORMS
    assert {entry.id for entry in CATALOG.values() if entry.family is Family.LETTER} == {
        "tham-tra", "cu-di-hoc", "chuyen-ho-so", "dang-duoc-giup-do", "don-doc", "bien-ban-chi-bo", "to-trinh",
        "trich-luc", "danh-sach-lop",
    }  # fmt: skip
    assert [entry.id for entry in CATALOG.values() if Output.EXCEL in entry.outputs] == [
        "don-vi-chi-tieu", "dang-vien-moi", "so-nguon", "danh-sach-hoc",
    ]  # fmt: skip


@pytest.mark.parametrize("entry", WITH_TEMPLATE, ids=by_id)
def test_shipped_templates_ask_only_for_what_their_facts_offer(entry):
    check = check_template(form_template(entry.template), entry.facts, shipped=entry.template)
    assert (check.unknown, check.missing) == ((), ())


@pytest.mark.parametrize("entry", WITH_TEMPLATE, ids=by_id)
def test_known_facts_leave_no_mark_and_no_dots(entry):
    text = "\n".join(written(entry, samples.known(entry.facts)))
    assert not re.search(r"[{}]|…|None", text)


@pytest.mark.parametrize("entry", WITH_TEMPLATE, ids=by_id)
def test_unknown_facts_print_dotted_lines_and_are_never_guessed(entry):
    text = "\n".join(written(entry))
    assert DOTS in text
    assert not re.search(r"[{}]|None|chưa rõ|\d{4}", text)


@pytest.mark.parametrize("entry", [entry for entry in WITH_TEMPLATE if entry.code], ids=by_id)
def test_a_form_carries_its_code_at_the_top(entry):
    assert written(entry)[0] == f"Mẫu {entry.code}"


@pytest.mark.parametrize("entry", WITH_TEMPLATE, ids=by_id)
def test_page_and_font_of_every_template(entry):
    document = opened(render_form(entry.template, entry.facts()))
    section = document.sections[0]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [margin.mm for margin in margins] == pytest.approx([20, 20, 30, 15], abs=0.1)
    sides = [section.page_width.mm, section.page_height.mm]
    assert sides == pytest.approx([297, 210] if entry.id == "danh-sach-lop" else [210, 297], abs=0.1)
    for style in document.styles:
        if style.style_id.startswith("VB"):
            assert faces(style) == ["Times New Roman"] * 4


def test_cell_resolution_in_full():
    assert written(CATALOG["6-knd"], samples.CELL_RESOLUTION) == [
        "Mẫu 6-KNĐ",
        "ĐẢNG BỘ XÃ ĐỊNH TÂN",
        "CHI BỘ THÔN VÍ DỤ 1",
        "*",
        "Số 05-NQ/CB",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Định Tân, ngày 05 tháng 9 năm 2026",
        "NGHỊ QUYẾT",
        "đề nghị kết nạp đảng viên",
        "-----",
        "Ngày 05/9/2026, tại nhà văn hóa thôn Ví Dụ 1, Chi bộ thôn Ví Dụ 1 họp. Tổng số đảng viên: 27, trong đó "
        "chính thức 25, dự bị 2. Có mặt: 26, trong đó chính thức 24, dự bị 2. Vắng mặt: 1; lý do: đi công tác.",
        "Chủ trì: đồng chí Trần Giả Định. Thư ký: đồng chí Lê Mẫu.",
        "Chi bộ xem xét hồ sơ đề nghị kết nạp vào Đảng của quần chúng:",
        "Họ và tên: Nguyễn Thí Điểm; giới tính: nam; ngày sinh: 05/02/2004.",
        "Quê quán: xã Định Tân, tỉnh Thanh Hóa. Nơi cư trú: thôn Ví Dụ 1.",
        "Dân tộc: Kinh; tôn giáo: không. Trình độ: 12/12; chuyên môn: trung cấp.",
        "Nghề nghiệp, chức vụ: nông dân. Đơn vị: Chi đoàn thôn Ví Dụ 1.",
        "Giấy chứng nhận học lớp bồi dưỡng nhận thức về Đảng số 12/GCN, ngày 20/11/2025, nơi cấp: "
        "Trung tâm chính trị xã.",
        "1. Về lý lịch:",
        "\t",
        "\t",
        "2. Về nhận thức, phẩm chất chính trị:",
        "\t",
        "\t",
        "3. Ưu điểm, năng lực, quan hệ quần chúng:",
        "\t",
        "\t",
        "4. Hạn chế:",
        "\t",
        "\t",
        "Biểu quyết bằng phiếu kín: tán thành 23 trên 24, đạt 95,8%; không tán thành 1 (4,2%); không có ý kiến 0. "
        "Tỷ lệ phải đạt: ít nhất hai phần ba đảng viên chính thức.",
        "CHI BỘ QUYẾT NGHỊ",
        "Đề nghị Ban Thường vụ Đảng ủy xã Định Tân xem xét, kết nạp quần chúng Nguyễn Thí Điểm vào Đảng.",
        "Nơi nhận:",
        "- Ban Xây dựng Đảng;",
        "- Lưu chi bộ.",
        "T/M CHI BỘ",
        "BÍ THƯ",
        "Trần Giả Định",
    ]


@pytest.mark.parametrize("code", ["1-KNĐ", "2-KNĐ", "10-KNĐ"])
def test_forms_written_by_hand_are_guidance_only(code):
    entry = next(entry for entry in CATALOG.values() if entry.code == code)
    assert (entry.family, entry.secret, entry.facts) == (Family.GUIDANCE, True, GuidanceFacts)
    text = written(entry, GuidanceFacts(person=samples.PERSON, cell="Chi bộ thôn Ví Dụ 1"))
    assert text[1] == "TỜ HƯỚNG DẪN"
    assert any(line.endswith("không nhập, không chụp, không tải lên phần mềm.") for line in text)


def test_no_form_offers_a_field_for_family_or_verification_content():
    offered = {name for entry in WITH_TEMPLATE for name in offered_fields(entry.facts)}
    assert not [
        name for name in offered if re.search(r"^(cha|me|vo|chong|con|gia_dinh)(_|$)|lich_su|noi_dung_tham", name)
    ]
    assert [name for name in offered if "tham_tra" in name] == ["tham_tra"]  # "đã có" or "chưa có", nothing more


def test_opinions_are_a_table_with_blank_rows_when_nobody_was_asked_yet():
    entry = CATALOG["5-knd"]
    blank = opened(render_form(entry.template, OpinionFacts())).tables[1]
    assert len(blank.rows) == 5
    assert {cell.text for row in blank.rows[1:] for cell in row.cells} == {""}
    rows = (
        OpinionRow(organization="Chi đoàn thôn Ví Dụ 1", asked=14, agreed=13),
        OpinionRow(organization="Chi hội Nông dân", asked=1450),
    )
    table = opened(render_form(entry.template, OpinionFacts(opinions=rows))).tables[1]
    assert [[cell.text for cell in row.cells] for row in table.rows[1:]] == [
        ["1", "Chi đoàn thôn Ví Dụ 1", "14", "13"],
        ["2", "Chi hội Nông dân", "1.450", "……"],
    ]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_class_list_of_thirty():
    entry = CATALOG["danh-sach-lop"]
    born_on = date(2005, 9, 1)
    students = tuple(StudentRow(full_name=f"Hà Minh Họa {n}", born_on_woman=born_on) for n in range(30))
    table = opened(render_form(entry.template, entry.facts(students=students, count=30))).tables[1]
    assert len(table.rows) == 31
    assert [cell.text for cell in table.rows[30].cells][:4] == ["30", "Hà Minh Họa 29", "", "01/9/2005"]


def test_decision_takes_its_grounds_and_its_time_limit_from_the_rules():
    facts = AdmissionDecisionFacts(
        letterhead=replace(samples.LETTERHEAD, symbol="QĐ/ĐU", number=None, signed_on=None),
        person=samples.PERSON,
        grounds=("Căn cứ Điều lệ Đảng", "Căn cứ Quy định số 294-QĐ/TW, ngày 26/5/2025"),
        cell="Chi bộ thôn Ví Dụ 1",
        ceremony_rule="trong 30 ngày làm việc từ ngày nhận quyết định",
    )
    text = written(CATALOG["9-knd"], facts)
    assert text[4] == "Số       -QĐ/ĐU"
    assert text[6] == "Định Tân, ngày … tháng … năm ……"
    assert "- Căn cứ Điều lệ Đảng;" in text
    assert "- Căn cứ Quy định số 294-QĐ/TW, ngày 26/5/2025," in text
    assert (
        "Điều 2. Chi bộ thôn Ví Dụ 1 tổ chức lễ kết nạp (trong 30 ngày làm việc từ ngày nhận quyết định) và "
        f"phân công đảng viên chính thức giúp đỡ đảng viên dự bị: đồng chí {DOTS}."
    ) in text


def test_shares_are_of_those_who_count():
    assert Vote(eligible=27, in_favour=21, against=3).derived() == {
        "ty_le_tan_thanh": "77,8%",
        "ty_le_khong_tan_thanh": "11,1%",
    }
    assert Vote(in_favour=21).derived()["ty_le_tan_thanh"] == DOTS


def test_dates_have_a_short_and_a_long_field():
    context = context_of(Letterhead(signed_on=date(2026, 2, 5)))
    assert (context["ngay_ky"], context["ngay_ky_day_du"]) == ("05/02/2026", "ngày 05 tháng 02 năm 2026")
    assert context_of(Letterhead())["ngay_ky_day_du"] == "ngày … tháng … năm ……"


@pytest.mark.parametrize("entry", WITH_TEMPLATE, ids=by_id)
def test_every_offered_field_is_in_the_context_and_has_a_label(entry):
    assert set(context_of(entry.facts())) == set(fields_of(entry.facts))
    assert all(offered_fields(entry.facts).values())
    for name, row in row_fields_of(entry.facts).items():
        assert name in fields_of(entry.facts)
        assert "stt" in row


@pytest.mark.parametrize(
    ("form", "province", "variant", "code"),
    [
        ("4-knd", "38", "", "4-KNĐ"),
        ("4-knd", "01", "", "4-KNĐ"),
        ("4-knd", "01", "branch", "4B-KNĐ"),
        ("4a-knd", "01", "union", "4D-KNĐ"),
        ("9-knd", "01", "again", "9C-KNĐ"),
        ("15-knd", "01", "cell", "15C-KNĐ"),
        ("16-knd", "01", "competent", "16-KNĐ"),
    ],
)
def test_form_codes_belong_to_a_province(form, province, variant, code):
    assert form_code(CATALOG[form], province=province, variant=variant) == code


def test_a_variant_the_province_does_not_have():
    with pytest.raises(LookupError, match=r"Mẫu 4-KNĐ ở tỉnh 38 không có dạng 'branch'; các dạng: không có\."):
        form_code(CATALOG["4-knd"], province="38", variant="branch")


# --- templates an office has edited ---------------------------------------------------------------------


def edited(tmp_path, change, source="mau/6-knd"):
    """The shipped template, opened and changed the way Word would save it."""
    document = docx.Document(str(TEMPLATES / f"{source}.docx"))
    change(document)
    target = tmp_path / "mau.docx"
    document.save(target)
    return WordTemplate(target.read_bytes(), name="6-KNĐ của xã")


def checked(template, form="6-knd"):
    return check_template(template, CATALOG[form].facts, shipped=CATALOG[form].template)


def test_edited_words_are_printed(tmp_path):
    template = edited(
        tmp_path, lambda document: document.add_paragraph("Bổ sung của xã: {{ ho_ten }}, {{ noi_sinh }}")
    )
    assert checked(template).messages() == ()
    data = render_form("mau/6-knd", samples.CELL_RESOLUTION, code="6-KNĐ", template=template)
    assert lines(opened(data))[-1] == "Bổ sung của xã: Nguyễn Thí Điểm, xã Định Tân"


def test_a_mark_word_has_cut_into_runs_still_works(tmp_path):
    def cut(document):
        paragraph = document.add_paragraph()
        for piece in ("Tên: {", "{ ho", "_ten }", "}"):
            paragraph.add_run(piece)

    data = render_form("mau/6-knd", samples.CELL_RESOLUTION, template=edited(tmp_path, cut))
    assert lines(opened(data))[-1] == "Tên: Nguyễn Thí Điểm"


def test_an_unknown_field_is_named(tmp_path):
    template = edited(tmp_path, lambda document: document.add_paragraph("{{ ho_tenn }}"))
    check = checked(template)
    assert (check.unknown, check.missing, check.usable) == (("ho_tenn",), (), False)
    assert check.messages() == (
        "Mẫu có trường “ho_tenn” mà văn bản này không có. Sửa lại tên trường hoặc xóa khỏi mẫu.",
    )
    with pytest.raises(TemplateRefused, match="Mẫu “6-KNĐ của xã” dùng trường “ho_tenn” mà văn bản không có"):
        render_form("mau/6-knd", samples.CELL_RESOLUTION, template=template)


def test_an_unknown_field_in_a_row_is_named(tmp_path):
    def spoil(document):
        document.tables[1].rows[2].cells[1].paragraphs[0].add_run("{{ dong.to_chucc }}")

    template = edited(tmp_path, spoil, source="mau/5-knd")
    assert checked(template, form="5-knd").unknown == ("to_chucc",)


def test_a_field_that_was_removed_is_reported_and_the_template_still_used(tmp_path):
    def remove(document):
        for paragraph in document.paragraphs:
            if "{{ ten_cap_tren }}" in paragraph.text:
                paragraph._element.getparent().remove(paragraph._element)

    check = checked(edited(tmp_path, remove))
    assert (check.missing, check.usable) == (("ten_cap_tren",), True)
    assert check.messages() == ("Mẫu thiếu trường “ten_cap_tren”: thông tin này sẽ không in ra.",)


@pytest.mark.parametrize("broken", ["{{ ho_ten", "{%p if %}", "{%p for x in %}", "{{ ho ten }}"])
def test_a_badly_written_mark_is_refused(tmp_path, broken):
    with pytest.raises(TemplateRefused, match="Mẫu “6-KNĐ của xã” viết sai dấu của trường"):
        edited(tmp_path, lambda document: document.add_paragraph(broken))


@pytest.mark.parametrize("hostile", ["{{ ho_ten.__class__.__mro__ }}", "{{ ho_ten.format(1) }}", "{{ ho_ten() }}"])
def test_a_template_can_run_nothing(tmp_path, hostile):
    template = edited(tmp_path, lambda document: document.add_paragraph(hostile))
    try:
        data = render_form("mau/6-knd", samples.CELL_RESOLUTION, template=template)
    except TemplateRefused as refusal:
        assert str(refusal).startswith("Mẫu “6-KNĐ của xã”")
    else:
        assert lines(opened(data))[-1] == "Nguyễn Thí Điểm"  # str.format without a field: harmless


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"PK\x03\x04 broken"])
def test_a_file_that_is_no_word_document_is_refused(data):
    with pytest.raises(TemplateRefused, match="Mẫu “x” bị hỏng hoặc không phải tệp Word"):
        WordTemplate(data, name="x")


def test_macros_and_fetches_are_refused():
    data = (TEMPLATES / "mau" / "6-knd.docx").read_bytes()
    with pytest.raises(TemplateRefused, match="Mẫu “x” có macro"):
        WordTemplate(with_part(data, "word/vbaProject.bin", b"x"), name="x")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    for target, fetched in (("image", True), ("attachedTemplate", True), ("hyperlink", False)):
        link = f'<Relationship Id="r1" Type="{kind}/{target}" Target="http://x.invalid/a" TargetMode="External"/>'
        space = "http://schemas.openxmlformats.org/package/2006/relationships"
        changed = with_part(
            data, "word/_rels/extra.xml.rels", f'<Relationships xmlns="{space}">{link}</Relationships>'
        )
        if fetched:
            with pytest.raises(TemplateRefused, match=r"lấy ảnh hoặc mẫu từ nơi khác \(http://x\.invalid/a\)"):
                WordTemplate(changed, name="x")
        else:
            assert "ho_ten" in WordTemplate(changed, name="x").fields


def with_part(data, name, content):
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a") as package:
        package.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.needs("soffice", "pdftotext")
def test_forms_open_in_libreoffice(tmp_path):
    ids = ("3-knd", "6-knd", "9-knd", "bien-ban-chi-bo", "danh-sach-lop")
    for form in ids:
        entry = CATALOG[form]
        (tmp_path / f"{form}.docx").write_bytes(
            render_form(entry.template, samples.known(entry.facts), code=entry.code)
        )
    files = [str(tmp_path / f"{form}.docx") for form in ids]
    home = f"-env:UserInstallation=file://{tmp_path}/profile"
    convert = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *files]
    subprocess.run(convert, check=True, capture_output=True, timeout=240)
    for form, title in zip(
        ids, ("GIẤY GIỚI THIỆU", "NGHỊ QUYẾT", "QUYẾT ĐỊNH", "BIÊN BẢN", "DANH SÁCH"), strict=True
    ):
        shown = ["pdftotext", "-layout", str(tmp_path / f"{form}.pdf"), "-"]
        text = subprocess.run(shown, check=True, capture_output=True, text=True).stdout
        assert title in text
        assert "ĐẢNG CỘNG SẢN VIỆT NAM" in text
