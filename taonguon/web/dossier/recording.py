"""Recording a step, something beside the steps, and taking the last one back."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from taonguon.dossier import actions, steps
from taonguon.dossier.labels import tag_note
from taonguon.dossier.models import DossierEvent
from taonguon.rules.access import Permission
from taonguon.rules.law.ruleset import LAW
from taonguon.rules.wording import format_date
from taonguon.web.access import page
from taonguon.web.dossier import shown
from taonguon.web.dossier.answer import answer, by, deeds, visible
from taonguon.web.dossier.forms import NoteForm, ReasonForm


@page(Permission.DOSSIER_VIEW)
@deeds
def step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Who may depends on whose step it is; the deed checks, and so does the empty form."""
    dossier = visible(request, pk)
    row = next((one for one in steps.RECORDABLE if one.id == step), None)
    if row is None:
        raise Http404
    if not request.scope.can(steps.permission_of(row)):
        raise PermissionDenied
    form = shown.step_form(dossier, row, request.POST or None)
    return answer(
        request, dossier, form,
        lambda data: actions.record_step(dossier_id=pk, step=step, **data, **by(request)),
        title=row.title_vi, button="Ghi", done=f"Đã ghi “{row.title_vi}”.", law=row.citation,
        why=tag_note(row.tag),
        undo=lambda event: reverse("dossier:undo", args=[pk, event.pk]),
    )  # fmt: skip


@page(Permission.DOSSIER_VIEW)
@deeds
def note(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    dossier = visible(request, pk)
    permission = steps.NOTES.get(kind)
    if permission is None:
        raise Http404
    if not request.scope.can(permission):
        raise PermissionDenied
    told = LAW.events[kind]
    form = NoteForm(request.POST or None, dossier=dossier, voted=bool(told.vote))
    return answer(
        request, dossier, form,
        lambda data: actions.record_note(dossier_id=pk, kind=kind, **data, **by(request)),
        title=told.title_vi, button="Ghi", done=f"Đã ghi “{told.title_vi}”.",
        undo=lambda event: reverse("dossier:undo", args=[pk, event.pk]),
    )  # fmt: skip


@page(Permission.DOSSIER_VIEW)
@deeds
def undo(request: HttpRequest, pk: int, event_pk: int) -> HttpResponse:
    """Asks for the reason; the button shown right after a deed leads here too."""
    dossier = visible(request, pk)
    event = get_object_or_404(DossierEvent.objects.standing(), dossier=dossier, pk=event_pk)
    if not request.scope.can(steps.permission_of_event(event.kind)):
        raise PermissionDenied
    title = LAW.events[event.kind].title_vi
    form = ReasonForm(request.POST if "reason" in request.POST else None, dossier=dossier)
    return answer(
        request, dossier, form,
        lambda data: actions.undo_last(dossier_id=pk, event_id=event_pk, **data, **by(request)),
        title=f"Hoàn tác: {title}, ngày {format_date(event.on)}", button="Hoàn tác",
        done=f"Đã hoàn tác “{title}”.", why="Dòng đã ghi vẫn giữ, có dấu hoàn tác và lý do.",
    )  # fmt: skip
