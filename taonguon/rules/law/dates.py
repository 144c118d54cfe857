"""The four dates of law file 3.6 and the Party age (294-QĐ/TW 4.5; 06-HD/TW 5.3)."""

from datetime import date

from taonguon.rules.law.flow import Progress
from taonguon.rules.law.judgement import Dates
from taonguon.rules.law.timeline import CEREMONY, DECISION, PROBATION_ENDED, RECOGNITION


def dates_of(progress: Progress) -> Dates:
    """Dates as far as the facts tell them.

    The official date is fixed as soon as the ceremony is held: the end of the probation, however late the
    recognition. Party age counts from the admission decision (the ceremony when no decision is in the archive);
    for a person admitted again, from the first decision, less the time outside, and stays unknown until that
    decision is told. Nobody who was removed on probation has an official date.
    """
    timeline = progress.timeline
    decided, joined = timeline.day(DECISION), timeline.day(CEREMONY)
    official = timeline.probation_due or timeline.day(PROBATION_ENDED)
    if progress.outcome and timeline.day(RECOGNITION) is None:
        official = None
    age_from = decided or joined
    gaps: tuple[tuple[date, date], ...] = ()
    if timeline.left_on is not None and age_from is not None:
        earlier = [event.on for event in timeline.earlier if event.kind == DECISION and event.on]
        first = timeline.facts.person.first_admission_decision_on or (earlier[0] if earlier else None)
        gaps = ((timeline.left_on, age_from),) if first else ()
        age_from = first
    return Dates(
        admission_decision_date=decided,
        party_join_date=joined,
        official_date=official,
        recognition_decision_date=timeline.day(RECOGNITION),
        party_age_from=age_from,
        party_age_gaps=gaps,
    )
