"""The address without a path: each assignment begins at the first page of its menu."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from taonguon.rules.access import Permission
from taonguon.web.access import page
from taonguon.web.navigation import first_url


@page(Permission.SIGNED_IN)
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    url = first_url(request.scope) if request.scope else None
    return redirect(url or "sign_in:account")
