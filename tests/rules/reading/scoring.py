"""Score of the reader on the labelled corpus: precision and recall of targets, then of their parts."""

import json
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from taonguon.rules.reading import PlanReading, Target, read_plan

CORPUS = Path(__file__).parents[1] / "corpus_plans"
CORE = ("indicator", "op", "value", "value_max", "unit")
PARTS = ("scope", "per", "year", "group", "exempt")
HEAD = (
    "issuer",
    "doc_type",
    "doc_number",
    "doc_date",
    "period",
    "bases",
    "report_periods",
    "recipients",
    "signer_title",
)


@dataclass
class Score:
    """Counts over documents; ``misses`` are lines to read when tuning."""

    hits: int = 0
    proposed: int = 0
    labelled: int = 0
    parts: Counter[str] = field(default_factory=Counter)
    head: Counter[str] = field(default_factory=Counter)
    head_asked: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.hits / self.proposed if self.proposed else 1.0

    @property
    def recall(self) -> float:
        return self.hits / self.labelled if self.labelled else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def part(self, name: str) -> float:
        return self.parts[name] / self.hits if self.hits else 1.0

    def head_part(self, name: str) -> float:
        return self.head[name] / self.head_asked[name] if self.head_asked[name] else 1.0

    def table(self) -> str:
        targets = f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}  ({self.labelled} labelled)"
        parts = "  ".join(f"{name} {self.part(name):.3f}" for name in PARTS)
        head = "  ".join(f"{name} {self.head_part(name):.3f}" for name in HEAD if self.head_asked[name])
        return f"targets: {targets}\nparts: {parts}\nhead: {head}"


def documents(pattern: str = "*.json") -> list[Path]:
    return sorted(CORPUS.glob(pattern))


def score(labels: list[Path]) -> Score:
    total = Score()
    for label in labels:
        text = label.with_suffix(".txt").read_text(encoding="utf-8")
        _add(total, label.stem, read_plan(text), json.loads(label.read_text(encoding="utf-8")))
    return total


def _add(total: Score, name: str, reading: PlanReading, label: dict) -> None:
    left = list(reading.targets)
    total.proposed += len(left)
    total.labelled += len(label["targets"])
    for wanted in label["targets"]:
        found = _match(reading.text, left, wanted)
        if found is None:
            total.misses.append(f"{name}: MISSED {_core(wanted)} at {wanted['at']!r}")
            continue
        left.remove(found)
        total.hits += 1
        for part in PARTS:
            said = _part(found, part)
            if said == wanted.get(part):
                total.parts[part] += 1
            else:
                total.misses.append(f"{name}: {part} {said!r} for {wanted.get(part)!r} at {wanted['at']!r}")
        for lists in ("quotas", "schedule", "milestones"):
            if len(getattr(found, lists)) != wanted.get(lists, 0):
                total.misses.append(f"{name}: {lists} {getattr(found, lists)} at {wanted['at']!r}")
    for extra in left:
        said = tuple(getattr(extra, key) for key in CORE)
        total.misses.append(f"{name}: EXTRA {said} {extra.scope} {extra.per} at {extra.quote[:90]!r}")
    _add_head(total, name, reading, label.get("head", {}))


def _core(label: dict) -> tuple:
    return tuple(label.get(key) for key in CORE)


def _match(text: str, left: list[Target], wanted: dict) -> Target | None:
    start = text.index(unicodedata.normalize("NFC", wanted["at"]))
    end = start + len(wanted["at"])
    fitting = [
        target
        for target in left
        if tuple(getattr(target, key) for key in CORE) == _core(wanted)
        and target.start < end
        and start < target.end
    ]
    fitting.sort(key=lambda target: -sum(_part(target, part) == wanted.get(part) for part in PARTS))
    return fitting[0] if fitting else None


def _part(target: Target, part: str) -> object:
    value = getattr(target, part)
    if part == "exempt" and value:
        return True
    return value


def _add_head(total: Score, name: str, reading: PlanReading, label: dict) -> None:
    said = reading.as_json()
    for key, wanted in label.items():
        value = said[key]
        if key == "bases":
            value = [[basis["number"], basis["date"]] for basis in value]
        if key == "recipients":
            value = len(value)
        total.head_asked[key] += 1
        if value == wanted:
            total.head[key] += 1
        else:
            total.misses.append(f"{name}: head {key} {value!r} for {wanted!r}")
