"""Vietnamese numerals, in figures and in words."""

import re
from fractions import Fraction

from taonguon.rules.reading.model import Number

FIGURES = r"(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d+|\d+\.\d{1,2}(?!\d)|\d+)"

_DIGITS = {
    "không": 0,
    "một": 1,
    "mốt": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "lăm": 5,
    "nhăm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
}
_DIGIT = "(?:" + "|".join(_DIGITS) + ")"
_FIRST = r"(?:một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín)"
_LAST = r"(?:một|mốt|hai|ba|bốn|tư|năm|lăm|nhăm|sáu|bảy|bẩy|tám|chín)"
_TENS = rf"(?:{_FIRST}\s+mươi(?:\s+{_LAST})?|mười(?:\s+{_LAST})?)"
_HUNDREDS = rf"(?:{_FIRST}\s+trăm(?:\s+(?:linh|lẻ)\s+{_LAST}|\s+{_TENS})?)"
_THOUSANDS = rf"(?:(?:{_HUNDREDS}|{_TENS}|{_FIRST})\s+(?:nghìn|ngàn)(?:\s+{_HUNDREDS}|\s+{_TENS})?)"
WORDS = rf"(?:{_THOUSANDS}|{_HUNDREDS}|{_TENS}|{_FIRST})"

# Fractions and multiples that are words of their own.
_FRACTIONS = re.compile(rf"(?P<top>{_FIRST})\s+phần\s+(?P<bottom>{_DIGIT}|mười)")


def figure(written: str, *, whole: bool = False) -> Number:
    """The value of figures: "1.300" → 1300, "3,25" → 3.25, "05" → 5; ``whole``: what is counted has no parts."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", written):
        written = written.replace(".", "")
    if whole and re.fullmatch(r"\d{1,3},\d{3}", written):
        return int(written.replace(",", ""))
    value = float(written.replace(",", "."))
    return tidy(value)


def tidy(value: float) -> Number:
    return int(value) if value == int(value) else round(value, 4)


def words(written: str) -> int:
    """The value of a numeral in words: "hai mươi lăm" → 25, "một trăm linh hai" → 102."""
    total = part = last = 0
    for word in written.split():
        if word in _DIGITS:
            last = _DIGITS[word]
        elif word == "mười":
            part, last = part + 10, 0
        elif word == "mươi":
            part, last = part + last * 10, 0
        elif word == "trăm":
            part, last = part + last * 100, 0
        elif word in ("nghìn", "ngàn"):
            total, part, last = (part + last) * 1000, 0, 0
    return total + part + last


def fraction_percent(written: str) -> Number | None:
    """ "hai phần ba" → 66.67; ``None`` if it is no fraction in words."""
    found = _FRACTIONS.fullmatch(" ".join(written.split()))
    if not found:
        return None
    bottom = 10 if found["bottom"] == "mười" else _DIGITS[found["bottom"]]
    if not bottom:
        return None
    return tidy(round(float(Fraction(_DIGITS[found["top"]] * 100, bottom)), 2))
