"""The head of a document: issuer, kind, number, date, title, years; and the documents it rests on."""

import re
from dataclasses import dataclass

from taonguon.rules.reading.bases import citations
from taonguon.rules.reading.dates import DATE_WORDS, iso_date
from taonguon.rules.reading.head_words import BASIS_START, BODIES, BY_FOLDED, KIND, is_upper, kind_of_number
from taonguon.rules.reading.issuer import issuer_in_title, issuer_of
from taonguon.rules.reading.layout import Line
from taonguon.rules.reading.model import Basis, Period
from taonguon.rules.reading.normalise import Source, fold

_KIND_LINE = re.compile(
    rf"\s*[#\s]*(?:dự thảo\s+)?(?P<kind>{KIND})\b\s*(?:\(?\s*số\s*:?\s*(?P<number>[^\s,;)]+)\)?)?\s*(?P<rest>.*)"
)

_NUMBER = re.compile(r"\b(?:số|sô)\s*:?\s*(?P<number>\d[\w.]*\s*[-/–]\s*[^\s,;()]+)")

_BARE_NUMBER = re.compile(
    r"(?:số\s*:?\s*)?(?<!\d)(?P<number>\d{1,6}\s*[-/]\s*(?:nq|ct|kl|kh|tb|qđ|hd|cv|bc|ctr|đa|ctrhđ|"
    r"cthđ|pa)\s*[-/]\s*[\wđ]+(?:[-/][\wđ]+)*)\b"
)

_YEARS = re.compile(r"\b(20\d{2})\s*(?:-|đến|tới)\s*(?:năm\s*)?(20\d{2})\b")

_YEAR = re.compile(r"\b(20\d{2})\b")

_FAR = 12  # lines in which the head is looked for


@dataclass(frozen=True, slots=True)
class Head:
    issuer: str | None
    doc_type: str | None
    doc_number: str | None
    doc_date: str | None
    title: str | None
    title_span: tuple[int, int] | None
    period: Period | None
    bases: tuple[Basis, ...]
    bases_end: int  # everything before it only cites
    body_line: int  # first line of the body


def read(source: Source, rows: list[Line]) -> Head:
    kind_at, kind, after_kind = _find_kind(source, rows)
    title, title_span, body = _title(source, rows, kind_at, after_kind)
    top_end = rows[min(body, len(rows)) - 1].end if body and rows else 0
    number = _number(source, rows, kind_at, body)
    date = _head_date(rows, body)
    cites, bases_end = citations(source, rows, body)
    issuer = issuer_of(source, rows, kind_at, body, bases_end)
    if issuer is None and title:
        issuer = issuer_in_title(title)
    head_text = source.folded[: top_end or 0]
    period = _period(fold(title) if title else "", head_text, source.folded[:bases_end])
    if kind is None and number:
        kind = kind_of_number(number)
    return Head(issuer, kind, number, date, title, title_span, period, cites, bases_end, body)


def _find_kind(source: Source, rows: list[Line]) -> tuple[int | None, str | None, str]:
    seen = 0
    for place, row in enumerate(rows[:40]):
        if row.blank:
            continue
        seen += 1
        if seen > _FAR:
            break
        stripped = row.text.strip().strip("*#_ |")
        found = _KIND_LINE.match(fold(stripped))
        if found and (
            is_upper(stripped[: len(found["kind"])]) or (len(stripped) < 200 and not re.search(r"[.;]$", stripped))
        ):
            return place, BY_FOLDED[found["kind"]], stripped[found.start("rest") :].strip(" *_#")
    return None, None, ""


def _title(
    source: Source, rows: list[Line], kind_at: int | None, rest: str
) -> tuple[str | None, tuple[int, int] | None, int]:
    """The words under the kind, up to the first paragraph."""
    if kind_at is None:
        return _title_without_kind(source, rows)
    first = last = None
    if len(rest) > 6 and not re.match(r"(?:số\b|\d+\s*[-/])", fold(rest)):
        first = last = kind_at
    place = kind_at + 1
    pieces = 0
    while place < len(rows):
        row = rows[place]
        words = row.folded.strip()
        if row.blank:
            if first is not None and place + 1 < len(rows) and not _title_goes_on(rows, place + 1):
                break
            place += 1
            continue
        if re.fullmatch(r"[-–—_=*\s.o]+", words):
            place += 1
            if first is not None:
                break
            continue
        titled = first is None or (pieces == 1 and rows[first].folded.strip().startswith("của "))
        if (_starts_body(words) and not (titled and _is_short_title(words))) or pieces >= 6:
            break
        if _BARE_NUMBER.match(words) or DATE_WORDS.search(words):
            place += 1
            if first is not None:
                return (*_titled(source, rows, (first, last), rest if first == kind_at else ""), place)
            about = re.search(r"\bvề\s+\S.{8,}", row.text)
            if about:  # "Số 05-NQ/ĐU ngày 14/02/2023 về phát triển đảng năm 2023"
                return (*_titled(source, rows, (place - 1, None), about.group()), place)
            continue
        if first is not None and not _title_goes_on(rows, place) and not (titled and _is_short_title(words)):
            break
        first = place if first is None else first
        last = place
        pieces += 1
        place += 1
    if first is None or last is None:
        return None, None, kind_at + 1
    return (*_titled(source, rows, (first, last), rest if first == kind_at else ""), max(last, kind_at) + 1)


