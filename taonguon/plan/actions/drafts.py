"""Reading a text: the draft that keeps proposals and decisions until it becomes a plan."""

from dataclasses import replace
from typing import Any

from django.db import transaction

from taonguon.audit import labels as audit_labels
from taonguon.audit.actions import record
from taonguon.common.refusal import Refused
from taonguon.common.text import normalise
from taonguon.organization.models import Unit
from taonguon.plan.labels import Choice, Decision
from taonguon.plan.models import PlanDraft
from taonguon.plan.queries.drafts import next_id, proposals_of
from taonguon.plan.questions import answered, with_own_doubts
from taonguon.plan.shapes import Proposal, head_of
from taonguon.rules.access import Scope
from taonguon.rules.reading import Target, read_plan

audit_labels.register(
    {
        "plan_draft.started": "Đọc văn bản kế hoạch",
        "plan_draft.decided": "Đối chiếu một đề xuất",
        "plan_draft.corrected": "Sửa một đề xuất",
        "plan_draft.added": "Thêm chỉ tiêu khi đối chiếu",
        "plan_draft.settled": "Chọn cách hiểu mâu thuẫn của bản đọc",
        "plan_draft.discarded": "Bỏ bản đọc văn bản",
    }
)


@transaction.atomic
def start_draft(*, text: str, actor: Any, scope: Scope, source_name: str = "") -> PlanDraft:
    """Read a text and keep what was found until it is confirmed or thrown away."""
    if scope.commune_id is None:
        raise Refused("Kế hoạch thuộc về đảng bộ xã: đổi sang phân công ở xã rồi đọc lại.")
    if not any(letter.isalnum() for letter in text):
        raise Refused("Chưa có chữ nào để đọc: dán nội dung văn bản hoặc chọn tệp.", field="text")
    reading = read_plan(text)
    draft = PlanDraft(
        source_name=source_name[:200],
        source_text=reading.text,
        head=head_of(reading),
        proposals=[Proposal(with_own_doubts(target)).as_json() for target in reading.targets],
        author=actor,
    )
    draft.assign_unit(Unit.objects.get(pk=scope.commune_id))
    draft.save()
    record(
        verb="plan_draft.started", target=draft, actor=actor, scope=scope, unit_path=draft.unit_path,
        detail={"source": draft.source_name, "targets": len(draft.proposals)},
    )  # fmt: skip
    return draft


def _open_draft(draft_id: int, scope: Scope) -> PlanDraft:
    draft = PlanDraft.objects.in_scope(scope).select_for_update().get(pk=draft_id)
    if draft.plan_id is not None:
        raise Refused("Bản đọc này đã thành kế hoạch: sửa chỉ tiêu ở trang kế hoạch.")
    return draft


def _keep(draft: PlanDraft, proposals: list[Proposal]) -> None:
    draft.proposals = [proposal.as_json() for proposal in proposals]
    draft.save(update_fields=["proposals", "updated_at"])


def _place(proposals: list[Proposal], proposal_id: str) -> int:
    for place, proposal in enumerate(proposals):
        if proposal.id == proposal_id:
            return place
    raise Refused("Không còn đề xuất này: tải lại trang rồi chọn lại.")


@transaction.atomic
def decide(
    *,
    draft_id: int,
    proposal_id: str,
    actor: Any,
    scope: Scope,
    decision: Decision | None = None,
    answers: dict[str, str] | None = None,
) -> Proposal:
    """Accept, refuse or reopen a proposal, and keep the answers to its doubts. `decision` None: answers only."""
    draft = _open_draft(draft_id, scope)
    proposals = proposals_of(draft)
    place = _place(proposals, proposal_id)
    proposal = proposals[place]
    target, kept = proposal.target, dict(proposal.answers)
    for code, value in (answers or {}).items():
        changed = answered(target, code, value) if code in target.doubts else None
        if changed is None:
            raise Refused("Chọn một câu trả lời có trong danh sách.", field=f"answer-{proposal_id}")
        target, kept[code] = changed, value
    proposals[place] = replace(proposal, target=target, answers=kept, decision=decision or proposal.decision)
    _keep(draft, proposals)
    record(
        verb="plan_draft.decided", target=draft, actor=actor, scope=scope, unit_path=draft.unit_path,
        detail={"proposal": proposal_id, "decision": proposals[place].decision, "answers": kept},
    )  # fmt: skip
    return proposals[place]


