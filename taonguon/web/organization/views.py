"""The tree of units, and the page of one unit."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from taonguon.organization.models import Unit
from taonguon.rules.access import Permission
from taonguon.web.access import page
from taonguon.web.organization import assembly


@page(Permission.UNIT_VIEW)
@require_safe
def tree(request: HttpRequest) -> HttpResponse:
    shown = assembly.tree(request.scope, request.today, request.GET.get("q", ""))
    return render(request, "organization/tree.html", {"shown": shown})


@page(Permission.UNIT_VIEW)
@require_safe
def unit(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Unit.objects.in_scope(request.scope).select_related("parent", "linked_unit"), pk=pk)
    shown = assembly.unit_page(request.scope, request.today, found)
    return render(request, "organization/unit.html", {"shown": shown})
