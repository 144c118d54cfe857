"""A unit's own plan between the unit and the board."""

from datetime import date

import pytest

from taonguon.common.refusal import Refused
from taonguon.organization.models import Unit
from taonguon.plan.actions import sub_plans as deeds
from taonguon.plan.labels import Indicator, PlanStatus, SubPlanStatus
from taonguon.plan.models import SubPlan
from taonguon.plan.queries.sub_plans import counts, sub_plan_page, sub_plans
from tests.factories import organization, plan

TODAY = date(2026, 11, 24)
ADMISSIONS = Indicator.ADMISSIONS


@pytest.fixture
def running(cast):
    return plan.plan(cast.commune)


@pytest.fixture
def unit(cast):
    return {"actor": cast.user("secretary_one"), "scope": cast.scope("secretary_one")}


@pytest.fixture
def board(cast):
    return {"actor": cast.user("board"), "scope": cast.scope("board")}


def save(running, cell, who, values=None, measures="Mỗi tháng gặp nguồn một lần", year=2026):
    return deeds.save_sub_plan(
        plan_id=running.pk, unit_id=cell.pk, year=year, measures=measures,
        values={(ADMISSIONS, None): 2} if values is None else values, **who,
    )  # fmt: skip


def test_a_unit_writes_sends_and_gets_it_back_and_approved(cast, running, unit, board):
    row = save(running, cast.cell_one, unit)
    deeds.submit_sub_plan(sub_plan_id=row.pk, **unit)
    with pytest.raises(Refused, match="chờ Ban Xây dựng Đảng"):
        save(running, cast.cell_one, unit)
    with pytest.raises(Refused) as refused:
        deeds.return_sub_plan(sub_plan_id=row.pk, reason=" ", **board)
    assert refused.value.field == "reason"
    deeds.return_sub_plan(sub_plan_id=row.pk, reason="Chưa nêu ai phụ trách", **board)
    save(running, cast.cell_one, unit, {(ADMISSIONS, None): 3})
    deeds.submit_sub_plan(sub_plan_id=row.pk, **unit)
    deeds.approve_sub_plan(sub_plan_id=row.pk, **board)
    page = sub_plan_page(cast.scope("board"), running, cast.cell_one, 2026, TODAY)
    assert page.status == SubPlanStatus.APPROVED
    assert [(step.status, step.reason) for step in page.steps] == [
        ("submitted", ""),
        ("returned", "Chưa nêu ai phụ trách"),
        ("submitted", ""),
        ("approved", ""),
    ]
    assert page.values == {("admissions", None): 3}


@pytest.mark.parametrize(
    ("values", "measures", "field"),
    [
        ({}, "Việc", "admissions"),
        ({(ADMISSIONS, None): 2}, "", "measures"),
        ({(ADMISSIONS, None): 2, (ADMISSIONS, 1): 1, (ADMISSIONS, 2): 2}, "Việc", "admissions"),
    ],
)
def test_what_is_missing_is_named_before_sending(cast, running, unit, values, measures, field):
    row = save(running, cast.cell_one, unit, values, measures)
    with pytest.raises(Refused) as refused:
        deeds.submit_sub_plan(sub_plan_id=row.pk, **unit)
    assert refused.value.field == field


def test_a_unit_writes_for_nobody_else(cast, running, unit):
    with pytest.raises(Unit.DoesNotExist):
        save(running, cast.cell_two, unit)
    row = plan.sub_plan(running, cast.cell_two)
    with pytest.raises(SubPlan.DoesNotExist):
        deeds.submit_sub_plan(sub_plan_id=row.pk, **unit)


def test_only_years_and_plans_in_force_are_written_for(cast, running, unit):
    with pytest.raises(Refused) as refused:
        save(running, cast.cell_one, unit, year=2031)
    assert refused.value.field == "year"
    draft = plan.plan(cast.commune, PlanStatus.DRAFT)
    with pytest.raises(Refused):
        save(draft, cast.cell_one, unit)


def test_a_page_is_prefilled_from_the_allocation(cast, running):
    targets = plan.seed_targets(running)
    plan.allocation(targets["admissions"], cast.cell_one, value=2)
    plan.allocation(targets["admissions"], cast.cell_one, value=1, quarter=1)
    page = sub_plan_page(cast.scope("secretary_one"), running, cast.cell_one, 2026, TODAY)
    assert (page.owed["admissions"].value, page.owed["trainees"].value) == (2, 5)
    assert page.quarters_given == {("admissions", 1): 1}
    assert (page.sub_plan, page.open) == (None, True)


def test_the_list_tells_where_each_unit_stands(cast, running, unit, django_assert_num_queries):
    row = save(running, cast.cell_one, unit)
    deeds.submit_sub_plan(sub_plan_id=row.pk, **unit)
    with django_assert_num_queries(3):
        lines = sub_plans(cast.scope("board"), running, 2026, TODAY)
    assert [(line.unit, line.admissions) for line in lines] == [
        (cast.cell_one, 2),
        (cast.cell_two, None),
        (cast.grassroots, None),
    ]
    assert counts(lines) == {"draft": 2, "submitted": 1, "returned": 0, "approved": 0}
    for number in range(30):
        organization.unit(f"Chi bộ thử nghiệm {number}", parent=cast.commune)
    with django_assert_num_queries(3):
        assert len(sub_plans(cast.scope("board"), running, 2026, TODAY)) == 33
    assert [line.unit for line in sub_plans(cast.scope("secretary_one"), running, 2026, TODAY)] == [cast.cell_one]
