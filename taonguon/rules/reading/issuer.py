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
    top = letterhead(rows, kind_at if kind_at is not None else min(len(rows), 6))
    spoken = []
    for own in ISSUER_RUN.finditer(source.folded, start, stop):
        if own.start() < bases_end or re.search(
            r"(?:\bcủa|t/m|tm\.?|t/l|tl\.?|k/t|kt\.?)\s+$", source.folded[: own.start()][-6:]
        ):
            continue
        written = source.text[own.start("issuer") : own.end("issuer")]
        spoken.append(re.sub(r"\s+", " ", natural_case(written) if is_upper(written) else written).strip())
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
        if tail == ["ủy"]:
            continue
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
        if DATE_WORDS.search(words) or MONTH.search(words) or iso_date(words) or words.startswith("của "):
            continue
        if re.match(rf"(?:{BODIES}|đảng|chi)\b", words):
            pieces.append(left)
        elif pieces and is_upper(left) and not re.match(KIND, words):
            pieces[-1] += " " + left
    return (
        re.sub(r"\s+", " ", natural_case(pieces[-1]) if is_upper(pieces[-1]) else pieces[-1]) if pieces else None
    )


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
