"""The tree and the unit page, changes with their history, and units from a sheet."""

import io
from datetime import date

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from taonguon.organization.labels import Kind
from taonguon.organization.models import Exemption, Unit, UnitChange
from tests.factories import organization as make
from tests.factories import people
from tests.factories import plan as plans
from tests.web.help import page_of, sign_in


@pytest.fixture
def board(client, cast):
    return sign_in(client, cast.assignments["board"])


@pytest.mark.parametrize(
    ("who", "names"),
    [
        ("board", ["Chi bộ thôn 1", "Chi bộ thôn 2", "Đảng bộ Công an xã", "Chi bộ Công an số 1"]),
        ("secretary_one", ["Chi bộ thôn 1"]),
        ("grassroots_secretary", ["Đảng bộ Công an xã", "Chi bộ Công an số 1"]),
        ("stranger", ["Chi bộ thôn Lạ"]),
    ],
)
def test_each_sees_the_branch(client, cast, who, names):
    page = page_of(sign_in(client, cast.assignments[who]).get("/to-chuc/"))
    shown = {text for tag, text in page.texts if tag == "a"}
    everybody = {"Chi bộ thôn 1", "Chi bộ thôn 2", "Đảng bộ Công an xã", "Chi bộ Công an số 1", "Chi bộ thôn Lạ"}
    assert shown & everybody == set(names)


def test_search_without_marks(board):
    page = page_of(board.get("/to-chuc/?q=cong an"))
    assert "Chi bộ Công an số 1" in page.text_of("a")
    assert "Chi bộ thôn 1" not in page.text_of("a")


@pytest.mark.parametrize("units", [1, 30])
def test_query_count(board, cast, units, django_assert_num_queries):
    for number in range(units):
        cell = make.unit(f"Chi bộ thôn {number + 50}", parent=cast.commune)
        people.member(cell)
    with django_assert_num_queries(7):  # frame 3, units, members, pool, exemptions
        board.get("/to-chuc/")


def test_a_unit_outside_is_404_for_reading_and_writing(client, cast):
    sign_in(client, cast.assignments["board"])
    pk = cast.stranger_cell.pk
    for url in ("", "sua/", "doi-ten/", "chuyen/", "ket-thuc/", "mien/", "chuc-vu/"):
        assert client.get(f"/to-chuc/{pk}/{url}").status_code == 404
    assert client.post(f"/to-chuc/{pk}/doi-ten/", {"name": "X", "on": "05/10/2026"}).status_code == 404


def test_the_unit_page_says_what_is_owed(board, cast):
    plans.seed_targets(plans.plan(cast.commune))
    page = page_of(board.get(f"/to-chuc/{cast.cell_one.pk}/"))
    assert "Mức sàn của kế hoạch" in page.text_of("small")


def test_founding_refuses_a_second_unit_of_the_same_name(board, cast):
    data = {"name": "chi bộ thôn 1", "kind": "cell", "parent": cast.commune.pk, "on": "01/10/2026"}
    assert board.post("/to-chuc/them/", data).status_code == 422
    assert board.post("/to-chuc/them/", {**data, "name": "Chi bộ thôn 3"}).status_code == 302
    assert Unit.objects.get(name="Chi bộ thôn 3").valid_from == date(2026, 10, 1)


def test_renaming_keeps_the_old_name(board, cast):
    board.post(f"/to-chuc/{cast.cell_one.pk}/doi-ten/", {"name": "Chi bộ thôn Một", "on": "01/10/2026"})
    change = UnitChange.objects.get(unit=cast.cell_one, change="renamed")
    assert (change.before, change.after) == ({"name": "Chi bộ thôn 1"}, {"name": "Chi bộ thôn Một"})


def test_moving_a_cell_takes_its_people_along(board, cast):
    row = people.candidate(cast.cell_one)
    moved = board.post(f"/to-chuc/{cast.cell_one.pk}/chuyen/", {"parent": cast.grassroots.pk, "on": "01/10/2026"})
    assert moved.status_code == 302
    row.refresh_from_db()
    assert row.unit_path == Unit.objects.get(pk=cast.cell_one.pk).path
    assert row.unit_path.startswith(cast.grassroots.path)


