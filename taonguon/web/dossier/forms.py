"""Forms of the dossier: they check shape and speak Vietnamese; the law is checked by the deed."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from taonguon.dossier.actions import Ballot
from taonguon.dossier.labels import ANNUL_LABELS, OUTCOME_LABELS
from taonguon.dossier.models import Dossier
from taonguon.rules.law.ruleset import LAW
from taonguon.web.fields import VietnameseDateField, VietnameseIntegerField
from taonguon.web.forms import Form

NUMBER = "Số văn bản"
_YES_NO = (("", "Chưa rõ"), ("true", "Có"), ("false", "Không"))
# Kinds of special cases in the law's data, as headings of their boxes.
_CASE_KINDS = {
    "consent": "Cần thêm văn bản trước khi quyết định",
    "education": "Học vấn",
    "verification": "Thẩm tra lý lịch",
    "handling": "Tổ chức đảng xét kết nạp",
    "move": "Nơi sinh hoạt",
    "readmission": "Từng là đảng viên",
}
_YES_NO_VALUES = {"true": True, "false": False, "": None}


class DeedForm(Form):
    """A deed on a dossier as it was when the page was made: `version` tells whether somebody came before."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, dossier: Dossier, **kwargs: Any) -> None:
        kwargs["initial"] = {"version": dossier.version, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)


class DayForm(DeedForm):
    """A deed with its day."""

    on = VietnameseDateField(label="Ngày")


