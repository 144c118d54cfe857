"""What a reading of a plan consists of. Contract: ``taonguon plan read``, version 1.

Every value the text does not say is ``None``. ``start`` and ``end`` are character offsets in the NFC text.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass

CONTRACT = 1

INDICATORS = (
    "admissions",
    "admission_rate",
    "admission_growth",
    "admissions_progress",
    "members_total",
    "member_share",
    "admission_share",
    "trainees",
    "training_classes",
    "source_pool",
    "referrals",
    "referral_admission_rate",
    "mentored_share",
    "probation_conversion",
    "sub_units_with_admission",
    "sub_units_with_referral",
    "cells_without_admission",
    "units_without_members",
    "joint_cells",
    "cell_size",
    "party_orgs_new",
    "party_orgs_coverage",
    "cell_rating",
    "cell_rating_excellent",
    "other",
)
OPS = ("min", "max", "range", "eq", "none_left")
UNITS = ("people", "percent", "units", "multiple")
SCOPES = (
    "committee",
    "each_sub_committee",
    "each_cell",
    "each_sub_unit",
    "each_unit_of_type",
    "units_of_type",
    "named_units",
)
PERIODS = ("year", "school_year", "term", "half_year", "quarter", "month", "two_years", "none")
ORIGINS = ("own", "assigned", "cited")

type Number = int | float
type Json = dict[str, object] | list[object] | str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Period:
    """First and last year of the plan, as the text writes them."""

    from_: str
    to: str

    def as_json(self) -> dict[str, object]:
        return {"from": self.from_, "to": self.to}


@dataclass(frozen=True, slots=True)
class Basis:
    """A document the plan rests on; ``number`` and ``date`` are ``None`` where the text gives none."""

    number: str | None
    date: str | None
    issuer: str | None


@dataclass(frozen=True, slots=True)
class Quota:
    """A share of a target given to one unit by name."""

    unit: str
    value: Number


@dataclass(frozen=True, slots=True)
class YearValue:
    year: int
    value: Number


@dataclass(frozen=True, slots=True)
class Milestone:
    """``percent`` of the year's figure is to be reached by the day ``by`` (MM-DD)."""

    by: str
    percent: Number


@dataclass(frozen=True, slots=True)
class Deadline:
    quote: str
    by: str | None


@dataclass(frozen=True, slots=True)
class Target:
    """One target of the plan. Percent values are as written: 3.25 for "3,25%"."""

    id: str
    quote: str
    start: int
    end: int
    indicator: str
    op: str
    value: Number | None
    value_max: Number | None
    unit: str
    scope: str
    scope_filter: str | None = None
    units_named: tuple[str, ...] = ()
    exempt: str | None = None
    per: str | None = None
    year: int | None = None
    by: str | None = None
    group: str | None = None
    base: str | None = None
    part_of: str | None = None
    quotas: tuple[Quota, ...] = ()
    schedule: tuple[YearValue, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    strict: bool = False
    approx: bool = False
    origin: str = "own"
    duplicates: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        return _object(self)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Targets that cannot all be met, with the arithmetic in ``message``."""

    code: str
    message: str
    targets: tuple[str, ...]

    def as_json(self) -> dict[str, object]:
        return _object(self)


@dataclass(frozen=True, slots=True)
class PlanReading:
    """All that was read from one document."""

    path: str
    text: str
    issuer: str | None
    doc_type: str | None
    doc_number: str | None
    doc_date: str | None
    title: str | None
    period: Period | None
    bases: tuple[Basis, ...]
    targets: tuple[Target, ...]
    groups: tuple[str, ...]
    report_periods: tuple[str, ...]
    deadlines: tuple[Deadline, ...]
    recipients: tuple[str, ...]
    signer_title: str | None
    contradictions: tuple[Contradiction, ...]

    def as_json(self) -> dict[str, object]:
        """The file's object of the contract; the text itself stays out."""
        found = _object(self)
        del found["text"]
        return found


def _object(record: object) -> dict[str, object]:
    assert is_dataclass(record)
    return {field.name: _plain(getattr(record, field.name)) for field in fields(record)}


def _plain(value: object) -> object:
    if isinstance(value, Period):
        return value.as_json()
    if is_dataclass(value):
        return _object(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return value
