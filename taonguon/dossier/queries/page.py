"""One dossier as its page shows it: everything loaded in a fixed number of queries, judged once, put in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from taonguon.dossier import steps
from taonguon.dossier.facts import Surroundings, standing, told
from taonguon.dossier.labels import stage_title, tag_note, waiting_label
from taonguon.dossier.models import Dossier, DossierEvent, PaperHandover, PaperReturn, VerificationRequest
from taonguon.dossier.queries.clocks import Clock, WaitingClock, clocks, waiting_clocks
from taonguon.dossier.queries.papers import PaperLine, paper_lines
from taonguon.dossier.queries.rail import Milestone, rail
from taonguon.dossier.queries.votes import Vote, vote_of
from taonguon.organization.labels import Kind
from taonguon.rules.access import Scope
from taonguon.rules.law.judgement import BLOCK, FAIL, NOTE, PASS, Finding, Judgement
from taonguon.rules.law.model import Step
from taonguon.rules.law.ruleset import LAW
from taonguon.rules.wording import capitalize_first, format_date


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One judged rule in words (components/finding.html)."""

    kind: str
    verdict: str
    subject: str
    message: str
    remark: str
    law: str
    clause: str
    note: str


@dataclass(frozen=True, slots=True)
class OpenStep:
    """A step that can be recorded now by the one who looks."""

    step: Step
    actor: str
    voted: bool
    voters: str
    has_number: bool
    note: str


