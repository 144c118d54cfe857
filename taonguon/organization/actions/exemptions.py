"""Freeing a unit from a target, and ending that."""

from datetime import date
from typing import Any

from django.db import transaction

from taonguon.audit import labels as audit_labels
from taonguon.audit.actions import record
from taonguon.common.querysets import below
from taonguon.common.refusal import Refused
from taonguon.common.text import normalise
from taonguon.organization.models import Exemption, Unit
from taonguon.rules.access import Scope

audit_labels.register(
    {"exemption.granted": "Miễn chỉ tiêu cho đơn vị", "exemption.ended": "Kết thúc miễn chỉ tiêu"}
)


@transaction.atomic
def grant_exemption(
    *,
    unit_id: int,
    indicator: str,
    valid_from: date,
    reason: str,
    actor: Any,
    scope: Scope,
    evidence: str = "",
    valid_to: date | None = None,
) -> Exemption:
    """Free a unit from a target, with the reason and the paper behind it (seed II.1)."""
    unit = Unit.objects.in_scope(scope).get(pk=unit_id)
    if not reason.strip():
        raise Refused("Ghi lý do miễn chỉ tiêu.", field="reason")
    if valid_to is not None and valid_to < valid_from:
        raise Refused("Ngày kết thúc phải sau ngày bắt đầu.", field="valid_to")
    exemption = Exemption.objects.create(
        unit=unit,
        indicator=indicator,
        valid_from=valid_from,
        valid_to=valid_to,
        reason=normalise(reason),
        evidence=normalise(evidence),
    )
    record(
        verb="exemption.granted", target=exemption, actor=actor, scope=scope, unit_path=unit.path,
        detail={"unit": unit.name, "indicator": indicator, "from": valid_from, "reason": exemption.reason},
    )  # fmt: skip
    return exemption


@transaction.atomic
def end_exemption(*, exemption_id: int, on: date, actor: Any, scope: Scope) -> Exemption:
    exemption = (
        Exemption.objects.filter(below("unit__path", scope.path)).select_related("unit").get(pk=exemption_id)
    )
    if on < exemption.valid_from:
        raise Refused("Ngày kết thúc phải sau ngày bắt đầu.", field="on")
    exemption.valid_to = on
    exemption.save(update_fields=["valid_to", "updated_at"])
    record(
        verb="exemption.ended", target=exemption, actor=actor, scope=scope,
        unit_path=exemption.unit.path, detail={"on": on},
    )  # fmt: skip
    return exemption
