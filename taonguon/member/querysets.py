"""Chainable filters of members and movements."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db.models import Sum
from django.db.models.functions import Coalesce

from taonguon.common.querysets import ScopedQuerySet
from taonguon.member.labels import Status
from taonguon.person.querysets import name_matches


class MemberQuerySet(ScopedQuerySet):
    def counted(self) -> Self:
        """Members on the list today: official and probationary, the exempt included (294-QĐ/TW 6.3.2c, 7)."""
        return self.exclude(status=Status.LEFT.value)

    def search(self, text: str) -> Self:
        return self.filter(name_matches(text, "person__"))

    def in_name_order(self) -> Self:
        return self.order_by("person__sort_key", "pk")


class MovementQuerySet(ScopedQuerySet):
    def until(self, day: date) -> Self:
        return self.filter(effective_on__lte=day)

    def between(self, start: date, end: date) -> Self:
        """Movements effective from `start` to `end`, both included."""
        return self.filter(effective_on__gte=start, effective_on__lte=end)

    def standing(self) -> Self:
        """Without the entries found wrong and the counter-entries that took them back."""
        return self.filter(corrects__isnull=True, corrected_by__isnull=True)

    def total(self) -> int:
        """The count these movements add up to: every member is on the list exactly once."""
        return self.aggregate(total=Coalesce(Sum("sign"), 0))["total"]
