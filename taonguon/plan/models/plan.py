"""The plan of a committee, the draft it is read from, and what was settled about its contradictions."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from taonguon.organization.models import UnitScoped
from taonguon.plan import labels
from taonguon.plan.labels import PlanStatus
from taonguon.plan.querysets import CommunePlanQuerySet, PlanQuerySet


class Plan(UnitScoped):
    """Kế hoạch, nghị quyết or chỉ thị with targets; its unit is the commune committee that issues it.

    `bases` is a list of `{"number", "date", "issuer"}` as the reader gives them; `recipients` and `groups` are
    lists of texts, `report_periods` a list of `labels.ReportPeriod`. `source_text` is the text that was read,
    in NFC: `Target.start` and `Target.end` count its characters. `body` is the text for issuing it anew.
    """

    title = models.CharField("tên kế hoạch", max_length=300)
    doc_type = models.CharField("loại văn bản", max_length=60, blank=True, default="")
    doc_number = models.CharField("số, ký hiệu", max_length=60, blank=True, default="")
    doc_date = models.DateField("ngày ban hành", null=True, blank=True)
    issuer = models.CharField("cơ quan ban hành", max_length=200, blank=True, default="")
    signer_title = models.CharField("thể thức ký", max_length=300, blank=True, default="")
    recipients = models.JSONField("nơi nhận", default=list, blank=True)
    bases = models.JSONField("căn cứ", default=list, blank=True)
    report_periods = models.JSONField("kỳ rà soát", default=list, blank=True)
    groups = models.JSONField("nhóm đối tượng", default=list, blank=True)
    period_from = models.PositiveSmallIntegerField("từ năm")
    period_to = models.PositiveSmallIntegerField("đến năm")
    status = models.CharField(
        "tình trạng", max_length=12, choices=labels.plan_statuses, default=PlanStatus.DRAFT.value
    )
    source_name = models.CharField("tệp nguồn", max_length=200, blank=True, default="")
    source_text = models.TextField("văn bản đã đọc", blank=True, default="")
    body = models.TextField("nội dung ban hành lại", blank=True, default="")

    objects = CommunePlanQuerySet.as_manager()

    class Meta:
        verbose_name = "kế hoạch"
        constraints = [
            models.CheckConstraint(condition=Q(period_to__gte=F("period_from")), name="plan_ends_after_start"),
            # Overlaps of other lengths are refused by the action, under a lock on the commune.
            models.UniqueConstraint(
                fields=["unit", "period_from"],
                condition=Q(status=PlanStatus.ACTIVE.value),
                name="plan_one_active_a_period",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def years(self) -> range:
        return range(self.period_from, self.period_to + 1)


class PlanDraft(UnitScoped):
    """A text being compared with what was read from it. Kept until it becomes a plan or is thrown away.

    `head` holds the fields of `Plan`, `proposals` what was read of each target with the person's decision
    (`plan.drafts.Proposal`), `choices` what is settled about contradictions, by key.
    """

    source_name = models.CharField("tệp nguồn", max_length=200, blank=True, default="")
    source_text = models.TextField("văn bản")
    head = models.JSONField("phần đầu văn bản", default=dict)
    proposals = models.JSONField("đề xuất", default=list)
    choices = models.JSONField("lựa chọn về mâu thuẫn", default=dict)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người đọc"
    )
    plan = models.ForeignKey(
        Plan, models.PROTECT, null=True, blank=True, related_name="drafts", verbose_name="kế hoạch đã tạo"
    )

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = "bản đọc văn bản"


class ContradictionChoice(models.Model):
    """What was settled about targets that cannot all be met. The newest of a `key` counts; older ones stay.

    `key` names the rule and the targets, so that the choice is found again; `message` is the arithmetic as it
    stood when the choice was made.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="contradiction_choices", verbose_name="kế hoạch")
    key = models.CharField("mã", max_length=120)
    code = models.CharField("loại mâu thuẫn", max_length=40)
    message = models.CharField("phép tính", max_length=600)
    choice = models.CharField("lựa chọn", max_length=10, choices=labels.choices)
    reason = models.CharField("lý do", max_length=600, blank=True, default="")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người chọn")
    made_at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        verbose_name = "lựa chọn về mâu thuẫn"
        indexes = [models.Index(fields=["plan", "key"], name="contradiction_choice_key")]
