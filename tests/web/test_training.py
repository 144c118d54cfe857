"""Pages of the classes: who may open what, seats, results, the list as a file."""

import io
from datetime import date

import openpyxl
import pytest

from taonguon.audit.models import AuditEntry
from taonguon.candidate.labels import Stage
from taonguon.candidate.models import Candidate
from taonguon.member.labels import Status
from taonguon.training.labels import CourseKind, Result
from taonguon.training.models import Certificate, Course, Enrolment
from tests.factories import people
from tests.factories import training as make
from tests.web.help import page_of, sign_in

FORM = {
    "kind": "awareness", "name": "Lớp nhận thức khóa I", "opens_on": "07/12/2026", "closes_on": "11/12/2026",
    "seats": "60",
}  # fmt: skip


@pytest.fixture
def board(client, cast):
    return sign_in(client, cast.assignments["board"])


@pytest.fixture
def past(cast):
    return make.course(cast.commune, opens_on=date(2026, 10, 5), closes_on=date(2026, 10, 9))


def sent(course, unit, count=1):
    rows = [people.candidate(unit, stage=Stage.SYMPATHIZER) for _ in range(count)]
    return [make.enrolment(course, row.person, unit) for row in rows]


@pytest.mark.parametrize(
    ("who", "reading", "writing"),
    [
        ("board", 200, 200),
        ("standing_committee", 200, 403),
        ("secretary_one", 200, 403),
        ("office", 403, 403),
        ("youth_officer", 403, 403),
        ("helper", 403, 403),
        ("province", 403, 403),
        ("admin", 403, 403),
        ("stranger", 404, 404),
    ],
)
def test_each_role_on_each_page(client, cast, past, who, reading, writing):
    (enrolment,) = sent(past, cast.cell_one)
    sign_in(client, cast.assignments[who])
    for address in ("", "xep-cho/"):
        assert client.get(f"/lop/{past.pk}/{address}").status_code == reading
    for address in ("sua/", "ket-qua/", f"ket-qua/{enrolment.pk}/sua/"):
        assert client.get(f"/lop/{past.pk}/{address}").status_code == writing
    for address in ("bo/", "cu-di/", "rut-ten/"):
        if writing != 200:
            assert client.post(f"/lop/{past.pk}/{address}").status_code == writing
    file = client.post(f"/lop/{past.pk}/danh-sach/")
    assert file.status_code == reading
    b"".join(file)  # read to its end, or it stays open


def test_opening_a_class(board):
    response = board.post("/lop/mo/", FORM)
    course = Course.objects.get()
    assert (response.status_code, response.url) == (302, f"/lop/{course.pk}/")
    assert (course.name, course.seats, course.closes_on) == ("Lớp nhận thức khóa I", 60, date(2026, 12, 11))


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"closes_on": "01/12/2026"}, "Bế giảng trước khai giảng 07/12/2026: xem lại hai ngày."),
        ({"seats": "không"}, "Viết một số nguyên, ví dụ 1.450"),
        ({"name": ""}, "Ghi tên lớp"),
    ],
)
def test_a_class_that_cannot_be_is_refused_politely(board, wrong, message):
    response = board.post("/lop/mo/", FORM | wrong)
    assert response.status_code == 422
    assert message in page_of(response).text_of("a")
    assert Course.objects.count() == 0


def test_correcting_and_dropping(board, cast, past):
    assert board.post(f"/lop/{past.pk}/sua/", FORM | {"name": "Lớp đổi tên"}).status_code == 302
    past.refresh_from_db()
    assert past.name == "Lớp đổi tên"
    sent(past, cast.cell_one)
    assert board.post(f"/lop/{past.pk}/bo/").status_code == 422
    Enrolment.objects.all().delete()
    assert board.post(f"/lop/{past.pk}/bo/").status_code == 302
    assert Course.objects.count() == 0


