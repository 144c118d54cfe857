"""What a unit owes, and why; and the choice of the plan in force."""

from datetime import date

import pytest

from taonguon.organization.models import Exemption
from taonguon.plan import queries
from taonguon.plan.labels import (
    AllocationStatus,
    Indicator,
    Origin,
    Per,
    PlanStatus,
    Source,
    TargetScope,
    TargetStatus,
)
from taonguon.plan.models import TargetQuota, TargetSchedule
from tests.factories import organization, plan
from tests.factories.organization import Block, Kind

TODAY = date(2026, 11, 24)


@pytest.fixture
def running(cast):
    return plan.plan(cast.commune)


def owed(unit, running, year=2026, indicator="admissions"):
    requirement = queries.unit_targets(unit, running, year, TODAY).get(indicator)
    return (requirement.value, requirement.source, requirement.floor) if requirement else None


def test_a_floor_binds_the_direct_units(cast, running):
    plan.seed_targets(running)
    assert owed(cast.cell_one, running) == (3, Source.FLOOR, 3)
    assert owed(cast.grassroots, running) == (3, Source.FLOOR, 3)
    assert owed(cast.inner_cell, running) == (None, Source.NONE, None)


def test_a_floor_for_every_cell_binds_a_committee_once_a_cell(cast, running):
    plan.seed_targets(running)
    organization.unit("Chi bộ Công an số 2", Kind.CELL, cast.grassroots)
    assert owed(cast.cell_one, running, indicator="trainees") == (5, Source.FLOOR, 5)
    assert owed(cast.grassroots, running, indicator="trainees") == (10, Source.FLOOR, 10)


def test_an_approved_allocation_comes_before_the_floor(cast, running):
    targets = plan.seed_targets(running)
    plan.allocation(targets["admissions"], cast.cell_one, value=1)
    plan.allocation(targets["admissions"], cast.cell_two, value=9, status=AllocationStatus.PROPOSED)
    assert owed(cast.cell_one, running) == (1, Source.ALLOCATION, 3)
    assert owed(cast.cell_two, running) == (3, Source.FLOOR, 3)
    assert owed(cast.cell_one, running, year=2027) == (3, Source.FLOOR, 3)


def test_quarters_do_not_enter_the_year(cast, running):
    targets = plan.seed_targets(running)
    plan.allocation(targets["admissions"], cast.cell_one, value=4)
    plan.allocation(targets["admissions"], cast.cell_one, value=1, quarter=1)
    assert owed(cast.cell_one, running) == (4, Source.ALLOCATION, 3)


def test_an_exempt_unit_owes_nothing_known(cast, running):
    targets = plan.seed_targets(running)
    plan.allocation(targets["admissions"], cast.cell_one, value=4)
    Exemption.objects.create(
        unit=cast.cell_one,
        indicator="admissions",
        valid_from=date(2026, 1, 1),
        valid_to=date(2026, 12, 31),
        reason="100% là đảng viên",
    )
    requirement = queries.unit_targets(cast.cell_one, running, 2026, TODAY)["admissions"]
    assert (requirement.value, requirement.source, requirement.exemption.reason) == (
        None,
        Source.EXEMPT,
        "100% là đảng viên",
    )
    assert owed(cast.cell_one, running, year=2027) == (3, Source.FLOOR, 3)
    assert owed(cast.cell_one, running, indicator="trainees") == (5, Source.FLOOR, 5)


def test_a_named_unit_and_a_quota_come_before_the_floor(cast, running):
    plan.seed_targets(running)
    named = plan.target(running, value=7, scope=TargetScope.NAMED_UNITS)
    named.named_units.set([cast.cell_two])
    table = plan.target(running, value=None)
    TargetQuota.objects.create(target=table, unit=cast.cell_one, unit_name="Chi bộ thôn 1", value=6)
    assert owed(cast.cell_one, running) == (6, Source.TEXT, 3)
    assert owed(cast.cell_two, running) == (7, Source.TEXT, 3)


def test_several_named_units_share_an_unknown_part(cast, running):
    named = plan.target(running, value=7, scope=TargetScope.NAMED_UNITS)
    named.named_units.set([cast.cell_one, cast.cell_two])
    assert owed(cast.cell_one, running) == (None, Source.NONE, None)


