"""Who introduces the person.

A proposal with its reason, which the cell may override (law file 2, C-INT to C-TU).
"""

from taonguon.rules.law.duration import MONTHS_A_YEAR, full_months
from taonguon.rules.law.facts import Person
from taonguon.rules.law.flow import TWO_MEMBERS
from taonguon.rules.law.judgement import Route
from taonguon.rules.law.timeline import Timeline

YOUTH_UNION, TRADE_UNION = "youth_union", "trade_union"


def youth_age(timeline: Timeline) -> bool | None:
    """Whether the person is still in Đoàn age when the cell meets; None when it can't be told."""
    person = timeline.facts.person
    limits = timeline.law.parameter("r_youth_age", timeline.judged_on).value
    if person.born_on is None:
        return None
    years = full_months(person.born_on, timeline.judged_on) // MONTHS_A_YEAR
    if years <= limits["member"]:
        return True
    if years > limits["officer"]:
        return False
    return person.youth_union_officer


def _proposal(young: bool | None, person: Person) -> tuple[str | None, str]:
    if young is False:
        return TWO_MEMBERS, "Đã quá độ tuổi Đoàn: hai đảng viên chính thức giới thiệu."
    if person.youth_union_present is False and person.trade_union_present is False:
        return TWO_MEMBERS, "Nơi chưa có tổ chức Đoàn và công đoàn cơ sở: hai đảng viên chính thức giới thiệu."
    if young is None:
        return None, "Chưa rõ có còn trong độ tuổi Đoàn không (ngày sinh, cán bộ Đoàn): hãy ghi thêm để đề xuất."
    if person.youth_union_present:
        return YOUTH_UNION, "Trong độ tuổi Đoàn, nơi có tổ chức Đoàn: Đoàn và một đảng viên chính thức giới thiệu."
    if person.youth_union_present is None:
        return None, "Chưa rõ nơi sinh hoạt có tổ chức Đoàn không: hãy ghi thêm để đề xuất."
    if person.trade_union_present:
        return (
            TRADE_UNION,
            "Trong độ tuổi Đoàn, nơi không có tổ chức Đoàn nhưng có công đoàn cơ sở: "
            "công đoàn và một đảng viên chính thức giới thiệu.",
        )
    return None, "Nơi không có tổ chức Đoàn; chưa rõ có công đoàn cơ sở không: hãy ghi thêm để đề xuất."


def propose(timeline: Timeline) -> Route:
    """The proposed route; `proposed` is None as long as the facts that decide aren't told."""
    proposed, why = _proposal(youth_age(timeline), timeline.facts.person)
    age_limit = timeline.law.parameter("r_youth_age", timeline.judged_on)
    citation, _ = timeline.law.condition("C-YU", timeline.judged_on)
    return Route(proposed, why, f"{citation}; {age_limit.citation}", age_limit.tag, timeline.facts.route)
