"""Lines → blocks: headings, bullets, paragraphs and table rows, each knowing what it stands under.

A block is a stretch of the text. Hard line breaks, page numbers and emphasis inside it are blanks in its folded
view, so offsets stay those of the text. The blocks above a block (``parents``) are the headings and the
introductions ("Hằng năm phấn đấu:") it inherits from.
"""

import re
from dataclasses import dataclass, field

from taonguon.rules.reading.normalise import Source

# Depth of a block by its marker: the smaller, the further out.
_MARKERS: tuple[tuple[str, float, re.Pattern[str]], ...] = (
    ("part", 1, re.compile(r"(?:phần|chương)\s+(?:thứ\s+)?(?:[ivx]+|\d+|một|hai|ba|bốn|nhất|nhì)\b[.:\-]?\s*")),
    ("article", 2, re.compile(r"điều\s+\d+\s*[.:]\s*")),
    ("roman", 2, re.compile(r"[ivx]{1,5}\s*[./)\-]+\s*(?=\S)")),
    ("sharp", 2, re.compile(r"#{1,6}\s+")),
    ("number3", 5, re.compile(r"\d{1,2}\.\d{1,2}\.\d{1,2}[.)]?\s+(?=\D)")),
    ("number2", 4, re.compile(r"\d{1,2}\.\d{1,2}[.)]?\s+(?=\D)")),
    ("number", 3, re.compile(r"(?:\d{1,2}\s*[.)](?!\d)\s*|\d{1,2}\s*/\s+|\d{1,2}\s*-\s+)(?=[^\W\d]|[\"(])")),
    ("bracket", 6, re.compile(r"\(\d{1,2}\)\s*(?=\S)")),
    ("letter", 6, re.compile(r"[a-zđ]\s*[.)/]\s*(?=\S)")),
    ("dash", 7, re.compile(r"-\s*(?=[^\s\d\-]|\d)")),
    ("plus", 8, re.compile(r"\+\s*(?=\S)")),
    ("dot", 8, re.compile(r"[•●▪■◦○·➢➤►▶❖✓✔→⇒]\s*|o\s+(?=\S)")),
)
PARAGRAPH_LEVEL = 6.5
_HEADING_LEVEL = 2.5
_PAGE_NUMBER = re.compile(r"\s*(?:-\s*\d{1,3}\s*-|\d{1,3}|trang\s+\d+(?:\s*/\s*\d+)?|\d{1,3}\s*/\s*\d{1,3})\s*")
_ENDS_BLOCK = re.compile(r"[.;:!?]\s*[)\"]?\s*$|/\s*\.\s*$")
_RULE = re.compile(r"\+(?:[-=]{3,}\+)+")  # "+-----+----+"
_LEADERS = re.compile(r"[^\d.].{2,80}?\s*\.{4,}\s*\d[\d.,]*%?")  # "Chi bộ Nông học ....... 12"
_UPPER_MIN = 4
_CELL_MAX = 45


@dataclass(slots=True)
class Block:
    """``kind`` is heading, item, paragraph or row; ``body`` is where its words begin after the marker."""

    start: int
    end: int
    body: int
    kind: str
    marker: str
    level: float
    folded: str  # of start..end, line breaks as blanks
    parents: tuple["Block", ...] = field(default=(), repr=False)

    @property
    def words(self) -> str:
        return self.folded[self.body - self.start :]

    @property
    def introduces(self) -> bool:
        """Does what stands below it inherit from it?"""
        return self.kind == "heading" or self.folded.rstrip().endswith(":")


@dataclass(frozen=True, slots=True)
class Line:
    start: int
    end: int
    folded: str
    text: str

    @property
    def blank(self) -> bool:
        return not self.folded.strip()


def lines(source: Source) -> list[Line]:
    found = []
    place = 0
    for raw in source.text.split("\n"):
        end = place + len(raw)
        found.append(Line(place, end, source.folded[place:end], raw))
        place = end + 1
    return found


def blocks(source: Source, rows: list[Line], first: int, last: int) -> list[Block]:
    """Blocks of ``rows[first:last]``."""
    width = _wrap_width(rows[first:last])
    found: list[Block] = []
    gap = False
    for line in rows[first:last]:
        if line.blank:
            gap = True
            continue
        if _PAGE_NUMBER.fullmatch(line.folded):
            continue
        if found and _continues(source, found[-1], line, gap=gap, width=width):
            _extend(source, found[-1], line)
        else:
            found.append(_open(line))
        gap = False
    _settle_kinds(source, found)
    _nest(found)
    return found


def is_row(line: Line) -> bool:
    """A row of a table: cells divided by bars, tabs or wide gaps."""
    if re.search(r"20\d\d\s*[:=]\s*\d", line.folded) and "\t" not in line.text:
        return False  # "2026: 20 | 2027: 22"
    if line.text.count("|") >= 2 or "|" in line.text.strip().strip("|"):
        return True
    if "\t" in line.text.strip():
        return True
    if _RULE.fullmatch(line.folded.strip()) or _LEADERS.fullmatch(line.folded.strip()):
        return True
    cells = re.split(r"\s{3,}", line.text.strip())
    if len(cells) < 2 or max(len(cell) for cell in cells) > _CELL_MAX:
        return False
    return len(cells) >= 3 or bool(re.fullmatch(r"\d[\d.,]*%?", cells[-1]))


