"""The band chart as coordinates: two sizes of one picture, numbers with a dot decimal ready for attributes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from taonguon.rules.forecast import Band
from taonguon.rules.wording import format_int


@dataclass(frozen=True, slots=True)
class Mark:
    x: str
    y: str
    text: str


@dataclass(frozen=True, slots=True)
class BandChart:
    """One drawing of the membership: what was, what is expected with its range, the band, where it breaks."""

    width: int
    height: int
    left: int
    right: int
    bottom: int
    span: int
    gutter: int
    label_y: int
    broken_anchor: str
    band_y: str
    band_height: str
    limits: tuple[Mark, ...]
    years: tuple[Mark, ...]
    actual: str
    expected: str
    spread: str
    now: Mark
    end: Mark
    broken: Mark | None


def band_chart(
    past: Sequence[tuple[str, int]], band: Band, lower: int | None, upper: int | None, *, phone: bool = False
) -> BandChart | None:
    """Draw `past` (quarter name, members) followed by the projection. None when there is nothing to project."""
    if not band.points or not past:
        return None
    width, height, left, right = (330, 250, 44, 10) if phone else (540, 270, 48, 64)
    top, bottom = 24, height - 34
    values = [number for _, number in past]
    values += [number for point in band.points for number in (point.low, point.high)]
    values += [bound for bound in (lower, upper) if bound is not None]
    low, high = min(values), max(values)
    margin = max((high - low) * 0.08, 5)
    low, high = low - margin, high + margin
    names = [name for name, _ in past] + [point.name for point in band.points]
    last = max(len(names) - 1, 1)

    def x(index: int) -> str:
        return f"{left + (width - left - right) * index / last:.1f}"

    def y(value: float) -> str:
        return f"{bottom - (bottom - top) * (value - low) / (high - low):.1f}"

    def line(points: Sequence[tuple[int, float]]) -> str:
        return " ".join(f"{x(index)},{y(value)}" for index, value in points)

    today = len(past) - 1
    future = [(today, float(past[-1][1]))] + [
        (today + 1 + number, point.members) for number, point in enumerate(band.points)
    ]
    above = [(today, float(past[-1][1]))] + [
        (today + 1 + number, point.high) for number, point in enumerate(band.points)
    ]
    below = [(today + 1 + number, point.low) for number, point in enumerate(band.points)]
    limits = tuple(Mark(str(left), y(bound), format_int(bound)) for bound in (lower, upper) if bound is not None)
    band_top = float(y(upper if upper is not None else high))
    band_bottom = float(y(lower if lower is not None else low))
    broken = None
    if band.breaks_at is not None:
        index = names.index(band.breaks_at)
        broken = Mark(x(index), y(band.points[index - today - 1].members), band.breaks_at)
    return BandChart(
        width=width,
        height=height,
        left=left,
        right=width - right,
        bottom=bottom,
        span=width - left - right,
        gutter=left - 6,
        label_y=bottom + 20,
        broken_anchor="start" if broken is not None and float(broken.x) < width / 2 else "end",
        band_y=f"{band_top:.1f}",
        band_height=f"{max(band_bottom - band_top, 0):.1f}",
        limits=limits,
        years=tuple(
            Mark(x(index), str(bottom), name.rpartition("/")[2])
            for index, name in enumerate(names)
            if name.startswith("quý IV")
        ),
        actual=line([(index, float(number)) for index, (_, number) in enumerate(past)]),
        expected=line(future),
        spread=line(above + list(reversed(below))),
        now=Mark(x(today), y(past[-1][1]), format_int(past[-1][1])),
        end=Mark(x(last), y(band.points[-1].members), format_int(round(band.points[-1].members))),
        broken=broken,
    )