@dataclass(frozen=True, slots=True)
class Line:
    """What happened, for the timeline (components/timeline.html)."""

    state: str
    day: date
    title: str
    detail: str
    meta: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A verification request and how it stands."""

    request: VerificationRequest
    pending: bool
    last_reminder: str


@dataclass(frozen=True, slots=True)
class DossierPage:
    """All that the page of a dossier shows."""

    dossier: Dossier
    judgement: Judgement
    stage: str
    waiting: str
    since: date | None
    rail: list[Milestone]
    clocks: list[Clock]
    waiting_clocks: list[WaitingClock]
    papers: list[PaperLine]
    votes: list[Vote]
    troubles: list[FindingLine]
    unknowns: list[FindingLine]
    passed: list[FindingLine]
    open_steps: list[OpenStep]
    others_steps: list[OpenStep]
    timeline: list[Line]
    asked: list[Asked]
    returns: list[PaperReturn]
    handovers: list[PaperHandover]
    last_event: DossierEvent | None
    route: str
    cases: list[str]
    wanted_documents: list[str]
    moved: bool


def dossier_page(scope: Scope, pk: int, today: date) -> DossierPage:
    """Raises `Dossier.DoesNotExist` outside the scope."""
    dossier = told(Dossier.objects.in_scope(scope)).for_page().get(pk=pk)
    around = Surroundings.of([dossier])
    judgement = around.judge(dossier, today)
    returns = list(
        PaperReturn.objects.filter(paper__dossier=dossier)
        .select_related("paper", "returned_by")
        .order_by("settled_on", "-on", "-pk")
    )
    levels = around.levels[dossier.unit_path]
    happened = standing(dossier)
    findings = [_finding(finding) for finding in judgement.findings if not finding.rule.startswith("r_vote_")]
    open_steps = list(_open_steps(judgement, scope, dossier))
    passed_probation = dossier.later_on is not None and dossier.later_on <= today
    return DossierPage(
        dossier=dossier,
        judgement=judgement,
        stage=stage_title(judgement.stage),
        waiting=waiting_label(dossier.waiting_on_day(today)) if dossier.is_open else "",
        since=dossier.later_on if passed_probation else dossier.stage_on,
        rail=rail(judgement, happened, levels),
        clocks=list(clocks(dossier, judgement, today, around.law(dossier))),
        waiting_clocks=list(waiting_clocks(judgement)) if dossier.is_open else [],
        papers=paper_lines(dossier, judgement, levels, returns),
        votes=[vote_of(event) for event in reversed(happened) if event.eligible is not None],
        troubles=[line for line in findings if line.kind in {"bad", "warn"}],
        unknowns=[line for line in findings if line.kind == "unk"],
        passed=[line for line in findings if line.kind == "ok"],
        open_steps=[step for step, mine in open_steps if mine],
        others_steps=[step for step, mine in open_steps if not mine],
        timeline=[_line(event) for event in reversed(dossier.events.all())],
        asked=[_asked(request) for request in dossier.verifications.all()],
        returns=returns,
        handovers=list(dossier.handovers.select_related("recorded_by").order_by("-on", "-pk")),
        last_event=_undoable(happened),
        route=_route(judgement),
        cases=[LAW.special_cases[case].title_vi for case in dossier.special_cases if case in LAW.special_cases],
        wanted_documents=_wanted_documents(judgement),
        moved=any(event.kind == "move_decision_effective" for event in happened),
    )


# --- findings, steps -----------------------------------------------------------------------------------


def _finding(finding: Finding) -> FindingLine:
    kind = {PASS: "ok", FAIL: "bad" if finding.level == BLOCK else "warn"}.get(finding.verdict, "unk")
    if finding.verdict == PASS and finding.level != NOTE:
        kind = "warn"
    return FindingLine(
        kind=kind,
        verdict=capitalize_first(LAW.label("verdict", finding.verdict)),
        subject=finding.title or finding.rule,
        message=finding.message,
        remark=f"Đạt sớm nhất {format_date(finding.earliest_on)}." if finding.earliest_on else "",
        law=finding.citation,
        clause="",
        note=tag_note(finding.tag),
    )


def _open_steps(judgement: Judgement, scope: Scope, dossier: Dossier) -> Iterator[tuple[OpenStep, bool]]:
    """Steps open now, each with whether the one who looks may record it."""
    if not dossier.is_open:
        return
    own_cell = scope.path == dossier.unit_path and dossier.unit.kind == Kind.CELL
    for step in (LAW.step(step) for step in judgement.open_steps if step not in steps.BY_TIME):
        voted = any(LAW.events[kind].vote for kind in step.events)
        mine = (
            step in steps.RECORDABLE
            and scope.can(steps.permission_of(step))
            and not (own_cell and step.actor in steps.INTERMEDIATE_ACTORS)
        )
        yield (
            OpenStep(
                step=step,
                actor=LAW.label("actor", step.actor),
                voted=voted,
                voters=LAW.label("of", step.threshold.of) if voted and step.threshold else "",
                has_number=step.actor not in {"applicant", "probationary_member", "introducer", "helper"},
                note=tag_note(step.tag),
            ),
            mine,
        )


def _undoable(happened: list[DossierEvent]) -> DossierEvent | None:
    """What was recorded last, where it can be taken back."""
    last = max(happened, key=lambda event: event.pk, default=None)
    return None if last is None or last.kind in steps.LASTING else last


# --- what happened --------------------------------------------------------------------------------------------


def _line(event: DossierEvent) -> Line:
    kind = LAW.events[event.kind]
    details = []
    if event.document_number:
        details.append(f"Số {event.document_number}")
    if event.place:
        details.append(event.place)
    if event.eligible is not None:
        vote = vote_of(event)
        details.append(f"{'Đạt' if vote.carried else 'Không đạt'}: {vote.sentence}")
    if event.note:
        details.append(event.note)
    who = event.recorded_by.full_name if event.recorded_by else "Hệ thống"
    meta = f"{who} ghi"
    if event.undone_at:
        undone_by = event.undone_by.full_name if event.undone_by else "Hệ thống"
        meta = f"Đã hoàn tác ({undone_by}): {event.undo_reason}"
    failed = event.eligible is not None and not vote_of(event).carried
    state = "" if event.undone_at else "late" if failed else "done"
    return Line(state, event.on, kind.title_vi, ". ".join(details), meta)


def _asked(request: VerificationRequest) -> Asked:
    reminders = [date.fromisoformat(line["on"]) for line in request.reminders]
    return Asked(
        request=request,
        pending=request.replied_on is None,
        last_reminder=format_date(max(reminders)) if reminders else "",
    )


def _route(judgement: Judgement) -> str:
    route = judgement.route
    if route.chosen:
        return f"{capitalize_first(LAW.label('route', route.chosen))} (chi bộ đã chọn)"
    if route.proposed:
        return f"{capitalize_first(LAW.label('route', route.proposed))} (đề xuất: {route.why})"
    return route.why


def _wanted_documents(judgement: Judgement) -> list[str]:
    """Ids of consent documents that a finding asks for and that aren't there."""
    wanted = {finding.value for finding in judgement.findings if finding.verdict == FAIL and finding.value}
    return [document for document in LAW.documents if document in wanted]
