"""Forms of the plan's pages: a text to read, a plan's head, choices, allocation, a unit's own plan."""

import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import PurePath
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from taonguon.common.plan_text import KINDS, UnusableFile, read_bytes
from taonguon.plan import labels
from taonguon.plan.labels import INDICATOR_LABELS, Choice, Indicator, PlanStatus
from taonguon.plan.models import Plan
from taonguon.plan.queries.sub_plans import OWN_INDICATORS, SubPlanPage, quarter_name
from taonguon.rules.wording import format_date
from taonguon.web.errors import too_large
from taonguon.web.fields import VietnameseDateField, VietnameseIntegerField, parse_date
from taonguon.web.forms import Form
from taonguon.web.plan.target_form import Lines, read_lines

LONGEST_TEXT = 150_000
"""Characters of a text, some sixty pages: reading time grows faster than the text, and a plan is far shorter."""
UNPACKED_LIMIT = 200 * 1024 * 1024
"""Bytes a .docx may unpack to: a small file that swells is refused before it is opened."""


class ReadForm(Form):
    """A file or pasted words; cleaned `words` and `name`."""

    file = forms.FileField(
        label="Tệp văn bản",
        required=False,
        allow_empty_file=True,
        help_text=f"Tệp {', '.join(KINDS)}; PDF phải có chữ, không phải bản quét.",
    )
    text = forms.CharField(
        label="Hoặc dán nội dung", required=False, strip=False, widget=forms.Textarea({"rows": 10})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].widget.attrs["accept"] = ",".join(KINDS)

    def clean_file(self) -> tuple[str, str] | None:
        """Text and name of the upload."""
        upload: UploadedFile | None = self.cleaned_data["file"]
        if upload is None:
            return None
        name = PurePath(upload.name or "").name
        kind = PurePath(name).suffix.lower()
        if upload.size is None or upload.size > settings.MAX_UPLOAD_BYTES:
            raise ValidationError(too_large(settings.MAX_UPLOAD_BYTES))
        if upload.size == 0:
            raise ValidationError(f"{name}: tệp trống; chọn lại tệp có nội dung.")
        if kind == ".docx" and _swells(upload):
            raise ValidationError(f"{name}: tệp Word quá lớn sau khi mở; bỏ ảnh trong tệp rồi lưu lại.")
        try:
            return read_bytes(upload.read(), kind=kind, name=name), name
        except UnusableFile as unusable:
            raise ValidationError(str(unusable)) from unusable

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if self.errors:
            return values
        upload, pasted = values.get("file"), values.get("text", "")
        if upload and pasted.strip():
            raise ValidationError("Chọn tệp hoặc dán nội dung, không dùng cả hai.")
        words, values["name"] = upload or (pasted, "")
        if not any(letter.isalnum() for letter in words):
            self.add_error("file", "Chọn tệp văn bản, hoặc dán nội dung vào ô dưới.")
        elif len(words) > LONGEST_TEXT:
            self.add_error("file" if upload else "text", "Văn bản quá dài: chỉ đưa vào phần kế hoạch.")
        values["words"] = words
        return values


def _swells(upload: UploadedFile) -> bool:
    try:
        with zipfile.ZipFile(upload) as packed:
            return sum(part.file_size for part in packed.infolist()) > UNPACKED_LIMIT
    except zipfile.BadZipFile:
        return False  # the reader says that it is broken
    finally:
        upload.seek(0)


