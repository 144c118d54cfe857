"""Opening the roll: the members who were on the list when the committee began to use the system."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import batched
from typing import Any

from django.db import transaction

from taonguon.audit import labels as audit_labels
from taonguon.audit.actions import Deed, record_many
from taonguon.common.refusal import Refused
from taonguon.member.labels import SIGNS, MovementKind, Status
from taonguon.member.models import Member, Movement
from taonguon.organization.models import Unit
from taonguon.person.models import Person
from taonguon.rules.access import Scope

audit_labels.register({"member.roll_opened": "Nhập danh sách đảng viên đầu kỳ"})

_BATCH = 1000


@dataclass(frozen=True, slots=True)
class RollEntry:
    """One line of the list. `person` is saved, or built by `person.facts.build_person` and not saved yet."""

    person: Person
    unit: Unit
    status: Status = Status.OFFICIAL
    party_join_on: date | None = None
    official_on: date | None = None
    admission_decision_on: date | None = None
    card_number: str = ""
    file_number: str = ""
    activity_exempt: bool = False
    temporary_elsewhere: bool = False
    in_unit_since: date | None = None


@transaction.atomic
def open_roll(*, entries: Sequence[RollEntry], on: date, actor: Any, scope: Scope | None) -> list[Member]:
    """Put a whole list on the roll, counted from the day `on`, in a fixed number of queries a thousand lines.

    Refuses the list as a whole, naming the line (from 1), when somebody is on it twice or on the roll already,
    or a unit lies outside the scope.
    """
    _check(entries, scope)
    new = [entry.person for entry in entries if entry.person.pk is None]
    Person.objects.bulk_create(new, batch_size=_BATCH)
    members = []
    for entry in entries:
        member = Member(
            person=entry.person, status=Status(entry.status).value, party_join_on=entry.party_join_on,
            official_on=entry.official_on, admission_decision_on=entry.admission_decision_on,
            card_number=entry.card_number, file_number=entry.file_number, activity_exempt=entry.activity_exempt,
            temporary_elsewhere=entry.temporary_elsewhere, in_unit_since=entry.in_unit_since,
        )  # fmt: skip
        member.assign_unit(entry.unit)
        members.append(member)
    Member.objects.bulk_create(members, batch_size=_BATCH)
    movements = []
    for member in members:
        movement = Movement(
            member=member,
            kind=MovementKind.OPENING.value,
            sign=SIGNS[MovementKind.OPENING],
            effective_on=on,
        )
        movement.assign_unit(member.unit)
        movements.append(movement)
    Movement.objects.bulk_create(movements, batch_size=_BATCH)
    counts = Counter(entry.unit for entry in entries)
    deeds = [
        Deed(
            verb="member.roll_opened", target=unit, unit_path=unit.path,
            detail={"on": on, "count": count, "unit": unit.name},
        )
        for unit, count in counts.items()
    ]  # fmt: skip
    record_many(deeds=deeds, actor=actor, scope=scope)
    return members


def _check(entries: Sequence[RollEntry], scope: Scope | None) -> None:
    seen: dict[str, int] = {}
    for number, entry in enumerate(entries, start=1):
        if scope is not None and not entry.unit.path.startswith(scope.path):
            raise Refused(f"Dòng {number}: {entry.unit.name} nằm ngoài phạm vi của đồng chí.", field="unit")
        if entry.status == Status.LEFT:
            raise Refused(f"Dòng {number}: chọn tư cách chính thức hoặc dự bị.", field="status")
        digest = entry.person.identity_digest
        if digest and digest in seen:
            raise Refused(
                f"Dòng {number}: trùng số định danh với dòng {seen[digest]}. Bỏ một dòng.", field="identity_number"
            )
        if digest:
            seen[digest] = number
    known = _known(entries)
    for number, entry in enumerate(entries, start=1):
        if entry.person.pk in known or (entry.person.pk is None and entry.person.identity_digest in known):
            raise Refused(
                f"Dòng {number}: {entry.person.full_name} đã có trong hệ thống. Bỏ dòng này,"
                " hoặc sửa ở trang của người ấy."
            )


def _known(entries: Sequence[RollEntry]) -> set[int | str]:
    """Ids of saved people who are on the roll, and digests of unsaved ones who are in the system already."""
    ids = [entry.person.pk for entry in entries if entry.person.pk is not None]
    digests = [
        entry.person.identity_digest
        for entry in entries
        if entry.person.pk is None and entry.person.identity_digest
    ]
    found: set[int | str] = set()
    for batch in batched(ids, _BATCH):
        found.update(Member.objects.filter(person_id__in=batch).values_list("person_id", flat=True))
    for batch in batched(digests, _BATCH):
        found.update(Person.objects.filter(identity_digest__in=batch).values_list("identity_digest", flat=True))
    return found
