"""The ways of the people in the pool, as days on paper: drawn up here, carried out by `pool` and `dossiers`."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from taonguon.candidate.labels import Stage, Status
from taonguon.candidate.models import Candidate
from taonguon.demo.world import World, workday
from taonguon.dossier.models import Dossier
from taonguon.organization.labels import Block
from taonguon.organization.models import Unit
from taonguon.rules.period import year as year_period

PERMIT_TO_VOTE, PERMIT_TO_DECISION, PERMIT_TO_CEREMONY = 71, 100, 116
"""Days from the permission to make papers to the later gates, on the usual way (`dossiers.WAY`)."""
LONGEST_SLACK = 44  # days; still within the 45 + 30 working days the law gives
PACE = 0.93  # of where the year should stand by now: whether it is reached stays a question
SHOWN = "Chi bộ thôn 10"
SILENT = 5  # villages that admitted nobody in these years

# What went wrong in the oldest and the second oldest case of a stage, and how many days ago it was permitted.
TROUBLES = {
    (Stage.DOSSIER, 1): ("voted down", PERMIT_TO_VOTE + 9),
    (Stage.DOSSIER, 2): ("verification late", 96),
    (Stage.CELL_PASSED, 1): ("decision late", PERMIT_TO_VOTE + 81),
    (Stage.CELL_PASSED, 2): ("paper returned", PERMIT_TO_VOTE + 25),
    (Stage.DECIDED, 1): ("ceremony late", PERMIT_TO_DECISION + 60),
}


@dataclass
class Career:
    """One person: until which stage, on which days. `late` and `trouble` name what went wrong, if anything did."""

    unit: Unit
    stage: Stage
    entered_on: date
    sympathizer_on: date | None = None
    permitted_on: date | None = None
    ceremony_on: date | None = None
    closed_as: Status | None = None
    closed_on: date | None = None
    slack: int = 0  # days more than usual between the cell's vote and the ceremony
    trouble: str = ""
    candidate: Candidate | None = field(default=None, repr=False)
    dossier: Dossier | None = field(default=None, repr=False)

    @property
    def needs_certificate(self) -> bool:
        return self.stage >= Stage.TRAINED


def draw_careers(world: World) -> list[Career]:
    """Everybody who was in the pool in these two years."""
    size, today = world.size, world.today
    this_year = year_period(today.year)
    expected = round(size.year_target * this_year.passed(today) * PACE)
    last_year = year_period(today.year - 1)
    careers = [
        _admitted(world, day) for day in _days(world, last_year.start, last_year.end, size.admitted_last_year)
    ]
    careers += [_admitted(world, day) for day in _days(world, this_year.start, today, expected)]
    for stage, count in size.pool.items():
        careers += [_waiting(world, stage, place, count) for place in range(count)]
    careers += [_left(world, Status.MOVED) for _ in range(size.moved_away)]
    careers += [_left(world, Status.DROPPED) for _ in range(size.dropped)]
    return careers


def _days(world: World, first: date, last: date, count: int) -> list[date]:
    """Days of ceremonies, spread over a span: few in its first weeks, none on its last days."""
    span = (last - first).days
    days = [first + timedelta(days=round(span * (place + 0.7) / (count + 0.6))) for place in range(count)]
    return [
        min(workday(day + timedelta(days=world.random.randint(-3, 3))), last - timedelta(days=2)) for day in days
    ]


def _unit(world: World, *, admitted: bool) -> Unit:
    """Villages and schools bring most people, `SHOWN` above all; some villages have long admitted nobody."""
    villages = [unit for unit in world.cells if unit.block == Block.VILLAGE]
    silent = {unit.pk for unit in villages[-SILENT:]} if len(villages) > 2 * SILENT else set()
    weights = {}
    for place, unit in enumerate(world.cells):
        weights[place] = {Block.VILLAGE: 1.2 + place % 4 * 0.5, Block.SCHOOL: 1.1}.get(Block(unit.block), 0.6)
        if unit.block == Block.ADMINISTRATION or (unit.pk in silent and admitted):
            weights[place] = 0.0
        elif unit.block == Block.POLICE:
            weights[place] = 0.3
        elif unit.name == SHOWN:
            weights[place] = 4.5
    return world.spread(world.cells, weights, 1)[0]


def _admitted(world: World, ceremony_on: date) -> Career:
    slack = world.random.randint(0, LONGEST_SLACK)
    permitted = ceremony_on - timedelta(days=PERMIT_TO_CEREMONY + slack)
    return _way(world, Stage.ADMITTED, permitted, ceremony_on=ceremony_on, slack=slack)


def _way(world: World, stage: Stage, permitted_on: date, **facts: Any) -> Career:
    """Somebody with a dossier: the years before it follow from the day it was permitted."""
    sympathizer = workday(permitted_on - timedelta(days=world.random.randint(370, 560)))
    entered = workday(sympathizer - timedelta(days=world.random.randint(40, 200)))
    return Career(
        _unit(world, admitted=True), stage, entered, sympathizer_on=sympathizer, permitted_on=permitted_on, **facts
    )


def _waiting(world: World, stage: Stage, place: int, count: int) -> Career:
    """Somebody still followed. Days since the stage are spread, so that some are new and a few overdue."""
    share = (place + 0.5) / count
    today = world.today
    if stage == Stage.SPOTTED:
        return Career(_unit(world, admitted=False), stage, workday(today - timedelta(days=round(6 + 330 * share))))
    if stage == Stage.SYMPATHIZER:
        since = workday(today - timedelta(days=round(12 + 420 * share)))
        return Career(_unit(world, admitted=False), stage, _before(world, since), sympathizer_on=since)
    if stage == Stage.TRAINED:
        since = workday(today - timedelta(days=round(260 + 480 * share)))
        return Career(_unit(world, admitted=False), stage, _before(world, since), sympathizer_on=since)
    gate, longest = _GATES[stage]
    trouble, since_permit = TROUBLES.get((stage, count - place) if count > 1 else (stage, 0), ("", 0))
    days = since_permit or gate + round(4 + longest * share)
    way = _way(world, stage, workday(today - timedelta(days=days)), trouble=trouble, slack=SLACK_AHEAD[stage])
    if trouble in SHOWN_TROUBLES:
        way.unit = next((unit for unit in world.cells if unit.name == SHOWN), way.unit)
    return way


SLACK_AHEAD = {Stage.DOSSIER: 0, Stage.CELL_PASSED: LONGEST_SLACK, Stage.DECIDED: 0}
"""Who waits for the decision waits for it still: the appraisal may be over, the decision is not."""

SHOWN_TROUBLES = frozenset({"verification late", "paper returned", "ceremony late"})

# Days from the permission to the gate a stage begins at, and the longest usual wait behind it.
_GATES = {
    Stage.DOSSIER: (0, 60),
    Stage.CELL_PASSED: (PERMIT_TO_VOTE, 36),
    Stage.DECIDED: (PERMIT_TO_DECISION, 10),
}


def _before(world: World, day: date) -> date:
    return workday(day - timedelta(days=world.random.randint(30, 200)))


# Days somebody was followed who then stopped.
_FOLLOWED = {Stage.SPOTTED: (60, 400), Stage.SYMPATHIZER: (150, 600), Stage.TRAINED: (420, 800)}


def _left(world: World, status: Status) -> Career:
    """Somebody no longer followed: most stop early, a few after the class."""
    stage = world.spread((Stage.SPOTTED, Stage.SYMPATHIZER, Stage.TRAINED), {0: 5, 1: 4, 2: 2}, 1)[0]
    closed = world.between(world.ago(600), world.ago(10))
    followed = world.random.randint(*_FOLLOWED[stage])
    entered = workday(closed - timedelta(days=followed))
    sympathizer = workday(entered + timedelta(days=min(90, followed // 3))) if stage > Stage.SPOTTED else None
    return Career(
        _unit(world, admitted=False),
        stage,
        entered,
        sympathizer_on=sympathizer,
        closed_as=status,
        closed_on=closed,
    )
