"""The one door: a step is recorded here or nowhere; taking the last one back is a deed too."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from taonguon.audit import labels as audit_labels
from taonguon.common.clock import now
from taonguon.common.refusal import Refused
from taonguon.common.text import normalise
from taonguon.dossier import steps
from taonguon.dossier.actions import _effects
from taonguon.dossier.actions._door import (
    Case,
    check_day,
    check_not_the_cell,
    check_reason,
    hindrances,
    open_case,
    refuse,
)
from taonguon.dossier.actions.judging import rejudge
from taonguon.dossier.facts import as_law, standing
from taonguon.dossier.labels import PaperState
from taonguon.dossier.models import DossierEvent, Paper
from taonguon.rules.access import Permission, Scope
from taonguon.rules.law.judgement import FAIL, Judgement
from taonguon.rules.law.model import Step
from taonguon.rules.law.ruleset import LAW
from taonguon.rules.wording import capitalize_first, format_date, join_list

audit_labels.register(
    {
        "dossier.step_recorded": "Ghi bước của hồ sơ",
        "dossier.vote_failed": "Ghi biểu quyết không đạt",
        "dossier.note_recorded": "Ghi việc của hồ sơ",
        "dossier.step_undone": "Hoàn tác việc của hồ sơ",
    }
)

_DECISION = "s17_admission_decision"
_CEREMONY = "s18_ceremony"
_UNION = "s11_union_resolution"
_TWO_MEMBERS = "two_official_members"
# Steps of the board and after it: nothing goes on while a paper given back is still out.
_AFTER_APPRAISAL = frozenset({"s16_appraisal", _DECISION, "s27_recognition_decision"})


@dataclass(frozen=True, slots=True)
class Ballot:
    """A vote in members: `eligible` is the denominator, `absent_excused` those left out of it and why."""

    eligible: int
    votes_for: int
    votes_against: int = 0
    absent_excused: int = 0
    left_out_reason: str = ""


@transaction.atomic
def record_step(
    *,
    dossier_id: int,
    step: str,
    on: date,
    actor: Any,
    scope: Scope,
    today: date,
    document_number: str = "",
    place: str = "",
    ballot: Ballot | None = None,
    holder: str = "",
    kept_at: str = "",
    note: str = "",
    version: int | None = None,
) -> DossierEvent:
    """Record that a step was done on a day, with its vote and its paper.

    The law judges before and after: a step that isn't open, a contradiction of days or figures, or a condition
    that isn't met refuses with the findings. A vote below its share is recorded and completes nothing.
    Whoever may: the cell its steps, the Party-building board the appraisal, the standing committee its decisions.
    """
    row = LAW.by_id.get(step)
    if row is None or row not in steps.RECORDABLE:
        raise Refused("Bước này không ghi ở hồ sơ: ghi ở trang nguồn, lớp học hoặc tự đến theo thời gian.")
    case = open_case(
        dossier_id, actor=actor, scope=scope, today=today, version=version, permission=steps.permission_of(row)
    )
    kind = steps.event_of(row, case.levels)
    if steps.is_intermediate(row, kind):
        check_not_the_cell(case)
    check_day(on, today)
    _check_open(case, row)
    _check_papers_back(case, row)
    event = _build(case, kind=kind, on=on, number=document_number, place=place, ballot=ballot, note=note)
    _check_ballot(event, row.title_vi)
    after = case.after(as_law(event))
    _check_law(case, row, event)
    event.save()
    carried = row.id in after.done_steps
    if carried or not LAW.events[kind].vote:
        _bring_paper(case, row, event, holder, kept_at)
        _effects.carry_out(case, event, after)
    rejudge(dossier=case.dossier, today=today, on=on, around=case.around)
    verb = "dossier.step_recorded" if carried else "dossier.vote_failed"
    case.tell(verb, step=step, event=event.pk, on=on, document=event.document_number)
    return event


@transaction.atomic
def record_note(
    *,
    dossier_id: int,
    kind: str,
    on: date,
    actor: Any,
    scope: Scope,
    today: date,
    document_number: str = "",
    place: str = "",
    ballot: Ballot | None = None,
    note: str = "",
    version: int | None = None,
) -> DossierEvent:
    """Record what is told beside the steps (`steps.NOTES`): sent up, received, extended, a removal."""
    permission = steps.NOTES.get(kind)
    if permission is None:
        raise Refused("Việc này không ghi được ở đây: chọn trong danh sách.", field="kind")
    case = open_case(dossier_id, actor=actor, scope=scope, today=today, version=version, permission=permission)
    if steps.is_intermediate(None, kind):
        check_not_the_cell(case)
    check_day(on, today)
    _check_follows(case, kind)
    event = _build(case, kind=kind, on=on, number=document_number, place=place, ballot=ballot, note=note)
    _check_ballot(event, LAW.events[kind].title_vi)
    after = case.after(as_law(event))
    _refuse_new(case, event)
    event.save()
    carried = _carried(event, after)
    if carried:
        _effects.carry_out(case, event, after)
    rejudge(dossier=case.dossier, today=today, on=on, around=case.around)
    verb = "dossier.note_recorded" if carried else "dossier.vote_failed"
    case.tell(verb, kind=kind, event=event.pk, on=on, document=event.document_number)
    return event


@transaction.atomic
def undo_last(
    *,
    dossier_id: int,
    event_id: int,
    reason: str,
    actor: Any,
    scope: Scope,
    today: date,
    version: int | None = None,
) -> DossierEvent:
    """Take back what was recorded last, with the reason; the line stays, marked. Pool and roll follow."""
    case = open_case(
        dossier_id, actor=actor, scope=scope, today=today, version=version, permission=Permission.DOSSIER_VIEW,
        closed_too=True,
    )  # fmt: skip
    last = max(standing(case.dossier), key=lambda event: event.pk, default=None)
    if last is None or last.pk != event_id:
        raise Refused("Chỉ hoàn tác được việc ghi sau cùng: hoàn tác các việc ghi sau trước.")
    if last.kind in steps.LASTING:
        raise Refused(f"“{LAW.events[last.kind].title_vi}” không hoàn tác được ở đây: {steps.LASTING[last.kind]}.")
    if not scope.can(steps.permission_of_event(last.kind)):
        raise PermissionDenied
    check_reason(reason)
    reason = normalise(reason)
    _effects.take_back(case, last, reason)
    last.undone_at, last.undone_by, last.undo_reason = now(), actor, reason
    last.save(update_fields=["undone_at", "undone_by", "undo_reason", "updated_at"])
    _effects.void_papers(Paper.objects.filter(event=last).order_by("pk"))
    rejudge(dossier=case.dossier, today=today, around=case.around)
    case.tell("dossier.step_undone", kind=last.kind, event=last.pk, on=last.on, reason=reason)
    return last


def _build(
    case: Case, *, kind: str, on: date, number: str, place: str, ballot: Ballot | None, note: str
) -> DossierEvent:
    event = DossierEvent(
        dossier=case.dossier, kind=kind, on=on, document_number=normalise(number), place=normalise(place),
        note=normalise(note), recorded_by=case.actor,
    )  # fmt: skip
    if ballot is not None and LAW.events[kind].vote:
        event.eligible, event.votes_for, event.votes_against = (
            ballot.eligible,
            ballot.votes_for,
            ballot.votes_against,
        )
        event.absent_excused, event.left_out_reason = ballot.absent_excused, normalise(ballot.left_out_reason)
    return event


def _check_ballot(event: DossierEvent, what: str) -> None:
    """A vote is told in figures, and the figures fit each other."""
    if not LAW.events[event.kind].vote:
        return
    if event.eligible is None or event.votes_for is None:
        raise Refused(f"{what}: ghi số người được tính và số người đồng ý.", field="eligible")
    if event.eligible == 0:
        raise Refused("Số người được tính phải lớn hơn 0.", field="eligible")
    cast = event.votes_for + (event.votes_against or 0)
    if cast > event.eligible:
        raise Refused(
            f"Đồng ý {event.votes_for} và không đồng ý {event.votes_against} cộng lại {cast}, nhiều hơn"
            f" {event.eligible} người được tính: kiểm tra lại biên bản kiểm phiếu.",
            field="votes_for",
        )
    if event.absent_excused and not event.left_out_reason:
        raise Refused(
            "Ghi lý do không tính những người này: sinh hoạt tạm thời nơi khác, miễn sinh hoạt, vắng có lý do.",
            field="left_out_reason",
        )


def _check_open(case: Case, row: Step) -> None:
    if row.id in case.now.open_steps:
        return
    title = f"Bước “{row.title_vi}”"
    if row.id in case.now.done_steps:
        done = [event for event in standing(case.dossier) if event.kind in row.events]
        when = f" ngày {format_date(done[-1].on)}" if done else " qua bước sau"
        raise Refused(f"{title} đã ghi{when}. Nếu ghi sai, hoàn tác việc ấy trước.", findings=case.now.blocks)
    missing = [LAW.step(step).title_vi for step in _before(row) if _stands_in_the_way(case.now, step)]
    if missing:
        raise Refused(f"{title} chưa ghi được: còn {join_list([f'“{name}”' for name in missing])}.")
    raise Refused(f"{title} không có ở hồ sơ này.")


def _before(row: Step) -> list[str]:
    """Every step that comes before, in the order of the procedure."""
    found: set[str] = set()
    waiting = list(row.precondition)
    while waiting:
        step = waiting.pop()
        if step not in found:
            found.add(step)
            waiting.extend(LAW.step(step).precondition)
    return sorted(found)


def _stands_in_the_way(judgement: Judgement, step: str) -> bool:
    optional = step == _UNION and judgement.route.used == _TWO_MEMBERS
    return step in judgement.open_steps and not optional


def _check_papers_back(case: Case, row: Step) -> None:
    waits = row.id in _AFTER_APPRAISAL or (bool(row.threshold) and row.actor == "party_cell")
    returned = case.returned()
    if waits and returned:
        names = join_list([paper.form for paper in returned])
        raise Refused(f"Còn {len(returned)} giấy trả lại chưa nộp lại ({names}): nộp lại trước khi ghi bước này.")


def _check_law(case: Case, row: Step, event: DossierEvent) -> None:
    """No deed makes a contradiction; a vote, a decision and the ceremony want every condition met.

    Documents of consent are wanted before the decision only (law file 2.2): until then they hold nothing back.
    """
    _refuse_new(case, event)
    if not (LAW.events[event.kind].vote or row.id == _CEREMONY):
        return
    decided = row.order >= LAW.step(_DECISION).order
    judged = case.after_on_its_day(as_law(event), every_consent=not decided)
    refuse(f"Chưa ghi được “{row.title_vi}”", hindrances(judged))


def _refuse_new(case: Case, event: DossierEvent) -> None:
    told = as_law(event)
    known = {(finding.rule, finding.event) for finding in case.before_on_its_day(told).blocks}
    judged = hindrances(case.after_on_its_day(told))
    new = [finding for finding in judged if (finding.rule, finding.event) not in known]
    refuse(f"Chưa ghi được “{LAW.events[event.kind].title_vi}”", new, field="on")


def _check_follows(case: Case, kind: str) -> None:
    """A note has something it is about: the step it implies, or the clock it extends."""
    done = set(case.now.done_steps)
    wanted = [LAW.step(step) for step in (*LAW.events[kind].implies, *steps.NOTE_NEEDS.get(kind, ()))]
    missing = [step.title_vi for step in wanted if step.id not in done]
    if missing:
        title = capitalize_first(LAW.events[kind].title_vi)
        raise Refused(f"“{title}” chưa ghi được: chưa có “{missing[0]}”.", field="kind")
    taken = [step for step in steps.NOTE_BEFORE.get(kind, ()) if step in done]
    if taken:
        raise Refused(f"Đã có “{LAW.step(taken[0]).title_vi}”: không ghi thêm việc này.", field="kind")


def _carried(event: DossierEvent, after: Judgement) -> bool:
    """Whether a note counts: it has no vote, or its vote reached the share."""
    failed = any(
        finding.verdict == FAIL and finding.event == event.kind and finding.rule.startswith("r_vote_")
        for finding in after.findings
    )
    return not (LAW.events[event.kind].vote and failed)


def _bring_paper(case: Case, row: Step, event: DossierEvent, holder: str, kept_at: str) -> None:
    code = steps.form_of(row, case.levels, case.now.route.used)
    if not code:
        return
    paper = Paper.objects.filter(dossier=case.dossier, form=code).first() or Paper(dossier=case.dossier, form=code)
    paper.state, paper.number, paper.on = PaperState.IN_HAND.value, event.document_number, event.on
    maker = LAW.label("actor", row.actor) if row.actor in steps.KEEPERS else case.dossier.unit.label
    paper.holder = normalise(holder) or paper.holder or maker
    paper.place, paper.event = normalise(kept_at) or paper.place, event
    paper.save()
    paper.returns.filter(settled_on__isnull=True).update(settled_on=event.on)
