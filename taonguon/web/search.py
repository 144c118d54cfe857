"""One box for people, units and documents, without diacritics. Each kind of thing is one `Source`.

A source is asked only when the assignment may open what it finds, and finds only within the scope.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from taonguon.candidate import queries as candidate
from taonguon.common.clock import today
from taonguon.common.text import normalise
from taonguon.member import queries as member
from taonguon.organization.models import Unit
from taonguon.rules.access import Permission, Scope
from taonguon.web.access import page

SHOWN = 10  # of one kind; whoever needs more searches in that list


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found; `url` empty when it has no page of its own."""

    title: str
    remark: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of thing: `find(scope, text, limit)` returns hits, the best first."""

    label: str
    permission: Permission
    find: Callable[[Scope, str, int], Iterable[Hit]]


def find_units(scope: Scope, text: str, limit: int) -> Iterable[Hit]:
    units = Unit.objects.in_scope(scope).valid_on(today()).search(text).in_order()[:limit]
    return [Hit(unit.name, unit.get_kind_display()) for unit in units]


def find_candidates(scope: Scope, text: str, limit: int) -> Iterable[Hit]:
    found = candidate.readable(scope).search(text).order_by("person__sort_key", "pk")[:limit]
    return [Hit(row.person.full_name, row.unit.name, reverse("candidate:person", args=[row.pk])) for row in found]


def find_members(scope: Scope, text: str, limit: int) -> Iterable[Hit]:
    found = member.page_of(scope).search(text).order_by("person__sort_key", "pk")[:limit]
    return [Hit(row.person.full_name, row.unit.name, reverse("member:person", args=[row.pk])) for row in found]


SOURCES: tuple[Source, ...] = (
    Source("Quần chúng trong nguồn", Permission.CANDIDATE_VIEW, find_candidates),
    Source("Đảng viên", Permission.MEMBER_VIEW, find_members),
    Source("Đơn vị", Permission.UNIT_VIEW, find_units),
)


@page(Permission.SIGNED_IN)
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What the present assignment may find; an empty query asks nothing of the database."""
    text = normalise(request.GET.get("q", ""))[:100]
    found = [
        (source.label, hits)
        for source in SOURCES
        if text and request.scope and request.scope.can(source.permission)
        if (hits := list(source.find(request.scope, text, SHOWN)))
    ]
    return render(request, "search.html", {"text": text, "found": found, "shown": SHOWN})
