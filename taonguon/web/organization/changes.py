"""Forms that change units: one page a deed, each making one call to the organisation's actions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from taonguon.common.querysets import below
from taonguon.common.refusal import Refused
from taonguon.organization import actions
from taonguon.organization.labels import Kind
from taonguon.organization.models import Exemption, Unit
from taonguon.rules.access import Permission
from taonguon.web.access import page
from taonguon.web.organization import forms, sheet
from taonguon.web.organization.forms import Form

edits = require_http_methods(["GET", "HEAD", "POST"])


def _unit(request: HttpRequest, pk: int) -> Unit:
    return get_object_or_404(Unit.objects.in_scope(request.scope), pk=pk)


def _by(request: HttpRequest) -> dict[str, Any]:
    return {"actor": request.user, "scope": request.scope}


def _answer(
    request: HttpRequest,
    form: Form,
    deed: Callable[[dict], Unit],
    *,
    title: str,
    button: str,
    done: str,
    back: str,
) -> HttpResponse:
    """Show the form, or do the deed and go to the unit; a refusal comes back on its field."""
    if request.method == "POST" and form.is_valid():
        try:
            unit = deed(form.cleaned_data)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, done)
            return redirect("organization:unit", pk=unit.pk)
    context = {"form": form, "title": title, "button": button, "back": back}
    return render(request, "organization/form.html", context, status=422 if form.is_bound else 200)


def _parents(request: HttpRequest):
    kinds = [Kind.COMMUNE.value, Kind.GRASSROOTS.value, Kind.SUB_COMMITTEE.value, Kind.MASS_ORGANIZATION.value]
    return Unit.objects.in_scope(request.scope).valid_on(request.today).filter(kind__in=kinds).order_by("path")


@page(Permission.UNIT_EDIT)
@edits
def found(request: HttpRequest) -> HttpResponse:
    form = forms.FoundForm(request.POST or None, parents=_parents(request))
    return _answer(
        request, form, lambda data: actions.found_unit(**data, **_by(request)),
        title="Thêm đơn vị", button="Thêm đơn vị", done="Đã thêm đơn vị.", back="/to-chuc/",
    )  # fmt: skip


@page(Permission.UNIT_EDIT)
@edits
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    unit = _unit(request, pk)
    initial = {name: getattr(unit, name) for name in forms.CorrectForm.base_fields}
    form = forms.CorrectForm(request.POST or None, initial=initial)
    return _answer(
        request, form,
        lambda data: actions.correct_unit(unit_id=pk, values=data, on=request.today, **_by(request)),
        title=f"Sửa thông tin: {unit.name}", button="Ghi thông tin", done="Đã sửa thông tin.",
        back=f"/to-chuc/{pk}/",
    )  # fmt: skip


@page(Permission.UNIT_EDIT)
@edits
def rename(request: HttpRequest, pk: int) -> HttpResponse:
    unit = _unit(request, pk)
    form = forms.RenameForm(request.POST or None, initial={"on": request.today})
    return _answer(
        request, form, lambda data: actions.rename_unit(unit_id=pk, **data, **_by(request)),
        title=f"Đổi tên: {unit.name}", button="Đổi tên", done="Đã đổi tên, tên cũ vẫn giữ trong lịch sử.",
        back=f"/to-chuc/{pk}/",
    )  # fmt: skip


@page(Permission.UNIT_EDIT)
@edits
def move(request: HttpRequest, pk: int) -> HttpResponse:
    unit = _unit(request, pk)
    form = forms.MoveForm(request.POST or None, parents=_parents(request), initial={"on": request.today})
    return _answer(
        request, form, lambda data: actions.move_unit(unit_id=pk, **data, **_by(request)),
        title=f"Chuyển đơn vị cấp trên: {unit.name}", button="Chuyển đơn vị",
        done="Đã chuyển đơn vị cùng hồ sơ của nó.", back=f"/to-chuc/{pk}/",
    )  # fmt: skip


@page(Permission.UNIT_EDIT)
@edits
def end(request: HttpRequest, pk: int) -> HttpResponse:
    unit = _unit(request, pk)
    others = Unit.objects.in_scope(request.scope).valid_on(request.today).party().exclude(pk=pk).in_order()
    form = forms.EndForm(request.POST or None, others=others, initial={"on": request.today})
    return _answer(
        request, form, lambda data: actions.end_unit(unit_id=pk, **data, **_by(request)),
        title=f"Nhập hoặc giải thể: {unit.name}", button="Kết thúc đơn vị",
        done="Đã ghi kết thúc hoạt động của đơn vị.", back=f"/to-chuc/{pk}/",
    )  # fmt: skip


@page(Permission.UNIT_EDIT)
@edits
def exempt(request: HttpRequest, pk: int) -> HttpResponse:
    unit = _unit(request, pk)
    form = forms.ExemptForm(request.POST or None, initial={"valid_from": request.today.replace(month=1, day=1)})

    def deed(data: dict) -> Unit:
        actions.grant_exemption(unit_id=pk, **data, **_by(request))
        return unit

    return _answer(
        request, form, deed, title=f"Miễn chỉ tiêu: {unit.name}", button="Ghi miễn chỉ tiêu",
        done="Đã ghi miễn chỉ tiêu.", back=f"/to-chuc/{pk}/",
    )  # fmt: skip


@page(Permission.UNIT_EDIT)
@edits
def end_exemption(request: HttpRequest, pk: int) -> HttpResponse:
    rows = Exemption.objects.filter(below("unit__path", request.scope.path)).select_related("unit")
    exemption = get_object_or_404(rows, pk=pk)
    form = forms.EndingForm(request.POST or None, initial={"on": request.today})

    def deed(data: dict) -> Unit:
        return actions.end_exemption(exemption_id=pk, **data, **_by(request)).unit

    return _answer(
        request, form, deed, title=f"Kết thúc miễn chỉ tiêu: {exemption.unit.name}", button="Ghi kết thúc",
        done="Đã ghi kết thúc miễn chỉ tiêu.", back=f"/to-chuc/{exemption.unit_id}/",
    )  # fmt: skip


@page(Permission.UNIT_EDIT)
@edits
def post(request: HttpRequest, pk: int) -> HttpResponse:
    unit = _unit(request, pk)
    form = forms.PostForm(request.POST or None, initial={"valid_from": request.today})

    def deed(data: dict) -> Unit:
        actions.give_post(unit_id=pk, **data, **_by(request))
        return unit

    return _answer(
        request, form, deed, title=f"Ghi người giữ chức vụ: {unit.name}", button="Ghi chức vụ",
        done="Đã ghi người giữ chức vụ.", back=f"/to-chuc/{pk}/",
    )  # fmt: skip


@page(Permission.UNIT_EDIT)
@require_safe
def template(request: HttpRequest) -> HttpResponse:
    """The empty sheet, with the names of kinds and blocks to pick from."""
    response = HttpResponse(sheet.template(), content_type=sheet.XLSX)
    response["Content-Disposition"] = 'attachment; filename="mau-don-vi.xlsx"'
    return response


@page(Permission.UNIT_EDIT)
@edits
def upload(request: HttpRequest) -> HttpResponse:
    """Read a sheet of units and go to its preview; nothing is saved yet."""
    form = forms.UploadForm(request.POST or None, files=request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            rows = sheet.read(file.read(), file.name)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            request.session[sheet.SESSION_KEY] = rows
            return redirect("organization:preview")
    return render(request, "organization/upload.html", {"form": form}, status=422 if form.is_bound else 200)


@page(Permission.UNIT_EDIT)
@edits
def preview(request: HttpRequest) -> HttpResponse:
    """What would be added, what is there already, what is held back and why; then all good rows in one go."""
    rows = request.session.get(sheet.SESSION_KEY)
    if not rows:
        return redirect("organization:import")
    checked = sheet.check_rows(rows, request.scope, request.today)
    if request.method == "POST":
        added = sheet.apply(checked, on=request.today, **_by(request))
        del request.session[sheet.SESSION_KEY]
        messages.success(request, f"Đã thêm {added} đơn vị.")
        return redirect("organization:tree")
    return render(request, "organization/preview.html", {"checked": checked})
