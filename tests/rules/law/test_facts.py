# ruff: noqa: E501 - a case is one line: the table is read row by row
"""Reading FACTS.json: unknown stays unknown, what can't be used is refused in one sentence."""

import pytest

from taonguon.rules.law import UnusableFacts, parse_facts, refuse_the_future
from tests.rules.law.cases import CELL, day, events, facts, judged

UNKNOWN_EVERYWHERE = ("C-AGE", "C-EDU", "C-CLS", "C-INT", "C-INT12", "C-YU", "C-CIT", "C-POL", "r_cell_min")


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param({}, id="empty"),
        pytest.param({"person": None, "unit": None, "introducers": None, "route": None, "events": None, "papers": None, "holidays": None, "local_rules": None}, id="null"),
        pytest.param({"person": {}, "unit": {}, "holidays": {}, "something": "else"}, id="empty-parts"),
    ],
)  # fmt: skip
def test_unknown_is_never_pass_or_fail(raw):
    answer = judged(raw, "2026-04-01")
    assert {rule: answer.finding(rule).verdict for rule in UNKNOWN_EVERYWHERE} == dict.fromkeys(
        UNKNOWN_EVERYWHERE, "unknown"
    )
    assert {one.verdict for one in answer.findings} == {"unknown"}
    assert (answer.stage, answer.route.proposed, answer.stale) == ("source", None, ())


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        pytest.param([], "đối tượng JSON", id="list"),
        pytest.param("x", "đối tượng JSON", id="text"),
        pytest.param(None, "đối tượng JSON", id="null"),
        pytest.param({"person": []}, "person", id="person-list"),
        pytest.param({"person": {"born_on": "1998-02-30"}}, "person.born_on: “1998-02-30”", id="no-such-day"),
        pytest.param({"person": {"born_on": "1998-5-3"}}, "person.born_on", id="short-date"),
        pytest.param({"person": {"born_on": "19980503"}}, "person.born_on", id="compact-date"),
        pytest.param({"person": {"born_on": "1998-W18-7"}}, "person.born_on", id="week-date"),
        pytest.param({"person": {"born_on": "0001-01-01"}}, "năm 1", id="year-one"),
        pytest.param({"person": {"born_on": 19980503}}, "person.born_on", id="number-date"),
        pytest.param({"person": {"education": "phd"}}, "person.education", id="education"),
        pytest.param({"person": {"area": "moon"}}, "person.area", id="area"),
        pytest.param({"person": {"youth_union_member": "yes"}}, "person.youth_union_member", id="flag"),
        pytest.param({"person": {"special_cases": "readmission"}}, "person.special_cases", id="cases-text"),
        pytest.param({"person": {"special_cases": [1]}}, "person.special_cases, mục 1", id="cases-number"),
        pytest.param({"route": "three_members"}, "route", id="route"),
        pytest.param({"unit": {"intermediate_levels": ["tỉnh"]}}, "unit.intermediate_levels, mục 1", id="level"),
        pytest.param({"unit": {"cell_official_members": -1}}, "unit.cell_official_members", id="negative"),
        pytest.param({"unit": {"cell_official_members": True}}, "unit.cell_official_members", id="flag-for-number"),
        pytest.param({"unit": {"cell_official_members": 3.5}}, "unit.cell_official_members", id="fraction"),
        pytest.param({"introducers": {}}, "introducers", id="introducers-object"),
        pytest.param({"introducers": [[]]}, "introducers, mục 1", id="introducer-list"),
        pytest.param({"events": [{"event": "x", "on": "2026-13-01"}]}, "events, mục 1.on", id="event-day"),
        pytest.param({"events": [{"event": 5}]}, "events, mục 1.event", id="event-name"),
        pytest.param({"events": [{"event": "x", "votes": [1]}]}, "events, mục 1.votes", id="votes-list"),
        pytest.param({"events": [{"event": "x", "votes": {"for": "9"}}]}, "events, mục 1.votes.for", id="votes-text"),
        pytest.param({"papers": [{"form": {}}]}, "papers, mục 1.form", id="paper-form"),
        pytest.param({"papers": "1-KNĐ"}, "papers", id="papers-text"),
        pytest.param({"holidays": {"closed": ["2026-02-31"]}}, "holidays.closed, mục 1", id="holiday"),
        pytest.param({"local_rules": {"a": 1}}, "local_rules", id="local-rules"),
        pytest.param({"person": {"consents": [{"doc": "x", "on": "soon"}]}}, "person.consents, mục 1.on", id="consent-day"),
        pytest.param({"person": {"special_cases": ["\ud800"]}}, "ký tự hỏng", id="broken-letter"),
    ],
)  # fmt: skip
def test_refused(raw, words):
    with pytest.raises(UnusableFacts) as refusal:
        parse_facts(raw)
    assert words in str(refusal.value)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        ({"events": [{"event": "danced", "on": "2026-01-01"}]}, "“danced”"),
        ({"person": {"special_cases": ["astronaut"]}}, "“astronaut”"),
        ({"person": {"consents": ["doc_king"]}}, "“doc_king”"),
        ({"papers": [{"form": "99-KNĐ"}]}, "“99-KNĐ”"),
        ({"local_rules": ["r_moon"]}, "“r_moon”"),
    ],
)
def test_unknown_words_of_open_lists_are_said_and_left_out(raw, word):
    found = judged(raw, "2026-04-01").finding("x_not_understood")
    assert (found.verdict, found.level, word in found.message) == ("unknown", "warning", True)


def test_letters_are_composed_and_trimmed():
    assert parse_facts({"papers": [{"form": " 1-KNĐ "}, "2-KNĐ"]}).papers[0].form == "1-KNĐ"


def test_other_names_of_an_extension():
    assert parse_facts({"events": events(("extension_told", "2026-01-01"))}).events[0].kind == "extension_granted"


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        pytest.param(facts(CELL), "“Chi bộ họp xét kết nạp” ghi ngày 10/3/2026", id="event"),
        pytest.param(facts(papers=[("1-KNĐ", "2026-03-10")]), "“giấy 1-KNĐ” ghi ngày 10/3/2026", id="paper"),
        pytest.param(facts(person={"left_party_on": "2026-03-10"}), "ngày ra khỏi Đảng", id="left"),
        pytest.param(facts(person={"consents": [{"doc": "doc_province_consent", "on": "2026-03-10"}]}), "Tỉnh ủy", id="consent"),
        pytest.param(facts(("danced", "2026-03-10")), "“danced”", id="unknown-event"),
    ],
)  # fmt: skip
def test_the_future_is_refused(raw, words):
    told = parse_facts(raw)
    refuse_the_future(told, day("2026-03-10"))
    with pytest.raises(UnusableFacts) as refusal:
        refuse_the_future(told, day("2026-03-09"))
    assert words in str(refusal.value)


def test_beyond_the_holidays_we_know_it_is_said():
    answer = judged(facts(("cell_resolution_admission", "2041-03-01")), "2041-03-02")
    assert answer.finding("x_holidays_unknown").message.startswith("Chưa có lịch nghỉ lễ năm 2041")
