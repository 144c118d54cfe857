"""A target in every shape a plan may give it, with its parts. What the text does not say is null: unknown."""

from django.db import models
from django.db.models import F, Q

from taonguon.common.models import Stamped
from taonguon.organization import labels as organization_labels
from taonguon.organization.models import Unit
from taonguon.plan import labels
from taonguon.plan.labels import Indicator, Origin, TargetStatus
from taonguon.plan.models.plan import Plan
from taonguon.plan.querysets import TargetQuerySet


class Target(Stamped):
    """Chỉ tiêu. The fields are those of `rules.reading.model.Target`; texts that are not said are empty.

    A change is another row that `replaces` this one: while asked for it is `under_request`, once approved it is
    in force from `valid_from` and the old row ends the day before. `doubts` is a list of
    `{"code": …, "question": …, "answer": …}`; a null answer has not been given, "chưa rõ" is an answer.
    `quote` stands at `start:end` of the plan's text (both null for a target typed by hand).
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="targets", verbose_name="kế hoạch")
    position = models.PositiveSmallIntegerField("thứ tự", default=0)
    indicator = models.CharField("chỉ tiêu", max_length=30, choices=labels.indicators)
    op = models.CharField("so sánh", max_length=10, choices=labels.ops, null=True, blank=True)
    value = models.DecimalField("mức", max_digits=12, decimal_places=3, null=True, blank=True)
    value_max = models.DecimalField("mức trên", max_digits=12, decimal_places=3, null=True, blank=True)
    unit = models.CharField("đơn vị tính", max_length=10, choices=labels.measures, null=True, blank=True)
    strict = models.BooleanField("lớn hơn, không tính bằng", default=False)
    approx = models.BooleanField("khoảng chừng", default=False)
    scope = models.CharField("ai phải đạt", max_length=20, choices=labels.target_scopes, null=True, blank=True)
    scope_filter = models.CharField("loại đơn vị theo văn bản", max_length=200, blank=True, default="")
    unit_kind = models.CharField(
        "loại đơn vị", max_length=20, choices=organization_labels.kinds, blank=True, default=""
    )
    unit_block = models.CharField(
        "khối", max_length=20, choices=organization_labels.blocks, blank=True, default=""
    )
    units_named = models.JSONField("đơn vị nêu tên theo văn bản", default=list, blank=True)
    named_units = models.ManyToManyField(Unit, blank=True, related_name="+", verbose_name="đơn vị nêu tên")
    exempt_text = models.CharField("trường hợp được trừ", max_length=400, blank=True, default="")
    per = models.CharField("kỳ", max_length=12, choices=labels.periods, null=True, blank=True)
    year = models.PositiveSmallIntegerField("năm", null=True, blank=True)
    by = models.CharField("hạn", max_length=60, blank=True, default="")
    group = models.CharField("nhóm được đếm", max_length=200, blank=True, default="")
    base = models.CharField("so với", max_length=200, blank=True, default="")
    part_of = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name="là một phần của"
    )
    origin = models.CharField("nguồn", max_length=10, choices=labels.origins, default=Origin.OWN.value)
    quote = models.TextField("nguyên văn", blank=True, default="")
    start = models.PositiveIntegerField("từ ký tự", null=True, blank=True)
    end = models.PositiveIntegerField("đến ký tự", null=True, blank=True)
    duplicates = models.JSONField("nói lại ở", default=list, blank=True)
    doubts = models.JSONField("điều chưa rõ", default=list, blank=True)
    status = models.CharField(
        "tình trạng", max_length=15, choices=labels.target_statuses, default=TargetStatus.IN_FORCE.value
    )
    replaces = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by", verbose_name="thay cho"
    )
    valid_from = models.DateField("áp dụng từ", null=True, blank=True)
    valid_to = models.DateField("áp dụng đến", null=True, blank=True)
    document_number = models.CharField("văn bản điều chỉnh", max_length=60, blank=True, default="")
    change_reason = models.CharField("lý do điều chỉnh", max_length=400, blank=True, default="")

    objects = TargetQuerySet.as_manager()

    class Meta:
        verbose_name = "chỉ tiêu"
        constraints = [
            models.CheckConstraint(
                condition=Q(indicator__in=[indicator.value for indicator in Indicator]),
                name="target_indicator_known",
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=True) | Q(value_max__isnull=True) | Q(value_max__gte=F("value")),
                name="target_range_rises",
            ),
            models.CheckConstraint(
                condition=Q(start__isnull=True, end__isnull=True) | Q(end__gt=F("start")),
                name="target_quote_has_a_place",
            ),
            models.CheckConstraint(
                condition=Q(status__in=[status.value for status in TargetStatus]), name="target_status_known"
            ),
        ]
        indexes = [models.Index(fields=["plan", "status", "position"], name="target_plan_status")]

    @property
    def answered(self) -> bool:
        """Whether every doubt of the reading has an answer ("chưa rõ" is one)."""
        return all(doubt.get("answer") is not None for doubt in self.doubts)


class TargetQuota(models.Model):
    """A share of a target given to one unit by the text; `unit` is null until the name is recognised."""

    target = models.ForeignKey(Target, models.CASCADE, related_name="quotas", verbose_name="chỉ tiêu")
    position = models.PositiveSmallIntegerField("thứ tự", default=0)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="đơn vị")
    unit_name = models.CharField("đơn vị theo văn bản", max_length=200)
    value = models.DecimalField("mức", max_digits=12, decimal_places=3)

    class Meta:
        verbose_name = "mức của một đơn vị"
        constraints = [models.UniqueConstraint(fields=["target", "position"], name="quota_position_once")]


class TargetSchedule(models.Model):
    """The figure of one year, where a text gives one for each year."""

    target = models.ForeignKey(Target, models.CASCADE, related_name="schedule", verbose_name="chỉ tiêu")
    year = models.PositiveSmallIntegerField("năm")
    value = models.DecimalField("mức", max_digits=12, decimal_places=3)

    class Meta:
        verbose_name = "mức của một năm"
        constraints = [models.UniqueConstraint(fields=["target", "year"], name="schedule_year_once")]


class TargetMilestone(models.Model):
    """`percent` of the year's figure is due by the day `by` ("MM-DD")."""

    target = models.ForeignKey(Target, models.CASCADE, related_name="milestones", verbose_name="chỉ tiêu")
    by = models.CharField("đến ngày", max_length=5)
    percent = models.DecimalField("phần trăm", max_digits=6, decimal_places=2)

    class Meta:
        verbose_name = "mốc tiến độ"
        constraints = [models.UniqueConstraint(fields=["target", "by"], name="milestone_day_once")]
