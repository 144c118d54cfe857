"""Appending to the trail: the only way in. Call it inside the transaction of the deed."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction

from taonguon.audit.models import AuditChain, AuditEntry
from taonguon.audit.seal import seal_of
from taonguon.common.clock import now
from taonguon.rules.access import Scope


@dataclass(frozen=True, slots=True)
class Deed:
    """What is told of one deed. `detail` holds what changed, never a secret or an identity number."""

    verb: str
    target: models.Model | None = None
    detail: dict[str, Any] = field(default_factory=dict)
    unit_path: str = ""


def record(
    *,
    verb: str,
    target: models.Model | None = None,
    actor: Any = None,
    scope: Scope | None = None,
    detail: dict[str, Any] | None = None,
    unit_path: str = "",
) -> None:
    """Append one entry for a deed just done; `actor` is the user, None for the system itself."""
    record_many(
        deeds=[Deed(verb=verb, target=target, detail=detail or {}, unit_path=unit_path)], actor=actor, scope=scope
    )


@transaction.atomic
def record_many(*, deeds: Sequence[Deed], actor: Any = None, scope: Scope | None = None) -> None:
    """Append entries in one go (imports): one lock, one insert."""
    if not deeds:
        return
    chain_id = (scope.commune_id if scope else None) or 0
    chain = AuditChain.objects.select_for_update().filter(pk=chain_id).first()
    if chain is None:
        AuditChain.objects.get_or_create(pk=chain_id)
        chain = AuditChain.objects.select_for_update().get(pk=chain_id)
    at = now()
    entries = []
    for deed in deeds:
        chain.length += 1
        entry = AuditEntry(
            chain=chain,
            number=chain.length,
            at=at,
            actor=actor,
            assignment_id=scope.assignment_id if scope else None,
            unit_path=deed.unit_path or (scope.path if scope else ""),
            verb=deed.verb,
            target_type=deed.target._meta.label_lower if deed.target else "",
            target_id=deed.target.pk if deed.target else None,
            # What the database gives back must seal alike: dates as text, keys as text.
            detail=json.loads(json.dumps(deed.detail, cls=DjangoJSONEncoder)),
            previous=chain.head,
        )
        entry.seal = chain.head = seal_of(entry)
        entries.append(entry)
    AuditEntry.objects.bulk_create(entries)
    chain.save(update_fields=["length", "head"])
