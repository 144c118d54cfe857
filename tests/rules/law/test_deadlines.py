# ruff: noqa: E501 - a case is one line: the table is read row by row
"""Every clock: start, due day, extension, state, and the rule set that governs it."""

import pytest

from taonguon.rules.law import explain_deadline
from tests.rules.law.cases import CELL, DECIDED, JOINED, RECEIVED, clock, day, facts, judged, votes

CARRIED = votes(12, 9, 1)


@pytest.mark.parametrize(
    ("start", "due_on", "extended", "tag"),
    [
        pytest.param("2025-06-30", "2025-09-03", "2025-09-24", "UNSURE", id="4.3.1-day-before-rs_294"),
        pytest.param("2025-07-01", "2025-09-04", "2025-09-25", "CONFIRMED", id="4.3.1-first-day-of-rs_294"),
        pytest.param("2025-09-28", "2025-11-28", "2025-12-19", "CONFIRMED", id="4.3.1-sunday-before-hd38"),
        pytest.param("2025-09-29", "2025-12-01", "2025-12-22", "CONFIRMED", id="4.3.1-first-day-of-hd38"),
        pytest.param("2025-11-25", "2026-01-28", "2026-02-25", "CONFIRMED", id="4.3.1-extension-over-tet-2026"),
        pytest.param("2025-12-11", "2026-02-13", "2026-03-13", "CONFIRMED", id="4.3.1-due-on-eve-of-tet-2026"),
        pytest.param("2025-12-12", "2026-02-23", "2026-03-16", "CONFIRMED", id="4.3.1-due-after-tet-2026"),
        pytest.param("2025-12-13", "2026-02-23", "2026-03-16", "CONFIRMED", id="4.3.1-from-saturday"),
        pytest.param("2026-02-13", "2026-04-24", "2026-05-20", "CONFIRMED", id="4.3.1-from-eve-of-tet-2026"),
        pytest.param("2026-02-20", "2026-04-24", "2026-05-20", "CONFIRMED", id="4.3.1-from-last-day-of-tet-2026"),
        pytest.param("2026-02-23", "2026-04-28", "2026-05-21", "CONFIRMED", id="4.3.1-over-hung-kings-2026"),
        pytest.param("2026-03-10", "2026-05-15", "2026-06-05", "CONFIRMED", id="4.3.1-sample"),
        pytest.param("2026-04-07", "2026-06-12", "2026-07-03", "CONFIRMED", id="4.3.1-day-before-rs_20"),
        pytest.param("2026-04-08", "2026-06-15", "2026-07-06", "CONFIRMED", id="4.3.1-first-day-of-rs_20"),
        pytest.param("2026-05-18", "2026-07-20", "2026-08-10", "CONFIRMED", id="4.3.1-day-before-hd01"),
        pytest.param("2026-05-19", "2026-07-21", "2026-08-11", "CONFIRMED", id="4.3.1-first-day-of-hd01"),
        pytest.param("2026-07-25", "2026-09-29", "2026-10-20", "CONFIRMED", id="4.3.1-day-before-rs_208"),
        pytest.param("2026-07-26", "2026-09-29", "2026-10-20", "UNSURE", id="K1-first-day-of-rs_208"),
        pytest.param("2026-08-21", "2026-10-27", "2026-11-17", "UNSURE", id="K1-over-swapped-saturday"),
        pytest.param("2026-12-02", "2027-02-04", "2027-03-04", "UNSURE", id="K1-due-on-eve-of-tet-2027"),
        pytest.param("2026-12-03", "2027-02-12", "2027-03-05", "UNSURE", id="K1-due-after-tet-2027"),
        pytest.param("2027-02-05", "2027-04-15", "2027-05-11", "UNSURE", id="K1-from-tet-2027"),
        pytest.param("2027-02-12", "2027-04-19", "2027-05-12", "UNSURE", id="K1-after-tet-2027"),
    ],
)
def test_admission_decision(start, due_on, extended, tag):
    answer = judged(facts(("cell_resolution_admission", start, CARRIED)), start)
    assert clock(answer, "r_admission_decision") == (start, due_on, extended, None, "open")
    assert answer.deadline("r_admission_decision").tag == tag


