"""From what the queries answer to what the templates print: links and forms, nothing decided here."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from taonguon.dossier import steps
from taonguon.dossier.labels import Status
from taonguon.dossier.models import Dossier
from taonguon.dossier.queries import DossierPage, SavedList
from taonguon.dossier.queries.page import OpenStep
from taonguon.rules.access import Permission, Scope
from taonguon.rules.law.model import Step
from taonguon.rules.law.ruleset import LAW
from taonguon.web.dossier.forms import StepForm


@dataclass(frozen=True, slots=True)
class Link:
    """A saved list as a link (components/saved.html)."""

    label: str
    count: int
    url: str
    current: bool


def saved(lists: list[SavedList]) -> list[Link]:
    """Lists with nothing in them are left out, but for the first and the one that is open."""
    return [
        Link(row.label, row.count, f"{reverse('dossier:list')}?ds={row.key}", row.current)
        for number, row in enumerate(lists)
        if row.count or row.current or number == 0
    ]


def step_form(dossier: Dossier, step: Step, data: Any = None) -> StepForm:
    """The one form of a step."""
    voted = any(LAW.events[kind].vote for kind in step.events)
    personal = step.actor in {"applicant", "probationary_member", "introducer", "helper"}
    return StepForm(data, dossier=dossier, voted=voted, has_number=not personal, prefix=step.id)


@dataclass(frozen=True, slots=True)
class StepCard:
    """An open step with its form; the first on the page is unfolded."""

    open_step: OpenStep
    form: StepForm
    url: str


@dataclass(frozen=True, slots=True)
class Act:
    """A button to the page of another deed."""

    label: str
    url: str


def dossier(page: DossierPage, scope: Scope, today: date) -> dict[str, Any]:
    """Context of the page of one dossier."""
    row = page.dossier
    return {
        "page": page,
        "far_clocks": [clock for clock in page.clocks if clock.far],
        "dossier": row,
        "steps": [
            StepCard(step, step_form(row, step.step), reverse("dossier:step", args=[row.pk, step.step.id]))
            for step in page.open_steps
        ],
        "notes": _notes(page, scope),
        "acts": _acts(page, scope),
        "documents": [
            (LAW.documents[document], reverse("dossier:consent", args=[row.pk, document]))
            for document in page.wanted_documents
        ],
        "can_edit": row.is_open and scope.can(Permission.DOSSIER_EDIT),
        "can_return": row.is_open and scope.can(Permission.DOSSIER_APPRAISE),
        "can_undo": page.last_event is not None and scope.can(steps.permission_of_event(page.last_event.kind)),
        "undo_title": LAW.events[page.last_event.kind].title_vi if page.last_event else "",
        "today": today,
    }


def _notes(page: DossierPage, scope: Scope) -> list[Act]:
    """What may be told beside the steps now."""
    if not page.dossier.is_open:
        return []
    done = set(page.judgement.done_steps)
    return [
        Act(LAW.events[kind].title_vi, reverse("dossier:note", args=[page.dossier.pk, kind]))
        for kind, permission in steps.NOTES.items()
        if scope.can(permission) and steps.note_is_open(kind, done)
    ]


def _acts(page: DossierPage, scope: Scope) -> list[Act]:
    """Ways the case ends or changes hands, as far as the one who looks may take them."""
    row, done = page.dossier, set(page.judgement.done_steps)

    def act(label: str, name: str, *more: str) -> Act:
        return Act(label, reverse(f"dossier:{name}", args=[row.pk, *more]))

    edit, appraise = scope.can(Permission.DOSSIER_EDIT), scope.can(Permission.DOSSIER_APPRAISE)
    acts = []
    if row.is_open and edit:
        acts.append(act("Ghi chuyển nơi công tác, cư trú", "move"))
        if "s17_admission_decision" not in done:
            acts.append(act("Thôi xem xét", "withdraw"))
    if row.is_open and appraise and page.moved:
        acts += [act("Chuyển sang chi bộ khác", "change_cell"), act("Chuyển hồ sơ ra ngoài xã", "forward")]
    if row.status == Status.WITHDRAWN and edit:
        acts.append(act("Xem xét lại", "reopen"))
    if scope.can(Permission.DOSSIER_DECIDE) and row.status in {Status.OPEN, Status.OFFICIAL}:
        if "s27_recognition_decision" in done:
            acts.append(act("Hủy quyết định công nhận", "annul", "s27_recognition_decision"))
        elif "s17_admission_decision" in done:
            acts.append(act("Hủy quyết định kết nạp", "annul", "s17_admission_decision"))
    return acts
