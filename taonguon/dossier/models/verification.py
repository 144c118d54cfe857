"""Requests to verify, as cases: to whom, when, until when, the outcome. The content stays on paper."""

from django.db import models
from django.db.models import F, Q

from taonguon.common.models import Stamped
from taonguon.dossier import labels
from taonguon.dossier.models.dossier import Dossier


class VerificationRequest(Stamped):
    """One letter asking a place to verify (06-HD/TW 3.4); `outcome` is yes or no, never what was found."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="verifications", verbose_name="hồ sơ")
    sent_to = models.CharField("gửi đến", max_length=200)
    number = models.CharField("số công văn", max_length=60, blank=True, default="")
    sent_on = models.DateField("gửi ngày")
    abroad = models.BooleanField("ngoài nước", default=False)
    received_on = models.DateField("nơi đó nhận ngày", null=True, blank=True)
    due_on = models.DateField("hạn trả lời", null=True, blank=True)
    replied_on = models.DateField("trả lời ngày", null=True, blank=True)
    outcome = models.CharField("kết quả", max_length=12, choices=labels.outcomes, blank=True, default="")
    reminders = models.JSONField("các lần nhắc", default=list, blank=True)

    class Meta:
        verbose_name = "thẩm tra lý lịch"
        constraints = [
            models.CheckConstraint(
                condition=Q(received_on__isnull=True) | Q(received_on__gte=F("sent_on")),
                name="verification_received_after_sent",
            ),
            models.CheckConstraint(
                condition=Q(replied_on__isnull=True) | Q(replied_on__gte=F("sent_on")),
                name="verification_replied_after_sent",
            ),
        ]
