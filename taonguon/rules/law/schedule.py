"""Backward schedule: from a wanted day of decision or ceremony, the last possible day of each step.

Every body is given its whole term (the 45 working days of the decision, the 30 or 90 of a verification): what
comes out holds even if nobody hurries. Steps without a term take no time of their own. When it can't be done,
the earliest day and the step that binds are named.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from taonguon.rules.law.counting import due_on, in_months
from taonguon.rules.law.duration import add_months
from taonguon.rules.law.eligibility import age
from taonguon.rules.law.facts import Facts
from taonguon.rules.law.finding import consent_given
from taonguon.rules.law.flow import REQUIRED, Progress
from taonguon.rules.law.introduction import together
from taonguon.rules.law.model import Amount, Step
from taonguon.rules.law.moves import without_cancelled_decision
from taonguon.rules.law.readmission import readmission
from taonguon.rules.law.route import propose
from taonguon.rules.law.ruleset import LAW, Law
from taonguon.rules.law.staleness import certificate_last_day, dossier_last_day
from taonguon.rules.law.timeline import Timeline, timeline
from taonguon.rules.wording import format_date

_DAY = timedelta(days=1)
_CELL, _DECISION, _CEREMONY = "s13_cell_resolution", "s17_admission_decision", "s18_ceremony"
_VERIFICATION, _HISTORY = "s09_verification", "s08_personal_history"
WANTED = {"ceremony": _CEREMONY, "decision": _DECISION}


@dataclass(frozen=True, slots=True)
class Row:
    """A step still to take: the last day that keeps the wanted day, the first possible day, each with why."""

    step: str
    title: str
    latest_on: date
    earliest_on: date
    why: str
    earliest_why: str


@dataclass(frozen=True, slots=True)
class Schedule:
    """The whole backward schedule; `binding_step` only when it can't be done."""

    wanted: str
    by: date
    on: date
    rows: tuple[Row, ...]
    feasible: bool
    earliest_on: date
    binding_step: str | None
    sentence: str


def latest_start(end: date, length: Amount, law: Law) -> date:
    """The last day from which `length` still ends by `end`."""
    if length.unit == "working_day":
        start = law.calendar.add_working_days(end, -length.amount)
    else:
        start = add_months(end, -in_months(length))
    while (due := due_on(start, length, law.calendar)) is not None and due > end:
        start -= _DAY
    while (due := due_on(start + _DAY, length, law.calendar)) is not None and due <= end:
        start += _DAY
    return start


