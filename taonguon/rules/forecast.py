"""Có đạt không? From the people in the pool today to the number admitted by a day, with its chance and range.

The estimate is made of what happened before in the same committee. For each stage of the pool the past tells
who reached it, when, and whether admission or dropping out followed, or nothing yet. From these spells the
cumulative incidence of admission is estimated (Aalen-Johansen: dropping out competes with admission, people
still waiting are censored, not forgotten). A person who has waited `w` days at a stage without an outcome is
admitted within the next `h` days with probability

    (A(w + h) - A(w)) / (1 - A(w) - D(w))

where A and D are the cumulative incidences of admission and of dropping out. Few spells are backed by a prior
(a documented default, counted as `PRIOR_WEIGHT` people), so that three lucky cases do not become certainty.

The number admitted is then a sum of independent chances: its exact distribution is computed, not simulated,
so the same figures always give the same answer.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from math import exp, log, sqrt

PRIOR_WEIGHT = 8.0
"""How many past people the default of a stage counts as."""


class Outcome(StrEnum):
    ADMITTED = "admitted"
    DROPPED = "dropped"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Spell:
    """One person's time since reaching a stage: days until the outcome, or until today if still waiting."""

    stage: int
    days: int
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Prior:
    """Default of a stage: the share that is admitted in the end, and the median days it takes.

    Where the share comes from: the first committee's plan sends 60 people to class for 45 admissions (75 %);
    the times follow the law's clocks (verification 30, decision 45, ceremony 30 working days) and the
    monthly rhythm of cells and classes. Used in full only where a committee has no past of its own.
    """

    share: float
    median_days: float


DEFAULT_PRIORS: Mapping[int, Prior] = {
    1: Prior(0.35, 420),
    2: Prior(0.55, 330),
    3: Prior(0.75, 230),
    4: Prior(0.90, 130),
    5: Prior(0.97, 60),
    6: Prior(0.99, 20),
}


_LN2 = log(2)


@dataclass(frozen=True, slots=True)
class Curve:
    """Cumulative incidence of admission and dropping out by days since a stage was reached."""

    days: tuple[int, ...]
    admitted: tuple[float, ...]
    dropped: tuple[float, ...]
    prior: Prior
    people: int
    admitted_people: int

    def _own(self, day: float) -> tuple[float, float]:
        index = bisect_right(self.days, day) - 1
        return (self.admitted[index], self.dropped[index]) if index >= 0 else (0.0, 0.0)

    def _default(self, day: float) -> tuple[float, float]:
        # Exponential in time with the stage's median, admission and dropping out in the ratio of the shares.
        if day <= 0:
            return 0.0, 0.0
        gone = 1.0 - exp(-_LN2 * day / self.prior.median_days)
        return self.prior.share * gone, (1.0 - self.prior.share) * gone

    def at(self, day: float) -> tuple[float, float]:
        """Shares admitted and dropped within `day` days: own past, backed by the default."""
        weight = self.people / (self.people + PRIOR_WEIGHT)
        own, default = self._own(day), self._default(day)
        return (
            weight * own[0] + (1 - weight) * default[0],
            weight * own[1] + (1 - weight) * default[1],
        )

    def chance(self, waited: int, horizon: int) -> float:
        """Chance of admission within `horizon` more days for a person who has waited `waited` days."""
        return self.chances(waited, (horizon,))[0]

    def chances(self, waited: int, horizons: Sequence[int]) -> list[float]:
        """`chance` for one person at several horizons; what the wait so far says is worked out once."""
        weight = self.people / (self.people + PRIOR_WEIGHT)
        admitted_now, dropped_now = self.at(waited)
        left = 1.0 - admitted_now - dropped_now
        if left <= 1e-9:
            # Waited longer than anybody before: what the past knows is used up, the default decides.
            weight = 0.0
            admitted_now, dropped_now = self._default(waited)
            left = 1.0 - admitted_now - dropped_now
        if left <= 1e-9:
            return [0.0] * len(horizons)
        days, own, rate = self.days, self.admitted, -_LN2 / self.prior.median_days
        default = (1 - weight) * self.prior.share
        found = []
        for horizon in horizons:  # `at` for admissions alone, written out: a board asks it ten thousand times
            if horizon <= 0:
                found.append(0.0)
                continue
            place = bisect_right(days, waited + horizon)
            later = default * (1.0 - exp(rate * (waited + horizon)))
            if place:
                later += weight * own[place - 1]
            found.append(min(max((later - admitted_now) / left, 0.0), 1.0))
        return found


