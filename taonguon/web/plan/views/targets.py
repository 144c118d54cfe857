"""Targets typed by hand: added to a draft, changed in a plan in force, decided by the standing committee."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from taonguon.common.refusal import Refused
from taonguon.plan import queries
from taonguon.plan.actions import targets as deeds
from taonguon.plan.labels import PlanStatus
from taonguon.plan.models import Plan
from taonguon.plan.shapes import Proposal, reading_of
from taonguon.rules.access import Permission
from taonguon.web.access import page
from taonguon.web.plan.forms import DayForm
from taonguon.web.plan.target_form import ChangeForm, TargetForm, initial_of


def _proposal(form: TargetForm) -> Proposal:
    return Proposal(
        form.target(),
        by_hand=True,
        unit_kind=form.cleaned_data["unit_kind"],
        unit_block=form.cleaned_data["unit_block"],
    )


def _request_change(request: HttpRequest, form: ChangeForm, plan: Plan, target_id: int | None) -> None:
    deeds.request_change(
        plan_id=plan.pk,
        target_id=target_id,
        proposal=_proposal(form),
        document_number=form.cleaned_data["document_number"],
        reason=form.cleaned_data["reason"],
        actor=request.user,
        scope=request.scope,
    )
    messages.success(request, "Đã ghi đề nghị điều chỉnh, chờ Ban Thường vụ duyệt.")


@page(Permission.PLAN_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """A target of a draft; a new target of a plan in force is asked for with its document."""
    plan = get_object_or_404(queries.plan_in(request.scope), pk=pk)
    running = plan.status == PlanStatus.ACTIVE
    wholes = queries.target_choices(plan, request.today)
    form = (ChangeForm if running else TargetForm)(request.POST or None, text=plan.source_text, wholes=wholes)
    if form.is_valid():
        try:
            if isinstance(form, ChangeForm):
                _request_change(request, form, plan, None)
            else:
                deeds.add_target(
                    plan_id=plan.pk, proposal=_proposal(form), actor=request.user, scope=request.scope
                )
                messages.success(request, "Đã thêm chỉ tiêu.")
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect("plan:detail", plan.pk)
    context = {"form": form, "plan": plan, "title": "Thêm chỉ tiêu"}
    return render(request, "plan/target.html", context, status=422 if form.is_bound else 200)


@page(Permission.PLAN_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for another value of a target in force."""
    row = get_object_or_404(queries.target_in(request.scope), pk=pk)
    plan = row.plan
    initial = initial_of(reading_of(row), unit_kind=row.unit_kind, unit_block=row.unit_block)
    wholes = queries.target_choices(plan, request.today, without=row.pk)
    form = ChangeForm(request.POST or None, initial=initial, text=plan.source_text, wholes=wholes)
    if form.is_valid():
        try:
            _request_change(request, form, plan, row.pk)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect("plan:detail", plan.pk)
    context = {"form": form, "plan": plan, "title": "Đề nghị điều chỉnh chỉ tiêu", "before": queries.sentence(row)}
    return render(request, "plan/target.html", context, status=422 if form.is_bound else 200)


@page(Permission.PLAN_EDIT)
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(queries.target_in(request.scope), pk=pk)
    deeds.drop_target(target_id=row.pk, actor=request.user, scope=request.scope)
    messages.success(request, "Đã bỏ chỉ tiêu khỏi dự thảo.")
    return redirect("plan:detail", row.plan_id)


@page(Permission.PLAN_APPROVE)
@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """The standing committee approves or refuses a change."""
    row = get_object_or_404(queries.target_in(request.scope), pk=pk)
    form = DayForm(request.POST)
    approve = request.POST.get("duyet") == "1"
    if not form.is_valid():
        raise Refused(next(iter(form.errors["on"])))
    deeds.decide_change(
        target_id=row.pk, approve=approve, on=form.cleaned_data["on"], actor=request.user, scope=request.scope
    )
    messages.success(request, "Đã duyệt điều chỉnh." if approve else "Đã ghi không duyệt điều chỉnh.")
    return redirect("plan:detail", row.plan_id)