class _Plan:
    """One computation: the steps still to take, their terms, and the days that bound them."""

    def __init__(self, told: Timeline, wanted: str, by: date) -> None:
        self.told, self.law, self.by = told, told.law, by
        self.progress = Progress(told, propose(told).used)
        self.target = WANTED[wanted]
        needed = self._needed(self.target)
        self.steps = [step for step in self.law.steps if step.id in needed]
        abroad = bool(told.of("verification_sent_abroad"))
        reply = "r_verification_reply_abroad" if abroad else "r_verification_reply"
        self.terms = {(_CELL, _DECISION): "r_admission_decision", (_HISTORY, _VERIFICATION): reply}

    def _needed(self, step_id: str) -> set[str]:
        if step_id in self.progress.done:
            return set()
        step = self.law.step(step_id)
        own = {step_id} if self.progress.need(step) == REQUIRED else set()
        return own.union(*(self._needed(earlier) for earlier in step.precondition))

    def successors(self, step: Step) -> list[Step]:
        """Steps still to take that wait for this one, through steps that don't exist here too."""
        return [other for other in self.steps if step.id in self._direct(other)]

    def _direct(self, step: Step) -> set[str]:
        wanted = {other.id for other in self.steps}
        result: set[str] = set()
        for earlier in step.precondition:
            result |= {earlier} if earlier in wanted else self._direct(self.law.step(earlier))
        if step.id == _DECISION and _CELL in wanted:
            result.add(_CELL)
        return result

    def term(self, first: str, second: str, day: date) -> tuple[Amount, str] | None:
        """The term the law gives between two steps, and its citation."""
        family = self.terms.get((first, second))
        if family is None:
            return None
        rule = self.law.parameter(family, day)
        return None if rule.amount is None else (rule.amount, rule.citation)

    def latest(self) -> dict[str, tuple[date, str]]:
        """Last day of each step and why, from the wanted day backwards."""
        result: dict[str, tuple[date, str]] = {}
        for step in reversed(self.steps):
            bounds = [self._bound(step, later, result[later.id][0]) for later in self.successors(step)]
            bounds = bounds or [(self.by, f"ngày mong muốn {format_date(self.by)}")]
            result[step.id] = min(bounds + self._caps(step.id), key=lambda bound: bound[0])
        return result

    def _bound(self, step: Step, later: Step, end: date) -> tuple[date, str]:
        term = self.term(step.id, later.id, self.told.on)
        return (latest_start(end, term[0], self.law) if term else end), self._why(later, term)

    def _why(self, later: Step, term: tuple[Amount, str] | None) -> str:
        if term is None:
            return f"phải xong trước bước “{later.title_vi}”"
        amount, citation = term
        return f"chừa {self.law.words(amount)} cho bước “{later.title_vi}” ({citation})"

    def _caps(self, step_id: str) -> list[tuple[date, str]]:
        """Last days on which the cell can still meet: papers in date, the usual age limit."""
        if step_id != _CELL:
            return []
        caps = [
            (last, why)
            for last, why in (
                (certificate_last_day(self.told), "hạn dùng giấy chứng nhận nhận thức về Đảng"),
                (dossier_last_day(self.told), "hạn dùng hồ sơ"),
            )
            if last is not None and last >= self.told.on
        ]
        rule, born = self.law.parameter("r_age_max", self.told.on), self.told.facts.person.born_on
        if born and rule.amount and not consent_given(rule.extras["else_requires"], self.told):
            last = add_months(born, in_months(rule.amount) + 1) - _DAY
            caps.append((last, "giới hạn tuổi thông thường"))
        return caps

    def earliest(self) -> dict[str, tuple[date, str]]:
        """First day of each step if every body takes its whole term, and what sets it."""
        result: dict[str, tuple[date, str]] = {}
        for step in self.steps:
            first = max(self._floors(step.id), key=lambda floor: floor[0])
            for earlier in sorted(self._direct(step)):
                begun, term = result[earlier][0], self.term(earlier, step.id, self.told.on)
                ready = due_on(begun, term[0], self.law.calendar) if term else begun
                if ready and ready > first[0]:
                    first = (ready, self._wait(earlier, term))
            result[step.id] = first
        return result

    def _wait(self, earlier: str, term: tuple[Amount, str] | None) -> str:
        after = f"sau bước “{self.law.step(earlier).title_vi}”"
        if term is None:
            return after
        amount, citation = term
        return f"{self.law.words(amount)} {after} ({citation})"

    def _floors(self, step_id: str) -> list[tuple[date, str]]:
        """Days before which a step can't be taken for reasons of its own, each with the reason."""
        floors = [(self.told.on, "tính từ ngày xét")]
        if step_id == _VERIFICATION and _HISTORY in self.progress.done:
            begun = self.told.day("verification_request_received") or self.told.on
            term = self.term(_HISTORY, _VERIFICATION, begun)
            ready = due_on(begun, term[0], self.law.calendar) if term else None
            floors += [(ready, f"chờ trả lời thẩm tra nhận ngày {format_date(begun)}")] if ready else []
        if step_id == _CELL:
            findings = (*age(self.told), *together(self.told, self.progress.route), *readmission(self.told))
            floors += [(one.earliest_on, f"{one.title}: {one.message}") for one in findings if one.earliest_on]
        return floors


def backward_schedule(facts: Facts, *, wanted: str, by: date, on: date, law: Law = LAW) -> Schedule:
    """The last day of each step still to take so that the wanted event ("ceremony" or "decision") falls by `by`.

    Raises ValueError for another wanted event.
    """
    if wanted not in WANTED:
        raise ValueError(f"lịch ngược chỉ tính cho {', '.join(WANTED)}, không phải {wanted!r}")
    law = law.with_days(closed=facts.closed, worked=facts.worked)
    plan = _Plan(without_cancelled_decision(timeline(facts, on, law)), wanted, by)
    if not plan.steps:
        title = law.step(plan.target).title_vi
        return Schedule(wanted, by, on, (), True, on, None, f"Đã xong bước “{title}”.")
    latest, earliest = plan.latest(), plan.earliest()
    rows = tuple(
        Row(step.id, step.title_vi, latest[step.id][0], first, latest[step.id][1], why)
        for step in plan.steps
        for first, why in [earliest[step.id]]
    )
    binding = next((row for row in rows if row.earliest_on > row.latest_on), None)
    soonest = earliest[plan.target][0]
    if binding is None:
        first = rows[0]
        sentence = f"Kịp: bước “{first.title}” chậm nhất ngày {format_date(first.latest_on)}."
    else:
        sentence = (
            f"Không kịp, sớm nhất là {format_date(soonest)}; vướng ở bước “{binding.title}”: "
            f"chậm nhất phải xong ngày {format_date(binding.latest_on)}, "
            f"sớm nhất là {format_date(binding.earliest_on)} ({binding.earliest_why.rstrip('.')})."
        )
    return Schedule(wanted, by, on, rows, binding is None, soonest, binding.step if binding else None, sentence)
