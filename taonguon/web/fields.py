"""Form fields as Vietnamese offices type: dates `05/9/2026`, numbers `1.450` and `72,2`.

Each says in Vietnamese what is wrong and what to type instead.
"""

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from taonguon.common.dates import parse_day
from taonguon.rules.wording import format_date, format_int

_GROUPED = re.compile(r"-?\d{1,3}(?:[. ]\d{3})+|-?\d+")


def parse_date(text: str) -> date:
    """A day as `common.dates` reads it; raises ValidationError that says what to type."""
    try:
        return parse_day(text)
    except ValueError as error:
        raise ValidationError(str(error), code="invalid") from error


class DateText(forms.TextInput):
    """A text box for a date: quicker on a phone than a calendar, and it reads back as documents write dates."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(
            {
                "inputmode": "numeric",
                "placeholder": "05/9/2026",
                "autocomplete": "off",
                "class": "short",
                **(attrs or {}),
            }
        )

    def format_value(self, value: Any) -> str | None:
        return format_date(value) if isinstance(value, date) else value


class NumberText(forms.TextInput):
    """A text box for a figure; a spinner would change it under a scrolling finger."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "numeric", "autocomplete": "off", "class": "short n", **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        if isinstance(value, int):
            return format_int(value)
        if isinstance(value, Decimal):
            return str(value).replace(".", ",")
        return value


class VietnameseDateField(forms.Field):
    """Day as a person types it; clean value is a `date` or None. `earliest`, `latest`: days allowed, inclusive."""

    widget = DateText

    def __init__(self, *, earliest: date | None = None, latest: date | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.earliest, self.latest = earliest, latest

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values:
            return None
        return value if isinstance(value, date) else parse_date(str(value).strip())

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and self.earliest and value < self.earliest:
            raise ValidationError(f"Ngày phải từ {format_date(self.earliest)} trở đi", code="min_value")
        if value and self.latest and value > self.latest:
            raise ValidationError(f"Ngày không được sau {format_date(self.latest)}", code="max_value")


class VietnameseIntegerField(forms.IntegerField):
    """Whole number; `1.450` and `1 450` are read as 1450."""

    widget = NumberText
    default_error_messages = {"invalid": "Viết một số nguyên, ví dụ 1.450"}

    def to_python(self, value: Any) -> int | None:
        if isinstance(value, str) and value.strip():
            text = value.strip()
            if not _GROUPED.fullmatch(text):
                raise ValidationError(self.error_messages["invalid"], code="invalid")
            value = text.replace(".", "").replace(" ", "")
        return super().to_python(value)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {}  # min and max are for number inputs; the field itself checks them


class VietnameseDecimalField(forms.DecimalField):
    """Number with a decimal comma; `72,2` and `1.372,5`."""

    widget = NumberText
    default_error_messages = {"invalid": "Viết một số, phần lẻ sau dấu phẩy, ví dụ 72,2"}

    def to_python(self, value: Any) -> Decimal | None:
        if isinstance(value, str) and value.strip():
            whole, comma, fraction = value.strip().partition(",")
            if not _GROUPED.fullmatch(whole) or (comma and not fraction.isdecimal()):
                raise ValidationError(self.error_messages["invalid"], code="invalid")
            value = f"{whole.replace('.', '').replace(' ', '')}.{fraction or 0}"
        try:
            return super().to_python(value)
        except InvalidOperation as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": "decimal"}
