"""Dividing a target among units: typed or proposed, submitted, approved, and revised afterwards by a document."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from taonguon.audit import labels as audit_labels
from taonguon.audit.actions import record
from taonguon.common.refusal import Refused
from taonguon.common.text import normalise
from taonguon.organization.models import Unit
from taonguon.organization.queries import exempt_unit_ids
from taonguon.plan.labels import AllocationStatus, PlanStatus, RevisionStatus, RoundStatus
from taonguon.plan.models import Allocation, AllocationRevision, AllocationRound, Plan, Target
from taonguon.plan.queries.allocation import units_of_grid
from taonguon.rules.access import Scope

audit_labels.register(
    {
        "allocation.saved": "Lưu phân bổ chỉ tiêu",
        "allocation.submitted": "Trình phân bổ chỉ tiêu",
        "allocation.returned": "Trả lại phân bổ chỉ tiêu",
        "allocation.approved": "Duyệt phân bổ chỉ tiêu",
        "allocation.revision_asked": "Đề nghị sửa phân bổ",
        "allocation.revision_approved": "Duyệt sửa phân bổ",
        "allocation.revision_refused": "Không duyệt sửa phân bổ",
    }
)

LARGEST = 100_000
"""No unit of a commune is given more people than live there; a slip of the keyboard is refused."""

type Place = tuple[int, int, int | None]  # unit, year, quarter


def _locked_years(plan: Plan) -> set[int]:
    return set(
        AllocationRound.objects.filter(plan=plan)
        .exclude(status=RoundStatus.DRAFT.value)
        .order_by("year")
        .values_list("year", flat=True)
    )


@transaction.atomic
def save_allocation(
    *,
    target_id: int,
    values: Mapping[Place, int | None],
    actor: Any,
    scope: Scope,
    today: date,
    reasons: Mapping[Place, dict[str, Any]] | None = None,
) -> int:
    """Keep the figures of a grid as a proposal; None takes a figure away. How many were changed.

    Years that were submitted or approved are not touched, nor are exempt units; quarters of an approved year may
    still be spread. `reasons`: what a fair share rested on, for figures taken from it.
    """
    target = (
        Target.objects.in_scope(scope).select_related("plan").select_for_update(of=("self",)).get(pk=target_id)
    )
    plan = target.plan
    allowed = {unit.pk for unit in units_of_grid(plan, target, today)}
    allowed -= exempt_unit_ids(plan.unit_path, target.indicator, today)
    locked = _locked_years(plan)
    stored = {
        (row.unit_id, row.year, row.quarter): row
        for row in Allocation.objects.filter(target=target).order_by("pk")
    }
    changes = {}
    for place, value in values.items():
        unit_id, year, quarter = place
        row = stored.get(place)
        if unit_id not in allowed or year not in plan.years or (quarter is None and year in locked):
            continue
        if value is not None and not 0 <= value <= LARGEST:
            raise Refused(f"Mức phải từ 0 đến {LARGEST}, không phải {value}.")
        if (row.value if row else None) == value:
            continue
        changes["-".join(str(part) for part in place)] = [row.value if row else None, value]
        if value is None and row is not None:
            row.delete()
            continue
        row = row or Allocation(target=target, unit_id=unit_id, year=year, quarter=quarter)
        row.value, row.reason = value, (reasons or {}).get(place, {})
        if quarter and year in locked:
            row.status = AllocationStatus.APPROVED.value
        row.save()
    if changes:
        record(
            verb="allocation.saved", target=target, actor=actor, scope=scope, unit_path=plan.unit_path,
            detail={"changes": changes},
        )  # fmt: skip
    return len(changes)


def _names_missing(plan: Plan, target: Target, year: int, today: date) -> list[str]:
    given = set(
        Allocation.objects.filter(target=target, year=year, quarter__isnull=True)
        .order_by("unit_id")
        .values_list("unit_id", flat=True)
    )
    freed = exempt_unit_ids(plan.unit_path, target.indicator, today)
    return [unit.name for unit in units_of_grid(plan, target, today) if unit.pk not in given | freed]


@transaction.atomic
def submit_round(*, target_id: int, year: int, actor: Any, scope: Scope, today: date) -> AllocationRound:
    """Hand the allocation of a year to the standing committee. Units without a figure are named."""
    target = Target.objects.in_scope(scope).select_related("plan").get(pk=target_id)
    plan = Plan.objects.select_for_update().get(pk=target.plan_id)
    if plan.status != PlanStatus.ACTIVE:
        raise Refused("Kế hoạch chưa được đưa vào thực hiện: chờ Ban Thường vụ duyệt kế hoạch trước.")
    if year not in plan.years:
        raise Refused(f"Kế hoạch này không có năm {year}.", field="year")
    row = AllocationRound.objects.filter(plan=plan, year=year).first() or AllocationRound(plan=plan, year=year)
    if row.status != RoundStatus.DRAFT:
        raise Refused(f"Phân bổ năm {year} đã trình rồi.")
    if missing := _names_missing(plan, target, year, today):
        shown = ", ".join(missing[:5]) + (f" và {len(missing) - 5} đơn vị khác" if len(missing) > 5 else "")
        raise Refused(f"Năm {year} còn {len(missing)} đơn vị chưa có số: {shown}. Ghi 0 nếu không giao.")
    row.status, row.submitted_on, row.return_reason = RoundStatus.SUBMITTED.value, today, ""
    row.save()
    record(
        verb="allocation.submitted", target=row, actor=actor, scope=scope, unit_path=plan.unit_path,
        detail={"year": year},
    )  # fmt: skip
    return row


def _submitted(round_id: int, scope: Scope) -> AllocationRound:
    row = (
        AllocationRound.objects.in_scope(scope)
        .select_related("plan")
        .select_for_update(of=("self",))
        .get(pk=round_id)
    )
    if row.status != RoundStatus.SUBMITTED:
        raise Refused("Phân bổ này không ở bước chờ duyệt.")
    return row


@transaction.atomic
def return_round(*, round_id: int, reason: str, actor: Any, scope: Scope) -> AllocationRound:
    row = _submitted(round_id, scope)
    if not reason.strip():
        raise Refused("Ghi lý do trả lại để Ban Xây dựng Đảng sửa.", field="reason")
    row.status, row.return_reason = RoundStatus.DRAFT.value, normalise(reason)
    row.save(update_fields=["status", "return_reason", "updated_at"])
    record(
        verb="allocation.returned", target=row, actor=actor, scope=scope, unit_path=row.plan.unit_path,
        detail={"year": row.year, "reason": row.return_reason},
    )  # fmt: skip
    return row


@transaction.atomic
def approve_round(*, round_id: int, on: date, document_number: str, actor: Any, scope: Scope) -> AllocationRound:
    """The standing committee approves a year: its figures are now what units owe."""
    row = _submitted(round_id, scope)
    if not document_number.strip():
        raise Refused("Ghi số văn bản duyệt phân bổ.", field="document_number")
    if row.submitted_on and on < row.submitted_on:
        raise Refused(f"Ngày duyệt không thể trước ngày trình {row.submitted_on:%d/%m/%Y}.", field="on")
    row.status, row.approved_on = RoundStatus.APPROVED.value, on
    row.document_number = normalise(document_number)
    row.save(update_fields=["status", "approved_on", "document_number", "updated_at"])
    given = Allocation.objects.filter(target__plan=row.plan, year=row.year)
    number = given.update(status=AllocationStatus.APPROVED.value)
    record(
        verb="allocation.approved", target=row, actor=actor, scope=scope, unit_path=row.plan.unit_path,
        detail={"year": row.year, "on": on, "document": row.document_number, "figures": number},
    )  # fmt: skip
    return row


@transaction.atomic
def ask_revision(
    *,
    target_id: int,
    unit_id: int,
    year: int,
    new_value: int,
    document_number: str,
    reason: str,
    actor: Any,
    scope: Scope,
) -> AllocationRevision:
    """Ask for another figure of an approved year; a unit founded since then starts from 0."""
    target = Target.objects.in_scope(scope).select_related("plan").get(pk=target_id)
    unit = Unit.objects.in_branch(target.plan.unit_path).in_scope(scope).get(pk=unit_id)
    row = AllocationRound.objects.filter(plan=target.plan, year=year, status=RoundStatus.APPROVED.value).first()
    if row is None:
        raise Refused(f"Phân bổ năm {year} chưa duyệt: sửa thẳng trong bảng phân bổ.")
    if not document_number.strip():
        raise Refused("Ghi số văn bản làm căn cứ sửa.", field="document_number")
    if not reason.strip():
        raise Refused("Ghi lý do sửa.", field="reason")
    if not 0 <= new_value <= LARGEST:
        raise Refused(f"Mức phải từ 0 đến {LARGEST}.", field="new_value")
    allocation = Allocation.objects.select_for_update().filter(
        target=target, unit=unit, year=year, quarter__isnull=True
    ).first() or Allocation.objects.create(target=target, unit=unit, year=year, value=0)
    if allocation.value == new_value and allocation.status == AllocationStatus.APPROVED:
        raise Refused("Mức mới bằng mức đang áp dụng.", field="new_value")
    if allocation.revisions.filter(status=RevisionStatus.WAITING.value).exists():
        raise Refused(f"{unit.name} đang có một đề nghị sửa chờ duyệt.")
    revision = AllocationRevision.objects.create(
        allocation=allocation,
        old_value=allocation.value,
        new_value=new_value,
        document_number=normalise(document_number),
        reason=normalise(reason),
        asked_by=actor,
    )
    record(
        verb="allocation.revision_asked", target=revision, actor=actor, scope=scope, unit_path=unit.path,
        detail={
            "unit": unit.name, "year": year, "old": revision.old_value, "new": new_value,
            "document": revision.document_number, "reason": revision.reason,
        },
    )  # fmt: skip
    return revision


@transaction.atomic
def decide_revision(*, revision_id: int, approve: bool, on: date, actor: Any, scope: Scope) -> AllocationRevision:
    """The standing committee's answer: approved, the new figure is what the unit owes from now on."""
    revision = (
        AllocationRevision.objects.filter(allocation__in=Allocation.objects.in_scope(scope))
        .select_related("allocation__unit")
        .select_for_update(of=("self",))
        .get(pk=revision_id)
    )
    if revision.status != RevisionStatus.WAITING:
        raise Refused("Đề nghị sửa này đã được quyết định.")
    revision.status = (RevisionStatus.APPROVED if approve else RevisionStatus.REFUSED).value
    revision.decided_on = on
    revision.save(update_fields=["status", "decided_on", "updated_at"])
    allocation = revision.allocation
    if approve:
        allocation.value, allocation.status = revision.new_value, AllocationStatus.APPROVED.value
        allocation.reason = {}
        allocation.save(update_fields=["value", "status", "reason", "updated_at"])
    record(
        verb="allocation.revision_approved" if approve else "allocation.revision_refused",
        target=revision, actor=actor, scope=scope, unit_path=allocation.unit.path,
        detail={"unit": allocation.unit.name, "year": allocation.year, "new": revision.new_value},
    )  # fmt: skip
    return revision
