"""The end of a term: working days by the calendar of offices, months and years by the date."""

from datetime import date

from taonguon.rules.law.calendar import Calendar
from taonguon.rules.law.duration import MONTHS_A_YEAR, add_days, add_months
from taonguon.rules.law.model import Amount

_MONTHS = {"month": 1, "year": MONTHS_A_YEAR}


def in_months(length: Amount) -> int:
    """A length of months or years in months. Raises KeyError for another unit."""
    return length.amount * _MONTHS[length.unit]


def due_on(start: date, length: Amount, calendar: Calendar) -> date | None:
    """The last day in time; None when the length isn't a number of days, months or years."""
    if length.unit == "working_day":
        return calendar.add_working_days(start, length.amount)
    if length.unit == "day":
        return add_days(start, length.amount)
    if length.unit in _MONTHS:
        return add_months(start, in_months(length))
    return None
