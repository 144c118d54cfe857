"""Plans of units: the list for the board, one of them for the unit that writes it and the board that answers."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from taonguon.common.refusal import Refused
from taonguon.plan import queries
from taonguon.plan.actions import sub_plans as deeds
from taonguon.plan.models import Plan
from taonguon.plan.queries import sub_plans as rows
from taonguon.rules.access import Permission
from taonguon.web.access import page
from taonguon.web.plan.forms import ReasonForm, SubPlanForm


def _plan(request: HttpRequest, pk: int) -> Plan:
    return get_object_or_404(queries.plan_in(request.scope), pk=pk)


def _year(request: HttpRequest, plan: Plan) -> int:
    text = request.GET.get("nam", "")
    if text.isdecimal() and int(text) in plan.years:
        return int(text)
    return min(max(request.today.year, plan.period_from), plan.period_to)


@page(Permission.PLAN_VIEW)
@require_safe
def index(request: HttpRequest, pk: int) -> HttpResponse:
    """Which unit wrote, sent, got back or got approved its plan of a year."""
    plan = _plan(request, pk)
    year = _year(request, plan)
    lines = rows.sub_plans(request.scope, plan, year, request.today)
    context = {"plan": plan, "year": year, "lines": lines, "counts": rows.counts(lines)}
    return render(request, "plan/sub_plans.html", context)


@page(Permission.PLAN_VIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def detail(request: HttpRequest, pk: int, unit: int, year: int) -> HttpResponse:
    """One unit's plan. The unit's secretary writes it until it is sent; others read."""
    plan = _plan(request, pk)
    at = get_object_or_404(queries.units_in(request.scope, plan), pk=unit)
    if year not in plan.years:
        raise Http404
    shown = rows.sub_plan_page(request.scope, plan, at, year, request.today)
    writes = request.scope.can(Permission.SUBPLAN_EDIT) and shown.open
    form = SubPlanForm(request.POST or None, page=shown) if writes else None
    if request.method == "POST":
        if form is None:
            raise Http404
        if form.is_valid() and _save(request, plan, shown, form):
            return redirect("plan:sub_plan", plan.pk, at.pk, year)
    context = {
        "plan": plan,
        "page": shown,
        "form": form,
        "rows": form.rows() if form else rows.figures(shown),
        "owed": rows.owed_lines(shown),
        "may_review": request.scope.can(Permission.SUBPLAN_REVIEW) and shown.sub_plan is not None,
    }
    return render(request, "plan/sub_plan.html", context, status=422 if request.method == "POST" else 200)


def _save(request: HttpRequest, plan: Plan, shown: rows.SubPlanPage, form: SubPlanForm) -> bool:
    """Save, and send when asked; what is refused stands in the form."""
    who = {"actor": request.user, "scope": request.scope}
    try:
        row = deeds.save_sub_plan(
            plan_id=plan.pk,
            unit_id=shown.unit.pk,
            year=shown.year,
            measures=form.cleaned_data["measures"],
            values=form.figures(),
            **who,
        )
        if request.POST.get("viec") == "gui":
            deeds.submit_sub_plan(sub_plan_id=row.pk, **who)
            messages.success(request, "Đã gửi kế hoạch cho Ban Xây dựng Đảng.")
        else:
            messages.success(request, "Đã lưu bản đang viết.")
    except Refused as refusal:
        form.refuse(refusal)
        return False
    return True


@page(Permission.SUBPLAN_REVIEW)
@require_POST
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(rows.sub_plan_in(request.scope), pk=pk)
    deeds.approve_sub_plan(sub_plan_id=row.pk, actor=request.user, scope=request.scope)
    messages.success(request, f"Đã duyệt kế hoạch của {row.unit.name}.")
    return redirect("plan:sub_plan", row.plan_id, row.unit_id, row.year)


@page(Permission.SUBPLAN_REVIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def give_back(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(rows.sub_plan_in(request.scope), pk=pk)
    form = ReasonForm(request.POST or None)
    back = reverse("plan:sub_plan", args=[row.plan_id, row.unit_id, row.year])
    if form.is_valid():
        try:
            deeds.return_sub_plan(
                sub_plan_id=row.pk, reason=form.cleaned_data["reason"], actor=request.user, scope=request.scope
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, f"Đã trả lại kế hoạch cho {row.unit.name}.")
            return redirect(back)
    context = {
        "form": form,
        "plan": row.plan,
        "title": f"Trả lại kế hoạch của {row.unit.name}",
        "verb": "Trả lại kế hoạch",
        "back": back,
    }
    return render(request, "plan/decision.html", context, status=422 if form.is_bound else 200)
