"""The law as one frozen object: dated lookup of parameters, local rules of a committee, the calendar.

`LAW` is the central law. `with_local`, `with_days` and `pinned` give other objects; nothing is ever changed in
place.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from taonguon.rules.law import loader
from taonguon.rules.law.calendar import CALENDAR, Calendar
from taonguon.rules.law.model import (
    Amount,
    Book,
    Condition,
    EventKind,
    Form,
    Move,
    Movement,
    Order,
    Outcome,
    Parameter,
    RuleSet,
    SpecialCase,
    Stage,
    Step,
    Term,
    Text2026,
)

UNSURE = "UNSURE"


class UnknownRule(LookupError):
    """No parameter has this id."""


class UnfitRule(ValueError):
    """A local rule can't stand in for the one it overrides; the message says why."""


@dataclass(frozen=True, slots=True)
class Texts2026:
    """How the figures stand under the texts of 2026 (law file 7.4.1)."""

    shown_from: date
    unseen_tag: str
    replaced_texts: tuple[str, ...]
    table: Mapping[str, Text2026]


@dataclass(frozen=True, slots=True)
class Law:
    """Everything the engine applies. All lookups by day go through `parameter` and `rule_set`."""

    rule_sets: tuple[RuleSet, ...]
    families: Mapping[str, tuple[Parameter, ...]]
    texts_2026: Texts2026
    events: Mapping[str, EventKind]
    steps: tuple[Step, ...]
    forms: Mapping[str, Form]
    books: tuple[Book, ...]
    movements: tuple[Movement, ...]
    glossary: Mapping[str, Term]
    conditions: Mapping[str, Condition]
    special_cases: Mapping[str, SpecialCase]
    documents: Mapping[str, str]
    moves: Mapping[str, Move]
    orders: tuple[Order, ...]
    labels: Mapping[str, Any]
    calendar: Calendar = CALENDAR
    pinned_on: date | None = None
    by_id: Mapping[str, Step] = field(default_factory=dict)
    form_codes: Mapping[str, str] = field(default_factory=dict)
    event_names: Mapping[str, str] = field(default_factory=dict)
    # Parameters with the tag and citation to show, made once: a judgement asks for fifty.
    _shown: dict[tuple[str, str], Parameter] = field(default_factory=dict, init=False, repr=False, compare=False)

    def rule_set(self, on: date) -> RuleSet:
        """The set in force on `on`; before the first set, the first."""
        day = self.pinned_on or on
        current = self.rule_sets[0]
        for one in self.rule_sets:
            if one.effective_from <= day:
                current = one
        return current

    def parameter(self, family: str, on: date) -> Parameter:
        """The version of a parameter in force on `on`, with the tag and citation to show for that day.

        A local rule in force wins over the central one. Before the first rule set the first figure goes on, tag
        UNSURE. Raises UnknownRule for an id the law doesn't have.
        """
        day = self.pinned_on or on
        versions = self.families.get(family)
        if versions is None:
            raise UnknownRule(family)
        chosen = None
        for one in versions:
            if one.effective_from <= day and (one.effective_to is None or day <= one.effective_to):
                chosen = one
        if chosen is None:
            return self._shown_once(versions[0], "before the first", self._unsure)
        if chosen.local:
            return chosen
        return self._as_shown(chosen, day)

    def _as_shown(self, parameter: Parameter, day: date) -> Parameter:
        if day < self.rule_sets[0].effective_from:
            return self._shown_once(parameter, "before the first", self._unsure)
        if day < self.texts_2026.shown_from:
            return parameter
        return self._shown_once(parameter, "texts of 2026", self._under_texts_2026)

    def _shown_once(self, parameter: Parameter, how: str, make: Callable[[Parameter], Parameter]) -> Parameter:
        shown = self._shown.get((parameter.id, how))
        if shown is None:
            shown = self._shown[parameter.id, how] = make(parameter)
        return shown

    @staticmethod
    def _unsure(parameter: Parameter) -> Parameter:
        return replace(parameter, tag=UNSURE)

    def _under_texts_2026(self, parameter: Parameter) -> Parameter:
        text = self.texts_2026.table.get(parameter.id)
        if text is None:
            replaced = parameter.citation.startswith(self.texts_2026.replaced_texts)
            return replace(parameter, tag=self.texts_2026.unseen_tag) if replaced else parameter
        if text.says == "not_seen":
            return replace(parameter, tag=text.tag)
        return replace(parameter, tag=text.tag, citation=text.text, sources=text.sources)

    def version(self, rule_id: str) -> Parameter:
        """A parameter by the id of one version ("r_ceremony_208"), as a deadline names it. Raises UnknownRule."""
        for versions in self.families.values():
            for one in versions:
                if one.id == rule_id:
                    return one
        raise UnknownRule(rule_id)

    def in_force(self, family: str, on: date) -> bool:
        """Whether a version of the parameter is really in force on `on` (a local rule may begin later)."""
        day = self.pinned_on or on
        return any(
            one.effective_from <= day and (one.effective_to is None or day <= one.effective_to)
            for one in self.families.get(family, ())
        )

    def condition(self, condition_id: str, on: date) -> tuple[str, str]:
        """Citation and tag of a condition on `on`.

        The tag is its parameter's; the citation is its own, until another text carries the parameter.
        """
        condition = self.conditions[condition_id]
        if condition.rules:
            family = condition.rules[0]
            parameter, first = self.parameter(family, on), self.families[family][0]
            carried = parameter.citation != first.citation
            return (parameter.citation if carried else condition.citation), parameter.tag
        day = self.pinned_on or on
        if day >= self.texts_2026.shown_from and condition.text_2026:
            return condition.text_2026.get("citation", condition.citation), condition.text_2026["tag"]
        return condition.citation, condition.tag

    def parameters(self, on: date) -> tuple[Parameter, ...]:
        """Every parameter as it stands on `on`, in the order of the law file."""
        return tuple(self.parameter(family, on) for family in self.families)

    def step(self, step_id: str) -> Step:
        """A step by id. Raises KeyError."""
        return self.by_id[step_id]

    def flow(self, name: str) -> tuple[Step, ...]:
        """Steps of "admission" or "recognition", in order."""
        return tuple(step for step in self.steps if step.flow == name)

    def form_of(self, code: str) -> Form | None:
        """A form by its central code or a province's variant; None if the code isn't known."""
        return self.forms.get(self.form_codes.get(code, ""))

    def label(self, kind: str, code: str) -> str:
        """The Vietnamese name of a code ("tag", "actor", "route" …); the code itself when it has none."""
        return self.labels[kind].get(code, code)

    def words(self, length: Amount) -> str:
        """A length in words: "45 ngày làm việc"."""
        return f"{length.amount} {self.label('unit_of_time', length.unit)}"

    def product(self, code: str) -> str:
        """The Vietnamese name of something a step produces: a form's title or the name of an unnumbered paper."""
        form = self.form_of(code)
        return form.title_vi if form else self.label("product", code)

    def with_local(self, rules: Iterable[Parameter]) -> "Law":
        """The law with a committee's own rules: a known family is overridden between the dates, others are added.

        An override that names no events of its own runs between those of the rule it overrides, and keeps the
        figure of that rule where it gives none. Raises UnfitRule if it measures something else.
        """
        families = dict(self.families)
        for rule in rules:
            known = families.get(rule.family, ())
            own = _fitted(rule, known[-1]) if known and not rule.met_by else rule
            families[rule.family] = (*known, replace(own, local=True))
        return replace(self, families=families)

    def with_days(self, *, closed: Iterable[date] = (), worked: Iterable[date] = ()) -> "Law":
        """The law with a committee's own days off and days worked."""
        return replace(self, calendar=self.calendar.with_days(closed=closed, worked=worked))

    def pinned(self, rule_set_id: str) -> "Law":
        """The law as if that rule set had always been in force (to compare two sets on one case).

        Raises UnknownRule for an id the law doesn't have.
        """
        for one in self.rule_sets:
            if one.id == rule_set_id:
                return replace(self, pinned_on=one.effective_from)
        raise UnknownRule(rule_set_id)


