"""Taking back a movement entered by mistake: a counter-entry, never a deletion."""

from typing import Any

from django.db import transaction

from taonguon.audit import labels as audit_labels
from taonguon.common.refusal import Refused
from taonguon.common.text import normalise
from taonguon.member.actions._entry import locked, tell
from taonguon.member.labels import DECREASES, INCREASES, MovementKind, Status
from taonguon.member.models import Member, Movement
from taonguon.rules.access import Scope
from taonguon.rules.wording import format_date

audit_labels.register({"member.movement_corrected": "Sửa biến động đảng viên"})

K = MovementKind
_LEAVES_THE_PARTY = {K.VOLUNTARY_EXIT, K.NAME_REMOVAL, K.NAME_REMOVAL_PROBATIONARY, K.EXPULSION}


@transaction.atomic
def correct_movement(*, movement_id: int, reason: str, actor: Any, scope: Scope) -> Movement:
    """Take back one movement by a counter-entry on the same day, and put the member back as he or she was.

    Only the last standing movement can be taken back (later ones first); a transfer between two cells is taken
    back whole. The counts of every day come right; what was reported before stays in the reports.
    """
    entry = Movement.objects.in_scope(scope).select_related("member").get(pk=movement_id)
    member = locked(entry.member_id, scope)
    if len(reason.strip()) < 5:
        raise Refused("Ghi lý do sửa biến động (ít nhất 5 ký tự).", field="reason")
    if Movement.objects.filter(corrects=entry).exists() or entry.corrects_id is not None:
        raise Refused("Biến động này đã được sửa rồi: tải lại trang để xem.")
    standing = list(member.movements.standing().select_related("unit").order_by("-effective_on", "-pk"))
    wrong = standing[:2] if entry.internal else standing[:1]
    if entry.pk not in {movement.pk for movement in wrong}:
        last = standing[0]
        raise Refused(
            f"Sau biến động này còn {last.get_kind_display().lower()} ngày {format_date(last.effective_on)}:"
            " sửa biến động sau trước."
        )
    counters = [_counter(movement, normalise(reason)) for movement in wrong]
    _put_back(member, wrong[-1])
    tell("member.movement_corrected", counters[-1], actor, scope, corrects=entry.pk, reason=normalise(reason))
    return counters[-1]


def _counter(wrong: Movement, reason: str) -> Movement:
    counter = Movement(
        member_id=wrong.member_id, kind=wrong.kind, sign=-wrong.sign, effective_on=wrong.effective_on,
        decision_on=wrong.decision_on, internal=wrong.internal, other_unit_id=wrong.other_unit_id,
        corrects=wrong, note=reason,
    )  # fmt: skip
    counter.assign_unit(wrong.unit)
    counter.save()
    return counter


def _put_back(member: Member, wrong: Movement) -> None:
    """The member as before `wrong` (the departure, for a transfer between two cells)."""
    kind = MovementKind(wrong.kind)
    if wrong.internal or kind in DECREASES:
        member.status = wrong.status_before or member.status
        member.assign_unit(wrong.unit)
    elif kind in INCREASES:
        member.status = Status.LEFT.value
        if kind in {K.ADMISSION, K.READMISSION}:
            member.party_join_on = member.admission_decision_on = None
            member.admission_decision_number = ""
    elif kind is MovementKind.RECOGNITION:
        member.status = Status.PROBATIONARY.value
        member.official_on = member.recognition_decision_on = None
    elif kind is MovementKind.ACTIVITY_EXEMPTION:
        member.activity_exempt = False
    elif kind is MovementKind.TEMPORARY_OUT:
        member.temporary_elsewhere = False
    member.save()
    if kind in _LEAVES_THE_PARTY:
        member.person.left_party_on = None
        member.person.save(update_fields=["left_party_on", "updated_at"])
