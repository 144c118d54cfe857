"""The main job, from sign-in to the downloaded report: a plan is read, somebody admitted, a report issued.

A nearly empty committee; every deed is done on its page by whoever does it in life.
"""

import io
import re
from dataclasses import dataclass
from datetime import date

import openpyxl
import pytest
import xlsxwriter
from docx import Document as WordDocument
from playwright.sync_api import expect
from pypdf import PdfReader

from taonguon.demo.planning import seed_text
from tests.browser.accessibility import assert_accessible
from tests.browser.calendar import calendar_at
from tests.browser.help import Office, sideways
from tests.cast import make_cast
from tests.factories import people

TODAY = date(2026, 11, 24)
NAME = "Trần Thị Thí Điểm Hoa"
# What is recorded of the dossier, on which day, with which vote (entitled, for).
STEPS = (
    ("s07_application", "06/7/2026", None),
    ("s08_personal_history", "08/7/2026", None),
    ("s09_verification", "20/8/2026", None),
    ("s10_introduction", "24/8/2026", None),
    ("s11_union_resolution", "26/8/2026", None),
    ("s12_opinions", "04/9/2026", None),
    ("s13_cell_resolution", "10/9/2026", (12, 11)),
    ("s16_appraisal", "28/9/2026", None),
)


@pytest.fixture
def cast(transactional_db):
    """Units, accounts with their code generators, members of one cell; no plan, nobody in the pool."""
    cast = make_cast()
    for number in range(1, 13):
        people.member(
            cast.cell_one, f"Lê Văn Thử Nghiệm {number}", official_on=date(2016, 3, 3),
            in_unit_since=date(2020, 1, 1),
        )  # fmt: skip
    with calendar_at(TODAY):
        yield cast


@pytest.fixture
def office(cast, new_context, viewport, open_page):
    """Everybody at a browser of their own, signed in with password and code."""
    return Office(cast, new_context, viewport, open_page)


def three_people():
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Họ tên", "Ngày sinh", "Chi bộ", "Học vấn"])
        for row, name in enumerate(("Nguyễn Văn Ví Dụ", "Đỗ Thị Minh Họa", "Hà Giả Định"), start=1):
            sheet.write_row(row, 0, [name, f"0{row}/9/2002", "Chi bộ thôn 2", "Trung học phổ thông"])
    return buffer.getvalue()


def look(page):
    """Whoever can't see it, and whoever has a narrow window, can use the page."""
    assert_accessible(page)
    assert sideways(page) == 0, page.url


def test_from_sign_in_to_the_downloaded_report(office, cast):
    board = office.come("board")
    read_the_plan(board)
    share_it_out(board)
    approve_it(office.come("standing_committee"))
    assert shown_by(board) == Shown(done=0, required=45, pool=0)
    fill_the_pool(board)
    admit(office, board)
    shown = shown_by(board)
    assert shown == Shown(done=1, required=45, pool=3)
    issued = issue_the_report(office, board)
    assert_same_figures(issued, shown)


def read_the_plan(page):
    page.goto("/ke-hoach/")
    look(page)
    page.get_by_role("link", name="Đọc từ văn bản").first.click()
    page.get_by_label("Hoặc dán nội dung").fill(seed_text())
    look(page)
    page.get_by_role("button", name="Đọc văn bản").click()
    look(page)
    while (card := page.locator("article.prop", has=page.get_by_role("button", name="Đúng, nhận"))).count():
        for question in card.first.locator("fieldset.ask").all():
            question.get_by_role("radio").first.check()
        card.first.get_by_role("button", name="Đúng, nhận").click()
    while (unsettled := page.locator("details", has=page.get_by_text("Chọn cách xử lý", exact=True))).count():
        unsettled.first.locator("summary").click()
        unsettled.first.get_by_role("radio").first.check()
        unsettled.first.get_by_label("Lý do, ghi chú").fill("Theo ý kiến Ban Thường vụ")
        unsettled.first.get_by_role("button", name="Ghi cách xử lý").click()
    page.get_by_role("link", name="Sang bước xác nhận").click()
    look(page)
    page.get_by_label("Số, ký hiệu").fill("05-KH/ĐU")
    page.get_by_label("Ngày ban hành").fill("05/02/2026")
    page.get_by_role("button", name="Tạo kế hoạch").click()
    look(page)
    assert page.locator("ol.targets > li").count() == 5


