"""Who issues the document: as its own words say, completed from the head of the page."""

import re

from taonguon.rules.reading.dates import DATE_WORDS, MONTH, iso_date
from taonguon.rules.reading.head_words import BODIES, ISSUER_RUN, KIND, is_upper
from taonguon.rules.reading.layout import Line
from taonguon.rules.reading.normalise import Source, fold


def issuer_of(source: Source, rows: list[Line], kind_at: int | None, body: int, bases_end: int) -> str | None:
    """Who speaks in the text; where only "Đảng ủy xã" is said, the head of the page gives the name."""
    start = rows[body].start if body < len(rows) else 0
    stop = min(len(source.folded), max(bases_end, start) + 1200)
    top = letterhead(source, rows, kind_at if kind_at is not None else min(len(rows), 6))
    titled = _under_kind(source, rows, kind_at)
    if titled:
        return _settled(source, _completed(titled, top))
    spoken = _spoken(source, start, stop, bases_end)
    named = [body_ for body_ in spoken if len(body_.split()) > 3 and body_.split()[-1][0].isupper()]
    full = [_completed(body_, top) for body_ in (named or spoken)]
    full = [body_ for body_ in full if len(body_.split()) > 2]
    akin = [body_ for body_ in full if top and fold(top).split()[-2:] == fold(body_).split()[-2:]]
    found = next(iter(akin or full), top)
    if found and top and re.match(r"ban chấp hành đảng bộ (?!tỉnh|huyện|thành)", fold(found)):
        found = _as_headed(found, top)
    return _settled(source, found) if found else None


def _spoken(source: Source, start: int, stop: int, bases_end: int) -> list[str]:
    spoken = []
    for own in ISSUER_RUN.finditer(source.folded, start, stop):
        before = source.folded[: own.start()][-12:]
        assigns = re.match(r"(?:đã\s+)?giao\b", source.folded[own.end("issuer") :].lstrip()[:12])
        if (
            own.start() < bases_end
            or re.search(r"(?:\bcủa|t/m|tm\.?|t/l|tl\.?|k/t|kt\.?|đại hội)\s+$", before)
            or (assigns and re.search(r"(?:chỉ tiêu|do|được|theo)\s+$", before))
        ):
            continue
        written = source.text[own.start("issuer") : own.end("issuer")]
        spoken.append(re.sub(r"\s+", " ", natural_case(written) if is_upper(written) else written).strip())
    return spoken


_TITLED = re.compile(
    rf"\s*[*_#]*\s*của\s+(?P<issuer>{BODIES}\b.*?)(?=\s+(?:tại|về|trong|lãnh đạo|khóa|nhiệm kỳ|"
    rf"thực hiện|năm)\b|[,;.:(*]|$)"
)


_BESIDE_KIND = re.compile(
    rf"^[\W_]*(?:{KIND})\s+(?:số\s*:?\s*)?\d[^\s]*\s+của\s+(?P<issuer>{BODIES}\b[^,;.:(*]*?)(?=\s+(?:về|năm)\b|\s*[,;.:(*]|\s*$)"
)


def _under_kind(source: Source, rows: list[Line], kind_at: int | None) -> str | None:
    """ "NGHỊ QUYẾT ↵ CỦA BAN THƯỜNG VỤ …": the line under the kind names the issuer."""
    if kind_at is None:
        return None
    kind = rows[kind_at]
    beside = _BESIDE_KIND.search(kind.folded)
    if beside:
        return re.sub(
            r"\s+", " ", source.text[kind.start + beside.start("issuer") : kind.start + beside.end("issuer")]
        )
    for row in rows[kind_at + 1 : kind_at + 3]:
        found = _TITLED.match(row.folded)
        if found:
            written = source.text[row.start + found.start("issuer") : row.start + found.end("issuer")]
            return re.sub(r"\s+", " ", natural_case(written) if is_upper(written) else written).strip()
        if not row.blank:
            return None
    return None


def issuer_in_title(title: str) -> str | None:
    """ "Kế hoạch 18-KH/ĐU của Đảng ủy xã …" where nothing else names the issuer."""
    found = re.search(
        rf"\bcủa\s+(?P<issuer>{BODIES}\b[^,;.:(]{{3,80}}?)(?=\s+(?:về|năm|giai đoạn)\b|[,;.:(]|$)", fold(title)
    )
    return title[found.start("issuer") : found.end("issuer")].strip() if found else None


def _as_headed(spoken: str, top: str) -> str:
    """ "Ban Chấp hành Đảng bộ Công ty" under "ĐẢNG ỦY CÔNG TY …" is the committee the head names."""
    rest = fold(spoken).removeprefix("ban chấp hành đảng bộ ")
    return top if fold(top).startswith("đảng ủy ") and fold(top).removeprefix("đảng ủy ") == rest else spoken


_LONGEST_NAME = 30  # words


def _settled(source: Source, issuer: str) -> str:
    """Old spelling made new; capitals as the text writes the name where it does not shout."""
    issuer = issuer.replace("uỷ", "ủy").replace("Uỷ", "Ủy")
    said = issuer.split()
    if len(said) > _LONGEST_NAME:
        return issuer
    for first in range(len(said) - 1):
        pattern = re.compile(
            r"\s+".join(re.escape(word) for word in fold(" ".join(said[first:])).split()) + r"(?!\w)"
        )
        for found in pattern.finditer(source.folded):
            written = re.sub(r"\s+", " ", source.text[found.start() : found.end()])
            if written not in (written.upper(), written.lower()) and not is_upper(written):
                return " ".join([*said[:first], written.replace("uỷ", "ủy").replace("Uỷ", "Ủy")])
    return issuer