def test_units_of_a_type_are_known_by_block_and_kind(cast, running):
    each = TargetScope.EACH_UNIT_OF_TYPE
    plan.target(running, value=2, scope=each, unit_block=Block.POLICE, unit_kind=Kind.CELL)
    plan.target(running, value=9, scope=each, scope_filter="nơi có hơn 60 lao động")
    assert owed(cast.inner_cell, running) == (2, Source.FLOOR, 2)
    assert owed(cast.grassroots, running) == (None, Source.NONE, None)
    assert owed(cast.cell_one, running) == (None, Source.NONE, None)


@pytest.mark.parametrize(
    ("per", "value"),
    [
        (Per.YEAR, 2),
        (Per.HALF_YEAR, 4),
        (Per.QUARTER, 8),
        (Per.MONTH, 24),
        (Per.TERM, None),
        (Per.TWO_YEARS, None),
        (None, None),
    ],
)
def test_a_year_holds_so_many_periods(cast, running, per, value):
    plan.target(running, value=2, scope=TargetScope.EACH_CELL, per=per)
    assert owed(cast.cell_one, running) == ((value, Source.FLOOR, value) if value else (None, Source.NONE, None))


def test_a_schedule_gives_each_year_its_own(cast, running):
    row = plan.target(running, value=None, scope=TargetScope.EACH_CELL)
    TargetSchedule.objects.create(target=row, year=2026, value=2)
    TargetSchedule.objects.create(target=row, year=2027, value=4)
    assert [owed(cast.cell_one, running, year)[0] for year in (2026, 2027, 2028)] == [2, 4, None]


def test_what_is_cited_or_of_a_group_binds_nobody(cast, running):
    plan.target(running, value=5, scope=TargetScope.EACH_CELL, origin=Origin.CITED)
    plan.target(running, value=2, scope=TargetScope.EACH_CELL, group="women")
    assert owed(cast.cell_one, running) is None


def test_the_queries_do_not_grow_with_the_units(cast, running, django_assert_num_queries):
    plan.seed_targets(running)
    units = [cast.cell_one]
    for number in range(30):
        units.append(organization.unit(f"Chi bộ thử nghiệm {number}", Kind.CELL, cast.commune))
    for count in (1, 30):
        with django_assert_num_queries(8):  # targets, three parts, named units, cells, exemptions, allocations
            assert len(queries.requirements(running, units[:count], 2026, TODAY)) == count


def test_the_active_plan_covers_the_year(cast, running):
    plan.plan(cast.commune, PlanStatus.DRAFT)
    old = plan.plan(cast.commune, PlanStatus.ACTIVE, period_from=2020, period_to=2024)
    plan.plan(cast.other_commune)
    assert queries.active_plan(cast.commune.pk, 2026) == running
    assert queries.active_plan(cast.commune.pk, 2024) == old
    assert queries.active_plan(cast.commune.pk, 2031) is None


def test_targets_in_force_follow_their_days(cast, running):
    old = plan.target(running, value=50, status=TargetStatus.CHANGED, valid_to=date(2026, 6, 30))
    new = plan.target(running, value=44, replaces=old, valid_from=date(2026, 7, 1))
    plan.target(running, value=40, replaces=new, status=TargetStatus.UNDER_REQUEST)
    plan.target(running, Indicator.TRAINEES, 60, status=TargetStatus.REFUSED)
    assert [row.value for row in queries.targets_in_force(running, date(2026, 6, 30))] == [50]
    assert [row.value for row in queries.targets_in_force(running, date(2026, 7, 1))] == [44]


def test_the_committees_targets_leave_floors_and_cited_ones_out(cast, running):
    targets = plan.seed_targets(running)
    plan.target(running, Indicator.ADMISSION_RATE, 3, origin=Origin.CITED)
    assert list(queries.committee_targets(running, TODAY)) == [
        targets["admissions"],
        targets["members"],
        targets["trainees"],
    ]


def test_a_unit_reads_the_plan_of_its_commune_and_no_other(cast, running):
    other = plan.plan(cast.other_commune)
    for who in ("board", "secretary_one", "office"):
        assert list(queries.plan_list(cast.scope(who))) == [running]
    assert list(queries.plan_list(cast.scope("stranger"))) == [other]
    assert set(queries.plan_list(cast.scope("province"))) == {running, other}
