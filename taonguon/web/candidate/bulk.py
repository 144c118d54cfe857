"""One deed on many people: what it would do is shown first, then done, then may be taken back."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from taonguon.candidate import actions, queries
from taonguon.candidate.models import Candidate
from taonguon.common.refusal import Refused
from taonguon.rules.access import Permission
from taonguon.training.actions import withdraw_enrolments
from taonguon.web.access import page
from taonguon.web.candidate.forms import DeedForm, EnrolForm, HelperForm
from taonguon.web.candidate.lists import register_file

UNDO_SECONDS = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class BulkDeed:
    title: str
    button: str
    form: type[DeedForm]


DEEDS = {
    "giup-do": BulkDeed("Phân công người giúp đỡ", "Phân công", HelperForm),
    "lop": BulkDeed("Đăng ký lớp nhận thức", "Đăng ký", EnrolForm),
}
EXPORT = "xuat"


def chosen(request: HttpRequest) -> list[Candidate]:
    """People ticked in the list, as far as they are in reach and still followed."""
    ids = [int(pk) for pk in request.POST.getlist("chon") if pk.isdecimal()]
    rows = queries.readable(request.scope).open().filter(pk__in=ids)
    return list(rows.order_by("person__sort_key", "pk"))


@page(Permission.CANDIDATE_EDIT)
@require_POST
def preview(request: HttpRequest) -> HttpResponse:
    """What the deed chosen in the list would do to the people ticked there. Nothing is written yet."""
    name, people = request.POST.get("viec", ""), chosen(request)
    if not people:
        messages.warning(request, "Chưa chọn ai: đánh dấu vào ô đầu dòng rồi chọn việc.")
        return redirect("candidate:list")
    if name == EXPORT:
        ids = tuple(row.pk for row in people)
        return register_file(request, queries.Filters(ids=ids), {"chon": len(ids)})
    if name not in DEEDS:
        raise Http404("Không có việc này.")
    form = DEEDS[name].form(scope=request.scope, today=request.today, candidates=people)
    return show(request, name, people, form)


def show(request: HttpRequest, name: str, people: list[Candidate], form: DeedForm) -> HttpResponse:
    context = {
        "name": name,
        "deed": DEEDS[name],
        "people": people,
        "helped": [row for row in people if row.helper_id],
        "form": form,
    }
    return render(request, "candidate/bulk.html", context, status=422 if form.is_bound else 200)


@page(Permission.CANDIDATE_EDIT)
@require_POST
def do(request: HttpRequest, name: str) -> HttpResponse:
    if name not in DEEDS:
        raise Http404("Không có việc này.")
    people = chosen(request)
    form = DEEDS[name].form(request.POST, scope=request.scope, today=request.today, candidates=people)
    if form.is_valid():
        try:
            done, said = perform(request, name, [row.pk for row in people], form.deed())
        except Refused as refusal:
            form.refuse(refusal)
        else:
            token = signing.dumps(done, salt=name) if done else ""
            messages.success(
                request, said, extra_tags=token and reverse("candidate:undo_bulk", args=[name, token])
            )
            return redirect("candidate:list")
    return show(request, name, people, form)


def perform(request: HttpRequest, name: str, ids: list[int], values: dict[str, Any]) -> tuple[list[int], str]:
    """Do it; answers what was made (for the way back) and what to say."""
    who = {"actor": request.user, "scope": request.scope}
    if name == "giup-do":
        rows = actions.assign_helpers(candidate_ids=ids, **values, **who)
        return [row.pk for row in rows], f"Đã phân công người giúp đỡ cho {len(rows)} người."
    enrolled = actions.enrol_candidates(candidate_ids=ids, **values, **who)
    kept = len(ids) - len(enrolled)
    already = f" {kept} người đã có tên trong lớp từ trước." if kept else ""
    return [row.pk for row in enrolled], f"Đã đăng ký {len(enrolled)} người vào lớp.{already}"


@page(Permission.CANDIDATE_EDIT)
@require_POST
def undo(request: HttpRequest, name: str, token: str) -> HttpResponse:
    try:
        ids = signing.loads(token, salt=name, max_age=UNDO_SECONDS)
    except signing.BadSignature as error:
        raise Refused("Quá một ngày, không hoàn tác cả lượt được nữa: sửa ở trang của từng người.") from error
    who = {"actor": request.user, "scope": request.scope}
    if name == "giup-do":
        count = actions.undo_helpers(assignment_ids=ids, **who)
    else:
        count = withdraw_enrolments(enrolment_ids=ids, **who)
    messages.success(request, f"Đã hoàn tác cho {count} người.")
    return redirect("candidate:list")
