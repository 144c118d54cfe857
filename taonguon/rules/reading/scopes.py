"""Who is to reach the figure: the issuer as a whole, each unit, units of a kind, or units by name."""

import re
from dataclasses import dataclass

from taonguon.rules.reading import lexicon as words
from taonguon.rules.reading import unit_names
from taonguon.rules.reading.frames import Frame

_EACH = r"(?:mỗi|từng|mọi|mỗi một|bình quân mỗi|trung bình mỗi)"
_BOTH = (
    r"(?:(?:đảng bộ|đảng ủy|chi bộ|chi ủy|cấp ủy)(?:\s+(?:cơ sở|bộ phận))?\s*(?:,|và|/|"
    r"hoặc|-)\s*(?:các\s+|mỗi\s+)?(?:đảng bộ|đảng ủy|chi bộ|tổ chức đảng)|chi,\s*đảng bộ|"
    r"tổ chức cơ sở đảng|tccsđ|cơ sở đảng|"
    r"tổ chức đảng(?:\s+(?:trực thuộc|cơ sở))?|cấp ủy(?:\s+(?:trực thuộc|cơ sở))|"
    r"đơn vị trực thuộc|đầu mối trực thuộc)"
)
_CELL = r"(?:chi bộ)"
_SUB_COMMITTEE = r"(?:đảng bộ|đảng ủy)(?:\s+(?:cơ sở|bộ phận|trực thuộc|xã|phường))?"
_TYPE = (
    rf"(?:{words.MASS_ORG}|{words.PLACE}|nông trường|lâm trường|trạm|ban\\b|ngành|liên chi|"
    r"tổ chức(?! đảng)|hội\\b|công trường|chi nhánh|cửa hàng|tổng đội|hải đoàn|địa phương|"
    r"cụm)"
)
_STOP = (
    r"(?!(?:phải|phấn đấu|cần|kết nạp|giới thiệu|cử|có|chọn|mỗi|hằng|ít|tối|từ|đạt|"
    r"phát hiện|bồi dưỡng|năm|sẽ|đăng|được|"
    r"lựa|phát triển|thì|nào|trong|bảo|đảm|tạo|một|hai|ba|bốn|không|trên|khoảng|là|và|của|"
    r"để|tham|đề|ưu|theo|đều|kể|trở)\b)"
)
_OWN = re.compile(
    r"(?<!các )(?<!mỗi )(?<!từng )(?<!, )\b(?:toàn\s+)?(?:đảng bộ|đảng ủy|"
    r"chi bộ)(?:\s+(?:xã|phường|tỉnh|huyện|công ty|trường|ta|cơ quan)[^,;:¤\d]{0,40}?)?\s+"
    r"(?:phấn đấu|kết nạp|phải|sẽ|có từ|tổ chức|mở|cử|đề ra|quyết tâm)[^,;:¤]*$|"
    r"\btoàn\s+(?:đảng bộ|đảng ủy|xã|phường|tỉnh|huyện|công ty|trường|khối|chi bộ)\b"
)
_EACH_TYPE = re.compile(
    rf"(?:{_EACH}|bình quân một|"
    rf"một)\s+(?P<type>{_TYPE}(?:\s+{_STOP}[^\s,:;(¤\d]+){{0,7}}?){unit_names.NOUN_PHRASE_END}"
)
_EACH_OTHER = re.compile(
    r"\bmỗi\s+(?P<type>(?!năm|quý|tháng|tuần|đảng viên|đồng chí|đ/c|cấp ủy|lớp|người|"
    r"quần chúng|đợt|lần|buổi|cá nhân|cán bộ|ngày|khi|một|tổ chức đảng|chi|đảng|kỳ|"
    rf"nhiệm kỳ|mặt)\w+(?:\s+{_STOP}[^\s,:;(¤\d]+){{0,6}}?){unit_names.NOUN_PHRASE_END}"
)
_ANY_TYPE = re.compile(rf"(?P<type>{_TYPE}(?:\s+{_STOP}[^\s,:;(¤\d]+){{0,4}}?)\s+nào\s+cũng")
_SIZED = re.compile(
    rf"(?:các\s+|những\s+|mỗi\s+|ở\s+|tại\s+|đối với\s+|với\s+)*(?P<type>(?:{_TYPE}|chi bộ|"
    rf"đảng bộ)[^,;:.\d]{{0,60}}(?:\bcó|quy mô|sử dụng)\s*(?:từ|trên|dưới|hơn|ít nhất|"
    r"đủ)?\s*\d+\s*(?:lao động|công nhân|người lao động|đảng viên|cán bộ|hộ|học sinh|"
    rf"giáo viên|đoàn viên|hội viên)[^,;:.]{{0,30}}?(?:trở lên|trở xuống)?)(?=\s*(?:,|:|"
    r"thì|phải|phấn đấu|mỗi|một|kết nạp|trở|không dưới|ít nhất|tối thiểu|từ))"
)
_SIZE_ALONE = re.compile(
    r"(?:từ|trên|dưới|hơn|đủ)\s*\d+\s*(?:lao động|công nhân|người lao động|đảng viên|xã viên)"
    r"(?:\s+trở (?:lên|xuống))?\s*:\s*[^,;]*$"
)
_EACH_OF_NAMED = re.compile(
    r"\s*mỗi (?:chi bộ|đảng bộ|đơn vị)\s*(?:kết nạp|giới thiệu|cử|từ|"
    r"ít nhất|tối thiểu)*\s*"
)
_ONE_KIND = re.compile(
    r"(?:^|[,:;(\-+])\s*(?:đối với\s+)?(?P<type>(?:chi bộ|đảng bộ)\s+(?:thôn|ấp|bản|"
    r"khu phố|khu dân cư|trường học|trường|cơ quan|doanh nghiệp|nông thôn|quân sự|công an|"
    r"y tế|hợp tác xã|tổ dân phố|sinh viên|khoa|phòng|phân xưởng)(?:\s*,\s*(?:thôn|ấp|bản|"
    r"buôn|khu phố|doanh nghiệp|trường học|cơ quan))*)\s*(?:kết nạp|giới thiệu|cử|từ|"
    r"ít nhất|tối thiểu|phấn đấu|phải|không dưới|có|\s)*$"
)
_KINDS = re.compile(
    rf"(?P<kind>(?<!đảng ủy )(?<!đảng bộ )(?:các\s+)?khối\s+(?!giao)"
    rf"[^,:;(¤\d]{{3,40}}?{unit_names.NOUN_PHRASE_END}|(?:các|"
    r"những)\s+(?P<plural>(?:chi bộ|đảng bộ|đảng ủy|cấp ủy|tổ chức đảng|"
    rf"{_TYPE})(?:\s+[^\s,:;(¤\d]+){{0,8}}?){unit_names.NOUN_PHRASE_END})"
)
_TINY = 2
_SMALL = 15  # "các đảng bộ xã biên giới kết nạp từ 2 đảng viên": so few can only be meant for each


