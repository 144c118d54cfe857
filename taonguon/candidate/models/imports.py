"""An import in the making and what it wrote: one batch a file, one row a line of the sheet.

Cells are sealed (they hold identity numbers, ethnic groups, religions) and emptied once their line is written.
"""

import json
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import models

from taonguon.candidate import labels
from taonguon.candidate.labels import ImportStatus, Outcome
from taonguon.candidate.models.candidate import Candidate
from taonguon.candidate.querysets import ImportBatchQuerySet
from taonguon.common.fields import decrypt, encrypt
from taonguon.organization.models import UnitScoped


class ImportBatch(UnitScoped):
    """One uploaded file, belonging to the unit under whose assignment it was uploaded."""

    file_name = models.CharField("tên tệp", max_length=160)
    # [heading of the file, key of the column it goes to or ""], in the order of the file.
    columns = models.JSONField("ghép cột", default=list)
    status = models.CharField(
        "tình trạng", max_length=12, choices=labels.import_statuses, default=ImportStatus.DRAFT.value
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người nhập"
    )
    applied_on = models.DateField("nhập ngày", null=True, blank=True)
    added = models.PositiveIntegerField("thêm mới", default=0)
    updated = models.PositiveIntegerField("cập nhật", default=0)

    objects = ImportBatchQuerySet.as_manager()

    UNDO_DAYS = 7

    class Meta:
        verbose_name = "lượt nhập"

    @property
    def undo_until(self) -> date | None:
        """Last day on which the whole batch can be taken back."""
        return self.applied_on and self.applied_on + timedelta(days=self.UNDO_DAYS)


class ImportRow(models.Model):
    """One line of the sheet, what was found in it, and what writing it changed (for the way back)."""

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="rows", verbose_name="lượt nhập")
    number = models.PositiveIntegerField("dòng")
    sealed = models.TextField("ô", default="", blank=True, editable=False)
    outcome = models.CharField("kết quả", max_length=12, choices=labels.outcomes, default=Outcome.ERROR.value)
    # {"column": key, "message": why and what to do, "suggestion": value to put instead, or ""}
    problems = models.JSONField("chỗ phải sửa", default=list, blank=True)
    choice = models.CharField("cách xử lý trùng", max_length=8, choices=labels.choices, default="", blank=True)
    candidate = models.ForeignKey(
        Candidate, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="người"
    )
    applied = models.BooleanField("đã ghi", default=False)
    before_sealed = models.TextField("giá trị trước", default="", blank=True, editable=False)

    class Meta:
        verbose_name = "dòng nhập"
        constraints = [models.UniqueConstraint(fields=["batch", "number"], name="import_row_once")]

    @property
    def cells(self) -> list[str]:
        """Texts of the line in the order of the file's columns."""
        return json.loads(decrypt(self.sealed)) if self.sealed else []

    @cells.setter
    def cells(self, texts: list[str]) -> None:
        self.sealed = encrypt(json.dumps(texts, ensure_ascii=False)) if texts else ""

    @property
    def before(self) -> dict[str, Any]:
        """Facts of the person as they stood before this line changed them."""
        return json.loads(decrypt(self.before_sealed)) if self.before_sealed else {}

    def keep_before(self, values: dict[str, Any]) -> None:
        """Remember what this line replaced, sealed; `before` reads it back."""
        self.before_sealed = encrypt(json.dumps(values, ensure_ascii=False))
