"""Quarters, half-years, years and terms: bounds, names and how much of them has passed."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

_ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A closed span of days with its Vietnamese name; `start` and `end` both belong to it."""

    start: date
    end: date
    name: str = ""

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1

    def passed(self, day: date) -> float:
        """Share of the period that has passed at the end of `day`, from 0 to 1."""
        if day < self.start:
            return 0.0
        if day >= self.end:
            return 1.0
        return ((day - self.start).days + 1) / self.days

    def until(self, day: date) -> Period:
        """The part of the period up to `day`."""
        return Period(self.start, min(self.end, day), self.name)


def month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def year(number: int) -> Period:
    return Period(date(number, 1, 1), date(number, 12, 31), f"năm {number}")


def half_year(number: int, half: int) -> Period:
    """`half` is 1 or 2."""
    name = f"6 tháng {'đầu' if half == 1 else 'cuối'} năm {number}"
    return Period(date(number, 6 * half - 5, 1), month_end(number, 6 * half), name)


def quarter(number: int, which: int) -> Period:
    """`which` runs from 1 to 4."""
    return Period(
        date(number, 3 * which - 2, 1), month_end(number, 3 * which), f"quý {_ROMAN[which - 1]}/{number}"
    )


def quarter_of(day: date) -> Period:
    return quarter(day.year, (day.month + 2) // 3)


def quarters(first: date, last: date) -> list[Period]:
    """Every quarter from the one that holds `first` to the one that holds `last`."""
    found = [quarter_of(first)]
    while found[-1].end < last:
        found.append(quarter_of(found[-1].end + timedelta(days=1)))
    return found


def school_year(number: int) -> Period:
    """The school year that begins in September of a year."""
    return Period(date(number, 9, 1), date(number + 1, 8, 31), f"năm học {number}-{number + 1}")


def term(first: int, last: int) -> Period:
    """Whole years of a term, as a plan names them ("2025-2030")."""
    return Period(date(first, 1, 1), date(last, 12, 31), f"nhiệm kỳ {first}-{last}")


def reporting_period(number: int, kind: str) -> Period:
    """Period of a report: q1 … q4, h1, h2 or year. Raises ValueError for anything else."""
    if kind == "year":
        return year(number)
    if kind in {"h1", "h2"}:
        return half_year(number, int(kind[1]))
    if kind in {"q1", "q2", "q3", "q4"}:
        return quarter(number, int(kind[1]))
    raise ValueError(f"unknown reporting period: {kind!r}")


def same_period_last_year(period: Period) -> Period:
    """The same days a year earlier; 29 February becomes 28."""

    def earlier(day: date) -> date:
        return date(day.year - 1, day.month, min(day.day, monthrange(day.year - 1, day.month)[1]))

    return Period(
        earlier(period.start),
        earlier(period.end),
        period.name.replace(str(period.end.year), str(period.end.year - 1)),
    )


def add_months(day: date, months: int) -> date:
    """The same day number `months` later, or the month's last day where there is none."""
    month_index = day.month - 1 + months
    target_year, month = day.year + month_index // 12, month_index % 12 + 1
    return date(target_year, month, min(day.day, monthrange(target_year, month)[1]))
