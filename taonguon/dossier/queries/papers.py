"""The papers of a dossier as a checklist: what is there, stale, given back, not reached yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from taonguon.dossier import steps
from taonguon.dossier.labels import PAPER_STATE_LABELS, PaperState
from taonguon.dossier.models import Dossier, Paper, PaperReturn
from taonguon.rules.law.judgement import Judgement, Stale
from taonguon.rules.law.model import Step
from taonguon.rules.law.ruleset import LAW
from taonguon.rules.wording import format_date

_NOT_A_PAPER = frozenset({"s01_plan", "s02_select_sympathizer", "s03_assign_helper", "s04_send_to_class"})


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One line of the checklist. `code` is "" where there is no form number; `kind` and `words` are the state."""

    form: str
    code: str
    title: str
    number: str
    on: date | None
    holder: str
    place: str
    kind: str
    words: str
    there: bool
    returned: list[PaperReturn]
    secret: bool


def paper_lines(
    dossier: Dossier, judgement: Judgement, levels: Iterable[str], returns: Iterable[PaperReturn]
) -> list[PaperLine]:
    """Every paper of the present flow, in the order of the procedure, and whatever else is in the dossier."""
    kept = {paper.form: paper for paper in dossier.papers.all()}
    back: dict[int, list[PaperReturn]] = {}
    for row in returns:
        if row.settled_on is None:
            back.setdefault(row.paper_id, []).append(row)
    stale = {row.form: row for row in judgement.stale}
    lines, seen = [], set()
    for step in LAW.steps:
        if step.id in _NOT_A_PAPER or not _in_view(step, judgement):
            continue
        for form in steps.papers_of(step, list(levels), judgement.route.used):
            paper = kept.get(form)
            if form in seen or (paper is None and not _expected(step, form, levels, judgement)):
                continue
            seen.add(form)
            lines.append(_line(form, step, paper, back=back, stale=stale, judgement=judgement))
    return lines


def _in_view(step: Step, judgement: Judgement) -> bool:
    """Papers of the recognition are shown once the person is a probationary member."""
    return step.flow == "admission" or "s18_ceremony" in judgement.done_steps


def _expected(step: Step, form: str, levels: Iterable[str], judgement: Judgement) -> bool:
    """Whether a paper that isn't there belongs on the list: its step exists here and asks for it."""
    if step.needs_level and not set(levels) & set(step.needs_level):
        return False
    if step.id == "s11_union_resolution" and judgement.route.used == "two_official_members":
        return False
    main = steps.form_of(step, list(levels), judgement.route.used)
    return form == main or (form in step.produces and form in LAW.forms)


def _line(
    form: str,
    step: Step,
    paper: Paper | None,
    *,
    back: dict[int, list[PaperReturn]],
    stale: dict[str, Stale],
    judgement: Judgement,
) -> PaperLine:
    kind, words = _state(form, step, paper, stale, judgement)
    there = paper is not None and paper.state != PaperState.MISSING
    known = LAW.form_of(form)
    return PaperLine(
        form=form,
        code=form if known else "",
        title=LAW.product(form),
        number=paper.number if paper else "",
        on=paper.on if paper else None,
        holder=paper.holder if paper else "",
        place=paper.place if paper else "",
        kind=kind,
        words=words,
        there=there,
        returned=back.get(paper.pk, []) if paper else [],
        secret=steps.is_secret(form),
    )


def _state(
    form: str, step: Step, paper: Paper | None, stale: dict[str, Stale], judgement: Judgement
) -> tuple[str, str]:
    if paper is None or paper.state == PaperState.MISSING:
        if step.id in judgement.done_steps:
            return "unk", "Chưa ghi giấy"
        words = PAPER_STATE_LABELS[PaperState.MISSING] if step.id in judgement.open_steps else "Chưa đến bước"
        return "unk", words
    if paper.state == PaperState.RETURNED:
        return "bad", PAPER_STATE_LABELS[PaperState.RETURNED]
    own = stale.get(form)
    if own is not None and own.lapsed:
        return "bad", f"{PAPER_STATE_LABELS[PaperState.STALE]} từ {format_date(own.stale_on)}"
    if own is not None:
        return "ok", f"Còn hạn {format_date(own.stale_on)}"
    for row in stale.values():
        if row.lapsed and form in row.redo and (paper.on is None or paper.on <= row.stale_on):
            return "warn", PAPER_STATE_LABELS[PaperState.REDO]
    return "ok", PAPER_STATE_LABELS[PaperState(paper.state)]
