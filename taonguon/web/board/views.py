"""The board of a committee, and the simulator of its band."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from taonguon.rules.access import Permission
from taonguon.web.access import page
from taonguon.web.board import assembly, drill
from taonguon.web.board.forms import SimulatorForm


@page(Permission.BOARD_VIEW)
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    shown = assembly.board(request.scope, request.today)
    return render(request, shown.template, {"board": shown})


@page(Permission.BOARD_VIEW)
@require_safe
def simulator(request: HttpRequest) -> HttpResponse:
    """Plain GET form: the address holds the assumptions, so a scenario can be sent on and printed."""
    form = SimulatorForm(request.GET or None)
    scenario = form.scenario() if form.is_valid() else None
    shown = assembly.simulator(request.scope, request.today, scenario)
    status = 422 if form.is_bound and not form.is_valid() else 200
    return render(request, "board/simulator.html", {"form": form, "shown": shown}, status=status)


PAGE_ROWS = 25


def _show(request: HttpRequest, listing: drill.Listing | None) -> HttpResponse:
    if listing is None:
        raise Http404("Chỉ tiêu này không đếm theo danh sách người.")
    page_of_rows = Paginator(listing.rows, PAGE_ROWS).get_page(request.GET.get("trang"))
    lines = [listing.line(row) for row in page_of_rows]
    return render(request, "board/listing.html", {"listing": listing, "page": page_of_rows, "lines": lines})


@page(Permission.BOARD_VIEW)
@require_safe
def target_list(request: HttpRequest, target_id: int) -> HttpResponse:
    """Who is counted in a figure of the board."""
    return _show(request, drill.of_target(request.scope, request.today, target_id))


@page(Permission.BOARD_VIEW)
@require_safe
def unit_list(request: HttpRequest, unit_id: int, indicator: str) -> HttpResponse:
    """Who is counted for one unit."""
    return _show(request, drill.of_unit(request.scope, request.today, unit_id, indicator))
