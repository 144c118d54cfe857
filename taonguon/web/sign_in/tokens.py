"""Keys for programs that work under the present assignment: seen, issued, revoked by whoever holds it."""

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from taonguon.common.refusal import Refused
from taonguon.organization import actions, queries
from taonguon.rules.access import ROLE_LABELS, Permission, Scope
from taonguon.web.access import page
from taonguon.web.forms import Form

LIFETIMES = {30: "30 ngày", 90: "90 ngày", 365: "một năm"}


class TokenForm(Form):
    name = forms.CharField(
        label="Dùng cho", max_length=80, help_text="Ví dụ: máy tổng hợp báo cáo của văn phòng"
    )  # fmt: skip
    days = forms.TypedChoiceField(label="Hiệu lực", coerce=int, choices=list(LIFETIMES.items()), initial=90)


def own_scope(request: HttpRequest) -> Scope:
    """A key belongs to an assignment: without one there is nothing to issue."""
    if request.scope is None:
        raise PermissionDenied
    return request.scope


@page(Permission.SIGNED_IN)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """The list with the form; the answer to the form shows the secret, once."""
    scope = own_scope(request)
    form = TokenForm(request.POST if request.method == "POST" else None)
    secret, issued = "", None
    if form.is_valid():
        try:
            issued, secret = actions.issue_token(
                name=form.cleaned_data["name"],
                expires_on=request.today + timedelta(days=form.cleaned_data["days"]),
                today=request.today,
                actor=request.user,
                scope=scope,
            )
        except Refused as refusal:
            form.refuse(refusal)
    rows = [
        (row, row.revoked_at is None and row.expires_on >= request.today) for row in queries.api_tokens_of(scope)
    ]
    context = {
        "form": form,
        "rows": rows,
        "secret": secret,
        "issued": issued,
        "role": ROLE_LABELS[scope.role],
    }
    status = 422 if form.is_bound and issued is None else 200
    return render(request, "account/tokens.html", context, status=status)


@page(Permission.SIGNED_IN)
@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    scope = own_scope(request)
    token = get_object_or_404(queries.api_tokens_of(scope), pk=pk)
    actions.revoke_token(token_id=token.pk, actor=request.user, scope=scope)
    messages.success(request, f"Đã thu hồi mã “{token.name}”: chương trình đang dùng mã ấy bị từ chối từ bây giờ.")
    return redirect("sign_in:tokens")
