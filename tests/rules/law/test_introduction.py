# ruff: noqa: E501 - a case is one line: the table is read row by row
"""Who introduces (Điều lệ Đ4; 294-QĐ/TW 3.1, 3.2; HN02 1.1.2.1b)."""

import pytest

from tests.rules.law.cases import CELL, facts, finding, judged

PASS, BLOCK, ASK = ("pass", "note"), ("fail", "block"), ("unknown", "warning")
GOOD = {"official_since": "2015-03-03", "together_since": "2024-01-01", "replacement": False}
TWO = {"route": "two_official_members"}


def introducer(**changes):
    return GOOD | changes


@pytest.mark.parametrize(
    ("introducers", "top", "expected"),
    [
        pytest.param([GOOD], {}, PASS, id="3.1-one-with-the-union"),
        pytest.param([GOOD], TWO, BLOCK, id="D4-one-of-two"),
        pytest.param([GOOD, GOOD], TWO, PASS, id="D4-two-of-two"),
        pytest.param([], {}, BLOCK, id="D4-none"),
        pytest.param(None, {}, ASK, id="D4-not-told"),
        pytest.param([introducer(official_since="2026-03-11")], {}, BLOCK, id="3.2.1-not-official-yet"),
        pytest.param([introducer(official_since="2026-03-10")], {}, PASS, id="3.2.1-official-on-the-day"),
        pytest.param([introducer(official_since=None)], {}, ASK, id="3.2.1-standing-unknown"),
        pytest.param([GOOD, introducer(official_since=None)], TWO, ASK, id="3.2.1-second-unknown"),
        pytest.param([GOOD], {"person": {"born_on": None}}, ASK, id="route-unknown-one"),
        pytest.param([GOOD, GOOD], {"person": {"born_on": None}}, PASS, id="route-unknown-two"),
    ],
)
def test_number(introducers, top, expected):
    raw = facts(CELL, introducers=introducers, **top)
    assert finding(judged(raw, "2026-04-01"), "C-INT") == expected


@pytest.mark.parametrize(
    ("introducers", "top", "expected", "earliest_on"),
    [
        pytest.param(
            [introducer(together_since="2025-03-10")], {}, PASS, None, id="3.2.1-twelve-months-on-the-day"
        ),
        pytest.param([introducer(together_since="2025-03-11")], {}, BLOCK, "2026-03-11", id="3.2.1-one-day-short"),
        pytest.param(
            [introducer(together_since="2026-03-01", replacement=True)], {}, PASS, None, id="3.2.2-replacement"
        ),
        pytest.param(
            [introducer(together_since="2026-03-01", replacement=None)],
            {},
            ASK,
            None,
            id="3.2.2-replacement-unknown",
        ),
        pytest.param([introducer(together_since=None)], {}, ASK, None, id="3.2.1-unknown"),
        pytest.param(
            [GOOD, introducer(together_since="2025-06-01")], TWO, BLOCK, "2026-06-01", id="3.2.1-second-short"
        ),
        pytest.param([GOOD, introducer(together_since="2025-06-01")], {}, PASS, None, id="3.2.1-one-is-enough"),
        pytest.param(None, {}, ASK, None, id="3.2.1-not-told"),
    ],
)
def test_together(introducers, top, expected, earliest_on):
    answer = judged(facts(CELL, introducers=introducers, **top), "2026-04-01")
    found = answer.finding("C-INT12")
    assert (finding(answer, "C-INT12"), found.earliest_on and found.earliest_on.isoformat()) == (
        expected,
        earliest_on,
    )


@pytest.mark.parametrize(
    ("consents", "expected"),
    [
        pytest.param(["doc_helped_certificate"], PASS, id="HD06-3.9a-certificate"),
        pytest.param([], BLOCK, id="HD06-3.9a-without-it"),
    ],
)
def test_helped_elsewhere(consents, expected):
    person = {"special_cases": ["helped_elsewhere"], "consents": consents}
    raw = facts(CELL, introducers=[introducer(together_since="2026-02-01")], person=person)
    answer = judged(raw, "2026-04-01")
    assert (finding(answer, "C-INT12"), finding(answer, "special_helped_elsewhere")) == (expected, expected)


def test_replacement_is_said():
    raw = facts(CELL, introducers=[introducer(replacement=True)])
    assert finding(judged(raw, "2026-04-01"), "C-INTR") == PASS
    assert finding(judged(facts(CELL), "2026-04-01"), "C-INTR") is None


