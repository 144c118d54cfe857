"""Classes and who attends them."""

from datetime import date

from taonguon.organization.models import Unit
from taonguon.person.models import Person
from taonguon.training.labels import CourseKind, Result
from taonguon.training.models import Course, Enrolment


def course(
    commune: Unit, name: str = "Lớp nhận thức thử nghiệm", kind: CourseKind = CourseKind.AWARENESS, **fields
):
    fields.setdefault("opens_on", date(2026, 12, 7))
    fields.setdefault("closes_on", fields["opens_on"])
    fields.setdefault("seats", 60)
    row = Course(name=name, kind=kind.value, **fields)
    row.assign_unit(commune)
    row.save()
    return row


def enrolment(of: Course, who: Person, unit: Unit, result: Result = Result.ENROLLED) -> Enrolment:
    row = Enrolment(course=of, person=who, result=result.value)
    row.assign_unit(unit)
    row.save()
    return row
