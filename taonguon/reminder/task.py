"""One line of the work list, and the four groups it may stand in."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum


class Group(StrEnum):
    OVERDUE = "overdue"
    WEEK = "week"
    MONTH = "month"
    WAITING = "waiting"


GROUP_LABELS = {
    Group.OVERDUE: "Quá hạn",
    Group.WEEK: "Tuần này",
    Group.MONTH: "30 ngày tới",
    Group.WAITING: "Chờ nơi khác",
}
_KINDS = {Group.OVERDUE: "bad", Group.WEEK: "warn", Group.MONTH: "go", Group.WAITING: "go"}
HORIZON_DAYS = 30
LINES = 200
"""Most rows a source reads: a list longer than this is worked off from the lists, not from here."""


@dataclass(frozen=True, slots=True)
class Task:
    """Who is to do what, with which paper, by when, why, and the one button that does it.

    `key` names the matter for urging; `working_days` is the signed distance where the law counts so; `unit_ids`
    are the units it is about; `mine` says whether the assignment itself has to act.
    """

    key: str
    title: str
    due_on: date
    url: str
    act: str
    act_url: str
    why: str
    law: str = ""
    tag: str = ""
    who: str = ""
    papers: str = ""
    units: str = ""
    unit_ids: tuple[int, ...] = field(default=())
    working_days: int | None = None
    mine: bool = True
    urged_on: date | None = None

    @property
    def matter(self) -> str:
        """What urging is recorded under: the rule, or the kind of the task."""
        return self.key.partition(":")[0]

    def group(self, today: date) -> Group:
        """Overdue first, whoever has to act; what others have in hand waits apart."""
        if self.due_on < today:
            return Group.OVERDUE
        if not self.mine:
            return Group.WAITING
        return Group.WEEK if self.due_on <= end_of_week(today) else Group.MONTH

    def kind(self, today: date) -> str:
        return _KINDS[self.group(today)]


def end_of_week(today: date) -> date:
    """The Sunday of this week."""
    return today + timedelta(days=6 - today.weekday())
