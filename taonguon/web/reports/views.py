"""Periods with their reports, and starting one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from taonguon.common.refusal import Refused
from taonguon.documents import issue as deeds
from taonguon.rules.access import Permission
from taonguon.web.access import page
from taonguon.web.reports import assembly


@page(Permission.REPORT_VIEW)
@require_safe
def periods(request: HttpRequest) -> HttpResponse:
    shown = assembly.periods(request.scope, request.today, request.GET.get("nam", ""))
    return render(request, "reports/list.html", {"shown": shown})


@page(Permission.REPORT_MAKE)
@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """Start a period's report, or open the draft there is."""
    subject_ref = request.POST.get("ky", "")
    as_of = assembly.as_of(subject_ref, request.today)
    if as_of is None:
        messages.error(request, "Kỳ báo cáo chưa bắt đầu hoặc không có: chọn lại kỳ.")
        return redirect("report:list")
    try:
        made = deeds.draft_report(subject_ref=subject_ref, as_of=as_of, actor=request.user, scope=request.scope)
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect("report:list")
    return redirect("document:document", pk=made.pk)