def share_it_out(page):
    page.get_by_role("link", name="Phân bổ cho đơn vị").click()
    look(page)
    page.get_by_role("button", name="Tính đề xuất, xem trước").click()
    look(page)
    boxes = [
        box for box in page.get_by_role("textbox").all() if "năm 2026" in (box.get_attribute("aria-label") or "")
    ]
    assert [box.input_value() for box in boxes] == ["15", "15", "15"]  # nothing known of the units: equal parts
    page.get_by_label("Trình Ban Thường vụ duyệt năm").select_option("2026")
    page.get_by_role("button", name="Lưu và trình").click()
    expect(page.get_by_text("Đã lưu và trình Ban Thường vụ phân bổ năm 2026.")).to_be_visible()


def approve_it(page):
    page.goto("/ke-hoach/")
    page.locator("tbody a").first.click()
    page.get_by_role("link", name="Phân bổ cho đơn vị").click()
    look(page)
    page.get_by_role("link", name="Duyệt năm 2026").click()
    look(page)
    page.get_by_label("Số văn bản duyệt").fill("12-TB/ĐU")
    page.get_by_label("Ngày duyệt").fill("24/11/2026")
    page.get_by_role("button", name="Duyệt phân bổ").click()
    expect(page.get_by_text("Đã duyệt phân bổ năm 2026.")).to_be_visible()


@dataclass(frozen=True)
class Shown:
    """What the board says of the year."""

    done: int
    required: int
    pool: int


def shown_by(page):
    page.goto("/bang-dieu-hanh/")
    look(page)
    done, required = re.search(r"Đã kết nạp (\d+) trên (\d+)", page.locator(".verdict").inner_text()).groups()
    [pool] = re.findall(r"Nguồn theo bước: (\d+) người", page.locator("main").inner_text())
    return Shown(int(done), int(required), int(pool))


def fill_the_pool(page):
    page.goto("/nguon/")
    look(page)
    page.get_by_role("link", name="Thêm người", exact=True).click()
    look(page)
    page.get_by_label("Họ và tên").fill(NAME)
    page.get_by_label("Ngày sinh").fill("03/5/1998")
    page.get_by_label("Chi bộ theo dõi").select_option("Chi bộ thôn 1")
    page.get_by_label("Vào nguồn ngày").fill("06/10/2025")
    page.get_by_label("Học vấn").select_option("Trung học phổ thông")
    page.get_by_label("Sinh sống ở vùng đặc thù").select_option("Không")
    page.get_by_label("Là đoàn viên", exact=False).first.select_option("Có")
    page.get_by_label("Là cán bộ Đoàn").select_option("Không")
    page.get_by_role("button", name="Thêm vào nguồn").click()
    look(page)
    deed(page, "Đưa vào danh sách cảm tình Đảng", "Ghi nghị quyết", {
        "Số nghị quyết của chi bộ": "07-NQ/CB", "Ngày nghị quyết": "20/10/2025",
    })  # fmt: skip
    deed(page, "Phân công đảng viên giúp đỡ", "Phân công", {"Từ ngày": "20/10/2025"}, member_id=1)
    deed(page, "Ghi giấy chứng nhận lớp nhận thức", "Ghi giấy chứng nhận", {
        "Số giấy chứng nhận": "15/2026", "Ngày cấp": "12/6/2026",
    })  # fmt: skip
    page.goto("/nguon/nhap/")
    look(page)
    page.locator("input[type=file]").set_input_files(
        {"name": "nguon.xlsx", "mimeType": "application/octet-stream", "buffer": three_people()}
    )
    page.get_by_role("button", name="Tải lên, xem trước").click()
    look(page)
    page.get_by_role("button", name="Nhập 3 dòng").click()
    page.goto("/nguon/")
    assert page.locator("main tbody tr").count() == 4


