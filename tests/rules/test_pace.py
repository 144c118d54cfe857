"""Reached, on pace, behind, failed: by hand, over every operator of the plan contract."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taonguon.rules.pace import Bounds, State, bounds_of, due_by_now, judge_flow, judge_stock, planned_share
from taonguon.rules.period import year

YEAR = year(2026)
MID, LATE, AFTER = date(2026, 7, 2), date(2026, 12, 30), date(2027, 1, 1)


@pytest.mark.parametrize(
    ("op", "value", "value_max", "strict", "holds", "breaks"),
    [
        ("min", 45, None, False, 45, 44),
        ("min", 80, None, True, 81, 80),
        ("max", 3, None, False, 3, 4),
        ("range", 1300, 1450, False, 1450, 1451),
        ("range", 1300, 1450, False, 1300, 1299),
        ("eq", 55, None, False, 56, 54),
        ("none_left", 0, None, False, 0, 1),
    ],
)
def test_bounds(op, value, value_max, strict, holds, breaks):
    bounds = bounds_of(op, value, value_max, strict=strict)
    assert bounds.holds(holds)
    assert not bounds.holds(breaks)


@pytest.mark.parametrize(
    ("value", "today", "state"),
    [
        (45, MID, State.MET),
        (22, MID, State.ON_PACE),
        (21, MID, State.BEHIND),
        (44, LATE, State.ON_PACE),
        (44, AFTER, State.FAILED),
        (None, MID, State.UNKNOWN),
    ],
)
def test_flow_of_45_a_year(value, today, state):
    """183 of 365 days have passed at the end of 2 July: 22 of 45 are due."""
    assert judge_flow(value, bounds_of("min", 45, None), YEAR, today) is state


def test_a_ceiling_is_broken_at_once_and_met_only_at_the_end():
    bounds = bounds_of("max", 8, None)
    assert [judge_flow(n, bounds, YEAR, day) for n, day in ((9, MID), (8, MID), (8, AFTER))] == [
        State.FAILED,
        State.ON_PACE,
        State.MET,
    ]


def test_more_than_a_range_is_failed_only_when_the_year_is_over():
    bounds = bounds_of("range", 35, 38)
    assert (judge_flow(40, bounds, YEAR, MID), judge_flow(40, bounds, YEAR, AFTER)) == (State.MET, State.FAILED)


def test_a_target_without_a_figure_is_unknown():
    assert judge_flow(10, Bounds(), YEAR, MID) is State.UNKNOWN
    assert judge_stock(10, Bounds()) is State.UNKNOWN


@pytest.mark.parametrize(
    ("value", "due", "state"), [(1375, True, State.MET), (1299, True, State.FAILED), (5, False, State.BEHIND)]
)
def test_stock(value, due, state):
    assert judge_stock(value, bounds_of("range", 1300, 1450), due=due) is state


def test_milestones_set_the_pace():
    """ "40 % by 30 June": half of that is due at the end of March, and the rest runs to the end of the year."""
    marks = [(date(2026, 6, 30), 0.4)]
    assert planned_share(YEAR, date(2026, 6, 30), marks) == pytest.approx(0.4)
    assert planned_share(YEAR, date(2026, 3, 31), marks) == pytest.approx(0.4 * 90 / 181)
    assert planned_share(YEAR, date(2026, 12, 31), marks) == pytest.approx(1.0)
    assert planned_share(YEAR, date(2025, 12, 1), marks) == 0.0


def test_fractions_are_not_yet_due():
    assert due_by_now(3, 0.66) == 1
    assert due_by_now(None, 0.5) is None


@given(st.integers(0, 90), st.integers(1, 60), st.dates(date(2025, 12, 1), date(2027, 2, 1)))
def test_one_more_never_makes_a_floor_worse(value, required, today):
    order = [State.FAILED, State.BEHIND, State.ON_PACE, State.MET]
    bounds = bounds_of("min", required, None)
    assert order.index(judge_flow(value, bounds, YEAR, today)) <= order.index(
        judge_flow(value + 1, bounds, YEAR, today)
    )
