"""From the sentences of a block to drafts of targets."""

import re
from dataclasses import dataclass, field

from taonguon.rules.reading import details, indicators, lexicon, numberless, periods, scopes, screening
from taonguon.rules.reading.frames import DocumentFacts, Frame
from taonguon.rules.reading.model import Milestone, Number, Quota, YearValue
from taonguon.rules.reading.quantities import Quantity, quantities
from taonguon.rules.reading.segments import Sentence


@dataclass(slots=True)
class Draft:
    """A target in the making."""

    start: int
    end: int
    figure_at: int
    sentence: tuple[int, int]
    indicator: str
    op: str
    value: Number | None
    value_max: Number | None
    unit: str
    scope: str = "committee"
    scope_filter: str | None = None
    units_named: tuple[str, ...] = ()
    exempt: str | None = None
    per: str | None = None
    year: int | None = None
    by: str | None = None
    group: str | None = None
    base: str | None = None
    part_of: int | None = None  # place of ``figure_at`` of the whole
    quotas: list[Quota] = field(default_factory=list)
    schedule: list[YearValue] = field(default_factory=list)
    milestones: list[Milestone] = field(default_factory=list)
    strict: bool = False
    approx: bool = False
    origin: str = "own"
    duplicates: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    in_title: bool = False


@dataclass(slots=True)
class Carry:
    """What goes on in the next part: the indicator in hand, the whole of which parts are told, a result told."""

    indicator: str | None = None
    whole: Draft | None = None
    dropped: bool = False
    each: Draft | None = None  # "mỗi … 3; từ 30 đến dưới 100 đoàn viên 1": still each


@dataclass(slots=True)
class Surroundings:
    """What a block gives to its sentences."""

    section: str
    intro: str
    body_start: int  # figures before it only cite


def drafts(facts: DocumentFacts, sentence: Sentence, around: Surroundings, earlier: str, carry: Carry) -> list[Draft]:
    """Drafts of one sentence; ``carry`` takes what is said on to the next one."""
    found = numberless.drafts_of(facts, sentence, around.section, around.intro)
    figures = quantities(facts.masked, max(sentence.start, min(around.body_start, sentence.end)), sentence.end)
    figures = [figure for figure in figures if not any(spot.covers(figure.start) for spot in found)]
    made: list[Draft] = [_numberless(facts, sentence, spot, around, earlier) for spot in found]
    carried = carry.indicator
    whole = carry.whole
    dropped = carry.dropped
    for figure in figures:
        frame = Frame(
            facts,
            sentence,
            sentence.segment_at(figure.start),
            figure,
            figures,
            around.section,
            around.intro,
            earlier,
            carried,
        )
        reason = screening.rejected(frame)
        if reason:
            dropped = dropped or reason in ("result", "another level", "ratio of a plan")
            continue
        if dropped and (_is_make_up(frame) or _still_told(frame, carry.dropped)):
            continue
        indicator = indicators.recognise(frame)
        if indicator == "member_share" and _shares_new_members(frame):
            indicator = "admission_share"
        if indicator is None or not _plausible(frame, indicator) or _defines(frame, carried):
            continue
        draft = _draft(frame, indicator)
        if _still_each(frame, draft, carry.each):
            assert carry.each is not None
            draft.scope, draft.scope_filter = carry.each.scope, carry.each.scope_filter
            draft.group = carry.each.group if details.is_generic(figure.noun) or carry.each.group == "union_members" else draft.group
        if made and _adds_up(frame, draft, made[-1]):
            made[-1].value = (made[-1].value or 0) + (draft.value or 0)
            made[-1].end, made[-1].group = max(made[-1].end, draft.end), None
            continue
        if made and _closes_range(frame, draft, made[-1]):
            made[-1].op, made[-1].value_max, made[-1].end = "range", draft.value, max(made[-1].end, draft.end)
            continue
        if whole is not None and _is_part(frame, draft, whole):
            draft.part_of = whole.figure_at
            if draft.per in (None, "none", whole.per):
                draft.per, draft.year, draft.by = whole.per, whole.year, whole.by
            draft.group = draft.group or whole.group
            if draft.scope == "committee":
                draft.scope, draft.scope_filter, draft.units_named = whole.scope, whole.scope_filter, whole.units_named
        else:
            whole = draft if draft.unit == "people" else whole
        before = made[-1] if made else carry.whole
        if before and draft.group is None and "riêng" in frame.stretch and figure.noun in ("em", "đồng chí", "đ/c"):
            draft.group = before.group
        made.append(draft)
        carried = indicator
    if not made and screening.tells_result(facts.folded[sentence.start : sentence.end]):
        dropped = True
    carry.indicator, carry.whole, carry.dropped = carried, whole, dropped
    carry.each = next((one for one in reversed(made) if one.scope.startswith("each")), carry.each if not made else None)
    return made


