"""The grid, a fair proposal, and the way of an allocation to approval and revision."""

from datetime import date

import pytest

from taonguon.audit.models import AuditEntry
from taonguon.common.refusal import Refused
from taonguon.organization.models import Exemption, Unit
from taonguon.plan.actions import allocation as deeds
from taonguon.plan.labels import AllocationStatus, RevisionStatus, RoundStatus
from taonguon.plan.models import Allocation, AllocationRound
from taonguon.plan.queries.fair_share import Method, reason_text
from taonguon.progress.planning import allocation_page, committee_facts, factors_of, reasons_for
from tests.factories import organization, people, plan
from tests.factories.organization import START

TODAY = date(2026, 11, 24)


@pytest.fixture
def who(cast):
    return {"actor": cast.user("board"), "scope": cast.scope("board")}


@pytest.fixture
def leader(cast):
    return {"actor": cast.user("standing_committee"), "scope": cast.scope("standing_committee")}


@pytest.fixture
def targets(cast):
    return plan.seed_targets(plan.plan(cast.commune))


@pytest.fixture
def target(targets):
    return targets["admissions"]


def page(cast, target, who="board", **asked):
    return allocation_page(target.plan, TODAY, cast.scope(who), target_id=target.pk, **asked)


def save(target, values, who, **more):
    return deeds.save_allocation(target_id=target.pk, values=values, today=TODAY, **who, **more)


def all_units(cast, *figures, year=2026):
    units = (cast.cell_one, cast.cell_two, cast.grassroots)
    return {(unit.pk, year, None): figure for unit, figure in zip(units, figures, strict=True)}


def test_the_grid_holds_direct_units_years_and_sums(cast, target, who):
    save(target, all_units(cast, 3, 2, 41), who)
    grid = page(cast, target).grid
    assert [row.unit for row in grid.rows] == [cast.cell_one, cast.cell_two, cast.grassroots]
    assert [column.year for column in grid.columns] == [2026, 2027, 2028, 2029, 2030]
    assert [(foot.allocated, foot.difference, foot.floors, foot.unknown) for foot in grid.feet[:2]] == [
        (46, 1, 9, 0),
        (0, -45, 9, 3),
    ]
    assert [row.cells[0].low for row in grid.rows] == [False, True, False]
    assert grid.below_floor == 1


def test_an_exempt_unit_keeps_its_row_without_boxes(cast, target, who):
    Exemption.objects.create(
        unit=cast.cell_two, indicator="admissions", valid_from=START, reason="100% cán bộ là đảng viên"
    )
    assert save(target, all_units(cast, 3, 2, 4), who) == 2
    grid = page(cast, target).grid
    assert [row.exemption.reason if row.exemption else None for row in grid.rows] == [
        None,
        "100% cán bộ là đảng viên",
        None,
    ]
    assert (grid.bound, grid.feet[0].allocated, grid.feet[0].floors) == (2, 7, 6)


def test_a_unit_sees_its_own_row(cast, target):
    assert [row.unit for row in page(cast, target, "secretary_one").grid.rows] == [cast.cell_one]


def test_a_fair_share_rests_on_people_pool_and_past(cast, target):
    Unit.objects.filter(pk=cast.cell_one.pk).update(non_members=300)
    Unit.objects.filter(pk=cast.cell_two.pk).update(non_members=100)
    for _ in range(3):
        people.candidate(cast.cell_two)
    people.candidate(cast.inner_cell)
    units = list(Unit.objects.direct_units(cast.commune.path).order_by("pk"))
    factors = factors_of(cast.commune.path, units, TODAY)
    assert factors["pool"] == {cast.cell_one.pk: 0, cast.cell_two.pk: 3, cast.grassroots.pk: 1}
    assert factors["non_members"] == {cast.cell_one.pk: 300, cast.cell_two.pk: 100, cast.grassroots.pk: None}
    shown = page(cast, target, method=Method.FIGURES)
    # shares: 3/4 and 0; 1/4 and 3/4; 1/4 of the pool alone → means 0.375, 0.5, 0.25 of 1.125
    assert [row.cells[0].value for row in shown.grid.rows] == [15, 20, 10]
    assert [foot.allocated for foot in shown.grid.feet] == [45] * 5
    reason = shown.proposal.reasons[cast.cell_two.pk, 2026, None]
    assert reason_text(reason) == (
        "100 người 18-60 tuổi chưa vào Đảng, 3 người trong nguồn, 3 năm qua kết nạp 0 người. "
        "Phần chia công bằng: 20 người một năm."
    )


