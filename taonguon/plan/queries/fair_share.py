"""A proposal for the open columns of a grid: fair parts in whole people, and why each unit gets its number."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any

from taonguon.plan.queries.allocation import FACTORS, Grid, Row, box_name
from taonguon.rules.indicator import Division, Part, Share, fair_shares, weigh
from taonguon.rules.wording import format_decimal, format_int


class Method(StrEnum):
    """What a proposal rests on."""

    FIGURES = "so-lieu"
    EQUAL = "chia-deu"


METHOD_LABELS = {
    Method.FIGURES: "Theo người chưa vào Đảng 18-60 tuổi, nguồn, kết quả 3 năm",
    Method.EQUAL: "Chia đều",
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """`typed`: text boxes by name; `reasons`: by (unit, year, quarter). `left` people found no unit, `over` is
    what the floors take beyond the goal, both in the first column."""

    typed: dict[str, str]
    reasons: dict[tuple[int, int, int | None], dict[str, Any]]
    left: int
    over: int


def propose(grid: Grid, method: Method, *, keep_floors: bool) -> Proposal:
    """Divide the goal of every open column among the units that are not exempt.

    `keep_floors`: the plan's floor binds; else a floor is only striven for, and each unit gets its fair part.
    Nobody is given more people than the unit has who are not members yet, where that is known.
    """
    rows = [row for row in grid.rows if row.exemption is None]
    if grid.quarterly:
        return _by_quarters(grid, rows)
    columns = [
        (place, column) for place, column in enumerate(grid.columns) if not column.locked and grid.feet[place].goal
    ]
    weights = _weights(rows, method)
    parts = [
        Part(
            row.unit.pk,
            weights[row.unit.pk],
            floor=(row.cells[columns[0][0]].floor or 0) if keep_floors and columns else 0,
            cap=row.unit.non_members if grid.target.indicator == "admissions" else None,
        )
        for row in rows
    ]
    divisions = fair_shares([grid.feet[place].goal or 0 for place, _ in columns], parts)
    typed, reasons = {}, {}
    for (_, column), division in zip(columns, divisions, strict=True):
        for row, share in zip(rows, division.shares, strict=True):
            typed[box_name(row.unit.pk, column)] = str(share.value)
            reasons[row.unit.pk, column.year, None] = _reason(row, share, method)
    first = divisions[0] if divisions else Division(())
    return Proposal(typed, reasons, first.left, first.over)


def _weights(rows: list[Row], method: Method) -> dict[int, Fraction | None]:
    keys = [row.unit.pk for row in rows]
    if method is Method.EQUAL:
        return dict.fromkeys(keys, Fraction(1))
    factors = {name: {row.unit.pk: row.factors[place] for row in rows} for place, name in enumerate(FACTORS)}
    return weigh(factors, keys)


def _by_quarters(grid: Grid, rows: list[Row]) -> Proposal:
    """Spread each unit's year evenly over the quarters, the earlier ones first."""
    typed, reasons = {}, {}
    for row in rows:
        if row.yearly is None:
            continue
        quarters = [Part(one.quarter or 0, Fraction(1)) for one in grid.columns]
        [division] = fair_shares([row.yearly], quarters)
        for column, share in zip(grid.columns, division.shares, strict=True):
            typed[box_name(row.unit.pk, column)] = str(share.value)
            reasons[row.unit.pk, column.year, column.quarter] = {"method": Method.EQUAL.value}
    return Proposal(typed, reasons, 0, 0)


def _reason(row: Row, share: Share, method: Method) -> dict[str, Any]:
    return {
        "method": method.value,
        "value": share.value,
        "exact": float(round(share.exact, 2)),
        "floored": share.floored,
        "capped": share.capped,
        **dict(zip(FACTORS, row.factors, strict=True)),
    }


def reason_text(reason: Mapping[str, Any]) -> str:
    """`412 người 18-60 tuổi chưa vào Đảng, … Phần chia công bằng: 2,7 người một năm, làm tròn lên 3.`"""
    if "exact" not in reason:
        return ""
    told = [
        f"{format_int(reason['non_members'])} người 18-60 tuổi chưa vào Đảng",
        f"{format_int(reason['pool'])} người trong nguồn",
        f"3 năm qua kết nạp {format_int(reason['past'])} người",
    ]
    known = "" if reason["method"] == Method.EQUAL else f"{', '.join(told)}. "
    value, exact = reason["value"], reason["exact"]
    rounding = "" if value == exact else f", làm tròn {'lên' if value > exact else 'xuống'} {value}"
    bound = ""
    if reason["floored"]:
        bound = " Mức sàn của kế hoạch."
    elif reason["capped"]:
        bound = " Không giao quá số người chưa vào Đảng của đơn vị."
    return f"{known}Phần chia công bằng: {format_decimal(exact, places=2)} người một năm{rounding}.{bound}"
