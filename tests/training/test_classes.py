"""Deeds of the classes: seats hold, results give certificates, a slip is taken back with what rested on it."""

from datetime import date

import pytest

from taonguon.audit.models import AuditEntry
from taonguon.candidate import actions as candidate_actions
from taonguon.candidate.actions.classes import enrol_members, record_class_results, take_back_class_result
from taonguon.candidate.labels import Stage
from taonguon.candidate.models import Candidate
from taonguon.common.refusal import Refused
from taonguon.member.labels import Status
from taonguon.training import actions, queries
from taonguon.training.actions import ResultLine
from taonguon.training.labels import CourseKind, Result
from taonguon.training.models import Certificate, Course, Enrolment
from tests.factories import people
from tests.factories import training as make

TODAY = date(2026, 11, 24)


@pytest.fixture
def board(cast):
    return {"actor": cast.user("board"), "scope": cast.scope("board")}


@pytest.fixture
def past(cast):
    """A class that has been held."""
    return make.course(cast.commune, opens_on=date(2026, 10, 5), closes_on=date(2026, 10, 9))


def sent(past, cast, count=1, unit=None, stage=Stage.SYMPATHIZER):
    unit = unit or cast.cell_one
    rows = [people.candidate(unit, stage=stage) for _ in range(count)]
    return rows, [make.enrolment(past, row.person, unit) for row in rows]


def passed(enrolment, number="12/2026", issued_on=date(2026, 10, 9)):
    return ResultLine(enrolment.pk, Result.PASSED, number, issued_on)


FACTS = {
    "kind": CourseKind.AWARENESS, "name": "Lớp khóa I", "opens_on": date(2026, 12, 7),
    "closes_on": date(2026, 12, 11), "seats": 60,
}  # fmt: skip


def test_a_class_belongs_to_the_commune(cast, board):
    course = actions.open_course(**FACTS, **board)
    assert (course.unit_path, course.kind) == (cast.commune.path, "awareness")
    assert AuditEntry.objects.get(verb="training.course_opened").detail["seats"] == 60


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"name": "  "}, "name"), ({"closes_on": date(2026, 12, 6)}, "closes_on"), ({"seats": 0}, "seats")],
)
def test_a_class_that_cannot_be_is_refused(board, wrong, field):
    with pytest.raises(Refused) as refusal:
        actions.open_course(**(FACTS | wrong), **board)
    assert refusal.value.field == field
    assert Course.objects.count() == 0


def test_seats_do_not_fall_below_the_list_and_the_kind_stays(cast, board, past):
    sent(past, cast, 2)
    with pytest.raises(Refused, match="Lớp đã có 2 người"):
        actions.correct_course(course_id=past.pk, values={"seats": 1}, **board)
    with pytest.raises(Refused, match="không đổi loại lớp"):
        actions.correct_course(course_id=past.pk, values={"kind": "new_member"}, **board)
    course = actions.correct_course(course_id=past.pk, values={"seats": 2, "place": " Trung tâm  "}, **board)
    assert (course.seats, course.place) == (2, "Trung tâm")
    changed = AuditEntry.objects.get(verb="training.course_corrected").detail["values"]
    assert changed == {"place": ["", "Trung tâm"], "seats": [60, 2]}


def test_only_an_empty_class_is_dropped(cast, board, past):
    _, (enrolment,) = sent(past, cast)
    with pytest.raises(Refused, match="đã có học viên"):
        actions.drop_course(course_id=past.pk, **board)
    actions.withdraw_enrolments(enrolment_ids=[enrolment.pk], **board)
    actions.drop_course(course_id=past.pk, **board)
    assert Course.objects.count() == 0


def test_a_class_of_another_commune_does_not_exist(cast, board):
    strange = make.course(cast.other_commune)
    with pytest.raises(Course.DoesNotExist):
        actions.correct_course(course_id=strange.pk, values={"seats": 1}, **board)


def test_who_passes_gets_the_certificate_and_moves_on(cast, board, past):
    (one, two, three), enrolments = sent(past, cast, 3)
    lines = [
        passed(enrolments[0]),
        ResultLine(enrolments[1].pk, Result.FAILED),
        ResultLine(enrolments[2].pk, Result.ABSENT, note="Ốm"),
    ]
    given = record_class_results(
        course_id=past.pk, lines=lines, today=TODAY, issuer="Trung tâm chính trị", **board
    )
    assert [(row.person_id, row.number, row.course_id, row.unit_path) for row in given] == [
        (one.person_id, "12/2026", past.pk, cast.cell_one.path)
    ]
    stages = [Candidate.objects.get(pk=row.pk).stage for row in (one, two, three)]
    assert stages == [Stage.TRAINED, Stage.SYMPATHIZER, Stage.SYMPATHIZER]
    results = list(Enrolment.objects.order_by("pk").values_list("result", "note"))
    assert results == [("passed", ""), ("failed", ""), ("absent", "Ốm")]
    course = queries.course_in(cast.scope("board")).get(pk=past.pk)
    assert (course.taken, course.free, course.passed, course.failed, course.absent, course.waiting) == (
        3, 57, 1, 1, 1, 0,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("number", "issued_on", "message", "field"),
    [
        ("", date(2026, 10, 9), "ghi số giấy chứng nhận", "number"),
        ("1/2026", None, "ghi ngày cấp", "issued_on"),
        ("1/2026", date(2026, 10, 4), "từ ngày khai giảng 05/10/2026 đến hôm nay", "issued_on"),
        ("1/2026", date(2026, 11, 25), "từ ngày khai giảng", "issued_on"),
    ],
)
def test_a_certificate_needs_its_number_and_a_possible_day(cast, board, past, number, issued_on, message, field):
    _, (enrolment,) = sent(past, cast)
    with pytest.raises(Refused, match=message) as refusal:
        record_class_results(course_id=past.pk, lines=[passed(enrolment, number, issued_on)], today=TODAY, **board)
    assert refusal.value.field == f"{field}-{enrolment.pk}"
    assert Enrolment.objects.get().result == "enrolled"


