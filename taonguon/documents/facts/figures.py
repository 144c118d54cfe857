"""A figure with its meaning: what was counted and how. Reports print these and nothing counted elsewhere."""

from dataclasses import dataclass
from decimal import Decimal

from taonguon.rules.wording import format_decimal, format_int, format_percent

UNKNOWN_FIGURE = "chưa có số liệu"


@dataclass(frozen=True, slots=True)
class Figure:
    """`value` is None when it is not known: it is then printed as such, never as zero.

    `code` names the stored query that gives the figure and opens its list; `counted` says in words how.
    """

    code: str
    label: str
    value: int | Decimal | None
    unit: str
    counted: str

    @property
    def number(self) -> str:
        """`1.450`, `3,5`."""
        if isinstance(self.value, Decimal):
            return format_decimal(self.value, places=1, unknown=UNKNOWN_FIGURE)
        return format_int(self.value, unknown=UNKNOWN_FIGURE)

    @property
    def said(self) -> str:
        """`29 đảng viên`."""
        return self.number if self.value is None else f"{self.number} {self.unit}"

    def share_of(self, whole: "Figure") -> str:
        """`64,4%` of another figure; says so when either is unknown."""
        return format_percent(_exact(self.value), _exact(whole.value), unknown=UNKNOWN_FIGURE)


def _exact(value: int | Decimal | None) -> Decimal | None:
    return None if value is None else Decimal(value)
