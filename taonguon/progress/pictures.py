"""The other live pictures of a branch: funnel, groups, cells long without admission, yield of organisations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from django.db.models import Count, Max, Q

from taonguon.candidate.labels import OPEN_STAGES, STAGE_LABELS, Stage, Status
from taonguon.candidate.models import Candidate, StageDate, TargetGroup
from taonguon.common.querysets import below
from taonguon.member.models import Movement
from taonguon.organization.models import Unit
from taonguon.progress.counters import ADMISSION_KINDS
from taonguon.rules.period import Period

HISTORY_DAYS = 3 * 365
"""How far back the time people spent in a stage is looked at."""


@dataclass(frozen=True, slots=True)
class FunnelStep:
    """One stage of the pool today. `median_days`: how long people stayed in it before the next; None: no past."""

    stage: Stage
    label: str
    people: int
    median_days: int | None
    moved_on: int


def funnel(path: str, today: date) -> list[FunnelStep]:
    """The pool by stage, with the median days people took to the next stage."""
    people = dict(Candidate.objects.in_branch(path).open().order_by().values_list("stage").annotate(n=Count("pk")))
    dates: dict[int, dict[int, date]] = defaultdict(dict)
    rows = StageDate.objects.filter(
        below("candidate__unit_path", path), on__gt=today - timedelta(days=HISTORY_DAYS), on__lte=today
    )
    for candidate_id, stage, on in rows.order_by().values_list("candidate_id", "stage", "on"):
        dates[candidate_id][stage] = on
    stays: dict[int, list[int]] = defaultdict(list)
    for reached in dates.values():
        for stage, on in reached.items():
            following = [later for number, later in reached.items() if number > stage]
            if following:
                stays[stage].append(max((min(following) - on).days, 0))
    return [
        FunnelStep(
            stage=stage,
            label=STAGE_LABELS[stage],
            people=people.get(stage.value, 0),
            median_days=round(median(stays[stage.value])) if stays[stage.value] else None,
            moved_on=len(stays[stage.value]),
        )
        for stage in OPEN_STAGES
    ]


@dataclass(frozen=True, slots=True)
class GroupCount:
    """One target group of the plan: people in its pool, how far they are, and admitted in the period."""

    group: TargetGroup
    pool: int
    with_dossier: int
    admitted: int


def groups(commune: Unit, path: str, period: Period) -> list[GroupCount]:
    """The committee's target groups; a person in two groups counts in both."""
    inside = below("candidates__unit_path", path)
    is_open = inside & Q(candidates__status=Status.OPEN.value)
    admitted = inside & Q(
        candidates__status=Status.ADMITTED.value,
        candidates__closed_on__gte=period.start,
        candidates__closed_on__lte=period.end,
    )
    rows = (
        TargetGroup.objects.filter(unit=commune, active=True)
        .annotate(
            pool=Count("candidates", filter=is_open),
            with_dossier=Count("candidates", filter=is_open & Q(candidates__stage__gte=Stage.DOSSIER.value)),
            admitted_count=Count("candidates", filter=admitted),
        )
        .order_by("number")
    )
    return [GroupCount(row, row.pool, row.with_dossier, row.admitted_count) for row in rows]


@dataclass(frozen=True, slots=True)
class Silence:
    """A cell and how long it has been without an admission. `last_on` None: none known."""

    unit: Unit
    last_on: date | None
    years: int | None
    pool: int
    exempt: bool


SILENCE_STEPS = (1, 2, 3, 5)


def silent_cells(path: str, today: date, exempt: set[int]) -> list[Silence]:
    """Cells without an admission for a year or longer, longest first; cells younger than a year are left out."""
    last = dict(
        Movement.objects.in_branch(path)
        .filter(kind__in=ADMISSION_KINDS, effective_on__lte=today)
        .order_by()
        .values_list("unit_id")
        .annotate(last=Max("effective_on"))
    )
    pool = dict(Candidate.objects.in_branch(path).open().order_by().values_list("unit_id").annotate(n=Count("pk")))
    found = []
    for unit in Unit.objects.in_branch(path).cells().valid_on(today).order_by("path"):
        last_on = last.get(unit.pk)
        since = last_on or unit.valid_from
        years = (today - since).days // 365
        if years < 1:
            continue
        found.append(Silence(unit, last_on, years, pool.get(unit.pk, 0), unit.pk in exempt))
    # A cell with no admission on record is as silent as its age: it stands with its years, marked unknown.
    return sorted(found, key=lambda row: (-(row.years or 0), row.unit.sort_key))


@dataclass(frozen=True, slots=True)
class Yield:
    """What a mass organisation's introductions became: introduced in a period, in the pool, admitted, dropped."""

    unit: Unit
    introduced: int
    in_pool: int
    admitted: int
    dropped: int


def mass_yield(path: str, period: Period) -> list[Yield]:
    """Introductions of a period by organisation; branches count with their organisation."""
    rows = (
        Candidate.objects.in_branch(path)
        .filter(introduced_by__isnull=False, introduced_on__gte=period.start, introduced_on__lte=period.end)
        .order_by()
        .values_list("introduced_by__path", "status")
        .annotate(n=Count("pk"))
    )
    organisations: Sequence[Unit] = list(
        Unit.objects.in_branch(path).filter(kind="mass_organization").order_by("sort_key", "pk")
    )
    counts: dict[int, dict[str, int]] = {unit.pk: defaultdict(int) for unit in organisations}
    for introduced_path, status, number in rows:
        for unit in organisations:
            if introduced_path.startswith(unit.path):
                counts[unit.pk][status] += number
    return [
        Yield(
            unit=unit,
            introduced=sum(counts[unit.pk].values()),
            in_pool=counts[unit.pk][Status.OPEN.value],
            admitted=counts[unit.pk][Status.ADMITTED.value],
            dropped=counts[unit.pk][Status.DROPPED.value] + counts[unit.pk][Status.MOVED.value],
        )
        for unit in organisations
    ]
