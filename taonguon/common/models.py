"""Abstract ground for tables."""

from django.db import models


class Stamped(models.Model):
    """When a row was made and last changed. Who did it stands in the audit trail; dates of law are own fields."""

    created_at = models.DateTimeField("lúc tạo", auto_now_add=True)
    updated_at = models.DateTimeField("lúc sửa", auto_now=True)

    class Meta:
        abstract = True
