"""What the work list cannot compute: that a unit was urged, when and with which words."""

from django.conf import settings
from django.db import models

from taonguon.common.querysets import ScopedQuerySet
from taonguon.organization.models import UnitScoped


class Urge(UnitScoped):
    """Đôn đốc: one reminder given to a unit about one matter (`matter` is the task's key)."""

    matter = models.CharField("việc", max_length=80)
    on = models.DateField("ngày")
    text = models.CharField("nội dung", max_length=1000)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người làm"
    )

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "đôn đốc"
        indexes = [models.Index(fields=["matter", "on"], name="urge_matter")]
