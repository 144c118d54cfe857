"""Abstract ground for tables."""

from functools import cache
from typing import Any

from django.db import models


class Stamped(models.Model):
    """When a row was made and last changed. Who did it stands in the audit trail; dates of law are own fields."""

    created_at = models.DateTimeField("lúc tạo", auto_now_add=True)
    updated_at = models.DateTimeField("lúc sửa", auto_now=True)

    class Meta:
        abstract = True

    def _get_FIELD_display(self, field: models.Field) -> Any:  # noqa: N802 - the name Django calls
        """What `get_…_display` answers. Our choices are functions, which Django would call for every value."""
        value = getattr(self, field.attname)
        return _labels(field).get(value, value)


@cache
def _labels(field: models.Field) -> dict[Any, Any]:
    """The words of a field's codes; they are constants of the code."""
    return dict(field.flatchoices)