def test_the_list_is_of_the_year_asked_for(board, cast):
    make.course(cast.commune, "Lớp năm 2025", opens_on=date(2025, 10, 5))
    make.course(cast.commune, "Lớp năm 2026", opens_on=date(2026, 10, 5))
    make.course(cast.commune, "Lớp đảng viên mới", CourseKind.NEW_MEMBER, opens_on=date(2026, 11, 5))
    make.course(cast.other_commune, "Lớp xã khác", opens_on=date(2026, 10, 5))

    def shown(query):
        page = board.get(f"/lop/{query}").context["page"]
        return [course.name for course in page]

    assert shown("?nam=2026") == ["Lớp đảng viên mới", "Lớp năm 2026"]
    assert shown("?nam=2026&loai=awareness") == ["Lớp năm 2026"]
    assert shown("?nam=") == ["Lớp đảng viên mới", "Lớp năm 2026", "Lớp năm 2025"]
    assert shown("?nam=vô-lý&loai=x") == shown("?nam=")


def test_a_unit_sees_its_own_people_in_a_class_of_the_commune(client, cast, past):
    (mine,), (other,) = sent(past, cast.cell_one), sent(past, cast.cell_two)
    sign_in(client, cast.assignments["secretary_one"])
    page = client.get(f"/lop/{past.pk}/").content.decode()
    assert mine.person.full_name in page
    assert other.person.full_name not in page
    assert client.get(f"/lop/{past.pk}/").context["course"].taken == 2


def test_sending_who_was_ticked(board, cast):
    course = make.course(cast.commune, seats=2)
    rows = [people.candidate(cast.cell_one, stage=Stage.SYMPATHIZER) for _ in range(3)]
    empty = board.post(f"/lop/{course.pk}/cu-di/")
    assert (empty.status_code, "Chưa chọn ai: đánh dấu ít nhất một người rồi cử đi học.") == (
        422, empty.context["refusal"],
    )  # fmt: skip
    many = board.post(f"/lop/{course.pk}/cu-di/", {"chon": [row.pk for row in rows]})
    assert many.status_code == 422
    assert many.context["refusal"] == (
        "Lớp nhận thức thử nghiệm còn 2 chỗ, không đủ cho 3 người: chọn bớt, hoặc chọn lớp khác."
    )
    assert sum("checked" in box for box in page_of(many).all("input")) == 3
    sent = board.post(f"/lop/{course.pk}/cu-di/", {"chon": [rows[0].pk, "x"]})
    assert sent.url == f"/lop/{course.pk}/"
    assert list(Enrolment.objects.values_list("person_id", "unit_id")) == [(rows[0].person_id, cast.cell_one.pk)]


def test_a_stranger_is_not_sent(board, cast):
    course = make.course(cast.commune)
    row = people.candidate(cast.stranger_cell)
    board.post(f"/lop/{course.pk}/cu-di/", {"chon": [row.pk]})
    assert Enrolment.objects.count() == 0


def test_sending_members_to_their_class(board, cast):
    course = make.course(cast.commune, kind=CourseKind.NEW_MEMBER)
    member = people.member(cast.cell_two, status=Status.PROBATIONARY)
    board.post(f"/lop/{course.pk}/cu-di/", {"chon": [member.pk]})
    assert Enrolment.objects.get().person_id == member.person_id


def test_withdrawing_leaves_who_has_a_result(board, cast, past):
    waiting, done = sent(past, cast.cell_one, 2)
    Enrolment.objects.filter(pk=done.pk).update(result=Result.FAILED.value)
    board.post(f"/lop/{past.pk}/rut-ten/", {"chon": [waiting.pk, done.pk]})
    assert list(Enrolment.objects.values_list("pk", flat=True)) == [done.pk]


def test_results_in_one_form(board, cast, past):
    one, two, three = sent(past, cast.cell_one, 3)
    data = {
        "issued_on": "09/10/2026", "issuer": "Trung tâm chính trị Thí Điểm",
        f"result-{one.pk}": "passed", f"number-{one.pk}": "01/2026", f"issued_on-{one.pk}": "10/10/2026",
        f"result-{two.pk}": "absent",
    }  # fmt: skip
    assert board.post(f"/lop/{past.pk}/ket-qua/", data).status_code == 302
    certificate = Certificate.objects.get()
    assert (certificate.number, certificate.issued_on, certificate.issuer) == (
        "01/2026", date(2026, 10, 10), "Trung tâm chính trị Thí Điểm",
    )  # fmt: skip
    assert Candidate.objects.get(person=one.person).stage == Stage.TRAINED
    three.refresh_from_db()
    assert three.result == "enrolled"


