"""The allocation grid in the browser's words: typed, recalculated, proposed, submitted, approved, revised."""

import pytest
from django.urls import reverse

from taonguon.organization.models import Exemption, Unit
from taonguon.plan.models import Allocation, AllocationRevision, AllocationRound
from tests.factories import organization
from tests.factories import plan as make
from tests.factories.organization import START
from tests.web.help import page_of, sign_in


def at(name, *args):
    return reverse(f"plan:{name}", args=args)


@pytest.fixture
def target(cast):
    return make.seed_targets(make.plan(cast.commune))["admissions"]


@pytest.fixture
def board(client, cast):
    return sign_in(client, cast.assignments["board"])


def boxes(cast, *figures, year=2026):
    units = (cast.cell_one, cast.cell_two, cast.grassroots)
    return {f"o-{unit.pk}-{year}": figure for unit, figure in zip(units, figures, strict=True)}


def send(client, target, deed, **typed):
    data = {"viec": deed, "chi-tieu": target.pk, **typed}
    return client.post(at("allocation", target.plan_id), data)


def value(response, name):
    return next(tag for _, tag in page_of(response).tags if tag.get("name") == name)["value"]


@pytest.mark.parametrize("count", [0, 30])
def test_the_grid_costs_the_same_for_three_units_and_many(board, cast, target, count, django_assert_num_queries):
    for number in range(count):
        organization.unit(f"Chi bộ thử nghiệm {number}", parent=cast.commune)
    with django_assert_num_queries(18):
        response = board.get(at("allocation", target.plan_id))
    inputs = [tag for _, tag in page_of(response).tags if str(tag.get("name", "")).startswith("o-")]
    assert len(inputs) == (3 + count) * 5


def test_every_box_says_which_unit_and_year(board, cast, target):
    page = page_of(board.get(at("allocation", target.plan_id)))
    labels = [tag["aria-label"] for _, tag in page.tags if tag.get("id", "").startswith("o-")]
    assert labels[0] == "Chi bộ thôn 1, năm 2026"
    assert len(set(labels)) == len(labels) == 15


def test_recalculating_saves_nothing(board, cast, target):
    response = send(board, target, "tinh", **boxes(cast, "3", "2", "41"))
    assert response.status_code == 200
    assert "chưa lưu" in response.content.decode()
    assert not Allocation.objects.exists()


def test_htmx_gets_the_sums_alone(board, cast, target):
    data = {"chi-tieu": target.pk, **boxes(cast, "3", "2", "41")}
    response = board.post(at("allocation", target.plan_id), data, headers={"HX-Request": "true"})
    html = response.content.decode().strip()
    assert html.startswith("<tfoot")
    assert '<td class="n">46</td>' in html
    assert '<td class="n">+1</td>' in html


def test_saving_keeps_what_was_typed(board, cast, target):
    assert send(board, target, "luu", **boxes(cast, "3", "", "41")).status_code == 302
    assert dict(Allocation.objects.values_list("unit_id", "value")) == {
        cast.cell_one.pk: 3,
        cast.grassroots.pk: 41,
    }


def test_a_box_that_is_no_number_is_named_with_unit_and_year(board, cast, target):
    response = send(board, target, "luu", **boxes(cast, "ba", "-2", "4,5"))
    html = response.content.decode()
    assert response.status_code == 422
    assert f'<a href="#o-{cast.cell_one.pk}-2026">Chi bộ thôn 1, năm 2026: “ba” không phải số người' in html
    assert html.count('aria-invalid="true"') == 3
    assert value(response, f"o-{cast.cell_one.pk}-2026") == "ba"
    assert not Allocation.objects.exists()


def test_a_proposal_is_shown_before_it_is_kept(board, cast, target):
    Unit.objects.filter(pk=cast.cell_one.pk).update(non_members=300)
    response = send(board, target, "de-xuat", cach="chia-deu")
    assert [value(response, name) for name in boxes(cast, 1, 2, 3)] == ["15", "15", "15"]
    assert "Phần chia công bằng: 15 người một năm." in response.content.decode()
    assert not Allocation.objects.exists()
    send(board, target, "luu", cach="chia-deu", **boxes(cast, "15", "14", "16"))
    assert Allocation.objects.get(unit=cast.cell_one).reason["exact"] == 15
    assert "Phần chia công bằng: 15 người một năm." in board.get(at("allocation", target.plan_id)).content.decode()


def test_an_exempt_unit_has_a_reason_in_place_of_boxes(board, cast, target):
    Exemption.objects.create(
        unit=cast.cell_two, indicator="admissions", valid_from=START, reason="100% cán bộ là đảng viên",
        evidence="Quyết định 12-QĐ/ĐU",
    )  # fmt: skip
    html = board.get(at("allocation", target.plan_id)).content.decode()
    assert "miễn: 100% cán bộ là đảng viên" in html
    assert f'name="o-{cast.cell_two.pk}-2026"' not in html


def submit(client, cast, target):
    return send(client, target, "trinh", **{"nam-trinh": "2026"}, **boxes(cast, "3", "2", "40"))