@pytest.mark.parametrize(
    ("told", "on", "met_on", "state"),
    [
        pytest.param([], "2026-05-15", None, "open", id="4.3.1-open-on-the-due-day"),
        pytest.param([], "2026-05-16", None, "overdue", id="4.3.1-overdue-the-day-after"),
        pytest.param([], "2026-06-05", None, "overdue", id="4.3.1-overdue-without-extension"),
        pytest.param([("extension_granted", "2026-05-14")], "2026-06-05", None, "open", id="4.3.1-extended"),
        pytest.param([("admission_decision_extended", "2026-05-14")], "2026-06-05", None, "open", id="4.3.1-extended-by-name"),
        pytest.param([("decision_extension_granted", "2026-05-14")], "2026-06-05", None, "open", id="4.3.1-extended-other-name"),
        pytest.param([("extension_granted", "2026-05-14")], "2026-06-06", None, "overdue", id="4.3.1-overdue-after-extension"),
        pytest.param([("extension_granted", "2026-03-01")], "2026-06-05", None, "overdue", id="4.3.1-extension-of-another-time"),
        pytest.param([("admission_decision_issued", "2026-05-15")], "2026-07-01", "2026-05-15", "met", id="4.3.1-met-on-the-due-day"),
        pytest.param([("admission_decision_issued", "2026-05-18")], "2026-07-01", "2026-05-18", "met_late", id="4.3.1-met-late"),
        pytest.param([("extension_granted", "2026-05-14"), ("admission_decision_issued", "2026-06-05")], "2026-07-01", "2026-06-05", "met", id="4.3.1-met-in-extension"),
        pytest.param([("extension_granted", "2026-05-14"), ("admission_decision_issued", "2026-06-08")], "2026-07-01", "2026-06-08", "met_late", id="4.3.1-met-after-extension"),
        pytest.param([("admission_decision_received", "2026-05-20")], "2026-07-01", None, "met", id="4.3.1-decided-on-an-untold-day"),
        pytest.param([("admission_decision_issued", "2026-05-12", votes(9, 4))], "2026-05-13", None, "open", id="9.3.4-voted-down-is-not-met"),
    ],
)  # fmt: skip
def test_states_of_the_decision(told, on, met_on, state):
    assert clock(judged(facts(CELL, *told), on), "r_admission_decision") == (
        "2026-03-10",
        "2026-05-15",
        "2026-06-05",
        met_on,
        state,
    )


def test_decision_clock_does_not_start_with_a_failed_vote():
    answer = judged(facts(("cell_resolution_admission", "2026-03-10", votes(12, 7))), "2026-04-01")
    assert clock(answer, "r_admission_decision") == (None, None, None, None, "not_started")


def test_the_latest_carried_resolution_starts_the_clock():
    raw = facts(("cell_resolution_admission", "2026-02-10", votes(12, 7)), CELL)
    assert clock(judged(raw, "2026-04-01"), "r_admission_decision")[0] == "2026-03-10"


@pytest.mark.parametrize(
    ("issued", "received", "rule", "start", "due_on", "citation", "tag"),
    [
        pytest.param("2026-03-12", "2026-03-16", "r_ceremony", "2026-03-16", "2026-04-28", "294-QĐ/TW 4.1", "CONFIRMED", id="294-4.1-from-receipt"),
        pytest.param("2025-06-25", "2025-07-01", "r_ceremony", "2025-07-01", "2025-08-12", "294-QĐ/TW 4.1", "UNSURE", id="4.1-issued-before-rs_294"),
        pytest.param("2026-07-24", "2026-08-28", "r_ceremony", "2026-08-28", "2026-10-14", "294-QĐ/TW 4.1", "CONFIRMED", id="294-4.1-issued-before-208-received-after"),
        pytest.param("2026-07-25", "2026-07-27", "r_ceremony", "2026-07-27", "2026-09-09", "294-QĐ/TW 4.1", "CONFIRMED", id="294-4.1-last-day"),
        pytest.param("2026-07-26", "2026-08-28", "r_ceremony_208", "2026-07-26", "2026-09-08", "208-QĐ/TW", "SECONDARY", id="208-from-issue"),
        pytest.param("2026-12-24", "2027-01-05", "r_ceremony_208", "2026-12-24", "2027-02-12", "208-QĐ/TW", "SECONDARY", id="208-over-tet-2027"),
        pytest.param("2026-01-05", "2026-01-06", "r_ceremony", "2026-01-06", "2026-02-23", "294-QĐ/TW 4.1", "CONFIRMED", id="294-4.1-over-tet-2026"),
    ],
)  # fmt: skip
def test_ceremony(issued, received, rule, start, due_on, citation, tag):
    told = (("admission_decision_issued", issued), ("admission_decision_received", received))
    answer = judged(facts(*told), received)
    assert clock(answer, rule) == (start, due_on, None, None, "open")
    one = answer.deadline(rule)
    assert (one.citation, one.tag) == (citation, tag)
    other = {"r_ceremony", "r_ceremony_208"} - {rule}
    assert answer.deadline(other.pop()) is None


