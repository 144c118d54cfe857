"""The opening roll from Excel: the template can be filled in, bad lines wait, good ones go in one deed."""

import io
from datetime import date

import openpyxl
import pytest
import xlsxwriter
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile

from taonguon.member import queries
from taonguon.member.models import Member
from taonguon.person.models import Person
from tests.factories import people
from tests.web.help import page_of, sign_in

HEADINGS = [
    "Họ và tên*", "Sinh ngày*", "Giới tính*", "Tổ chức Đảng đang sinh hoạt*", "Tư cách", "Ngày vào Đảng*",
    "Ngày chính thức*", "Số định danh cá nhân*", "Số thẻ Đảng*", "Miễn sinh hoạt",
]  # fmt: skip


def line(name="Lê Thị Ví Dụ", **told):
    cells = {
        "born": "05/9/1975", "gender": "Nữ", "unit": "Chi bộ thôn 1", "status": "Chính thức",
        "joined": "03/02/2001", "official": "03/02/2002", "number": "", "card": "", "exempt": "", **told,
    }  # fmt: skip
    return [name, *cells.values()]


def sheet_of(*rows, name="dang-vien.xlsx"):
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        page = book.add_worksheet()
        for number, cells in enumerate([HEADINGS, *rows]):
            page.write_row(number, 0, cells)
    return SimpleUploadedFile(name, buffer.getvalue())


@pytest.fixture
def board(client, cast):
    return sign_in(client, cast.assignments["board"])


def upload(board, *rows):
    response = board.post("/dang-vien/nhap/", {"file": sheet_of(*rows)})
    assert response.url == "/dang-vien/nhap/xem/"
    return board.get("/dang-vien/nhap/xem/")


def test_a_list_of_the_province_is_read_shown_and_written(board, cast):
    rows = [
        line(number="038075000001", card="038001000123", exempt="x"),
        line("Lê Văn Mẫu", unit="thôn 2", gender="Nam", status="", number="038075000002"),
        line("Lê Văn Dự Bị", status="Dự bị", joined="12/8/2026", official=""),
    ]
    page = upload(board, *rows)
    assert "dang-vien.xlsx: 3 dòng, 3 thêm mới, 0 đã có trong sổ, 0 giữ lại vì có lỗi." in page_of(page).text_of(
        "p"
    )
    assert (Member.objects.count(), Person.objects.count()) == (0, 0)
    response = board.post("/dang-vien/nhap/xem/", {"on": "01/9/2026"})
    assert (response.status_code, response.url) == (302, "/dang-vien/")
    found = Member.objects.select_related("person", "unit").order_by("pk")
    assert [(row.person.full_name, row.unit.name, row.status, row.activity_exempt) for row in found] == [
        ("Lê Thị Ví Dụ", "Chi bộ thôn 1", "official", True),
        ("Lê Văn Mẫu", "Chi bộ thôn 2", "official", False),
        ("Lê Văn Dự Bị", "Chi bộ thôn 1", "probationary", False),
    ]
    assert (found[0].card_number, found[0].party_join_on) == ("038001000123", date(2001, 2, 3))
    assert queries.count_on(cast.commune.path, date(2026, 9, 1)) == 3
    assert queries.count_on(cast.commune.path, date(2026, 8, 31)) == 0


BAD = {
    "name": (line("Mẫu"), "Ghi đủ họ và tên"),
    "unit": (line(unit="Chi bộ thôn 10"), "Không thấy “Chi bộ thôn 10”"),
    "other commune": (line(unit="Chi bộ thôn Lạ"), "Không thấy “Chi bộ thôn Lạ”"),
    "number": (line(number="38075000001"), "Excel đã bỏ số 0 ở đầu"),
    "day": (line(joined="31/02/2001"), "Tháng 2 không có ngày 31"),
    "order": (line(official="03/02/2001"), "Ngày chính thức phải sau ngày vào Đảng"),
    "future": (line(official="03/02/2150"), "Ngày ở sau hôm nay"),
    "birth": (line(born="05/9/2005"), "Ngày vào Đảng trước ngày sinh"),
    "both": (line(status="Dự bị"), "Có ngày chính thức mà ghi dự bị"),
    "standing": (line(status="", official=""), "Chưa rõ tư cách"),
    "gender": (line(gender="X"), "Không thấy giới “X”"),
}


