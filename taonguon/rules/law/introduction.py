"""Who introduces.

Number and standing of members (C-INT, C-INT12, C-INTR), Đoàn and công đoàn (C-YU, C-YU30, C-TU).
"""

from collections.abc import Iterator
from datetime import date

from taonguon.rules.law import judgement as j
from taonguon.rules.law.counting import due_on
from taonguon.rules.law.facts import Introducer
from taonguon.rules.law.finding import consent_given, of_condition
from taonguon.rules.law.flow import TWO_MEMBERS
from taonguon.rules.law.model import SpecialCase
from taonguon.rules.law.route import TRADE_UNION, YOUTH_UNION, youth_age
from taonguon.rules.law.timeline import Timeline
from taonguon.rules.wording import format_date


def _needed(route: str | None, timeline: Timeline) -> tuple[int, int]:
    """Least and greatest number of introducing members that may be needed; equal when the route is known."""
    law, day = timeline.law, timeline.judged_on
    two = law.parameter("r_introducers_route_a", day).value["official_members"]
    one = law.parameter("r_introducers_route_b", day).value["official_members"]
    if route is None:
        return one, two
    return (two, two) if route == TWO_MEMBERS else (one, one)


def _is_official(introducer: Introducer, day: date) -> bool | None:
    return None if introducer.official_since is None else introducer.official_since <= day


def number(timeline: Timeline, route: str | None) -> j.Finding:
    """C-INT: enough introducing members who are official on the day."""
    told, day = timeline.facts.introducers, timeline.judged_on
    if told is None:
        return of_condition("C-INT", j.UNKNOWN, "Chưa ghi đảng viên giới thiệu.", timeline)
    standing = [_is_official(one, day) for one in told]
    sure, possible = standing.count(True), len(standing) - standing.count(False)
    least, most = _needed(route, timeline)
    wanted = f"cần {least}" if least == most else f"cần {least} hoặc {most} tùy cách giới thiệu"
    text = f"{sure} đảng viên chính thức giới thiệu, {wanted}."
    value = f"{sure} trên {least}" if least == most else str(sure)
    if sure >= most:
        if route in (YOUTH_UNION, TRADE_UNION):
            text = f"{text[:-1]}, cùng nghị quyết của {'Đoàn' if route == YOUTH_UNION else 'công đoàn cơ sở'}."
        return of_condition("C-INT", j.PASS, text, timeline, value=value)
    if possible < least:
        return of_condition("C-INT", j.FAIL, text, timeline, value=value)
    reason = "chưa rõ cách giới thiệu" if sure >= least else "chưa ghi ngày chính thức của người giới thiệu"
    return of_condition("C-INT", j.UNKNOWN, f"{text[:-1]}; {reason}.", timeline, value=value)


def together(timeline: Timeline, route: str | None) -> Iterator[j.Finding]:
    """C-INT12 (12 months together on the day of the meeting) and C-INTR (waived for a replacement)."""
    told, day = timeline.facts.introducers, timeline.judged_on
    if told is None:
        yield of_condition("C-INT12", j.UNKNOWN, "Chưa ghi người giới thiệu cùng đơn vị từ ngày nào.", timeline)
        return
    if not told:
        return
    rule = timeline.law.parameter("r_introducer_together", day)
    assert rule.amount is not None
    wanted = min(_needed(route, timeline)[0], len(told))
    ready = [_ready_on(one, timeline) for one in told if _is_official(one, day) is not False]
    known = sorted(first for first in ready if first is not None)
    enough = [first for first in known if first <= day]
    months = timeline.law.words(rule.amount)
    if waiver := _waiver(timeline):
        text = f"{waiver.title_vi}, đã có {timeline.law.documents[waiver.requires]}: không tính đủ {months}."
        yield of_condition("C-INT12", j.PASS, text, timeline, citation=waiver.citation, tag=waiver.tag)
    elif len(enough) >= wanted:
        text = f"Người giới thiệu cùng đơn vị đủ {months} khi chi bộ xét."
        yield of_condition("C-INT12", j.PASS, text, timeline, value=f"{len(enough)} trên {wanted}")
    elif len(enough) + ready.count(None) >= wanted:
        text = f"Chưa rõ người giới thiệu cùng đơn vị đủ {months} chưa (ngày cùng đơn vị, thay người)."
        yield of_condition("C-INT12", j.UNKNOWN, text, timeline)
    else:
        first = known[wanted - 1] if len(known) >= wanted else None
        ending = f"; đủ từ ngày {format_date(first)}" if first else ""
        text = f"Người giới thiệu chưa cùng đơn vị đủ {months} khi chi bộ xét{ending}."
        yield of_condition(
            "C-INT12", j.FAIL, text, timeline, value=f"{len(enough)} trên {wanted}", earliest_on=first
        )
    if any(one.replacement for one in told):
        text = f"Chi bộ phân công đảng viên chính thức khác thay người giới thiệu: không tính đủ {months}."
        yield of_condition("C-INTR", j.PASS, text, timeline)


