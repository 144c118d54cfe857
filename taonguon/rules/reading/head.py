"""The head of a document: issuer, kind, number, date, title, years; and the documents it rests on."""

import re
from dataclasses import dataclass

from taonguon.rules.reading import numbers
from taonguon.rules.reading.layout import Line
from taonguon.rules.reading.model import Basis, Period
from taonguon.rules.reading.normalise import Source, fold

DOC_TYPES = (
    "Chương trình hành động",
    "Chương trình",
    "Kế hoạch",
    "Nghị quyết",
    "Chỉ thị",
    "Thông báo",
    "Kết luận",
    "Quyết định",
    "Hướng dẫn",
    "Đề án",
    "Công văn",
    "Quy chế",
    "Quy định",
    "Báo cáo",
    "Thông tri",
    "Phương án",
    "Bản đăng ký",
    "Giao ước thi đua",
    "Bản cam kết",
    "Tờ trình",
    "Công điện",
    "Chuyên đề",
    "Phương hướng",
)
_BY_FOLDED = {fold(kind): kind for kind in DOC_TYPES}
_KIND = "|".join(_BY_FOLDED)
_KIND_LINE = re.compile(
    rf"\s*[#\s]*(?:dự thảo\s+)?(?P<kind>{_KIND})\b\s*(?:\(?\s*số\s*:?\s*(?P<number>[^\s,;)]+)\)?)?\s*(?P<rest>.*)"
)
_NUMBER = re.compile(r"\b(?:số|sô)\s*:?\s*(?P<number>\d[\w.]*\s*[-/–]\s*[^\s,;()]+)")
_BARE_NUMBER = re.compile(
    r"(?:số\s*:?\s*)?(?P<number>\d+\s*[-/]\s*(?:nq|ct|kl|kh|tb|qđ|hd|cv|bc|ctr|đa|ctrhđ|cthđ|pa)\s*[-/]\s*[\wđ]+(?:[-/][\wđ]+)*)\b"
)
_SIGN_NUMBER = re.compile(r"\d+\s*[-/]\s*[a-zđ]{1,6}(?:\s*[-/]\s*[a-zđ0-9]+)+")
_DATE_WORDS = re.compile(r"ngày\s*(\d{1,2})\s*(?:tháng|[/.\-])\s*(\d{1,2})\s*(?:năm|[/.\-])\s*(\d{4})")
_DATE_SPELLED = re.compile(rf"ngày\s+(\d{{1,2}}|{numbers.WORDS})\s+tháng\s+(\d{{1,2}}|{numbers.WORDS})\s+năm\s+(\d{{4}})")
_DATE = re.compile(r"\b(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})\b")
_MONTH = re.compile(r"\btháng\s*(\d{1,2})\s*(?:năm|[/.\-])\s*(\d{4})")
_YEARS = re.compile(r"\b(20\d{2})\s*(?:-|đến|tới)\s*(?:năm\s*)?(20\d{2})\b")
_YEAR = re.compile(r"\b(20\d{2})\b")
_BASIS_START = r"(?:căn cứ|thực hiện|theo|xét|trên cơ sở|quán triệt|tiếp tục thực hiện|triển khai|cụ thể hóa|để (?:tiếp tục )?(?:thực hiện|cụ thể hóa|triển khai)|nhằm)"
_BASIS_KIND = rf"(?:{_KIND}|điều lệ|văn bản|luật|kế hoạch hành động)"
_BODIES = (
    r"(?:ban thường vụ|ban chấp hành|thường trực|đảng ủy|đảng bộ|chi ủy|chi bộ|tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|"
    r"ban tổ chức|ban xây dựng đảng|đảng đoàn|ban cán sự|đại hội|quân ủy)"
)
_ISSUER_RUN = re.compile(
    rf"(?P<issuer>(?!đại hội){_BODIES}(?:\s+(?!xây dựng\b|ban hành\b|đề ra\b|yêu cầu\b|thông báo\b|giao\b|triển khai\b|tổ chức\b|lãnh đạo\b|quyết\b|thống nhất\b|chỉ đạo\b|hướng dẫn\b|phấn đấu\b|đã\b|đặt\b|nhận\b|có\b|kết luận\b|thông qua\b|tiếp tục\b|phân bổ\b|xác định\b)[^\s,;:.()]+){{0,14}})\s+"
    r"(?:xây dựng|ban hành|đề ra|yêu cầu|thông báo|giao|triển khai|tổ chức|lãnh đạo|quyết nghị|quyết định|thống nhất|chỉ đạo|hướng dẫn|phấn đấu|đặt|nhận thấy|kết luận|thông qua|tiếp tục|phân bổ|xác định)"
)
_NEXT_LINE = 30  # "BAN THƯỜNG VỤ … ↵ QUYẾT ĐỊNH"
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


