"""One text, two views of equal length: as written (NFC) and folded for matching.

Folding never changes the length, so a place found in the folded view is the same place in the text.
It lowers letters, settles the place of the tone mark (uỷ → ủy), turns look-alike dashes, spaces and quotes
into one, blanks emphasis marks, and repairs tone slips in words that have only one sensible reading.
"""

import re
import unicodedata
from dataclasses import dataclass

_SAME = {
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u00a0\u2007\u202f\t\r\u200b\ufeff", " "),
    **dict.fromkeys("“”„«»″", '"'),
    **dict.fromkeys("‘’′", "'"),
    "Ð": "đ",
    "ð": "đ",
    "¤": " ",  # the reader's own mark for a figure
    "*": " ",
    "_": " ",
    "`": " ",
    "（": "(",
    "）": ")",
    "：": ":",
    "；": ";",
    "，": ",",
    "％": "%",
    "∕": "/",
    "⁄": "/",
}
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_OPEN_ENDINGS = ("oa", "oe", "uy")  # hoà/hòa, khoẻ/khỏe, uỷ/ủy: the tone may sit on either letter

# Words whose tones are often mistyped and which have no sensible neighbour once the tones are gone.
_CORE_WORDS = (
    "kết nạp",
    "phấn đấu",
    "đảng viên",
    "đồng chí",
    "chi bộ",
    "đảng bộ",
    "đảng ủy",
    "quần chúng",
    "trở lên",
    "nhiệm kỳ",
    "bình quân",
    "giới thiệu",
    "tối thiểu",
    "ít nhất",
    "tỷ lệ",
    "ban thường vụ",
    "kế hoạch",
)


@dataclass(frozen=True, slots=True)
class Source:
    """The NFC text and its folded view; ``folded[i]`` stands for ``text[i]``."""

    text: str
    folded: str

    def quote(self, start: int, end: int) -> str:
        return self.text[start:end]


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def source(text: str) -> Source:
    composed = nfc(text)
    return Source(composed, fold(composed))


def fold(text: str) -> str:
    """The folded view of an NFC text, of the same length."""
    lowered = text.translate(_LETTERS).lower()
    if len(lowered) != len(text):  # a few letters of other scripts grow when lowered
        lowered = "".join(_fold_letter(letter) for letter in text)
    for pattern, replacement in _RESPELLINGS:
        lowered = pattern.sub(replacement, lowered)
    return _repair_tones(lowered)


def _fold_letter(letter: str) -> str:
    if letter in _SAME:
        return _SAME[letter]
    lower = letter.lower()
    return lower if len(lower) == 1 else letter


_LETTERS = str.maketrans(_SAME)


def _respellings() -> list[tuple[re.Pattern[str], str]]:
    """Old and new place of the tone; a few spellings that only differ in a letter."""
    found = []
    for ending in _OPEN_ENDINGS:
        for tone in _TONES:
            late = nfc(ending[0] + ending[1] + tone)
            early = nfc(ending[0] + tone + ending[1])
            guard = r"(?<!q)" if ending == "uy" else ""
            found.append((re.compile(guard + late + r"(?!\w)"), early))
    found += [
        (re.compile(r"\bhàng(?=\s+(?:năm|quý|tháng|tuần)\b)"), "hằng"),
        (re.compile(r"\bm[ổôõồốộơởỡ]i(?=\s+(?:năm|chi bộ|đảng|đơn vị|quý|thôn|ấp|trường|chi|khu)\b)"), "mỗi"),
        (re.compile(r"\btỉ(?=\s+lệ\b)"), "tỷ"),
        (re.compile(r"\bkì\b"), "kỳ"),
        (re.compile(r"\bquí\b|\bqúy\b|\bqúi\b"), "quý"),
        (re.compile(r"\bqui(?=\s+định\b)"), "quy"),
        (re.compile(r"\bsĩ(?=\s+quan\b)|\bsỹ(?=\s+quan\b)"), "sĩ"),
        (re.compile(r"\bchiến sỹ\b"), "chiến sĩ"),
        (re.compile(r"\blí(?=\s+luận\b)"), "lý"),
    ]
    return found


_RESPELLINGS = _respellings()


def without_marks(text: str) -> str:
    """Letters without tone and vowel marks, đ as d; equal length for NFC Vietnamese."""
    return text.translate(_BASE_LETTERS)


def _base_letter(letter: str) -> str:
    if letter in "đĐ":
        return "d" if letter == "đ" else "D"
    if letter.isascii():
        return letter
    return unicodedata.normalize("NFD", letter)[0]


class _BaseLetters(dict[int, str]):
    """Table for ``str.translate``: letters worked out once, as they come."""

    def __missing__(self, code: int) -> str:
        self[code] = _base_letter(chr(code))
        return self[code]


_BASE_LETTERS = _BaseLetters()


def _core_pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    spelled = {without_marks(word): word for word in _CORE_WORDS}
    gaps = [r"\s+".join(key.split()) for key in sorted(spelled, key=len, reverse=True)]
    return re.compile(r"\b(?:" + "|".join(gaps) + r")\b"), spelled


_CORE, _CORE_SPELLED = _core_pattern()


def _repair_tones(folded: str) -> str:
    bare = without_marks(folded)
    if len(bare) != len(folded):
        return folded
    pieces = []
    place = 0
    for found in _CORE.finditer(bare):
        words = iter(_CORE_SPELLED[" ".join(found.group().split())].split())
        pieces.append(folded[place : found.start()])
        pieces.append(re.sub(r"\S+", lambda _: next(words), found.group()))  # noqa: B023 - used at once
        place = found.end()
    pieces.append(folded[place:])
    return "".join(pieces)
