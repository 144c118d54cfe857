"""The access log of the branch: who did what, when, and whether the chain still holds."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from taonguon.audit import queries
from taonguon.rules.access import Permission
from taonguon.web.access import page
from taonguon.web.manage.forms import LogFilter
from taonguon.web.manage.wording import told

ROWS = 50


@page(Permission.AUDIT_VIEW)
@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """`?kiem_tra=1` also walks the chain of the commune from its first entry."""
    form = LogFilter(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    found = queries.found(request.scope, **wanted)
    shown = Paginator(found, ROWS).get_page(request.GET.get("trang"))
    context = {
        "filters": form,
        "page": shown,
        "rows": [told(entry) for entry in shown],
        "check": queries.verify_of(request.scope) if "kiem_tra" in request.GET else None,
    }
    return render(request, "manage/log.html", context, status=200 if form.is_valid() else 422)
