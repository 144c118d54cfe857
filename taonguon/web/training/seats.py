"""The seat planner: who should go and why; the reader ticks, then sends or withdraws."""

from collections.abc import Sequence

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from taonguon.candidate import actions as candidate
from taonguon.candidate.actions.classes import enrol_members
from taonguon.candidate.queries.seats import seat_plan
from taonguon.common.refusal import Refused
from taonguon.rules.access import Permission
from taonguon.training import actions as training
from taonguon.training.labels import CourseKind
from taonguon.training.models import Course
from taonguon.web.access import page
from taonguon.web.training.views import ROWS, found

NEEDS_SHOWN = 12


def ticked(request: HttpRequest) -> list[int]:
    """Ids of the rows that were ticked; anything else in the body is no row."""
    return [int(text) for text in request.POST.getlist("chon") if text.isascii() and text.isdigit()]


@page(Permission.TRAINING_VIEW)
@require_safe
def planner(request: HttpRequest, pk: int) -> HttpResponse:
    return show(request, found(request, pk))


def show(request: HttpRequest, course: Course, refusal: str = "", chosen: Sequence[int] = ()) -> HttpResponse:
    """The page; after a refusal what was ticked stays ticked."""
    plan = seat_plan(request.scope, course, request.today)
    behind = [need for need in plan.needs if need.missing]
    context = {
        "course": course,
        "plan": plan,
        "page": Paginator(plan.seats, ROWS).get_page(request.GET.get("trang")),
        "behind": behind[:NEEDS_SHOWN],
        "behind_count": len(behind),
        "chosen": set(chosen),
        "refusal": refusal,
        "new_member": course.kind == CourseKind.NEW_MEMBER,
        "can_edit": request.scope.can(Permission.TRAINING_EDIT),
    }
    return render(request, "training/planner.html", context, status=422 if refusal else 200)


@page(Permission.TRAINING_EDIT)
@require_POST
def enrol(request: HttpRequest, pk: int) -> HttpResponse:
    course, chosen = found(request, pk), ticked(request)
    if not chosen:
        return show(request, course, "Chưa chọn ai: đánh dấu ít nhất một người rồi cử đi học.")
    by = {"course_id": pk, "actor": request.user, "scope": request.scope}
    try:
        if course.kind == CourseKind.NEW_MEMBER:
            rows = enrol_members(member_ids=chosen, **by)
        else:
            rows = candidate.enrol_candidates(candidate_ids=chosen, **by)
    except Refused as refusal:
        return show(request, course, refusal.message, chosen)
    messages.success(request, f"Đã cử {len(rows)} người đi học {course.name}.")
    return redirect("training:course", pk)


@page(Permission.TRAINING_EDIT)
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take ticked people off the list; who has a result stays."""
    course = found(request, pk)
    number = training.withdraw_enrolments(enrolment_ids=ticked(request), actor=request.user, scope=request.scope)
    messages.success(
        request,
        f"Đã rút tên {number} người khỏi {course.name}."
        if number
        else "Chưa rút tên ai: đánh dấu người chưa có kết quả.",
    )
    return redirect("training:course", pk)
