"""The life of a plan, changes of its targets by a document, contradictions that are settled."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from taonguon.audit.models import AuditEntry
from taonguon.common.refusal import Refused
from taonguon.plan import queries
from taonguon.plan.actions import plans as deeds
from taonguon.plan.actions import targets as target_deeds
from taonguon.plan.labels import Choice, PlanStatus, TargetStatus
from taonguon.plan.models import Plan, Target
from taonguon.plan.queries import Facts, plan_findings
from taonguon.plan.shapes import Proposal, reading_of
from tests.factories import plan as make
from tests.plan.shapes import shape

TODAY = date(2026, 11, 24)
HEAD = {"title": "Kế hoạch thử nghiệm", "period_from": 2025, "period_to": 2030}


@pytest.fixture
def who(cast):
    return {"actor": cast.user("board"), "scope": cast.scope("board")}


@pytest.fixture
def leader(cast):
    return {"actor": cast.user("standing_committee"), "scope": cast.scope("standing_committee")}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": "  "}, "title"),
        ({"period_from": None}, "period_from"),
        ({"period_from": 2031}, "period_to"),
    ],
)
def test_a_head_that_says_too_little_is_refused(who, changes, field):
    with pytest.raises(Refused) as refused:
        deeds.create_plan(head={**HEAD, **changes}, proposals=[], **who)
    assert refused.value.field == field
    assert not Plan.objects.exists()


def test_two_active_plans_never_overlap(cast, who, leader):
    make.plan(cast.commune)
    draft = deeds.create_plan(head={**HEAD, "period_from": 2029, "period_to": 2034}, proposals=[], **who)
    with pytest.raises(Refused, match="Đang thực hiện"):
        deeds.activate(plan_id=draft.pk, **leader)
    deeds.activate(plan_id=draft.pk, replace_running=True, **leader)
    assert {one.status for one in Plan.objects.all()} == {PlanStatus.ACTIVE, PlanStatus.REPLACED}
    with pytest.raises(IntegrityError), transaction.atomic():
        make.plan(cast.commune, period_from=2029)


def test_a_head_is_corrected_with_old_and_new_kept(cast, who):
    plan = make.plan(cast.commune)
    deeds.correct_head(plan_id=plan.pk, values={"doc_number": "06-KH/ĐU"}, **who)
    entry = AuditEntry.objects.get(verb="plan.corrected")
    assert entry.detail == {"before": {"doc_number": "05-KH/ĐU"}, "after": {"doc_number": "06-KH/ĐU"}}


def test_a_plan_is_not_moved_over_another(cast, who):
    make.plan(cast.commune)
    other = make.plan(cast.commune, period_from=2020, period_to=2024)
    with pytest.raises(Refused) as refused:
        deeds.correct_head(plan_id=other.pk, values={"period_to": 2026}, **who)
    assert refused.value.field == "period_from"


def test_a_plan_ends_when_its_years_are_over(cast, leader):
    plan = make.plan(cast.commune)
    with pytest.raises(Refused):
        deeds.archive(plan_id=plan.pk, today=TODAY, **leader)
    assert deeds.archive(plan_id=plan.pk, today=date(2031, 1, 2), **leader).status == PlanStatus.ARCHIVED


def test_a_target_is_typed_into_a_draft_and_dropped(cast, who):
    plan = make.plan(cast.commune, PlanStatus.DRAFT)
    row = target_deeds.add_target(plan_id=plan.pk, proposal=Proposal(shape(value=45)), **who)
    assert list(plan.targets.all()) == [row]
    target_deeds.drop_target(target_id=row.pk, **who)
    assert not plan.targets.exists()


def test_a_typed_part_is_linked_to_its_whole(cast, who):
    plan = make.plan(cast.commune, PlanStatus.DRAFT)
    whole = make.target(plan, value=55)
    part = shape(id="t0", op="eq", value=12, group="workers", part_of=f"t{whole.pk}")
    row = target_deeds.add_target(plan_id=plan.pk, proposal=Proposal(part), **who)
    row.refresh_from_db()
    assert row.part_of == whole
    with pytest.raises(Refused):
        target_deeds.drop_target(target_id=whole.pk, **who)


def test_a_running_plan_is_changed_by_a_document_only(cast, who):
    plan = make.plan(cast.commune)
    row = make.target(plan)
    with pytest.raises(Refused):
        target_deeds.add_target(plan_id=plan.pk, proposal=Proposal(shape(value=45)), **who)
    with pytest.raises(Refused):
        target_deeds.drop_target(target_id=row.pk, **who)
    for missing in ("document_number", "reason"):
        facts = {"document_number": "9-KL/ĐU", "reason": "Sáp nhập thôn", missing: " "}
        with pytest.raises(Refused) as refused:
            target_deeds.request_change(
                plan_id=plan.pk, target_id=row.pk, proposal=Proposal(shape(value=44)), **facts, **who
            )
        assert refused.value.field == missing


@pytest.fixture
def change(cast, who):
    plan = make.plan(cast.commune)
    row = make.target(plan, value=50)
    make.allocation(row, cast.cell_one, value=2)
    return target_deeds.request_change(
        plan_id=plan.pk, target_id=row.pk, proposal=Proposal(shape(value=44)), document_number="9-KL/ĐU",
        reason="Sáp nhập thôn", **who,
    )  # fmt: skip


def test_nothing_changes_until_the_committee_decides(change):
    assert [row.value for row in queries.targets_in_force(change.plan, TODAY)] == [50]
    [line] = queries.change_lines(change.plan)
    assert (line.waiting, line.before, line.after) == (
        True,
        "Kết nạp từ 50 đảng viên trở lên mỗi năm, toàn Đảng bộ",
        "Kết nạp từ 44 đảng viên trở lên mỗi năm, toàn Đảng bộ",
    )


def test_an_approved_change_binds_from_its_day(cast, change, leader):
    target_deeds.decide_change(target_id=change.pk, approve=True, on=date(2026, 12, 1), **leader)
    plan = change.plan
    assert [row.value for row in queries.targets_in_force(plan, TODAY)] == [50]
    assert [row.value for row in queries.targets_in_force(plan, date(2026, 12, 1))] == [44]
    old = Target.objects.get(status=TargetStatus.CHANGED)
    assert old.valid_to == date(2026, 11, 30)
    assert queries.unit_targets(cast.cell_one, plan, 2026, TODAY)["admissions"].value == 2


def test_a_refused_change_leaves_the_old_target(change, leader):
    target_deeds.decide_change(target_id=change.pk, approve=False, on=TODAY, **leader)
    assert [row.value for row in queries.targets_in_force(change.plan, TODAY)] == [50]
    with pytest.raises(Refused):
        target_deeds.decide_change(target_id=change.pk, approve=True, on=TODAY, **leader)


def test_one_change_waits_at_a_time(change, who):
    with pytest.raises(Refused, match="chờ duyệt"):
        target_deeds.request_change(
            plan_id=change.plan_id, target_id=change.replaces_id, proposal=Proposal(shape(value=40)),
            document_number="10-KL/ĐU", reason="Khác", **who,
        )  # fmt: skip


def test_a_new_target_of_a_running_plan_waits_too(cast, who, leader):
    plan = make.plan(cast.commune)
    row = target_deeds.request_change(
        plan_id=plan.pk, proposal=Proposal(shape(indicator="trainees", value=60)), document_number="9-KL/ĐU",
        reason="Bổ sung", **who,
    )  # fmt: skip
    assert not queries.targets_in_force(plan, TODAY).exists()
    target_deeds.decide_change(target_id=row.pk, approve=True, on=TODAY, **leader)
    assert list(queries.targets_in_force(plan, TODAY)) == [row]


def test_a_choice_is_kept_with_its_arithmetic(cast, who):
    plan = make.plan(cast.commune)
    targets = make.seed_targets(plan)
    found = plan_findings(plan, Facts(), TODAY)
    assert [one.message for one in found] == [
        "3 đơn vị × 5 = 15, chưa đủ chỉ tiêu chung 60 (thiếu 45).",
        "3 đơn vị × 3 = 9, chưa đủ chỉ tiêu chung 45 (thiếu 36).",
    ]
    finding = found[1]
    with pytest.raises(Refused) as refused:
        deeds.settle_contradiction(
            plan_id=plan.pk, key=finding.key, message=finding.message, choice=Choice.KEEP, reason="", **who
        )
    assert refused.value.field == "reason"
    deeds.settle_contradiction(
        plan_id=plan.pk, key=finding.key, message=finding.message, choice=Choice.KEEP, reason="Phấn đấu", **who
    )
    again = plan_findings(plan, Facts(), TODAY)[1]
    assert (again.choice, again.reason, again.outdated, again.choice_label) == (
        "keep", "Phấn đấu", False, "Giữ nguyên cả hai mức",
    )  # fmt: skip
    targets["admissions"].value = 60
    targets["admissions"].save()
    assert plan_findings(plan, Facts(), TODAY)[1].outdated


def test_unanswered_doubts_stay_with_the_target(cast, who):
    plan = make.plan(cast.commune, PlanStatus.DRAFT)
    target = replace(shape(op="eq", value=40, per=None), doubts=("period not stated",))
    row = target_deeds.add_target(plan_id=plan.pk, proposal=Proposal(target), **who)
    assert not row.answered
    assert reading_of(Target.objects.with_parts().get(pk=row.pk)).doubts == ("period not stated",)
