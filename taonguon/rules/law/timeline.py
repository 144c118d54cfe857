"""The facts put in order for one day: which events count, which votes carried, when the cell met.

Events of an earlier membership are set apart; what an annulment or a cancelled decision undid is taken out.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from taonguon.rules.law.duration import add_months
from taonguon.rules.law.facts import Event, Facts, Paper
from taonguon.rules.law.ruleset import Law
from taonguon.rules.law.votes import vote_passes

CELL_ADMISSION = "cell_resolution_admission"
CELL_RECOGNITION = "cell_resolution_recognition"
DECISION = "admission_decision_issued"
RECEIVED = "admission_decision_received"
CEREMONY = "admission_ceremony_held"
PROBATION_ENDED = "probation_ended"
RECOGNITION = "recognition_decision_issued"
MOVE = "move_decision_effective"
CERTIFICATE = "awareness_certificate_issued"
OPENED = "application_dossier_opened"
LEFT = "left_party"
ANNULLED = "admission_decision_annulled"
RECOGNITION_ANNULLED = "recognition_decision_annulled"

BY_PROCEDURE = "procedure"

_REMOVED = ("removal_decision_issued", "removal_decision_received")
_AFTER_MEETING = (DECISION, RECEIVED, CEREMONY, CELL_RECOGNITION, RECOGNITION)


def _order(event: Event) -> tuple[date, str, int, int, int]:
    votes = event.votes
    counts = (
        (-1, -1, -1)
        if votes is None
        else tuple(-1 if n is None else n for n in (votes.yes, votes.no, votes.eligible))
    )
    return (event.on or date.min, event.kind, *counts)  # type: ignore[return-value]


def carried(event: Event, facts: Facts, on: date, law: Law) -> bool | None:
    """Whether the event's vote reached its share; None when there is no vote or it isn't known."""
    kind, votes = law.events.get(event.kind), event.votes
    if kind is None or not kind.vote or votes is None or votes.eligible is None or votes.yes is None:
        return None
    if votes.yes + (votes.no or 0) > votes.eligible:
        return None  # a contradiction, told by its own finding
    rule = kind.vote
    if rule == "r_vote_standing" and facts.unit.empowered:
        rule = "r_vote_empowered"
    threshold = law.parameter(rule, event.on or on).threshold
    return None if threshold is None else vote_passes(threshold, yes=votes.yes, total=votes.eligible)


@dataclass(frozen=True)
class Timeline:
    """What counts on `on`. `events` and `papers` are of the present candidacy or membership, oldest first."""

    facts: Facts
    on: date
    law: Law
    events: tuple[Event, ...]
    earlier: tuple[Event, ...]
    undone: tuple[Event, ...]
    papers: tuple[Paper, ...]
    left_on: date | None

    def of(self, kind: str) -> tuple[Event, ...]:
        """Events of a kind, oldest first."""
        return self._by_kind.get(kind, ())

    @cached_property
    def _by_kind(self) -> dict[str, tuple[Event, ...]]:
        result: dict[str, tuple[Event, ...]] = {}
        for event in self.events:
            result[event.kind] = (*result.get(event.kind, ()), event)
        return result

    def latest(self, kind: str) -> Event | None:
        """The latest event of a kind; a failed vote counts too."""
        return self._by_kind.get(kind, (None,))[-1]

    def carried(self, event: Event) -> bool | None:
        """Whether the event's vote reached its share; None when there is no vote or it isn't known."""
        return carried(event, self.facts, self.on, self.law)

    def completed(self, kind: str) -> Event | None:
        """The latest event of a kind, unless it is a failed vote: the latest counts."""
        event = self.latest(kind)
        return None if event is None or self.carried(event) is False else event

    def day(self, kind: str) -> date | None:
        """The day of the latest event of a kind, unless it is a failed vote."""
        event = self.completed(kind)
        return event.on if event else None

    def happened(self, kind: str) -> bool:
        """Whether such an event is told and the latest isn't a failed vote."""
        return self.completed(kind) is not None

    @cached_property
    def probation_end(self) -> date | None:
        """When the probation ended, told or 12 months after the ceremony; None while it runs or isn't known."""
        told = self.day(PROBATION_ENDED)
        if told is not None:
            return told
        end = self.probation_due
        return end if end is not None and end <= self.on else None

    @cached_property
    def probation_due(self) -> date | None:
        """The end of the probation counted from the ceremony, past or to come."""
        ceremony = self.day(CEREMONY)
        if ceremony is None:
            return None
        length = self.law.parameter("r_probation", ceremony).amount
        return None if length is None else add_months(ceremony, length.amount)

    @cached_property
    def meeting_on(self) -> date | None:
        """The day of the cell's latest meeting on the admission, carried or not."""
        days = [event.on for event in self.of(CELL_ADMISSION) if event.on]
        return days[-1] if days else None

    @cached_property
    def history_untold(self) -> bool:
        """Whether the cell must have met, since a decision or ceremony is told, but its meeting isn't."""
        return not self.of(CELL_ADMISSION) and any(self.happened(kind) for kind in _AFTER_MEETING)

    @cached_property
    def judged_on(self) -> date:
        """The day on which conditions are judged: the cell's meeting, or `on` if it hasn't met.

        A meeting whose day isn't told was held by the first later event at the latest.
        """
        if self.meeting_on is not None:
            return self.meeting_on
        return min((day for kind in _AFTER_MEETING if (day := self.day(kind))), default=self.on)

    @cached_property
    def certificate_on(self) -> date | None:
        """The day of the latest certificate issued by the day of judging; failing that, of the latest one."""
        days = [event.on for event in self.of(CERTIFICATE) if event.on]
        return max((day for day in days if day <= self.judged_on), default=max(days, default=None))

    def has_paper(self, code: str) -> bool:
        """Whether a paper is there, under its central code or a province's."""
        wanted = self.law.form_codes.get(code, code)
        return any(self.law.form_codes.get(paper.form, paper.form) == wanted for paper in self.papers)

    def paper_days(self, code: str) -> tuple[date, ...]:
        """The days of the papers of a form, oldest first."""
        wanted = self.law.form_codes.get(code, code)
        days = (
            paper.on
            for paper in self.papers
            if self.law.form_codes.get(paper.form, paper.form) == wanted and paper.on
        )
        return tuple(sorted(days))