@dataclass(frozen=True, slots=True)
class Scope:
    scope: str
    scope_filter: str | None = None
    units_named: tuple[str, ...] = ()


COMMITTEE = Scope("committee")


_OF_THE_WHOLE = (
    "cells_without_admission",
    "units_without_members",
    "joint_cells",
    "party_orgs_coverage",
    "party_orgs_new",
    "member_share",
)
_SHARES_OF_UNITS = (
    "sub_units_with_admission",
    "sub_units_with_referral",
    "cell_rating",
    "cell_rating_excellent",
    "mentored_share",
    "probation_conversion",
    "referral_admission_rate",
)
_PEOPLE = ("admissions", "trainees", "source_pool", "referrals")


def scope(frame: Frame, indicator: str) -> Scope:
    """Whose figure it is; the issuer's where nothing narrows it."""
    if indicator in _OF_THE_WHOLE or (frame.quantity.unit == "percent" and indicator in _SHARES_OF_UNITS):
        return COMMITTEE
    if indicator == "admission_share" and not re.search(r"mỗi (?!năm)|từng|đối với", frame.lead):
        return COMMITTEE
    if indicator == "cell_size":
        return Scope("each_cell", _qualifier(frame.before, frame, frame.segment.start, _CELL))
    special = (
        _of_class(frame)
        or _of_places(frame, indicator)
        or _of_size(frame)
        or _of_kind(frame, indicator)
        or _of_names(frame)
    )
    if special:
        return special
    found = (_in(text, frame, base) for text, base in _views(frame))
    return next((one for one in found if one), COMMITTEE)


def _of_class(frame: Frame) -> Scope | None:
    """ "mỗi lớp 80 học viên", "2 lớp x 45"."""
    each = frame.quantity.unit == "people" and re.search(r"mỗi lớp\b|\blớp\s*[x×]\s*$", frame.lead[-60:])
    return Scope("each_unit_of_type", "lớp") if each else None


def _of_size(frame: Frame) -> Scope | None:
    """Units of a size: "doanh nghiệp có từ 80 lao động trở lên: mỗi năm 2"."""
    sized = _SIZED.search(frame.lead)
    if sized and frame.quantity.start > frame.lead_start + sized.end():
        rest = frame.lead[sized.end() :]
        if not re.search(r"\b(?:các|những)\s+(?:chi bộ|đảng bộ|nơi|đơn vị|doanh nghiệp)", rest):
            kind = re.sub(r"\s+", " ", sized["type"]).strip()
            return Scope(_each_of(kind), kind)
    if _SIZE_ALONE.search(frame.lead):
        return Scope("each_unit_of_type", re.split(r"[;:]", frame.lead)[0].strip())
    return None


