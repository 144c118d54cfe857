import io
import re
import subprocess
import unicodedata
from dataclasses import replace
from datetime import date

import pypdf
import pytest

from taonguon.documents.facts.layout import SecretRefused
from taonguon.documents.facts.official import OfficialDocument, Paragraph, Run, paragraph
from taonguon.documents.facts.plan import plan_document
from taonguon.documents.facts.report_text import report_document
from taonguon.documents.facts.worklist import WorkGroup, WorkItem, WorkListFacts
from taonguon.documents.pdf.compiler import FONTS
from taonguon.documents.pdf.document import render_document
from taonguon.documents.pdf.worklist import render_worklist
from taonguon.documents.profile import kinds
from tests.documents import samples
from tests.documents.seed_plan import plan


def vietnamese_letters():
    """All vowels with all tones, and đ, in both cases."""
    vowels = ["a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y"]
    tones = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
    small = [unicodedata.normalize("NFC", vowel + tone) for vowel in vowels for tone in tones] + ["đ"]
    return small + [letter.upper() for letter in small]


def read(data):
    return pypdf.PdfReader(io.BytesIO(data))


def text_of(data):
    return "\n".join(page.extract_text() for page in read(data).pages)


def saying(*lines, **changes):
    facts = {
        "profile": samples.PROFILE_2026,
        "issuer": samples.COMMITTEE,
        "kind": kinds()["notice"],
        "summary": "phân bổ chỉ tiêu",
        "blocks": tuple(paragraph(line) for line in lines),
        "signature": samples.DEPUTY,
        "recipients": samples.RECIPIENTS,
    }
    return OfficialDocument(**facts | changes)


def test_every_vietnamese_letter_is_in_the_shipped_fonts():
    letters = vietnamese_letters()
    assert len(letters) == len(set(letters)) == 146
    line = " ".join(letters)
    runs = (Run(line), Run(line, bold=True), Run(line, italic=True), Run(line, bold=True, italic=True))
    data = render_document(replace(saying(), blocks=tuple(Paragraph((run,)) for run in runs)))
    seen = re.sub(r"\s", "", text_of(data))
    assert (
        seen.count("".join(letters)) == 4
    )  # a letter the font lacks would come out as another font's or as nothing
    assert embedded_fonts(data) == {
        "LiberationSerif", "LiberationSerif-Bold", "LiberationSerif-Italic", "LiberationSerif-BoldItalic"
    }  # fmt: skip


def embedded_fonts(data):
    """Base names of all fonts; each must be embedded."""
    names = set()
    for page in read(data).pages:
        for font in page["/Resources"]["/Font"].values():
            face = font.get_object()["/DescendantFonts"][0].get_object()
            assert "/FontFile2" in face["/FontDescriptor"].get_object()
            names.add(face["/BaseFont"].split("+")[-1])
    return names


@pytest.mark.needs("pdffonts")
def test_pdffonts_sees_one_family_embedded(tmp_path):
    file = tmp_path / "bao-cao.pdf"
    file.write_bytes(render_document(report_document(samples.issued_report())))
    shown = subprocess.run(["pdffonts", str(file)], check=True, capture_output=True, text=True).stdout
    rows = [line.split() for line in shown.splitlines()[2:]]
    assert {row[0].split("+")[1].split("-")[0] for row in rows} == {"LiberationSerif"}
    assert {row[-5] for row in rows} == {"yes"}  # emb


def test_shipped_fonts_have_their_licence():
    assert sorted(path.name for path in FONTS.glob("*.ttf")) == [
        "LiberationSerif-Bold.ttf",
        "LiberationSerif-BoldItalic.ttf",
        "LiberationSerif-Italic.ttf",
        "LiberationSerif-Regular.ttf",
    ]
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / "LICENSE").read_text(encoding="utf-8")


def test_report_says_the_same_as_its_word_file():
    reader = read(render_document(report_document(samples.issued_report())))
    pages = [" ".join(page.extract_text().split()) for page in reader.pages]
    assert len(pages) == 4
    assert "Số 07-BC/ĐU" in pages[0]
    assert "Định Tân, ngày 02 tháng 10 năm 2026" in pages[0]
    assert "lũy kế năm 2026: 29 đảng viên trên chỉ tiêu 45 đảng viên, đạt 64,4%." in pages[0]
    assert [page.split()[0] for page in pages[1:]] == ["2", "3", "4"]  # none on the first
    assert "Cộng 87 48 78 123" in pages[3]
    assert [float(side) for side in reader.pages[0].mediabox[2:]] == pytest.approx([595.28, 841.89], abs=0.01)


def test_plan_and_minutes_and_letter_render():
    assert "KẾ HOẠCH" in text_of(render_document(plan_document(plan())))
    letter = saying(
        "Đề nghị thực hiện", kind=kinds()["letter"], addressees=("Chi bộ A", "Chi bộ B"), grounds=("Căn cứ X",)
    )
    seen = text_of(render_document(letter))
    for line in ("Kính gửi:", "- Chi bộ A;", "- Chi bộ B.", "- Căn cứ X,"):
        assert line in seen
    assert "CÔNG VĂN" not in seen


def test_text_of_users_is_data_and_never_code():
    hostile = '#panic("x") #import "@preview/a:1.0.0" $ * _ ` \\ ] } ) // <a> = tiêu đề'
    seen = text_of(render_document(saying(hostile, "hết", summary=hostile)))
    assert seen.replace("\n", " ").count('#panic("x") #import "@preview/a:1.0.0"') == 2


def test_secret_documents_are_refused():
    with pytest.raises(SecretRefused):
        render_document(saying("x", secrecy="MẬT"))


def test_the_same_facts_give_the_same_bytes():
    document = report_document(samples.issued_report())
    assert render_document(document) == render_document(document)


def worklist(count):
    items = tuple(
        WorkItem(
            person=f"Nguyễn Thí Điểm {place}",
            task="Nộp giấy giới thiệu",
            paper="3-KNĐ",
            due_on=date(2026, 9, 5) if place > 1 else None,
            reason="38-HD/BTCTW, I.1.3",
            code=f"TN-{place:05d}" if place > 1 else "",
            overdue=place == 2,
        )
        for place in range(1, count + 1)
    )
    return WorkListFacts(
        unit="Chi bộ thôn Ví Dụ 1",
        committee="Đảng ủy xã Định Tân",
        as_of=date(2026, 9, 30),
        groups=(WorkGroup("Quá hạn", items), WorkGroup("Tuần này", ())),
        printed_by="Lê Thí Điểm",
        printed_at="07:40 30/9/2026",
    )


@pytest.mark.parametrize(("count", "pages"), [(1, 1), (3, 1), (30, 3)])
def test_work_sheet(count, pages):
    reader = read(render_worklist(worklist(count)))
    assert len(reader.pages) == pages
    seen = " ".join(page.extract_text() for page in reader.pages)
    assert seen.count("Nộp giấy giới thiệu") == count
    assert seen.count("Người in: Lê Thí Điểm, lúc 07:40 30/9/2026") == pages
    assert seen.count("chưa rõ hạn") == 1
    assert [f"TN-{place:05d}" in seen for place in range(1, count + 1)] == [
        place > 1 for place in range(1, count + 1)
    ]
    assert "Tuần này" not in seen  # a group with nothing in it is left out


def test_an_empty_work_sheet_says_so():
    assert "Không có việc đến hạn trong 30 ngày tới." in text_of(render_worklist(replace(worklist(1), groups=())))
