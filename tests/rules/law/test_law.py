"""The law as data: sets by date, parameters and their tags, local rules, what section 7 holds."""

import re
from datetime import date
from pathlib import Path

import pytest

from taonguon.rules.law import (
    LAW,
    UnfitRule,
    UnknownRule,
    flows,
    forms,
    glossary,
    parameter,
    parameters,
    rule_sets,
    steps,
)
from tests.rules.law import section7
from tests.rules.law.cases import CELL, clock, day, facts, judged


@pytest.mark.parametrize(
    ("on", "rule_set"),
    [
        ("2020-01-01", "rs_294"),
        ("2025-07-01", "rs_294"),
        ("2025-09-28", "rs_294"),
        ("2025-09-29", "rs_294_hd38"),
        ("2026-04-07", "rs_294_hd38"),
        ("2026-04-08", "rs_20"),
        ("2026-05-18", "rs_20"),
        ("2026-05-19", "rs_20_hd01"),
        ("2026-07-25", "rs_20_hd01"),
        ("2026-07-26", "rs_208"),
        ("2030-01-01", "rs_208"),
    ],
)
def test_rule_set_in_force(on, rule_set):
    assert judged(facts(), on).rule_set == rule_set


LENGTHS = {
    "r_age_min": (18, "year"),
    "r_age_max": (60, "year"),
    "r_introducer_together": (12, "month"),
    "r_awareness_validity": (60, "month"),
    "r_dossier_validity": (12, "month"),
    "r_verification_reply": (30, "working_day"),
    "r_verification_reply_abroad": (90, "working_day"),
    "r_admission_decision": (45, "working_day"),
    "r_ceremony": (30, "working_day"),
    "r_member_file": (30, "working_day"),
    "r_probation": (12, "month"),
    "r_recognition_cell": (30, "working_day"),
    "r_recognition_decision": (30, "working_day"),
    "r_failed_votes": (3, "vote"),
    "r_readmission_wait": (36, "month"),
    "r_readmission_wait_crime": (60, "month"),
    "r_move_forward": (15, "working_day"),
    "r_move_decide": (30, "working_day"),
    "r_move_decision_valid": (30, "working_day"),
    "r_move_reconsider": (60, "working_day"),
    "r_transfer_start": (60, "working_day"),
    "r_transfer_present": (30, "working_day"),
    "r_transfer_not_filed": (3, "month"),
    "r_removal_absence": (3, "month"),
    "r_removal_complaint": (30, "working_day"),
    "r_removal_complaint_handling": (90, "working_day"),
    "r_exit_file": (30, "working_day"),
    "r_cell_min": (3, "official_member"),
    "r_local_cell_forward": (5, "working_day"),
    "r_local_grassroots_forward": (25, "working_day"),
    "r_cell_meeting_length": (90, "minute"),
    "r_cell_meeting_papers": (1, "day"),
    "r_cell_meeting_record": (2, "day"),
}
WORDS = {
    "r_education_min": "lower_secondary_diploma",
    "r_education_special_area": "primary_completed",
    "r_education_elder": "literate",
    "r_introducers_route_a": {"official_members": 2, "union": 0},
    "r_introducers_route_b": {"official_members": 1, "union": 1},
    "r_youth_age": {"member": 30, "officer": 35, "unit": "year"},
    "r_official_date": "equals_probation_end",
    "r_party_age": "from_admission_decision_date_minus_gaps",
    "r_count_temporary": "counted_at_official_place",
    "r_secrecy": "no_scan_upload_by_default",
}
OTHERS = {
    "r_vote_cell",
    "r_vote_grassroots",
    "r_vote_standing",
    "r_vote_empowered",
    "r_readmission_never",
    "r_temporary_range",
    "r_org_code",
    "r_education_min_208",
    "r_ceremony_208",
    "r_readmission_never_208",
    "r_readmission_consent_208",
}
UNDER_294 = date(2026, 3, 10)


@pytest.mark.parametrize(("rule", "length"), LENGTHS.items())
def test_lengths(rule, length):
    amount = LAW.parameter(rule, UNDER_294).amount
    assert (amount.amount, amount.unit) == length


@pytest.mark.parametrize(("rule", "value"), WORDS.items())
def test_words(rule, value):
    assert LAW.parameter(rule, UNDER_294).value == value


def test_every_parameter_is_in_one_of_the_tables():
    assert set(LENGTHS) | set(WORDS) | OTHERS == set(section7.RULES)


