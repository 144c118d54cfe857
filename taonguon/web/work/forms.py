"""Urging units."""

from collections.abc import Iterable

from django import forms

from taonguon.organization.models import Unit
from taonguon.web.forms import Form


class UrgeForm(Form):
    units = forms.MultipleChoiceField(label="Đơn vị được đôn đốc", widget=forms.CheckboxSelectMultiple)
    text = forms.CharField(label="Nội dung", max_length=1000, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args, units: Iterable[Unit], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["units"].choices = [(str(unit.pk), unit.name) for unit in units]
