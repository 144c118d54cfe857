"""Import of the pool from Excel: template, upload, preview with the faults first, write, take back."""

import io
import re

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from taonguon.candidate import actions, queries
from taonguon.candidate.labels import Choice, Outcome, choices
from taonguon.candidate.models import ImportBatch
from taonguon.candidate.spreadsheet import COLUMNS
from taonguon.common.refusal import Refused
from taonguon.common.sheet import Column, filled, read_sheet, template
from taonguon.person.labels import EDUCATION_LABELS, ETHNIC_GROUPS, RELIGIONS
from taonguon.rules.access import Permission
from taonguon.web.access import page
from taonguon.web.candidate.forms import UploadForm
from taonguon.web.errors import too_large

CELL = re.compile(r"o-(\d+)-([a-z_]+)")
CHOICE = re.compile(r"cach-(\d+)")


def batch_of(request: HttpRequest, pk: int) -> ImportBatch:
    return get_object_or_404(ImportBatch.objects.own(request.scope).shown(), pk=pk)


@page(Permission.CANDIDATE_IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Choose a file; nothing enters the pool before the preview is confirmed."""
    sent = request.method == "POST"
    form = UploadForm(request.POST if sent else None, request.FILES if sent else None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            if file.size > settings.MAX_UPLOAD_BYTES:
                raise Refused(too_large(settings.MAX_UPLOAD_BYTES), field="file")
            batch = actions.start_import(
                file_name=file.name, sheet=read_sheet(file.read(), file.name, COLUMNS), today=request.today,
                actor=request.user, scope=request.scope,
            )  # fmt: skip
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect("candidate:import", batch.pk)
    batches = [
        (batch, batch.undo_until is not None and batch.undo_until >= request.today)
        for batch in queries.batches(request.scope)[:10]
    ]
    context = {"form": form, "batches": batches, "columns": COLUMNS}
    return render(request, "candidate/upload.html", context, status=422 if form.is_bound else 200)


@page(Permission.CANDIDATE_IMPORT)
@require_safe
def blank(request: HttpRequest) -> HttpResponse:
    """The sheet to fill in, with the names that its columns take."""
    units = [unit.name for unit in queries.units_of_pool(request.scope, request.today)]
    groups = [f"{group.number}: {group.name}" for group in queries.group_choices(request.scope)]
    organizations = [unit.name for unit in queries.mass_units(request.scope, request.today)]
    offered = {
        "unit": units,
        "education": list(EDUCATION_LABELS.values()),
        "ethnic_group": ETHNIC_GROUPS,
        "religion": RELIGIONS,
        "introduced_by": organizations,
    }
    data = template(COLUMNS, "Nguồn", offered, notes={"groups": groups})
    return FileResponse(io.BytesIO(data), as_attachment=True, filename="mau-nhap-nguon.xlsx")


@page(Permission.CANDIDATE_IMPORT)
@require_safe
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    batch = batch_of(request, pk)
    shown = queries.preview(batch)
    counts = shown.counts
    held = counts[Outcome.ERROR] + counts[Outcome.DUPLICATE]
    context = {
        "batch": batch,
        "shown": shown,
        "steps": steps(batch, shown),
        "figures": [
            {"label": label, "value": value, "url": "", "remark": ""}
            for label, value in (
                ("Thêm mới", counts[Outcome.NEW]),
                ("Cập nhật người đã có", counts[Outcome.UPDATE]),
                ("Phải sửa", counts[Outcome.ERROR]),
                ("Trùng, chờ chọn", counts[Outcome.DUPLICATE]),
            )
        ],
        "added": counts[Outcome.NEW],
        "updated": counts[Outcome.UPDATE],
        "held": shown.waiting - shown.to_write,
        "faulty": held,
        "columns": COLUMNS,
        "choices": choices(),
        "can_undo": batch.undo_until is not None and batch.undo_until >= request.today,
    }
    return render(request, "candidate/import.html", context)


def steps(batch: ImportBatch, shown: queries.Preview) -> list[dict[str, str]]:
    """The rail of the wizard."""
    mapped = sum(bool(key) for _, key in batch.columns)
    held = shown.counts[Outcome.ERROR] + shown.counts[Outcome.DUPLICATE]
    return [
        {"label": "Chọn tệp", "note": batch.file_name, "state": "done"},
        {"label": "Ghép cột", "note": f"{mapped} trên {len(batch.columns)} cột", "state": "done"},
        {
            "label": "Xem trước",
            "note": f"{shown.to_write} được, {held} chờ sửa",
            "state": "now" if shown.waiting else "done",
        },
        {"label": "Nhập", "note": "", "state": "" if shown.waiting else "done"},
    ]


@page(Permission.CANDIDATE_IMPORT)
@require_POST
def remap(request: HttpRequest, pk: int) -> HttpResponse:
    """Columns of the file put elsewhere."""
    batch = batch_of(request, pk)
    known = {column.key for column in COLUMNS}
    keys = [request.POST.get(f"cot-{place}", "") for place in range(len(batch.columns))]
    actions.remap_import(
        batch_id=pk, keys=[key if key in known else "" for key in keys], today=request.today, actor=request.user,
        scope=request.scope,
    )  # fmt: skip
    return redirect("candidate:import", pk)


@page(Permission.CANDIDATE_IMPORT)
@require_POST
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Take over corrected cells and choices; with `ghi` the lines in order are written at once."""
    batch_of(request, pk)
    cells = {
        (int(found[1]), found[2]): text.strip()
        for key, text in request.POST.items()
        if (found := CELL.fullmatch(key))
    }
    chosen = {
        int(found[1]): text
        for key, text in request.POST.items()
        if (found := CHOICE.fullmatch(key)) and text in {"", *(choice.value for choice in Choice)}
    }
    who = {"batch_id": pk, "today": request.today, "actor": request.user, "scope": request.scope}
    actions.correct_import(cells=cells, choices=chosen, **who)
    if "ghi" not in request.POST:
        return redirect("candidate:import", pk)
    return write(request, pk)


def write(request: HttpRequest, pk: int) -> HttpResponse:
    who = {"batch_id": pk, "today": request.today, "actor": request.user, "scope": request.scope}
    batch = actions.apply_import(**who)
    said = f"Đã nhập: {batch.added} người thêm mới, {batch.updated} người cập nhật."
    messages.success(request, said)
    waiting = batch.rows.filter(applied=False).exists()
    return redirect("candidate:import", pk) if waiting else redirect("candidate:upload")


@page(Permission.CANDIDATE_IMPORT)
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    batch_of(request, pk)
    actions.drop_import(batch_id=pk, actor=request.user, scope=request.scope)
    messages.success(request, "Đã bỏ các dòng chưa nhập.")
    return redirect("candidate:upload")


@page(Permission.CANDIDATE_IMPORT)
@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    batch_of(request, pk)
    undone, kept = actions.undo_import(batch_id=pk, today=request.today, actor=request.user, scope=request.scope)
    rest = f" {kept} người đã có việc khác ghi sau đó nên giữ nguyên." if kept else ""
    messages.success(request, f"Đã hoàn tác {undone} dòng.{rest}")
    return redirect("candidate:upload")


@page(Permission.CANDIDATE_IMPORT)
@require_safe
def faults(request: HttpRequest, pk: int) -> HttpResponse:
    """Lines to correct, as a sheet with what is wrong in the last column; it can be uploaded again."""
    headings, lines = queries.faulty_lines(batch_of(request, pk))
    data = filled([Column("", heading) for heading in headings], "Phải sửa", lines)
    return FileResponse(io.BytesIO(data), as_attachment=True, filename="dong-phai-sua.xlsx")
