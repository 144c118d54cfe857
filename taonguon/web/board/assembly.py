"""The board as the page prints it: cards, charts and rows made from the overview."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from taonguon.forecast.queries import Flows, Scenario
from taonguon.overview import queries
from taonguon.overview.queries import Overview
from taonguon.plan.models import Plan
from taonguon.progress import pictures
from taonguon.progress.queries import CommuneRow, communes
from taonguon.rules.access import Scope
from taonguon.rules.forecast import Band, BandPoint, Outlook
from taonguon.web.board.cards import Card, committee_cards, floor_cards, unit_cards
from taonguon.web.board.drawing import BandChart, band_chart
from taonguon.web.board.rows import HeatRow, heat_rows, heat_totals
from taonguon.web.board.verdict import Verdict, verdict

SilentStep = tuple[str, Sequence[pictures.Silence]]


@dataclass(frozen=True, slots=True)
class Board:
    """Everything the page shows. A part that the assignment or the data does not allow is None or empty."""

    title: str
    template: str
    year: int
    plan: Plan | None = None
    verdict: Verdict | None = None
    lead_url: str = ""
    cards: Sequence[Card] = ()
    later: Sequence[tuple[int, Outlook]] = ()
    band: Band | None = None
    charts: Sequence[BandChart] = ()
    bounds: queries.Bounds = (None, None)
    funnel: Sequence[pictures.FunnelStep] = ()
    pool: int = 0
    heat: Sequence[HeatRow] = ()
    heat_total: Sequence[str] = ()
    silence: Sequence[SilentStep] = ()
    silent: int = 0
    cells: int = 0
    groups: Sequence[pictures.GroupCount] = ()
    organisations: Sequence[pictures.Yield] = ()
    communes: Sequence[CommuneRow] = ()


def board(scope: Scope, today: date) -> Board:
    """The board of an assignment: its commune, its unit, or the communes of a province."""
    found = queries.overview(scope, today)
    if found is None:
        return Board("Các đảng bộ xã", "board/province.html", today.year, communes=communes(scope, today))
    title = "Bảng điều hành" if found.whole_committee else f"Bảng điều hành: {scope.unit_name}"
    cards: Sequence[Card] = ()
    if found.whole_committee and found.band is not None:
        cards = [
            *committee_cards(found.own, found.outlook, found.band, found.pictures.members),
            *floor_cards(found.targets, found.heat, found.unit_outlooks),
        ]
    elif found.plan is not None:
        cards = unit_cards(found.heat, found.unit_outlooks, today)
    silence = _by_years(found.pictures.silent)
    return Board(
        title=title,
        template="board/board.html",
        year=today.year,
        plan=found.plan,
        verdict=verdict(found),
        lead_url=f"/bang-dieu-hanh/so/{found.lead.target.pk}/" if found.lead else "",
        cards=cards,
        later=sorted(found.later.items()),
        band=found.band,
        charts=_charts(found.past, found.band, found.bounds),
        bounds=found.bounds,
        funnel=found.pictures.funnel,
        pool=found.pictures.pool,
        heat=heat_rows(found.heat, found.unit_outlooks, today) if found.whole_committee else (),
        heat_total=heat_totals(found.heat) if found.whole_committee else (),
        silence=silence,
        silent=sum(len(rows) for _, rows in silence),
        cells=found.pictures.cells,
        groups=found.pictures.groups,
        organisations=found.pictures.organisations if _sees_organisations(found) else (),
    )


def _sees_organisations(found: Overview) -> bool:
    return found.whole_committee and bool(found.pictures.organisations)


def _charts(past: Sequence[tuple[str, int]], band: Band | None, bounds: queries.Bounds) -> list[BandChart]:
    """The drawing for a wide screen and the one for a phone."""
    if band is None:
        return []
    drawn = (band_chart(past, band, *bounds, phone=phone) for phone in (False, True))
    return [chart for chart in drawn if chart is not None]


def _by_years(silent: Sequence[pictures.Silence]) -> list[SilentStep]:
    """Silent cells in the steps of the radar; exempt units are left out."""
    steps = pictures.SILENCE_STEPS
    found = []
    for step, following in zip(steps, [*steps[1:], None], strict=True):
        rows = [
            row
            for row in silent
            if not row.exempt and (row.years or 0) >= step and (following is None or (row.years or 0) < following)
        ]
        found.append((f"{step} đến dưới {following} năm" if following else f"Từ {step} năm", rows))
    return found


@dataclass(frozen=True, slots=True)
class Simulator:
    """The simulator's page: the band drawn, and both projections year by year."""

    members: int
    bounds: queries.Bounds
    band: Band
    assumed: bool
    charts: Sequence[BandChart]
    flows: Flows
    last_year: int
    rows: Sequence[tuple[str, BandPoint, BandPoint | None]]


def simulator(scope: Scope, today: date, scenario: Scenario | None) -> Simulator:
    found = queries.simulate(scope, today, scenario)
    drawn = found.assumed or found.expected
    others = found.assumed.points if found.assumed else [None] * len(found.expected.points)
    pairs = zip(found.expected.points, others, strict=True)
    return Simulator(
        members=found.members,
        bounds=found.bounds,
        band=drawn,
        assumed=found.assumed is not None,
        charts=_charts(found.past, drawn, found.bounds),
        flows=found.flows,
        last_year=found.last_year,
        rows=[
            (point.name, point, other)
            for index, (point, other) in enumerate(pairs)
            if index == 0 or point.name.startswith("quý IV")
        ],
    )
