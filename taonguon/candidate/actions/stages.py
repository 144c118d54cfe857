"""Where a person stands: a stage is reached because something happened on a day, and undone with a reason.

The steps of the dossier (`Stage.DOSSIER` and above) are reached by the context above through `reach_stage`.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction

from taonguon.audit import labels as audit_labels
from taonguon.audit.actions import record
from taonguon.candidate.labels import STAGE_LABELS, STATUS_LABELS, Stage, Status
from taonguon.candidate.models import Candidate, HelperAssignment, StageDate
from taonguon.common.refusal import Refused
from taonguon.common.text import normalise
from taonguon.rules.access import Scope
from taonguon.rules.wording import format_date
from taonguon.training.actions import enrol_people, give_certificate, withdraw_certificate
from taonguon.training.labels import CourseKind
from taonguon.training.models import Certificate, Enrolment

audit_labels.register(
    {
        "candidate.stage_reached": "Ghi bước mới",
        "candidate.stage_undone": "Hoàn tác bước",
        "candidate.closed": "Thôi theo dõi",
        "candidate.reopened": "Theo dõi lại",
    }
)


@transaction.atomic
def reach_stage(
    *, candidate_id: int, stage: Stage, on: date, actor: Any, scope: Scope, document_number: str = ""
) -> Candidate:
    """Write the day a stage was reached; the present stage is the highest one reached.

    From the dossier on, days follow each other (a cell can't pass before the dossier was opened). Reaching
    `ADMITTED` closes the row. Saying the same stage and day again changes nothing.
    """
    candidate = Candidate.objects.to_change(scope, candidate_id)
    stage = Stage(stage)
    _must_be_open(candidate)
    dates = dict(candidate.stage_dates.values_list("stage", "on"))
    if stage in dates:
        if dates[stage] == on:
            return candidate
        raise Refused(
            f"Bước “{STAGE_LABELS[stage]}” đã ghi ngày {format_date(dates[stage])}: hoàn tác bước ấy trước.",
            field="on",
        )
    _check_order(stage, on, dates)
    StageDate.objects.create(
        candidate=candidate, stage=stage.value, on=on, document_number=normalise(document_number)
    )
    if stage > candidate.stage:
        candidate.stage, candidate.stage_on = stage.value, on
    if stage is Stage.ADMITTED:
        # The helper stays: the law has one through the probation as well (06-HD/TW 4.3).
        candidate.status, candidate.closed_on = Status.ADMITTED.value, on
    candidate.save()
    record(
        verb="candidate.stage_reached", target=candidate, actor=actor, scope=scope, unit_path=candidate.unit_path,
        detail={"stage": stage.value, "on": on, "document": document_number},
    )  # fmt: skip
    return candidate


@transaction.atomic
def enter_sympathizer_list(
    *, candidate_id: int, on: date, resolution_number: str, actor: Any, scope: Scope
) -> Candidate:
    """The cell's resolution puts a person on the list of sympathisers (cảm tình Đảng)."""
    if not normalise(resolution_number):
        raise Refused("Ghi số nghị quyết của chi bộ.", field="resolution_number")
    return reach_stage(
        candidate_id=candidate_id, stage=Stage.SYMPATHIZER, on=on, document_number=resolution_number,
        actor=actor, scope=scope,
    )  # fmt: skip


@transaction.atomic
def enrol_candidates(*, candidate_ids: Sequence[int], course_id: int, actor: Any, scope: Scope) -> list[Enrolment]:
    """Send people to an awareness class, each on behalf of the unit that follows them; no stage changes yet."""
    people = (
        Candidate.objects.in_scope(scope)
        .open()
        .filter(pk__in=candidate_ids)
        .select_related("person", "unit")
        .order_by("pk")
    )
    return enrol_people(
        course_id=course_id, people=[(row.person, row.unit) for row in people], actor=actor, scope=scope
    )


@transaction.atomic
def record_certificate(
    *, candidate_id: int, number: str, issued_on: date, actor: Any, scope: Scope, issuer: str = ""
) -> Certificate:
    """Record an awareness certificate; the first one puts the person at `Stage.TRAINED`."""
    candidate = Candidate.objects.to_change(scope, candidate_id)
    _must_be_open(candidate)
    certificate = give_certificate(
        person=candidate.person, unit=candidate.unit, kind=CourseKind.AWARENESS, number=number,
        issued_on=issued_on, issuer=issuer, actor=actor, scope=scope,
    )  # fmt: skip
    reach_trained(certificates=[certificate], actor=actor, scope=scope)
    return certificate


@transaction.atomic
def reach_trained(*, certificates: Sequence[Certificate], actor: Any, scope: Scope) -> int:
    """After certificates were given (also by a class): whoever had none reaches `Stage.TRAINED`.

    Answers how many did.
    """
    issued = {row.person_id: row for row in certificates if row.kind == CourseKind.AWARENESS}
    waiting = (
        Candidate.objects.in_branch(scope.commune_path)
        .open()
        .filter(person_id__in=issued)
        .exclude(stage_dates__stage=Stage.TRAINED.value)
        .order_by("pk")
    )
    reached = list(waiting)
    for candidate in reached:
        certificate = issued[candidate.person_id]
        reach_stage(
            candidate_id=candidate.pk, stage=Stage.TRAINED, on=certificate.issued_on,
            document_number=certificate.number, actor=actor, scope=scope,
        )  # fmt: skip
    return len(reached)


@transaction.atomic
def step_back(*, candidate_id: int, reason: str, actor: Any, scope: Scope, by_dossier: bool = False) -> Candidate:
    """Undo the highest stage with a reason; the trail keeps its day and paper.

    Stages of the dossier are undone by the dossier only (`by_dossier`). Undoing `TRAINED` also removes the
    certificate that made it, when it was recorded by hand.
    """
    candidate = Candidate.objects.to_change(scope, candidate_id)
    reason = normalise(reason)
    if not reason:
        raise Refused("Ghi lý do hoàn tác.", field="reason")
    last = candidate.stage_dates.order_by("-stage").first()
    if last is None or last.stage == Stage.SPOTTED:
        raise Refused("Người này đang ở bước đầu: không còn bước nào để hoàn tác. Nếu thêm nhầm, thôi theo dõi.")
    if last.stage >= Stage.DOSSIER and not by_dossier:
        raise Refused("Bước này do hồ sơ kết nạp ghi: hoàn tác ở trang hồ sơ.")
    if not by_dossier:
        _must_be_open(candidate)
    if last.stage == Stage.TRAINED:
        for certificate in Certificate.objects.awareness().filter(person=candidate.person_id).order_by("pk"):
            withdraw_certificate(certificate_id=certificate.pk, reason=reason, actor=actor, scope=scope)
    detail = {"stage": last.stage, "on": last.on, "document": last.document_number, "reason": reason}
    last.delete()
    before = candidate.stage_dates.order_by("-stage").first()
    candidate.stage = before.stage if before else Stage.SPOTTED.value
    candidate.stage_on = before.on if before else candidate.entered_on
    candidate.status, candidate.closed_on, candidate.close_reason = Status.OPEN.value, None, ""
    candidate.save()
    record(
        verb="candidate.stage_undone", target=candidate, actor=actor, scope=scope, unit_path=candidate.unit_path,
        detail=detail,
    )  # fmt: skip
    return candidate


@transaction.atomic
def close_candidate(
    *, candidate_id: int, status: Status, on: date, reason: str, actor: Any, scope: Scope
) -> Candidate:
    """Stop following: dropped, or moved elsewhere. The helper is released; everything stays readable."""
    candidate = Candidate.objects.to_change(scope, candidate_id)
    _must_be_open(candidate)
    status, reason = Status(status), normalise(reason)
    if status not in {Status.DROPPED, Status.MOVED}:
        raise Refused("Chọn thôi theo dõi hoặc chuyển nơi khác.", field="status")
    if not reason:
        raise Refused("Ghi lý do, hoặc nơi chuyển đến.", field="reason")
    if candidate.stage >= Stage.CELL_PASSED and status is Status.DROPPED:
        raise Refused("Chi bộ đã xét người này: kết thúc hồ sơ kết nạp trước.")
    if on < candidate.entered_on:
        raise Refused(f"Ngày phải từ ngày vào nguồn {format_date(candidate.entered_on)} trở đi.", field="on")
    candidate.status, candidate.closed_on, candidate.close_reason = status.value, on, reason
    _end_help(candidate, on, STATUS_LABELS[status].lower())
    candidate.save()
    record(
        verb="candidate.closed", target=candidate, actor=actor, scope=scope, unit_path=candidate.unit_path,
        detail={"status": status.value, "on": on, "reason": reason},
    )  # fmt: skip
    return candidate


@transaction.atomic
def reopen_candidate(*, candidate_id: int, reason: str, actor: Any, scope: Scope) -> Candidate:
    """Follow somebody again who was dropped or moved away; a helper is assigned anew."""
    candidate = Candidate.objects.to_change(scope, candidate_id)
    reason = normalise(reason)
    if candidate.status not in {Status.DROPPED, Status.MOVED}:
        raise Refused(f"Người này “{STATUS_LABELS[Status(candidate.status)]}”: không có gì để mở lại.")
    if not reason:
        raise Refused("Ghi lý do theo dõi lại.", field="reason")
    if Candidate.objects.open().filter(person=candidate.person_id).exists():
        raise Refused("Người này đang được theo dõi ở một dòng khác: không mở lại dòng cũ.")
    candidate.status, candidate.closed_on, candidate.close_reason = Status.OPEN.value, None, ""
    candidate.save()
    record(
        verb="candidate.reopened", target=candidate, actor=actor, scope=scope, unit_path=candidate.unit_path,
        detail={"reason": reason},
    )  # fmt: skip
    return candidate


def _must_be_open(candidate: Candidate) -> None:
    if candidate.status != Status.OPEN:
        label = STATUS_LABELS[Status(candidate.status)].lower()
        raise Refused(f"Người này {label}, không còn trong nguồn: mở lại trước khi ghi.")


def _check_order(stage: Stage, on: date, dates: dict[int, date]) -> None:
    """Days may not contradict the order of the dossier. A class may come before the list of sympathisers."""
    earlier = {lower: day for lower, day in dates.items() if lower < stage and stage >= Stage.DOSSIER}
    later = {upper: day for upper, day in dates.items() if upper > stage and upper >= Stage.DOSSIER}
    if earlier and on < (latest := max(earlier.values())):
        raise Refused(f"Ngày phải từ {format_date(latest)} trở đi: các bước trước đã ghi đến ngày ấy.", field="on")
    if later and on > (soonest := min(later.values())):
        raise Refused(f"Ngày không được sau {format_date(soonest)}: bước sau đã ghi ngày ấy.", field="on")


def _end_help(candidate: Candidate, on: date, reason: str) -> None:
    """Release the helper of a row that closes; an assignment that starts later ends on its first day."""
    for assignment in HelperAssignment.objects.filter(candidate=candidate, valid_to__isnull=True).order_by("pk"):
        assignment.valid_to = max(on, assignment.valid_from)
        assignment.end_reason = reason
        assignment.save(update_fields=["valid_to", "end_reason", "updated_at"])
    candidate.helper = None
