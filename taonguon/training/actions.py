"""Deeds of the classes: who is sent, who is withdrawn, which certificates are given.

Whether a person's place in the pool changes with a certificate is the business of `candidate.actions`.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction

from taonguon.audit import labels as audit_labels
from taonguon.audit.actions import Deed, record, record_many
from taonguon.common.refusal import Refused
from taonguon.common.text import normalise
from taonguon.organization.models import Unit
from taonguon.person.models import Person
from taonguon.rules.access import Scope
from taonguon.training.labels import CourseKind
from taonguon.training.models import Certificate, Course, Enrolment

audit_labels.register(
    {
        "training.enrolled": "Cử đi học",
        "training.enrolment_withdrawn": "Rút tên khỏi lớp",
        "training.certificate_given": "Ghi giấy chứng nhận",
        "training.certificate_withdrawn": "Xóa giấy chứng nhận ghi nhầm",
    }
)


@transaction.atomic
def enrol_people(
    *, course_id: int, people: Sequence[tuple[Person, Unit]], actor: Any, scope: Scope
) -> list[Enrolment]:
    """Send people (each with the unit that sends) to a class; who is already on its list is left as he stands.

    Refuses when the seats don't hold everybody: nobody is then enrolled.
    """
    course = Course.objects.in_commune(scope.commune_path).select_for_update().get(pk=course_id)
    on_list = set(Enrolment.objects.filter(course=course).values_list("person_id", flat=True))
    new = [(person, unit) for person, unit in people if person.pk not in on_list]
    free = course.seats - len(on_list)
    if len(new) > free:
        raise Refused(
            f"{course.name} còn {max(free, 0)} chỗ, không đủ cho {len(new)} người: chọn bớt, hoặc chọn lớp khác.",
            field="course",
        )
    rows = []
    for person, unit in new:
        row = Enrolment(course=course, person=person)
        row.assign_unit(unit)
        rows.append(row)
    rows = Enrolment.objects.bulk_create(rows)
    record_many(
        deeds=[
            Deed("training.enrolled", row, {"course": course.name, "person": row.person_id}, row.unit_path)
            for row in rows
        ],
        actor=actor,
        scope=scope,
    )
    return rows


@transaction.atomic
def withdraw_enrolments(*, enrolment_ids: Sequence[int], actor: Any, scope: Scope) -> int:
    """Take people off the list of a class that has given them no result yet; answers how many."""
    rows = list(
        Enrolment.objects.in_scope(scope)
        .filter(pk__in=enrolment_ids, result="enrolled")
        .select_related("course")
        .order_by("pk")
    )
    record_many(
        deeds=[
            Deed(
                "training.enrolment_withdrawn",
                row,
                {"course": row.course.name, "person": row.person_id},
                row.unit_path,
            )
            for row in rows
        ],
        actor=actor,
        scope=scope,
    )
    Enrolment.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return len(rows)


@transaction.atomic
def give_certificate(
    *,
    person: Person,
    unit: Unit,
    kind: CourseKind,
    number: str,
    issued_on: date,
    actor: Any,
    scope: Scope,
    issuer: str = "",
    course: Course | None = None,
) -> Certificate:
    """Record a certificate of a class held here, or one brought from elsewhere. One number once a person."""
    number = normalise(number)
    if not number:
        raise Refused("Ghi số giấy chứng nhận.", field="number")
    if person.born_on and issued_on < person.born_on:
        raise Refused("Ngày cấp không thể trước ngày sinh.", field="issued_on")
    if Certificate.objects.filter(person=person, kind=CourseKind(kind).value, number=number).exists():
        raise Refused(f"Giấy chứng nhận số {number} của người này đã được ghi.", field="number")
    row = Certificate(
        person=person,
        kind=CourseKind(kind).value,
        number=number,
        issued_on=issued_on,
        issuer=normalise(issuer),
        course=course,
    )
    row.assign_unit(unit)
    row.save()
    record(
        verb="training.certificate_given", target=row, actor=actor, scope=scope, unit_path=row.unit_path,
        detail={"person": person.pk, "kind": row.kind, "number": number, "issued_on": issued_on},
    )  # fmt: skip
    return row


@transaction.atomic
def withdraw_certificate(*, certificate_id: int, reason: str, actor: Any, scope: Scope) -> None:
    """Remove a certificate written by mistake. One that a class of ours gave is corrected at the class."""
    row = Certificate.objects.in_scope(scope).select_for_update().get(pk=certificate_id)
    if row.course_id is not None:
        raise Refused("Giấy chứng nhận này do lớp cấp: sửa kết quả ở trang của lớp.")
    record(
        verb="training.certificate_withdrawn", target=row, actor=actor, scope=scope, unit_path=row.unit_path,
        detail={"person": row.person_id, "number": row.number, "reason": normalise(reason)},
    )  # fmt: skip
    row.delete()
