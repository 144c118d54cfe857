"""Stages are reached because something happened, undone with a reason, and never out of order."""

from datetime import date

import pytest

from taonguon.audit.models import AuditEntry
from taonguon.candidate import actions
from taonguon.candidate.labels import Stage, Status
from taonguon.candidate.models import Candidate
from taonguon.common.refusal import Refused
from taonguon.training.actions import give_certificate
from taonguon.training.labels import CourseKind
from taonguon.training.models import Certificate, Course
from tests.factories import people


@pytest.fixture
def deed(cast):
    return {"actor": cast.user("secretary_one"), "scope": cast.scope("secretary_one")}


def last_entry():
    return AuditEntry.objects.order_by("-pk").first()


def reach(candidate, stage, on, deed):
    return actions.reach_stage(candidate_id=candidate.pk, stage=stage, on=on, document_number="01-NQ/CB", **deed)


def test_the_list_of_sympathisers(cast, deed):
    candidate = people.candidate(cast.cell_one)
    after = actions.enter_sympathizer_list(
        candidate_id=candidate.pk, on=date(2026, 3, 12), resolution_number="03-NQ/CB", **deed
    )
    assert (after.stage, after.stage_on) == (Stage.SYMPATHIZER, date(2026, 3, 12))
    assert after.stage_dates.get(stage=2).document_number == "03-NQ/CB"
    assert (last_entry().verb, last_entry().detail) == (
        "candidate.stage_reached", {"stage": 2, "on": "2026-03-12", "document": "03-NQ/CB"},
    )  # fmt: skip


def test_the_list_needs_a_resolution(cast, deed):
    candidate = people.candidate(cast.cell_one)
    with pytest.raises(Refused, match="số nghị quyết"):
        actions.enter_sympathizer_list(
            candidate_id=candidate.pk, on=date(2026, 3, 12), resolution_number=" ", **deed
        )


def test_a_stage_reached_later_than_a_higher_one_is_kept_without_lowering(cast, deed):
    candidate = people.candidate(cast.cell_one)
    reach(candidate, Stage.TRAINED, date(2026, 2, 1), deed)
    after = reach(candidate, Stage.SYMPATHIZER, date(2026, 3, 1), deed)
    assert (after.stage, after.stage_on) == (Stage.TRAINED, date(2026, 2, 1))
    assert dict(after.stage_dates.values_list("stage", "on")) == {
        1: date(2026, 1, 5), 2: date(2026, 3, 1), 3: date(2026, 2, 1),
    }  # fmt: skip


def test_the_same_day_again_changes_nothing_another_day_is_refused(cast, deed):
    candidate = people.candidate(cast.cell_one)
    reach(candidate, Stage.SYMPATHIZER, date(2026, 3, 1), deed)
    entries = AuditEntry.objects.count()
    reach(candidate, Stage.SYMPATHIZER, date(2026, 3, 1), deed)
    assert AuditEntry.objects.count() == entries
    with pytest.raises(Refused, match="đã ghi ngày 01/3/2026"):
        reach(candidate, Stage.SYMPATHIZER, date(2026, 3, 2), deed)


def test_the_days_of_the_dossier_follow_each_other(cast, deed):
    candidate = people.candidate(cast.cell_one, stage=Stage.TRAINED)  # the class: 5 March
    with pytest.raises(Refused, match="từ 05/3/2026 trở đi"):
        reach(candidate, Stage.DOSSIER, date(2026, 3, 4), deed)
    reach(candidate, Stage.DOSSIER, date(2026, 4, 1), deed)
    reach(candidate, Stage.DECIDED, date(2026, 6, 1), deed)
    with pytest.raises(Refused, match="không được sau 01/6/2026"):
        reach(candidate, Stage.CELL_PASSED, date(2026, 6, 2), deed)


def test_admission_closes_the_row_and_keeps_the_helper_through_the_probation(cast, deed):
    candidate = people.candidate(cast.cell_one, stage=Stage.DECIDED)
    helper = people.member(cast.cell_one)
    assignment = actions.assign_helper(
        candidate_id=candidate.pk, member_id=helper.pk, valid_from=date(2026, 2, 1), **deed
    )
    after = reach(candidate, Stage.ADMITTED, date(2026, 7, 1), deed)
    assignment.refresh_from_db()
    assert (after.status, after.closed_on, after.helper) == (Status.ADMITTED, date(2026, 7, 1), helper)
    assert assignment.valid_to is None
    with pytest.raises(Refused, match="đã kết nạp"):
        reach(candidate, Stage.SYMPATHIZER, date(2026, 7, 2), deed)


