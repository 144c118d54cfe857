"""In which time a figure is to be reached."""

import re
from dataclasses import dataclass, replace

from taonguon.rules.reading.dates import iso_date
from taonguon.rules.reading.frames import Frame

# State to hold or a thing to vanish: it needs no period.
STATES = (
    "members_total",
    "member_share",
    "source_pool",
    "cell_size",
    "joint_cells",
    "units_without_members",
    "party_orgs_coverage",
)

_YEAR = r"20\d\d"
PATTERNS = re.compile(
    r"(?P<school_year>(?:(?:mỗi|hằng|từng|một|trong|/)\s*)?năm học(?!\s+(?:lớp|các lớp|tập|"
    r"bồi dưỡng|cảm tình|nhận thức))"
    r"(?:\s+20\d\d\s*-\s*20\d\d)?|(?:mỗi|từng|hằng) khóa học)|"
    r"(?P<two_years>(?:trong\s+)?(?:hai|02|2) năm\s+20\d\d\s*(?:-|,|"
    r"và)\s*(?:năm\s+)?20\d\d|(?:cứ|mỗi|trong|/)\s*(?:hai|02|2) năm|(?:hai|02|"
    r"2) năm (?:một|1|phải|kết nạp|có)|(?:hai|02|2) năm/)|"
    r"(?P<half_year>học kỳ (?:[i]+|[12])\b|(?:mỗi|hằng|trong|cứ|/|định kỳ)?\s*(?:6|06|"
    r"sáu) tháng(?:\s+(?:đầu|cuối) năm)?|nửa năm(?:\s+một)?|nửa (?:đầu|cuối) năm)|"
    r"(?P<by>(?:đến|tới|trước|chậm nhất(?: là)?|muộn nhất(?: là)?)\s+(?:hết\s+|cuối\s+|"
    r"tháng \d+[/ năm]*|ngày\s+\d+[/.]\d+[/.])?(?:năm\s+)?(?P<by_year>20\d\d))|"
    r"(?P<term>(?:cả|trong|toàn|hết|suốt)?\s*nhiệm kỳ(?!\s+(?:trước|qua|"
    r"vừa qua))(?:\s+20\d\d\s*-\s*20\d\d)?|(?:cả\s+|"
    r"trong\s+)?giai đoạn(?:\s+20\d\d\s*-\s*20\d\d)?|(?:trong|cả|/)\s*(?:5|05|năm|4|04|3|"
    r"03|ba|bốn) năm(?!\s+(?:liền|liên))|20\d\d\s*-\s*20\d\d|(?:từ\s+)?(?:nay|năm 20\d\d) đến (?:hết |"
    r"cuối )?(?:năm )?20\d\d)|"
    r"(?P<year>hằng năm|mỗi năm|từng năm|năm nào|một năm|/\s*(?:1\s+|01\s+)?năm|(?:các|"
    r"những|mọi) năm|bình quân năm|trong (?:một|01|1) năm|theo năm|năm sau(?: cao hơn)?)|"
    r"(?P<quarter>(?:mỗi|từng|hằng|/)\s*quý|quý (?:[ivx]+|[1-4])\b(?:[/\-]20\d\d| năm 20\d\d)?)|"
    r"(?P<month>(?:mỗi|từng|hằng|/)\s*tháng|(?:^|[,;.]\s)tháng \d{1,2}(?=\s+(?:kết nạp|phấn đấu|"
    r"ít nhất|tối thiểu|từ|¤|$))|(?:trong|vào|nhiệm vụ|phương hướng|"
    r"công tác) tháng \d{1,2}(?:[/\-]20\d\d| năm 20\d\d)?)|"
    r"(?P<stated>(?:trong\s+|cuối\s+|hết\s+|của\s+)?năm\s+(?P<stated_year>20\d\d))|"
    r"(?P<this>\bnăm nay\b|\bcả năm\b(?! 20)|trong năm(?! học)(?=\s|$|,|;|\.))|"
    r"(?P<bare>(?<![\d\-/.])\b(?P<bare_year>20\d\d)\b(?=\s*[:¤|]|\s*$|\s+kết nạp))"
)


