"""Periods of a year with the reports made for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from taonguon.documents.gather.report import KINDS, period_of
from taonguon.documents.labels import Subject
from taonguon.documents.models import Document
from taonguon.documents.queries import documents
from taonguon.rules.access import Permission, Scope
from taonguon.rules.period import Period


@dataclass(frozen=True, slots=True)
class PeriodRow:
    ref: str
    period: Period
    documents: Sequence[Document]
    begun: bool
    over: bool


@dataclass(frozen=True, slots=True)
class Periods:
    year: int
    years: Sequence[int]
    rows: Sequence[PeriodRow]
    can_make: bool


def periods(scope: Scope, today: date, asked: str) -> Periods:
    """Quarters, half-years and the year; a year that is none of the last five falls back to this one."""
    years = list(range(today.year, today.year - 5, -1))
    year = int(asked) if asked.isdigit() and int(asked) in years else today.year
    reports = documents(scope).filter(subject=Subject.REPORT.value, subject_ref__startswith=f"{year}-")
    made = list(reports.order_by("-pk"))
    return Periods(
        year=year,
        years=years,
        rows=[_row(f"{year}-{kind}", made, today) for kind in KINDS],
        can_make=scope.can(Permission.REPORT_MAKE) and scope.committee_wide,
    )


def _row(ref: str, made: Sequence[Document], today: date) -> PeriodRow:
    period = period_of(ref)
    own = [document for document in made if document.subject_ref == ref]
    return PeriodRow(ref, period, own, begun=period.start <= today, over=period.end < today)


def as_of(subject_ref: str, today: date) -> date | None:
    """The day a new report counts to: the period's end, or today while it runs; None for no such period."""
    try:
        period = period_of(subject_ref)
    except ValueError:
        return None
    return min(period.end, today) if period.start <= today else None
