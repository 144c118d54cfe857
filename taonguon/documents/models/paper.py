"""Papers made from a dossier, version by version, and the Word templates an office has edited."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from taonguon.common.models import Stamped
from taonguon.dossier.models import Dossier
from taonguon.organization.models import Unit


class FormTemplate(Stamped):
    """A committee's own .docx of one form. The one in use has no `retired_at`; earlier ones stay."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đảng bộ")
    form = models.CharField("mẫu", max_length=40)
    version = models.PositiveIntegerField("lần sửa")
    file_name = models.CharField("tên tệp", max_length=160)
    content = models.BinaryField("nội dung")
    sha256 = models.CharField("dấu tệp", max_length=64)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người nộp"
    )
    retired_at = models.DateTimeField("thôi dùng lúc", null=True, blank=True)

    class Meta:
        verbose_name = "mẫu Word của đảng bộ"
        constraints = [
            models.UniqueConstraint(fields=["unit", "form", "version"], name="form_template_version_once"),
            models.UniqueConstraint(
                fields=["unit", "form"], condition=Q(retired_at__isnull=True), name="form_template_one_in_use"
            ),
        ]


class PaperVersion(Stamped):
    """One paper as it was made: its facts and its file never change; a new version stands beside the old.

    `part` tells apart several papers of one form (3-KNĐ of each introducer). `facts` are the printed fields by
    name, null where a dotted line was printed. `fingerprint` is the digest of everything that went in: facts, form
    code, template. Equal inputs make no second version.
    """

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="made_papers", verbose_name="hồ sơ")
    form = models.CharField("mẫu", max_length=40)
    part = models.CharField("của ai, gửi đâu", max_length=40, blank=True, default="")
    version = models.PositiveIntegerField("lần lập")
    latest = models.BooleanField("bản mới nhất", default=True)
    title = models.CharField("tên giấy", max_length=300)
    code = models.CharField("mã in trên giấy", max_length=40, blank=True, default="")
    fingerprint = models.CharField("dấu dữ kiện", max_length=64)
    facts = models.JSONField("dữ kiện đã in", default=dict)
    template_sha256 = models.CharField("dấu mẫu Word", max_length=64)
    content = models.BinaryField("nội dung")
    sha256 = models.CharField("dấu tệp", max_length=64)
    made_at = models.DateTimeField("lập lúc")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người lập"
    )

    class Meta:
        verbose_name = "giấy đã lập"
        constraints = [
            models.UniqueConstraint(fields=["dossier", "form", "part", "version"], name="paper_version_once"),
            models.UniqueConstraint(
                fields=["dossier", "form", "part"], condition=Q(latest=True), name="paper_version_one_latest"
            ),
        ]
