"""Three pages of the law as it stands on a day: figures, steps, forms."""

from datetime import date

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from taonguon.regulation.queries import law_of
from taonguon.rules.access import Permission
from taonguon.web.access import page
from taonguon.web.fields import parse_date
from taonguon.web.law import shown


def _day(request: HttpRequest) -> tuple[date, str]:
    """The day asked for and what is wrong with it; today where none is asked for or it can't be read."""
    text = request.GET.get("ngay", "").strip()
    if not text:
        return request.today, ""
    try:
        return parse_date(text), ""
    except ValidationError as error:
        return request.today, error.messages[0]


def _edits(request: HttpRequest) -> bool:
    return request.scope.can(Permission.LAW_EDIT)


@page(Permission.LAW_VIEW)
@require_safe
def parameters(request: HttpRequest) -> HttpResponse:
    day, error = _day(request)
    context = {
        "day": day,
        "error": error,
        "edits": _edits(request),
        "sets": shown.rule_sets(day),
        "groups": shown.parameters(law_of(request.scope.commune_id), day),
    }
    return render(request, "law/parameters.html", context, status=422 if error else 200)


@page(Permission.LAW_VIEW)
@require_safe
def procedure(request: HttpRequest) -> HttpResponse:
    day, error = _day(request)
    context = {
        "day": day,
        "error": error,
        "edits": _edits(request),
        "phases": shown.procedure(law_of(request.scope.commune_id), day),
    }
    return render(request, "law/procedure.html", context, status=422 if error else 200)


@page(Permission.LAW_VIEW)
@require_safe
def forms(request: HttpRequest) -> HttpResponse:
    context = {"forms": shown.forms(), "books": shown.books(), "edits": _edits(request)}
    return render(request, "law/forms.html", context)
