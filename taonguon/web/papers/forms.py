"""Choosing dossiers, uploading a template."""

from django import forms

from taonguon.web.forms import Form

_LONGEST_KEY = 12  # digits; longer ones no database would have given


class KeysField(forms.MultipleChoiceField):
    """Ticked rows by key. Whether they are visible is for the deed to say: others are as if they did not exist."""

    def valid_value(self, value: str) -> bool:
        return value.isascii() and value.isdigit() and len(value) <= _LONGEST_KEY

    def clean(self, value: list[str]) -> list[int]:
        return [int(key) for key in super().clean(value)]


class ChooseForm(Form):
    dossiers = KeysField(label="Hồ sơ", required=False)


class TemplateForm(Form):
    file = forms.FileField(
        label="Tệp Word đã sửa",
        help_text="Tệp .docx không có macro; chỉ dùng các trường ở danh sách bên cạnh.",
        widget=forms.FileInput({"accept": ".docx"}),
    )