def _titled(
    source: Source, rows: list[Line], span: tuple[int, int | None], behind_kind: str
) -> tuple[str | None, tuple[int, int]]:
    """The title of the lines ``span``; ``behind_kind``: its beginning on the line of the kind."""
    first, last = rows[span[0]], rows[span[1] if span[1] is not None else span[0]]
    start = first.start + (first.text.find(behind_kind[:8]) if behind_kind else 0)
    title = re.sub(r"\s+", " ", source.text[start : last.end]).strip(" *_#-")
    return title or None, (start, last.end)


def _is_short_title(words: str) -> bool:
    """ "triển khai thực hiện chỉ tiêu kết nạp…" under the kind is the title, not a basis."""
    return (
        bool(re.match(r"(?:triển khai|thực hiện|tiếp tục|nhằm)\b", words))
        and len(words) < 130
        and not re.search(r"[.;:]$|\bsố\s+\d", words)
    )


def _starts_body(words: str) -> bool:
    return bool(
        re.match(
            rf"(?:{BASIS_START}\b|kính gửi|điều\s+\d|(?:phần|chương|mục)\s+(?:thứ|[ivx\d])|"
            r"[ivx]+\s*[./)\-]|[a-h]\s*[./)](?=\s)|\d+\s*[./)]|[-+•]|đảng ủy\b.*\bxây dựng\b|để\b|"
            r"nhằm\b|trong (?:những )?năm)",
            words,
        )
    ) or (len(words) > 170)


def _title_goes_on(rows: list[Line], place: int) -> bool:
    words = rows[place].folded.strip()
    if not words or _starts_body(words) or words.endswith((".", ";", ":")):
        return False
    if is_upper(rows[place].text):
        return True
    return len(words) <= 120 and bool(
        re.match(
            r"[(\-]?\s*(?:về|trình|giai đoạn|năm|nhiệm kỳ|của|trong|phát triển|kết nạp|công tác|"
            r"xây dựng|tăng cường|nâng cao|đẩy mạnh|bồi dưỡng|củng cố|"
            r"tạo nguồn|đối với|và|trên|từ|tại|giao|thực hiện|lãnh đạo|\()",
            words,
        )
    )


def _title_without_kind(source: Source, rows: list[Line]) -> tuple[str | None, tuple[int, int] | None, int]:
    for place, row in enumerate(rows[:_FAR]):
        words = row.folded.strip()
        if re.match(r"(?:v/v|về việc|về)\b", words):
            return row.text.strip(), (row.start, row.end), place + 1
        if (
            is_upper(row.text)
            and re.search(r"kết nạp|phát triển|đảng viên", words)
            and not re.match(BODIES, words)
        ):
            return row.text.strip(" *#_"), (row.start, row.end), place + 1
    return None, None, 0


def _number(source: Source, rows: list[Line], kind_at: int | None, body: int) -> str | None:
    top = rows[: max(body, (kind_at or 0) + 2, 6 if kind_at is None else 0)]
    for row in top:
        if re.match(rf"\s*{BASIS_START}\b[^.]*\bsố\b", row.folded):
            continue
        for pattern in (_NUMBER, _BARE_NUMBER):
            found = pattern.search(row.folded)
            if found and not re.search(r"của|thực hiện|theo", row.folded[: found.start()]):
                written = source.text[row.start + found.start("number") : row.start + found.end("number")]
                return re.sub(r"\s+", "", written).strip("*_.;,")
    return None


def _head_date(rows: list[Line], body: int) -> str | None:
    """The day of signing; where the head gives no day, its month."""
    dates: list[str] = []
    for place, row in enumerate(rows[: max(body + 4, 1)]):
        words = row.folded.strip()
        if (place >= body and words.startswith("kính gửi")) or (
            re.match(BASIS_START + r"\b", words) and "số" in words
        ):
            break
        found = re.search(r"\bngày\b.*|\btháng\b.*", row.folded)
        if place >= max(body, 1) and (found is None or len(words) > _SHORT):
            continue
        date = iso_date(found.group()) if found else None
        if date is None and re.fullmatch(r"[^.]{0,40}\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}\s*", row.folded):
            date = iso_date(row.folded)
        if date:
            dates.append(date[0])
    return next((date for date in dates if len(date) == _DAY), dates[0] if dates else None)


_SHORT = 60  # a line of a place and a date
_DAY = len("2026-01-31")


def _period(title: str, head: str, opening: str) -> Period | None:
    for text in (title, head):
        found = _YEARS.search(text)
        if found:
            return Period(found[1], found[2])
    years = [] if re.search(r"đến (?:hết |cuối )?năm 20\d\d", title) else _YEAR.findall(title)
    if years:  # "đến năm 2030" tells the end, not the beginning
        return Period(min(years), max(years))
    found = re.search(r"nhiệm kỳ\s+(20\d{2})\s*-\s*(20\d{2})", opening)
    if found and not title:
        return Period(found[1], found[2])
    return None
