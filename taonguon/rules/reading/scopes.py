"""Who is to reach the figure: the issuer as a whole, each unit, units of a kind, or units by name."""

import re
from dataclasses import dataclass

from taonguon.rules.reading import lexicon as words
from taonguon.rules.reading.frames import Frame

_EACH = r"(?:mỗi|từng|mọi|mỗi một|bình quân mỗi|trung bình mỗi)"
_BOTH = (
    r"(?:(?:đảng bộ|đảng ủy|chi bộ|chi ủy|cấp ủy)(?:\s+(?:cơ sở|bộ phận))?\s*(?:,|và|/|hoặc|-)\s*(?:các\s+|mỗi\s+)?(?:đảng bộ|đảng ủy|chi bộ|tổ chức đảng)|chi,\s*đảng bộ|tổ chức cơ sở đảng|tccsđ|cơ sở đảng|"
    r"tổ chức đảng(?:\s+(?:trực thuộc|cơ sở))?|cấp ủy(?:\s+(?:trực thuộc|cơ sở))|đơn vị trực thuộc|đầu mối trực thuộc)"
)
_CELL = r"(?:chi bộ)"
_SUB_COMMITTEE = r"(?:đảng bộ|đảng ủy)(?:\s+(?:cơ sở|bộ phận|trực thuộc|xã|phường))?"
_TYPE = rf"(?:{words.MASS_ORG}|{words.PLACE})"
_NOUN_PHRASE_END = r"(?=\s+(?:phải|phấn đấu|cần|kết nạp|giới thiệu|cử|có\b|chọn|mỗi năm|hằng năm|ít nhất|tối thiểu|từ\b|đạt|phát hiện|bồi dưỡng|trong năm|năm 20|sẽ|đăng ký|được|lựa chọn|phát triển|hai năm|cứ|thì|nào|trong|bảo đảm|đảm bảo|tạo)|\s*[,:;(¤\d]|\s*$)"
_STOP = (
    r"(?!(?:phải|phấn đấu|cần|kết nạp|giới thiệu|cử|có|chọn|mỗi|hằng|ít|tối|từ|đạt|phát hiện|bồi dưỡng|năm|sẽ|đăng|được|"
    r"lựa|phát triển|thì|nào|trong|bảo|đảm|tạo|một|hai|ba|bốn|không|trên|khoảng|là|và|của|để|tham|đề|ưu|theo|đều|kể|trở)\b)"
)
_OWN = re.compile(
    r"(?<!các )(?<!mỗi )(?<!từng )(?<!, )\b(?:toàn\s+)?(?:đảng bộ|đảng ủy|chi bộ)(?:\s+(?:xã|phường|tỉnh|huyện|công ty|trường|ta|cơ quan)[^,;:¤\d]{0,40}?)?\s+"
    r"(?:phấn đấu|kết nạp|phải|sẽ|có từ|tổ chức|mở|cử|đề ra|quyết tâm)[^,;:¤]*$|\btoàn\s+(?:đảng bộ|đảng ủy|xã|phường|tỉnh|huyện|công ty|trường|khối|chi bộ)\b"
)
_EACH_TYPE = re.compile(
    rf"(?:{_EACH}|bình quân một|một)\s+(?P<type>{_TYPE}(?:\s+{_STOP}[^\s,:;(¤\d]+){{0,7}}?){_NOUN_PHRASE_END}"
)
_ANY_TYPE = re.compile(rf"(?P<type>{_TYPE}(?:\s+{_STOP}[^\s,:;(¤\d]+){{0,4}}?)\s+nào\s+cũng")
_NAMED = re.compile(
    r"(?:^|[\s(,;:+\-])(?P<name>(?:chi bộ|đảng bộ|đảng ủy|chi đoàn|đoàn thanh niên|đoàn tncs|hội (?:liên hiệp )?phụ nữ|hội nông dân|hội cựu chiến binh|hội (?:lhpn|ccb|nd)|công đoàn|mặt trận tổ quốc|mttq|ban chỉ huy quân sự|công an|trường|công ty|thôn|ấp|khu phố)\b)"
)
_GENERIC_AFTER = re.compile(
    r"\s*(?:trực thuộc|cơ sở|phải|phấn đấu|có\b|kết nạp|nào|còn|và\b|thôn(?!\s+\S+\s*(?:kết|:|\())\b|trường học|cơ quan|,|:|;|mỗi|hằng|xã\b|phường|là\b|cần|nông thôn|khối|được|chưa|không|đạt|trong|ít nhất|tối thiểu|chỉ|bình quân|giới thiệu|tiếp tục|ghép|sinh hoạt|năm|từ\b|các|các\b|$)"
)
_KINDS = re.compile(
    rf"(?P<kind>(?:các\s+)?khối\s+[^,:;(¤\d]{{3,40}}?{_NOUN_PHRASE_END}|(?:các|những)\s+(?P<plural>(?:chi bộ|đảng bộ|tổ chức đảng|{_TYPE})(?:\s+[^\s,:;(¤\d]+){{0,8}}?){_NOUN_PHRASE_END})"
)
_ONE_OF_MANY = re.compile(r"\bmỗi (?:chi bộ|đảng bộ|đơn vị|tổ chức)\b")


@dataclass(frozen=True, slots=True)
class Scope:
    scope: str
    scope_filter: str | None = None
    units_named: tuple[str, ...] = ()


COMMITTEE = Scope("committee")


def scope(frame: Frame, indicator: str) -> Scope:
    if indicator in (
        "cells_without_admission",
        "units_without_members",
        "joint_cells",
        "party_orgs_coverage",
        "party_orgs_new",
        "member_share",
    ):
        return COMMITTEE
    if frame.quantity.unit == "percent" and indicator in (
        "sub_units_with_admission",
        "sub_units_with_referral",
        "cell_rating",
        "cell_rating_excellent",
        "mentored_share",
        "probation_conversion",
    ):
        return COMMITTEE
    for text, base in _views(frame):
        found = _in(text, frame, base)
        if found:
            return found
    return COMMITTEE


