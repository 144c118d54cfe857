"""The backward schedule, and two rule sets on one case."""

import pytest

from taonguon.rules.law import (
    LAW,
    UnknownRule,
    add_working_days,
    backward_schedule,
    compare,
    compare_laws,
    due_on,
    parameter,
    parse_facts,
)
from taonguon.rules.law.schedule import latest_start
from tests.rules.law.cases import CELL, SAMPLE, day, facts, votes
from tests.rules.law.test_law import LOCAL

CERTIFICATE = ("awareness_certificate_issued", "2026-01-05")
OPENED = ("application_dossier_opened", "2026-02-02")


def schedule(raw, wanted, by, on="2026-03-02"):
    return backward_schedule(parse_facts(raw), wanted=wanted, by=day(by), on=day(on))


def rows(plan):
    return {row.step[:3]: row.latest_on.isoformat() for row in plan.rows}


def test_latest_days_of_each_step():
    plan = schedule(facts(CERTIFICATE, OPENED), "ceremony", "2026-08-14")
    assert plan.feasible
    assert rows(plan) == {
        "s07": "2026-06-14",
        "s08": "2026-05-03",
        "s09": "2026-06-14",
        "s10": "2026-06-14",
        "s11": "2026-06-14",
        "s12": "2026-06-14",
        "s13": "2026-06-14",
        "s16": "2026-08-14",
        "s17": "2026-08-14",
        "s18": "2026-08-14",
    }


def test_the_whole_term_fits_and_one_day_later_does_not():
    met = day("2026-06-14")
    assert add_working_days(met, 45) == day("2026-08-14")
    assert add_working_days(day("2026-06-15"), 45) == day("2026-08-17")


@pytest.mark.parametrize(
    "end", ["2026-02-18", "2026-02-23", "2026-05-15", "2027-02-11", "2026-08-22", "2026-03-01"]
)
@pytest.mark.parametrize("rule", ["r_admission_decision", "r_verification_reply", "r_dossier_validity"])
def test_latest_start_is_the_last_one_in_time(end, rule):
    length = LAW.parameter(rule, day("2026-03-10")).amount
    start = latest_start(day(end), length, LAW)
    after = start.fromordinal(start.toordinal() + 1)
    assert due_on(start, length, LAW.calendar) <= day(end) < due_on(after, length, LAW.calendar)


def test_too_late_names_the_earliest_day_and_the_step():
    plan = schedule(facts(CERTIFICATE, OPENED), "decision", "2026-05-15")
    assert (plan.feasible, plan.binding_step, plan.earliest_on) == (
        False,
        "s08_personal_history",
        day("2026-06-18"),
    )
    assert plan.sentence.startswith(
        "Không kịp, sớm nhất là 18/6/2026; vướng ở bước “Khai lý lịch của người xin vào Đảng”"
    )


def test_an_introducer_who_needs_more_months_binds_the_cell():
    young = [{"official_since": "2015-01-01", "together_since": "2026-01-01", "replacement": False}]
    plan = schedule(facts(CERTIFICATE, OPENED, introducers=young), "decision", "2026-12-31")
    assert (plan.binding_step, plan.earliest_on) == ("s13_cell_resolution", day("2027-03-12"))
    assert "đủ từ ngày 01/01/2027" in plan.sentence


def test_an_age_to_come_binds_the_cell():
    plan = schedule(facts(CERTIFICATE, OPENED, person={"born_on": "2008-09-01"}), "decision", "2026-10-01")
    assert (plan.binding_step, plan.rows[-3].earliest_on) == ("s13_cell_resolution", day("2026-09-01"))


def test_the_certificate_bounds_the_meeting():
    told = (("awareness_certificate_issued", "2021-05-05"), OPENED)
    assert rows(schedule(facts(*told), "decision", "2026-12-01"))["s13"] == "2026-05-05"


def test_the_age_limit_bounds_the_meeting():
    raw = facts(CERTIFICATE, OPENED, person={"born_on": "1966-04-10"})
    assert rows(schedule(raw, "decision", "2026-12-01"))["s13"] == "2026-05-09"
    raw["person"]["consents"] = ["doc_province_consent"]
    assert rows(schedule(raw, "decision", "2026-12-01"))["s13"] == "2026-09-28"


