# ruff: noqa: E501 - a case is one line: the table is read row by row
"""Special groups, re-admission, removal, annulment (law file 2.1-2.3, 3.7)."""

import pytest

from taonguon.rules.law import LAW
from tests.rules.law.cases import CELL, DECIDED, JOINED, RECEIVED, clock, facts, finding, judged, votes

PASS, BLOCK, ASK = ("pass", "note"), ("fail", "block"), ("unknown", "warning")
CONSENT = [case.id for case in LAW.special_cases.values() if case.kind == "consent"]
OTHERS = [case.id for case in LAW.special_cases.values() if case.kind in ("handling", "verification")]


@pytest.mark.parametrize("case", CONSENT)
def test_each_special_group_needs_its_document(case):
    doc = LAW.special_cases[case].requires
    asked, given = (
        judged(facts(CELL, person={"special_cases": [case], "consents": consents}), "2026-04-01")
        for consents in ([], [doc])
    )
    assert (finding(asked, f"special_{case}"), finding(given, f"special_{case}")) == (BLOCK, PASS)
    assert LAW.documents[doc] in asked.finding(f"special_{case}").message


def test_a_document_later_than_the_decision_is_too_late():
    person = {
        "special_cases": ["political_issue"],
        "consents": [{"doc": "doc_province_consent", "on": "2026-04-21"}],
    }
    assert finding(judged(facts(CELL, DECIDED, person=person), "2026-05-01"), "special_political_issue") == BLOCK


@pytest.mark.parametrize("case", OTHERS)
def test_who_handles_and_what_is_not_verified(case):
    answer = judged(facts(CELL, person={"special_cases": [case]}), "2026-04-01")
    assert finding(answer, f"special_{case}") == PASS


@pytest.mark.parametrize(
    ("left_on", "met_on", "verdict", "earliest_on"),
    [
        pytest.param("2023-03-10", "2026-03-10", "pass", None, id="3.5.1-36-months-on-the-day"),
        pytest.param("2023-03-11", "2026-03-10", "fail", "2026-03-11", id="3.5.1-one-day-short"),
        pytest.param("2024-02-29", "2026-03-10", "fail", "2027-02-28", id="3.5.1-leap-day"),
    ],
)
def test_wait(left_on, met_on, verdict, earliest_on):
    answer = judged(facts(("cell_resolution_admission", met_on), person={"left_party_on": left_on}), "2026-04-01")
    found = answer.finding("r_readmission_wait")
    assert (found.verdict, found.earliest_on and found.earliest_on.isoformat()) == (verdict, earliest_on)


@pytest.mark.parametrize(
    ("cleared", "verdict"),
    [
        pytest.param("2021-03-10", "pass", id="3.5.1b-60-months"),
        pytest.param("2021-03-11", "fail", id="3.5.1b-short"),
        pytest.param(None, "unknown", id="3.5.1b-unknown"),
    ],
)
def test_wait_after_a_sentence(cleared, verdict):
    told = [("criminal_record_cleared", cleared)] if cleared else []
    person = {"left_party_on": "2018-01-01", "special_cases": ["convicted_less_serious_crime"]}
    answer = judged(facts(*told, CELL, person=person), "2026-04-01")
    assert answer.finding("r_readmission_wait_crime").verdict == verdict


def test_a_cleared_record_alone_asks_for_the_longer_wait():
    answer = judged(
        facts(("criminal_record_cleared", "2022-01-01"), CELL, person={"left_party_on": "2018-01-01"}),
        "2026-04-01",
    )
    found = answer.finding("r_readmission_wait_crime")
    assert (found.verdict, found.earliest_on.isoformat()) == ("fail", "2027-01-01")


