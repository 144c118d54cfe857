"""Group, base, exemption, origin of a figure."""

import re

from taonguon.rules.reading import groups
from taonguon.rules.reading.frames import Frame

_ALL_PEOPLE = (
    "members_total",
    "admissions",
    "trainees",
    "referrals",
    "source_pool",
    "admission_share",
    "member_share",
    "admission_rate",
)
_EXEMPT = re.compile(
    r"(?P<text>(?:\btrừ\b|ngoại trừ|không (?:tính|kể|áp dụng (?:đối với|với|cho)|bao gồm|"
    r"giao (?:chỉ tiêu )?(?:cho|đối với))|loại trừ|miễn (?:cho|"
    r"đối với))\s+[^;()]+?)(?=\s*[);]|\.\s|\.?\s*$)"
)
_BASES: tuple[tuple[str, str], ...] = (
    ("members_total_start_of_year", r"đầu năm|01/01|1/1|ngày 01 tháng 01|31/12|cuối năm trước|thời điểm đầu"),
    (
        "members_total",
        r"tổng số đảng viên|số đảng viên|đảng viên hiện có|đảng số|đảng viên của|đảng viên toàn|đảng viên",
    ),
)


_GENERIC_NOUN = re.compile(
    r"(?:đảng viên(?: mới| dự bị| chính thức)?|đồng chí|đ/c|đc|người|"
    r"quần chúng(?: ưu tú)?|trường hợp|học viên|nhân sự|nguồn|chỉ tiêu|)$"
)


_COORDINATED = re.compile(
    r"\s*(?:đoàn viên|hội viên|công nhân|giáo viên|học sinh|xã viên|thanh niên|"
    r"nông dân)(?:\s+(?:ưu tú|thanh niên))?\s*(?:,|và|hoặc)\s*(?:hội viên|quần chúng|"
    r"công nhân|nông dân|cán bộ|đoàn viên)"
)  # "đoàn viên, hội viên": two groups are none


def is_generic(noun: str) -> bool:
    """A noun for anybody: "đồng chí", "đảng viên"."""
    return bool(_GENERIC_NOUN.match(noun))


def group(frame: Frame, indicator: str) -> str | None:
    """The group counted: the noun at the figure, the words right behind it, then right before it."""
    if indicator not in _ALL_PEOPLE:
        return None
    near_after = frame.near.split("¤")[1]
    behind = re.split(r"[,;(]|trong đó|\bđể\b|\bcho đảng\b", near_after, maxsplit=1)[0]
    if frame.quantity.unit == "percent":
        return _group_of_share(frame, behind, indicator)
    if _COORDINATED.match(frame.trail):
        return None
    found = groups.first(_people_phrase(frame, behind[:60] if indicator == "referrals" else behind))
    if found == "youth_union_members" and "công đoàn" in frame.lead and "thanh niên" not in frame.lead:
        return "union_members"
    if found or not _GENERIC_NOUN.match(frame.quantity.noun):
        return found
    if frame.quantity.base_figure and indicator == "members_total":
        return groups.last(groups.without_bodies(frame.before))
    before = re.split(r"[,;:]\s(?=[^¤]*\S)|\b(?:và|trong đó)\b", frame.stretch.rstrip(" :(,"))[-1]
    if frame.segment.depth and not re.search(r"[^\W\d]", frame.before):
        before = frame.stretch[: frame.stretch.rfind("(")]
        before = re.split(r",|\bvà\b", before)[-1]
    return groups.last(groups.without_bodies(before))


def _group_of_share(frame: Frame, behind: str, indicator: str) -> str | None:
    named_behind = re.match(r"\s*(?!trở lên|là\b|tổng|quân số|số\b|trong|so với|vào|đến)[^\W\d]", frame.after)
    far = frame.trail if indicator == "admission_share" else "" if named_behind else frame.lead
    if groups.several(frame.stretch) or groups.several(re.split(r"[;.]|\d", frame.trail)[0]):
        return None
    says_who = named_behind or re.match(r"\s*(?:trở lên\s*)?(?:là|trong độ tuổi)\b", frame.after)
    for text in (behind, frame.stretch, far) if says_who else (frame.stretch, behind, far):
        found = groups.last(groups.without_bodies(text))
        if found:
            return found
    if indicator == "member_share" and not found:
        return groups.last(frame.facts.title)
    return (
        groups.last(groups.without_bodies(frame.intro))
        if indicator in ("admission_share", "member_share")
        else None
    )


def _people_phrase(frame: Frame, behind: str) -> str:
    """The noun phrase at the figure, without what the people will do."""
    phrase = re.split(
        r"\b(?:vào đảng|tham gia|đi học|cho chi bộ|cho cấp ủy|để|học(?! sinh| viên)|dự(?! bị)|"
        r"giới thiệu|đứng)\b",
        behind,
        maxsplit=1,
    )[0]
    said = re.search(r"\blà\s+(?=\S+ \S)", phrase)
    if said and groups.named(phrase[said.end() :]):
        phrase = phrase[said.end() :]  # "đoàn viên là học sinh": pupils
    return re.sub(
        r"\b(?:mặt trận|hội|đoàn)\s+(?:tổ quốc|phụ nữ|nông dân|thanh niên|cựu chiến binh|tncs)\b", "", phrase
    )


