"""Reading documents: drafts, the register, one document, and what changed since a report was issued."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from taonguon.documents.labels import Status
from taonguon.documents.models import Document
from taonguon.rules.access import Scope


def documents(scope: Scope) -> QuerySet[Document]:
    """Documents of the commune an assignment works in; units read what their committee issued, not its drafts."""
    rows = Document.objects.filter(unit_path=scope.commune_path).select_related("unit", "author")
    return rows if scope.committee_wide else rows.exclude(status=Status.DRAFT.value)


def drafts(scope: Scope) -> QuerySet[Document]:
    return documents(scope).filter(status=Status.DRAFT.value).order_by("-pk").for_page()


def register(scope: Scope) -> QuerySet[Document]:
    """The register: every number given, newest first; cancelled ones keep their place."""
    return documents(scope).exclude(status=Status.DRAFT.value).order_by("-signed_on", "-number", "-pk").for_page()


@dataclass(frozen=True, slots=True)
class Changed:
    """A figure of an issued report that is counted otherwise now."""

    label: str
    reported: Any
    now: Any
    unit: str


def changes(
    reported: Mapping[str, Mapping[str, Any]], today: Mapping[str, Mapping[str, Any]]
) -> Sequence[Changed]:
    """ "Đã báo cáo 12, nay 11": figures that later corrections of the record have changed."""
    found = []
    for code, before in reported.items():
        after = today.get(code)
        if after is not None and before["value"] != after["value"]:
            found.append(Changed(before["label"], before["value"], after["value"], before["unit"]))
    return found
