"""What happened in a case. Lines are added and marked undone, never changed or removed."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from taonguon.common.models import Stamped
from taonguon.dossier.models.dossier import Dossier
from taonguon.dossier.querysets import EventQuerySet


class DossierEvent(Stamped):
    """One thing that happened on a day; `kind` is an event of the law's data.

    A vote counts members, not ballots: `eligible` is the denominator, `absent_excused` those left out of it
    (`left_out_reason` says why), abstentions are the rest. A vote below its share stands here too: it completes
    no step and is reported all the same (06-HD/TW 5.1).
    """

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="events", verbose_name="hồ sơ")
    kind = models.CharField("việc", max_length=60)
    on = models.DateField("ngày")
    document_number = models.CharField("số văn bản", max_length=60, blank=True, default="")
    place = models.CharField("nơi", max_length=200, blank=True, default="")
    eligible = models.PositiveSmallIntegerField("được tính", null=True, blank=True)
    votes_for = models.PositiveSmallIntegerField("đồng ý", null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField("không đồng ý", null=True, blank=True)
    absent_excused = models.PositiveSmallIntegerField("không tính", null=True, blank=True)
    left_out_reason = models.CharField("lý do không tính", max_length=300, blank=True, default="")
    reason = models.CharField("lý do", max_length=60, blank=True, default="")
    same_committee = models.BooleanField("cùng cấp ủy có thẩm quyền", null=True, blank=True)
    abroad = models.BooleanField("ngoài nước", null=True, blank=True)
    note = models.CharField("ghi chú", max_length=300, blank=True, default="")
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người ghi"
    )
    undone_at = models.DateTimeField("hoàn tác lúc", null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người hoàn tác",
    )
    undo_reason = models.CharField("lý do hoàn tác", max_length=300, blank=True, default="")

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = "việc của hồ sơ"
        indexes = [models.Index(fields=["kind", "on"], name="dossier_event_kind_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(eligible__isnull=True) | Q(votes_for__isnull=True) | Q(votes_for__lte=F("eligible")),
                name="dossier_votes_within_eligible",
            )
        ]
