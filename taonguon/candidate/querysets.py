"""Chainable filters and annotations of the pool."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Self

from django.db.models import Q

from taonguon.candidate.labels import ImportStatus, Status
from taonguon.common.fields import lookup_digest
from taonguon.common.querysets import ScopedQuerySet, below
from taonguon.person.querysets import name_matches
from taonguon.rules.access import Reach, Scope

# Days without a contact after which the list asks for one (ui.md, saved lists); a habit, no rule of law.
SILENT_DAYS = 60
# Days after the class with no dossier after which a person counts as "học rồi để lâu".
IDLE_DAYS = 365


class CandidateQuerySet(ScopedQuerySet):
    def introduced(self, scope: Scope) -> Self:
        """A mass organisation sees whom it, or a branch of it, introduced."""
        return self.filter(below("introduced_by__path", scope.path))

    def assigned(self, scope: Scope) -> Self:
        """A helper sees the people assigned to him or her now."""
        return self.filter(helper__user_id=scope.user_id, status=Status.OPEN.value)

    def readable(self, scope: Scope) -> Self:
        """Whose own page the assignment may open: a mass organisation sees stages only, never a page."""
        return self.none() if scope.reach is Reach.INTRODUCED else self.in_scope(scope)

    def open(self) -> Self:
        return self.filter(status=Status.OPEN.value)

    def search(self, text: str) -> Self:
        """By name without marks; twelve digits are an identity number and must match exactly."""
        digits = re.sub(r"[\s.]", "", text)
        if re.fullmatch(r"\d{12}", digits):
            return self.filter(person__identity_digest=lookup_digest(digits))
        return self.filter(name_matches(text, "person__"))

    def to_change(self, scope: Scope, pk: int) -> Any:
        """The row an action is about to change, locked; outside the scope it does not exist."""
        return self.in_scope(scope).select_for_update(of=("self",)).select_related("person", "unit").get(pk=pk)


def silent_since(day: date) -> Q:
    """Nobody met or called since `day`; who was never met counts from entering the pool."""
    return Q(last_contact_on__lt=day) | Q(last_contact_on__isnull=True, entered_on__lt=day)


class FollowUpQuerySet(ScopedQuerySet):
    path_field = "candidate__unit_path"

    def assigned(self, scope: Scope) -> Self:
        return self.filter(candidate__helper__user_id=scope.user_id)


class ImportBatchQuerySet(ScopedQuerySet):
    def own(self, scope: Scope) -> Self:
        """Batches uploaded under the same unit: nobody else reads their cells."""
        return self.in_scope(scope).filter(unit_id=scope.unit_id)

    def shown(self) -> Self:
        """Batches worth listing: drafts and what was written, not what was dropped."""
        return self.exclude(status=ImportStatus.DROPPED.value)
