"""Figures that belong together: parts of a whole, two bounds of a range, one sum."""

import re

from taonguon.rules.reading import details, lexicon
from taonguon.rules.reading.draft import Draft
from taonguon.rules.reading.frames import Frame


def closes_range(frame: Frame, draft: Draft, last: Draft) -> bool:
    """ "tối thiểu 15, tối đa 60 đảng viên"."""
    return (
        (last.op, draft.op) == ("min", "max")
        and (last.indicator, last.unit, last.scope) == (draft.indicator, draft.unit, draft.scope)
        and frame.previous is not None
        and frame.previous.start == last.figure_at
        and frame.quantity.start - frame.previous.noun_end < 40
        and (draft.value or 0) > (last.value or 0)
    )


def still_each(frame: Frame, draft: Draft, each: Draft | None) -> bool:
    """A clause behind a semicolon that names no unit of its own goes on about each of those before."""
    if each is None or draft.scope != "committee" or each.indicator != draft.indicator or draft.unit != "people":
        return False
    return not re.search(r"toàn|đảng bộ|cả năm|tổng", frame.lead) and (draft.value or 0) <= (each.value or 0) * 3


def adds_up(frame: Frame, draft: Draft, last: Draft) -> bool:
    """ "kết nạp 5 học sinh và 2 giáo viên": one target of 7."""
    previous = frame.previous
    if previous is None or last.figure_at != previous.start or last.part_of is not None:
        return False
    if not (
        last.op == draft.op == "eq" and last.unit == draft.unit == "people" and last.indicator == draft.indicator
    ):
        return False
    if details.is_generic(previous.noun) or details.is_generic(frame.quantity.noun) or last.scope != draft.scope:
        return False
    bodies = re.findall(lexicon.MASS_ORG, frame.text(frame.sentence.start, previous.start))
    if draft.indicator == "referrals" and len(bodies) > 1:
        return False  # "Công đoàn, Đoàn Thanh niên giới thiệu 10 …, 5 …": one each
    between = frame.text(previous.noun_end, frame.quantity.start)
    return bool(re.fullmatch(r"[^;:().]{0,40}?(?:,|\bvà|\bcùng)\s*", between)) and not re.search(
        r"kết nạp|cử|giới thiệu|mở|trong đó|có\b|mỗi|bồi dưỡng", between
    )


def _is_one(frame: Frame) -> bool:
    return frame.quantity.value == 1 and not re.search(r"mỗi (?!năm)|trong đó|riêng", frame.stretch)


def defines(frame: Frame, carried: str | None) -> bool:
    """ "80% chi bộ kết nạp được ít nhất 1 đảng viên": the one tells what is meant by the share."""
    previous = frame.previous
    return (
        carried in ("sub_units_with_admission", "sub_units_with_referral")
        and previous is not None
        and frame.quantity.unit == "people"
        and (frame.segment.start <= previous.start or _is_one(frame))
    )


def is_part(frame: Frame, draft: Draft, whole: Draft) -> bool:
    if (
        draft.unit != "people"
        or draft.indicator != whole.indicator
        or (whole.part_of is not None and not draft.group)
    ):
        return False
    between = frame.text(whole.figure_at, frame.quantity.start)
    if re.search(r"trong đó|gồm|bao gồm|trong số (?:đó|này)", between) and draft.scope != "named_units":
        return not re.search(r"mỗi (?:năm|chi bộ|đảng bộ)|bình quân", frame.before)
    if (
        frame.segment.depth
        and draft.scope == "committee"
        and (draft.value or 0) < (whole.value or 0)
        and whole.sentence == draft.sentence
    ):
        return not re.search(r"mỗi|bình quân|/\s*năm|hằng năm", f"{frame.before} {frame.after}")
    return (
        bool(draft.group)
        and draft.group != whole.group
        and frame.segment.opener in ("(", ":", ",")
        and not re.search(lexicon.ADMIT, frame.before)
        and (draft.value or 0) < (whole.value or 0)
    )
