"""Age (C-AGE, C-AGE60), schooling (C-EDU, C-EDU-X, C-EDU-L), the certificate (C-CLS), what no fact can tell.

Judged on the day of the cell's meeting, or on the day asked if it hasn't met. An unknown fact gives `unknown`.
"""

from collections.abc import Iterator

from taonguon.rules.law import judgement as j
from taonguon.rules.law.counting import in_months
from taonguon.rules.law.duration import add_months, age_in_words, full_months
from taonguon.rules.law.finding import consent_given, of_condition
from taonguon.rules.law.staleness import certificate_last_day
from taonguon.rules.law.timeline import CERTIFICATE, Timeline
from taonguon.rules.wording import capitalize_first, format_date


def always_unknown(timeline: Timeline) -> Iterator[j.Finding]:
    """What no fact of the file can tell: it is said, and left to the cell."""
    yield of_condition(
        "C-CIT",
        j.UNKNOWN,
        "Quốc tịch, sự tự nguyện và uy tín không ghi trong dữ kiện; chi bộ tự xem xét.",
        timeline,
        level=j.NOTE,
    )
    yield of_condition(
        "C-POL",
        j.UNKNOWN,
        "Tiêu chuẩn chính trị không ghi trong dữ kiện; cấp ủy kết luận khi thẩm tra.",
        timeline,
        level=j.NOTE,
    )


def age(timeline: Timeline) -> Iterator[j.Finding]:
    """C-AGE and, above the usual limit, C-AGE60. Ages are counted by whole months (294-QĐ/TW 1.1.1)."""
    born = timeline.facts.person.born_on
    if born is None:
        yield of_condition("C-AGE", j.UNKNOWN, "Chưa ghi ngày sinh nên chưa tính được tuổi.", timeline)
        return
    day, law = timeline.judged_on, timeline.law
    months = full_months(born, day)
    if months < 0:
        yield of_condition("C-AGE", j.UNKNOWN, "Ngày sinh sau ngày chi bộ họp nên chưa tính được tuổi.", timeline)
        return
    least, most = law.parameter("r_age_min", day), law.parameter("r_age_max", day)
    assert least.amount is not None and most.amount is not None
    low, high = in_months(least.amount), in_months(most.amount)
    words, youngest, oldest = age_in_words(months), age_in_words(low), age_in_words(high)
    at = f"{words} vào ngày {format_date(day)}"
    if months < low:
        first = add_months(born, low)
        message = f"{at}; đủ {youngest} từ ngày {format_date(first)}."
        yield of_condition("C-AGE", j.FAIL, message, timeline, value=words, earliest_on=first)
    elif months <= high:
        message = f"{at}, trong khoảng đủ {youngest} đến đủ {oldest}."
        yield of_condition("C-AGE", j.PASS, message, timeline, value=words)
    else:
        yield from _above_limit(at, words, oldest, most.extras["else_requires"], timeline)


def _above_limit(at: str, words: str, limit: str, doc: str, timeline: Timeline) -> Iterator[j.Finding]:
    consent, title = consent_given(doc, timeline), timeline.law.documents[doc]
    verdict = j.PASS if consent else j.FAIL
    if consent:
        text = f"{at}, trên {limit}; đã có {title}."
    elif consent is None:
        text = f"{at}, trên {limit}; {title} ghi ngày sau quyết định kết nạp, phải có trước khi quyết định."
    else:
        text = (
            f"{at}, trên {limit}: chỉ xét khi có sức khỏe, uy tín, nơi chưa có tổ chức đảng, "
            "đảng viên hoặc có yêu cầu "
            f"đặc biệt, và phải có {title} trước khi quyết định."
        )
    yield of_condition("C-AGE", verdict, text, timeline, rule="r_age_max", value=words)
    yield of_condition("C-AGE60", verdict, text, timeline, value=words)


class _Schooling:
    """Schooling compared with the levels the law names, lowest first."""

    def __init__(self, timeline: Timeline) -> None:
        self.labels = timeline.law.labels
        self.person = timeline.facts.person
        self.rank = {code: number for number, code in enumerate(self.labels["education"])}

    def reaches(self, value: str) -> bool | None:
        """Whether the person's schooling reaches a value of the law; None when it isn't told."""
        if self.person.education is None:
            return None
        wanted = self.labels["education_value"][value]
        if self.rank[self.person.education] != self.rank[wanted] or wanted == value:
            return self.rank[self.person.education] >= self.rank[wanted]
        needs_diploma = value in self.labels["education_by_diploma"]
        return not (needs_diploma and self.person.lower_secondary_diploma is False)


def schooling(timeline: Timeline) -> Iterator[j.Finding]:
    """C-EDU as a whole, then the exception that was looked at (C-EDU-X, C-EDU-L)."""
    law, day, person = timeline.law, timeline.judged_on, timeline.facts.person
    told = _Schooling(timeline)
    usual = law.parameter("r_education_min", day)
    value = None if person.education is None else law.label("education", person.education)
    plain = told.reaches(usual.value)
    exceptions = list(_exceptions(told, timeline, value))
    if plain is None:
        yield of_condition("C-EDU", j.UNKNOWN, "Chưa ghi trình độ học vấn.", timeline)
    elif plain:
        yield of_condition("C-EDU", j.PASS, f"Trình độ: {value}.", timeline, value=value)
    else:
        yield _below_usual(value, usual.value, exceptions, timeline)
    yield from exceptions