def _stood_for(facts: Facts, law: Law) -> Iterable[Event]:
    """Events that a dated paper tells, where the event itself isn't told."""
    told = {event.kind for event in facts.events or ()}
    for paper in facts.papers or ():
        form = law.form_of(paper.form)
        if form and form.stands_for and form.stands_for not in told:
            yield Event(form.stands_for, paper.on)


def _undone(events: tuple[Event, ...], law: Law, annulment: str, decision: str) -> frozenset[Event]:
    """The decision an annulment by procedure undid, and what followed from it (294-QĐ/TW 4.4)."""
    annulled = [event for event in events if event.kind == annulment and event.reason == BY_PROCEDURE]
    if not annulled or annulled[-1].on is None:
        return frozenset()
    first = law.step(law.events[decision].completes).order
    day = annulled[-1].on

    def follows(event: Event) -> bool:
        kind = law.events[event.kind]
        step = kind.completes or (kind.implies[0] if kind.implies else "")
        return bool(step) and law.step(step).order >= first and (event.on is None or event.on <= day)

    return frozenset(event for event in events if follows(event) or event.kind == annulment)


def _ended(event: Event, facts: Facts, on: date, law: Law) -> bool:
    """Whether the event took the person's name off the roll: a removal, or an annulment by standard."""
    if event.kind == ANNULLED:
        return event.reason is not None and event.reason != BY_PROCEDURE
    return event.kind in _REMOVED and carried(event, facts, on, law) is not False


def _left_on(events: list[Event], facts: Facts, on: date, law: Law) -> date | None:
    """The last day of an earlier membership: told as such, or an end of it after which steps began anew."""
    days = [event.on for event in events if event.kind == LEFT and event.on]
    days += [facts.person.left_party_on] if facts.person.left_party_on else []
    steps = [event.on for event in events if event.on and law.events[event.kind].completes]
    for event in events:
        if event.on and any(day > event.on for day in steps) and _ended(event, facts, on, law):
            days.append(event.on)
    return max(days, default=None)


def timeline(facts: Facts, on: date, law: Law) -> Timeline:
    """Facts put in order; unknown kinds of events are left out (they are doubts already)."""
    known = [event for event in (*(facts.events or ()), *_stood_for(facts, law)) if event.kind in law.events]
    ordered = sorted(known, key=_order)
    left_on = _left_on(ordered, facts, on, law)

    def before(event: Event) -> bool:
        outlives = law.events[event.kind].outlives_membership
        return left_on is not None and event.on is not None and event.on <= left_on and not outlives

    earlier = tuple(event for event in ordered if before(event))
    if earlier and not any(event.kind == LEFT for event in ordered):
        ordered = sorted((*ordered, Event(LEFT, left_on)), key=_order)  # told by its day alone
    events = tuple(event for event in ordered if not before(event))
    undone = _undone(events, law, ANNULLED, DECISION) | _undone(events, law, RECOGNITION_ANNULLED, RECOGNITION)
    certificate = law.parameter("r_awareness_validity", on).form
    return Timeline(
        facts=facts,
        on=on,
        law=law,
        events=tuple(event for event in events if event not in undone),
        earlier=earlier,
        undone=tuple(event for event in events if event in undone),
        papers=tuple(
            paper
            for paper in facts.papers or ()
            if left_on is None or paper.on is None or paper.on > left_on or paper.form == certificate
        ),
        left_on=left_on,
    )
