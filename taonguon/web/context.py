"""What the frame of every page shows: menu, assignments, mode, the moment.

Worked out only when a page is whole; a partial answer for htmx asks for none of it.
"""

from datetime import datetime
from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from taonguon import __version__
from taonguon.common.clock import now
from taonguon.organization.models import Assignment
from taonguon.rules.access import ROLE_LABELS, Role
from taonguon.web.navigation import Count, Entry, installed_url, sections


class MenuLine:
    """A menu line as one page shows it."""

    def __init__(self, entry: Entry, request: HttpRequest) -> None:
        self.entry, self.label, self.icon, self.tab = entry, entry.label, entry.icon, entry.tab
        self.url = installed_url(entry.name) or ""
        self.request = request
        self.current = False

    @cached_property
    def count(self) -> Count | None:
        return self.entry.count(self.request.scope, self.request.today) if self.entry.count else None


def mark_current(lines: list[MenuLine], request: HttpRequest) -> None:
    """One line at most: the one whose address begins this page's; else the only one of this page's area."""
    namespace = request.resolver_match.namespace if request.resolver_match else ""
    near = [line for line in lines if request.path.startswith(line.url)] or [
        line for line in lines if line.entry.area == namespace
    ]
    if near:
        max(near, key=lambda line: len(line.url)).current = True


class Frame:
    """Lazy: a partial answer for htmx asks for none of this."""

    version = __version__

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.scope = getattr(request, "scope", None)

    @property
    def practice_mode(self) -> bool:
        return settings.PRACTICE_MODE

    @cached_property
    def menu(self) -> list[list[MenuLine]]:
        if self.scope is None:
            return []
        groups = [[MenuLine(entry, self.request) for entry in group] for group in sections(self.scope)]
        mark_current([line for group in groups for line in group], self.request)
        return groups

    @property
    def tabs(self) -> list[MenuLine]:
        return [line for group in self.menu for line in group if line.tab]

    @property
    def committee(self) -> str:
        return self.scope.commune_name if self.scope else ""

    @property
    def place(self) -> str:
        """Where the person works now: short words under the name."""
        return self.scope.unit_name if self.scope else "chưa có phân công"

    @property
    def role(self) -> str:
        return ROLE_LABELS[self.scope.role] if self.scope else ""

    @property
    def other_assignments(self) -> list[tuple[Assignment, str]]:
        mine = getattr(self.request, "assignments", [])
        present = getattr(self.request, "assignment", None)
        return [(one, ROLE_LABELS[Role(one.role)]) for one in mine if one != present]

    @property
    def search_url(self) -> str | None:
        return installed_url("search") if self.scope else None

    @property
    def shown_at(self) -> datetime:
        """When the figures of this page were read."""
        return now()


def frame(request: HttpRequest) -> dict[str, Any]:
    return {"frame": Frame(request)}