def _of_kind(frame: Frame, indicator: str) -> Scope | None:
    """ "chi bộ trường học 02 đảng viên": one kind of cell, in small letters."""
    cell = _ONE_KIND.search(frame.lead.split(";")[-1].rstrip(": "))
    if cell is None or indicator not in _PEOPLE or unit_names.is_written_name(cell, frame):
        return None
    return Scope(_each_of(cell["type"]), cell["type"].strip())


_PLACES_ALONE = re.compile(
    rf"[\s,;:(]*(?:trong đó:?|và|gồm:?|cụ thể:?)?\s*(?:ở\s+|khối\s+|"
    rf"các\s+)?(?P<type>{words.PLACE}(?:\s*,\s*{words.PLACE})*)\s*:?\s*"
)


def _of_places(frame: Frame, indicator: str) -> Scope | None:
    """ "trong đó thôn, bản 26 đồng chí, trường học 8": parts by kind of unit."""
    found = _PLACES_ALONE.fullmatch(frame.stretch) if frame.previous and indicator in _PEOPLE else None
    return Scope("units_of_type", re.sub(r"\s+", " ", found["type"])) if found else None


def _of_names(frame: Frame) -> Scope | None:
    name = unit_names.name_alone(frame)
    if name:
        return Scope("named_units", None, (name,))
    listed = frame.segment.opener == ":" and _EACH_OF_NAMED.fullmatch(frame.before)
    names = unit_names.listed(frame) if listed else ()
    return Scope("named_units", None, names) if names else None


def _views(frame: Frame) -> list[tuple[str, int]]:
    """Nearest first: the segment before the figure and after, the sentence before it, the blocks above."""
    previous = frame.previous
    start = max(frame.segment.start, previous.end) if previous else frame.segment.start
    following = [other.start for other in frame.others if other.start > frame.quantity.start]
    stop = min([frame.segment.end, *following])
    return [
        (frame.text(start, frame.quantity.start), start),
        ("→" + frame.text(frame.quantity.noun_end, stop), frame.quantity.noun_end - 1),
        (frame.lead, frame.lead_start),
        (frame.intro, -1),
    ]


_HEADS_LIST = re.compile(r"(?:^|\|)\s*(?:riêng\s+)?(?:chi bộ|đảng bộ|đoàn|hội|công đoàn)\b[^|:;,.]{0,40}:\s*$")


def _in(text: str, frame: Frame, base: int) -> Scope | None:
    after = text.startswith("→")
    each = _each(text, frame, base)
    if each and each.scope == "each_cell" and not after:
        name = unit_names.named(text.rsplit("mỗi", 1)[0], frame, base) if base >= 0 else None
        if name:
            return Scope("named_units", None, (name,))
    if each:
        return each
    if after:
        if re.match(r"→[^,;]{0,20}/\s*lớp\b", text):
            return Scope("each_unit_of_type", "lớp")
        found = re.search(r"(?:mỗi|/)\s*(chi bộ|đảng bộ)\b", text)
        if found:
            return Scope("each_cell" if found[1] == "chi bộ" else "each_sub_committee")
        places = _AT_PLACES.search(text)
        return Scope("units_of_type", _written(places, "kind", frame, base)) if places else None
    name = unit_names.named(text, frame, base) if base >= 0 or _HEADS_LIST.search(text) else None
    if name:
        return Scope("named_units", None, (name,))
    if _OWN.search(text):
        return COMMITTEE
    return _kinds(text, frame, base)


_AS_FOR = re.compile(
    r"(?:^|[;|])\s*(?:đối với|với)\s+(?:các\s+|những\s+|mỗi\s+)?(?P<type>(?P<noun>chi bộ|"
    rf"đảng bộ|{_TYPE})[^:;¤\d]{{0,80}}?)\s*[:,]"
)


