"""One call of the board's view: progress and forecast of a branch put together, page-ready.

Neighbours on one floor do not meet, so what needs both is put together here. The result is kept in memory
under the stamp of the audit chains: every deed changes the stamp, so a kept board is never a stale one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
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
from taonguon.progress import pictures, queries, targets
from taonguon.rules import period as periods
from taonguon.rules.access import Scope
from taonguon.rules.forecast import Band
from taonguon.web.board.cards import Card, committee_cards, floor_cards, unit_cards
from taonguon.web.board.drawing import BandChart, band_chart
from taonguon.web.board.rows import HeatRow, heat_rows, heat_totals
from taonguon.web.board.verdict import Verdict, verdict

TERM_END = 2030
"""Last year of a projection where no plan says otherwise: the end of the present term."""


@dataclass(frozen=True, slots=True)
class Board:
    """Everything the page shows. A part that the assignment or the data does not allow is None or empty."""

    title: str
    template: str
    plan: Plan | None
    verdict: Verdict | None
    cards: Sequence[Card] = ()
    band: Band | None = None
    charts: Sequence[BandChart] = ()
    bounds: tuple[int | None, int | None] = (None, None)
    year: int = 0
    funnel: Sequence[pictures.FunnelStep] = ()
    pool: int = 0
    heat: Sequence[HeatRow] = ()
    heat_total: Sequence[str] = ()
    lead_url: str = ""
    silence: Sequence[tuple[str, str, Sequence[pictures.Silence]]] = ()
    silent: int = 0
    cells: int = 0
    groups: Sequence[pictures.GroupCount] = ()
    organisations: Sequence[pictures.Yield] = ()
    communes: Sequence[queries.CommuneRow] = ()


def board(scope: Scope, today: date) -> Board:
    """The board of an assignment: its commune, its unit, or the communes of a province."""
    if scope.commune_id is None:
        return Board(
            title="Các đảng bộ xã",
            template="board/province.html",
            plan=None,
            verdict=None,
            communes=queries.communes(scope, today),
            year=today.year,
        )
    return _board(scope.path, scope.commune_id, scope.unit_name, today, stamp(scope.commune_id))


@lru_cache(maxsize=64)
def _board(path: str, commune_id: int, unit_name: str, today: date, _stamp: object) -> Board:
    committee = organization.committee_of(commune_id)
    plan = active_plan(committee.unit_id, today.year)
    rows = list(targets_in_force(plan, today)) if plan else []
    if path == committee.unit.path:
        return _committee_board(committee, plan, rows, today)
    return replace(_unit_board(committee, plan, rows, path, today), title=f"Bảng điều hành: {unit_name}")


def _committee_board(committee: Committee, plan: Plan | None, rows: list[Target], today: date) -> Board:
    unit, path = committee.unit, committee.unit.path
    year = periods.year(today.year)
    pool = forecast.pool(path, today)
    shared = _pictures(unit, path, today)
    if plan is None:
        return Board(
            title="Bảng điều hành", template="board/board.html", plan=None, verdict=None, year=today.year, **shared
        )
    reading = targets.Reading(plan, committee, today)
    own = targets.committee_progress(reading, queries.committee_targets(rows))
    heat = heats.heat(reading, rows)
    admissions = {row.unit.path: row.cells[0] for row in heat}
    outlooks = forecast.unit_outlooks(
        pool,
        today.year,
        {key: cell.actual for key, cell in admissions.items()},
        {key: cell.required for key, cell in admissions.items()},
    )
    lead = queries.lead_target(own)
    outlook = None
    if lead is not None:
        outlook = forecast.year_outlook(
            pool, today.year, done=int(lead.figure.value or 0), required=_whole(lead.bounds.low)
        )
    bounds = queries.band_of(rows)
    members = member.count_on(path, today)
    last_day = date(max(plan.period_to, today.year), 12, 31)
    band = forecast.band(path, pool, members=members, last_day=last_day, lower=bounds[0], upper=bounds[1])
    past = queries.membership_by_quarter(path, today)
    charts = [chart for phone in (False, True) if (chart := band_chart(past, band, *bounds, phone=phone))]
    return Board(
        title="Bảng điều hành",
        template="board/board.html",
        plan=plan,
        verdict=verdict(outlook, year, pool, committee, today) if outlook else None,
        cards=[*committee_cards(own, outlook, band, members), *floor_cards(rows, heat, outlooks)],
        band=band,
        charts=charts,
        bounds=bounds,
        year=today.year,
        heat=heat_rows(heat, outlooks, today),
        heat_total=heat_totals(heat),
        lead_url=f"/bang-dieu-hanh/so/{lead.target.pk}/" if lead else "",
        **shared,
    )


def _unit_board(committee: Committee, plan: Plan | None, rows: list[Target], path: str, today: date) -> Board:
    """A unit's own figures: what it owes, its pool, its cells."""
    shared = _pictures(committee.unit, path, today)
    cards: Sequence[Card] = ()
    if plan is not None:
        reading = targets.Reading(plan, committee, today)
        pool = forecast.pool(committee.unit.path, today)
        mine = [row for row in heats.heat(reading, rows) if path.startswith(row.unit.path)]
        outlooks = forecast.unit_outlooks(
            pool,
            today.year,
            {row.unit.path: row.cells[0].actual for row in mine},
            {row.unit.path: row.cells[0].required for row in mine},
        )
        cards = unit_cards(mine, outlooks, today)
    return Board(
        title="Bảng điều hành",
        template="board/board.html",
        plan=plan,
        verdict=None,
        cards=cards,
        year=today.year,
        **shared,
    )


