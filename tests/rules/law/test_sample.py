"""The sample of contracts.md §2, number by number."""

from tests.rules.law.cases import SAMPLE, judged

ANSWER = judged(SAMPLE, "2026-04-01").as_json()


def test_frame():
    assert (ANSWER["contract"], ANSWER["on"], ANSWER["rule_set"]) == (1, "2026-04-01", "rs_294_hd38")


def test_stage_and_open_steps():
    assert (ANSWER["stage"], ANSWER["open_steps"]) == (
        "awaiting_decision",
        ["s16_appraisal", "s17_admission_decision"],
    )


def test_route():
    assert ANSWER["route"]["proposed"] == "youth_union"


def test_age():
    age = next(one for one in ANSWER["findings"] if one["rule"] == "C-AGE")
    assert {key: age[key] for key in ("verdict", "level", "citation", "tag", "value", "earliest_on")} == {
        "verdict": "pass",
        "level": "note",
        "citation": "294-QĐ/TW 1.1.1",
        "tag": "CONFIRMED",
        "value": "27 tuổi 10 tháng",
        "earliest_on": None,
    }


def test_decision_deadline():
    clock = next(one for one in ANSWER["deadlines"] if one["rule"] == "r_admission_decision")
    assert {key: clock[key] for key in ("from", "due_on", "extended_due_on", "met_on", "state", "citation")} == {
        "from": "2026-03-10",
        "due_on": "2026-05-15",
        "extended_due_on": "2026-06-05",
        "met_on": None,
        "state": "open",
        "citation": "294-QĐ/TW 4.3.1",
    }


def test_stale_papers():
    assert [{key: one[key] for key in ("form", "stale_on", "redo")} for one in ANSWER["stale"]] == [
        {"form": "CN-NTVĐ", "stale_on": "2030-08-05", "redo": []}
    ]


def test_dates():
    assert [ANSWER["dates"][key] for key in ("party_join_date", "official_date", "party_age_from")] == [None] * 3


def test_nothing_blocks():
    assert [one["rule"] for one in ANSWER["findings"] if one["level"] == "block"] == []