def iso_date(folded: str) -> tuple[str, int] | None:
    """First date in the stretch, as YYYY-MM-DD or, where only a month is given, YYYY-MM; and where it ends."""
    spelled = _DATE_SPELLED.search(folded)
    if spelled:
        day, month = (int(part) if part.isdigit() else numbers.words(part) for part in (spelled[1], spelled[2]))
        if 1 <= day <= 31 and 1 <= month <= 12:
            return f"{int(spelled[3]):04d}-{month:02d}-{day:02d}", spelled.end()
    for pattern in (_DATE_WORDS, _DATE):
        found = pattern.search(folded)
        if found:
            day, month, year = (int(part) for part in found.groups())
            if 1 <= day <= 31 and 1 <= month <= 12:
                return f"{year:04d}-{month:02d}-{day:02d}", found.end()
    found = _MONTH.search(folded)
    if found and 1 <= int(found[1]) <= 12:
        return f"{int(found[2]):04d}-{int(found[1]):02d}", found.end()
    return None


_KIND_SIGNS = {"cv": "Công văn", "kh": "Kế hoạch", "nq": "Nghị quyết", "ct": "Chỉ thị", "tb": "Thông báo", "hd": "Hướng dẫn", "qđ": "Quyết định", "kl": "Kết luận", "đa": "Đề án", "ctr": "Chương trình"}


def _kind_of_number(number: str) -> str | None:
    """A letter has no line that names its kind; its number does: 66-CV/ĐU."""
    found = re.match(r"\d+[-/]([^-/]+)", number.lower())
    return _KIND_SIGNS.get(found[1]) if found else None


def _is_upper(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) >= 3 and sum(letter.isupper() for letter in letters) >= 0.8 * len(letters)


def read(source: Source, rows: list[Line]) -> Head:
    kind_at, kind, after_kind = _find_kind(source, rows)
    title, title_span, body = _title(source, rows, kind_at, after_kind)
    top_end = rows[min(body, len(rows)) - 1].end if body and rows else 0
    number = _number(source, rows, kind_at, body)
    date = _head_date(rows, body)
    cites, bases_end = _citations(source, rows, body)
    issuer = _issuer(source, rows, kind_at, body, bases_end)
    head_text = source.folded[: top_end or 0]
    period = _period(fold(title) if title else "", head_text, source.folded[:bases_end])
    if kind is None and number:
        kind = _kind_of_number(number)
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
            _is_upper(stripped[: len(found["kind"])]) or (len(stripped) < 200 and not re.search(r"[.;]$", stripped))
        ):
            return place, _BY_FOLDED[found["kind"]], stripped[found.start("rest") :].strip(" *_#")
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
        if (_starts_body(words) and not (first is None and _is_short_title(words))) or pieces >= 6:
            break
        if _BARE_NUMBER.match(words) or _DATE_WORDS.search(words):
            place += 1
            if first is not None:
                return _titled(source, rows, first, last, kind_at, rest, place)
            continue
        if first is not None and not _title_goes_on(rows, place):
            break
        first = place if first is None else first
        last = place
        pieces += 1
        place += 1
    if first is None or last is None:
        return None, None, kind_at + 1
    return _titled(source, rows, first, last, kind_at, rest, max(last, kind_at) + 1)


def _titled(
    source: Source, rows: list[Line], first: int, last: int | None, kind_at: int, rest: str, body: int
) -> tuple[str | None, tuple[int, int] | None, int]:
    last = first if last is None else last
    start, end = rows[first].start, rows[last].end
    if first == kind_at:
        start = rows[first].start + rows[first].text.find(rest[:8])
    title = re.sub(r"\s+", " ", source.text[start:end]).strip(" *_#-")
    return title or None, (start, end), body


def _is_short_title(words: str) -> bool:
    """ "triển khai thực hiện chỉ tiêu kết nạp…" under the kind is the title, not a basis."""
    return bool(re.match(r"(?:triển khai|thực hiện|tiếp tục|nhằm)\b", words)) and len(words) < 130 and not re.search(r"[.;:]$|\bsố\s+\d", words)


def _starts_body(words: str) -> bool:
    return bool(
        re.match(
            rf"(?:{_BASIS_START}\b|kính gửi|điều\s+\d|(?:phần|chương|mục)\s+(?:thứ|[ivx\d])|[ivx]+\s*[./)\-]|[a-h]\s*[./)](?=\s)|\d+\s*[./)]|[-+•]|đảng ủy\b.*\bxây dựng\b|để\b|nhằm\b|trong (?:những )?năm)",
            words,
        )
    ) or (len(words) > 170)


