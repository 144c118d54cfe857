"""What is handed out: the papers of one or more dossiers as one zip of Word files, or one PDF for the printer."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from taonguon.common.text import fold
from taonguon.documents.models import PaperVersion
from taonguon.documents.papers.whole import may_read, whole
from taonguon.documents.pdf.docx_reading import PaperRefused, read_paper
from taonguon.documents.pdf.papers import print_papers
from taonguon.dossier.models import Dossier
from taonguon.rules.access import Scope

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the same papers give the same zip


@dataclass(frozen=True, slots=True)
class PaperFile:
    """One file of a bundle."""

    name: str
    title: str
    content: bytes


def paper_files(scope: Scope, pk: int, today: date) -> list[PaperFile]:
    """The latest version of every paper still of use, in the order of the procedure.

    Raises `Dossier.DoesNotExist` outside the scope.
    """
    found = whole(scope, pk, today)
    wanted = [line.latest.pk for line in found.lines if line.latest]
    contents = dict(PaperVersion.objects.filter(pk__in=wanted).values_list("pk", "content"))
    return [
        PaperFile(file_name(row, number), row.title, bytes(contents[row.pk]))
        for number, row in enumerate((line.latest for line in found.lines if line.latest), 1)
    ]


def versions(scope: Scope, pk: int) -> list[PaperVersion]:
    """Every version the viewer may read of a visible dossier, the newest first; files are not loaded."""
    dossier = Dossier.objects.in_scope(scope).get(pk=pk)
    rows = PaperVersion.objects.filter(dossier=dossier).select_related("made_by").defer("content")
    return [row for row in rows.order_by("-made_at", "-pk") if may_read(row.form, scope, dossier)]


def version_file(scope: Scope, pk: int, version_pk: int) -> PaperFile:
    """One version's file; raises `DoesNotExist` outside the scope or for a paper the viewer may not read."""
    dossier = Dossier.objects.in_scope(scope).get(pk=pk)
    row = PaperVersion.objects.get(pk=version_pk, dossier=dossier)
    if not may_read(row.form, scope, dossier):
        raise PaperVersion.DoesNotExist
    return PaperFile(file_name(row), row.title, bytes(row.content))


def file_name(row: PaperVersion, number: int | None = None) -> str:
    """ "06-6-knd-nghi-quyet-….docx": letters without marks, so that every system keeps it."""
    words = "".join(char if char.isalnum() else " " for char in fold(f"{row.code} {row.title}")).split()
    lead = f"{number:02d}-" if number else ""
    return f"{lead}{'-'.join(words)[:70].rstrip('-')}-lan-{row.version}.docx"


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
