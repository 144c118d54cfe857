"""Special groups.

Each adds a document before the decision; who handles the person; verification narrowed (law file 2.2, 2.3,
3.3).
"""

from collections.abc import Iterator

from taonguon.rules.law import judgement as j
from taonguon.rules.law.finding import consent_given
from taonguon.rules.law.model import SpecialCase
from taonguon.rules.law.timeline import Timeline


def special(timeline: Timeline) -> Iterator[j.Finding]:
    """One finding a told special case of these kinds, in the order of the vocabulary."""
    told = timeline.facts.person.special_cases
    for case in timeline.law.special_cases.values():
        if case.id not in told:
            continue
        if case.kind == "consent":
            yield _consent(case, timeline)
        elif case.kind == "handling":
            yield _finding(case, j.PASS, j.NOTE, f"{case.title_vi}: xét kết nạp ở {case.handled_by}.")
        elif case.kind == "verification":
            yield _finding(case, j.PASS, j.NOTE, f"{case.title_vi}: {case.effect}.")


def _consent(case: SpecialCase, timeline: Timeline) -> j.Finding:
    title = timeline.law.documents[case.requires]
    given = consent_given(case.requires, timeline)
    if given:
        return _finding(case, j.PASS, j.NOTE, f"{case.title_vi}: đã có {title}.")
    late = "văn bản ghi ngày sau quyết định kết nạp, " if given is None else ""
    text = f"{case.title_vi}: {late}phải có {title} trước khi quyết định kết nạp."
    return _finding(case, j.FAIL, j.BLOCK, text)


def _finding(case: SpecialCase, verdict: str, level: str, message: str) -> j.Finding:
    return j.Finding(
        rule=f"special_{case.id}",
        verdict=verdict,
        level=level,
        message=message,
        citation=case.citation,
        tag=case.tag,
        title=case.title_vi,
        value=case.requires or None,
    )