def _waiver(timeline: Timeline) -> SpecialCase | None:
    """The told special case that does away with the months together, once its document is there."""
    known = timeline.law.special_cases
    for case in sorted(timeline.facts.person.special_cases):
        if (
            case in known
            and known[case].waives_condition == "C-INT12"
            and consent_given(known[case].requires, timeline)
        ):
            return known[case]
    return None


def _ready_on(introducer: Introducer, timeline: Timeline) -> date | None:
    """The day from which the introducer may introduce; None when it can't be told.

    A short time together proves nothing as long as it isn't told whether the member replaced another.
    """
    rule = timeline.law.parameter("r_introducer_together", timeline.judged_on)
    if introducer.replacement:
        return date.min
    if introducer.together_since is None or rule.amount is None:
        return None
    first = due_on(introducer.together_since, rule.amount, timeline.law.calendar)
    if first is not None and first > timeline.judged_on and introducer.replacement is None:
        return None
    return first


def organisations(timeline: Timeline, route: str | None) -> Iterator[j.Finding]:
    """C-YU, C-TU in Đoàn age; C-YU30 beyond it. Only what applies is said."""
    young, person = youth_age(timeline), timeline.facts.person
    if young is None:
        if person.youth_union_present is not False:
            text = "Chưa rõ có còn trong độ tuổi Đoàn không (ngày sinh, cán bộ Đoàn)."
            yield of_condition("C-YU", j.UNKNOWN, text, timeline)
    elif not young:
        yield _past_youth(timeline, route)
    elif person.youth_union_present is None:
        text = "Trong độ tuổi Đoàn; chưa rõ nơi sinh hoạt có tổ chức Đoàn không."
        yield of_condition("C-YU", j.UNKNOWN, text, timeline)
    elif person.youth_union_present:
        yield _membership("C-YU", person.youth_union_member, "đoàn viên", route == YOUTH_UNION, timeline)
    elif person.trade_union_present is None:
        text = "Nơi không có tổ chức Đoàn; chưa rõ có công đoàn cơ sở không."
        yield of_condition("C-TU", j.UNKNOWN, text, timeline)
    elif person.trade_union_present:
        yield _membership("C-TU", person.trade_union_member, "đoàn viên công đoàn", route == TRADE_UNION, timeline)


def _membership(condition: str, member: bool | None, name: str, by_route: bool, timeline: Timeline) -> j.Finding:
    if member is None:
        return of_condition(condition, j.UNKNOWN, f"Chưa rõ người vào Đảng có phải là {name} không.", timeline)
    if not member:
        text = f"Trong độ tuổi Đoàn, nơi có tổ chức: phải là {name} trước khi xét kết nạp."
        return of_condition(condition, j.FAIL, text, timeline)
    if not by_route:
        text = (
            f"Là {name}: phải được tổ chức ấy giới thiệu cùng một đảng viên; cách giới thiệu đã chọn "
            "khác đi, hãy ghi rõ lý do."
        )
        return of_condition(condition, j.FAIL, text, timeline, level=j.WARNING)
    return of_condition(condition, j.PASS, f"Là {name}, được tổ chức giới thiệu.", timeline)


def _past_youth(timeline: Timeline, route: str | None) -> j.Finding:
    if route == TWO_MEMBERS:
        return of_condition(
            "C-YU30", j.PASS, "Đã quá độ tuổi Đoàn: hai đảng viên chính thức giới thiệu.", timeline
        )
    text = (
        "Đã quá độ tuổi Đoàn nhưng chọn tổ chức giới thiệu: Trung ương không cấm, địa phương có "
        "thể không chấp nhận; hãy hỏi cấp trên."
    )
    return of_condition("C-YU30", j.UNKNOWN, text, timeline)
