"""Reading the classes: the list, one class with its people, the list as an Excel file."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST, require_safe

from taonguon.rules.access import Permission
from taonguon.training import actions, queries
from taonguon.training.labels import CourseKind
from taonguon.training.models import Course
from taonguon.web import downloads
from taonguon.web.access import page
from taonguon.web.training import assembly
from taonguon.web.training.forms import YearForm

ROWS = 25


def found(request: HttpRequest, pk: int) -> Course:
    return get_object_or_404(queries.course_in(request.scope), pk=pk)


@page(Permission.TRAINING_VIEW)
@require_safe
def courses(request: HttpRequest) -> HttpResponse:
    years = queries.years(request.scope, request.today)
    asked = {"nam": str(request.today.year), **request.GET.dict()}
    form = YearForm(asked, years=years)
    form.is_valid()
    year, kind = form.cleaned_data.get("nam"), form.cleaned_data.get("loai")
    rows = queries.courses(request.scope, year=year, kind=CourseKind(kind) if kind else None)
    shown = Paginator(rows, ROWS).get_page(request.GET.get("trang"))
    lines = [(row, assembly.kind_name(row), *assembly.state_of(row, request.today)) for row in shown]
    context = {
        "filters": form,
        "page": shown,
        "lines": lines,
        "year": year,
        "can_edit": request.scope.can(Permission.TRAINING_EDIT),
    }
    return render(request, "training/list.html", context)


@page(Permission.TRAINING_VIEW)
@require_safe
def course(request: HttpRequest, pk: int) -> HttpResponse:
    one = found(request, pk)
    shown = Paginator(queries.attendees(request.scope, one), ROWS).get_page(request.GET.get("trang"))
    kind, state = assembly.state_of(one, request.today)
    context = {
        "course": one,
        "kind_name": assembly.kind_name(one),
        "kind": kind,
        "state": state,
        "page": shown,
        "lines": assembly.attendees(one, shown),
        "whole": request.scope.committee_wide,
        "can_edit": request.scope.can(Permission.TRAINING_EDIT),
    }
    return render(request, "training/course.html", context)


@page(Permission.TRAINING_VIEW)
@require_POST
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """The list in the layout that the political centre takes; a unit gets its own people only."""
    one = found(request, pk)

    def note(count: int) -> None:
        actions.note_exported(course=one, count=count, actor=request.user, scope=request.scope)

    return downloads.workbook(request, [assembly.register(request.scope, one)], f"danh-sach-lop-{pk}.xlsx", note)
