"""The past of a committee as spells, its pool as waiting people, and the outlooks made of them.

Everything is read live in three narrow queries (spells, pool, movements); the arithmetic is rules/forecast.py.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Sum

from taonguon.candidate.labels import Stage, Status
from taonguon.candidate.models import Candidate, StageDate
from taonguon.common.querysets import below
from taonguon.member.labels import MovementKind
from taonguon.member.models import Movement
from taonguon.rules import period as periods
from taonguon.rules.forecast import (
    Band,
    Curve,
    Outcome,
    Outlook,
    Spell,
    Waiting,
    curves_of,
    newcomers_in,
    outlook,
    project_band,
)

HISTORY_YEARS = 3
"""How far back the flows of the roll and of the pool are averaged."""

_OUTCOMES = {
    Status.ADMITTED.value: Outcome.ADMITTED,
    Status.DROPPED.value: Outcome.DROPPED,
    # Moved away: not admitted here, whatever happens at the new place.
    Status.MOVED.value: Outcome.DROPPED,
    Status.OPEN.value: Outcome.WAITING,
}


@dataclass(frozen=True, slots=True)
class Pool:
    """What the forecast knows of a branch on a day."""

    today: date
    curves: Mapping[int, Curve]
    people: Sequence[tuple[str, Waiting]]  # unit path, where the person stands
    entries_per_year: float


def spells(path: str, today: date) -> list[Spell]:
    """Every stage ever reached in the branch, with what followed."""
    rows = StageDate.objects.filter(
        below("candidate__unit_path", path), stage__lt=Stage.ADMITTED.value, on__lte=today
    ).values_list("stage", "on", "candidate__status", "candidate__closed_on")
    found = []
    for stage, on, status, closed_on in rows.order_by():
        end = min(closed_on or today, today)
        outcome = _OUTCOMES[status] if closed_on is None or closed_on <= today else Outcome.WAITING
        found.append(Spell(stage, max((end - on).days, 0), outcome))
    return found


def pool(path: str, today: date) -> Pool:
    """The pool of a branch today, with the curves of its own past."""
    people = [
        (unit_path, Waiting(stage, max((today - stage_on).days, 0)))
        for unit_path, stage, stage_on in Candidate.objects.in_branch(path)
        .open()
        .order_by()
        .values_list("unit_path", "stage", "stage_on")
    ]
    since = today - timedelta(days=365 * HISTORY_YEARS)
    entries = Candidate.objects.in_branch(path).filter(entered_on__gt=since, entered_on__lte=today)
    first = entries.order_by("entered_on").values_list("entered_on", flat=True).first()
    years = max((today - first).days / 365, 0.5) if first else 1.0
    return Pool(today, curves_of(spells(path, today)), people, entries.count() / years)


def year_outlook(found: Pool, year: int, *, done: int, required: int | None) -> Outlook:
    """Outlook of one year for the whole branch of the pool, the running year or a later one."""
    span = periods.year(year)
    horizon = (span.end - found.today).days
    after = max((span.start - found.today).days, 0)
    newcomers = newcomers_in(
        entries_per_year=found.entries_per_year,
        curve=found.curves[Stage.SPOTTED],
        start=after,
        end=horizon,
    )
    return outlook(
        done=done,
        required=required,
        waiting=[person for _, person in found.people],
        curves=found.curves,
        horizon=horizon,
        after=after,
        newcomers=newcomers,
    )


def unit_outlooks(
    found: Pool, year: int, done: Mapping[str, int], required: Mapping[str, int | None]
) -> dict[str, Outlook]:
    """Outlook of one year for each unit (keyed by path); newcomers are shared by the size of the pools."""
    waiting: dict[str, list[Waiting]] = defaultdict(list)
    paths = sorted(required)
    width = {len(path) for path in paths}
    for unit_path, person in found.people:
        for length in width:
            if unit_path[:length] in required:
                waiting[unit_path[:length]].append(person)
    total = len(found.people) or 1
    span = periods.year(year)
    horizon, after = (span.end - found.today).days, max((span.start - found.today).days, 0)
    newcomers = newcomers_in(
        entries_per_year=found.entries_per_year, curve=found.curves[Stage.SPOTTED], start=after, end=horizon
    )
    return {
        path: outlook(
            done=done.get(path, 0),
            required=required[path],
            waiting=waiting[path],
            curves=found.curves,
            horizon=horizon,
            after=after,
            newcomers=newcomers * len(waiting[path]) / total,
        )
        for path in paths
    }


def quarterly_admissions(found: Pool, spans: Iterable[periods.Period]) -> list[float]:
    """Admissions expected in each quarter still to come, newcomers included; the running one counts its rest."""
    bounds = [(max((span.start - found.today).days, 0), max((span.end - found.today).days, 0)) for span in spans]
    expected = [
        newcomers_in(
            entries_per_year=found.entries_per_year, curve=found.curves[Stage.SPOTTED], start=after, end=horizon
        )
        for after, horizon in bounds
    ]
    asked = [day for pair in bounds for day in pair]
    for _, person in found.people:
        chances = found.curves[person.stage].chances(person.days, asked)
        for place in range(len(bounds)):
            expected[place] += max(chances[2 * place + 1] - chances[2 * place], 0.0)
    return expected


@dataclass(frozen=True, slots=True)
class Flows:
    """Average people a quarter over the last years, admissions apart, internal transfers left out."""

    other_increase: float
    decrease: float
    quarters: float


def past_flows(path: str, today: date) -> Flows:
    """Averages of the roll's flows; a roll younger than `HISTORY_YEARS` is averaged over its own age."""
    first = (
        Movement.objects.in_branch(path)
        .exclude(kind=MovementKind.OPENING.value)
        .order_by("effective_on")
        .values_list("effective_on", flat=True)
        .first()
    )
    since = max(first or today, today - timedelta(days=365 * HISTORY_YEARS))
    quarters = max((today - since).days / 91.25, 1.0)
    movements = (
        Movement.objects.in_branch(path)
        .between(since, today)
        .filter(internal=False)
        .exclude(
            kind__in=[MovementKind.OPENING.value, MovementKind.ADMISSION.value, MovementKind.READMISSION.value]
        )
    )
    by_sign = dict(movements.order_by().values_list("sign").annotate(total=Sum("sign")))
    return Flows(by_sign.get(1, 0) / quarters, -by_sign.get(-1, 0) / quarters, quarters)


