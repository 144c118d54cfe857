"""The forecast against figures worked out by hand, and the properties it must always keep."""

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taonguon.rules.forecast import (
    DEFAULT_PRIORS,
    PRIOR_WEIGHT,
    Outcome,
    Prior,
    Spell,
    Waiting,
    curve_of,
    curves_of,
    newcomers_in,
    outlook,
    project_band,
    sum_of_chances,
)

A, D, W = Outcome.ADMITTED, Outcome.DROPPED, Outcome.WAITING


def spells(*rows):
    return [Spell(4, days, outcome) for days, outcome in rows]


def test_incidence_by_hand():
    """Five people: admitted at 10, censored at 15, dropped at 20, admitted at 30, waiting at 40."""
    curve = curve_of(4, spells((10, A), (15, W), (20, D), (30, A), (40, W)))
    # At 10: 1/5. At 20: 3 at risk, survival 4/5, dropped 4/15. At 30: survival 8/15, 2 at risk, +4/15.
    assert curve.admitted == pytest.approx((0.2, 0.2, 0.2, 0.2 + 4 / 15, 0.2 + 4 / 15))
    assert curve.dropped == pytest.approx((0, 0, 4 / 15, 4 / 15, 4 / 15))
    assert (curve.people, curve.admitted_people) == (5, 2)


def test_without_a_past_the_default_answers():
    curve = curve_of(4, [], Prior(0.9, 100))
    admitted, dropped = curve.at(100)
    assert (admitted, dropped) == pytest.approx((0.45, 0.05))
    assert curve.chance(0, 10**6) == pytest.approx(0.9)


def test_own_past_weighs_by_its_people():
    curve = curve_of(4, spells(*[(10, A)] * 8), Prior(0.5, 10))
    weight = 8 / (8 + PRIOR_WEIGHT)
    assert curve.at(10)[0] == pytest.approx(weight * 1.0 + (1 - weight) * 0.25)


def test_no_time_left_no_chance():
    assert curve_of(4, spells((10, A))).chance(5, 0) == 0.0


def test_sum_is_the_binomial_when_all_chances_are_equal():
    weights = sum_of_chances([0.3] * 5).weights
    assert weights == pytest.approx([comb(5, k) * 0.3**k * 0.7 ** (5 - k) for k in range(6)])


def test_stream_of_newcomers_has_its_mean():
    spread = sum_of_chances([0.5, 0.5], rate=3.0)
    assert spread.mean == pytest.approx(4.0)
    assert sum(spread.weights) == pytest.approx(1.0)


def test_outlook_counts_what_is_done_and_what_is_missing():
    curves = {4: curve_of(4, spells(*[(30, A)] * 40, *[(30, D)] * 10), Prior(0.8, 30))}
    found = outlook(done=30, required=45, waiting=[Waiting(4, 0)] * 10, curves=curves, horizon=400)
    assert found.expected == pytest.approx(38, abs=0.1)
    assert found.missing == 7
    assert found.chance == pytest.approx(0.0)
    assert found.low <= 38 <= found.high
    assert not found.reached


def test_outlook_of_a_reached_target_is_certain():
    found = outlook(done=45, required=45, waiting=[], curves={}, horizon=30)
    assert (found.chance, found.missing, found.reached) == (1.0, 0, True)


def test_outlook_without_a_requirement_has_no_chance_but_a_figure():
    found = outlook(done=3, required=None, waiting=[], curves={}, horizon=30)
    assert (found.chance, found.missing, found.expected) == (None, None, 3)


def test_two_periods_split_the_chances():
    curves = curves_of([])
    people = [Waiting(3, 20)] * 7
    whole = outlook(done=0, required=None, waiting=people, curves=curves, horizon=800)
    first = outlook(done=0, required=None, waiting=people, curves=curves, horizon=300)
    second = outlook(done=0, required=None, waiting=people, curves=curves, horizon=800, after=300)
    assert first.expected + second.expected == pytest.approx(whole.expected)


def test_newcomers_never_exceed_those_who_enter():
    curve = curve_of(1, [], DEFAULT_PRIORS[1])
    found = newcomers_in(entries_per_year=60, curve=curve, start=0, end=5 * 365)
    assert 0 < found < 60 * 5 * DEFAULT_PRIORS[1].share


def test_band_names_the_quarter_that_breaks():
    band = project_band(
        members=1305, names=["quý I", "quý II", "quý III"], admissions=[5, 5, 5],
        other_increase=0, decrease=8, lower=1300, upper=1450,
    )  # fmt: skip
    assert [round(point.members) for point in band.points] == [1302, 1299, 1296]
    assert (band.breaks_at, band.breaks_low) == ("quý II", True)


def test_band_that_holds_names_nothing():
    band = project_band(
        members=1375, names=["quý I"], admissions=[11], other_increase=2, decrease=10, lower=1300, upper=1450
    )
    assert (band.breaks_at, band.breaks_low) == (None, None)


@st.composite
def histories(draw):
    rows = draw(st.lists(st.tuples(st.integers(0, 900), st.sampled_from(list(Outcome))), max_size=40))
    return spells(*rows)


@given(histories(), st.integers(0, 2000), st.integers(0, 2000), st.integers(0, 500))
def test_chances_lie_between_zero_and_one_and_grow_with_time(history, waited, horizon, more):
    curve = curve_of(4, history)
    chance = curve.chance(waited, horizon)
    assert 0.0 <= chance <= 1.0
    assert chance <= curve.chance(waited, horizon + more) + 1e-9


@given(st.lists(st.floats(0, 1), max_size=30), st.floats(0, 10))
def test_a_distribution_sums_to_one(chances, rate):
    spread = sum_of_chances(chances, rate=rate)
    assert sum(spread.weights) == pytest.approx(1.0)
    assert spread.at_least(0) == 1.0
    assert spread.quantile(0.1) <= spread.quantile(0.9)


@given(histories())
def test_the_order_of_the_past_does_not_matter(history):
    assert curve_of(4, history) == curve_of(4, list(reversed(history)))