def _title_goes_on(rows: list[Line], place: int) -> bool:
    words = rows[place].folded.strip()
    if not words or _starts_body(words) or words.endswith((".", ";", ":")):
        return False
    if _is_upper(rows[place].text):
        return True
    return len(words) <= 120 and bool(
        re.match(
            r"[(\-]?\s*(?:về|giai đoạn|năm|nhiệm kỳ|của|trong|phát triển|kết nạp|công tác|tạo nguồn|đối với|và|trên|từ|tại|giao|thực hiện|lãnh đạo|\()",
            words,
        )
    )


def _title_without_kind(source: Source, rows: list[Line]) -> tuple[str | None, tuple[int, int] | None, int]:
    for place, row in enumerate(rows[:_FAR]):
        words = row.folded.strip()
        if re.match(r"(?:v/v|về việc|về)\b", words):
            return row.text.strip(), (row.start, row.end), place + 1
        if (
            _is_upper(row.text)
            and re.search(r"kết nạp|phát triển|đảng viên", words)
            and not re.match(_BODIES, words)
        ):
            return row.text.strip(" *#_"), (row.start, row.end), place + 1
    return None, None, 0


def _number(source: Source, rows: list[Line], kind_at: int | None, body: int) -> str | None:
    top = rows[: max(body, (kind_at or 0) + 2, 6 if kind_at is None else 0)]
    for row in top:
        if re.match(rf"\s*{_BASIS_START}\b", row.folded):
            break
        for pattern in (_NUMBER, _BARE_NUMBER):
            found = pattern.search(row.folded)
            if found and not re.search(r"của|thực hiện|theo", row.folded[: found.start()]):
                written = source.text[row.start + found.start("number") : row.start + found.end("number")]
                return re.sub(r"\s+", "", written).strip("*_.;,")
    return None


def _head_date(rows: list[Line], body: int) -> str | None:
    for row in rows[: max(body, 1)]:
        found = re.search(r"\bngày\b.*|\btháng\b.*", row.folded)
        if found and not re.search(_BASIS_START + r"\b", row.folded[: found.start()]):
            date = iso_date(found.group())
            if date:
                return date[0]
        date = (
            iso_date(row.folded)
            if re.fullmatch(r"[^.]{0,40}\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}\s*", row.folded)
            else None
        )
        if date:
            return date[0]
    return None


def _citations(source: Source, rows: list[Line], body: int) -> tuple[tuple[Basis, ...], int]:
    """Bases: the opening paragraphs "Căn cứ…", "Thực hiện…", up to the issuer's own words."""
    start = rows[body].start if body < len(rows) else len(source.text)
    found: list[Basis] = []
    end = start
    opened = False
    for row in rows[body:]:
        words = row.folded.strip().lstrip("-+• ")
        if not words or words.startswith("kính gửi"):
            continue
        begins = bool(re.match(rf"{_BASIS_START}\b", words))
        heading = bool(re.match(r"(?:[ivx]+\s*[./)\-]|\d+\s*[.)/]|điều\s+\d|phần\s)", words))
        if heading or (not begins and not opened) or len(found) > 30:
            break
        own = _ISSUER_RUN.search(source.folded, row.start, row.end + _NEXT_LINE)
        own = own if own and own.start() < row.end else None
        while own and re.search(r"\bcủa\s+$|\bkhóa\s+\w+\s+$", source.folded[row.start : own.start()]):
            own = _ISSUER_RUN.search(source.folded, own.end("issuer"), row.end)
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
            rf"(?<!của )\b{_BASIS_KIND}\b(?=\s+(?:hành động\s+)?(?:số\b|đại hội|\d+\s*[-/]|của\b|ngày\b|đảng\b))"
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
        r"\bcủa\s+(?P<body>(?!đảng\b)[^;,.()]+?)(?=\s+(?:về|khóa|nhiệm kỳ|đối với|trong|hướng dẫn|quy định|\()|[;,.]|$)",
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


def _issuer(source: Source, rows: list[Line], kind_at: int | None, body: int, bases_end: int) -> str | None:
    """Who speaks in the text; where only "Đảng ủy xã" is said, the head of the page gives the name."""
    start = rows[body].start if body < len(rows) else 0
    stop = min(len(source.folded), max(bases_end, start) + 1200)
    top = letterhead(rows, kind_at if kind_at is not None else min(len(rows), 6))
    spoken = []
    for own in _ISSUER_RUN.finditer(source.folded, start, stop):
        if own.start() < bases_end or re.search(r"(?:\bcủa|t/m|tm\.?)\s+$", source.folded[: own.start()][-6:]):
            continue
        written = source.text[own.start("issuer") : own.end("issuer")]
        spoken.append(re.sub(r"\s+", " ", natural_case(written) if _is_upper(written) else written).strip())
    named = [body_ for body_ in spoken if len(body_.split()) > 3 and body_.split()[-1][0].isupper()]
    full = [_completed(body_, top) for body_ in (named or spoken)]
    return next((body_ for body_ in full if len(body_.split()) > 2), top)