def test_verification_abroad_takes_its_longer_term():
    told = (CERTIFICATE, OPENED, ("verification_sent_abroad", "2026-02-20"))
    plan = schedule(facts(*told), "decision", "2026-06-01")
    assert (plan.binding_step, plan.earliest_on) == ("s09_verification", day("2026-09-14"))


def test_a_request_under_way_is_awaited():
    told = (CERTIFICATE, OPENED, ("verification_request_received", "2026-02-02"))
    plan = schedule(facts(*told), "decision", "2026-05-15")
    assert {row.step: row.earliest_on for row in plan.rows}["s09_verification"] == day("2026-03-23")


def test_levels_between_are_in_the_schedule():
    raw = facts(CELL, unit={"intermediate_levels": ["dang_uy_co_so"]})
    assert list(rows(schedule(raw, "decision", "2026-05-15", on="2026-03-11"))) == ["s15", "s16", "s17"]


def test_nothing_left_to_do():
    plan = schedule(facts(("admission_ceremony_held", "2026-02-26")), "ceremony", "2026-08-14")
    assert (plan.rows, plan.sentence) == ((), "Đã xong bước “Lễ kết nạp đảng viên”.")


def test_only_a_decision_or_a_ceremony_can_be_wanted():
    with pytest.raises(ValueError, match="s13"):
        schedule(facts(), "s13", "2026-08-14")


def test_what_208_would_change():
    raw = facts(
        CELL,
        ("admission_decision_issued", "2026-04-20"),
        ("admission_decision_received", "2026-04-24"),
        person={"lower_secondary_diploma": False},
    )
    found = compare(parse_facts(raw), day("2026-05-04"), first="rs_294_hd38", second="rs_208")
    changed = {(one.key, one.field): (one.first, one.second) for one in found.differences}
    assert changed[("r_ceremony", "due_on")] == ("2026-06-10", "2026-06-04")
    assert changed[("r_ceremony", "from_event")] == ("admission_decision_received", "admission_decision_issued")
    assert changed[("C-EDU", "verdict")] == ("fail", "pass")
    assert ("C-AGE", "verdict") not in changed


def test_a_set_against_itself():
    found = compare(parse_facts(SAMPLE), day("2026-04-01"), first="rs_208", second="rs_208")
    assert found.differences == ()


def test_what_a_committee_rule_would_change():
    found = compare_laws(parse_facts(SAMPLE), day("2026-04-10"), first=LAW, second=LAW.with_local([LOCAL]))
    changed = {(one.kind, one.key, one.field): (one.first, one.second) for one in found.differences}
    assert changed[("deadline", "r_admission_decision", "due_on")] == ("2026-05-15", "2026-04-07")
    assert changed[("deadline", "r_admission_decision", "state")] == ("open", "overdue")


def test_stage_and_steps_that_differ():
    stricter = LAW.with_local([_half_of_the_cell()])
    raw = facts(("cell_resolution_admission", "2026-03-10", votes(12, 7)))
    found = compare_laws(parse_facts(raw), day("2026-04-10"), first=LAW, second=stricter)
    kinds = {
        (one.kind, one.key): (one.first, one.second) for one in found.differences if one.kind in ("stage", "step")
    }
    assert kinds == {
        ("stage", "stage"): ("awaiting_cell", "awaiting_decision"),
        ("step", "s13_cell_resolution"): ("open", None),
        ("step", "s16_appraisal"): (None, "open"),
        ("step", "s17_admission_decision"): (None, "open"),
    }


def _half_of_the_cell():
    return parameter(
        {
            "id": "r_vote_cell",
            "title_vi": "Tỷ lệ thử nghiệm",
            "threshold": {"op": ">", "num": 1, "den": 2, "of": "cell_official_members"},
            "citation": "Quy định thử nghiệm",
            "effective_from": day("2026-01-01"),
            "tag": "CONFIRMED",
        }
    )


def test_unknown_set():
    with pytest.raises(UnknownRule):
        compare(parse_facts(SAMPLE), day("2026-04-01"), first="rs_1", second="rs_208")
