"""The documents a plan rests on, and where its own words begin."""

import re

from taonguon.rules.reading.dates import iso_date
from taonguon.rules.reading.head_words import BASIS_START, ISSUER_RUN, KIND
from taonguon.rules.reading.layout import Line
from taonguon.rules.reading.model import Basis
from taonguon.rules.reading.normalise import Source

_SIGN_NUMBER = re.compile(r"\d+\s*[-/]\s*[a-zđ]{1,6}(?:\s*[-/]\s*[a-zđ0-9]+)+")


_BASIS_KIND = rf"(?:{KIND}|điều lệ|văn bản|luật|kế hoạch hành động)"


_NEXT_LINE = 30  # "BAN THƯỜNG VỤ … ↵ QUYẾT ĐỊNH"


def citations(source: Source, rows: list[Line], body: int) -> tuple[tuple[Basis, ...], int]:
    """Bases: the opening paragraphs "Căn cứ…", "Thực hiện…", up to the issuer's own words."""
    start = rows[body].start if body < len(rows) else len(source.text)
    found: list[Basis] = []
    end = start
    opened = False
    for row in rows[body:]:
        words = row.folded.strip().lstrip("-+• ")
        if not words or words.startswith("kính gửi"):
            continue
        begins = bool(re.match(rf"{BASIS_START}\b", words))
        heading = bool(re.match(r"(?:[ivx]+\s*[./)\-]|\d+\s*[.)/]|điều\s+\d|phần\s)", words))
        if heading or (not begins and not opened) or len(found) > 30:
            break
        own = ISSUER_RUN.search(source.folded, row.start, row.end + _NEXT_LINE)
        own = own if own and own.start() < row.end else None
        while own and re.search(r"\bcủa\s+$|\bkhóa\s+\w+\s+$", source.folded[row.start : own.start()]):
            own = ISSUER_RUN.search(source.folded, own.end("issuer"), row.end)
        if not begins and own is None and re.search(r"\bphấn đấu\b|\bkết nạp\b.*\d", words):
            break
        opened = begins or opened
        stop = own.start() if own else row.end
        found += _bases_in(source, row.start, stop)
        end = stop
        if own or re.search(r"(?:như sau|quyết nghị|quyết định)\s*:?\s*$", words):
            break
        if words.endswith((".", "./.")) and not begins:
            break
    return tuple(_distinct(found)), end


def _bases_in(source: Source, start: int, end: int) -> list[Basis]:
    folded = source.folded
    starts = [
        hit.start()
        for hit in re.compile(
            rf"(?<!của )\b{_BASIS_KIND}\b(?=\s+(?:hành động\s+)?(?:số\b|đại hội|\d+\s*[-/]|của\b|"
            r"ngày\b|đảng\b))"
        ).finditer(folded, start, end)
    ]
    found = []
    for place, first in enumerate(starts):
        last = starts[place + 1] if place + 1 < len(starts) else end
        stop = folded.find(";", first, last)
        found.append(_basis(source, first, stop if stop > 0 else last))
    return found


def _basis(source: Source, start: int, end: int) -> Basis:
    piece = source.folded[start:end]
    number = _SIGN_NUMBER.search(piece)
    date = iso_date(piece)
    written = None
    if number:
        written = re.sub(r"\s+", "", source.text[start + number.start() : start + number.end()])
    issuer = None
    named = re.search(
        r"\bcủa\s+(?P<body>(?!đảng\b)[^;,.()]+?)(?=\s+(?:về|khóa|nhiệm kỳ|đối với|trong|"
        r"hướng dẫn|quy định|\()|[;,.]|$)",
        piece,
    )
    if named:
        issuer = re.sub(r"\s+", " ", source.text[start + named.start("body") : start + named.end("body")]).strip()
    elif "đại hội" in piece:
        congress = re.search(r"đại hội[^;,.()]*?(?=,|;|\.|\(|$|\s+về\b)", piece)
        if congress:
            issuer = re.sub(r"\s+", " ", source.text[start + congress.start() : start + congress.end()]).strip()
    return Basis(written, date[0] if date else None, issuer)


def _distinct(bases: list[Basis]) -> list[Basis]:
    kept: list[Basis] = []
    for basis in bases:
        if basis.number and any(basis.number == other.number for other in kept):
            continue
        if basis not in kept:
            kept.append(basis)
    return kept
