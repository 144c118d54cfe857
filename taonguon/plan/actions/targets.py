"""Targets of a plan: typed into a draft, changed in a plan in force by a document and the standing committee."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction

from taonguon.audit import labels as audit_labels
from taonguon.audit.actions import record
from taonguon.common.refusal import Refused
from taonguon.common.text import normalise
from taonguon.plan.labels import PlanStatus, TargetStatus
from taonguon.plan.models import Plan, Target
from taonguon.plan.rows import write_targets
from taonguon.plan.shapes import Proposal, reading_of
from taonguon.plan.wording import describe
from taonguon.rules.access import Scope

audit_labels.register(
    {
        "target.added": "Thêm chỉ tiêu",
        "target.change_requested": "Đề nghị điều chỉnh chỉ tiêu",
        "target.change_approved": "Duyệt điều chỉnh chỉ tiêu",
        "target.change_refused": "Không duyệt điều chỉnh chỉ tiêu",
        "target.dropped": "Bỏ chỉ tiêu của dự thảo",
    }
)


@transaction.atomic
def add_target(*, plan_id: int, proposal: Proposal, actor: Any, scope: Scope) -> Target:
    """Type a target into a draft plan. A plan in force is changed by `request_change`, with its document."""
    plan = Plan.objects.in_scope(scope).select_for_update().get(pk=plan_id)
    if plan.status != PlanStatus.DRAFT:
        raise Refused("Kế hoạch đang thực hiện: ghi số văn bản và lý do để đề nghị điều chỉnh.")
    [row] = write_targets(plan, [proposal])
    record(
        verb="target.added", target=row, actor=actor, scope=scope, unit_path=plan.unit_path,
        detail={"plan": plan.title, "target": proposal.target.as_json()},
    )  # fmt: skip
    return row


@transaction.atomic
def drop_target(*, target_id: int, actor: Any, scope: Scope) -> None:
    """Take a target out of a draft plan."""
    row = Target.objects.in_scope(scope).select_related("plan").with_parts().get(pk=target_id)
    if row.plan.status != PlanStatus.DRAFT:
        raise Refused("Chỉ bỏ được chỉ tiêu của dự thảo; kế hoạch đang thực hiện thì đề nghị điều chỉnh.")
    if row.parts.exists() or row.allocations.exists():
        raise Refused("Chỉ tiêu này đã có phần chia hoặc phân bổ: bỏ các phần ấy trước.")
    record(
        verb="target.dropped", target=row, actor=actor, scope=scope, unit_path=row.plan.unit_path,
        detail={"target": reading_of(row).as_json()},
    )  # fmt: skip
    row.delete()


@transaction.atomic
def request_change(
    *,
    plan_id: int,
    proposal: Proposal,
    document_number: str,
    reason: str,
    actor: Any,
    scope: Scope,
    target_id: int | None = None,
) -> Target:
    """Ask for another value of a target (or, without `target_id`, for a new one) in a plan in force.

    Nothing changes until the standing committee decides (`decide_change`).
    """
    plan = Plan.objects.in_scope(scope).select_for_update().get(pk=plan_id)
    if plan.status != PlanStatus.ACTIVE:
        raise Refused("Chỉ đề nghị điều chỉnh kế hoạch đang thực hiện.")
    if not document_number.strip():
        raise Refused("Ghi số văn bản làm căn cứ điều chỉnh.", field="document_number")
    if not reason.strip():
        raise Refused("Ghi lý do điều chỉnh.", field="reason")
    old = None
    if target_id is not None:
        old = Target.objects.filter(plan=plan, status=TargetStatus.IN_FORCE.value).get(pk=target_id)
        if old.replaced_by.filter(status=TargetStatus.UNDER_REQUEST.value).exists():
            raise Refused("Chỉ tiêu này đang có một đề nghị chờ duyệt: chờ quyết định rồi đề nghị lại.")
    [row] = write_targets(
        plan,
        [proposal],
        status=TargetStatus.UNDER_REQUEST.value,
        replaces=old,
        document_number=normalise(document_number),
        change_reason=normalise(reason),
    )
    record(
        verb="target.change_requested", target=row, actor=actor, scope=scope, unit_path=plan.unit_path,
        detail={
            "old": describe(reading_of(old)) if old else None, "new": describe(proposal.target),
            "document": row.document_number, "reason": row.change_reason,
        },
    )  # fmt: skip
    return row


@transaction.atomic
def decide_change(*, target_id: int, approve: bool, on: date, actor: Any, scope: Scope) -> Target:
    """The standing committee's answer: from the day `on` the new target binds and the old one has ended.

    Allocations of the old target follow the new one: what units were given does not vanish with a number.
    """
    row = (
        Target.objects.in_scope(scope)
        .select_related("plan", "replaces")
        .select_for_update(of=("self",))
        .get(pk=target_id)
    )
    if row.status != TargetStatus.UNDER_REQUEST:
        raise Refused("Đề nghị này đã được quyết định.")
    row.status = (TargetStatus.IN_FORCE if approve else TargetStatus.REFUSED).value
    old = row.replaces
    if approve:
        if old is not None and old.valid_from is not None and on <= old.valid_from:
            raise Refused(f"Chỉ tiêu cũ áp dụng từ {old.valid_from:%d/%m/%Y}: chọn ngày sau ngày ấy.", field="on")
        row.valid_from = on
        if old is not None:
            row.position = old.position
            old.status, old.valid_to = TargetStatus.CHANGED.value, on - timedelta(days=1)
            old.save(update_fields=["status", "valid_to", "updated_at"])
            old.allocations.update(target=row)
            old.parts.update(part_of=row)
    row.save(update_fields=["status", "valid_from", "position", "updated_at"])
    record(
        verb="target.change_approved" if approve else "target.change_refused",
        target=row, actor=actor, scope=scope, unit_path=row.plan.unit_path,
        detail={"on": on, "document": row.document_number},
    )  # fmt: skip
    return row
