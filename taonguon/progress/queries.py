"""What the faces ask of the progress: which targets lead, the membership over time, the communes of a province."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from django.db.models import Count, QuerySet, Sum
from django.db.models.functions import Substr

from taonguon.audit.queries import stamp_of_all
from taonguon.candidate.models import Candidate
from taonguon.member.models import Movement
from taonguon.organization.labels import Kind
from taonguon.organization.models import Unit
from taonguon.plan.labels import Indicator, TargetScope
from taonguon.plan.models import Plan, Target
from taonguon.progress.counters import ADMISSION_KINDS
from taonguon.progress.targets import Progress, required_of
from taonguon.rules import period as periods
from taonguon.rules.access import Scope


def committee_targets(rows: Sequence[Target]) -> list[Target]:
    """Targets of the committee as a whole; one whose scope the text leaves open is read as the committee's."""
    return [row for row in rows if row.scope in {None, "", TargetScope.COMMITTEE}]


def lead_target(own: Sequence[Progress]) -> Progress | None:
    """The target a leader is asked about first: people admitted in the running year."""
    for row in own:
        plain = not row.target.group and row.target.part_of_id is None
        if row.target.indicator == Indicator.ADMISSIONS and plain and row.period.days < 370 and row.bounds.low:
            return row
    return None


def band_of(rows: Sequence[Target]) -> tuple[int | None, int | None]:
    """The membership a committee means to keep; (None, None) where the plan sets none."""
    for row in committee_targets(rows):
        if row.indicator == Indicator.MEMBERS_TOTAL and row.value is not None:
            value, value_max = required_of(row, row.plan.period_to)
            low = None if row.op == "max" or value is None else round(value)
            high = round(value_max) if value_max is not None else None
            return (None, round(value)) if row.op == "max" and value is not None else (low, high)
    return None, None


def membership_by_quarter(path: str, today: date, quarters: int = 5) -> list[tuple[str, int]]:
    """Membership at the end of the last quarters and today, oldest first; none before the roll began."""
    rows = dict(
        Movement.objects.in_branch(path)
        .until(today)
        .order_by()
        .values_list("effective_on")
        .annotate(n=Sum("sign"))
    )
    if not rows:
        return []
    first = min(rows)
    ends = []
    span = periods.quarter_of(today)
    for _ in range(quarters):
        span = periods.quarter_of(span.start - timedelta(days=1))
        ends.append((span.name, span.end))
    points = [(name, end) for name, end in reversed(ends) if end >= first]
    points.append((f"hôm nay, {periods.quarter_of(today).name}", today))
    return [(name, sum(number for day, number in rows.items() if day <= end)) for name, end in points]


@dataclass(frozen=True, slots=True)
class CommuneRow:
    """One commune of a province: figures only, no name of a person."""

    unit: Unit
    members: int
    admitted: int
    required: int | None
    pool: int

    @property
    def rate(self) -> float | None:
        return 100 * self.admitted / self.members if self.members else None


def communes(scope: Scope, today: date) -> Sequence[CommuneRow]:
    """Every commune of a province with its membership, admissions of the year, target and pool.

    Kept in memory under the heads of the audit chains, as the board of a commune is: never stale.
    """
    return _communes(scope, today, stamp_of_all())


@lru_cache(maxsize=8)
def _communes(scope: Scope, today: date, _stamp: object) -> Sequence[CommuneRow]:
    """Five queries."""
    units = list(Unit.objects.in_scope(scope).filter(kind=Kind.COMMUNE.value).valid_on(today).in_order())
    if not units:
        return ()
    depth = len(units[0].path)
    year = periods.year(today.year)

    def by_commune(rows: QuerySet, measure: object) -> dict[str, int]:
        keyed = rows.order_by().annotate(key=Substr("unit_path", 1, depth)).values_list("key").annotate(n=measure)
        return dict(keyed.values_list("key", "n"))

    moved = Movement.objects.in_branch(scope.path).until(today)
    members = by_commune(moved, Sum("sign"))
    admitted = by_commune(
        moved.filter(kind__in=ADMISSION_KINDS, effective_on__gte=year.start, corrected_by__isnull=True),
        Count("pk"),
    )
    pool = by_commune(Candidate.objects.in_branch(scope.path).open(), Count("pk"))
    required: dict[int, int] = {}
    targets = (
        Target.objects.filter(
            plan__in=Plan.objects.in_branch(scope.path).active().covering(today.year),
            indicator=Indicator.ADMISSIONS.value,
            scope=TargetScope.COMMITTEE.value,
            per="year",
            group="",
        )
        .in_force(today)
        .order_by("position", "pk")
    )
    for unit_id, value in targets.values_list("plan__unit_id", "value"):
        if value is not None:
            required.setdefault(unit_id, round(value))
    return tuple(
        CommuneRow(
            unit,
            members.get(unit.path, 0),
            admitted.get(unit.path, 0),
            required.get(unit.pk),
            pool.get(unit.path, 0),
        )
        for unit in units
    )