def _wrap_width(rows: list[Line]) -> int:
    """Usual length of a full line where the text is hard-wrapped, else 0."""
    lengths = sorted(len(row.text.rstrip()) for row in rows if not row.blank)
    if len(lengths) < 4:
        return 0
    long = lengths[int(len(lengths) * 0.85)]
    return long if 40 <= long <= 130 else 0


def _marker(folded: str) -> tuple[str, float, int]:
    lead = len(folded) - len(folded.lstrip())
    for name, level, pattern in _MARKERS:
        found = pattern.match(folded, lead)
        if found:
            return name, level, found.end()
    return "", PARAGRAPH_LEVEL, lead


def _open(line: Line) -> Block:
    if is_row(line):
        return Block(line.start, line.end, line.start, "row", "", PARAGRAPH_LEVEL + 3, line.folded)
    name, level, body = _marker(line.folded)
    if name == "letter" and line.text.strip()[:1].isupper():
        name, level = "capital", 1.5
    kind = "item" if name else "paragraph"
    return Block(line.start, line.end, line.start + body, kind, name, level, line.folded)


def _is_title_line(line: Line) -> bool:
    return bool(_TITLE_LINE.fullmatch(line.folded.strip())) and line.text.strip()[:1].isupper()


def _continues(source: Source, block: Block, line: Line, *, gap: bool, width: int) -> bool:
    if block.kind == "row" or is_row(line) or _is_title_line(line) or _TITLE_LINE.fullmatch(block.words.strip()):
        return False
    words = line.folded.lstrip()
    if _marker(line.folded)[0] and not _starts_with_value(block, words):
        return False
    tail = block.folded.rstrip()
    if _ENDS_BLOCK.search(tail):
        return False
    last = source.text[block.start : block.end].rsplit("\n", 1)[-1].strip()
    first_letter = source.text[line.start + len(line.folded) - len(words)]
    starts_low = first_letter.islower() or first_letter.isdigit() or first_letter in "%),"
    if gap:
        return starts_low and tail.endswith((",", " và", " của", " các", " từ", "-"))
    if starts_low:
        return not _is_upper(last)
    if _is_upper(last):
        return _is_upper(line.text)
    return bool(width) and len(last) >= width * 0.72


def _starts_with_value(block: Block, words: str) -> bool:
    """Hard-wrapped in the middle of a sentence, so that a figure came first: "từ↵45. Các…" is no heading."""
    return bool(re.search(r"(?:\b(?:từ|năm|đến|tháng|số|kết nạp|ít nhất|trên|-)|,)\s*$", block.folded)) and bool(
        re.match(r"\d", words)
    )


def _extend(source: Source, block: Block, line: Line) -> None:
    block.end = line.end
    folded = source.folded[block.start : block.end]
    parts: list[str] = []
    for piece in folded.split("\n"):
        parts.append(" " * len(piece) if _PAGE_NUMBER.fullmatch(piece) and parts else piece)
    block.folded = " ".join(parts)
    last = len(folded) - len(line.folded)  # a line that is only a figure belongs to the sentence
    block.folded = block.folded[:last] + line.folded


def _is_upper(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) >= _UPPER_MIN and sum(letter.isupper() for letter in letters) >= 0.85 * len(letters)


_NUMBERED = ("number", "number2", "number3", "letter", "bracket")
_OUTER = ("part", "roman", "sharp", "article", "capital")


def _settle_kinds(source: Source, found: list[Block]) -> None:
    for place, block in enumerate(found):
        if block.kind == "row":
            continue
        words = block.words.strip()
        open_end = not re.search(r"[.;,]$", words)
        upper = _is_upper(source.text[block.body : block.end])
        deeper = place + 1 < len(found) and found[place + 1].level > block.level
        if block.marker in _OUTER:
            is_heading = upper or (len(words) <= 130 and open_end)
        elif block.marker in _NUMBERED:
            is_heading = upper or (open_end and len(words) <= 110 and (deeper or not _is_sentence(words)))
        else:
            is_heading = False
        if is_heading:
            block.kind = "heading"
        elif (not block.marker and upper and len(words) <= 160) or (
            not block.marker and open_end and _TITLE_LINE.fullmatch(words)
        ):
            block.kind, block.level = "heading", _HEADING_LEVEL
        elif not block.marker and words.endswith(":") and len(words) <= 60:
            block.level = PARAGRAPH_LEVEL - 0.2


_TITLE_LINE = re.compile(
    r"(?:mở đầu|đặt vấn đề|(?:thực trạng|tình hình|bối cảnh|nhận định|đánh giá|kết quả|mục tiêu|"
    r"chỉ tiêu|giải pháp|"
    r"nhiệm vụ|phương hướng|tổ chức thực hiện|yêu cầu|tiêu chuẩn|đối tượng|"
    r"kinh phí)(?:\s+[^\W\d]+){0,6}(?:\s+20\d\d)?)"
)
_PREDICATE = re.compile(r"\d|\b(?:phấn đấu|mỗi năm|hằng năm|phải|được)\b")


def _is_sentence(words: str) -> bool:
    return bool(_PREDICATE.search(words)) and not words.endswith(":")


def _nest(found: list[Block]) -> None:
    stack: list[Block] = []
    for block in found:
        while stack and stack[-1].level >= block.level:
            stack.pop()
        block.parents = tuple(reversed(stack))
        stack.append(block)
