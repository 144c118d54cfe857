"""The list, the board, the export and the sheet of the pool: who sees whom, and what a row says."""

import io
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from taonguon.audit.models import AuditEntry
from taonguon.candidate.labels import Stage
from taonguon.candidate.models import Candidate
from taonguon.training.models import Course, Enrolment
from tests.factories import people
from tests.web.help import page_of, sign_in


@pytest.fixture
def pool(cast):
    helper = people.member(cast.cell_one, "Lê Văn Mẫu", user=cast.user("helper"))
    people.candidate(cast.cell_one, "Đặng Thị Mẫu", helper=helper)
    people.candidate(cast.cell_one, "Phạm Văn Ví Dụ", introduced_by=cast.youth_union)
    people.candidate(cast.cell_two, "Trần Văn Giả Định")
    people.candidate(cast.inner_cell, "Hoàng Thị Thử Nghiệm")
    people.candidate(cast.stranger_cell, "Lạ Văn Thí Điểm", introduced_by=cast.other_commune)
    return cast


def names(response):
    """Links of the rows: the people shown."""
    return sorted(
        name for name in Candidate.objects.order_by("pk").values_list("person__full_name", flat=True)
        if name in response.content.decode()
    )  # fmt: skip


SEEN = {
    "board": ["Hoàng Thị Thử Nghiệm", "Phạm Văn Ví Dụ", "Trần Văn Giả Định", "Đặng Thị Mẫu"],
    "standing_committee": ["Hoàng Thị Thử Nghiệm", "Phạm Văn Ví Dụ", "Trần Văn Giả Định", "Đặng Thị Mẫu"],
    "secretary_one": ["Phạm Văn Ví Dụ", "Đặng Thị Mẫu"],
    "secretary_two": ["Trần Văn Giả Định"],
    "grassroots_secretary": ["Hoàng Thị Thử Nghiệm"],
    "helper": ["Đặng Thị Mẫu"],
    "youth_officer": ["Phạm Văn Ví Dụ"],
    "stranger": ["Lạ Văn Thí Điểm"],
}


@pytest.mark.parametrize("who", SEEN)
def test_each_role_sees_its_own_people(client, pool, who):
    sign_in(client, pool.assignments[who])
    assert names(client.get("/nguon/")) == SEEN[who]


@pytest.mark.parametrize("who", ["office", "province", "admin"])
def test_roles_without_personal_records_are_refused(client, pool, who):
    sign_in(client, pool.assignments[who])
    assert [client.get(url).status_code for url in ("/nguon/", "/nguon/bang/", "/nguon/in/")] == [403, 403, 403]


@pytest.mark.parametrize("who", ["board", "secretary_one", "helper", "youth_officer"])
def test_the_board_and_the_sheet_leak_nothing(client, pool, who):
    sign_in(client, pool.assignments[who])
    pages_only = [] if who == "youth_officer" else SEEN[who]
    assert names(client.get("/nguon/bang/")) == pages_only
    assert names(client.get("/nguon/in/")) == pages_only


def test_a_mass_organisation_sees_name_unit_and_stage_only(client, pool):
    Candidate.objects.filter(person__full_name="Phạm Văn Ví Dụ").update(last_contact_on=date(2026, 9, 9))
    sign_in(client, pool.assignments["youth_officer"])
    response = client.get("/nguon/")
    text = response.content.decode()
    assert ("Chi bộ thôn 1" in text, "Phát hiện" in text, "09/9/2026" in text, "1998" in text) == (
        True, True, False, False,
    )  # fmt: skip
    assert [link["href"] for link in page_of(response).all("a") if link["href"].startswith("/nguon/")] == [
        "/nguon/", "/nguon/gioi-thieu/", "/nguon/",
    ]  # fmt: skip


def test_the_list_is_searched_without_marks_and_filtered(client, pool):
    sign_in(client, pool.assignments["board"])
    assert names(client.get("/nguon/?q=dang")) == ["Đặng Thị Mẫu"]
    assert names(client.get("/nguon/?don_vi=k-police")) == ["Hoàng Thị Thử Nghiệm"]
    assert names(client.get(f"/nguon/?don_vi={pool.cell_two.pk}")) == ["Trần Văn Giả Định"]
    assert names(client.get(f"/nguon/?gioi_thieu={pool.youth_union.pk}")) == ["Phạm Văn Ví Dụ"]
    assert names(client.get("/nguon/?ds=chua-co-nguoi-giup&q=dang")) == []
    assert len(names(client.get("/nguon/?buoc=x&nhom=y&don_vi=z&trang=99"))) == 4
    assert names(client.get(f"/nguon/?don_vi={pool.stranger_cell.pk}&gioi_thieu=0")) == []


