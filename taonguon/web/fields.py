"""Form fields as Vietnamese offices type: dates `05/9/2026`, numbers `1.450` and `72,2`.

Each says in Vietnamese what is wrong and what to type instead.
"""

import calendar
import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from taonguon.rules.wording import format_date, format_int

_DAY_FIRST = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_GROUPED = re.compile(r"-?\d{1,3}(?:[. ]\d{3})+|-?\d+")
FIRST_YEAR, LAST_YEAR = 1900, 2199


def parse_date(text: str) -> date:
    """`5/9/2026`, `05/09/2026`, `05-9-2026` and `2026-09-05`; raises ValidationError that says what to type."""
    if found := _DAY_FIRST.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
    elif found := _YEAR_FIRST.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    else:
        raise ValidationError(
            f"Không đọc được ngày “{text}”: viết ngày/tháng/năm, ví dụ 05/9/2026", code="invalid"
        )
    if not 1 <= month <= 12:
        raise ValidationError(f"Không có tháng {month}", code="invalid")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValidationError(f"Năm {year} không đúng: viết đủ bốn chữ số, từ {FIRST_YEAR} trở đi", code="invalid")
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        when = f"Tháng 2/{year}" if (month, day) == (2, 29) else f"Tháng {month}"
        raise ValidationError(f"{when} không có ngày {day}", code="invalid")
    return date(year, month, day)


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
