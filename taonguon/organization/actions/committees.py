"""Opening a commune committee in the system: its unit, its settings, its term."""

from datetime import date
from typing import Any

from django.db import transaction

from taonguon.audit import labels as audit_labels
from taonguon.audit.actions import record
from taonguon.common.refusal import Refused
from taonguon.common.text import normalise
from taonguon.organization.actions.units import found_unit
from taonguon.organization.labels import Kind
from taonguon.organization.models import Committee, Term, Unit

audit_labels.register({"committee.opened": "Mở đảng bộ trong hệ thống"})

_PREFIX = "Đảng bộ "


@transaction.atomic
def open_committee(
    *, name: str, parent_name: str, term: str, term_from: date, on: date, actor: Any, parent: Unit | None = None
) -> Committee:
    """A committee ready to work. Issuer and place on paper are taken from `name` ("Đảng bộ xã …") at first."""
    name = normalise(name)
    kind_and_place = name.removeprefix(_PREFIX).split(maxsplit=1)
    if not name.startswith(_PREFIX) or len(kind_and_place) < 2:
        raise Refused("Ghi tên đảng bộ đầy đủ, ví dụ: Đảng bộ xã Định Tân.", field="name")
    unit = found_unit(name=name, kind=Kind.COMMUNE, parent=parent, on=on, actor=actor)
    committee = Committee.objects.create(
        unit=unit,
        parent_name=normalise(parent_name).upper(),
        issuer_name=f"Đảng ủy {' '.join(kind_and_place)}".upper(),
        place_name=kind_and_place[1],
    )
    Term.objects.create(unit=unit, name=normalise(term), valid_from=term_from)
    record(
        verb="committee.opened", target=committee, actor=actor, unit_path=unit.path,
        detail={"unit": unit.name, "term": term, "from": term_from},
    )  # fmt: skip
    return committee
