"""The pool by stage: how many stand where, how long, and the most pressing few of each stage."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from statistics import median

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from taonguon.candidate.labels import OPEN_STAGES, STAGE_LABELS, Stage
from taonguon.candidate.models import Candidate
from taonguon.candidate.queries.listing import Filters, filtered, listing, with_next_act
from taonguon.rules.access import Scope

CARDS = 5


@dataclass(frozen=True, slots=True)
class Column:
    """One stage: `median_days` of those who stand there now, None when nobody does."""

    stage: Stage
    label: str
    count: int
    median_days: int | None
    cards: list[Candidate]


@dataclass(frozen=True, slots=True)
class Board:
    count: int
    columns: list[Column]


def board(scope: Scope, filters: Filters, today: date) -> Board:
    """A fixed number of queries, however many people there are."""
    days = defaultdict(list)
    for stage, since in filtered(scope, filters, today).values_list("stage", "stage_on").order_by():
        days[stage].append((today - since).days)
    rank = Window(RowNumber(), partition_by=[F("stage")], order_by=["stage_on", "pk"])
    first = (
        filtered(scope, filters, today).annotate(rank=rank).filter(rank__lte=CARDS).values_list("pk", flat=True)
    )
    cards = defaultdict(list)
    rows = listing(scope, Filters(), today).filter(pk__in=[*first.order_by()])
    for row in with_next_act(rows, scope, today):
        cards[row.stage].append(row)
    columns = [
        Column(stage, STAGE_LABELS[stage], len(days[stage]), _median(days[stage]), cards[stage])
        for stage in OPEN_STAGES
    ]
    return Board(sum(column.count for column in columns), columns)


def _median(days: list[int]) -> int | None:
    return round(median(days)) if days else None
