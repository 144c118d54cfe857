from datetime import date
from decimal import Decimal

import pytest

from taonguon.rules import wording


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (999, "999"), (1450, "1.450"), (-1450, "-1.450"), (1234567, "1.234.567"), (None, "chưa rõ")],
)
def test_format_int(value, text):
    assert wording.format_int(value) == text


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (Decimal("3.45"), 1, "3,5"),
        (Decimal("3.25"), 1, "3,3"),
        (Decimal("3.0"), 1, "3"),
        (Decimal("1234.5"), 1, "1.234,5"),
        (Decimal("-0.01"), 1, "0"),
        (2.5, 0, "3"),
        (Decimal("10"), 2, "10"),
        (None, 1, "chưa rõ"),
    ],
)
def test_format_decimal(value, places, text):
    assert wording.format_decimal(value, places=places) == text


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        (26, 36, "72,2%"),
        (45, 45, "100%"),
        (0, 45, "0%"),
        (45, 0, "chưa rõ"),
        (None, 45, "chưa rõ"),
        (45, None, "chưa rõ"),
    ],
)
def test_format_percent(part, whole, text):
    assert wording.format_percent(part, whole) == text


@pytest.mark.parametrize(
    ("day", "short", "long"),
    [
        (date(2026, 2, 5), "05/02/2026", "ngày 05 tháng 02 năm 2026"),
        (date(2026, 9, 5), "05/9/2026", "ngày 05 tháng 9 năm 2026"),
        (date(2026, 12, 31), "31/12/2026", "ngày 31 tháng 12 năm 2026"),
        (date(2026, 1, 10), "10/01/2026", "ngày 10 tháng 01 năm 2026"),
    ],
)
def test_dates_take_a_zero_below_10_and_in_the_first_two_months_only(day, short, long):
    assert (wording.format_date(day), wording.format_date_long(day)) == (short, long)


def test_unknown_dates_say_so():
    assert wording.format_date(None) == wording.format_date_long(None) == wording.format_month(None) == "chưa rõ"


def test_months_and_quarters():
    assert wording.format_month(date(2026, 9, 1)) == "tháng 9/2026"
    assert wording.format_quarter(2026, 3) == "quý III/2026"
    assert [wording.roman(number) for number in (1, 4, 8, 9, 14, 39)] == ["I", "IV", "VIII", "IX", "XIV", "XXXIX"]
    with pytest.raises(ValueError, match="không viết 40"):
        wording.roman(40)


@pytest.mark.parametrize(
    ("parts", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a và b"), (["a", "b", "c"], "a, b và c")]
)
def test_join_list(parts, text):
    assert wording.join_list(parts) == text


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (24, "hai mươi bốn"),
        (45, "bốn mươi lăm"),
        (100, "một trăm"),
        (105, "một trăm linh năm"),
        (111, "một trăm mười một"),
        (1000, "một nghìn"),
        (1005, "một nghìn không trăm linh năm"),
        (1375, "một nghìn ba trăm bảy mươi lăm"),
        (1_000_000, "một triệu"),
        (2_000_021, "hai triệu không trăm hai mươi mốt"),
        (-3, "âm ba"),
    ],
)
def test_numbers_in_words(number, words):
    assert wording.numbers_in_words(number) == words


def test_numbers_too_large_for_words_are_refused():
    with pytest.raises(ValueError, match="chưa viết được"):
        wording.numbers_in_words(10**12)


def test_capitalize_first_keeps_proper_names():
    assert wording.capitalize_first("đảng ủy xã Định Tân") == "Đảng ủy xã Định Tân"
