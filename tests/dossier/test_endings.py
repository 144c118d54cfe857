"""Annulment, removal, moves mid-way, recognition of who was admitted elsewhere; verification as cases."""

from datetime import date

import pytest

from taonguon.common.refusal import Refused
from taonguon.dossier import actions
from taonguon.dossier.actions import Ballot
from taonguon.dossier.labels import AnnulReason, Outcome
from taonguon.dossier.models import DossierDeadline
from taonguon.member import queries as roll
from taonguon.member.labels import Status as MemberStatus
from taonguon.regulation import actions as regulation
from tests.factories import dossier as make
from tests.factories import people


def annul(walk, reason, step="s17_admission_decision", on=date(2026, 9, 1)):
    return actions.annul_decision(
        dossier_id=walk.dossier.pk, step=step, reason=reason, on=on, document_number="77-QĐ/ĐU",
        note="Không đủ điều kiện", **walk.by("standing_committee", on),
    )  # fmt: skip


def test_wrong_by_standard_takes_the_name_off_and_ends_the_case(cast):
    walk = make.at(cast, "s18_ceremony")
    annul(walk, AnnulReason.STANDARD)
    walk.fresh()
    assert (walk.dossier.status, walk.dossier.stage, walk.dossier.member.status) == (
        "annulled", "admission_annulled", "left",
    )  # fmt: skip
    assert roll.count_on(cast.commune.path, date(2026, 9, 1)) == 1
    walk.dossier.candidate.refresh_from_db()
    assert (walk.dossier.candidate.stage, walk.dossier.candidate.status) == (3, "open")
    walk.dossier.person.refresh_from_db()
    assert walk.dossier.person.left_party_on is None


def test_wrong_by_procedure_keeps_what_was_right_and_goes_on(cast):
    walk = make.at(cast, "s18_ceremony")
    annul(walk, AnnulReason.PROCEDURE)
    walk.fresh()
    assert (walk.dossier.status, walk.dossier.stage, walk.dossier.member) == ("open", "awaiting_decision", None)
    walk.step("s17_admission_decision", on=date(2026, 9, 8))
    walk.step("s18_ceremony", on=date(2026, 9, 18))
    member = walk.fresh().member
    assert (member.status, member.party_join_on) == ("probationary", date(2026, 9, 18))
    assert [movement.kind for movement in roll.history(member)] == ["admission", "admission_annulled", "admission"]
    with pytest.raises(Refused, match="chưa có quyết định này để hủy"):
        annul(walk, AnnulReason.PROCEDURE, step="s27_recognition_decision", on=date(2026, 9, 20))


def test_a_recognition_annulled_by_procedure_makes_the_member_probationary_again(cast):
    walk = make.at(cast, "s19_member_file")
    people.certificate(walk.dossier.person, cast.cell_one, date(2026, 9, 30), people.CourseKind.NEW_MEMBER)
    walk.to("s27_recognition_decision")
    annul(walk, AnnulReason.PROCEDURE, step="s27_recognition_decision", on=date(2027, 8, 10))
    walk.fresh()
    assert (walk.dossier.stage, walk.dossier.member.status) == ("awaiting_recognition_decision", "probationary")
    walk.step("s27_recognition_decision", on=date(2027, 8, 20))
    assert walk.fresh().member.official_on == date(2027, 6, 26)


def test_a_probationary_member_is_removed_by_three_votes(cast):
    walk = make.at(cast, "s19_member_file")
    for kind, who, day, ballot in (
        ("cell_resolution_removal", "secretary_one", date(2026, 10, 1), Ballot(12, 10, 0)),
        ("removal_decision_issued", "standing_committee", date(2026, 10, 20), Ballot(9, 8, 0)),
    ):
        actions.record_note(
            dossier_id=walk.dossier.pk,
            kind=kind,
            on=day,
            ballot=ballot,
            document_number="9-QĐ/ĐU",
            **walk.by(who, day),
        )
    walk.fresh()
    assert (walk.dossier.status, walk.dossier.stage, walk.dossier.member.status) == ("removed", "removed", "left")
    walk.dossier.person.refresh_from_db()
    assert walk.dossier.person.left_party_on == date(2026, 10, 20)


# --- moves mid-way (06-HD/TW 3.9, 3.10) ----------------------------------------------------------------------


def move(walk, on, same_committee=None, destination="Đảng bộ xã Minh Họa"):
    return actions.record_move(
        dossier_id=walk.dossier.pk, on=on, destination=destination, same_committee=same_committee,
        **walk.by("board", on),
    )  # fmt: skip


