"""A list for Excel: columns with their kind, rows that may be read one by one, and who takes it out.

Nothing here reads the rows: a generator straight from the database stays a generator.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import get_type_hints


class CellKind(StrEnum):
    """What a column holds; decides the cell's type and number format."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    PERCENT = "percent"  # a share between 0 and 1
    DATE = "date"


type Cell = str | int | Decimal | float | date | None


@dataclass(frozen=True, slots=True)
class AnnexColumn:
    """A column: heading, kind, width in characters, and whether the foot sums it."""

    title: str
    kind: CellKind = CellKind.TEXT
    width: float = 14
    total: bool = False


@dataclass(frozen=True, slots=True)
class ExportStamp:
    """Who took the list out and when: printed at the foot of every page with the number of rows."""

    user: str
    at: datetime


@dataclass(frozen=True, slots=True)
class AnnexTable:
    """One sheet. `numbered` puts STT in front; `frozen` columns stay when the sheet is moved sideways."""

    sheet: str
    title: str
    columns: tuple[AnnexColumn, ...]
    rows: Iterable[Sequence[Cell]]
    note: str = ""
    parent: str = ""
    issuer: str = ""
    numbered: bool = True
    frozen: int = 1


def columns_of(row_class: type) -> tuple[AnnexColumn, ...]:
    """The columns a row dataclass declares (`Annotated[…, AnnexColumn(…)]`), in order."""
    hints = get_type_hints(row_class, include_extras=True)
    return tuple(hints[entry.name].__metadata__[0] for entry in fields(row_class))


def cells_of(rows: Iterable[object], row_class: type) -> Iterator[tuple[Cell, ...]]:
    """Rows as tuples of cells, one at a time."""
    names = [entry.name for entry in fields(row_class)]
    for row in rows:
        yield tuple(getattr(row, name) for name in names)
