"""Đọc từ văn bản: the text in, proposals compared, contradictions settled, the plan confirmed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from taonguon.common.refusal import Refused
from taonguon.plan import queries
from taonguon.plan.actions import drafts as deeds
from taonguon.plan.actions.plans import confirm_draft
from taonguon.plan.labels import Choice, Decision, PlanStatus
from taonguon.plan.models import PlanDraft
from taonguon.plan.queries.drafts import Comparison, proposals_of
from taonguon.progress import planning
from taonguon.rules.access import Permission
from taonguon.web.access import page
from taonguon.web.plan.cards import card_of, rail, whole_choices
from taonguon.web.plan.forms import ConfirmForm, ReadForm, SettleForm, head_initial
from taonguon.web.plan.target_form import TargetForm, initial_of

DECISIONS = {"nhan": Decision.ACCEPTED, "bo": Decision.REFUSED, "mo-lai": Decision.OPEN}
"""Buttons of a proposal; without one, only the answers are kept."""


@page(Permission.PLAN_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """First step: a file or pasted words."""
    form = ReadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            draft = deeds.start_draft(
                text=form.cleaned_data["words"],
                source_name=form.cleaned_data["name"],
                actor=request.user,
                scope=request.scope,
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect("plan:compare", draft.pk)
    context = {"form": form, "steps": rail(1)}
    return render(request, "plan/read.html", context, status=422 if request.method == "POST" else 200)


def _draft(request: HttpRequest, pk: int) -> PlanDraft:
    return get_object_or_404(queries.draft_in(request.scope), pk=pk)


def _compare(request: HttpRequest, draft: PlanDraft, *, settle_form: SettleForm | None = None) -> HttpResponse:
    shown = planning.draft_page(draft, request.today)
    context = {
        "draft": draft,
        "page": shown,
        "cards": [card_of(card) for card in shown.cards],
        "findings": _settle_forms(shown, settle_form),
        "settle_form": settle_form,
        "steps": rail(2, shown),
    }
    return render(request, "plan/compare.html", context, status=422 if settle_form else 200)


def _settle_forms(shown: Comparison, refused: SettleForm | None) -> list[tuple]:
    forms = []
    for number, (finding, targets) in enumerate(shown.findings, start=1):
        form = SettleForm(
            initial={"key": finding.key, "choice": finding.choice, "reason": finding.reason},
            auto_id=f"id_%s_{number}",
        )
        if refused is not None and refused.data.get("key") == finding.key:
            form = refused
        forms.append((finding, targets, form))
    return forms


@page(Permission.PLAN_EDIT)
@require_safe
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Second step. A draft that became a plan leads to it."""
    draft = _draft(request, pk)
    return redirect("plan:detail", draft.plan_id) if draft.plan_id else _compare(request, draft)


def _at(draft_id: int, proposal_id: str) -> str:
    return f"{reverse('plan:compare', args=[draft_id])}#{proposal_id}"


@page(Permission.PLAN_EDIT)
@require_POST
def decide(request: HttpRequest, pk: int, proposal: str) -> HttpResponse:
    """Accept, refuse or reopen a proposal; answers to its questions are kept with it."""
    draft = _draft(request, pk)
    answers = {
        code.removeprefix("hoi-"): str(value) for code, value in request.POST.items() if code.startswith("hoi-")
    }
    deeds.decide(
        draft_id=draft.pk,
        proposal_id=proposal,
        decision=DECISIONS.get(request.POST.get("viec", "")),
        answers=answers,
        actor=request.user,
        scope=request.scope,
    )
    return redirect(_at(draft.pk, proposal))


@page(Permission.PLAN_EDIT)
@require_POST
def accept_clear(request: HttpRequest, pk: int) -> HttpResponse:
    draft = _draft(request, pk)
    number = deeds.accept_clear(draft_id=draft.pk, actor=request.user, scope=request.scope)
    messages.success(request, f"Đã nhận {number} đề xuất không có câu hỏi.")
    return redirect("plan:compare", draft.pk)


