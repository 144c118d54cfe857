"""Words of the screen that need today's date or a count: deadlines near and far, moments, form numbers.

Plain writing of numbers and dates is `rules.wording`, shared with the documents.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from taonguon.rules.wording import format_date

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
NEAR_DAYS = 7

# A number or sign of a document: letters, digits, slashes and hyphens without a space, e.g. 294-QĐ/TW, 6-KNĐ.
DOCUMENT_NUMBER = re.compile(r"\b\w+(?:-\w+)+(?:/[\w.-]+)*|\b\w+/\w*-[\w/-]+", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Deadline:
    """How a deadline is shown: class of the chip, the date, the distance in words ("" when there is none)."""

    kind: str
    day: str
    distance: str


def weekday(day: date) -> str:
    """`Thứ Hai`."""
    return WEEKDAYS[day.weekday()]


def deadline(day: date | None, today: date, working_days: int | None = None) -> Deadline:
    """Words of a deadline seen from `today`.

    Within a week the weekday is named. `working_days` is the distance in working days, signed, where the law
    counts so; calendar days are never called working days.
    """
    if day is None:
        return Deadline("unk", "Chưa rõ hạn", "")
    days = (day - today).days
    count, unit = (days, "ngày") if working_days is None else (working_days, "ngày làm việc")
    near = 0 <= days <= NEAR_DAYS
    shown = f"{weekday(day)} {day:%d/%m}" if near else format_date(day)
    if days < 0:
        return Deadline("bad", format_date(day), f"quá {abs(count)} {unit}")
    if days == 0:
        return Deadline("warn", shown, "hạn hôm nay")
    return Deadline("warn" if near else "go", shown, f"còn {count} {unit}")


def format_moment(moment: datetime | None, *, unknown: str = "chưa rõ") -> str:
    """`07:40, 05/10/2026`, in Viet Nam time."""
    if moment is None:
        return unknown
    local = timezone.localtime(moment)
    return f"{local:%H:%M}, {format_date(local.date())}"
