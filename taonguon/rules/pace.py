"""A figure against what is required: reached, on pace, behind, failed or unknown. Pure arithmetic.

A *flow* (admissions, trainees) grows through its period and has a pace: what should be there by today.
A *stock* (membership, pool) is a state to hold and is simply inside its bounds or not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from math import floor

from taonguon.rules.period import Period


class State(StrEnum):
    MET = "met"
    ON_PACE = "on_pace"
    BEHIND = "behind"
    FAILED = "failed"  # the period is over, or a bound is broken
    UNKNOWN = "unknown"
    EXEMPT = "exempt"


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a target asks for: at least `low`, at most `high`; `strict` excludes the bound itself."""

    low: float | None = None
    high: float | None = None
    strict: bool = False

    def holds(self, value: float) -> bool:
        if self.low is not None and (value < self.low or (self.strict and value == self.low)):
            return False
        return not (self.high is not None and (value > self.high or (self.strict and value == self.high)))

    @property
    def known(self) -> bool:
        return self.low is not None or self.high is not None


def bounds_of(op: str | None, value: float | None, value_max: float | None, *, strict: bool = False) -> Bounds:
    """Bounds of an operator of the plan contract; an exact figure must be reached, more is not a failure.

    "kết nạp 55 đảng viên" (eq) is reached by 55 and by 56: the plans of committees count more as done.
    """
    if op == "none_left":
        return Bounds(high=value or 0.0)
    if value is None:
        return Bounds()
    if op == "max":
        return Bounds(high=value, strict=strict)
    if op == "range":
        return Bounds(low=value, high=value_max)
    return Bounds(low=value, strict=strict)


def planned_share(period: Period, today: date, milestones: Sequence[tuple[date, float]] = ()) -> float:
    """Share of a period's figure that should be there at the end of `today`, from 0 to 1.

    Milestones ("40 % by 30 June") are joined by straight lines from nothing at the start to all at the end;
    without any the figure is due evenly by the day.
    """
    if not milestones:
        return period.passed(today)
    points = [(period.start.toordinal() - 1, 0.0)]
    points += [(day.toordinal(), min(share, 1.0)) for day, share in sorted(milestones) if day in period]
    if points[-1][0] < period.end.toordinal():
        points.append((period.end.toordinal(), 1.0))
    now = today.toordinal()
    if now <= points[0][0]:
        return 0.0
    for (left, low), (right, high) in pairwise(points):
        if now <= right:
            return low + (high - low) * (now - left) / (right - left)
    return 1.0


def due_by_now(required: float | None, share: float) -> int | None:
    """Whole people (or units) that should be there by now: fractions are not yet due."""
    return None if required is None else floor(required * share + 1e-9)


def judge_flow(
    value: float | None, bounds: Bounds, period: Period, today: date, *, share: float | None = None
) -> State:
    """State of a figure that grows through its period."""
    if value is None or not bounds.known:
        return State.UNKNOWN
    over = today > period.end
    if bounds.low is None:  # a ceiling on a flow: broken at once when passed, met only when the period is over
        if not bounds.holds(value):
            return State.FAILED
        return State.MET if over else State.ON_PACE
    if Bounds(low=bounds.low, strict=bounds.strict).holds(value):
        return State.MET if bounds.holds(value) or not over else State.FAILED
    if over:
        return State.FAILED
    passed = period.passed(today) if share is None else share
    return State.ON_PACE if value >= (due_by_now(bounds.low, passed) or 0) else State.BEHIND


def judge_stock(value: float | None, bounds: Bounds, *, due: bool = True) -> State:
    """State of a figure to hold. `due` is False while the day by which it must be reached is still to come."""
    if value is None or not bounds.known:
        return State.UNKNOWN
    if bounds.holds(value):
        return State.MET
    return State.FAILED if due else State.BEHIND
