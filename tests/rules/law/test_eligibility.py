# ruff: noqa: E501 - a case is one line: the table is read row by row
"""Age, schooling, certificate, citizenship and political standard (law file 2)."""

import pytest

from tests.rules.law.cases import CELL, DECIDED, facts, finding, judged

CERTIFICATE = ("awareness_certificate_issued", "2025-08-05")
PASS, BLOCK = ("pass", "note"), ("fail", "block")
CONSENT = ["doc_province_consent"]


@pytest.mark.parametrize(
    ("born_on", "verdict", "value", "earliest_on"),
    [
        pytest.param("2008-03-10", PASS, "18 tuổi", None, id="294-1.1.1-eighteen-on-the-day"),
        pytest.param("2008-03-11", BLOCK, "17 tuổi 11 tháng", "2026-03-11", id="294-1.1.1-one-day-short"),
        pytest.param("2010-02-28", BLOCK, "16 tuổi", "2028-02-28", id="294-1.1.1-sixteen"),
        pytest.param("2012-02-29", BLOCK, "14 tuổi", "2030-02-28", id="294-1.1.1-leap-day"),
        pytest.param("1966-03-10", PASS, "60 tuổi", None, id="294-1.1.1-sixty-on-the-day"),
        pytest.param("1966-02-11", PASS, "60 tuổi", None, id="294-1.1.1-sixty-by-months"),
        pytest.param("1966-02-10", BLOCK, "60 tuổi 1 tháng", None, id="294-1.1.1-sixty-and-a-month"),
        pytest.param("1998-05-03", PASS, "27 tuổi 10 tháng", None, id="294-1.1.1-plain"),
        pytest.param(None, ("unknown", "warning"), None, None, id="294-1.1.1-unknown"),
    ],
)
def test_age_at_the_meeting(born_on, verdict, value, earliest_on):
    answer = judged(facts(CELL, person={"born_on": born_on}), "2026-07-01")
    age = answer.finding("C-AGE")
    assert (finding(answer, "C-AGE"), age.value, age.earliest_on and age.earliest_on.isoformat()) == (
        verdict,
        value,
        earliest_on,
    )


def test_age_is_judged_on_the_day_asked_before_the_meeting():
    assert [
        judged(facts(person={"born_on": "2008-06-01"}), on).finding("C-AGE").verdict
        for on in ("2026-05-31", "2026-06-01")
    ] == ["fail", "pass"]


@pytest.mark.parametrize(
    ("consents", "decided", "expected"),
    [
        pytest.param([], None, BLOCK, id="1.1.2-no-consent"),
        pytest.param(CONSENT, None, PASS, id="1.1.2-consent"),
        pytest.param(
            [{"doc": "doc_province_consent", "on": "2026-04-20"}], DECIDED, PASS, id="1.1.2-consent-on-the-day"
        ),
        pytest.param(
            [{"doc": "doc_province_consent", "on": "2026-04-21"}],
            DECIDED,
            BLOCK,
            id="1.1.2-consent-after-decision",
        ),
    ],
)
def test_over_sixty(consents, decided, expected):
    told = (CELL, decided) if decided else (CELL,)
    answer = judged(facts(*told, person={"born_on": "1960-01-01", "consents": consents}), "2026-05-01")
    assert (finding(answer, "C-AGE60"), finding(answer, "C-AGE")) == (expected, expected)


@pytest.mark.parametrize(
    ("told", "value"),
    [
        pytest.param([("admission_ceremony_held", "2026-03-03")], "60 tuổi", id="1.1.1-meeting-not-told"),
        pytest.param(
            [("cell_resolution_admission",), DECIDED], "60 tuổi 1 tháng", id="1.1.1-day-of-meeting-not-told"
        ),
    ],
)
def test_a_meeting_without_its_day_was_held_before_what_followed(told, value):
    answer = judged(facts(*told, person={"born_on": "1966-03-03"}), "2030-01-01")
    assert answer.finding("C-AGE").value == value


