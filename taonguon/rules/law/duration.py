"""Arithmetic of months and ages by the calendar. Working days are in `calendar`."""

import calendar as _month_lengths
from datetime import date, timedelta

MONTHS_A_YEAR = 12


def add_months(day: date, months: int) -> date:
    """The same day number `months` later (earlier if negative); the month's last day when it has no such day."""
    index = day.year * MONTHS_A_YEAR + day.month - 1 + months
    year, month = divmod(index, MONTHS_A_YEAR)
    last = _month_lengths.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def full_months(start: date, end: date) -> int:
    """Whole months from `start` to `end`; a month is full on the same day number or the month's last day.

    Negative when `end` is earlier than `start`.
    """
    months = (end.year - start.year) * MONTHS_A_YEAR + end.month - start.month
    return months if add_months(start, months) <= end else months - 1


def age_in_words(months: int) -> str:
    """ "27 tuổi 10 tháng"; "18 tuổi" when the years are round."""
    years, rest = divmod(months, MONTHS_A_YEAR)
    return f"{years} tuổi {rest} tháng" if rest else f"{years} tuổi"


def days_between(start: date, end: date) -> int:
    """Calendar days from `start` to `end`."""
    return (end - start).days


def add_days(day: date, days: int) -> date:
    """`days` calendar days later."""
    return day + timedelta(days=days)