_KEEPS = re.compile(r"luôn|duy trì|giữ|thường xuyên|ổn định")
_ENDS = re.compile(r"hết|cuối|ngày|tháng")


@dataclass(frozen=True, slots=True)
class When:
    per: str | None
    year: int | None = None
    by: str | None = None


def period(frame: Frame, indicator: str, own_words: str = "") -> When:
    """The nearest word of time wins: before the figure, behind it, then further out.

    ``own_words``: of a target said without a figure; its own time comes first.
    """
    own = _first(own_words, frame, indicator) if own_words else None
    if own:
        return own
    if re.search(r"\b(?:sau đó|trở đi)\b", frame.stretch) and not re.search(
        r"mỗi năm|hằng năm|/\s*năm", frame.stretch + frame.after
    ):
        return When(None)
    growth = indicator == "admission_growth"
    keeps = indicator in STATES and _KEEPS.search(frame.near)
    found = _nearest(frame, indicator, ("" if growth or keeps else frame.earlier, "" if keeps else frame.intro))
    if found:
        return found
    if growth and _of_document(frame).per is None:
        return _compared(frame)
    if indicator in STATES and (indicator == "members_total" or _KEEPS.search(frame.near)):
        return When("none")
    found = _of_document(frame)
    return When("none") if found.per is None and indicator in STATES else found


def _compared(frame: Frame) -> When:
    """Growth on a term is the term's, growth on a year the year's."""
    found = re.search(r"nhiệm kỳ|kỳ trước|giai đoạn|năm trước|năm 20\d\d|cùng kỳ", frame.whole)
    if not found:
        return When(None)
    return When("term" if re.match(r"nhiệm|kỳ|giai", found.group()) else "year")


_SLASH = re.compile(
    r"[^,;.]{0,40}?/\s*(?:01\s*|1\s*)?(năm học(?!\s+(?:lớp|các lớp|tập|bồi dưỡng|cảm tình))|năm|quý|"
    r"tháng|nhiệm kỳ)"
)
_OF_SLASH = {"năm học": "school_year", "năm": "year", "quý": "quarter", "tháng": "month", "nhiệm kỳ": "term"}
_PURPOSE = re.compile(r"\b(?:để|nhằm|bảo đảm|đảm bảo)\b")  # what follows has a time of its own


def _nearest(frame: Frame, indicator: str, further: tuple[str, ...]) -> When | None:
    before, after = frame.near.split("¤")
    slash = _SLASH.match(after)
    if slash:
        return When(_OF_SLASH[slash[1]])
    found = (
        _last(before, frame, indicator)
        or _first(_PURPOSE.split(after, maxsplit=1)[0], frame, indicator)
        or _last(_without_averages(_without_brackets(frame.lead)), frame, indicator)
        or _first(_trailing(frame), frame, indicator)
        or _first(re.split(r"\b(?:để|nhằm)\b", frame.after, maxsplit=1)[0], frame, indicator)
        or _only_one(frame, indicator)
    )
    for text in further:
        found = found or _last(_without_brackets(text), frame, indicator)
    return found


def _only_one(frame: Frame, indicator: str) -> When | None:
    """A share or a number of units takes the one time said anywhere behind it."""
    if frame.quantity.unit not in ("percent", "units"):
        return None
    times = [hit for hit in PATTERNS.finditer(frame.trail) if not _is_of_past(frame.trail, hit)]
    return _when(times[0], frame, indicator, times) if len(times) == 1 else None


def _without_brackets(text: str) -> str:
    """What a closed bracket says holds only inside it."""
    return re.sub(r"\([^()]*\)", lambda hit: " " * len(hit.group()), text)


_AVERAGE = re.compile(r"(?:bình quân|trung bình|tính ra)\s+(?:mỗi|một|hằng|từng)?\s*năm\b")


def _without_averages(text: str) -> str:
    """ "…, bình quân mỗi năm 2.000": the yearly average of the figure before, of nothing that follows."""
    return _AVERAGE.sub(lambda hit: " " * len(hit.group()), text)


