"""Figures of a sentence with what is counted and how the figure binds: at least, at most, a range, exactly."""

import re
from dataclasses import dataclass

from taonguon.rules.reading import lexicon, numbers
from taonguon.rules.reading.model import Number

_TRANSPARENT = (
    r"(?:\s|\x00|các|những|số|lượng|lượt|phần|tổng số|mới|nữa|là|của|"
    r"\((?:[^\W\d]|\s){2,30}\))"  # "05 (năm) đồng chí"
)
_NUMERAL = rf"(?:{numbers.FIGURES}|(?<!\w){numbers.WORDS}(?!\w))"
_PERCENT = r"\s*(?:%|phần trăm)"
_FIGURE = re.compile(
    rf"(?<![\w.,/\-])(?P<first>{_NUMERAL})(?P<pct1>{_PERCENT})?"
    rf"(?:\s*(?P<noun1>{lexicon.PEOPLE}|{lexicon.UNIT_NOUN}|lớp)?\s*(?P<link>-|đến|tới|"
    rf"~)\s*(?:dưới\s+)?(?P<second>{_NUMERAL})(?P<pct2>{_PERCENT})?)?"
    r"(?![\w/])"
)
_SPECIAL = re.compile(
    r"(?<!\w)(?:(?P<more>quá bán|(?:quá|hơn|trên) (?:một )?nửa|đa số)|(?P<half>một nửa|"
    r"phân nửa|½)|(?P<frac>(?:một|hai|ba|bốn)\s+phần\s+(?:hai|ba|tư|bốn|năm|mười))|"
    r"gấp\s+(?:(?P<r15>rưỡi|một lần rưỡi)|(?P<r2>đôi|hai lần)|(?P<r3>ba(?: lần)?)|"
    r"(?P<rn>\d+(?:,\d+)?)\s*lần)|(?P<rn2>\d+(?:,\d+)?)\s*lần\s+(?:so với|năm|nhiệm kỳ)|"
    r"(?P<sec>\d)/(?P<bot>[2-5])(?=\s+(?:số|tổng|đảng viên|quần chúng|chi bộ|là|"
    r"trở lên)))(?!\w)"
)
_NOUN = re.compile(rf"{_TRANSPARENT}*?\s*(?=lớp\b|khóa\b|{lexicon.UNIT_NOUN}|{lexicon.PEOPLE})")
_UNIT_NOUN = re.compile(rf"lớp(?!\s+trưởng)|khóa\s+(?:học|bồi dưỡng)|{lexicon.UNIT_NOUN}")
_PEOPLE_NOUN = re.compile(lexicon.PEOPLE)
_WORD_NOUN = re.compile(rf"\s*(?:(?:{lexicon.PEOPLE})|(?:{lexicon.UNIT_NOUN})|lớp\b|%|phần trăm)")
_LONGEST_FIGURE = 40  # letters; nothing a plan counts is written longer
_SPAN = 48  # how far behind the figure "trở lên" may stand

_MIN_NEAR = re.compile(
    r"(?:ít nhất|tối thiểu|không dưới|không ít hơn|không thấp hơn|không kém|chí ít|≥|>=|"
    r"đạt và vượt|bằng và vượt|bằng hoặc hơn|"
    r"từ|hoàn thành và vượt(?:\s+chỉ tiêu)?|tối thiểu là|thấp nhất)\s*(?:(?:là|có|phải|"
    r"được|đạt|cũng|từ|đủ|mỗi năm)\s*)*$"
)
_STRICT_NEAR = re.compile(r"(?:trên|hơn|vượt(?:\s+(?:mức|quá))?|quá|cao hơn|nhiều hơn|lớn hơn|>)\s*$")
_MAX_NEAR = re.compile(
    r"(?:không quá|không vượt quá|không hơn|không cao hơn|không nhiều hơn|không lớn hơn|"
    r"tối đa|nhiều nhất|cao nhất|≤|<=|"
    r"(?:chỉ )?còn(?:\s+(?:không quá|tối đa))?|xuống(?:\s+còn)?|không trên)\s*(?:(?:là|có|ở mức)\s*)*$"
)
_MAX_STRICT_NEAR = re.compile(r"(?:dưới|ít hơn|thấp hơn|nhỏ hơn|chưa đến|<)\s*$")
_APPROX_NEAR = re.compile(r"(?:khoảng|chừng|xấp xỉ|gần|ước|độ|cỡ|tầm|trên dưới|≈|~)\s*(?:(?:là|đạt|từ|có)\s*)*$")
_MIN_FAR = re.compile(r"(?:ít nhất|tối thiểu|không dưới|không ít hơn|không thấp hơn|chí ít)\b[^\d;]*$")
_MAX_FAR = re.compile(r"(?:không quá|không vượt quá|tối đa|nhiều nhất(?! là (?:đảng|chi)))\b[^\d;]*$")
_UP = re.compile(
    r"(?![^,;:.\d]*nhiệm vụ trở lên)[^,;:.\d]*?\b(?:trở lên|đổ lên|hoặc hơn|hoặc cao hơn|"
    r"là tối thiểu)\b"
)
_DOWN = re.compile(r"[^,;:.\d]*?\b(?:trở xuống|là tối đa)\b")
_CHANGE_FROM = re.compile(
    r"\btừ\s*(?:mức\s*)?(?P<figure>\d[\d.,]*)\s*(?P<pct>%)?(?:\s+[^\W\d]+){0,4}\s*(?:\([^)]*\)\s*)?,?\s*(?:lên|"
    r"còn|xuống|tăng lên|giảm còn|nâng lên|thành)(?:\s+(?:còn|đạt|trên|ít nhất|tối thiểu|"
    r"khoảng|không quá))*\s*$"
)
_CHANGE_TO = re.compile(
    r"\s*(?:%|phần trăm)?(?:\s+[^\W\d]+){0,4}?\s*(?:\([^)]*\)\s*)?,?\s*(?:tăng lên|"
    r"nâng lên|lên|xuống còn|xuống|giảm còn|còn|thành)"
    r"(?:\s+(?:còn|đạt|trên|ít nhất|tối thiểu|khoảng|không quá))*\s*\d"
)


