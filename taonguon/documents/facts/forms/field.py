"""A fact and the field it fills in a Word template.

An office edits the templates in Word, so field names are Vietnamese without marks. What is not known prints as a
dotted line to be filled by hand; nothing is guessed and nothing is left silently empty.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from typing import Annotated, get_args, get_origin, get_type_hints

from taonguon.rules.wording import format_date, format_date_long, format_int

DOTS = "…" * 7
CELL_DOTS = "……"  # in a table
LONG_DATE_DOTS = "ngày … tháng … năm ……"
LONG_SUFFIX = "_day_du"  # a date has a second field, written out: "ngày 05 tháng 02 năm 2026"


@dataclass(frozen=True, slots=True)
class Fact:
    """Template field of a fact: its name, what it means, and what stands for it when unknown.

    A fact that is a list prints `blank_rows` dotted rows when it is empty.
    """

    name: str
    label: str
    unknown: str = DOTS
    blank_rows: int = 0
    row: type | None = None


@cache
def facts_of(cls: type) -> Mapping[str, Fact]:
    """Attribute → fact of one dataclass, without the groups inside it."""
    found = {}
    for attribute, hint in get_type_hints(cls, include_extras=True).items():
        if get_origin(hint) is Annotated:
            found[attribute] = next(mark for mark in get_args(hint)[1:] if isinstance(mark, Fact))
    return found


@cache
def fields_of(cls: type) -> Mapping[str, str]:
    """Every field a template for this form may use, with its meaning; two facts with one name are an error."""
    offered: list[tuple[str, str]] = []
    hints = get_type_hints(cls)
    for entry in fields(cls):
        fact = facts_of(cls).get(entry.name)
        if fact is None:
            offered += fields_of(hints[entry.name]).items()
            continue
        offered.append((fact.name, fact.label))
        if date in get_args(hints[entry.name]):
            offered.append((fact.name + LONG_SUFFIX, f"{fact.label}, viết đầy đủ"))
    offered += getattr(cls, "DERIVED", {}).items()
    names = [name for name, _ in offered]
    doubled = {name for name in names if names.count(name) > 1}
    if doubled:
        raise TypeError(f"{cls.__name__}: field names used twice: {sorted(doubled)}")
    return dict(offered)


@cache
def row_fields_of(cls: type) -> Mapping[str, Mapping[str, str]]:
    """List field → the fields of each of its rows."""
    found: dict[str, Mapping[str, str]] = {}
    hints = get_type_hints(cls)
    for entry in fields(cls):
        fact = facts_of(cls).get(entry.name)
        if fact is None:
            found |= row_fields_of(hints[entry.name])
        elif fact.row is not None:
            found[fact.name] = {"stt": "số thứ tự", **fields_of(fact.row)}
    return found


def context_of(facts: object) -> dict[str, object]:
    """Field name → what is printed, for a whole form."""
    written: dict[str, object] = {}
    cls: type = type(facts)
    marks, hints = facts_of(cls), get_type_hints(cls)
    for entry in fields(facts):  # type: ignore[arg-type]  # every form is a dataclass
        value, fact = getattr(facts, entry.name), marks.get(entry.name)
        if fact is None:
            assert is_dataclass(value)
            written |= context_of(value)
        elif fact.row is not None or isinstance(value, tuple):
            written[fact.name] = _rows(value or (), fact)
        else:
            written[fact.name] = _written(value, fact)
            if date in get_args(hints[entry.name]):
                written[fact.name + LONG_SUFFIX] = format_date_long(value, unknown=LONG_DATE_DOTS)
    derived = getattr(facts, "derived", None)
    if derived is not None:
        written |= derived()
    return written


def _written(value: object, fact: Fact) -> str:
    if value is None or value == "":
        return fact.unknown
    if isinstance(value, date):
        return format_date(value)
    return format_int(value) if isinstance(value, int) else str(value)


def _rows(rows: Iterable[object], fact: Fact) -> list[object]:
    if fact.row is None:
        return list(rows) or [fact.unknown] * fact.blank_rows
    written: list[object] = []
    for number, row in enumerate(rows, 1):
        cells = {name: CELL_DOTS if value == DOTS else value for name, value in context_of(row).items()}
        written.append({"stt": str(number), **cells})
    return written or [dict.fromkeys(("stt", *fields_of(fact.row)), "")] * fact.blank_rows
