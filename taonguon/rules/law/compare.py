"""Two rule sets, or two laws, on one case: what would change, and nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from taonguon.rules.law.facts import Facts
from taonguon.rules.law.judge import judge
from taonguon.rules.law.judgement import Deadline, Finding, Judgement
from taonguon.rules.law.ruleset import LAW, Law


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs: its `kind` (finding, deadline, stale, step, stage, date), which, and both readings.

    A reading of None: absent there.
    """

    kind: str
    key: str
    field: str
    first: str | None
    second: str | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both judgements and what differs between them."""

    first: Judgement
    second: Judgement
    differences: tuple[Difference, ...]


_FINDING_FIELDS = ("verdict", "level", "value", "earliest_on", "citation", "tag")
_DEADLINE_FIELDS = ("from_event", "from_on", "due_on", "extended_due_on", "met_on", "state", "citation", "tag")


def compare(facts: Facts, on: date, *, first: str, second: str, law: Law = LAW) -> Comparison:
    """The case judged as if rule set `first`, then `second`, had always been in force. Raises UnknownRule."""
    return compare_laws(facts, on, first=law.pinned(first), second=law.pinned(second))


def compare_laws(facts: Facts, on: date, *, first: Law, second: Law) -> Comparison:
    """The case under two laws: before and after a committee's change, for instance."""
    one, other = judge(facts, on, law=first), judge(facts, on, law=second)
    families = {
        version.id: family for law in (first, second) for family, all_ in law.families.items() for version in all_
    }
    return Comparison(one, other, tuple(_differences(one, other, families)))


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _differences(one: Judgement, other: Judgement, families: dict[str, str]) -> Iterator[Difference]:
    if one.stage != other.stage:
        yield Difference("stage", "stage", "stage", one.stage, other.stage)
    for step in dict.fromkeys((*one.open_steps, *other.open_steps)):
        readings = ["open" if step in judgement.open_steps else None for judgement in (one, other)]
        if readings[0] != readings[1]:
            yield Difference("step", step, "state", *readings)
    yield from _rows("finding", _keyed(one.findings, families), _keyed(other.findings, families), _FINDING_FIELDS)
    yield from _rows(
        "deadline", _keyed(one.deadlines, families), _keyed(other.deadlines, families), _DEADLINE_FIELDS
    )
    stale = [{paper.form: paper for paper in judgement.stale} for judgement in (one, other)]
    yield from _rows("stale", stale[0], stale[1], ("stale_on", "lapsed", "redo"))
    dates = [{"dates": judgement.dates} for judgement in (one, other)]
    yield from _rows("date", dates[0], dates[1], ("party_join_date", "official_date", "party_age_from"))


def _keyed(rows: tuple[Finding, ...] | tuple[Deadline, ...], families: dict[str, str]) -> dict[str, object]:
    result: dict[str, object] = {}
    for row in rows:
        key = families.get(row.rule, row.rule)
        number = 2
        while key in result:  # the same rule may be applied twice: two votes
            key, number = f"{families.get(row.rule, row.rule)}#{number}", number + 1
        result[key] = row
    return result


def _rows(kind: str, one: dict, other: dict, fields: tuple[str, ...]) -> Iterator[Difference]:
    for key in dict.fromkeys((*one, *other)):
        for field in fields:
            first, second = (_text(getattr(rows.get(key), field, None)) for rows in (one, other))
            if first != second:
                yield Difference(kind, key, field, first, second)
