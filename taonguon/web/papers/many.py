"""Papers of many dossiers in one go: chosen from a list, ordered as a job, watched, handed out."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from taonguon.common.refusal import Refused
from taonguon.common.text import normalise
from taonguon.documents.models import Job
from taonguon.documents.papers import batch
from taonguon.dossier.models import Dossier
from taonguon.rules.access import Permission
from taonguon.web.access import page
from taonguon.web.papers import files, shown
from taonguon.web.papers.forms import ChooseForm

PER_PAGE = 50


@page(Permission.DOSSIER_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def listing(request: HttpRequest) -> HttpResponse:
    """Open dossiers to tick; up to three are made at once, more become a job."""
    form = ChooseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            job = batch.order_papers(
                dossier_ids=form.cleaned_data["dossiers"], actor=request.user, scope=request.scope
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            if job.total <= batch.AT_ONCE:
                _work(request, job)
            return redirect("papers:job", pk=job.pk)
    text = normalise(request.GET.get("q", ""))[:100]
    pages = Paginator(batch.choosable(request.scope, text), PER_PAGE)
    context = {
        "page": pages.get_page(request.GET.get("trang")),
        "text": text,
        "form": form,
        "chosen": {str(pk) for pk in request.POST.getlist("dossiers")},
        "jobs": batch.jobs(request.scope)[:5],
    }
    return render(request, "papers/list.html", context, status=422 if form.is_bound else 200)


def _job(request: HttpRequest, pk: int) -> Job:
    return get_object_or_404(batch.jobs(request.scope), pk=pk)


def _work(request: HttpRequest, job: Job) -> int:
    """Do the next few dossiers while the visitor waits: the way on where no worker runs."""
    worker = f"trang:{uuid.uuid4().hex[:12]}"
    return batch.work_off(worker, today=request.today, job_id=job.pk, most=batch.AT_ONCE)


@page(Permission.DOSSIER_EDIT)
@require_safe
def job(request: HttpRequest, pk: int) -> HttpResponse:
    """How far a job is; the page asks again by itself until it is over."""
    part = "#progress" if request.htmx else ""
    return render(request, f"papers/job.html{part}", _shown(request, _job(request, pk)))


def _shown(request: HttpRequest, found: Job) -> dict[str, Any]:
    rows = Dossier.objects.in_scope(request.scope).filter(pk__in=found.payload["items"])
    dossiers = {row.pk: row for row in rows.select_related("person", "unit").order_by("pk")}
    return {"job": found, "results": shown.results(found, dossiers), "waits": found.status == "waiting"}


@page(Permission.DOSSIER_EDIT)
@require_POST
def advance(request: HttpRequest, pk: int) -> HttpResponse:
    found = _job(request, pk)
    count = _work(request, found)
    messages.success(request, f"Đã làm tiếp {count} hồ sơ." if count else "Việc này đang có tiến trình khác làm.")
    return redirect("papers:job", pk=pk)


@page(Permission.DOSSIER_EDIT)
@require_safe
def job_file(request: HttpRequest, pk: int, format_: str) -> HttpResponse:
    """All papers of the dossiers of a job: one zip with a folder each, or one PDF."""
    return files.bundle(request, _job(request, pk).payload["items"], format_)
