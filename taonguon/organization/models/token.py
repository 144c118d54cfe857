"""Keys by which programs come in: each belongs to one assignment and may do what that one may."""

from django.db import models
from django.db.models import F, Q

from taonguon.common.models import Stamped
from taonguon.organization.models.assignment import Assignment
from taonguon.organization.querysets import ApiTokenQuerySet


class ApiToken(Stamped):
    """Mã kết nối API. Only the digest of the secret is kept; the secret is shown once, when it is issued."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="api_tokens", verbose_name="phân công")
    name = models.CharField("dùng cho", max_length=80)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    issued_on = models.DateField("cấp ngày")
    expires_on = models.DateField("dùng đến hết ngày")
    last_used_on = models.DateField("dùng gần nhất", null=True, blank=True)
    revoked_at = models.DateTimeField("thu hồi lúc", null=True, blank=True)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        verbose_name = "mã kết nối API"
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_on__gte=F("issued_on")), name="api_token_expires_after_issue"
            )
        ]
