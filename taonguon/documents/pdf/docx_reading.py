"""Reads a filled .docx of ours back into plain layout data: pages, paragraphs with their look resolved, tables.

It knows what our templates use (styles with inheritance, alignment, indents, spacing, dotted tab leaders, tables)
and refuses what it cannot draw, so that nothing an office put into its template is lost on paper without a word.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

type Element = etree._Element
type Look = dict[str, Any]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
_UNDRAWN = {"drawing", "pict", "object", "footnoteReference", "endnoteReference", "sdt"}
_SINGLE = 1.15  # height of a single-spaced line of Times, in font sizes
_ALIGN = {"both": "justify", "start": "left", "end": "right"}


class PaperRefused(Exception):
    """A document this program cannot draw; the message is Vietnamese and says what to do instead."""


def read_paper(data: bytes) -> dict[str, Any]:
    """Page, blocks and page numbering of a .docx; PaperRefused for what cannot be drawn."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        body = etree.fromstring(package.read("word/document.xml"), _PARSER).find(f"{_W}body")
        styles = _Styles(etree.fromstring(package.read("word/styles.xml"), _PARSER))
    for element in body.iter():
        if isinstance(element.tag, str) and element.tag.removeprefix(_W) in _UNDRAWN:
            raise PaperRefused("Mẫu có hình vẽ, chú thích hoặc ô điều khiển: hãy tải tệp Word và in từ Word.")
    return {"page": _page(body), "blocks": list(_blocks(body, styles))}


def _page(body: Element) -> dict[str, float]:
    section = body.find(f"{_W}sectPr")
    size, margins = section.find(f"{_W}pgSz"), section.find(f"{_W}pgMar")
    return {
        "width": _points(size, "w"),
        "height": _points(size, "h"),
        **{side: _points(margins, side) for side in ("top", "bottom", "left", "right", "header")},
    }


def _points(element: Element | None, name: str) -> float:
    """A measure in points; Word writes twentieths."""
    return float(element.get(f"{_W}{name}", 0)) / 20 if element is not None else 0


class _Styles:
    """The document's styles, each resolved through what it is based on."""

    def __init__(self, root: Element) -> None:
        self._raw = {style.get(f"{_W}styleId"): style for style in root.iter(f"{_W}style")}
        self._resolved: dict[str, Look] = {}

    def look(self, identifier: str) -> Look:
        """Paragraph and run properties of a style."""
        if identifier not in self._resolved:
            style = self._raw.get(identifier)
            if style is None:
                return {"size": 12.0, "align": "left"}
            base = style.find(f"{_W}basedOn")
            look = dict(self.look(base.get(f"{_W}val"))) if base is not None else {"size": 12.0, "align": "left"}
            _read_paragraph(style.find(f"{_W}pPr"), look)
            _read_run(style.find(f"{_W}rPr"), look)
            self._resolved[identifier] = look
        return self._resolved[identifier]


def _read_paragraph(properties: Element | None, look: Look) -> None:
    if properties is None:
        return
    for child in properties:
        name = child.tag.removeprefix(_W)
        if name == "jc":
            value = child.get(f"{_W}val")
            look["align"] = _ALIGN.get(value, value)
        elif name == "spacing":
            _read_spacing(child, look)
        elif name == "ind":
            for side, key in (("left", "left"), ("right", "right"), ("firstLine", "indent")):
                if child.get(f"{_W}{side}") is not None:
                    look[key] = _points(child, side)
        elif name in {"keepNext", "pageBreakBefore"}:
            look["keep" if name == "keepNext" else "page_break"] = _is_on(child)
        elif name == "tabs":
            look["leader"] = any(tab.get(f"{_W}leader") == "dot" for tab in child)
        elif name == "pBdr":
            look["rule"] = float(child[0].get(f"{_W}sz", 0)) / 8


def _read_spacing(spacing: Element, look: Look) -> None:
    for name in ("before", "after"):
        if spacing.get(f"{_W}{name}") is not None:
            look[name] = _points(spacing, name)
    if spacing.get(f"{_W}line") is not None:
        exact = spacing.get(f"{_W}lineRule") == "exact"
        look["line"] = _points(spacing, "line") if exact else None


def _read_run(properties: Element | None, look: Look) -> None:
    if properties is None:
        return
    for child in properties:
        name = child.tag.removeprefix(_W)
        if name in {"b", "i"}:
            look["bold" if name == "b" else "italic"] = _is_on(child)
        elif name == "u":
            look["underline"] = child.get(f"{_W}val") != "none"
        elif name == "sz":
            look["size"] = float(child.get(f"{_W}val")) / 2


def _is_on(element: Element) -> bool:
    return element.get(f"{_W}val", "1") not in {"0", "false", "off"}


def _blocks(holder: Element, styles: _Styles) -> Iterator[dict[str, Any]]:
    for element in holder:
        if element.tag == f"{_W}p":
            yield _paragraph(element, styles)
        elif element.tag == f"{_W}tbl":
            yield _table(element, styles)


def _paragraph(element: Element, styles: _Styles) -> dict[str, Any]:
    properties = element.find(f"{_W}pPr")
    named = properties.find(f"{_W}pStyle") if properties is not None else None
    look = dict(styles.look(named.get(f"{_W}val") if named is not None else "Normal"))
    _read_paragraph(properties, look)
    return {
        "type": "paragraph",
        "align": look.get("align", "left"),
        "indent": look.get("indent", 0),
        "left": look.get("left", 0),
        "right": look.get("right", 0),
        "before": look.get("before", 0),
        "after": look.get("after", 0),
        "line": look.get("line") or look["size"] * _SINGLE,
        "size": look["size"],
        "keep": look.get("keep", False),
        "page_break": look.get("page_break", False),
        "rule": look.get("rule", 0),
        "leader": look.get("leader", False),
        "runs": [_run(run, look) for run in element.iter(f"{_W}r")],
    }


def _run(element: Element, paragraph: Look) -> dict[str, Any]:
    look = dict(paragraph)
    _read_run(element.find(f"{_W}rPr"), look)
    text = ""
    for child in element:
        name = child.tag.removeprefix(_W)
        text += child.text or "" if name == "t" else "\n" if name == "br" else ""
    return {
        "text": text,
        "size": look["size"],
        **{mark: bool(look.get(mark)) for mark in ("bold", "italic", "underline")},
    }


def _table(element: Element, styles: _Styles) -> dict[str, Any]:
    properties = element.find(f"{_W}tblPr")
    rows = element.findall(f"{_W}tr")
    margin = properties.find(f"{_W}tblCellMar/{_W}left")
    return {
        "type": "table",
        "widths": [_points(column, "w") for column in element.iter(f"{_W}gridCol")],
        "ruled": properties.find(f"{_W}tblBorders") is not None,
        "padding": _points(margin, "w") if margin is not None else 5.4,  # what Word uses when nothing is said
        "heads": sum(row.find(f"{_W}trPr/{_W}tblHeader") is not None for row in rows),
        "rows": [
            {
                "height": _points(row.find(f"{_W}trPr/{_W}trHeight"), "val"),
                "cells": [list(_blocks(cell, styles)) for cell in row.findall(f"{_W}tc")],
            }
            for row in rows
        ],
    }
