"""Reading the classes: the list with its seats, one class, who attends, which years there are."""

from datetime import date

from django.db.models import Count, F, Q, QuerySet

from taonguon.rules.access import Scope
from taonguon.training.labels import CourseKind, Result
from taonguon.training.models import Certificate, Course, Enrolment


def _counted(scope: Scope) -> QuerySet[Course]:
    """Classes of the commune with their figures; seats are no personal record, so everybody sees the same."""
    return Course.objects.in_commune(scope.commune_path).annotate(
        taken=Count("enrolments"),
        free=F("seats") - F("taken"),
        passed=Count("enrolments", filter=Q(enrolments__result=Result.PASSED.value)),
        failed=Count("enrolments", filter=Q(enrolments__result=Result.FAILED.value)),
        absent=Count("enrolments", filter=Q(enrolments__result=Result.ABSENT.value)),
        waiting=Count("enrolments", filter=Q(enrolments__result=Result.ENROLLED.value)),
    )


def courses(scope: Scope, *, year: int | None = None, kind: CourseKind | None = None) -> QuerySet[Course]:
    """Classes that open in a year, the latest first, each with taken, free, passed, failed, absent, waiting."""
    rows = _counted(scope)
    if year is not None:
        rows = rows.filter(opens_on__gte=date(year, 1, 1), opens_on__lte=date(year, 12, 31))
    if kind is not None:
        rows = rows.filter(kind=kind.value)
    return rows.order_by("-opens_on", "-pk").for_page()


def course_in(scope: Scope) -> QuerySet[Course]:
    """What a page about one class looks it up in (404 outside), with its figures."""
    return _counted(scope).select_related("unit")


def years(scope: Scope, today: date) -> list[int]:
    """Years in which classes open, this year among them, the latest first."""
    days = Course.objects.in_commune(scope.commune_path).dates("opens_on", "year")
    return sorted({day.year for day in days} | {today.year}, reverse=True)


def attendees(scope: Scope, course: Course) -> QuerySet[Enrolment]:
    """Who is on the list of a class, as far as the assignment reaches, by unit and name."""
    return (
        Enrolment.objects.in_scope(scope)
        .filter(course=course)
        .select_related("person", "unit")
        .order_by("unit__sort_key", "person__sort_key", "pk")
        .for_page()
    )


def certificates_of(course: Course) -> dict[int, Certificate]:
    """Certificates a class gave, by person."""
    return {row.person_id: row for row in course.certificates.order_by("pk")}
