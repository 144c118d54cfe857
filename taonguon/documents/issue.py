"""Deeds on documents: draft, write, issue, cancel. Issuing takes the number under a lock and stores the files.

An issued document never changes: its text, figures and files are those of the day it was issued.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from taonguon.audit import labels as audit_labels
from taonguon.audit.actions import record
from taonguon.common.clock import now
from taonguon.common.refusal import Refused
from taonguon.documents import lint as checks
from taonguon.documents.excel.workbook import render_workbook
from taonguon.documents.facts.annex import ExportStamp
from taonguon.documents.facts.layout import symbol
from taonguon.documents.facts.official import OfficialDocument
from taonguon.documents.facts.plan import plan_document
from taonguon.documents.facts.report import ReportFacts
from taonguon.documents.facts.report_text import report_document
from taonguon.documents.gather.annexes import annexes
from taonguon.documents.gather.frame import issuer_of, level_of, split_signer
from taonguon.documents.gather.plan import gather_plan
from taonguon.documents.gather.report import SECTIONS, TOLD, frozen, gather_report, period_of
from taonguon.documents.labels import Format, Status, Subject
from taonguon.documents.models import Document, DocumentFile, NumberSeries
from taonguon.documents.pdf.document import render_document as render_pdf
from taonguon.documents.profile import kinds
from taonguon.documents.word.document import render_document as render_word
from taonguon.organization.models import Committee, Unit
from taonguon.organization.queries import committee_of, term_on
from taonguon.plan.models import Plan
from taonguon.plan.queries import active_plan
from taonguon.rules.access import Scope

audit_labels.register(
    {
        "document.drafted": "Lập dự thảo văn bản",
        "document.written": "Sửa dự thảo văn bản",
        "document.issued": "Ban hành văn bản",
        "document.cancelled": "Hủy văn bản, giữ số",
        "document.downloaded": "Tải văn bản",
    }
)

_KIND_OF = {Subject.REPORT: "report", Subject.PLAN: "plan"}


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document ready to be shown or rendered, with what the lint says of it."""

    official: OfficialDocument
    report: ReportFacts | None
    findings: tuple[checks.Finding, ...]

    @property
    def blocks(self) -> tuple[checks.Finding, ...]:
        return tuple(finding for finding in self.findings if finding.level is checks.Level.BLOCK)


def plan_of(document: Document, committee: Committee) -> Plan:
    """The plan a document is about. Refused when a report's year has none."""
    if document.subject == Subject.PLAN:
        return Plan.objects.get(pk=int(document.subject_ref), unit=committee.unit)
    plan = active_plan(committee.unit_id, period_of(document.subject_ref).end.year)
    if plan is None:
        raise Refused("Năm của kỳ báo cáo chưa có kế hoạch đang thực hiện: tạo kế hoạch trước rồi lập báo cáo.")
    return plan


def prepare(document: Document) -> Prepared:
    """Count the figures, write the sentences, check the format. Reads only."""
    committee = committee_of(document.unit_id)
    plan = plan_of(document, committee)
    report = None
    if document.subject == Subject.REPORT:
        report = gather_report(document, plan, committee)
        official = report_document(report)
    else:
        official = plan_document(gather_plan(document, plan, committee))
    register = checks.Register(
        today=document.signed_on or document.as_of,
        level=level_of(committee),
        taken_numbers=_taken(document),
    )
    findings = checks.lint(official, register)
    if report is not None:
        findings = (*checks.lint_report(report), *findings)
    return Prepared(official, report, findings)


def _taken(document: Document) -> set[int]:
    """Numbers of this kind already given in the term the document falls into."""
    term = document.term or term_on(document.unit_id, document.signed_on or document.as_of)
    rows = Document.objects.filter(unit=document.unit, kind=document.kind, term=term, number__isnull=False)
    return set(rows.exclude(pk=document.pk).values_list("number", flat=True))


@transaction.atomic
def draft_report(*, subject_ref: str, as_of: date, actor: Any, scope: Scope) -> Document:
    """Start the report of a period; one draft a period. Refuses a day outside it and a year without plan."""
    commune = _commune(scope)
    period = period_of(subject_ref)
    if not period.start <= as_of <= period.end:
        raise Refused(f"Số liệu phải tính đến một ngày trong {period.name}.", field="as_of")
    draft = Document.objects.filter(
        unit=commune, subject=Subject.REPORT.value, subject_ref=subject_ref, status=Status.DRAFT.value
    ).first()
    if draft is not None:
        return draft
    document = Document(
        subject=Subject.REPORT.value,
        subject_ref=subject_ref,
        title=f"kết quả thực hiện Kế hoạch phát triển đảng viên mới, {period.name}",
        as_of=as_of,
    )
    return _save_draft(document, commune, actor, scope)


@transaction.atomic
def draft_plan(*, plan_id: int, as_of: date, actor: Any, scope: Scope) -> Document:
    """Start issuing a plan as a document."""
    commune = _commune(scope)
    plan = Plan.objects.in_scope(scope).get(pk=plan_id)
    document = Document(
        subject=Subject.PLAN.value,
        subject_ref=str(plan.pk),
        title=plan.title[:1].lower() + plan.title[1:],
        as_of=as_of,
    )
    return _save_draft(document, commune, actor, scope)


def _commune(scope: Scope) -> Unit:
    if scope.commune_id is None or not scope.committee_wide:
        raise Refused("Chỉ cấp Đảng ủy xã lập văn bản này.")
    return Unit.objects.get(pk=scope.commune_id)


