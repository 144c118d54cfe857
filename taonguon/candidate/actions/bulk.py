"""Deeds on many people at once, and deeds that only leave a trace: sending to a class, looking, taking out."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from taonguon.audit import labels as audit_labels
from taonguon.audit.actions import record
from taonguon.candidate.models import Candidate
from taonguon.rules.access import Scope
from taonguon.training.actions import enrol_people
from taonguon.training.models import Enrolment

audit_labels.register(
    {
        "candidate.viewed": "Xem trang người trong nguồn",
        "candidate.exported": "Xuất danh sách nguồn ra Excel",
        "candidate.printed": "In danh sách nguồn",
    }
)


@transaction.atomic
def enrol_candidates(*, candidate_ids: Sequence[int], course_id: int, actor: Any, scope: Scope) -> list[Enrolment]:
    """Send people of the pool to an awareness class, each on behalf of the unit that follows them."""
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
def note_viewed(*, candidate: Candidate, actor: Any, scope: Scope) -> None:
    """Somebody opened a person's page."""
    record(verb="candidate.viewed", target=candidate, actor=actor, scope=scope, unit_path=candidate.unit_path)


@transaction.atomic
def note_exported(*, count: int, filters: dict[str, Any], actor: Any, scope: Scope) -> None:
    """A list left the system as a file: who, how many rows, by which filter."""
    record(verb="candidate.exported", actor=actor, scope=scope, detail={"count": count, "filters": filters})


@transaction.atomic
def note_printed(*, count: int, unit_name: str, actor: Any, scope: Scope) -> None:
    """A list was opened as a sheet to print."""
    record(verb="candidate.printed", actor=actor, scope=scope, detail={"count": count, "unit": unit_name})
