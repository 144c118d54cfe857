"""The week of an assignment, its A4 sheet, and urging."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from taonguon.common.refusal import Refused
from taonguon.reminder import actions
from taonguon.rules.access import Permission
from taonguon.web.access import page
from taonguon.web.work import assembly
from taonguon.web.work.forms import UrgeForm


@page(Permission.WORK_VIEW)
@require_safe
def week(request: HttpRequest) -> HttpResponse:
    return render(request, "work/week.html", {"shown": assembly.week(request.scope, request.today)})


@page(Permission.WORK_VIEW)
@require_safe
def sheet(request: HttpRequest) -> HttpResponse:
    """One side of A4 for a person with a pen."""
    return render(request, "work/sheet.html", {"shown": assembly.week(request.scope, request.today)})


@page(Permission.URGE)
@require_http_methods(["GET", "HEAD", "POST"])
def urge(request: HttpRequest, matter: str) -> HttpResponse:
    """Urge the units under one matter; who was urged and when stands in the list afterwards."""
    found = assembly.matter(request.scope, request.today, matter)
    if found is None:
        messages.success(request, "Việc này không còn đơn vị nào quá hạn.")
        return redirect("work:week")
    form = UrgeForm(
        request.POST or None,
        units=found.units,
        initial={"text": found.text, "units": [str(unit.pk) for unit in found.units]},
    )
    if request.method == "POST" and form.is_valid():
        try:
            given = actions.urge(
                unit_ids=[int(unit) for unit in form.cleaned_data["units"]],
                matter=matter,
                text=form.cleaned_data["text"],
                on=request.today,
                actor=request.user,
                scope=request.scope,
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, f"Đã ghi đôn đốc {len(given)} đơn vị.")
            return redirect("work:week")
    status = 422 if form.is_bound else 200
    return render(request, "work/urge.html", {"form": form, "found": found}, status=status)
