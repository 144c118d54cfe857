"""Drafts, the register, one document."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from taonguon.common.refusal import Refused
from taonguon.documents import issue as deeds
from taonguon.documents.labels import MIME, Format
from taonguon.documents.models import Document
from taonguon.documents.queries import documents as document_rows
from taonguon.documents.queries import drafts, register
from taonguon.rules.access import Permission
from taonguon.web.access import page
from taonguon.web.documents import assembly
from taonguon.web.documents.forms import CancelForm, IssueForm

PAGE_ROWS = 25


def _document(request: HttpRequest, pk: int) -> Document:
    return get_object_or_404(document_rows(request.scope), pk=pk)


@page(Permission.DOCUMENT_VIEW)
@require_safe
def documents(request: HttpRequest) -> HttpResponse:
    rows = Paginator(register(request.scope), PAGE_ROWS).get_page(request.GET.get("trang"))
    context = {"page": rows, "drafts": list(drafts(request.scope)) if request.scope.committee_wide else []}
    return render(request, "documents/list.html", context)


@page(Permission.DOCUMENT_VIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """A document with its sentences, figures and faults; a draft can be written by who may."""
    found = _document(request, pk)
    shown = assembly.document_page(found, request.scope, request.POST or None)
    form = shown.form
    if request.method == "POST":
        if form is None:
            raise Http404
        if form.is_valid():
            try:
                deeds.write_draft(
                    document_id=pk, values=form.cleaned_data, actor=request.user, scope=request.scope
                )
            except Refused as refusal:
                form.refuse(refusal)
            else:
                messages.success(request, "Đã ghi dự thảo.")
                return redirect("document:document", pk=pk)
    status = 422 if form is not None and form.is_bound else 200
    return render(request, "documents/document.html", {"shown": shown, "form": form}, status=status)


@page(Permission.DOCUMENT_ISSUE)
@require_http_methods(["GET", "HEAD", "POST"])
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the number and issue; what the format check blocks is said and nothing is written."""
    found = _document(request, pk)
    form = IssueForm(request.POST or None, initial={"signed_on": request.today})
    if request.method == "POST" and form.is_valid():
        try:
            issued = deeds.issue(document_id=pk, actor=request.user, scope=request.scope, **form.cleaned_data)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, f"Đã ban hành văn bản số {issued.symbol}.")
            return redirect("document:document", pk=pk)
    shown = assembly.document_page(found, request.scope, None)
    context = {"shown": shown, "form": form}
    return render(request, "documents/issue.html", context, status=422 if form.is_bound else 200)


@page(Permission.DOCUMENT_ISSUE)
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Cancel an issued document; the number stays taken."""
    found = _document(request, pk)
    form = CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            deeds.cancel(document_id=pk, actor=request.user, scope=request.scope, **form.cleaned_data)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, "Đã hủy văn bản; số vẫn giữ trong sổ.")
            return redirect("document:document", pk=pk)
    context = {"document": found, "form": form}
    return render(request, "documents/cancel.html", context, status=422 if form.is_bound else 200)


@page(Permission.DOCUMENT_VIEW)
@require_safe
def file(request: HttpRequest, pk: int, format_: str) -> HttpResponse:
    """A file to keep: the stored one of an issued document, a fresh one of a draft."""
    found = _document(request, pk)
    if format_ not in {one.value for one in Format}:
        raise Http404
    content = assembly.file_of(found, Format(format_), request.user)
    if content is None:
        raise Http404
    response = HttpResponse(content, content_type=MIME[Format(format_)])
    response["Content-Disposition"] = f'attachment; filename="{assembly.file_name(found, format_)}"'
    return response


@page(Permission.DOCUMENT_DRAFT)
@require_POST
def draft_plan(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Start issuing a plan as a document."""
    get_object_or_404(assembly.plans(request.scope), pk=plan_id)
    made = deeds.draft_plan(plan_id=plan_id, as_of=request.today, actor=request.user, scope=request.scope)
    return redirect("document:document", pk=made.pk)