def _views(frame: Frame) -> list[tuple[str, int]]:
    """Nearest first: the segment before the figure and after, the sentence before it, the blocks above."""
    previous = frame.previous
    start = max(frame.segment.start, previous.end) if previous else frame.segment.start
    following = [other.start for other in frame.others if other.start > frame.quantity.start]
    stop = min([frame.segment.end, *following])
    return [
        (frame.text(start, frame.quantity.start), start),
        ("→" + frame.text(frame.quantity.noun_end, stop), frame.quantity.noun_end - 1),
        (frame.lead, frame.sentence.start),
        (frame.intro, -1),
    ]


def _in(text: str, frame: Frame, base: int) -> Scope | None:
    after = text.startswith("→")
    each = _each(text, frame, base)
    if each:
        return each
    if after:
        found = re.search(r"(?:mỗi|/)\s*(chi bộ|đảng bộ)\b", text)
        return Scope("each_cell" if found and found[1] == "chi bộ" else "each_sub_committee") if found else None
    named = _named(text, frame, base)
    if named:
        return named
    if _OWN.search(text):
        return COMMITTEE
    return _kinds(text, frame, base)


def _each(text: str, frame: Frame, base: int) -> Scope | None:
    quantifier = rf"(?:{_EACH}|các|các cấp ủy,|toàn bộ các|100%)"
    if re.search(rf"\b{_EACH}\s+{_BOTH}", text) or re.search(rf"{_BOTH}[^.;¤]*?\bnào\b[^.;¤]*cũng", text):
        return Scope("each_sub_unit", _qualifier(text, frame, base, _BOTH))
    if re.search(
        rf"\b{_EACH}\s+{_CELL}\b|{_CELL}\b[^.;,¤]*\bnào\s+cũng|\b(?:một|01|1)\s+{_CELL}\s+(?:phải|ít nhất|kết nạp)",
        text,
    ):
        return Scope("each_cell", _qualifier(text, frame, base, _CELL))
    if re.search(rf"\b{_EACH}\s+{_SUB_COMMITTEE}\b|(?:đảng bộ|đảng ủy)\b[^.;,¤]*\bnào\s+cũng", text):
        return Scope("each_sub_committee", _qualifier(text, frame, base, r"(?:đảng bộ|đảng ủy)"))
    type_ = _EACH_TYPE.search(text) or _ANY_TYPE.search(text)
    if type_:
        return Scope("each_unit_of_type", _written(type_, "type", frame, base))
    if re.search(rf"^\s*(?:đối với\s+)?(?:các\s+)?{_BOTH}\s*(?:trực thuộc)?[^:;,.¤]*[:,]?\s", text) or re.search(
        rf"{quantifier}\s+{_BOTH}", text
    ):
        return Scope("each_sub_unit")
    return None


def _qualifier(text: str, frame: Frame, base: int, noun: str) -> str | None:
    """What narrows the units: "mỗi chi bộ thôn" → "chi bộ thôn"."""
    found = re.search(
        rf"{_EACH}\s+(?P<type>{noun}(?:\s+(?!trực thuộc){_STOP}[^\s,:;(¤\d]+){{1,7}}?){_NOUN_PHRASE_END}", text
    )
    if not found or re.search(rf"^{noun}\s+(?:trực thuộc|cơ sở|đảng|toàn|trong|xã|cả)\b", found["type"]):
        return None
    return _written(found, "type", frame, base)


def _written(found: re.Match[str], group: str, frame: Frame, base: int) -> str:
    if base < 0:
        return found[group].strip()
    return re.sub(r"\s+", " ", frame.facts.folded[base + found.start(group) : base + found.end(group)]).strip(
        " -+*"
    )


def _named(text: str, frame: Frame, base: int) -> Scope | None:
    last = None
    for hit in _NAMED.finditer(text):
        rest = text[hit.end("name") :]
        if not _GENERIC_AFTER.match(rest) or hit["name"].startswith(
            ("hội", "đoàn", "công đoàn", "mặt trận", "mttq", "ban chỉ")
        ):
            last = hit
    if last is None:
        return None
    before = text[: last.start("name")].rstrip()
    if before.endswith(
        ("các", "mỗi", "những", "từng", "của", "tại", "nghị quyết", "do", "với", "cho", "toàn", "trong", "thuộc")
    ):
        return None
    name = re.match(r"[^,:;(¤\d]*?" + _NOUN_PHRASE_END, text[last.start("name") :])
    written = name.group() if name else last["name"]
    if (
        not re.search(r"^(?:hội|đoàn|công đoàn|mặt trận|mttq|ban chỉ)", written)
        and not re.search(r"riêng|:\s*$", text)
        and len(written.split()) < 3
    ):
        return None
    return Scope("named_units", None, (re.sub(r"\s+", " ", written).strip(),))


def _kinds(text: str, frame: Frame, base: int) -> Scope | None:
    last = None
    for hit in _KINDS.finditer(text):
        last = hit
    if last is None:
        return None
    written = _written(last, "kind", frame, base)
    if re.search(r"các (?:chi bộ|đảng bộ)\s*(?:trực thuộc|cơ sở)?$", written):
        return Scope("each_cell") if "chi bộ" in written else Scope("each_sub_committee")
    if re.search(r"các (?:đơn vị|cơ quan|địa bàn|tổ chức|đoàn thể|cơ sở|nơi)\b", written):
        return None
    return Scope("units_of_type", re.sub(r"^(?:các|những)\s+", "", written))