_FIXED_BASES = {"admission_share": "admissions", "referral_admission_rate": "referrals"}


def base(frame: Frame, indicator: str) -> str | None:
    """What a percentage is of, or the earlier figure a change starts from."""
    if frame.quantity.base_figure:
        return frame.quantity.base_figure
    if indicator == "admission_rate":
        return _base_of_rate(frame)
    if indicator == "admission_growth":
        return _earlier_period(f"{frame.intro} {frame.whole}")
    if indicator == "member_share":
        return _body(frame)
    if indicator in ("sub_units_with_admission", "sub_units_with_referral"):
        found = re.search(
            r"(?P<base>(?:chi bộ|đảng bộ|tổ chức đảng)\s+(?:còn|có)\s+nguồn)", f"{frame.intro} {frame.whole}"
        )
        return found["base"] if found else None
    return _FIXED_BASES.get(indicator)


def _base_of_rate(frame: Frame) -> str | None:
    """Behind the figure first; "đảng viên" in "kết nạp đảng viên" is not what it is of."""
    whole = re.sub(
        r"kết nạp (?:mới )?đảng viên(?: mới)?|đảng viên mới|phát triển đảng viên",
        "",
        f"{frame.intro} {frame.whole}",
    )
    for text in (frame.wide.split("¤")[-1], whole):
        for name, pattern in _BASES:
            if re.search(pattern, text):
                return name
    return None


def _earlier_period(text: str) -> str | None:
    if re.search(r"nhiệm kỳ (?:trước|20\d\d|vừa qua|qua)|kỳ trước|giai đoạn (?:trước|20\d\d)", text):
        return "previous_term"
    if re.search(r"năm (?:trước|20\d\d|ngoái)|cùng kỳ", text):
        return "previous_year"
    return None


def _body(frame: Frame) -> str | None:
    found = re.search(
        r"(?:quân số|tổng số|trong (?:tổng )?số|số|lực lượng|"
        r"trong)\s+(?P<body>[^,;:.¤\d]{3,60}?)(?=\s+(?:là|đạt|chiếm|phải|có|lên|từ|đến|tại|"
        r"trên)\b|\s*[,;:.¤\d(]|\s*$)",
        frame.wide,
    )
    return found["body"].strip() if found else None


def exempt(frame: Frame) -> tuple[int, int] | None:
    """Span of the words that leave units out, in the figure's sentence."""
    found = _EXEMPT.search(frame.facts.folded, frame.quantity.end, frame.sentence.end) or _EXEMPT.search(
        frame.facts.folded, frame.segment.start, frame.sentence.end
    )
    if not found:
        found = _EXEMPT.match(frame.facts.folded, _next_start(frame), frame.sentence.block.end)
        if not found or ("chỉ tiêu" not in found.group() and not re.match(r"\s*trừ", found.group())):
            return None
        return found.start("text"), found.end("text")
    following = [other.start for other in frame.others if other.start > frame.quantity.end]
    own = [place for place in following if place < found.start() and _is_main(frame, place)]
    if own:
        return None
    end = found.end("text")
    return found.start("text"), end


def _next_start(frame: Frame) -> int:
    """Where the next sentence of the block begins."""
    place = frame.sentence.end
    while place < frame.sentence.block.end and not frame.facts.folded[place].isalnum():
        place += 1
    return place


def _is_main(frame: Frame, place: int) -> bool:
    return frame.sentence.segment_at(place).depth == 0


_ASSIGNED = re.compile(
    r"(?:tỉnh ủy|tỉnh|thành ủy|thành phố|huyện ủy|huyện|quận ủy|cấp trên|đảng ủy cấp trên|"
    r"trung ương|đảng ủy (?:xã|phường|khối|công ty|tổng công ty|cấp trên)[^,;¤]{0,30}|"
    r"ban thường vụ (?:tỉnh|thành|huyện|quận|thị) ủy|"
    r"ban thường vụ đảng ủy cấp trên)\s+(?:đã\s+)?(?:giao|phân bổ)|"
    r"(?:chỉ tiêu\s+)?được\s+(?:[^,;¤]{0,40}\s+)?giao|chỉ tiêu\s+(?:trên\s+|cấp trên\s+)?giao"
)


def origin(frame: Frame) -> str:
    """Own, or assigned from above. A figure the plan sets beside an assigned one is its own."""
    hits = list(_ASSIGNED.finditer(frame.lead))
    if not hits or frame.facts.level == "province":
        return "own"
    since = frame.lead[hits[-1].end() :]
    own = re.search(r"phấn đấu|mỗi năm|hằng năm|ban thường vụ|đảng ủy (?:giao|đề ra)|[;)]", since)
    return "own" if own else "assigned"
