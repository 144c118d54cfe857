"""Working days and public holidays (Bộ luật Lao động 2019, Điều 111.3, 112)."""

from datetime import date, timedelta
from math import floor, pi, sin

import holidays
import pytest

from taonguon.rules.law import CALENDAR, add_months, add_working_days, is_working_day, public_holidays
from taonguon.rules.law.duration import full_months
from tests.rules.law.cases import day

OFF_2026 = [
    "2026-01-01",
    "2026-01-02",
    "2026-02-16",
    "2026-02-17",
    "2026-02-18",
    "2026-02-19",
    "2026-02-20",
    "2026-04-26",
    "2026-04-27",
    "2026-04-30",
    "2026-05-01",
    "2026-08-31",
    "2026-09-01",
    "2026-09-02",
    "2026-11-24",
]
OFF_2027 = [
    "2027-01-01",
    "2027-02-05",
    "2027-02-06",
    "2027-02-07",
    "2027-02-08",
    "2027-02-09",
    "2027-02-10",
    "2027-02-11",
    "2027-04-16",
    "2027-04-30",
    "2027-05-01",
    "2027-05-03",
    "2027-09-02",
    "2027-09-03",
    "2027-11-24",
]


@pytest.mark.parametrize(
    ("year", "expected"), [(2026, OFF_2026), (2027, OFF_2027)], ids=["D112-2026", "D112-2027"]
)
def test_days_off_of_a_year(year, expected):
    assert [one.on.isoformat() for one in public_holidays(year)] == expected


@pytest.mark.parametrize(
    ("text", "works"),
    [
        pytest.param("2026-02-13", True, id="D112-friday-before-tet-2026"),
        pytest.param("2026-02-16", False, id="D112-tet-2026-first-day"),
        pytest.param("2026-02-20", False, id="D112-tet-2026-last-day"),
        pytest.param("2026-02-21", False, id="D112-saturday"),
        pytest.param("2026-02-23", True, id="D112-monday-after-tet-2026"),
        pytest.param("2027-02-04", True, id="D112-day-before-tet-2027"),
        pytest.param("2027-02-05", False, id="D112-last-day-of-old-lunar-year-2027"),
        pytest.param("2027-02-10", False, id="D111.3-given-back-for-saturday-2027"),
        pytest.param("2027-02-11", False, id="D111.3-given-back-for-sunday-2027"),
        pytest.param("2027-02-12", True, id="D112-friday-after-tet-2027"),
        pytest.param("2026-04-27", False, id="D111.3-hung-kings-sunday-2026-given-back"),
        pytest.param("2025-11-24", True, id="D112-24-november-before-2026"),
        pytest.param("2026-11-24", False, id="D112-24-november-from-2026"),
        pytest.param("2026-08-31", False, id="swap-off-2026"),
        pytest.param("2026-08-22", True, id="swap-saturday-worked-2026"),
        pytest.param("2026-01-02", False, id="swap-off-new-year-2026"),
        pytest.param("2026-01-10", True, id="swap-saturday-worked-new-year-2026"),
        pytest.param("2022-05-02", False, id="D111.3-30-april-saturday-2022"),
        pytest.param("2022-05-03", False, id="D111.3-1-may-sunday-2022"),
        pytest.param("2023-09-04", False, id="D111.3-2-september-saturday-2023"),
        pytest.param("2050-03-08", True, id="beyond-the-data-monday-to-friday"),
        pytest.param("2050-09-02", False, id="beyond-the-data-fixed-days"),
        pytest.param("2051-05-03", True, id="beyond-the-data-ordinary"),
        pytest.param("2050-05-02", False, id="D111.3-beyond-the-data-given-back"),
    ],
)
def test_is_working_day(text, works):
    assert is_working_day(day(text)) is works


@pytest.mark.parametrize("year", range(2015, 2026))
def test_known_years_agree_with_the_holidays_library(year):
    ours = {one.on for one in public_holidays(year) if one.on.weekday() < 5}
    assert ours == {on for on in holidays.VN(years=year) if on.weekday() < 5}


