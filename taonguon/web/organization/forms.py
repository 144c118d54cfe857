"""What is asked to change a unit. Choices of units are those of the branch."""

from django import forms
from django.db.models import QuerySet

from taonguon.organization import labels
from taonguon.organization.models import Unit
from taonguon.plan.labels import INDICATOR_LABELS, Indicator
from taonguon.web.fields import VietnameseDateField, VietnameseIntegerField
from taonguon.web.forms import Form

_ANY = [("", "Chưa chọn")]


class UnitChoice(forms.ModelChoiceField):
    def label_from_instance(self, unit: Unit) -> str:
        return unit.name


class Documented(Form):
    """Every change of a unit says since when, by which document and why."""

    on = VietnameseDateField(label="Từ ngày")
    document_number = forms.CharField(label="Số văn bản", max_length=60, required=False)
    reason = forms.CharField(label="Lý do", max_length=300, required=False)


class FoundForm(Documented):
    name = forms.CharField(label="Tên đơn vị", max_length=160)
    kind = forms.ChoiceField(label="Loại", choices=_ANY + labels.kinds()[2:])
    parent = UnitChoice(label="Đơn vị cấp trên", queryset=Unit.objects.none(), empty_label="Chưa chọn")
    block = forms.ChoiceField(label="Khối", choices=_ANY + labels.blocks(), required=False)
    short_name = forms.CharField(label="Tên gọn", max_length=60, required=False)

    field_order = ("name", "kind", "parent", "block", "short_name", "on", "document_number", "reason")

    def __init__(self, *args, parents: QuerySet[Unit], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = parents


class CorrectForm(Form):
    short_name = forms.CharField(label="Tên gọn", max_length=60, required=False)
    block = forms.ChoiceField(label="Khối", choices=_ANY + labels.blocks(), required=False)
    code = forms.RegexField(
        r"^[0-9]{2}([.][0-9]{3}){4}$", label="Mã tổ chức đảng", required=False,
        help_text="Ghi đúng như hệ thống của tỉnh đã cấp, ví dụ 38.168.053.000.001.",
        error_messages={"invalid": "Mã tổ chức đảng gồm 2 chữ số rồi bốn nhóm 3 chữ số, cách nhau bằng dấu chấm"},
    )  # fmt: skip
    non_members = VietnameseIntegerField(label="Người 18-60 tuổi chưa vào Đảng", required=False, min_value=0)
    households = VietnameseIntegerField(label="Số hộ, quy mô", required=False, min_value=0)


class RenameForm(Documented):
    name = forms.CharField(label="Tên mới", max_length=160)
    field_order = ("name", "on", "document_number", "reason")


class MoveForm(Documented):
    parent = UnitChoice(label="Đơn vị cấp trên mới", queryset=Unit.objects.none(), empty_label="Chưa chọn")
    field_order = ("parent", "on", "document_number", "reason")

    def __init__(self, *args, parents: QuerySet[Unit], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = parents


class EndForm(Documented):
    into = UnitChoice(
        label="Nhập vào đơn vị", queryset=Unit.objects.none(), required=False, empty_label="Không nhập, giải thể",
        help_text="Đảng viên, người trong nguồn và hồ sơ chuyển sang đơn vị nhận.",
    )  # fmt: skip
    field_order = ("into", "on", "document_number", "reason")

    def __init__(self, *args, others: QuerySet[Unit], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = others


class ExemptForm(Form):
    indicator = forms.ChoiceField(
        label="Chỉ tiêu được miễn",
        choices=[(key.value, INDICATOR_LABELS[key]) for key in (Indicator.ADMISSIONS, Indicator.TRAINEES)],
    )
    valid_from = VietnameseDateField(label="Từ ngày")
    valid_to = VietnameseDateField(label="Đến ngày", required=False)
    reason = forms.CharField(
        label="Lý do", max_length=300, help_text="Ví dụ: 100% cán bộ, công chức, viên chức là đảng viên."
    )
    evidence = forms.CharField(label="Văn bản làm căn cứ", max_length=200, required=False)


class PostForm(Form):
    title = forms.ChoiceField(label="Chức vụ", choices=labels.post_titles)
    holder_name = forms.CharField(label="Họ tên", max_length=120)
    phone = forms.CharField(label="Điện thoại", max_length=30, required=False)
    valid_from = VietnameseDateField(label="Từ ngày")


class EndingForm(Form):
    on = VietnameseDateField(label="Đến hết ngày")


class UploadForm(Form):
    file = forms.FileField(label="Tệp Excel", help_text="Tệp .xlsx, .xls, .ods hoặc .csv theo tệp mẫu.")
