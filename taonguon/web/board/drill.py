"""The list behind a figure: who was counted, where and on which day; without names for figures-only roles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from taonguon.candidate.models import Candidate
from taonguon.member.models import Movement
from taonguon.organization import queries as organization
from taonguon.organization.models import Unit
from taonguon.plan.labels import Indicator
from taonguon.plan.models import Target
from taonguon.progress import counters
from taonguon.progress.counters import Question
from taonguon.progress.targets import Reading, period_of
from taonguon.rules import period as periods
from taonguon.rules.access import Reach, Scope
from taonguon.rules.period import Period
from taonguon.training.models import Certificate
from taonguon.web.board.cards import title_of


@dataclass(frozen=True, slots=True)
class Line:
    """One counted row as it is printed."""

    name: str
    url: str
    unit: str
    on: date | None
    paper: str


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows behind a figure; `rows` is a queryset, `line` makes a printed line of one of its rows."""

    title: str
    period: Period
    rows: QuerySet
    line: Callable[[object], Line]
    day_label: str
    named: bool


def _admission(row: Movement) -> Line:
    return Line(
        row.member.person.full_name,
        f"/dang-vien/{row.member_id}/",
        row.unit.name,
        row.effective_on,
        row.document_number,
    )


def _certificate(row: Certificate) -> Line:
    return Line(row.person.full_name, "", row.unit.name, row.issued_on, row.number)


def _candidate(row: Candidate) -> Line:
    return Line(row.person.full_name, f"/nguon/{row.pk}/", row.unit.name, row.entered_on, "")


def _introduced(row: Candidate) -> Line:
    by = row.introduced_by.name if row.introduced_by else ""
    return Line(row.person.full_name, f"/nguon/{row.pk}/", row.unit.name, row.introduced_on, by)


def _rows(indicator: str, question: Question) -> tuple[QuerySet, Callable, str] | None:
    """Rows an indicator counts, in the order of their day; None where it counts no list of people."""
    if indicator in {Indicator.ADMISSIONS, Indicator.ADMISSION_RATE, Indicator.ADMISSION_SHARE}:
        rows = counters.in_group(counters.admitted(question), question, "member__person__")
        if rows is None:
            return None
        return (
            rows.select_related("member__person", "unit").order_by("-effective_on", "-pk"),
            _admission,
            "Ngày kết nạp",
        )
    if indicator == Indicator.TRAINEES:
        rows = Certificate.objects.in_branch(question.path).awareness()
        rows = rows.issued_between(question.period.start, question.end).select_related("person", "unit")
        return rows.order_by("-issued_on", "-pk"), _certificate, "Ngày cấp giấy chứng nhận"
    if indicator in {Indicator.SOURCE_POOL, Indicator.MENTORED_SHARE}:
        rows = Candidate.objects.in_branch(question.path).open().select_related("person", "unit")
        return rows.order_by("-entered_on", "-pk"), _candidate, "Vào nguồn"
    if indicator in {Indicator.REFERRALS, Indicator.REFERRAL_ADMISSION_RATE}:
        rows = counters.introduced(question).select_related("person", "unit", "introduced_by")
        return rows.order_by("-introduced_on", "-pk"), _introduced, "Ngày giới thiệu"
    return None


def _listing(title: str, indicator: str, question: Question, scope: Scope) -> Listing | None:
    found = _rows(indicator, question)
    if found is None:
        return None
    rows, line, day_label = found
    return Listing(title, question.period, rows.for_page(), line, day_label, named=scope.reach is Reach.BRANCH)


def of_target(scope: Scope, today: date, target_id: int) -> Listing | None:
    """Who is counted in a target of the committee, inside the branch of the assignment."""
    target = get_object_or_404(Target.objects.in_scope(scope).select_related("plan__unit"), pk=target_id)
    committee = organization.committee_of(target.plan.unit_id)
    reading = Reading(target.plan, committee, today)
    question = reading.question(target, period_of(target, target.plan, today), scope.path, None)
    return _listing(title_of(target), target.indicator, question, scope)


def of_unit(scope: Scope, today: date, unit_id: int, indicator: str) -> Listing | None:
    """Who is counted for one unit in the running year."""
    unit = get_object_or_404(Unit.objects.in_scope(scope), pk=unit_id)
    commune = organization.commune_above(unit)
    count_by = organization.committee_of(commune.pk).count_admissions_by if commune else ""
    question = Question(unit.path, periods.year(today.year).until(today), count_by=count_by)
    return _listing(unit.name, indicator, question, scope)
