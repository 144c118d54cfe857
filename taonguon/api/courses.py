"""Classes of the committee and, as far as the assignment reaches, who attends them."""

from datetime import date

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import BaseModel, Field

from taonguon.api.codes import coded
from taonguon.api.operations import reading
from taonguon.api.paging import Page, PageQuery, cut
from taonguon.api.units import UnitRef
from taonguon.rules.access import Permission
from taonguon.training import queries
from taonguon.training.labels import COURSE_LABELS, RESULT_LABELS, CourseKind, Result
from taonguon.training.models import Course, Enrolment

router = Router(tags=["Lớp bồi dưỡng"])
CourseCode = coded(CourseKind, COURSE_LABELS)


class CourseOut(BaseModel):
    """Một lớp với số chỗ và kết quả."""

    id: int
    kind: CourseCode
    name: str
    place: str
    opens_on: date
    closes_on: date
    decision_number: str
    decision_on: date | None
    seats: int
    taken: int
    free: int
    passed: int
    failed: int
    absent: int
    waiting: int = Field(description="Đã cử, chưa có kết quả")

    @classmethod
    def of(cls, row: Course) -> "CourseOut":
        return cls(id=row.pk, **{name: getattr(row, name) for name in cls.model_fields if name != "id"})


class EnrolmentOut(BaseModel):
    """Một học viên."""

    id: int
    course_id: int
    full_name: str
    unit: UnitRef
    result: coded(Result, RESULT_LABELS)
    note: str

    @classmethod
    def of(cls, row: Enrolment) -> "EnrolmentOut":
        return cls(
            id=row.pk,
            course_id=row.course_id,
            full_name=row.person.full_name,
            unit=UnitRef.of(row.unit),
            result=Result(row.result),
            note=row.note,
        )


class CourseQuery(PageQuery):
    year: int | None = Field(None, ge=1900, le=2199, description="Năm khai giảng")
    kind: CourseCode | None = None


@router.get("/courses", summary="Danh sách lớp", **reading(Permission.TRAINING_VIEW, Page[CourseOut]))
def list_courses(request: HttpRequest, filters: Query[CourseQuery]) -> Page[CourseOut]:
    rows = queries.courses(request.auth.scope, year=filters.year, kind=filters.kind)
    found, following = cut(rows, filters)
    return Page(items=[CourseOut.of(row) for row in found], next_cursor=following)


@router.get("/courses/{oid}", summary="Một lớp", **reading(Permission.TRAINING_VIEW, CourseOut))
def get_course(request: HttpRequest, oid: int) -> CourseOut:
    return CourseOut.of(queries.course_in(request.auth.scope).get(pk=oid))


@router.get(
    "/courses/{oid}/enrolments",
    summary="Học viên của lớp",
    **reading(Permission.TRAINING_VIEW, Page[EnrolmentOut]),
)
def list_enrolments(request: HttpRequest, oid: int, filters: Query[PageQuery]) -> Page[EnrolmentOut]:
    """Học viên của các đơn vị trong phạm vi; các số của lớp thì tính cả xã."""
    course = queries.course_in(request.auth.scope).get(pk=oid)
    found, following = cut(queries.attendees(request.auth.scope, course), filters)
    return Page(items=[EnrolmentOut.of(row) for row in found], next_cursor=following)