_CALENDAR_UNITS = frozenset({"month", "year"})
_UNITS_OF_TIME = _CALENDAR_UNITS | {"working_day", "day"}
_KINDS_OF_TERMS = frozenset({"clock", "validity", "wait"})


def _fitted(rule: Parameter, central: Parameter) -> Parameter:
    """A local rule with what it doesn't say taken from the rule it overrides."""
    if rule.amount and central.amount:
        unit, other = rule.amount.unit, central.amount.unit
        alike = _UNITS_OF_TIME if central.kind in _KINDS_OF_TERMS else _CALENDAR_UNITS
        if unit != other and not {unit, other} <= alike:
            raise UnfitRule(f"“{rule.title_vi}” tính theo {unit}, không thay được quy định tính theo {other}.")
    return replace(
        rule,
        kind=central.kind,
        value=central.value if rule.value is None else rule.value,
        amount=rule.amount or central.amount,
        threshold=rule.threshold or central.threshold,
        from_event=rule.from_event or central.from_event,
        met_by=central.met_by,
        extended_by=central.extended_by,
        picked_by=central.picked_by,
        late_if=central.late_if,
        step=central.step,
        form=central.form,
        announced=central.announced,
        extras={**central.extras, **rule.extras},
    )


def _families(parameters: Iterable[Parameter]) -> dict[str, tuple[Parameter, ...]]:
    families: dict[str, tuple[Parameter, ...]] = {}
    for one in parameters:
        known = families.get(one.family, ())
        families[one.family] = tuple(sorted((*known, one), key=lambda version: version.effective_from))
    return families


def _build() -> Law:
    events, forms, labels = loader.events(), loader.forms(), loader.labels()
    steps = loader.steps(events, forms)
    cases, documents = loader.special_cases()
    codes = {variant: form.code for form in forms.values() for variant in form.variants}
    codes.update({code: code for code in forms})
    return Law(
        rule_sets=loader.rule_sets(),
        families=_families(loader.parameters()),
        texts_2026=Texts2026(*loader.texts_2026()),
        events=events,
        steps=steps,
        forms=forms,
        books=loader.books(),
        movements=loader.movements(),
        glossary=loader.glossary(),
        conditions=loader.conditions(),
        special_cases=cases,
        documents=documents,
        moves=loader.moves(),
        orders=loader.orders(),
        labels=labels,
        by_id={step.id: step for step in steps},
        form_codes=codes,
        event_names={name: event.id for event in events.values() for name in event.also},
    )


LAW = _build()

__all__ = ["LAW", "UNSURE", "Law", "Outcome", "Stage", "UnfitRule", "UnknownRule"]