def test_empty_states_say_what_to_do(client, cast):
    sign_in(client, cast.assignments["secretary_one"])
    assert "Chưa có ai trong nguồn" in client.get("/nguon/").content.decode()
    assert "Không có ai khớp" in client.get("/nguon/?q=khong").content.decode()


@pytest.mark.parametrize("count", [1, 30])
def test_pages_cost_the_same_queries(client, cast, count, django_assert_num_queries):
    helper = people.member(cast.cell_one)
    for _ in range(count):
        people.candidate(cast.cell_one, helper=helper).groups.add(people.group(cast.commune))
    sign_in(client, cast.assignments["board"])
    client.get("/nguon/")  # the law is kept in memory from here on; only its stamp is read again
    for url, queries in (("/nguon/", 11), ("/nguon/bang/", 12), ("/nguon/?ds=lau-khong-gap&sap=ten", 12)):
        with django_assert_num_queries(queries):
            client.get(url)


def test_the_list_has_a_page_of_25(client, cast):
    for _ in range(26):
        people.candidate(cast.cell_one)
    sign_in(client, cast.assignments["board"])
    assert "Người 1 đến 25 trên 26" in client.get("/nguon/").content.decode()
    assert "Người 26 đến 26 trên 26" in client.get("/nguon/?trang=2").content.decode()


# --- export -------------------------------------------------------------------------------------------


def sheet_of(response):
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(response.streaming_content)))
    return book.get_sheet_by_index(0).to_python()


def test_the_register_holds_what_the_list_holds_and_leaves_a_trace(client, pool):
    row = Candidate.objects.get(person__full_name="Đặng Thị Mẫu")
    row.person.religion = 1
    row.person.save()
    people.certificate(row.person, pool.cell_one, issued_on=date(2026, 6, 30))
    sign_in(client, pool.assignments["secretary_one"])
    lines = sheet_of(client.post("/nguon/xuat/?q=dang"))
    head = next(line for line in lines if "Họ và tên" in line)
    (told,) = [dict(zip(head, line, strict=True)) for line in lines if "Đặng Thị Mẫu" in line]
    assert (told["Chi bộ"], told["Đảng viên giúp đỡ"], told["Tôn giáo"]) == (
        "Chi bộ thôn 1",
        "Lê Văn Mẫu",
        "Phật giáo",
    )
    assert (told["Hạn dùng giấy"], told["Bước hiện tại"]) == (date(2031, 6, 30), "1. Phát hiện")
    assert not [line for line in lines if "Phạm Văn Ví Dụ" in line]
    entry = AuditEntry.objects.order_by("-pk").first()
    assert (entry.verb, entry.detail) == ("candidate.exported", {"count": 1, "filters": {"q": "dang"}})


def test_no_one_exports_beyond_the_scope(client, pool):
    sign_in(client, pool.assignments["secretary_two"])
    lines = sheet_of(client.post(f"/nguon/xuat/?don_vi={pool.cell_one.pk}"))
    text = str(lines)
    assert [name for name in SEEN["board"] if name in text] == ["Trần Văn Giả Định"]
    stolen = Candidate.objects.get(person__full_name="Đặng Thị Mẫu")
    response = client.post("/nguon/viec/", {"viec": "xuat", "chon": [stolen.pk]})
    assert (response.status_code, response.url) == (302, "/nguon/")
    for who in ("helper", "youth_officer", "standing_committee"):
        sign_in(client, pool.assignments[who])
        assert client.post("/nguon/xuat/").status_code == 403


@pytest.mark.parametrize("count", [1, 30])
def test_the_export_costs_the_same_queries(client, cast, count, django_assert_num_queries):
    helper = people.member(cast.cell_one)
    for _ in range(count):
        row = people.candidate(cast.cell_one, helper=helper)
        row.groups.add(people.group(cast.commune))
        people.certificate(row.person, cast.cell_one)
    sign_in(client, cast.assignments["board"])
    client.get("/nguon/")
    with django_assert_num_queries(23):
        b"".join(client.post("/nguon/xuat/").streaming_content)