def _pictures(commune: Unit, path: str, today: date) -> dict:
    """The parts that need no plan."""
    year = periods.year(today.year)
    funnel = pictures.funnel(path, today)
    exempt = organization.exempt_unit_ids(path, "admissions", today)
    silent = pictures.silent_cells(path, today, exempt)
    return {
        "funnel": funnel,
        "pool": sum(step.people for step in funnel),
        "silence": _by_years(silent),
        "silent": len([row for row in silent if not row.exempt]),
        "cells": Unit.objects.in_branch(path).cells().valid_on(today).count(),
        "groups": pictures.groups(commune, path, year),
        "organisations": pictures.mass_yield(path, year),
    }


def _by_years(silent: Sequence[pictures.Silence]) -> list[tuple[str, str, list[pictures.Silence]]]:
    """Silent cells in the steps of the radar: key for the list behind, words, cells."""
    steps = pictures.SILENCE_STEPS
    found = []
    for step, following in zip(steps, [*steps[1:], None], strict=True):
        rows = [
            row
            for row in silent
            if not row.exempt and (row.years or 0) >= step and (following is None or (row.years or 0) < following)
        ]
        words = f"{step} đến dưới {following} năm" if following else f"Từ {step} năm"
        found.append((str(step), words, rows))
    return found


def _whole(value: float | None) -> int | None:
    return None if value is None else round(value)


@dataclass(frozen=True, slots=True)
class Simulation:
    """The band under what is expected, and under the assumptions typed in."""

    members: int
    bounds: tuple[int | None, int | None]
    expected: Band
    scenario: Band | None
    charts: Sequence[BandChart]
    flows: forecast.Flows
    last_year: int
    rows: Sequence[tuple[str, object, object]]


def simulator(scope: Scope, today: date, scenario: forecast.Scenario | None) -> Simulation:
    """Projection of the membership of the branch to the end of the plan, as expected and as assumed."""
    committee = organization.committee_of(scope.commune_id) if scope.commune_id else None
    plan = active_plan(committee.unit_id, today.year) if committee else None
    rows = list(targets_in_force(plan, today)) if plan else []
    wide = committee is not None and scope.path == committee.unit.path
    bounds = queries.band_of(rows) if wide else (None, None)
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

    expected = projected(None)
    assumed = projected(scenario) if scenario else None
    past = queries.membership_by_quarter(scope.path, today)
    drawn = assumed or expected
    others = assumed.points if assumed else [None] * len(expected.points)
    return Simulation(
        members=members,
        bounds=bounds,
        expected=expected,
        scenario=assumed,
        charts=[chart for phone in (False, True) if (chart := band_chart(past, drawn, *bounds, phone=phone))],
        flows=forecast.past_flows(scope.path, today),
        last_year=last_year,
        rows=[
            (point.name, point, other)
            for point, other in zip(expected.points, others, strict=True)
            if point.name.startswith("quý IV") or point is expected.points[0]
        ],
    )
