"""Targets said without a figure: "không còn chi bộ trắng kết nạp", "mọi đảng viên dự bị được xét đúng hạn"."""

import re
from dataclasses import dataclass

from taonguon.rules.reading import lexicon as words
from taonguon.rules.reading.frames import DocumentFacts
from taonguon.rules.reading.segments import Sentence

_ALL = r"(?:mọi|tất cả(?: các| những)?|toàn bộ(?: các| số)?|hết thảy)"
_UNIT = rf"(?:{words.PARTY_UNIT}|cơ sở|đơn vị)"
_NONE = (
    r"(?:không (?:còn|để(?: còn)?|có)(?: tình trạng)?|xóa(?: bỏ| hết| xong| dứt điểm|"
    r" tình trạng)*|không|chấm dứt(?: tình trạng)?|"
    r"khắc phục (?:dứt điểm )?(?:tình trạng )?)"
)

_SHAPES: tuple[tuple[str, str, int, str, re.Pattern[str]], ...] = (
    (
        "cells_without_admission",
        "none_left",
        0,
        "units",
        re.compile(
            rf"{_NONE}\s*(?:(?:các|những|một)\s+)?(?:{_UNIT}|"
            rf"{words.PLACE})(?:\s+nào)?[^,;.]*?(?:không|chưa|trắng|"
            r"nhiều năm không|liên tục không)\s*[^,;.]*?(?:kết nạp|"
            r"phát triển)(?:\s+(?:được\s+)?đảng viên)?[^,;.]*"
        ),
    ),
    (
        "units_without_members",
        "none_left",
        0,
        "units",
        re.compile(
            rf"{_NONE}\s*(?:(?:các|những|hết|toàn bộ)\s+)?(?:\d+\s+)?(?:tình trạng\s+)?"
            rf"(?:{words.PLACE})(?:\s*,\s*{words.PLACE})*(?:\s+nào)?[^,;.\d]*?"
            r"(?:không có|chưa có|trắng|không còn)\s+(?:đảng viên)[^,;.]*"
        ),
    ),
    (
        "joint_cells",
        "none_left",
        0,
        "units",
        re.compile(
            r"(?:không còn|xóa(?: hết| bỏ)?|không để)\s+(?:các\s+)?(?:chi bộ (?:sinh hoạt )?ghép|"
            r"chi bộ phải sinh hoạt ghép|tình trạng (?:chi bộ )?sinh hoạt ghép)[^,;.]*"
        ),
    ),
    (
        "probation_conversion",
        "eq",
        100,
        "percent",
        re.compile(
            rf"{_ALL}\s+(?:đồng chí\s+)?(?:đảng viên\s+)?dự bị[^;.]*?(?:đúng (?:thời )?hạn|"
            r"chính thức)[^,;.]*|(?:đảng viên\s+)?dự bị[^,;.\d]*đều (?:được|"
            r"phải)[^;.]*?(?:đúng (?:thời )?hạn|chính thức)[^,;.]*|(?:không (?:để|"
            r"có))\s+(?:đồng chí\s+)?đảng viên dự bị(?:\s+nào)?[^,;.]*(?:quá hạn|chậm)[^,;.]*|"
            rf"(?:chuyển|công nhận)[^,;.\d]*chính thức đúng (?:thời )?hạn[^,;.\d]*(?:cho|"
            rf"đối với)\s+{_ALL}[^,;.]*dự bị"
        ),
    ),
    (
        "mentored_share",
        "eq",
        100,
        "percent",
        re.compile(
            rf"{_ALL}\s+(?:quần chúng|đối tượng)[^;.\d]*?(?:phân công|giúp đỡ|theo dõi|"
            r"kèm cặp)[^,;.]*|quần chúng[^,;.\d]*đều (?:được|có)[^,;.]*(?:phân công|giúp đỡ|"
            r"kèm cặp)[^,;.]*"
        ),
    ),
    (
        "sub_units_with_admission",
        "eq",
        100,
        "percent",
        re.compile(
            rf"(?:{_ALL}\s+{_UNIT}[^,;.\d]*?(?:kết nạp|phát triển) được[^,;.\d]*(?=[,;.]|$)|"
            rf"{_UNIT}(?:\s+(?:nào))?\s+(?:còn|có)\s+nguồn[^;.\d]*?(?:phải|đều|"
            r"cũng)[^;.\d]*?(?:kết nạp|phát triển)[^,;.\d]*(?=[,;.]|$)|"
            rf"{_UNIT}\s+nào\s+cũng\s+(?:phải\s+)?(?:kết nạp|"
            r"phát triển) được đảng viên(?:\s+mới)?(?=\s*[,;.]|\s*$))"
        ),
    ),
    (
        "cell_rating",
        "eq",
        100,
        "percent",
        re.compile(rf"{_ALL}\s+{_UNIT}[^,;.\d]*?hoàn thành (?:tốt )?nhiệm vụ[^,;.\d]*"),
    ),
    (
        "member_share",
        "eq",
        100,
        "percent",
        re.compile(rf"{_ALL}\s+(?!đảng viên|quần chúng)[^,;:.\d]{{3,60}}?\s(?:đều )?là đảng viên(?! dự bị| mới)"),
    ),
)


@dataclass(frozen=True, slots=True)
class Spot:
    start: int
    end: int
    indicator: str
    op: str
    value: int
    unit: str

    def covers(self, place: int) -> bool:
        return self.start <= place < self.end


_YEARS_LISTED = re.compile(r"(?<=\d),(?=\s*(?:năm\s+)?\d)")


def drafts_of(facts: DocumentFacts, sentence: Sentence, section: str) -> list[Spot]:
    """Such targets of the sentence; a report of the past has none."""
    if section == "situation":
        return []
    found: list[Spot] = []
    text = _YEARS_LISTED.sub(" ", facts.folded[sentence.start : sentence.end])
    for indicator, op, value, unit, pattern in _SHAPES:
        hit = pattern.search(text)
        if hit is None or _is_report(text[: hit.end()], text[: hit.start()]):
            continue
        spot = Spot(sentence.start + hit.start(), sentence.start + hit.end(), indicator, op, value, unit)
        if not any(other.start < spot.end and spot.start < other.end for other in found):
            found.append(spot)
    return found


def _is_report(upto: str, before: str) -> bool:
    if re.search(r"phấn đấu|mục tiêu|đến (?:cuối |hết )?năm 20\d\d|\bphải\b|chỉ tiêu", before):
        return False
    return bool(re.search(r"\bđã\b|hiện (?:nay|còn)|\bvẫn\b|tính đến|năm qua|vừa qua|đến nay", upto)) or bool(
        re.search(
            r"(?:\bnếu|xếp loại|hạ \w+ bậc|không xét|phê bình|kiểm điểm|trường hợp|không tính|"
            r"không kể|trừ|mà|những nơi|nơi)\b",
            before,
        )
    )
