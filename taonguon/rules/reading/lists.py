"""Lists of a plan beside its targets: groups of people, periods of reporting, deadlines."""

import re

from taonguon.rules.reading.layout import Block
from taonguon.rules.reading.model import Deadline
from taonguon.rules.reading.normalise import Source

_GROUPS_HEADING = re.compile(
    r"\bđối tượng\b(?!\s+(?:đảng|kết nạp đảng|áp dụng))|nguồn (?:kết nạp|"
    r"phát triển) (?:đảng viên )?(?:gồm|bao gồm|là)|tập trung vào các (?:nhóm|đối tượng)"
)
_PERIODS = (
    ("month", re.compile(r"(?:hằng|mỗi|từng|định kỳ)\s+tháng")),
    (
        "quarter",
        re.compile(
            r"(?:hằng|mỗi|từng|định kỳ|theo)\s+quý|\bquý,\s*(?:6|sáu)\s*tháng|,\s*quý\s*(?:,|và)|"
            r"(?:báo cáo|đánh giá|sơ kết)[^.;]{0,40}\bquý\b(?!\s+(?:[ivx]+|\d)\b)"
        ),
    ),
    ("half_year", re.compile(r"\b(?:6|06|sáu) tháng(?!\s+(?:trở|kể|tính|liên|sau|trước khi|không))")),
    (
        "year",
        re.compile(
            r"(?:cả|hằng|cuối|một|01|1|và)\s+năm\b(?!\s+20)|tổng kết năm|sơ kết năm|"
            r"tháng,\s+năm\b(?!\s+20)"
        ),
    ),
    ("term", re.compile(r"(?:giữa|cuối|cả|hết) nhiệm kỳ")),
)
_REPORTING = re.compile(
    r"báo cáo|đánh giá|rà soát|sơ kết|tổng kết|kiểm điểm|định kỳ|đôn đốc|kiểm tra|theo dõi tiến độ"
)
_DEADLINE = re.compile(
    r"(?:trước|chậm nhất(?: là)?|muộn nhất(?: là)?|xong trước|hạn (?:cuối|chót)|đến hết|"
    r"hoàn thành (?:trong|trước)|báo cáo[^.;]{0,60}?(?:trước|trong|vào))\s*(?:hết\s+|"
    r"là\s+)?(?:ngày\s+)?"
    r"(?:(?P<day>\d{1,2})\s*(?:/|\.|tháng\s)\s*(?P<month>\d{1,2})(?:\s*(?:/|\.|"
    r"năm\s)\s*(?P<year>20\d\d))?|(?:tháng\s+(?P<only_month>\d{1,2})\s*(?:/|"
    r"năm\s)\s*(?P<month_year>20\d\d)))"
)


def groups(source: Source, blocks: list[Block]) -> tuple[str, ...]:
    """The kinds of people the plan turns to: the list under "Đối tượng", else the sentence itself."""
    found: list[str] = []
    for block in blocks:
        if block.kind == "row":
            continue
        heads = [
            parent for parent in block.parents if parent.introduces and _GROUPS_HEADING.search(parent.words[:90])
        ]
        if not heads or (
            re.search(r"mục tiêu|chỉ tiêu", heads[0].words) and not re.match(r"\s*đối tượng", heads[0].words)
        ):
            continue
        written = re.sub(r"\s+", " ", source.text[block.body : block.end]).strip(" .;*_-")
        if len(written) > 8 and block.kind != "heading":
            found.append(written)
    return tuple(dict.fromkeys(found)) if len(found) < 30 else ()


def report_periods(source: Source, blocks: list[Block]) -> tuple[str, ...]:
    """How often the plan has itself reported or reviewed."""
    found: set[str] = set()
    for block in blocks:
        headed = any(
            parent.introduces and re.search(r"báo cáo|sơ kết|chế độ thông tin", parent.words)
            for parent in block.parents[:1]
        )
        for sentence in re.split(r"(?<=[.;])\s", block.folded.replace("\n", " ")):
            if not (headed or _REPORTING.search(sentence)):
                continue
            told = sentence if headed else _reporting_part(sentence)
            found |= {name for name, pattern in _PERIODS if pattern.search(told)}
    order = [name for name, _ in _PERIODS]
    return tuple(sorted(found, key=order.index))


def _reporting_part(sentence: str) -> str:
    """Without the clauses that set targets: "mỗi năm kết nạp…" is no period of reporting."""
    parts = [
        part
        for part in re.split(r"[,:](?!\d)", sentence)
        if not re.search(r"kết nạp[^,]*\d|\d[^,]*kết nạp|cử[^,]*\d", part)
    ]
    joined = ",".join(parts)
    near = []
    for hit in _REPORTING.finditer(joined):
        near.append(joined[max(0, hit.start() - 45) : hit.end() + 130])
    return " … ".join(near)


def deadlines(source: Source, blocks: list[Block]) -> tuple[Deadline, ...]:
    """Days by which something is due, with the words around; no day is made up where the year is open."""
    found: list[Deadline] = []
    for block in blocks:
        flat = block.folded.replace("\n", " ")
        for hit in _DEADLINE.finditer(flat):
            by = _day(hit)
            start = max(flat.rfind(mark, 0, hit.start()) for mark in (".", ";", "(")) + 1
            end = min(
                [spot for spot in (flat.find(mark, hit.end()) for mark in (";", ". ", ")")) if spot >= 0]
                or [len(flat)]
            )
            first, last = block.start + max(start, block.body - block.start), block.start + end
            quote = source.text[first:last].strip(" -+*.")
            if quote and all(quote != other.quote for other in found):
                found.append(Deadline(quote, by))
    return tuple(found)


def _day(hit: re.Match[str]) -> str | None:
    if hit["only_month"]:
        month = int(hit["only_month"])
        return f"{hit['month_year']}-{month:02d}" if 1 <= month <= 12 else None
    day, month = int(hit["day"]), int(hit["month"])
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    return f"{hit['year']}-{month:02d}-{day:02d}" if hit["year"] else f"{month:02d}-{day:02d}"
