# ruff: noqa: E501 - a case is one line: the table is read row by row
"""Steps done and open, stages, papers, levels between (law file 3.1)."""

import pytest

from taonguon.rules.law import LAW, open_steps, parse_facts
from tests.rules.law.cases import CELL, DECIDED, JOINED, RECEIVED, day, events, facts, judged, votes
from tests.rules.law.section7 import FORMS, STEPS, VARIANTS

CERTIFICATE = ("awareness_certificate_issued", "2025-08-05")
OPENED = ("application_dossier_opened", "2025-12-10")
NO_LEVEL, SUB, BASE, BOTH = [], ["dang_uy_bo_phan"], ["dang_uy_co_so"], ["dang_uy_bo_phan", "dang_uy_co_so"]
CHECKLIST = [
    ("1-KNĐ", "2026-01-05"),
    ("2-KNĐ", "2026-01-06"),
    ("2-KNĐ_certified", "2026-02-20"),
    ("3-KNĐ", "2026-02-21"),
]
FULL = [*CHECKLIST, ("4-KNĐ", "2026-02-22"), ("5-KNĐ", "2026-02-24")]
RECOGNITION = [("10-KNĐ", "2027-05-20"), ("11-KNĐ", "2027-05-20"), ("12-KNĐ", "2027-05-21")]
MEMBER = (CELL, DECIDED, RECEIVED, JOINED, ("member_file_made", "2026-06-01"))


def short(steps):
    """Numbers of steps: what is read at a glance."""
    return " ".join(step[1:3] for step in steps)


@pytest.mark.parametrize(
    ("told", "papers", "stage", "steps"),
    [
        pytest.param([], [], "source", "01 11", id="s01_plan-nothing-yet"),
        pytest.param([("plan_adopted", "2026-01-02")], [], "source", "02 11", id="s02_select_sympathizer-after-the-plan"),
        pytest.param([("sympathizer_listed", "2026-01-05")], [], "sympathizer", "03 04 11", id="s03_assign_helper-after-the-list"),
        pytest.param([("helper_assigned", "2026-01-06")], [], "sympathizer", "04 10 11", id="s10_introduction-after-the-helper"),
        pytest.param([("class_enrolled", "2026-01-06")], [], "sympathizer", "03 05 11", id="s05_awareness_class-enrolled"),
        pytest.param([CERTIFICATE], [], "class_finished", "03 11", id="s03-still-open-after-the-class"),
        pytest.param([CERTIFICATE, ("helper_assigned", "2025-09-01")], [], "class_finished", "06 10 11", id="s06_permit_procedure"),
        pytest.param([CERTIFICATE, OPENED], [], "preparing_dossier", "07 08 10 11 12", id="s07_application-checklist"),
        pytest.param([("procedure_permitted", "2025-12-10")], [], "preparing_dossier", "07 08 10 11 12", id="s06-by-its-other-event"),
        pytest.param([CERTIFICATE, OPENED], CHECKLIST[:2], "preparing_dossier", "09 10 11 12", id="s08_personal_history-done"),
        pytest.param([OPENED, ("verification_request_received", "2026-01-20")], [], "preparing_dossier", "07 09 10 11 12", id="s09_verification-asked"),
        pytest.param([OPENED, ("verification_request_sent", "2026-01-18")], [], "preparing_dossier", "07 09 10 11 12", id="s09-sent"),
        pytest.param([OPENED], CHECKLIST, "preparing_dossier", "11 12", id="s12_opinions-left"),
        pytest.param([OPENED], FULL, "awaiting_cell", "13", id="s13_cell_resolution-complete"),
        pytest.param([OPENED], list(reversed(FULL)), "awaiting_cell", "13", id="s13-any-order"),
        pytest.param([("cell_resolution_admission", "2026-03-10", votes(12, 7))], [], "awaiting_cell", "13", id="s13-failed-vote-finishes-nothing"),
        pytest.param([("cell_resolution_admission", "2026-03-10", votes(12, 7))], [("6-KNĐ", "2026-03-10")], "awaiting_cell", "13", id="s13-failed-vote-with-its-paper"),
        pytest.param([CELL], [], "awaiting_decision", "16 17", id="s16_appraisal-beside-the-decision"),
        pytest.param([CELL, ("appraisal_done", "2026-03-30")], [], "awaiting_decision", "17", id="s17_admission_decision-after-appraisal"),
        pytest.param([CELL, DECIDED], [], "awaiting_ceremony", "18", id="s18_ceremony"),
        pytest.param([DECIDED], [], "awaiting_ceremony", "18", id="s17-implies-the-cell"),
        pytest.param([RECEIVED], [], "awaiting_ceremony", "18", id="s17-implied-by-receipt"),
        pytest.param([JOINED], [], "probation", "19 20 21", id="s19_member_file-after-the-ceremony"),
        pytest.param([JOINED], [("1-HSĐV", "2026-06-10")], "probation", "20 21", id="s20_probation-runs"),
        pytest.param([("admission_ceremony_held", "2026-05-19"), ("probation_ended", "2027-05-19")], [("1-HSĐV", "2026-06-10")], "recognition_papers", "21 22 23 24", id="s22_self_review-after-probation"),
        pytest.param([JOINED, ("member_file_made", "2026-06-01")], RECOGNITION, "recognition_papers", "21", id="s21_new_member_class-left"),
        pytest.param([JOINED, ("member_file_made", "2026-06-01"), ("new_member_class_certificate", "2026-12-01")], RECOGNITION, "awaiting_cell_recognition", "25", id="s25_cell_recognition-complete"),
        pytest.param([JOINED, ("member_file_made", "2026-06-01"), ("cell_resolution_recognition", "2027-06-10", votes(12, 9))], [], "awaiting_recognition_decision", "27", id="s27_recognition_decision"),
        pytest.param([*MEMBER, ("recognition_decision_issued", "2027-07-01")], [], "awaiting_announcement", "28", id="s28_announce_and_card"),
        pytest.param([*MEMBER, ("recognition_decision_issued", "2027-07-01"), ("recognition_announced", "2027-07-10")], [], "official", "", id="s28-done"),
    ],
)  # fmt: skip
def test_open_steps_and_stage(told, papers, stage, steps):
    answer = judged(
        facts(*told, papers=papers),
        "2027-07-15" if any(len(one) > 1 and one[1] >= "2027" for one in (*told, *papers)) else "2026-06-15",
    )
    assert (answer.stage, short(answer.open_steps)) == (stage, steps)


