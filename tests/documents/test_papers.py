import io
from datetime import date

import docx
import pypdf
import pytest

from taonguon.documents.catalog import CATALOG
from taonguon.documents.facts.forms.admission import OpinionFacts
from taonguon.documents.facts.report_text import report_document
from taonguon.documents.pdf.docx_reading import PaperRefused, read_paper
from taonguon.documents.pdf.papers import print_papers
from taonguon.documents.word.document import render_document
from taonguon.documents.word.form import render_form
from tests.documents import form_samples, samples

DAY = date(2026, 9, 5)
WITH_TEMPLATE = [entry for entry in CATALOG.values() if entry.template]


def printed(*files):
    return pypdf.PdfReader(io.BytesIO(print_papers(files, title="Hồ sơ", dated=DAY)))


def words(text):
    return text.replace("\t", " ").replace(".", " ").split()


def cell_resolution():
    return render_form("mau/6-knd", form_samples.CELL_RESOLUTION, code="6-KNĐ")


@pytest.mark.parametrize("entry", WITH_TEMPLATE, ids=lambda entry: entry.id)
def test_every_paper_prints_all_its_words(entry):
    data = render_form(entry.template, form_samples.known(entry.facts), code=entry.code)
    shown = words(" ".join(page.extract_text() for page in printed(data).pages))
    for paragraph in _texts(read_paper(data)["blocks"]):
        for word in words(paragraph):
            assert word in shown


def _texts(blocks):
    for block in blocks:
        if block["type"] == "paragraph":
            yield "".join(run["text"] for run in block["runs"])
        else:
            for row in block["rows"]:
                for cell in row["cells"]:
                    yield from _texts(cell)


def test_papers_follow_one_another_and_each_counts_its_own_pages():
    pages = [page.extract_text() for page in printed(cell_resolution(), cell_resolution()).pages]
    assert len(pages) == 4
    assert [page.split()[0] for page in pages] == ["Mẫu", "2", "Mẫu", "2"]


def test_paper_size_and_fonts():
    landscape = render_form("thu/danh-sach-lop", CATALOG["danh-sach-lop"].facts())
    reader = printed(landscape, cell_resolution())
    assert [round(float(page.mediabox.width)) for page in reader.pages] == [842, 595, 595]
    fonts = {
        font.get_object()["/BaseFont"].split("+")[1].split("-")[0]
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert fonts == {"LiberationSerif"}


def test_looks_are_resolved_through_the_styles():
    blocks = read_paper(cell_resolution())["blocks"]
    code, head, *_ = blocks
    assert (code["align"], code["size"], code["runs"][0]["bold"]) == ("right", 12, True)
    assert (head["ruled"], [round(width * 25.4 / 72) for width in head["widths"]]) == (False, [77, 88])
    superior, body = head["rows"][0]["cells"][0][:2]
    assert [part["runs"][0]["bold"] for part in (superior, body)] == [False, True]
    lines = [block for block in blocks if block["type"] == "paragraph" and block["leader"]]
    assert len(lines) == 8  # to write on by hand
    name = next(
        block
        for block in blocks
        if block["type"] == "paragraph" and block["runs"][:1] and "Họ và" in block["runs"][0]["text"]
    )
    assert [(run["text"], run["bold"]) for run in name["runs"]][1] == ("Nguyễn Thí Điểm", True)
    assert (name["line"], name["before"], round(name["indent"] * 25.4 / 72)) == (18, 6, 10)


def test_rows_to_write_in_keep_their_height():
    table = read_paper(render_form("mau/5-knd", OpinionFacts()))["blocks"][11]
    assert table["ruled"]
    assert table["heads"] == 1
    assert [round(row["height"] * 25.4 / 72) for row in table["rows"]] == [0, 7, 7, 7, 7]


def test_an_official_document_can_stand_in_the_same_pile():
    reader = printed(render_document(report_document(samples.issued_report())), cell_resolution())
    assert "Số 07-BC/ĐU" in reader.pages[0].extract_text()
    assert "Cộng" in reader.pages[3].extract_text()


def test_text_of_users_is_data_and_never_code():
    facts = OpinionFacts(cell='#panic("x") $ * _ ` \\ ]')
    assert '#panic("x") $ * _ ` \\ ]' in printed(render_form("mau/5-knd", facts)).pages[0].extract_text()


def test_what_cannot_be_drawn_is_refused_rather_than_lost(tmp_path):
    document = docx.Document(io.BytesIO(cell_resolution()))
    document.paragraphs[0].add_run()._element.append(
        document.element.makeelement("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}drawing")
    )
    target = tmp_path / "x.docx"
    document.save(target)
    with pytest.raises(PaperRefused, match="hãy tải tệp Word và in từ Word"):
        read_paper(target.read_bytes())


def test_the_same_papers_give_the_same_bytes():
    files = [cell_resolution()]
    assert print_papers(files, title="Hồ sơ", dated=DAY) == print_papers(files, title="Hồ sơ", dated=DAY)
