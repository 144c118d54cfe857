"""Documents of a committee: drafts, what was issued with its files, and the series of numbers."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from taonguon.common.models import Stamped
from taonguon.common.querysets import ScopedQuerySet
from taonguon.documents import labels
from taonguon.documents.labels import Status
from taonguon.organization.models import Term, Unit, UnitScoped


class NumberSeries(models.Model):
    """Last number given of one kind by one committee within one term; numbers run without a gap and never restart.

    The row is locked while a number is taken.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="cơ quan ban hành")
    term = models.ForeignKey(Term, models.PROTECT, related_name="+", verbose_name="nhiệm kỳ")
    kind = models.CharField("loại văn bản", max_length=20)
    last_number = models.PositiveIntegerField("số cuối đã cấp", default=0)

    class Meta:
        verbose_name = "dãy số văn bản"
        constraints = [models.UniqueConstraint(fields=["unit", "term", "kind"], name="series_once")]


class Document(UnitScoped):
    """One document of a committee. A draft is counted anew each time it is opened; once issued it never changes.

    `texts` are the parts an office writes by hand, by section; `facts` is what was printed, frozen on issue, so
    that a later report can say "đã báo cáo 12, nay 11". `subject_ref` names the period or the plan.
    """

    subject = models.CharField("nội dung", max_length=20, choices=labels.subjects)
    subject_ref = models.CharField("kỳ, kế hoạch", max_length=40)
    kind = models.CharField("loại văn bản", max_length=20)
    title = models.CharField("trích yếu", max_length=300)
    status = models.CharField("tình trạng", max_length=12, choices=labels.statuses, default=Status.DRAFT.value)
    as_of = models.DateField("số liệu đến ngày")
    texts = models.JSONField("phần viết tay", default=dict)
    recipients = models.JSONField("nơi nhận", default=list)
    signer_authority = models.CharField("thể thức đề ký", max_length=120, blank=True, default="")
    signer_position = models.CharField("chức vụ người ký", max_length=120, blank=True, default="")
    signer_name = models.CharField("họ tên người ký", max_length=120, blank=True, default="")
    term = models.ForeignKey(
        Term, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="nhiệm kỳ"
    )
    number = models.PositiveIntegerField("số", null=True, blank=True)
    symbol = models.CharField("số, ký hiệu", max_length=40, blank=True, default="")
    signed_on = models.DateField("ngày ban hành", null=True, blank=True)
    issued_at = models.DateTimeField("ban hành lúc", null=True, blank=True)
    facts = models.JSONField("số liệu đã chốt", default=dict)
    cancel_reason = models.CharField("lý do hủy", max_length=300, blank=True, default="")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người soạn"
    )

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "văn bản"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "term", "kind", "number"],
                condition=Q(number__isnull=False),
                name="document_number_once",
            ),
            models.CheckConstraint(
                condition=Q(status=Status.DRAFT.value) | Q(number__isnull=False, signed_on__isnull=False),
                name="document_issued_has_number",
            ),
        ]
        indexes = [models.Index(fields=["unit_path", "status", "signed_on"], name="document_register")]

    @property
    def is_draft(self) -> bool:
        return self.status == Status.DRAFT


class DocumentFile(Stamped):
    """A file of an issued document, as it was on that day."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="files", verbose_name="văn bản")
    format = models.CharField("dạng", max_length=5, choices=labels.formats)
    content = models.BinaryField("nội dung")
    sha256 = models.CharField("dấu tệp", max_length=64)

    class Meta:
        verbose_name = "tệp văn bản"
        constraints = [models.UniqueConstraint(fields=["document", "format"], name="document_file_once_a_format")]