@pytest.mark.parametrize("fault", BAD)
def test_a_bad_line_waits_and_says_why_while_the_good_go(board, fault):
    bad, message = BAD[fault]
    page = upload(board, bad, line("Lê Văn Tốt"))
    (held,) = page.context["checked"].held
    assert held.number == 2
    assert any(message in told for _, told in held.faults)
    board.post("/dang-vien/nhap/xem/", {"on": "01/9/2026"})
    assert Person.objects.get().full_name == "Lê Văn Tốt"


def test_nobody_enters_twice(board, cast):
    people.member(cast.cell_one, "Lê Thị Ví Dụ", identity_number="038075000001")
    people.member(cast.cell_one, "Lê Thị Không Số", born_on=date(1975, 9, 5))
    people.candidate(cast.cell_one, "Lê Văn Nguồn", identity_number="038075000003")
    page = upload(
        board,
        line(number="038075000001"),
        line("Lê Thị Không Số"),
        line("Lê Văn Nguồn", number="038075000003"),
        line("Lê Văn Khác", number="038075000001"),
        line("Lê Văn Đôi", number="038075000005"),
        line("Lê Văn Đôi", number="038075000005"),
    )
    checked = page.context["checked"]
    assert [one.name for one in checked.existing] == ["Lê Thị Ví Dụ", "Lê Thị Không Số"]
    assert [(one.number, one.faults[0][1]) for one in checked.held] == [
        (4, "Người này đang trong nguồn, chưa là đảng viên: kiểm tra lại"),
        (5, "Số này là của người có họ tên khác trong hệ thống: kiểm tra lại số"),
        (7, "Trùng với dòng 6 của tệp: xóa một dòng"),
    ]
    assert [one.number for one in checked.new] == [6]


def test_the_day_of_the_list_is_asked_for(board):
    upload(board, line())
    for wrong in ("", "31/12/2199"):
        assert board.post("/dang-vien/nhap/xem/", {"on": wrong}).status_code == 422
    assert Member.objects.count() == 0


def test_cells_wait_sealed_and_are_gone_afterwards(board):
    upload(board, line(number="038075000001"))
    drafts = [one.get_decoded() for one in Session.objects.order_by("pk")]
    assert sum("rows" in one for one in drafts) == 1
    assert not any("038075000001" in str(one) or "Ví Dụ" in str(one) for one in drafts)
    board.post("/dang-vien/nhap/xem/", {"on": "01/9/2026"})
    assert not any("rows" in one.get_decoded() for one in Session.objects.order_by("pk"))
    assert board.get("/dang-vien/nhap/xem/").url == "/dang-vien/nhap/"


@pytest.mark.parametrize("content", [b"", b"not a workbook"])
def test_a_broken_file_is_refused(board, content):
    assert board.post("/dang-vien/nhap/", {"file": SimpleUploadedFile("x.xlsx", content)}).status_code == 422


def test_the_template_can_be_filled_in(board):
    response = board.get("/dang-vien/nhap/mau/")
    book = openpyxl.load_workbook(io.BytesIO(response.content))
    assert book.sheetnames == ["Đảng viên", "Cách ghi"]
    assert (
        board.post("/dang-vien/nhap/", {"file": SimpleUploadedFile("m.xlsx", response.content)}).status_code == 302
    )
    assert [one.number for one in board.get("/dang-vien/nhap/xem/").context["checked"].new] == [2]


@pytest.mark.parametrize("who", ["secretary_one", "standing_committee", "office", "helper", "province", "admin"])
def test_only_the_board_opens_the_roll(client, cast, who):
    sign_in(client, cast.assignments[who])
    for address in ("nhap/", "nhap/mau/", "nhap/xem/"):
        assert client.get(f"/dang-vien/{address}").status_code == 403


@pytest.mark.parametrize("count", [1, 30])
def test_writing_costs_the_same_however_long(board, count, django_assert_num_queries):
    upload(board, *[line(f"Lê Văn Mẫu {n}", number=f"0380750{n:05d}") for n in range(count)])
    with django_assert_num_queries(28):
        board.post("/dang-vien/nhap/xem/", {"on": "01/9/2026"})
    assert Member.objects.count() == count
