"""What went into a paper: the facts as printed, their digest, and what changed between two times."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Any

from taonguon.documents.facts.forms.field import facts_of, fields_of
from taonguon.rules.wording import format_date

type Facts = dict[str, Any]

_TEMPLATE = "mẫu Word"
_CODE = "mã mẫu"


def printed(facts: Any) -> Facts:
    """Field name → what the paper says; None where it leaves a dotted line. Written-out doubles are left out."""
    found: Facts = {}
    marks = facts_of(type(facts))
    for entry in fields(facts):
        value, mark = getattr(facts, entry.name), marks.get(entry.name)
        if mark is None:
            found |= printed(value)
        elif isinstance(value, tuple):
            found[mark.name] = [printed(row) if is_dataclass(row) else row for row in value]
        else:
            found[mark.name] = format_date(value) if isinstance(value, date) else value
    return found


def fingerprint(facts: Facts, *, code: str, template: str) -> str:
    """Digest of everything a paper is made from; equal digests mean the same paper."""
    told = {"facts": facts, "code": code, "template": template}
    return hashlib.sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Change:
    """One field of a paper that reads otherwise now; None: not known."""

    label: str
    before: str | None
    after: str | None


def changes(before: Facts, after: Facts, facts_class: type) -> Iterator[Change]:
    """Fields whose value differs, in the order of the form."""
    for name, label in fields_of(facts_class).items():
        if name not in after and name not in before:
            continue  # a derived or written-out field: its source is compared
        old, new = before.get(name), after.get(name)
        if old != new:
            yield Change(label, _words(old), _words(new))


def other_changes(*, code: tuple[str, str], template: tuple[str, str]) -> Iterator[Change]:
    """What changed beside the facts: the form's code, the template."""
    if code[0] != code[1]:
        yield Change(_CODE, *code)
    if template[0] != template[1]:
        yield Change(_TEMPLATE, "bản trước", "bản đang dùng")


def _words(value: Any) -> str | None:
    if value is None or value == []:
        return None
    if isinstance(value, list):
        return "; ".join(_row(row) for row in value)
    return str(value)


def _row(row: Any) -> str:
    if isinstance(row, Mapping):
        return ", ".join(str(cell) for cell in row.values() if cell is not None)
    return str(row)
