"""Who works where: assignments give rights, posts say who holds an office."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from taonguon.common.models import Stamped
from taonguon.organization import labels
from taonguon.organization.models.unit import Unit
from taonguon.organization.querysets import AssignmentQuerySet


class Assignment(Stamped):
    """Phân công: a role at a unit between two dates. A person may hold several and works in one at a time."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="assignments", verbose_name="tài khoản"
    )
    role = models.CharField("vai trò", max_length=30, choices=labels.roles)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="assignments", verbose_name="đơn vị")
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến ngày", null=True, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = "phân công"
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="assignment_ends_after_start",
            )
        ]


class Post(Stamped):
    """An office held in a unit (bí thư, phó bí thư, ủy viên), as told by the unit; gives no right."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts", verbose_name="đơn vị")
    title = models.CharField("chức vụ", max_length=20, choices=labels.post_titles)
    holder_name = models.CharField("họ tên", max_length=120)
    phone = models.CharField("điện thoại", max_length=30, blank=True, default="")
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến ngày", null=True, blank=True)

    class Meta:
        verbose_name = "chức vụ"