def test_a_unit_without_a_figure_stops_the_submission_and_the_draft_is_kept(board, cast, target):
    response = send(board, target, "trinh", **{"nam-trinh": "2026"}, **boxes(cast, "3", "", "40"))
    assert response.status_code == 422
    assert "còn 1 đơn vị chưa có số: Chi bộ thôn 2" in response.content.decode()
    assert Allocation.objects.count() == 2


def test_the_standing_committee_approves_or_returns(client, board, cast, target):
    assert submit(board, cast, target).status_code == 302
    row = AllocationRound.objects.get()
    assert board.get(at("approve_round", row.pk)).status_code == 403
    sign_in(client, cast.assignments["standing_committee"])
    assert at("approve_round", row.pk) in client.get(at("allocation", target.plan_id)).content.decode()
    assert client.post(at("return_round", row.pk), {"reason": ""}).status_code == 422
    assert client.post(at("return_round", row.pk), {"reason": "Chưa đủ"}).status_code == 302
    sign_in(client, cast.assignments["board"])
    assert "Chưa đủ" in client.get(at("allocation", target.plan_id)).content.decode()
    submit(client, cast, target)
    sign_in(client, cast.assignments["standing_committee"])
    assert client.post(at("approve_round", row.pk), {"document_number": "", "on": ""}).status_code == 422
    done = client.post(at("approve_round", row.pk), {"document_number": "31-QĐ/ĐU", "on": "31/12/2026"})
    assert done.status_code == 302
    row.refresh_from_db()
    assert (row.status, row.document_number) == ("approved", "31-QĐ/ĐU")


@pytest.fixture
def approved(cast, target):
    for unit, figure in ((cast.cell_one, 3), (cast.cell_two, 2), (cast.grassroots, 40)):
        make.allocation(target, unit, value=figure)
    return AllocationRound.objects.create(
        plan=target.plan, year=2026, status="approved", approved_on=START, document_number="31-QĐ/ĐU"
    )


def test_an_approved_figure_is_revised_by_a_document(client, board, cast, target, approved):
    address = at("revise", target.pk, cast.cell_one.pk, 2026)
    assert address in board.get(at("allocation", target.plan_id)).content.decode()
    assert "đang giao: 3" in board.get(address).content.decode()
    asked = {"new_value": "1", "document_number": "40-TTr/BXDĐ", "reason": "Hai người chuyển đi"}
    for missing in asked:
        assert board.post(address, {**asked, missing: ""}).status_code == 422
    assert board.post(address, asked).status_code == 302
    revision = AllocationRevision.objects.get()
    assert board.post(at("decide_revision", revision.pk), {"duyet": "1", "on": "01/12/2026"}).status_code == 403
    sign_in(client, cast.assignments["standing_committee"])
    html = client.get(at("allocation", target.plan_id)).content.decode()
    assert "Hai người chuyển đi" in html
    assert client.post(at("decide_revision", revision.pk), {"duyet": "1", "on": "01/12/2026"}).status_code == 302
    assert Allocation.objects.get(unit=cast.cell_one).value == 1


def test_a_draft_year_is_not_revised(board, cast, target):
    asked = {"new_value": "1", "document_number": "40-TTr/BXDĐ", "reason": "Khác"}
    assert board.post(at("revise", target.pk, cast.cell_one.pk, 2027), asked).status_code == 422


def test_a_unit_of_another_commune_is_not_revised(board, cast, target, approved):
    assert board.get(at("revise", target.pk, cast.stranger_cell.pk, 2026)).status_code == 404


def test_quarters_of_a_year(board, cast, target, approved):
    response = board.get(at("allocation", target.plan_id), {"quy": "2026"})
    assert f'name="o-{cast.cell_one.pk}-2026-1"' in response.content.decode()
    send(
        board, target, "luu", quy="2026", **{f"o-{cast.cell_one.pk}-2026-{quarter}": "1" for quarter in (1, 2, 3)}
    )
    rows = Allocation.objects.filter(quarter__isnull=False).order_by("quarter")
    assert [(row.quarter, row.value, row.status) for row in rows] == [
        (1, 1, "approved"),
        (2, 1, "approved"),
        (3, 1, "approved"),
    ]


@pytest.mark.parametrize("query", ["?quy=abc", "?quy=1800", "?chi-tieu=abc", "?quy=99999999999999999999"])
def test_odd_addresses_show_the_plain_grid(board, target, query):
    assert board.get(at("allocation", target.plan_id) + query).status_code == 200


def test_a_secretary_sees_the_own_row_and_types_nothing(client, cast, target, approved):
    sign_in(client, cast.assignments["secretary_one"])
    html = client.get(at("allocation", target.plan_id)).content.decode()
    assert (cast.cell_one.name in html, cast.cell_two.name in html, "<input type=\"text\"" in html) == (
        True, False, False,
    )  # fmt: skip
    assert send(client, target, "luu", **boxes(cast, "9", "9", "9")).status_code == 404
    assert Allocation.objects.get(unit=cast.cell_one).value == 3


def test_a_plan_without_a_target_to_divide_says_so(board, cast):
    plan = make.plan(cast.commune)
    assert (
        "Kế hoạch chưa có chỉ tiêu chia được cho đơn vị" in board.get(at("allocation", plan.pk)).content.decode()
    )
