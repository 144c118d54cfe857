"""Sentences of a block and the segments of a sentence.

A segment ends at a comma, colon, semicolon or bracket; brackets nest. What a segment leaves out (time, who,
what is done) it takes from the ones before it in the same sentence.
"""

import re
from dataclasses import dataclass

from taonguon.rules.reading.layout import Block

_LONGEST = 2500
_SENTENCE_END = re.compile(r"[.!?]+(?=\s+[^\s]|\s*$)|;|(?<=\S)\s+[•●▪■+](?=\s)")
_SEGMENT_END = re.compile(
    r"(?P<stop>,(?!\d)|:(?!\d{2}\b)|;|[|·])|(?P<open>[(\[])|(?P<close>[)\]])|"
    r"(?P<part>\b(?:trong đó|còn lại)\b)|(?P<dash>\s[-]\s(?=\D))"
)


@dataclass(slots=True)
class Segment:
    start: int
    end: int
    depth: int
    opener: str  # what stands before it: "", ",", ":", "(", "trong đó"…


@dataclass(slots=True)
class Sentence:
    start: int
    end: int
    block: Block
    number: int  # place in its block
    segments: list[Segment]

    def segment_at(self, place: int) -> Segment:
        for segment in self.segments:
            if segment.start <= place < segment.end:
                return segment
        return self.segments[-1]


def sentences(folded: str, block: Block) -> list[Sentence]:
    """``folded`` is the document's view with line breaks blanked, so that offsets are those of the text."""
    found: list[Sentence] = []
    start = block.body
    for stop in _SENTENCE_END.finditer(folded, block.body, block.end):
        if _is_abbreviation(folded, stop.start()) or _inside_brackets(folded, start, stop.start()):
            continue
        _add(found, folded, block, start, stop.end())
        start = stop.end()
    _add(found, folded, block, start, block.end)
    return found


def _is_abbreviation(folded: str, stop: int) -> bool:
    return bool(re.search(r"\b(?:tp|ths|ts|pgs|gs|tx|tt|tm|k|tl|v\.v|tr)$", folded[max(0, stop - 5) : stop]))


def _inside_brackets(folded: str, start: int, stop: int) -> bool:
    """Inside a closed bracket; an unclosed one ends with the sentence."""
    inside = folded[max(start, stop - _LONGEST) : stop]
    if inside.count("(") <= inside.count(")"):
        return False
    ahead = folded[stop : stop + 160]
    closing = ahead.find(")")
    opening = ahead.find("(")
    return closing >= 0 and (opening < 0 or closing < opening)


def _add(found: list[Sentence], folded: str, block: Block, start: int, end: int) -> None:
    while start < end and folded[start] in " \n":
        start += 1
    while end > start and folded[end - 1] in " \n":
        end -= 1
    while end - start > _LONGEST:  # no sentence of prose: cut so that the reading stays quick
        space = folded.rfind(" ", start + 1, start + _LONGEST)
        cut = space if space > start else start + _LONGEST
        found.append(Sentence(start, cut, block, len(found), _segments(folded, start, cut)))
        start = cut
    if end > start:
        found.append(Sentence(start, end, block, len(found), _segments(folded, start, end)))


def _segments(folded: str, start: int, end: int) -> list[Segment]:
    found: list[Segment] = []
    place, depth, opener = start, 0, ""
    for stop in _SEGMENT_END.finditer(folded, start, end):
        if stop.start() > place:
            found.append(Segment(place, stop.start(), depth, opener))
        if stop["open"]:
            depth, opener = depth + 1, "("
        elif stop["close"]:
            depth, opener = max(0, depth - 1), ")"
        else:
            opener = stop.group().strip()
        place = stop.start() if stop["part"] else stop.end()
    if place < end or not found:
        found.append(Segment(place, end, depth, opener))
    return found
