"""A target as one Vietnamese sentence: what, how much, when, who. What is unknown is said to be unknown."""

import re
from collections.abc import Iterable

from taonguon.plan.labels import Indicator, Measure, Op, Origin, Per, TargetScope
from taonguon.rules.reading import Target
from taonguon.rules.reading.labels import GROUPS, SCOPES
from taonguon.rules.wording import UNKNOWN, capitalize_first, format_decimal, join_list

NAMES_SHOWN = 4
"""Units named in a sentence before the rest is only counted."""

# The figure stands at {amount}; {base} is what a percent is of.
_PHRASES = {
    Indicator.ADMISSIONS: "kết nạp {amount}",
    Indicator.ADMISSION_RATE: "kết nạp {amount} {base}",
    Indicator.ADMISSION_GROWTH: "kết nạp {amount} so với {base}",
    Indicator.ADMISSIONS_PROGRESS: "tiến độ kết nạp trong năm {amount}",
    Indicator.MEMBERS_TOTAL: "đảng số {amount}",
    Indicator.MEMBER_SHARE: "đảng viên chiếm {amount} {base}",
    Indicator.ADMISSION_SHARE: "{group} chiếm {amount} {base}",
    Indicator.TRAINEES: "bồi dưỡng nhận thức về Đảng cho {amount}",
    Indicator.TRAINING_CLASSES: "mở {amount} nhận thức về Đảng",
    Indicator.SOURCE_POOL: "có nguồn kết nạp {amount}",
    Indicator.REFERRALS: "đoàn thể giới thiệu {amount}",
    Indicator.REFERRAL_ADMISSION_RATE: "{amount} người được giới thiệu vào Đảng",
    Indicator.MENTORED_SHARE: "{amount} quần chúng trong nguồn có đảng viên giúp đỡ",
    Indicator.PROBATION_CONVERSION: "{amount} đảng viên dự bị được công nhận chính thức đúng hạn",
    Indicator.SUB_UNITS_WITH_ADMISSION: "{amount} {base} kết nạp được đảng viên",
    Indicator.SUB_UNITS_WITH_REFERRAL: "{amount} {base} giới thiệu được quần chúng",
    Indicator.CELLS_WITHOUT_ADMISSION: "chi bộ không kết nạp được đảng viên: {amount}",
    Indicator.UNITS_WITHOUT_MEMBERS: "nơi chưa có đảng viên: {amount}",
    Indicator.JOINT_CELLS: "chi bộ sinh hoạt ghép: {amount}",
    Indicator.CELL_SIZE: "mỗi chi bộ có {amount}",
    Indicator.PARTY_ORGS_NEW: "thành lập {amount}",
    Indicator.PARTY_ORGS_COVERAGE: "{amount} {base} có tổ chức đảng",
    Indicator.CELL_RATING: "{amount} {base} hoàn thành nhiệm vụ trở lên",
    Indicator.CELL_RATING_EXCELLENT: "{amount} {base} hoàn thành xuất sắc nhiệm vụ",
    Indicator.OTHER: "chỉ tiêu khác: {amount}",
}
# What is counted, when the unit is people or units.
_NOUNS = {
    Indicator.ADMISSIONS: "đảng viên",
    Indicator.MEMBERS_TOTAL: "đảng viên",
    Indicator.CELL_SIZE: "đảng viên",
    Indicator.TRAINEES: "quần chúng",
    Indicator.SOURCE_POOL: "quần chúng",
    Indicator.REFERRALS: "quần chúng",
    Indicator.TRAINING_CLASSES: "lớp",
    Indicator.PARTY_ORGS_NEW: "tổ chức đảng",
}
_BASES = {
    "members_total": "tổng số đảng viên",
    "members_total_start_of_year": "số đảng viên đầu năm",
    "admissions": "số đảng viên được kết nạp",
    "referrals": "số người được giới thiệu",
    "previous_term": "nhiệm kỳ trước",
    "previous_year": "năm trước",
}
_DEFAULT_BASES = {
    Indicator.ADMISSION_RATE: f"số đảng viên ({UNKNOWN} tính trên số nào)",
    Indicator.ADMISSION_GROWTH: "kỳ trước",
    Indicator.MEMBER_SHARE: "lực lượng",
    Indicator.ADMISSION_SHARE: "số đảng viên được kết nạp",
    Indicator.PARTY_ORGS_COVERAGE: "đơn vị",
}
_EVERY = {
    Per.YEAR: "mỗi năm",
    Per.SCHOOL_YEAR: "mỗi năm học",
    Per.TERM: "trong cả nhiệm kỳ",
    Per.HALF_YEAR: "mỗi 6 tháng",
    Per.QUARTER: "mỗi quý",
    Per.MONTH: "mỗi tháng",
    Per.TWO_YEARS: "cứ hai năm",
}
_FLOWS_WITHOUT_PERIOD = frozenset({Indicator.ADMISSIONS_PROGRESS})


