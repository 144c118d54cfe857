"""The A4 sheet a village secretary works from: what is due, why, a box to tick, and a code to key it in by."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One job: whom it is about, what to do, the paper, the last day, and the article that asks for it.

    `code` is what the QR holds (a short reference to the record, never personal data); empty = no QR.
    """

    person: str
    task: str
    paper: str
    due_on: date | None
    reason: str
    code: str = ""
    overdue: bool = False


@dataclass(frozen=True, slots=True)
class WorkGroup:
    """Items under one heading: Quá hạn, Tuần này, 30 ngày tới."""

    title: str
    items: tuple[WorkItem, ...]


@dataclass(frozen=True, slots=True)
class WorkListFacts:
    """The sheet of one unit. `printed_by` and `printed_at` stand at the foot of every page."""

    unit: str
    committee: str
    as_of: date
    groups: tuple[WorkGroup, ...]
    printed_by: str
    printed_at: str