def _trailing(frame: Frame) -> str:
    """Segments after the figure's own, as far as no other figure stands in them."""
    following = [other.start for other in frame.others if other.start > frame.quantity.start]
    segments = [segment for segment in frame.sentence.segments if segment.start >= frame.segment.end]
    text = ""
    for segment in segments:
        if following and segment.end > following[0]:
            break
        text += " " + frame.text(segment.start, segment.end)
    return text


def _last(text: str, frame: Frame, indicator: str) -> When | None:
    hits = [hit for hit in PATTERNS.finditer(text) if not _is_of_past(text, hit)]
    return _when(hits[-1], frame, indicator, hits) if hits else None


def _first(text: str, frame: Frame, indicator: str) -> When | None:
    hits = [hit for hit in PATTERNS.finditer(text) if not _is_of_past(text, hit)]
    return _when(hits[0], frame, indicator, hits) if hits else None


def _is_of_past(text: str, hit: re.Match[str]) -> bool:
    """A year compared with ("so với năm 2025") or a document's own ("Nghị quyết … nhiệm kỳ 2025-2030")."""
    before = text[: hit.start()]
    return bool(
        re.search(
            r"(?:so với|cao hơn|bằng|vượt|hơn|của|như)\s*(?:cùng kỳ\s+|kết quả\s+|bình quân\s+)?(?:cả\s+)?\s*$",
            before,
        )
        and not re.search(r"(?:chỉ tiêu|kế hoạch|nhiệm vụ) của\s+$", before)
    ) or bool(
        re.search(r"(?:nghị quyết|đại hội|lần thứ \w+|khóa \w+),?\s+[^;]{0,20}$", before)
        and hit.lastgroup in ("term", "stated_year", "stated")
    )


def _when(hit: re.Match[str], frame: Frame, indicator: str, hits: list[re.Match[str]]) -> When:
    facts = frame.facts
    if hit["by"]:
        return _by(hit, frame, indicator, hits)
    if hit["stated"] or hit["bare"]:
        year = int(hit["stated_year"] or hit["bare_year"])
        ends_term = (
            hit["stated"] and _ENDS.match(hit["stated"].strip()) and facts.first_year != facts.last_year == year
        )
        return When("term", None, str(year)) if ends_term else When("year", year)
    if hit["this"]:
        return When("year", facts.single_year)
    for name in ("school_year", "two_years", "half_year", "term", "year", "quarter", "month"):
        if hit[name]:
            return When(name, _year_of(name, hit.group(), facts.single_year))
    return When(None)


def _by(hit: re.Match[str], frame: Frame, indicator: str, hits: list[re.Match[str]]) -> When:
    """ "đến năm 2028": what adds up is the term's, a state the year's; a day keeps the period said above."""
    year = int(hit["by_year"])
    if any(other.start() < hit.start() and other["year"] for other in hits):
        return When("year")
    date = iso_date(hit.group())
    by = date[0] if date else str(year)
    if date and len(by) == _DAY_LENGTH:
        above = _last(frame.intro, frame, indicator)
        when = above or _of_document(frame)
        return replace(when, by=by) if when.per else When("year", year, by)
    if year == frame.facts.single_year or (year == frame.facts.doc_year and year != frame.facts.last_year):
        return When("year", year)
    adds_up = indicator in ("admissions", "party_orgs_new", "admission_growth")
    if adds_up or year == frame.facts.last_year or not _ENDS.search(hit.group()):
        return When("term", None, by)
    return When("year", year, by)


_DAY_LENGTH = len("2026-01-31")


def _year_of(name: str, written: str, single: int | None) -> int | None:
    if name not in ("half_year", "quarter", "month"):
        return None
    found = re.search(_YEAR, written)
    if found:
        return int(found.group())
    return single if re.search(r"đầu năm|cuối năm|quý [ivx\d]|tháng \d", written) else None


def _of_document(frame: Frame) -> When:
    facts = frame.facts
    if facts.first_year and facts.first_year == facts.last_year:
        if re.search(r"năm học", facts.title):
            return When("school_year")
        return When("year", facts.first_year)
    if re.search(r"năm học", facts.title):
        return When("school_year")
    return When(None)
