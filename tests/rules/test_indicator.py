"""What a target asks in whole people, sums of units, fair division (shapes 18, 25-29 of the target notes)."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taonguon.rules.indicator import Part, fair_share, fair_shares, required, roll_up, weigh


@pytest.mark.parametrize(
    ("op", "value", "strict", "expected"),
    [
        ("min", 45, False, 45),
        ("min", 80, True, 81),
        ("eq", 55, False, 55),
        ("range", 35, False, 35),
        ("min", 2.5, False, 3),
        ("max", 8, False, None),
        ("none_left", 0, False, None),
        ("min", None, False, None),
        (None, 45, False, None),
    ],
)
def test_required_people(op, value, strict, expected):
    assert required(op, value, strict=strict) == expected


def test_a_sum_says_what_is_missing():
    assert (roll_up([3, 0, 2]).known, roll_up([3, 0, 2]).total) == (5, 5)
    assert (roll_up([3, None, 2]).known, roll_up([3, None, 2]).unknown, roll_up([3, None, 2]).total) == (
        5,
        1,
        None,
    )


def parts(*weights, floor=0, cap=None):
    return [
        Part(key, None if weight is None else Fraction(weight), floor, cap) for key, weight in enumerate(weights)
    ]


def values(division):
    return [share.value for share in division.shares]


def test_largest_remainder():
    # 7 × 5/10 = 3.5, 7 × 3/10 = 2.1, 7 × 2/10 = 1.4: the half goes up
    assert values(fair_share(7, parts(5, 3, 2))) == [4, 2, 1]


def test_equal_claims_are_settled_by_the_order_given():
    assert values(fair_share(4, parts(1, 1, 1))) == [2, 1, 1]


def test_a_floor_is_kept_and_paid_by_the_others():
    division = fair_share(10, parts(8, 1, 1, floor=2))
    assert values(division) == [6, 2, 2]
    assert [share.floored for share in division.shares] == [False, True, True]


def test_floors_beyond_the_total_are_told():
    """Seed II.1: three for each of 30 units against 45."""
    division = fair_share(45, parts(*[1] * 30, floor=3))
    assert (sum(values(division)), division.over, division.left) == (90, 45, 0)


def test_a_cap_wins_over_the_floor():
    division = fair_share(9, [Part(0, Fraction(1), 3, 1), Part(1, Fraction(1), 3, None)])
    assert values(division) == [1, 8]
    assert [share.capped for share in division.shares] == [True, False]


def test_people_no_unit_has_are_left():
    division = fair_share(9, parts(1, 1, cap=3))
    assert (values(division), division.left) == ([3, 3], 3)


def test_a_unit_without_figures_gets_its_floor_only():
    assert values(fair_share(6, [Part(0, None, 1), Part(1, Fraction(1)), Part(2, Fraction(1))])) == [1, 3, 2]


def test_what_rounding_took_comes_back_in_later_years():
    years = fair_shares([4, 4, 4], parts(1, 1, 1))
    assert [values(year) for year in years] == [[2, 1, 1], [1, 2, 1], [1, 1, 2]]


def test_the_exact_part_is_told():
    share = fair_share(45, parts(*[1] * 30)).shares[0]
    assert (share.exact, share.value, share.rounded) == (Fraction(3, 2), 2, 1)


def test_factors_count_alike_whatever_their_size():
    weights = weigh({"people": {1: 300, 2: 100}, "pool": {1: 0, 2: 4}}, [1, 2])
    assert weights == {1: Fraction(3, 8), 2: Fraction(5, 8)}


def test_an_unknown_factor_is_left_out_of_that_unit_only():
    weights = weigh({"people": {1: 300, 2: None}, "pool": {1: 1, 2: 3}, "past": {1: 0, 2: 0}}, [1, 2, 3])
    assert weights == {1: Fraction(5, 8), 2: Fraction(3, 4), 3: None}


def test_where_no_factor_says_anything_all_weigh_alike():
    assert weigh({"people": {1: None, 2: None}, "pool": {1: 0, 2: 0}}, [1, 2]) == {1: 1, 2: 1}


@given(
    total=st.integers(0, 300),
    units=st.lists(
        st.tuples(st.none() | st.integers(0, 50), st.integers(0, 6), st.none() | st.integers(0, 12)), max_size=25
    ),
    years=st.integers(1, 4),
)
def test_every_division_keeps_its_bounds(total, units, years):
    given_parts = [
        Part(key, None if weight is None else Fraction(weight), floor, cap)
        for key, (weight, floor, cap) in enumerate(units)
    ]
    for division in fair_shares([total] * years, given_parts):
        for part, share in zip(given_parts, division.shares, strict=True):
            assert share.value >= part.least
            assert part.cap is None or share.value <= part.cap
        assert sum(values(division)) == total - division.left + division.over
