"""Making findings: the citation and tag of a condition or parameter on the day it is judged."""

from datetime import date
from typing import Any

from taonguon.rules.law import judgement as j
from taonguon.rules.law.model import Parameter
from taonguon.rules.law.timeline import Timeline

_LEVELS = {j.PASS: j.NOTE, j.FAIL: j.BLOCK, j.UNKNOWN: j.WARNING}


def of_condition(
    condition_id: str, verdict: str, message: str, timeline: Timeline, *, rule: str = "", **more: Any
) -> j.Finding:
    """A finding on a condition (C-…).

    `rule` names the parameter whose citation and tag are shown instead of its first.
    """
    law, day = timeline.law, timeline.judged_on
    citation, tag = law.condition(condition_id, day)
    if rule:
        parameter = law.parameter(rule, day)
        citation, tag = parameter.citation, parameter.tag
    more.setdefault("level", _LEVELS[verdict])
    more.setdefault("citation", citation)
    more.setdefault("tag", tag)
    return j.Finding(
        rule=condition_id, verdict=verdict, message=message, title=law.conditions[condition_id].title_vi, **more
    )


def of_parameter(parameter: Parameter, verdict: str, message: str, **more: Any) -> j.Finding:
    """A finding on a parameter (r_…) as it stands."""
    more.setdefault("level", _LEVELS[verdict])
    return j.Finding(
        rule=parameter.id,
        verdict=verdict,
        message=message,
        citation=parameter.citation,
        tag=parameter.tag,
        title=parameter.title_vi,
        **more,
    )


def contradiction(
    rule: str, message: str, citation: str, tag: str, *, title: str = "Dữ kiện mâu thuẫn"
) -> j.Finding:
    """Two facts that can't both hold: names both, blocks."""
    return j.Finding(rule, j.FAIL, j.BLOCK, message, citation, tag, title=title)


def consent_given(doc: str, timeline: Timeline) -> bool | None:
    """Whether a consent document is there in time: True, False, or None when it is later than the decision.

    A document without a day is taken as given: it is told, and only its day isn't.
    """
    told = [consent for consent in timeline.facts.person.consents if consent.doc == doc]
    if not told:
        return False
    decided: date | None = timeline.day("admission_decision_issued")
    in_time = any(consent.on is None or decided is None or consent.on <= decided for consent in told)
    return True if in_time else None
