"""Deeds that only leave a trace: a page opened, an identity number shown, a list taken out or printed."""

from datetime import date
from typing import Any

from django.db import transaction

from taonguon.audit import labels as audit_labels
from taonguon.audit import queries as audit
from taonguon.audit.actions import record
from taonguon.candidate.models import Candidate
from taonguon.person.actions import reveal_identity as reveal_of_person
from taonguon.rules.access import Scope

audit_labels.register(
    {
        "candidate.viewed": "Xem trang người trong nguồn",
        "candidate.exported": "Xuất danh sách nguồn ra Excel",
        "candidate.printed": "In danh sách nguồn",
    }
)


@transaction.atomic
def note_viewed(*, candidate: Candidate, today: date, actor: Any, scope: Scope) -> None:
    """Somebody opened a person's page: one entry a day for each reader, however often it is opened."""
    seen = audit.of_target(candidate).filter(verb="candidate.viewed", actor=actor, at__date=today)
    if not seen.exists():
        record(verb="candidate.viewed", target=candidate, actor=actor, scope=scope, unit_path=candidate.unit_path)


@transaction.atomic
def reveal_identity(*, candidate_id: int, reason: str, actor: Any, scope: Scope) -> str:
    """The whole identity number of a person in reach, once, with the reason in the trail."""
    candidate = Candidate.objects.readable(scope).select_related("person").get(pk=candidate_id)
    return reveal_of_person(
        person=candidate.person, reason=reason, actor=actor, scope=scope, unit_path=candidate.unit_path
    )


@transaction.atomic
def note_exported(*, count: int, filters: dict[str, Any], actor: Any, scope: Scope) -> None:
    """A list left the system as a file: who, how many rows, by which filter."""
    record(verb="candidate.exported", actor=actor, scope=scope, detail={"count": count, "filters": filters})


@transaction.atomic
def note_printed(*, count: int, unit_name: str, actor: Any, scope: Scope) -> None:
    """A list was opened as a sheet to print."""
    record(verb="candidate.printed", actor=actor, scope=scope, detail={"count": count, "unit": unit_name})
