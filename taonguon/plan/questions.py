"""What is asked about a doubt of the reader, and what each answer makes of the target.

"Chưa rõ" is always an answer: the fact then stays unknown and is shown as such.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from taonguon.plan.shapes import UNSURE
from taonguon.rules.reading import Target
from taonguon.rules.reading.labels import DOUBTS, label

CITED = "cited only"
"""Doubt of our own: a figure the text only cites may still be followed."""

Change = Callable[[Target], Target]


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    change: Change


@dataclass(frozen=True, slots=True)
class Question:
    text: str
    options: tuple[Option, ...]


def _setting(**values: object) -> Change:
    return lambda target: replace(target, **values)  # type: ignore[arg-type]


def _same(target: Target) -> Target:
    return target


def _sum_of_quotas(target: Target) -> Target:
    return replace(target, op=target.op or "eq", value=sum(quota.value for quota in target.quotas))


def _unsure(change: Change = _same) -> Option:
    return Option(UNSURE, "Chưa rõ, để hỏi sau", change)


_OPTIONS: Mapping[str, tuple[Option, ...]] = {
    "period not stated": (
        Option("year", "Mỗi năm", _setting(per="year")),
        Option("term", "Cả nhiệm kỳ", _setting(per="term")),
        Option("none", "Giữ thường xuyên, không theo kỳ", _setting(per="none")),
        _unsure(_setting(per=None)),
    ),
    "base not stated": (
        Option("start", "Số đảng viên đầu năm", _setting(base="members_total_start_of_year")),
        Option("now", "Số đảng viên hiện có", _setting(base="members_total")),
        _unsure(_setting(base=None)),
    ),
    "scope not stated": (
        Option("committee", "Toàn đảng bộ", _setting(scope="committee")),
        Option("each_sub_unit", "Mỗi đảng bộ, chi bộ trực thuộc", _setting(scope="each_sub_unit")),
        Option("each_cell", "Mỗi chi bộ", _setting(scope="each_cell")),
        _unsure(),
    ),
    "unit of the figure not stated": (
        Option("people", "Là số người", _setting(unit="people")),
        Option("units", "Là số đơn vị, tổ chức", _setting(unit="units")),
        Option("percent", "Là tỷ lệ phần trăm", _setting(unit="percent")),
        _unsure(),
    ),
    "quotas do not sum": (
        Option("stated", "Giữ tổng đã nêu", _same),
        Option("sum", "Lấy tổng cộng các đơn vị", _sum_of_quotas),
        _unsure(),
    ),
    "total not stated": (
        Option("sum", "Lấy tổng cộng các đơn vị", _sum_of_quotas),
        Option("none", "Không có tổng chung", _setting(value=None)),
        _unsure(_setting(value=None)),
    ),
    "contradictory wording": (
        Option("min", "Hiểu là mức tối thiểu", _setting(op="min")),
        Option("eq", "Hiểu là đúng con số ấy", _setting(op="eq", strict=False)),
        _unsure(),
    ),
    "approximate figure": (
        Option("approx", "Đúng, là mức khoảng chừng", _setting(approx=True)),
        Option("min", "Là mức tối thiểu", _setting(op="min", approx=False)),
        _unsure(),
    ),
    "stretch stated": (
        Option("own", "Chỉ theo dõi mức giao", _same),
        _unsure(),
    ),
    CITED: (
        Option("compare", "Có, để so sánh, không tính thi đua", _setting(origin="cited")),
        Option("assigned", "Có, như chỉ tiêu được giao", _setting(origin="assigned")),
        _unsure(_setting(origin="cited")),
    ),
}
_TEXTS = {
    "period not stated": "Chỉ tiêu này phải đạt trong kỳ nào? Văn bản chưa ghi.",
    "base not stated": "Tỷ lệ này tính trên số nào? Văn bản chưa ghi.",
    "scope not stated": "Ai phải đạt chỉ tiêu này? Văn bản chưa ghi rõ.",
    "unit of the figure not stated": "Con số này đếm gì? Văn bản chưa ghi.",
    "quotas do not sum": "Cộng các đơn vị khác tổng đã nêu. Lấy số nào?",
    "total not stated": "Có mức từng đơn vị, chưa có tổng. Tổng là bao nhiêu?",
    "contradictory wording": "Cách viết mâu thuẫn. Hiểu thế nào?",
    "approximate figure": "Văn bản ghi mức khoảng chừng. Hiểu thế nào?",
    "stretch stated": "Văn bản khuyến khích vượt thêm. Theo dõi mức nào?",
    CITED: "Văn bản chỉ dẫn lại con số này. Có theo dõi trong kế hoạch không?",
}


def question_of(code: str) -> Question:
    """Question and options of a doubt; a doubt without options of its own can be confirmed or left open."""
    options = _OPTIONS.get(code) or (Option("seen", "Đã xem, giữ như đề xuất", _same), _unsure())
    return Question(_TEXTS.get(code) or label(DOUBTS, code), options)


def answered(target: Target, code: str, value: str) -> Target | None:
    """The target after an answer; None when there is no such answer."""
    option = next((one for one in question_of(code).options if one.value == value), None)
    return option.change(target) if option else None


def with_own_doubts(target: Target) -> Target:
    """Add what we ask beside the reader's doubts."""
    return replace(target, doubts=(*target.doubts, CITED)) if target.origin == "cited" else target
