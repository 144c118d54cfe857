"""Work done in the background, item by item, so that it can be taken up again wherever it stopped."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from taonguon.common.models import Stamped
from taonguon.documents import labels
from taonguon.documents.labels import JobStatus
from taonguon.organization.models import Assignment


class Job(Stamped):
    """A list of items (`payload["items"]`) and what became of the first `done` of them (`payload["results"]`).

    An item's result and `done` are written in the item's own transaction: what is counted is done, what isn't
    counted left nothing behind. Whoever works on a job stands in `worker` and renews `heartbeat_at`; a job without
    a fresh heartbeat is given to the next. `attempts` counts takings since the last item that got done.
    """

    kind = models.CharField("việc", max_length=20, choices=labels.job_kinds)
    status = models.CharField(
        "tình trạng", max_length=10, choices=labels.job_statuses, default=JobStatus.WAITING.value
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người giao việc"
    )
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="+", verbose_name="theo phân công")
    total = models.PositiveIntegerField("tổng số")
    done = models.PositiveIntegerField("đã xong", default=0)
    payload = models.JSONField("nội dung việc", default=dict)
    worker = models.CharField("tiến trình", max_length=80, blank=True, default="")
    heartbeat_at = models.DateTimeField("còn làm lúc", null=True, blank=True)
    attempts = models.PositiveSmallIntegerField("số lần nhận việc", default=0)
    error = models.CharField("lý do dừng", max_length=300, blank=True, default="")

    class Meta:
        verbose_name = "việc nền"
        indexes = [models.Index(fields=["status", "id"], name="job_queue")]
        constraints = [
            models.CheckConstraint(condition=Q(done__lte=F("total")), name="job_done_within_total"),
        ]

    @property
    def is_over(self) -> bool:
        return self.status in {JobStatus.DONE, JobStatus.FAILED}
