"""Is the figure a promise of this plan at all? Results, conditions, others' targets and money are turned away."""

import re
from collections.abc import Callable

from taonguon.rules.reading import lexicon
from taonguon.rules.reading.frames import Frame

_PAST = re.compile(
    r"\d+/\d+\s*(?:đảng viên|đồng chí|đ/c|chi bộ|chỉ tiêu)|"
    r"\bđã\b(?!\s+(?:được\s+)?(?:giao|đề ra|xác định|phân bổ|đăng ký|có nguồn|qua|học|đủ|"
    r"được học|hoàn thành chương trình))|\bvừa qua\b|\bnăm qua\b|\bnhững năm qua\b|"
    r"\bkết quả (?:công tác|thực hiện|kết nạp|năm|đạt|cụ thể|là|6 tháng|phát triển|\d)|"
    r"\bvề kết quả\b|^\s*(?:-\s*)?kết quả\b|báo cáo kết quả\b|\bđạt được\b|"
    r"\bthực hiện được\b|\bkết nạp mới được\b(?=[^;]*\bđạt\b)|"
    r"\bhiện có\b|\bhiện nay\b|\bhiện tại\b|\bhiện còn\b|\bhiện\b(?=\s+(?:đang|toàn|"
    r"đảng bộ|chi bộ|xã|có))|\btính đến\b|\bđến nay\b|\bđến thời điểm\b|"
    r"\bnhiệm kỳ (?:trước|qua|vừa qua)\b|"
    r"\bnăm (?:trước(?!\s+(?:ngày|tháng|quý|khi|hết|\x00))|ngoái)\b|\bcùng kỳ\b|"
    r"\bước (?:đạt|thực hiện|kết nạp)\b|\bqua (?:rà soát|khảo sát|thống kê|\d+ năm)\b|"
    r"\btheo (?:thống kê|số liệu|báo cáo)\b|\bso với năm\b(?=[^;]*\bgiảm\b)|"
    r"\bcòn (?:những )?hạn chế\b|\bmới (?:chỉ )?(?:đạt|kết nạp được|có)\b|\bchỉ (?:đạt|"
    r"kết nạp(?: được)?|có)\b|\bgiai đoạn trước\b|\bkỳ trước\b"
)
_COMPARED = re.compile(
    r"(?:cao hơn|nhiều hơn|so với|so|hơn|gấp \w+(?: lần)?|bằng|vượt|như)\s+(?:(?:cả|"
    r"bình quân|kết quả|mức|số|thực hiện|của|đảng viên|kết nạp|trong)\s+)*(?:cùng kỳ|"
    r"năm trước|năm ngoái|năm 20\d\d|nhiệm kỳ trước|nhiệm kỳ qua|"
    r"nhiệm kỳ 20\d\d\s*-\s*20\d\d|kỳ trước|giai đoạn 20\d\d\s*-\s*20\d\d|giai đoạn trước)"
)
_FUTURE = re.compile(
    r"phấn đấu|\bphải\b|\bsẽ\b|mục tiêu|"
    r"(?<!thành )(?<!đạt )(?<!vượt )(?<!% )(?<!khi )chỉ tiêu(?!\s+(?:năm|được giao|giao|"
    r"kế hoạch)?\s*(?:đạt|vượt))|yêu cầu|quyết tâm|bảo đảm|đảm bảo|hằng năm|mỗi năm|"
    r"trở lên|ít nhất|tối thiểu|không dưới|\bgiao\b|duy trì|"
    r"đăng ký|\bcần\b|dự kiến|tiếp tục|thời gian tới|từ nay|trong năm tới|năm tới|"
    r"những năm tiếp theo|đặt ra|đề ra|xác định|quyết nghị|quyết định"
)
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
    r"\bbầu\b[^;]*¤|¤[^,;]*(?:đại biểu|cấp ủy viên|ủy viên|chi ủy viên)|(?:chi ủy|"
    r"ban chấp hành|tổ công tác|ban chỉ đạo)[^,;¤]*(?:gồm|có|từ)[^,;¤]*¤|"
    r"khen thưởng[^;]*¤|\bcòn\s*(?:lại\s*)?¤\s*chỉ tiêu|sinh hoạt chuyên đề|lần kiểm tra|"
    r"cuộc kiểm tra|kiểm tra[^,;]*¤|giám sát[^,;]*¤|phiếu|điểm\b.*¤\s*điểm|¤\s*(?:bài|tin|"
    r"cuộc|hội nghị|lượt(?! học viên| người học| quần chúng)|phóng sự|buổi|cuộc kiểm tra|"
    r"câu lạc bộ|công trình|phần việc|"
    r"chuyên mục)"
)


