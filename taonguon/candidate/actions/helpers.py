"""The helper of a person (38-HD/BTCTW I.1.1d) and the diary that helper and cell keep."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction

from taonguon.audit import labels as audit_labels
from taonguon.audit.actions import Deed, record, record_many
from taonguon.candidate.labels import ContactKind
from taonguon.candidate.models import Candidate, FollowUp, HelperAssignment
from taonguon.common.refusal import Refused
from taonguon.common.text import normalise
from taonguon.member.labels import Status as MemberStatus
from taonguon.member.models import Member
from taonguon.rules.access import Scope
from taonguon.rules.wording import format_date

audit_labels.register(
    {
        "candidate.helper_assigned": "Phân công đảng viên giúp đỡ",
        "candidate.helper_ended": "Thôi phân công giúp đỡ",
        "candidate.helper_undone": "Hoàn tác phân công giúp đỡ",
        "candidate.followed_up": "Ghi nhật ký giúp đỡ",
    }
)

CONTACTS = frozenset({ContactKind.MEETING, ContactKind.PHONE, ContactKind.TASK})


@transaction.atomic
def assign_helper(
    *, candidate_id: int, member_id: int, valid_from: date, actor: Any, scope: Scope, resolution_number: str = ""
) -> HelperAssignment:
    """Make an official member the helper from a day on; the one before is released the same day."""
    rows = assign_helpers(
        candidate_ids=[candidate_id], member_id=member_id, valid_from=valid_from,
        resolution_number=resolution_number, actor=actor, scope=scope,
    )  # fmt: skip
    if not rows:
        raise Refused("Đồng chí này đang giúp đỡ người ấy rồi.", field="member")
    return rows[0]


@transaction.atomic
def assign_helpers(
    *,
    candidate_ids: Sequence[int],
    member_id: int,
    valid_from: date,
    actor: Any,
    scope: Scope,
    resolution_number: str = "",
) -> list[HelperAssignment]:
    """The same helper for several people; whoever has that helper already is left as he stands."""
    member = Member.objects.in_scope(scope).select_related("person").filter(pk=member_id).first()
    if member is None:
        raise Refused("Chọn đảng viên giúp đỡ trong danh sách của đơn vị.", field="member")
    if member.status != MemberStatus.OFFICIAL:
        raise Refused(
            "Chỉ phân công đảng viên chính thức giúp đỡ (Hướng dẫn 38-HD/BTCTW, I.1.1d).", field="member"
        )
    people = list(
        Candidate.objects.in_scope(scope)
        .open()
        .select_for_update(of=("self",))
        .select_related("person")
        .filter(pk__in=candidate_ids)
        .order_by("pk")
    )
    rows, deeds = [], []
    for candidate in people:
        if candidate.helper_id == member.pk:
            continue
        if valid_from < candidate.entered_on:
            raise Refused(
                f"{candidate.person.full_name} vào nguồn ngày {format_date(candidate.entered_on)}: "
                "ngày phân công phải từ ngày ấy trở đi.",
                field="valid_from",
            )
        before = _release(candidate, valid_from, "phân công người khác")
        row = HelperAssignment.objects.create(
            candidate=candidate,
            member=member,
            valid_from=valid_from,
            resolution_number=normalise(resolution_number),
        )
        candidate.helper = member
        candidate.save(update_fields=["helper", "updated_at"])
        rows.append(row)
        detail = {"member": member.pk, "from": valid_from, "before": before, "resolution": row.resolution_number}
        deeds.append(Deed("candidate.helper_assigned", candidate, detail, candidate.unit_path))
    record_many(deeds=deeds, actor=actor, scope=scope)
    return rows


@transaction.atomic
def end_helper(*, candidate_id: int, on: date, reason: str, actor: Any, scope: Scope) -> Candidate:
    """Release the helper; the person then waits for another."""
    candidate = Candidate.objects.to_change(scope, candidate_id)
    if candidate.helper_id is None:
        raise Refused("Người này chưa có đảng viên giúp đỡ.")
    reason = normalise(reason)
    if not reason:
        raise Refused("Ghi lý do thôi phân công.", field="reason")
    member = _release(candidate, on, reason)
    candidate.helper = None
    candidate.save(update_fields=["helper", "updated_at"])
    record(
        verb="candidate.helper_ended", target=candidate, actor=actor, scope=scope, unit_path=candidate.unit_path,
        detail={"member": member, "on": on, "reason": reason},
    )  # fmt: skip
    return candidate


@transaction.atomic
def undo_helpers(*, assignment_ids: Sequence[int], actor: Any, scope: Scope) -> int:
    """Take back assignments just made: the helper before, if any, is there again. Answers how many."""
    rows = list(
        HelperAssignment.objects.filter(
            pk__in=assignment_ids, valid_to__isnull=True, candidate__in=Candidate.objects.in_scope(scope).open()
        )
        .select_related("candidate")
        .order_by("pk")
    )
    deeds = []
    for row in rows:
        candidate = row.candidate
        row.delete()
        before = (
            candidate.helper_assignments.filter(valid_to=row.valid_from).order_by("-valid_from", "-pk").first()
        )
        if before is not None:
            before.valid_to, before.end_reason = None, ""
            before.save(update_fields=["valid_to", "end_reason", "updated_at"])
        candidate.helper_id = before.member_id if before else None
        candidate.save(update_fields=["helper", "updated_at"])
        detail = {"member": row.member_id, "again": candidate.helper_id}
        deeds.append(Deed("candidate.helper_undone", candidate, detail, candidate.unit_path))
    record_many(deeds=deeds, actor=actor, scope=scope)
    return len(rows)


@transaction.atomic
def record_follow_up(
    *,
    candidate_id: int,
    on: date,
    kind: ContactKind,
    text: str,
    actor: Any,
    scope: Scope,
    next_on: date | None = None,
) -> FollowUp:
    """One line of the diary; a meeting, call or task is also the last contact. A remark alone is none."""
    candidate = Candidate.objects.to_change(scope, candidate_id)
    kind, text = ContactKind(kind), normalise(text)
    if not text:
        raise Refused("Ghi nội dung buổi gặp, nhận xét hoặc nhiệm vụ đã giao.", field="text")
    if re.search(r"(?<!\d)\d{12}(?!\d)", text):
        raise Refused("Không ghi số định danh vào nhật ký: bỏ dãy 12 chữ số.", field="text")
    if next_on is not None and next_on <= on:
        raise Refused("Hẹn lần sau phải sau ngày gặp.", field="next_on")
    row = FollowUp.objects.create(
        candidate=candidate, on=on, kind=kind.value, text=text, next_on=next_on, author=actor
    )
    if kind in CONTACTS and (candidate.last_contact_on is None or on > candidate.last_contact_on):
        candidate.last_contact_on = on
        candidate.save(update_fields=["last_contact_on", "updated_at"])
    record(
        verb="candidate.followed_up", target=candidate, actor=actor, scope=scope, unit_path=candidate.unit_path,
        detail={"on": on, "kind": kind.value, "next_on": next_on},
    )  # fmt: skip
    return row


def _release(candidate: Candidate, on: date, reason: str) -> int | None:
    """End the open assignment of a candidate; answers whose it was."""
    row = candidate.helper_assignments.filter(valid_to__isnull=True).first()
    if row is None:
        return None
    if on < row.valid_from:
        raise Refused(
            f"Ngày phải từ {format_date(row.valid_from)}, ngày phân công người trước.", field="valid_from"
        )
    row.valid_to, row.end_reason = on, reason
    row.save(update_fields=["valid_to", "end_reason", "updated_at"])
    return row.member_id
