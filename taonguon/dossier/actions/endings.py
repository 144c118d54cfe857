"""Ways a case ends or changes hands: withdrawn, annulled, moved to another cell, sent to another committee."""

from datetime import date
from typing import Any

from django.db import transaction

from taonguon.audit import labels as audit_labels
from taonguon.candidate.actions import change_unit, close_candidate
from taonguon.candidate.labels import Stage
from taonguon.candidate.labels import Status as PoolStatus
from taonguon.common.refusal import Refused
from taonguon.common.text import normalise
from taonguon.dossier.actions import _effects
from taonguon.dossier.actions._door import Case, check_day, check_reason, open_case
from taonguon.dossier.actions.judging import rejudge
from taonguon.dossier.facts import standing
from taonguon.dossier.labels import AnnulReason, Status
from taonguon.dossier.models import Dossier, DossierEvent, Paper
from taonguon.member.actions import correct_movement, leave, move_within, transfer_out
from taonguon.member.labels import MovementKind
from taonguon.organization.models import Unit
from taonguon.rules.access import Permission, Scope
from taonguon.rules.law.ruleset import LAW
from taonguon.rules.wording import format_date

audit_labels.register(
    {
        "dossier.withdrawn": "Thôi xem xét hồ sơ",
        "dossier.reopened": "Xem xét lại hồ sơ",
        "dossier.decision_annulled": "Hủy quyết định",
        "dossier.move_recorded": "Ghi người vào Đảng chuyển nơi khác",
        "dossier.unit_changed": "Chuyển hồ sơ trong đảng bộ xã",
        "dossier.forwarded": "Chuyển hồ sơ đến cấp ủy khác",
    }
)

_ADMISSION, _RECOGNITION = "s17_admission_decision", "s27_recognition_decision"
_MOVE = "move_decision_effective"


@transaction.atomic
def withdraw(
    *, dossier_id: int, on: date, reason: str, actor: Any, scope: Scope, today: date, version: int | None = None
) -> Dossier:
    """Stop considering a case before the decision; the person goes back to the pool as trained."""
    case = open_case(dossier_id, actor=actor, scope=scope, today=today, version=version)
    check_day(on, today)
    check_reason(reason)
    if _ADMISSION in case.now.done_steps:
        raise Refused("Đã có quyết định kết nạp: hủy quyết định thay vì thôi xem xét.")
    if on < case.dossier.opened_on:
        raise Refused(f"Ngày phải từ ngày lập hồ sơ {format_date(case.dossier.opened_on)} trở đi.", field="on")
    _effects.close(case, Status.WITHDRAWN, on, normalise(reason))
    _effects.step_pool_back(case, Stage.DOSSIER, normalise(reason))
    rejudge(dossier=case.dossier, today=today, on=on, around=case.around)
    case.tell("dossier.withdrawn", on=on, reason=case.dossier.close_reason)
    return case.dossier


@transaction.atomic
def reopen_dossier(
    *, dossier_id: int, reason: str, actor: Any, scope: Scope, today: date, version: int | None = None
) -> Dossier:
    """Consider a withdrawn case again; papers that lapsed meanwhile are told by the law."""
    case = open_case(dossier_id, actor=actor, scope=scope, today=today, version=version, closed_too=True)
    if case.dossier.status != Status.WITHDRAWN:
        raise Refused("Chỉ mở lại được hồ sơ đã thôi xem xét.")
    check_reason(reason)
    if Dossier.objects.open().filter(person=case.dossier.person_id).exists():
        raise Refused("Người này đã có hồ sơ khác đang làm: không mở lại hồ sơ cũ.")
    _effects.reopen(case)
    _effects.replay_pool(case)
    rejudge(dossier=case.dossier, today=today, around=case.around)
    case.tell("dossier.reopened", reason=normalise(reason))
    return case.dossier


