"""Making a plan from a text that was read or from a form, putting it in force, ending it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from taonguon.audit import labels as audit_labels
from taonguon.audit.actions import record
from taonguon.common.refusal import Refused
from taonguon.common.text import normalise
from taonguon.organization.models import Unit
from taonguon.plan.labels import Choice, Decision, PlanStatus
from taonguon.plan.models import ContradictionChoice, Plan, PlanDraft
from taonguon.plan.queries.drafts import proposals_of
from taonguon.plan.rows import write_targets
from taonguon.plan.shapes import Proposal
from taonguon.rules.access import Scope

audit_labels.register(
    {
        "plan.created": "Tạo kế hoạch",
        "plan.corrected": "Sửa phần đầu kế hoạch",
        "plan.activated": "Đưa kế hoạch vào thực hiện",
        "plan.replaced": "Thay kế hoạch",
        "plan.archived": "Kết thúc kế hoạch",
        "plan.contradiction_settled": "Chọn cách hiểu mâu thuẫn",
    }
)

HEAD_FIELDS = (
    "title", "doc_type", "doc_number", "doc_date", "issuer", "signer_title", "recipients", "bases",
    "report_periods", "groups", "period_from", "period_to", "body",
)  # fmt: skip


def _check_head(head: Mapping[str, Any]) -> None:
    if not normalise(head["title"]):
        raise Refused("Ghi tên kế hoạch.", field="title")
    first, last = head["period_from"], head["period_to"]
    if first is None or last is None:
        raise Refused("Ghi năm đầu và năm cuối của kế hoạch.", field="period_from")
    if last < first:
        raise Refused(f"Năm cuối phải từ {first} trở đi.", field="period_to")


def _overlapping(commune: Unit, first: int, last: int) -> QuerySet[Plan]:
    return Plan.objects.active().filter(unit=commune, period_from__lte=last, period_to__gte=first).order_by("pk")


def _make_room(commune: Unit, first: int, last: int, *, actor: Any, scope: Scope) -> None:
    for old in _overlapping(commune, first, last):
        old.status = PlanStatus.REPLACED.value
        old.save(update_fields=["status", "updated_at"])
        record(
            verb="plan.replaced", target=old, actor=actor, scope=scope, unit_path=old.unit_path,
            detail={"title": old.title, "number": old.doc_number},
        )  # fmt: skip


def _refuse_overlap(commune: Unit, first: int, last: int) -> None:
    if old := _overlapping(commune, first, last).first():
        raise Refused(
            f"Đang thực hiện “{old.title}”, giai đoạn {old.period_from}-{old.period_to}: chọn thay kế hoạch ấy, "
            "hoặc lưu là dự thảo.",
            field="status",
        )


@transaction.atomic
def create_plan(
    *,
    head: Mapping[str, Any],
    proposals: Sequence[Proposal],
    actor: Any,
    scope: Scope,
    status: PlanStatus = PlanStatus.DRAFT,
    replace_running: bool = False,
    source_text: str = "",
    source_name: str = "",
    choices: Mapping[str, Mapping[str, str]] | None = None,
) -> Plan:
    """Create a plan with its targets and what was settled about contradictions, all or nothing.

    `status` ACTIVE: an overlapping plan in force is refused, or replaced with `replace_running`.
    """
    if scope.commune_id is None:
        raise Refused("Kế hoạch thuộc về đảng bộ xã: đổi sang phân công ở xã rồi làm lại.")
    commune = Unit.objects.select_for_update().get(pk=scope.commune_id)
    _check_head(head)
    if status is PlanStatus.ACTIVE:
        if replace_running:
            _make_room(commune, head["period_from"], head["period_to"], actor=actor, scope=scope)
        _refuse_overlap(commune, head["period_from"], head["period_to"])
    values = {name: head[name] for name in HEAD_FIELDS if name in head}
    plan = Plan(
        **{**values, "title": normalise(head["title"])},
        status=status.value,
        source_text=source_text,
        source_name=source_name,
    )
    plan.assign_unit(commune)
    plan.save()
    rows = write_targets(plan, proposals)
    ids = {proposal.id: f"t{row.pk}" for proposal, row in zip(proposals, rows, strict=True)}
    for key, chosen in (choices or {}).items():
        code, *targets = key.split(":")
        if all(target in ids for target in targets):
            ContradictionChoice.objects.create(
                plan=plan,
                key=":".join([code, *sorted(ids[target] for target in targets)]),
                code=code,
                message=chosen["message"],
                choice=Choice(chosen["choice"]).value,
                reason=chosen["reason"],
                by=actor,
            )
    record(
        verb="plan.created", target=plan, actor=actor, scope=scope, unit_path=plan.unit_path,
        detail={"title": plan.title, "number": plan.doc_number, "status": plan.status, "targets": len(rows)},
    )  # fmt: skip
    return plan


@transaction.atomic
def confirm_draft(
    *,
    draft_id: int,
    head: Mapping[str, Any],
    actor: Any,
    scope: Scope,
    status: PlanStatus = PlanStatus.ACTIVE,
    replace_running: bool = False,
) -> Plan:
    """Make the plan out of the accepted proposals of a draft. Proposals still open are refused by name:
    nothing is dropped in silence."""
    draft = PlanDraft.objects.in_scope(scope).select_for_update().get(pk=draft_id)
    if draft.plan_id is not None:
        raise Refused("Bản đọc này đã thành kế hoạch.")
    proposals = proposals_of(draft)
    open_ = [place for place, one in enumerate(proposals, start=1) if one.decision is Decision.OPEN]
    if open_:
        raise Refused(
            f"Còn {len(open_)} đề xuất chưa đối chiếu (số {', '.join(map(str, open_))}): nhận, sửa, hoặc đánh dấu "
            "không phải chỉ tiêu."
        )
    plan = create_plan(
        head={**draft.head, **head},
        proposals=[one for one in proposals if one.decision is Decision.ACCEPTED],
        actor=actor,
        scope=scope,
        status=status,
        replace_running=replace_running,
        source_text=draft.source_text,
        source_name=draft.source_name,
        choices=draft.choices,
    )
    draft.plan = plan
    draft.save(update_fields=["plan", "updated_at"])
    return plan


@transaction.atomic
def correct_head(*, plan_id: int, values: Mapping[str, Any], actor: Any, scope: Scope) -> Plan:
    """Correct number, day, title and the like; targets are changed by `actions.targets`."""
    plan = Plan.objects.in_scope(scope).select_for_update().get(pk=plan_id)
    head = {**{name: getattr(plan, name) for name in HEAD_FIELDS}, **values}
    _check_head(head)
    if plan.status == PlanStatus.ACTIVE:
        commune = Unit.objects.select_for_update().get(pk=plan.unit_id)
        other = _overlapping(commune, head["period_from"], head["period_to"]).exclude(pk=plan.pk).first()
        if other is not None:
            raise Refused(f"Giai đoạn này trùng với “{other.title}” đang thực hiện.", field="period_from")
    changed = {name: head[name] for name in HEAD_FIELDS if getattr(plan, name) != head[name]}
    if not changed:
        return plan
    before = {name: getattr(plan, name) for name in changed}
    for name, value in changed.items():
        setattr(plan, name, value)
    plan.save(update_fields=[*changed, "updated_at"])
    record(
        verb="plan.corrected", target=plan, actor=actor, scope=scope, unit_path=plan.unit_path,
        detail={"before": before, "after": changed},
    )  # fmt: skip
    return plan


@transaction.atomic
def activate(*, plan_id: int, actor: Any, scope: Scope, replace_running: bool = False) -> Plan:
    """Put a draft plan in force (standing committee)."""
    plan = Plan.objects.in_scope(scope).select_for_update().get(pk=plan_id)
    if plan.status != PlanStatus.DRAFT:
        raise Refused("Chỉ đưa vào thực hiện được kế hoạch đang là dự thảo.")
    commune = Unit.objects.select_for_update().get(pk=plan.unit_id)
    if replace_running:
        _make_room(commune, plan.period_from, plan.period_to, actor=actor, scope=scope)
    _refuse_overlap(commune, plan.period_from, plan.period_to)
    plan.status = PlanStatus.ACTIVE.value
    plan.save(update_fields=["status", "updated_at"])
    record(
        verb="plan.activated", target=plan, actor=actor, scope=scope, unit_path=plan.unit_path,
        detail={"title": plan.title, "number": plan.doc_number},
    )  # fmt: skip
    return plan


@transaction.atomic
def archive(*, plan_id: int, actor: Any, scope: Scope, today: date) -> Plan:
    """End a plan whose period is over, or a draft that will not be used."""
    plan = Plan.objects.in_scope(scope).select_for_update().get(pk=plan_id)
    if plan.status == PlanStatus.ACTIVE and plan.period_to >= today.year:
        raise Refused(f"Kế hoạch còn hiệu lực đến hết năm {plan.period_to}: thay bằng kế hoạch mới nếu cần.")
    if plan.status not in {PlanStatus.ACTIVE, PlanStatus.DRAFT}:
        raise Refused("Kế hoạch này đã kết thúc.")
    plan.status = PlanStatus.ARCHIVED.value
    plan.save(update_fields=["status", "updated_at"])
    record(
        verb="plan.archived", target=plan, actor=actor, scope=scope, unit_path=plan.unit_path,
        detail={"title": plan.title, "number": plan.doc_number},
    )  # fmt: skip
    return plan


@transaction.atomic
def settle_contradiction(
    *, plan_id: int, key: str, message: str, choice: Choice, reason: str, actor: Any, scope: Scope
) -> ContradictionChoice:
    """Record what is settled about targets that cannot all be met; earlier choices stay."""
    plan = Plan.objects.in_scope(scope).get(pk=plan_id)
    if Choice(choice) is Choice.KEEP and not reason.strip():
        raise Refused("Ghi lý do giữ nguyên cả hai mức.", field="reason")
    row = ContradictionChoice.objects.create(
        plan=plan,
        key=key,
        code=key.partition(":")[0],
        message=message,
        choice=Choice(choice).value,
        reason=normalise(reason),
        by=actor,
    )
    record(
        verb="plan.contradiction_settled", target=plan, actor=actor, scope=scope, unit_path=plan.unit_path,
        detail={"key": key, "message": message, "choice": row.choice, "reason": row.reason},
    )  # fmt: skip
    return row
