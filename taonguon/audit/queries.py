"""Reading the trail, and proving that nobody touched it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from taonguon.account.queries import matching
from taonguon.audit.models import AuditChain, AuditEntry
from taonguon.audit.seal import seal_of
from taonguon.common.clock import start_of
from taonguon.common.querysets import below
from taonguon.rules.access import Scope


@dataclass(frozen=True, slots=True)
class Fault:
    """One place where a chain does not hold."""

    chain: int
    number: int
    message: str


def entries(scope: Scope) -> Any:
    """Entries of the branch, newest first."""
    return AuditEntry.objects.filter(below("unit_path", scope.path)).select_related("actor").order_by("-at", "-pk")


def found(
    scope: Scope, *, q: str = "", verb: str = "", first: date | None = None, last: date | None = None
) -> QuerySet[AuditEntry]:
    """Entries of the branch by what a reader asks: words of the doer's name, one verb, days (inclusive)."""
    chosen = entries(scope)
    if q:
        chosen = chosen.filter(actor__in=matching(q))
    if verb:
        chosen = chosen.filter(verb=verb)
    if first:
        chosen = chosen.filter(at__gte=start_of(first))
    if last:
        chosen = chosen.filter(at__lt=start_of(last + timedelta(days=1)))
    return chosen


def of_target(target: Any) -> Any:
    """History of one record, oldest first."""
    return (
        AuditEntry.objects.filter(target_type=target._meta.label_lower, target_id=target.pk)
        .select_related("actor")
        .order_by("at", "pk")
    )


def verify(chain: AuditChain) -> Iterator[Fault]:
    """Walk one chain from its first entry; yields a fault for each changed, removed or inserted row."""
    number, previous = 0, ""
    for entry in AuditEntry.objects.filter(chain=chain).order_by("number").iterator(chunk_size=2000):
        number += 1
        if entry.number != number:
            yield Fault(chain.pk, number, f"Thiếu mục {number} đến {entry.number - 1}: có dòng đã bị xóa.")
            number = entry.number
        elif entry.previous != previous:
            yield Fault(chain.pk, number, f"Mục {number} không nối với mục trước: có dòng bị chèn hoặc thay.")
        if seal_of(entry) != entry.seal:
            yield Fault(chain.pk, entry.number, f"Mục {entry.number} đã bị sửa nội dung.")
        previous = entry.seal
    if number != chain.length or previous != chain.head:
        yield Fault(
            chain.pk, number, f"Chuỗi ghi {chain.length} mục, đọc được {number} mục: phần cuối bị xóa hoặc thay."
        )


def verify_of(scope: Scope) -> tuple[int, list[Fault]]:
    """Entries read and faults found in the chains of the scope's deeds: its commune's and the common one."""
    chains = list(AuditChain.objects.filter(pk__in={scope.commune_id or 0, 0}).order_by("pk"))
    return sum(chain.length for chain in chains), [fault for chain in chains for fault in verify(chain)]


def chains() -> Any:
    """The chains, each with its length and last seal."""
    return AuditChain.objects.order_by("pk")


def verify_all() -> tuple[int, list[Fault]]:
    """Number of entries checked, and every fault found, over all chains."""
    faults: list[Fault] = []
    for chain in chains():
        faults.extend(verify(chain))
    return AuditEntry.objects.count(), faults


def stamp(commune_id: int | None) -> tuple[tuple[int, int, str], ...]:
    """Version of everything a committee's deeds have written: one narrow query.

    Every deed appends to a chain in its own transaction, so two equal stamps mean that nothing changed in
    between. What is derived from live data may be kept in memory under it and is never stale.
    """
    return tuple(
        AuditChain.objects.filter(pk__in=[0, commune_id or 0]).order_by("pk").values_list("pk", "length", "head")
    )


def stamp_of_all() -> tuple[tuple[int, str], ...]:
    """`stamp` for what is counted over several committees: the head of every chain."""
    return tuple(AuditChain.objects.order_by("pk").values_list("pk", "head"))
