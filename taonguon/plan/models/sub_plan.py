"""A unit's own plan for a year, and its way between the unit and the board."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from taonguon.common.models import Stamped
from taonguon.organization.models import Unit
from taonguon.plan import labels
from taonguon.plan.labels import SubPlanStatus
from taonguon.plan.models.plan import Plan
from taonguon.plan.querysets import UnitRowQuerySet


class SubPlan(Stamped):
    """Kế hoạch của đảng bộ, chi bộ trực thuộc (seed III.1): one a unit and year. An ended unit keeps its own."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="sub_plans", verbose_name="kế hoạch")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="sub_plans", verbose_name="đơn vị")
    year = models.PositiveSmallIntegerField("năm")
    measures = models.TextField("nhiệm vụ, giải pháp", blank=True, default="")
    status = models.CharField(
        "tình trạng", max_length=10, choices=labels.sub_plan_statuses, default=SubPlanStatus.DRAFT.value
    )
    submitted_at = models.DateTimeField("gửi lúc", null=True, blank=True)
    return_reason = models.CharField("lý do trả lại", max_length=600, blank=True, default="")

    objects = UnitRowQuerySet.as_manager()

    class Meta:
        verbose_name = "kế hoạch của đơn vị"
        constraints = [models.UniqueConstraint(fields=["plan", "unit", "year"], name="sub_plan_once_a_year")]


class SubPlanTarget(models.Model):
    """What the unit sets itself: a whole number for the year (`quarter` null) or for one quarter."""

    sub_plan = models.ForeignKey(SubPlan, models.CASCADE, related_name="targets", verbose_name="kế hoạch")
    indicator = models.CharField("chỉ tiêu", max_length=30, choices=labels.indicators)
    quarter = models.PositiveSmallIntegerField("quý", null=True, blank=True)
    value = models.PositiveIntegerField("mức")

    class Meta:
        verbose_name = "chỉ tiêu của đơn vị"
        constraints = [
            models.UniqueConstraint(
                fields=["sub_plan", "indicator"], condition=Q(quarter__isnull=True), name="sub_plan_year_once"
            ),
            models.UniqueConstraint(
                fields=["sub_plan", "indicator", "quarter"],
                condition=Q(quarter__isnull=False),
                name="sub_plan_quarter_once",
            ),
        ]


class SubPlanStep(models.Model):
    """One step of a sub-plan's way: sent, returned with the reason, approved."""

    sub_plan = models.ForeignKey(SubPlan, models.CASCADE, related_name="steps", verbose_name="kế hoạch")
    status = models.CharField("bước", max_length=10, choices=labels.sub_plan_statuses)
    at = models.DateTimeField("lúc")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người làm")
    reason = models.CharField("lý do", max_length=600, blank=True, default="")

    class Meta:
        verbose_name = "bước của kế hoạch đơn vị"
