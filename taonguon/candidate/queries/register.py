"""The working register (sổ theo dõi quần chúng ưu tú, cảm tình Đảng → kết nạp), row by row for Excel."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from taonguon.candidate.labels import STAGE_LABELS, Stage
from taonguon.candidate.models import Candidate, HelperAssignment, StageDate
from taonguon.candidate.next_act import last_day
from taonguon.candidate.queries.listing import Filters, filtered
from taonguon.regulation.queries import law_of
from taonguon.rules import law
from taonguon.rules.access import Scope
from taonguon.training.labels import CourseKind
from taonguon.training.models import Certificate

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One person as the register writes it; None is unknown. Identity numbers are not in it."""

    name: str
    phone: str
    gender: str | None
    born_on: date | None
    ethnic_group: str | None
    religion: str | None
    education: str | None
    native_place: str
    residence: str
    workplace: str
    occupation: str
    present: str | None
    unit: str
    groups: str
    introduced_by: str
    entered_on: date
    list_on: date | None
    list_number: str
    helper: str
    helper_since: date | None
    certificate_number: str
    certificate_on: date | None
    certificate_until: date | None
    certificate_issuer: str
    stage: str
    stage_on: date
    last_contact_on: date | None
    enlists_on: date | None


def register(scope: Scope, filters: Filters, today: date) -> Iterator[RegisterRow]:
    """Rows of the filtered list in name order, read in chunks: memory does not grow with the list."""
    awareness = Certificate.objects.filter(kind=CourseKind.AWARENESS.value).order_by("-issued_on", "-pk")
    rows = (
        filtered(scope, filters, today)
        .select_related("person", "unit", "helper__person", "introduced_by")
        .prefetch_related(
            "groups",
            Prefetch("stage_dates", StageDate.objects.filter(stage=Stage.SYMPATHIZER.value), to_attr="listed"),
            Prefetch(
                "helper_assignments", HelperAssignment.objects.filter(valid_to__isnull=True), to_attr="helping"
            ),
            Prefetch("person__certificates", awareness, to_attr="awareness"),
        )
        .order_by("unit__sort_key", "person__sort_key", "pk")
        .for_page()
    )
    applied = law_of(scope.commune_id)
    for row in rows.iterator(chunk_size=_CHUNK):
        yield _row(row, today, applied)


def _row(row: Candidate, today: date, applied: law.Law) -> RegisterRow:
    person = row.person
    listed = next(iter(row.listed), None)
    helping = next(iter(row.helping), None)
    certificate = next(iter(person.awareness), None)
    until = last_day(certificate.issued_on, today, applied) if certificate else None
    return RegisterRow(
        name=person.full_name,
        phone=person.phone,
        gender=person.get_gender_display(),
        born_on=person.born_on,
        ethnic_group=person.get_ethnic_group_display(),
        religion=person.get_religion_display(),
        education=person.get_education_display(),
        native_place=person.native_place,
        residence=person.residence,
        workplace=person.workplace,
        occupation=person.occupation_text or person.get_occupation_display() or "",
        present=None if row.present is None else "có" if row.present else "không",
        unit=row.unit.name,
        groups="; ".join(str(group.number) for group in sorted(row.groups.all(), key=lambda one: one.number)),
        introduced_by=row.introduced_by.name if row.introduced_by else "",
        entered_on=row.entered_on,
        list_on=listed.on if listed else None,
        list_number=listed.document_number if listed else "",
        helper=row.helper.person.full_name if row.helper else "",
        helper_since=helping.valid_from if helping else None,
        certificate_number=certificate.number if certificate else "",
        certificate_on=certificate.issued_on if certificate else None,
        certificate_until=until,
        certificate_issuer=certificate.issuer if certificate else "",
        stage=f"{row.stage}. {STAGE_LABELS[Stage(row.stage)]}",
        stage_on=row.stage_on,
        last_contact_on=row.last_contact_on,
        enlists_on=row.enlists_on,
    )
