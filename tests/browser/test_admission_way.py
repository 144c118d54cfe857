"""One person from the pool to official member: a vote that fails, a paper given back, a move on the way.

The cell, the Party-building board and the standing committee each record what is theirs, on the day it happens.
"""

import io
from datetime import date

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from taonguon.person.models import Person
from taonguon.training.labels import CourseKind
from tests.browser.accessibility import assert_accessible
from tests.browser.calendar import calendar_at
from tests.browser.help import PHONE, Office, enter, sideways
from tests.cast import make_cast
from tests.factories import people

NAME = "Trần Thị Thí Điểm Lan"
BEFORE_THE_CELL = (
    ("s07_application", "10/3/2026"),
    ("s08_personal_history", "12/3/2026"),
    ("s10_introduction", "22/4/2026"),
    ("s11_union_resolution", "24/4/2026"),
    ("s09_verification", "29/4/2026"),  # the papers come in any order
    ("s12_opinions", "04/5/2026"),
)


@pytest.fixture
def viewport():
    return PHONE


@pytest.fixture
def calendar():
    with calendar_at(date(2026, 3, 2)) as calendar:
        yield calendar


@pytest.fixture
def cast(transactional_db):
    """Twelve members of one cell; nobody in the pool."""
    cast = make_cast()
    for number in range(1, 13):
        people.member(
            cast.cell_one, f"Lê Văn Thử Nghiệm {number}", official_on=date(2016, 3, 3),
            in_unit_since=date(2020, 1, 1),
        )  # fmt: skip
    return cast


@pytest.fixture
def seats(cast, new_context, viewport, open_page, live_server):
    """Who works on the dossier, each at a browser."""
    seats = {}
    for who in ("secretary_one", "board", "standing_committee", "secretary_two"):
        context = new_context(viewport=viewport, locale="vi-VN", accept_downloads=True)
        enter(context, live_server.url, cast.assignments[who])
        seats[who] = open_page(context)
    return seats


def look(page):
    assert_accessible(page)
    assert sideways(page) == 0, page.url


def send(page, button, **values):
    """Fill boxes and lists by the names of their fields, and press the button."""
    for name, value in values.items():
        box = page.locator(f"main [name={name}]").first
        if box.evaluate("box => box.tagName") == "SELECT":
            box.select_option(value)
        else:
            box.fill(value)
    page.get_by_role("button", name=button, exact=True).click()


def test_from_the_pool_to_official_member(seats, cast, calendar):
    cell, board, committee = seats["secretary_one"], seats["board"], seats["standing_committee"]
    follow(cell)
    dossier = open_the_dossier(board)

    def record(page, step, on, vote=None):
        day, month, year = map(int, on.split("/"))
        calendar.day = date(year, month, day)
        page.goto(dossier)
        Office.record(page, step, on, vote)

    for step, on in BEFORE_THE_CELL:
        record(cell, step, on)
    record(cell, "s13_cell_resolution", "12/5/2026", (12, 7))
    expect(cell.get_by_role("heading", name="12/5/2026").locator("..").get_by_text("Không đạt")).to_be_visible()
    look(cell)
    record(cell, "s13_cell_resolution", "03/6/2026", (12, 8))
    expect(cell.get_by_role("heading", name="03/6/2026").locator("..").get_by_text("Đạt")).to_be_visible()
    give_back_and_hand_in(board, cell, dossier, calendar)
    record(board, "s16_appraisal", "10/6/2026")
    record(committee, "s17_admission_decision", "18/6/2026", (9, 8))
    record(cell, "s18_ceremony", "03/7/2026")
    record(cell, "s19_member_file", "10/7/2026")
    look(cell)
    print_the_whole(board, dossier)
    move_to_the_other_cell(board, dossier, calendar)
    cell = seats["secretary_two"]
    person = Person.objects.get(full_name=NAME)
    people.certificate(person, cast.cell_two, date(2026, 9, 30), CourseKind.NEW_MEMBER)
    for step, on in (("s22_self_review", "05/7/2027"), ("s23_helper_remarks", "05/7/2027")):
        record(cell, step, on)
    record(cell, "s24_opinions_probationary", "06/7/2027")
    record(cell, "s25_cell_recognition", "12/7/2027", (9, 9))
    record(committee, "s27_recognition_decision", "28/7/2027", (9, 9))
    record(cell, "s28_announce_and_card", "03/8/2027")
    look(cell)
    cell.goto("/dang-vien/")
    cell.get_by_role("link", name=NAME).click()
    look(cell)
    facts = dict(
        zip(*(cell.locator(f"main dl.facts {tag}").all_inner_texts() for tag in ("dt", "dd")), strict=True)
    )
    assert (facts["Tình trạng"], facts["Ngày vào Đảng (lễ kết nạp)"], facts["Ngày chính thức"]) == (
        "Chính thức",
        "03/7/2026",
        "03/7/2027",
    )
    assert facts["Chi bộ"].splitlines() == ["Chi bộ thôn 2", "từ 10/8/2026"]