def _each(text: str, frame: Frame, base: int) -> Scope | None:
    """ "mỗi chi bộ", "chi bộ nào cũng", "đối với đảng bộ xã, phường: …"."""
    kind = _AS_FOR.search(text)
    if kind and not re.search(_BOTH, kind["type"]) and not re.search(r"mỗi (?!năm|quý|tháng)", text):
        scope_ = (
            "each_cell"
            if kind["noun"] == "chi bộ"
            else "each_sub_committee"
            if kind["noun"] == "đảng bộ"
            else "each_unit_of_type"
        )
        return Scope(scope_, _written(kind, "type", frame, base))
    quantifier = rf"(?:{_EACH}|các|các cấp ủy,|toàn bộ các|100%)"
    if re.search(rf"\b{_EACH}\s+{_BOTH}", text) or re.search(rf"{_BOTH}[^.;¤]*?\bnào\b[^.;¤]*cũng", text):
        return Scope("each_sub_unit", _qualifier(text, frame, base, _BOTH))
    if re.search(
        rf"\b{_EACH}\s+{_CELL}\b|{_CELL}\b[^.;,¤]*\bnào\s+cũng|\b(?:một|01|"
        rf"1)\s+{_CELL}\s+(?:phải|ít nhất|kết nạp)",
        text,
    ):
        return Scope("each_cell", _qualifier(text, frame, base, _CELL))
    if re.search(rf"\b{_EACH}\s+{_SUB_COMMITTEE}\b|(?:đảng bộ|đảng ủy)\b[^.;,¤]*\bnào\s+cũng", text):
        return Scope("each_sub_committee", _qualifier(text, frame, base, r"(?:đảng bộ|đảng ủy)"))
    type_ = _EACH_TYPE.search(text) or _ANY_TYPE.search(text) or _EACH_OTHER.search(text)
    if type_ and not type_["type"].startswith("lớp"):
        return Scope("each_unit_of_type", _written(type_, "type", frame, base))
    if re.search(rf"^\s*(?:đối với\s+)?(?:các\s+)?{_BOTH}\s*(?:trực thuộc)?[^:;,.¤]*[:,]?\s", text) or re.search(
        rf"{quantifier}\s+{_BOTH}", text
    ):
        return Scope("each_sub_unit")
    return None


def _qualifier(text: str, frame: Frame, base: int, noun: str) -> str | None:
    """What narrows the units: "mỗi chi bộ thôn" → "chi bộ thôn"."""
    found = re.search(
        rf"{_EACH}\s+(?P<type>{noun}(?:\s+(?!trực "
        rf"thuộc){_STOP}[^\s,:;(¤\d]+){{1,7}}?){unit_names.NOUN_PHRASE_END}",
        text,
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


def _each_of(kind: str) -> str:
    if kind.startswith("chi bộ"):
        return "each_cell"
    if re.match(r"tổ chức (?:cơ sở|đảng)|tccsđ|cơ sở đảng", kind):
        return "each_sub_unit"
    return "each_sub_committee" if kind.startswith(("đảng bộ", "đảng ủy")) else "each_unit_of_type"


_AT_PLACES = re.compile(
    r"\b(?:ở|tại|trong|trên địa bàn)\s+(?:các\s+|những\s+)?(?P<kind>(?:thôn|ấp|bản|buôn|"
    r"làng|xóm|khóm|khu phố|khu dân cư|tổ dân phố|doanh nghiệp|hợp tác xã|trường học|"
    r"các trường|xí nghiệp|phân xưởng|vùng|khu vực)(?:\s*,\s*(?:thôn|ấp|bản|buôn|khu phố|"
    rf"doanh nghiệp|hợp tác xã|trường học|tổ dân phố))*(?:\s+{_STOP}[^\s,:;(¤\d]+){{0,6}})"
)


def _is_spent(text: str, hit: re.Match[str]) -> bool:
    """Words of place between two earlier figures belong to the first of them."""
    return bool(
        re.search(r"(?<!năm )\b\d{1,3}(?:\.\d{3})*\s", text[: hit.start()]) and re.search(r"\d", text[hit.end() :])
    )


def _kinds(text: str, frame: Frame, base: int) -> Scope | None:
    """Units of a kind together: "khối trường học", "các doanh nghiệp", "ở thôn, bản"."""
    places = None
    for hit in _AT_PLACES.finditer(text):
        places = hit
    if places and _is_spent(text, places):
        places = None
    if places and not re.search(r"\bmỗi (?!năm|quý|tháng)", text):
        return Scope("units_of_type", _written(places, "kind", frame, base))
    last = None
    for hit in _KINDS.finditer(text):
        last = hit
    if last is None:
        return None
    written = _written(last, "kind", frame, base)
    if re.search(r"các (?:chi bộ|đảng bộ)\s*(?:trực thuộc|cơ sở)?$", written):
        if frame.quantity.value > _SMALL and frame.quantity.unit == "people":
            return COMMITTEE  # "các chi bộ kết nạp 36 đảng viên": all of them together
        return Scope("each_cell") if "chi bộ" in written else Scope("each_sub_committee")
    if re.search(r"các (?:đơn vị|cơ quan|địa bàn|tổ chức|đoàn thể|cơ sở|nơi)\b", written):
        return None
    kind = re.sub(r"^(?:các|những)\s+", "", written)
    colon = re.match(r"\s*:", text[last.end("kind") :])
    if last["plural"] and colon and frame.quantity.unit == "people" and frame.quantity.op == "min":
        return Scope(_each_of(kind), kind)
    if (
        last["plural"]
        and frame.quantity.unit == "people"
        and frame.quantity.value <= (_SMALL if frame.quantity.op == "min" else _TINY)
    ):
        return Scope(_each_of(kind), kind)
    return Scope("units_of_type", kind)