def test_a_move_starts_its_clock_and_the_dossier_is_forwarded_with_the_person(cast):
    walk = make.at(cast, "s16_appraisal")
    board = {"dossier_id": walk.dossier.pk, **walk.by("board", date(2026, 6, 8))}
    with pytest.raises(Refused, match="Ghi việc chuyển nơi công tác, cư trú trước"):
        actions.forward_dossier(on=date(2026, 6, 8), to="Đảng ủy xã Minh Họa", document_number="5-CV/ĐU", **board)
    move(walk, date(2026, 6, 1), same_committee=False)
    clock = walk.dossier.deadlines.get(rule="r_move_forward")
    assert (clock.from_on, clock.due_on) == (date(2026, 6, 1), date(2026, 6, 22))
    actions.forward_dossier(on=date(2026, 6, 8), to="Đảng ủy xã Minh Họa", document_number="5-CV/ĐU", **board)
    walk.fresh()
    assert (walk.dossier.status, walk.dossier.close_reason) == ("forwarded", "Đảng ủy xã Minh Họa")
    walk.dossier.candidate.refresh_from_db()
    assert walk.dossier.candidate.status == "moved"
    assert DossierDeadline.objects.count() == 0


def test_a_probationary_member_who_moves_takes_the_case_to_another_cell(cast):
    walk = make.at(cast, "s18_ceremony")
    move(walk, date(2026, 8, 3), same_committee=True, destination="Chi bộ thôn 2")
    actions.change_cell(
        dossier_id=walk.dossier.pk, unit_id=cast.cell_two.pk, on=date(2026, 8, 10),
        **walk.by("board", date(2026, 8, 10)),
    )  # fmt: skip
    walk.fresh()
    assert (walk.dossier.unit_id, walk.dossier.member.unit_id) == (cast.cell_two.pk, cast.cell_two.pk)
    assert walk.dossier.later_on == date(2027, 6, 26)  # the 12 months run on
    assert roll.count_on(cast.cell_two.path, date(2026, 8, 10)) == 1


def test_a_case_received_with_its_resolution_is_decided_here_in_its_own_time(cast):
    row = make.candidate(cast)
    by = {"actor": cast.user("board"), "scope": cast.scope("board"), "today": date(2026, 6, 1)}
    facts = {
        "candidate_id": row.pk, "on": date(2026, 6, 1), "opened_on": date(2026, 3, 2),
        "from_place": "Đảng ủy xã Minh Họa", "document_number": "5-CV/ĐU", "resolved_on": date(2026, 5, 12),
    }  # fmt: skip
    with pytest.raises(Refused, match=r"từ ngày lập hồ sơ 02/3/2026 đến ngày nhận 01/6/2026"):
        actions.receive_dossier(**{**facts, "resolved_on": date(2026, 2, 1)}, **by)
    dossier = actions.receive_dossier(ballot=Ballot(9, 7), **facts, **by)
    assert (dossier.stage, dossier.waiting_for) == ("awaiting_decision", "party_building_board")
    clock = dossier.deadlines.get(rule="r_move_decide")
    assert (clock.from_on, clock.due_on) == (date(2026, 6, 1), date(2026, 7, 13))
    row.refresh_from_db()
    assert row.stage == 5
    walk = make.Walk(cast, dossier)
    introducer = people.member(cast.cell_one, official_on=date(2016, 3, 3), in_unit_since=date(2020, 1, 1))
    actions.set_introducers(dossier_id=dossier.pk, introducers=[actions.Introducer(member_id=introducer.pk)], **by)
    walk.step("s16_appraisal", on=date(2026, 6, 8))
    walk.step("s17_admission_decision", on=date(2026, 6, 10))
    assert walk.fresh().stage == "awaiting_ceremony"


def test_who_was_admitted_elsewhere_gets_the_way_to_recognition(cast):
    member = people.member(cast.cell_one, status=MemberStatus.PROBATIONARY, joined_on=date(2026, 1, 12))
    by = {"actor": cast.user("secretary_one"), "scope": cast.scope("secretary_one"), "today": date(2026, 11, 24)}
    dossier = actions.open_recognition(member_id=member.pk, **by)
    assert (dossier.stage, dossier.later_on, dossier.later_stage) == (
        "probation",
        date(2027, 1, 12),
        "recognition_papers",
    )
    with pytest.raises(Refused, match="đã có hồ sơ đang làm"):
        actions.open_recognition(member_id=member.pk, **by)
    official = people.member(cast.cell_one)
    with pytest.raises(Refused, match="không phải đảng viên dự bị"):
        actions.open_recognition(member_id=official.pk, **by)


