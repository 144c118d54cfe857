"""The facts of one person, as told: frozen, unknown stays `None`. Reading them from JSON is in `parsing`.

Fields beyond contracts.md §2 (all optional): Person.first_admission_decision_on, Person.lower_secondary_diploma;
Unit.empowered; Event.reason, .same_committee, .abroad, .central.
"""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Consent:
    """A consent document and its day."""

    doc: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """The person. `lower_secondary_diploma` False: the programme was completed, the diploma isn't there."""

    born_on: date | None = None
    education: str | None = None
    area: str | None = None
    youth_union_member: bool | None = None
    youth_union_officer: bool | None = None
    youth_union_present: bool | None = None
    trade_union_member: bool | None = None
    trade_union_present: bool | None = None
    special_cases: frozenset[str] = frozenset()
    consents: tuple[Consent, ...] = ()
    left_party_on: date | None = None
    first_admission_decision_on: date | None = None
    lower_secondary_diploma: bool | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """The cell's place. `intermediate_levels` None: not known; empty: directly under the commune committee.

    `empowered`: the đảng ủy cơ sở is empowered to decide (294-QĐ/TW 4.3.2a).
    """

    intermediate_levels: frozenset[str] | None = None
    cell_official_members: int | None = None
    empowered: bool | None = None


@dataclass(frozen=True, slots=True)
class Introducer:
    """An introducing member. `replacement`: took over from one who can't go on (the 12 months needn't hold)."""

    official_since: date | None = None
    together_since: date | None = None
    replacement: bool | None = None


@dataclass(frozen=True, slots=True)
class Votes:
    """Members, not ballots: `eligible` is the denominator, abstentions are the rest."""

    eligible: int | None = None
    yes: int | None = None
    no: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened. `on` None: it did, the day isn't known."""

    kind: str
    on: date | None = None
    votes: Votes | None = None
    reason: str | None = None
    same_committee: bool | None = None
    abroad: bool | None = None
    central: bool | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that is there, by form code."""

    form: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything told of one case. `doubts` are sentences about input that wasn't understood but didn't hinder."""

    person: Person = field(default_factory=Person)
    unit: Unit = field(default_factory=Unit)
    introducers: tuple[Introducer, ...] | None = None
    route: str | None = None
    events: tuple[Event, ...] | None = None
    papers: tuple[Paper, ...] | None = None
    closed: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()
    local_rules: frozenset[str] = frozenset()
    doubts: tuple[str, ...] = ()
