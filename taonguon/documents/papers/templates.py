"""Word templates of a committee: which one a form is printed with, uploading an edited one, going back."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from django.db import transaction

from taonguon.audit import labels as audit_labels
from taonguon.audit.actions import record
from taonguon.common.clock import now
from taonguon.common.refusal import Refused
from taonguon.documents.catalog import CATALOG, Entry, Family
from taonguon.documents.facts.forms.field import row_fields_of
from taonguon.documents.models import FormTemplate
from taonguon.documents.pdf.docx_reading import PaperRefused, read_paper
from taonguon.documents.word.form import TEMPLATES, check_template, offered_fields, render_form
from taonguon.documents.word.template import TemplateRefused, WordTemplate
from taonguon.organization.models import Unit
from taonguon.rules.access import Scope

audit_labels.register(
    {
        "template.uploaded": "Nộp mẫu Word của đảng bộ",
        "template.reset": "Trở lại mẫu Word gốc",
        "template.downloaded": "Tải mẫu Word",
    }
)

EDITABLE: Mapping[str, Entry] = {
    entry.id: entry for entry in CATALOG.values() if entry.family in {Family.FORM, Family.LETTER, Family.GUIDANCE}
}
MAX_BYTES = (
    2_000_000  # an office template is a few dozen kilobytes; with the committee's seal drawn in, a few hundred
)
_SECRECY = re.compile(r"(TUYỆT MẬT|TỐI MẬT|MẬT)")
_TAGS = re.compile(r"<[^>]+>")
_PARAGRAPH = re.compile(r"</w:p>")


@dataclass(frozen=True, slots=True)
class TemplateInUse:
    """The template a form is printed with; `own` is the committee's edited one, None for the shipped one."""

    entry: Entry
    own: FormTemplate | None
    sha256: str

    def render(self, facts: Any, code: str) -> bytes:
        compiled = _compiled(self.own.pk) if self.own else None
        return render_form(self.entry.template, facts, code=code, template=compiled)


def templates_in_use(commune_id: int) -> Mapping[str, TemplateInUse]:
    """Of every form, for one committee: one query, files not read."""
    rows = FormTemplate.objects.filter(unit_id=commune_id, retired_at__isnull=True).defer("content")
    own = {row.form: row for row in rows.select_related("uploaded_by").order_by("pk")}
    return {
        form: TemplateInUse(entry, own.get(form), own[form].sha256 if form in own else shipped_digest(form))
        for form, entry in EDITABLE.items()
    }


@cache
def shipped_digest(form: str) -> str:
    return hashlib.sha256(shipped_file(form)).hexdigest()


def shipped_file(form: str) -> bytes:
    return (TEMPLATES / f"{EDITABLE[form].template}.docx").read_bytes()


def file_in_use(used: TemplateInUse) -> bytes:
    """The .docx itself, to be edited in Word."""
    if used.own is None:
        return shipped_file(used.entry.id)
    return bytes(FormTemplate.objects.values_list("content", flat=True).get(pk=used.own.pk))


@lru_cache(maxsize=64)
def _compiled(pk: int) -> WordTemplate:
    """A committee's template, compiled once a process: its row never changes."""
    row = FormTemplate.objects.get(pk=pk)
    return WordTemplate(bytes(row.content), name=EDITABLE[row.form].title)


def fields_offered(form: str) -> Mapping[str, str]:
    """Field → meaning: what a template of the form may print."""
    return offered_fields(EDITABLE[form].facts)


def rows_offered(form: str) -> Mapping[str, Mapping[str, str]]:
    """List field → the fields of each of its rows, with their meaning."""
    return row_fields_of(EDITABLE[form].facts)


def history(scope: Scope, form: str) -> Sequence[FormTemplate]:
    """Every template the committee has handed in for a form, the newest first; files not read."""
    rows = FormTemplate.objects.filter(unit_id=scope.commune_id, form=form).select_related("uploaded_by")
    return list(rows.defer("content").order_by("-version"))


@dataclass(frozen=True, slots=True)
class Uploaded:
    """A template taken in, with what the office should know of it."""

    row: FormTemplate
    warnings: Sequence[str]


