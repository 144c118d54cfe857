import io

import docx
import pytest
from docx.shared import Mm, Pt

from taonguon.documents.catalog import CATALOG
from taonguon.documents.facts.report_text import report_document
from taonguon.documents.profile import profiles
from taonguon.documents.word.document import render_document
from taonguon.documents.word.form import render_form
from taonguon.documents.word.inspection import inspect_format
from tests.documents import samples


def changed(change):
    document = docx.Document(io.BytesIO(render_document(report_document(samples.report()))))
    change(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return inspect_format(buffer.getvalue(), samples.PROFILE_2026)


def style(document, identifier):
    return next(style for style in document.styles if style.style_id == identifier)


@pytest.mark.parametrize("profile", profiles(), ids=lambda profile: profile.code)
def test_what_we_make_follows_its_profile(profile):
    assert inspect_format(render_document(report_document(samples.report(profile))), profile) == ()


@pytest.mark.parametrize(
    "entry", [entry for entry in CATALOG.values() if entry.template], ids=lambda entry: entry.id
)
def test_shipped_forms_follow_the_newest_profile(entry):
    assert inspect_format(render_form(entry.template, entry.facts()), samples.PROFILE_2026) == ()


def test_margins_and_the_first_page():
    def move(document):
        document.sections[0].left_margin = Mm(25)
        document.sections[0].top_margin = Mm(20.4)
        document.sections[0].different_first_page_header_footer = False

    assert changed(move) == (
        "Lề trái 25 mm, thể thức ghi 30 mm.",
        "Trang đầu không đánh số: bật “Trang đầu khác” trong phần đầu trang.",
    )


def test_fonts_and_sizes():
    def restyle(document):
        style(document, "VBSo").font.name = "Arial"  # as Word does it: two of the four faces
        style(document, "VBThan").font.size = Pt(13.5)

    assert changed(restyle) == (
        "Kiểu “VB Số và ký hiệu” không dùng đủ phông Times New Roman.",
        "Kiểu “VB Thân” cỡ 13,5, thể thức ghi 14.",
    )


@pytest.mark.parametrize(("line", "found"), [(Pt(18), 0), (Pt(22), 0), (Pt(23), 1), (1.5, 1)])
def test_line_spacing(line, found):
    def space(document):
        style(document, "VBThan").paragraph_format.line_spacing = line

    assert list(changed(space)) == ["Giãn dòng của lời văn phải là “chính xác” từ 18 đến 22 pt."] * found


def test_paragraph_gap_and_a_style_that_is_gone():
    def squeeze(document):
        style(document, "VBThan").paragraph_format.space_before = Pt(2)

    def drop(document):
        style(document, "VBThan").delete()

    assert changed(squeeze) == ("Khoảng cách đoạn 2 pt, ít nhất 6 pt.",)
    assert changed(drop) == ("Mẫu không còn kiểu “VB Thân”: lời văn bản sẽ in theo kiểu mặc định.",)
