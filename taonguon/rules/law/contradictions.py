"""Facts that can't both hold. Each becomes a blocking finding that names both; nothing is repaired or guessed."""

from collections.abc import Iterator

from taonguon.rules.law import judgement as j
from taonguon.rules.law.finding import contradiction
from taonguon.rules.law.model import Order
from taonguon.rules.law.timeline import (
    CELL_ADMISSION,
    CELL_RECOGNITION,
    CEREMONY,
    MOVE,
    PROBATION_ENDED,
    Timeline,
)
from taonguon.rules.wording import format_date, format_int


def contradictions(timeline: Timeline) -> Iterator[j.Finding]:
    """Every contradiction of the case, in a fixed order."""
    for order in timeline.law.orders:
        yield from _order(order, timeline)
    yield from _votes(timeline)
    yield from _birth(timeline)
    yield from _probation(timeline)


def _title(kind: str, timeline: Timeline) -> str:
    return timeline.law.events[kind].title_vi


def _order(order: Order, timeline: Timeline) -> Iterator[j.Finding]:
    later = timeline.completed(order.later)
    told = [event.on for event in timeline.of(order.earlier) if event.on]
    if later is None or later.on is None or not told or any(day <= later.on for day in told):
        return
    yield contradiction(
        order.id,
        f"“{_title(order.later, timeline)}” ngày {format_date(later.on)} lại trước "
        f"“{_title(order.earlier, timeline)}” ngày {format_date(told[0])}; hãy kiểm tra hai ngày này.",
        order.citation,
        order.tag,
    )


def _votes(timeline: Timeline) -> Iterator[j.Finding]:
    law, members = timeline.law, timeline.facts.unit.cell_official_members
    for event in timeline.events:
        votes, kind = event.votes, law.events[event.kind]
        if votes is None or not kind.vote or votes.eligible is None:
            continue
        rule = law.parameter(kind.vote, event.on or timeline.on)
        cast = (votes.yes or 0) + (votes.no or 0)
        about = f"{kind.title_vi}{f' ngày {format_date(event.on)}' if event.on else ''}"
        if cast > votes.eligible:
            text = (
                f"{about}: tán thành và không tán thành cộng lại {format_int(cast)}, nhiều hơn số người "
                "được biểu quyết "
                f"{format_int(votes.eligible)}."
            )
            yield contradiction("x_votes_over_eligible", text, rule.citation, rule.tag)
        elif votes.eligible == 0:
            text = f"{about}: có biểu quyết nhưng số người được biểu quyết ghi là 0."
            yield contradiction("x_no_one_eligible", text, rule.citation, rule.tag)
        if event.kind in (CELL_ADMISSION, CELL_RECOGNITION) and members is not None and votes.eligible > members:
            text = (
                f"{about}: số người được biểu quyết {format_int(votes.eligible)} nhiều hơn số đảng viên "
                "chính thức của chi bộ "
                f"{format_int(members)}."
            )
            yield j.Finding(
                "x_eligible_over_members",
                j.FAIL,
                j.WARNING,
                text,
                rule.citation,
                rule.tag,
                title="Dữ kiện mâu thuẫn",
            )


def _birth(timeline: Timeline) -> Iterator[j.Finding]:
    born = timeline.facts.person.born_on
    if born is None:
        return
    rule = timeline.law.parameter("r_age_min", timeline.judged_on)
    dated = [
        event
        for event in (*timeline.earlier, *timeline.events)
        if event.on and event.on <= born and event.kind != MOVE
    ]
    if dated:
        first = timeline.of(CELL_ADMISSION)
        event = first[0] if first and first[0] in dated else dated[0]
        text = (
            f"Ngày sinh {format_date(born)} không trước “{_title(event.kind, timeline)}” ngày "
            f"{format_date(event.on)}."
        )
        yield contradiction("x_born_after_meeting", text, rule.citation, rule.tag)
    elif born > timeline.on:
        text = f"Ngày sinh {format_date(born)} sau ngày xét {format_date(timeline.on)}."
        yield contradiction("x_born_after_meeting", text, rule.citation, rule.tag)


def _probation(timeline: Timeline) -> Iterator[j.Finding]:
    end, told, joined = timeline.probation_due, timeline.day(PROBATION_ENDED), timeline.day(CEREMONY)
    if end is None or joined is None:
        return
    rule = timeline.law.parameter("r_probation", joined)
    if told is not None and told != end and told >= joined:
        text = (
            f"Ngày hết dự bị ghi {format_date(told)}, nhưng tính từ lễ kết nạp ngày "
            f"{format_date(joined)} là {format_date(end)}; "
            "ngày chính thức theo ngày tính từ lễ kết nạp."
        )
        yield j.Finding(
            "x_probation_end", j.FAIL, j.WARNING, text, rule.citation, rule.tag, title="Dữ kiện mâu thuẫn"
        )
    met = [event.on for event in timeline.of(CELL_RECOGNITION) if event.on]
    if met and joined <= met[-1] < end:
        text = (
            f"Chi bộ họp xét công nhận ngày {format_date(met[-1])}, trước khi hết thời kỳ dự bị ngày "
            f"{format_date(end)} "
            f"(lễ kết nạp ngày {format_date(joined)})."
        )
        yield contradiction("x_recognition_before_probation_end", text, rule.citation, rule.tag)