def test_the_sheet_to_print_leaves_a_trace(client, pool):
    sign_in(client, pool.assignments["secretary_one"])
    client.get("/nguon/in/")
    entry = AuditEntry.objects.order_by("-pk").first()
    assert (entry.verb, entry.detail) == ("candidate.printed", {"count": 2, "unit": "Chi bộ thôn 1"})


# --- bulk ---------------------------------------------------------------------------------------------


def picked(*rows, **values):
    return {"chon": [row.pk for row in rows], **values}


def test_helpers_in_bulk_are_previewed_done_and_taken_back(client, cast):
    one, two = people.candidate(cast.cell_one), people.candidate(cast.cell_one)
    stranger = people.candidate(cast.cell_two)
    helper = people.member(cast.cell_one)
    sign_in(client, cast.assignments["secretary_one"])
    preview = client.post("/nguon/viec/", picked(one, two, stranger, viec="giup-do"))
    assert "2 người đã chọn" in preview.content.decode()
    assert Candidate.objects.filter(helper__isnull=False).count() == 0
    values = {"member_id": helper.pk, "valid_from": "01/11/2026", "resolution_number": "03-NQ/CB"}
    done = client.post("/nguon/viec/giup-do/", picked(one, two, stranger, **values), follow=True)
    assert "Đã phân công người giúp đỡ cho 2 người." in done.content.decode()
    assert set(Candidate.objects.filter(helper=helper)) == {one, two}
    (undo,) = [form["action"] for form in page_of(done).all("form") if "hoan-tac" in (form.get("action") or "")]
    back = client.post(undo, follow=True)
    assert "Đã hoàn tác cho 2 người." in back.content.decode()
    assert Candidate.objects.filter(helper__isnull=False).count() == 0


def test_a_class_in_bulk(client, cast):
    one, two = people.candidate(cast.cell_one), people.candidate(cast.cell_one)
    course = Course(
        kind="awareness", name="Lớp nhận thức 2026", opens_on=date(2099, 1, 5), closes_on=date(2099, 1, 9), seats=1
    )
    course.assign_unit(cast.commune)
    course.save()
    sign_in(client, cast.assignments["secretary_one"])
    assert "còn 1 chỗ" in client.post("/nguon/viec/", picked(one, two, viec="lop")).content.decode()
    refused = client.post("/nguon/viec/lop/", picked(one, two, course_id=course.pk))
    assert (refused.status_code, "không đủ cho 2 người" in refused.content.decode()) == (422, True)
    done = client.post("/nguon/viec/lop/", picked(one, course_id=course.pk), follow=True)
    assert Enrolment.objects.get().person == one.person
    (undo,) = [form["action"] for form in page_of(done).all("form") if "hoan-tac" in (form.get("action") or "")]
    client.post(undo)
    assert Enrolment.objects.count() == 0


def test_a_bulk_deed_that_makes_no_sense_is_refused(client, cast):
    row = people.candidate(cast.cell_one)
    sign_in(client, cast.assignments["secretary_one"])
    assert "Chưa chọn ai" in client.post("/nguon/viec/", {"viec": "giup-do"}, follow=True).content.decode()
    assert client.post("/nguon/viec/", picked(row, viec="xoa")).status_code == 404
    assert client.post("/nguon/viec/xoa/", picked(row)).status_code == 404
    assert client.post("/nguon/viec/giup-do/", picked(row)).status_code == 422
    assert client.post("/nguon/viec/giup-do/hoan-tac/gia/").status_code == 422


@pytest.mark.parametrize("who", ["helper", "youth_officer", "standing_committee", "province", "admin", "office"])
def test_bulk_deeds_ask_for_the_right_to_edit(client, cast, who):
    row = people.candidate(cast.cell_one)
    sign_in(client, cast.assignments[who])
    assert client.post("/nguon/viec/", picked(row, viec="giup-do")).status_code == 403
    assert client.post("/nguon/viec/giup-do/", picked(row)).status_code == 403


def test_the_board_counts_what_the_list_shows(client, cast):
    people.candidate(cast.cell_one, stage=Stage.TRAINED)
    sign_in(client, cast.assignments["board"])
    links = [link["href"] for link in page_of(client.get("/nguon/bang/")).all("a") if "buoc=3" in link["href"]]
    assert links == ["/nguon/?buoc=3"]
