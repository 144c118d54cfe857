"""Facts that can't both hold: a blocking finding that names both (contracts.md §2)."""

import pytest

from taonguon.rules.law import LAW
from tests.rules.law.cases import CELL, facts, judged, votes

LATER = "2026-03-10"
EARLIER = "2026-03-09"


@pytest.mark.parametrize("order", LAW.orders, ids=lambda order: order.id)
def test_each_pair_of_days(order):
    same = judged(facts((order.earlier, LATER), (order.later, LATER)), "2026-06-01")
    turned = judged(facts((order.earlier, LATER), (order.later, EARLIER)), "2026-06-01")
    assert same.finding(order.id) is None
    found = turned.finding(order.id)
    assert (found.verdict, found.level) == ("fail", "block")
    for kind, text in ((order.earlier, "10/3/2026"), (order.later, "09/3/2026")):
        assert f"“{LAW.events[kind].title_vi}” ngày {text}" in found.message


def test_a_second_meeting_does_not_contradict_the_decision_on_the_first():
    told = (CELL, ("admission_decision_issued", "2026-04-20"), ("cell_resolution_admission", "2026-05-10"))
    assert judged(facts(*told), "2026-06-01").finding("x_decision_before_cell") is None


@pytest.mark.parametrize(
    ("cast", "rule"),
    [
        pytest.param(votes(12, 9, 4), "x_votes_over_eligible", id="9.3.2-cast-over-eligible"),
        pytest.param(votes(12, 13), "x_votes_over_eligible", id="9.3.2-for-over-eligible"),
        pytest.param(votes(0, 0), "x_no_one_eligible", id="9.3.2-nobody"),
    ],
)
def test_votes(cast, rule):
    answer = judged(facts(("cell_resolution_admission", "2026-03-10", cast)), "2026-04-01")
    assert (answer.finding(rule).level, answer.finding("r_vote_cell").verdict) == ("block", "unknown")


def test_more_voters_than_members_is_a_warning():
    answer = judged(facts(CELL, unit={"cell_official_members": 11}), "2026-04-01")
    assert answer.finding("x_eligible_over_members").level == "warning"


@pytest.mark.parametrize(
    ("born_on", "told", "level"),
    [
        pytest.param("2026-03-11", [CELL], "block", id="born-after-the-meeting"),
        pytest.param("2026-03-10", [CELL], "block", id="born-on-the-day-of-the-meeting"),
        pytest.param("2027-01-01", [], "block", id="born-after-the-day-asked"),
        pytest.param("2026-03-09", [CELL], None, id="born-before"),
    ],
)
def test_birth(born_on, told, level):
    found = judged(facts(*told, person={"born_on": born_on}), "2026-04-01").finding("x_born_after_meeting")
    assert (found and found.level) == level


def test_born_after_the_meeting_names_both():
    answer = judged(facts(CELL, person={"born_on": "2026-03-11"}), "2026-04-01")
    message = answer.finding("x_born_after_meeting").message
    assert message == "Ngày sinh 11/3/2026 không trước “Chi bộ họp xét kết nạp” ngày 10/3/2026."
    assert answer.finding("C-AGE").verdict == "unknown"


def test_recognition_before_the_probation_ends():
    told = (("admission_ceremony_held", "2026-03-10"), ("cell_resolution_recognition", "2027-03-09"))
    assert judged(facts(*told), "2027-04-01").finding("x_recognition_before_probation_end").level == "block"


def test_told_end_of_probation_against_the_ceremony():
    told = (("admission_ceremony_held", "2025-03-10"), ("probation_ended", "2026-03-11"))
    answer = judged(facts(*told), "2026-04-01")
    assert answer.finding("x_probation_end").level == "warning"
    assert answer.dates.official_date.isoformat() == "2026-03-10"
    probation = answer.deadline("r_probation")
    assert (probation.due_on.isoformat(), probation.met_on.isoformat(), probation.state) == (
        "2026-03-10",
        "2026-03-11",
        "met",
    )
