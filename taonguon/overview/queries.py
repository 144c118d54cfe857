"""One committee, or one unit of it, on one day: targets, outlooks, band, heat and pictures.

The answer is kept in memory under the stamp of the audit chains: every deed changes the stamp in its own
transaction, so a kept answer is never a stale one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from taonguon.audit.queries import stamp
from taonguon.forecast import queries as forecast
from taonguon.member import queries as member
from taonguon.organization import queries as organization
from taonguon.organization.models import Committee, Unit
from taonguon.plan.models import Plan, Target
from taonguon.plan.queries import active_plan, targets_in_force
from taonguon.progress import heat as heats
from taonguon.progress import pictures
from taonguon.progress import queries as progress
from taonguon.progress.targets import Progress, Reading, committee_progress
from taonguon.rules import period as periods
from taonguon.rules.access import Scope
from taonguon.rules.forecast import Band, Outlook

TERM_END = 2030
"""Last year of a projection where no plan says otherwise: the end of the present term."""

Bounds = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Pictures:
    """The parts that need no plan."""

    members: int
    funnel: Sequence[pictures.FunnelStep]
    silent: Sequence[pictures.Silence]
    cells: int
    groups: Sequence[pictures.GroupCount]
    organisations: Sequence[pictures.Yield]

    @property
    def pool(self) -> int:
        return sum(step.people for step in self.funnel)


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything known of a branch on a day. Parts that need a plan are empty without one."""

    today: date
    path: str
    committee: Committee
    plan: Plan | None
    pictures: Pictures
    targets: Sequence[Target] = ()
    own: Sequence[Progress] = ()
    lead: Progress | None = None
    outlook: Outlook | None = None
    later: Mapping[int, Outlook] = field(default_factory=dict)
    pool: forecast.Pool | None = None
    heat: Sequence[heats.Row] = ()
    unit_outlooks: Mapping[str, Outlook] = field(default_factory=dict)
    bounds: Bounds = (None, None)
    band: Band | None = None
    past: Sequence[tuple[str, int]] = ()

    @property
    def whole_committee(self) -> bool:
        return self.path == self.committee.unit.path


def overview(scope: Scope, today: date) -> Overview | None:
    """The branch of an assignment; None at the province, which compares communes instead."""
    if scope.commune_id is None:
        return None
    return _overview(scope.path, scope.commune_id, today, stamp(scope.commune_id))


@lru_cache(maxsize=64)
def _overview(path: str, commune_id: int, today: date, _stamp: object) -> Overview:
    committee = organization.committee_of(commune_id)
    plan = active_plan(commune_id, today.year)
    shown = _pictures(committee.unit, path, today)
    if plan is None:
        return Overview(today, path, committee, None, shown)
    targets = list(targets_in_force(plan, today))
    reading = Reading(plan, committee, today)
    pool = forecast.pool(committee.unit.path, today)
    rows = heats.heat(reading, targets)
    if path != committee.unit.path:
        rows = [row for row in rows if path.startswith(row.unit.path)]
    unit_outlooks = forecast.unit_outlooks(
        pool,
        today.year,
        {row.unit.path: row.cells[0].actual for row in rows},
        {row.unit.path: row.cells[0].required for row in rows},
    )
    if path != committee.unit.path:
        return Overview(
            today, path, committee, plan, shown, targets, heat=rows, unit_outlooks=unit_outlooks, pool=pool
        )
    own = committee_progress(reading, progress.committee_targets(targets))
    lead = progress.lead_target(own)
    bounds = progress.band_of(targets)
    last_day = date(max(plan.period_to, today.year), 12, 31)
    return Overview(
        today=today,
        path=path,
        committee=committee,
        plan=plan,
        pictures=shown,
        targets=targets,
        own=own,
        lead=lead,
        outlook=_outlook(pool, lead, today.year, int(lead.figure.value or 0)) if lead else None,
        later={year: _outlook(pool, lead, year, 0) for year in range(today.year + 1, plan.period_to + 1)}
        if lead
        else {},
        pool=pool,
        heat=rows,
        unit_outlooks=unit_outlooks,
        bounds=bounds,
        band=forecast.band(path, pool, members=shown.members, last_day=last_day, lower=bounds[0], upper=bounds[1]),
        past=progress.membership_by_quarter(path, today),
    )


def _outlook(pool: forecast.Pool, lead: Progress, year: int, done: int) -> Outlook:
    required = None if lead.bounds.low is None else round(lead.bounds.low)
    return forecast.year_outlook(pool, year, done=done, required=required)


def _pictures(commune: Unit, path: str, today: date) -> Pictures:
    year = periods.year(today.year)
    exempt = organization.exempt_unit_ids(path, "admissions", today)
    return Pictures(
        members=member.count_on(path, today),
        funnel=pictures.funnel(path, today),
        silent=pictures.silent_cells(path, today, exempt),
        cells=Unit.objects.in_branch(path).cells().valid_on(today).count(),
        groups=pictures.groups(commune, path, year),
        organisations=pictures.mass_yield(path, year),
    )


@dataclass(frozen=True, slots=True)
class Simulation:
    """The band of a branch under what is expected, and under the assumptions given."""

    members: int
    bounds: Bounds
    expected: Band
    assumed: Band | None
    flows: forecast.Flows
    last_year: int
    past: Sequence[tuple[str, int]]


def simulate(scope: Scope, today: date, scenario: forecast.Scenario | None) -> Simulation:
    """Projection of the membership to the end of the plan, as expected and as assumed."""
    commune_path = scope.commune_path or scope.path
    plan = active_plan(scope.commune_id, today.year) if scope.commune_id else None
    bounds: Bounds = (None, None)
    if plan is not None and scope.path == commune_path:
        bounds = progress.band_of(list(targets_in_force(plan, today)))
    last_year = max(plan.period_to if plan else TERM_END, today.year)
    members = member.count_on(scope.path, today)
    pool = forecast.pool(scope.path, today)

    def projected(assumed: forecast.Scenario | None) -> Band:
        return forecast.band(
            scope.path,
            pool,
            members=members,
            last_day=date(last_year, 12, 31),
            lower=bounds[0],
            upper=bounds[1],
            scenario=assumed,
        )

    return Simulation(
        members=members,
        bounds=bounds,
        expected=projected(None),
        assumed=projected(scenario) if scenario else None,
        flows=forecast.past_flows(scope.path, today),
        last_year=last_year,
        past=progress.membership_by_quarter(scope.path, today),
    )