@transaction.atomic
def annul_decision(
    *,
    dossier_id: int,
    step: str,
    reason: AnnulReason,
    on: date,
    document_number: str,
    actor: Any,
    scope: Scope,
    today: date,
    note: str = "",
    version: int | None = None,
) -> DossierEvent:
    """Annul a wrong decision (294-QĐ/TW 4.4). `step`: the decision on admission or on recognition.

    Wrong by standard: the name is taken off and the case ends. Wrong by competence or procedure: the decision and
    what followed are undone, what was right before stands, and the case goes on from there.
    """
    case = open_case(
        dossier_id, actor=actor, scope=scope, today=today, version=version, permission=Permission.DOSSIER_DECIDE,
        closed_too=True,
    )  # fmt: skip
    reason = AnnulReason(reason)
    check_day(on, today)
    if step not in {_ADMISSION, _RECOGNITION} or step not in case.now.done_steps:
        raise Refused("Hồ sơ chưa có quyết định này để hủy.")
    if not normalise(document_number):
        raise Refused("Ghi số quyết định hủy.", field="document_number")
    _check_after_decision(case, step, on)
    kind = "admission_decision_annulled" if step == _ADMISSION else "recognition_decision_annulled"
    event = DossierEvent.objects.create(
        dossier=case.dossier, kind=kind, on=on, document_number=normalise(document_number), reason=reason.value,
        note=normalise(note), recorded_by=actor,
    )  # fmt: skip
    if not case.dossier.is_open:
        _effects.reopen(case)
    undo = _annul_admission if step == _ADMISSION else _annul_recognition
    undo(case, event, reason)
    if reason is AnnulReason.PROCEDURE:
        _effects.void_papers(_papers_from(case, step))
    if reason is AnnulReason.STANDARD:
        _effects.close(case, Status.ANNULLED, on, normalise(note))
    rejudge(dossier=case.dossier, today=today, on=on, around=case.around)
    case.tell("dossier.decision_annulled", step=step, on=on, document=event.document_number, reason=reason.value)
    return event


def _check_after_decision(case: Case, step: str, on: date) -> None:
    dates = case.now.dates
    decided = dates.admission_decision_date if step == _ADMISSION else dates.recognition_decision_date
    if decided is not None and on < decided:
        raise Refused(f"Ngày hủy phải từ ngày quyết định {format_date(decided)} trở đi.", field="on")


def _papers_from(case: Case, step: str) -> list[Paper]:
    """Papers that came in with a step or one after it: an annulled decision leaves none of them."""
    first = LAW.step(step).order
    kinds = {kind.id for kind in LAW.events.values() if kind.completes and LAW.step(kind.completes).order >= first}
    events = {event.pk for event in standing(case.dossier) if event.kind in kinds}
    return [paper for paper in case.dossier.papers.all() if paper.event_id in events]


def _annul_admission(case: Case, event: DossierEvent, reason: AnnulReason) -> None:
    if case.dossier.member_id is not None:
        leave(
            member_id=case.dossier.member_id, kind=MovementKind.ADMISSION_ANNULLED, on=event.on,
            document_number=event.document_number, note=event.note, actor=case.actor, scope=case.scope,
        )  # fmt: skip
    if reason is AnnulReason.PROCEDURE:
        case.dossier.member = None
        case.dossier.save(update_fields=["member", "updated_at"])
    down_to = Stage.DOSSIER if reason is AnnulReason.STANDARD else Stage.DECIDED
    _effects.step_pool_back(case, down_to, "quyết định kết nạp bị hủy")


def _annul_recognition(case: Case, event: DossierEvent, reason: AnnulReason) -> None:
    member = case.dossier.member
    if reason is AnnulReason.STANDARD:
        leave(
            member_id=member.pk, kind=MovementKind.NAME_REMOVAL, on=event.on, actor=case.actor, scope=case.scope,
            document_number=event.document_number, note=event.note,
        )  # fmt: skip
        return
    movement = member.movements.standing().filter(kind=MovementKind.RECOGNITION.value).get()
    correct_movement(
        movement_id=movement.pk, reason="quyết định công nhận bị hủy", actor=case.actor, scope=case.scope
    )


@transaction.atomic
def record_move(
    *,
    dossier_id: int,
    on: date,
    destination: str,
    same_committee: bool | None,
    actor: Any,
    scope: Scope,
    today: date,
    document_number: str = "",
    version: int | None = None,
) -> DossierEvent:
    """Record that the person moves work or home: the law then says which row of 06-HD/TW 3.9 applies."""
    case = open_case(dossier_id, actor=actor, scope=scope, today=today, version=version)
    check_day(on, today)
    if not normalise(destination):
        raise Refused("Ghi nơi người này chuyển đến.", field="destination")
    event = DossierEvent.objects.create(
        dossier=case.dossier, kind=_MOVE, on=on, place=normalise(destination), same_committee=same_committee,
        document_number=normalise(document_number), recorded_by=actor,
    )  # fmt: skip
    rejudge(dossier=case.dossier, today=today, on=on, around=case.around)
    case.tell("dossier.move_recorded", on=on, to=event.place, same_committee=same_committee)
    return event