@dataclass(slots=True)
class Quantity:
    """``unit`` is people, percent, units, multiple or, where nothing is named, empty."""

    start: int
    end: int
    value: Number
    value_max: Number | None
    unit: str
    noun: str
    noun_end: int
    op: str = "eq"
    strict: bool = False
    approx: bool = False
    base_figure: str | None = None  # "từ 41% lên 50%": 41%
    odd: bool = False  # "hơn 80 người trở lên"
    is_baseline: bool = False
    falls: bool = False  # "xuống còn 44": a ceiling only for what is to shrink


def quantities(masked: str, start: int, end: int) -> list[Quantity]:
    """Figures between two places of the masked folded text."""
    found = [_special(hit) for hit in _SPECIAL.finditer(masked, start, end)]
    taken = [(quantity.start, quantity.end) for quantity in found]
    for hit in _FIGURE.finditer(masked, start, end):
        if any(left < hit.end() and hit.start() < right for left, right in taken):
            continue
        quantity = _plain(masked, hit, end)
        if quantity:
            found.append(quantity)
    found.sort(key=lambda item: item.start)
    for place, quantity in enumerate(found):
        left = max(start, found[place - 1].end if place else start)
        right = found[place + 1].start if place + 1 < len(found) else end
        _bind(masked, quantity, left, min(right, end), start)
    return found


def _special(hit: re.Match[str]) -> Quantity:
    named = hit.groupdict()
    unit, op, strict = "percent", "eq", False
    value: Number = 50
    if named["more"]:
        op, strict = "min", True
    elif named["frac"]:
        value = numbers.fraction_percent(named["frac"]) or 50
    elif named["sec"]:
        value = numbers.tidy(round(int(named["sec"]) * 100 / int(named["bot"]), 2))
    elif not named["half"]:
        unit = "multiple"
        figure = named["rn"] or named["rn2"]
        value = numbers.figure(figure) if figure else 1.5 if named["r15"] else 2 if named["r2"] else 3
    return Quantity(hit.start(), hit.end(), value, None, unit, "", hit.end(), op=op, strict=strict)


def _is_words(written: str | None) -> bool:
    return bool(written) and not written[0].isdigit()  # type: ignore[index]


