"""One counter an indicator: rows of a branch and a period, counted by the database, grouped by unit.

Every counter answers `{path: number}`, where path is the unit path cut to `depth` (the direct units of a
committee, its cells, or the whole branch as one). A unit without rows is absent: the caller knows which units
there are. Nothing here knows a target.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Substr

from taonguon.candidate.labels import Stage
from taonguon.candidate.models import Candidate, StageDate
from taonguon.common.querysets import below
from taonguon.member.labels import MovementKind, Status
from taonguon.member.models import Member, Movement
from taonguon.organization.labels import CountBy
from taonguon.progress.groups import condition
from taonguon.rules.law import LAW
from taonguon.rules.period import Period, add_months
from taonguon.training.labels import CourseKind
from taonguon.training.models import Certificate, Course

ADMISSION_KINDS = (MovementKind.ADMISSION.value, MovementKind.READMISSION.value)


@dataclass(frozen=True, slots=True)
class Question:
    """What is counted: a branch, a span of days, a group, how finely, and the committee's way of counting."""

    path: str
    period: Period
    depth: int | None = None
    group: str = ""
    count_by: str = CountBy.CEREMONY.value

    @property
    def end(self) -> date:
        return self.period.end


def grouped(rows: QuerySet, field: str, depth: int | None, measure: object = None) -> dict[str, int]:
    """Rows counted by the first `depth` characters of their path; under "" when there is no depth."""
    measure = measure or Count("pk")
    if depth is None:
        return {"": rows.order_by().aggregate(n=measure)["n"] or 0}
    pairs = rows.order_by().annotate(key=Substr(field, 1, depth)).values_list("key").annotate(n=measure)
    return dict(pairs.values_list("key", "n"))


def in_group(rows: QuerySet, question: Question, prefix: str) -> QuerySet | None:
    """Rows of the question's group; None when the record cannot tell who belongs to it."""
    if not question.group:
        return rows
    wanted = condition(question.group, prefix, question.end)
    return None if wanted is None else rows.filter(wanted)


def admitted(question: Question) -> QuerySet[Movement]:
    """Admissions of a branch and period, by ceremony or by decision as the committee counts (§4 of the notes).

    Somebody admitted and then moved away stays counted where admitted. An annulled admission is not counted.
    """
    day = "decision_on" if question.count_by == CountBy.DECISION else "effective_on"
    annulled = Movement.objects.filter(member=OuterRef("member"), kind=MovementKind.ADMISSION_ANNULLED.value)
    return Movement.objects.in_branch(question.path).filter(
        ~Exists(annulled),
        kind__in=ADMISSION_KINDS,
        corrected_by__isnull=True,
        **{f"{day}__gte": question.period.start, f"{day}__lte": question.end},
    )


def decided(question: Question) -> QuerySet[StageDate]:
    """Decisions issued in the period whose ceremony is still to come; enters the count by decision."""
    return StageDate.objects.filter(
        below("candidate__unit_path", question.path),
        stage=Stage.DECIDED.value,
        candidate__stage=Stage.DECIDED.value,
        on__gte=question.period.start,
        on__lte=question.end,
    )


def admissions(question: Question) -> dict[str, int] | None:
    rows = in_group(admitted(question), question, "member__person__")
    if rows is None:
        return None
    counts = grouped(rows, "unit_path", question.depth)
    if question.count_by == CountBy.DECISION:
        waiting = in_group(decided(question), question, "candidate__person__")
        if waiting is not None:
            for path, number in grouped(waiting, "candidate__unit_path", question.depth).items():
                counts[path] = counts.get(path, 0) + number
    return counts


def members_total(question: Question) -> dict[str, int] | None:
    """Membership at the end of the period: the sum of every movement until then."""
    rows = Movement.objects.in_branch(question.path).until(question.end)
    narrowed = in_group(rows, question, "member__person__")
    return None if narrowed is None else grouped(narrowed, "unit_path", question.depth, Sum("sign"))


