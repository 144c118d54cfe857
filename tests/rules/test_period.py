"""Bounds of periods, and how much of them has passed."""

from datetime import date

import pytest

from taonguon.rules import period


@pytest.mark.parametrize(
    ("made", "start", "end", "name"),
    [
        (period.quarter(2026, 3), date(2026, 7, 1), date(2026, 9, 30), "quý III/2026"),
        (period.half_year(2026, 1), date(2026, 1, 1), date(2026, 6, 30), "6 tháng đầu năm 2026"),
        (period.half_year(2026, 2), date(2026, 7, 1), date(2026, 12, 31), "6 tháng cuối năm 2026"),
        (period.year(2027), date(2027, 1, 1), date(2027, 12, 31), "năm 2027"),
        (period.school_year(2026), date(2026, 9, 1), date(2027, 8, 31), "năm học 2026-2027"),
        (period.term(2025, 2030), date(2025, 1, 1), date(2030, 12, 31), "nhiệm kỳ 2025-2030"),
        (period.reporting_period(2028, "q1"), date(2028, 1, 1), date(2028, 3, 31), "quý I/2028"),
    ],
)
def test_bounds_and_names(made, start, end, name):
    assert (made.start, made.end, made.name) == (start, end, name)


@pytest.mark.parametrize(
    ("day", "share"),
    [(date(2025, 12, 31), 0), (date(2026, 1, 1), 1 / 365), (date(2026, 12, 31), 1), (date(2027, 5, 1), 1)],
)
def test_share_passed(day, share):
    assert period.year(2026).passed(day) == pytest.approx(share)


def test_quarters_run_across_years():
    names = [found.name for found in period.quarters(date(2026, 11, 24), date(2027, 4, 1))]
    assert names == ["quý IV/2026", "quý I/2027", "quý II/2027"]


def test_same_period_last_year_of_a_leap_day():
    found = period.same_period_last_year(period.Period(date(2028, 2, 29), date(2028, 2, 29), "ngày 2028"))
    assert (found.start, found.name) == (date(2027, 2, 28), "ngày 2027")


def test_months_end_on_the_last_day_there_is():
    assert period.add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)


def test_an_unknown_period_is_an_error():
    with pytest.raises(ValueError, match="q5"):
        period.reporting_period(2026, "q5")