def _still_told(frame: Frame, dropped_before: bool) -> bool:
    """After a result, what follows behind a semicolon is one too, unless it looks ahead."""
    return dropped_before and not re.search(
        r"phấn đấu|mục tiêu|(?<!thành )(?<!đạt )(?<!vượt )(?<!% )chỉ tiêu|phải\b|sẽ\b|bảo đảm|đảm bảo|trở lên|ít nhất|tối thiểu|đến năm|yêu cầu|\d{4}\s*(?:kết nạp|:)", frame.lead + frame.after
    )


def _is_make_up(frame: Frame) -> bool:
    """After a result in the same sentence "trong đó có 6 nữ" tells who they were."""
    return bool(re.search(r"trong đó|gồm|bao gồm|\($", frame.lead)) and not re.search(
        r"phấn đấu|mục tiêu|chỉ tiêu", frame.before
    )


_SHRINKS = re.compile(r"giảm|còn\b|xóa|xoá|khắc phục|không (?:quá|còn|để)|chấm dứt|hạ\b|giải quyết|tối đa")
_STATE_TO_COME = re.compile(r"phấn đấu|mục tiêu|duy trì|giữ|ổn định|đến (?:hết |cuối )?(?:năm|nhiệm kỳ)|nâng|sẽ\b|phải|đưa|đạt")


def _closes_range(frame: Frame, draft: Draft, last: Draft) -> bool:
    """ "tối thiểu 15, tối đa 60 đảng viên"."""
    return (
        (last.op, draft.op) == ("min", "max")
        and (last.indicator, last.unit, last.scope) == (draft.indicator, draft.unit, draft.scope)
        and frame.previous is not None
        and frame.previous.start == last.figure_at
        and frame.quantity.start - frame.previous.noun_end < 40
        and (draft.value or 0) > (last.value or 0)
    )


def _still_each(frame: Frame, draft: Draft, each: Draft | None) -> bool:
    """A clause behind a semicolon that names no unit of its own goes on about each of those before."""
    if each is None or draft.scope != "committee" or each.indicator != draft.indicator or draft.unit != "people":
        return False
    return not re.search(r"toàn|đảng bộ|cả năm|tổng", frame.lead) and (draft.value or 0) <= (each.value or 0) * 3


def _adds_up(frame: Frame, draft: Draft, last: Draft) -> bool:
    """ "kết nạp 5 học sinh và 2 giáo viên": one target of 7."""
    previous = frame.previous
    if previous is None or last.figure_at != previous.start or last.part_of is not None:
        return False
    if not (last.op == draft.op == "eq" and last.unit == draft.unit == "people" and last.indicator == draft.indicator):
        return False
    if details.is_generic(previous.noun) or details.is_generic(frame.quantity.noun) or last.scope != draft.scope:
        return False
    between = frame.text(previous.noun_end, frame.quantity.start)
    return bool(re.fullmatch(r"[^;:().]{0,40}?(?:,|\bvà|\bcùng)\s*", between)) and not re.search(
        r"kết nạp|cử|giới thiệu|mở|trong đó|có\b|mỗi|bồi dưỡng", between
    )


