"""The shapes of the law: what the data files hold, once read. Frozen, without behaviour beyond small lookups.

Ids are those of section 7 of the law file (`s17_admission_decision`, `r_ceremony`, `6-KNĐ`); titles are
Vietnamese.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class RuleSet:
    """A set of texts in force from `effective_from` until the next set begins."""

    id: str
    title_vi: str
    effective_from: date
    tag: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Amount:
    """So many working days, days, months or years; `op` is how a minimum is compared (">=" unless said)."""

    amount: int
    unit: str
    op: str = ""
    counted_by: str = ""


@dataclass(frozen=True, slots=True)
class Threshold:
    """A share of members: `op` ">=" or ">", `num`/`den`, `of` the denominator (law file 3.2)."""

    op: str
    num: int
    den: int
    of: str
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One figure of the law as it stands on some day (law file 7.4), or a local rule of a committee.

    `family` is the id under which every version is looked up; `id` is the id of this version.
    `value` is kept as read: a mapping, a word, a list. `amount` is the same when it is a duration.
    """

    id: str
    family: str
    title_vi: str
    kind: str
    citation: str
    effective_from: date
    tag: str
    value: Any = None
    effective_to: date | None = None
    amount: Amount | None = None
    extension: Amount | None = None
    threshold: Threshold | None = None
    from_event: str = ""
    met_by: tuple[str, ...] = ()
    extended_by: tuple[str, ...] = ()
    picked_by: str = ""
    late_if: str = ""
    step: str = ""
    form: str = ""
    sources: int | None = None
    enabled_by_default: bool = True
    announced: bool = False
    local: bool = False
    extras: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EventKind:
    """A kind of event: what it completes, what it proves, which vote it must carry."""

    id: str
    title_vi: str
    source: str
    completes: str = ""
    implies: tuple[str, ...] = ()
    vote: str = ""
    unless_level: tuple[str, ...] = ()
    outlives_membership: bool = False
    reopened_by: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the procedure (law file 7.2)."""

    id: str
    title_vi: str
    actor: str
    flow: str
    phase: str
    produces: tuple[str, ...]
    precondition: tuple[str, ...]
    citation: str
    effective_from: date
    tag: str
    rules: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    needs_level: tuple[str, ...] = ()
    optional_when: str = ""
    on_fail: str = ""
    holds_back: bool = True
    threshold: Threshold | None = None
    deadline: Mapping[str, Any] | None = None
    events: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()

    @property
    def completing_event(self) -> str | None:
        """The event by which the step is recorded as done; None for a step proved by a paper alone."""
        return self.events[0] if self.events else None

    @property
    def order(self) -> int:
        """Place in the procedure, from 1."""
        return int(self.id[1:3])


@dataclass(frozen=True, slots=True)
class Form:
    """A form (law file 7.3). `code` is a free string; `variants` are a province's codes for the same paper."""

    code: str
    title_vi: str
    step: str
    signer: str
    secret: bool
    completes: bool
    variants: tuple[str, ...] = ()
    stands_for: str = ""
    unless_level: tuple[str, ...] = ()
    items: int | None = None
    tag: str = "CONFIRMED"


@dataclass(frozen=True, slots=True)
class Book:
    """A register the committee keeps; `check` is how often it is compared with the files."""

    id: str
    title_vi: str
    citation: str
    check: Amount | None = None


@dataclass(frozen=True, slots=True)
class Movement:
    """A kind of change of the membership (law file 7.4, flows); `sign` is its effect on the count."""

    id: str
    vi: str
    sign: int


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the domain: Vietnamese and the English identifier (law file 7.5)."""

    id: str
    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition of admission (law file 2), with the parameters that carry its figures."""

    id: str
    title_vi: str
    citation: str
    tag: str
    rules: tuple[str, ...] = ()
    text_2026: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SpecialCase:
    """A value of `special_cases`: see special_cases.toml for the kinds."""

    id: str
    kind: str
    title_vi: str
    citation: str
    tag: str
    requires: str = ""
    handled_by: str = ""
    effect: str = ""
    waives_step: str = ""
    waives_condition: str = ""
    wait: str = ""
    row: str = ""
    special_area: bool = False
    covers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a person stands; reached when every step of `after` is finished or doesn't exist in the unit."""

    id: str
    title_vi: str
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """An end of the road: the person was removed, left, or the decision was annulled."""

    id: str
    title_vi: str
    by: tuple[str, ...]
    citation: str
    tag: str


@dataclass(frozen=True, slots=True)
class Annulment:
    """What follows when a decision is annulled for a `reason` (empty: not told)."""

    reason: str
    verdict: str
    message: str
    citation: str
    tag: str


@dataclass(frozen=True, slots=True)
class Move:
    """A row of law file 3.8."""

    id: str
    citation: str
    tag: str
    message: str
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Order:
    """`later` can't come before `earlier`."""

    id: str
    earlier: str
    later: str
    citation: str
    tag: str


@dataclass(frozen=True, slots=True)
class Text2026:
    """What is known of a parameter under the texts of 2026 (law file 7.4.1)."""

    rule: str
    text: str
    says: str
    tag: str
    sources: int
    by: str = ""
    detail: str = ""