def deed(page, title, button, values, **chosen):
    """A deed of the person page, by its link and its form."""
    page.locator("main section").get_by_role("link", name=title).click()
    look(page)
    for label, value in values.items():
        page.get_by_label(label).fill(value)
    for name, index in chosen.items():
        page.locator(f"select[name={name}]").select_option(index=index)
    page.get_by_role("button", name=button, exact=True).click()
    look(page)


def admit(office, page):
    page.goto("/nguon/")
    page.get_by_role("link", name=NAME).click()
    page.get_by_role("link", name="Lập hồ sơ kết nạp").click()
    look(page)
    page.get_by_label("Ngày cho phép làm thủ tục").fill("01/7/2026")
    page.get_by_label("Số văn bản cho phép").fill("15-KL/ĐU")
    page.get_by_role("button", name="Lập hồ sơ").click()
    look(page)
    page.get_by_role("link", name="Sửa người giới thiệu").click()
    look(page)
    page.get_by_label("Người giới thiệu 1").select_option(index=1)
    page.locator("main form button.btn-1").click()
    for step, on, vote in STEPS:
        office.record(page, step, on, vote)
    committee = office.pages["standing_committee"]
    committee.goto(page.url)
    look(committee)
    office.record(committee, "s17_admission_decision", "08/10/2026", (9, 9))
    look(committee)
    page.reload()
    office.record(page, "s18_ceremony", "22/10/2026")
    look(page)
    page.goto("/dang-vien/")
    look(page)
    expect(page.get_by_role("link", name=NAME)).to_be_visible()


def issue_the_report(office, page):
    """The board writes, the office issues; answers the text of the Word file and of the PDF, and the workbook."""
    page.goto("/bao-cao/")
    look(page)
    page.get_by_role("button", name="Lập đến hôm nay quý IV").click()
    look(page)
    page.get_by_label("Ưu điểm").fill("Các chi bộ rà soát nguồn đúng hạn")
    page.get_by_role("button", name="Ghi dự thảo").click()
    expect(page.get_by_text("Đã ghi dự thảo.")).to_be_visible()
    clerk = office.come("office")
    clerk.goto(page.url)
    look(clerk)
    clerk.get_by_role("link", name="Ban hành").click()
    look(clerk)
    clerk.get_by_role("button", name="Lấy số, ban hành").click()
    expect(clerk.get_by_text("Đã ban hành văn bản số 01-BC/ĐU.")).to_be_visible()
    look(clerk)
    word, pdf, excel = (download(clerk, name) for name in ("Word", "PDF", "Excel"))
    return (
        " ".join(paragraph.text for paragraph in WordDocument(word).paragraphs),
        " ".join(" ".join(sheet.extract_text() for sheet in PdfReader(pdf).pages).split()),
        openpyxl.load_workbook(excel),
    )


def download(page, name):
    with page.expect_download() as got:
        page.locator(".page-head").get_by_role("link", name=name).click()
    return io.BytesIO(got.value.path().read_bytes())


def assert_same_figures(issued, shown):
    """What is printed is what the board showed, in all three files."""
    word, pdf, book = issued
    for sentence in (
        f"lũy kế năm 2026: {shown.done} đảng viên trên chỉ tiêu {shown.required} đảng viên",
        f"Số quần chúng ưu tú trong nguồn: {shown.pool} quần chúng",
        "Các chi bộ rà soát nguồn đúng hạn",
    ):
        assert (sentence in word, sentence in pdf) == (True, True), sentence
    units, admitted, figures = ([*sheet.iter_rows(values_only=True)] for sheet in book)
    rows = [row for row in units if isinstance(row[0], int)]
    assert [(row[1], row[4], row[5], row[9]) for row in rows] == [
        ("Chi bộ thôn 1", 15, 1, 0),
        ("Chi bộ thôn 2", 15, 0, 3),
        ("Đảng bộ Công an xã", 15, 0, 0),
    ]
    assert [row[1] for row in admitted if isinstance(row[0], int)] == [NAME]
    by_code = {row[5]: row[2] for row in figures if isinstance(row[0], int)}
    assert (by_code["in_year"], by_code["in_pool"], by_code["required_admissions"]) == (
        shown.done,
        shown.pool,
        shown.required,
    )
    assert (sum(row[5] for row in rows), sum(row[9] for row in rows)) == (shown.done, shown.pool)
