"""One target in its three forms: what the reader proposes, what a draft keeps (JSON), and the row of a plan.

The reader's `Target` is the common form: it is described in words, judged for contradictions and typed into forms.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from taonguon.plan import models
from taonguon.plan.labels import Decision
from taonguon.rules.reading import Milestone, PlanReading, Quota, Target, YearValue
from taonguon.rules.reading.labels import DOUBTS, label

UNSURE = "chưa rõ"
"""The answer that a doubt stays open; the target is then shown as unknown."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A target of a draft, with what was decided about it.

    `answers` maps a doubt to its answer; `by_hand`: added or corrected by a person; `unit_kind` and `unit_block`
    are what "each unit of a type" means in the tree.
    """

    target: Target
    decision: Decision = Decision.OPEN
    answers: Mapping[str, str] = field(default_factory=dict)
    by_hand: bool = False
    unit_kind: str = ""
    unit_block: str = ""

    @property
    def id(self) -> str:
        return self.target.id

    @property
    def doubts(self) -> list[tuple[str, str, str]]:
        """Code, question and answer ("" while there is none) of each doubt."""
        return [(code, label(DOUBTS, code), self.answers.get(code, "")) for code in self.target.doubts]

    @property
    def unanswered(self) -> int:
        return sum(1 for _, _, answer in self.doubts if not answer)

    def as_json(self) -> dict[str, Any]:
        return {
            "target": self.target.as_json(),
            "decision": self.decision.value,
            "answers": dict(self.answers),
            "by_hand": self.by_hand,
            "unit_kind": self.unit_kind,
            "unit_block": self.unit_block,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Proposal":
        return cls(
            target=target_from_json(data["target"]),
            decision=Decision(data["decision"]),
            answers=data["answers"],
            by_hand=data["by_hand"],
            unit_kind=data["unit_kind"],
            unit_block=data["unit_block"],
        )


def target_from_json(data: Mapping[str, Any]) -> Target:
    """The reader's target from its own JSON (contract of `plan read`)."""
    parts = {
        "quotas": tuple(Quota(**row) for row in data["quotas"]),
        "schedule": tuple(YearValue(**row) for row in data["schedule"]),
        "milestones": tuple(Milestone(**row) for row in data["milestones"]),
        "units_named": tuple(data["units_named"]),
        "duplicates": tuple(data["duplicates"]),
        "doubts": tuple(data["doubts"]),
    }
    return Target(**{**data, **parts})


def plain(value: Decimal | None) -> int | float | None:
    """A figure as the reader writes it: 45, not 45.000; 3.25."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def exact(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def reading_of(row: models.Target) -> Target:
    """The common form of a row; its `quotas`, `schedule` and `milestones` are prefetched (`with_parts`).

    Ids are "t" and the primary key. A field that is unknown stays None.
    """
    return Target(
        id=f"t{row.pk}",
        quote=row.quote,
        start=row.start or 0,
        end=row.end or 0,
        indicator=row.indicator,
        op=row.op,  # type: ignore[arg-type]
        value=plain(row.value),
        value_max=plain(row.value_max),
        unit=row.unit,  # type: ignore[arg-type]
        scope=row.scope,  # type: ignore[arg-type]
        scope_filter=row.scope_filter or None,
        units_named=tuple(row.units_named),
        exempt=row.exempt_text or None,
        per=row.per,
        year=row.year,
        by=row.by or None,
        group=row.group or None,
        base=row.base or None,
        part_of=f"t{row.part_of_id}" if row.part_of_id else None,
        quotas=tuple(
            Quota(quota.unit_name, plain(quota.value))
            for quota in sorted(row.quotas.all(), key=lambda one: one.position)
        ),
        schedule=tuple(
            YearValue(part.year, plain(part.value))
            for part in sorted(row.schedule.all(), key=lambda one: one.year)
        ),
        milestones=tuple(
            Milestone(part.by, plain(part.percent))
            for part in sorted(row.milestones.all(), key=lambda one: one.by)
        ),
        strict=row.strict,
        approx=row.approx,
        origin=row.origin,
        duplicates=tuple(row.duplicates),
        doubts=tuple(doubt["code"] for doubt in row.doubts if doubt.get("answer") in {None, UNSURE}),
    )


def columns_of(target: Target) -> dict[str, Any]:
    """Column values of a row for the common form; parts and links are written by `actions.targets`."""
    return {
        "indicator": target.indicator,
        "op": target.op or None,
        "value": exact(target.value),
        "value_max": exact(target.value_max),
        "unit": target.unit or None,
        "strict": target.strict,
        "approx": target.approx,
        "scope": target.scope or None,
        "scope_filter": target.scope_filter or "",
        "units_named": list(target.units_named),
        "exempt_text": target.exempt or "",
        "per": target.per or None,
        "year": target.year,
        "by": target.by or "",
        "group": target.group or "",
        "base": target.base or "",
        "origin": target.origin,
        "quote": target.quote,
        "start": target.start if target.end else None,
        "end": target.end or None,
        "duplicates": list(target.duplicates),
    }


def head_of(reading: PlanReading) -> dict[str, Any]:
    """Fields of `Plan` that the text gives; years are numbers, the day is ISO text."""
    period = reading.period
    return {
        "title": reading.title or "",
        "doc_type": reading.doc_type or "",
        "doc_number": reading.doc_number or "",
        "doc_date": reading.doc_date,
        "issuer": reading.issuer or "",
        "signer_title": reading.signer_title or "",
        "recipients": list(reading.recipients),
        "bases": [{"number": one.number, "date": one.date, "issuer": one.issuer} for one in reading.bases],
        "report_periods": list(reading.report_periods),
        "groups": list(reading.groups),
        "period_from": int(period.from_) if period and period.from_.isdigit() else None,
        "period_to": int(period.to) if period and period.to.isdigit() else None,
    }