@pytest.mark.parametrize(
    ("held", "met_on", "state", "level"),
    [
        pytest.param("2026-06-10", "2026-06-10", "met", None, id="4.1-on-the-due-day"),
        pytest.param("2026-06-11", "2026-06-11", "met_late", "block", id="4.1-late"),
    ],
)
def test_late_ceremony_needs_consent(held, met_on, state, level):
    answer = judged(facts(CELL, DECIDED, RECEIVED, ("admission_ceremony_held", held)), "2026-07-01")
    assert clock(answer, "r_ceremony") == ("2026-04-24", "2026-06-10", None, met_on, state)
    found = answer.finding("r_ceremony")
    assert (found and found.level) == level


def test_late_ceremony_agreed_above():
    told = (
        CELL,
        DECIDED,
        RECEIVED,
        ("ceremony_delay_agreed", "2026-06-05"),
        ("admission_ceremony_held", "2026-06-30"),
    )
    assert judged(facts(*told), "2026-07-01").finding("r_ceremony").verdict == "pass"


def test_ceremony_clock_waits_for_the_receipt():
    assert clock(judged(facts(CELL, DECIDED), "2026-04-25"), "r_ceremony") == (
        None,
        None,
        None,
        None,
        "not_started",
    )


@pytest.mark.parametrize(
    ("told", "rule", "expected"),
    [
        pytest.param([("verification_request_received", "2026-01-05")], "r_verification_reply", ("2026-01-05", "2026-02-13", None, None, "open"), id="HD06-3.4d-home"),
        pytest.param([("verification_request_received", "2026-01-06")], "r_verification_reply", ("2026-01-06", "2026-02-23", None, None, "open"), id="HD06-3.4d-home-over-tet"),
        pytest.param([("verification_sent_abroad", "2026-02-01"), ("verification_request_received", "2026-02-02")], "r_verification_reply_abroad", ("2026-02-02", "2026-06-18", None, None, "open"), id="HD06-3.4d-abroad"),
        pytest.param([("verification_request_received", "2026-02-02", {"abroad": True})], "r_verification_reply_abroad", ("2026-02-02", "2026-06-18", None, None, "open"), id="HD06-3.4d-abroad-flag"),
        pytest.param([("verification_request_received", "2026-01-05"), ("verification_reply_received", "2026-02-13")], "r_verification_reply", ("2026-01-05", "2026-02-13", None, "2026-02-13", "met"), id="HD06-3.4d-met"),
        pytest.param([JOINED], "r_member_file", ("2026-05-19", "2026-06-30", None, None, "open"), id="HD38-I.2.2"),
        pytest.param([("admission_ceremony_held", "2025-08-15")], "r_member_file", ("2025-08-15", "2025-09-30", None, None, "overdue"), id="HD38-I.2.2-before-hd38"),
        pytest.param([JOINED], "r_probation", ("2026-05-19", "2027-05-19", None, None, "open"), id="D5-probation"),
        pytest.param([("admission_ceremony_held", "2024-02-29")], "r_probation", ("2024-02-29", "2025-02-28", None, "2025-02-28", "met"), id="D5-probation-of-a-leap-day"),
        pytest.param([("admission_ceremony_held", "2025-05-19")], "r_recognition_cell", ("2026-05-19", "2026-06-30", None, None, "open"), id="4.2.1-derived-end"),
        pytest.param([("probation_ended", "2026-05-19")], "r_recognition_cell", ("2026-05-19", "2026-06-30", None, None, "open"), id="4.2.1-told-end"),
        pytest.param([JOINED], "r_recognition_cell", (None, None, None, None, "not_started"), id="4.2.1-not-started"),
        pytest.param([("cell_resolution_recognition", "2026-03-16")], "r_recognition_decision", ("2026-03-16", "2026-04-28", "2026-05-21", None, "overdue"), id="4.3.1-recognition-decision"),
        pytest.param([("cell_resolution_recognition", "2026-05-29"), ("recognition_decision_extended", "2026-06-20")], "r_recognition_decision", ("2026-05-29", "2026-07-10", "2026-07-31", None, "open"), id="4.3.1-recognition-extended"),
        pytest.param([("move_decision_effective", "2026-03-02")], "r_transfer_start", ("2026-03-02", "2026-05-28", None, None, "overdue"), id="6.3.1a"),
        pytest.param([("move_decision_effective", "2026-03-02"), ("transfer_letter_issued", "2026-05-28")], "r_transfer_start", ("2026-03-02", "2026-05-28", None, "2026-05-28", "met"), id="6.3.1a-met"),
        pytest.param([("transfer_letter_issued", "2026-03-02")], "r_transfer_present", ("2026-03-02", "2026-04-13", None, None, "overdue"), id="6.3.1c"),
        pytest.param([("transfer_notice_or_file_received", "2026-03-02")], "r_transfer_not_filed", ("2026-03-02", "2026-06-02", None, None, "overdue"), id="HD38-II.4.3.1d"),
        pytest.param([("removal_decision_received", "2026-03-02")], "r_removal_complaint", ("2026-03-02", "2026-04-13", None, None, "overdue"), id="8.2.1"),
        pytest.param([("complaint_received", "2026-02-02")], "r_removal_complaint_handling", ("2026-02-02", "2026-06-18", None, None, "overdue"), id="8.2.2"),
        pytest.param([("complaint_received", "2026-02-02", {"central": True})], "r_removal_complaint_handling", ("2026-02-02", "2026-10-26", None, None, "open"), id="8.2.2-central"),
        pytest.param([("exit_notice_made", "2026-03-02")], "r_exit_file", ("2026-03-02", "2026-04-13", None, None, "overdue"), id="HD06-8.3b"),
        pytest.param([CELL, ("move_decision_effective", "2026-03-23"), ("reconsideration_request_received", "2026-03-02")], "r_move_reconsider", ("2026-03-02", "2026-05-28", None, None, "overdue"), id="HD06-3.9c-reconsider"),
        pytest.param([("previous_review", "2026-01-31")], "s02_select_sympathizer", ("2026-01-31", "2026-02-28", None, None, "overdue"), id="HD38-I.1.1d-monthly"),
        pytest.param([("previous_review", "2026-05-31")], "s04_send_to_class", ("2026-05-31", "2026-06-30", None, None, "open"), id="HD38-I.1.1b-monthly"),
        pytest.param([("recognition_decision_issued", "2026-03-02")], "s28_announce_and_card", ("2026-03-02", None, None, None, "open"), id="HD06-4.5b-next-meeting"),
        pytest.param([("recognition_decision_issued", "2026-03-02"), ("card_handed_over", "2026-03-20")], "s28_announce_and_card", ("2026-03-02", None, None, "2026-03-20", "met"), id="HD06-4.5b-met"),
        pytest.param([("awareness_certificate_issued", "2021-03-02")], "r_awareness_validity", ("2021-03-02", "2026-03-02", None, None, "overdue"), id="HD06-5.4b"),
        pytest.param([("application_dossier_opened", "2025-12-10"), CELL], "r_dossier_validity", ("2025-12-10", "2026-12-10", None, "2026-03-10", "met"), id="HD06-5.4a"),
    ],
)  # fmt: skip
def test_every_other_clock(told, rule, expected):
    on = expected[1] if expected[4] == "open" and expected[1] and expected[1] < "2026-06-21" else "2026-06-21"
    assert clock(judged(facts(*told), on), rule) == expected


