"""What a step does to the pool and to the roll, and how it is taken back: each one deed of the context below."""

from collections.abc import Callable, Iterable
from datetime import date

from taonguon.candidate.actions import reach_stage, step_back
from taonguon.candidate.labels import Stage
from taonguon.common.refusal import Refused
from taonguon.dossier.actions._door import Case
from taonguon.dossier.facts import standing
from taonguon.dossier.labels import PaperState, Status
from taonguon.dossier.models import DossierEvent, Paper
from taonguon.member.actions import admit, correct_movement, leave, recognise
from taonguon.member.labels import MovementKind
from taonguon.rules.law.judgement import Judgement
from taonguon.rules.law.ruleset import LAW

_STAGES = {
    "cell_resolution_admission": Stage.CELL_PASSED,
    "admission_decision_issued": Stage.DECIDED,
    "admission_ceremony_held": Stage.ADMITTED,
}


def carry_out(case: Case, event: DossierEvent, judgement: Judgement) -> None:
    """After a step that was completed: move the person in the pool, on the roll, close the case at its end."""
    if event.kind in _DEEDS:
        _DEEDS[event.kind](case, event, judgement)
    stage = _STAGES.get(event.kind)
    if stage is not None and case.dossier.candidate_id is not None:
        reach_stage(
            candidate_id=case.dossier.candidate_id, stage=stage, on=event.on,
            document_number=event.document_number, actor=case.actor, scope=case.scope,
        )  # fmt: skip


def take_back(case: Case, event: DossierEvent, reason: str) -> None:
    """Before an event is marked undone: put the pool and the roll back as they were."""
    if event.kind in _MOVEMENTS and case.dossier.member_id is not None:
        _correct(case, event, reason)
    if not case.dossier.is_open:
        reopen(case)
    stage = _STAGES.get(event.kind)
    candidate = case.dossier.candidate
    if stage is not None and candidate is not None and candidate.stage == stage:
        step_back(candidate_id=candidate.pk, reason=reason, actor=case.actor, scope=case.scope, by_dossier=True)


def step_pool_back(case: Case, down_to: Stage, reason: str) -> None:
    """Take the person in the pool back until `down_to` and everything after it is undone."""
    candidate = case.dossier.candidate
    while candidate is not None and candidate.stage >= down_to:
        candidate = step_back(
            candidate_id=candidate.pk, reason=reason, actor=case.actor, scope=case.scope, by_dossier=True
        )


def replay_pool(case: Case) -> None:
    """Let the person reach again, in the pool, what the events that stand say."""
    for kind, stage in (("application_dossier_opened", Stage.DOSSIER), *_STAGES.items()):
        step = LAW.events[kind].completes
        event = next((row for row in reversed(standing(case.dossier)) if row.kind == kind), None)
        if event is not None and step in case.now.done_steps and case.dossier.candidate_id is not None:
            reach_stage(
                candidate_id=case.dossier.candidate_id, stage=stage, on=event.on,
                document_number=event.document_number, actor=case.actor, scope=case.scope,
            )  # fmt: skip


def void_papers(papers: Iterable[Paper]) -> None:
    """Papers that no longer prove anything: their line stays, as missing. What they were is in the trail."""
    for paper in papers:
        paper.state, paper.number, paper.on, paper.holder, paper.place = PaperState.MISSING.value, "", None, "", ""
        paper.event = None
        paper.save()


def close(case: Case, status: Status, on: date, reason: str = "") -> None:
    dossier = case.dossier
    dossier.status, dossier.closed_on, dossier.close_reason = status.value, on, reason
    dossier.save(update_fields=["status", "closed_on", "close_reason", "updated_at"])


def reopen(case: Case) -> None:
    dossier = case.dossier
    dossier.status, dossier.closed_on, dossier.close_reason = Status.OPEN.value, None, ""
    dossier.save(update_fields=["status", "closed_on", "close_reason", "updated_at"])


def _admit(case: Case, event: DossierEvent, judgement: Judgement) -> None:
    decided_on = judgement.dates.admission_decision_date
    if decided_on is None:
        raise Refused("Chưa ghi ngày quyết định kết nạp: ghi quyết định trước khi ghi lễ kết nạp.")
    decisions = [row for row in standing(case.dossier) if row.kind == "admission_decision_issued"]
    number = next((row.document_number for row in reversed(decisions) if row.on == decided_on), "")
    case.dossier.member = admit(
        person=case.dossier.person, unit_id=case.dossier.unit_id, ceremony_on=event.on, decision_on=decided_on,
        decision_number=number, actor=case.actor, scope=case.scope,
    )  # fmt: skip
    case.dossier.save(update_fields=["member", "updated_at"])


def _recognise(case: Case, event: DossierEvent, judgement: Judgement) -> None:
    official_on = judgement.dates.official_date
    if case.dossier.member_id is None or official_on is None:
        raise Refused("Chưa ghi lễ kết nạp nên chưa có ngày chính thức: ghi lễ kết nạp trước.")
    recognise(
        member_id=case.dossier.member_id, official_on=official_on, decision_on=event.on,
        decision_number=event.document_number, actor=case.actor, scope=case.scope,
    )  # fmt: skip


def _announce(case: Case, event: DossierEvent, judgement: Judgement) -> None:
    close(case, Status.OFFICIAL, event.on)


def _remove(case: Case, event: DossierEvent, judgement: Judgement) -> None:
    if case.dossier.member_id is None:
        raise Refused("Người này chưa là đảng viên dự bị: không có tên để xóa.")
    leave(
        member_id=case.dossier.member_id, kind=MovementKind.NAME_REMOVAL_PROBATIONARY, on=event.on,
        document_number=event.document_number, note=event.note, actor=case.actor, scope=case.scope,
    )  # fmt: skip
    close(case, Status.REMOVED, event.on)


_DEEDS: dict[str, Callable[[Case, DossierEvent, Judgement], None]] = {
    "admission_ceremony_held": _admit,
    "recognition_decision_issued": _recognise,
    "recognition_announced": _announce,
    "removal_decision_issued": _remove,
}
_MOVEMENTS = {
    "admission_ceremony_held": (MovementKind.ADMISSION, MovementKind.READMISSION),
    "recognition_decision_issued": (MovementKind.RECOGNITION,),
    "removal_decision_issued": (MovementKind.NAME_REMOVAL_PROBATIONARY,),
}


def _correct(case: Case, event: DossierEvent, reason: str) -> None:
    """Take back the movement that the event wrote; a failed vote wrote none."""
    kinds = [kind.value for kind in _MOVEMENTS[event.kind]]
    member = case.dossier.member
    movement = member.movements.standing().filter(kind__in=kinds).order_by("-effective_on", "-pk").first()
    if movement is None:
        return
    correct_movement(movement_id=movement.pk, reason=reason, actor=case.actor, scope=case.scope)
    if event.kind == "admission_ceremony_held":
        case.dossier.member = None
        case.dossier.save(update_fields=["member", "updated_at"])
