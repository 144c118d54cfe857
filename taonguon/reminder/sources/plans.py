"""Tasks from plans that wait for somebody's word."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Count

from taonguon.common.querysets import below
from taonguon.plan.labels import RevisionStatus, RoundStatus, SubPlanStatus
from taonguon.plan.models import AllocationRevision, AllocationRound, SubPlan
from taonguon.reminder.task import LINES, Task
from taonguon.rules.access import Permission, Scope
from taonguon.rules.law import Law
from taonguon.rules.wording import format_date


def plans(scope: Scope, today: date, until: date, law: Law) -> list[Task]:
    """Allocation and sub-plans that wait for somebody's word. They carry no legal day: this week is proposed."""
    soon = min(today + timedelta(days=5), until)
    tasks: list[Task] = []
    if scope.can(Permission.PLAN_APPROVE):
        for waiting in (
            AllocationRound.objects.filter(
                below("plan__unit_path", scope.path), status=RoundStatus.SUBMITTED.value
            )
            .select_related("plan")
            .order_by("year", "pk")
        ):
            url = f"/ke-hoach/{waiting.plan_id}/phan-bo/"
            why = "Bảng phân bổ đã trình."
            if waiting.submitted_on:
                why = f"Bảng phân bổ trình ngày {format_date(waiting.submitted_on)}."
            tasks.append(
                Task(
                    f"round:{waiting.pk}",
                    f"Duyệt phân bổ chỉ tiêu năm {waiting.year}",
                    soon,
                    url,
                    "Xem và duyệt",
                    url,
                    why,
                    "Kế hoạch III.1",
                )
            )
        changes = AllocationRevision.objects.filter(
            below("allocation__unit__path", scope.path), status=RevisionStatus.WAITING.value
        ).select_related("allocation__unit", "allocation__target")
        for change in changes.order_by("pk")[:LINES]:
            url = f"/ke-hoach/{change.allocation.target.plan_id}/phan-bo/"
            why = f"Đề nghị từ {change.old_value} thành {change.new_value}: {change.reason}"
            title = f"Duyệt điều chỉnh chỉ tiêu: {change.allocation.unit.name}"
            tasks.append(
                Task(f"revision:{change.pk}", title, soon, url, "Xem và duyệt", url, why, "Kế hoạch III.1")
            )
    if scope.can(Permission.SUBPLAN_REVIEW):
        sent = SubPlan.objects.in_branch(scope.path).filter(status=SubPlanStatus.SUBMITTED.value, year=today.year)
        for plan_id, number in sent.order_by().values_list("plan_id").annotate(n=Count("pk")):
            url = f"/ke-hoach/{plan_id}/don-vi/?nam={today.year}"
            title = f"Xem xét kế hoạch của {number} đơn vị"
            why = f"{number} đơn vị đã gửi kế hoạch năm {today.year}."
            tasks.append(Task("subplans", title, soon, url, "Xem kế hoạch", url, why, "Kế hoạch III.1"))
    if scope.can(Permission.SUBPLAN_EDIT):
        returned = SubPlan.objects.in_branch(scope.path).filter(status=SubPlanStatus.RETURNED.value)
        for plan in returned.select_related("unit").order_by("year", "pk")[:LINES]:
            url = f"/ke-hoach/{plan.plan_id}/don-vi/{plan.unit_id}/{plan.year}/"
            title = f"Sửa kế hoạch năm {plan.year} bị trả lại"
            why = plan.return_reason
            tasks.append(Task(f"subplan:{plan.pk}", title, soon, url, "Sửa kế hoạch", url, why, "Kế hoạch III.1"))
    return tasks
