"""What the start page puts together: the work list with the few figures that set its scene."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from taonguon.organization.models import Unit
from taonguon.overview.queries import overview
from taonguon.progress.heat import MEASURED
from taonguon.reminder import queries
from taonguon.rules.access import Permission, Scope


@dataclass(frozen=True, slots=True)
class Figure:
    label: str
    value: int | float | None
    url: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Week:
    place: str
    work: queries.WorkList
    figures: Sequence[Figure]
    text: str
    can_urge: bool


def week(scope: Scope, today: date) -> Week:
    """The work list of an assignment; the figures of its board where it may see one."""
    work = queries.work_list(scope, today)
    place = scope.unit_name
    return Week(place, work, _figures(scope, today), queries.as_text(work, place), scope.can(Permission.URGE))


_LABELS = dict(zip(MEASURED, ("Kết nạp đảng viên", "Học lớp nhận thức về Đảng"), strict=True))


def _figures(scope: Scope, today: date) -> list[Figure]:
    """Admissions and trainees of the year with what is owed, and the pool: of the committee or of the unit."""
    found = overview(scope, today) if scope.can(Permission.BOARD_VIEW) else None
    if found is None:
        return []
    figures = []
    for column, indicator in enumerate(MEASURED):
        url = "/bang-dieu-hanh/"
        if found.whole_committee:
            row = next(
                (one for one in found.own if one.target.indicator == indicator and not one.target.group), None
            )
            if row is None:
                continue
            asked = f"trên {row.bounds.low:.0f}, năm {today.year}" if row.bounds.low else f"năm {today.year}"
            figures.append(Figure(_LABELS[indicator], _whole(row.figure.value), url, asked))
        elif found.heat:
            cell = found.heat[0].cells[column]
            asked = f"trên {cell.required}, năm {today.year}" if cell.required else f"năm {today.year}"
            figures.append(Figure(_LABELS[indicator], cell.actual, url, asked))
    return [*figures, Figure("Đang trong nguồn", found.pictures.pool, "/nguon/", "người")]


def _whole(value: float | None) -> int | None:
    return None if value is None else round(value)


@dataclass(frozen=True, slots=True)
class Urging:
    subject: str
    text: str
    law: str
    tasks: Sequence[object]
    units: Sequence[Unit]


def matter(scope: Scope, today: date, key: str) -> Urging | None:
    """One overdue matter with the units it is about."""
    found = queries.matter(scope, today, key)
    if found is None:
        return None
    units = list(Unit.objects.in_scope(scope).filter(pk__in=found.unit_ids).in_order())
    return Urging(found.subject, found.text, found.law, found.tasks, units)