def test_an_answered_request_asked_again_is_open_again():
    told = (
        ("verification_request_received", "2026-01-05"),
        ("verification_reply_received", "2026-02-02"),
        ("verification_request_received", "2026-03-02"),
    )
    answer = judged(facts(*told), "2026-04-01")
    assert clock(answer, "r_verification_reply") == ("2026-03-02", "2026-04-13", None, None, "open")
    assert "s09_verification" in answer.open_steps


@pytest.mark.parametrize(
    ("local", "start", "rule", "expected"),
    [
        pytest.param([], "2026-03-10", "r_local_cell_forward", None, id="HN02-off-by-default"),
        pytest.param(["r_local_cell_forward"], "2026-03-10", "r_local_cell_forward", ("2026-03-10", "2026-03-17", None, None, "overdue"), id="HN02-1.1.3.2-cell"),
        pytest.param(["r_local_cell_forward"], "2026-02-12", "r_local_cell_forward", ("2026-02-12", "2026-02-26", None, None, "overdue"), id="HN02-1.1.3.2-over-tet"),
        pytest.param(["r_local_cell_forward"], "2025-11-20", "r_local_cell_forward", None, id="HN02-not-in-force-yet"),
        pytest.param(["r_local_grassroots_forward"], "2026-03-10", "r_local_grassroots_forward", ("2026-03-10", "2026-04-14", None, None, "overdue"), id="HN02-1.1.3.2-grassroots"),
    ],
)  # fmt: skip
def test_local_rules(local, start, rule, expected):
    raw = facts(("cell_resolution_admission", start, CARRIED), local_rules=local)
    assert clock(judged(raw, "2026-05-01"), rule) == expected


