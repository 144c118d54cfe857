"""One member: the page, deeds, facts, the identity number, a correction; receiving somebody new."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from taonguon.common.refusal import Refused
from taonguon.dossier.queries import of_person
from taonguon.member import actions, queries
from taonguon.member.labels import MovementKind, Status
from taonguon.member.models import Member, Movement
from taonguon.rules.access import Permission
from taonguon.web.access import page
from taonguon.web.member import shown
from taonguon.web.member.deeds import DEEDS
from taonguon.web.member.forms import EditForm, ReasonForm, ReceiveForm, RevealForm
from taonguon.web.member.lists import rights

FORM = ["GET", "HEAD", "POST"]


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent; an empty form that was sent is still a form to refuse."""
    return request.POST if request.method == "POST" else None


def found(request: HttpRequest, pk: int) -> Member:
    return get_object_or_404(queries.page_of(request.scope), pk=pk)


@page(Permission.MEMBER_VIEW)
@require_safe
def person(request: HttpRequest, pk: int) -> HttpResponse:
    member = found(request, pk)
    actions.note_viewed(member=member, actor=request.user, scope=request.scope)
    history = list(queries.history(member))
    probationary = member.status == Status.PROBATIONARY
    end = queries.probation_end(member.party_join_on) if member.party_join_on and probationary else None
    context = {
        "member": member,
        "standing": shown.standing(member, request.today),
        "age": shown.party_age(member, request.today),
        "interrupted": any(row.kind == MovementKind.READMISSION for row in history),
        "probationary": probationary,
        "probation_end": end,
        "considered_by": queries.recognition_due(end) if end else None,
        "happenings": shown.happenings(history),
        "dossiers": of_person(request.scope, member.person),
        "deeds": [(name, deed.title) for name, deed in DEEDS.items() if deed.open_to(member)],
        **rights(request),
    }
    return render(request, "member/person.html", context)


@page(Permission.MEMBER_EDIT)
@require_http_methods(FORM)
def deed(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """A deed of `DEEDS` on one member."""
    member = found(request, pk)
    if name not in DEEDS or not DEEDS[name].open_to(member):
        raise Http404("Không có việc này với người này.")
    what = DEEDS[name]
    form = what.form(posted(request), scope=request.scope, today=request.today, member=member)
    if form.is_valid():
        try:
            what.action(member_id=pk, **form.deed(), actor=request.user, scope=request.scope)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, what.done)
            return redirect("member:person", pk)
    context = {"form": form, "member": member, "deed": what}
    return render(request, "member/deed.html", context, status=422 if form.is_bound else 200)


@page(Permission.MEMBER_EDIT)
@require_http_methods(FORM)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    member = found(request, pk)
    form = EditForm(posted(request), member=member)
    if form.is_valid():
        try:
            changed = actions.correct_member(
                member_id=pk, **form.deed(), on=request.today, actor=request.user, scope=request.scope
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, f"Đã sửa {len(changed)} mục." if changed else "Không có gì thay đổi.")
            return redirect("member:person", pk)
    context = {"form": form, "member": member}
    return render(request, "member/edit.html", context, status=422 if form.is_bound else 200)


@page(Permission.MEMBER_EDIT)
@require_http_methods(FORM)
def receive(request: HttpRequest) -> HttpResponse:
    """Somebody comes with a letter of referral."""
    form = ReceiveForm(posted(request), scope=request.scope, today=request.today)
    if form.is_valid():
        try:
            member = actions.receive_member(**form.deed(), actor=request.user, scope=request.scope)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, f"Đã tiếp nhận {member.person.full_name} vào {member.unit.name}.")
            return redirect("member:person", member.pk)
    return render(request, "member/receive.html", {"form": form}, status=422 if form.is_bound else 200)


@page(Permission.MEMBER_EDIT)
@require_http_methods(FORM)
def correct_movement(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the last movement back by a counter-entry; nothing is deleted."""
    rows = Movement.objects.in_scope(request.scope).select_related("member__person", "unit")
    movement = get_object_or_404(rows, pk=pk)
    form = ReasonForm(posted(request))
    if form.is_valid():
        try:
            actions.correct_movement(movement_id=pk, **form.cleaned_data, actor=request.user, scope=request.scope)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, f"Đã ghi bút toán sửa “{movement.get_kind_display().lower()}”.")
            return redirect("member:person", movement.member_id)
    context = {"form": form, "movement": movement, "member": movement.member}
    return render(request, "member/correct.html", context, status=422 if form.is_bound else 200)


@page(Permission.PERSON_REVEAL)
@never_cache
@require_http_methods(FORM)
def identity(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole identity number, in the answer to a reason; it stands in no address and no other page."""
    member = found(request, pk)
    form = RevealForm(posted(request))
    number = ""
    if form.is_valid():
        try:
            number = actions.reveal_identity(
                member_id=pk, **form.cleaned_data, actor=request.user, scope=request.scope
            )
        except Refused as refusal:
            form.refuse(refusal)
    refused = form.is_bound and not number and bool(form.errors)
    context = {"form": form, "member": member, "number": number, "asked": form.is_bound and not refused}
    return render(request, "member/identity.html", context, status=422 if refused else 200)