def describe(target: Target) -> str:
    """`Kết nạp từ 3 đảng viên trở lên mỗi năm, mỗi đảng bộ, chi bộ trực thuộc; trừ …`."""
    head = " ".join(part for part in (_what(target), _when(target)) if part)
    details = [
        f"trừ {exemption(target)}" if target.exempt else "",
        _progress(target),
        _by_year(target),
        _by_unit(target),
        f"là một phần của chỉ tiêu {target.part_of}"
        if target.part_of and not target.part_of.startswith("t")
        else "",
    ]
    origin = {Origin.ASSIGNED: " (cấp trên giao)", Origin.CITED: " (chỉ dẫn lại)"}.get(target.origin, "")
    return capitalize_first("; ".join([f"{head}, {_who(target)}", *filter(None, details)])) + origin


def headline(target: Target) -> str:
    """The sentence without its details: for cards and table heads."""
    head = " ".join(part for part in (_what(target), _when(target)) if part)
    who = "" if target.scope == TargetScope.COMMITTEE else f", {_who(target)}"
    return capitalize_first(f"{head}{who}")


def level(target: Target) -> str:
    """`từ 45 người trở lên`: the threshold alone; unknown where the text gives none."""
    return _amount(target)


def who(target: Target) -> str:
    return _who(target)


def exemption(target: Target) -> str:
    """`chi bộ mà mọi cán bộ đều là đảng viên`, without the word "trừ"; empty where nobody is left out."""
    return _bare_exemption(target.exempt) if target.exempt else ""


def period(target: Target) -> str:
    if target.per is None and not target.by and not target.schedule:
        return UNKNOWN
    return _when(target) or "giữ thường xuyên"


def _what(target: Target) -> str:
    indicator = Indicator(target.indicator)
    default = _DEFAULT_BASES.get(indicator, "đơn vị")
    baseline = bool(target.base) and target.base[0].isdigit()  # "từ 41% lên 50%": the figure it rises from
    base = default if baseline else _BASES.get(target.base or "", target.base) or default
    group = GROUPS.get(target.group or "", target.group) or f"nhóm {UNKNOWN}"
    text = _PHRASES[indicator].format(amount=_amount(target), base=base, group=group)
    if target.group and indicator is not Indicator.ADMISSION_SHARE:
        text += f" là {group}"
    if baseline:
        text += f" (hiện nay {target.base})"
    if indicator is Indicator.OTHER and target.quote:
        text += f" (“{_short(target.quote)}”)"
    return text


def _noun(target: Target) -> str:
    if target.unit == Measure.PERCENT:
        return "%"
    if target.unit == Measure.MULTIPLE:
        return " lần"
    noun = _NOUNS.get(Indicator(target.indicator))
    if noun and (target.unit == Measure.PEOPLE) == (noun in {"đảng viên", "quần chúng"}):
        return f" {noun}"
    return " người" if target.unit == Measure.PEOPLE else " đơn vị"