def test_nobody_is_given_more_people_than_there_are(cast, target):
    Unit.objects.filter(pk__in=[cast.cell_one.pk, cast.cell_two.pk]).update(non_members=10)
    Unit.objects.filter(pk=cast.grassroots.pk).update(non_members=4)
    shown = page(cast, target, method=Method.EQUAL)
    assert [row.cells[0].value for row in shown.grid.rows] == [10, 10, 4]
    assert shown.proposal.left == 21


def test_floors_are_kept_when_asked(cast, target):
    target.value = 5
    target.save()
    assert [row.cells[0].value for row in page(cast, target, method=Method.EQUAL).grid.rows] == [2, 2, 1]
    kept = page(cast, target, method=Method.EQUAL, keep_floors=True)
    assert ([row.cells[0].value for row in kept.grid.rows], kept.proposal.over) == ([3, 3, 3], 4)


def test_reasons_are_kept_for_figures_taken_from_the_proposal(cast, target, who):
    shown = page(cast, target, method=Method.EQUAL)
    values = {**all_units(cast, 15, 14, 16)}
    reasons = reasons_for(shown.grid, values, Method.EQUAL, keep_floors=False)
    save(target, values, who, reasons=reasons)
    kept = {row.unit_id: bool(row.reason) for row in Allocation.objects.all()}
    assert kept == {cast.cell_one.pk: True, cast.cell_two.pk: False, cast.grassroots.pk: False}


def test_an_emptied_box_takes_the_figure_away(cast, target, who):
    save(target, all_units(cast, 3, 2, 4), who)
    assert save(target, all_units(cast, 3, None, 5), who) == 2
    assert sorted(Allocation.objects.values_list("value", flat=True)) == [3, 5]
    assert AuditEntry.objects.filter(verb="allocation.saved").count() == 2


def test_figures_of_strangers_and_other_years_are_left_out(cast, target, who):
    values = {(cast.stranger_cell.pk, 2026, None): 3, (cast.cell_one.pk, 2031, None): 3}
    assert save(target, values, who) == 0


def test_units_without_a_figure_are_named(cast, target, who):
    save(target, all_units(cast, 3, None, 4), who)
    with pytest.raises(Refused, match="Năm 2026 còn 1 đơn vị chưa có số: Chi bộ thôn 2"):
        deeds.submit_round(target_id=target.pk, year=2026, today=TODAY, **who)


@pytest.fixture
def submitted(cast, target, who):
    save(target, all_units(cast, 3, 2, 40), who)
    return deeds.submit_round(target_id=target.pk, year=2026, today=TODAY, **who)


def test_a_submitted_year_is_closed_to_typing(cast, target, who, submitted):
    assert save(target, all_units(cast, 9, 9, 9), who) == 0
    assert [column.locked for column in page(cast, target).grid.columns] == [True, False, False, False, False]


def test_a_returned_year_opens_again(cast, target, who, leader, submitted):
    with pytest.raises(Refused):
        deeds.return_round(round_id=submitted.pk, reason=" ", **leader)
    row = deeds.return_round(round_id=submitted.pk, reason="Chưa đủ 45", **leader)
    assert (row.status, row.return_reason) == (RoundStatus.DRAFT, "Chưa đủ 45")
    assert save(target, all_units(cast, 4, 2, 40), who) == 1


def test_an_approved_year_is_what_units_owe(cast, target, leader, submitted):
    with pytest.raises(Refused) as refused:
        deeds.approve_round(round_id=submitted.pk, on=TODAY, document_number="", **leader)
    assert refused.value.field == "document_number"
    row = deeds.approve_round(round_id=submitted.pk, on=TODAY, document_number="31-QĐ/ĐU", **leader)
    assert (row.status, row.approved_on, row.document_number) == (RoundStatus.APPROVED, TODAY, "31-QĐ/ĐU")
    assert set(Allocation.objects.values_list("status", flat=True)) == {AllocationStatus.APPROVED}
    with pytest.raises(Refused):
        deeds.approve_round(round_id=submitted.pk, on=TODAY, document_number="31-QĐ/ĐU", **leader)