def quantity_is_one(frame: Frame) -> bool:
    return frame.quantity.value == 1 and not re.search(r"mỗi (?!năm)|trong đó|riêng", frame.stretch)


def _defines(frame: Frame, carried: str | None) -> bool:
    """ "80% chi bộ kết nạp được ít nhất 1 đảng viên": the one tells what is meant by the share."""
    previous = frame.previous
    return (
        carried in ("sub_units_with_admission", "sub_units_with_referral")
        and previous is not None
        and frame.quantity.unit == "people"
        and (frame.segment.start <= previous.start or quantity_is_one(frame))
    )


def _plausible(frame: Frame, indicator: str) -> bool:
    quantity = frame.quantity
    if quantity.unit == "percent" and quantity.value == 0:
        return False
    if quantity.unit == "percent" and quantity.value > 100 and indicator != "admission_growth":
        return False
    if quantity.unit == "" and not _bare_allowed(frame, indicator):
        return False
    if indicator == "admission_rate" and quantity.value > 30:
        return False
    if indicator == "member_share" and re.search(r"chưa (?:là|phải là) đảng viên", re.split(";", frame.trail)[0]):
        return False
    if indicator == "members_total" and re.search(r"(?:ấp|thôn|bản|buôn|khu phố|tổ dân phố|khóm|chi đoàn|tổ)\b[^¤]*\bcó\b[^¤]*¤", frame.near):
        return False  # members of a village are no membership of the issuer
    if indicator in _SHRINKING and quantity.op == "eq" and not _SHRINKS.search(frame.before):
        return False  # "15 chi bộ chưa kết nạp được" only says how it is
    if indicator == "members_total" and quantity.op == "eq" and not _STATE_TO_COME.search(frame.lead):
        return False  # "Chi bộ có 24 đảng viên" only says how it is
    if frame.section in ("funding", "criteria") and not re.search(
        r"phấn đấu|mỗi năm|hằng năm|chỉ tiêu", frame.whole
    ):
        return False
    return not screening.MONEY.search(frame.near)


_AFTER_BARE = re.compile(
    r"\s*(?:$|[,;:.()/|·]|(?:trở lên|trở xuống|người|trong|đối với|vào|mỗi|một|hằng|tại|ở|là|và|cho|so với|phấn đấu|nữ|nam|năm|đến|từ|trên|dưới|để|theo|nhằm|của|chỉ tiêu)\b)"
)
_BEFORE_BARE = re.compile(r"(?:[:=]|chỉ tiêu|kết nạp(?: mới| được)?|phát triển(?: mới| được)?|\blà|\bgiao(?: năm 20\d\d)?|ít nhất|tối thiểu|từ|mới|đạt|trên|≥|không dưới|thêm|khoảng)\s*$")


def _bare_allowed(frame: Frame, indicator: str) -> bool:
    """A figure with no noun counts people only right after ":" or the word that says what is counted."""
    if indicator in _SHRINKING:
        return True
    if indicator not in ("admissions", "trainees", "source_pool", "referrals", "members_total"):
        return False
    before, after = frame.near.split("¤")
    if not _AFTER_BARE.match(after):
        return False
    if _is_name(frame):
        return True
    return bool(_BEFORE_BARE.search(before.rstrip()) or (frame.segment.opener in (":", "(") and not before.strip()))


_UNIT_BEFORE = re.compile(r"\s*(?:và\s+|riêng\s+|-\s*)?(?:chi bộ|đảng bộ|đảng ủy|trường|công ty|xã|phường|thị trấn|đặc khu|huyện|thôn|ấp|khối)\s[^,;:¤]*$")


def _is_name(frame: Frame) -> bool:
    """ "Đảng bộ xã Tú Đoạn 22, Hội An 110": the segment is a name and its figure."""
    if frame.carried is None or frame.quantity.op != "eq":
        return False
    if _UNIT_BEFORE.fullmatch(frame.before):
        return True
    written = frame.facts.written[frame.segment.start : frame.quantity.start].split()
    return bool(written) and len(written) <= 5 and all(word[:1].isupper() for word in written)


