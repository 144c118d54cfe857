"""The law as a committee applies it: the central law with its own rules and days. One object for all who judge."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from django.db.models import QuerySet

from taonguon.audit.queries import stamp
from taonguon.regulation.labels import DayKind
from taonguon.regulation.models import CommitteeDay, LocalRule
from taonguon.rules.law import LAW, Law, parameter
from taonguon.rules.law.model import Parameter

CHANGEABLE_KINDS = frozenset({"clock", "validity", "wait"})
"""Kinds of rules whose length a committee may settle; ages, votes and conditions are the Party's."""


def changeable() -> list[Parameter]:
    """Rules of the central law that have a length in time, as they stand in their newest version."""
    newest = (versions[-1] for versions in LAW.families.values())
    return sorted(
        (rule for rule in newest if rule.amount is not None and rule.kind in CHANGEABLE_KINDS),
        key=lambda rule: rule.title_vi,
    )


def as_parameter(rule: LocalRule) -> Parameter:
    """A row as the engine reads it: the same rule, another length, its own source."""
    central = LAW.families[rule.family][-1]
    if central.amount is None:
        raise ValueError(f"{rule.family} has no length")
    unit = central.amount.unit
    raw = {
        "id": f"{rule.family}_local_{rule.effective_from:%Y%m%d}",
        "replaces": rule.family,
        "title_vi": central.title_vi,
        "kind": central.kind,
        "citation": rule.citation,
        "effective_from": rule.effective_from,
        "effective_to": rule.effective_to,
        "tag": "CONFIRMED",
        "value": {"amount": rule.amount, "unit": unit},
    }
    if rule.extension is not None:
        raw["extension"] = {"amount": rule.extension, "unit": unit}
    return replace(parameter(raw), local=True)


def law_with(rules: Iterable[LocalRule], days: Iterable[CommitteeDay]) -> Law:
    """The central law with given rows; used for what stands and for a preview of what would."""
    days = list(days)
    law = LAW.with_local([as_parameter(rule) for rule in rules])
    return law.with_days(
        closed=[row.day for row in days if row.kind == DayKind.CLOSED],
        worked=[row.day for row in days if row.kind == DayKind.WORKED],
    )


def local_rules(commune_id: int) -> QuerySet[LocalRule]:
    return LocalRule.objects.filter(unit_id=commune_id).order_by("family", "effective_from", "pk")


def committee_days(commune_id: int) -> QuerySet[CommitteeDay]:
    return CommitteeDay.objects.filter(unit_id=commune_id).order_by("day")


def law_of(commune_id: int | None) -> Law:
    """The law a committee applies. Kept in memory under the stamp of the trail: a change is seen at once."""
    return LAW if commune_id is None else _law_of(commune_id, stamp(commune_id))


@lru_cache(maxsize=256)
def _law_of(commune_id: int, _stamp: object) -> Law:
    rules, days = list(local_rules(commune_id)), list(committee_days(commune_id))
    return law_with(rules, days) if rules or days else LAW
