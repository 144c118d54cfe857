"""What a committee settles for itself: names on its documents, how it counts, its terms."""

from django.db import models

from taonguon.common.models import Stamped
from taonguon.organization import labels
from taonguon.organization.labels import CountBy, Denominator, Level
from taonguon.organization.models.unit import Unit


class Committee(Stamped):
    """Settings of one commune committee. Every choice that no source settles is a setting here, with a default."""

    unit = models.OneToOneField(Unit, models.PROTECT, related_name="committee", verbose_name="đảng bộ xã")
    parent_name = models.CharField("cấp ủy cấp trên trên văn bản", max_length=160)
    issuer_name = models.CharField("cơ quan ban hành trên văn bản", max_length=160)
    place_name = models.CharField("địa danh", max_length=80)
    board_name = models.CharField("cơ quan tham mưu công tác tổ chức", max_length=120, default="Ban Xây dựng Đảng")
    level = models.CharField(
        "loại đảng bộ", max_length=20, choices=labels.levels, default=Level.ABOVE_GRASSROOTS.value
    )
    count_admissions_by = models.CharField(
        "đếm kết nạp theo", max_length=20, choices=labels.count_bys, default=CountBy.CEREMONY.value
    )
    denominator = models.CharField(
        "mẫu số tỷ lệ kết nạp", max_length=30, choices=labels.denominators, default=Denominator.START_OF_YEAR.value
    )
    silent_years = models.PositiveSmallIntegerField("số năm coi là lâu chưa kết nạp", default=3)
    local_rules = models.JSONField("quy định địa phương đang bật", default=list, blank=True)

    class Meta:
        verbose_name = "thiết lập đảng bộ"


class Term(Stamped):
    """Nhiệm kỳ of a committee: document numbers run from 01 for each kind within it."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="terms", verbose_name="đảng bộ")
    name = models.CharField("nhiệm kỳ", max_length=20)
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến ngày", null=True, blank=True)

    class Meta:
        verbose_name = "nhiệm kỳ"
        constraints = [models.UniqueConstraint(fields=["unit", "name"], name="term_once_a_unit")]
