"""A committee's own rules on the site: previewed, set, ended; days; and two rule sets side by side."""

from datetime import date

import pytest

from taonguon.dossier.models import DossierDeadline
from taonguon.regulation.models import CommitteeDay, LocalRule
from tests.factories import dossier as dossiers
from tests.web.help import page_of, sign_in

URL = "/quy-dinh/cap-uy/"
RULE = {
    "family": "r_admission_decision",
    "amount": "30",
    "citation": "12-QĐ/TU, 01/9/2026",
    "effective_from": "01/5/2026",
}


@pytest.fixture
def board(client, cast):
    return sign_in(client, cast.assignments["board"])


@pytest.fixture
def passed(cast):
    """The cell met on 12 May 2026; the decision is due on 14 July."""
    return dossiers.at(cast, "s13_cell_resolution", full_name="Trần Văn Giả Định")


def decision_due():
    return DossierDeadline.objects.get(rule__startswith="r_admission_decision").due_on


def test_a_preview_names_the_dossiers_and_keeps_nothing(board, passed):
    page = board.post(URL, {**RULE, "xem": "1"})
    assert page.status_code == 200
    assert "Nếu áp dụng: 1 thời hạn đổi, trong 1 hồ sơ đang mở" in page_of(page).text_of("h2")
    assert LocalRule.objects.count() == 0
    assert decision_due() == date(2026, 7, 14)


def test_setting_a_rule_moves_the_clocks_that_began_under_it(board, passed):
    assert board.post(URL, RULE).url == URL
    assert decision_due() == date(2026, 6, 23)


def test_a_rule_from_a_later_day_leaves_old_clocks_alone(board, passed):
    board.post(URL, {**RULE, "effective_from": "01/6/2026"})
    assert LocalRule.objects.count() == 1
    assert decision_due() == date(2026, 7, 14)


@pytest.mark.parametrize(
    "changes",
    [
        {"family": ""},
        {"family": "r_vote_cell"},
        {"amount": "0"},
        {"citation": ""},
        {"effective_from": "31/02/2026"},
    ],
)
def test_bad_input_is_refused(board, changes):
    assert board.post(URL, {**RULE, **changes}).status_code == 422
    assert LocalRule.objects.count() == 0


def test_ending_a_rule(board, passed):
    board.post(URL, RULE)
    rule = LocalRule.objects.get()
    assert board.post(f"/quy-dinh/cap-uy/{rule.pk}/ket-thuc/", {"on": "10/5/2026"}).url == URL
    assert decision_due() == date(2026, 7, 14)


def test_days_of_the_committee(board, passed):
    data = {"day": "13/5/2026", "kind": "closed", "reason": "Đại hội"}
    assert board.post("/quy-dinh/ngay/", data).url == URL
    assert decision_due() == date(2026, 7, 15)
    row = CommitteeDay.objects.get()
    assert board.post(f"/quy-dinh/ngay/{row.pk}/bo/").url == URL
    assert decision_due() == date(2026, 7, 14)
    assert board.post("/quy-dinh/ngay/", {"day": "", "kind": "closed", "reason": ""}).status_code == 422


def test_another_committees_rule_is_404(client, board, cast):
    board.post(URL, RULE)
    rule = LocalRule.objects.get()
    sign_in(client, cast.assignments["stranger"])
    assert client.post(f"/quy-dinh/cap-uy/{rule.pk}/ket-thuc/", {"on": "10/5/2026"}).status_code == 404


@pytest.mark.parametrize("who", ["standing_committee", "secretary_one", "helper", "province"])
def test_only_the_board_sets_rules(client, cast, who):
    assert sign_in(client, cast.assignments[who]).get(URL).status_code == 403


def test_two_sets_side_by_side(board):
    page = page_of(board.get("/quy-dinh/so-sanh/?tu=rs_294_hd38&den=rs_208"))
    titles = page.text_of("th")
    assert "Hạn tổ chức lễ kết nạp" in titles
    assert "Hạn quyết định kết nạp" not in titles


def test_two_sets_on_one_dossier(client, board, cast):
    walk = dossiers.at(cast, "s17_admission_decision")
    page = page_of(board.get(f"/quy-dinh/so-sanh/?tu=rs_294_hd38&den=rs_208&ho_so={walk.dossier.pk}"))
    assert any(text.startswith("Thời hạn: Hạn tổ chức lễ kết nạp") for text in page.text_of("th"))
    sign_in(client, cast.assignments["stranger"])
    assert client.get(f"/quy-dinh/so-sanh/?ho_so={walk.dossier.pk}").status_code == 404


def test_an_unknown_set_falls_back(board):
    assert board.get("/quy-dinh/so-sanh/?tu=x&den=y&ho_so=abc").status_code == 200
