"""How large an example is: the promised commune, a small one for quick tests, and the neighbour."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from taonguon.candidate.labels import Stage


@dataclass(frozen=True, slots=True)
class Size:
    """Figures of one commune on the day it is looked at."""

    members: int
    pool: Mapping[Stage, int]  # people followed, by the stage where the day finds them
    admitted_last_year: int
    year_target: int  # what the plan asks a year; the running year stands a little behind its pace
    moved_away: int  # people of the pool who left for elsewhere in two years
    dropped: int
    class_passes: tuple[int, int]  # certificates of the two classes of this year
    class_passes_before: tuple[int, int]  # and of last year
    transfers_in: int  # of the roll, a year
    transfers_out: int
    deaths: int
    village_cells: tuple[str, ...]
    other_units: bool = True  # schools, offices, firms, police beside the villages


def _pool(*counts: int) -> Mapping[Stage, int]:
    return MappingProxyType(dict(zip(Stage, counts, strict=False)))


def _villages(count: int) -> tuple[str, ...]:
    return tuple(str(number) for number in range(1, count + 1))


FULL = Size(
    members=1375,
    pool=_pool(74, 42, 33, 19, 9, 3),
    admitted_last_year=41,
    year_target=45,
    moved_away=16,
    dropped=58,
    class_passes=(27, 25),
    class_passes_before=(32, 31),
    transfers_in=7,
    transfers_out=9,
    deaths=12,
    village_cells=_villages(18),
)
SMALL = Size(
    members=96,
    pool=_pool(4, 4, 3, 3, 2, 2),
    admitted_last_year=2,
    year_target=4,
    moved_away=1,
    dropped=2,
    class_passes=(4, 4),
    class_passes_before=(6, 5),
    transfers_in=1,
    transfers_out=1,
    deaths=1,
    village_cells=("1", "2", "8", "10"),
)
NEIGHBOUR = Size(
    members=60,
    pool=_pool(5, 3, 2, 1, 1, 0),
    admitted_last_year=1,
    year_target=3,
    moved_away=0,
    dropped=1,
    class_passes=(3, 2),
    class_passes_before=(3, 3),
    transfers_in=0,
    transfers_out=1,
    deaths=1,
    village_cells=_villages(6),
    other_units=False,
)
SIZES = {"full": FULL, "small": SMALL}
