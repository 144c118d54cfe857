"""Reads the data files of the law, once, when the package is imported. Nothing else in `rules` opens a file."""

import tomllib
from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from typing import Any

from taonguon.rules.law import model

_DATA = files("taonguon.rules.law") / "data"


def read(name: str) -> dict[str, Any]:
    """The parsed data file `name`.toml."""
    return tomllib.loads((_DATA / f"{name}.toml").read_text(encoding="utf-8"))


def amount(raw: Any) -> model.Amount | None:
    """A duration, or None when the value is something else (a word, a list, a share)."""
    if isinstance(raw, Mapping) and "amount" in raw and "unit" in raw:
        return model.Amount(raw["amount"], raw["unit"], raw.get("op", ""), raw.get("counted_by", ""))
    return None


def threshold(raw: Mapping[str, Any] | None) -> model.Threshold | None:
    """A share of members, or None."""
    return None if raw is None else model.Threshold(**raw)


_PARAMETER_KEYS = {
    "id",
    "title_vi",
    "value",
    "extension",
    "threshold",
    "from",
    "met_by",
    "extended_by",
    "picked_by",
    "late_if",
    "step",
    "form",
    "kind",
    "citation",
    "effective_from",
    "effective_to",
    "tag",
    "sources",
    "enabled_by_default",
    "announced",
    "replaces",
}


def parameter(raw: Mapping[str, Any], *, local: bool = False) -> model.Parameter:
    """A parameter from its mapping (a block of rules.toml, or a row of the committee's own table).

    A local rule that names a known id in `replaces`, or carries that id, overrides it between its dates.
    """
    return model.Parameter(
        id=raw["id"],
        family=raw.get("replaces", raw["id"]),
        title_vi=raw["title_vi"],
        kind=raw.get("kind", "clock" if raw.get("met_by") else "parameter"),
        citation=raw["citation"],
        effective_from=raw["effective_from"],
        effective_to=raw.get("effective_to"),
        tag=raw["tag"],
        value=raw.get("value"),
        amount=amount(raw.get("value")),
        extension=amount(raw.get("extension")),
        threshold=threshold(raw.get("threshold")),
        from_event=raw.get("from", ""),
        met_by=tuple(raw.get("met_by", ())),
        extended_by=tuple(raw.get("extended_by", ())),
        picked_by=raw.get("picked_by", ""),
        late_if=raw.get("late_if", ""),
        step=raw.get("step", ""),
        form=raw.get("form", ""),
        sources=raw.get("sources"),
        enabled_by_default=raw.get("enabled_by_default", True),
        announced=raw.get("announced", False),
        local=local,
        extras={key: value for key, value in raw.items() if key not in _PARAMETER_KEYS},
    )


def rule_sets() -> tuple[model.RuleSet, ...]:
    """Rule sets, oldest first."""
    sets = (model.RuleSet(**raw) for raw in read("rule_sets")["rule_set"])
    return tuple(sorted(sets, key=lambda one: one.effective_from))


def parameters() -> tuple[model.Parameter, ...]:
    """Every central and known local parameter, in the order of the law file."""
    return tuple(parameter(raw) for raw in read("rules")["rule"])


def texts_2026() -> tuple[date, str, tuple[str, ...], dict[str, model.Text2026]]:
    """The day from which 2026 tags are shown, the tag of what wasn't seen, the texts replaced, and the table."""
    raw = read("rules_2026")
    table = {row["rule"]: model.Text2026(**row) for row in raw["text"]}
    return raw["shown_from"], raw["unseen_tag"], tuple(raw["replaced_texts"]), table


def _tuples(raw: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in raw.items()}


def events() -> dict[str, model.EventKind]:
    """Kinds of events by id."""
    return {raw["id"]: model.EventKind(**_tuples(raw)) for raw in read("events")["event"]}


def forms() -> dict[str, model.Form]:
    """Forms by code."""
    result = {}
    for raw in read("forms")["form"]:
        values = _tuples(raw)
        values["variants"] = values.pop("variants_hn", ())
        result[raw["code"]] = model.Form(**values)
    return result


def books() -> tuple[model.Book, ...]:
    """Registers."""
    return tuple(
        model.Book(raw["id"], raw["title_vi"], raw["citation"], amount(raw.get("check")))
        for raw in read("forms")["book"]
    )


def steps(kinds: Mapping[str, model.EventKind], papers: Mapping[str, model.Form]) -> tuple[model.Step, ...]:
    """Steps in order, each knowing the events and forms that complete it."""
    result = []
    for raw in read("steps")["step"]:
        values = _tuples(raw)
        values.pop("deadline_variants", None)  # the versions of a clock live in rules.toml
        values.pop("validity", None)
        values["threshold"] = threshold(values.get("threshold"))
        values["events"] = tuple(kind.id for kind in kinds.values() if kind.completes == raw["id"])
        values["forms"] = tuple(form.code for form in papers.values() if form.step == raw["id"] and form.completes)
        result.append(model.Step(**values))
    return tuple(result)


def movements() -> tuple[model.Movement, ...]:
    """Kinds of change of the membership."""
    return tuple(model.Movement(**raw) for raw in read("flows")["flow"])


def glossary() -> dict[str, model.Term]:
    """Words of the domain by id."""
    return {raw["id"]: model.Term(**raw) for raw in read("glossary")["term"]}


def conditions() -> dict[str, model.Condition]:
    """Conditions of admission by id."""
    return {raw["id"]: model.Condition(**_tuples(raw)) for raw in read("conditions")["condition"]}


def special_cases() -> tuple[dict[str, model.SpecialCase], dict[str, str]]:
    """Special cases by id, and the titles of consent documents by id."""
    raw = read("special_cases")
    cases = {row["id"]: model.SpecialCase(**_tuples(row)) for row in raw["case"]}
    return cases, {row["id"]: row["title_vi"] for row in raw["document"]}


def moves() -> dict[str, model.Move]:
    """Rows of law file 3.8 by id."""
    return {row["id"]: model.Move(**_tuples(row)) for row in read("moves")["move"]}


def orders() -> tuple[model.Order, ...]:
    """Pairs of events whose days can't be swapped."""
    return tuple(model.Order(**row) for row in read("order")["order"])


def labels() -> dict[str, Any]:
    """Vietnamese names of codes, stages and outcomes."""
    raw = read("labels")
    raw["stage"] = tuple(model.Stage(**_tuples(row)) for row in raw["stage"])
    raw["annulment"] = {row["reason"]: model.Annulment(**row) for row in raw["annulment"]}
    raw["outcome"] = tuple(model.Outcome(**_tuples(row)) for row in raw["outcome"])
    return raw
