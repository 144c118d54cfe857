"""Days as Vietnamese offices type them: `5/9/2026`, `05-9-2026`; a fault says what to type instead."""

import calendar
import re
from datetime import date

FIRST_YEAR, LAST_YEAR = 1900, 2199
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def parse_day(text: str) -> date:
    """`5/9/2026`, `05/09/2026`, `05-9-2026` and `2026-09-05`; raises ValueError in Vietnamese."""
    if found := _DAY_FIRST.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
    elif found := _YEAR_FIRST.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    else:
        raise ValueError(f"Không đọc được ngày “{text}”: viết ngày/tháng/năm, ví dụ 05/9/2026")
    if not 1 <= month <= 12:
        raise ValueError(f"Không có tháng {month}")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"Năm {year} không đúng: viết đủ bốn chữ số, từ {FIRST_YEAR} trở đi")
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        when = f"Tháng 2/{year}" if (month, day) == (2, 29) else f"Tháng {month}"
        raise ValueError(f"{when} không có ngày {day}")
    return date(year, month, day)
