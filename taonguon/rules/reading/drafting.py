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
class Surroundings:
    """What a block gives to its sentences."""

    section: str
    intro: str
    body_start: int  # figures before it only cite


def drafts(facts: DocumentFacts, sentence: Sentence, around: Surroundings, earlier: str) -> list[Draft]:
    found = numberless.drafts_of(facts, sentence, around.section, around.intro)
    figures = quantities(facts.masked, max(sentence.start, min(around.body_start, sentence.end)), sentence.end)
    figures = [figure for figure in figures if not any(spot.covers(figure.start) for spot in found)]
    made: list[Draft] = [_numberless(facts, sentence, spot, around, earlier) for spot in found]
    carried: str | None = None
    whole: Draft | None = None
    dropped = False
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
            dropped = dropped or reason in ("result", "another level")
            continue
        if dropped and _is_make_up(frame):
            continue
        indicator = indicators.recognise(frame)
        if indicator is None or not _plausible(frame, indicator):
            continue
        draft = _draft(frame, indicator)
        if whole is not None and _is_part(frame, draft, whole):
            draft.part_of = whole.figure_at
            draft.per, draft.year, draft.by = whole.per, whole.year, whole.by
            draft.scope, draft.scope_filter, draft.units_named = whole.scope, whole.scope_filter, whole.units_named
        else:
            whole = draft if draft.unit == "people" else whole
        made.append(draft)
        carried = indicator
    return made


def _is_make_up(frame: Frame) -> bool:
    """After a result in the same sentence "trong đó có 6 nữ" tells who they were."""
    return bool(re.search(r"trong đó|gồm|bao gồm|\($", frame.lead)) and not re.search(
        r"phấn đấu|mục tiêu|chỉ tiêu", frame.before
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
    if frame.section in ("funding", "criteria") and not re.search(
        r"phấn đấu|mỗi năm|hằng năm|chỉ tiêu", frame.whole
    ):
        return False
    return not screening.MONEY.search(frame.near)


def _bare_allowed(frame: Frame, indicator: str) -> bool:
    """A figure with no noun counts people only right after ":" or the word that says what is counted."""
    if indicator not in ("admissions", "trainees", "source_pool", "referrals", "members_total"):
        return False
    before, after = frame.near.split("¤")
    if re.match(r"\s*[^\W\d]+\s+[^\W\d]+", after) and not re.match(
        r"\s*(?:trở lên|người|trong|đối với|vào|/|mỗi|một|hằng|tại|ở|là|và|cho|so với|phấn đấu|nữ|nam|năm)", after
    ):
        return False
    return bool(
        re.search(
            r"(?:[:=]|chỉ tiêu|kết nạp|\blà|\bgiao|ít nhất|tối thiểu|từ|mới|đạt|trên|≥)\s*$", before.rstrip() + " "
        )
        or frame.segment.opener in (":", "(")
    )


def _draft(frame: Frame, indicator: str) -> Draft:
    quantity = frame.quantity
    when = periods.period(frame, indicator)
    where = scopes.scope(frame, indicator)
    start, end = _span(frame)
    unit = quantity.unit or "people"
    op, value, value_max = quantity.op, quantity.value, quantity.value_max
    if indicator in ("joint_cells", "cells_without_admission", "units_without_members"):
        op, value = _falling(frame, op, value)
        unit = "percent" if quantity.unit == "percent" else "units"
    if indicator == "cell_size":
        op = "min" if op == "eq" else op
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
    if re.search(r"trong đó|gồm|bao gồm|trong số (?:đó|này)", between):
        return True
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
    figure = Quantity(spot.start, spot.end, spot.value, None, spot.unit, "", spot.end, op=spot.op)
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
    when = periods.period(frame, spot.indicator)
    draft.per, draft.year, draft.by = when.per, when.year, when.by
    draft.base = details.base(frame, spot.indicator)
    left_out = details.exempt(frame)
    if left_out:
        draft.exempt = re.sub(r"\s+", " ", frame.text(*left_out)).strip()
    return draft
