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


# What a field says instead of Django's own words, some of which are not translated; `{0}` is its label.
_MESSAGES = {
    "max_length": "{0}: viết không quá %(limit_value)d chữ, đang có %(show_value)d",
    "min_length": "{0}: viết ít nhất %(limit_value)d chữ, đang có %(show_value)d",
    "max_value": "{0}: không được quá %(limit_value)s",
    "min_value": "{0}: phải từ %(limit_value)s trở lên",
    "max_digits": "{0}: không quá %(max)s chữ số",
    "max_decimal_places": "{0}: không quá %(max)s chữ số sau dấu phẩy",
    "max_whole_digits": "{0}: không quá %(max)s chữ số trước dấu phẩy",
    "invalid": "{0}: viết chưa đúng, xem lại gợi ý",
    "null_characters_not_allowed": "{0}: có ký tự không đọc được, xóa đi và gõ lại",
}
_CHOICE_MESSAGES = {
    "required": "Chọn {1}",
    "invalid_choice": "Chọn {1} trong danh sách",
    "invalid_list": "Chọn {1} trong danh sách",
    "invalid_pk_value": "Chọn {1} trong danh sách",
}
_FILE_MESSAGES = {
    "required": "Chọn {1}",
    "missing": "Chọn {1}",
    "invalid": "Chọn {1}",
    "empty": "{0}: tệp rỗng, chọn tệp khác",
    "max_length": "{0}: tên tệp dài quá %(max)d chữ, đổi tên ngắn hơn",
    "invalid_extension": "{0}: chỉ nhận tệp %(allowed_extensions)s",
}


def messages_of(field: forms.Field) -> dict[str, str]:
    """Messages of a field in Vietnamese, naming it; those its author wrote are kept."""
    label = str(field.label or "Ô này")
    words = {"required": "Ghi {1}", **_MESSAGES}
    if isinstance(field, forms.ChoiceField):
        words = {**_CHOICE_MESSAGES}
    elif isinstance(field, forms.FileField):
        words = {**_FILE_MESSAGES}
    return {
        code: text.format(label, label[:1].lower() + label[1:])
        for code, text in words.items()
        if code not in field.error_messages or field.error_messages[code] is _django_message(field, code)
    }


def _django_message(field: forms.Field, code: str) -> Any:
    """What Django itself would say: found on a class of its own."""
    for cls in type(field).__mro__:
        if code in cls.__dict__.get("default_error_messages", {}):
            return cls.default_error_messages[code] if cls.__module__.startswith("django.") else None
    return None


class Form(forms.Form):
    """`form.refuse(refusal)` puts what an action refused where the reader looks for it."""

    use_required_attribute = False  # the page itself says what is missing, in one place and in Vietnamese

    def __init__(self, data: Mapping[str, Any] | None = None, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(composed(data), *args, **kwargs)
        for field in self.fields.values():
            field.error_messages.update(messages_of(field))

    def refuse(self, refusal: Refused) -> None:
        """Show a refused deed on its field, or on top when it concerns the whole form."""
        self.add_error(refusal.field if refusal.field in self.fields else None, refusal.message)
