"""The allocation grid and what happens to it: proposed, saved, submitted, approved, revised."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from taonguon.common.refusal import Refused
from taonguon.plan import queries
from taonguon.plan.actions import allocation as deeds
from taonguon.plan.models import Plan
from taonguon.plan.queries import allocation as rows
from taonguon.plan.queries.fair_share import Method
from taonguon.progress import planning
from taonguon.rules.access import Permission
from taonguon.web.access import page
from taonguon.web.plan.boxes import read_boxes
from taonguon.web.plan.forms import ApproveForm, DayForm, ReasonForm, RevisionForm
from taonguon.web.plan.grid import grid_context


def _number(values: Mapping[str, str], name: str) -> int | None:
    text = values.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 10 else None


@page(Permission.PLAN_VIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def grid(request: HttpRequest, pk: int) -> HttpResponse:
    """Units × years of one target (`?chi-tieu=`), or its quarters in one year (`?quy=`)."""
    plan = get_object_or_404(queries.plan_in(request.scope), pk=pk)
    if request.method == "POST":
        return _work_on(request, plan)
    shown = planning.allocation_page(
        plan,
        request.today,
        request.scope,
        target_id=_number(request.GET, "chi-tieu"),
        quarterly=_year(request.GET, plan),
    )
    if shown is None:
        return render(request, "plan/no_allocation.html", {"plan": plan})
    return render(request, "plan/allocation.html", grid_context(request, shown))


def _year(values: Mapping[str, str], plan: Plan) -> int | None:
    year = _number(values, "quy")
    return year if year in plan.years else None


def _work_on(request: HttpRequest, plan: Plan) -> HttpResponse:
    """A submit of the grid: recalculate, fill by a fair share, save, or save and hand to the committee."""
    if not request.scope.can(Permission.PLAN_EDIT) or plan.unit_id != request.scope.commune_id:
        raise Http404
    deed, quarterly = request.POST.get("viec", "tinh"), _year(request.POST, plan)
    typed = {name: str(value) for name, value in request.POST.items() if name.startswith("o-")}
    values, wrong = read_boxes(typed)
    method = Method(request.POST["cach"]) if request.POST.get("cach") in set(Method) else None
    keep_floors = request.POST.get("san") == "1"
    shown = planning.allocation_page(
        plan,
        request.today,
        request.scope,
        target_id=_number(request.POST, "chi-tieu"),
        quarterly=quarterly,
        typed=typed,
        method=method or Method.FIGURES if deed == "de-xuat" else None,
        keep_floors=keep_floors,
    )
    if shown is None:
        raise Http404
    context = grid_context(
        request, shown, wrong=wrong, method=method, keep_floors=keep_floors, unsaved=deed in {"tinh", "de-xuat"}
    )
    if deed in {"tinh", "de-xuat"}:
        template = "plan/allocation.html#sums" if request.htmx else "plan/allocation.html"
        return render(request, template, context, status=422 if wrong and not request.htmx else 200)
    if wrong:
        return render(request, "plan/allocation.html", context, status=422)
    reasons = planning.reasons_for(shown.grid, values, method, keep_floors=keep_floors)
    deeds.save_allocation(
        target_id=shown.grid.target.pk,
        values=values,
        reasons=reasons,
        actor=request.user,
        scope=request.scope,
        today=request.today,
    )
    year = _number(request.POST, "nam-trinh")
    if deed == "trinh" and year is not None:
        try:
            deeds.submit_round(
                target_id=shown.grid.target.pk,
                year=year,
                actor=request.user,
                scope=request.scope,
                today=request.today,
            )
        except Refused as refusal:
            context = grid_context(request, shown, refusal=refusal.message, method=method)
            return render(request, "plan/allocation.html", context, status=422)
        messages.success(request, f"Đã lưu và trình Ban Thường vụ phân bổ năm {year}.")
    else:
        messages.success(request, "Đã lưu bản nháp phân bổ.")
    return redirect(grid_url(plan, shown.grid.target.pk, quarterly))


def grid_url(plan: Plan, target_id: int, quarterly: int | None = None) -> str:
    quarter = f"&quy={quarterly}" if quarterly else ""
    return f"{reverse('plan:allocation', args=[plan.pk])}?chi-tieu={target_id}{quarter}"


@page(Permission.PLAN_APPROVE)
@require_http_methods(["GET", "HEAD", "POST"])
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """The standing committee approves a year's figures, by a document."""
    row = get_object_or_404(queries.round_in(request.scope), pk=pk)
    form = ApproveForm(request.POST or None, initial={"on": request.today})
    if form.is_valid():
        try:
            deeds.approve_round(
                round_id=row.pk,
                on=form.cleaned_data["on"],
                document_number=form.cleaned_data["document_number"],
                actor=request.user,
                scope=request.scope,
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, f"Đã duyệt phân bổ năm {row.year}.")
            return redirect("plan:allocation", row.plan_id)
    context = {
        "form": form,
        "plan": row.plan,
        "title": f"Duyệt phân bổ năm {row.year}",
        "verb": "Duyệt phân bổ",
        "back": reverse("plan:allocation", args=[row.plan_id]),
    }
    return render(request, "plan/decision.html", context, status=422 if form.is_bound else 200)


