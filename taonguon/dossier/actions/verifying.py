"""Requests to verify: sent, received there, reminded, answered. Yes or no is kept, never what was found."""

from datetime import date
from typing import Any

from django.db import transaction

from taonguon.audit import labels as audit_labels
from taonguon.common.refusal import Refused
from taonguon.common.text import normalise
from taonguon.dossier.actions._door import Case, check_day, open_case
from taonguon.dossier.actions.judging import rejudge
from taonguon.dossier.labels import Outcome
from taonguon.dossier.models import VerificationRequest
from taonguon.rules.access import Scope
from taonguon.rules.law.facts import Event, Facts
from taonguon.rules.law.judge import judge
from taonguon.rules.law.ruleset import LAW
from taonguon.rules.wording import format_date

audit_labels.register(
    {
        "dossier.verification_sent": "Gửi đề nghị thẩm tra lý lịch",
        "dossier.verification_received": "Nơi được hỏi đã nhận",
        "dossier.verification_reminded": "Nhắc trả lời thẩm tra",
        "dossier.verification_answered": "Nhận trả lời thẩm tra",
    }
)

_CLOCKS = ("r_verification_reply", "r_verification_reply_abroad")


@transaction.atomic
def send_verification(
    *,
    dossier_id: int,
    sent_to: str,
    on: date,
    actor: Any,
    scope: Scope,
    today: date,
    number: str = "",
    abroad: bool = False,
    version: int | None = None,
) -> VerificationRequest:
    """Record a letter that asks a place to verify. The history form must be declared first (06-HD/TW 3.4d)."""
    case = open_case(dossier_id, actor=actor, scope=scope, today=today, version=version)
    check_day(on, today)
    if not normalise(sent_to):
        raise Refused("Ghi nơi được đề nghị thẩm tra.", field="sent_to")
    if "s08_personal_history" not in case.now.done_steps:
        raise Refused(
            "Khai lý lịch của người xin vào Đảng trước khi gửi thẩm tra."
            f" Căn cứ: {LAW.step('s09_verification').citation}."
        )
    request = VerificationRequest.objects.create(
        dossier=case.dossier, sent_to=normalise(sent_to), sent_on=on, number=normalise(number), abroad=abroad
    )
    rejudge(dossier=case.dossier, today=today, on=on, around=case.around)
    case.tell("dossier.verification_sent", request=request.pk, to=request.sent_to, on=on, number=request.number)
    return request


@transaction.atomic
def note_verification_received(
    *, dossier_id: int, request_id: int, on: date, actor: Any, scope: Scope, today: date
) -> VerificationRequest:
    """Record the day the asked place got the letter: its time to answer runs from it."""
    case, request = _pending(dossier_id, request_id, actor, scope, today)
    check_day(on, today)
    if on < request.sent_on:
        raise Refused(f"Ngày nhận phải từ ngày gửi {format_date(request.sent_on)} trở đi.", field="on")
    request.received_on = on
    request.due_on = _due(case, on, request.abroad)
    request.save(update_fields=["received_on", "due_on", "updated_at"])
    rejudge(dossier=case.dossier, today=today, on=on, around=case.around)
    case.tell("dossier.verification_received", request=request.pk, on=on)
    return request


def _due(case: Case, received_on: date, abroad: bool) -> date | None:
    """The last day to answer, as the law's clock says of this letter alone."""
    kinds = ("verification_request_received", *(("verification_sent_abroad",) if abroad else ()))
    told = Facts(events=tuple(Event(kind, received_on, abroad=abroad) for kind in kinds))
    clocks = judge(told, received_on, law=case.around.law(case.dossier))
    return next((clock.due_on for rule in _CLOCKS if (clock := clocks.deadline(rule)) and clock.due_on), None)


@transaction.atomic
def remind_verification(
    *, dossier_id: int, request_id: int, on: date, actor: Any, scope: Scope, today: date, note: str = ""
) -> VerificationRequest:
    """Note that the asked place was reminded."""
    case, request = _pending(dossier_id, request_id, actor, scope, today)
    check_day(on, today)
    request.reminders = [*request.reminders, {"on": on.isoformat(), "note": normalise(note)[:200]}]
    request.save(update_fields=["reminders", "updated_at"])
    case.tell("dossier.verification_reminded", request=request.pk, on=on)
    return request


@transaction.atomic
def answer_verification(
    *, dossier_id: int, request_id: int, on: date, outcome: Outcome, actor: Any, scope: Scope, today: date
) -> VerificationRequest:
    """Record that the answer came and whether it is clear. What it says stays on paper (tài liệu mật)."""
    case, request = _pending(dossier_id, request_id, actor, scope, today)
    check_day(on, today)
    if on < (request.received_on or request.sent_on):
        raise Refused("Ngày trả lời phải sau ngày gửi, ngày nhận.", field="on")
    request.replied_on, request.outcome = on, Outcome(outcome).value
    request.save(update_fields=["replied_on", "outcome", "updated_at"])
    rejudge(dossier=case.dossier, today=today, on=on, around=case.around)
    case.tell("dossier.verification_answered", request=request.pk, on=on, outcome=request.outcome)
    return request


def _pending(
    dossier_id: int, request_id: int, actor: Any, scope: Scope, today: date
) -> tuple[Case, VerificationRequest]:
    case = open_case(dossier_id, actor=actor, scope=scope, today=today)
    request = VerificationRequest.objects.get(dossier=case.dossier, pk=request_id)
    if request.replied_on is not None:
        raise Refused(f"{request.sent_to} đã trả lời ngày {format_date(request.replied_on)}.")
    return case, request
