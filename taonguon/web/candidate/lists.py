"""The pool as a list, as a board by stage, as an Excel register and as a sheet to print."""

import io
from dataclasses import astuple
from typing import Any

from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from taonguon.candidate import actions, queries
from taonguon.candidate.labels import OPEN_STAGES, SAVED_LABELS, STAGE_LABELS, Stage
from taonguon.candidate.queries import Filters
from taonguon.common.clock import now
from taonguon.documents.excel.workbook import write_workbook
from taonguon.documents.facts.annex import AnnexColumn, AnnexTable, CellKind, ExportStamp
from taonguon.rules.access import Permission, Reach
from taonguon.rules.wording import format_date
from taonguon.web.access import page
from taonguon.web.candidate.forms import FilterForm

ROWS = 25
PRINTED = 200
D = CellKind.DATE
# The columns of `queries.RegisterRow`, in its order.
REGISTER = (
    AnnexColumn("Họ và tên", width=24), AnnexColumn("Điện thoại"), AnnexColumn("Giới", width=6),
    AnnexColumn("Ngày sinh", D, 11), AnnexColumn("Dân tộc", width=9), AnnexColumn("Tôn giáo", width=10),
    AnnexColumn("Học vấn", width=16), AnnexColumn("Quê quán", width=20), AnnexColumn("Nơi cư trú", width=20),
    AnnexColumn("Nơi làm việc, học tập", width=20), AnnexColumn("Chức vụ, việc làm", width=18),
    AnnexColumn("Có mặt tại địa phương", width=9), AnnexColumn("Chi bộ", width=24),
    AnnexColumn("Nhóm đối tượng", width=9), AnnexColumn("Tổ chức giới thiệu", width=20),
    AnnexColumn("Ngày vào nguồn", D, 11), AnnexColumn("Ngày vào danh sách cảm tình", D, 11),
    AnnexColumn("Số nghị quyết"), AnnexColumn("Đảng viên giúp đỡ", width=22),
    AnnexColumn("Ngày phân công", D, 11), AnnexColumn("Số giấy chứng nhận"), AnnexColumn("Ngày cấp", D, 11),
    AnnexColumn("Hạn dùng giấy", D, 11), AnnexColumn("Nơi cấp", width=20), AnnexColumn("Bước hiện tại", width=20),
    AnnexColumn("Vào bước ngày", D, 11), AnnexColumn("Gặp gần nhất", D, 11), AnnexColumn("Ngày nhập ngũ", D, 11),
)  # fmt: skip


def rights(request: HttpRequest) -> dict[str, bool]:
    """What the present assignment may do here, for show or hide."""
    can = request.scope.can
    return {
        "can_edit": can(Permission.CANDIDATE_EDIT),
        "can_import": can(Permission.CANDIDATE_IMPORT),
        "can_write": can(Permission.FOLLOW_UP_WRITE),
        "can_reveal": can(Permission.PERSON_REVEAL),
    }


def saved_lists(request: HttpRequest, filters: Filters, url: str) -> tuple[int, list[dict[str, Any]]]:
    everybody, counts = queries.saved_counts(request.scope, request.today)
    lists = [{"label": "Tất cả", "count": everybody, "url": url, "current": filters == Filters()}]
    lists += [
        {
            "label": SAVED_LABELS[saved],
            "count": count,
            "url": f"{url}?ds={saved.value}",
            "current": filters.saved is saved,
        }
        for saved, count in counts.items()
    ]
    return everybody, lists


@page(Permission.CANDIDATE_VIEW)
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """The list; a mass organisation sees whom it introduced, and only their stage."""
    if request.scope.reach is Reach.INTRODUCED:
        return introduced(request)
    form = FilterForm(request.GET, scope=request.scope, today=request.today)
    filters = form.filters()
    everybody, lists = saved_lists(request, filters, reverse("candidate:list"))
    shown = Paginator(queries.listing(request.scope, filters, request.today), ROWS).get_page(
        request.GET.get("trang")
    )
    context = {
        "filters": form,
        "asked": filters != Filters(),
        "everybody": everybody,
        "lists": lists,
        "page": shown,
        "rows": queries.with_next_act(shown.object_list, request.scope, request.today),
        "stages": len(OPEN_STAGES),
        **rights(request),
    }
    return render(request, "candidate/list.html", context)


def introduced(request: HttpRequest) -> HttpResponse:
    shown = Paginator(queries.introduced_people(request.scope), ROWS).get_page(request.GET.get("trang"))
    rows = [(row, STAGE_LABELS[Stage(row.stage)]) for row in shown]
    context = {"page": shown, "rows": rows, "stages": len(OPEN_STAGES)}
    return render(request, "candidate/introduced.html", context)


@page(Permission.CANDIDATE_VIEW)
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    form = FilterForm(request.GET, scope=request.scope, today=request.today)
    filters = form.filters()
    _, lists = saved_lists(request, filters, reverse("candidate:board"))
    shown = queries.board(request.scope, filters, request.today)
    return render(request, "candidate/board.html", {"filters": form, "lists": lists, "board": shown})


@page(Permission.CANDIDATE_EDIT)
@require_POST
def export(request: HttpRequest) -> HttpResponse:
    """The register of the filtered list; the address holds the filter, the body names ticked people, if any."""
    form = FilterForm(request.GET, scope=request.scope, today=request.today)
    return register_file(request, form.filters(), request.GET.dict())


def register_file(request: HttpRequest, filters: Filters, asked: dict[str, Any]) -> HttpResponse:
    """The file with its stamp; its leaving is in the trail."""
    rows = (astuple(row) for row in queries.register(request.scope, filters, request.today))
    table = AnnexTable(
        sheet="Nguồn",
        title="SỔ THEO DÕI QUẦN CHÚNG ƯU TÚ, CẢM TÌNH ĐẢNG",
        note=f"Tại ngày {format_date(request.today)}",
        parent="" if request.scope.committee_wide else request.scope.commune_name,
        issuer=request.scope.unit_name,
        columns=REGISTER,
        rows=rows,
    )
    buffer = io.BytesIO()
    counts = write_workbook(buffer, [table], ExportStamp(request.user.full_name, timezone.localtime(now())))
    actions.note_exported(count=counts["Nguồn"], filters=asked, actor=request.user, scope=request.scope)
    buffer.seek(0)
    return FileResponse(buffer, as_attachment=True, filename=f"nguon-{request.today:%Y-%m-%d}.xlsx")


@page(Permission.CANDIDATE_VIEW)
@require_safe
def sheet(request: HttpRequest) -> HttpResponse:
    """One A4 sheet with boxes to tick, for a secretary with a pen."""
    form = FilterForm(request.GET, scope=request.scope, today=request.today)
    found = queries.listing(request.scope, form.filters(), request.today)[:PRINTED]
    rows = queries.with_next_act(found, request.scope, request.today)
    actions.note_printed(
        count=len(rows), unit_name=request.scope.unit_name, actor=request.user, scope=request.scope
    )
    return render(request, "candidate/sheet.html", {"rows": rows, "limit": PRINTED})
