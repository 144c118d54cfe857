"""The list of plans, one plan with its targets and contradictions, its head, its start and end."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from taonguon.common.refusal import Refused
from taonguon.plan import queries
from taonguon.plan.actions import plans as deeds
from taonguon.plan.labels import Choice, PlanStatus
from taonguon.plan.models import Plan
from taonguon.progress import planning
from taonguon.rules.access import Permission
from taonguon.web.access import page
from taonguon.web.plan.forms import ActivateForm, DayForm, HeadForm, SettleForm, head_initial


@page(Permission.PLAN_VIEW)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    may_edit = request.scope.can(Permission.PLAN_EDIT)
    context = {
        "plans": queries.plan_list(request.scope),
        "drafts": queries.draft_list(request.scope) if may_edit else (),
        "may_edit": may_edit,
    }
    return render(request, "plan/list.html", context)


def _plan(request: HttpRequest, pk: int) -> Plan:
    return get_object_or_404(queries.plan_in(request.scope), pk=pk)


def _detail(request: HttpRequest, plan: Plan, *, settle_form: SettleForm | None = None) -> HttpResponse:
    """The plan's page; with a refused choice about a contradiction, the page says what to correct."""
    scope = request.scope
    shown = planning.plan_page(plan, request.today, scope)
    context = {
        "plan": plan,
        "page": shown,
        "changes": queries.change_lines(plan),
        "settle_form": settle_form,
        "settle_forms": _settle_forms(shown, settle_form),
        "day_form": DayForm(initial={"on": request.today}),
        "activate_form": ActivateForm(),
        "may_edit": scope.can(Permission.PLAN_EDIT) and plan.unit_id == scope.commune_id,
        "may_approve": scope.can(Permission.PLAN_APPROVE) and plan.unit_id == scope.commune_id,
        # A plan that came with its number is issued already.
        "may_issue": scope.can(Permission.DOCUMENT_DRAFT)
        and plan.unit_id == scope.unit_id
        and not plan.doc_number,
        "own_unit": scope.unit_id if scope.can(Permission.SUBPLAN_EDIT) else None,
    }
    return render(request, "plan/detail.html", context, status=422 if settle_form else 200)


def _settle_forms(shown: planning.PlanPage, refused: SettleForm | None) -> list[tuple]:
    return [
        (finding, numbers, _settle_form(finding, refused, number))
        for number, (finding, numbers) in enumerate(shown.findings, start=1)
    ]


def _settle_form(finding: queries.Finding, refused: SettleForm | None, number: int) -> SettleForm:
    if refused is not None and refused.data.get("key") == finding.key:
        return refused
    initial = {"key": finding.key, "choice": finding.choice, "reason": finding.reason}
    return SettleForm(initial=initial, auto_id=f"id_%s_{number}")


@page(Permission.PLAN_VIEW)
@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    return _detail(request, _plan(request, pk))


@page(Permission.PLAN_EDIT)
@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    plan = _plan(request, pk)
    form = SettleForm(request.POST)
    if not form.is_valid():
        return _detail(request, plan, settle_form=form)
    key = form.cleaned_data["key"]
    finding = next((one for one in planning.findings_of_plan(plan, request.today) if one.key == key), None)
    if finding is None:
        raise Refused("Mâu thuẫn này không còn: các chỉ tiêu đã thay đổi. Tải lại trang kế hoạch.")
    deeds.settle_contradiction(
        plan_id=plan.pk,
        key=key,
        message=finding.message,
        choice=Choice(form.cleaned_data["choice"]),
        reason=form.cleaned_data["reason"],
        actor=request.user,
        scope=request.scope,
    )
    messages.success(request, "Đã ghi cách xử lý mâu thuẫn.")
    return redirect("plan:detail", plan.pk)


@page(Permission.PLAN_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    """A plan typed by hand begins with its head; targets are added on its page."""
    form = HeadForm(request.POST or None)
    if form.is_valid():
        try:
            plan = deeds.create_plan(head=form.cleaned_data, proposals=[], actor=request.user, scope=request.scope)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, "Đã tạo dự thảo. Thêm từng chỉ tiêu, rồi trình Ban Thường vụ.")
            return redirect("plan:detail", plan.pk)
    return render(request, "plan/head.html", {"form": form}, status=422 if form.is_bound else 200)


@page(Permission.PLAN_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    plan = _plan(request, pk)
    initial = head_initial({name: getattr(plan, name) for name in deeds.HEAD_FIELDS})
    form = HeadForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            deeds.correct_head(plan_id=plan.pk, values=form.cleaned_data, actor=request.user, scope=request.scope)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, "Đã sửa phần đầu kế hoạch.")
            return redirect("plan:detail", plan.pk)
    context = {"form": form, "plan": plan}
    return render(request, "plan/head.html", context, status=422 if form.is_bound else 200)


@page(Permission.PLAN_APPROVE)
@require_POST
def activate(request: HttpRequest, pk: int) -> HttpResponse:
    plan = _plan(request, pk)
    form = ActivateForm(request.POST)
    form.is_valid()
    deeds.activate(
        plan_id=plan.pk,
        actor=request.user,
        scope=request.scope,
        replace_running=form.cleaned_data["replace_running"],
    )
    messages.success(request, "Kế hoạch đã được đưa vào thực hiện.")
    return redirect("plan:detail", plan.pk)


@page(Permission.PLAN_APPROVE)
@require_POST
def archive(request: HttpRequest, pk: int) -> HttpResponse:
    plan = _plan(request, pk)
    was_draft = plan.status == PlanStatus.DRAFT
    deeds.archive(plan_id=plan.pk, actor=request.user, scope=request.scope, today=request.today)
    messages.success(request, "Đã bỏ dự thảo." if was_draft else "Kế hoạch đã kết thúc.")
    return redirect("plan:list")
