"""Targets that cannot all be met, raised with their sums; nothing where a figure is unknown."""

from dataclasses import replace

from taonguon.rules.reading import Context, Quota, Target, YearValue, contradictions, read_plan


def target(id_: str, indicator: str, op: str, value: float | None, **more: object) -> Target:
    plain = Target(id_, "câu", 0, 3, indicator, op, value, None, "people", "committee", per="year")
    return replace(plain, **more)


def raised(*targets: Target, **known: object) -> list[tuple[str, str, tuple[str, ...]]]:
    found = contradictions(targets, Context(**known))
    return [(item.code, item.message, item.targets) for item in found]


TOTAL = target("t1", "admissions", "eq", 45)
FLOOR = target("t2", "admissions", "min", 3, scope="each_sub_unit")


def test_floors_above_the_total():
    assert raised(TOTAL, FLOOR, units=(("each_sub_unit", 32),)) == [
        ("floors_exceed_total", "32 đơn vị × 3 = 96, lớn hơn chỉ tiêu chung 45.", ("t1", "t2"))
    ]


def test_floors_below_the_total():
    assert raised(TOTAL, FLOOR, units=(("each_sub_unit", 10),)) == [
        ("floors_below_total", "10 đơn vị × 3 = 30, chưa đủ chỉ tiêu chung 45 (thiếu 15).", ("t1", "t2"))
    ]


def test_an_unknown_number_of_units_raises_nothing():
    assert raised(TOTAL, FLOOR) == []


def test_places_below_need():
    seats = target("t3", "trainees", "min", 40)
    message = "Lớp nhận thức tối thiểu 40 người, thấp hơn 45 người cần kết nạp (thiếu 5)."
    assert raised(TOTAL, seats) == [("places_below_need", message, ("t3", "t1"))]


def test_places_of_another_period_are_not_compared():
    assert raised(TOTAL, target("t3", "trainees", "eq", 40, per="term")) == []


def test_band_against_flows():
    band = target("t4", "members_total", "range", 1300, value_max=1450, per="term")
    assert raised(TOTAL, band, members=1375, years=5, leaving_per_year=20) == [
        ("band_vs_flows", "1.375 + 5 năm × (45 kết nạp − 20 giảm) = 1.500, vượt mức trên 1.450.", ("t4", "t1"))
    ]
    assert raised(TOTAL, band, members=1375, years=5, leaving_per_year=40) == []
    assert raised(TOTAL, band, years=5) == []


def test_quotas_that_do_not_sum():
    quotas = (Quota("Chi bộ A", 6), Quota("Chi bộ B", 4))
    message = "Cộng chỉ tiêu phân bổ cho 2 đơn vị: 6 + 4 = 10, khác tổng đã nêu 45 (chênh 35)."
    assert raised(replace(TOTAL, quotas=quotas)) == [("quotas_do_not_sum", message, ("t1",))]


def test_years_against_the_term():
    term = target("t5", "admissions", "eq", 200, per="term")
    assert raised(TOTAL, term, years=5) == [
        ("years_exceed_term", "5 năm × 45 = 225, lớn hơn chỉ tiêu cả nhiệm kỳ 200.", ("t5", "t1"))
    ]
    assert raised(TOTAL, replace(term, value=240.0), years=5)[0][0] == "years_below_term"


def test_schedule_below_the_term():
    yearly = target("t6", "admissions", "eq", None, schedule=(YearValue(2026, 20), YearValue(2027, 22)))
    term = target("t5", "admissions", "eq", 50, per="term")
    message = "Cộng các năm 20 + 22 = 42, thấp hơn chỉ tiêu cả nhiệm kỳ 50."
    assert raised(term, yearly) == [("schedule_below_term", message, ("t5", "t6"))]


def test_rate_against_people():
    rate = target("t7", "admission_rate", "min", 4, unit="percent")
    message = "4% của 1.375 đảng viên = 55 người, lớn hơn 45 người đã nêu."
    assert raised(TOTAL, rate, members=1375) == [("rate_vs_people", message, ("t7", "t1"))]


def test_a_part_larger_than_the_whole():
    part = target("t8", "admissions", "eq", 50, group="women", part_of="t1")
    assert raised(TOTAL, part) == [("part_exceeds_whole", "Phần 50 lớn hơn tổng 45.", ("t1", "t8"))]


def test_one_thing_with_two_figures():
    assert raised(TOTAL, target("t9", "admissions", "min", 50)) == [
        (
            "same_target_two_values",
            "Cùng một chỉ tiêu nêu hai mức khác nhau: 45 người và từ 50 người.",
            ("t1", "t9"),
        )
    ]
    assert raised(TOTAL, target("t9", "admissions", "min", 40)) == []


def test_counts_the_text_gives_are_used():
    text = (
        "KẾ HOẠCH\nphát triển đảng viên năm 2026\nĐảng bộ có 20 chi bộ trực thuộc.\nI. CHỈ TIÊU\n"
        "- Kết nạp 15 đảng viên.\n- Mỗi chi bộ kết nạp ít nhất 1 đảng viên.\n"
    )
    assert [item.message for item in read_plan(text).contradictions] == [
        "20 đơn vị × 1 = 20, lớn hơn chỉ tiêu chung 15."
    ]
