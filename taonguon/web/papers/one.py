"""The papers of one dossier: what would be made, made, handed out."""

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from taonguon.documents.papers import bundle as bundles
from taonguon.documents.papers.making import make_papers
from taonguon.documents.papers.whole import whole as papers_of
from taonguon.dossier.models import Dossier
from taonguon.rules.access import Permission
from taonguon.web.access import page
from taonguon.web.papers import files, shown


@page(Permission.DOSSIER_VIEW)
@require_safe
def whole(request: HttpRequest, pk: int) -> HttpResponse:
    """How many papers are new, remade, untouched; which facts disagree. Nothing is written."""
    try:
        found = papers_of(request.scope, pk, request.today)
        versions = bundles.versions(request.scope, pk)
    except Dossier.DoesNotExist as missing:
        raise Http404 from missing
    return render(request, "papers/whole.html", shown.whole(found, versions, request.scope))


@page(Permission.DOSSIER_EDIT)
@require_POST
def make(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        made = make_papers(dossier_id=pk, actor=request.user, scope=request.scope, today=request.today)
    except Dossier.DoesNotExist as missing:
        raise Http404 from missing
    messages.success(request, shown.made_in_words(made))
    return redirect("papers:whole", pk=pk)


@page(Permission.DOSSIER_VIEW)
@require_safe
def bundle(request: HttpRequest, pk: int, format_: str) -> HttpResponse:
    """One zip of Word files, or one PDF for the printer; noted in the trail."""
    return files.bundle(request, [pk], format_)


@page(Permission.DOSSIER_VIEW)
@require_safe
def version(request: HttpRequest, pk: int, version_pk: int) -> HttpResponse:
    """One version as it was made; noted in the trail."""
    try:
        file = bundles.version_file(dossier_id=pk, version_id=version_pk, actor=request.user, scope=request.scope)
    except ObjectDoesNotExist as missing:
        raise Http404 from missing
    return files.sent(file)