@pytest.mark.parametrize(
    ("levels", "told", "stage", "steps"),
    [
        pytest.param(SUB, [CELL], "awaiting_intermediate", "14", id="s14_sub_committee_report"),
        pytest.param(SUB, [CELL, ("sub_committee_report", "2026-03-20")], "awaiting_decision", "16 17", id="s14-done"),
        pytest.param(BASE, [CELL], "awaiting_intermediate", "15", id="s15_grassroots_resolution"),
        pytest.param(["dang_uy_truc_thuoc_co_so"], [CELL], "awaiting_intermediate", "15", id="s15-name-of-208"),
        pytest.param(BOTH, [CELL], "awaiting_intermediate", "14", id="s14-before-s15"),
        pytest.param(BOTH, [CELL, ("sub_committee_report", "2026-03-20")], "awaiting_intermediate", "15", id="s15-after-s14"),
        pytest.param(BOTH, [CELL, ("grassroots_resolution_admission", "2026-03-25", votes(15, 10))], "awaiting_decision", "16 17", id="s15-implies-s14"),
        pytest.param(BASE, [CELL, ("grassroots_resolution_admission", "2026-03-25", votes(15, 9))], "awaiting_intermediate", "15", id="s15-failed-vote"),
        pytest.param(None, [CELL], "awaiting_decision", "16 17 14 15", id="s14-levels-unknown-are-optional"),
        pytest.param(BASE, [("cell_resolution_recognition", "2026-06-01", votes(12, 8))], "awaiting_recognition_intermediate", "19 26", id="s26_intermediate_recognition"),
        pytest.param(BASE, [("cell_resolution_recognition", "2026-06-01"), ("grassroots_resolution_recognition", "2026-06-05")], "awaiting_recognition_decision", "19 27", id="s26-done"),
        pytest.param(BOTH, [("cell_resolution_recognition", "2026-06-01"), ("sub_committee_report_recognition", "2026-06-05")], "awaiting_recognition_intermediate", "19 26", id="s26-needs-the-upper-level"),
        pytest.param(SUB, [("cell_resolution_recognition", "2026-06-01"), ("sub_committee_report_recognition", "2026-06-05")], "awaiting_recognition_decision", "19 27", id="s26-by-the-only-level"),
    ],
)  # fmt: skip
def test_levels_between(levels, told, stage, steps):
    answer = judged(facts(*told, unit={"intermediate_levels": levels}), "2026-06-15")
    assert (answer.stage, short(answer.open_steps)) == (stage, steps)


