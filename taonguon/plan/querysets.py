"""Chainable filters of plans, targets, allocations and sub-plans."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db.models import Q

from taonguon.common.querysets import ScopedQuerySet, below
from taonguon.plan.labels import PlanStatus, TargetStatus
from taonguon.rules.access import Scope


class PlanQuerySet(ScopedQuerySet):
    def in_scope(self, scope: Scope) -> Self:
        """A plan is no personal record: every unit reads the plan of its commune, a province those below it."""
        mine = below(self.path_field, scope.path)
        return self.filter(mine | Q(**{self.path_field: scope.commune_path}) if scope.commune_path else mine)


class CommunePlanQuerySet(PlanQuerySet):
    def active(self) -> Self:
        return self.filter(status=PlanStatus.ACTIVE.value)

    def covering(self, year: int) -> Self:
        return self.filter(period_from__lte=year, period_to__gte=year)


class TargetQuerySet(PlanQuerySet):
    path_field = "plan__unit_path"

    def in_force(self, day: date) -> Self:
        """Targets that bind on a day: in force since, or replaced only later."""
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=day),
            Q(valid_to__isnull=True) | Q(valid_to__gte=day),
            status__in=[TargetStatus.IN_FORCE.value, TargetStatus.CHANGED.value],
        )

    def with_parts(self) -> Self:
        """Everything a description of a target tells."""
        return self.prefetch_related("quotas", "schedule", "milestones")

    def in_order(self) -> Self:
        return self.order_by("position", "pk")


class UnitRowQuerySet(ScopedQuerySet):
    """Rows of a unit that are no personal record: figures follow the branch for every role."""

    path_field = "unit__path"

    def in_scope(self, scope: Scope) -> Self:
        return self.in_branch(scope.path)


class AllocationRoundQuerySet(PlanQuerySet):
    path_field = "plan__unit_path"
