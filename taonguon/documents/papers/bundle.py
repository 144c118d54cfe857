"""What is handed out: the papers of one or more dossiers as one zip of Word files, or one PDF for the printer."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from taonguon.audit import labels as audit_labels
from taonguon.audit.actions import record
from taonguon.common.refusal import Refused
from taonguon.common.text import fold
from taonguon.documents.labels import Format
from taonguon.documents.models import PaperVersion
from taonguon.documents.papers.whole import may_read, whole
from taonguon.documents.pdf.docx_reading import PaperRefused, read_paper
from taonguon.documents.pdf.papers import print_papers
from taonguon.dossier.models import Dossier
from taonguon.rules.access import Scope

audit_labels.register({"papers.downloaded": "Tải giấy tờ đã làm"})

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the same papers give the same zip


@dataclass(frozen=True, slots=True)
class PaperFile:
    """One file of a bundle."""

    name: str
    title: str
    content: bytes


def paper_files(scope: Scope, pk: int, today: date) -> tuple[Dossier, list[PaperFile]]:
    """A dossier with the latest version of every paper still of use, in the order of the procedure.

    Raises `Dossier.DoesNotExist` outside the scope.
    """
    found = whole(scope, pk, today)
    latest = [line.latest for line in found.lines if line.latest]
    contents = dict(PaperVersion.objects.filter(pk__in=[row.pk for row in latest]).values_list("pk", "content"))
    files = [PaperFile(file_name(row, n), row.title, bytes(contents[row.pk])) for n, row in enumerate(latest, 1)]
    return found.dossier, files


@transaction.atomic
def hand_out(*, dossier_ids: Iterable[int], as_format: Format, actor: Any, scope: Scope, today: date) -> PaperFile:
    """The papers of these dossiers as one file, noted in the trail.

    `Format.PDF`: one print-ready file; otherwise a zip of the Word files. Dossiers outside the scope are left out;
    raises `Dossier.DoesNotExist` where none is visible, refuses where nothing was made yet.
    """
    rows = Dossier.objects.in_scope(scope).filter(pk__in=dossier_ids).order_by("pk")
    visible = list(rows.values_list("pk", flat=True))
    if not visible:
        raise Dossier.DoesNotExist
    folders = []
    for pk in visible:
        dossier, files = paper_files(scope, pk, today)
        if files:
            folders.append((dossier, files))
    if not folders:
        raise Refused("Chưa lập giấy nào: bấm “Lập giấy” ở trang Làm cả hồ sơ trước khi tải.")
    for dossier, files in folders:
        record(
            verb="papers.downloaded", target=dossier, actor=actor, scope=scope, unit_path=dossier.unit_path,
            detail={"format": as_format.value, "papers": len(files)},
        )  # fmt: skip
    first = folders[0][0].person.full_name
    title = f"Giấy tờ hồ sơ: {first}" if len(folders) == 1 else f"Giấy tờ {len(folders)} hồ sơ"
    if as_format is Format.PDF:
        content = as_pdf([file for _, files in folders for file in files], title=title, dated=today)
        return PaperFile(f"{_words(title)}.pdf", title, content)
    named = [("" if len(folders) == 1 else f"{_words(row.person.full_name)}-{row.pk}", f) for row, f in folders]
    return PaperFile(f"{_words(title)}.zip", title, as_zip(named))


def versions(scope: Scope, pk: int) -> list[PaperVersion]:
    """Every version the viewer may read of a visible dossier, the newest first; files are not loaded."""
    dossier = Dossier.objects.in_scope(scope).get(pk=pk)
    rows = PaperVersion.objects.filter(dossier=dossier).select_related("made_by").defer("content")
    return [row for row in rows.order_by("-made_at", "-pk") if may_read(row.form, scope, dossier)]


@transaction.atomic
def version_file(*, dossier_id: int, version_id: int, actor: Any, scope: Scope) -> PaperFile:
    """One version's file, noted in the trail; raises `ObjectDoesNotExist` for what the viewer may not read."""
    dossier = Dossier.objects.in_scope(scope).get(pk=dossier_id)
    row = PaperVersion.objects.get(pk=version_id, dossier=dossier)
    if not may_read(row.form, scope, dossier):
        raise PaperVersion.DoesNotExist
    record(
        verb="papers.downloaded", target=dossier, actor=actor, scope=scope, unit_path=dossier.unit_path,
        detail={"format": Format.WORD.value, "form": row.form, "part": row.part, "version": row.version},
    )  # fmt: skip
    return PaperFile(file_name(row), row.title, bytes(row.content))


def file_name(row: PaperVersion, number: int | None = None) -> str:
    """ "06-6-knd-nghi-quyet-….docx": letters without marks, so that every system keeps it."""
    lead = f"{number:02d}-" if number else ""
    return f"{lead}{_words(f'{row.code} {row.title}')[:70].rstrip('-')}-lan-{row.version}.docx"


def _words(text: str) -> str:
    return "-".join("".join(char if char.isalnum() else " " for char in fold(text)).split())


def as_zip(folders: Sequence[tuple[str, Sequence[PaperFile]]]) -> bytes:
    """All Word files; a folder a dossier where there are several ("" for one)."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for folder, files in folders:
            for file in files:
                name = f"{folder}/{file.name}" if folder else file.name
                package.writestr(zipfile.ZipInfo(name, _EPOCH), file.content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def as_pdf(files: Sequence[PaperFile], *, title: str, dated: date) -> bytes:
    """One PDF, each paper from a new page; a paper whose template holds pictures is left to Word."""
    return print_papers((file.content for file in printable(files)), title=title, dated=dated)


def printable(files: Sequence[PaperFile]) -> Iterator[PaperFile]:
    """Papers that can be drawn into the common PDF."""
    for file in files:
        try:
            read_paper(file.content)
        except PaperRefused:
            continue
        yield file
