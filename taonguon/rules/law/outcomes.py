"""Removal of a probationary member, annulled decisions, a ceremony out of time.

A lapsed dossier (law file 3.5, 3.7).
"""

from collections.abc import Iterator

from taonguon.rules.law import judgement as j
from taonguon.rules.law.finding import of_parameter
from taonguon.rules.law.flow import Progress
from taonguon.rules.law.staleness import dossier_last_day, lapsed_papers
from taonguon.rules.law.timeline import (
    ANNULLED,
    CEREMONY,
    OPENED,
    RECOGNITION_ANNULLED,
    Timeline,
)
from taonguon.rules.wording import format_date, join_list

_APPLICATION, _CEREMONY_STEP = "s07_application", "s18_ceremony"


def ending(progress: Progress) -> Iterator[j.Finding]:
    """What ended the case, or what an annulment asks to be done again."""
    timeline, outcome = progress.timeline, progress.outcome
    if outcome:
        text = f"Hồ sơ kết thúc: {outcome.title_vi}."
        yield j.Finding(outcome.id, j.PASS, j.NOTE, text, outcome.citation, outcome.tag, title=outcome.title_vi)
    told = timeline.law.labels["annulment"]
    for event in (*timeline.undone, *timeline.events):
        if event.kind in (ANNULLED, RECOGNITION_ANNULLED):
            what = told.get(event.reason or "", told[""])
            level = j.WARNING if what.verdict == j.UNKNOWN else j.BLOCK
            title = timeline.law.events[event.kind].title_vi
            yield j.Finding(event.kind, what.verdict, level, what.message, what.citation, what.tag, title=title)


def late_ceremony(timeline: Timeline, clocks: tuple[j.Deadline, ...]) -> Iterator[j.Finding]:
    """A ceremony after the due day needs the consent of the level above; the decision doesn't die by itself."""
    for clock in clocks:
        if clock.step != _CEREMONY_STEP or clock.state not in (j.OVERDUE, j.MET_LATE) or clock.due_on is None:
            continue
        rule = timeline.law.parameter("r_ceremony", timeline.day("admission_decision_issued") or timeline.on)
        agreed = timeline.happened(rule.late_if)
        if agreed:
            yield of_parameter(rule, j.PASS, "Lễ kết nạp sau hạn đã được cấp ủy cấp trên đồng ý.")
        else:
            text = (
                f"Quá ngày {format_date(clock.due_on)} mới tổ chức lễ kết nạp: phải báo cáo và được cấp "
                "ủy cấp trên đồng ý."
            )
            yield of_parameter(rule, j.FAIL, text, value=format_date(clock.due_on))


def lapsed_dossier(timeline: Timeline) -> Iterator[j.Finding]:
    """The dossier that the cell didn't consider in time, and what must be made again."""
    rule = timeline.law.parameter("r_dossier_validity", timeline.judged_on)
    last = dossier_last_day(timeline)
    if last is None:
        applications = (day for form in timeline.law.step(_APPLICATION).forms for day in timeline.paper_days(form))
        hint = timeline.day("procedure_permitted") or next(applications, None)
        if hint and not timeline.happened(CEREMONY):
            text = (
                f"Chưa ghi ngày lập hồ sơ nên chưa tính hạn dùng; ngày gần nhất biết được là {format_date(hint)}."
            )
            yield of_parameter(rule, j.UNKNOWN, text)
        return
    redo, opened = lapsed_papers(timeline), timeline.day(OPENED)
    value = f"dùng được đến {format_date(last)}"
    if redo:
        text = (
            f"Hồ sơ lập ngày {format_date(opened)} đã quá hạn dùng từ sau ngày {format_date(last)}: "
            f"làm lại {join_list(redo)}; "
            "thẩm tra bổ sung nếu có thay đổi."
        )
        yield of_parameter(rule, j.FAIL, text, value=value)
    else:
        yield of_parameter(rule, j.PASS, f"Hồ sơ lập ngày {format_date(opened)}, {value}.", value=value)
