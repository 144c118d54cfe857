"""Votes below the share, papers given back, steps taken back."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from taonguon.common.refusal import Refused
from taonguon.dossier import actions
from taonguon.dossier.actions import Ballot, Returned
from taonguon.member import queries as roll
from taonguon.training.labels import CourseKind
from tests.factories import dossier as make
from tests.factories import people


def test_a_failed_vote_stands_and_completes_nothing(cast):
    walk = make.at(cast, "s12_opinions")
    walk.step("s13_cell_resolution", ballot=Ballot(12, 7, 5))
    assert (walk.fresh().stage, walk.dossier.waiting_for) == ("awaiting_cell", "party_cell")
    assert walk.dossier.papers.filter(form="6-KNĐ").count() == 0
    walk.dossier.candidate.refresh_from_db()
    assert walk.dossier.candidate.stage == 4
    walk.step("s13_cell_resolution", on=date(2026, 6, 3), ballot=Ballot(12, 8, 4))
    assert walk.fresh().stage == "awaiting_decision"
    assert list(walk.dossier.events.filter(eligible=12).in_order().values_list("votes_for", flat=True)) == [7, 8]


def test_a_failed_vote_of_the_standing_committee_decides_nothing(cast):
    walk = make.at(cast, "s16_appraisal")
    walk.step("s17_admission_decision", ballot=Ballot(8, 4, 4))
    assert walk.fresh().stage == "awaiting_decision"
    walk.dossier.candidate.refresh_from_db()
    assert walk.dossier.candidate.stage == 5


def test_after_three_failed_votes_on_recognition_the_level_above_decides(cast):
    walk = make.at(cast, "s19_member_file")
    people.certificate(walk.dossier.person, cast.cell_one, date(2026, 9, 30), CourseKind.NEW_MEMBER)
    walk.to("s24_opinions_probationary")
    stages = []
    for day in (date(2027, 7, 6), date(2027, 7, 13), date(2027, 7, 20)):
        walk.step("s25_cell_recognition", on=day, ballot=Ballot(12, 7, 5))
        stages.append((walk.fresh().stage, walk.dossier.waiting_for))
    assert stages == [
        ("awaiting_cell_recognition", "party_cell"),
        ("awaiting_cell_recognition", "party_cell"),
        ("awaiting_recognition_decision", "commune_standing_committee"),
    ]
    walk.step("s27_recognition_decision")
    assert walk.fresh().member.status == "official"


# --- papers given back --------------------------------------------------------------------------------------


def give_back(walk, *returned, on=date(2026, 5, 26), due_on=date(2026, 6, 5)):
    return actions.return_papers(
        dossier_id=walk.dossier.pk, returned=list(returned), on=on, due_on=due_on, **walk.by("board", on)
    )


def test_papers_given_back_hold_the_appraisal_until_they_return(cast):
    walk = make.at(cast, "s13_cell_resolution")
    give_back(
        walk,
        Returned("3-KNĐ", "Thiếu ngày bắt đầu cùng sinh hoạt", field="Ngày cùng đơn vị"),
        Returned("5-KNĐ", "Chưa có ý kiến chi ủy nơi cư trú"),
    )
    assert (walk.fresh().stage, walk.dossier.waiting_for) == ("awaiting_decision", "party_cell")
    with pytest.raises(Refused, match=r"Còn 2 giấy trả lại chưa nộp lại \(3-KNĐ và 5-KNĐ\)"):
        walk.step("s16_appraisal")
    for form in ("3-KNĐ", "5-KNĐ"):
        actions.record_paper(
            dossier_id=walk.dossier.pk,
            form=form,
            on=date(2026, 5, 27),
            **walk.by("secretary_one", date(2026, 5, 27)),
        )
    paper = walk.dossier.papers.get(form="3-KNĐ")
    assert (paper.state, paper.returns.get().settled_on) == ("in_hand", date(2026, 5, 27))
    walk.step("s16_appraisal")
    assert walk.fresh().waiting_for == "commune_standing_committee"


def test_a_paper_given_back_before_the_cell_opens_its_step_again(cast):
    walk = make.at(cast, "s12_opinions")
    give_back(walk, Returned("3-KNĐ", "Thiếu chữ ký"), on=date(2026, 5, 5), due_on=date(2026, 5, 11))
    assert (walk.fresh().stage, walk.dossier.waiting_for) == ("preparing_dossier", "party_cell")
    with pytest.raises(Refused, match="còn “Giấy giới thiệu của đảng viên chính thức”"):
        walk.step("s13_cell_resolution")
    walk.step("s10_introduction", on=date(2026, 5, 8))
    assert walk.fresh().stage == "awaiting_cell"
    walk.step("s13_cell_resolution")
    assert walk.fresh().stage == "awaiting_decision"


@pytest.mark.parametrize(
    ("returned", "words"),
    [
        ([], "Chọn ít nhất một giấy"),
        ([Returned("9-KNĐ", "Sai số")], "9-KNĐ chưa có trong hồ sơ"),
        ([Returned("3-KNĐ", " ")], "Ghi lý do trả lại 3-KNĐ"),
    ],
)
def test_a_return_says_which_paper_and_why(cast, returned, words):
    walk = make.at(cast, "s13_cell_resolution")
    with pytest.raises(Refused, match=words):
        give_back(walk, *returned)


def test_handing_over_moves_the_holder_and_leaves_a_line(cast):
    walk = make.at(cast, "s13_cell_resolution")
    day = date(2026, 5, 14)
    handover = actions.hand_over(
        dossier_id=walk.dossier.pk, forms=["6-KNĐ", "2-KNĐ"], on=day, given_by="Chi bộ thôn 1",
        received_by="Ban Xây dựng Đảng", place="tủ 2", **walk.by("secretary_one", day),
    )  # fmt: skip
    assert sorted(handover.forms) == ["2-KNĐ", "6-KNĐ"]
    paper = walk.dossier.papers.get(form="6-KNĐ")
    assert (paper.state, paper.holder, paper.place) == ("sent", "Ban Xây dựng Đảng", "tủ 2")
    with pytest.raises(Refused, match="Quyết định kết nạp đảng viên chưa có"):
        actions.hand_over(
            dossier_id=walk.dossier.pk, forms=["9-KNĐ"], on=day, given_by="a b", received_by="c d",
            **walk.by("secretary_one", day),
        )  # fmt: skip


# --- taking back --------------------------------------------------------------------------------------------


def undo(walk, who="board", today=date(2027, 9, 1), reason="Ghi nhầm người"):
    last = walk.dossier.events.standing().order_by("-pk").first()
    return actions.undo_last(dossier_id=walk.dossier.pk, event_id=last.pk, reason=reason, **walk.by(who, today))


def test_every_step_can_be_taken_back_one_by_one(cast):
    walk = make.at(cast, "s19_member_file")
    people.certificate(walk.dossier.person, cast.cell_one, date(2026, 9, 30), CourseKind.NEW_MEMBER)
    walk.to("s28_announce_and_card")
    candidate = walk.dossier.candidate
    seen = []
    for _ in range(len(make.WAY) - 1):
        undone = undo(walk)
        walk.fresh()
        candidate.refresh_from_db()
        seen.append((undone.kind, walk.dossier.status, walk.dossier.stage, candidate.stage))
    assert seen == [
        ("recognition_announced", "open", "awaiting_announcement", 7),
        ("recognition_decision_issued", "open", "awaiting_recognition_decision", 7),
        ("cell_resolution_recognition", "open", "awaiting_cell_recognition", 7),
        ("opinions_probationary_summarised", "open", "recognition_papers", 7),
        ("helper_remarks_written", "open", "recognition_papers", 7),
        ("self_review_written", "open", "recognition_papers", 7),
        ("member_file_made", "open", "recognition_papers", 7),
        ("admission_ceremony_held", "open", "awaiting_ceremony", 6),
        ("admission_decision_issued", "open", "awaiting_decision", 5),
        ("appraisal_done", "open", "awaiting_decision", 5),
        # by this day the dossier has lapsed: 12 months without the cell considering it (06-HD/TW 5.4)
        ("cell_resolution_admission", "open", "preparing_dossier", 4),
        ("opinions_summarised", "open", "preparing_dossier", 4),
        ("union_resolution", "open", "preparing_dossier", 4),
        ("introduction_written", "open", "preparing_dossier", 4),
        ("verification_completed", "open", "preparing_dossier", 4),
        ("personal_history_declared", "open", "preparing_dossier", 4),
    ]
    assert roll.count_on(cast.commune.path, date(2027, 12, 31)) == 1  # the introducer
    assert walk.dossier.member is None
    assert walk.dossier.papers.there().order_by("pk").count() == 3
    walk.to("s18_ceremony")
    assert walk.dossier.member.status == "probationary"
    assert roll.count_on(cast.commune.path, date(2026, 6, 26)) == 2


def test_only_the_last_is_taken_back_with_a_reason_by_who_may(cast):
    walk = make.at(cast, "s17_admission_decision")
    first = walk.dossier.events.standing().get(kind="application_submitted")
    with pytest.raises(Refused, match="Chỉ hoàn tác được việc ghi sau cùng"):
        actions.undo_last(
            dossier_id=walk.dossier.pk, event_id=first.pk, reason="Ghi nhầm", **walk.by("board", make.TODAY)
        )
    with pytest.raises(Refused, match="Ghi lý do"):
        undo(walk, reason="  ")
    with pytest.raises(PermissionDenied):
        undo(walk, who="secretary_one")
    undo(walk, who="standing_committee", today=make.TODAY)
    event = walk.dossier.events.get(kind="admission_decision_issued")
    assert (event.undo_reason, event.undone_by) == ("Ghi nhầm người", cast.user("standing_committee"))
    assert walk.dossier.papers.get(form="9-KNĐ").state == "missing"


def test_the_opening_is_not_undone_but_withdrawn_and_taken_up_again(cast):
    walk = make.opened(cast)
    with pytest.raises(Refused, match="chọn thôi xem xét hồ sơ nếu lập nhầm"):
        undo(walk, today=make.OPENED)
    walk.to("s13_cell_resolution")
    board = {"dossier_id": walk.dossier.pk, **walk.by("board", date(2026, 5, 20))}
    actions.withdraw(on=date(2026, 5, 20), reason="Người này xin thôi", **board)
    walk.fresh()
    candidate = walk.dossier.candidate
    candidate.refresh_from_db()
    assert (walk.dossier.status, candidate.stage, walk.dossier.deadlines.count()) == ("withdrawn", 3, 0)
    with pytest.raises(Refused, match="Hồ sơ đã kết thúc ngày 20/5/2026"):
        walk.step("s16_appraisal")
    actions.reopen_dossier(reason="Người này xin xét tiếp", **board)
    walk.fresh()
    candidate.refresh_from_db()
    assert (walk.dossier.status, walk.dossier.stage, candidate.stage) == ("open", "awaiting_decision", 5)
    walk.step("s16_appraisal")
