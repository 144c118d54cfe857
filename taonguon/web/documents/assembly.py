"""One document as its page shows it: sentences, figures, faults, files, and what changed since it was issued."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from taonguon.common.refusal import Refused
from taonguon.common.text import fold
from taonguon.documents import issue as deeds
from taonguon.documents.facts.official import Annex, Heading, Paragraph
from taonguon.documents.gather.report import frozen
from taonguon.documents.labels import FORMAT_LABELS, Format, Subject
from taonguon.documents.lint import Finding
from taonguon.documents.models import Document, DocumentFile
from taonguon.documents.profile import kinds
from taonguon.documents.queries import Changed, changes
from taonguon.plan.models import Plan
from taonguon.plan.queries import plan_in
from taonguon.rules.access import Permission, Scope
from taonguon.web.documents.forms import DraftForm, ReportForm


@dataclass(frozen=True, slots=True)
class DocumentPage:
    document: Document
    symbol: str
    heading: str
    lines: Sequence[tuple[str, str]]  # heading or line, text
    findings: Sequence[Finding]
    formats: Sequence[tuple[str, str]]
    changed: Sequence[Changed]
    figures: Sequence[Mapping[str, Any]]
    form: DraftForm | None
    can_issue: bool
    can_cancel: bool
    refused: str


def plans(scope: Scope) -> QuerySet[Plan]:
    return plan_in(scope)


def document_page(document: Document, scope: Scope, data: Mapping[str, Any] | None) -> DocumentPage:
    """A draft is counted and checked anew; an issued document is shown as issued, beside today's figures."""
    refused, prepared = "", None
    try:
        prepared = deeds.prepare(document)
    except Refused as refusal:
        refused = refusal.message
    report = document.subject == Subject.REPORT
    changed: Sequence[Changed] = ()
    if prepared is not None and prepared.report is not None and not document.is_draft:
        changed = changes(document.facts, frozen(prepared.report))
    form = None
    if document.is_draft and scope.can(Permission.DOCUMENT_DRAFT):
        form = (ReportForm if report else DraftForm)(data, initial=_initial(document))
    wanted = [Format.WORD, Format.PDF, *([Format.EXCEL] if report else [])]
    return DocumentPage(
        document=document,
        symbol=document.symbol or "chưa có số",
        heading=f"{kinds()[document.kind].title.capitalize()} {document.title}",
        lines=_lines(prepared.official.blocks) if prepared and document.is_draft else (),
        findings=prepared.findings if prepared and document.is_draft else (),
        formats=[(one.value, FORMAT_LABELS[one]) for one in wanted] if not refused else (),
        changed=changed,
        figures=tuple(document.facts.values()) if not document.is_draft else (),
        form=form,
        can_issue=document.is_draft and scope.can(Permission.DOCUMENT_ISSUE) and not refused,
        can_cancel=scope.can(Permission.DOCUMENT_ISSUE),
        refused=refused,
    )


def _initial(document: Document) -> dict[str, Any]:
    names = ("as_of", "recipients", "signer_authority", "signer_position", "signer_name")
    return {**{name: getattr(document, name) for name in names}, **document.texts}


def _lines(blocks: Sequence[object]) -> list[tuple[str, str]]:
    """The text as it will read, without tables."""
    shown = []
    for block in blocks:
        if isinstance(block, Annex):
            break
        if isinstance(block, Heading):
            shown.append(("heading", block.text))
        elif isinstance(block, Paragraph):
            shown.append(("line", block.text))
    return shown


def file_of(document: Document, format_: Format, user: Any) -> bytes | None:
    """Bytes of a file; None where the document has no such file or cannot be made."""
    try:
        return deeds.rendered(document, format_, str(user))
    except (KeyError, DocumentFile.DoesNotExist, Refused):
        return None


def file_name(document: Document, format_: str) -> str:
    """`05-bc-du-ket-qua-….docx`: letters without marks, so that every system keeps it."""
    text = fold(f"{document.symbol or 'du-thao'} {document.title}")
    words = "".join(char if char.isalnum() else " " for char in text).split()
    return f"{'-'.join(words)[:80]}.{format_}"
