"""The first real plan, clause by clause."""

from pathlib import Path

import pytest

from taonguon.rules.reading import PlanReading, read_plan

SEED = Path(__file__).parent / "seed.txt"


@pytest.fixture(scope="module")
def seed() -> PlanReading:
    return read_plan(SEED.read_text(encoding="utf-8"), path="seed.txt")


def test_five_targets_and_no_other(seed):
    assert [(t.indicator, t.op, t.value, t.value_max, t.unit, t.scope, t.per, t.origin) for t in seed.targets] == [
        ("admissions", "min", 45, None, "people", "committee", "year", "own"),
        ("members_total", "range", 1300, 1450, "people", "committee", "term", "own"),
        ("trainees", "min", 60, None, "people", "committee", "year", "own"),
        ("trainees", "min", 5, None, "people", "each_cell", "year", "own"),
        ("admissions", "min", 3, None, "people", "each_sub_unit", "year", "own"),
    ]


def test_the_target_said_twice_is_one(seed):
    assert [len(target.duplicates) for target in seed.targets] == [1, 0, 0, 0, 0]
    assert "mỗi năm Đảng bộ kết nạp từ 45 đảng viên mới trở lên" in seed.targets[0].duplicates[0]


def test_exemption_in_the_words_of_the_text(seed):
    assert [target.exempt for target in seed.targets[:4]] == [None] * 4
    assert seed.targets[4].exempt == (
        "Trừ các Đảng bộ chi bộ khối hành chính 100% cán bộ, công chức viên chức là đảng viên"
    )


def test_head_and_foot(seed):
    assert seed.issuer == "Ban Thường vụ Đảng ủy xã Định Tân"
    assert (seed.doc_type, seed.doc_number, seed.doc_date) == ("Kế hoạch", None, None)
    assert seed.title == "Phát triển đảng viên mới, giai đoạn 2025-2030"
    assert seed.period is not None
    assert seed.period.as_json() == {"from": "2025", "to": "2030"}
    assert [(basis.number, basis.date) for basis in seed.bases] == [
        ("21-NQ/TW", "2022-06-16"),
        ("91-KH/TU", "2022-09-05"),
        (None, None),
    ]
    assert seed.report_periods == ("quarter", "half_year", "year")
    assert seed.recipients == (
        "Thường trực Đảng ủy",
        "Các đ/c Ủy viên BTV Đảng ủy",
        "Các đ/c Ủy viên BCH Đảng bộ xã",
        "MTTQ, đoàn thể xã",
        "Các Đảng bộ, Chi bộ trực thuộc",
        "Lưu Vp Đảng ủy",
    )
    assert seed.signer_title == "T/M BAN THƯỜNG VỤ — PHÓ BÍ THƯ THƯỜNG TRỰC"


def test_five_groups(seed):
    assert len(seed.groups) == 5
    assert seed.groups[4].startswith("Thanh niên trúng tuyển nghĩa vụ quân sự")


def test_the_text_gives_no_count_of_units_so_no_sum_is_invented(seed):
    assert seed.contradictions == ()