def test_local_recognition_rules():
    raw = facts(
        ("cell_resolution_recognition", "2026-03-02"),
        local_rules=["r_local_recognition_decision", "r_local_recognition_revote"],
    )
    answer = judged(raw, "2026-03-20")
    assert clock(answer, "r_local_recognition_decision") == (
        "2026-03-02",
        "2026-03-23",
        "2026-04-13",
        None,
        "open",
    )
    assert clock(answer, "r_local_recognition_revote") == ("2026-03-02", "2026-05-07", None, None, "open")


def test_days_of_the_committee_move_a_deadline():
    raw = facts(CELL, holidays={"closed": ["2026-05-15"], "worked": ["2026-03-14"]})
    assert clock(judged(raw, "2026-04-01"), "r_admission_decision")[1] == "2026-05-14"
    raw["holidays"] = {"closed": ["2026-05-15"], "worked": ["2026-05-15"]}
    assert clock(judged(raw, "2026-04-01"), "r_admission_decision")[1] == "2026-05-15"
    raw["holidays"] = {"closed": ["2026-05-15"]}
    assert clock(judged(raw, "2026-04-01"), "r_admission_decision")[1] == "2026-05-18"


@pytest.mark.parametrize(
    ("rule", "start", "sentence"),
    [
        ("r_admission_decision", "2026-03-10", "45 ngày làm việc từ 10/3/2026, trừ 3 ngày nghỉ lễ 27/4, 30/4, 01/5: 15/5/2026. Nếu được gia hạn thêm 15 ngày làm việc: 05/6/2026."),
        ("r_ceremony_208", "2026-08-21", "30 ngày làm việc từ 21/8/2026, trừ 3 ngày nghỉ lễ 31/8, 01/9, 02/9, tính cả ngày làm bù 22/8: 06/10/2026."),
        ("r_dossier_validity", "2025-12-10", "12 tháng từ 10/12/2025: 10/12/2026."),
    ],
)  # fmt: skip
def test_explained(rule, start, sentence):
    family = "r_ceremony" if rule == "r_ceremony_208" else rule
    assert explain_deadline(family, day(start)).sentence == sentence


def test_only_a_length_of_time_can_be_explained():
    with pytest.raises(ValueError, match="r_official_date"):
        explain_deadline("r_official_date", day("2026-03-10"))
