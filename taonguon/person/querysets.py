"""Chainable filters of people. A person is always reached through a candidate or a member, never alone."""

from __future__ import annotations

from typing import Self

from django.db.models import Q

from taonguon.common.querysets import PageQuerySet
from taonguon.common.text import fold


def name_matches(text: str, prefix: str = "") -> Q:
    """Every word of a query, in any order, without marks; `prefix` leads to the person ("person__")."""
    condition = Q()
    for word in fold(text).split():
        condition &= Q(**{f"{prefix}search_key__contains": word})
    return condition


class PersonQuerySet(PageQuerySet):
    def search(self, text: str) -> Self:
        return self.filter(name_matches(text))
