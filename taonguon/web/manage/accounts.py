"""Accounts of the branch: the list, one account, and the deeds on it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from taonguon.account.codes import one_time_password
from taonguon.account.queries import has_second_factor
from taonguon.common.refusal import Refused
from taonguon.organization import queries
from taonguon.organization.actions import accounts as deeds
from taonguon.organization.actions import assignments as assignment_deeds
from taonguon.organization.models import Assignment
from taonguon.rules.access import ROLE_LABELS, Permission, Role
from taonguon.rules.wording import format_date
from taonguon.web.access import page
from taonguon.web.manage.forms import AccountFilter, AccountForm, AssignmentForm, EndForm

ROWS = 25


def labelled(assignments: list[Assignment]) -> list[tuple[Assignment, str]]:
    return [(one, ROLE_LABELS[Role(one.role)]) for one in assignments]


@page(Permission.ACCOUNT_MANAGE)
@require_safe
def accounts(request: HttpRequest) -> HttpResponse:
    form = AccountFilter(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    found = queries.accounts_in(request.scope, text=wanted.get("q", ""), role=wanted.get("role", ""))
    shown = Paginator(found, ROWS).get_page(request.GET.get("trang"))
    rows = [(user, labelled(user.present_assignments)) for user in shown]
    return render(request, "manage/accounts.html", {"filters": form, "page": shown, "rows": rows})


@page(Permission.ACCOUNT_MANAGE)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new_account(request: HttpRequest) -> HttpResponse:
    """The answer to a good POST shows the first password once; it is kept nowhere in clear."""
    form = AccountForm(request.POST or None, scope=request.scope)
    if form.is_valid():
        try:
            user, password = deeds.open_assigned_account(
                **form.cleaned_data, actor=request.user, scope=request.scope
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return render(request, "manage/password.html", {"account": user, "password": password, "is_new": True})
    return render(request, "manage/new_account.html", {"form": form}, status=422 if form.is_bound else 200)


@page(Permission.ACCOUNT_MANAGE)
@require_safe
def account(request: HttpRequest, pk: int) -> HttpResponse:
    return _show(request, pk, AssignmentForm(scope=request.scope))


def _show(request: HttpRequest, pk: int, form: AssignmentForm, status: int = 200) -> HttpResponse:
    user = get_object_or_404(queries.accounts_in(request.scope), pk=pk)
    context = {
        "account": user,
        "assignments": labelled(list(queries.assignments_in(request.scope, user))),
        "has_factor": has_second_factor(user),
        "is_self": user == request.user,
        "form": form,
    }
    return render(request, "manage/account.html", context, status=status)


@page(Permission.ACCOUNT_MANAGE)
@never_cache
@require_POST
def reset_password(request: HttpRequest, pk: int) -> HttpResponse:
    user = get_object_or_404(queries.accounts_in(request.scope), pk=pk)
    password = one_time_password()
    deeds.reset_password(user=user, password=password, actor=request.user, scope=request.scope)
    return render(request, "manage/password.html", {"account": user, "password": password, "is_new": False})


@page(Permission.ACCOUNT_MANAGE)
@require_POST
def set_active(request: HttpRequest, pk: int) -> HttpResponse:
    user = get_object_or_404(queries.accounts_in(request.scope), pk=pk)
    active = request.POST.get("active") == "1"
    deeds.set_account_active(user=user, active=active, actor=request.user, scope=request.scope)
    messages.success(request, f"Đã {'mở lại' if active else 'khóa'} tài khoản {user.username}.")
    return redirect("manage:account", pk)


@page(Permission.ACCOUNT_MANAGE)
@require_POST
def remove_second_factor(request: HttpRequest, pk: int) -> HttpResponse:
    user = get_object_or_404(queries.accounts_in(request.scope), pk=pk)
    deeds.remove_second_factor(user=user, actor=request.user, scope=request.scope)
    messages.success(request, f"Đã gỡ mã xác thực của {user.full_name}; lần đăng nhập tới phải cài lại.")
    return redirect("manage:account", pk)


@page(Permission.ACCOUNT_MANAGE)
@require_POST
def give_assignment(request: HttpRequest, pk: int) -> HttpResponse:
    user = get_object_or_404(queries.accounts_in(request.scope), pk=pk)
    form = AssignmentForm(request.POST, scope=request.scope)
    if form.is_valid():
        try:
            given = assignment_deeds.give_assignment(
                **form.cleaned_data, user=user, actor=request.user, scope=request.scope
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(
                request, f"Đã giao {ROLE_LABELS[Role(given.role)]}, {given.unit}, cho {user.full_name}."
            )
            return redirect("manage:account", pk)
    return _show(request, pk, form, status=422)


@page(Permission.ACCOUNT_MANAGE)
@require_POST
def end_assignment(request: HttpRequest, pk: int) -> HttpResponse:
    given = get_object_or_404(Assignment.objects.in_branch(request.scope.path), pk=pk)
    form = EndForm(request.POST)
    if not form.is_valid():
        raise Refused(" ".join(form.errors["on"]))
    on = form.cleaned_data["on"]
    assignment_deeds.end_assignment(assignment_id=pk, on=on, actor=request.user, scope=request.scope)
    messages.success(request, f"Phân công hết hiệu lực sau ngày {format_date(on)}.")
    return redirect("manage:account", given.user_id)