def _draft(frame: Frame, indicator: str) -> Draft:
    quantity = frame.quantity
    when = periods.period(frame, indicator)
    where = scopes.scope(frame, indicator)
    start, end = _span(frame)
    unit = quantity.unit or "people"
    op, value, value_max = quantity.op, quantity.value, quantity.value_max
    if quantity.falls and indicator not in _SHRINKING:
        op = "eq"
    if indicator in _SHRINKING:
        op, value = _falling(frame, op, value)
        unit = "percent" if quantity.unit == "percent" else "units"
    if indicator == "cell_size":
        op = "min" if op == "eq" else op
    if indicator == "member_share" and _shares_new_members(frame):
        indicator = "admission_share"
    draft = Draft(
        start,
        end,
        quantity.start,
        (frame.sentence.start, frame.sentence.end),
        indicator,
        op,
        value,
        value_max,
        unit,
    )
    draft.scope, draft.scope_filter, draft.units_named = where.scope, where.scope_filter, where.units_named
    draft.per, draft.year, draft.by = when.per, when.year, when.by
    draft.group = details.group(frame, indicator)
    draft.base = details.base(frame, indicator)
    left_out = details.exempt(frame)
    if left_out:
        draft.exempt = re.sub(r"\s+", " ", frame.text(*left_out)).strip()
        draft.duplicates = []
    draft.strict, draft.approx = quantity.strict, quantity.approx
    draft.origin = details.origin(frame)
    if quantity.odd:
        draft.doubts.append("contradictory wording")
    if indicator == "admissions_progress":
        _as_milestone(frame, draft)
    return draft


def _shares_new_members(frame: Frame) -> bool:
    """ "nữ chiếm 45%, trẻ 70% tổng số đảng viên mới": the whole stands at the end of the list."""
    rest = re.split(r"\.\s", frame.trail)[0]
    return bool(re.search(r"(?:tổng )?số\s+(?:đảng viên mới|đảng viên (?:được )?kết nạp|kết nạp|người (?:được )?kết nạp)|đảng viên mới kết nạp", rest))


_SHRINKING = ("joint_cells", "cells_without_admission", "units_without_members")


def _falling(frame: Frame, op: str, value: Number) -> tuple[str, Number]:
    """ "xóa 4 ấp chưa có đảng viên" leaves none; "giảm còn 3" is a ceiling."""
    near = frame.near
    if re.search(
        r"xóa|xoá|không (?:còn|để)|khắc phục|chấm dứt|giải quyết (?:dứt điểm|hết)", near.split("¤")[0]
    ) and not re.search(r"giảm|còn\s*(?:lại\s*)?(?:không quá\s*)?¤", near):
        return "none_left", 0
    return ("max" if op == "eq" else op), value


_QUARTER_ENDS = {
    "i": "03-31",
    "1": "03-31",
    "ii": "06-30",
    "2": "06-30",
    "iii": "09-30",
    "3": "09-30",
    "iv": "12-31",
    "4": "12-31",
}


def milestone_day(text: str) -> str | None:
    found = re.search(r"quý\s+(iv|iii|ii|i|[1-4])\b", text)
    if found:
        return _QUARTER_ENDS[found[1]]
    found = re.search(r"(\d{1,2})/(\d{1,2})", text)
    if found and 1 <= int(found[2]) <= 12 and 1 <= int(found[1]) <= 31:
        return f"{int(found[2]):02d}-{int(found[1]):02d}"
    if re.search(r"(?:6|06|sáu) tháng(?: đầu năm)?|nửa đầu năm", text):
        return "06-30"
    if re.search(r"(?:9|09|chín) tháng", text):
        return "09-30"
    found = re.search(r"(?:hết\s+|cuối\s+)?tháng\s+(\d{1,2})", text)
    if found and 1 <= int(found[1]) <= 12:
        month = int(found[1])
        last = 28 if month == 2 else 30 if month in (4, 6, 9, 11) else 31
        return f"{month:02d}-{last:02d}"
    if re.search(r"cuối năm|cả năm|hết năm", text):
        return "12-31"
    return None


