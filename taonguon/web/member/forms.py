"""Forms of the roll. A form checks shape; whether a deed may be done is the action's to say."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from taonguon.member import labels, queries
from taonguon.member.actions.exits import EXITS
from taonguon.member.actions.facts import EDITABLE as MEMBER_FACTS
from taonguon.member.labels import MOVEMENT_LABELS, STATUS_LABELS, SavedList, Status
from taonguon.member.models import Member
from taonguon.organization.queries import unit_choices
from taonguon.person import labels as person_labels
from taonguon.rules.access import Scope
from taonguon.web.fields import VietnameseDateField
from taonguon.web.forms import Form
from taonguon.web.member.assembly import GROUPS, PERIODS

UNKNOWN = [("", "Chưa rõ")]
ON_LIST = [(one.value, STATUS_LABELS[one]) for one in (Status.OFFICIAL, Status.PROBATIONARY)]


def text(label: str, length: int, *, required: bool = False, **kwargs: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=length, required=required, **kwargs)


def day(label: str, *, required: bool = False, **kwargs: Any) -> VietnameseDateField:
    return VietnameseDateField(label=label, required=required, **kwargs)


def one_of(label: str, choices: Any, coerce: Any = str) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label, choices=UNKNOWN + list(choices), coerce=coerce, empty_value=None, required=False
    )


def unit_field(label: str) -> forms.ModelChoiceField:
    return forms.ModelChoiceField(label=label, queryset=None, empty_label="Chọn chi bộ")


# --- filters ------------------------------------------------------------------------------------------


class UnitFilter(Form):
    """A filter that knows the units of the branch; what can't be read is left out, never an error."""

    def __init__(self, *args: Any, scope: Scope, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = list(unit_choices(scope, today))
        self.paths = {str(unit.pk): unit.path for unit in units}
        self.fields["don_vi"].choices = [("", "Tất cả"), *((str(unit.pk), unit.name) for unit in units)]

    def asked(self) -> dict[str, Any]:
        self.is_valid()
        return {key: value for key, value in self.cleaned_data.items() if value}


class FilterForm(UnitFilter):
    q = forms.CharField(label="Tên (không cần dấu)", required=False, widget=forms.TextInput({"type": "search"}))
    don_vi = forms.ChoiceField(label="Chi bộ", required=False)
    tu_cach = forms.ChoiceField(label="Tư cách", required=False, choices=[("", "Tất cả"), *labels.statuses()])
    ds = forms.CharField(required=False, widget=forms.HiddenInput)
    sap = forms.CharField(required=False, widget=forms.HiddenInput)
    ngay = VietnameseDateField(required=False, widget=forms.HiddenInput)

    def filters(self) -> queries.Filters:
        asked = self.asked()
        return queries.Filters(
            text=asked.get("q", ""),
            unit_path=self.paths.get(asked.get("don_vi", ""), ""),
            status=Status(asked["tu_cach"]) if "tu_cach" in asked else None,
            saved=next((saved for saved in SavedList if saved.value == asked.get("ds")), None),
            on=asked.get("ngay"),
            order=asked.get("sap", ""),
        )


class PeriodForm(UnitFilter):
    """Which period, which unit, which movements."""

    nam = forms.TypedChoiceField(label="Năm", coerce=int, required=False)
    ky = forms.ChoiceField(label="Kỳ", required=False, choices=list(PERIODS.items()))
    don_vi = forms.ChoiceField(label="Chi bộ", required=False)
    viec = forms.ChoiceField(
        label="Việc", required=False,
        choices=[("", "Tất cả"), *((key, label) for key, (label, _) in GROUPS.items())],
    )  # fmt: skip

    def __init__(self, *args: Any, years: Sequence[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nam"].choices = [(str(year), f"Năm {year}") for year in years]


# --- facts --------------------------------------------------------------------------------------------


class PersonForm(Form):
    full_name = text("Họ và tên", 120, required=True)
    born_on = day("Ngày sinh")
    gender = one_of("Giới", person_labels.genders())
    identity_number = text(
        "Số định danh", 20, help_text="12 chữ số; được mã hóa, chỉ hiện 4 số cuối",
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip
    phone = text("Điện thoại", 30)
    native_place = text("Quê quán", 200)
    residence = text("Nơi cư trú", 200)
    occupation = one_of("Nghề nghiệp", person_labels.occupations())
    occupation_text = text("Chức vụ, việc làm", 160)
    workplace = text("Nơi làm việc", 200)
    education = one_of("Học vấn", person_labels.educations())
    ethnic_group = one_of("Dân tộc", person_labels.ethnic_groups(), int)
    religion = one_of("Tôn giáo", person_labels.religions(), int)

    PERSON: tuple[str, ...] = (
        "full_name", "born_on", "gender", "identity_number", "phone", "native_place", "residence",
    )  # fmt: skip
    WORK: tuple[str, ...] = (
        "occupation", "occupation_text", "workplace", "education", "ethnic_group", "religion",
    )  # fmt: skip
    sections_of: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def sections(self) -> list[tuple[str, list[forms.BoundField]]]:
        return [(title, [self[name] for name in names]) for title, names in self.sections_of]

    def person_facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in (*self.PERSON, *self.WORK)}


_DATES = (
    "admission_decision_on", "admission_decision_number", "party_join_on", "official_on",
    "recognition_decision_on",
)  # fmt: skip


class EditForm(PersonForm):
    """Facts as they stand; an empty identity number means: as it is."""

    admission_decision_on = day("Ngày quyết định kết nạp", help_text="Tuổi Đảng tính từ ngày này")
    admission_decision_number = text("Số quyết định kết nạp", 60)
    party_join_on = day("Ngày vào Đảng", help_text="Ngày chi bộ tổ chức lễ kết nạp")
    official_on = day("Ngày chính thức")
    recognition_decision_on = day("Ngày quyết định công nhận chính thức")
    card_number = text("Số thẻ đảng viên", 20)
    file_number = text("Số lý lịch", 20)
    in_unit_since = day("Sinh hoạt ở chi bộ này từ")

    sections_of = (
        ("Người", PersonForm.PERSON),
        ("Việc làm, học vấn", PersonForm.WORK),
        ("Bốn ngày", _DATES),
        ("Thẻ, hồ sơ", ("card_number", "file_number", "in_unit_since")),
    )

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        person = member.person
        initial = {name: getattr(person, name, None) for name in PersonForm.base_fields}
        initial |= {name: getattr(member, name) for name in MEMBER_FACTS}
        super().__init__(*args, initial=initial, **kwargs)
        if person.identity_digest:
            self.fields["identity_number"].help_text = f"Đang ghi {person.identity_masked}; để trống nếu không đổi"

    def deed(self) -> dict[str, Any]:
        """Arguments of `correct_member`."""
        return {
            "person": self.person_facts(),
            "values": {name: self.cleaned_data[name] for name in MEMBER_FACTS},
        }


class ReceiveForm(PersonForm):
    """A member who comes with a letter of referral."""

    unit = unit_field("Chi bộ tiếp nhận")
    on = day("Ngày chi bộ tiếp nhận", required=True, help_text="Ngày chi bộ ký tiếp nhận trên giấy giới thiệu")
    status = forms.ChoiceField(label="Tư cách", choices=ON_LIST)
    place = text("Chuyển từ đâu đến", 200, help_text="Ví dụ: Đảng bộ xã Minh Họa, tỉnh Thí Điểm")
    document_number = text("Số giấy giới thiệu", 60)
    party_join_on = day("Ngày vào Đảng")
    official_on = day("Ngày chính thức")
    admission_decision_on = day("Ngày quyết định kết nạp")
    card_number = text("Số thẻ đảng viên", 20)
    file_number = text("Số lý lịch", 20)

    LETTER = ("party_join_on", "official_on", "admission_decision_on", "card_number", "file_number")
    sections_of = (
        ("Chuyển đến", ("unit", "on", "status", "place", "document_number")),
        ("Người", PersonForm.PERSON),
        ("Việc làm, học vấn", PersonForm.WORK),
        ("Ngày, thẻ, hồ sơ", LETTER),
    )

    def __init__(self, *args: Any, scope: Scope, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = unit_choices(scope, today)
        self.fields["on"].latest = self.fields["born_on"].latest = today
        self.initial.setdefault("on", today)

    def deed(self) -> dict[str, Any]:
        """Arguments of `receive_member`."""
        facts = {name: value for name, value in self.person_facts().items() if value not in (None, "")}
        facts.pop("full_name")
        facts.pop("identity_number", None)
        data = self.cleaned_data
        return {
            "full_name": data["full_name"],
            "identity_number": data["identity_number"],
            "facts": facts,
            "unit_id": data["unit"].pk,
            "on": data["on"],
            "status": Status(data["status"]),
            "place": data["place"],
            "document_number": data["document_number"],
            **{name: data[name] for name in self.LETTER},
        }


# --- one deed on one member ---------------------------------------------------------------------------


class DeedForm(Form):
    """`cleaned_data` are the arguments of the action; `deed` renames where needed."""

    on = day("Từ ngày", required=True)

    def __init__(self, *args: Any, scope: Scope, today: date, member: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.scope, self.today, self.member = scope, today, member
        self.fields["on"].latest = today
        self.prepare()

    def prepare(self) -> None:
        """Fill choices that depend on who asks and on whom."""

    def deed(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class MoveForm(DeedForm):
    unit = unit_field("Chi bộ mới")
    document_number = text("Số giấy giới thiệu", 60)
    field_order = ("unit", "on", "document_number")

    def prepare(self) -> None:
        self.fields["unit"].queryset = unit_choices(self.scope, self.today).exclude(pk=self.member.unit_id)

    def deed(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        return {"to_unit_id": data.pop("unit").pk, **data}


class PlaceForm(DeedForm):
    place = text("Nơi chuyển đến", 200, required=True)
    document_number = text("Số giấy giới thiệu", 60)
    field_order = ("place", "on", "document_number")


class DeathForm(DeedForm):
    on = day("Từ trần ngày", required=True)
    note = text("Ghi chú", 300)


class LeaveForm(DeedForm):
    kind = forms.ChoiceField(
        label="Lý do", widget=forms.RadioSelect, choices=[(kind.value, MOVEMENT_LABELS[kind]) for kind in EXITS]
    )
    on = day("Ngày quyết định", required=True)
    document_number = text("Số quyết định", 60, required=True)
    note = text("Ghi chú", 300, help_text="Không ghi nội dung vi phạm, kết luận thẩm tra.")
    field_order = ("kind", "on", "document_number", "note")


class ExemptForm(DeedForm):
    on = day("Ngày nghị quyết chi bộ", required=True)
    document_number = text("Số nghị quyết", 60)
    note = text("Lý do", 300, help_text="Ví dụ: tuổi cao; chữa bệnh dài ngày. Không ghi bệnh án.")


class EndExemptForm(DeedForm):
    note = text("Lý do", 300)


class ReasonForm(Form):
    reason = text("Lý do sửa", 300, required=True, help_text="Ít nhất 5 ký tự, ghi vào biến động và nhật ký.")


class RevealForm(Form):
    reason = text("Lý do xem", 200, required=True, help_text="Được ghi vào nhật ký truy cập cùng tên đồng chí")


class UploadForm(Form):
    file = forms.FileField(
        label="Tệp", help_text="Tệp .xlsx, .xls, .ods hoặc .csv, một dòng một đảng viên",
        widget=forms.FileInput({"accept": ".xlsx,.xlsm,.xls,.ods,.csv"}),
    )  # fmt: skip


class OpeningForm(Form):
    on = day(
        "Danh sách tính đến ngày", required=True,
        help_text="Ngày bắt đầu đếm đảng số trong hệ thống, thường là ngày đầu năm hoặc ngày thành lập đảng bộ.",
    )  # fmt: skip

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].latest = today
