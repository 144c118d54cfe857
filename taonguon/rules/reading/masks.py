"""Stretches whose figures count nothing that a plan could promise: dates, numbers of documents, ages, money…"""

import re

from taonguon.rules.reading.lexicon import PEOPLE, UNIT_NOUN
from taonguon.rules.reading.numbers import FIGURES, WORDS

_N = rf"(?:{FIGURES}|{WORDS})"
_RANGE = rf"{_N}(?:\s*(?:-|đến|tới)\s*{_N})?"

_PATTERNS = (
    # documents
    r"\d{1,6}(?:\.\d{1,6}){0,3}\s*[-/]\s*[a-zđ]{1,6}(?:[-/][a-zđ0-9]+)+",
    r"\d+\s*-\s*(?:nq|ct|kl|kh|tb|qđ|qđi|hd|cv|bc|ctr|đa|ttr|qc|đl)(?:/[a-zđ0-9]+)*\b",
    r"\bsố\s+\d+(?:\s*[-/]\s*[a-zđ0-9/\-]+)?(?=\s*(?:,|;|ngày|của|-|$|\)))",
    r"\b(?:điều|khoản|(?<!thí )(?<!trọng )(?<!thời )(?<!đạt )điểm|mục|phần|chương|phụ lục|"
    r"biểu|mẫu|bảng|phụ biểu)\s+(?:số\s+)?\d+(?:\.\d+){0,4}",
    r"\b(?:chỉ tiêu|nhóm|giải pháp|nhiệm vụ|phương án|tiêu chí|nội dung)\s+(?:thứ\s+)?\d{1,2}\s*(?=[:)]|\.\s)",
    r"\b(?:bến|số|nhà máy|cơ sở|cảng|kho|trạm|tổ|nhóm|cụm|tuyến|khu vực|xưởng)\s\d{1,2}(?=\s*:\s*\d)",
    r"\bkhóa\s+(?:[ivxlc]+|\d+)\b",
    r"\blần\s+thứ\s+(?:[ivxlc]+|\d+|\w+)",
    r"\bthứ\s+\d+",
    r"\b(?:khối|lớp|tổ|khu phố|khu|thôn|ấp|chi bộ|đội|phường|quận|phân xưởng|đại đội|"
    r"tiểu đoàn|trung đoàn|xí nghiệp|nông trường|tổ dân phố|bản|xóm|khoa|phòng|đoàn|vùng|"
    rf"cụm)\s+(?:số\s+)?\d+(?!\s*(?:%|-|{PEOPLE}|{UNIT_NOUN}|lớp|[.,]?\d))",
    # dates and years
    r"\bngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}",
    r"\bngày\s+\d{1,2}\s*(?:tháng|[/.\-])\s*\d{1,2}(?:\s*(?:năm|[/.\-])\s*\d{4})?",
    r"\bngày\s+\d{1,2}\b",
    r"\b\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{4}",
    r"\b(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])(?=\s*(?:hằng|hàng|,|;|\)|\.|$|và|hoặc))",
    r"\btháng\s+\d{1,2}(?:\s*[/.\-]\s*\d{4}|\s+năm\s+\d{4})?(?:\s*(?:,|và)\s*tháng\s+\d{1,2})*",
    r"\bquý\s+(?:[ivx]+|\d|một|hai|ba|bốn)\b(?:\s*[/\-]\s*\d{4})?",
    r"\b(?:19|20)\d{2}\s*(?:-|đến|tới)\s*(?:năm\s+)?(?:19|20)\d{2}",
    r"\b(?:19|20)\d{2}\b(?!\s*(?:đảng viên|đồng chí|quần chúng|người|%))",
    r"\d+\s*giờ(?:\s*\d+)?",
    r"\bđợt\s+\d+(?:/\d+)?",
    # ages, money, lengths of time, measures
    rf"(?:từ\s+)?(?:đủ\s+)?{_RANGE}\s*(?:năm\s+)?tuổi(?:\s+đảng)?",
    rf"{_RANGE}\s*(?:đồng(?!\s+chí)|triệu|tỷ(?!\s+lệ)|nghìn\s+đồng|ngàn\s+đồng|vnđ|usd|"
    r"đ(?!/c)(?=[\s/,.;)]))(?:\s+đồng(?!\s+chí))?",
    rf"{_RANGE}\s*(?:ngày|tuần|giờ|phút|buổi|tiết|điểm|km2?|m2|ha|hecta|tấn|tạ|kg|mét|"
    r"trang|bộ hồ sơ|bản(?=\s+(?:chính|sao)))\b",
    rf"(?:cứ\s+)?{_RANGE}\s*tháng\b(?!\s+đảng viên)",
    rf"(?:trong\s+|cứ\s+|sau\s+|{_N}\s*-\s*)?(?:\d{{1,2}}|một|hai|ba|bốn|mười)\s+năm\b(?!\s+đảng viên)",
    rf"\bthời\s+(?:gian|hạn)\s+{_RANGE}",
    rf"\b(?:kỷ niệm|nhân dịp)\s+{_N}\s+năm",
    r"\bmột\s+(?:số|trong|cách|phần(?!\s+\w+\s*(?:đảng|quần|chi|số))|mặt|bộ phận|lần nữa|lòng)\b",
    r"\b(?:mỗi|từng)\s+một\b",
)
_MASK = re.compile(r"(?<!\w)(?:" + "|".join(f"(?:{pattern})" for pattern in _PATTERNS) + ")")


def masked(folded: str) -> str:
    """The folded text with such stretches blanked by ``\\x00``: same length, nothing to count left in them."""
    return _MASK.sub(lambda found: "\x00" * len(found.group()), folded)
