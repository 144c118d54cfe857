"""A figure in its surroundings: what stands before and after it in its segment, its sentence and above it."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from taonguon.rules.reading.layout import Block
from taonguon.rules.reading.quantities import Quantity
from taonguon.rules.reading.segments import Segment, Sentence

MARK = "¤"
_REACH = 500


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What holds for the whole document."""

    folded: str  # line breaks inside blocks blanked
    masked: str
    written: str  # the text itself, for capital letters
    level: str  # whose committee: province, district, commune, body, cell, ""
    first_year: int | None  # years of the plan
    last_year: int | None
    doc_year: int | None
    title: str  # folded
    doc_month: int | None = None
    is_report: bool = False  # what no heading puts ahead is told of the past

    @property
    def single_year(self) -> int | None:
        """The plan's year, if it is of one year."""
        return self.first_year if self.first_year == self.last_year else None

    @property
    def present_year(self) -> int | None:
        """Years before this one are past."""
        years = [year for year in (self.doc_year, self.first_year) if year]
        if not years:
            return None
        return (
            max(years)
            if self.doc_year and self.first_year and self.doc_year <= self.first_year + 1
            else self.doc_year or min(years)
        )


@dataclass(slots=True)
class Frame:
    """One figure; ``before``/``after`` within its segment, ``lead``/``trail`` within its sentence."""

    facts: DocumentFacts
    sentence: Sentence
    segment: Segment
    quantity: Quantity
    others: list[Quantity]  # of the sentence, in order
    section: str
    intro: str = ""  # words of the blocks above that introduce, nearest last
    earlier: str = ""  # earlier sentences of the block
    carried: str | None = field(default=None)  # indicator of the figure before, for "trong đó"
    narrative: bool = False  # stands in a paragraph that tells how things went

    def text(self, start: int, end: int) -> str:
        return self.facts.folded[start:end].replace("\n", " ")

    @property
    def before(self) -> str:
        return self.text(self.segment.start, self.quantity.start)

    @property
    def after(self) -> str:
        return self.text(self.quantity.end, self.segment.end)

    @property
    def lead(self) -> str:
        return self.text(self.lead_start, self.quantity.start)

    @property
    def lead_start(self) -> int:
        """Where ``lead`` begins: the sentence, or in one without end what a reader still has in mind."""
        return max(self.sentence.start, self.quantity.start - _REACH)

    @property
    def trail(self) -> str:
        return self.text(self.quantity.end, min(self.sentence.end, self.quantity.end + _REACH))

    @property
    def near(self) -> str:
        """The segment from the figure before to the figure after, the figure itself as ¤."""
        return self._between(self.segment.start, self.segment.end)

    @property
    def wide(self) -> str:
        """The sentence likewise; the words before earlier figures stay, what follows the next figure does not."""
        following = self._next_start()
        end = min(self.sentence.end, following or self.sentence.end, self.quantity.end + _REACH)
        return self.lead + MARK + self.text(self.quantity.end, end)

    @property
    def whole(self) -> str:
        return self.lead + self.text(self.quantity.start, self.quantity.end) + self.trail

    @property
    def previous(self) -> Quantity | None:
        place = self._place()
        return self.others[place - 1] if place else None

    @property
    def stretch(self) -> str:
        """What stands between the figure before (or the sentence's beginning) and this one."""
        before = self.previous
        return self.text(before.noun_end if before else self.lead_start, self.quantity.start)

    def _place(self) -> int:
        """Of the figure among those of its sentence, which stand in order."""
        return bisect_left(self.others, self.quantity.start, key=lambda other: other.start)

    def _next_start(self) -> int | None:
        place = self._place()
        return self.others[place + 1].start if place + 1 < len(self.others) else None

    def _between(self, start: int, end: int) -> str:
        before = self.previous
        if before and before.end > start:
            start = before.end
        following = self._next_start()
        if following and following < end:
            end = following
        return self.text(start, self.quantity.start) + MARK + self.text(self.quantity.end, end)


def introduction(block: Block) -> str:
    """Words above the block that it inherits, outermost first."""
    return " | ".join(parent.words.strip() for parent in reversed(block.parents) if parent.introduces)


def section_of(block: Block) -> str:
    """What the headings above say the part is about: situation, goals, criteria, funding, tasks or ''."""
    label = re.match(r"\s*(?P<label>[^:.;\d]{3,40}):\s*\S", block.words)  # "1. Thực trạng: xã có…"
    above = [parent.words for parent in block.parents if parent.introduces]
    for words in [label["label"], *above] if label else above:
        for name, pattern in _SECTIONS:
            if pattern.search(words):
                return name
    return ""


_SECTIONS = (
    (
        "goals",
        re.compile(
            r"mục tiêu|chỉ tiêu(?!.*(?:kết quả|thực hiện năm|đã))|mục đích|phương hướng|phấn đấu|"
            r"nội dung đăng ký|phân bổ|giao chỉ tiêu"
        ),
    ),
    (
        "situation",
        re.compile(
            r"tình hình|kết quả(?!\s+(?:phấn đấu|cần đạt))|thực trạng|hạn chế|nguyên nhân|ưu điểm|"
            r"khuyết điểm|tồn tại|đặc điểm|kiểm điểm|bài học|"
            r"(?<!kiểm tra, )(?<!kiểm tra và )đánh giá(?!,? xếp loại|\s+chất lượng|,? kiểm điểm)|"
            r"sự cần thiết|nhận định|mở đầu|bối cảnh|khái quát|^\s*lực lượng\s*$|thuận lợi|khó khăn|"
            r"việc đã làm|thực hiện .*(?:năm (?:qua|trước)|"
            r"nhiệm kỳ (?:qua|trước))|nhìn lại"
        ),
    ),
    ("funding", re.compile(r"kinh phí|tài chính|dự toán|khen thưởng|kiểm tra,? giám sát")),
    ("criteria", re.compile(r"tiêu chuẩn|điều kiện|quy trình|thủ tục|hồ sơ|tiêu chí|thang điểm|chấm điểm")),
    (
        "economy",
        re.compile(
            r"kinh tế|văn hóa|xã hội(?!\s*hóa)|quốc phòng|an ninh|cải cách hành chính|"
            r"chuyển đổi số|nông thôn mới"
        ),
    ),
    ("tasks", re.compile(r"nhiệm vụ|giải pháp|biện pháp|tổ chức thực hiện|phân công|lộ trình|tiến độ")),
)
