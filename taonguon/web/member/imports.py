"""Opening the roll from Excel: the template, the upload, the preview, then every good line in one deed."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from taonguon.common.refusal import Refused
from taonguon.member import actions
from taonguon.rules.access import Permission
from taonguon.rules.wording import format_int
from taonguon.web import downloads
from taonguon.web.access import page
from taonguon.web.member import sheet
from taonguon.web.member.forms import OpeningForm, UploadForm
from taonguon.web.member.person import FORM, posted

HELD_SHOWN = 50


@page(Permission.MEMBER_EDIT)
@require_safe
def template(request: HttpRequest) -> HttpResponse:
    response = HttpResponse(sheet.template(), content_type=downloads.XLSX)
    response["Content-Disposition"] = 'attachment; filename="mau-dang-vien.xlsx"'
    return response


@page(Permission.MEMBER_EDIT)
@require_http_methods(FORM)
def upload(request: HttpRequest) -> HttpResponse:
    """Read a sheet and go to its preview; nothing enters the roll yet."""
    form = UploadForm(posted(request), files=request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            rows = sheet.read(file.read(), file.name)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            sheet.keep(request.session, rows, file.name)
            return redirect("member:preview")
    context = {"form": form, "columns": sheet.COLUMNS}
    return render(request, "member/upload.html", context, status=422 if form.is_bound else 200)


@page(Permission.MEMBER_EDIT)
@require_http_methods(FORM)
def preview(request: HttpRequest) -> HttpResponse:
    """What would be added, what is there already, what is held back and why; then the good lines in one go."""
    rows, file_name = sheet.kept(request.session)
    if not rows:
        return redirect("member:import")
    checked = sheet.check_rows(rows, request.scope, request.today)
    form = OpeningForm(posted(request), today=request.today)
    if form.is_valid() and checked.new:
        try:
            members = actions.open_roll(
                entries=[line.entry() for line in checked.new], **form.cleaned_data, actor=request.user,
                scope=request.scope,
            )  # fmt: skip
        except Refused as refusal:
            form.refuse(refusal)
        else:
            sheet.drop(request.session)
            held = f" {format_int(len(checked.held))} dòng có lỗi chưa nhập." if checked.held else ""
            messages.success(request, f"Đã nhập {format_int(len(members))} đảng viên.{held}")
            return redirect("member:list")
    context = {
        "form": form,
        "checked": checked,
        "file_name": file_name,
        "held": checked.held[:HELD_SHOWN],
        "page": Paginator(checked.new, 25).get_page(request.GET.get("trang")),
    }
    return render(request, "member/preview.html", context, status=422 if form.is_bound else 200)