def _completed(spoken: str, top: str | None) -> str:
    """ "Ban Thường vụ Huyện ủy" under "HUYỆN ỦY NAM GIANG" is "Ban Thường vụ Huyện ủy Nam Giang"."""
    if top is None:
        return spoken
    said, above = fold(spoken).split(), fold(top).split()
    for length in range(min(4, len(said)), 0, -1):
        tail = said[-length:]
        if tail == ["ủy"]:
            continue
        for place in range(len(above) - length + 1):
            if above[place : place + length] == tail:
                rest = top.split()[place + length :]
                if rest and fold(rest[0]) == "ủy":
                    rest = rest[1:]
                return " ".join([spoken, *rest])
    return spoken


def letterhead(source: Source, rows: list[Line], stop: int) -> str | None:
    """The issuer named at the head of the page, nearest to the kind; a body above it is the one it belongs to."""
    pieces: list[str] = []
    for row in rows[:stop]:
        left = re.split(r"\t|\s{3,}|\|", row.text.strip().strip("|*#"))[0].strip(" *_-")
        words = fold(left)
        if not words or "đảng cộng sản" in words or re.match(r"(?:số\b|[*\-_=]+$|\d)", words):
            continue
        if DATE_WORDS.search(words) or MONTH.search(words) or iso_date(words) or words.startswith("của "):
            continue
        if re.match(rf"(?:{BODIES}|đảng|chi)\b", words):
            pieces.append(left)
        elif pieces and is_upper(left) and not re.match(KIND, words):
            pieces[-1] += " " + left
    if len(pieces) > 1 and len(pieces[-1].split()) <= 2:
        pieces.pop()  # "ĐẢNG ỦY" alone under the full name
    if not pieces:
        return None
    name = re.sub(r"\s+", " ", natural_case(pieces[-1]) if is_upper(pieces[-1]) else pieces[-1])
    return _with_place(name, pieces[:-1])


_LEVEL_LAST = re.compile(r"\b(tỉnh|huyện|xã|phường|thành phố)$")


def _with_place(name: str, above: list[str]) -> str:
    """ "Đảng ủy Công an tỉnh" under "ĐẢNG BỘ TỈNH HÀ KHÊ" is of that province."""
    level = _LEVEL_LAST.search(fold(name))
    for piece in reversed(above) if level else ():
        place = re.search(rf"\b{level[1]}\s+(?P<name>.+)$", fold(piece))  # type: ignore[index]
        if place:
            written = piece[place.start("name") : place.end("name")]
            return (
                f"{name} {natural_case('Đảng bộ ' + written).split(' ', 2)[2] if is_upper(written) else written}"
            )
    return name


_LOWER = (
    "ủy",
    "uỷ",
    "thường",
    "vụ",
    "hành",
    "bộ",
    "xã",
    "phường",
    "huyện",
    "tỉnh",
    "quận",
    "các",
    "và",
    "thuộc",
    "của",
    "cơ",
    "quan",
    "sở",
    "khu",
    "trực",
    "viên",
    "đoàn",
)


_PROPER = (
    "Thường vụ",
    "Chấp hành",
    "Đặc khu",
    "Công ty",
    "Cổ phần",
    "Tổng Công ty",
    "Trường Đại học",
    "Đại học",
    "Quân sự",
    "Công an",
    "Bệnh viện",
    "Trung đoàn",
    "Lữ đoàn",
    "Học viện",
    "Hợp tác xã",
    "Ngân hàng",
    "Doanh nghiệp",
    "Khối",
    "Sở",
    "Ban Tổ chức",
    "Ban Xây dựng Đảng",
    "Tiểu đoàn",
    "Tập đoàn",
    "thị trấn",
    "Đa khoa",
    "Cửa khẩu",
    "Trung ương",
    "Quân y",
    "Phổ thông",
    "Dân tộc",
    "Nội trú",
    "Kỹ thuật",
    "Công nghiệp",
    "Công nghệ",
    "Kinh tế",
    "Y tế",
    "Giáo dục",
    "Đào tạo",
    "Xây dựng",
    "Thương mại",
    "Dịch vụ",
    "Nông nghiệp",
    "Biên phòng",
    "Khu công nghiệp",
    "Tài chính",
    "Điện lực",
    "Cao su",
    "Cấp nước",
    "thành phố",
    "thị xã",
    "đặc khu",
    "Cao đẳng",
    "Sư phạm",
    "Trung học",
    "Chi bộ",
    "Ủy ban nhân dân",
    "Kỹ nghệ",
)


def natural_case(written: str) -> str:
    """ "ĐẢNG ỦY XÃ LONG KHÊ" → "Đảng ủy xã Long Khê"; short words without vowels marks stay abbreviations."""
    words = written.split()
    made: list[str] = []
    for place, word in enumerate(words):
        lower = word.lower()
        if (
            (re.fullmatch(r"[A-ZĐ]{2,6}", word) and not re.search(r"[AEIOUY]", word))
            or word in ("CP", "TNHH", "MTV", "THPT", "THCS", "UBND")
            or re.search(r"\d", word)
        ):
            made.append(word)
        elif lower in _LOWER and place and lower not in ("đoàn",):
            made.append(lower)
        else:
            made.append(lower[:1].upper() + lower[1:])
    text = " ".join(made)
    for phrase in _PROPER:
        text = re.sub(rf"\b{re.escape(phrase)}\b", phrase, text, flags=re.IGNORECASE)
    return re.sub(r"\b(?:huyện|tỉnh|thành|quận|thị)(?= (?:ủy|uỷ)\b)", lambda hit: hit.group().capitalize(), text)
