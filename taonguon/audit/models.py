"""The trail. One chain a commune (chain 0 for what belongs to none), each entry sealed with the one before."""

from django.conf import settings
from django.db import models

from taonguon.common.fields import PathField


class AuditChain(models.Model):
    """The head of one chain; locked while an entry is appended, so that numbers have no gap."""

    id = models.BigIntegerField(primary_key=True)
    length = models.BigIntegerField(default=0)
    head = models.CharField(max_length=64, default="")


class AuditEntry(models.Model):
    """One deed. A database trigger refuses to change or remove it on both engines."""

    chain = models.ForeignKey(AuditChain, models.PROTECT)
    number = models.BigIntegerField("số thứ tự")
    at = models.DateTimeField("lúc", db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, verbose_name="người làm", related_name="+"
    )
    assignment_id = models.BigIntegerField("phân công", null=True)
    unit_path = PathField("đơn vị", default="", db_index=True)
    verb = models.CharField("việc", max_length=60)
    target_type = models.CharField("loại", max_length=60, default="")
    target_id = models.BigIntegerField("mã", null=True)
    detail = models.JSONField("nội dung", default=dict)
    previous = models.CharField(max_length=64, default="")
    seal = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chain", "number"], name="audit_number_once")]
        indexes = [models.Index(fields=["target_type", "target_id"], name="audit_target")]
