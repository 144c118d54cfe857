"""Word templates of a committee: to be edited in Word, taken back in, checked, versioned."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from taonguon.common.refusal import Refused
from taonguon.documents.papers import templates as deeds
from taonguon.documents.papers.bundle import PaperFile
from taonguon.rules.access import Permission
from taonguon.web.access import page
from taonguon.web.papers.files import sent
from taonguon.web.papers.forms import TemplateForm


def _in_use(request: HttpRequest, form: str) -> deeds.TemplateInUse:
    if form not in deeds.EDITABLE or request.scope.commune_id is None:
        raise Http404
    return deeds.templates_in_use(request.scope.commune_id)[form]


@page(Permission.SETTING_EDIT)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    templates = deeds.templates_in_use(request.scope.commune_id) if request.scope.commune_id else {}
    return render(request, "papers/templates.html", {"templates": list(templates.values())})


@page(Permission.SETTING_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def template(request: HttpRequest, form: str) -> HttpResponse:
    """The fields a form offers; an edited template comes in here."""
    used = _in_use(request, form)
    upload = TemplateForm(request.POST, request.FILES) if request.method == "POST" else TemplateForm()
    if request.method == "POST" and upload.is_valid():
        file = upload.cleaned_data["file"]
        try:
            taken = deeds.upload_template(
                form=form, file_name=file.name, content=file.read(), actor=request.user, scope=request.scope
            )
        except Refused as refusal:
            upload.refuse(refusal)
        else:
            messages.success(request, f"Đã nhận mẫu, lần sửa {taken.row.version}. Giấy lập từ nay dùng mẫu này.")
            for warning in taken.warnings:
                messages.warning(request, warning)
            return redirect("papers:template", form=form)
    context = {
        "used": used,
        "form": upload,
        "fields": deeds.fields_offered(form).items(),
        "lists": deeds.rows_offered(form).items(),
        "history": deeds.history(request.scope, form),
    }
    return render(request, "papers/template.html", context, status=422 if upload.is_bound else 200)


@page(Permission.SETTING_EDIT)
@require_safe
def file(request: HttpRequest, form: str) -> HttpResponse:
    used = _in_use(request, form)
    return sent(PaperFile(f"mau-{form}.docx", used.entry.title, deeds.file_in_use(used)))


@page(Permission.SETTING_EDIT)
@require_POST
def reset(request: HttpRequest, form: str) -> HttpResponse:
    _in_use(request, form)
    deeds.reset_template(form=form, actor=request.user, scope=request.scope)
    messages.success(request, "Đã trở lại mẫu gốc; mẫu đã sửa vẫn giữ trong danh sách các lần sửa.")
    return redirect("papers:template", form=form)