@pytest.mark.parametrize(
    ("reason", "met_on", "rule", "verdict"),
    [
        pytest.param("quit_activity", "2026-03-10", "r_readmission_never", "fail", id="3.5.2-quit"),
        pytest.param("own_request_without_hardship", "2026-03-10", "r_readmission_never", "fail", id="3.5.2-own-request"),
        pytest.param("own_request_hardship", "2026-03-10", "r_readmission_never", "pass", id="3.5.2-hardship"),
        pytest.param("serious_disunity", "2026-03-10", "r_readmission_never", "fail", id="3.5.2-disunity"),
        pytest.param("convicted_corruption", "2026-03-10", "r_readmission_never", "fail", id="3.5.2-corruption"),
        pytest.param("convicted_corruption", "2026-08-10", "r_readmission_never_208", "fail", id="208-corruption"),
        pytest.param("convicted_corruption_waste_negative_acts", "2026-03-10", "r_readmission_never", "pass", id="294-waste-not-named"),
        pytest.param("convicted_corruption_waste_negative_acts", "2026-08-10", "r_readmission_never_208", "fail", id="208-waste"),
        pytest.param("convicted_serious_crime_or_worse", "2026-03-10", "r_readmission_never", "fail", id="3.5.2-serious-crime"),
        pytest.param("readmission", "2026-03-10", "r_readmission_never", "unknown", id="3.5.2-reason-unknown"),
    ],
)  # fmt: skip
def test_never(reason, met_on, rule, verdict):
    person = {"left_party_on": "2010-01-01", "special_cases": [reason]}
    answer = judged(facts(("cell_resolution_admission", met_on), person=person), "2026-09-01")
    assert answer.finding(rule).verdict == verdict


@pytest.mark.parametrize(
    ("met_on", "consents", "rule", "expected"),
    [
        pytest.param("2026-03-10", [], "readmission_consent", BLOCK, id="3.5.3-no-consent"),
        pytest.param("2026-03-10", ["doc_province_consent"], "readmission_consent", PASS, id="3.5.3-consent"),
        pytest.param("2026-08-10", [], "r_readmission_consent_208", BLOCK, id="208-no-consent"),
        pytest.param("2026-08-10", ["doc_province_consent"], "r_readmission_consent_208", PASS, id="208-consent"),
    ],
)
def test_consent_to_readmission(met_on, consents, rule, expected):
    person = {"left_party_on": "2010-01-01", "consents": consents}
    answer = judged(facts(("cell_resolution_admission", met_on), person=person), "2026-09-01")
    assert finding(answer, rule) == expected


@pytest.mark.parametrize(
    ("cases", "expected"), [([], PASS), (["readmitted_before"], BLOCK)], ids=["3.5.4-first", "3.5.4-again"]
)
def test_only_once(cases, expected):
    answer = judged(facts(CELL, person={"left_party_on": "2010-01-01", "special_cases": cases}), "2026-04-01")
    assert finding(answer, "readmission_once") == expected


def test_a_first_admission_says_nothing_of_readmission():
    rules = {one.rule for one in judged(facts(CELL), "2026-04-01").findings}
    assert {rule for rule in rules if "readmission" in rule} == set()


def test_who_left_starts_anew():
    told = (
        ("admission_decision_issued", "2010-05-05"),
        ("admission_ceremony_held", "2010-06-01"),
        ("left_party", "2019-06-01"),
    )
    gone = judged(facts(*told), "2026-04-01")
    assert (gone.stage, gone.open_steps) == ("left_party", ())
    by_day = judged(facts(*told[:2], person={"left_party_on": "2019-06-01"}), "2026-04-01")
    assert (by_day.stage, by_day.open_steps) == ("left_party", ())
    back = judged(facts(*told, CELL), "2026-04-01")
    assert (back.stage, back.dates.party_join_date) == ("awaiting_decision", None)


@pytest.mark.parametrize("end", ["removal_decision_issued", "removal_decision_received"])
def test_removed_on_probation(end):
    told = (JOINED, ("cell_resolution_removal", "2026-10-01", votes(12, 9)), (end, "2026-11-02"))
    answer = judged(facts(*told), "2026-12-01")
    assert (answer.stage, answer.open_steps, finding(answer, "removed")) == ("removed", (), PASS)


def test_a_removed_member_who_comes_back_starts_anew():
    told = (JOINED, ("removal_decision_issued", "2026-11-02"), ("cell_resolution_admission", "2029-11-01"))
    answer = judged(facts(*told), "2029-12-01")
    assert (answer.stage, answer.dates.party_join_date) == ("awaiting_decision", None)
    found = answer.finding("r_readmission_wait")
    assert (found.verdict, found.earliest_on.isoformat()) == ("fail", "2029-11-02")


