"""A target in the making, and what is carried from sentence to sentence."""

from dataclasses import dataclass, field

from taonguon.rules.reading.model import Milestone, Number, Quota, YearValue


@dataclass(slots=True)
class Draft:
    """A target in the making."""

    start: int
    end: int
    figure_at: int
    sentence: tuple[int, int]
    indicator: str
    op: str
    value: Number | None
    value_max: Number | None
    unit: str
    scope: str = "committee"
    scope_filter: str | None = None
    units_named: tuple[str, ...] = ()
    exempt: str | None = None
    per: str | None = None
    year: int | None = None
    by: str | None = None
    group: str | None = None
    base: str | None = None
    part_of: int | None = None  # place of ``figure_at`` of the whole
    quotas: list[Quota] = field(default_factory=list)
    schedule: list[YearValue] = field(default_factory=list)
    milestones: list[Milestone] = field(default_factory=list)
    strict: bool = False
    approx: bool = False
    origin: str = "own"
    duplicates: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    in_title: bool = False


@dataclass(slots=True)
class Carry:
    """What goes on in the next part: the indicator in hand, the whole of which parts are told, a result told."""

    indicator: str | None = None
    whole: Draft | None = None
    dropped: bool = False
    each: Draft | None = None  # "mỗi … 3; từ 30 đến dưới 100 đoàn viên 1": still each


@dataclass(slots=True)
class Surroundings:
    """What a block gives to its sentences."""

    section: str
    intro: str
    body_start: int  # figures before it only cite
    narrative: bool = False  # tells how things went
