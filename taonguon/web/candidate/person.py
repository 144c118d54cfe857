"""One person: the page, adding and correcting, introductions, the diary, the deeds, the identity number."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from taonguon.candidate import actions, queries
from taonguon.candidate.labels import OPEN_STAGES, STAGE_LABELS, Stage, Status
from taonguon.candidate.models import Candidate
from taonguon.common.refusal import Refused
from taonguon.rules.access import Permission
from taonguon.web.access import page
from taonguon.web.candidate.case import Case, case_of
from taonguon.web.candidate.deeds import DEEDS
from taonguon.web.candidate.forms import AddForm, DiaryForm, EditForm, IntroduceForm, RevealForm, WantedForm
from taonguon.web.candidate.lists import rights
from taonguon.web.candidate.shown import finding_line, schedule_shown, tally

FORM = ["GET", "HEAD", "POST"]


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent; an empty form that was sent is still a form to refuse."""
    return request.POST if request.method == "POST" else None


def found(request: HttpRequest, pk: int) -> Candidate:
    return get_object_or_404(queries.readable(request.scope).prefetch_related("groups"), pk=pk)


@page(Permission.CANDIDATE_VIEW)
@require_safe
def person(request: HttpRequest, pk: int) -> HttpResponse:
    candidate = found(request, pk)
    actions.note_viewed(candidate=candidate, today=request.today, actor=request.user, scope=request.scope)
    return show(request, candidate, DiaryForm(today=request.today))


def show(request: HttpRequest, candidate: Candidate, diary: DiaryForm) -> HttpResponse:
    """The page; `diary` carries what was refused, if anything."""
    case = case_of(request.scope, candidate, request.today)
    shown = queries.person_page(candidate, request.today, case.facts)
    wanted = WantedForm(request.GET if "muon" in request.GET else None)
    asked = wanted.cleaned_data["muon"] if wanted.is_valid() else None
    by = asked or candidate.wanted_on or candidate.enlists_on
    context = {
        "candidate": candidate,
        "shown": shown,
        "stage_label": STAGE_LABELS[Stage(candidate.stage)],
        "stages": len(OPEN_STAGES),
        "is_open": candidate.status == Status.OPEN,
        "findings": [finding_line(finding) for finding in shown.findings],
        "tally": tally(shown),
        "rule_set": shown.law.rule_set(request.today),
        "dossier": case.dossier,
        "can_open_dossier": may_open_dossier(request, candidate, case),
        "schedule": schedule_shown(shown.schedule(by, request.today), request.today) if by else None,
        "wanted": wanted,
        "by": by,
        "deeds": [(name, deed.title) for name, deed in DEEDS.items() if deed.open_to(candidate)],
        "act_url": act_url(candidate, shown),
        "diary": diary,
        **rights(request),
    }
    return render(request, "candidate/person.html", context, status=422 if diary.is_bound else 200)


def may_open_dossier(request: HttpRequest, candidate: Candidate, case: Case) -> bool:
    """Past the class, followed, and no dossier open yet."""
    ready = candidate.status == Status.OPEN and candidate.stage == Stage.TRAINED and case.facts is None
    return ready and request.scope.can(Permission.DOSSIER_EDIT)


def act_url(candidate: Candidate, shown: queries.PersonPage) -> str:
    """Where the next act is done; "" when that is the dossier's or the committee's business."""
    deed = shown.act.deed if shown.act else ""
    anchors = {"diary": "#nhat-ky", "schedule": "#lich-nguoc"}
    if deed == "edit":
        return reverse("candidate:edit", args=[candidate.pk])
    names = {"helper": "giup-do", "sympathizer": "cam-tinh", "certificate": "giay-chung-nhan"}
    return anchors.get(deed) or (
        reverse("candidate:deed", args=[candidate.pk, names[deed]]) if deed in names else ""
    )


@page(Permission.CANDIDATE_EDIT)
@require_http_methods(FORM)
def add(request: HttpRequest) -> HttpResponse:
    form = AddForm(posted(request), scope=request.scope, today=request.today)
    if form.is_valid():
        try:
            candidate = actions.add_candidate(**form.deed(), actor=request.user, scope=request.scope)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, f"Đã thêm {candidate.person.full_name} vào nguồn.")
            return redirect("candidate:person", candidate.pk)
    return render(request, "candidate/add.html", {"form": form}, status=422 if form.is_bound else 200)


@page(Permission.CANDIDATE_EDIT)
@require_http_methods(FORM)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    candidate = found(request, pk)
    form = EditForm(posted(request), candidate=candidate, scope=request.scope, today=request.today)
    if form.is_valid():
        try:
            changed = actions.correct_candidate(
                candidate_id=pk, **form.deed(), on=request.today, actor=request.user, scope=request.scope
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, f"Đã sửa {len(changed)} mục." if changed else "Không có gì thay đổi.")
            return redirect("candidate:person", pk)
    context = {"form": form, "candidate": candidate}
    return render(request, "candidate/edit.html", context, status=422 if form.is_bound else 200)


@page(Permission.NOMINATE)
@require_http_methods(FORM)
def introduce(request: HttpRequest) -> HttpResponse:
    form = IntroduceForm(posted(request), scope=request.scope, today=request.today)
    if form.is_valid():
        try:
            candidate = actions.introduce_candidate(
                **form.deed(), on=request.today, actor=request.user, scope=request.scope
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            said = f"Đã giới thiệu {candidate.person.full_name} với {candidate.unit.name}."
            messages.success(request, said)
            return redirect("candidate:list")
    return render(request, "candidate/introduce.html", {"form": form}, status=422 if form.is_bound else 200)


@page(Permission.FOLLOW_UP_WRITE)
@require_POST
def diary(request: HttpRequest, pk: int) -> HttpResponse:
    candidate = found(request, pk)
    form = DiaryForm(request.POST, today=request.today)
    if form.is_valid():
        try:
            actions.record_follow_up(candidate_id=pk, **form.cleaned_data, actor=request.user, scope=request.scope)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, "Đã ghi vào nhật ký giúp đỡ.")
            return redirect("candidate:person", pk)
    return show(request, candidate, form)


@page(Permission.CANDIDATE_EDIT)
@require_http_methods(FORM)
def deed(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """A deed of `DEEDS` on one person."""
    candidate = found(request, pk)
    if name not in DEEDS or not DEEDS[name].open_to(candidate):
        raise Http404("Không có việc này với người này.")
    what = DEEDS[name]
    form = what.form(posted(request), scope=request.scope, today=request.today, candidates=[candidate])
    if form.is_valid():
        try:
            what.action(candidate_id=pk, **form.deed(), actor=request.user, scope=request.scope)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, what.done)
            return redirect("candidate:person", pk)
    context = {"form": form, "candidate": candidate, "deed": what}
    return render(request, "candidate/deed.html", context, status=422 if form.is_bound else 200)


@page(Permission.PERSON_REVEAL)
@never_cache
@require_http_methods(FORM)
def identity(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole identity number, in the answer to a reason; it stands in no address and no other page."""
    candidate = found(request, pk)
    form = RevealForm(posted(request))
    number = ""
    if form.is_valid():
        try:
            number = actions.reveal_identity(
                candidate_id=pk, **form.cleaned_data, actor=request.user, scope=request.scope
            )
        except Refused as refusal:
            form.refuse(refusal)
    refused = form.is_bound and not number and bool(form.errors)
    context = {"form": form, "candidate": candidate, "number": number, "asked": form.is_bound and not refused}
    return render(request, "candidate/identity.html", context, status=422 if refused else 200)