@page(Permission.PLAN_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, pk: int, proposal: str) -> HttpResponse:
    """All fields of one proposal; saving it accepts it."""
    draft = _draft(request, pk)
    proposals = proposals_of(draft)
    found = next((one for one in proposals if one.id == proposal), None)
    if found is None:
        raise Refused("Không còn đề xuất này: quay lại trang đối chiếu.")
    form = TargetForm(
        request.POST or None,
        initial=initial_of(found.target, unit_kind=found.unit_kind, unit_block=found.unit_block),
        text=draft.source_text,
        wholes=whole_choices(proposals, without=proposal),
    )
    if form.is_valid():
        deeds.correct(
            draft_id=draft.pk,
            proposal_id=proposal,
            target=form.target(proposal),
            unit_kind=form.cleaned_data["unit_kind"],
            unit_block=form.cleaned_data["unit_block"],
            actor=request.user,
            scope=request.scope,
        )
        return redirect(_at(draft.pk, proposal))
    context = {"form": form, "draft": draft, "title": "Sửa chỉ tiêu đã đọc"}
    return render(request, "plan/target.html", context, status=422 if form.is_bound else 200)


@page(Permission.PLAN_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """A target the reader did not see; `?cau=` brings the words selected in the text."""
    draft = _draft(request, pk)
    form = TargetForm(
        request.POST or None,
        initial={"quote": request.GET.get("cau", "")},
        text=draft.source_text,
        wholes=whole_choices(proposals_of(draft)),
    )
    if form.is_valid():
        added = deeds.add(
            draft_id=draft.pk,
            target=form.target(),
            unit_kind=form.cleaned_data["unit_kind"],
            unit_block=form.cleaned_data["unit_block"],
            actor=request.user,
            scope=request.scope,
        )
        messages.success(request, "Đã thêm chỉ tiêu.")
        return redirect(_at(draft.pk, added.id))
    context = {"form": form, "draft": draft, "title": "Thêm chỉ tiêu từ văn bản"}
    return render(request, "plan/target.html", context, status=422 if form.is_bound else 200)


@page(Permission.PLAN_EDIT)
@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what is settled about a contradiction."""
    draft = _draft(request, pk)
    form = SettleForm(request.POST)
    if not form.is_valid():
        return _compare(request, draft, settle_form=form)
    key = form.cleaned_data["key"]
    finding = next((one for one in planning.findings_of_draft(draft, request.today) if one.key == key), None)
    if finding is None:
        raise Refused("Mâu thuẫn này không còn: các đề xuất đã thay đổi. Tải lại trang đối chiếu.")
    deeds.settle(
        draft_id=draft.pk,
        key=key,
        message=finding.message,
        choice=Choice(form.cleaned_data["choice"]),
        reason=form.cleaned_data["reason"],
        actor=request.user,
        scope=request.scope,
    )
    messages.success(request, "Đã ghi cách xử lý mâu thuẫn.")
    return redirect("plan:compare", draft.pk)


@page(Permission.PLAN_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Third step: the head, what will be created, what is left open; then the plan in one go."""
    draft = _draft(request, pk)
    if draft.plan_id:
        return redirect("plan:detail", draft.plan_id)
    shown = planning.draft_page(draft, request.today)
    running = queries.active_plan(draft.unit_id, request.today.year)
    form = ConfirmForm(
        request.POST or None,
        initial={**head_initial(draft.head), "status": PlanStatus.ACTIVE.value},
        running=running,
    )
    if form.is_valid():
        head = dict(form.cleaned_data)
        status = PlanStatus(head.pop("status"))
        replacing = head.pop("replace_running", False)
        try:
            plan = confirm_draft(
                draft_id=draft.pk, head=head, status=status, replace_running=replacing,
                actor=request.user, scope=request.scope,
            )  # fmt: skip
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, f"Đã tạo kế hoạch với {shown.accepted} chỉ tiêu.")
            return redirect("plan:detail", plan.pk)
    context = {"draft": draft, "page": shown, "cards": [card_of(card) for card in shown.cards], "form": form,
               "steps": rail(3, shown)}  # fmt: skip
    return render(request, "plan/confirm.html", context, status=422 if form.is_bound else 200)


@page(Permission.PLAN_EDIT)
@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    draft = _draft(request, pk)
    deeds.discard(draft_id=draft.pk, actor=request.user, scope=request.scope)
    messages.success(request, "Đã bỏ bản đọc văn bản.")
    return redirect("plan:list")
