"""How numbers, dates and lists are written in Vietnamese, the way Party documents write them.

Pure functions used by the pages, the documents and the reader of plans alike. What is unknown (`None`) comes out
as `UNKNOWN`, never as zero and never as an empty string. Writing rules: 05-HD/VPTW (days below 10 and months 1 and
2 take a leading zero, other months stay bare) and the decimal comma with the point between thousands.
"""

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

UNKNOWN = "chưa rõ"

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = ("", "nghìn", "triệu", "tỷ")
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_LARGEST = 10**12  # words stop at hundreds of "tỷ"; no figure of a committee comes near


def format_int(value: int | None, *, unknown: str = UNKNOWN) -> str:
    """`1450` → `1.450`."""
    if value is None:
        return unknown
    return f"{value:,}".replace(",", ".")


def format_decimal(value: Decimal | float | None, *, places: int = 1, unknown: str = UNKNOWN) -> str:
    """`1234.5` → `1.234,5`; halves round up, and a fraction of zeros is not written (`3,0` → `3`)."""
    if value is None:
        return unknown
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    whole, _, fraction = f"{rounded:,.{places}f}".partition(".")
    whole = whole.replace(",", ".")
    if not fraction.strip("0"):
        return "0" if whole == "-0" else whole
    return f"{whole},{fraction}"


def format_percent(
    part: int | Decimal | None, whole: int | Decimal | None, *, places: int = 1, unknown: str = UNKNOWN
) -> str:
    """Share of `part` in `whole`: 26 of 36 → `72,2%`; unknown when either is, or when `whole` is 0."""
    if part is None or not whole:
        return unknown
    return format_rate(Decimal(part) * 100 / Decimal(whole), places=places)


def format_rate(value: Decimal | float | None, *, places: int = 1, unknown: str = UNKNOWN) -> str:
    """A rate that is already in percent: `Decimal("3.46")` → `3,5%`."""
    if value is None:
        return unknown
    return f"{format_decimal(value, places=places)}%"


def format_date(day: date | None, *, unknown: str = UNKNOWN) -> str:
    """`05/9/2026`, `05/02/2026`: the day has two digits, months 3 to 9 stay bare."""
    if day is None:
        return unknown
    return f"{day.day:02d}/{_month(day)}/{day.year}"


def format_date_long(day: date | None, *, unknown: str = UNKNOWN) -> str:
    """`ngày 05 tháng 02 năm 2026`."""
    if day is None:
        return unknown
    return f"ngày {day.day:02d} tháng {_month(day)} năm {day.year}"


def format_month(day: date | None, *, unknown: str = UNKNOWN) -> str:
    """`tháng 9/2026`."""
    if day is None:
        return unknown
    return f"tháng {_month(day)}/{day.year}"


def _month(day: date) -> str:
    return f"{day.month:02d}" if day.month <= 2 else str(day.month)


def roman(number: int) -> str:
    """`4` → `IV` (quarters, parts of a document)."""
    if not 0 < number < 40:
        raise ValueError(f"số La Mã chỉ viết từ 1 đến 39, không viết {number}")
    letters = []
    for value, letter in _ROMAN:
        count, number = divmod(number, value)
        letters.append(letter * count)
    return "".join(letters)


def format_quarter(year: int, quarter: int) -> str:
    """`quý III/2026`."""
    return f"quý {roman(quarter)}/{year}"


def join_list(parts: Iterable[str], *, last: str = "và") -> str:
    """`["a", "b", "c"]` → `a, b và c`."""
    *head, tail = list(parts) or [""]
    return f"{', '.join(head)} {last} {tail}" if head else tail


def capitalize_first(text: str) -> str:
    """First letter upper-case, the rest left alone (`str.capitalize` would lower proper names)."""
    return text[:1].upper() + text[1:]


def numbers_in_words(number: int) -> str:
    """`45` → `bốn mươi lăm`; `1450` → `một nghìn bốn trăm năm mươi`; `1005` → `một nghìn không trăm linh năm`."""
    if abs(number) >= _LARGEST:
        raise ValueError(f"chưa viết được bằng chữ số lớn như {number}")
    if number < 0:
        return f"âm {numbers_in_words(-number)}"
    if number == 0:
        return _DIGITS[0]
    groups: list[int] = []
    while number:
        number, group = divmod(number, 1000)
        groups.append(group)
    words: list[str] = []
    for power in range(len(groups) - 1, -1, -1):
        if groups[power]:
            words += _hundreds(groups[power], full=power < len(groups) - 1)
            words += [_GROUPS[power]] if power else []
    return " ".join(words)


def _hundreds(number: int, *, full: bool) -> list[str]:
    """Words of 1 to 999; `full` says that a larger group stands before, so empty places are read out."""
    hundred, rest = divmod(number, 100)
    ten, unit = divmod(rest, 10)
    words: list[str] = []
    if hundred or full:
        words += [_DIGITS[hundred], "trăm"]
    if ten == 0:
        if unit:
            words += ["linh", _DIGITS[unit]] if words else [_DIGITS[unit]]
        return words
    words += ["mười"] if ten == 1 else [_DIGITS[ten], "mươi"]
    if unit == 1 and ten > 1:
        words.append("mốt")
    elif unit == 5:
        words.append("lăm")
    elif unit:
        words.append(_DIGITS[unit])
    return words
