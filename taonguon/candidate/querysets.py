"""Chainable filters of the pool."""

from __future__ import annotations

from typing import Self

from taonguon.candidate.labels import Status
from taonguon.common.querysets import ScopedQuerySet, below
from taonguon.person.querysets import name_matches
from taonguon.rules.access import Scope


class CandidateQuerySet(ScopedQuerySet):
    def introduced(self, scope: Scope) -> Self:
        """A mass organisation sees whom it, or a branch of it, introduced."""
        return self.filter(below("introduced_path", scope.path))

    def assigned(self, scope: Scope) -> Self:
        """A helper sees the people assigned to him or her now."""
        return self.filter(helper__user_id=scope.user_id, status=Status.OPEN.value)

    def open(self) -> Self:
        return self.filter(status=Status.OPEN.value)

    def search(self, text: str) -> Self:
        return self.filter(name_matches(text, "person__"))


class FollowUpQuerySet(ScopedQuerySet):
    path_field = "candidate__unit_path"

    def assigned(self, scope: Scope) -> Self:
        return self.filter(candidate__helper__user_id=scope.user_id)
