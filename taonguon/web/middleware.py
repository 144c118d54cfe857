"""Each request gets its day, its assignment and its scope; each view is opened only as it declares.

Order of refusals: no declaration, not signed in, first password to change, second factor to set, no
assignment, no permission. It costs one query: the assignments of the user with the units above them.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from taonguon.common.clock import today
from taonguon.common.refusal import Refused
from taonguon.organization.models import Assignment
from taonguon.organization.queries import assignments_of, scope_of
from taonguon.rules.access import SECOND_FACTOR_ROLES, Permission
from taonguon.web.access import access_of
from taonguon.web.errors import not_allowed, refused

# What the session keeps beside the user.
ASSIGNMENT_KEY = "assignment"  # the assignment worked under
SECOND_STEP_KEY = "second_step"  # True once a code was given, or a generator set up


class ScopeMiddleware:
    """Sets `request.today`, `request.assignments`, `request.assignment` and `request.scope` (None without one)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.today = today()
        request.assignments = (
            list(assignments_of(request.user, request.today)) if request.user.is_authenticated else []
        )
        request.assignment = current(request.assignments, request.session.get(ASSIGNMENT_KEY))
        request.scope = scope_of(request.assignment) if request.assignment else None
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and not response.content:
            response = not_allowed(request, response)
        if request.user.is_authenticated:
            # Pages hold personal data: the back button after signing out must not show them again.
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    def process_view(self, request: HttpRequest, view: Callable, args: Any, kwargs: Any) -> HttpResponse | None:
        access = access_of(view)
        if access is None:
            if settings.DEBUG or settings.TESTING:
                raise ImproperlyConfigured(
                    f"{view.__module__}.{view.__name__} declares no access: @page or @public"
                )
            raise PermissionDenied
        if access.permission is None:
            return None
        if not request.user.is_authenticated:
            return to_sign_in(request)
        if not access.before_ready and (step := unready_step(request)):
            return go(request, reverse(step))
        if access.permission is Permission.SIGNED_IN:
            return None
        if request.scope is None or not request.scope.can(access.permission):
            raise PermissionDenied
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A refusal that no form took back: the page says why, nothing was written."""
        return refused(request, exception) if isinstance(exception, Refused) else None


def current(assignments: list[Assignment], chosen: Any) -> Assignment | None:
    """The chosen assignment while it is still valid, else the first."""
    return next((one for one in assignments if one.pk == chosen), assignments[0] if assignments else None)


def unready_step(request: HttpRequest) -> str:
    """Name of the page that must come first, "" when the account is ready to work."""
    if request.user.must_change_password:
        return "sign_in:password"
    if (
        settings.REQUIRE_SECOND_FACTOR
        and needs_second_factor(request)
        and not request.session.get(SECOND_STEP_KEY)
    ):
        return "sign_in:second_factor"
    return ""


def needs_second_factor(request: HttpRequest) -> bool:
    """Whether one of the assignments decides for a whole committee."""
    return any(one.role in SECOND_FACTOR_ROLES for one in request.assignments)


def to_sign_in(request: HttpRequest) -> HttpResponse:
    if request.htmx:
        return HttpResponseClientRedirect(settings.LOGIN_URL)
    return redirect_to_login(request.get_full_path() if request.method == "GET" else "/")


def go(request: HttpRequest, url: str) -> HttpResponse:
    return HttpResponseClientRedirect(url) if request.htmx else redirect(url)