def test_over_sixty_is_said_only_above_the_limit():
    assert finding(judged(facts(CELL), "2026-05-01"), "C-AGE60") is None


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        pytest.param({"education": "lower_secondary"}, {"C-EDU": PASS}, id="1.2.1-lower-secondary"),
        pytest.param({"education": "postgraduate"}, {"C-EDU": PASS}, id="1.2.1-higher"),
        pytest.param({"education": "primary"}, {"C-EDU": BLOCK}, id="1.2.1-primary"),
        pytest.param({"education": "none"}, {"C-EDU": BLOCK}, id="1.2.1-none"),
        pytest.param({"education": None}, {"C-EDU": ("unknown", "warning")}, id="1.2.1-unknown"),
        pytest.param({"education": "primary", "area": None}, {"C-EDU": ("unknown", "warning"), "C-EDU-X": ("unknown", "warning")}, id="1.2.2-area-unknown"),
        pytest.param({"education": "literate", "area": None}, {"C-EDU": BLOCK}, id="1.2.2-area-unknown-too-low"),
        pytest.param({"education": "primary", "area": "special"}, {"C-EDU": PASS, "C-EDU-X": PASS}, id="1.2.2-special-area"),
        pytest.param({"education": "literate", "area": "special"}, {"C-EDU": BLOCK, "C-EDU-X": BLOCK}, id="1.2.2-special-area-too-low"),
        pytest.param({"education": None, "area": "special"}, {"C-EDU": ("unknown", "warning"), "C-EDU-X": ("unknown", "warning")}, id="1.2.2-unknown"),
        pytest.param({"education": "primary", "special_cases": ["sea_fisherman"]}, {"C-EDU": PASS, "C-EDU-X": PASS}, id="HD06-1.2a-fisherman"),
        pytest.param({"education": "literate", "area": "special", "special_cases": ["village_elder"], "consents": CONSENT}, {"C-EDU": PASS, "C-EDU-X": ("fail", "note"), "C-EDU-L": PASS}, id="HD06-1.2b-elder"),
        pytest.param({"education": "literate", "area": "special", "special_cases": ["village_elder"]}, {"C-EDU": BLOCK, "C-EDU-X": ("fail", "note"), "C-EDU-L": BLOCK}, id="HD06-1.2b-elder-without-consent"),
        pytest.param({"education": "none", "area": "special", "special_cases": ["village_elder"], "consents": CONSENT}, {"C-EDU": BLOCK, "C-EDU-X": ("fail", "note"), "C-EDU-L": BLOCK}, id="HD06-1.2b-elder-illiterate"),
        pytest.param({"education": "literate", "area": "general", "special_cases": ["village_elder"], "consents": CONSENT}, {"C-EDU": BLOCK}, id="HD06-1.2b-elder-elsewhere"),
        pytest.param({"education": "literate", "area": None, "special_cases": ["village_elder"]}, {"C-EDU": ("unknown", "warning"), "C-EDU-L": ("unknown", "warning")}, id="HD06-1.2b-elder-area-unknown"),
        pytest.param({"education": "literate", "special_cases": ["sea_fisherman"], "consents": CONSENT}, {"C-EDU": PASS, "C-EDU-X": ("fail", "note"), "C-EDU-L": PASS}, id="HD06-1.2b-fisherman-literate"),
    ],
)  # fmt: skip
def test_schooling(person, expected):
    answer = judged(facts(CELL, person=person), "2026-05-01")
    found = {rule: finding(answer, rule) for rule in ("C-EDU", "C-EDU-X", "C-EDU-L")}
    assert {rule: one for rule, one in found.items() if one} == expected


@pytest.mark.parametrize(
    ("met_on", "expected"),
    [
        pytest.param("2026-07-25", ("fail", "294-QĐ/TW 1.2.1", "CONFIRMED"), id="294-1.2.1-diploma"),
        pytest.param("2026-07-26", ("pass", "208-QĐ/TW Ch. III 1", "SECONDARY"), id="208-III-1-programme"),
    ],
)
def test_programme_without_diploma(met_on, expected):
    raw = facts(("cell_resolution_admission", met_on), person={"lower_secondary_diploma": False})
    found = judged(raw, "2026-08-01").finding("C-EDU")
    assert (found.verdict, found.citation, found.tag) == expected


