"""What the person page prints: judged rules and schedules turned into the parts that the components know."""

from dataclasses import dataclass
from datetime import date

from taonguon.candidate.queries import PersonPage
from taonguon.rules import law
from taonguon.rules.wording import format_date

TIGHT_DAYS = 14
_KINDS = {"pass": "ok", "unknown": "unk"}


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One rule judged, as components/finding.html prints it."""

    kind: str
    verdict: str
    subject: str
    message: str
    remark: str
    law: str
    clause: str
    note: str


def finding_line(finding: law.Finding) -> FindingLine:
    """`warn` when time alone heals it, `bad` when an act is needed, `unk` when a fact is missing (ui.md)."""
    kind = _KINDS.get(finding.verdict) or ("warn" if finding.earliest_on else "bad")
    verdict = law.LAW.label("verdict", finding.verdict)
    return FindingLine(
        kind=kind,
        verdict=verdict[:1].upper() + verdict[1:],
        subject=finding.title,
        message=finding.message,
        remark=f"Đạt từ ngày {format_date(finding.earliest_on)}." if finding.earliest_on else "",
        law=finding.citation,
        clause="",
        note=tag_note(finding.tag),
    )


def tag_note(tag: str) -> str:
    """How far a source can be trusted, when it is not the text itself."""
    return "" if tag == "CONFIRMED" else law.LAW.label("tag", tag)


def tally(page: PersonPage) -> str:
    """“4 đạt · 1 chưa đạt · 1 chưa rõ”."""
    counts = [
        (law.LAW.label("verdict", verdict), sum(one.verdict == verdict for one in page.findings))
        for verdict in ("pass", "fail", "unknown")
    ]
    return " · ".join(f"{count} {word}" for word, count in counts if count)


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of the backward schedule, as components/timeline.html prints it."""

    day: date
    title: str
    detail: str
    meta: str
    state: str


@dataclass(frozen=True, slots=True)
class ScheduleShown:
    kind: str
    verdict: str
    sentence: str
    by: date
    steps: list[StepLine]


def schedule_shown(schedule: law.Schedule, today: date) -> ScheduleShown:
    """The schedule in words: in time, tight, or too late, with the step that binds marked."""
    margin = min(((row.latest_on - row.earliest_on).days for row in schedule.rows), default=TIGHT_DAYS)
    if not schedule.feasible:
        kind, verdict = "bad", "Không kịp"
    elif margin < TIGHT_DAYS:
        kind, verdict = "warn", "Kịp, rất sát"
    else:
        kind, verdict = "ok", "Kịp"
    steps = [
        StepLine(
            day=row.latest_on,
            title=row.title,
            detail="",
            meta=row.why,
            state=_step_state(row, schedule, today),
        )
        for row in schedule.rows
    ]
    return ScheduleShown(kind, verdict, schedule.sentence, schedule.by, steps)


def _step_state(row: law.Row, schedule: law.Schedule, today: date) -> str:
    if row.step == schedule.binding_step or row.latest_on < today:
        return "late"
    return "risk" if (row.latest_on - row.earliest_on).days < TIGHT_DAYS else ""
