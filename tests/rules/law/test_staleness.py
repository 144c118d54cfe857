# ruff: noqa: E501 - a case is one line: the table is read row by row
"""Papers that lapse (06-HD/TW 5.4)."""

import pytest

from tests.rules.law.cases import facts, finding, judged, votes
from tests.rules.law.test_flow import short

OPENED = ("application_dossier_opened", "2025-03-10")
PAPERS = [("1-KNĐ", "2025-03-12"), ("2-KNĐ", "2025-03-12"), ("2-KNĐ_certified", "2025-06-01"), ("3-KNĐ", "2025-04-01"), ("4-KNĐ", "2025-04-02"), ("5-KNĐ", "2025-05-05")]  # fmt: skip
REDO = ("3-KNĐ", "4-KNĐ", "5-KNĐ")


def stale(answer):
    return [(one.form, one.stale_on.isoformat(), one.redo, one.redo_if_changed) for one in answer.stale]


@pytest.mark.parametrize(
    ("told", "on", "expected"),
    [
        pytest.param([], "2026-03-10", [], id="5.4a-last-day"),
        pytest.param([], "2026-03-11", [("dossier", "2026-03-10", REDO, ("verification",))], id="5.4a-lapsed"),
        pytest.param([("cell_resolution_admission", "2026-03-10")], "2026-06-01", [], id="5.4a-considered-in-time"),
        pytest.param([("cell_resolution_admission", "2026-03-10", votes(12, 5))], "2026-06-01", [], id="5.4a-considered-though-voted-down"),
        pytest.param([("cell_resolution_admission", "2026-03-11")], "2026-06-01", [("dossier", "2026-03-10", REDO, ("verification",))], id="5.4a-considered-too-late"),
        pytest.param([("application_dossier_opened", "2026-03-11")], "2026-06-01", [], id="5.4a-opened-anew"),
    ],
)  # fmt: skip
def test_dossier(told, on, expected):
    assert stale(judged(facts(OPENED, *told), on)) == expected


def test_lapsed_dossier_opens_its_steps_again():
    fresh, lapsed = (judged(facts(OPENED, papers=PAPERS), on) for on in ("2026-03-10", "2026-03-11"))
    assert (short(fresh.open_steps), short(lapsed.open_steps)) == ("13", "10 11 12")
    assert finding(lapsed, "r_dossier_validity") == ("fail", "block")


def test_what_was_made_again_is_not_asked_twice():
    again = [("3-KNĐ", "2026-03-20"), ("5A-KNĐ", "2026-03-25")]
    answer = judged(facts(OPENED, papers=[*PAPERS, *again]), "2026-04-01")
    assert (stale(answer)[0][2], short(answer.open_steps)) == (("4-KNĐ",), "11")
    whole = judged(facts(OPENED, ("union_resolution", "2026-03-26"), papers=[*PAPERS, *again]), "2026-04-01")
    assert (stale(whole), short(whole.open_steps)) == ([], "13")


@pytest.mark.parametrize(
    ("issued", "on", "lapsed"),
    [
        pytest.param("2021-04-01", "2026-04-01", False, id="5.4b-last-day"),
        pytest.param("2021-03-31", "2026-04-01", True, id="5.4b-lapsed"),
        pytest.param("2020-02-29", "2025-02-28", False, id="5.4b-leap-day"),
        pytest.param("2020-02-29", "2025-03-01", True, id="5.4b-leap-day-lapsed"),
    ],
)
def test_certificate(issued, on, lapsed):
    answer = judged(facts(("awareness_certificate_issued", issued)), on)
    assert [(one.form, one.lapsed, one.redo) for one in answer.stale] == [("CN-NTVĐ", lapsed, ())]


def test_lapsed_certificate_means_the_class_again():
    told = (("awareness_certificate_issued", "2021-02-01"), ("application_dossier_opened", "2025-12-01"))
    assert short(judged(facts(*told, papers=PAPERS), "2026-02-02").open_steps) == "05"


def test_day_of_the_dossier_unknown_is_asked_not_guessed():
    answer = judged(facts(papers=[("1-KNĐ", "2020-01-05")]), "2026-04-01")
    assert (stale(answer), finding(answer, "r_dossier_validity")) == ([], ("unknown", "warning"))
    assert "05/01/2020" in answer.finding("r_dossier_validity").message