def _completed(spoken: str, top: str | None) -> str:
    """ "Ban Thường vụ Huyện ủy" under "HUYỆN ỦY NAM GIANG" is "Ban Thường vụ Huyện ủy Nam Giang"."""
    if top is None:
        return spoken
    said, above = fold(spoken).split(), fold(top).split()
    for length in range(min(4, len(said)), 0, -1):
        tail = said[-length:]
        for place in range(len(above) - length + 1):
            if above[place : place + length] == tail:
                rest = top.split()[place + length :]
                if rest and fold(rest[0]) == "ủy":
                    rest = rest[1:]
                return " ".join([spoken, *rest])
    return spoken


def letterhead(rows: list[Line], stop: int) -> str | None:
    """The issuer named at the head of the page, nearest to the kind; a body above it is the one it belongs to."""
    pieces: list[str] = []
    for row in rows[:stop]:
        left = re.split(r"\t|\s{3,}|\|", row.text.strip().strip("|*#"))[0].strip(" *_-")
        words = fold(left)
        if not words or "đảng cộng sản" in words or re.match(r"(?:số\b|[*\-_=]+$|\d)", words):
            continue
        if _DATE_WORDS.search(words) or _MONTH.search(words) or iso_date(words) or words.startswith("của "):
            continue
        if re.match(rf"(?:{_BODIES}|đảng|chi)\b", words):
            pieces.append(left)
        elif pieces and _is_upper(left) and not re.match(_KIND, words):
            pieces[-1] += " " + left
    return re.sub(r"\s+", " ", natural_case(pieces[-1]) if _is_upper(pieces[-1]) else pieces[-1]) if pieces else None


_LOWER = ("ủy", "uỷ", "thường", "vụ", "hành", "bộ", "xã", "phường", "huyện", "tỉnh", "quận", "các", "và", "thuộc", "của", "cơ", "quan", "sở", "khu", "trực", "viên", "đoàn")
_PROPER = (
    "Thường vụ", "Chấp hành", "Đặc khu", "Công ty", "Cổ phần", "Tổng Công ty", "Trường Đại học", "Đại học", "Quân sự", "Công an", "Bệnh viện", "Trung đoàn",
    "Lữ đoàn", "Học viện", "Hợp tác xã", "Ngân hàng", "Doanh nghiệp", "Khối", "Sở", "Ban Tổ chức", "Ban Xây dựng Đảng", "Tiểu đoàn", "Tập đoàn", "thị trấn",
    "Đa khoa", "Cửa khẩu", "Trung ương", "Quân y", "Phổ thông", "Dân tộc", "Nội trú", "Kỹ thuật", "Công nghiệp", "Công nghệ", "Kinh tế", "Y tế", "Giáo dục", "Đào tạo", "Xây dựng",
    "Thương mại", "Dịch vụ", "Nông nghiệp", "Biên phòng", "Khu công nghiệp", "Tài chính", "Điện lực", "Cao su", "Cấp nước", "thành phố", "thị xã", "đặc khu", "Cao đẳng", "Sư phạm", "Trung học", "Chi bộ",
)  # fmt: skip


def natural_case(written: str) -> str:
    """ "ĐẢNG ỦY XÃ LONG KHÊ" → "Đảng ủy xã Long Khê"; short words without vowels marks stay abbreviations."""
    words = written.split()
    made: list[str] = []
    for place, word in enumerate(words):
        lower = word.lower()
        if re.fullmatch(r"[A-ZĐ]{2,6}", word) and not re.search(r"[AEIOUY]", word):
            made.append(word)
        elif word in ("CP", "TNHH", "MTV", "THPT", "THCS", "UBND") or re.search(r"\d", word):
            made.append(word)
        elif lower in _LOWER and place and lower not in ("đoàn",):
            made.append(lower)
        else:
            made.append(lower[:1].upper() + lower[1:])
    text = " ".join(made)
    for phrase in _PROPER:
        text = re.sub(rf"\b{re.escape(phrase)}\b", phrase, text, flags=re.IGNORECASE)
    text = re.sub(r"\b(?:huyện|tỉnh|thành|quận|thị)(?= (?:ủy|uỷ)\b)", lambda hit: hit.group().capitalize(), text)
    return text


def _period(title: str, head: str, opening: str) -> Period | None:
    for text in (title, head):
        found = _YEARS.search(text)
        if found:
            return Period(found[1], found[2])
    years = _YEAR.findall(title)
    if years:
        return Period(min(years), max(years))
    found = re.search(r"nhiệm kỳ\s+(20\d{2})\s*-\s*(20\d{2})", opening)
    if found and not title:
        return Period(found[1], found[2])
    return None