def test_merging_hands_people_over_and_ends_the_unit(board, cast):
    row = people.candidate(cast.cell_one)
    board.post(f"/to-chuc/{cast.cell_one.pk}/ket-thuc/", {"into": cast.cell_two.pk, "on": "01/10/2026"})
    row.refresh_from_db()
    assert (row.unit_id, row.unit_path) == (cast.cell_two.pk, cast.cell_two.path)
    assert Unit.objects.get(pk=cast.cell_one.pk).valid_to == date(2026, 10, 1)


def test_a_unit_with_people_is_not_dissolved(board, cast):
    people.candidate(cast.cell_one)
    refused = board.post(f"/to-chuc/{cast.cell_one.pk}/ket-thuc/", {"into": "", "on": "01/10/2026"})
    assert refused.status_code == 422
    assert Unit.objects.get(pk=cast.cell_one.pk).valid_to is None


def test_exempting_and_ending_it(board, cast):
    data = {"indicator": "admissions", "valid_from": "01/01/2026", "reason": "100% là đảng viên"}
    board.post(f"/to-chuc/{cast.cell_one.pk}/mien/", data)
    row = Exemption.objects.get()
    assert (row.unit_id, row.indicator) == (cast.cell_one.pk, "admissions")
    assert board.post(f"/to-chuc/mien/{row.pk}/ket-thuc/", {"on": "31/12/2025"}).status_code == 422
    assert board.post(f"/to-chuc/mien/{row.pk}/ket-thuc/", {"on": "31/12/2026"}).status_code == 302


def sheet_of(rows):
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        page = book.add_worksheet()
        for number, cells in enumerate(
            [["Tên đơn vị", "Loại", "Đơn vị cấp trên", "Khối", "Người 18-60 tuổi chưa vào Đảng"], *rows]
        ):
            page.write_row(number, 0, cells)
    return SimpleUploadedFile("don-vi.xlsx", buffer.getvalue())


def test_units_from_a_sheet(board, cast):
    rows = [
        ["Đảng bộ Trường Mẫu", "Đảng bộ", "", "", ""],
        ["Chi bộ Trường Mẫu số 1", "chi bo", "Đảng bộ Trường Mẫu", "Trường học", "12"],
        ["Chi bộ thôn 1", "Chi bộ", "", "", ""],
        ["Chi bộ thôn 8", "Chi hội bí mật", "", "", ""],
        ["Chi bộ thôn 9", "Chi bộ", "Đảng bộ không có", "", ""],
        ["Chi bộ thôn 7", "Chi bộ", "", "", "nhiều"],
    ]
    assert board.post("/to-chuc/nhap/", {"file": sheet_of(rows)}).url == "/to-chuc/nhap/xem/"
    before = Unit.objects.count()
    page = page_of(board.get("/to-chuc/nhap/xem/"))
    assert "6 dòng: 2 thêm mới, 1 đã có, 3 giữ lại vì có lỗi." in page.text_of("p")
    assert Unit.objects.count() == before
    board.post("/to-chuc/nhap/xem/")
    made = Unit.objects.get(name="Chi bộ Trường Mẫu số 1")
    assert (made.parent.name, made.kind, made.block, made.non_members) == (
        "Đảng bộ Trường Mẫu",
        Kind.CELL,
        "school",
        12,
    )
    assert Unit.objects.count() == before + 2


@pytest.mark.parametrize("content", [b"", b"not a workbook"])
def test_a_broken_sheet_is_refused(board, content):
    assert board.post("/to-chuc/nhap/", {"file": SimpleUploadedFile("x.xlsx", content)}).status_code == 422


def test_the_template_can_be_filled_in(board):
    response = board.get("/to-chuc/nhap/mau/")
    assert response.status_code == 200
    read = board.post("/to-chuc/nhap/", {"file": SimpleUploadedFile("mau.xlsx", response.content)})
    assert read.status_code == 302


@pytest.mark.parametrize("who", ["secretary_one", "standing_committee", "office", "province", "admin"])
def test_only_the_board_changes_units(client, cast, who):
    assert sign_in(client, cast.assignments[who]).get("/to-chuc/them/").status_code == 403
