"""What every deed on the roll shares: finding the member under a lock, writing one movement with its trail."""

from datetime import date
from typing import Any

from taonguon.audit.actions import record
from taonguon.common.refusal import Refused
from taonguon.common.text import normalise
from taonguon.member.labels import SIGNS, MovementKind, Status
from taonguon.member.models import Member, Movement
from taonguon.organization.models import Unit
from taonguon.rules.access import Scope
from taonguon.rules.wording import format_date


def locked(member_id: int, scope: Scope) -> Member:
    """The member, locked until the deed is done. Outside the scope: `Member.DoesNotExist`."""
    return (
        Member.objects.in_scope(scope)
        .select_related("person", "unit")
        .select_for_update(of=("self",))
        .get(pk=member_id)
    )


def locked_on_list(member_id: int, scope: Scope) -> Member:
    """As `locked`; refuses somebody who is no longer on the list."""
    member = locked(member_id, scope)
    if member.status == Status.LEFT:
        raise Refused(f"{member.person.full_name} không còn trong danh sách đảng viên: xem lại mục biến động.")
    return member


def check_not_before_last(member: Member, on: date) -> None:
    """A movement never precedes the one before it: the count of every day in between would be false."""
    last = member.movements.standing().order_by("-effective_on", "-pk").first()
    if last is not None and on < last.effective_on:
        raise Refused(
            f"Ngày {format_date(on)} trước biến động gần nhất của đảng viên này"
            f" ({last.get_kind_display().lower()}, {format_date(last.effective_on)}): kiểm tra lại ngày.",
            field="on",
        )


def enter(
    member: Member,
    kind: MovementKind,
    on: date,
    *,
    unit: Unit,
    status_before: str,
    decision_on: date | None = None,
    document_number: str = "",
    place: str = "",
    note: str = "",
    other_unit: Unit | None = None,
) -> Movement:
    """Append one movement at `unit`; `other_unit` makes it an internal one (both cells in one commune)."""
    movement = Movement(
        member=member,
        kind=kind.value,
        sign=SIGNS[kind],
        status_before=status_before,
        effective_on=on,
        decision_on=decision_on,
        internal=other_unit is not None,
        other_unit=other_unit,
        document_number=normalise(document_number),
        place=normalise(place),
        note=normalise(note),
    )
    movement.assign_unit(unit)
    movement.save()
    return movement


def tell(verb: str, movement: Movement, actor: Any, scope: Scope, **detail: Any) -> None:
    """The trail of one movement."""
    record(
        verb=verb, target=movement.member, actor=actor, scope=scope, unit_path=movement.unit_path,
        detail={
            "movement": movement.pk, "kind": movement.kind, "on": movement.effective_on,
            "document": movement.document_number, **detail,
        },
    )  # fmt: skip