def test_code_of_an_organisation():
    pattern = LAW.parameter("r_org_code", date(2026, 8, 1)).value["pattern"]
    assert [bool(re.fullmatch(pattern, code)) for code in ("38.168.053.000.001", "38.168.53.0.1")] == [True, False]


def test_temporary_activity_range():
    value = LAW.parameter("r_temporary_range", UNDER_294).value
    assert [value[key]["amount"] for key in ("min", "below", "study_max")] == [3, 12, 24]


@pytest.mark.parametrize(
    ("rule", "id_294", "id_208"),
    [
        ("r_ceremony", "r_ceremony", "r_ceremony_208"),
        ("r_education_min", "r_education_min", "r_education_min_208"),
        ("r_readmission_never", "r_readmission_never", "r_readmission_never_208"),
        ("r_admission_decision", "r_admission_decision", "r_admission_decision"),
    ],
)
def test_versions(rule, id_294, id_208):
    assert [LAW.parameter(rule, day(on)).id for on in ("2026-07-25", "2026-07-26")] == [id_294, id_208]


@pytest.mark.parametrize(
    ("rule", "tag"),
    [
        pytest.param("r_age_min", "SECONDARY", id="same"),
        pytest.param("r_introducer_together", "SECONDARY", id="reworded"),
        pytest.param("r_ceremony", "SECONDARY", id="changed"),
        pytest.param("r_admission_decision", "UNSURE", id="not-seen"),
        pytest.param("r_recognition_cell", "UNSURE", id="private-key-only"),
        pytest.param("r_verification_reply", "UNSURE", id="not-in-the-table"),
        pytest.param("r_probation", "CONFIRMED", id="dieu-le"),
        pytest.param("r_member_file", "CONFIRMED", id="hd38-still-quoted"),
        pytest.param("r_youth_age", "CONFIRMED-HN", id="local"),
    ],
)
def test_tags_from_26_july_2026(rule, tag):
    assert LAW.parameter(rule, day("2026-07-26")).tag == tag


@pytest.mark.parametrize("rule", section7.RULES)
def test_before_the_first_set_the_first_figure_unsure(rule):
    family = next(family for family, versions in LAW.families.items() if rule in {one.id for one in versions})
    first = LAW.parameter(family, date(2010, 1, 1))
    assert (first.id, first.tag) == (LAW.families[family][0].id, "UNSURE")


def test_unknown_rule():
    with pytest.raises(UnknownRule):
        LAW.parameter("r_nothing", UNDER_294)
    with pytest.raises(UnknownRule):
        LAW.pinned("rs_nothing")


def test_nothing_of_section_7_is_missing():
    assert [one.id for one in rule_sets()] == list(section7.RULE_SETS)
    assert [one.id for one in steps()] == list(section7.STEPS)
    assert list(forms()) == list(section7.FORMS)
    assert [one.id for one in flows()] == list(section7.FLOWS)
    assert [one.id for one in LAW.books] == list(section7.BOOKS)
    assert [one.id for one in LAW.events.values() if one.source == "7.1"] == list(section7.EVENTS)
    assert set(section7.RULES) <= {one.id for versions in LAW.families.values() for one in versions}
    assert list(LAW.conditions) == list(section7.CONDITIONS)
    assert len(glossary()) == 84


def test_every_reference_in_the_data_leads_somewhere():
    known = set(LAW.events)
    for versions in LAW.families.values():
        for one in versions:
            assert {one.from_event, *one.met_by, *one.extended_by, one.picked_by, one.late_if} - {
                ""
            } - known == set()
            assert one.step in {"", *section7.STEPS}
    for event in LAW.events.values():
        assert {event.completes, *event.implies} - {""} - set(section7.STEPS) == set()
        assert event.vote == "" or event.vote in LAW.families
    for step in LAW.steps:
        assert set(step.precondition) <= set(section7.STEPS)
        assert set(step.rules) <= set(LAW.families)
    for case in LAW.special_cases.values():
        assert case.requires == "" or case.requires in LAW.documents
    for order in LAW.orders:
        assert {order.earlier, order.later} <= known


def test_parameters_of_a_day():
    assert [one.tag for one in parameters(UNDER_294) if one.id == "r_admission_decision"] == ["CONFIRMED"]


