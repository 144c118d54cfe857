"""Tasks from the classes: seats to fill, certificates to enter."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Count, Exists, F, OuterRef

from taonguon.reminder.task import Task
from taonguon.rules.access import Permission, Scope
from taonguon.rules.law import Law
from taonguon.rules.wording import format_date
from taonguon.training.labels import CourseKind, Result
from taonguon.training.models import Course, Enrolment


def classes(scope: Scope, today: date, until: date, law: Law) -> list[Task]:
    """Seats still free before a class opens; certificates not yet entered after it has closed."""
    if not scope.can(Permission.TRAINING_EDIT):
        return []
    courses = Course.objects.in_branch(scope.path).filter(kind=CourseKind.AWARENESS.value)
    opening = (
        courses.filter(opens_on__gte=today, opens_on__lte=until)
        .annotate(taken=Count("enrolments"))
        .filter(taken__lt=F("seats"))
        .order_by("opens_on", "pk")
    )
    tasks = [
        Task(
            key=f"seats:{course.pk}",
            title=f"Chốt danh sách học viên: {course.name}",
            due_on=course.opens_on,
            url=f"/lop/{course.pk}/",
            act="Xếp chỗ lớp học",
            act_url=f"/lop/{course.pk}/",
            why=f"Đã đăng ký {course.taken} trên {course.seats} chỗ.",
            law="Kế hoạch II.1",
        )
        for course in opening
    ]
    pending = Enrolment.objects.filter(result=Result.ENROLLED.value, course=OuterRef("pk"))
    closed = courses.filter(Exists(pending), closes_on__lt=today).order_by("closes_on", "pk")
    tasks += [
        Task(
            key=f"certificates:{course.pk}",
            title=f"Nhập kết quả và số giấy chứng nhận: {course.name}",
            due_on=course.closes_on + timedelta(days=14),
            url=f"/lop/{course.pk}/",
            act="Nhập kết quả",
            act_url=f"/lop/{course.pk}/",
            why=f"Lớp bế giảng {format_date(course.closes_on)}; chưa có giấy thì chi bộ chưa họp xét được.",
            law="06-HD/TW 3.1",
        )
        for course in closed
    ]
    return [task for task in tasks if task.due_on <= until]
