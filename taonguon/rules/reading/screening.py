"""Is the figure a promise of this plan at all? Results, conditions, others' targets and money are turned away."""

import re
from collections.abc import Callable

from taonguon.rules.reading import lexicon, tense
from taonguon.rules.reading.frames import Frame

_RATIO_OF_PLAN = re.compile(
    r"(?:đạt|vượt|bằng|hoàn thành|thực hiện|"
    r"tăng)\s*(?:tỷ lệ\s*)?¤\s*(?:so với\s+)?(?:kế hoạch|chỉ tiêu|nghị quyết|"
    r"so với (?:kế hoạch|chỉ tiêu|nghị quyết|cùng kỳ)|nq\b|kh\b|ct\b|cùng kỳ)"
)
_EXCEPT = re.compile(
    r"(?:\btrừ\b|ngoại trừ|không (?:tính|kể|áp dụng|bao gồm|giao)|miễn|loại trừ|"
    r"trừ ra)[^;¤]*¤"
)
_SIZE = re.compile(
    rf"(?:{lexicon.PARTY_UNIT}|{lexicon.PLACE}|{lexicon.MASS_ORG}|quy mô|"
    rf"sử dụng)[^,;:.¤\d]{{0,50}}?(?:\bcó|\bquy mô|\bsử dụng|\bđủ|"
    r"\bđông)\s*(?:số lượng\s*)?(?:từ|trên|dưới|hơn|ít nhất|tối thiểu|không quá|khoảng|"
    r"đủ)?\s*¤"
)
_SIZE_BARE = re.compile(
    r"(?:có\s+)?(?:từ|trên|dưới|hơn|đủ)\s*¤\s*(?:lao động|công nhân|người lao động|cán bộ|"
    r"hộ|học sinh|hội viên|đoàn viên|đảng viên)[^,;:.]{0,25}(?:trở lên|trở xuống)?\s*(?:,|"
    r":|thì|phải|phấn đấu)?"
)
_MEMBER_RATING = re.compile(
    r"¤\s*(?:trở lên\s+)?(?:(?:số|các|tổng số)\s+)*(?:đảng viên|cán bộ|công chức|"
    r"đồng chí)(?!\s+dự bị)[^;]*(?:hoàn thành (?:tốt |xuất sắc )?(?:chức trách|nhiệm vụ)|"
    r"xếp loại)|"
    r"(?:\d\s*%|"
    r"tỷ lệ)\s*(?:trở lên\s+)?(?:số\s+)?đảng viên(?! dự bị)[^;¤]*hoàn thành(?: tốt|"
    r" xuất sắc)?[^;]*¤\s*(?:đảng viên\s+)?(?:đạt\s+|được\s+)?(?:mức\s+)?(?:hoàn thành|"
    r"xuất sắc)"
)
_NEW_MEMBERS_COURSE = re.compile(
    r"bồi dưỡng đảng viên mới[^;]*¤|"
    r"lớp (?:bồi dưỡng )?(?:lý luận chính trị )?(?:dành )?(?:cho )?đảng viên mới[^;]*¤|"
    r"¤[^;,]*(?:lớp|học|bồi dưỡng)[^;,]{0,40}đảng viên mới"
)
_CONDITION = re.compile(
    r"¤[^;]*(?:kết nạp|đảng viên mới|hồ sơ)[^;]*(?:qua lớp|đúng quy (?:định|trình)|"
    r"giấy chứng nhận|(?:bảo đảm|đủ|đúng) (?:tiêu chuẩn|điều kiện))|"
    r"(?:xóa tên|xoá tên|khai trừ|ra khỏi đảng|kỷ luật|vi phạm|thôi sinh hoạt|"
    r"không (?:còn )?đủ tư cách)[^;¤]*¤|¤[^;,]*(?:xóa tên|khai trừ|ra khỏi đảng|kỷ luật|"
    r"vi phạm|không (?:còn )?đủ tư cách)"
)
_VOTE = re.compile(
    r"¤[^;]*(?:tán thành|biểu quyết|nhất trí|đồng ý|dự họp|có mặt(?! (?:đầu|cuối|đến|vào))|tham gia sinh hoạt|"
    r"ban chấp hành)|(?:tán thành|biểu quyết|nhất trí|có mặt(?! (?:đầu|cuối|đến|vào))|triệu tập)[^;¤]*¤"
)
_MONEY = re.compile(r"kinh phí|ngân sách|hỗ trợ|mức chi|bồi dưỡng bằng tiền|giải thưởng|mức thưởng")
_OTHER_LEVELS = {
    "province": r"trung ương|cả nước|toàn quốc|toàn đảng(?! bộ| ủy)|bộ chính trị|ban bí thư|"
    r"đại hội (?:đảng )?(?:toàn quốc|xiii|xiv|xv)(?: của đảng)?",
    "district": r"trung ương|cả nước|toàn quốc|toàn đảng(?! bộ| ủy)|bộ chính trị|ban bí thư|"
    r"đại hội (?:đảng )?(?:toàn quốc|xiii|xiv|xv)(?: của đảng)?|tỉnh ủy|đảng bộ tỉnh|"
    r"toàn tỉnh|\btỉnh\b|thành ủy|đảng bộ thành phố|toàn thành phố",
}
_OTHER_LOW = _OTHER_LEVELS["district"] + r"|huyện ủy|đảng bộ huyện|toàn huyện|quận ủy|đảng bộ quận"
_REPORTS = re.compile(
    r"\bbầu\b[^;]*¤|¤[^,;]*(?:đại biểu|cấp ủy viên|ủy viên|chi ủy viên)|(?:chi ủy|cấp ủy chi bộ|"
    r"ban chấp hành|tổ công tác|ban chỉ đạo)[^,;¤]*(?:gồm|có|từ)[^,;¤]*¤|"
    r"khen thưởng[^;]*¤|\bcòn\s*(?:lại\s*)?¤\s*chỉ tiêu|sinh hoạt chuyên đề|lần kiểm tra|"
    r"cuộc kiểm tra|kiểm tra[^,;]*¤|giám sát[^,;]*¤|phiếu|điểm\b.*¤\s*điểm|¤\s*(?:bài|tin|"
    r"cuộc|hội nghị|lượt(?! học viên| người| quần chúng)|phóng sự|buổi|cuộc kiểm tra|"
    r"câu lạc bộ|công trình|phần việc|"
    r"chuyên mục)"
)


