"""Words the head of a document is made of: kinds, bodies that issue, how bases begin."""

import re

from taonguon.rules.reading.normalise import fold

DOC_TYPES = (
    "Chương trình hành động",
    "Chương trình",
    "Kế hoạch",
    "Nghị quyết",
    "Chỉ thị",
    "Thông báo",
    "Kết luận",
    "Quyết định",
    "Hướng dẫn",
    "Đề án",
    "Công văn",
    "Quy chế",
    "Quy định",
    "Báo cáo",
    "Thông tri",
    "Phương án",
    "Bản đăng ký",
    "Giao ước thi đua",
    "Bản cam kết",
    "Tờ trình",
    "Công điện",
    "Chuyên đề",
    "Phương hướng",
)


BY_FOLDED = {fold(kind): kind for kind in DOC_TYPES}


KIND = "|".join(BY_FOLDED)


BASIS_START = (
    r"(?:căn cứ|thực hiện|theo|xét|trên cơ sở|quán triệt|tiếp tục thực hiện|triển khai|"
    r"cụ thể hóa|để (?:tiếp tục )?(?:thực hiện|cụ thể hóa|triển khai)|nhằm)"
)


BODIES = (
    r"(?:ban thường vụ|ban chấp hành|thường trực|đảng ủy|đảng bộ|chi ủy|chi bộ|tỉnh ủy|"
    r"thành ủy|huyện ủy|quận ủy|thị ủy|"
    r"ban tổ chức|ban xây dựng đảng|đảng đoàn|ban cán sự|đại hội|quân ủy)"
)


ISSUER_RUN = re.compile(
    rf"(?P<issuer>(?!đại hội){BODIES}(?:\s+(?!trực\b|xây dựng\b|ban hành\b|đề ra\b|yêu cầu\b|"
    r"thông báo\b|giao\b|triển khai\b|tổ chức\b|lãnh đạo\b|quyết\b|thống nhất\b|chỉ đạo\b|"
    r"hướng dẫn\b|phấn đấu\b|đã\b|đặt\b|nhận\b|có\b|kết luận\b|thông qua\b|tiếp tục\b|"
    rf"phân bổ\b|xác định\b)[^\s,;:.()]+){{0,14}})\s+"
    r"(?:xây dựng|ban hành|đề ra|yêu cầu|thông báo|giao|triển khai|tổ chức|lãnh đạo|"
    r"quyết nghị|quyết định|thống nhất|chỉ đạo|hướng dẫn|phấn đấu|đặt|nhận thấy|kết luận|"
    r"thông qua|tiếp tục|phân bổ|xác định)"
)


_KIND_SIGNS = {
    "cv": "Công văn",
    "kh": "Kế hoạch",
    "nq": "Nghị quyết",
    "ct": "Chỉ thị",
    "tb": "Thông báo",
    "hd": "Hướng dẫn",
    "qđ": "Quyết định",
    "kl": "Kết luận",
    "đa": "Đề án",
    "ctr": "Chương trình",
}


def kind_of_number(number: str) -> str | None:
    """A letter has no line that names its kind; its number does: 66-CV/ĐU."""
    found = re.match(r"\d+[-/]([^-/]+)", number.lower())
    return _KIND_SIGNS.get(found[1]) if found else None


def is_upper(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) >= 3 and sum(letter.isupper() for letter in letters) >= 0.8 * len(letters)
