"""What a committee (or its province) settles for itself: changed lengths of clocks, days off, days worked."""

from django.db import models
from django.db.models import F, Q

from taonguon.common.models import Stamped
from taonguon.organization.models import Unit
from taonguon.regulation import labels


class LocalRule(Stamped):
    """A rule of the central law given another length by a province or committee, between two dates.

    Clocks that began before `effective_from` keep the figure they began with. A rule that was in use is ended,
    never deleted: old cases keep their verdict.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đảng bộ xã")
    family = models.CharField("quy định được thay", max_length=60)
    amount = models.PositiveSmallIntegerField("mức")
    extension = models.PositiveSmallIntegerField("gia hạn", null=True, blank=True)
    citation = models.CharField("căn cứ", max_length=200)
    effective_from = models.DateField("áp dụng từ")
    effective_to = models.DateField("áp dụng đến", null=True, blank=True)
    note = models.CharField("ghi chú", max_length=300, blank=True, default="")

    class Meta:
        verbose_name = "quy định của cấp ủy"
        constraints = [
            models.UniqueConstraint(fields=["unit", "family", "effective_from"], name="local_rule_once_a_day"),
            models.CheckConstraint(
                condition=Q(effective_to__isnull=True) | Q(effective_to__gte=F("effective_from")),
                name="local_rule_ends_after_start",
            ),
        ]


class CommitteeDay(Stamped):
    """A day on which the committee's offices are closed, or work although the calendar says otherwise."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đảng bộ xã")
    day = models.DateField("ngày")
    kind = models.CharField("nghỉ hay làm việc", max_length=8, choices=labels.day_kinds)
    reason = models.CharField("lý do, văn bản", max_length=200)

    class Meta:
        verbose_name = "ngày nghỉ, ngày làm việc của cấp ủy"
        constraints = [models.UniqueConstraint(fields=["unit", "day"], name="committee_day_once")]
