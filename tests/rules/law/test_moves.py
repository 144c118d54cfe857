# ruff: noqa: E501 - a case is one line: the table is read row by row
"""A person who moves mid-way: every row of law file 3.8 (06-HD/TW 3.9, 3.10, 5.2)."""

import pytest

from tests.rules.law.cases import CELL, clock, facts, judged, votes

MOVE = ("move_decision_effective", "2026-03-23")
ELSEWHERE = (*MOVE, {"same_committee": False})
SAME = (*MOVE, {"same_committee": True})
IN_TIME, LATE = "2026-05-07", "2026-05-08"  # the last of 30 working days from 23/3/2026, and the day after


@pytest.mark.parametrize(
    ("told", "rule", "verdict", "level"),
    [
        pytest.param([MOVE], "move_sympathizer", "pass", "note", id="3.9a-being-helped"),
        pytest.param([CELL, MOVE], "move_resolved_not_sent", "pass", "note", id="3.9b-resolved-not-sent"),
        pytest.param([CELL, ("dossier_sent_up", "2026-03-20"), MOVE], "move_with_committee", "pass", "note", id="3.9b-with-the-committee"),
        pytest.param([CELL, MOVE, ("forwarded_dossier_received", "2026-04-02")], "move_with_committee", "pass", "note", id="3.9b-forwarded"),
        pytest.param([CELL, SAME, ("admission_decision_issued", LATE)], "move_decided_same_committee", "pass", "note", id="3.9c-same-committee"),
        pytest.param([CELL, ELSEWHERE, ("admission_decision_issued", IN_TIME)], "move_decided_in_time", "pass", "note", id="3.9c-in-time"),
        pytest.param([CELL, ("admission_decision_issued", "2026-03-20"), ELSEWHERE], "move_decided_in_time", "pass", "note", id="3.9c-decided-before-the-move"),
        pytest.param([CELL, ELSEWHERE, ("admission_decision_issued", LATE)], "move_decided_late", "fail", "block", id="3.9c-late"),
        pytest.param([CELL, MOVE, ("admission_decision_issued", LATE)], "move_decided_late", "unknown", "warning", id="3.9c-late-committee-unknown"),
        pytest.param([CELL, MOVE, ("admission_decision_issued", IN_TIME), ("reconsideration_request_received", "2026-05-20")], "move_reconsider", "pass", "note", id="3.9c-reconsider"),
        pytest.param([("admission_ceremony_held", "2026-02-02"), MOVE], "move_probationary", "pass", "note", id="3.10-probationary"),
        pytest.param([("move_decision_effective",)], "move_decided_in_time", "unknown", "warning", id="3.9-day-unknown"),
    ],
)  # fmt: skip
def test_rows(told, rule, verdict, level):
    found = [one for one in judged(facts(*told), "2026-06-01").findings if one.rule.startswith("move_")]
    main = found if rule == "move_reconsider" else found[:1]
    assert (main[-1].rule, main[-1].verdict, main[-1].level) == (rule, verdict, level)


def test_temporary_activity():
    answer = judged(facts(CELL, person={"special_cases": ["temporary_activity"]}), "2026-06-01")
    assert answer.finding("move_temporary").verdict == "pass"


def test_messages_carry_the_figures_of_the_law():
    answer = judged(facts(CELL, ("dossier_sent_up", "2026-03-20"), MOVE), "2026-06-01")
    assert answer.finding("move_with_committee").message == (
        "Hồ sơ đã ở cấp ủy có thẩm quyền, chưa có quyết định: chuyển hồ sơ đến nơi mới trong 15 ngày làm việc; nơi mới quyết định "
        "trong 30 ngày làm việc từ khi nhận, nếu không thì báo cáo lý do lên cấp trên."
    )


@pytest.mark.parametrize(
    ("told", "rule", "expected"),
    [
        pytest.param([CELL, MOVE], "r_move_forward", ("2026-03-23", "2026-04-13", None, None, "overdue"), id="3.9b-forward"),
        pytest.param([CELL, MOVE, ("dossier_forwarded", "2026-04-13")], "r_move_forward", ("2026-03-23", "2026-04-13", None, "2026-04-13", "met"), id="3.9b-forwarded"),
        pytest.param([CELL, MOVE, ("forwarded_dossier_received", "2026-04-14")], "r_move_forward", ("2026-03-23", "2026-04-13", None, "2026-04-14", "met_late"), id="3.9b-forwarded-late"),
        pytest.param([MOVE], "r_move_forward", None, id="3.9a-nothing-to-forward"),
        pytest.param([CELL, MOVE, ("forwarded_dossier_received", "2026-04-14")], "r_move_decide", ("2026-04-14", "2026-05-29", None, None, "overdue"), id="3.9b-new-place-decides"),
        pytest.param([CELL, ELSEWHERE, ("admission_decision_issued", IN_TIME)], "r_move_decision_valid", ("2026-03-23", "2026-05-07", None, "2026-05-07", "met"), id="3.9c-valid"),
        pytest.param([CELL, ("admission_decision_issued", "2026-03-20"), ELSEWHERE], "r_move_decision_valid", ("2026-03-23", "2026-05-07", None, "2026-03-20", "met"), id="3.9c-decided-before"),
        pytest.param([CELL, MOVE, ("admission_decision_issued", LATE)], "r_move_decision_valid", ("2026-03-23", "2026-05-07", None, "2026-05-08", "met_late"), id="3.9c-too-late"),
        pytest.param([("admission_ceremony_held", "2026-02-02"), MOVE], "r_transfer_start", ("2026-03-23", "2026-06-18", None, None, "open"), id="6.3.1a-member"),
        pytest.param([CELL, MOVE], "r_transfer_start", None, id="6.3.1a-not-a-member-yet"),
    ],
)  # fmt: skip
def test_clocks(told, rule, expected):
    assert clock(judged(facts(*told), "2026-06-01"), rule) == expected


def test_a_cancelled_decision_is_no_decision():
    told = (CELL, ELSEWHERE, ("admission_decision_issued", LATE), ("admission_decision_received", "2026-05-11"))
    answer = judged(facts(*told), "2026-06-01")
    assert (answer.stage, answer.dates.party_age_from) == ("awaiting_decision", None)
    assert answer.deadline("r_ceremony").state == "not_started"
    assert clock(answer, "r_move_decision_valid") == ("2026-03-23", "2026-05-07", None, "2026-05-08", "met_late")


def test_the_new_place_decides_afresh():
    told = (
        CELL,
        ELSEWHERE,
        ("admission_decision_issued", LATE),
        ("forwarded_dossier_received", "2026-05-20"),
        ("admission_decision_issued", "2026-06-10", votes(9, 6)),
    )
    answer = judged(facts(*told), "2026-06-15")
    assert (answer.stage, answer.dates.party_age_from.isoformat()) == ("awaiting_ceremony", "2026-06-10")
    assert clock(answer, "r_move_decide") == ("2026-05-20", "2026-07-01", None, "2026-06-10", "met")