def curve_of(stage: int, spells: Iterable[Spell], prior: Prior | None = None) -> Curve:
    """Estimate one stage from its spells (Aalen-Johansen with two competing outcomes)."""
    mine = sorted((spell.days, spell.outcome) for spell in spells if spell.stage == stage)
    at_risk, surviving, admitted, dropped = len(mine), 1.0, 0.0, 0.0
    days: list[int] = []
    admitted_at: list[float] = []
    dropped_at: list[float] = []
    index = 0
    while index < len(mine):
        day = mine[index][0]
        counts = dict.fromkeys(Outcome, 0)
        while index < len(mine) and mine[index][0] == day:
            counts[mine[index][1]] += 1
            index += 1
        admitted += surviving * counts[Outcome.ADMITTED] / at_risk
        dropped += surviving * counts[Outcome.DROPPED] / at_risk
        surviving *= 1 - (counts[Outcome.ADMITTED] + counts[Outcome.DROPPED]) / at_risk
        at_risk -= sum(counts.values())
        days.append(day)
        admitted_at.append(admitted)
        dropped_at.append(dropped)
    return Curve(
        days=tuple(days),
        admitted=tuple(admitted_at),
        dropped=tuple(dropped_at),
        prior=prior or DEFAULT_PRIORS[stage],
        people=len(mine),
        admitted_people=sum(1 for _, outcome in mine if outcome is Outcome.ADMITTED),
    )


def curves_of(spells: Sequence[Spell], priors: Mapping[int, Prior] = DEFAULT_PRIORS) -> dict[int, Curve]:
    by_stage: dict[int, list[Spell]] = {stage: [] for stage in priors}
    for spell in spells:
        if spell.stage in by_stage:
            by_stage[spell.stage].append(spell)
    return {stage: curve_of(stage, found, priors[stage]) for stage, found in by_stage.items()}


@dataclass(frozen=True, slots=True)
class Distribution:
    """How likely each number of further admissions is: `weights[k]` is the chance of exactly k."""

    weights: tuple[float, ...]

    @property
    def mean(self) -> float:
        return sum(number * weight for number, weight in enumerate(self.weights))

    def at_least(self, number: int) -> float:
        """Chance of `number` or more."""
        return 1.0 if number <= 0 else min(sum(self.weights[number:]), 1.0)

    def quantile(self, share: float) -> int:
        """Smallest number whose cumulative chance reaches `share`."""
        total = 0.0
        for number, weight in enumerate(self.weights):
            total += weight
            if total >= share - 1e-12:
                return number
        return len(self.weights) - 1


_NOTHING = 1e-20  # a thousand of them do not change the twelfth digit of a chance


def sum_of_chances(chances: Iterable[float], *, rate: float = 0.0) -> Distribution:
    """Exact distribution of a sum of independent chances, plus a Poisson stream of `rate` people."""
    first, weights = 0, [1.0]  # weights of first, first + 1, …: beyond them nothing that a double could show
    for chance in chances:
        if chance <= 1e-6:
            continue
        stay = 1.0 - chance
        weights = [
            here * stay + below * chance for here, below in zip([*weights, 0.0], [0.0, *weights], strict=True)
        ]
        while weights[-1] < _NOTHING:
            weights.pop()
        lost = next(place for place, weight in enumerate(weights) if weight >= _NOTHING)
        if lost:
            first, weights = first + lost, weights[lost:]
    if rate > 1e-9:
        weights = _with_poisson(weights, rate)
    return Distribution((*[0.0] * first, *weights))


