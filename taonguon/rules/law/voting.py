"""Findings on votes.

Each told vote against its share, too many failed votes, the size of the cell (law file 3.2).
"""

from collections.abc import Iterator

from taonguon.rules.law import judgement as j
from taonguon.rules.law.facts import Event
from taonguon.rules.law.finding import of_parameter
from taonguon.rules.law.flow import Progress
from taonguon.rules.law.timeline import Timeline
from taonguon.rules.law.votes import vote_passes, vote_sentence
from taonguon.rules.wording import format_date


def _about(event: Event, timeline: Timeline) -> str:
    title = timeline.law.events[event.kind].title_vi
    return f"{title} ngày {format_date(event.on)}" if event.on else title


def votes(timeline: Timeline) -> Iterator[j.Finding]:
    """One finding a vote: pass, fail, or unknown when the event needs a vote and its figures aren't told."""
    for event in (*timeline.events, *timeline.undone):
        kind = timeline.law.events[event.kind]
        if kind.vote:
            yield _vote(event, kind.vote, timeline)


def _vote(event: Event, rule: str, timeline: Timeline) -> j.Finding:
    if rule == "r_vote_standing" and timeline.facts.unit.empowered:
        rule = "r_vote_empowered"
    parameter = timeline.law.parameter(rule, event.on or timeline.on)
    told, about, threshold = event.votes, _about(event, timeline), parameter.threshold
    assert threshold is not None
    if told is None or told.eligible is None or told.yes is None:
        level = j.NOTE if told is None else j.WARNING
        return of_parameter(
            parameter, j.UNKNOWN, f"{about}: chưa ghi đủ số biểu quyết.", level=level, event=event.kind
        )
    if told.eligible == 0 or told.yes + (told.no or 0) > told.eligible:
        text = f"{about}: số biểu quyết mâu thuẫn nên chưa kết luận được."
        return of_parameter(parameter, j.UNKNOWN, text, event=event.kind)
    value = vote_sentence(threshold, yes=told.yes, total=told.eligible)
    verdict = j.PASS if vote_passes(threshold, yes=told.yes, total=told.eligible) else j.FAIL
    ending = "" if verdict == j.PASS else "; không đạt, vẫn báo cáo đầy đủ kết quả lên cấp trên"
    text = f"{about}: {value} {timeline.law.label('of', threshold.of)}{ending}."
    later = timeline.completed(event.kind)
    superseded = verdict == j.FAIL and later is not None and later != event
    level = j.NOTE if verdict == j.PASS or superseded else j.BLOCK
    return of_parameter(parameter, verdict, text, level=level, value=value, event=event.kind)


def failed_votes(progress: Progress) -> Iterator[j.Finding]:
    """r_failed_votes: recognition and removal of a probationary member, after so many votes below the share."""
    timeline = progress.timeline
    rule = timeline.law.parameter("r_failed_votes", timeline.on)
    assert rule.amount is not None
    removals = timeline.of("cell_resolution_removal")
    counts = (
        (progress.failed_recognition_votes, "công nhận chính thức", timeline.of("cell_resolution_recognition")),
        (sum(timeline.carried(event) is False for event in removals), "xóa tên", removals),
    )
    for count, name, events in counts:
        if not count or timeline.carried(events[-1]) is not False:
            continue
        value = f"{count} trên {rule.amount.amount} lần"
        if count >= rule.amount.amount:
            text = f"Đã {count} lần biểu quyết {name} không đạt: báo cáo cấp ủy cấp trên xem xét, quyết định."
            yield of_parameter(rule, j.FAIL, text, value=value, event=events[-1].kind)
        else:
            text = (
                f"{count} lần biểu quyết {name} không đạt; đến {rule.amount.amount} lần thì cấp trên quyết định."
            )
            yield of_parameter(rule, j.PASS, text, value=value, level=j.WARNING, event=events[-1].kind)


def cell_size(timeline: Timeline) -> Iterator[j.Finding]:
    """r_cell_min: a cell needs so many official members; and a vote can't have more members than the cell."""
    members = timeline.facts.unit.cell_official_members
    rule = timeline.law.parameter("r_cell_min", timeline.judged_on)
    assert rule.amount is not None
    if members is None:
        yield of_parameter(rule, j.UNKNOWN, "Chưa ghi số đảng viên chính thức của chi bộ.", level=j.NOTE)
        return
    verdict, level = (j.PASS, j.NOTE) if members >= rule.amount.amount else (j.FAIL, j.WARNING)
    text = f"Chi bộ có {members} đảng viên chính thức, ít nhất phải có {rule.amount.amount}."
    yield of_parameter(rule, verdict, text, level=level, value=str(members))
