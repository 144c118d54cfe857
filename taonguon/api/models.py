"""Answers kept so that a write sent twice is done once."""

from django.db import models

from taonguon.organization.models import Assignment


class StoredAnswer(models.Model):
    """What was answered to a write under one Idempotency-Key; the key belongs to the assignment, not to the token.

    Written in the transaction of the deed: a row is there exactly when the deed was done.
    """

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="+", verbose_name="phân công")
    key = models.CharField("Idempotency-Key", max_length=200)
    fingerprint = models.CharField("dấu yêu cầu", max_length=64)
    status = models.PositiveSmallIntegerField("mã trả lời", default=0)
    headers = models.JSONField("đầu mục trả lời", default=dict)
    body = models.TextField("nội dung trả lời", default="")
    expires_at = models.DateTimeField("giữ đến", db_index=True)

    class Meta:
        verbose_name = "trả lời đã lưu"
        constraints = [models.UniqueConstraint(fields=["assignment", "key"], name="api_answer_once_a_key")]