def rejected(frame: Frame) -> str | None:
    """Why the figure is no target of this plan, or ``None`` if it may be one."""
    return next((reason for reason, holds in _REASONS if holds(frame)), None)


def _is_exempted(frame: Frame) -> bool:
    return bool(_EXCEPT.search(frame.before + "¤")) or _except_bracket(frame)


def _is_class_size(frame: Frame) -> bool:
    """ "2 lớp, không quá 120 học viên/lớp": how large a class may be, not how many are sent."""
    return frame.quantity.op == "max" and bool(
        re.search(r"(?:mỗi|một) lớp\b[^,;]*$", frame.before) or re.match(r"[^,;.\d]{0,20}/\s*lớp\b", frame.after)
    )


def _is_about_members(frame: Frame) -> bool:
    """Ratings and courses of those who are members already."""
    course = _NEW_MEMBERS_COURSE.search(frame.wide) and "chính thức" not in frame.trail
    return _rates_members(frame) or bool(course)


_IF = re.compile(
    r"(?:\bnếu\b|\btrường hợp\b|\bnào\b(?!\s+cũng)|"
    r"(?:đơn vị|chi bộ|đảng bộ|nơi|cấp ủy|tổ chức đảng)\s+(?:đạt\s+)?(?:chưa|không đạt|dưới|không hoàn thành))"
    r"(?:(?!\bthì\b|\bphải\b|\bkết nạp|phấn đấu|\bcũng\b|[,;:]).)*¤"
)


def _is_condition(frame: Frame) -> bool:
    """ "Đơn vị nào chưa đạt 70% … phải báo cáo": the figure says when something else is due."""
    follows = re.search(r"\b(?:phải|thì|cần|không được|không xét|bị|báo cáo|kiểm điểm|giải trình)\b", frame.trail)
    if re.search(r"\bnếu (?:đủ|có|còn)\b[^,;¤]*$", frame.before):
        return True  # "nếu đủ điều kiện 2 đồng chí": a stretch on what stands before
    return bool(follows and _IF.search(frame.lead + "¤"))


