"""Sending a file that was made in memory."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse

from taonguon.documents.labels import MIME, Format
from taonguon.documents.papers.bundle import PaperFile, hand_out
from taonguon.dossier.models import Dossier

_TYPES = {".docx": MIME[Format.WORD], ".pdf": MIME[Format.PDF], ".zip": "application/zip"}
# What the address calls a bundle.
_BUNDLES = {"zip": Format.WORD, "pdf": Format.PDF}


def sent(file: PaperFile) -> HttpResponse:
    """The file as a download. Its name is letters without marks (`bundle.file_name`)."""
    kind = next(kind for ending, kind in _TYPES.items() if file.name.endswith(ending))
    response = HttpResponse(file.content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return response


def bundle(request: HttpRequest, dossier_ids: Iterable[int], format_: str) -> HttpResponse:
    """The papers of these dossiers as one download; 404 for another format or where no dossier is visible."""
    if format_ not in _BUNDLES:
        raise Http404
    try:
        file = hand_out(
            dossier_ids=dossier_ids, as_format=_BUNDLES[format_], actor=request.user, scope=request.scope,
            today=request.today,
        )  # fmt: skip
    except Dossier.DoesNotExist as missing:
        raise Http404 from missing
    return sent(file)
