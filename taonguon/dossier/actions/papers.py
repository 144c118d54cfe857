"""The papers: brought in, given back with a reason each, handed from one holder to another."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from taonguon.audit import labels as audit_labels
from taonguon.common.refusal import Refused
from taonguon.common.text import normalise
from taonguon.dossier import steps
from taonguon.dossier.actions._door import check_day, open_case
from taonguon.dossier.actions.judging import rejudge
from taonguon.dossier.labels import PaperState
from taonguon.dossier.models import Paper, PaperHandover, PaperReturn
from taonguon.rules.access import Permission, Scope
from taonguon.rules.law.ruleset import LAW
from taonguon.rules.wording import join_list

audit_labels.register(
    {
        "dossier.paper_recorded": "Ghi giấy tờ",
        "dossier.papers_returned": "Trả lại giấy tờ",
        "dossier.papers_handed_over": "Giao nhận giấy tờ",
    }
)


@transaction.atomic
def record_paper(
    *,
    dossier_id: int,
    form: str,
    on: date,
    actor: Any,
    scope: Scope,
    today: date,
    number: str = "",
    holder: str = "",
    kept_at: str = "",
    version: int | None = None,
) -> Paper:
    """Record a paper that is there, or there again after it was given back or had to be redone.

    Papers of a vote or a decision come in with their step; here only their number, holder and place are corrected.
    """
    case = open_case(dossier_id, actor=actor, scope=scope, today=today, version=version)
    if form not in steps.KNOWN_PAPERS:
        raise Refused("Chọn giấy tờ trong danh sách.", field="form")
    check_day(on, today)
    paper = Paper.objects.filter(dossier=case.dossier, form=form).first() or Paper(dossier=case.dossier, form=form)
    if steps.comes_with_a_vote(form) and paper.event_id is None:
        raise Refused(f"{form} có cùng kết quả biểu quyết: ghi ở bước của giấy ấy.", field="form")
    paper.state, paper.on = PaperState.IN_HAND.value, on
    paper.number = normalise(number) or paper.number
    paper.holder = normalise(holder) or paper.holder or case.dossier.unit.label
    paper.place = normalise(kept_at) or paper.place
    paper.save()
    paper.returns.filter(settled_on__isnull=True).update(settled_on=on)
    rejudge(dossier=case.dossier, today=today, on=on, around=case.around)
    case.tell("dossier.paper_recorded", form=form, on=on, number=paper.number, holder=paper.holder)
    return paper


@dataclass(frozen=True, slots=True)
class Returned:
    """One paper given back, or one field of it, and why."""

    form: str
    reason: str
    field: str = ""


@transaction.atomic
def return_papers(
    *,
    dossier_id: int,
    returned: Sequence[Returned],
    on: date,
    actor: Any,
    scope: Scope,
    today: date,
    due_on: date | None = None,
    version: int | None = None,
) -> list[PaperReturn]:
    """Give papers back to the cell, each with its own reason; the others stay where they are."""
    case = open_case(
        dossier_id, actor=actor, scope=scope, today=today, version=version,
        permission=Permission.DOSSIER_APPRAISE,
    )  # fmt: skip
    if not returned:
        raise Refused("Chọn ít nhất một giấy để trả lại.", field="papers")
    check_day(on, today)
    if due_on is not None and due_on <= on:
        raise Refused("Hạn nộp lại phải sau ngày trả.", field="due_on")
    papers = {paper.form: paper for paper in case.dossier.papers.all()}
    rows = []
    for one in returned:
        paper = papers.get(one.form)
        if paper is None or paper.state == PaperState.MISSING:
            raise Refused(f"{one.form} chưa có trong hồ sơ nên không trả lại được.", field="papers")
        if not normalise(one.reason):
            raise Refused(f"Ghi lý do trả lại {one.form}.", field=f"reason_{one.form}")
        rows.append(
            PaperReturn(
                paper=paper, field=normalise(one.field), reason=normalise(one.reason), on=on, due_on=due_on,
                returned_by=actor,
            )
        )  # fmt: skip
    rows = PaperReturn.objects.bulk_create(rows)
    for row in rows:
        row.paper.state, row.paper.holder = PaperState.RETURNED.value, case.dossier.unit.label
        row.paper.save(update_fields=["state", "holder", "updated_at"])
    rejudge(dossier=case.dossier, today=today, on=on, around=case.around)
    case.tell(
        "dossier.papers_returned", on=on, due_on=due_on,
        papers=[{"form": row.paper.form, "field": row.field, "reason": row.reason} for row in rows],
    )  # fmt: skip
    return rows


@transaction.atomic
def hand_over(
    *,
    dossier_id: int,
    forms: Sequence[str],
    on: date,
    given_by: str,
    received_by: str,
    actor: Any,
    scope: Scope,
    today: date,
    place: str = "",
    note: str = "",
    version: int | None = None,
) -> PaperHandover:
    """Write a line of the hand-over book: from now on `received_by` holds these papers at `place`."""
    case = open_case(dossier_id, actor=actor, scope=scope, today=today, version=version)
    check_day(on, today)
    if not normalise(given_by):
        raise Refused("Ghi người giao.", field="given_by")
    if not normalise(received_by):
        raise Refused("Ghi người nhận.", field="received_by")
    papers = [paper for paper in case.dossier.papers.all() if paper.form in set(forms)]
    absent = [LAW.product(form) for form in forms if form not in {paper.form for paper in papers}]
    absent += [LAW.product(paper.form) for paper in papers if paper.state == PaperState.MISSING]
    if not papers or absent:
        what = f" ({join_list(absent)} chưa có)" if absent else ""
        raise Refused(f"Chọn giấy tờ đang có để giao nhận{what}.", field="forms")
    handover = PaperHandover.objects.create(
        dossier=case.dossier, on=on, given_by=normalise(given_by), received_by=normalise(received_by),
        place=normalise(place), forms=[paper.form for paper in papers], note=normalise(note), recorded_by=actor,
    )  # fmt: skip
    for paper in papers:
        paper.holder, paper.place = handover.received_by, handover.place
        if paper.state == PaperState.IN_HAND:
            paper.state = PaperState.SENT.value
        paper.save(update_fields=["holder", "place", "state", "updated_at"])
    case.tell("dossier.papers_handed_over", on=on, forms=handover.forms, to=handover.received_by)
    return handover
