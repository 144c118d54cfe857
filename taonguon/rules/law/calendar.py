"""Working days: Monday to Friday, less public holidays (Bộ luật Lao động 2019, Điều 111.3, 112).

A holiday on a weekly rest day gives the next working day back. Officially swapped days are data; a committee
adds its own days (`closed`, `worked`; `worked` wins). The day of the starting event is never counted.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from taonguon.rules.law import loader

_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day off on the calendar: which day, its name, and the holiday it is given back for."""

    on: date
    title_vi: str
    instead_of: date | None = None


@dataclass(frozen=True, slots=True)
class Calendar:
    """Days off and days worked. Frozen; `with_days` makes another one."""

    off: Mapping[date, Holiday]
    swapped: frozenset[date]
    first_year: int
    last_year: int
    closed: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()
    citation: str = field(default="")

    def with_days(self, *, closed: Iterable[date] = (), worked: Iterable[date] = ()) -> "Calendar":
        """The same calendar with more days off and more days worked."""
        closed, worked = frozenset(closed), frozenset(worked)
        if not closed and not worked:
            return self
        return replace(self, closed=self.closed | closed, worked=self.worked | worked)

    def knows(self, day: date) -> bool:
        """Whether the lunar holidays of that year are in the data."""
        return self.first_year <= day.year <= self.last_year

    def is_working_day(self, day: date) -> bool:
        """Whether offices work on `day`."""
        if day in self.worked:
            return True
        if day in self.closed:
            return False
        if day in self.swapped:
            return True
        return day.weekday() < _SATURDAY and day not in self.off

    def add_working_days(self, start: date, days: int) -> date:
        """The `days`-th working day after `start` (before it, if negative); `start` itself isn't counted.

        Zero working days is `start`, whatever day it is.
        """
        step = _DAY if days > 0 else -_DAY
        day, left = start, abs(days)
        while left:
            day += step
            if self.is_working_day(day):
                left -= 1
        return day

    def working_days_between(self, start: date, end: date) -> int:
        """Working days after `start` up to and with `end`."""
        day, count = start, 0
        while day < end:
            day += _DAY
            count += self.is_working_day(day)
        return count

    def days_off_between(self, start: date, end: date) -> tuple[Holiday, ...]:
        """Days off after `start` up to `end` that fall on Monday to Friday: the days that lengthen a deadline."""
        result, day = [], start
        while day < end:
            day += _DAY
            if day.weekday() < _SATURDAY and not self.is_working_day(day):
                result.append(self.off.get(day) or Holiday(day, ""))
        return tuple(result)

    def saturdays_worked_between(self, start: date, end: date) -> tuple[date, ...]:
        """Weekend days after `start` up to `end` on which offices work."""
        days = (start + _DAY * n for n in range(1, (end - start).days + 1))
        return tuple(day for day in days if day.weekday() >= _SATURDAY and self.is_working_day(day))

    def public_holidays(self, year: int) -> tuple[Holiday, ...]:
        """Every day off of a year, in order: holidays, days given back, swapped days."""
        return tuple(self.off[day] for day in sorted(self.off) if day.year == year)


def _fixed(number: int, raw: Mapping[str, Any]) -> list[Holiday]:
    return [
        Holiday(date(number, fixed["month"], fixed["day"]), fixed["title_vi"])
        for fixed in raw["fixed"]
        if fixed.get("from_year", number) <= number
    ]


def _holidays_of(year: Mapping[str, Any], raw: Mapping[str, Any]) -> list[Holiday]:
    result, tet = _fixed(year["year"], raw), year["tet"]
    days = year.get("tet_days_off") or [
        tet + _DAY * offset for offset in range(-raw["tet_before"], raw["tet_after"])
    ]
    result += [Holiday(day, raw["tet_title_vi"]) for day in days]
    result.append(Holiday(year["hung_kings"], raw["hung_kings_title_vi"]))
    if beside := year.get("national_day_beside"):
        result.append(Holiday(beside, raw["national_day_title_vi"]))
    return sorted(result, key=lambda holiday: holiday.on)


def _given_back(holidays: Iterable[Holiday], off: dict[date, Holiday], title_vi: str) -> None:
    for holiday in holidays:
        if holiday.on.weekday() < _SATURDAY:
            continue
        day = holiday.on + _DAY
        while day.weekday() >= _SATURDAY or day in off:
            day += _DAY
        off[day] = Holiday(day, f"{holiday.title_vi} ({title_vi})", holiday.on)


def _build() -> Calendar:
    raw = loader.read("holidays")
    off: dict[date, Holiday] = {}
    years = [_holidays_of(year, raw) for year in raw["year"]]
    years += [_fixed(number, raw) for number in range(raw["year"][-1]["year"] + 1, raw["fixed_until"])]
    for holidays in years:
        off.update({holiday.on: holiday for holiday in holidays})
        _given_back(holidays, off, raw["given_back_title_vi"])
    for swap in raw["swap"]:
        off[swap["off"]] = Holiday(swap["off"], raw["swap_title_vi"], swap["worked"])
    return Calendar(
        off=off,
        swapped=frozenset(swap["worked"] for swap in raw["swap"]),
        first_year=raw["year"][0]["year"],
        last_year=raw["year"][-1]["year"],
        citation=raw["citation"],
    )


CALENDAR = _build()
