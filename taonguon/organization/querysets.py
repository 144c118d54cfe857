"""Chainable filters of units, assignments and API tokens."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from taonguon.common.querysets import ScopedQuerySet, below
from taonguon.common.text import fold
from taonguon.organization.labels import MASS_KINDS, PARTY_KINDS, Kind
from taonguon.rules.access import Scope


class UnitQuerySet(ScopedQuerySet):
    path_field = "path"

    def in_scope(self, scope: Scope) -> Self:
        """Units are no personal record: every role sees the tree of its own branch."""
        return self.in_branch(scope.path)

    def valid_on(self, day: date) -> Self:
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day)

    def party(self) -> Self:
        """Party organisations below a committee: đảng bộ cơ sở, bộ phận, chi bộ."""
        return self.filter(kind__in=[kind.value for kind in PARTY_KINDS])

    def cells(self) -> Self:
        return self.filter(kind=Kind.CELL.value)

    def mass(self) -> Self:
        return self.filter(kind__in=[kind.value for kind in MASS_KINDS])

    def direct_units(self, committee_path: str) -> Self:
        """Đảng bộ, chi bộ trực thuộc: Party units one level below a committee."""
        depth = len(committee_path) + 4
        return self.party().in_branch(committee_path).filter(path__length=depth)

    def search(self, text: str) -> Self:
        words = fold(text).split()
        return self.filter(*[Q(search_key__contains=word) for word in words])

    def in_order(self) -> Self:
        return self.order_by("sort_key", "pk")


class AssignmentQuerySet(models.QuerySet):
    def valid_on(self, day: date) -> Self:
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day)

    def in_branch(self, path: str) -> Self:
        return self.filter(below("unit__path", path))


class ApiTokenQuerySet(models.QuerySet):
    def usable_on(self, day: date) -> Self:
        """Not revoked, not run out, of an assignment that holds on the day and an account in use."""
        return self.filter(
            Q(assignment__valid_to__isnull=True) | Q(assignment__valid_to__gte=day),
            assignment__valid_from__lte=day,
            assignment__user__is_active=True,
            revoked_at__isnull=True,
            expires_on__gte=day,
        )
