"""From the sentences of a block to drafts of targets."""

import re

from taonguon.rules.reading import details, indicators, numberless, periods, scopes, screening, tense
from taonguon.rules.reading.coupling import adds_up, closes_range, defines, is_part, still_each
from taonguon.rules.reading.draft import Carry, Draft, Surroundings
from taonguon.rules.reading.frames import DocumentFacts, Frame
from taonguon.rules.reading.milestones import milestone_day
from taonguon.rules.reading.model import Milestone, Number
from taonguon.rules.reading.plausibility import SHRINKING, plausible
from taonguon.rules.reading.quantities import Quantity, quantities
from taonguon.rules.reading.segments import Sentence


def drafts(
    facts: DocumentFacts, sentence: Sentence, around: Surroundings, earlier: str, carry: Carry
) -> list[Draft]:
    """Drafts of one sentence; ``carry`` takes what is said on to the next one."""
    found = _told_without_figures(facts, sentence, around)
    figures = quantities(facts.masked, max(sentence.start, min(around.body_start, sentence.end)), sentence.end)
    figures = [
        figure
        for figure in figures
        if not figure.is_baseline and not any(spot.covers(figure.start) for spot in found)
    ]
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
            around.narrative,
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
        if indicator is None or not plausible(frame, indicator) or defines(frame, carried):
            continue
        draft = _draft(frame, indicator)
        if still_each(frame, draft, carry.each):
            assert carry.each is not None
            draft.scope, draft.scope_filter = carry.each.scope, carry.each.scope_filter
            draft.group = (
                carry.each.group
                if details.is_generic(figure.noun) or carry.each.group == "union_members"
                else draft.group
            )
        if made and adds_up(frame, draft, made[-1]):
            made[-1].value = (made[-1].value or 0) + (draft.value or 0)
            made[-1].end, made[-1].group = max(made[-1].end, draft.end), None
            continue
        if made and closes_range(frame, draft, made[-1]):
            made[-1].op, made[-1].value_max, made[-1].end = "range", draft.value, max(made[-1].end, draft.end)
            continue
        if whole is not None and is_part(frame, draft, whole):
            draft.part_of = whole.figure_at
            if draft.per in (None, "none", whole.per):
                draft.per, draft.year, draft.by = whole.per, whole.year, whole.by
            draft.group = draft.group or whole.group
            if draft.scope == "committee":
                draft.scope, draft.scope_filter, draft.units_named = (
                    whole.scope,
                    whole.scope_filter,
                    whole.units_named,
                )
        else:
            whole = draft if draft.unit == "people" else whole
        before = made[-1] if made else carry.whole
        if (
            before
            and draft.group is None
            and re.search(r"riêng|bình quân|trung bình|tính ra|sàng lọc|còn", frame.stretch)
            and figure.noun in ("em", "đồng chí", "đ/c", "người")
            and (before.sentence == draft.sentence or "riêng" in frame.stretch)
        ):
            draft.group = before.group
        made.append(draft)
        carried = indicator
    if not made and tense.tells_result(facts.folded[sentence.start : sentence.end]):
        dropped = True
    carry.indicator, carry.whole, carry.dropped = carried, whole, dropped
    carry.each = next(
        (one for one in reversed(made) if one.scope.startswith("each")), carry.each if not made else None
    )
    return made


def _told_without_figures(facts: DocumentFacts, sentence: Sentence, around: Surroundings) -> list[numberless.Spot]:
    told = facts.folded[sentence.start : sentence.end]
    if around.narrative and not tense.looks_ahead(told, facts):
        return []
    return numberless.drafts_of(facts, sentence, around.section)


def _still_told(frame: Frame, dropped_before: bool) -> bool:
    """After a result, what follows behind a semicolon is one too, unless it looks ahead."""
    return dropped_before and not re.search(
        r"phấn đấu|mục tiêu|(?<!thành )(?<!đạt )(?<!vượt )(?<!% )chỉ tiêu|phải\b|sẽ\b|bảo đảm|"
        r"đảm bảo|trở lên|ít nhất|tối thiểu|đến năm|yêu cầu|\d{4}\s*(?:kết nạp|:)",
        frame.lead + frame.after,
    )


def _is_make_up(frame: Frame) -> bool:
    """After a result in the same sentence "trong đó có 6 nữ" tells who they were."""
    return bool(re.search(r"trong đó|gồm|bao gồm|\($", frame.lead)) and not re.search(
        r"phấn đấu|mục tiêu|chỉ tiêu", frame.before
    )


def _draft(frame: Frame, indicator: str) -> Draft:
    quantity = frame.quantity
    when = periods.period(frame, indicator)
    where = scopes.scope(frame, indicator)
    start, end = _span(frame)
    unit = quantity.unit or "people"
    op, value, value_max = quantity.op, quantity.value, quantity.value_max
    if quantity.falls and indicator not in SHRINKING:
        op = "eq"
    if indicator in SHRINKING:
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
    if not quantity.unit:
        draft.doubts.append("unit of the figure not stated")
    if re.search(r"khuyến khích[^.;]*(?:vượt|thêm|cao hơn)", frame.trail):
        draft.doubts.append("stretch stated")
    if indicator == "admissions_progress":
        _as_milestone(frame, draft)
    return draft


def _shares_new_members(frame: Frame) -> bool:
    """ "nữ chiếm 45%, trẻ 70% tổng số đảng viên mới": the whole stands at the end of the list."""
    rest = re.split(r"\.\s", frame.trail)[0]
    return bool(
        re.search(
            r"(?:tổng )?số\s+(?:đảng viên mới|đảng viên (?:được )?kết nạp|kết nạp|"
            r"người (?:được )?kết nạp)|đảng viên mới kết nạp",
            rest,
        )
    )


def _falling(frame: Frame, op: str, value: Number) -> tuple[str, Number]:
    """ "xóa 4 ấp chưa có đảng viên" leaves none; "giảm còn 3" is a ceiling."""
    near = frame.near
    if re.search(
        r"xóa|xoá|không (?:còn|để)|khắc phục|chấm dứt|giải quyết (?:dứt điểm|hết)", near.split("¤")[0]
    ) and not re.search(r"giảm|còn\s*(?:lại\s*)?(?:không quá\s*)?¤", near):
        return "none_left", 0
    return ("max" if op == "eq" else op), value


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