def _plain(masked: str, hit: re.Match[str], limit: int) -> Quantity | None:
    first, second = hit["first"], hit["second"]
    if max(len(first), len(second or "")) > _LONGEST_FIGURE:
        return None
    end = hit.end()
    if second is not None and _is_words(first) != _is_words(second):
        second, end = None, hit.end("pct1") if hit["pct1"] else hit.end("first")
    if _is_words(first) and not _counts(masked, hit, end):
        return None
    percent = bool(hit["pct1"] or (second is not None and hit["pct2"]))
    bound = re.match(r"\s*-\s*\d", masked[hit.end("pct1") : hit.end("pct1") + 4]) if hit["pct1"] else None
    if hit["pct1"] and second is not None and not hit["pct2"] and not bound:
        second, end = None, hit.end("pct1")  # "100% … - 45": two figures, not a range
    noun, noun_end, unit = "", end, "percent" if percent else ""
    named = _NOUN.match(masked, end, min(limit, end + 90))
    if named and "\n" not in named.group():
        noun, counted = _longer_noun(masked, named.end())
        noun_end = named.end() + len(noun)
        unit = "percent" if percent else counted
    elif second is not None and hit["noun1"]:
        noun = hit["noun1"]
        unit = unit or ("people" if re.fullmatch(lexicon.PEOPLE, noun) else "units")
    whole = unit in ("people", "units")
    low = numbers.words(first) if _is_words(first) else numbers.figure(first, whole=whole)
    high = None
    if second is not None:
        high = numbers.words(second) if _is_words(second) else numbers.figure(second, whole=whole)
        if high <= low:
            if hit["link"] == "-" and not percent and unit:
                return None
            high = high if high < low else None
    return Quantity(hit.start(), end, low, high, unit, noun, noun_end)


def _longer_noun(masked: str, place: int) -> tuple[str, str]:
    """The noun at a place and what it counts: "xã viên" are people though "xã" is a unit."""
    unit, people = _UNIT_NOUN.match(masked, place), _PEOPLE_NOUN.match(masked, place)
    if people and (unit is None or people.end() >= unit.end()):
        return people.group(), "people"
    return (unit.group(), "units") if unit else ("", "")


_NOT_FIVE_AFTER = re.compile(
    r"(?:hằng|mỗi|trong|một|các|mấy|những|cuối|đầu|giữa|cả|từng|mới|theo|qua|nay|này|sau|"
    r"trước|hai|ba|bốn|/|\x00|lên|số|tiêu|của)\s*$"
)


def _counts(masked: str, hit: re.Match[str], end: int) -> bool:
    """Is a numeral in words really one? "năm" is a year far more often than five, "một" often an article."""
    bound = not hit["first"].startswith(("năm", "một")) and re.search(
        r"(?:không quá|tối đa|ít nhất|tối thiểu|xuống còn)\s+$", masked[max(0, hit.start() - 12) : hit.start()]
    )
    if not (hit["pct1"] or hit["pct2"] or _WORD_NOUN.match(masked, end) or bound):
        return False
    before = masked[max(0, hit.start() - 14) : hit.start()]
    if hit["first"].startswith("năm") and _NOT_FIVE_AFTER.search(before):
        return False
    return not (
        hit["first"] == "năm"
        and not re.search(r"(?:kết nạp|ít nhất|tối thiểu|từ|được|thiệu|có|cử|mở|lập|mới|là|đó)\s+$", before)
    )


def _bind(masked: str, quantity: Quantity, left: int, right: int, floor: int) -> None:
    before = masked[left : quantity.start]
    after = masked[quantity.end : min(right, quantity.end + _SPAN)]
    change = _CHANGE_FROM.search(masked[max(floor, quantity.start - 70) : quantity.start])
    if change:
        quantity.base_figure = change["figure"].rstrip(".,") + (change["pct"] or "")
    if quantity.value_max is not None:
        _bind_pair(masked, quantity, floor)
        return
    if _CHANGE_TO.match(masked, quantity.end) and re.search(r"\btừ\s*(?:mức\s*)?$", before):
        quantity.is_baseline = True
        return
    up, down = _UP.match(after), _DOWN.match(after)
    if quantity.op == "min":
        return
    if up:
        quantity.op = "min"
        quantity.odd = bool(_STRICT_NEAR.search(before))
    elif down or _MAX_NEAR.search(before):
        quantity.op = "max"
        quantity.falls = not down and bool(re.search(r"(?:còn|xuống)\s*$", before))
    elif _MIN_NEAR.search(before):
        quantity.op = "min"
    elif _MAX_STRICT_NEAR.search(before):
        quantity.op, quantity.strict = "max", True
    elif re.search(r"\btrên dưới\s*$", before) or _APPROX_NEAR.search(before):
        quantity.approx = True
    elif _STRICT_NEAR.search(before):
        quantity.op, quantity.strict = "min", True
    elif _MIN_FAR.search(before):
        quantity.op = "min"
    elif _MAX_FAR.search(before):
        quantity.op = "max"


def _bind_pair(masked: str, quantity: Quantity, floor: int) -> None:
    """A range; or a fall "từ 50 đến/còn 44", which the pattern reads as a pair going down."""
    assert quantity.value_max is not None
    if quantity.value_max < quantity.value:
        quantity.base_figure = str(quantity.value)
        quantity.value, quantity.value_max, quantity.op, quantity.falls = quantity.value_max, None, "max", True
        return
    quantity.op = "range"
