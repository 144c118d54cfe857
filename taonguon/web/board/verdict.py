"""The sentence a leader can say aloud: will the year's target be met, how many are missing, by when to act."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from taonguon.candidate.labels import Stage
from taonguon.overview.queries import Overview
from taonguon.rules import period as periods
from taonguon.rules.law import LAW
from taonguon.rules.law.schedule import latest_start
from taonguon.rules.wording import format_int


@dataclass(frozen=True, slots=True)
class Verdict:
    """`kind` colours the edge; the figures are doors, so they stand apart from the words."""

    kind: str
    headline: str
    done: int
    required: int
    expected: int
    low: int
    high: int
    chance: str
    missing: int
    meet_by: date | None
    ready: int
    citation: str
    working_days: int


def verdict(found: Overview) -> Verdict | None:
    """None when the year's figure is not known: then nothing is said, and the page asks for a plan."""
    outlook, today, year = found.outlook, found.today, periods.year(found.today.year)
    if outlook is None or outlook.required is None:
        return None
    rule = LAW.parameter("r_admission_decision", today)
    last = latest_start(year.end, rule.amount, LAW) if rule.amount else None
    chance = outlook.chance or 0.0
    percent = round(100 * chance)
    if outlook.reached:
        kind, headline = "ok", f"{year.name.capitalize()} đã đạt chỉ tiêu kết nạp."
    elif outlook.missing:
        kind = "bad" if chance < 0.1 else "warn"
        headline = f"{year.name.capitalize()} có thể thiếu {format_int(outlook.missing)} người."
    elif chance >= 0.8:
        kind, headline = "go", f"{year.name.capitalize()} nhiều khả năng đạt chỉ tiêu kết nạp."
    else:
        kind, headline = "warn", f"{year.name.capitalize()} sát mức phải đạt, chưa chắc đạt."
    return Verdict(
        kind=kind,
        headline=headline,
        done=outlook.done,
        required=outlook.required,
        expected=round(outlook.expected),
        low=outlook.low,
        high=outlook.high,
        chance="dưới 1%" if percent < 1 else "trên 99%" if percent > 99 else f"{percent}%",
        missing=0 if outlook.reached else max(outlook.missing or 0, 0),
        meet_by=last if last is not None and last >= today else None,
        ready=sum(step.people for step in found.pictures.funnel if step.stage is Stage.DOSSIER),
        citation=rule.citation,
        working_days=rule.amount.amount if rule.amount else 0,
    )
