"""A unit's own plan: written and sent by the unit, returned with a reason or approved by the board."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from taonguon.audit import labels as audit_labels
from taonguon.audit.actions import record
from taonguon.common.clock import now
from taonguon.common.refusal import Refused
from taonguon.common.text import normalise
from taonguon.organization.labels import PARTY_KINDS
from taonguon.organization.models import Unit
from taonguon.plan.labels import Indicator, PlanStatus, SubPlanStatus
from taonguon.plan.models import Plan, SubPlan, SubPlanStep, SubPlanTarget
from taonguon.rules.access import Scope

audit_labels.register(
    {
        "sub_plan.saved": "Viết kế hoạch của đơn vị",
        "sub_plan.submitted": "Gửi kế hoạch của đơn vị",
        "sub_plan.returned": "Trả lại kế hoạch của đơn vị",
        "sub_plan.approved": "Duyệt kế hoạch của đơn vị",
    }
)

_OPEN = frozenset({SubPlanStatus.DRAFT, SubPlanStatus.RETURNED})


@transaction.atomic
def save_sub_plan(
    *,
    plan_id: int,
    unit_id: int,
    year: int,
    measures: str,
    values: Mapping[tuple[Indicator, int | None], int | None],
    actor: Any,
    scope: Scope,
) -> SubPlan:
    """Keep a unit's plan while it is being written. None takes a figure away."""
    plan = Plan.objects.in_scope(scope).get(pk=plan_id)
    unit = Unit.objects.in_scope(scope).select_for_update().get(pk=unit_id)
    if plan.status != PlanStatus.ACTIVE:
        raise Refused("Chỉ viết kế hoạch đơn vị cho kế hoạch đang thực hiện.")
    if unit.kind not in PARTY_KINDS or not unit.path.startswith(plan.unit_path):
        raise Refused("Kế hoạch đơn vị thuộc về đảng bộ, chi bộ của đảng bộ xã này.")
    if year not in plan.years:
        raise Refused(
            f"Kế hoạch này không có năm {year}: chọn từ {plan.period_from} đến {plan.period_to}.", field="year"
        )
    row = SubPlan.objects.filter(plan=plan, unit=unit, year=year).first() or SubPlan(
        plan=plan, unit=unit, year=year
    )
    if row.status not in _OPEN:
        raise Refused("Kế hoạch đã gửi: chờ Ban Xây dựng Đảng duyệt hoặc trả lại rồi sửa tiếp.")
    row.measures = measures.strip()
    row.save()
    row.targets.all().delete()
    SubPlanTarget.objects.bulk_create(
        SubPlanTarget(sub_plan=row, indicator=Indicator(indicator).value, quarter=quarter, value=value)
        for (indicator, quarter), value in values.items()
        if value is not None
    )
    figures = {f"{one}-{part or 'year'}": value for (one, part), value in values.items()}
    record(
        verb="sub_plan.saved", target=row, actor=actor, scope=scope, unit_path=unit.path,
        detail={"year": year, "figures": figures},
    )  # fmt: skip
    return row


def _step(row: SubPlan, status: SubPlanStatus, *, actor: Any, scope: Scope, reason: str = "") -> SubPlan:
    row.status = status.value
    row.save(update_fields=["status", "submitted_at", "return_reason", "updated_at"])
    SubPlanStep.objects.create(sub_plan=row, status=status.value, at=now(), by=actor, reason=reason)
    record(
        verb=f"sub_plan.{status.value}", target=row, actor=actor, scope=scope, unit_path=row.unit.path,
        detail={"unit": row.unit.name, "year": row.year, "reason": reason},
    )  # fmt: skip
    return row


def _locked(sub_plan_id: int, scope: Scope) -> SubPlan:
    return (
        SubPlan.objects.in_scope(scope)
        .select_related("unit", "plan")
        .select_for_update(of=("self",))
        .get(pk=sub_plan_id)
    )


@transaction.atomic
def submit_sub_plan(*, sub_plan_id: int, actor: Any, scope: Scope) -> SubPlan:
    """Send it to the board: the year's admissions and the measures must be said; quarters must add up."""
    row = _locked(sub_plan_id, scope)
    if row.status not in _OPEN:
        raise Refused("Kế hoạch đã gửi rồi.")
    values = {(one.indicator, one.quarter): one.value for one in row.targets.order_by("pk")}
    if (Indicator.ADMISSIONS.value, None) not in values:
        raise Refused("Ghi số người dự kiến kết nạp cả năm; ghi 0 nếu chưa có nguồn.", field="admissions")
    if not row.measures:
        raise Refused("Ghi nhiệm vụ, giải pháp của đơn vị.", field="measures")
    for indicator in (Indicator.ADMISSIONS, Indicator.TRAINEES):
        quarters = [values[indicator.value, part] for part in range(1, 5) if (indicator.value, part) in values]
        year = values.get((indicator.value, None))
        if quarters and year is not None and sum(quarters) != year:
            raise Refused(
                f"Bốn quý cộng được {sum(quarters)}, cả năm ghi {year}: sửa cho khớp.", field=indicator.value
            )
    row.submitted_at, row.return_reason = now(), ""
    return _step(row, SubPlanStatus.SUBMITTED, actor=actor, scope=scope)


@transaction.atomic
def return_sub_plan(*, sub_plan_id: int, reason: str, actor: Any, scope: Scope) -> SubPlan:
    row = _locked(sub_plan_id, scope)
    if row.status not in {SubPlanStatus.SUBMITTED, SubPlanStatus.APPROVED}:
        raise Refused("Chỉ trả lại kế hoạch đã gửi.")
    if not reason.strip():
        raise Refused("Ghi lý do trả lại để đơn vị biết sửa gì.", field="reason")
    row.return_reason = normalise(reason)
    return _step(row, SubPlanStatus.RETURNED, actor=actor, scope=scope, reason=row.return_reason)


@transaction.atomic
def approve_sub_plan(*, sub_plan_id: int, actor: Any, scope: Scope) -> SubPlan:
    row = _locked(sub_plan_id, scope)
    if row.status != SubPlanStatus.SUBMITTED:
        raise Refused("Chỉ duyệt được kế hoạch đơn vị đã gửi.")
    return _step(row, SubPlanStatus.APPROVED, actor=actor, scope=scope)