def test_votes_of_a_removal():
    told = (
        JOINED,
        ("cell_resolution_removal", "2026-10-01", votes(12, 8)),
        ("grassroots_resolution_removal", "2026-10-10", votes(15, 9)),
        ("removal_decision_issued", "2026-11-02", votes(9, 4)),
    )
    answer = judged(facts(*told), "2026-12-01")
    assert [(one.rule, one.verdict) for one in answer.findings if one.rule.startswith("r_vote")] == [
        ("r_vote_cell", "pass"),
        ("r_vote_grassroots", "fail"),
        ("r_vote_standing", "fail"),
    ]
    assert answer.stage == "probation"


def test_three_failed_removal_votes():
    told = [("cell_resolution_removal", f"2026-10-0{n}", votes(12, 7)) for n in (1, 2, 3)]
    assert finding(judged(facts(JOINED, *told), "2026-12-01"), "r_failed_votes") == BLOCK


@pytest.mark.parametrize(
    ("reason", "stage", "expected"),
    [
        pytest.param("standard", "admission_annulled", BLOCK, id="4.4-by-standard"),
        pytest.param("procedure", "awaiting_decision", BLOCK, id="4.4-by-procedure"),
        pytest.param(None, "admission_annulled", ASK, id="4.4-reason-unknown"),
    ],
)
def test_annulled_admission(reason, stage, expected):
    told = (CELL, DECIDED, RECEIVED, JOINED, ("admission_decision_annulled", "2026-07-01", {"reason": reason}))
    answer = judged(facts(*told), "2026-08-01")
    assert (answer.stage, finding(answer, "admission_decision_annulled")) == (stage, expected)


def test_a_decision_made_again_sets_new_dates():
    told = (
        CELL,
        DECIDED,
        RECEIVED,
        JOINED,
        ("admission_decision_annulled", "2026-07-01", {"reason": "procedure"}),
        ("admission_decision_issued", "2026-07-10"),
    )
    answer = judged(facts(*told), "2026-08-01")
    assert (answer.stage, answer.dates.party_age_from.isoformat(), answer.dates.party_join_date) == (
        "awaiting_ceremony",
        "2026-07-10",
        None,
    )


def test_annulled_recognition_keeps_the_admission():
    told = (
        ("admission_ceremony_held", "2025-05-19"),
        ("member_file_made", "2025-06-01"),
        ("cell_resolution_recognition", "2026-06-01"),
        ("recognition_decision_issued", "2026-06-20"),
        ("recognition_decision_annulled", "2026-07-01", {"reason": "procedure"}),
    )
    answer = judged(facts(*told), "2026-08-01")
    assert (answer.stage, answer.open_steps) == ("awaiting_recognition_decision", ("s27_recognition_decision",))
    assert clock(answer, "r_recognition_decision") == ("2026-06-01", "2026-07-13", "2026-08-03", None, "overdue")


@pytest.mark.parametrize(
    ("flow", "sign"),
    [
        ("admission", 1),
        ("readmission", 1),
        ("transfer_in", 1),
        ("activity_resumed", 1),
        ("transfer_out", -1),
        ("death", -1),
        ("voluntary_exit", -1),
        ("name_removal", -1),
        ("name_removal_probationary", -1),
        ("expulsion", -1),
        ("admission_annulled", -1),
        ("organization_handover_in", 1),
        ("organization_handover_out", -1),
        ("recognition", 0),
        ("activity_exemption", 0),
        ("temporary_out", 0),
        ("temporary_in", 0),
        ("suspension", 0),
    ],
)
def test_effect_of_a_movement_on_the_count(flow, sign):
    assert {one.id: one.sign for one in LAW.movements}[flow] == sign


def test_who_may_consent_under_208():
    raw = facts(("cell_resolution_admission", "2026-08-10"), person={"left_party_on": "2010-01-01"})
    assert judged(raw, "2026-09-01").finding("r_readmission_consent_208").message == (
        "Kết nạp lại: phải có văn bản đồng ý của Ban Thường vụ Tỉnh ủy (người ký: Ban Thường vụ Tỉnh ủy hoặc Thường trực "
        "Tỉnh ủy khi quy chế làm việc ủy quyền) trước khi quyết định."
    )