@pytest.mark.parametrize(
    ("issued", "met_on", "on", "expected"),
    [
        pytest.param("2021-03-10", "2026-03-10", "2026-04-01", PASS, id="5.4b-last-day"),
        pytest.param("2021-03-09", "2026-03-10", "2026-04-01", BLOCK, id="5.4b-one-day-late"),
        pytest.param("2021-03-10", None, "2026-03-11", BLOCK, id="5.4b-not-met-yet"),
        pytest.param("2026-03-11", "2026-03-10", "2026-04-01", BLOCK, id="3.1-after-the-meeting"),
        pytest.param("2026-03-10", "2026-03-10", "2026-04-01", PASS, id="3.1-on-the-day"),
        pytest.param(None, "2026-03-10", "2026-04-01", ("unknown", "warning"), id="3.1-day-unknown"),
    ],
)
def test_certificate(issued, met_on, on, expected):
    told = [("awareness_certificate_issued", issued)]
    if met_on:
        told.append(("cell_resolution_admission", met_on))
    assert finding(judged(facts(*told), on), "C-CLS") == expected


def test_no_certificate():
    assert finding(judged(facts(), "2026-04-01"), "C-CLS") == BLOCK


def test_certificate_as_a_paper():
    answer = judged(facts(CELL, papers=[("CN-NTVĐ", "2025-08-05")]), "2026-04-01")
    assert (finding(answer, "C-CLS"), [one.stale_on.isoformat() for one in answer.stale]) == (PASS, ["2030-08-05"])


def test_certificate_unknown_when_no_event_is_told_at_all():
    assert finding(judged(facts() | {"events": None}, "2026-04-01"), "C-CLS") == ("unknown", "warning")


def test_certificate_of_a_member_whose_admission_is_not_in_the_file():
    assert finding(judged(facts(("admission_ceremony_held", "2026-05-19")), "2026-06-01"), "C-CLS") == (
        "unknown",
        "note",
    )


def test_second_certificate_counts():
    told = (("awareness_certificate_issued", "2019-01-05"), CERTIFICATE, CELL)
    answer = judged(facts(*told), "2026-04-01")
    assert (finding(answer, "C-CLS"), [one.stale_on.isoformat() for one in answer.stale]) == (PASS, ["2030-08-05"])


def test_certificate_renewed_after_the_meeting_does_not_undo_it():
    told = (CERTIFICATE, CELL, ("awareness_certificate_issued", "2026-03-20"))
    assert finding(judged(facts(*told), "2026-04-01"), "C-CLS") == PASS


@pytest.mark.parametrize("rule", ["C-CIT", "C-POL"])
def test_what_no_fact_can_tell(rule):
    assert finding(judged(facts(CELL), "2026-04-01"), rule) == ("unknown", "note")


@pytest.mark.parametrize(
    ("met_on", "tag", "citation"),
    [
        pytest.param("2025-06-30", "UNSURE", "294-QĐ/TW 1.1.1", id="before-the-first-set"),
        pytest.param("2025-07-01", "CONFIRMED", "294-QĐ/TW 1.1.1", id="rs_294"),
        pytest.param("2025-09-29", "CONFIRMED", "294-QĐ/TW 1.1.1", id="rs_294_hd38"),
        pytest.param("2026-04-08", "CONFIRMED", "294-QĐ/TW 1.1.1", id="rs_20"),
        pytest.param("2026-05-19", "CONFIRMED", "294-QĐ/TW 1.1.1", id="rs_20_hd01"),
        pytest.param("2026-07-25", "CONFIRMED", "294-QĐ/TW 1.1.1", id="rs_20_hd01-last-day"),
        pytest.param("2026-07-26", "SECONDARY", "208-QĐ/TW Ch. III 1.1.1", id="rs_208"),
    ],
)
def test_conditions_follow_the_set_of_the_meeting(met_on, tag, citation):
    found = judged(facts(("cell_resolution_admission", met_on)), "2026-08-01").finding("C-AGE")
    assert (found.tag, found.citation) == (tag, citation)
