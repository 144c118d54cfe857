"""What each unit is to reach of a target, year by year, and how that came to be."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from taonguon.common.models import Stamped
from taonguon.organization.models import Unit
from taonguon.plan import labels
from taonguon.plan.labels import AllocationStatus, RevisionStatus, RoundStatus
from taonguon.plan.models.plan import Plan
from taonguon.plan.models.target import Target
from taonguon.plan.querysets import AllocationRoundQuerySet, UnitRowQuerySet


class Allocation(Stamped):
    """Whole number of a target given to a unit for a year, or for one quarter of it.

    A year may be split: then four rows with `quarter` stand beside the row of the year and add up to it.
    `reason` is what a fair share rested on (`rules.indicator.Share`), empty for a figure typed by hand.
    An ended unit keeps its rows: they are its history.
    """

    target = models.ForeignKey(Target, models.PROTECT, related_name="allocations", verbose_name="chỉ tiêu")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="allocations", verbose_name="đơn vị")
    year = models.PositiveSmallIntegerField("năm")
    quarter = models.PositiveSmallIntegerField("quý", null=True, blank=True)
    value = models.PositiveIntegerField("mức")
    status = models.CharField(
        "tình trạng", max_length=10, choices=labels.allocation_statuses, default=AllocationStatus.PROPOSED.value
    )
    reason = models.JSONField("vì sao", default=dict, blank=True)

    objects = UnitRowQuerySet.as_manager()

    class Meta:
        verbose_name = "phân bổ"
        constraints = [
            models.UniqueConstraint(
                fields=["target", "unit", "year"], condition=Q(quarter__isnull=True), name="allocation_year_once"
            ),
            models.UniqueConstraint(
                fields=["target", "unit", "year", "quarter"],
                condition=Q(quarter__isnull=False),
                name="allocation_quarter_once",
            ),
            models.CheckConstraint(
                condition=Q(quarter__isnull=True) | Q(quarter__gte=1, quarter__lte=4),
                name="allocation_quarter_known",
            ),
        ]
        indexes = [models.Index(fields=["unit", "year"], name="allocation_unit_year")]


class AllocationRevision(Stamped):
    """A change of an approved figure: asked for with its document, in force once the standing committee agrees."""

    allocation = models.ForeignKey(Allocation, models.PROTECT, related_name="revisions", verbose_name="phân bổ")
    old_value = models.PositiveIntegerField("mức cũ")
    new_value = models.PositiveIntegerField("mức mới")
    document_number = models.CharField("số văn bản", max_length=60)
    reason = models.CharField("lý do", max_length=400)
    status = models.CharField(
        "tình trạng", max_length=10, choices=labels.revision_statuses, default=RevisionStatus.WAITING.value
    )
    decided_on = models.DateField("ngày duyệt", null=True, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người đề nghị"
    )

    class Meta:
        verbose_name = "lần sửa phân bổ"
        constraints = [
            models.UniqueConstraint(
                fields=["allocation"],
                condition=Q(status=RevisionStatus.WAITING.value),
                name="revision_one_waiting_an_allocation",
            )
        ]


class AllocationRound(Stamped):
    """The allocation of a whole plan for one year on its way to approval: no row means a draft never submitted."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="rounds", verbose_name="kế hoạch")
    year = models.PositiveSmallIntegerField("năm")
    status = models.CharField(
        "tình trạng", max_length=10, choices=labels.round_statuses, default=RoundStatus.DRAFT.value
    )
    submitted_on = models.DateField("trình ngày", null=True, blank=True)
    approved_on = models.DateField("duyệt ngày", null=True, blank=True)
    document_number = models.CharField("số văn bản duyệt", max_length=60, blank=True, default="")
    return_reason = models.CharField("lý do trả lại", max_length=400, blank=True, default="")

    objects = AllocationRoundQuerySet.as_manager()

    class Meta:
        verbose_name = "lần phân bổ"
        constraints = [
            models.UniqueConstraint(fields=["plan", "year"], name="round_once_a_year"),
            models.CheckConstraint(
                condition=~Q(status=RoundStatus.APPROVED.value) | Q(approved_on__isnull=False),
                name="round_approved_on_a_day",
            ),
        ]
