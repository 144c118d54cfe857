"""Forms of the classes. Results of a whole class are one form, a few fields a person."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from taonguon.training import labels
from taonguon.training.actions import ResultLine
from taonguon.training.labels import Result
from taonguon.training.models import Course, Enrolment
from taonguon.web.fields import VietnameseDateField, VietnameseIntegerField
from taonguon.web.forms import Form

RESULTS = [
    ("", "Chưa có"),
    (Result.PASSED.value, "Đạt"),
    (Result.FAILED.value, "Không đạt"),
    (Result.ABSENT.value, "Vắng"),
]


class YearForm(Form):
    """Filter of the list; what can't be read is left out."""

    nam = forms.TypedChoiceField(label="Năm", coerce=int, empty_value=None, required=False)
    loai = forms.ChoiceField(label="Loại lớp", required=False)

    def __init__(self, *args: Any, years: Sequence[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nam"].choices = [("", "Tất cả các năm")] + [(str(year), f"Năm {year}") for year in years]
        self.fields["loai"].choices = [("", "Cả hai loại"), *labels.course_kinds()]


class CourseForm(Form):
    note = ""
    kind = forms.ChoiceField(label="Loại lớp", choices=labels.course_kinds)
    name = forms.CharField(
        label="Tên lớp", max_length=160, help_text="Ví dụ: Lớp nhận thức về Đảng khóa II năm 2026"
    )
    opens_on = VietnameseDateField(label="Khai giảng")
    closes_on = VietnameseDateField(label="Bế giảng")
    seats = VietnameseIntegerField(label="Số chỗ", min_value=1, max_value=2000)
    place = forms.CharField(label="Nơi học", max_length=160, required=False)
    decision_number = forms.CharField(label="Số quyết định mở lớp", max_length=60, required=False)
    decision_on = VietnameseDateField(label="Ngày quyết định", required=False)

    @classmethod
    def values_of(cls, course: Course) -> dict[str, Any]:
        return {name: getattr(course, name) for name in cls.base_fields}


class ReasonForm(Form):
    note = "Giấy chứng nhận do lớp này cấp cho người ấy bị hủy cùng kết quả; nhật ký giữ số và ngày."
    reason = forms.CharField(
        label="Lý do sửa", max_length=300, help_text="Ghi vào nhật ký, ví dụ: nhập nhầm dòng của người cùng tên."
    )


class ResultsForm(Form):
    """`result-<id>`, `number-<id>`, `issued_on-<id>` for everybody without a result; the day on top fills gaps."""

    issued_on = VietnameseDateField(
        label="Ngày cấp giấy chứng nhận", required=False, help_text="Dùng cho mọi dòng để trống ngày cấp."
    )
    issuer = forms.CharField(label="Nơi cấp", max_length=160, required=False)

    def __init__(self, *args: Any, rows: Sequence[Enrolment], today: date, **kwargs: Any) -> None:
        self.rows = rows
        super().__init__(*args, **kwargs)
        for row in rows:
            name = row.person.full_name
            own = {
                f"result-{row.pk}": forms.ChoiceField(label=f"Kết quả, {name}", choices=RESULTS, required=False),
                f"number-{row.pk}": forms.CharField(label=f"Số giấy, {name}", max_length=60, required=False),
                f"issued_on-{row.pk}": VietnameseDateField(
                    label=f"Ngày cấp, {name}", required=False, latest=today
                ),
            }
            for key, field in own.items():
                field.widget.attrs["class"] = "short"
                self.fields[key] = field

    def lines(self) -> list[ResultLine]:
        """What was told: people whose result was left open are left out."""
        data = self.cleaned_data
        return [
            ResultLine(
                enrolment_id=row.pk,
                result=Result(data[f"result-{row.pk}"]),
                number=data[f"number-{row.pk}"],
                issued_on=data[f"issued_on-{row.pk}"] or data["issued_on"],
            )
            for row in self.rows
            if data[f"result-{row.pk}"]
        ]

    def fields_by_row(self) -> list[tuple[Enrolment, list[forms.BoundField]]]:
        return [
            (row, [self[f"{name}-{row.pk}"] for name in ("result", "number", "issued_on")]) for row in self.rows
        ]
