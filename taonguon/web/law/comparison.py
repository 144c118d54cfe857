"""Two rule sets side by side, in general and on one dossier: "đổi gì nếu theo 208-QĐ/TW?"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from taonguon.dossier.facts import Surroundings, facts_of, told
from taonguon.dossier.models import Dossier
from taonguon.rules.access import Permission, Scope
from taonguon.rules.law import LAW, Difference, compare, rule_sets
from taonguon.rules.law.model import Parameter
from taonguon.web.access import page
from taonguon.web.law.shown import value_in_words


@dataclass(frozen=True, slots=True)
class ParameterRow:
    """One figure of the law under two sets."""

    title: str
    first: str
    second: str
    first_source: str
    second_source: str


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One thing that differs on a dossier, in words."""

    what: str
    first: str
    second: str


_KINDS = {
    "finding": "Điều kiện",
    "deadline": "Thời hạn",
    "stale": "Giấy tờ",
    "step": "Bước",
    "stage": "Giai đoạn",
    "date": "Ngày",
}
_FIELDS = {
    "verdict": "kết luận",
    "value": "giá trị",
    "due_on": "hạn",
    "extended_due_on": "hạn nếu gia hạn",
    "from_on": "tính từ ngày",
    "from_event": "tính từ việc",
    "state": "tình trạng",
    "earliest_on": "sớm nhất đạt",
}


def _parameters(first: str, second: str) -> list[ParameterRow]:
    """Figures that differ between two sets, in the order of the law."""
    one, other = LAW.pinned(first), LAW.pinned(second)
    rows = []
    for family in LAW.families:
        a, b = one.parameter(family, date.max), other.parameter(family, date.max)
        if (a.value, a.from_event, a.extension) != (b.value, b.from_event, b.extension):
            rows.append(ParameterRow(a.title_vi, _said(a), _said(b), a.citation, b.citation))
    return rows


def _said(parameter: Parameter) -> str:
    value = value_in_words(parameter) or "theo căn cứ"
    start = LAW.events[parameter.from_event].title_vi if parameter.from_event in LAW.events else ""
    return f"{value}, tính từ khi {start[:1].lower()}{start[1:]}" if start else value


def _case(scope: Scope, today: date, dossier_id: int, first: str, second: str) -> tuple[str, list[CaseRow]]:
    """What differs on one dossier of the branch, without sources and tags (they always differ)."""
    case = get_object_or_404(told(Dossier.objects.in_scope(scope)), pk=dossier_id)
    facts = facts_of(case, Surroundings.of([case]), on=today)
    found = compare(facts, today, first=first, second=second)
    shown = [row for row in found.differences if row.field in _FIELDS]
    return case.person.full_name, [_case_row(row) for row in shown]


def _case_row(row: Difference) -> CaseRow:
    what = f"{_KINDS.get(row.kind, row.kind)}: {_title(row.key)}, {_FIELDS[row.field]}"
    return CaseRow(what, row.first or "không có", row.second or "không có")


def _title(key: str) -> str:
    if key in LAW.families:
        return LAW.families[key][-1].title_vi
    if key in LAW.by_id:
        return LAW.step(key).title_vi
    return LAW.conditions[key].title_vi if key in LAW.conditions else LAW.product(key)


@page(Permission.LAW_VIEW)
@require_safe
def compare_sets(request: HttpRequest) -> HttpResponse:
    """Choose two sets; with `ho_so`, also what they change on that dossier."""
    sets: Sequence = rule_sets()
    ids = [one.id for one in sets]
    first = request.GET.get("tu", ids[0])
    second = request.GET.get("den", ids[-1])
    first, second = (
        chosen if chosen in ids else default for chosen, default in ((first, ids[0]), (second, ids[-1]))
    )
    name, rows = "", []
    dossier = request.GET.get("ho_so", "")
    if dossier.isdigit():
        name, rows = _case(request.scope, request.today, int(dossier), first, second)
    context = {
        "sets": sets,
        "first": first,
        "second": second,
        "parameters": _parameters(first, second),
        "dossier": dossier if name else "",
        "name": name,
        "rows": rows,
        "edits": request.scope.can(Permission.LAW_EDIT),
    }
    return render(request, "law/compare.html", context)
