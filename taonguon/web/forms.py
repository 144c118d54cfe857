"""Base of every form of the site: text comes in as NFC, and a refusal names the field and what to do."""

import unicodedata
from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict

from taonguon.common.refusal import Refused


def composed(data: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    """The same data with every text in NFC: a phone keyboard may send `ò` as two characters."""
    if data is None:
        return None
    if isinstance(data, QueryDict):
        clean = QueryDict(mutable=True)
        for key, values in data.lists():
            clean.setlist(key, [unicodedata.normalize("NFC", value) for value in values])
        return clean
    return {
        key: unicodedata.normalize("NFC", value) if isinstance(value, str) else value
        for key, value in data.items()
    }


class Form(forms.Form):
    """`form.refuse(refusal)` puts what an action refused where the reader looks for it."""

    use_required_attribute = False  # the page itself says what is missing, in one place and in Vietnamese

    def __init__(self, data: Mapping[str, Any] | None = None, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(composed(data), *args, **kwargs)
        for field in self.fields.values():
            self._speak(field)

    @staticmethod
    def _speak(field: forms.Field) -> None:
        name = str(field.label or "").lower()
        chosen = isinstance(field, (forms.ChoiceField, forms.ModelChoiceField))
        if field.error_messages.get("required") == forms.Field.default_error_messages["required"]:
            field.error_messages["required"] = f"Chọn {name}" if chosen else f"Ghi {name}"
        if chosen and not isinstance(field, (forms.MultipleChoiceField, forms.ModelMultipleChoiceField)):
            field.error_messages["invalid_choice"] = f"Chọn {name} trong danh sách"

    def refuse(self, refusal: Refused) -> None:
        """Show a refused deed on its field, or on top when it concerns the whole form."""
        self.add_error(refusal.field if refusal.field in self.fields else None, refusal.message)
