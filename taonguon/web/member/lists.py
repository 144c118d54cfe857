"""The roll: the list with its identity, movements of a period, probationary members, the Excel register."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from taonguon.dossier.models import Dossier
from taonguon.member import actions, queries
from taonguon.member.labels import SAVED_LABELS, SavedList
from taonguon.member.queries import Filters, Probationer
from taonguon.rules.access import Permission, Scope
from taonguon.web import downloads
from taonguon.web.access import page
from taonguon.web.member import assembly, register, shown
from taonguon.web.member.forms import FilterForm, PeriodForm

ROWS = 25
FIRST_YEARS = 6  # years offered when choosing a period


def rights(request: HttpRequest) -> dict[str, bool]:
    """What the present assignment may do here, for show or hide."""
    return {
        "can_edit": request.scope.can(Permission.MEMBER_EDIT),
        "can_reveal": request.scope.can(Permission.PERSON_REVEAL),
    }


def period_form(request: HttpRequest) -> PeriodForm:
    years = range(request.today.year, request.today.year - FIRST_YEARS, -1)
    asked = {"nam": str(request.today.year), "ky": "nam", **request.GET.dict()}
    return PeriodForm(asked, years=years, scope=request.scope, today=request.today)


@dataclass(frozen=True, slots=True)
class Asked:
    """A period and a branch as far as they could be understood."""

    year: int
    key: str
    unit: str
    path: str
    group: str

    def period(self) -> Any:
        return assembly.period_of(self.year, self.key)


def asked_of(request: HttpRequest, form: PeriodForm) -> Asked:
    """What was chosen; a period still to come falls back to its year, an unknown unit to the whole branch."""
    told = form.asked()
    year, key, unit = told.get("nam", request.today.year), told.get("ky", "nam"), told.get("don_vi", "")
    if assembly.period_of(year, key).start > request.today:
        key = "nam"
    return Asked(year, key, unit, form.paths.get(unit, request.scope.path), told.get("viec", ""))


def saved_lists(request: HttpRequest, filters: Filters) -> tuple[int, list[dict[str, Any]]]:
    everybody, counts = queries.saved_counts(request.scope, request.today)
    url = reverse("member:list")
    lists = [{"label": "Tất cả", "count": everybody, "url": url, "current": filters == Filters()}]
    lists += [
        {
            "label": SAVED_LABELS[saved],
            "count": counts[saved],
            "url": f"{url}?ds={saved.value}",
            "current": filters.saved is saved,
        }
        for saved in SavedList
    ]
    return everybody, lists


@page(Permission.MEMBER_VIEW)
@require_safe
def roll(request: HttpRequest) -> HttpResponse:
    """The roll, with what came and went in a period above it."""
    form = FilterForm(request.GET, scope=request.scope, today=request.today)
    filters = form.filters()
    periods = period_form(request)
    asked = asked_of(request, periods)
    everybody, lists = saved_lists(request, filters)
    rows = Paginator(queries.listing(request.scope, filters, request.today), ROWS).get_page(
        request.GET.get("trang")
    )
    probationary = next(one["count"] for one in lists if one["label"] == SAVED_LABELS[SavedList.PROBATION])
    whole = filters == Filters(unit_path=filters.unit_path, order=filters.order)
    context = {
        "filters": form,
        "whole": whole,
        "unit": asked.unit,
        "on": filters.on,
        "everybody": everybody,
        "probationary": probationary,
        "lists": lists,
        "periods": periods,
        "panel": assembly.panel(asked.path, asked.year, asked.key, asked.unit, request.today) if whole else None,
        "rates": assembly.rates(request.scope, asked.path, asked.year, request.today) if whole else None,
        "page": rows,
        "lines": shown.lines(rows, request.scope.path, request.today),
        **rights(request),
    }
    return render(request, "member/list.html", context)


@page(Permission.MEMBER_VIEW)
@require_safe
def movements(request: HttpRequest) -> HttpResponse:
    """Who stands behind a figure of the identity."""
    form = period_form(request)
    asked = asked_of(request, form)
    period = asked.period().until(request.today)
    label, kinds = assembly.GROUPS.get(asked.group, ("Biến động", ()))
    rows = queries.movement_list(request.scope, asked.path, period.start, period.end, kinds)
    found = Paginator(rows, ROWS).get_page(request.GET.get("trang"))
    context = {
        "filters": form,
        "label": label,
        "period": period,
        "page": found,
        "lines": [(row, row.member.unit_path.startswith(request.scope.path)) for row in found],
    }
    return render(request, "member/movements.html", context)


@dataclass(frozen=True, slots=True)
class Due:
    """One probationary member with the two days that count and the dossier, if there is one."""

    row: Probationer
    standing: shown.Standing
    considered_by: date | None
    dossier: int | None
    ended: bool


# Days before the end of probation at which a line changes its group.
NEAR, SOON = 30, 60


def _group(row: Probationer, today: date) -> str:
    end = row.official_on
    if end is None:
        return "chua-ro"
    if queries.recognition_due(end) < today:
        return "qua-han"
    if end <= today:
        return "da-het"
    days = (end - today).days
    return "30-ngay" if days <= NEAR else "60-ngay" if days <= SOON else "con-lai"


GROUPS = {
    "qua-han": "Chi bộ xét quá hạn",
    "da-het": "Đã hết 12 tháng",
    "30-ngay": "Còn đến 30 ngày",
    "60-ngay": "Còn 31 đến 60 ngày",
    "con-lai": "Còn trên 60 ngày",
    "chua-ro": "Chưa rõ ngày lễ",
}


@page(Permission.MEMBER_VIEW)
@require_safe
def probation(request: HttpRequest) -> HttpResponse:
    """Probationary members, whoever is due first on top, by 60, 30 and 0 days."""
    grouped = [(row, _group(row, request.today)) for row in queries.probationers(request.scope)]
    chosen = request.GET.get("nhom", "")
    url = reverse("member:probation")
    lists = [{"label": "Tất cả", "count": len(grouped), "url": url, "current": chosen not in GROUPS}]
    lists += [
        {
            "label": label,
            "count": sum(group == key for _, group in grouped),
            "url": f"{url}?{urlencode({'nhom': key})}",
            "current": chosen == key,
        }
        for key, label in GROUPS.items()
    ]
    rows = [row for row, group in grouped if chosen not in GROUPS or group == chosen]
    found = Paginator(rows, ROWS).get_page(request.GET.get("trang"))
    context = {"lists": lists, "page": found, "lines": _due(found.object_list, request.scope, request.today)}
    return render(request, "member/probation.html", context)


def _due(rows: Sequence[Probationer], scope: Scope, today: date) -> list[Due]:
    people = [row.member.person_id for row in rows]
    dossiers = dict(
        Dossier.objects.in_scope(scope).filter(person__in=people).order_by("pk").values_list("person_id", "pk")
    )
    return [
        Due(
            row,
            shown.standing(row.member, today),
            queries.recognition_due(row.official_on) if row.official_on else None,
            dossiers.get(row.member.person_id),
            row.official_on is not None and row.official_on <= today,
        )
        for row in rows
    ]


@page(Permission.MEMBER_VIEW)
@require_POST
def export(request: HttpRequest) -> HttpResponse:
    """The filtered roll as a file; the address holds the filter."""
    form = FilterForm(request.GET, scope=request.scope, today=request.today)
    filters = form.filters()
    rows = queries.register(request.scope, filters, request.today)
    table = register.table(rows, scope=request.scope, on=filters.on or request.today, today=request.today)

    def note(count: int) -> None:
        actions.note_exported(count=count, filters=request.GET.dict(), actor=request.user, scope=request.scope)

    return downloads.workbook(request, [table], f"so-dang-vien-{request.today:%Y-%m-%d}.xlsx", note)