def test_one_number_is_one_person(cast, board, past):
    _, enrolments = sent(past, cast, 2)
    with pytest.raises(Refused, match=r"12/2026 đã dùng"):
        record_class_results(course_id=past.pk, lines=[passed(one) for one in enrolments], today=TODAY, **board)
    record_class_results(course_id=past.pk, lines=[passed(enrolments[0])], today=TODAY, **board)
    with pytest.raises(Refused, match=r"12/2026 đã dùng"):
        record_class_results(course_id=past.pk, lines=[passed(enrolments[1])], today=TODAY, **board)
    assert Certificate.objects.count() == 1


def test_no_result_is_no_deed(cast, board, past):
    _, (enrolment,) = sent(past, cast)
    with pytest.raises(Refused, match="Chưa chọn kết quả"):
        record_class_results(
            course_id=past.pk, lines=[ResultLine(enrolment.pk, Result.ENROLLED)], today=TODAY, **board
        )


def test_a_slip_is_taken_back_with_its_certificate_and_its_stage(cast, board, past):
    (row,), (enrolment,) = sent(past, cast)
    record_class_results(course_id=past.pk, lines=[passed(enrolment)], today=TODAY, **board)
    take_back_class_result(enrolment_id=enrolment.pk, reason="Nhập nhầm dòng", **board)
    row.refresh_from_db()
    enrolment.refresh_from_db()
    assert (row.stage, enrolment.result, Certificate.objects.count()) == (Stage.SYMPATHIZER, "enrolled", 0)
    told = AuditEntry.objects.get(verb="training.result_taken_back").detail
    assert (told["numbers"], told["reason"]) == (["12/2026"], "Nhập nhầm dòng")
    with pytest.raises(Refused, match="chưa có kết quả"):
        take_back_class_result(enrolment_id=enrolment.pk, reason="Nhập nhầm dòng", **board)


def test_a_stage_with_another_certificate_under_it_stays(cast, board, past):
    (row,), (enrolment,) = sent(past, cast)
    candidate_actions.record_certificate(candidate_id=row.pk, number="3/2025", issued_on=date(2025, 5, 5), **board)
    record_class_results(course_id=past.pk, lines=[passed(enrolment)], today=TODAY, **board)
    take_back_class_result(enrolment_id=enrolment.pk, reason="Nhập nhầm dòng", **board)
    row.refresh_from_db()
    assert (row.stage, Certificate.objects.get().number) == (Stage.TRAINED, "3/2025")


def test_a_result_under_a_dossier_stays(cast, board, past):
    (row,), (enrolment,) = sent(past, cast)
    record_class_results(course_id=past.pk, lines=[passed(enrolment)], today=TODAY, **board)
    candidate_actions.reach_stage(candidate_id=row.pk, stage=Stage.DOSSIER, on=date(2026, 11, 2), **board)
    with pytest.raises(Refused, match="đã lập hồ sơ kết nạp"):
        take_back_class_result(enrolment_id=enrolment.pk, reason="Nhập nhầm dòng", **board)
    assert Certificate.objects.count() == 1


def test_members_go_to_their_own_class_and_no_stage_moves(cast, board):
    course = make.course(cast.commune, kind=CourseKind.NEW_MEMBER, opens_on=date(2026, 10, 5))
    member = people.member(cast.cell_two, status=Status.PROBATIONARY)
    (enrolment,) = enrol_members(member_ids=[member.pk], course_id=course.pk, **board)
    assert (enrolment.person_id, enrolment.unit_path) == (member.person_id, cast.cell_two.path)
    (given,) = record_class_results(course_id=course.pk, lines=[passed(enrolment)], today=TODAY, **board)
    assert given.kind == "new_member"


@pytest.mark.parametrize("who", ["stranger", "secretary_two"])
def test_an_attendee_of_another_branch_is_out_of_reach(cast, past, who):
    _, (enrolment,) = sent(past, cast)
    assert list(queries.attendees(cast.scope(who), past)) == []
    by = {"actor": cast.user(who), "scope": cast.scope(who)}
    with pytest.raises(Enrolment.DoesNotExist):
        take_back_class_result(enrolment_id=enrolment.pk, reason="Nhập nhầm dòng", **by)
    assert actions.withdraw_enrolments(enrolment_ids=[enrolment.pk], **by) == 0
