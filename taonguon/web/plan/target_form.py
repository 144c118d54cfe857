"""The form of one target: every field a plan may give it. What is left empty is unknown."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from taonguon.organization import labels as organization_labels
from taonguon.plan import labels
from taonguon.plan.labels import Op, Origin
from taonguon.plan.queries.drafts import find_words
from taonguon.plan.shapes import plain
from taonguon.plan.wording import written
from taonguon.rules.reading import Milestone, Quota, Target, YearValue
from taonguon.rules.reading.labels import GROUPS
from taonguon.web.fields import VietnameseDecimalField, VietnameseIntegerField
from taonguon.web.forms import Form

UNKNOWN_CHOICE = ("", "Chưa rõ")
_LINE = re.compile(r"\s*(?P<name>.+?)\s*[:=|\t]\s*(?P<value>[\d.,]+)\s*%?\s*")
_DAY = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})")
_GROUP_CODES = {name: code for code, name in GROUPS.items()}


def _known(pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    return [UNKNOWN_CHOICE, *pairs]


class Lines(forms.Textarea):
    """A text box of lines."""

    def __init__(self, rows: int = 3) -> None:
        super().__init__({"rows": rows, "class": "lines-in"})


def read_lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def read_pairs(text: str, example: str) -> list[tuple[str, int | float]]:
    """Lines of `name: figure`; a line that cannot be read is named."""
    pairs = []
    for number, line in enumerate(read_lines(text), start=1):
        found = _LINE.fullmatch(line)
        if not found:
            raise ValidationError(f"Dòng {number} “{line}” chưa đúng: viết như “{example}”.")
        value = Decimal(VietnameseDecimalField().to_python(found["value"]))
        pairs.append((found["name"], plain(value)))
    return pairs


class TargetForm(Form):
    """`text`: the plan's text, where the quoted words are looked up; `wholes`: targets this may be a part of."""

    quote = forms.CharField(
        label="Câu trong văn bản",
        required=False,
        widget=Lines(2),
        help_text="Chép nguyên văn câu nêu chỉ tiêu; hệ thống tự tìm chỗ của câu trong văn bản.",
    )
    indicator = forms.ChoiceField(label="Chỉ tiêu", choices=labels.indicators)
    op = forms.ChoiceField(label="So sánh", required=False, choices=lambda: _known(labels.ops()))
    value = VietnameseDecimalField(label="Mức", required=False, min_value=0, max_digits=12, decimal_places=3)
    value_max = VietnameseDecimalField(
        label="Mức trên", required=False, min_value=0, max_digits=12, decimal_places=3,
        help_text="Chỉ khi so sánh là “Trong khoảng”.",
    )  # fmt: skip
    unit = forms.ChoiceField(label="Đơn vị tính", required=False, choices=lambda: _known(labels.measures()))
    scope = forms.ChoiceField(label="Ai phải đạt", required=False, choices=lambda: _known(labels.target_scopes()))
    per = forms.ChoiceField(label="Kỳ", required=False, choices=lambda: _known(labels.periods()))
    year = VietnameseIntegerField(label="Năm nêu rõ", required=False, min_value=1990, max_value=2100)
    by = forms.CharField(label="Hạn", required=False, max_length=60, help_text="Ví dụ: 2029, hoặc 30/6/2027.")
    strict = forms.BooleanField(label="Phải vượt mức, bằng mức chưa tính là đạt (“trên 80”)", required=False)
    approx = forms.BooleanField(label="Mức khoảng chừng (“khoảng 80”)", required=False)
    origin = forms.ChoiceField(label="Nguồn", choices=labels.origins, initial=Origin.OWN.value)
    group = forms.CharField(
        label="Nhóm được đếm", required=False, max_length=200, help_text="Ví dụ: nữ, học sinh, công nhân."
    )
    base = forms.CharField(
        label="Tỷ lệ tính trên", required=False, max_length=200, help_text="Ví dụ: số đảng viên đầu năm."
    )
    part_of = forms.ChoiceField(label="Là một phần của", required=False)
    exempt = forms.CharField(label="Trường hợp được trừ", required=False, max_length=400)
    scope_filter = forms.CharField(
        label="Loại đơn vị theo văn bản", required=False, max_length=200,
        help_text="Khi chỉ tiêu giao cho mỗi đơn vị thuộc một loại.",
    )  # fmt: skip
    unit_kind = forms.ChoiceField(
        label="Ứng với loại tổ chức",
        required=False,
        choices=lambda: [("", "Mọi loại"), *organization_labels.kinds()],
    )
    unit_block = forms.ChoiceField(
        label="Ứng với khối", required=False, choices=lambda: [("", "Mọi khối"), *organization_labels.blocks()]
    )
    units_named = forms.CharField(
        label="Đơn vị nêu tên", required=False, widget=Lines(), help_text="Mỗi dòng một đơn vị."
    )
    quotas = forms.CharField(
        label="Mức của từng đơn vị", required=False, widget=Lines(), help_text="Mỗi dòng: Chi bộ thôn 1: 6"
    )
    schedule = forms.CharField(
        label="Mức của từng năm", required=False, widget=Lines(), help_text="Mỗi dòng: 2026: 20"
    )
    milestones = forms.CharField(
        label="Mốc tiến độ trong năm", required=False, widget=Lines(2), help_text="Mỗi dòng: 30/6: 40%"
    )

    def __init__(self, *args: Any, text: str = "", wholes: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.text = text
        self.fields["part_of"].choices = [("", "Không"), *wholes]  # type: ignore[attr-defined]

    def clean_quote(self) -> str:
        words = self.cleaned_data["quote"]
        if words.strip() and self.text and find_words(self.text, words) is None:
            raise ValidationError("Không tìm thấy câu này trong văn bản: chép đúng nguyên văn, hoặc để trống.")
        return words

    def clean_quotas(self) -> tuple[Quota, ...]:
        pairs = read_pairs(self.cleaned_data["quotas"], "Chi bộ thôn 1: 6")
        return tuple(Quota(name, value) for name, value in pairs)

    def clean_schedule(self) -> tuple[YearValue, ...]:
        rows = []
        for name, value in read_pairs(self.cleaned_data["schedule"], "2026: 20"):
            year = name.lower().removeprefix("năm").strip()
            if not (year.isdecimal() and len(year) == 4):
                raise ValidationError(f"“{name}” không phải một năm: viết như “2026: 20”.")
            if any(row.year == int(year) for row in rows):
                raise ValidationError(f"Năm {year} ghi hai lần: giữ một dòng.")
            rows.append(YearValue(int(year), value))
        return tuple(rows)

    def clean_milestones(self) -> tuple[Milestone, ...]:
        rows = []
        for name, value in read_pairs(self.cleaned_data["milestones"], "30/6: 40%"):
            found = _DAY.fullmatch(name)
            if not found or not (1 <= int(found[1]) <= 31 and 1 <= int(found[2]) <= 12):
                raise ValidationError(f"“{name}” không phải ngày và tháng: viết như “30/6: 40%”.")
            if value > 100:
                raise ValidationError(f"Mốc {name} ghi {written(value)}%: không quá 100%.")
            day = f"{int(found[2]):02d}-{int(found[1]):02d}"
            if any(row.by == day for row in rows):
                raise ValidationError(f"Mốc {name} ghi hai lần: giữ một dòng.")
            rows.append(Milestone(day, value))
        return tuple(rows)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        low, high = values.get("value"), values.get("value_max")
        if values.get("op") == Op.RANGE and low is not None and high is not None and high < low:
            self.add_error("value_max", f"Mức trên phải từ {written(plain(low))} trở lên.")
        if values.get("op") == Op.RANGE and low is not None and high is None and "value_max" not in self.errors:
            self.add_error("value_max", "Ghi mức trên của khoảng.")
        if values.get("op") != Op.RANGE and high is not None:
            self.add_error("op", "Có mức trên thì chọn so sánh “Trong khoảng”.")
        return values

    def target(self, target_id: str = "t0") -> Target:
        """The target as typed; its words stand where they stand in the text."""
        values = self.cleaned_data
        place = find_words(self.text, values["quote"]) if self.text else None
        start, end = place or (0, 0)
        return Target(
            id=target_id,
            quote=self.text[start:end] if place else values["quote"].strip(),
            start=start,
            end=end,
            indicator=values["indicator"],
            op=values["op"] or None,
            value=plain(values["value"]),
            value_max=plain(values["value_max"]),
            unit=values["unit"] or None,
            scope=values["scope"] or None,
            scope_filter=values["scope_filter"] or None,
            units_named=tuple(read_lines(values["units_named"])),
            exempt=values["exempt"] or None,
            per=values["per"] or None,
            year=values["year"],
            by=values["by"] or None,
            group=_GROUP_CODES.get(values["group"].lower(), values["group"]) or None,
            base=values["base"] or None,
            part_of=values["part_of"] or None,
            quotas=values["quotas"],
            schedule=values["schedule"],
            milestones=values["milestones"],
            strict=values["strict"],
            approx=values["approx"],
            origin=values["origin"],
        )


def initial_of(target: Target, *, unit_kind: str = "", unit_block: str = "") -> dict[str, Any]:
    """What the form shows of a target."""
    return {
        **{name: getattr(target, name) for name in (
            "quote", "indicator", "op", "unit", "scope", "per", "year", "by", "strict", "approx", "origin", "base",
            "part_of", "exempt", "scope_filter",
        )},
        "value": None if target.value is None else written(target.value),
        "value_max": None if target.value_max is None else written(target.value_max),
        "group": GROUPS.get(target.group or "", target.group),
        "unit_kind": unit_kind,
        "unit_block": unit_block,
        "units_named": "\n".join(target.units_named),
        "quotas": "\n".join(f"{row.unit}: {written(row.value)}" for row in target.quotas),
        "schedule": "\n".join(f"{row.year}: {written(row.value)}" for row in target.schedule),
        "milestones": "\n".join(
            f"{row.by[3:]}/{int(row.by[:2])}: {written(row.percent)}%" for row in target.milestones
        ),
    }  # fmt: skip


class ChangeForm(TargetForm):
    """A change of a plan in force: the target as it is to be, and the document that says so."""

    document_number = forms.CharField(label="Số văn bản làm căn cứ", max_length=60)
    reason = forms.CharField(label="Lý do điều chỉnh", max_length=400, widget=Lines(2))
