# ruff: noqa: E501 - a case is one line: the table is read row by row
"""The four dates and the Party age (294-QĐ/TW 4.2.2, 4.5; 06-HD/TW 5.3)."""

import pytest

from tests.rules.law.cases import CELL, DECIDED, JOINED, RECEIVED, facts, judged


def four(answer):
    dates = answer.dates
    days = (
        dates.admission_decision_date,
        dates.party_join_date,
        dates.official_date,
        dates.recognition_decision_date,
        dates.party_age_from,
    )
    return [day and day.isoformat() for day in days]


@pytest.mark.parametrize(
    ("told", "on", "expected"),
    [
        pytest.param([CELL], "2026-04-01", [None] * 5, id="3.6-before-the-decision"),
        pytest.param([CELL, DECIDED], "2026-05-01", ["2026-04-20", None, None, None, "2026-04-20"], id="4.5.1-from-the-decision"),
        pytest.param([CELL, DECIDED, RECEIVED, JOINED], "2026-06-01", ["2026-04-20", "2026-05-19", "2027-05-19", None, "2026-04-20"], id="4.2.2-official-date-fixed"),
        pytest.param([JOINED], "2026-06-01", [None, "2026-05-19", "2027-05-19", None, "2026-05-19"], id="HD06-5.3-no-decision-in-the-archive"),
        pytest.param([JOINED, ("recognition_decision_issued", "2027-09-30")], "2027-10-01", [None, "2026-05-19", "2027-05-19", "2027-09-30", "2026-05-19"], id="4.2.2-however-late"),
        pytest.param([("admission_ceremony_held", "2024-02-29")], "2026-06-01", [None, "2024-02-29", "2025-02-28", None, "2024-02-29"], id="D5-leap-day"),
        pytest.param([("probation_ended", "2026-05-19")], "2026-06-01", [None, None, "2026-05-19", None, None], id="4.2.2-end-told-alone"),
        pytest.param([JOINED, ("removal_decision_issued", "2026-12-01")], "2027-06-01", [None, "2026-05-19", None, None, "2026-05-19"], id="4.6-removed-on-probation"),
    ],
)  # fmt: skip
def test_dates(told, on, expected):
    assert four(judged(facts(*told), on)) == expected


def test_readmitted_counts_from_the_first_decision_less_the_time_outside():
    told = (
        ("admission_decision_issued", "2010-05-05"),
        ("left_party", "2019-06-01"),
        ("admission_decision_issued", "2026-04-20"),
        ("admission_ceremony_held", "2026-05-19"),
    )
    dates = judged(facts(*told), "2026-06-01").dates.as_json()
    assert (dates["party_age_from"], dates["party_age_gaps"], dates["official_date"]) == (
        "2010-05-05",
        [["2019-06-01", "2026-04-20"]],
        "2027-05-19",
    )


def test_readmitted_with_the_first_decision_unknown():
    raw = facts(DECIDED, person={"left_party_on": "2019-06-01"})
    assert judged(raw, "2026-06-01").dates.party_age_from is None
    raw["person"]["first_admission_decision_on"] = "2010-05-05"
    assert judged(raw, "2026-06-01").dates.party_age_from.isoformat() == "2010-05-05"