@transaction.atomic
def change_cell(
    *,
    dossier_id: int,
    unit_id: int,
    on: date,
    actor: Any,
    scope: Scope,
    today: date,
    document_number: str = "",
    version: int | None = None,
) -> Dossier:
    """Hand a case to another cell of the commune after a move: pool and roll go along, the clocks run on."""
    case = open_case(
        dossier_id, actor=actor, scope=scope, today=today, version=version,
        permission=Permission.DOSSIER_APPRAISE,
    )  # fmt: skip
    check_day(on, today)
    _check_moved(case)
    unit = Unit.objects.in_scope(scope).valid_on(on).party().filter(pk=unit_id).first()
    if unit is None or unit.pk == case.dossier.unit_id:
        raise Refused("Chọn chi bộ khác, đang hoạt động, trong đảng bộ xã.", field="unit")
    before = case.dossier.unit.name
    if case.dossier.candidate_id is not None and case.dossier.candidate.status == PoolStatus.OPEN:
        change_unit(
            candidate_id=case.dossier.candidate_id, unit_id=unit.pk, on=on, actor=actor, scope=scope,
            reason="chuyển nơi công tác, cư trú", by_dossier=True,
        )  # fmt: skip
    if case.dossier.member_id is not None:
        move_within(
            member_id=case.dossier.member_id, to_unit_id=unit.pk, on=on, actor=actor, scope=scope,
            document_number=document_number,
        )  # fmt: skip
    case.dossier.assign_unit(unit)
    case.dossier.save(update_fields=["unit", "unit_path", "updated_at"])
    DossierEvent.objects.create(
        dossier=case.dossier, kind="dossier_forwarded", on=on, place=unit.name, recorded_by=actor,
        document_number=normalise(document_number),
    )  # fmt: skip
    rejudge(dossier=case.dossier, today=today, on=on, around=case.around)
    case.tell("dossier.unit_changed", on=on, before=before, after=unit.name)
    return case.dossier


@transaction.atomic
def forward_dossier(
    *,
    dossier_id: int,
    on: date,
    to: str,
    document_number: str,
    actor: Any,
    scope: Scope,
    today: date,
    version: int | None = None,
) -> Dossier:
    """Send the case to a committee outside the commune with its papers; it ends here (06-HD/TW 3.9, 3.10)."""
    case = open_case(
        dossier_id, actor=actor, scope=scope, today=today, version=version,
        permission=Permission.DOSSIER_APPRAISE,
    )  # fmt: skip
    check_day(on, today)
    _check_moved(case)
    if not normalise(to):
        raise Refused("Ghi cấp ủy nhận hồ sơ.", field="to")
    if not normalise(document_number):
        raise Refused("Ghi số công văn chuyển hồ sơ.", field="document_number")
    DossierEvent.objects.create(
        dossier=case.dossier, kind="dossier_forwarded", on=on, place=normalise(to), recorded_by=actor,
        document_number=normalise(document_number),
    )  # fmt: skip
    candidate = case.dossier.candidate
    if case.dossier.member_id is not None:
        transfer_out(
            member_id=case.dossier.member_id, on=on, place=to, actor=actor, scope=scope,
            document_number=document_number,
        )  # fmt: skip
    elif candidate is not None and candidate.status == PoolStatus.OPEN:
        close_candidate(
            candidate_id=candidate.pk,
            status=PoolStatus.MOVED,
            on=on,
            reason=normalise(to),
            actor=actor,
            scope=scope,
        )
    _effects.close(case, Status.FORWARDED, on, normalise(to))
    rejudge(dossier=case.dossier, today=today, on=on, around=case.around)
    case.tell("dossier.forwarded", on=on, to=normalise(to), document=normalise(document_number))
    return case.dossier


def _check_moved(case: Case) -> None:
    if not any(event.kind == _MOVE for event in standing(case.dossier)):
        raise Refused("Ghi việc chuyển nơi công tác, cư trú trước: quy định áp dụng theo ngày chuyển.")