@transaction.atomic
def accept_clear(*, draft_id: int, actor: Any, scope: Scope) -> int:
    """Accept every open proposal that raises no doubt; how many."""
    draft = _open_draft(draft_id, scope)
    proposals = proposals_of(draft)
    clear = [one.id for one in proposals if one.decision is Decision.OPEN and not one.unanswered]
    _keep(draft, [replace(one, decision=Decision.ACCEPTED) if one.id in clear else one for one in proposals])
    record(
        verb="plan_draft.decided", target=draft, actor=actor, scope=scope, unit_path=draft.unit_path,
        detail={"proposals": clear, "decision": Decision.ACCEPTED},
    )  # fmt: skip
    return len(clear)


@transaction.atomic
def correct(
    *,
    draft_id: int,
    proposal_id: str,
    target: Target,
    actor: Any,
    scope: Scope,
    unit_kind: str = "",
    unit_block: str = "",
) -> Proposal:
    """Replace what was read by what a person typed, and accept it; its doubts count as answered by that."""
    draft = _open_draft(draft_id, scope)
    proposals = proposals_of(draft)
    place = _place(proposals, proposal_id)
    before = proposals[place]
    proposals[place] = replace(
        before,
        target=replace(target, id=proposal_id, doubts=(), duplicates=before.target.duplicates),
        decision=Decision.ACCEPTED,
        answers={},
        by_hand=True,
        unit_kind=unit_kind,
        unit_block=unit_block,
    )
    _keep(draft, proposals)
    record(
        verb="plan_draft.corrected", target=draft, actor=actor, scope=scope, unit_path=draft.unit_path,
        detail={"proposal": proposal_id, "before": before.target.as_json(), "after": target.as_json()},
    )  # fmt: skip
    return proposals[place]


@transaction.atomic
def add(
    *, draft_id: int, target: Target, actor: Any, scope: Scope, unit_kind: str = "", unit_block: str = ""
) -> Proposal:
    """Add a target the reader did not see; it stands where its words stand in the text."""
    draft = _open_draft(draft_id, scope)
    proposals = proposals_of(draft)
    given = replace(target, id=next_id(one.target for one in proposals))
    proposal = Proposal(given, Decision.ACCEPTED, by_hand=True, unit_kind=unit_kind, unit_block=unit_block)
    proposals.append(proposal)
    # In the order of the text; what is not in it comes last.
    proposals.sort(key=lambda one: one.target.start if one.target.end else len(draft.source_text))
    _keep(draft, proposals)
    record(
        verb="plan_draft.added", target=draft, actor=actor, scope=scope, unit_path=draft.unit_path,
        detail={"proposal": given.id, "after": given.as_json()},
    )  # fmt: skip
    return proposal


@transaction.atomic
def settle(
    *, draft_id: int, key: str, message: str, choice: Choice, reason: str, actor: Any, scope: Scope
) -> None:
    """Keep what is settled about a contradiction of a draft, with its arithmetic as it stands."""
    draft = _open_draft(draft_id, scope)
    draft.choices = {
        **draft.choices,
        key: {"choice": Choice(choice).value, "reason": normalise(reason), "message": message},
    }
    draft.save(update_fields=["choices", "updated_at"])
    record(
        verb="plan_draft.settled", target=draft, actor=actor, scope=scope, unit_path=draft.unit_path,
        detail={"key": key, "message": message, "choice": Choice(choice).value, "reason": reason},
    )  # fmt: skip


@transaction.atomic
def discard(*, draft_id: int, actor: Any, scope: Scope) -> None:
    """Throw a draft away: it never was a plan, its text leaves with it."""
    draft = _open_draft(draft_id, scope)
    record(
        verb="plan_draft.discarded", target=draft, actor=actor, scope=scope, unit_path=draft.unit_path,
        detail={"source": draft.source_name, "targets": len(draft.proposals)},
    )  # fmt: skip
    draft.delete()
