"""What a target asks for in whole people, what units add up to, and how a whole number is divided fairly among
units. How a figure stands against its target on a day is in `rules.pace`.

What is unknown (`None`) stays unknown: it is never counted as zero, never guessed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor


def required(op: str | None, value: Decimal | float | None, *, strict: bool = False) -> int | None:
    """Whole people (or units) that reach a target from below: "trên 80" asks for 81.

    None when nothing is asked from below (a ceiling, nothing left) or the figure is unknown.
    """
    if value is None or op not in {"min", "eq", "range"}:
        return None
    return floor(value) + 1 if strict else ceil(value)


@dataclass(frozen=True, slots=True)
class Sum:
    """Figures of units added up: `unknown` of them have none, so the true sum is `known` or more."""

    known: int
    unknown: int

    @property
    def total(self) -> int | None:
        """The sum, None while a unit's figure is missing."""
        return None if self.unknown else self.known


def roll_up(figures: Iterable[int | None]) -> Sum:
    """Add units' figures to the committee's."""
    known, unknown = 0, 0
    for figure in figures:
        if figure is None:
            unknown += 1
        else:
            known += figure
    return Sum(known, unknown)


# --- fair shares of whole numbers --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Part:
    """A unit that takes part in a division. `weight` None: nothing is known to weigh it by, it gets its floor.

    `cap`: people there are at all; it wins over the floor, because nobody can be admitted who is not there.
    """

    key: int
    weight: Fraction | None
    floor: int = 0
    cap: int | None = None

    @property
    def least(self) -> int:
        return self.floor if self.cap is None else min(self.floor, self.cap)


@dataclass(frozen=True, slots=True)
class Share:
    """What one unit gets in one round, and why: `exact` is its fair part before rounding to whole people."""

    key: int
    value: int
    exact: Fraction
    floored: bool
    capped: bool

    @property
    def rounded(self) -> int:
        """-1 rounded down, 1 rounded up, 0 whole already."""
        return (self.value > self.exact) - (self.value < self.exact)


@dataclass(frozen=True, slots=True)
class Division:
    """One round. `left` people found no unit because all are at their caps; `over`: the floors alone exceed
    the total by so many."""

    shares: tuple[Share, ...]
    left: int = 0
    over: int = 0


def weigh(factors: Mapping[str, Mapping[int, int | None]], keys: Sequence[int]) -> dict[int, Fraction | None]:
    """Weight of each unit: the mean of its shares in the factors that are known for it.

    A factor counts alike whatever its size: 412 people without a card and 11 in the pool are compared as shares
    of the whole committee. A factor that is zero everywhere says nothing and is left out; where none says
    anything, all units weigh alike.
    """
    sums = {name: sum(figures.get(key) or 0 for key in keys) for name, figures in factors.items()}
    if not any(sums.values()):
        return dict.fromkeys(keys, Fraction(1))
    weights: dict[int, Fraction | None] = {}
    for key in keys:
        shares = [
            Fraction(figure, sums[name])
            for name, figures in factors.items()
            if sums[name] and (figure := figures.get(key)) is not None
        ]
        weights[key] = sum(shares, Fraction(0)) / len(shares) if shares else None
    return weights


def fair_share(total: int, parts: Sequence[Part]) -> Division:
    """Divide one total; see `fair_shares`."""
    return fair_shares([total], parts)[0]


def fair_shares(totals: Sequence[int], parts: Sequence[Part]) -> list[Division]:
    """Divide a total a year among the same units, in whole people.

    Each unit's exact part is proportional to its weight, raised to its floor and cut at its cap. Whole people
    go, one by one, where most is still missing to the exact part (largest remainder); what rounding took or
    gave is carried to the next year, so that over the years everybody comes near the exact part.
    Equal claims are settled by weight, then by the order given. Same input, same output.
    """
    carried = dict.fromkeys((part.key for part in parts), Fraction(0))
    divisions = []
    for total in totals:
        exact = _exact(total, parts)
        claims = {part.key: exact[part.key] + carried[part.key] for part in parts}
        values, left, over = _whole(total, parts, claims)
        divisions.append(
            Division(
                tuple(
                    Share(
                        part.key,
                        values[part.key],
                        exact[part.key],
                        floored=exact[part.key] == part.least > 0,
                        capped=part.cap is not None and values[part.key] == part.cap,
                    )
                    for part in parts
                ),
                left,
                over,
            )
        )
        carried = {key: claims[key] - values[key] for key in claims}
    return divisions


def _exact(total: int, parts: Sequence[Part]) -> dict[int, Fraction]:
    """Exact parts: `level × weight` within floor and cap, with the level at which they add up to the total."""
    weights = {part.key: part.weight or Fraction(0) for part in parts}

    def at(level: Fraction) -> dict[int, Fraction]:
        return {
            part.key: max(
                Fraction(part.least),
                level * weights[part.key]
                if part.cap is None
                else min(level * weights[part.key], Fraction(part.cap)),
            )
            for part in parts
        }

    bends = {Fraction(0)}
    for part in parts:
        if weight := weights[part.key]:
            bends.add(part.least / weight)
            if part.cap is not None:
                bends.add(part.cap / weight)
    below = Fraction(0)
    for bend in sorted(bends):
        if sum(at(bend).values()) > total:
            break
        below = bend
    # Between two bends the sum rises in a straight line: by the weights of those not held by floor or cap.
    start = at(below)
    free = [
        part
        for part in parts
        if (weight := weights[part.key])
        and below * weight >= part.least
        and (part.cap is None or below * weight < part.cap)
    ]
    rise = sum((weights[part.key] for part in free), Fraction(0))
    missing = total - sum(start.values())
    return at(below + missing / rise) if rise and missing > 0 else start


def _whole(total: int, parts: Sequence[Part], claims: Mapping[int, Fraction]) -> tuple[dict[int, int], int, int]:
    """Whole people a unit, people left without a unit, people the floors take beyond the total."""
    values = {part.key: part.least for part in parts}
    left = total - sum(values.values())
    while left > 0:
        open_parts = [
            (claims[part.key] - values[part.key], part.weight, -index, part.key)
            for index, part in enumerate(parts)
            if part.weight and (part.cap is None or values[part.key] < part.cap)
        ]
        if not open_parts:
            break
        values[max(open_parts)[-1]] += 1
        left -= 1
    return values, max(0, left), max(0, -left)