LOCAL = parameter(
    {
        "id": "r_admission_decision",
        "title_vi": "Hạn quyết định kết nạp của tỉnh",
        "value": {"amount": 20, "unit": "working_day"},
        "citation": "Hướng dẫn thí điểm 01-HD/MẪU",
        "effective_from": date(2026, 3, 1),
        "effective_to": date(2026, 3, 31),
        "tag": "CONFIRMED",
    }
)


@pytest.mark.parametrize(
    ("start", "due_on", "citation"),
    [
        pytest.param("2026-02-27", "2026-05-06", "294-QĐ/TW 4.3.1", id="before-the-override"),
        pytest.param("2026-03-02", "2026-03-30", "Hướng dẫn thí điểm 01-HD/MẪU", id="first-week-of-the-override"),
        pytest.param("2026-03-31", "2026-04-29", "Hướng dẫn thí điểm 01-HD/MẪU", id="last-day-of-the-override"),
        pytest.param("2026-04-01", "2026-06-08", "294-QĐ/TW 4.3.1", id="after-the-override"),
    ],
)
def test_override_between_its_dates(start, due_on, citation):
    law = LAW.with_local([LOCAL])
    found = judged(facts(("cell_resolution_admission", start)), start, law=law).deadline("r_admission_decision")
    assert (found.due_on.isoformat(), found.citation) == (due_on, citation)


def test_an_old_case_keeps_its_verdict_after_a_change():
    raw = facts(("cell_resolution_admission", "2026-02-27"), ("admission_decision_issued", "2026-05-06"))
    answers = [judged(raw, "2026-06-01", law=law) for law in (LAW, LAW.with_local([LOCAL]))]
    assert answers[0] == answers[1]


def _override(**changes):
    return parameter(
        {
            "id": "r_failed_votes",
            "title_vi": "Số lần biểu quyết của tỉnh",
            "citation": "Hướng dẫn 02-HD/MẪU",
            "effective_from": date(2026, 1, 1),
            "tag": "CONFIRMED",
        }
        | changes
    )


def test_an_override_without_a_figure_keeps_the_figure():
    found = LAW.with_local([_override()]).parameter("r_failed_votes", UNDER_294)
    assert (found.amount.amount, found.citation) == (3, "Hướng dẫn 02-HD/MẪU")


def test_an_override_of_another_measure_is_refused():
    with pytest.raises(UnfitRule, match="Số lần biểu quyết của tỉnh"):
        LAW.with_local([_override(value={"amount": 2, "unit": "month"})])


def test_an_added_local_clock():
    added = parameter(
        {
            "id": "r_xa_mau_forward",
            "title_vi": "Chi bộ gửi hồ sơ về Đảng ủy xã",
            "kind": "clock",
            "value": {"amount": 3, "unit": "working_day"},
            "from": "cell_resolution_admission",
            "met_by": ["dossier_sent_up"],
            "citation": "Quy chế làm việc của Đảng ủy xã Mẫu",
            "effective_from": date(2026, 1, 1),
            "tag": "CONFIRMED",
        }
    )
    answer = judged(facts(CELL, ("dossier_sent_up", "2026-03-12")), "2026-04-01", law=LAW.with_local([added]))
    assert clock(answer, "r_xa_mau_forward") == ("2026-03-10", "2026-03-13", None, "2026-03-12", "met")


def test_the_central_law_is_not_changed_by_a_committee():
    before = LAW.parameter("r_admission_decision", UNDER_294)
    LAW.with_local([LOCAL])
    assert LAW.parameter("r_admission_decision", UNDER_294) == before


def test_labels_fall_back_to_the_code():
    assert (LAW.label("actor", "party_cell"), LAW.label("actor", "x")) == ("Chi bộ", "x")


SOURCES = {
    path.name: path.read_text(encoding="utf-8")
    for path in Path(__file__).parent.glob("test_*.py")
}  # fmt: skip


@pytest.mark.parametrize(
    "name",
    [
        *section7.STEPS,
        *section7.FORMS,
        *section7.RULES,
        *section7.FLOWS,
        *section7.CONDITIONS,
        *section7.RULE_SETS,
    ],
)
def test_every_id_of_section_7_is_used_by_some_case(name):
    assert any(re.search(rf"(?<![\w-]){re.escape(name)}(?![\w])", text) for text in SOURCES.values())


@pytest.mark.parametrize("event", section7.EVENTS)
def test_every_event_of_section_7_is_used_by_some_case(event):
    assert any(f'"{event}"' in text for text in SOURCES.values())
