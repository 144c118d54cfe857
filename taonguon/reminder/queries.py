"""The work list of an assignment: every task, grouped by urgency, with what was already urged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import Max

from taonguon.regulation.queries import law_of
from taonguon.reminder.models import Urge
from taonguon.reminder.sources import all_tasks, clocks
from taonguon.reminder.task import GROUP_LABELS, HORIZON_DAYS, Group, Task, end_of_week
from taonguon.rules.access import Permission, Scope
from taonguon.rules.wording import join_list

SHOWN = 25
NAMES = 6


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """One part of the list: its words, the days it spans, its tasks (at most `SHOWN`) and how many there are."""

    group: Group
    label: str
    tasks: Sequence[Task]
    total: int
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class WorkList:
    groups: Sequence[TaskGroup]
    today: date

    @property
    def total(self) -> int:
        return sum(group.total for group in self.groups)

    @property
    def overdue(self) -> int:
        return next(group.total for group in self.groups if group.group is Group.OVERDUE)


def work_list(scope: Scope, today: date, *, shown: int = SHOWN) -> WorkList:
    """Everything to do within 30 days, and what is overdue. A fixed number of queries."""
    until = today + timedelta(days=HORIZON_DAYS)
    tasks = list(all_tasks(scope, today, until))
    if scope.can(Permission.URGE):
        tasks = _joined(tasks, today)
    urged = _urged(scope, today)
    tasks = [replace(task, urged_on=urged.get(task.matter)) if not task.mine else task for task in tasks]
    by_group: dict[Group, list[Task]] = defaultdict(list)
    for task in sorted(tasks, key=lambda task: (task.due_on, not task.mine, task.title)):
        by_group[task.group(today)].append(task)
    spans = {
        Group.WEEK: (today, end_of_week(today)),
        Group.MONTH: (end_of_week(today) + timedelta(days=1), until),
    }
    groups = []
    for group in Group:
        rows, (first, last) = by_group[group], spans.get(group, (None, None))
        groups.append(TaskGroup(group, GROUP_LABELS[group], rows[:shown], len(rows), first, last))
    return WorkList(groups, today)


def _joined(tasks: Sequence[Task], today: date) -> list[Task]:
    """For who urges: overdue clocks of several units under one rule become one task with the units named."""
    kept, overdue = [], defaultdict(list)
    for task in tasks:
        if task.mine or task.group(today) is not Group.OVERDUE:
            kept.append(task)
        else:
            overdue[task.matter].append(task)
    for matter, rows in overdue.items():
        if len(rows) == 1:
            kept.append(rows[0])
            continue
        first = min(rows, key=lambda task: task.due_on)
        units = sorted({row.units for row in rows})
        subject = first.title.partition(":")[0]
        kept.append(
            replace(
                first,
                key=f"{matter}:",
                title=f"Đôn đốc {len(units)} đơn vị: {subject[0].lower()}{subject[1:]}",
                who="",
                units=join_list(units[:NAMES])
                + (f" và {len(units) - NAMES} đơn vị khác" if len(units) > NAMES else ""),
                unit_ids=tuple(sorted({unit for row in rows for unit in row.unit_ids})),
                why=f"{len(rows)} người; sớm nhất {first.why[0].lower()}{first.why[1:]}",
                url=f"/viec/don-doc/{matter}/",
                act="Đôn đốc",
                act_url=f"/viec/don-doc/{matter}/",
            )
        )
    return kept


def _named(names: Sequence[str], noun: str) -> str:
    """The first names, then how many more there are."""
    more = len(names) - NAMES
    return f"{', '.join(names[:NAMES])} và {more} {noun} khác" if more > 0 else join_list(names)


def _urged(scope: Scope, today: date) -> dict[str, date]:
    """The last time each matter was urged in the branch, within the last 30 days."""
    since = today - timedelta(days=HORIZON_DAYS)
    rows = Urge.objects.in_branch(scope.path).filter(on__gte=since)
    return dict(rows.order_by().values_list("matter").annotate(last=Max("on")))


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter to urge about: the overdue tasks under it, by unit, and the words proposed."""

    key: str
    subject: str
    tasks: Sequence[Task]
    text: str
    law: str

    @property
    def unit_ids(self) -> list[int]:
        return sorted({unit for task in self.tasks for unit in task.unit_ids})


def matter(scope: Scope, today: date, key: str) -> Matter | None:
    """Overdue clocks of a rule in the branch; None when nothing is overdue under it (any more)."""
    rows = [
        task
        for task in clocks(scope, today, today, law_of(scope.commune_id))
        if task.matter == key and not task.mine and task.group(today) is Group.OVERDUE
    ]
    if not rows:
        return None
    subject = rows[0].title.partition(":")[0]
    names = _named([row.title.partition(": ")[2] for row in rows], "người")
    what = f"{subject[0].lower()}{subject[1:]} ({names})"
    text = f"Đề nghị đồng chí bí thư cho làm ngay việc đã quá hạn: {what}. Căn cứ: {rows[0].law}."
    return Matter(key, subject, rows, text, rows[0].law)


def as_text(work: WorkList, place: str) -> str:
    """The list as plain text for a phone message."""
    lines = [f"{place.upper()} - VIỆC TUẦN {work.today:%d/%m}-{end_of_week(work.today):%d/%m/%Y}"]
    number = 0
    for part in work.groups:
        if part.group is Group.WAITING or not part.tasks:
            continue
        lines.append(part.label.upper())
        for task in part.tasks:
            number += 1
            lines.append(f"{number}. {task.title} (hạn {task.due_on:%d/%m}).")
    return "\n".join(lines) if number else f"{lines[0]}\nKhông có việc đến hạn."
