"""Urging a unit."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction

from taonguon.audit import labels as audit_labels
from taonguon.audit.actions import Deed, record_many
from taonguon.common.refusal import Refused
from taonguon.common.text import normalise
from taonguon.organization.models import Unit
from taonguon.reminder.models import Urge
from taonguon.rules.access import Scope

audit_labels.register({"urge.given": "Đôn đốc đơn vị"})


@transaction.atomic
def urge(*, unit_ids: Sequence[int], matter: str, text: str, on: date, actor: Any, scope: Scope) -> list[Urge]:
    """Record that units of the branch were urged about one matter, with the words used."""
    units = list(Unit.objects.in_scope(scope).filter(pk__in=unit_ids).in_order())
    if not units or len(units) != len(set(unit_ids)):
        raise Refused("Chọn ít nhất một đơn vị trong phạm vi của đồng chí.", field="units")
    if not text.strip():
        raise Refused("Ghi nội dung đôn đốc.", field="text")
    given = []
    for unit in units:
        row = Urge(matter=matter, on=on, text=normalise(text), author=actor)
        row.assign_unit(unit)
        given.append(row)
    Urge.objects.bulk_create(given)
    record_many(
        deeds=[Deed("urge.given", row, {"matter": matter, "unit": row.unit.name}, row.unit_path) for row in given],
        actor=actor,
        scope=scope,
    )
    return given