def test_a_certificate_puts_the_person_at_its_stage(cast, deed):
    candidate = people.candidate(cast.cell_one)
    certificate = actions.record_certificate(
        candidate_id=candidate.pk,
        number="27/2026",
        issued_on=date(2026, 6, 30),
        issuer="Trung tâm chính trị",
        **deed,
    )
    candidate.refresh_from_db()
    assert (candidate.stage, candidate.stage_on) == (Stage.TRAINED, date(2026, 6, 30))
    assert (certificate.person, certificate.unit_path) == (candidate.person, cast.cell_one.path)
    with pytest.raises(Refused, match="đã được ghi"):
        actions.record_certificate(candidate_id=candidate.pk, number="27/2026", issued_on=date(2026, 7, 1), **deed)


def test_a_second_certificate_renews_and_keeps_the_first_day(cast, deed):
    candidate = people.candidate(cast.cell_one, stage=Stage.TRAINED)
    actions.record_certificate(candidate_id=candidate.pk, number="28/2026", issued_on=date(2026, 9, 1), **deed)
    candidate.refresh_from_db()
    assert candidate.stage_on == date(2026, 3, 5)


def test_certificates_of_a_class_move_the_pool_of_the_own_commune_only(cast):
    here, there = people.candidate(cast.cell_one), people.candidate(cast.stranger_cell)
    rows = [people.certificate(row.person, row.unit) for row in (here, there)]
    other = people.candidate(cast.cell_two)
    rows.append(people.certificate(other.person, other.unit, kind=CourseKind.NEW_MEMBER))
    assert actions.reach_trained(certificates=rows, actor=cast.user("board"), scope=cast.scope("board")) == 1
    stages = dict(Candidate.objects.values_list("pk", "stage"))
    assert stages == {here.pk: Stage.TRAINED, there.pk: Stage.SPOTTED, other.pk: Stage.SPOTTED}


def test_a_step_back_needs_a_reason_and_leaves_a_trace(cast, deed):
    candidate = people.candidate(cast.cell_one, stage=Stage.SYMPATHIZER)
    with pytest.raises(Refused, match="Ghi lý do"):
        actions.step_back(candidate_id=candidate.pk, reason="", **deed)
    after = actions.step_back(candidate_id=candidate.pk, reason="ghi nhầm người", **deed)
    assert (after.stage, after.stage_on) == (Stage.SPOTTED, date(2026, 1, 5))
    assert (last_entry().verb, last_entry().detail["reason"]) == ("candidate.stage_undone", "ghi nhầm người")
    with pytest.raises(Refused, match="bước đầu"):
        actions.step_back(candidate_id=candidate.pk, reason="nữa", **deed)


def test_undoing_the_class_takes_the_certificate_recorded_by_hand_along(cast, deed):
    candidate = people.candidate(cast.cell_one)
    actions.record_certificate(candidate_id=candidate.pk, number="27/2026", issued_on=date(2026, 6, 30), **deed)
    actions.step_back(candidate_id=candidate.pk, reason="giấy của người khác", **deed)
    assert Certificate.objects.count() == 0


def test_a_certificate_of_a_class_is_corrected_at_the_class(cast, deed):
    candidate = people.candidate(cast.cell_one)
    course = Course(
        kind="awareness", name="Lớp 1", opens_on=date(2026, 6, 1), closes_on=date(2026, 6, 5), seats=60
    )
    course.assign_unit(cast.commune)
    course.save()
    certificate = give_certificate(
        person=candidate.person, unit=cast.cell_one, kind=CourseKind.AWARENESS, number="1", course=course,
        issued_on=date(2026, 6, 6), actor=cast.user("board"), scope=cast.scope("board"),
    )  # fmt: skip
    actions.reach_trained(certificates=[certificate], **deed)
    with pytest.raises(Refused, match="ở trang của lớp"):
        actions.step_back(candidate_id=candidate.pk, reason="nhầm", **deed)