# --- verification as cases -----------------------------------------------------------------------------------


def test_a_request_has_its_own_clock_and_holds_the_case_at_the_asked_place(cast):
    walk = make.at(cast, "s08_personal_history")
    by = {"dossier_id": walk.dossier.pk, **walk.by("board", date(2026, 4, 1))}
    home = actions.send_verification(sent_to="Đảng ủy xã Ví Dụ", on=date(2026, 3, 16), number="12-CV/ĐU", **by)
    away = actions.send_verification(sent_to="Sứ quán", on=date(2026, 3, 16), abroad=True, **by)
    for request, received in ((home, date(2026, 3, 20)), (away, date(2026, 4, 1))):
        actions.note_verification_received(request_id=request.pk, on=received, **by)
        request.refresh_from_db()
    # 30 and 90 working days; 27/4, 30/4 and 01/5 are public holidays
    assert (home.due_on, away.due_on) == (date(2026, 5, 6), date(2026, 8, 10))
    actions.remind_verification(request_id=home.pk, on=date(2026, 4, 1), note="Gọi văn thư", **by)
    for step in ("s10_introduction", "s11_union_resolution", "s12_opinions"):
        walk.step(step, today=date(2026, 5, 5))
    assert walk.fresh().waiting_for == "verification_place"
    later = {"dossier_id": walk.dossier.pk, **walk.by("board", date(2026, 5, 5))}
    for request in (home, away):
        actions.answer_verification(request_id=request.pk, on=date(2026, 5, 5), outcome=Outcome.CLEAR, **later)
    assert walk.fresh().waiting_for == "party_cell_and_committee"
    with pytest.raises(Refused, match="đã trả lời ngày 05/5/2026"):
        actions.answer_verification(request_id=home.pk, on=date(2026, 5, 5), outcome=Outcome.CLEAR, **later)
    walk.step("s09_verification", on=date(2026, 5, 5))
    assert walk.fresh().stage == "awaiting_cell"


def test_a_request_follows_the_history_form(cast):
    walk = make.at(cast, "s07_application")
    with pytest.raises(Refused, match=r"Khai lý lịch .* trước khi gửi thẩm tra\. Căn cứ: 06-HD/TW 3\.4"):
        actions.send_verification(
            dossier_id=walk.dossier.pk, sent_to="Đảng ủy xã Ví Dụ", on=date(2026, 3, 16),
            **walk.by("board", date(2026, 4, 1)),
        )  # fmt: skip


def test_judging_all_open_dossiers_again_changes_nothing_by_itself(cast, django_assert_num_queries):
    walks = [make.at(cast, step) for step in ("s08_personal_history", "s13_cell_resolution", "s18_ceremony")]
    before = [(walk.fresh().stage, walk.dossier.waiting_for, walk.dossier.later_on) for walk in walks]
    clocks = sorted(DossierDeadline.objects.order_by("pk").values_list("dossier", "rule", "due_on", "last_on"))
    count = actions.rejudge_open(scope=cast.scope("board"), today=date(2026, 7, 10), actor=cast.user("board"))
    assert count == 3
    assert [(walk.fresh().stage, walk.dossier.waiting_for, walk.dossier.later_on) for walk in walks] == before
    assert (
        sorted(DossierDeadline.objects.order_by("pk").values_list("dossier", "rule", "due_on", "last_on"))
        == clocks
    )


def test_a_committee_s_own_length_and_days_move_the_clocks_once_judged_again(cast):
    walk = make.at(cast, "s13_cell_resolution")
    board = {"actor": cast.user("board"), "scope": cast.scope("board")}
    regulation.set_day(day=date(2026, 7, 14), kind="closed", reason="Nghỉ bù của xã", **board)
    actions.rejudge_open(today=date(2026, 6, 1), **board)
    assert walk.dossier.deadlines.get().due_on == date(2026, 7, 15)
    regulation.set_rule(
        family="r_admission_decision", amount=30, citation="12-QĐ/TU", effective_from=date(2026, 5, 1), **board
    )
    actions.rejudge_open(today=date(2026, 6, 1), **board)
    clock = walk.dossier.deadlines.get()
    assert (clock.due_on, clock.citation) == (date(2026, 6, 23), "12-QĐ/TU")
