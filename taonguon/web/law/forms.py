"""What a committee may settle for itself: another length of a clock, a day off, a day worked."""

from collections.abc import Sequence

from django import forms

from taonguon.regulation import labels
from taonguon.regulation.labels import DayKind
from taonguon.web.fields import VietnameseDateField, VietnameseIntegerField
from taonguon.web.forms import Form


class RuleForm(Form):
    family = forms.ChoiceField(label="Quy định")
    amount = VietnameseIntegerField(
        label="Mức của cấp ủy", min_value=1, max_value=9999, help_text="Cùng đơn vị tính với quy định gốc."
    )
    extension = VietnameseIntegerField(label="Gia hạn", required=False, min_value=1, max_value=9999)
    citation = forms.CharField(
        label="Văn bản làm căn cứ",
        max_length=200,
        help_text="Số, ngày, cơ quan ban hành, ví dụ 12-QĐ/TU, 01/9/2026.",
    )
    effective_from = VietnameseDateField(label="Áp dụng từ ngày")
    effective_to = VietnameseDateField(label="Đến ngày", required=False)
    note = forms.CharField(label="Ghi chú", max_length=300, required=False)

    def __init__(self, *args, families: Sequence[tuple[str, str]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["family"].choices = [("", "Chưa chọn"), *families]


class DayForm(Form):
    day = VietnameseDateField(label="Ngày")
    kind = forms.ChoiceField(label="Nghỉ hay làm việc", choices=labels.day_kinds)
    reason = forms.CharField(label="Lý do, văn bản", max_length=200)

    def clean_kind(self) -> DayKind:
        return DayKind(self.cleaned_data["kind"])


class EndForm(Form):
    on = VietnameseDateField(label="Áp dụng đến hết ngày")
