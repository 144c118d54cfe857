"""The judgement of one case on one day: the parts put together.

Pure: same facts, same day, same law, same answer.
"""

from collections.abc import Iterator
from datetime import date

from taonguon.rules.law import judgement as j
from taonguon.rules.law.contradictions import contradictions
from taonguon.rules.law.dates import dates_of
from taonguon.rules.law.deadlines import deadlines
from taonguon.rules.law.eligibility import age, always_unknown, certificate, schooling
from taonguon.rules.law.facts import Facts
from taonguon.rules.law.flow import Progress
from taonguon.rules.law.introduction import number, organisations, together
from taonguon.rules.law.moves import moves, without_cancelled_decision
from taonguon.rules.law.outcomes import ending, lapsed_dossier, late_ceremony
from taonguon.rules.law.readmission import readmission
from taonguon.rules.law.route import propose
from taonguon.rules.law.ruleset import LAW, UNSURE, Law
from taonguon.rules.law.special import special
from taonguon.rules.law.staleness import stale
from taonguon.rules.law.timeline import Timeline, timeline
from taonguon.rules.law.voting import cell_size, failed_votes, votes


def _eligibility(told: Timeline, route: str | None) -> Iterator[j.Finding]:
    yield from always_unknown(told)
    yield from age(told)
    yield from schooling(told)
    yield certificate(told)
    yield number(told, route)
    yield from together(told, route)
    yield from organisations(told, route)
    yield from special(told)
    yield from readmission(told)


def _doubts(told: Timeline) -> Iterator[j.Finding]:
    for doubt in told.facts.doubts:
        yield j.Finding("x_not_understood", j.UNKNOWN, j.WARNING, doubt, "", UNSURE, title="Dữ kiện chưa hiểu")


def _unknown_years(told: Timeline, clocks: tuple[j.Deadline, ...]) -> Iterator[j.Finding]:
    calendar = told.law.calendar
    years = {
        day.year for clock in clocks for day in (clock.from_on, clock.due_on) if day and not calendar.knows(day)
    }
    if years:
        text = (
            f"Chưa có lịch nghỉ lễ năm {', '.join(map(str, sorted(years)))}: hạn tính theo ngày làm "
            "việc có thể lệch."
        )
        yield j.Finding(
            "x_holidays_unknown", j.UNKNOWN, j.NOTE, text, calendar.citation, UNSURE, title="Lịch nghỉ lễ"
        )


def judge(facts: Facts, on: date, *, law: Law = LAW) -> j.Judgement:
    """What stands, what is open and what is due on `on`. Facts later than `on` are the caller's to refuse."""
    law = law.with_days(closed=facts.closed, worked=facts.worked)
    told = without_cancelled_decision(timeline(facts, on, law))
    route = propose(told)
    progress = Progress(told, route.used)
    clocks = deadlines(progress)
    findings = (
        *contradictions(told),
        *_eligibility(told, route.used),
        *lapsed_dossier(told),
        *votes(told),
        *failed_votes(progress),
        *cell_size(told),
        *late_ceremony(told, clocks),
        *moves(told),
        *ending(progress),
        *_unknown_years(told, clocks),
        *_doubts(told),
    )
    return j.Judgement(
        on=on,
        rule_set=law.rule_set(on).id,
        stage=progress.stage.id,
        stage_title=progress.stage.title_vi,
        open_steps=progress.open_steps,
        done_steps=tuple(step.id for step in law.steps if step.id in progress.done),
        route=route,
        findings=findings,
        deadlines=clocks,
        stale=tuple(stale(told)),
        dates=dates_of(progress),
    )
