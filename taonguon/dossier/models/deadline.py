"""The clocks of a case that are running, kept as rows so that lists of what is due are plain SQL.

For readers above (reminder, progress, board): every row is an unmet clock of an open dossier, rebuilt by
`dossier.actions.rejudge` inside each deed's transaction; a met clock has no row. A clock that only time starts
(the cell's meeting on recognition, after the probation) stands here ahead, with `from_on` in the future.

    DossierDeadline.objects.in_branch(scope.path).overdue(today)          what has run out
    DossierDeadline.objects.in_branch(scope.path).due_within(today, end)  what comes
    …filter(from_on__gt=today)                                            what is announced (60/30/0 days before)

`last_on` is the last day in time: the due day, or the extended day once an extension was granted. Nothing here
depends on today: compare `last_on` with the day of looking.
"""

from django.db import models
from django.db.models import F, Q

from taonguon.common.models import Stamped
from taonguon.dossier.models.dossier import Dossier
from taonguon.dossier.querysets import DeadlineQuerySet


class DossierDeadline(Stamped):
    """One running clock with the figure, source and tag it was judged by."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="deadlines", verbose_name="hồ sơ")
    rule = models.CharField("quy định", max_length=60)
    title = models.CharField("việc", max_length=200)
    step = models.CharField("bước", max_length=60, blank=True, default="")
    actor = models.CharField("ai làm", max_length=60, blank=True, default="")
    from_event = models.CharField("tính từ việc", max_length=60)
    from_on = models.DateField("tính từ ngày")
    due_on = models.DateField("hạn")
    extended_due_on = models.DateField("hạn nếu được gia hạn", null=True, blank=True)
    last_on = models.DateField("ngày cuối còn trong hạn")
    citation = models.CharField("căn cứ", max_length=200)
    tag = models.CharField("độ tin cậy của căn cứ", max_length=20)

    objects = DeadlineQuerySet.as_manager()

    class Meta:
        verbose_name = "thời hạn"
        indexes = [models.Index(fields=["last_on", "dossier"], name="dossier_deadline_last")]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "rule"], name="dossier_deadline_once_a_rule"),
            models.CheckConstraint(condition=Q(last_on__gte=F("due_on")), name="dossier_deadline_last_after_due"),
        ]
