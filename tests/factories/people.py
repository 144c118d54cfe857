"""People, members, candidates, certificates."""

from datetime import date
from itertools import count

from taonguon.candidate.labels import Stage
from taonguon.candidate.models import Candidate, StageDate, TargetGroup
from taonguon.member.labels import SIGNS, MovementKind, Status
from taonguon.member.models import Member, Movement
from taonguon.organization.models import Unit
from taonguon.person import actions as person_actions
from taonguon.person.models import Person
from taonguon.training.labels import CourseKind
from taonguon.training.models import Certificate

_numbers = count(1)
FACTS = person_actions.EDITABLE | {"identity_number"}


def person(full_name: str = "", **facts) -> Person:
    number = next(_numbers)
    facts.setdefault("born_on", date(1998, 5, 3))
    return person_actions.add_person(
        full_name=full_name or f"Trần Thị Ví Dụ {number}", on=date(2026, 10, 5), **facts
    )


def member(
    unit: Unit, full_name: str = "", status: Status = Status.OFFICIAL, joined_on: date = date(2015, 3, 3), **fields
) -> Member:
    """A member of a cell with the movement that put him or her on the list."""
    facts = {key: fields.pop(key) for key in list(fields) if key in FACTS}
    row = Member(person=person(full_name, **facts), status=status.value, party_join_on=joined_on, **fields)
    row.assign_unit(unit)
    row.save()
    movement(row, MovementKind.OPENING, date(2025, 7, 1))
    return row


def movement(member: Member, kind: MovementKind, effective_on: date, **fields) -> Movement:
    row = Movement(member=member, kind=kind.value, sign=SIGNS[kind], effective_on=effective_on, **fields)
    row.assign_unit(member.unit)
    row.save()
    return row


def group(commune: Unit, number: int = 1) -> TargetGroup:
    return TargetGroup.objects.get_or_create(
        unit=commune, number=number, defaults={"name": f"Nhóm thử nghiệm {number}", "short_name": f"Nhóm {number}"}
    )[0]


def candidate(
    unit: Unit, full_name: str = "", stage: Stage = Stage.SPOTTED, entered_on: date = date(2026, 1, 5), **fields
) -> Candidate:
    """A candidate who reached every stage up to `stage`, one month a stage."""
    facts = {key: fields.pop(key) for key in list(fields) if key in FACTS}
    row = Candidate(
        person=fields.pop("person", None) or person(full_name, **facts),
        stage=stage.value,
        stage_on=entered_on,
        entered_on=entered_on,
        **fields,
    )
    row.assign_unit(unit)
    row.save()
    for number in range(1, stage.value + 1):
        on = date(entered_on.year, min(entered_on.month + number - 1, 12), entered_on.day)
        StageDate.objects.create(candidate=row, stage=number, on=on)
        Candidate.objects.filter(pk=row.pk).update(stage_on=on)
    row.refresh_from_db()
    return row


def certificate(
    person: Person, unit: Unit, issued_on: date = date(2026, 6, 30), kind: CourseKind = CourseKind.AWARENESS
) -> Certificate:
    row = Certificate(person=person, kind=kind.value, number=f"{next(_numbers)}/2026", issued_on=issued_on)
    row.assign_unit(unit)
    row.save()
    return row