@page(Permission.PLAN_APPROVE)
@require_http_methods(["GET", "HEAD", "POST"])
def give_back(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(queries.round_in(request.scope), pk=pk)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        deeds.return_round(
            round_id=row.pk, reason=form.cleaned_data["reason"], actor=request.user, scope=request.scope
        )
        messages.success(request, f"Đã trả lại phân bổ năm {row.year}.")
        return redirect("plan:allocation", row.plan_id)
    context = {
        "form": form,
        "plan": row.plan,
        "title": f"Trả lại phân bổ năm {row.year}",
        "verb": "Trả lại",
        "back": reverse("plan:allocation", args=[row.plan_id]),
    }
    return render(request, "plan/decision.html", context, status=422 if form.is_bound else 200)


@page(Permission.PLAN_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def revise(request: HttpRequest, target: int, unit: int, year: int) -> HttpResponse:
    """Ask for another figure of a unit in an approved year."""
    found = get_object_or_404(queries.target_in(request.scope), pk=target)
    at = get_object_or_404(queries.units_in(request.scope, found.plan), pk=unit)
    present = rows.value_of(found, at, year)
    form = RevisionForm(request.POST or None)
    if form.is_valid():
        try:
            deeds.ask_revision(
                target_id=found.pk, unit_id=at.pk, year=year, actor=request.user, scope=request.scope,
                **form.cleaned_data,
            )  # fmt: skip
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, "Đã ghi đề nghị sửa, chờ Ban Thường vụ duyệt.")
            return redirect(grid_url(found.plan, found.pk))
    context = {
        "form": form,
        "plan": found.plan,
        "title": f"Đề nghị sửa phân bổ năm {year}",
        "lead": f"{at.name}, đang giao: {'chưa giao' if present is None else present}",
        "verb": "Ghi đề nghị sửa",
        "back": grid_url(found.plan, found.pk),
    }
    return render(request, "plan/decision.html", context, status=422 if form.is_bound else 200)


@page(Permission.PLAN_APPROVE)
@require_POST
def decide_revision(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(queries.revision_in(request.scope), pk=pk)
    form = DayForm(request.POST)
    if not form.is_valid():
        raise Refused(next(iter(form.errors["on"])))
    approve_it = request.POST.get("duyet") == "1"
    deeds.decide_revision(
        revision_id=row.pk,
        approve=approve_it,
        on=form.cleaned_data["on"],
        actor=request.user,
        scope=request.scope,
    )
    messages.success(request, "Đã duyệt mức mới." if approve_it else "Đã ghi không duyệt mức mới.")
    return redirect(grid_url(row.allocation.target.plan, row.allocation.target_id))
