"""The board: verdict, cards, band, heat, radar; each role its own branch; one query count however many units."""

from datetime import date

import pytest

from taonguon.candidate.labels import Stage
from taonguon.member.labels import MovementKind
from taonguon.organization.actions import grant_exemption
from taonguon.overview import queries
from taonguon.plan.models import Target
from taonguon.rules.pace import State
from taonguon.web.board import assembly
from tests.factories import organization as make
from tests.factories import people
from tests.factories import plan as plans
from tests.web.help import page_of, sign_in

TODAY = date(2026, 10, 5)


@pytest.fixture
def seeded(cast):
    """The seed's targets; three admitted in cell one, one in cell two, two from the pool."""
    plan = plans.plan(cast.commune)
    plans.seed_targets(plan)
    for number in range(3):
        row = people.member(cast.cell_one, joined_on=date(2026, 3, 1 + number))
        people.movement(row, MovementKind.ADMISSION, date(2026, 3, 1 + number), document_number=f"{number}-QĐ/ĐU")
    row = people.member(cast.cell_two, joined_on=date(2026, 5, 2))
    people.movement(row, MovementKind.ADMISSION, date(2026, 5, 2))
    stranger = people.member(cast.stranger_cell, joined_on=date(2026, 5, 2))
    people.movement(stranger, MovementKind.ADMISSION, date(2026, 5, 2))
    people.candidate(cast.cell_one, stage=Stage.DOSSIER)
    people.candidate(cast.inner_cell, stage=Stage.SPOTTED)
    people.candidate(cast.stranger_cell, stage=Stage.DOSSIER)
    return cast


def test_the_committee_sees_its_figures_and_no_stranger(seeded):
    board = assembly.board(seeded.scope("board"), TODAY)
    cards = {card.title: card for card in board.cards}
    assert cards["Kết nạp đảng viên"].actual == 4
    assert board.verdict.done == 4
    assert board.verdict.required == 45
    assert board.pool == 2
    assert [step.people for step in board.funnel] == [1, 0, 0, 1, 0, 0]
    assert {row.name: row.cells[0].text for row in board.heat} == {
        "Chi bộ thôn 1": "3/3",
        "Chi bộ thôn 2": "1/3",
        "Đảng bộ Công an xã": "0/3",
    }


def test_an_exempt_unit_keeps_its_row_and_owes_nothing(seeded):
    grant_exemption(
        unit_id=seeded.grassroots.pk, indicator="admissions", valid_from=date(2026, 1, 1),
        reason="100% là đảng viên", actor=seeded.user("board"), scope=seeded.scope("board"),
    )  # fmt: skip
    board = assembly.board(seeded.scope("board"), TODAY)
    assert {row.name: row.cells[0].text for row in board.heat}["Đảng bộ Công an xã"] == "miễn"
    floors = [card for card in board.cards if card.title.startswith("Đơn vị trực thuộc kết nạp")]
    assert [(card.actual, card.target, card.rows[0]) for card in floors] == [(1, 2, ("Được miễn", "1 đơn vị"))]


def test_a_unit_sees_its_own_branch(seeded):
    board = assembly.board(seeded.scope("secretary_two"), TODAY)
    assert [(card.title, card.actual, card.target) for card in board.cards] == [
        ("Kết nạp đảng viên mới", 1, 3),
        ("Học lớp bồi dưỡng nhận thức về Đảng", 0, 5),
    ]
    assert board.heat == ()
    assert board.pool == 0


def test_the_province_sees_communes_without_names(client, seeded):
    page = sign_in(client, seeded.assignments["province"]).get("/bang-dieu-hanh/")
    found = page_of(page)
    assert [text for text in found.text_of("th") if text.startswith("Đảng bộ xã")] == [
        "Đảng bộ xã Định Tân",
        "Đảng bộ xã Minh Họa",
    ]
    assert "Ví Dụ" not in page.content.decode()


def test_a_kept_board_is_not_shown_after_a_deed(seeded):
    scope = seeded.scope("board")
    before = queries.overview(scope, TODAY)
    assert queries.overview(scope, TODAY) is before
    grant_exemption(
        unit_id=seeded.cell_two.pk, indicator="admissions", valid_from=date(2026, 1, 1), reason="Thử nghiệm",
        actor=seeded.user("board"), scope=scope,
    )  # fmt: skip
    after = assembly.board(scope, TODAY)
    assert {row.name: row.cells[0].text for row in after.heat}["Chi bộ thôn 2"] == "miễn, có 1"


@pytest.mark.parametrize("units", [1, 30])
def test_query_count(seeded, units, django_assert_num_queries):
    for number in range(units):
        cell = make.unit(f"Chi bộ thôn {number + 50}", parent=seeded.commune)
        people.candidate(cell)
    scope = seeded.scope("board")
    with django_assert_num_queries(37):
        assembly.board(scope, TODAY)
    with django_assert_num_queries(1):  # the stamp
        assembly.board(scope, TODAY)


@pytest.mark.parametrize("who", ["standing_committee", "board", "secretary_one", "grassroots_secretary"])
def test_pages_open(client, seeded, who):
    sign_in(client, seeded.assignments[who])
    assert client.get("/bang-dieu-hanh/").status_code == 200
    assert client.get("/bang-dieu-hanh/mo-phong/").status_code == 200


def test_without_a_plan_the_board_asks_for_one(client, cast):
    page = sign_in(client, cast.assignments["board"]).get("/bang-dieu-hanh/")
    assert page.status_code == 200
    assert any(text.startswith("Chưa có kế hoạch đang thực hiện") for text in page_of(page).text_of("b"))


def test_a_figure_opens_the_people_it_counts(client, seeded):
    target = seeded_target("admissions")
    page = sign_in(client, seeded.assignments["board"]).get(f"/bang-dieu-hanh/so/{target.pk}/")
    assert [row["data-l"] for row in page_of(page).all("td")].count("Đơn vị") == 4
    sign_in(client, seeded.assignments["stranger"])
    assert client.get(f"/bang-dieu-hanh/so/{target.pk}/").status_code == 404


def seeded_target(indicator):
    return Target.objects.filter(indicator=indicator, scope="committee").order_by("pk").first()


def test_a_unit_list_outside_the_branch_is_404(client, seeded):
    sign_in(client, seeded.assignments["secretary_two"])
    assert client.get(f"/bang-dieu-hanh/don-vi/{seeded.cell_two.pk}/admissions/").status_code == 200
    assert client.get(f"/bang-dieu-hanh/don-vi/{seeded.cell_one.pk}/admissions/").status_code == 404
    assert client.get(f"/bang-dieu-hanh/don-vi/{seeded.cell_two.pk}/joint_cells/").status_code == 404


def test_the_simulator_names_the_quarter_that_breaks(client, seeded):
    page = sign_in(client, seeded.assignments["board"]).get("/bang-dieu-hanh/mo-phong/?ket_nap=2000&giam=0")
    assert any(text.startswith("Ra ngoài khung vào") for text in page_of(page).text_of("b"))
    refused = client.get("/bang-dieu-hanh/mo-phong/?ket_nap=nhiều")
    assert refused.status_code == 422


def test_states_of_the_heat(seeded):
    board = assembly.board(seeded.scope("board"), TODAY)
    words = {row.name: row.cells[0].css for row in board.heat}
    assert words == {"Chi bộ thôn 1": "h3", "Chi bộ thôn 2": "h1", "Đảng bộ Công an xã": "h1"}
    assert State.BEHIND == "behind"