def follow(page):
    """Into the pool, on the list, with a helper and a certificate."""
    page.goto("/nguon/them/")
    send(
        page, "Thêm vào nguồn", full_name=NAME, born_on="03/5/1998", entered_on="06/10/2025",
        education="upper_secondary", special_area="khong", youth_union_member="co", youth_union_officer="khong",
    )  # fmt: skip
    person = page.url
    page.goto(f"{person}viec/cam-tinh/")
    send(page, "Ghi nghị quyết", on="20/10/2025", resolution_number="07-NQ/CB")
    page.goto(f"{person}viec/giup-do/")
    page.locator("select[name=member_id]").select_option(index=1)
    send(page, "Phân công", valid_from="20/10/2025")
    page.goto(f"{person}viec/giay-chung-nhan/")
    send(page, "Ghi giấy chứng nhận", number="15/2025", issued_on="12/12/2025")
    look(page)


def open_the_dossier(page):
    """Answers its address."""
    page.goto("/nguon/")
    page.get_by_role("link", name=NAME).click()
    page.get_by_role("link", name="Lập hồ sơ kết nạp").click()
    send(page, "Lập hồ sơ", on="02/3/2026", document_number="15-KL/ĐU")
    address = page.url
    page.get_by_role("link", name="Sửa người giới thiệu").click()
    page.locator("select[name=member_1]").select_option(index=1)
    page.locator("main form button.btn-1").click()
    look(page)
    return address


def give_back_and_hand_in(board, cell, dossier, calendar):
    calendar.day = date(2026, 6, 5)
    board.goto(f"{dossier}tra-lai/")
    box = board.get_by_role("checkbox", name="Giấy giới thiệu").first
    box.check()
    reason = box.get_attribute("name").replace("back_", "reason_")
    board.locator(f'[name="{reason}"]').fill("Thiếu ngày bắt đầu cùng sinh hoạt")
    board.locator("main [name=on]").fill("05/6/2026")
    board.locator("main form button.btn-1, main form button.btn-x").first.click()
    expect(board.get_by_text("Thiếu ngày bắt đầu cùng sinh hoạt").first).to_be_visible()
    look(board)
    calendar.day = date(2026, 6, 8)
    cell.goto(dossier)
    cell.get_by_role("link", name="Giấy giới thiệu người vào Đảng").click()
    send(cell, "Ghi giấy", on="08/6/2026")


def print_the_whole(page, dossier):
    """Every paper whose facts are there, in one file to print, with the person's name on it."""
    page.goto(dossier)
    page.get_by_role("link", name="Làm cả hồ sơ").click()
    look(page)
    page.locator("main form button.btn-1").click()
    look(page)
    with page.expect_download() as got:
        page.get_by_role("link", name="Bản in (PDF)").click()
    sheets = PdfReader(io.BytesIO(got.value.path().read_bytes())).pages
    text = " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())
    for code in ("3-KNĐ", "5-KNĐ", "6-KNĐ", "9-KNĐ"):
        assert code in text, code
    assert NAME in text


def move_to_the_other_cell(page, dossier, calendar):
    calendar.day = date(2026, 8, 10)
    page.goto(f"{dossier}chuyen/")
    send(page, "Ghi việc chuyển", on="03/8/2026", destination="Chi bộ thôn 2", same_committee="true")
    look(page)
    page.goto(f"{dossier}chuyen-chi-bo/")
    page.locator("select[name=unit]").select_option("Chi bộ thôn 2")
    send(page, "Chuyển hồ sơ", on="10/8/2026")
    expect(page.get_by_text("Đã chuyển hồ sơ sang chi bộ mới.")).to_be_visible()
    look(page)
