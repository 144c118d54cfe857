"""Can the figure be a target of that kind at all?"""

import re

from taonguon.rules.reading import groups, screening
from taonguon.rules.reading.frames import Frame

_SHRINKS = re.compile(r"giảm|còn\b|xóa|xoá|khắc phục|không (?:quá|còn|để)|chấm dứt|hạ\b|giải quyết|tối đa")


_STATE_TO_COME = re.compile(
    r"phấn đấu|mục tiêu|duy trì|giữ|ổn định|đến (?:hết |cuối )?(?:năm|nhiệm kỳ)|nâng|sẽ\b|"
    r"phải|đưa|đạt"
)


def plausible(frame: Frame, indicator: str) -> bool:
    """ "Chi bộ có 24 đảng viên" and "15 chi bộ chưa kết nạp được" only say how it is; 60% is no yearly rate…"""
    quantity = frame.quantity
    if quantity.unit == "percent" and not _percent_fits(frame, indicator):
        return False
    if quantity.unit == "" and not _bare_allowed(frame, indicator):
        return False
    if (
        indicator in SHRINKING
        and quantity.unit == "percent"
        and re.search(r"giảm\s*(?:từ|ít nhất|tối thiểu|trên|khoảng)?\s*$", frame.before)
    ):
        return False  # "giảm một nửa": by how much, not to how many
    if indicator in SHRINKING and quantity.op == "eq" and not _SHRINKS.search(frame.before):
        return False
    if indicator == "members_total" and not _members_fit(frame):
        return False
    if frame.section in ("funding", "criteria") and not _BINDS.search(frame.whole):
        return False
    return not screening.MONEY.search(frame.near)


_BINDS = re.compile(r"phấn đấu|mỗi năm|hằng năm|chỉ tiêu")
_HIGHEST_RATE = 30  # percent of the membership admitted in a year


_OF_MEMBERS = re.compile(
    r"tổng số đảng viên|so với|tỷ lệ kết nạp|đảng viên (?:hiện|đầu|toàn)|đảng số|"
    r"số đảng viên"
)


def _percent_fits(frame: Frame, indicator: str) -> bool:
    value = frame.quantity.value
    if value == 0 or (value > 100 and indicator != "admission_growth"):
        return False
    if indicator == "admission_rate" and value > _HIGHEST_RATE:
        return False
    if indicator == "admission_rate" and groups.named(frame.stretch) and not _OF_MEMBERS.search(frame.wide):
        return False  # "chiến sĩ … được kết nạp đạt 20%": of the soldiers, not of the membership
    outsiders = re.search(r"chưa (?:là|phải là) đảng viên", frame.trail.split(";")[0])
    return not (indicator == "member_share" and outsiders)


def _members_fit(frame: Frame) -> bool:
    """Members of a village are no membership of the issuer; a bare figure must look ahead."""
    of_a_place = re.search(
        r"(?:ấp|thôn|bản|buôn|khu phố|tổ dân phố|khóm|chi đoàn|tổ)\b[^¤]*\bcó\b[^¤]*¤", frame.near
    )
    return not of_a_place and (frame.quantity.op != "eq" or bool(_STATE_TO_COME.search(frame.lead)))


_AFTER_BARE = re.compile(
    r"\s*(?:$|[,;:.()/|·]|(?:trở lên|trở xuống|người|trong|đối với|vào|mỗi|một|hằng|tại|ở|"
    r"là|và|cho|so với|phấn đấu|nữ|nam|năm|đến|từ|trên|dưới|để|theo|nhằm|của|chỉ tiêu)\b)"
)


_BEFORE_BARE = re.compile(
    r"(?:[:=]|chỉ tiêu|kết nạp(?: mới| được)?|phát triển(?: mới| được)?|\blà|"
    r"\bgiao(?: năm 20\d\d)?|ít nhất|tối thiểu|từ|mới|đạt|trên|≥|giới thiệu|không dưới|thêm|"
    r"khoảng)\s*$"
)


def _bare_allowed(frame: Frame, indicator: str) -> bool:
    """A figure with no noun counts people only right after ":" or the word that says what is counted."""
    if indicator in SHRINKING:
        return True
    if indicator not in ("admissions", "trainees", "source_pool", "referrals", "members_total"):
        return False
    before, after = frame.near.split("¤")
    if not _AFTER_BARE.match(after):
        return False
    if _is_name(frame) or _is_share_of_group(frame):
        return True
    if frame.carried == "admissions" and re.search(r"(?:mỗi năm|hằng năm|bình quân)\s*$", before):
        return True
    return bool(
        _BEFORE_BARE.search(before.rstrip()) or (frame.segment.opener in (":", "(") and not before.strip())
    )


_UNIT_BEFORE = re.compile(
    r"\s*(?:và\s+|riêng\s+|-\s*)?(?:chi bộ|đảng bộ|đảng ủy|trường|công ty|xã|phường|"
    r"thị trấn|đặc khu|huyện|thôn|ấp|khối)\s[^,;:¤]*$"
)


def _is_name(frame: Frame) -> bool:
    """ "Đảng bộ xã Tú Đoạn 22, Hội An 110": the segment is a name and its figure."""
    if frame.carried is None or frame.quantity.op != "eq":
        return False
    if _UNIT_BEFORE.fullmatch(frame.before):
        return True
    written = frame.facts.written[frame.segment.start : frame.quantity.start].split()
    return bool(written) and len(written) <= 5 and all(word[:1].isupper() for word in written)


def _is_share_of_group(frame: Frame) -> bool:
    """ "(trong đó: ngư dân 20, nữ 28)": in a list of parts the group stands for the noun."""
    return bool(
        frame.carried
        and re.fullmatch(r"\s*(?:trong đó:?\s*)?[^\d,;:¤]{2,50}", frame.before)
        and groups.named(frame.before)
        and re.search(r"trong đó|gồm|cơ cấu|trong (?:tổng )?số", frame.lead + frame.earlier)
    )


SHRINKING = ("joint_cells", "cells_without_admission", "units_without_members")