def rejected(frame: Frame) -> str | None:
    """Why the figure is no target of this plan, or ``None`` if it may be one."""
    return next((reason for reason, holds in _REASONS if holds(frame)), None)


def _is_exempted(frame: Frame) -> bool:
    return bool(_EXCEPT.search(frame.before + "¤")) or _except_bracket(frame)


def _is_about_members(frame: Frame) -> bool:
    """Ratings and courses of those who are members already."""
    course = _NEW_MEMBERS_COURSE.search(frame.wide) and "chính thức" not in frame.trail
    return _rates_members(frame) or bool(course)


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


def is_size_condition(frame: Frame) -> bool:
    """ "nơi có từ 80 lao động trở lên", "những thôn có dưới 5 đảng viên": which units are meant."""
    quantity, near = frame.quantity, frame.near
    if quantity.unit == "units":
        return bool(re.search(r"(?:đối với|trong số)\s*$", frame.before))
    if quantity.unit not in ("people", ""):
        return False
    if _SELECTED.search(near):
        return True
    staff = re.match(
        r"lao động|công nhân|người lao động|cán bộ|hội viên|đoàn viên|học sinh|giáo viên|hộ\b", quantity.noun
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


def tells_result(text: str) -> bool:
    """Does the sentence tell of the past and promise nothing?"""
    return bool(_PAST.search(text)) and not _FUTURE.search(text)


def is_past(frame: Frame) -> bool:
    if frame.section == "situation" and not re.search(
        r"phấn đấu|mục tiêu|chỉ tiêu (?:đề ra )?(?:cho )?năm tới", frame.lead
    ):
        return True
    lead = _COMPARED.sub(lambda hit: " " * len(hit.group()), frame.lead)
    past = _last(_PAST, lead)
    future = _last(_FUTURE, lead)
    if past is not None and (future is None or past > future):
        return not _new_start(lead[past:], frame)
    years = _governing_years(frame)
    present = frame.facts.present_year
    if present and years and max(years) < present and not re.search(r"so với|cao hơn|tăng", frame.near):
        return True
    return _result_pair(frame)


def _last(pattern: re.Pattern[str], text: str) -> int | None:
    place = None
    for found in pattern.finditer(text):
        place = found.start()
    return place


def _new_start(since: str, frame: Frame) -> bool:
    """After the past word a clause of the plan begins: a year to come, or a binding "at least" of its own."""
    present = frame.facts.present_year
    years = [int(year) for year in re.findall(r"\bnăm (20\d\d)", since)]
    if years and present and years[-1] >= present and re.search(r"(?:;|,)", since):
        return True
    return (
        bool(re.match(r"hiện (?:có|nay)\b|đã\b", since))
        and frame.quantity.op in ("min", "max")
        and bool(re.search(r"(?:phấn đấu|phải|kết nạp)", since))
    )


def _governing_years(frame: Frame) -> list[int]:
    """Years that stand in the segment or, if none, last before the figure in the sentence or above it."""
    for told in (frame.before, frame.lead, frame.intro):
        found = re.findall(r"(?:năm|cuối|-|đoạn)\s*(20\d\d)\b", _COMPARED.sub("", told))
        if found:
            return [int(year) for year in (found if told is frame.before else found[-1:])]
    return []


def _result_pair(frame: Frame) -> bool:
    """ "kết nạp 9 đảng viên (đạt 112% kế hoạch)" tells a result, whatever stands before it."""
    return bool(
        re.match(
            r"[^,;.]{0,40}[,;(]?\s*\(?\s*(?:đạt|vượt|bằng)\s+\d[\d.,]*\s*%?\s*(?:so với |chỉ tiêu|"
            r"kế hoạch|nghị quyết|nq|kh\b|ct\b|cùng kỳ)",
            frame.trail,
        )
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
    agent = _last(
        re.compile(
            rf"(?<!của )(?:{words})(?=[^;¤]*(?:đề ra|đặt|xác định|yêu cầu|phấn đấu|quy định|"
            r"kết nạp|là|đạt|:|chủ trương))"
        ),
        lead,
    )
    of = _last(
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
    mine = _last(re.compile(own), since)
    return mine is None or mine < 3


MONEY = _MONEY

_REASONS: tuple[tuple[str, Callable[[Frame], bool]], ...] = (
    ("baseline", lambda frame: frame.quantity.is_baseline),
    ("exemption", _is_exempted),
    ("members", _is_about_members),
    ("ratio of a plan", _is_ratio_of_plan),
    ("size condition", is_size_condition),
    ("other counts", _counts_other_things),
    ("apposition", _is_apposition),
    ("comparison", _is_comparison),
    ("result", is_past),
    ("another document", _is_of_another_document),
    ("another level", is_other_level),
)