@pytest.mark.parametrize(
    ("person", "steps"),
    [
        pytest.param({}, "07 08 10 12 11", id="s11_union_resolution-optional-comes-last"),
        pytest.param(
            {"youth_union_present": False, "trade_union_present": False},
            "07 08 10 12",
            id="s11-no-organisation-no-step",
        ),
        pytest.param(
            {"youth_union_present": False, "trade_union_present": None}, "07 08 10 12 11", id="s11-perhaps"
        ),
    ],
)
def test_union_resolution_with_two_members(person, steps):
    raw = facts(CERTIFICATE, OPENED, route="two_official_members", person=person)
    assert short(judged(raw, "2026-02-01").open_steps) == steps


def test_cell_may_meet_without_an_optional_resolution():
    raw = facts(OPENED, papers=[one for one in FULL if one[0] != "4-KNĐ"], route="two_official_members")
    assert short(judged(raw, "2026-03-01").open_steps) == "13 11"


def test_verification_waived():
    raw = facts(OPENED, person={"special_cases": ["family_local_for_generations"]})
    assert short(judged(raw | {"papers": [{"form": "2-KNĐ"}]}, "2026-02-01").open_steps) == "07 10 11 12 09"


@pytest.mark.parametrize(
    ("code", "step"),
    [
        ("CN-NTVĐ", "s05_awareness_class"),
        ("1-KNĐ", "s07_application"),
        ("2-KNĐ", "s08_personal_history"),
        ("3-KNĐ", "s10_introduction"),
        ("4-KNĐ", "s11_union_resolution"),
        ("4A-KNĐ", "s11_union_resolution"),
        ("5-KNĐ", "s12_opinions"),
        ("6-KNĐ", "s13_cell_resolution"),
        ("7-KNĐ", "s14_sub_committee_report"),
        ("8-KNĐ", "s15_grassroots_resolution"),
        ("9-KNĐ", "s17_admission_decision"),
        ("10-KNĐ", "s22_self_review"),
        ("11-KNĐ", "s23_helper_remarks"),
        ("12-KNĐ", "s24_opinions_probationary"),
        ("13-KNĐ", "s25_cell_recognition"),
        ("14-KNĐ", "s26_intermediate_recognition"),
        ("15-KNĐ", "s26_intermediate_recognition"),
        ("16-KNĐ", "s27_recognition_decision"),
        ("1-HSĐV", "s19_member_file"),
        ("2-HSĐV", None),
        ("3-HSĐV", None),
        ("7-HSĐV", None),
        ("1-TĐV", None),
        ("7-TĐV", None),
        ("8-TĐV", None),
    ],
    ids=lambda value: value or "no-step",
)
def test_a_form_finishes_its_step(code, step):
    done = judged(facts(papers=[(code, "2026-03-01")], unit={"intermediate_levels": SUB}), "2026-04-01").done_steps
    assert (step in done) if step else done == ()


def test_every_form_is_in_the_table():
    table = test_a_form_finishes_its_step.pytestmark[0].args[1]
    assert {code for code, _ in table} == set(FORMS)


@pytest.mark.parametrize("variant", VARIANTS)
def test_codes_of_a_province(variant):
    form = LAW.form_of(variant)
    assert form.step in judged(facts(papers=[(variant, "2026-03-01")]), "2026-04-01").done_steps


@pytest.mark.parametrize("step", STEPS)
def test_every_step_can_be_recorded(step):
    known = LAW.step(step)
    assert known.completing_event in LAW.events
    raw = facts((known.completing_event, "2026-03-01"), unit={"intermediate_levels": BOTH})
    assert step in judged(raw, "2026-04-01").done_steps


def test_every_actor_and_product_has_a_name():
    for step in LAW.steps:
        assert LAW.label("actor", step.actor) != step.actor
        assert [LAW.product(code) for code in step.produces if LAW.product(code) == code] == []


def test_open_steps_of_the_python_api():
    raw = facts() | {"events": events(CELL)}
    assert [step.title_vi for step in open_steps(parse_facts(raw), day("2026-04-01"))] == [
        "Ban Xây dựng Đảng thẩm định, trích lục gửi Ban Thường vụ",
        "Quyết định kết nạp đảng viên",
    ]


def test_events_without_a_day_finish_their_step():
    answer = judged(facts(("admission_decision_issued",)), "2026-04-01")
    assert (answer.stage, answer.dates.party_age_from) == ("awaiting_ceremony", None)
