"""What the allocation page shows around the grid: the strip, reasons, acts, errors by box."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from taonguon.plan import queries
from taonguon.plan.labels import ROUND_STATUS_LABELS, RoundStatus
from taonguon.plan.queries.allocation import Column, Grid
from taonguon.plan.queries.fair_share import METHOD_LABELS, Method, reason_text
from taonguon.progress.planning import AllocationPage
from taonguon.rules.access import Permission
from taonguon.rules.wording import format_quarter
from taonguon.web.plan.forms import DayForm


def grid_context(
    request: HttpRequest,
    shown: AllocationPage,
    *,
    wrong: Mapping[str, str] | None = None,
    method: Method | None = None,
    keep_floors: bool = False,
    unsaved: bool = False,
    refusal: str = "",
) -> dict[str, Any]:
    grid, scope = shown.grid, request.scope
    mine = grid.plan.unit_id == scope.commune_id
    open_columns = [column for column in grid.columns if not column.locked]
    return {
        "plan": grid.plan,
        "page": shown,
        "grid": grid,
        "whole": scope.path == grid.plan.unit_path or grid.plan.unit_path.startswith(scope.path),
        "strip": _strip(grid),
        "problems": _problems(grid, wrong or {}) + ([("", refusal)] if refusal else []),
        "wrong": wrong or {},
        "methods": METHOD_LABELS.items(),
        "method": method.value if method else "",
        "keep_floors": keep_floors,
        "unsaved": unsaved,
        "why": _why(shown),
        "open_years": [column.year for column in open_columns if column.quarter is None],
        "rounds": [(row, ROUND_STATUS_LABELS[RoundStatus(row.status)]) for row in grid.rounds],
        "revisions": queries.revision_in(scope).filter(allocation__target__plan=grid.plan),
        "day_form": DayForm(initial={"on": request.today}),
        "may_edit": scope.can(Permission.PLAN_EDIT) and mine,
        "may_approve": scope.can(Permission.PLAN_APPROVE) and mine,
        "this_year": min(max(request.today.year, grid.plan.period_from), grid.plan.period_to),
    }


def _present(grid: Grid) -> int:
    """The column the strip speaks of: the first that waits for approval, else the first open, else the last."""
    waiting = (place for place, one in enumerate(grid.columns) if one.status == RoundStatus.SUBMITTED)
    still_open = (place for place, one in enumerate(grid.columns) if not one.locked)
    return next(waiting, next(still_open, len(grid.columns) - 1))


def _strip(grid: Grid) -> list[dict[str, Any]]:
    place = _present(grid)
    foot, when = grid.feet[place], _when(grid.columns[place])
    goal, of = (grid.total.goal, f"năm {grid.quarterly}") if grid.quarterly else (foot.goal, when)
    figures = [
        _figure("Mục tiêu chung", goal, f"người, {of}"),
        _figure(f"Đã chia {when}", foot.allocated, _difference(foot.difference, foot.unknown)),
    ]
    if foot.floors is not None:
        figures += [
            _figure("Đơn vị dưới mức sàn", grid.below_floor, f"trên {grid.bound}"),
            _figure("Nếu giữ sàn cho mọi đơn vị", foot.floors, "người"),
        ]
    return figures


def _figure(label: str, value: int | None, remark: str) -> dict[str, Any]:
    return {"label": label, "value": value, "url": "", "remark": remark}


def _difference(difference: int | None, unknown: int) -> str:
    missing = f"; {unknown} đơn vị chưa có số" if unknown else ""
    if difference is None:
        return missing.removeprefix("; ")
    if difference == 0:
        return f"vừa đủ{missing}"
    return (f"dư {difference}" if difference > 0 else f"thiếu {-difference}") + missing


def _problems(grid: Grid, wrong: Mapping[str, str]) -> list[tuple[str, str]]:
    """Where and what, for the error summary."""
    return [
        (f"#{cell.name}", f"{row.unit.name}, {_when(cell.column)}: {wrong[cell.name]}")
        for row in grid.rows
        for cell in row.cells
        if cell.name in wrong
    ]


def _when(column: Column) -> str:
    return format_quarter(column.year, column.quarter) if column.quarter else f"năm {column.year}"


def _why(shown: AllocationPage) -> list[tuple[str, int, str]]:
    """Unit, figure and its reason, of the first open column that has reasons."""
    proposed = shown.proposal.reasons if shown.proposal else {}
    place = _present(shown.grid)
    lines = []
    for row in shown.grid.rows:
        cell = row.cells[place]
        reason = proposed.get((row.unit.pk, cell.column.year, cell.column.quarter), cell.reason)
        if cell.value is not None and (text := reason_text(reason)):
            lines.append((row.unit.name, cell.value, text))
    return lines
