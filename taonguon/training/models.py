"""Courses of the political centre, who attends from which unit, and the certificates given."""

from django.db import models
from django.db.models import F, Q

from taonguon.organization.models import UnitScoped
from taonguon.person.models import Person
from taonguon.training import labels
from taonguon.training.labels import Result
from taonguon.training.querysets import CertificateQuerySet, CourseQuerySet, EnrolmentQuerySet


class Course(UnitScoped):
    """One class; its unit is the commune committee that opens it."""

    kind = models.CharField("loại lớp", max_length=20, choices=labels.course_kinds)
    name = models.CharField("tên lớp", max_length=160)
    place = models.CharField("nơi học", max_length=160, blank=True, default="")
    opens_on = models.DateField("khai giảng")
    closes_on = models.DateField("bế giảng")
    seats = models.PositiveSmallIntegerField("số chỗ")
    decision_number = models.CharField("số quyết định mở lớp", max_length=60, blank=True, default="")
    decision_on = models.DateField("ngày quyết định", null=True, blank=True)

    objects = CourseQuerySet.as_manager()

    class Meta:
        verbose_name = "lớp"
        constraints = [
            models.CheckConstraint(condition=Q(closes_on__gte=F("opens_on")), name="course_closes_after_opening")
        ]


class Enrolment(UnitScoped):
    """A person sent to a class by a unit."""

    course = models.ForeignKey(Course, models.PROTECT, related_name="enrolments", verbose_name="lớp")
    person = models.ForeignKey(Person, models.PROTECT, related_name="enrolments", verbose_name="người học")
    result = models.CharField("kết quả", max_length=12, choices=labels.results, default=Result.ENROLLED.value)
    note = models.CharField("ghi chú", max_length=200, blank=True, default="")

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        verbose_name = "học viên"
        constraints = [models.UniqueConstraint(fields=["course", "person"], name="enrolment_once")]


class Certificate(UnitScoped):
    """Giấy chứng nhận; may also come from elsewhere (no course here). The newest one counts."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="certificates", verbose_name="người")
    kind = models.CharField("loại", max_length=20, choices=labels.course_kinds)
    course = models.ForeignKey(
        Course, models.PROTECT, null=True, blank=True, related_name="certificates", verbose_name="lớp"
    )
    number = models.CharField("số giấy chứng nhận", max_length=60)
    issued_on = models.DateField("ngày cấp")
    issuer = models.CharField("nơi cấp", max_length=160, blank=True, default="")

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = "giấy chứng nhận"
        constraints = [models.UniqueConstraint(fields=["person", "kind", "number"], name="certificate_once")]
        indexes = [models.Index(fields=["kind", "unit_path", "issued_on"], name="certificate_branch_day")]