def _below_usual(value: str | None, usual: str, exceptions: list[j.Finding], timeline: Timeline) -> j.Finding:
    verdicts = {finding.verdict for finding in exceptions}
    wanted = timeline.law.labels["education_wanted"][usual]
    if j.PASS in verdicts:
        text = f"Trình độ: {value}; được xét theo diện vùng đặc thù."
        return of_condition("C-EDU", j.PASS, text, timeline, value=value)
    if j.UNKNOWN in verdicts:
        text = f"Trình độ: {value}, chưa {wanted}; chưa rõ có thuộc vùng đặc thù không."
        return of_condition("C-EDU", j.UNKNOWN, text, timeline, value=value)
    return of_condition("C-EDU", j.FAIL, f"Trình độ: {value}; phải {wanted} trở lên.", timeline, value=value)


def _exceptions(told: _Schooling, timeline: Timeline, value: str | None) -> Iterator[j.Finding]:
    law, day, person = timeline.law, timeline.judged_on, timeline.facts.person
    cases = [law.special_cases[case] for case in person.special_cases if case in law.special_cases]
    special = True if any(case.special_area for case in cases) else _is_special(person.area)
    if special is False:
        return
    least = law.parameter("r_education_special_area", day).value
    primary = told.reaches(least)
    elder = any(case.kind == "education" for case in cases)
    if special is None:
        if told.reaches(law.parameter("r_education_min", day).value) is False and (primary or elder):
            text = "Chưa ghi nơi ở, nơi làm việc có thuộc vùng đặc thù không."
            yield of_condition("C-EDU-X" if primary else "C-EDU-L", j.UNKNOWN, text, timeline, value=value)
        return
    if primary is None:
        yield of_condition("C-EDU-X", j.UNKNOWN, "Chưa ghi trình độ học vấn.", timeline)
        return
    verdict, ending = (j.PASS, "đủ") if primary else (j.FAIL, "chưa đủ")
    level = j.NOTE if primary or elder else j.BLOCK
    text = f"Vùng đặc thù phải {law.label('education_wanted', least)} trở lên: {value}, {ending}."
    yield of_condition("C-EDU-X", verdict, text, timeline, value=value, level=level)
    if elder and not primary:
        yield _elder(told, timeline, value)


def _is_special(area: str | None) -> bool | None:
    return None if area is None else area == "special"


def _elder(told: _Schooling, timeline: Timeline, value: str | None) -> j.Finding:
    rule = timeline.law.parameter("r_education_elder", timeline.judged_on)
    doc = rule.extras["requires"]
    title, wanted = timeline.law.documents[doc], timeline.law.label("education_wanted", rule.value)
    if not told.reaches(rule.value):
        text = f"Phải {wanted}; hiện: {value}."
        return of_condition("C-EDU-L", j.FAIL, text, timeline, value=value)
    consent = consent_given(doc, timeline)
    if consent:
        return of_condition(
            "C-EDU-L", j.PASS, f"{capitalize_first(wanted)}; đã có {title}.", timeline, value=value
        )
    text = f"{capitalize_first(wanted)}; phải có {title} trước khi quyết định kết nạp."
    return of_condition("C-EDU-L", j.FAIL, text, timeline, value=value)


def certificate(timeline: Timeline) -> j.Finding:
    """C-CLS: a certificate issued by the day of the cell's meeting and still valid on it."""
    if timeline.facts.events is None and not timeline.happened(CERTIFICATE):
        return of_condition("C-CLS", j.UNKNOWN, "Chưa ghi giấy chứng nhận bồi dưỡng nhận thức về Đảng.", timeline)
    if not timeline.happened(CERTIFICATE) and timeline.history_untold:
        text = "Chi bộ đã xét kết nạp; dữ kiện không ghi giấy chứng nhận khi ấy."
        return of_condition("C-CLS", j.UNKNOWN, text, timeline, level=j.NOTE)
    if not timeline.happened(CERTIFICATE):
        text = "Chưa có giấy chứng nhận bồi dưỡng nhận thức về Đảng; phải có trước khi chi bộ họp xét."
        return of_condition("C-CLS", j.FAIL, text, timeline)
    issued, last, day = timeline.certificate_on, certificate_last_day(timeline), timeline.judged_on
    if issued is None or last is None:
        text = "Đã có giấy chứng nhận nhưng chưa ghi ngày cấp nên chưa biết còn hạn không."
        return of_condition("C-CLS", j.UNKNOWN, text, timeline)
    value = f"hết hạn dùng {format_date(last)}"
    if issued > day:
        text = f"Giấy chứng nhận cấp ngày {format_date(issued)}, sau ngày chi bộ họp {format_date(day)}."
        return of_condition("C-CLS", j.FAIL, text, timeline, value=value)
    if day > last:
        text = (
            f"Giấy chứng nhận cấp ngày {format_date(issued)} chỉ dùng được đến {format_date(last)}; "
            "phải học lại để được cấp giấy mới."
        )
        return of_condition("C-CLS", j.FAIL, text, timeline, value=value)
    text = f"Giấy chứng nhận cấp ngày {format_date(issued)}, dùng được đến {format_date(last)}."
    return of_condition("C-CLS", j.PASS, text, timeline, value=value)
