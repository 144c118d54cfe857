"""Votes: members, not ballots (294-QĐ/TW 9.3.2-9.3.4)."""

import pytest

from taonguon.rules.law import LAW, vote_passes, vote_sentence, votes_needed
from tests.rules.law.cases import CELL, DECIDED, day, facts, finding, judged, votes

ON = day("2026-03-10")


@pytest.mark.parametrize(
    ("rule", "total", "needed"),
    [
        ("r_vote_cell", 3, 2),
        ("r_vote_cell", 4, 3),
        ("r_vote_cell", 12, 8),
        ("r_vote_cell", 13, 9),
        ("r_vote_cell", 18, 12),
        ("r_vote_grassroots", 15, 10),
        ("r_vote_grassroots", 16, 11),
        ("r_vote_empowered", 14, 10),
        ("r_vote_standing", 9, 5),
        ("r_vote_standing", 10, 6),
        ("r_vote_standing", 11, 6),
    ],
)
def test_needed_and_one_less(rule, total, needed):
    share = LAW.parameter(rule, ON).threshold
    assert votes_needed(share, total=total) == needed
    assert [vote_passes(share, yes=yes, total=total) for yes in (needed - 1, needed)] == [False, True]


def test_nobody_is_no_majority():
    assert vote_passes(LAW.parameter("r_vote_cell", ON).threshold, yes=0, total=0) is False


def test_sentence():
    share = LAW.parameter("r_vote_cell", ON).threshold
    assert vote_sentence(share, yes=13, total=18) == "13 trên 18 = 72,2%, cần ít nhất 12"


@pytest.mark.parametrize(
    ("event", "told", "rule", "expected"),
    [
        pytest.param("cell_resolution_admission", (12, 8, 4), "r_vote_cell", ("pass", "note"), id="9.3.4-8-of-12"),
        pytest.param(
            "cell_resolution_admission",
            (12, 7, 0),
            "r_vote_cell",
            ("fail", "block"),
            id="9.3.4-7-of-12-abstentions-stay",
        ),
        pytest.param(
            "cell_resolution_admission", (12, None), "r_vote_cell", ("unknown", "warning"), id="9.3.4-unknown"
        ),
        pytest.param(
            "grassroots_resolution_admission",
            (15, 10, 5),
            "r_vote_grassroots",
            ("pass", "note"),
            id="9.3.4-committee",
        ),
        pytest.param(
            "grassroots_resolution_admission",
            (15, 9, 5),
            "r_vote_grassroots",
            ("fail", "block"),
            id="9.3.4-committee-short",
        ),
        pytest.param(
            "admission_decision_issued", (11, 6, 5), "r_vote_standing", ("pass", "note"), id="9.3.4-standing"
        ),
        pytest.param(
            "admission_decision_issued",
            (10, 5, 0),
            "r_vote_standing",
            ("fail", "block"),
            id="9.3.4-standing-half-is-not-more",
        ),
        pytest.param(
            "cell_resolution_recognition", (12, 8, 4), "r_vote_cell", ("pass", "note"), id="4.2.1-recognition"
        ),
        pytest.param(
            "recognition_decision_issued", (9, 5, 4), "r_vote_standing", ("pass", "note"), id="4.3.1-recognition"
        ),
    ],
)
def test_vote_of_an_event(event, told, rule, expected):
    assert finding(judged(facts((event, "2026-03-10", votes(*told))), "2026-06-01"), rule) == expected


def test_empowered_committee_needs_two_thirds():
    raw = facts(("admission_decision_issued", "2026-03-10", votes(12, 7)), unit={"empowered": True})
    assert finding(judged(raw, "2026-04-01"), "r_vote_empowered") == ("fail", "block")


def test_a_decision_voted_down_is_no_decision():
    answer = judged(facts(CELL, (*DECIDED, votes(10, 5))), "2026-05-01")
    assert (answer.stage, answer.dates.party_age_from) == ("awaiting_decision", None)


@pytest.mark.parametrize(
    ("failed", "expected", "steps"),
    [
        pytest.param(1, ("pass", "warning"), "s25_cell_recognition", id="4.2.3-first"),
        pytest.param(2, ("pass", "warning"), "s25_cell_recognition", id="4.2.3-second"),
        pytest.param(3, ("fail", "block"), "s27_recognition_decision", id="4.2.3-third-goes-up"),
    ],
)
def test_failed_recognition_votes(failed, expected, steps):
    told = [("cell_resolution_recognition", f"2026-06-{10 + n}", votes(12, 7)) for n in range(failed)]
    raw = facts(("admission_ceremony_held", "2025-05-19"), ("member_file_made", "2025-06-01"), *told)
    answer = judged(raw, "2026-07-01")
    assert finding(answer, "r_failed_votes") == expected
    assert answer.open_steps == (steps,)


def test_three_failed_votes_with_a_committee_between():
    told = [("cell_resolution_recognition", f"2026-06-{10 + n}", votes(12, 7)) for n in range(3)]
    raw = facts(
        ("admission_ceremony_held", "2025-05-19"),
        ("member_file_made", "2025-06-01"),
        *told,
        unit={"intermediate_levels": ["dang_uy_co_so"]},
    )
    assert judged(raw, "2026-07-01").open_steps == ("s26_intermediate_recognition",)


def test_a_vote_that_failed_before_one_that_carried_no_longer_blocks():
    raw = facts(("cell_resolution_admission", "2026-02-10", votes(12, 7)), CELL)
    answer = judged(raw, "2026-04-01")
    assert [(one.verdict, one.level) for one in answer.findings if one.rule == "r_vote_cell"] == [
        ("fail", "note"),
        ("pass", "note"),
    ]
    assert answer.open_steps == ("s16_appraisal", "s17_admission_decision")


def test_a_later_failed_vote_counts_against_an_earlier_one_that_carried():
    answer = judged(facts(CELL, ("cell_resolution_admission", "2026-04-10", votes(12, 7))), "2026-05-01")
    assert (answer.stage, answer.open_steps) == ("awaiting_cell", ("s13_cell_resolution",))
    assert answer.deadline("r_admission_decision").state == "not_started"


def test_a_decision_taken_in_between_rests_on_the_one_that_carried():
    told = (CELL, DECIDED, ("cell_resolution_admission", "2026-05-10", votes(12, 7)))
    answer = judged(facts(*told), "2026-06-01")
    assert (answer.stage, answer.deadline("r_admission_decision").state) == ("awaiting_ceremony", "met")


@pytest.mark.parametrize(
    ("members", "expected"),
    [(3, ("pass", "note")), (2, ("fail", "warning")), (None, ("unknown", "note"))],
    ids=["20.2.1-three", "20.2.1-two", "20.2.1-unknown"],
)
def test_cell_size(members, expected):
    assert finding(judged(facts(unit={"cell_official_members": members}), "2026-04-01"), "r_cell_min") == expected
