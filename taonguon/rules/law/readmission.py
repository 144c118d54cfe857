"""Re-admission: how long to wait, who never, whose consent, only once (law file 2.1; 294-QĐ/TW 3.5)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from taonguon.rules.law import judgement as j
from taonguon.rules.law.counting import due_on
from taonguon.rules.law.finding import consent_given, of_parameter
from taonguon.rules.law.model import Parameter, SpecialCase
from taonguon.rules.law.timeline import Timeline
from taonguon.rules.wording import format_date, join_list

_KIND = "readmission"
_BEFORE = "readmitted_before"
_CLEARED = "criminal_record_cleared"


def _reasons(timeline: Timeline) -> list[SpecialCase]:
    known = timeline.law.special_cases
    told = sorted(case for case in timeline.facts.person.special_cases if case in known)
    return [known[case] for case in told if known[case].kind == _KIND]


def is_readmission(timeline: Timeline) -> bool:
    """Whether the person was in the Party before: a day of leaving is told, or a reason."""
    return timeline.left_on is not None or bool(_reasons(timeline))


def readmission(timeline: Timeline) -> Iterator[j.Finding]:
    """Findings of re-admission; nothing for a person admitted for the first time."""
    if not is_readmission(timeline):
        return
    day, law, reasons = timeline.judged_on, timeline.law, _reasons(timeline)
    wait = law.parameter("r_readmission_wait", day)
    yield _waited(wait, timeline.left_on, "ra khỏi Đảng", timeline)
    crime = [case.wait for case in law.special_cases.values() if case.wait]
    if timeline.happened(_CLEARED) or any(case.wait for case in reasons):
        for family in crime:
            yield _waited(law.parameter(family, day), timeline.day(_CLEARED), "được xóa án tích", timeline)
    yield _never(law.parameter("r_readmission_never", day), reasons)
    yield _consent(wait, timeline)
    yield _once(wait, reasons)


def _waited(rule: Parameter, since: date | None, what: str, timeline: Timeline) -> j.Finding:
    assert rule.amount is not None
    wait = timeline.law.words(rule.amount)
    if since is None:
        text = f"Chưa ghi ngày {what} nên chưa tính được thời gian chờ {wait}."
        return of_parameter(rule, j.UNKNOWN, text)
    first = due_on(since, rule.amount, timeline.law.calendar)
    assert first is not None
    begun = f"{what} ngày {format_date(since)}"
    if timeline.judged_on < first:
        text = f"Chưa đủ {wait} kể từ khi {begun}; xét được từ ngày {format_date(first)}."
        return of_parameter(rule, j.FAIL, text, earliest_on=first, value=f"từ {format_date(since)}")
    text = f"Đủ {wait} kể từ khi {begun}."
    return of_parameter(rule, j.PASS, text, value=f"từ {format_date(since)}")


def _never(rule: Parameter, reasons: list[SpecialCase]) -> j.Finding:
    hit = [case for case in reasons if set(rule.value).intersection((case.id, *case.covers))]
    if hit:
        names = ", ".join(case.title_vi.lower() for case in hit)
        return of_parameter(rule, j.FAIL, f"Không xét kết nạp lại: {names}.", value=names)
    if any(case.id not in (_KIND, _BEFORE) for case in reasons):
        return of_parameter(rule, j.PASS, "Lý do ra khỏi Đảng không thuộc diện không xét kết nạp lại.")
    return of_parameter(
        rule, j.UNKNOWN, "Chưa ghi lý do ra khỏi Đảng nên chưa biết có được xét kết nạp lại không."
    )


def _consent(wait: Parameter, timeline: Timeline) -> j.Finding:
    """The consent asked with the wait; its own parameter where the text in force widens who may give it."""
    law, day = timeline.law, timeline.judged_on
    widened = "r_readmission_consent_208"
    rule = law.parameter(widened, day) if law.in_force(widened, day) else wait
    doc = rule.extras["requires"]
    title = law.documents[doc]
    if rule.family == widened:
        givers = (law.label("consent_giver", giver) for giver in rule.value["any_of"])
        title = f"{title} (người ký: {join_list(givers, last='hoặc')})"
    if consent_given(doc, timeline):
        found = of_parameter(rule, j.PASS, f"Kết nạp lại: đã có {title}.", value=doc)
    else:
        text = f"Kết nạp lại: phải có {title} trước khi quyết định."
        found = of_parameter(rule, j.FAIL, text, value=doc)
    return _renamed(found, wait, "readmission_consent")


def _renamed(finding: j.Finding, wait: Parameter, rule: str) -> j.Finding:
    """A finding on something else than the time that the same parameter sets has its own name."""
    return replace(finding, rule=rule) if finding.rule == wait.id else finding


def _once(wait: Parameter, reasons: list[SpecialCase]) -> j.Finding:
    limit = wait.extras["max_times"]
    if any(case.id == _BEFORE for case in reasons):
        text = f"Chỉ được kết nạp lại {limit} lần; người này đã được kết nạp lại."
        return _renamed(of_parameter(wait, j.FAIL, text, value="đã kết nạp lại"), wait, "readmission_once")
    text = f"Chỉ được kết nạp lại {limit} lần; khi kết nạp lại phải qua thời kỳ dự bị."
    return _renamed(of_parameter(wait, j.PASS, text), wait, "readmission_once")
