"""Where a person stands in the procedure: steps done, steps open, the stage (law file 3.1, 7.2).

A step is done when its event (not a failed vote) or its paper is told, or when a step that needs it happened. A
step whose body doesn't exist in the unit is no step; one that may but needn't be taken is optional and never
holds another back.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from taonguon.rules.law.facts import Event
from taonguon.rules.law.model import Outcome, Stage, Step
from taonguon.rules.law.staleness import lapsed_steps
from taonguon.rules.law.timeline import BY_PROCEDURE, CELL_RECOGNITION, PROBATION_ENDED, Timeline

REQUIRED, OPTIONAL, ABSENT = "required", "optional", "absent"

TWO_MEMBERS = "two_official_members"
_UNION_STEP = "s11_union_resolution"
_CELL_RECOGNITION_STEP = "s25_cell_recognition"
_PROBATION_STEP = "s20_probation"


@dataclass(frozen=True)
class Progress:
    """Steps of one timeline, given the route of introduction in use (None: not known)."""

    timeline: Timeline
    route: str | None

    def need(self, step: Step) -> str:
        """Whether a step is required, optional or absent in this case."""
        if step.needs_level:
            return self._need_of_level(step)
        if step.id == _UNION_STEP:
            return self._need_of_union()
        law, person = self.timeline.law, self.timeline.facts.person
        waived = {
            law.special_cases[case].waives_step for case in person.special_cases if case in law.special_cases
        }
        return OPTIONAL if step.id in waived else REQUIRED

    def _need_of_level(self, step: Step) -> str:
        levels = self.timeline.facts.unit.intermediate_levels
        if levels is None:
            return OPTIONAL
        return REQUIRED if levels.intersection(step.needs_level) else ABSENT

    def _need_of_union(self) -> str:
        person = self.timeline.facts.person
        if self.route not in (None, TWO_MEMBERS):
            return REQUIRED
        if (
            self.route == TWO_MEMBERS
            and person.youth_union_present is False
            and person.trade_union_present is False
        ):
            return ABSENT
        return OPTIONAL

    @cached_property
    def done(self) -> frozenset[str]:
        """Ids of finished steps, told or implied."""
        told = {step.id for step in self.timeline.law.steps if self._told(step)}
        held = {step.id for step in self.timeline.law.steps if self._held(step)}
        implied = {step for event in self.timeline.events for step in self.timeline.law.events[event.kind].implies}
        reached: set[str] = set()
        for step_id in told | held | implied:
            reached.update(self._before(step_id))
        return frozenset(told | implied | reached) - lapsed_steps(self.timeline)

    def _before(self, step_id: str) -> Iterator[str]:
        for earlier in self.timeline.law.step(step_id).precondition:
            yield earlier
            yield from self._before(earlier)

    def _counts(self, unless_level: tuple[str, ...]) -> bool:
        return not (self.timeline.facts.unit.intermediate_levels or frozenset()).intersection(unless_level)

    def _told(self, step: Step) -> bool:
        timeline, law = self.timeline, self.timeline.law
        if step.id == _PROBATION_STEP:
            return timeline.probation_end is not None
        kinds = [kind for kind in step.events if self._counts(law.events[kind].unless_level)]
        if any(timeline.happened(kind) and not self._asked_again(kind) for kind in kinds):
            return True
        if any(timeline.of(kind) for kind in kinds):
            return False  # the vote failed; a paper recording it finishes nothing
        forms = [code for code in step.forms if self._counts(law.forms[code].unless_level)]
        return any(timeline.has_paper(code) for code in (*forms, *step.papers))

    def _asked_again(self, kind: str) -> bool:
        """Whether the same was asked again after its latest answer."""
        asked, answered = self.timeline.law.events[kind].reopened_by, self.timeline.day(kind)
        latest = self.timeline.day(asked) if asked else None
        return latest is not None and answered is not None and answered < latest

    def _held(self, step: Step) -> bool:
        return any(self.timeline.of(kind) for kind in step.events if kind != PROBATION_ENDED)

    @cached_property
    def failed_recognition_votes(self) -> int:
        """How often the cell's vote on recognition fell short."""
        return sum(self.timeline.carried(event) is False for event in self.timeline.of(CELL_RECOGNITION))

    @cached_property
    def handed_up(self) -> bool:
        """Whether the level above decides after too many failed votes (294-QĐ/TW 4.2.3)."""
        limit = self.timeline.law.parameter("r_failed_votes", self.timeline.on).amount
        return (
            limit is not None
            and self.failed_recognition_votes >= limit.amount
            and _CELL_RECOGNITION_STEP not in self.done
        )

    def _settled(self, step_id: str) -> bool:
        return step_id in self.done or (step_id == _CELL_RECOGNITION_STEP and self.handed_up)

    def passed(self, step_id: str) -> bool:
        """Whether a step no longer stands in the way of the next."""
        if self._settled(step_id):
            return True
        step = self.timeline.law.step(step_id)
        if step.holds_back and self.need(step) == REQUIRED:
            return False
        return all(self.passed(earlier) for earlier in step.precondition)

    @cached_property
    def outcome(self) -> Outcome | None:
        """The end of the road, if the case has come to one."""
        timeline = self.timeline
        for outcome in timeline.law.labels["outcome"]:
            ends = [event for kind in outcome.by if (event := timeline.completed(kind))]
            if any(event.reason != BY_PROCEDURE for event in ends) and not self._began_again(ends):
                return outcome
        return None

    def _began_again(self, ends: list[Event]) -> bool:
        days = [event.on for event in ends if event.on]
        law = self.timeline.law
        return bool(days) and any(
            event.on and event.on > max(days) and law.events[event.kind].completes
            for event in self.timeline.events
        )

    @cached_property
    def open_steps(self) -> tuple[str, ...]:
        """Steps that can be taken now and aren't done.

        Required before optional, each in the order of the procedure.
        """
        if self.outcome:
            return ()
        able = [step for step in self.timeline.law.steps if self._is_open(step)]
        return tuple(step.id for wanted in (REQUIRED, OPTIONAL) for step in able if self.need(step) == wanted)

    def _is_open(self, step: Step) -> bool:
        if self._settled(step.id) or self.need(step) == ABSENT:
            return False
        return all(self.passed(earlier) for earlier in step.precondition)

    @cached_property
    def stage(self) -> Stage | Outcome:
        """The last stage whose steps are all behind."""
        if self.outcome:
            return self.outcome
        stages = self.timeline.law.labels["stage"]
        return [stage for stage in stages if all(map(self._behind, stage.after))][-1]

    def _behind(self, step_id: str) -> bool:
        return self._settled(step_id) or self.need(self.timeline.law.step(step_id)) != REQUIRED
