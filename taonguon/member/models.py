"""The roll of members and the movements that change its count."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from taonguon.member import labels
from taonguon.member.querysets import MemberQuerySet, MovementQuerySet
from taonguon.organization.models import Unit, UnitScoped
from taonguon.person.models import Person


class Member(UnitScoped):
    """A member at the cell of official activity. The four dates of law file §3.6 are four columns."""

    person = models.OneToOneField(Person, models.PROTECT, related_name="member", verbose_name="người")
    status = models.CharField("tư cách", max_length=20, choices=labels.statuses)
    admission_decision_on = models.DateField("ngày quyết định kết nạp", null=True, blank=True)
    admission_decision_number = models.CharField("số quyết định kết nạp", max_length=60, blank=True, default="")
    party_join_on = models.DateField("ngày vào Đảng", null=True, blank=True)
    official_on = models.DateField("ngày chính thức", null=True, blank=True)
    recognition_decision_on = models.DateField("ngày quyết định công nhận chính thức", null=True, blank=True)
    card_number = models.CharField("số thẻ", max_length=20, blank=True, default="")
    file_number = models.CharField("số lý lịch", max_length=20, blank=True, default="")
    activity_exempt = models.BooleanField("miễn công tác, sinh hoạt", default=False)
    temporary_elsewhere = models.BooleanField("đang sinh hoạt tạm thời nơi khác", default=False)
    in_unit_since = models.DateField("cùng đơn vị từ", null=True, blank=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="member",
        verbose_name="tài khoản",
    )  # fmt: skip

    objects = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = "đảng viên"
        indexes = [
            models.Index(fields=["unit_path", "status"], name="member_branch_status"),
            models.Index(fields=["status", "party_join_on"], name="member_probation"),
        ]


class Movement(UnitScoped):
    """One change of the count, or of status (sign 0), on the day the rule names (law file §5.2).

    A transfer between two cells of one commune is two movements marked `internal`: the cells' counts change,
    the commune's does not. A mistake is corrected by a counter-entry (`corrects`) of the same kind and day with
    the opposite sign; `status_before` is what the member was, so that the correction can put it back.
    """

    member = models.ForeignKey(Member, models.PROTECT, related_name="movements", verbose_name="đảng viên")
    kind = models.CharField("việc", max_length=30, choices=labels.movement_kinds)
    sign = models.SmallIntegerField("dấu")
    status_before = models.CharField(
        "tư cách trước đó", max_length=20, choices=labels.statuses, blank=True, default=""
    )
    effective_on = models.DateField("có hiệu lực ngày")
    decision_on = models.DateField("ngày quyết định", null=True, blank=True)
    internal = models.BooleanField("trong đảng bộ xã", default=False)
    document_number = models.CharField("số văn bản", max_length=60, blank=True, default="")
    place = models.CharField("nơi đi, nơi đến", max_length=200, blank=True, default="")
    note = models.CharField("ghi chú", max_length=300, blank=True, default="")
    other_unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="đơn vị kia"
    )
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by", verbose_name="sửa cho mục"
    )

    objects = MovementQuerySet.as_manager()

    class Meta:
        verbose_name = "biến động"
        indexes = [
            models.Index(fields=["unit_path", "effective_on"], name="movement_branch_day"),
            models.Index(fields=["kind", "unit_path", "effective_on"], name="movement_kind_branch"),
        ]
        constraints = [models.CheckConstraint(condition=Q(sign__in=[-1, 0, 1]), name="movement_sign")]