def _amount(target: Target) -> str:
    if target.op == Op.NONE_LEFT:
        return "không còn"
    noun = _noun(target)
    if target.value is None:
        if target.milestones or target.schedule or target.quotas:
            return {"%": "theo tỷ lệ sau"}.get(noun, "theo mức sau")
        if target.unit is None:
            return f"{UNKNOWN} mức"
        return f"{UNKNOWN} bao nhiêu{noun if noun != '%' else ' phần trăm'}"
    value = written(target.value)
    if target.op == Op.RANGE:
        return f"từ {value} đến {UNKNOWN if target.value_max is None else written(target.value_max)}{noun}"
    if target.op == Op.MIN:
        return f"trên {value}{noun}" if target.strict else f"từ {value}{noun} trở lên"
    if target.op == Op.MAX:
        return f"dưới {value}{noun}" if target.strict else f"không quá {value}{noun}"
    growth = "tăng " if target.indicator == Indicator.ADMISSION_GROWTH and noun == "%" else ""
    return f"{growth}{'khoảng ' if target.approx else ''}{value}{noun}"


def written(value: float | None) -> str:
    """`1.450`, `3,25`."""
    return (
        format_decimal(value, places=3).rstrip("0").rstrip(",")
        if isinstance(value, float)
        else format_decimal(value, places=0)
    )


def _when(target: Target) -> str:
    if target.schedule and target.per in {None, Per.YEAR}:
        return "từng năm"
    by = f"đến {_day(target.by)}" if target.by else ""
    if target.per is None:
        return by or ("" if target.indicator in _FLOWS_WITHOUT_PERIOD else f"({UNKNOWN} kỳ)")
    if target.per == Per.NONE:
        return by
    if target.year:
        name = {
            Per.YEAR: f"trong năm {target.year}",
            Per.SCHOOL_YEAR: f"trong năm học {target.year}-{target.year + 1}",
        }.get(Per(target.per), f"{_EVERY[Per(target.per)]}, năm {target.year}")
        return f"{name} {by}".strip()
    return f"{_EVERY[Per(target.per)]} {by}".strip()


def _day(text: str) -> str:
    if found := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text):
        return f"ngày {found[3]}/{int(found[2])}/{found[1]}"
    if found := re.fullmatch(r"(\d{2})-(\d{2})", text):
        return f"ngày {found[2]}/{int(found[1])}"
    return f"năm {text}" if re.fullmatch(r"\d{4}", text) else text


def _who(target: Target) -> str:
    if target.scope is None:
        return f"{UNKNOWN} ai phải đạt"
    if target.scope == TargetScope.EACH_UNIT_OF_TYPE:
        return f"mỗi {target.scope_filter or SCOPES['each_unit_of_type'].removeprefix('mỗi ')}"
    if target.scope == TargetScope.UNITS_OF_TYPE:
        return f"các {target.scope_filter}, tính chung" if target.scope_filter else SCOPES["units_of_type"]
    if target.scope == TargetScope.NAMED_UNITS:
        return _listed(target.units_named) or f"đơn vị nêu tên ({UNKNOWN} đơn vị nào)"
    return f"{SCOPES[target.scope]} ({target.scope_filter})" if target.scope_filter else SCOPES[target.scope]


def _bare_exemption(text: str) -> str:
    return re.sub(r"^\(?\s*(?:trừ|không tính|riêng)\s+", "", text, flags=re.IGNORECASE).rstrip(").; ")


def _progress(target: Target) -> str:
    return (
        "tiến độ " + join_list(f"đến {_day(mark.by)} đạt {written(mark.percent)}%" for mark in target.milestones)
        if target.milestones
        else ""
    )


def _by_year(target: Target) -> str:
    return ", ".join(f"năm {row.year}: {written(row.value)}" for row in target.schedule)


def _by_unit(target: Target) -> str:
    if not target.quotas:
        return ""
    return "phân bổ " + _listed(f"{quota.unit}: {written(quota.value)}" for quota in target.quotas)


def _listed(names: Iterable[str]) -> str:
    shown = list(names)
    if len(shown) > NAMES_SHOWN:
        return f"{', '.join(shown[:NAMES_SHOWN])} và {len(shown) - NAMES_SHOWN} đơn vị khác"
    return ", ".join(shown)


def _short(text: str, limit: int = 80) -> str:
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1].rsplit(" ", 1)[0] + "…"
