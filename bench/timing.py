"""Medians of one client: a call is made until it has taken `SECONDS` together and at least `LEAST` times."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from typing import Any

SECONDS, LEAST, MOST, WARM = 1.5, 9, 200, 2


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: milliseconds, the floor it is held against, what design asks for."""

    name: str
    ms: float
    floor: float | None = None
    goal_ms: float | None = None
    goal_ratio: float | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        return self.ms / self.floor if self.floor else None

    @property
    def met(self) -> bool | None:
        """Ratios count on a shared machine; without one, the milliseconds."""
        if self.goal_ratio is not None and self.ratio is not None:
            return self.ratio <= self.goal_ratio
        return None if self.goal_ms is None else self.ms <= self.goal_ms


def once(call: Callable[[], Any]) -> float:
    start = time.perf_counter()
    call()
    return (time.perf_counter() - start) * 1000


def timed(call: Callable[[], Any], before: Callable[[], Any] | None = None) -> float:
    """Median milliseconds of a call; `before` runs ahead of each one, outside the measure."""
    taken: list[float] = []
    for number in range(WARM + MOST):
        if before is not None:
            before()
        ms = once(call)
        if number >= WARM:
            taken.append(ms)
        if len(taken) >= LEAST and sum(taken) > SECONDS * 1000:
            break
    return median(taken)