@transaction.atomic
def upload_template(*, form: str, file_name: str, content: bytes, actor: Any, scope: Scope) -> Uploaded:
    """Check an edited template and use it from now on; the one before stays kept.

    Refuses what is no .docx, holds a macro or something fetched, asks for an unknown field, or bears a mark of
    secrecy: nothing marked MẬT is produced here.
    """
    commune = _commune(scope)
    entry = EDITABLE[form]
    warnings = check_file(entry, content)
    rows = FormTemplate.objects.filter(unit=commune, form=form)
    last = rows.select_for_update().defer("content").order_by("-version").first()
    digest = hashlib.sha256(content).hexdigest()
    if last is not None and last.retired_at is None and last.sha256 == digest:
        raise Refused("Tệp này giống hệt mẫu đang dùng: chưa sửa gì.", field="file")
    rows.filter(retired_at__isnull=True).update(retired_at=now())
    row = FormTemplate.objects.create(
        unit=commune,
        form=form,
        version=last.version + 1 if last else 1,
        file_name=file_name[:160],
        content=content,
        sha256=digest,
        uploaded_by=actor,
    )
    record(
        verb="template.uploaded", target=row, actor=actor, scope=scope,
        detail={"form": entry.code or entry.title, "version": row.version, "sha256": row.sha256},
    )  # fmt: skip
    return Uploaded(row, warnings)


@transaction.atomic
def reset_template(*, form: str, actor: Any, scope: Scope) -> None:
    """Print the form with the shipped template again; the committee's own stays kept."""
    row = FormTemplate.objects.filter(unit=_commune(scope), form=form, retired_at__isnull=True).first()
    if row is None:
        raise Refused("Mẫu này đang dùng bản gốc.")
    FormTemplate.objects.filter(pk=row.pk).update(retired_at=now())
    record(
        verb="template.reset", target=row, actor=actor, scope=scope,
        detail={"form": EDITABLE[form].code or EDITABLE[form].title, "version": row.version},
    )  # fmt: skip


def _commune(scope: Scope) -> Unit:
    if scope.commune_id is None or not scope.committee_wide:
        raise Refused("Chỉ cấp Đảng ủy xã sửa mẫu Word.")
    return Unit.objects.get(pk=scope.commune_id)


def check_file(entry: Entry, content: bytes) -> Sequence[str]:
    """Warnings of a template that can be used; Refused names what to mend."""
    if len(content) > MAX_BYTES:
        raise Refused("Mẫu quá lớn (trên 2 MB). Bỏ bớt ảnh trong mẫu rồi lưu lại.", field="file")
    try:
        template = WordTemplate(content, name=entry.title)
        check = check_template(template, entry.facts, shipped=entry.template)
        if not check.usable:
            raise Refused(" ".join(check.messages()[: len(check.unknown)]), field="file")
        filled = _filled(entry, template)
    except TemplateRefused as refusal:
        raise Refused(str(refusal), field="file") from refusal
    if mark := _secrecy_mark(filled):
        raise Refused(f"Mẫu có dấu “{mark}”: phần mềm không lập văn bản mật. Bỏ dấu này khỏi mẫu.", field="file")
    warnings = list(check.messages())
    try:
        read_paper(filled)
    except PaperRefused:
        warnings.append(
            "Mẫu có hình vẽ hoặc chú thích: tệp Word dùng được, bản in chung (PDF) sẽ bỏ qua giấy này."
        )
    return warnings


def _filled(entry: Entry, template: WordTemplate) -> bytes:
    """The template printed with nothing known: shows that it can be printed at all."""
    return render_form(entry.template, entry.facts(), template=template)


def _secrecy_mark(data: bytes) -> str:
    """A paragraph that is nothing but a mark of secrecy; "" when there is none."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [
            name for name in package.namelist() if re.match(r"word/(document|header\d*|footer\d*)\.xml$", name)
        ]
        texts = [package.read(name).decode("utf-8") for name in parts]
    for text in texts:
        for paragraph in _PARAGRAPH.split(text):
            if found := _SECRECY.fullmatch(_TAGS.sub("", paragraph).strip().upper()):
                return found[1]
    return ""
