"""Deeds of the classes: opening one, who is sent, who is withdrawn, the results, which certificates are given.

Whether a person's place in the pool changes with a certificate is the business of `candidate.actions`.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
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
from taonguon.rules.wording import format_date
from taonguon.training.labels import CourseKind, Result
from taonguon.training.models import Certificate, Course, Enrolment

audit_labels.register(
    {
        "training.course_opened": "Mở lớp",
        "training.course_corrected": "Sửa thông tin lớp",
        "training.course_dropped": "Bỏ lớp chưa có học viên",
        "training.results_recorded": "Ghi kết quả học",
        "training.result_taken_back": "Sửa kết quả học ghi nhầm",
        "training.list_exported": "Xuất danh sách lớp ra Excel",
        "training.enrolled": "Cử đi học",
        "training.enrolment_withdrawn": "Rút tên khỏi lớp",
        "training.certificate_given": "Ghi giấy chứng nhận",
        "training.certificate_withdrawn": "Xóa giấy chứng nhận ghi nhầm",
    }
)


EDITABLE = ("kind", "name", "place", "opens_on", "closes_on", "seats", "decision_number", "decision_on")


@transaction.atomic
def open_course(
    *,
    kind: CourseKind,
    name: str,
    opens_on: date,
    closes_on: date,
    seats: int,
    actor: Any,
    scope: Scope,
    place: str = "",
    decision_number: str = "",
    decision_on: date | None = None,
) -> Course:
    """A new class of the commune committee."""
    course = Course(
        kind=CourseKind(kind).value, name=normalise(name), place=normalise(place), opens_on=opens_on,
        closes_on=closes_on, seats=seats, decision_number=normalise(decision_number), decision_on=decision_on,
    )  # fmt: skip
    course.assign_unit(Unit.objects.get(pk=scope.commune_id))
    _check_course(course, taken=0)
    course.save()
    record(
        verb="training.course_opened", target=course, actor=actor, scope=scope, unit_path=course.unit_path,
        detail={"course": course.name, "opens_on": opens_on, "seats": seats},
    )  # fmt: skip
    return course


@transaction.atomic
def correct_course(*, course_id: int, values: dict[str, Any], actor: Any, scope: Scope) -> Course:
    """Change what is said of a class; its seats never fall below the people on its list."""
    course = _locked_course(course_id, scope)
    before = {name: getattr(course, name) for name in EDITABLE}
    for name in EDITABLE:
        value = values.get(name, before[name])
        setattr(course, name, normalise(value) if isinstance(value, str) else value)
    changed = {
        name: [before[name], getattr(course, name)] for name in EDITABLE if before[name] != getattr(course, name)
    }
    if not changed:
        return course
    taken = course.enrolments.count()
    if "kind" in changed and taken:
        raise Refused("Lớp đã có học viên: không đổi loại lớp, hãy mở lớp khác.", field="kind")
    _check_course(course, taken=taken)
    course.save()
    record(
        verb="training.course_corrected", target=course, actor=actor, scope=scope, unit_path=course.unit_path,
        detail={"course": course.name, "values": changed},
    )  # fmt: skip
    return course


@transaction.atomic
def drop_course(*, course_id: int, actor: Any, scope: Scope) -> None:
    """Remove a class that was opened by mistake: nobody was ever on its list."""
    course = _locked_course(course_id, scope)
    if course.enrolments.exists() or course.certificates.exists():
        raise Refused(f"{course.name} đã có học viên: rút tên mọi người trước khi bỏ lớp.")
    record(
        verb="training.course_dropped", target=course, actor=actor, scope=scope, unit_path=course.unit_path,
        detail={"course": course.name, "opens_on": course.opens_on},
    )  # fmt: skip
    course.delete()


def _locked_course(course_id: int, scope: Scope) -> Course:
    return Course.objects.in_commune(scope.commune_path).select_for_update().get(pk=course_id)


def _check_course(course: Course, *, taken: int) -> None:
    if not course.name:
        raise Refused("Ghi tên lớp.", field="name")
    if course.closes_on < course.opens_on:
        raise Refused(
            f"Bế giảng trước khai giảng {format_date(course.opens_on)}: xem lại hai ngày.",
            field="closes_on",
        )
    if course.seats < max(taken, 1):
        raise Refused(
            f"Lớp đã có {taken} người: số chỗ không được ít hơn." if taken else "Số chỗ phải từ 1 trở lên.",
            field="seats",
        )


@transaction.atomic
def enrol_people(
    *, course_id: int, people: Sequence[tuple[Person, Unit]], actor: Any, scope: Scope
) -> list[Enrolment]:
    """Send people (each with the unit that sends) to a class; who is already on its list is left as he stands.

    Refuses when the seats don't hold everybody: nobody is then enrolled.
    """
    course = _locked_course(course_id, scope)
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


@dataclass(frozen=True, slots=True)
class ResultLine:
    """What a class came to for one attendee; number and day only with `Result.PASSED`."""

    enrolment_id: int
    result: Result
    number: str = ""
    issued_on: date | None = None
    note: str = ""


@transaction.atomic
def record_results(
    *, course_id: int, lines: Sequence[ResultLine], today: date, actor: Any, scope: Scope, issuer: str = ""
) -> list[Certificate]:
    """Write the results of a class, all or none; who passed gets the certificate of the class.

    Answers the certificates given. A refusal names the field of its line: `number-<id>`, `issued_on-<id>`.
    """
    course = _locked_course(course_id, scope)
    told = {line.enrolment_id: line for line in lines if line.result is not Result.ENROLLED}
    rows = list(
        Enrolment.objects.in_scope(scope)
        .filter(course=course, pk__in=told, result=Result.ENROLLED.value)
        .select_related("person", "unit")
        .order_by("pk")
    )
    if not rows:
        raise Refused("Chưa chọn kết quả cho ai: chọn đạt, không đạt hoặc vắng ở ít nhất một dòng.")
    certificates = []
    for row in rows:
        line = told[row.pk]
        row.result, row.note = line.result.value, normalise(line.note) or row.note
        if line.result is Result.PASSED:
            certificates.append(_certificate_of(row, course, line, today, issuer))
    _check_numbers(course, certificates, rows)
    Enrolment.objects.bulk_update(rows, ["result", "note"])
    certificates = Certificate.objects.bulk_create(certificates)
    given = {row.person_id: row for row in certificates}
    record_many(
        deeds=[
            Deed(
                "training.results_recorded",
                row,
                {"course": course.name, "person": row.person_id, "result": row.result}
                | ({"number": given[row.person_id].number} if row.person_id in given else {}),
                row.unit_path,
            )
            for row in rows
        ],
        actor=actor,
        scope=scope,
    )
    return certificates


def _certificate_of(row: Enrolment, course: Course, line: ResultLine, today: date, issuer: str) -> Certificate:
    name, number = row.person.full_name, normalise(line.number)
    if not number:
        raise Refused(f"{name}: ghi số giấy chứng nhận.", field=f"number-{row.pk}")
    if line.issued_on is None:
        raise Refused(f"{name}: ghi ngày cấp giấy chứng nhận.", field=f"issued_on-{row.pk}")
    if not course.opens_on <= line.issued_on <= today:
        raise Refused(
            f"{name}: ngày cấp phải từ ngày khai giảng {format_date(course.opens_on)} đến hôm nay.",
            field=f"issued_on-{row.pk}",
        )
    certificate = Certificate(
        person=row.person, kind=course.kind, number=number, issued_on=line.issued_on,
        issuer=normalise(issuer), course=course,
    )  # fmt: skip
    certificate.assign_unit(row.unit)
    return certificate


def _check_numbers(course: Course, certificates: Sequence[Certificate], rows: Sequence[Enrolment]) -> None:
    """A number belongs to one person: twice in the class, or again on another certificate, is a slip."""
    places = {row.person_id: row.pk for row in rows}
    used = Counter(row.number for row in certificates)
    taken = set(course.certificates.order_by().values_list("number", flat=True))
    held = set(
        Certificate.objects.filter(kind=course.kind, person__in=list(places))
        .order_by()
        .values_list("person_id", "number")
    )
    for row in certificates:
        if used[row.number] > 1 or row.number in taken or (row.person_id, row.number) in held:
            raise Refused(
                f"Số giấy chứng nhận {row.number} đã dùng cho người khác hoặc đã ghi: xem lại số.",
                field=f"number-{places[row.person_id]}",
            )


@transaction.atomic
def take_back_result(*, enrolment_id: int, reason: str, actor: Any, scope: Scope) -> Enrolment:
    """Put an attendee back to "sent" when the result was a slip; a certificate the class gave goes with it."""
    reason = normalise(reason)
    if len(reason) < 5:
        raise Refused("Ghi lý do sửa kết quả (ít nhất 5 ký tự).", field="reason")
    row = (
        Enrolment.objects.in_scope(scope)
        .select_related("course", "person")
        .select_for_update(of=("self",))
        .get(pk=enrolment_id)
    )
    if row.result == Result.ENROLLED:
        raise Refused("Người này chưa có kết quả: không có gì để sửa.")
    certificates = Certificate.objects.filter(course=row.course_id, person=row.person_id)
    detail = {
        "course": row.course.name, "person": row.person_id, "result": row.result, "reason": reason,
        "numbers": list(certificates.order_by("pk").values_list("number", flat=True)),
    }  # fmt: skip
    certificates.delete()
    row.result = Result.ENROLLED.value
    row.save(update_fields=["result", "updated_at"])
    record(
        verb="training.result_taken_back", target=row, actor=actor, scope=scope, unit_path=row.unit_path,
        detail=detail,
    )  # fmt: skip
    return row


@transaction.atomic
def note_exported(*, course: Course, count: int, actor: Any, scope: Scope) -> None:
    """The list of a class left the system as a file."""
    record(
        verb="training.list_exported", target=course, actor=actor, scope=scope,
        detail={"course": course.name, "count": count},
    )  # fmt: skip


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