def _is_ratio_of_plan(frame: Frame) -> bool:
    return bool(_RATIO_OF_PLAN.search(frame.near)) and not _has_date(frame)


def _counts_other_things(frame: Frame) -> bool:
    return any(pattern.search(frame.near) for pattern in (_REPORTS, _VOTE, _CONDITION))


def _is_of_another_document(frame: Frame) -> bool:
    cites = re.match(r"\s*tại (?:nghị quyết|kế hoạch|thông báo|chỉ thị|quyết định|công văn)", frame.lead)
    return bool(cites) and not re.search(r"phấn đấu|điều chỉnh|nay ", frame.lead)


def _is_apposition(frame: Frame) -> bool:
    """ "100% trường THPT trên địa bàn (3 trường)": the bracket only counts what the words before it name."""
    return (
        frame.quantity.unit == "units"
        and frame.segment.depth > 0
        and not re.sub(r"[^\w]", "", frame.before)
        and frame.quantity.noun_end >= frame.segment.end - 12
    )


def _rates_members(frame: Frame) -> bool:
    """Ratings of members are nobody's admission; those of cells are kept."""
    if frame.quantity.unit != "percent":
        return False
    whole = f"{frame.lead}¤{frame.trail}"
    return bool(_MEMBER_RATING.search(frame.wide)) or bool(
        _MEMBER_RATING.search(whole) and not re.search(r"chi bộ|tổ chức", frame.near)
    )


def _is_comparison(frame: Frame) -> bool:
    """ "(tăng 5 đảng viên so với năm 2025)" explains a figure, it sets none."""
    return frame.segment.depth > 0 and bool(
        re.match(
            r"\s*(?:tăng|giảm|cao hơn|thấp hơn|hơn|bằng|vượt|đạt|"
            r"tương ứng tăng)\b[^¤]*¤[^)]*(?:so với|so\b|cùng kỳ|nhiệm kỳ trước|năm trước|"
            r"kế hoạch|chỉ tiêu tỉnh)",
            frame.near,
        )
    )


def _except_bracket(frame: Frame) -> bool:
    return frame.segment.depth > 0 and bool(
        re.search(
            r"\(\s*(?:trừ|không (?:tính|kể)|ngoại trừ|nay\b|hiện\b|năm\s+20\d\d\s+(?:là|đạt)|"
            r"nhiệm kỳ trước|kỳ trước|đầu nhiệm kỳ|trước đây)[^)]*$",
            frame.lead,
        )
    )


def _has_date(frame: Frame) -> bool:
    return bool(re.search(r"\b(?:trước|đến|quý|6 tháng|sáu tháng|9 tháng|cuối|hết|tháng \d)", frame.whole))


_SELECTED = re.compile(
    r"(?:chi bộ|đảng bộ|nơi|thôn|đơn vị)\s+nào\s*(?:có\s*|còn\s*)?(?:từ|trên|dưới|"
    r"không đủ)?\s*¤[^;]*\bthì\b|mỗi đợt[^;¤]*¤"
)


_SIZE_IN_LIST = re.compile(
    rf"\s*(?:(?:{lexicon.PARTY_UNIT}|{lexicon.PLACE}|{lexicon.MASS_ORG})\s+)?(?:có\s+)?(?:từ|dưới|"
    rf"trên|hơn|không quá)?\s*¤\s*"
    r"(?:lao động|công nhân|đảng viên|hội viên|đoàn viên|học sinh|sinh viên|giáo viên|"
    r"người)\s*(?:trở lên|trở xuống)?\s*:?\s*"
    r"(?:thì|mỗi năm|hằng năm|hai năm|ít nhất|tối thiểu|kết nạp|phải|từ|không dưới|\s)*$"
)