def _new_moon(k):
    """Local day (Hà Nội, UTC+7) of the k-th new moon since 1900-01-01, by Meeus' series; an independent check."""
    t = k / 1236.85
    rad = pi / 180
    jd = 2415020.75933 + 29.53058868 * k + 0.0001178 * t * t - 0.000000155 * t**3
    jd += 0.00033 * sin((166.56 + 132.87 * t - 0.009173 * t * t) * rad)
    m = (359.2242 + 29.10535608 * k - 0.0000333 * t * t - 0.00000347 * t**3) * rad
    mp = (306.0253 + 385.81691806 * k + 0.0107306 * t * t + 0.00001236 * t**3) * rad
    f = (21.2964 + 390.67050646 * k - 0.0016528 * t * t - 0.00000239 * t**3) * rad
    c = (0.1734 - 0.000393 * t) * sin(m) + 0.0021 * sin(2 * m) - 0.4068 * sin(mp) + 0.0161 * sin(2 * mp)
    c += -0.0004 * sin(3 * mp) + 0.0104 * sin(2 * f) - 0.0051 * sin(m + mp) - 0.0074 * sin(m - mp)
    c += 0.0004 * sin(2 * f + m) - 0.0004 * sin(2 * f - m) - 0.0006 * sin(2 * f + mp)
    c += 0.0010 * sin(2 * f - mp) + 0.0005 * sin(2 * mp + m)
    delta = -0.000278 + 0.000265 * t + 0.000262 * t * t
    return floor(jd + c - delta + 0.5 + 7 / 24)


def _sun_longitude(jd):
    t = (jd - 2451545.5 - 7 / 24) / 36525
    rad = pi / 180
    m = 357.52910 + 35999.05030 * t - 0.0001559 * t * t
    length = 280.46645 + 36000.76983 * t + 0.0003032 * t * t
    length += (1.914600 - 0.004817 * t) * sin(rad * m) + 0.019993 * sin(rad * 2 * m) + 0.00029 * sin(rad * 3 * m)
    return floor((length % 360) / 30)


def _jd(on):
    return on.toordinal() + 1721425


def _lunar_day(year, month, number):
    """A day of the first months of a lunar year, counted from the month of the winter solstice (the 11th)."""

    def month_11(y):
        k = floor((_jd(date(y, 12, 31)) - 2415021) / 29.530588853)
        return k if _sun_longitude(_new_moon(k)) < 9 else k - 1

    def has_no_major_term(k):
        return _sun_longitude(_new_moon(k)) == _sun_longitude(_new_moon(k + 1))

    first, following = month_11(year - 1), month_11(year)
    leap = next(n for n in range(1, 14) if has_no_major_term(first + n)) if following - first == 13 else 14
    index = month + 1 if month + 1 < leap else month + 2
    return date.fromordinal(_new_moon(first + index) - 1721425 + number - 1)


@pytest.mark.parametrize("year", range(2015, 2041))
def test_tet_by_an_independent_lunar_computation(year):
    tet = _lunar_day(year, 1, 1)
    eve_to_fourth = [tet + timedelta(days=n) for n in range(-1, 4)]
    wanted = {on for on in eve_to_fourth if on.weekday() < 5}
    assert wanted - {one.on for one in public_holidays(year)} == set()
    assert _lunar_day(year, 3, 10) in {one.on for one in public_holidays(year)}


@pytest.mark.parametrize(
    ("start", "days", "expected"),
    [
        ("2026-03-10", 45, "2026-05-15"),
        ("2026-03-10", 60, "2026-06-05"),
        ("2026-02-13", 1, "2026-02-23"),
        ("2027-02-04", 1, "2027-02-12"),
        ("2026-02-14", 1, "2026-02-23"),
        ("2026-02-23", -1, "2026-02-13"),
        ("2026-02-18", 0, "2026-02-18"),
        ("2026-08-21", 1, "2026-08-22"),
        ("2026-08-28", 1, "2026-09-03"),
    ],
)
def test_add_working_days(start, days, expected):
    assert add_working_days(day(start), days) == day(expected)


def test_closed_adds_and_worked_wins():
    calendar = CALENDAR.with_days(
        closed=[day("2026-03-11"), day("2026-03-12")], worked=[day("2026-03-12"), day("2026-03-14")]
    )
    assert [calendar.is_working_day(day(f"2026-03-{n}")) for n in (11, 12, 13, 14, 15)] == [
        False,
        True,
        True,
        True,
        False,
    ]


def test_working_days_between_counts_the_end_and_not_the_start():
    assert CALENDAR.working_days_between(day("2026-03-10"), day("2026-05-15")) == 45


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        ("2026-03-15", 12, "2027-03-15"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2025-08-31", 6, "2026-02-28"),
        ("2026-12-31", 2, "2027-02-28"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2025-08-05", 60, "2030-08-05"),
    ],
)
def test_months_end_on_the_same_number_or_the_last_day(start, months, expected):
    assert add_months(day(start), months) == day(expected)


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("1998-05-03", "2026-03-10", 334),
        ("2008-03-10", "2026-03-10", 216),
        ("2008-03-11", "2026-03-10", 215),
        ("2008-02-29", "2026-02-28", 216),
        ("2026-03-10", "2026-03-09", -1),
    ],
)
def test_full_months(start, end, months):
    assert full_months(day(start), day(end)) == months