def _save_draft(document: Document, commune: Unit, actor: Any, scope: Scope) -> Document:
    document.assign_unit(commune)
    document.kind = _KIND_OF[Subject(document.subject)]
    document.author = actor
    plan = plan_of(document, committee_of(commune.pk))
    document.recipients = list(plan.recipients)
    document.signer_authority, document.signer_position = split_signer(plan.signer_title)
    document.save()
    record(
        verb="document.drafted", target=document, actor=actor, scope=scope, unit_path=document.unit_path,
        detail={"title": document.title, "as_of": document.as_of},
    )  # fmt: skip
    return document


def _locked(document_id: int, scope: Scope) -> Document:
    rows = Document.objects.in_branch(scope.path).select_for_update(of=("self",)).select_related("unit", "term")
    return rows.get(pk=document_id)


def _draft(document_id: int, scope: Scope) -> Document:
    document = _locked(document_id, scope)
    if not document.is_draft:
        raise Refused("Văn bản đã ban hành thì không sửa được: lập văn bản khác để đính chính.")
    return document


@transaction.atomic
def write_draft(*, document_id: int, values: Mapping[str, Any], actor: Any, scope: Scope) -> Document:
    """Keep what the office writes: the day of the figures, the written parts, recipients and signature."""
    document = _draft(document_id, scope)
    for name in ("as_of", "title", "recipients", "signer_authority", "signer_position", "signer_name"):
        if name in values:
            setattr(document, name, values[name])
    document.texts = {name: values[name] for name in (*SECTIONS, *TOLD) if values.get(name) not in (None, [], "")}
    if document.subject == Subject.REPORT:
        period = period_of(document.subject_ref)
        if document.as_of not in period:
            raise Refused(f"Số liệu phải tính đến một ngày trong {period.name}.", field="as_of")
    document.save()
    record(
        verb="document.written", target=document, actor=actor, scope=scope, unit_path=document.unit_path,
        detail={"as_of": document.as_of, "parts": sorted(document.texts)},
    )  # fmt: skip
    return document


@transaction.atomic
def issue(*, document_id: int, signed_on: date, actor: Any, scope: Scope) -> Document:
    """Give the next number of the kind within the term and store the files (05-HD/VPTW; numbering §1.6).

    Two at once wait for each other on the series' row, so numbers run without a gap. Refuses what the lint blocks.
    """
    document = _draft(document_id, scope)
    if signed_on < document.as_of:
        raise Refused("Ngày ban hành không thể trước ngày của số liệu.", field="signed_on")
    term = term_on(document.unit_id, signed_on)
    if term is None:
        raise Refused("Chưa khai báo nhiệm kỳ của ngày này: số văn bản đếm theo nhiệm kỳ.", field="signed_on")
    document.term, document.signed_on = term, signed_on
    document.number = _next_number(document)
    prepared = prepare(document)
    if prepared.blocks:
        raise Refused(prepared.blocks[0].message, findings=prepared.blocks)
    issuer = issuer_of(committee_of(document.unit_id))
    document.symbol = symbol(kinds()[document.kind].code, issuer.code, document.number)
    document.status, document.issued_at = Status.ISSUED.value, now()
    document.facts = frozen(prepared.report) if prepared.report else {}
    document.save()
    for format_, content in _files(document, prepared, str(actor)).items():
        DocumentFile.objects.create(
            document=document, format=format_.value, content=content, sha256=hashlib.sha256(content).hexdigest()
        )
    record(
        verb="document.issued", target=document, actor=actor, scope=scope, unit_path=document.unit_path,
        detail={"symbol": document.symbol, "signed_on": signed_on, "title": document.title},
    )  # fmt: skip
    return document


def _next_number(document: Document) -> int:
    NumberSeries.objects.get_or_create(unit=document.unit, term=document.term, kind=document.kind)
    series = NumberSeries.objects.select_for_update().get(
        unit=document.unit, term=document.term, kind=document.kind
    )
    series.last_number += 1
    series.save(update_fields=["last_number"])
    return series.last_number


def _files(document: Document, prepared: Prepared, user: str) -> dict[Format, bytes]:
    files = {Format.WORD: render_word(prepared.official), Format.PDF: render_pdf(prepared.official)}
    if prepared.report is not None:
        files[Format.EXCEL] = workbook(document, prepared.report, user)
    return files


def workbook(document: Document, report: ReportFacts, user: str) -> bytes:
    """The annexes of a report as one workbook that says who took it and when."""
    committee = committee_of(document.unit_id)
    plan = plan_of(document, committee)
    return render_workbook(annexes(document, plan, committee, report), ExportStamp(user, now()))


@transaction.atomic
def cancel(*, document_id: int, reason: str, actor: Any, scope: Scope) -> Document:
    """Cancel an issued document; its number stays in the register with the reason and is never given again."""
    document = _locked(document_id, scope)
    if document.status != Status.ISSUED:
        raise Refused("Chỉ hủy được văn bản đã ban hành.")
    if len(reason.strip()) < 5:
        raise Refused("Ghi lý do hủy (ít nhất 5 ký tự).", field="reason")
    Document.objects.filter(pk=document.pk).update(status=Status.CANCELLED.value, cancel_reason=reason.strip())
    document.refresh_from_db()
    record(
        verb="document.cancelled", target=document, actor=actor, scope=scope, unit_path=document.unit_path,
        detail={"symbol": document.symbol, "reason": reason.strip()},
    )  # fmt: skip
    return document


def rendered(document: Document, format_: Format, user: str) -> bytes:
    """A file of a document: the stored one once issued, made anew for a draft. KeyError: no such file."""
    if not document.is_draft:
        return bytes(DocumentFile.objects.get(document=document, format=format_.value).content)
    prepared = prepare(document)
    return _files(document, prepared, user)[format_]
