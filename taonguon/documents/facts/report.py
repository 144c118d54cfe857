"""Facts of the quarterly, half-year and yearly report on the plan, as the upper floor gathers them.

The sentences are made in `report_text.py`. Every figure is a `Figure`, so that each one says how it was counted
and can be opened again; free text (shortcomings, tasks, proposals) is what the office wrote.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from taonguon.documents.facts.figures import Figure
from taonguon.documents.facts.official import Issuer, Signature
from taonguon.documents.profile import Profile


@dataclass(frozen=True, slots=True)
class Period:
    """The reported time: `name` = "quý III/2026", "6 tháng đầu năm 2026", "năm 2026"; `next_name` comes after."""

    name: str
    next_name: str
    starts_on: date
    ends_on: date
    year: int


@dataclass(frozen=True, slots=True)
class IssuedText:
    """A document issued in the period: "Kế hoạch", "05-KH/ĐU", its date and summary."""

    kind: str
    number: str
    signed_on: date
    summary: str


@dataclass(frozen=True, slots=True)
class Leadership:
    """Part 1: what the committee issued, the year's target, training and inspections."""

    texts: tuple[IssuedText, ...]
    year_target: Figure
    classes_held: Figure
    inspections: Figure


@dataclass(frozen=True, slots=True)
class Yield:
    """One mass organisation: people introduced in the period, and admitted out of all it introduced."""

    organization: str
    introduced: Figure
    admitted: Figure


@dataclass(frozen=True, slots=True)
class Sourcing:
    """Part 2: from screening to certificate; `drop_reasons` are the reasons with how many people each."""

    screened: Figure
    in_pool: Figure
    newly_listed: Figure
    by_organization: tuple[Yield, ...]
    by_group: tuple[Figure, ...]
    sent_to_class: Figure
    certified: Figure
    class_target: Figure
    dropped: Figure
    drop_reasons: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Admission:
    """Part 3: admissions against every yardstick, what is on its way, and who was admitted."""

    in_period: Figure
    in_year: Figure
    year_target: Figure
    in_term: Figure
    term_target: Figure
    members_at_start: Figure
    same_period_last_year: Figure
    stages: tuple[Figure, ...]
    structure: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Recognition:
    """Part 4: probationary members whose twelve months ended in the period."""

    due: Figure
    done: Figure
    late: Figure
    refused: Figure


@dataclass(frozen=True, slots=True)
class Membership:
    """The roll: opening + admitted + arrived - left - died - removed = closing, against the band of the plan."""

    opening: Figure
    admitted: Figure
    arrived: Figure
    left: Figure
    died: Figure
    removed: Figure
    closing: Figure
    band: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A line of the appendix: a unit, its target, what it did this year; None = unknown, exempt = no target."""

    name: str
    target: int | None
    admitted: int | None
    in_class: int | None
    in_pool: int | None
    exempt: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Units:
    """Part 5: how the units stand, and the table behind it. `silent` names the units long without admission."""

    met: Figure
    not_met: Figure
    zero_this_year: Figure
    zero_for_years: Figure
    exempt: Figure
    silent: tuple[str, ...] = ()
    rows: tuple[UnitRow, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """Everything the report says. `plan` cites the plan reported on; `as_of` is the day they were counted."""

    profile: Profile
    issuer: Issuer
    signature: Signature
    recipients: tuple[str, ...]
    plan: str
    period: Period
    as_of: date
    leadership: Leadership
    sourcing: Sourcing
    admission: Admission
    recognition: Recognition
    membership: Membership
    units: Units
    strengths: tuple[str, ...] = ()
    shortcomings: tuple[str, ...] = ()
    objective_causes: tuple[str, ...] = ()
    subjective_causes: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    proposals: tuple[str, ...] = ()
    number: int | None = None
    signed_on: date | None = None

    def figures(self) -> Iterator[Figure]:
        """Every figure once, in reading order: the source of the sheet "Cách tính số liệu"."""
        seen: set[str] = set()
        for part in (
            self.leadership,
            self.sourcing,
            self.admission,
            self.recognition,
            self.membership,
            self.units,
        ):
            for figure in _figures_in(part):
                if figure.code not in seen:
                    seen.add(figure.code)
                    yield figure


def _figures_in(part: object) -> Iterator[Figure]:
    for name in type(part).__dataclass_fields__:  # type: ignore[attr-defined]  # only dataclasses are passed
        value = getattr(part, name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Figure):
                yield item
            elif isinstance(item, Yield):
                yield from (item.introduced, item.admitted)