def test_a_refused_result_names_its_line_and_keeps_the_rest(board, cast, past):
    one, two = sent(past, cast.cell_one, 2)
    data = {
        "issued_on": "09/10/2026", f"result-{one.pk}": "passed", f"number-{one.pk}": "01/2026",
        f"result-{two.pk}": "passed",
    }  # fmt: skip
    response = board.post(f"/lop/{past.pk}/ket-qua/", data)
    assert response.status_code == 422
    assert response.context["form"].errors == {
        f"number-{two.pk}": [f"{two.person.full_name}: ghi số giấy chứng nhận."]
    }
    assert Certificate.objects.count() == 0
    assert "01/2026" in [box.get("value") for box in page_of(response).all("input")]


def test_taking_a_result_back(board, cast, past):
    (row,) = sent(past, cast.cell_one)
    board.post(
        f"/lop/{past.pk}/ket-qua/",
        {"issued_on": "09/10/2026", f"result-{row.pk}": "passed", f"number-{row.pk}": "01/2026"},
    )
    address = f"/lop/{past.pk}/ket-qua/{row.pk}/sua/"
    assert board.post(address, {"reason": "nhầm"}).status_code == 422
    assert board.post(address, {"reason": "Nhập nhầm dòng"}).url == f"/lop/{past.pk}/ket-qua/"
    assert Certificate.objects.count() == 0
    elsewhere = make.course(cast.commune)
    assert board.get(f"/lop/{elsewhere.pk}/ket-qua/{row.pk}/sua/").status_code == 404


def test_the_list_as_a_file_holds_the_layout_in_use(client, cast, past):
    person = people.person(
        "Lê Thị Thí Điểm", gender="female", born_on=date(2001, 9, 5), ethnic_group=1, religion=0,
        native_place="xã Định Tân", education="upper_secondary", occupation_text="Bí thư chi đoàn",
    )  # fmt: skip
    people.candidate(cast.cell_one, person=person, stage=Stage.SYMPATHIZER, entered_on=date(2026, 2, 5))
    make.enrolment(past, person, cast.cell_one)
    sent(past, cast.cell_two)
    sign_in(client, cast.assignments["secretary_one"])
    response = client.post(f"/lop/{past.pk}/danh-sach/")
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[5] == [
        "STT", "Họ và tên", "Ngày sinh (nam)", "Ngày sinh (nữ)", "Dân tộc", "Tôn giáo", "Quê quán", "Trình độ",
        "Nghề nghiệp, chức vụ", "Đơn vị, chi đoàn", "Chi bộ giới thiệu", "Ngày nghị quyết chi bộ", "Kết quả",
        "Số chứng nhận", "Ngày cấp", "Ghi chú",
    ]  # fmt: skip
    line = [value.date() if hasattr(value, "date") else value for value in rows[7]]
    assert line[:12] == [
        1, "Lê Thị Thí Điểm", None, date(2001, 9, 5), "Kinh", "Không", "xã Định Tân", "Trung học phổ thông",
        "Bí thư chi đoàn", None, "Chi bộ thôn 1", date(2026, 3, 5),
    ]  # fmt: skip
    assert len(rows) == 8
    entry = AuditEntry.objects.get(verb="training.list_exported")
    assert (entry.detail["count"], entry.actor_id) == (1, cast.user("secretary_one").pk)


@pytest.mark.parametrize("count", [1, 30])
def test_query_counts(board, cast, count, django_assert_num_queries):
    course = make.course(cast.commune)
    for number in range(count - 1):
        make.course(cast.commune, f"Lớp {number}")
    sent(course, cast.cell_one, count)
    with django_assert_num_queries(6):  # frame 3, years, count, classes
        board.get("/lop/?nam=2026")
    with django_assert_num_queries(8):  # frame 3, class, count, people, resolutions, certificates
        board.get(f"/lop/{course.pk}/")
    with django_assert_num_queries(5):  # frame 3, class, people
        board.get(f"/lop/{course.pk}/ket-qua/")
