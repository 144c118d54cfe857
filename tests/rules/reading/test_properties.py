"""What holds for any text whatever."""

import time
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from taonguon.rules.reading import read_plan
from taonguon.rules.reading.model import INDICATORS, OPS, ORIGINS, PERIODS, SCOPES, UNITS
from taonguon.rules.reading.normalise import fold, nfc
from tests.rules.reading import scoring

PIECES = (
    "kết nạp", "đảng viên", "mới", "trở lên", "từ", "45", "1.300", "3,5%", "100%", "mỗi năm", "chi bộ",
    "mỗi chi bộ", "năm 2026", "hằng năm", "trong đó", "nữ", "(", ")", ";", ":", ",", ".", "- ", "I. ",
    "1. ", "a) ", "trừ", "quần chúng", "học lớp", "nhận thức về Đảng", "giới thiệu", "đoàn viên",
    "không quá", "còn", "xuống", "đến", "-", "một nửa", "năm", "hai mươi lăm", "ngày 01/02/2026",
    "Nơi nhận:", "T/M BAN THƯỜNG VỤ", "KẾ HOẠCH", "Căn cứ", "số 05-KH/ĐU", "Đảng ủy xã Ví Dụ", "yêu cầu",
    "đã", "chiếm", "tổng số", "≥", "gấp rưỡi", "|", "\t", "\n", "\n\n",
)  # fmt: skip
prose = st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join)
anything = st.one_of(st.text(max_size=300), prose, st.tuples(prose, st.text(max_size=40), prose).map("".join))
examined = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@examined
@given(anything)
def test_any_text_is_answered_with_its_own_words(text):
    reading = read_plan(text)
    composed = unicodedata.normalize("NFC", text)
    assert reading.text == composed
    ids = {target.id for target in reading.targets}
    assert len(ids) == len(reading.targets)
    for target in reading.targets:
        assert composed[target.start : target.end] == target.quote
        assert target.quote.strip()
        assert target.indicator in INDICATORS
        assert target.op in OPS
        assert target.unit in UNITS
        assert target.scope in SCOPES
        assert target.per is None or target.per in PERIODS
        assert target.origin in ORIGINS
        assert target.part_of is None or target.part_of in ids
        assert (target.value_max is not None) == (target.op == "range")
    for item in reading.contradictions:
        assert set(item.targets) <= ids


@examined
@given(anything)
def test_composed_and_decomposed_text_read_alike(text):
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert read_plan(composed).as_json() == read_plan(decomposed).as_json()


@examined
@given(anything)
def test_reading_twice_gives_the_same(text):
    first = read_plan(text)
    assert read_plan(text) == first
    assert read_plan(first.text) == first


@examined
@given(st.text(max_size=200))
def test_folding_keeps_every_place(text):
    composed = nfc(text)
    assert len(fold(composed)) == len(composed)


def test_the_readers_own_mark_in_a_text_is_only_a_letter():
    assert read_plan("Kết nạp 0¤ 5 đảng viên ¤ mỗi năm").targets


@pytest.mark.parametrize(
    "text",
    ["kết nạp 45 đảng viên, " * 200, "1" * 20_000, "1." * 10_000, "từ 5 " * 800, "(" * 20_000, "chi bộ " * 5_000],
    ids=["list", "digits", "dots", "figures", "brackets", "words"],
)
def test_a_line_that_is_no_prose_is_read_in_time(text):
    started = time.process_time()
    read_plan(text)
    assert time.process_time() - started < 3


@pytest.mark.parametrize("label", scoring.documents(), ids=lambda path: path.stem)
def test_corpus_offsets_and_forms(label):
    text = label.with_suffix(".txt").read_text(encoding="utf-8")
    reading = read_plan(text)
    quotes = [target.quote for target in reading.targets]
    assert [reading.text[target.start : target.end] for target in reading.targets] == quotes
    assert read_plan(unicodedata.normalize("NFD", text)) == reading
