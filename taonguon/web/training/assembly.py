"""What the pages of the classes put together: the list of a class in the layout in use, its Excel rows."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from taonguon.candidate.queries.seats import resolutions_of
from taonguon.documents.facts.annex import AnnexTable
from taonguon.documents.facts.registers import ClassRow, class_list
from taonguon.person.labels import Gender
from taonguon.rules.access import Scope
from taonguon.rules.wording import format_date
from taonguon.training import queries
from taonguon.training.labels import COURSE_LABELS, RESULT_LABELS, CourseKind, Result
from taonguon.training.models import Certificate, Course, Enrolment

RESULT_KINDS = {Result.ENROLLED: "unk", Result.PASSED: "ok", Result.FAILED: "bad", Result.ABSENT: "warn"}
RESULT_WORDS = {
    Result.ENROLLED: "chưa có",
    Result.PASSED: "Đạt",
    Result.FAILED: "Không đạt",
    Result.ABSENT: "Vắng",
}


@dataclass(frozen=True, slots=True)
class Attendee:
    """One line of the list: who, by which resolution, and what came of it."""

    enrolment: Enrolment
    resolved_on: date | None
    certificate: Certificate | None

    @property
    def kind(self) -> str:
        return RESULT_KINDS[Result(self.enrolment.result)]

    @property
    def result(self) -> str:
        return RESULT_WORDS[Result(self.enrolment.result)]

    @property
    def is_waiting(self) -> bool:
        return self.enrolment.result == Result.ENROLLED

    @property
    def born_on_man(self) -> date | None:
        return self.enrolment.person.born_on if self.enrolment.person.gender == Gender.MALE else None

    @property
    def born_on_woman(self) -> date | None:
        return self.enrolment.person.born_on if self.enrolment.person.gender == Gender.FEMALE else None


def attendees(course: Course, rows: Iterable[Enrolment]) -> list[Attendee]:
    """The rows with their resolutions and certificates: two queries however many."""
    rows = list(rows)
    resolved = resolutions_of([row.person_id for row in rows])
    certificates = queries.certificates_of(course)
    return [Attendee(row, resolved.get(row.person_id), certificates.get(row.person_id)) for row in rows]


def register(scope: Scope, course: Course) -> AnnexTable:
    """The list of a class for Excel, in the columns of bao-cao-va-the-thuc §2.4."""
    table = class_list(_rows(attendees(course, queries.attendees(scope, course))), course=_note(course))
    titles = {
        CourseKind.AWARENESS: table.title,
        CourseKind.NEW_MEMBER: "DANH SÁCH HỌC LỚP BỒI DƯỠNG ĐẢNG VIÊN MỚI",
    }
    return replace(table, title=titles[CourseKind(course.kind)], parent=scope.commune_name, issuer=scope.unit_name)


def _note(course: Course) -> str:
    parts = [course.name, f"từ {format_date(course.opens_on)} đến {format_date(course.closes_on)}", course.place]
    if course.decision_number:
        parts.append(f"quyết định số {course.decision_number}")
    return ", ".join(part for part in parts if part)


def _rows(lines: Sequence[Attendee]) -> Iterator[ClassRow]:
    for line in lines:
        person, certificate = line.enrolment.person, line.certificate
        # Without a known sex the day would stand in no column: it goes to the note, never to a guess.
        unsexed = f"sinh {format_date(person.born_on)}" if person.born_on and person.gender is None else ""
        yield ClassRow(
            full_name=person.full_name,
            born_on_man=line.born_on_man,
            born_on_woman=line.born_on_woman,
            ethnicity=person.get_ethnic_group_display(),
            religion=person.get_religion_display(),
            hometown=person.native_place or None,
            education=person.get_education_display(),
            occupation=person.occupation_text or person.get_occupation_display() or None,
            workplace=person.workplace or None,
            cell=line.enrolment.unit.name,
            resolved_on=line.resolved_on,
            result=None if line.is_waiting else RESULT_LABELS[Result(line.enrolment.result)],
            certificate_number=certificate.number if certificate else None,
            certified_on=certificate.issued_on if certificate else None,
            note="; ".join(part for part in (line.enrolment.note, unsexed) if part) or None,
        )


def state_of(course: Course, today: date) -> tuple[str, str]:
    """Where a class stands, as a state sign and words."""
    if today < course.opens_on:
        return ("go", "Sắp mở") if course.free > 0 else ("ok", "Đủ chỗ")
    if today <= course.closes_on:
        return "go", "Đang học"
    if course.waiting:
        return "warn", f"Chờ kết quả {course.waiting} người"
    return ("ok", "Đã xong") if course.taken else ("unk", "Không có học viên")


def kind_name(course: Course) -> str:
    return COURSE_LABELS[CourseKind(course.kind)]