@pytest.fixture
def approved(submitted, leader):
    return deeds.approve_round(round_id=submitted.pk, on=TODAY, document_number="31-QĐ/ĐU", **leader)


def ask(cast, target, who, value=1, **more):
    facts = {"document_number": "40-TTr/BXDĐ", "reason": "Hai người chuyển đi", **more}
    return deeds.ask_revision(
        target_id=target.pk, unit_id=cast.cell_one.pk, year=2026, new_value=value, **facts, **who
    )


def test_a_revision_keeps_old_new_document_and_reason(cast, target, who, leader, approved):
    revision = ask(cast, target, who)
    assert (revision.old_value, revision.new_value, revision.document_number, revision.reason) == (
        3,
        1,
        "40-TTr/BXDĐ",
        "Hai người chuyển đi",
    )
    revision.allocation.refresh_from_db()
    assert revision.allocation.value == 3
    deeds.decide_revision(revision_id=revision.pk, approve=True, on=TODAY, **leader)
    revision.allocation.refresh_from_db()
    assert revision.allocation.value == 1


def test_a_refused_revision_changes_nothing(cast, target, who, leader, approved):
    revision = ask(cast, target, who)
    done = deeds.decide_revision(revision_id=revision.pk, approve=False, on=TODAY, **leader)
    done.allocation.refresh_from_db()
    assert (done.status, done.allocation.value) == (RevisionStatus.REFUSED, 3)
    with pytest.raises(Refused):
        deeds.decide_revision(revision_id=revision.pk, approve=True, on=TODAY, **leader)


@pytest.mark.parametrize(
    ("given", "field"),
    [({"document_number": " "}, "document_number"), ({"reason": ""}, "reason"), ({"value": 3}, "new_value")],
)
def test_a_revision_without_its_grounds_is_refused(cast, target, who, approved, given, field):
    with pytest.raises(Refused) as refused:
        ask(cast, target, who, **given)
    assert refused.value.field == field


def test_one_revision_waits_at_a_time(cast, target, who, approved):
    ask(cast, target, who)
    with pytest.raises(Refused, match="chờ duyệt"):
        ask(cast, target, who, value=2)


def test_a_draft_year_is_corrected_in_the_grid(cast, target, who):
    with pytest.raises(Refused, match="chưa duyệt"):
        ask(cast, target, who)


def test_quarters_are_spread_and_compared_with_the_year(cast, target, who, approved):
    shown = page(cast, target, quarterly=2026, method=Method.EQUAL)
    assert [cell.value for cell in shown.grid.rows[0].cells] == [1, 1, 1, 0]
    save(target, {(cast.cell_one.pk, 2026, quarter): 1 for quarter in (1, 2, 3, 4)}, who)
    row = page(cast, target, quarterly=2026).grid.rows[0]
    assert (row.yearly, row.total, row.off_by) == (3, 4, 1)


def test_the_grid_costs_the_same_for_one_unit_and_many(cast, target, django_assert_num_queries):
    with django_assert_num_queries(13):
        page(cast, target)
    for number in range(30):
        organization.unit(f"Chi bộ thử nghiệm {number}", parent=cast.commune)
    with django_assert_num_queries(13):
        page(cast, target)


def test_facts_are_unknown_until_the_roll_reaches_back(cast):
    assert committee_facts(cast.commune.path, TODAY).members is None
    people.member(cast.cell_one)
    facts = committee_facts(cast.commune.path, date(2025, 12, 1))
    assert (facts.members, facts.leaving_per_year) == (1, None)
    facts = committee_facts(cast.commune.path, TODAY)
    assert (facts.members, facts.leaving_per_year) == (1, 0)


def test_a_stranger_cannot_approve(cast, submitted):
    with pytest.raises(AllocationRound.DoesNotExist):
        deeds.approve_round(
            round_id=submitted.pk,
            on=TODAY,
            document_number="1-QĐ/ĐU",
            actor=cast.user("stranger"),
            scope=cast.scope("stranger"),
        )