class StepForm(DayForm):
    """One step: day, number, the vote where there is one, who keeps the paper and where."""

    document_number = forms.CharField(label=NUMBER, max_length=60, required=False)
    eligible = VietnameseIntegerField(label="Số người được tính", help_text="mẫu số của biểu quyết", min_value=0)
    votes_for = VietnameseIntegerField(label="Đồng ý", min_value=0)
    votes_against = VietnameseIntegerField(label="Không đồng ý", min_value=0, required=False)
    absent_excused = VietnameseIntegerField(
        label="Không tính", help_text="người không đưa vào mẫu số", min_value=0, required=False
    )
    left_out_reason = forms.CharField(
        label="Lý do không tính", max_length=300, required=False,
        help_text="sinh hoạt tạm thời nơi khác, miễn sinh hoạt, đình chỉ, vắng có lý do được chấp nhận",
    )  # fmt: skip
    kept_at = forms.CharField(label="Giấy để ở đâu", max_length=120, required=False)
    note = forms.CharField(label="Ghi chú", max_length=300, required=False)

    VOTE = ("eligible", "votes_for", "votes_against", "absent_excused", "left_out_reason")

    def __init__(self, *args: Any, voted: bool, has_number: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dropped = () if voted else self.VOTE
        dropped += () if has_number else ("document_number",)
        for name in dropped:
            del self.fields[name]
        self.voted = voted

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        told = {name: data.pop(name, None) for name in self.VOTE}
        data["ballot"] = None
        if self.voted and told["eligible"] is not None and told["votes_for"] is not None:
            data["ballot"] = Ballot(
                eligible=told["eligible"],
                votes_for=told["votes_for"],
                votes_against=told["votes_against"] or 0,
                absent_excused=told["absent_excused"] or 0,
                left_out_reason=told["left_out_reason"] or "",
            )
        return data


class NoteForm(StepForm):
    """Something beside the steps: no paper is kept with it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["kept_at"]


class ReasonForm(DeedForm):
    reason = forms.CharField(label="Lý do", max_length=300, help_text="người sau sẽ đọc để hiểu vì sao")


class OpenForm(Form):
    on = VietnameseDateField(label="Ngày cho phép làm thủ tục")
    document_number = forms.CharField(label="Số văn bản cho phép", max_length=60)


class ReceiveForm(Form):
    """A case from another committee: when it came, when it was made, what the old cell resolved."""

    on = VietnameseDateField(label="Ngày nhận hồ sơ")
    from_place = forms.CharField(label="Cấp ủy chuyển đến", max_length=200)
    document_number = forms.CharField(label="Số công văn chuyển hồ sơ", max_length=60)
    opened_on = VietnameseDateField(label="Ngày nơi cũ lập hồ sơ")
    resolved_on = VietnameseDateField(
        label="Ngày nghị quyết của chi bộ nơi cũ", required=False, help_text="để trống nếu chi bộ nơi cũ chưa xét"
    )
    resolution_number = forms.CharField(label="Số nghị quyết", max_length=60, required=False)


class PaperForm(DayForm):
    number = forms.CharField(label="Số", max_length=60, required=False)
    holder = forms.CharField(label="Ai giữ", max_length=120, required=False)
    kept_at = forms.CharField(label="Để ở đâu", max_length=120, required=False)


class ReturnForm(DayForm):
    """One box and one reason for each paper that is there."""

    due_on = VietnameseDateField(label="Nộp lại trước ngày", required=False)

    def __init__(self, *args: Any, papers: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.papers = list(papers)
        for form, title in self.papers:
            self.fields[f"back_{form}"] = forms.BooleanField(label=title, required=False)
            self.fields[f"reason_{form}"] = forms.CharField(
                label=f"Lý do trả lại {title}", max_length=300, required=False,
                widget=forms.TextInput({"placeholder": "lý do trả lại giấy này"}),
            )  # fmt: skip

    def lines(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"back_{form}"], self[f"reason_{form}"]) for form, _ in self.papers]

    def chosen(self) -> list[tuple[str, str]]:
        data = self.cleaned_data
        return [(form, data[f"reason_{form}"]) for form, _ in self.papers if data[f"back_{form}"]]


class HandOverForm(DayForm):
    given_by = forms.CharField(label="Người giao", max_length=120)
    received_by = forms.CharField(label="Người nhận", max_length=120)
    place = forms.CharField(label="Để ở đâu", max_length=120, required=False)
    forms_chosen = forms.MultipleChoiceField(
        label="Giấy tờ", widget=forms.CheckboxSelectMultiple, help_text="chỉ giấy đang có trong hồ sơ"
    )
    note = forms.CharField(label="Ghi chú", max_length=300, required=False)

    def __init__(self, *args: Any, papers: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["forms_chosen"].choices = list(papers)


class VerificationForm(DayForm):
    sent_to = forms.CharField(label="Gửi đến", max_length=200, help_text="cấp ủy được đề nghị thẩm tra")
    number = forms.CharField(label="Số công văn", max_length=60, required=False)
    abroad = forms.BooleanField(label="Nơi được hỏi ở ngoài nước", required=False)


class RemindForm(DayForm):
    note = forms.CharField(label="Cách nhắc", max_length=200, required=False)


class AnswerForm(DayForm):
    outcome = forms.ChoiceField(
        label="Kết quả", choices=[(key.value, text) for key, text in OUTCOME_LABELS.items()],
        help_text="chỉ ghi đạt hay không; nội dung thẩm tra giữ trên giấy mật",
    )  # fmt: skip


class DescribeForm(DeedForm):
    """Route of introduction, organisations present, special cases."""

    route = forms.ChoiceField(label="Đường giới thiệu", required=False)
    youth_union_present = forms.ChoiceField(label="Nơi sinh hoạt có tổ chức Đoàn", choices=_YES_NO, required=False)
    trade_union_present = forms.ChoiceField(
        label="Nơi làm việc có công đoàn cơ sở", choices=_YES_NO, required=False
    )
    special_cases = forms.MultipleChoiceField(
        label="Trường hợp đặc biệt", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="mỗi trường hợp thêm giấy hoặc điều kiện của nó",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        routes = [(code, text[:1].upper() + text[1:]) for code, text in LAW.labels["route"].items()]
        self.fields["route"].choices = [("", "Theo đề xuất của quy định"), *routes]
        self.fields["special_cases"].choices = [
            (title, [(case.id, case.title_vi) for case in LAW.special_cases.values() if case.kind == kind])
            for kind, title in _CASE_KINDS.items()
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        for name in ("youth_union_present", "trade_union_present"):
            data[name] = _YES_NO_VALUES[data.get(name) or ""]
        return data

    @staticmethod
    def told(value: bool | None) -> str:
        return {True: "true", False: "false", None: ""}[value]


class IntroducersForm(DeedForm):
    """Two introducing members at most; the second is left empty where a union introduces."""

    NUMBERS = (1, 2)

    def __init__(self, *args: Any, members: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Không có"), *members]
        for number in self.NUMBERS:
            self.fields[f"member_{number}"] = forms.ChoiceField(
                label=f"Người giới thiệu {number}", choices=choices, required=number == 1
            )
            self.fields[f"together_{number}"] = VietnameseDateField(
                label=f"Người {number} cùng đơn vị từ ngày", required=False
            )
            self.fields[f"replacement_{number}"] = forms.ChoiceField(
                label=f"Người {number} nhận thay người trước", choices=_YES_NO, required=False
            )

    def chosen(self) -> list[tuple[int, date | None, bool | None]]:
        data = self.cleaned_data
        return [
            (
                int(data[f"member_{number}"]),
                data[f"together_{number}"],
                _YES_NO_VALUES[data[f"replacement_{number}"] or ""],
            )
            for number in self.NUMBERS
            if data[f"member_{number}"]
        ]


class ConsentForm(DayForm):
    number = forms.CharField(label="Số", max_length=60, required=False)


class MoveForm(DayForm):
    destination = forms.CharField(
        label="Chuyển đến", max_length=200, help_text="cơ quan, nơi cư trú, tổ chức đảng"
    )
    same_committee = forms.ChoiceField(
        label="Nơi đến cùng cấp ủy có thẩm quyền kết nạp", choices=_YES_NO, required=False
    )
    document_number = forms.CharField(label="Số quyết định chuyển", max_length=60, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        data["same_committee"] = _YES_NO_VALUES[data.get("same_committee") or ""]
        return data


class ChangeCellForm(DayForm):
    unit = forms.ChoiceField(label="Chi bộ nhận hồ sơ")
    document_number = forms.CharField(label=NUMBER, max_length=60, required=False)

    def __init__(self, *args: Any, units: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", "Chọn chi bộ"), *units]


class ForwardForm(DayForm):
    to = forms.CharField(label="Cấp ủy nhận hồ sơ", max_length=200)
    document_number = forms.CharField(label="Số công văn chuyển hồ sơ", max_length=60)


class WithdrawForm(DayForm):
    reason = forms.CharField(label="Lý do thôi xem xét", max_length=300)


class AnnulForm(DayForm):
    reason = forms.ChoiceField(
        label="Lý do hủy", choices=[(key.value, text) for key, text in ANNUL_LABELS.items()]
    )
    document_number = forms.CharField(label="Số quyết định hủy", max_length=60)
    note = forms.CharField(label="Ghi chú", max_length=300, required=False)
