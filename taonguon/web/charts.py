"""Sizes of the small drawings beside figures: pure arithmetic, numbers with a dot decimal, ready for attributes.

A drawing never carries a fact that is not also written in words beside it.
"""

from dataclasses import dataclass

BULLET_WIDTH = 200


def length(value: float | None, whole: float, width: float) -> str:
    """Share of `width` that `value` takes of `whole`, kept inside the drawing: `length(3, 4, 200)` → `150`."""
    if not value or whole <= 0:
        return "0"
    return f"{min(max(value / whole, 0), 1) * width:.1f}".removesuffix(".0")


@dataclass(frozen=True, slots=True)
class Bullet:
    """One figure against its target: what is done, what the calendar asks for, what is forecast (low to high)."""

    width: int
    actual: str
    target: str
    pace: str | None
    range_start: str | None
    range_width: str | None


def bullet(
    actual: float | None,
    target: float | None,
    pace: float | None = None,
    low: float | None = None,
    high: float | None = None,
) -> Bullet:
    """The scale ends a tenth beyond the largest figure, so that a mark at the end stays visible."""
    whole = max(value for value in (actual, target, pace, high, 1) if value is not None) * 1.1
    has_range = low is not None and high is not None
    return Bullet(
        width=BULLET_WIDTH,
        actual=length(actual, whole, BULLET_WIDTH),
        target=length(target, whole, BULLET_WIDTH),
        pace=None if pace is None else length(pace, whole, BULLET_WIDTH),
        range_start=length(low, whole, BULLET_WIDTH) if has_range else None,
        range_width=length((high or 0) - (low or 0), whole, BULLET_WIDTH) if has_range else None,
    )


@dataclass(frozen=True, slots=True)
class Segment:
    """One piece of a bar: where it starts, how long it is, and its class in the style sheet."""

    start: str
    width: str
    kind: str


def bar(parts: list[tuple[float | None, str]], whole: float, width: float = 100) -> list[Segment]:
    """Pieces of a stacked bar, one after the other; `parts` are (value, class), unknown values take no room."""
    segments, start = [], 0.0
    for value, kind in parts:
        room = min(value or 0, whole - start)
        if room > 0:
            segments.append(Segment(length(start, whole, width), length(room, whole, width), kind))
            start += room
    return segments
