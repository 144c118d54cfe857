"""Receiving a case from another committee when a person moves mid-way (06-HD/TW 3.9)."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from taonguon.audit import labels as audit_labels
from taonguon.candidate.actions import reach_stage
from taonguon.candidate.labels import Stage
from taonguon.candidate.labels import Status as PoolStatus
from taonguon.candidate.models import Candidate
from taonguon.common.refusal import Refused
from taonguon.common.text import normalise
from taonguon.dossier.actions._door import Case, check_day
from taonguon.dossier.actions.judging import rejudge
from taonguon.dossier.actions.recording import Ballot
from taonguon.dossier.facts import Surroundings, told
from taonguon.dossier.labels import PaperState
from taonguon.dossier.models import Dossier, DossierEvent, Paper
from taonguon.rules.access import Permission, Scope
from taonguon.rules.law.ruleset import LAW
from taonguon.rules.wording import format_date

audit_labels.register({"dossier.received": "Nhận hồ sơ chuyển đến"})

_RESOLUTION = "cell_resolution_admission"


@transaction.atomic
def receive_dossier(
    *,
    candidate_id: int,
    on: date,
    opened_on: date,
    from_place: str,
    document_number: str,
    actor: Any,
    scope: Scope,
    today: date,
    resolved_on: date | None = None,
    resolution_number: str = "",
    ballot: Ballot | None = None,
) -> Dossier:
    """Take over a case that another committee forwarded, on the day it arrived.

    `opened_on` is the day the old place made the dossier: its 12 months run on. With `resolved_on` the old cell
    has resolved already, and the time of the new committee to decide runs from `on`.
    """
    if not scope.can(Permission.DOSSIER_APPRAISE):
        raise PermissionDenied
    candidate = Candidate.objects.to_change(scope, candidate_id)
    check_day(on, today)
    _check(candidate, on, opened_on, from_place, resolved_on)
    dossier = Dossier(person=candidate.person, candidate=candidate, opened_on=opened_on)
    dossier.assign_unit(candidate.unit)
    dossier.save()
    place, number = normalise(from_place), normalise(document_number)
    told_before = [("application_dossier_opened", opened_on, "")]
    if resolved_on is not None:
        told_before.append((_RESOLUTION, resolved_on, normalise(resolution_number)))
    for kind, day, document in (*told_before, ("forwarded_dossier_received", on, number)):
        event = DossierEvent(
            dossier=dossier, kind=kind, on=day, document_number=document, place=place, recorded_by=actor
        )
        if kind == _RESOLUTION and ballot is not None:
            event.eligible, event.votes_for, event.votes_against = (
                ballot.eligible, ballot.votes_for, ballot.votes_against,
            )  # fmt: skip
        event.save()
        if kind == _RESOLUTION:
            Paper.objects.create(
                dossier=dossier, form=LAW.step("s13_cell_resolution").forms[0], state=PaperState.IN_HAND.value,
                number=document, on=day, holder=candidate.unit.label, event=event,
            )  # fmt: skip
    stages = (Stage.DOSSIER, Stage.CELL_PASSED) if resolved_on else (Stage.DOSSIER,)
    for stage in stages:
        reach_stage(
            candidate_id=candidate.pk, stage=stage, on=on, document_number=number, actor=actor, scope=scope
        )
    rejudge(dossier=dossier, today=today, on=on)
    case = Case(told(Dossier.objects.filter(pk=dossier.pk)).get(), Surroundings.of([dossier]), actor, scope, today)
    case.tell("dossier.received", on=on, place=place, document=number, person=candidate.person.full_name)
    return case.dossier


def _check(candidate: Candidate, on: date, opened_on: date, place: str, resolved_on: date | None) -> None:
    name = candidate.person.full_name
    if candidate.status != PoolStatus.OPEN:
        raise Refused(f"{name} không còn trong nguồn: mở lại ở trang Nguồn trước.")
    if Dossier.objects.open().filter(person=candidate.person_id).exists():
        raise Refused(f"{name} đã có hồ sơ đang làm: mở hồ sơ ấy, không nhận lại.")
    if not normalise(place):
        raise Refused("Ghi cấp ủy đã chuyển hồ sơ đến.", field="from_place")
    if opened_on > on:
        raise Refused(f"Ngày lập hồ sơ phải trước ngày nhận {format_date(on)}.", field="opened_on")
    if resolved_on is not None and not opened_on <= resolved_on <= on:
        raise Refused(
            f"Ngày nghị quyết phải từ ngày lập hồ sơ {format_date(opened_on)} đến ngày nhận {format_date(on)}.",
            field="resolved_on",
        )
