"""Writing a draft, issuing and cancelling."""

from django import forms

from taonguon.documents.gather.report import SECTIONS
from taonguon.web.fields import VietnameseDateField, VietnameseIntegerField
from taonguon.web.forms import Form

_LINES = "Mỗi dòng là một gạch đầu dòng."
_PARTS = {
    "strengths": "Ưu điểm",
    "shortcomings": "Hạn chế",
    "objective_causes": "Nguyên nhân khách quan",
    "subjective_causes": "Nguyên nhân chủ quan",
    "tasks": "Nhiệm vụ kỳ tới",
    "proposals": "Kiến nghị, đề xuất",
}


class LinesField(forms.CharField):
    """Text in which every line is one item; empty lines are dropped."""

    def __init__(self, **kwargs) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 4}))
        super().__init__(max_length=6000, required=False, **kwargs)

    def prepare_value(self, value: object) -> object:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: object) -> list[str]:
        text = super().to_python(value)
        return [" ".join(line.split()).lstrip("-–• ") for line in text.splitlines() if line.strip()]


class DraftForm(Form):
    """Parts of a document that the office writes; figures are never typed."""

    as_of = VietnameseDateField(label="Số liệu tính đến ngày")
    recipients = LinesField(
        label="Nơi nhận", help_text="Mỗi dòng một nơi nhận; dòng cuối là “Lưu Văn phòng Đảng ủy”."
    )
    signer_authority = forms.CharField(label="Thể thức đề ký", max_length=120, required=False)
    signer_position = forms.CharField(label="Chức vụ người ký", max_length=120, required=False)
    signer_name = forms.CharField(label="Họ tên người ký", max_length=120, required=False)


class ReportForm(DraftForm):
    screened = VietnameseIntegerField(
        label="Số quần chúng đã rà soát trong kỳ", required=False, min_value=0, help_text="Để trống nếu chưa rõ."
    )
    inspections = VietnameseIntegerField(
        label="Số cuộc kiểm tra, làm việc với đơn vị",
        required=False,
        min_value=0,
        help_text="Để trống nếu chưa rõ.",
    )
    strengths = LinesField(label=_PARTS["strengths"], help_text=_LINES)
    shortcomings = LinesField(label=_PARTS["shortcomings"], help_text=_LINES)
    objective_causes = LinesField(label=_PARTS["objective_causes"], help_text=_LINES)
    subjective_causes = LinesField(label=_PARTS["subjective_causes"], help_text=_LINES)
    tasks = LinesField(label=_PARTS["tasks"], help_text=_LINES)
    proposals = LinesField(label=_PARTS["proposals"], help_text=_LINES)


class IssueForm(Form):
    signed_on = VietnameseDateField(label="Ngày ban hành")


class CancelForm(Form):
    reason = forms.CharField(label="Lý do hủy", max_length=300)


assert set(_PARTS) == set(SECTIONS)
