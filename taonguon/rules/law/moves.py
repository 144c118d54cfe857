"""A person who moves mid-way.

Which row of law file 3.8 applies, and the decision that is cancelled by a late one.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from taonguon.rules.law import judgement as j
from taonguon.rules.law.counting import due_on
from taonguon.rules.law.facts import Event
from taonguon.rules.law.timeline import CELL_ADMISSION, CEREMONY, DECISION, MOVE, RECEIVED, Timeline
from taonguon.rules.wording import format_date

_FORWARDED = "forwarded_dossier_received"
_AT_COMMITTEE = ("dossier_sent_up", "appraisal_done", "grassroots_dossier_sent_up", "extension_granted")


def _by(kind: str, day: date, timeline: Timeline) -> bool:
    return any(
        event.on and event.on <= day and timeline.carried(event) is not False for event in timeline.of(kind)
    )


def _last_valid_day(moved: date, timeline: Timeline) -> date | None:
    rule = timeline.law.parameter("r_move_decision_valid", moved)
    return None if rule.amount is None else due_on(moved, rule.amount, timeline.law.calendar)


def _decisions_of_old_place(timeline: Timeline) -> list[Event]:
    received = timeline.day(_FORWARDED)
    told = (*timeline.of(DECISION), *(event for event in timeline.undone if event.kind == DECISION))
    return [event for event in told if event.on and (received is None or event.on < received)]


def decision_of_old_place(timeline: Timeline) -> Event | None:
    """The latest decision issued before the new place received the dossier, cancelled or not."""
    carried = [event for event in _decisions_of_old_place(timeline) if timeline.carried(event) is not False]
    return max(carried, key=lambda event: event.on or timeline.on, default=None)


def without_cancelled_decision(timeline: Timeline) -> Timeline:
    """The timeline less a decision that the old place has to cancel, and its receipt (06-HD/TW 3.9c).

    Only when the new place is told to be under another committee: a decision is never set aside on a guess.
    """
    move = timeline.latest(MOVE)
    if move is None or move.on is None or move.same_committee is not False or _by(CEREMONY, move.on, timeline):
        return timeline
    last = _last_valid_day(move.on, timeline)
    late = [
        event
        for event in _decisions_of_old_place(timeline)
        if event not in timeline.undone and last and event.on and event.on > last
    ]
    if not late:
        return timeline
    first = min(event.on for event in late if event.on)
    gone = [*late, *(event for event in timeline.of(RECEIVED) if event.on and event.on >= first)]
    return replace(
        timeline,
        events=tuple(event for event in timeline.events if event not in gone),
        undone=(*timeline.undone, *gone),
    )


def moves(timeline: Timeline) -> Iterator[j.Finding]:
    """Findings on the move, and on temporary activity."""
    told = timeline.facts.person.special_cases
    if any(
        timeline.law.special_cases[case].row == "temporary" for case in told if case in timeline.law.special_cases
    ):
        yield _finding("move_temporary", j.NOTE, timeline)
    move = timeline.latest(MOVE)
    if move is None:
        return
    if move.on is None:
        text = "Chưa ghi ngày có hiệu lực của quyết định chuyển nên chưa biết áp dụng trường hợp nào."
        yield _finding("move_decided_in_time", j.WARNING, timeline, message=text, verdict=j.UNKNOWN)
        return
    yield from _row(move, timeline)
    if timeline.happened("reconsideration_request_received"):
        yield _finding("move_reconsider", j.NOTE, timeline)


def _row(move: Event, timeline: Timeline) -> Iterator[j.Finding]:
    moved = move.on
    assert moved is not None
    decision = decision_of_old_place(timeline)
    if _by(CEREMONY, moved, timeline):
        yield _finding("move_probationary", j.NOTE, timeline)
    elif decision and decision.on:
        yield _decided(decision.on, moved, move, timeline)
    elif not _by(CELL_ADMISSION, moved, timeline):
        yield _finding("move_sympathizer", j.NOTE, timeline)
    elif timeline.happened(_FORWARDED) or any(_by(kind, moved, timeline) for kind in _AT_COMMITTEE):
        yield _finding("move_with_committee", j.NOTE, timeline)
    else:
        yield _finding("move_resolved_not_sent", j.NOTE, timeline)


def _decided(decided: date, moved: date, move: Event, timeline: Timeline) -> j.Finding:
    if move.same_committee:
        return _finding("move_decided_same_committee", j.NOTE, timeline)
    last = _last_valid_day(moved, timeline)
    if last is None or decided <= last:
        return _finding("move_decided_in_time", j.NOTE, timeline)
    if move.same_committee is False:
        return _finding("move_decided_late", j.BLOCK, timeline, verdict=j.FAIL, value=format_date(last))
    text = (
        f"Quyết định kết nạp ngày {format_date(decided)} ban hành sau ngày {format_date(last)}; "
        "chưa rõ nơi đến có cùng cấp ủy "
        "có thẩm quyền không, nếu khác thì phải hủy quyết định."
    )
    return _finding("move_decided_late", j.WARNING, timeline, message=text, verdict=j.UNKNOWN)


def _finding(
    row: str, level: str, timeline: Timeline, *, message: str = "", verdict: str = j.PASS, value: str | None = None
) -> j.Finding:
    law, told = timeline.law, timeline.law.moves[row]
    moved = timeline.latest(MOVE)
    day = (moved.on if moved else None) or timeline.on
    lengths = {}
    for family in told.rules:
        amount = law.parameter(family, day).amount
        assert amount is not None
        lengths[family] = law.words(amount)
    return j.Finding(
        rule=row,
        verdict=verdict,
        level=level,
        message=message or told.message.format(**lengths),
        citation=told.citation,
        tag=told.tag,
        title="Thay đổi nơi công tác, cư trú",
        value=value,
    )
