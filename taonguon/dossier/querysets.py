"""Chainable filters of dossiers and deadlines. "On a day" filters follow what time alone changes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Self

from django.db.models import F, Q

from taonguon.common.querysets import PageQuerySet, ScopedQuerySet, below
from taonguon.dossier.labels import PaperState, Status
from taonguon.person.querysets import name_matches


def at_stages(stages: Iterable[str], day: date) -> Q:
    """At one of the stages on a day: the stage kept, or the one that time alone has brought since."""
    stages = list(stages)
    passed = Q(later_on__isnull=False, later_on__lte=day)
    return (~passed & Q(stage__in=stages)) | (passed & Q(later_stage__in=stages))


def waiting_for(actors: Iterable[str], day: date) -> Q:
    """Waiting for one of the actors on a day."""
    actors = list(actors)
    passed = Q(later_on__isnull=False, later_on__lte=day)
    return (~passed & Q(waiting_for__in=actors)) | (passed & Q(later_waiting_for__in=actors))


class DossierQuerySet(ScopedQuerySet):
    """Personal records: mass organisations and helpers have no way in (they see stages in the pool)."""

    def open(self) -> Self:
        return self.filter(status=Status.OPEN.value)

    def at_stages(self, stages: Iterable[str], day: date) -> Self:
        return self.filter(at_stages(stages, day))

    def waiting_for(self, actors: Iterable[str], day: date) -> Self:
        return self.filter(waiting_for(actors, day))

    def search(self, text: str) -> Self:
        return self.filter(name_matches(text, "person__"))


class DeadlineQuerySet(PageQuerySet):
    """Clocks that run (every row is unmet). A row whose start lies ahead is announced, not running."""

    def in_branch(self, path: str) -> Self:
        return self.filter(below("dossier__unit_path", path))

    def running(self, day: date) -> Self:
        return self.filter(from_on__lte=day)

    def overdue(self, day: date) -> Self:
        return self.running(day).filter(last_on__lt=day)

    def due_within(self, start: date, end: date) -> Self:
        return self.running(start).filter(last_on__gte=start, last_on__lte=end)

    def soonest(self) -> Self:
        return self.order_by("last_on", "pk")


class PaperQuerySet(PageQuerySet):
    def there(self) -> Self:
        """Papers that count as being there for the law: in hand or sent on."""
        return self.filter(state__in=[PaperState.IN_HAND.value, PaperState.SENT.value])


class EventQuerySet(PageQuerySet):
    def standing(self) -> Self:
        """What happened and was not taken back."""
        return self.filter(undone_at__isnull=True)

    def in_order(self) -> Self:
        return self.order_by(F("on").asc(), "pk")
