"""One's own account: password, code generator, recovery codes."""

import segno
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from taonguon.account import totp
from taonguon.account.queries import has_second_factor, unused_recovery_codes
from taonguon.common.clock import now
from taonguon.common.refusal import Refused
from taonguon.organization.actions.accounts import (
    change_own_password,
    renew_own_recovery_codes,
    set_own_second_factor,
)
from taonguon.rules.access import ROLE_LABELS, Permission, Role
from taonguon.web.access import page
from taonguon.web.middleware import SECOND_STEP_KEY
from taonguon.web.sign_in.forms import NewPasswordForm, PasswordForm, ReplaceSecondFactorForm, SecondFactorForm

SECRET_SALT = "second-factor"  # noqa: S105 - a label, not a secret
SECRET_SECONDS = 1800


@page(Permission.SIGNED_IN)
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    context = {
        "assignments": [(one, ROLE_LABELS[Role(one.role)]) for one in request.assignments],
        "has_factor": has_second_factor(request.user),
        "codes_left": unused_recovery_codes(request.user),
    }
    return render(request, "account/account.html", context)


@page(Permission.SIGNED_IN, before_ready=True)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Change the password; the other devices are signed out, this one stays."""
    form = NewPasswordForm(request.POST or None, user=request.user)
    if form.is_valid():
        try:
            change_own_password(user=request.user, password=form.cleaned_data["password"], scope=request.scope)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            update_session_auth_hash(request, request.user)
            messages.success(request, "Đã đổi mật khẩu. Các máy khác phải đăng nhập lại.")
            return redirect("start")
    return render(request, "account/password.html", {"form": form}, status=422 if form.is_bound else 200)


@page(Permission.SIGNED_IN, before_ready=True)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def second_factor(request: HttpRequest) -> HttpResponse:
    """Set up a code generator, or replace it; afterwards the recovery codes are shown, once."""
    replacing = has_second_factor(request.user)
    secret = _carried_secret(request) or totp.new_secret()
    signed = signing.dumps([request.user.pk, secret], salt=SECRET_SALT)
    data = {**request.POST.dict(), "secret": signed} if request.method == "POST" else None
    form = (
        ReplaceSecondFactorForm(data, user=request.user, initial={"secret": signed})
        if replacing
        else SecondFactorForm(data, initial={"secret": signed})
    )
    if form.is_valid():
        try:
            codes = set_own_second_factor(
                user=request.user, secret=secret, code=form.cleaned_data["code"], at=now(), scope=request.scope
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            request.session[SECOND_STEP_KEY] = True
            return render(request, "account/recovery_codes.html", {"codes": codes})
    context = {
        "form": form,
        "replacing": replacing,
        "secret": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        "qr": qr_svg(totp.provisioning_uri(secret, request.user.username)),
    }
    return render(request, "account/second_factor.html", context, status=422 if form.is_bound else 200)


def _carried_secret(request: HttpRequest) -> str | None:
    """The secret the form was made with, when it is this user's and not too old."""
    try:
        owner, secret = signing.loads(request.POST.get("secret", ""), salt=SECRET_SALT, max_age=SECRET_SECONDS)
    except signing.BadSignature:
        return None
    return secret if owner == request.user.pk else None


def qr_svg(text: str) -> SafeString:
    """A QR code as inline SVG: attributes only, so the content security policy lets it through."""
    code = segno.make(text, error="m")
    return mark_safe(code.svg_inline(svgclass="qr", lineclass=None, omitsize=True, border=2))  # noqa: S308 - made by segno


@page(Permission.SIGNED_IN)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """New recovery codes in place of the former ones, after the password."""
    if not has_second_factor(request.user):
        return redirect("sign_in:second_factor")
    form = PasswordForm(request.POST or None, user=request.user)
    if form.is_valid():
        codes = renew_own_recovery_codes(user=request.user, scope=request.scope)
        return render(request, "account/recovery_codes.html", {"codes": codes})
    return render(request, "account/renew_codes.html", {"form": form}, status=422 if form.is_bound else 200)