class HeadForm(Form):
    """What stands at the head and the foot of a plan."""

    title = forms.CharField(label="Tên kế hoạch", max_length=300)
    doc_type = forms.CharField(label="Loại văn bản", required=False, max_length=60)
    doc_number = forms.CharField(label="Số, ký hiệu", required=False, max_length=60, help_text="Ví dụ: 05-KH/ĐU.")
    doc_date = VietnameseDateField(label="Ngày ban hành", required=False)
    issuer = forms.CharField(label="Cơ quan ban hành", required=False, max_length=200)
    period_from = VietnameseIntegerField(label="Từ năm", min_value=1990, max_value=2100)
    period_to = VietnameseIntegerField(label="Đến năm", min_value=1990, max_value=2100)
    signer_title = forms.CharField(label="Thể thức ký", required=False, max_length=300)
    report_periods = forms.MultipleChoiceField(
        label="Kỳ rà soát", required=False, choices=labels.report_periods, widget=forms.CheckboxSelectMultiple
    )
    groups = forms.CharField(
        label="Nhóm đối tượng", required=False, widget=Lines(5), help_text="Mỗi dòng một nhóm."
    )
    recipients = forms.CharField(label="Nơi nhận", required=False, widget=Lines(5), help_text="Mỗi dòng một nơi.")
    bases = forms.CharField(
        label="Căn cứ", required=False, widget=Lines(4),
        help_text="Mỗi dòng: số; ngày; cơ quan. Phần chưa rõ để trống.",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("period_from", "period_to"):
            self.fields[name].widget = forms.TextInput({"inputmode": "numeric", "class": "short n"})

    def clean_groups(self) -> list[str]:
        return read_lines(self.cleaned_data["groups"])

    def clean_recipients(self) -> list[str]:
        return read_lines(self.cleaned_data["recipients"])

    def clean_bases(self) -> list[dict[str, str | None]]:
        rows = []
        for number, line in enumerate(read_lines(self.cleaned_data["bases"]), start=1):
            parts = [part.strip() for part in line.split(";", 2)]
            parts += [""] * (3 - len(parts))
            day = None
            if parts[1]:
                try:
                    day = parse_date(parts[1]).isoformat()
                except ValidationError as wrong:
                    raise ValidationError(f"Dòng {number}: {wrong.message}") from wrong
            rows.append({"number": parts[0] or None, "date": day, "issuer": parts[2] or None})
        return rows


def head_initial(head: Mapping[str, Any]) -> dict[str, Any]:
    """What the head form shows, from a draft's head or a plan's columns (days as ISO text or dates)."""
    day = head.get("doc_date")
    return {
        **head,
        "doc_date": date.fromisoformat(day) if isinstance(day, str) and day else day or None,
        "groups": "\n".join(head.get("groups", [])),
        "recipients": "\n".join(head.get("recipients", [])),
        "bases": "\n".join(_basis_line(row) for row in head.get("bases", [])),
    }


def _basis_line(row: Mapping[str, str | None]) -> str:
    day = format_date(date.fromisoformat(row["date"])) if row["date"] else ""
    return f"{row['number'] or ''}; {day}; {row['issuer'] or ''}"


class ConfirmForm(HeadForm):
    """The last step of reading: the head, and whether the plan is in force at once."""

    status = forms.ChoiceField(
        label="Văn bản này",
        choices=[
            (PlanStatus.ACTIVE.value, "Đã ban hành, đưa vào thực hiện ngay"),
            (PlanStatus.DRAFT.value, "Còn là dự thảo, chờ Ban Thường vụ duyệt"),
        ],
        widget=forms.RadioSelect,
        initial=PlanStatus.ACTIVE.value,
    )
    replace_running = forms.BooleanField(label="Thay kế hoạch đang thực hiện", required=False)

    def __init__(self, *args: Any, running: Plan | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if running is None:
            del self.fields["replace_running"]
        else:
            period = f"{running.period_from}-{running.period_to}"
            self.fields["replace_running"].label = f"Thay cho “{running.title}” ({period})"


class ActivateForm(Form):
    replace_running = forms.BooleanField(label="Thay kế hoạch đang thực hiện", required=False)


class SettleForm(Form):
    """What is settled about one contradiction."""

    key = forms.CharField(widget=forms.HiddenInput)
    choice = forms.ChoiceField(label="Cách xử lý", choices=labels.choices, widget=forms.RadioSelect)
    reason = forms.CharField(label="Lý do, ghi chú", required=False, max_length=600)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if values.get("choice") == Choice.KEEP and not values.get("reason", "").strip():
            self.add_error("reason", "Ghi lý do giữ nguyên cả hai mức.")
        return values


class ReasonForm(Form):
    reason = forms.CharField(label="Lý do trả lại", max_length=600, widget=Lines(2))


class ApproveForm(Form):
    """Approval by the standing committee: by which document, on which day."""

    document_number = forms.CharField(label="Số văn bản duyệt", max_length=60)
    on = VietnameseDateField(label="Ngày duyệt")


class DayForm(Form):
    on = VietnameseDateField(label="Áp dụng từ ngày")


class RevisionForm(Form):
    """Another figure for a unit in an approved year."""

    new_value = VietnameseIntegerField(label="Mức mới", min_value=0, max_value=100_000)
    document_number = forms.CharField(label="Số văn bản làm căn cứ", max_length=60)
    reason = forms.CharField(label="Lý do sửa", max_length=400, widget=Lines(2))


def box(indicator: Indicator, quarter: int | None) -> str:
    """Name of one figure's field in the form of a unit's plan; the year's carries the indicator's own name."""
    return f"{indicator.value}_{quarter}" if quarter else indicator.value


class SubPlanForm(Form):
    """A unit's plan: figures of the year and its quarters, and the measures. Prefilled from the allocation."""

    measures = forms.CharField(
        label="Nhiệm vụ, giải pháp", required=False, strip=False, widget=forms.Textarea({"rows": 10}),
        help_text="Đơn vị làm gì để có nguồn, ai làm, trong tháng nào.",
    )  # fmt: skip

    def __init__(self, *args: Any, page: SubPlanPage, **kwargs: Any) -> None:
        super().__init__(*args, initial=_sub_plan_initial(page), **kwargs)
        for indicator in OWN_INDICATORS:
            for quarter in (None, 1, 2, 3, 4):
                if quarter and indicator is Indicator.SOURCE_POOL:
                    continue
                label = f"{INDICATOR_LABELS[indicator]}, {quarter_name(quarter).lower()}"
                self.fields[box(indicator, quarter)] = VietnameseIntegerField(
                    label=label, required=False, min_value=0, max_value=100_000
                )

    def figures(self) -> dict[tuple[Indicator, int | None], int | None]:
        return {
            (indicator, quarter): self.cleaned_data[box(indicator, quarter)]
            for indicator in OWN_INDICATORS
            for quarter in (None, 1, 2, 3, 4)
            if box(indicator, quarter) in self.fields
        }

    def rows(self) -> list[tuple[str, Any, list[Any]]]:
        """Name, the year's box and the quarters' boxes of each indicator."""
        return [
            (
                INDICATOR_LABELS[indicator],
                self[box(indicator, None)],
                [self[box(indicator, part)] for part in range(1, 5) if box(indicator, part) in self.fields],
            )
            for indicator in OWN_INDICATORS
        ]


def _sub_plan_initial(page: SubPlanPage) -> dict[str, Any]:
    """What is written already; before anything is, the allocation and its quarters."""
    if page.sub_plan is not None:
        values = {box(Indicator(one), part): value for (one, part), value in page.values.items()}
        return {**values, "measures": page.sub_plan.measures}
    given = {box(Indicator(one), part): value for (one, part), value in page.quarters_given.items()}
    owed = {
        box(indicator, None): page.owed[indicator].value for indicator in OWN_INDICATORS if indicator in page.owed
    }
    return {**given, **owed}