@pytest.mark.parametrize(
    ("met_on", "citation", "tag"),
    [
        pytest.param("2026-07-25", "294-QĐ/TW 3.2.1", "CONFIRMED", id="294-3.2.1"),
        pytest.param("2026-07-26", "208-QĐ/TW", "SECONDARY", id="208-reworded"),
    ],
)
def test_twelve_months_under_each_set(met_on, citation, tag):
    found = judged(facts(("cell_resolution_admission", met_on)), "2026-08-01").finding("C-INT12")
    assert (found.verdict, found.citation, found.tag) == ("pass", citation, tag)


YOUNG, MIDDLE, OLD = "1998-05-03", "1993-05-03", "1989-05-03"  # 27, 32 and 36 at the meeting


def organisations(youth, member, union=False, union_member=False, officer=False):
    return {
        "youth_union_present": youth,
        "youth_union_member": member,
        "youth_union_officer": officer,
        "trade_union_present": union,
        "trade_union_member": union_member,
    }


@pytest.mark.parametrize(
    ("person", "proposed", "expected"),
    [
        pytest.param({"born_on": YOUNG} | organisations(True, True), "youth_union", {"C-YU": PASS}, id="D4-member"),
        pytest.param({"born_on": YOUNG} | organisations(True, False), "youth_union", {"C-YU": BLOCK}, id="D4-must-join"),
        pytest.param({"born_on": YOUNG} | organisations(True, None), "youth_union", {"C-YU": ASK}, id="D4-member-unknown"),
        pytest.param({"born_on": YOUNG} | organisations(None, True), None, {"C-YU": ASK}, id="D4-presence-unknown"),
        pytest.param({"born_on": YOUNG} | organisations(False, False, True, True), "trade_union", {"C-TU": PASS}, id="D4-trade-union"),
        pytest.param({"born_on": YOUNG} | organisations(False, False, True, False), "trade_union", {"C-TU": BLOCK}, id="D4-trade-union-must-join"),
        pytest.param({"born_on": YOUNG} | organisations(False, False, True, None), "trade_union", {"C-TU": ASK}, id="D4-trade-union-unknown"),
        pytest.param({"born_on": YOUNG} | organisations(False, False, None), None, {"C-TU": ASK}, id="D4-trade-union-presence-unknown"),
        pytest.param({"born_on": YOUNG} | organisations(False, False, False), "two_official_members", {}, id="HN02-neither"),
        pytest.param({"born_on": MIDDLE} | organisations(True, True), "two_official_members", {"C-YU30": PASS}, id="HN02-over-thirty"),
        pytest.param({"born_on": MIDDLE} | organisations(True, True, officer=True), "youth_union", {"C-YU": PASS}, id="HN02-officer-to-35"),
        pytest.param({"born_on": MIDDLE} | organisations(True, True, officer=None), None, {"C-YU": ASK}, id="HN02-officer-unknown"),
        pytest.param({"born_on": OLD} | organisations(True, True, officer=True), "two_official_members", {"C-YU30": PASS}, id="HN02-officer-over-35"),
        pytest.param({"born_on": None} | organisations(True, True), None, {"C-YU": ASK}, id="HN02-age-unknown"),
        pytest.param({"born_on": None} | organisations(False, False, False), "two_official_members", {}, id="HN02-age-unknown-neither"),
        pytest.param({"born_on": "1995-03-11"} | organisations(True, True), "youth_union", {"C-YU": PASS}, id="HN02-thirty"),
        pytest.param({"born_on": "1995-03-10"} | organisations(True, True), "two_official_members", {"C-YU30": PASS}, id="HN02-thirty-one"),
    ],
)  # fmt: skip
def test_proposed_route(person, proposed, expected):
    answer = judged(facts(CELL, person=person), "2026-04-01")
    found = {rule: finding(answer, rule) for rule in ("C-YU", "C-YU30", "C-TU")}
    assert (answer.route.proposed, {rule: one for rule, one in found.items() if one}) == (proposed, expected)


@pytest.mark.parametrize(
    ("born_on", "route", "expected"),
    [
        pytest.param(MIDDLE, "youth_union", {"C-YU30": ASK}, id="K19-override-past-youth"),
        pytest.param(YOUNG, "two_official_members", {"C-YU": ("fail", "warning")}, id="D4-override-in-youth"),
    ],
)
def test_chosen_route(born_on, route, expected):
    answer = judged(facts(CELL, person={"born_on": born_on}, route=route), "2026-04-01")
    found = {rule: finding(answer, rule) for rule in ("C-YU", "C-YU30")}
    assert (answer.route.chosen, {rule: one for rule, one in found.items() if one}) == (route, expected)