@dataclass(frozen=True, slots=True)
class Scenario:
    """What a user may change in the simulator; None keeps what the past and the pool say."""

    admissions_per_year: float | None = None
    decrease_per_year: float | None = None
    increase_per_year: float | None = None


def band(
    path: str,
    found: Pool,
    *,
    members: int,
    last_day: date,
    lower: int | None,
    upper: int | None,
    scenario: Scenario | None = None,
) -> Band:
    """Projection of the membership to `last_day`, under what is expected or under a scenario."""
    scenario = scenario or Scenario()
    spans = periods.quarters(found.today, last_day)
    left = 1.0 - spans[0].passed(found.today)
    flows = past_flows(path, found.today)
    if scenario.admissions_per_year is None:
        admissions = quarterly_admissions(found, spans)
    else:
        admissions = [scenario.admissions_per_year / 4] * len(spans)
        admissions[0] *= left
    per_quarter = {
        "other_increase": flows.other_increase
        if scenario.increase_per_year is None
        else scenario.increase_per_year / 4,
        "decrease": flows.decrease if scenario.decrease_per_year is None else scenario.decrease_per_year / 4,
    }
    return project_band(
        members=members,
        names=[span.name for span in spans],
        admissions=admissions,
        lower=lower,
        upper=upper,
        first_share=left,
        **per_quarter,
    )