def exempt_members(question: Question) -> dict[str, int]:
    """Members now exempt from work and activity: left out of the rate by committees that count so."""
    rows = Member.objects.in_branch(question.path).counted().filter(activity_exempt=True)
    return grouped(rows, "unit_path", question.depth)


def trainees(question: Question) -> dict[str, int] | None:
    """People who were given the awareness certificate in the period."""
    rows = Certificate.objects.in_branch(question.path).awareness()
    rows = rows.issued_between(question.period.start, question.end)
    narrowed = in_group(rows, question, "person__")
    return None if narrowed is None else grouped(narrowed, "unit_path", question.depth)


def training_classes(question: Question) -> dict[str, int]:
    rows = Course.objects.in_branch(question.path).filter(
        kind=CourseKind.AWARENESS.value, opens_on__gte=question.period.start, opens_on__lte=question.end
    )
    return grouped(rows, "unit_path", question.depth)


def source_pool(question: Question) -> dict[str, int] | None:
    """People in the pool at the end of the period."""
    rows = Candidate.objects.in_branch(question.path).filter(
        Q(closed_on__isnull=True) | Q(closed_on__gt=question.end), entered_on__lte=question.end
    )
    narrowed = in_group(rows, question, "person__")
    return None if narrowed is None else grouped(narrowed, "unit_path", question.depth)


def introduced(question: Question) -> QuerySet[Candidate]:
    """People whom mass organisations introduced to the cells of a branch in a period."""
    return Candidate.objects.in_branch(question.path).filter(
        introduced_by__isnull=False, introduced_on__gte=question.period.start, introduced_on__lte=question.end
    )


def referrals(question: Question) -> dict[str, int] | None:
    """People introduced to the cells by mass organisations in the period."""
    narrowed = in_group(introduced(question), question, "person__")
    return None if narrowed is None else grouped(narrowed, "unit_path", question.depth)


def referrals_admitted(question: Question) -> dict[str, int]:
    """Of those introduced in the period, the people admitted by now."""
    rows = introduced(question).filter(stage=Stage.ADMITTED.value)
    return grouped(rows, "unit_path", question.depth)


def mentored(question: Question) -> dict[str, int]:
    rows = Candidate.objects.in_branch(question.path).open().filter(helper__isnull=False)
    return grouped(rows, "unit_path", question.depth)


def probation_due(question: Question) -> dict[str, int]:
    """Probationers whose official date falls in the period (twelve months from the ceremony)."""
    return grouped(_due(question), "unit_path", question.depth)


def probation_done(question: Question) -> dict[str, int]:
    """Of those, the ones recognised."""
    rows = _due(question).filter(recognition_decision_on__isnull=False)
    return grouped(rows, "unit_path", question.depth)


def _due(question: Question) -> QuerySet[Member]:
    """Members whose probation (Điều lệ Đảng Đ5) ends in the period, recognised or not."""
    length = LAW.parameter("r_probation", question.end).amount
    months = length.amount if length else 0
    return Member.objects.in_branch(question.path).filter(
        party_join_on__gt=add_months(question.period.start - timedelta(days=1), -months),
        party_join_on__lte=add_months(question.end, -months),
    )


def official_members(question: Question) -> dict[str, int]:
    rows = Member.objects.in_branch(question.path).filter(status=Status.OFFICIAL.value)
    return grouped(rows, "unit_path", question.depth)


def last_admissions(path: str, today: date, depth: int) -> dict[str, date]:
    """The day of each unit's newest admission."""
    rows = Movement.objects.in_branch(path).filter(kind__in=ADMISSION_KINDS, effective_on__lte=today)
    pairs = rows.order_by().annotate(key=Substr("unit_path", 1, depth)).values_list("key")
    return dict(pairs.annotate(last=Max("effective_on")).values_list("key", "last"))
