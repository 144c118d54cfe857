"""What the engine answers: frozen values with the JSON of contracts.md §2.

Fields beyond the contract (added, never renamed): Finding.title, Finding.event; Deadline.title, .step, .tag,
.state_vi; Stale.lapsed, .redo_if_changed, .citation, .tag; Route.chosen, .tag; Dates.admission_decision_date,
.recognition_decision_date, .party_age_gaps.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

CONTRACT = 1

PASS, FAIL, UNKNOWN = "pass", "fail", "unknown"
NOTE, WARNING, BLOCK = "note", "warning", "block"
OPEN, MET, MET_LATE, OVERDUE, NOT_STARTED = "open", "met", "met_late", "overdue", "not_started"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule applied: what it says of this case, on which figure, and from which day it can be met."""

    rule: str
    verdict: str
    level: str
    message: str
    citation: str
    tag: str
    title: str = ""
    value: str | None = None
    earliest_on: date | None = None
    event: str | None = None

    def as_json(self) -> dict[str, Any]:
        """The finding as contracts.md §2 writes it."""
        return {
            "rule": self.rule,
            "verdict": self.verdict,
            "level": self.level,
            "message": self.message,
            "citation": self.citation,
            "tag": self.tag,
            "value": self.value,
            "earliest_on": _iso(self.earliest_on),
            "title": self.title,
            "event": self.event,
        }


@dataclass(frozen=True, slots=True)
class Deadline:
    """One clock. `due_on` None: not started, or its length is no number of days (next cell meeting)."""

    rule: str
    title: str
    step: str
    from_event: str
    from_on: date | None
    due_on: date | None
    extended_due_on: date | None
    met_on: date | None
    state: str
    citation: str
    tag: str

    def as_json(self) -> dict[str, Any]:
        """The deadline as contracts.md §2 writes it."""
        return {
            "rule": self.rule,
            "from": _iso(self.from_on),
            "due_on": _iso(self.due_on),
            "extended_due_on": _iso(self.extended_due_on),
            "met_on": _iso(self.met_on),
            "state": self.state,
            "citation": self.citation,
            "tag": self.tag,
            "title": self.title,
            "step": self.step or None,
            "from_event": self.from_event,
        }


@dataclass(frozen=True, slots=True)
class Stale:
    """A paper with a last day of use; `redo` what must be made again once it has lapsed."""

    form: str
    stale_on: date
    lapsed: bool
    redo: tuple[str, ...]
    redo_if_changed: tuple[str, ...]
    citation: str
    tag: str

    def as_json(self) -> dict[str, Any]:
        """The paper as contracts.md §2 writes it."""
        return {
            "form": self.form,
            "stale_on": _iso(self.stale_on),
            "redo": list(self.redo),
            "lapsed": self.lapsed,
            "redo_if_changed": list(self.redo_if_changed),
            "citation": self.citation,
            "tag": self.tag,
        }


@dataclass(frozen=True, slots=True)
class Route:
    """Who introduces: the proposal with its reason, and what the cell chose. `used` is what the rest follows."""

    proposed: str | None
    why: str
    citation: str
    tag: str
    chosen: str | None = None

    @property
    def used(self) -> str | None:
        """The chosen route, else the proposed one."""
        return self.chosen or self.proposed

    def as_json(self) -> dict[str, Any]:
        """The route as contracts.md §2 writes it."""
        return {
            "proposed": self.proposed,
            "why": self.why,
            "citation": self.citation,
            "tag": self.tag,
            "chosen": self.chosen,
        }


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of law file 3.6; `party_age_gaps` are the times outside the Party, from and to."""

    admission_decision_date: date | None = None
    party_join_date: date | None = None
    official_date: date | None = None
    recognition_decision_date: date | None = None
    party_age_from: date | None = None
    party_age_gaps: tuple[tuple[date, date], ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The dates as contracts.md §2 writes them."""
        return {
            "party_join_date": _iso(self.party_join_date),
            "official_date": _iso(self.official_date),
            "party_age_from": _iso(self.party_age_from),
            "admission_decision_date": _iso(self.admission_decision_date),
            "recognition_decision_date": _iso(self.recognition_decision_date),
            "party_age_gaps": [[_iso(start), _iso(end)] for start, end in self.party_age_gaps],
        }


@dataclass(frozen=True, slots=True)
class Judgement:
    """What stands, what is open and what is due on a day."""

    on: date
    rule_set: str
    stage: str
    stage_title: str
    open_steps: tuple[str, ...]
    done_steps: tuple[str, ...]
    route: Route
    findings: tuple[Finding, ...]
    deadlines: tuple[Deadline, ...]
    stale: tuple[Stale, ...]
    dates: Dates

    @property
    def blocks(self) -> tuple[Finding, ...]:
        """Findings that must be settled first."""
        return tuple(finding for finding in self.findings if finding.level == BLOCK)

    def finding(self, rule: str) -> Finding | None:
        """The first finding of a rule, or None."""
        return next((finding for finding in self.findings if finding.rule == rule), None)

    def deadline(self, rule: str) -> Deadline | None:
        """The deadline of a rule, or None."""
        return next((deadline for deadline in self.deadlines if deadline.rule == rule), None)

    def as_json(self) -> dict[str, Any]:
        """The whole answer as contracts.md §2 writes it."""
        return {
            "contract": CONTRACT,
            "on": _iso(self.on),
            "rule_set": self.rule_set,
            "stage": self.stage,
            "open_steps": list(self.open_steps),
            "route": self.route.as_json(),
            "findings": [finding.as_json() for finding in self.findings],
            "deadlines": [deadline.as_json() for deadline in self.deadlines],
            "stale": [paper.as_json() for paper in self.stale],
            "dates": self.dates.as_json(),
            "stage_title": self.stage_title,
            "done_steps": list(self.done_steps),
        }
