"""The answer of the law engine (contract of `dossier judge`) as the API documents it."""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field


class Told(BaseModel):
    """A part of the contract; what the engine adds to it later goes out as well."""

    model_config = ConfigDict(extra="allow")


class FindingOut(Told):
    rule: str
    verdict: str = Field(description="pass, fail, unknown")
    level: str = Field(description="note, warning, block")
    title: str
    message: str
    citation: str
    tag: str
    value: str | None
    earliest_on: date | None
    event: str | None


class DeadlineOut(Told):
    rule: str
    title: str
    step: str | None
    from_event: str
    from_on: date | None = Field(alias="from")
    due_on: date | None
    extended_due_on: date | None
    met_on: date | None
    state: str = Field(description="open, met, met_late, overdue, not_started")
    citation: str
    tag: str


class StaleOut(Told):
    form: str
    stale_on: date
    lapsed: bool
    redo: list[str]
    redo_if_changed: list[str]
    citation: str
    tag: str


class RouteOut(Told):
    proposed: str | None
    chosen: str | None
    why: str
    citation: str
    tag: str


class DatesOut(Told):
    admission_decision_date: date | None
    party_join_date: date | None
    official_date: date | None
    recognition_decision_date: date | None
    party_age_from: date | None
    party_age_gaps: list[list[date]]


class JudgementOut(Told):
    """Kết quả xét theo quy định: đúng hợp đồng của lệnh `taonguon dossier judge --json`."""

    contract: int
    on: date
    rule_set: str
    stage: str
    stage_title: str
    open_steps: list[str]
    done_steps: list[str]
    route: RouteOut
    findings: list[FindingOut]
    deadlines: list[DeadlineOut]
    stale: list[StaleOut]
    dates: DatesOut
