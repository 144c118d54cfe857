"""Signing in, in two steps where the account has a code generator; switching assignments; signing out."""

from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.contrib import auth
from django.contrib.auth.signals import user_login_failed
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from taonguon.account import totp
from taonguon.account.actions import use_second_factor
from taonguon.account.models import User
from taonguon.account.queries import has_second_factor
from taonguon.common.clock import now
from taonguon.organization.actions.accounts import note_sign_in
from taonguon.rules.access import Permission
from taonguon.web.access import page, public
from taonguon.web.errors import locked_out
from taonguon.web.middleware import ASSIGNMENT_KEY, SECOND_STEP_KEY
from taonguon.web.sign_in.forms import CodeForm, SignInForm
from taonguon.web.sign_in.practice import practice_accounts, practice_secret

HALF_WAY_KEY = "half_way"  # who gave the right password and still owes a code
HALF_WAY_SECONDS = 600
BACKEND = "django.contrib.auth.backends.ModelBackend"


@public
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """First step. The answer to a wrong name and to a wrong password is the same."""
    if request.user.is_authenticated:
        return redirect("start")
    form = SignInForm(request.POST or None)
    if form.is_valid():
        values = form.cleaned_data
        user = auth.authenticate(request, username=values["username"].strip().lower(), password=values["password"])
        if user is not None:
            return _after_password(request, user)
        form.add_error(None, "Tên đăng nhập hoặc mật khẩu không đúng: gõ lại, hoặc xin cấp mật khẩu mới")
    status = 422 if form.is_bound else 200
    context = {"form": form, "practice": practice_accounts(), "next": _next(request)}
    return render(request, "account/sign_in.html", context, status=status)


def _after_password(request: HttpRequest, user: Any) -> HttpResponse:
    if settings.REQUIRE_SECOND_FACTOR and has_second_factor(user):
        request.session.cycle_key()
        request.session[HALF_WAY_KEY] = {"user": user.pk, "at": now().timestamp(), "next": _next(request)}
        return redirect("sign_in:second_step")
    return _let_in(request, user, _next(request))


@public
@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def second_step(request: HttpRequest) -> HttpResponse:
    """Second step. Wrong codes count with wrong passwords towards the lock-out."""
    half_way = request.session.get(HALF_WAY_KEY)
    if not half_way or now().timestamp() - half_way["at"] > HALF_WAY_SECONDS:
        return redirect("sign_in:sign_in")
    user = User.objects.filter(pk=half_way["user"], is_active=True).first()
    if user is None:
        return redirect("sign_in:sign_in")
    credentials = {"username": user.username}
    form = CodeForm(request.POST or None)
    if form.is_valid():
        if not AxesProxyHandler.is_allowed(request, credentials):
            return locked_out(request)
        if use_second_factor(
            user=user, code=form.cleaned_data["code"], at=now(), may_repeat=settings.PRACTICE_MODE
        ):
            return _let_in(request, user, half_way["next"], second_step=True)
        user_login_failed.send(sender=__name__, credentials=credentials, request=request)
        form.add_error("code", "Mã không đúng hoặc đã dùng: chờ mã mới trên điện thoại rồi gõ lại")
    secret = practice_secret(user.username)
    context = {"form": form, "practice_code": totp.code_at(secret, now()) if secret else ""}
    return render(request, "account/second_step.html", context, status=422 if form.is_bound else 200)


def _let_in(request: HttpRequest, user: Any, next_url: str, *, second_step: bool = False) -> HttpResponse:
    request.session.pop(HALF_WAY_KEY, None)
    auth.login(request, user, backend=BACKEND)
    request.session[SECOND_STEP_KEY] = second_step
    note_sign_in(user=user)
    return redirect(next_url or "start")


def _next(request: HttpRequest) -> str:
    """Where to go after signing in: only an address of this site."""
    url = request.POST.get("next") or request.GET.get("next") or ""
    return url if url_has_allowed_host_and_scheme(url, allowed_hosts=None) else ""


@page(Permission.SIGNED_IN, before_ready=True)
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    auth.logout(request)
    return redirect("sign_in:sign_in")


@page(Permission.SIGNED_IN)
@require_POST
def switch(request: HttpRequest) -> HttpResponse:
    """Work under another of one's own assignments."""
    chosen = next((one for one in request.assignments if str(one.pk) == request.POST.get("assignment")), None)
    if chosen is None:
        raise Http404
    request.session[ASSIGNMENT_KEY] = chosen.pk
    return redirect("start")
