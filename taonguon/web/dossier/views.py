"""The lists, the page of one dossier, opening one, and the sheet that goes with the papers."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from taonguon.candidate.labels import Stage
from taonguon.candidate.models import Candidate
from taonguon.common.refusal import Refused
from taonguon.common.text import normalise
from taonguon.dossier import actions, queries
from taonguon.dossier.models import Dossier
from taonguon.member.models import Member
from taonguon.rules.access import Permission
from taonguon.rules.law.ruleset import LAW
from taonguon.web.access import page
from taonguon.web.dossier import shown
from taonguon.web.dossier.answer import by, deeds
from taonguon.web.dossier.forms import OpenForm, ReceiveForm
from taonguon.web.forms import Form

PER_PAGE = 25


@page(Permission.DOSSIER_VIEW)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    key = request.GET.get("ds", queries.FIRST)
    if key not in queries.LISTS:
        raise Http404
    text = normalise(request.GET.get("q", ""))[:100]
    dossiers = queries.dossiers_in(request.scope, key, request.today)
    if text:
        dossiers = dossiers.search(text)
    pages = Paginator(queries.rows(dossiers, request.today), PER_PAGE)
    current = pages.get_page(request.GET.get("trang"))
    context = {
        "page": current,
        "rows": queries.as_rows(current.object_list, request.today),
        "lists": shown.saved(queries.saved_lists(request.scope, key, request.today)),
        "key": key,
        "text": text,
        "label": queries.LISTS[key][0],
        "can_open": request.scope.can(Permission.DOSSIER_EDIT),
    }
    return render(request, "dossier/list.html", context)


@page(Permission.DOSSIER_VIEW)
@require_safe
def dossier(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        found = queries.dossier_page(request.scope, pk, request.today)
    except Dossier.DoesNotExist as missing:
        raise Http404 from missing
    return render(request, "dossier/dossier.html", shown.dossier(found, request.scope, request.today))


@page(Permission.DOSSIER_VIEW)
@require_safe
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The hand-over sheet: what is in the dossier, to be signed by both sides."""
    try:
        found = queries.dossier_page(request.scope, pk, request.today)
    except Dossier.DoesNotExist as missing:
        raise Http404 from missing
    papers = [line for line in found.papers if line.there]
    return render(request, "dossier/sheet.html", {"shown": found, "papers": papers, "dossier": found.dossier})


@page(Permission.DOSSIER_EDIT)
@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """People at the end of the class who have no dossier yet: whose shall be opened?"""
    text = normalise(request.GET.get("q", ""))[:100]
    ready = queries.ready_for_dossier(request.scope, text)
    pages = Paginator(ready, PER_PAGE)
    context = {
        "page": pages.get_page(request.GET.get("trang")),
        "text": text,
        "can_receive": request.scope.can(Permission.DOSSIER_APPRAISE),
    }
    return render(request, "dossier/choose.html", context)


@page(Permission.DOSSIER_EDIT)
@deeds
def open_dossier(request: HttpRequest, candidate_pk: int) -> HttpResponse:
    candidate = get_object_or_404(
        Candidate.objects.in_scope(request.scope).select_related("person", "unit"), pk=candidate_pk
    )
    form = OpenForm(request.POST or None, initial={"on": request.today})
    if request.method == "POST" and form.is_valid():
        try:
            opened = actions.open_dossier(candidate_id=candidate.pk, **form.cleaned_data, **by(request))
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, "Đã lập hồ sơ.")
            return redirect("dossier:dossier", pk=opened.pk)
    context = {"form": form, "candidate": candidate, "trained": candidate.stage >= Stage.TRAINED}
    return render(request, "dossier/open.html", context, status=422 if form.is_bound else 200)


@page(Permission.DOSSIER_APPRAISE)
@deeds
def receive(request: HttpRequest, candidate_pk: int) -> HttpResponse:
    candidate = get_object_or_404(
        Candidate.objects.in_scope(request.scope).select_related("person", "unit"), pk=candidate_pk
    )
    form = ReceiveForm(request.POST or None, initial={"on": request.today})
    if request.method == "POST" and form.is_valid():
        try:
            received = actions.receive_dossier(candidate_id=candidate.pk, **form.cleaned_data, **by(request))
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, "Đã nhận hồ sơ.")
            return redirect("dossier:dossier", pk=received.pk)
    context = {"form": form, "candidate": candidate, "law": LAW.moves["move_with_committee"].citation}
    return render(request, "dossier/receive.html", context, status=422 if form.is_bound else 200)


@page(Permission.DOSSIER_EDIT)
@deeds
def open_recognition(request: HttpRequest, member_pk: int) -> HttpResponse:
    member = get_object_or_404(
        Member.objects.in_scope(request.scope).select_related("person", "unit"), pk=member_pk
    )
    form = Form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            opened = actions.open_recognition(member_id=member.pk, **by(request))
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, "Đã lập hồ sơ công nhận chính thức.")
            return redirect("dossier:dossier", pk=opened.pk)
    context = {"form": form, "member": member}
    return render(request, "dossier/open_recognition.html", context, status=422 if form.is_bound else 200)
