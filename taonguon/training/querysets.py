"""Chainable filters of courses, attendance and certificates."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db.models import OuterRef, Subquery

from taonguon.common.querysets import ScopedQuerySet
from taonguon.training.labels import CourseKind


class CourseQuerySet(ScopedQuerySet):
    """Courses belong to the commune; the units of its branch all see them."""

    def in_commune(self, commune_path: str) -> Self:
        return self.filter(unit_path=commune_path)


class EnrolmentQuerySet(ScopedQuerySet):
    pass


class CertificateQuerySet(ScopedQuerySet):
    def awareness(self) -> Self:
        return self.filter(kind=CourseKind.AWARENESS.value)

    def issued_between(self, start: date, end: date) -> Self:
        return self.filter(issued_on__gte=start, issued_on__lte=end)

    def latest_of(self, person_ref: str) -> Subquery:
        """Issue date of the newest awareness certificate of the person an outer query points at."""
        return Subquery(
            self.awareness().filter(person_id=OuterRef(person_ref)).order_by("-issued_on").values("issued_on")[:1]
        )
