"""Scoped reading: the base of every queryset that holds records of a branch."""

from __future__ import annotations

from typing import Any, Self

from django.db import models

from taonguon.rules.access import Reach, Scope, path_range


def below(field: str, path: str) -> models.Q:
    """Rows whose path column lies at or below `path`, as one index range."""
    lower, upper = path_range(path)
    return models.Q(**{f"{field}__gte": lower, f"{field}__lt": upper})


class PageQuerySet(models.QuerySet):
    def for_page(self) -> Self:
        """Make a lazy foreign key or deferred field an error: what a page shows is loaded by its query."""
        return self.fetch_mode(models.FETCH_RAISE)


class ScopedQuerySet(PageQuerySet):
    """Rows that belong to a unit (column `path_field`), filtered by what an assignment reaches.

    Subclasses that can be reached otherwise (people an organisation introduced, people a helper follows)
    override `introduced` and `assigned`; without that, those roles see nothing here.
    """

    path_field = "unit_path"

    def in_branch(self, path: str) -> Self:
        return self.filter(below(self.path_field, path))

    def introduced(self, scope: Scope) -> Self:
        return self.none()

    def assigned(self, scope: Scope) -> Self:
        return self.none()

    def in_scope(self, scope: Scope) -> Self:
        """Personal records the assignment may see; everything else is as if it did not exist (404)."""
        if scope.reach is Reach.BRANCH:
            return self.in_branch(scope.path)
        if scope.reach is Reach.INTRODUCED:
            return self.introduced(scope)
        if scope.reach is Reach.ASSIGNED:
            return self.assigned(scope)
        return self.none()

    def counted_in(self, scope: Scope) -> Self:
        """Rows that enter the figures an assignment may see: every role counts its own branch."""
        return self.in_branch(scope.path)


def get_or_none(queryset: models.QuerySet, **lookup: Any) -> Any:
    return queryset.filter(**lookup).first()
