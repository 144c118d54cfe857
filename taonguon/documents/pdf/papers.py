"""Filled forms and letters (.docx) → one PDF ready for the printer, without an office suite on the server."""

from collections.abc import Iterable
from datetime import date

from taonguon.documents.pdf.compiler import compile_pdf
from taonguon.documents.pdf.docx_reading import read_paper


def print_papers(files: Iterable[bytes], *, title: str, dated: date) -> bytes:
    """All papers in one PDF, in the order given, each from a new page; PaperRefused for what cannot be drawn."""
    return compile_pdf(
        "giay-to.typ", {"title": title, "papers": [read_paper(data) for data in files]}, dated=dated
    )
