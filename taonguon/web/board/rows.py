"""The heat table as the page prints it: text, sign, colour class and the address behind each cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from taonguon.progress.heat import MEASURED, Cell, Row
from taonguon.progress.labels import STATE_LABELS
from taonguon.rules.forecast import Outlook
from taonguon.rules.pace import State
from taonguon.rules.wording import format_date, format_int

_CSS = {State.MET: "h3", State.ON_PACE: "h2", State.BEHIND: "h1", State.FAILED: "h0"}
_ICONS = {State.MET: "ok", State.ON_PACE: "go", State.BEHIND: "warn", State.FAILED: "bad"}


@dataclass(frozen=True, slots=True)
class Shown:
    text: str
    css: str = ""
    url: str = ""
    icon: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class HeatRow:
    name: str
    url: str
    cells: tuple[Shown, ...]


def _measured(row: Row, column: int) -> Shown:
    cell: Cell = row.cells[column]
    url = f"/bang-dieu-hanh/don-vi/{row.unit.pk}/{MEASURED[column]}/"
    if cell.exempt:
        return Shown("miễn" if not cell.actual else f"miễn, có {cell.actual}", "n-a", url if cell.actual else "")
    if not cell.required:
        words = "chưa giao" if cell.required is None else "không giao"
        return Shown(f"{cell.actual}, {words}", "n-a", url if cell.actual else "")
    words = STATE_LABELS[cell.state].lower()
    return Shown(f"{cell.actual}/{cell.required}", _CSS[cell.state], url, _ICONS[cell.state], words)


def _forecast(outlook: Outlook | None) -> Shown:
    if outlook is None:
        return Shown("–", "n-a")
    return Shown(f"{round(outlook.expected)} ({outlook.low} đến {outlook.high})", "n-a")


def heat_rows(heat: Sequence[Row], outlooks: Mapping[str, Outlook], today: date) -> list[HeatRow]:
    """One row a unit: admissions, forecast, trainees, pool, last admission."""
    found = []
    for row in heat:
        long_ago = row.last_admission_on is None or (today - row.last_admission_on).days > 365
        last = format_date(row.last_admission_on, unknown="chưa có")
        found.append(
            HeatRow(
                name=row.unit.name,
                url=f"/to-chuc/{row.unit.pk}/",
                cells=(
                    _measured(row, 0),
                    _forecast(None if row.cells[0].exempt else outlooks.get(row.unit.path)),
                    _measured(row, 1),
                    Shown(format_int(row.pool), "", f"/nguon/?don_vi={row.unit.pk}"),
                    Shown(last, "h1" if long_ago and not row.cells[0].exempt else "n-a"),
                ),
            )
        )
    return found


def heat_totals(heat: Sequence[Row]) -> tuple[str, ...]:
    """The foot: sums of what can be summed."""

    def both(column: int) -> str:
        actual = sum(row.cells[column].actual for row in heat)
        asked = sum(row.cells[column].required or 0 for row in heat)
        return f"{format_int(actual)}/{format_int(asked)}"

    return both(0), "", both(1), format_int(sum(row.pool for row in heat)), ""
