"""One form, one deed: shown, done, or given back with the reasons. Every page of a deed answers through here."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from taonguon.common.refusal import Refused
from taonguon.dossier.models import Dossier
from taonguon.web.forms import Form

deeds = require_http_methods(["GET", "HEAD", "POST"])


def visible(request: HttpRequest, pk: int) -> Dossier:
    """The dossier, or 404 outside the scope."""
    return get_object_or_404(Dossier.objects.in_scope(request.scope).select_related("person", "unit"), pk=pk)


def by(request: HttpRequest) -> dict[str, Any]:
    return {"actor": request.user, "scope": request.scope, "today": request.today}


def answer(
    request: HttpRequest,
    dossier: Dossier,
    form: Form,
    deed: Callable[[dict[str, Any]], Any],
    *,
    title: str,
    button: str,
    done: str,
    why: str = "",
    law: str = "",
    undo: Callable[[Any], str] | None = None,
    template: str = "dossier/form.html",
) -> HttpResponse:
    """Show the form, or do the deed and go back to the dossier; a refusal comes back with its findings.

    `undo` gives the address that takes the deed back, shown right after it.
    """
    findings: tuple = ()
    if request.method == "POST" and form.is_valid():
        try:
            result = deed(form.cleaned_data)
        except Refused as refusal:
            form.refuse(refusal)
            findings = refusal.findings
        else:
            messages.success(request, done, extra_tags=undo(result) if undo else "")
            return redirect("dossier:dossier", pk=dossier.pk)
    context = {
        "dossier": dossier, "form": form, "title": title, "button": button, "why": why, "law": law,
        "findings": findings[1:],
    }  # fmt: skip
    return render(request, template, context, status=422 if form.is_bound else 200)
