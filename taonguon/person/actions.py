"""Deeds on a person's facts. The contexts that hold the person (pool, roll) check the scope first."""

from datetime import date
from typing import Any

from django.db import transaction

from taonguon.audit import labels as audit_labels
from taonguon.audit.actions import record
from taonguon.common.fields import decrypt, encrypt, lookup_digest
from taonguon.common.refusal import Refused
from taonguon.common.text import fold, name_sort_key, normalise
from taonguon.person.facts import EDITABLE, build_person, check_dates, clean_identity
from taonguon.person.models import Person
from taonguon.rules.access import Scope

audit_labels.register({"person.corrected": "Sửa thông tin người", "person.identity_revealed": "Xem số định danh"})

_SENSITIVE = frozenset({"ethnic_group", "religion"})


@transaction.atomic
def add_person(*, full_name: str, on: date, identity_number: str = "", **facts: Any) -> Person:
    """A new human. Refuses a second row for the same identity number: one human, one row."""
    person = build_person(full_name=full_name, identity_number=identity_number, **facts)
    check_dates(person, on)
    if person.identity_digest and Person.objects.filter(identity_digest=person.identity_digest).exists():
        raise Refused(
            "Số định danh này đã có trong hệ thống: mở người ấy, không nhập lại.", field="identity_number"
        )
    person.save()
    return person


@transaction.atomic
def correct_person(
    *, person: Person, values: dict[str, Any], on: date, actor: Any, scope: Scope, unit_path: str = ""
) -> list[str]:
    """Change facts; answers the names of those changed. The trail keeps old and new, sensitive ones only named."""
    identity = values.pop("identity_number", None)
    changed = {key: value for key, value in values.items() if key in EDITABLE and getattr(person, key) != value}
    before = {key: getattr(person, key) for key in changed}
    for key, value in changed.items():
        setattr(person, key, value)
    if "full_name" in changed:
        person.full_name = normalise(person.full_name)
        if len(person.full_name.split()) < 2:
            raise Refused("Ghi đủ họ và tên.", field="full_name")
        person.search_key, person.sort_key = fold(person.full_name), name_sort_key(person.full_name)
    names = sorted(changed)
    if identity:
        digits = clean_identity(identity)
        digest = lookup_digest(digits)
        if Person.objects.filter(identity_digest=digest).exclude(pk=person.pk).exists():
            raise Refused("Số định danh này là của người khác trong hệ thống.", field="identity_number")
        if digest != person.identity_digest:
            person.identity_sealed, person.identity_digest = encrypt(digits), digest
            names.append("identity_number")
    if not names:
        return []
    check_dates(person, on)
    person.save()
    shown = {key: [before[key], changed[key]] for key in changed if key not in _SENSITIVE}
    record(
        verb="person.corrected", target=person, actor=actor, scope=scope, unit_path=unit_path,
        detail={"fields": names, "values": shown},
    )  # fmt: skip
    return names


@transaction.atomic
def reveal_identity(*, person: Person, reason: str, actor: Any, scope: Scope, unit_path: str = "") -> str:
    """The whole identity number, once, with the reason written to the trail."""
    if len(reason.strip()) < 5:
        raise Refused("Ghi lý do xem số định danh (ít nhất 5 ký tự).", field="reason")
    record(
        verb="person.identity_revealed", target=person, actor=actor, scope=scope, unit_path=unit_path,
        detail={"reason": normalise(reason)},
    )  # fmt: skip
    return decrypt(person.identity_sealed)
