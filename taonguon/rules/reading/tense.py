"""Told or promised: is the clause about what has been, or about what the plan is to reach?"""

import re

from taonguon.rules.reading.frames import DocumentFacts, Frame
from taonguon.rules.reading.numbers import words

_PAST = re.compile(
    r"(?<!\d)\d{1,5}/\d{1,5}\s*(?:đảng viên|đồng chí|đ/c|chi bộ|chỉ tiêu|quần chúng)|"
    r"\bđã\b(?!\s+(?:được\s+)?(?:giao|đề ra|xác định|phân bổ|đăng ký|có nguồn|qua|học|đủ|"
    r"được học|hoàn thành chương trình))|\bvừa qua\b|\bnăm (?:học )?qua\b|\bnhững năm qua\b|"
    r"\bkết quả (?:công tác|thực hiện|kết nạp|năm|đạt|cụ thể|là|6 tháng|phát triển|\d)|"
    r"\bvề kết quả\b|^\s*(?:-\s*)?kết quả\b|báo cáo kết quả\b|\bđạt được\b|"
    r"\bthực hiện được\b|\bkết nạp mới được\b(?=[^;]*\bđạt\b)|"
    r"\bhiện có\b|\bhiện nay\b|\bhiện tại\b|\bhiện còn\b|\bhiện\b(?=\s+(?:đang|toàn|"
    r"đảng bộ|chi bộ|xã|có))|\btính đến\b|\bđến nay\b|\bđến thời điểm\b|"
    r"\bnhiệm kỳ (?:trước|qua|vừa qua)\b|\bsau (?:\w+ )?\w+ năm (?:thực hiện|triển khai)\b|"
    r"\bnăm (?:trước(?!\s+(?:ngày|tháng|quý|khi|hết|\x00))|ngoái)\b|\bcùng kỳ\b|"
    r"\bước (?:đạt|thực hiện|kết nạp)\b|\bqua (?:rà soát|khảo sát|thống kê|\d+ năm)\b|"
    r"\btheo (?:thống kê|số liệu|báo cáo)\b|\bso với năm\b(?=[^;]*\bgiảm\b)|"
    r"\bcòn (?:những )?hạn chế\b|\bmới (?:chỉ )?(?:đạt|kết nạp được|có)\b|\bchỉ (?:đạt|"
    r"kết nạp(?: được)?|có)\b|\bgiai đoạn trước\b|\bkỳ trước\b"
)
_COMPARED = re.compile(
    r"(?:cao hơn|nhiều hơn|so với|so|hơn|gấp \w+(?: lần)?|bằng|vượt|như)\s+(?:(?:cả|"
    r"bình quân|kết quả|mức|số|thực hiện|của|đảng viên|kết nạp|trong)\s+)*(?:cùng kỳ|"
    r"năm (?:học )?trước|năm ngoái|năm 20\d\d|nhiệm kỳ trước|nhiệm kỳ qua|"
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
# What a story of the past has no place for; "mỗi năm" alone may be its yearly average.
_AHEAD = re.compile(
    r"phấn đấu|\bphải\b|\bsẽ\b|(?<!với )mục tiêu (?!nghị quyết)|yêu cầu|quyết tâm|bảo đảm|đảm bảo|"
    r"(?<!năm )trở lên|"
    r"ít nhất|tối thiểu|không dưới|không quá|\bgiao\b|(?<!quân )mỗi năm|hằng năm|đăng ký|\bcần\b|dự kiến|"
    r"thời gian tới|từ nay|năm tới|đề ra|thống nhất|đề nghị|"
    r"điều chỉnh|đến (?:hết |cuối )?(?:năm|quý|tháng)(?! nay)|chỉ tiêu (?:năm )?(?:20\d\d|là|:)|nhiệm vụ"
)
# Signs that a whole paragraph tells: outcome against plan, an outcome in tenths of a percent.
_OUTCOME = re.compile(
    r"(?:đạt|vượt|bằng|thiếu|hoàn thành)\s+(?:\d[\d.,]*\s*%\s*)?(?:so với )?(?:kế hoạch|chỉ tiêu|"
    r"nghị quyết|mục tiêu)|"
    r"\(\s*\d+,\d+\s*%\s*\)|(?<!\d)\d{1,5}/\d{1,5}\s*(?=[,;.(])"
)
_PURPOSE = re.compile(
    r"phấn đấu|mục tiêu|\bphải\b|giảm|đưa\b|\bhạ\b|xuống|không quá|tối đa|nhiều nhất|đến (?:hết |"
    r"cuối )?năm|chỉ tiêu"
)


def tells_result(text: str) -> bool:
    """Does the sentence tell of the past and promise nothing?"""
    return bool(_PAST.search(text)) and not _FUTURE.search(text)


def narrates(block: str, section: str, present_year: int | None) -> bool:
    """Does the paragraph tell how things went, so that a plain "kết nạp 53 đồng chí" in it is a result?"""
    if section in ("goals", "tasks"):
        return False
    told = _COMPARED.sub("", block)
    years = [int(year) for year in re.findall(r"\bnăm (?:học )?(20\d\d)", told)]
    if years and present_year and max(years) < present_year and re.match(r"\W*(?:trong\s+)?năm\b", block):
        return True
    strong = re.sub(r"\bhiện (?:có|nay|tại)\b|\bđã (?=giao|có)", "", told)
    return bool(_OUTCOME.search(told) or _PAST.search(strong))


def is_finding(frame: Frame) -> bool:
    """ "Còn 4 chi bộ không kết nạp được": a finding, unless a verb of purpose governs it."""
    return bool(
        re.search(r"\bcòn\s*(?:lại\s*|tới\s*|đến\s*)?$", frame.before)
        and frame.section != "goals"
        and not _PURPOSE.search(frame.lead)
    )


def is_past(frame: Frame) -> bool:
    """A result, whatever told of it: the heading, the words before it, its own period, the paragraph."""
    if frame.section == "situation" and not re.search(
        r"phấn đấu|mục tiêu|chỉ tiêu (?:đề ra )?(?:cho )?năm tới", frame.lead
    ):
        return True
    lead = _COMPARED.sub(lambda hit: " " * len(hit.group()), frame.lead)
    past = last(_PAST, lead)
    future = last(_FUTURE, lead)
    if past is not None and (future is None or past > future):
        return not _new_start(lead[past:], frame)
    years = _governing_years(frame)
    present = frame.facts.present_year
    if present and years and max(years) < present and not re.search(r"so với|cao hơn|tăng", frame.near):
        return True
    if _has_ended(frame) or _result_pair(frame):
        return True
    return frame.narrative and not looks_ahead(frame.whole, frame.facts)


def looks_ahead(sentence: str, facts: DocumentFacts) -> bool:
    """Does a sentence inside a story of the past set something for the time to come?"""
    if _AHEAD.search(sentence):
        return True
    years = [int(year) for year in re.findall(r"\bnăm (20\d\d)\b", sentence)]
    return bool(years and facts.present_year and max(years) >= facts.present_year)


def last(pattern: re.Pattern[str], text: str) -> int | None:
    """Where the pattern is found last."""
    place = None
    for found in pattern.finditer(text):
        place = found.start()
    return place


_SCHOOL_YEAR = re.compile(r"năm học (20\d\d)\s*-\s*(20\d\d)")
_MONTHS = re.compile(r"\b(?P<number>\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) tháng đầu năm(?!\s+20)")
_QUARTER = re.compile(r"\bquý (i|ii|iii|iv)(?:/| năm )(20\d\d)")
_QUARTERS = ("i", "ii", "iii", "iv")
_SCHOOL_YEAR_ENDS = 7  # month


def _has_ended(frame: Frame) -> bool:
    """A period named before the figure was over when the document was signed, or before the plan begins."""
    facts = frame.facts
    school = list(_SCHOOL_YEAR.finditer(_COMPARED.sub("", frame.lead)))
    if school:
        end = int(school[-1][2])
        if facts.first_year and end <= facts.first_year and "năm học" in facts.title:
            return True
        return bool(facts.doc_year and (facts.doc_year, facts.doc_month or 1) >= (end, _SCHOOL_YEAR_ENDS))
    quarters = list(_QUARTER.finditer(_COMPARED.sub("", frame.lead)))
    if quarters and facts.doc_year:
        year, quarter = int(quarters[-1][2]), _QUARTERS.index(quarters[-1][1])
        return (year, quarter * 3 + 3) < (facts.doc_year, facts.doc_month or 1)
    months = _MONTHS.search(frame.lead)
    if months and facts.doc_month and not _AHEAD.search(frame.lead) and frame.section != "goals":
        number = months["number"]
        return (int(number) if number.isdigit() else words(number)) < facts.doc_month
    return False


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
            r"[^,;.]{0,40}[,;(]?\s*\(?\s*(?:mới )?(?:đạt|vượt|bằng)\s+\d[\d.,]*\s*%?\s*(?:so với |chỉ tiêu|"
            r"kế hoạch|nghị quyết|nq|kh\b|ct\b|cùng kỳ)",
            frame.trail,
        )
    )