def is_size_condition(frame: Frame) -> bool:
    """ "nơi có từ 80 lao động trở lên", "những thôn có dưới 5 đảng viên": which units are meant."""
    quantity, near = frame.quantity, frame.near
    if quantity.unit == "units":
        return bool(re.search(r"(?:đối với|trong số)\s*$", frame.before))
    if quantity.unit not in ("people", ""):
        return False
    figure_follows = any(quantity.start < other.start < frame.segment.end for other in frame.others)
    if _SELECTED.search(near) or (_SIZE_IN_LIST.match(near) and figure_follows):
        return True
    staff = re.match(
        r"lao động|công nhân|người lao động|cán bộ|hội viên|đoàn viên|học sinh|giáo viên|giáo dân|tín đồ|hộ\b",
        quantity.noun,
    )
    if not (_SIZE.search(near) or (staff and _SIZE_BARE.search(near))):
        return False
    governed = re.split(r"\b(?:có|quy mô|sử dụng)\b", near.split("¤")[0])[-1]
    if re.search(rf"{lexicon.ADMIT}|giới thiệu|\bcử\b", governed) or re.search(r"không dưới\s*$", governed):
        return False
    if staff:
        return "nguồn" not in near and not re.search(
            r"^[^,;]{0,60}\bđược (?:kết nạp|giới thiệu|cử|vào đảng)", frame.after
        )
    if re.search(r"\b(?:mỗi|từng)\b[^¤]*¤", near):
        return False
    selects = re.search(r"(?:những|các|đối với|nơi|ở|tại|khi|nếu|\d\s*%)[^,;¤]*¤", near)
    follows = any(other.start > quantity.start for other in frame.others)
    return bool(selects and not re.search(r"phải có|phấn đấu có|đều có|bảo đảm có", near)) or bool(
        re.search(
            r"\bthì\b|thành lập|phải kết nạp|mỗi năm|được (?:bầu|lập|phép|xét)|"
            r"^[^,;]{0,40}(?:trở lên|trở xuống)?\s+(?:(?:ít nhất|tối thiểu|cứ|"
            r"trong)[^,;]{0,14})?(?:kết nạp|phải|cử|giới thiệu|mỗi)",
            frame.trail,
        )
        or (follows and re.match(r"[^,;:]*:", frame.after))
    )


def is_other_level(frame: Frame) -> bool:
    """Does the figure belong to a level above the issuer: the Party, the province, the district?"""
    if frame.facts.level in ("province", "central"):
        words = _OTHER_LEVELS["province"]
    elif frame.facts.level == "district":
        words = _OTHER_LEVELS["district"]
    else:
        words = _OTHER_LOW
    lead = frame.lead
    own = (
        r"[,;:][^,;:]{0,40}phấn đấu|đảng bộ (?:xã|phường|ta|công ty|trường|cơ sở)|"
        r"toàn đảng bộ(?! tỉnh)|chi bộ|xã\b|phường\b"
    )
    agent = tense.last(
        re.compile(
            rf"(?<!của )(?:{words})(?=[^;¤]*(?:đề ra|đặt|xác định|yêu cầu|phấn đấu|quy định|"
            r"kết nạp|là|đạt|:|chủ trương))"
        ),
        lead,
    )
    of = tense.last(
        re.compile(
            r"(?:mục tiêu|chỉ tiêu|mức|tỷ lệ|bình quân|"
            r"kế hoạch)\s+(?:chung\s+)?(?:kết nạp\s+(?:đảng viên\s+)?)?"
            rf"(?:của\s+)?(?:toàn\s+)?(?:{words})(?!\s*giao)"
        ),
        lead,
    )
    place = max([spot for spot in (agent, of) if spot is not None], default=None)
    if place is None:
        return frame.quantity.unit == "percent" and bool(
            re.search(
                rf"^[^,;]{{0,40}}(?:theo|là)\s+(?:mục tiêu|mức|"
                rf"chỉ tiêu)\s+(?:chung\s+)?(?:của\s+)?(?:{words})",
                frame.after,
            )
        )
    since = lead[place:]
    if re.search(r"\bgiao\b", since):
        return False
    mine = tense.last(re.compile(own), since)
    return mine is None or mine < 3


MONEY = _MONEY

_REASONS: tuple[tuple[str, Callable[[Frame], bool]], ...] = (
    ("baseline", lambda frame: frame.quantity.is_baseline),
    ("exemption", _is_exempted),
    ("class size", _is_class_size),
    ("members", _is_about_members),
    ("ratio of a plan", _is_ratio_of_plan),
    ("condition", _is_condition),
    ("size condition", is_size_condition),
    ("other counts", _counts_other_things),
    ("apposition", _is_apposition),
    ("comparison", _is_comparison),
    ("finding", tense.is_finding),
    ("result", tense.is_past),
    ("another document", _is_of_another_document),
    ("another level", is_other_level),
)
