"""Units called by name: "Chi bộ Bến Đò", "Hội Phụ nữ", the names of a list of quotas."""

import re

from taonguon.rules.reading.frames import Frame

NOUN_PHRASE_END = (
    r"(?=\s+(?:phải|phấn đấu|cần|kết nạp|giới thiệu|cử|có\b|chọn|mỗi năm|hằng năm|ít nhất|"
    r"tối thiểu|từ\b|một năm|01 năm|đạt|phát hiện|bồi dưỡng|trong năm|năm 20|sẽ|đăng ký|được|lựa chọn|"
    r"phát triển|hai năm|cứ|thì|nào|trong|bảo đảm|đảm bảo|tạo)|\s*[,:;(¤\d]|\s*$)"
)
_NAMED = re.compile(
    r"(?:^|[\s(,;:+\-])(?P<name>(?:chi bộ|đảng bộ|đảng ủy|chi đoàn|đoàn thanh niên|"
    r"đoàn tncs|đoàn (?:xã|phường|trường|công ty|cơ sở|khối|đặc khu)|"
    r"hội (?:liên hiệp )?phụ nữ|hội nông dân|hội cựu chiến binh|hội (?:lhpn|ccb|nd)|"
    r"công đoàn|mặt trận tổ quốc|mttq|ban chỉ huy quân sự|"
    r"trung tâm (?:bồi dưỡng )?chính trị|công an|trường|công ty|thôn|ấp|đại đội|tiểu đoàn|đồn|"
    r"khu phố)\b)"
)
_GENERIC_AFTER = re.compile(
    r"\s*(?:trực thuộc|cơ sở|phải|phấn đấu|có\b|kết nạp|nào|còn|và\b|"
    r"thôn(?!\s+\S+\s*(?:kết|:|\())\b|trường học|cơ quan|,|:|;|mỗi|hằng|xã\b|phường|là\b|"
    r"cần|nông thôn|khối|được|chưa|không|đạt|trong|ít nhất|tối thiểu|chỉ|bình quân|"
    r"giới thiệu|tiếp tục|ghép|sinh hoạt|năm|từ\b|các|các\b|$)"
)


def _numbers_of_names_hidden(text: str, frame: Frame, base: int) -> str:
    """ "chi bộ thôn 1": a figure that belongs to a name does not end it."""
    if base < 0:
        return text
    masked = frame.facts.masked[base : base + len(text)]
    return "".join(
        "x" if letter.isdigit() and hidden == "\x00" else letter
        for letter, hidden in zip(text, masked, strict=False)
    )


_ORGANISATION = re.compile(r"(?:hội|đoàn|công đoàn|mặt trận|mttq|ban chỉ|trung tâm|công an|liên đoàn)\b")


def named(text: str, frame: Frame, base: int) -> str | None:
    """A unit by name: a kind of unit followed by a capital letter or a number, or one of the organisations."""
    last = None
    for hit in _NAMED.finditer(text):
        inner = last is not None and not text[last.end("name") : hit.start("name")].strip()
        if not inner and (_ORGANISATION.match(hit["name"]) or _has_name(text, hit, frame, base)):
            last = hit
    if last is None:
        return None
    before = text[: last.start("name")].rstrip()
    if re.match(r"[^,;:¤]{0,60}?\s(?:đã\s+)?(?:giao|phân bổ)\b", text[last.end("name") :]):
        return None  # who assigns is not who is to reach
    if re.search(r"(?:các|mỗi|những|từng|của|tại|nghị quyết|do|với|cho|toàn|trong|thuộc|nào)$", before):
        return None
    first = last.start("name")
    name = re.match(r"[^,:;(¤\d]*?" + NOUN_PHRASE_END, _numbers_of_names_hidden(text, frame, base)[first:])
    written = text[first : first + name.end()] if name else last["name"]
    written = re.sub(r"\s+", " ", written).strip()
    return written or None


def name_alone(frame: Frame) -> str | None:
    """ "Hội An 110; Điện Bàn 150" in a list of quotas: a name without the kind of unit."""
    words_ = frame.facts.written[frame.segment.start : frame.quantity.start].strip(" -+*:").split()
    if (
        frame.carried
        and not frame.quantity.noun
        and 1 <= len(words_) <= 5
        and all(word[:1].isupper() for word in words_)
    ):
        return " ".join(words_).lower()
    return None


def listed(frame: Frame) -> tuple[str, ...]:
    """ "Chi bộ Khoa Cơ khí, Chi bộ Khoa Điện: mỗi chi bộ 03": the units named before the colon."""
    clause = re.split(r";", frame.lead)[-1].rsplit(":", 1)[0]
    start = frame.lead_start + frame.lead.rfind(clause)
    found = []
    for part in re.finditer(r"[^,]+", clause):
        written = frame.facts.written[start + part.start() : start + part.end()].strip(" -+*")
        if re.match(r"(?:chi bộ|đảng bộ)\s", part.group().strip(" -+*")) and any(
            word[:1].isupper() for word in written.split()[2:]
        ):
            found.append(part.group().strip(" -+*"))
    return tuple(found)


def is_written_name(cell: re.Match[str], frame: Frame) -> bool:
    """ "Chi bộ Quân sự" is one cell by name, "chi bộ quân sự" a kind."""
    words = cell["type"].strip()
    place = frame.facts.folded.rfind(words, frame.lead_start, frame.quantity.start)
    written = frame.facts.written[place : place + len(words)]
    return any(word[:1].isupper() for word in written.split()[2:])


def _has_name(text: str, hit: re.Match[str], frame: Frame, base: int) -> bool:
    if base < 0:
        return not _GENERIC_AFTER.match(text[hit.end("name") :])
    start = base + hit.end("name")
    following = re.match(
        r"(?:\s+(?:thôn|ấp|bản|buôn|khu phố|khu|xóm|khóm|tổ dân phố|tổ|trường|xã|phường|"
        r"thị trấn|công ty|cơ quan|trạm y tế|trạm|làng|số|hợp tác xã|phân xưởng|đội|khối|"
        r"phòng|khoa))*\s+(?P<name>\S+)",
        frame.facts.written[start : start + 60],
    )
    if not following:
        return False
    first = following["name"].lstrip('"“(')[:1]
    return first.isupper() or first.isdigit()