def _with_poisson(weights: list[float], rate: float) -> list[float]:
    top = int(rate + 8 * sqrt(rate) + 8)
    term, stream = exp(-rate), []
    for number in range(top + 1):
        stream.append(term)
        term *= rate / (number + 1)
    stream[-1] += max(0.0, 1.0 - sum(stream))
    out = [0.0] * (len(weights) + top)
    for left, weight in enumerate(weights):
        for right, share in enumerate(stream):
            out[left + right] += weight * share
    return out


@dataclass(frozen=True, slots=True)
class Waiting:
    """A person in the pool today: the stage and the days since it was reached."""

    stage: int
    days: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """Answer to "có đạt không?" for one target and one period."""

    done: int
    required: int | None
    expected: float
    low: int
    high: int
    chance: float | None
    missing: int | None

    @property
    def reached(self) -> bool:
        return self.required is not None and self.done >= self.required


def outlook(
    *,
    done: int,
    required: int | None,
    waiting: Iterable[Waiting],
    curves: Mapping[int, Curve],
    horizon: int,
    after: int = 0,
    newcomers: float = 0.0,
) -> Outlook:
    """Outlook for a period that begins in `after` days (0: it runs already) and ends in `horizon` days.

    `done` people are admitted in it already; `newcomers` are expected to be admitted although not in the pool
    today. The range holds the middle 80 %. `missing` is the shortfall against the expected number, in people.
    """
    chances = []
    for person in waiting:
        by_end, before = curves[person.stage].chances(person.days, (horizon, after))
        chances.append(max(by_end - before, 0.0))
    spread = sum_of_chances(chances, rate=newcomers)
    expected = done + spread.mean
    return Outlook(
        done=done,
        required=required,
        expected=expected,
        low=done + spread.quantile(0.1),
        high=done + spread.quantile(0.9),
        chance=None if required is None else spread.at_least(required - done),
        missing=None if required is None else max(0, required - round(expected)),
    )


def newcomers_in(
    *, entries_per_year: float, curve: Curve, start: int, end: int, steps_per_year: int = 12
) -> float:
    """People not yet in the pool who are expected to be admitted between day `start` and day `end` from today.

    They enter at the first stage at an even rate; each month's entrants are aged to the period's bounds.
    """
    total, width = 0.0, 365 / steps_per_year
    entered = width / 2
    while entered < end:
        by_end = curve.at(end - entered)[0]
        by_start = curve.at(start - entered)[0] if start > entered else 0.0
        total += entries_per_year / steps_per_year * (by_end - by_start)
        entered += width
    return total


@dataclass(frozen=True, slots=True)
class BandPoint:
    """Projected membership at the end of one quarter."""

    name: str
    members: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Band:
    """Projection of the membership against a band, and the quarter that breaks it, if any does."""

    points: tuple[BandPoint, ...]
    breaks_at: str | None
    breaks_low: bool | None
    assumptions: Mapping[str, float] = field(default_factory=dict)


def project_band(
    *,
    members: int,
    names: Sequence[str],
    admissions: Sequence[float],
    other_increase: float,
    decrease: float,
    lower: int | None,
    upper: int | None,
    first_share: float = 1.0,
) -> Band:
    """Walk the membership quarter by quarter.

    `admissions[i]` are expected in quarter i; `other_increase` and `decrease` are people a quarter (transfers
    in; deaths, transfers out, removals), averages of the past; of the first, running quarter only `first_share`
    is still to come. The spread grows as a sum of independent counts.
    The first quarter whose expected membership leaves the band is named.
    """
    points: list[BandPoint] = []
    expected, variance = float(members), 0.0
    breaks_at: str | None = None
    breaks_low: bool | None = None
    for index, (name, admitted) in enumerate(zip(names, admissions, strict=True)):
        share = first_share if index == 0 else 1.0
        expected += admitted + share * (other_increase - decrease)
        variance += admitted + share * (other_increase + decrease)
        spread = 1.2816 * sqrt(variance)
        points.append(BandPoint(name, expected, expected - spread, expected + spread))
        if breaks_at is None and lower is not None and expected < lower:
            breaks_at, breaks_low = name, True
        elif breaks_at is None and upper is not None and expected > upper:
            breaks_at, breaks_low = name, False
    return Band(
        tuple(points),
        breaks_at,
        breaks_low,
        {"other_increase": other_increase, "decrease": decrease},
    )
