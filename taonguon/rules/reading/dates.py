"""Dates as documents write them."""

import re

from taonguon.rules.reading import numbers

DATE_WORDS = re.compile(r"ngày\s*(\d{1,2})\s*(?:tháng|[/.\-])\s*(\d{1,2})\s*(?:năm|[/.\-])\s*(\d{4})")


_DATE_SPELLED = re.compile(
    rf"ngày\s+(\d{{1,2}}|{numbers.WORDS})\s+tháng\s+(\d{{1,2}}|"
    rf"{numbers.WORDS})\s+năm\s+(\d{{4}})"
)


_DATE = re.compile(r"\b(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})\b")


MONTH = re.compile(r"\btháng\s*(\d{1,2})\s*(?:năm|[/.\-])\s*(\d{4})")


def iso_date(folded: str) -> tuple[str, int] | None:
    """First date in the stretch, as YYYY-MM-DD or, where only a month is given, YYYY-MM; and where it ends."""
    spelled = _DATE_SPELLED.search(folded)
    if spelled:
        day, month = (int(part) if part.isdigit() else numbers.words(part) for part in (spelled[1], spelled[2]))
        if 1 <= day <= 31 and 1 <= month <= 12:
            return f"{int(spelled[3]):04d}-{month:02d}-{day:02d}", spelled.end()
    for pattern in (DATE_WORDS, _DATE):
        found = pattern.search(folded)
        if found:
            day, month, year = (int(part) for part in found.groups())
            if 1 <= day <= 31 and 1 <= month <= 12:
                return f"{year:04d}-{month:02d}-{day:02d}", found.end()
    found = MONTH.search(folded)
    if found and 1 <= int(found[1]) <= 12:
        return f"{int(found[2]):04d}-{int(found[1]):02d}", found.end()
    return None
