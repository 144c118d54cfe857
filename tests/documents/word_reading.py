"""Reads a .docx back the way a reader of the file would: text by paragraph, looks resolved through the styles."""

import io

import docx
from docx.oxml.ns import qn

FACES = ("ascii", "hAnsi", "eastAsia", "cs")


def opened(data):
    return docx.Document(io.BytesIO(data))


def lines(document):
    """Every paragraph's text in reading order, table cells included; empty ones left out."""
    return [text for paragraph in document.element.body.iter(qn("w:p")) if (text := paragraph_text(paragraph))]


def paragraph_text(paragraph):
    parts = []
    for node in paragraph.iterfind(f"{qn('w:r')}/*"):
        if node.tag not in {qn("w:t"), qn("w:br"), qn("w:tab")}:
            continue
        parts.append(node.text or "" if node.tag == qn("w:t") else "\n" if node.tag == qn("w:br") else "\t")
    return "".join(parts)


def style_of(document, text):
    """The style of the first paragraph with exactly this text."""
    for paragraph in document.element.body.iter(qn("w:p")):
        if paragraph_text(paragraph) == text:
            identifier = paragraph.pPr.pStyle.val
            return next(style for style in document.styles if style.style_id == identifier)
    raise AssertionError(f"no paragraph says {text!r}")


def faces(style):
    fonts = style.element.rPr.find(qn("w:rFonts"))
    return [fonts.get(qn(f"w:{face}")) for face in FACES]