def test_steps_of_the_dossier_are_undone_by_the_dossier(cast, deed):
    candidate = people.candidate(cast.cell_one, stage=Stage.CELL_PASSED)
    with pytest.raises(Refused, match="ở trang hồ sơ"):
        actions.step_back(candidate_id=candidate.pk, reason="nhầm", **deed)
    assert (
        actions.step_back(candidate_id=candidate.pk, reason="nhầm", by_dossier=True, **deed).stage == Stage.DOSSIER
    )


def test_an_annulled_admission_opens_the_row_again(cast, deed):
    candidate = people.candidate(cast.cell_one, stage=Stage.DECIDED)
    reach(candidate, Stage.ADMITTED, date(2026, 7, 1), deed)
    after = actions.step_back(candidate_id=candidate.pk, reason="quyết định bị hủy", by_dossier=True, **deed)
    assert (after.status, after.closed_on, after.stage) == (Status.OPEN, None, Stage.DECIDED)


# --- closing ------------------------------------------------------------------------------------------


def close(candidate, deed, status=Status.DROPPED, on=date(2026, 9, 1), reason="không còn nguyện vọng"):
    return actions.close_candidate(candidate_id=candidate.pk, status=status, on=on, reason=reason, **deed)


def test_closing_and_reopening(cast, deed):
    candidate = people.candidate(cast.cell_one)
    after = close(candidate, deed, Status.MOVED, reason="về xã Minh Họa")
    assert (after.status, after.closed_on, after.close_reason) == (
        Status.MOVED,
        date(2026, 9, 1),
        "về xã Minh Họa",
    )
    assert last_entry().verb == "candidate.closed"
    again = actions.reopen_candidate(candidate_id=candidate.pk, reason="đã trở về", **deed)
    assert (again.status, again.closed_on, again.close_reason) == (Status.OPEN, None, "")
    assert last_entry().verb == "candidate.reopened"


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"reason": ""}, "Ghi lý do"),
        ({"status": Status.ADMITTED}, "Chọn thôi theo dõi hoặc chuyển"),
        ({"on": date(2026, 1, 4)}, "từ ngày vào nguồn 05/01/2026"),
    ],
)
def test_closing_is_refused(cast, deed, values, message):
    candidate = people.candidate(cast.cell_one)
    with pytest.raises(Refused, match=message):
        close(candidate, deed, **values)


def test_whom_the_cell_passed_is_not_dropped_here(cast, deed):
    candidate = people.candidate(cast.cell_one, stage=Stage.CELL_PASSED)
    with pytest.raises(Refused, match="kết thúc hồ sơ"):
        close(candidate, deed)


def test_reopening_is_refused_to_open_rows_and_without_reason(cast, deed):
    candidate = people.candidate(cast.cell_one)
    with pytest.raises(Refused, match="không có gì để mở lại"):
        actions.reopen_candidate(candidate_id=candidate.pk, reason="x", **deed)
    close(candidate, deed)
    with pytest.raises(Refused, match="Ghi lý do"):
        actions.reopen_candidate(candidate_id=candidate.pk, reason=" ", **deed)
    people.candidate(cast.stranger_cell, person=candidate.person)
    with pytest.raises(Refused, match="một dòng khác"):
        actions.reopen_candidate(candidate_id=candidate.pk, reason="đã về", **deed)


@pytest.mark.parametrize("who", ["secretary_two", "stranger", "helper", "youth_officer", "admin", "province"])
def test_nobody_outside_moves_a_stage(cast, who):
    candidate = people.candidate(cast.cell_one)
    with pytest.raises(Candidate.DoesNotExist):
        reach(candidate, Stage.SYMPATHIZER, date(2026, 3, 1), {"actor": cast.user(who), "scope": cast.scope(who)})


def test_somebody_with_a_dossier_moves_only_with_it(cast):
    candidate = people.candidate(cast.cell_one, stage=Stage.DOSSIER)
    facts = {
        "candidate_id": candidate.pk,
        "unit_id": cast.cell_two.pk,
        "on": date(2026, 7, 1),
        "reason": "chuyển nhà",
    }
    by = {"actor": cast.user("board"), "scope": cast.scope("board")}
    with pytest.raises(Refused, match="trang hồ sơ"):
        actions.change_unit(**facts, **by)
    assert actions.change_unit(**facts, by_dossier=True, **by).unit == cast.cell_two