def _as_milestone(frame: Frame, draft: Draft) -> None:
    day = milestone_day(frame.before) or milestone_day(frame.after) or milestone_day(frame.whole)
    if day:
        draft.milestones = [Milestone(day, frame.quantity.value)]
        draft.value, draft.value_max, draft.op = None, None, "min"
    draft.per = "year" if draft.per in (None, "quarter", "half_year", "month") else draft.per


def _span(frame: Frame) -> tuple[int, int]:
    """The sentence if the figure stands alone in it, else its part of it."""
    sentence = frame.sentence
    if len(frame.others) == 1 and sentence.end - sentence.start <= 400:
        return _trim(frame, sentence.start, sentence.end)
    start = frame.segment.start
    previous = frame.previous
    if previous and previous.start >= start:
        start = max(start, previous.noun_end)
    elif frame.segment.depth == 0:
        # a bare "12 công nhân" keeps its verb: back over the segments without figures
        for segment in reversed([part for part in sentence.segments if part.start < frame.segment.start]):
            if (
                any(segment.start <= other.start < segment.end for other in frame.others)
                or frame.segment.start - segment.start > 160
            ):
                break
            start = segment.start
    following = [other.start for other in frame.others if other.start > frame.quantity.start]
    end = min([frame.segment.end, *following])
    return _trim(frame, start, max(end, frame.quantity.end))


def _trim(frame: Frame, start: int, end: int) -> tuple[int, int]:
    folded = frame.facts.folded
    while start < end and (folded[start] in " \n-+,;:.)(" or folded.startswith("và ", start)):
        start += 1
    while end > start and folded[end - 1] in " \n,;:.(/-":
        end -= 1
    return start, end


def _is_part(frame: Frame, draft: Draft, whole: Draft) -> bool:
    if (
        draft.unit != "people"
        or draft.indicator != whole.indicator
        or (whole.part_of is not None
        and not draft.group)
    ):
        return False
    between = frame.text(whole.figure_at, frame.quantity.start)
    if re.search(r"trong đó|gồm|bao gồm|trong số (?:đó|này)", between) and draft.scope != "named_units":
        return not re.search(r"mỗi (?:năm|chi bộ|đảng bộ)|bình quân", frame.before)
    if frame.segment.depth and draft.scope == "committee" and (draft.value or 0) < (whole.value or 0) and whole.sentence == draft.sentence:
        return not re.search(r"mỗi|bình quân|/\s*năm|hằng năm", f"{frame.before} {frame.after}")
    return (
        bool(draft.group)
        and draft.group != whole.group
        and frame.segment.opener in ("(", ":", ",")
        and not re.search(lexicon.ADMIT, frame.before)
        and (draft.value or 0) < (whole.value or 0)
    )


def _numberless(
    facts: DocumentFacts, sentence: Sentence, spot: "numberless.Spot", around: Surroundings, earlier: str
) -> Draft:
    figure = Quantity(spot.start, spot.start, spot.value, None, spot.unit, "", spot.start, op=spot.op)
    frame = Frame(
        facts, sentence, sentence.segment_at(spot.start), figure, [figure], around.section, around.intro, earlier
    )
    draft = Draft(
        *_trim(frame, spot.start, spot.end),
        spot.start,
        (sentence.start, sentence.end),
        spot.indicator,
        spot.op,
        spot.value,
        None,
        spot.unit,
    )
    when = periods.period(frame, spot.indicator, own_words=facts.folded[spot.start : spot.end])
    draft.per, draft.year, draft.by = when.per, when.year, when.by
    draft.base = details.base(frame, spot.indicator)
    left_out = details.exempt(frame)
    if left_out:
        draft.exempt = re.sub(r"\s+", " ", frame.text(*left_out)).strip()
    return draft
