"""Forms of the pool: shape and words. Whether a deed may be done is the action's to say."""

from datetime import date
from typing import Any

from django import forms

from taonguon.candidate import labels, queries
from taonguon.candidate.labels import SavedList, Status
from taonguon.candidate.models import Candidate
from taonguon.organization.labels import BLOCK_LABELS
from taonguon.organization.models import Unit
from taonguon.organization.queries import unit_choices
from taonguon.person import labels as person_labels
from taonguon.rules.access import Scope
from taonguon.web.fields import VietnameseDateField
from taonguon.web.forms import Form

YES_NO = (("", "Chưa rõ"), ("co", "Có"), ("khong", "Không"))
EMPTY = [("", "Chưa rõ")]


class YesNoField(forms.TypedChoiceField):
    """Yes, no, or not known: never a tick box, which can't say the third."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            choices=YES_NO, coerce={"co": True, "khong": False}.get, empty_value=None, required=False, **kwargs
        )

    def prepare_value(self, value: Any) -> Any:
        return {True: "co", False: "khong"}[value] if isinstance(value, bool) else value


def one_of(label: str, choices: Any, coerce: Any = str) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label, choices=EMPTY + list(choices), coerce=coerce, empty_value=None, required=False
    )


def text(label: str, length: int, *, required: bool = False, **kwargs: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=length, required=required, **kwargs)


def by_id(values: dict[str, Any], name: str) -> dict[str, Any]:
    """The same values with a chosen row told by its key, as actions take it: `unit` → `unit_id`."""
    return {key: value for key, value in values.items() if key != name} | {f"{name}_id": values[name].pk}


def choice_of_unit(label: str, units: Any) -> forms.ModelChoiceField:
    return forms.ModelChoiceField(label=label, queryset=units, empty_label="Chọn trong danh sách")


class FilterForm(Form):
    """The filter of list, board, export and print sheet; what can't be read is left out, never an error."""

    q = forms.CharField(label="Tên (không cần dấu)", required=False, widget=forms.TextInput({"type": "search"}))
    don_vi = forms.ChoiceField(label="Đơn vị", required=False)
    buoc = forms.ChoiceField(label="Bước", required=False)
    nhom = forms.ChoiceField(label="Nhóm đối tượng", required=False)
    ds = forms.CharField(required=False, widget=forms.HiddenInput)
    gioi_thieu = forms.CharField(required=False, widget=forms.HiddenInput)
    sap = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, scope: Scope, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.units = queries.units_of_pool(scope, today)
        self.paths = {str(unit.pk): unit.path for unit in self.units}
        blocks = [(f"k-{block.value}", name) for block, name in BLOCK_LABELS.items()]
        units = [(str(unit.pk), unit.name) for unit in self.units]
        self.fields["don_vi"].choices = [("", "Tất cả"), ("Khối", blocks), ("Đơn vị", units)]
        self.fields["buoc"].choices = [("", "Tất cả 6 bước")] + [
            (str(stage.value), f"{stage.value}. {labels.STAGE_LABELS[stage]}") for stage in labels.OPEN_STAGES
        ]
        self.groups = list(queries.group_choices(scope))
        self.fields["nhom"].choices = [("", f"Cả {len(self.groups)} nhóm")] + [
            (str(group.pk), f"{group.number}. {group.short_name}") for group in self.groups
        ]
        self.scope, self.today = scope, today

    def filters(self) -> queries.Filters:
        """What was asked, as far as it can be understood."""
        self.is_valid()
        asked = {key: str(value) for key, value in self.cleaned_data.items() if value}
        unit = asked.get("don_vi", "")
        introducer = asked.get("gioi_thieu", "")
        return queries.Filters(
            text=asked.get("q", ""),
            unit_path=self.paths.get(unit, ""),
            block=unit.removeprefix("k-") if unit.startswith("k-") else "",
            stage=int(asked["buoc"]) if "buoc" in asked else None,
            group=int(asked["nhom"]) if "nhom" in asked else None,
            introducer_path=self._introducer(introducer),
            saved=next((saved for saved in SavedList if saved.value == asked.get("ds")), None),
            order=asked.get("sap", ""),
        )

    def _introducer(self, pk: str) -> str:
        """Path of an introducing organisation; one that isn't here finds nobody."""
        if not pk:
            return ""
        found = queries.mass_units(self.scope, self.today).filter(pk=pk).first() if pk.isdecimal() else None
        return found.path if found else "-"


class CandidateForm(Form):
    """Facts of a person and of the row. `sections`: (heading, names) of at most eight fields."""

    full_name = text("Họ và tên", 120, required=True)
    born_on = VietnameseDateField(label="Ngày sinh", required=False)
    gender = one_of("Giới", person_labels.genders())
    phone = text("Điện thoại", 30)
    identity_number = text(
        "Số định danh", 20, help_text="12 chữ số; được mã hóa, chỉ hiện 4 số cuối",
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip
    residence = text("Nơi cư trú", 200)
    native_place = text("Quê quán", 200)
    workplace = text("Nơi làm việc, học tập", 200)
    occupation = one_of("Nghề nghiệp", person_labels.occupations())
    occupation_text = text("Chức vụ, việc làm", 160)
    education = one_of("Học vấn", person_labels.educations())
    special_area = YesNoField(
        label="Sinh sống ở vùng đặc thù", help_text="Miền núi, biên giới, hải đảo, vùng đặc biệt khó khăn"
    )
    ethnic_group = one_of("Dân tộc", person_labels.ethnic_groups(), int)
    religion = one_of("Tôn giáo", person_labels.religions(), int)
    youth_union_member = YesNoField(label="Là đoàn viên")
    youth_union_officer = YesNoField(label="Là cán bộ Đoàn")
    trade_union_member = YesNoField(label="Là đoàn viên công đoàn")
    groups = forms.ModelMultipleChoiceField(
        label="Nhóm đối tượng", queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )
    present = YesNoField(label="Có mặt tại địa phương")
    enlists_on = VietnameseDateField(label="Ngày nhập ngũ", required=False)
    wanted_on = VietnameseDateField(
        label="Muốn kết nạp trước ngày", required=False, help_text="Dùng để tính lịch ngược"
    )
    legal_basis = forms.ChoiceField(
        label="Căn cứ lưu dữ liệu", choices=person_labels.legal_bases(),
        initial=person_labels.LegalBasis.PARTY_REGULATION.value,  # consent is never ticked beforehand
    )  # fmt: skip
    legal_basis_on = VietnameseDateField(label="Ngày của căn cứ", required=False)
    legal_basis_text = text("Văn bản, phiếu đồng ý", 200)

    SECTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("Người", ("full_name", "born_on", "gender", "identity_number", "phone", "residence", "native_place")),
        ("Việc làm, học vấn", ("workplace", "occupation", "occupation_text", "education", "special_area")),
        ("Đoàn thể, dân tộc, tôn giáo", (
            "youth_union_member", "youth_union_officer", "trade_union_member", "ethnic_group", "religion",
        )),
        ("Theo dõi", ("groups", "present", "enlists_on", "wanted_on")),
        ("Căn cứ lưu dữ liệu cá nhân", ("legal_basis", "legal_basis_on", "legal_basis_text")),
    )  # fmt: skip

    def __init__(self, *args: Any, scope: Scope, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["groups"].queryset = queries.group_choices(scope)
        self.fields["groups"].label_from_instance = lambda group: f"{group.number}. {group.name}"
        self.fields["born_on"].latest = today

    @property
    def sections(self) -> list[tuple[str, list[forms.BoundField]]]:
        return [(title, [self[name] for name in names]) for title, names in self.SECTIONS]


class AddForm(CandidateForm):
    unit = choice_of_unit("Chi bộ theo dõi", None)
    entered_on = VietnameseDateField(label="Vào nguồn ngày")
    namesake = forms.BooleanField(label="Là người khác, chỉ trùng họ tên và ngày sinh", required=False)

    SECTIONS = (
        (
            "Người",
            ("full_name", "born_on", "gender", "unit", "entered_on", "identity_number", "phone", "residence"),
        ),
        *CandidateForm.SECTIONS[1:],
    )

    def __init__(self, *args: Any, scope: Scope, today: date, **kwargs: Any) -> None:
        super().__init__(*args, scope=scope, today=today, **kwargs)
        self.fields["unit"].queryset = units = unit_choices(scope, today)
        self.fields["entered_on"].latest = today
        self.initial.setdefault("entered_on", today)
        self.initial.setdefault("unit", next((unit.pk for unit in units if unit.pk == scope.unit_id), None))

    def deed(self) -> dict[str, Any]:
        """Arguments of `add_candidate`."""
        return by_id(self.cleaned_data, "unit")

    @property
    def asks_about_namesake(self) -> bool:
        """Shown only once somebody with the same name and birthday was found."""
        return bool(self.errors.get("namesake")) or bool(self.data.get("namesake"))


class EditForm(CandidateForm):
    """Facts as they stand; an empty identity number means: as it is."""

    def __init__(self, *args: Any, candidate: Candidate, **kwargs: Any) -> None:
        person = candidate.person
        initial = {name: getattr(person, name, None) for name in self.base_fields}
        initial |= {name: getattr(candidate, name) for name in ("present", "enlists_on", "wanted_on")}
        initial["groups"] = [group.pk for group in candidate.groups.all()]
        super().__init__(*args, initial=initial, **kwargs)
        if person.identity_digest:
            self.fields["identity_number"].help_text = f"Đang ghi {person.identity_masked}; để trống nếu không đổi"

    def deed(self) -> dict[str, Any]:
        """Arguments of `correct_candidate`."""
        values = dict(self.cleaned_data)
        return {"groups": values.pop("groups"), "values": values}


class IntroduceForm(Form):
    """A mass organisation introduces somebody: as little as a phone can hold."""

    full_name = text("Họ và tên", 120, required=True)
    born_on = VietnameseDateField(label="Ngày sinh", required=False)
    phone = text("Điện thoại", 30)
    unit = choice_of_unit("Chi bộ nơi người ấy sinh sống, làm việc", None)
    note = forms.CharField(
        label="Phong trào, việc làm nổi bật", max_length=300, widget=forms.Textarea({"rows": 3}),
        help_text="Ví dụ: nòng cốt phong trào “Thanh niên tình nguyện” năm 2026",
    )  # fmt: skip

    def __init__(self, *args: Any, scope: Scope, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = queries.host_units(scope, today)
        self.fields["born_on"].latest = today

    def deed(self) -> dict[str, Any]:
        return by_id(self.cleaned_data, "unit")


class DiaryForm(Form):
    on = VietnameseDateField(label="Ngày")
    kind = forms.ChoiceField(label="Hình thức", choices=labels.contact_kinds())
    text = forms.CharField(
        label="Nội dung", max_length=1000, widget=forms.Textarea({"rows": 3}),
        help_text="Việc đã trao đổi, nhiệm vụ đã giao, khó khăn. Không ghi kết quả thẩm tra, lý lịch gia đình.",
    )  # fmt: skip
    next_on = VietnameseDateField(label="Hẹn lần sau", required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].latest = today
        self.initial.setdefault("on", today)


class RevealForm(Form):
    reason = text("Lý do xem", 200, required=True, help_text="Được ghi vào nhật ký truy cập cùng tên đồng chí")


class WantedForm(Form):
    """The day a ceremony is wanted by; a plain GET form."""

    muon = VietnameseDateField(label="Muốn làm lễ trước ngày", required=False)


# --- one deed on one person ---------------------------------------------------------------------------


class DeedForm(Form):
    """A deed on one person; `cleaned_data` are the arguments of its action, `deed` renames where needed."""

    def __init__(self, *args: Any, scope: Scope, today: date, candidates: list[Candidate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.scope, self.today, self.candidates = scope, today, candidates
        for name in ("on", "valid_from", "issued_on"):
            if name in self.fields:
                self.fields[name].latest = today
        self.prepare()

    def prepare(self) -> None:
        """Fill choices that depend on who asks."""

    def deed(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class ReasonForm(DeedForm):
    reason = text("Lý do", 300, required=True)


class SympathizerForm(DeedForm):
    on = VietnameseDateField(label="Ngày nghị quyết")
    resolution_number = text("Số nghị quyết của chi bộ", 60, required=True)


class CertificateForm(DeedForm):
    number = text("Số giấy chứng nhận", 60, required=True)
    issued_on = VietnameseDateField(label="Ngày cấp")
    issuer = text("Nơi cấp", 160)


class HelperForm(DeedForm):
    member_id = forms.TypedChoiceField(label="Đảng viên giúp đỡ", coerce=int)
    valid_from = VietnameseDateField(label="Từ ngày")
    resolution_number = text("Số nghị quyết của chi bộ", 60)

    def prepare(self) -> None:
        paths = {candidate.unit_path for candidate in self.candidates}
        offered = queries.helper_choices(self.scope, paths)
        self.fields["member_id"].choices = [("", "Chọn đảng viên chính thức")] + [
            (one.pk, f"{one.name}, {one.unit}, {f'đang giúp {one.load} người' if one.load else 'chưa giúp ai'}")
            for one in offered
        ]
        self.initial.setdefault("valid_from", self.today)


class EndHelperForm(ReasonForm):
    on = VietnameseDateField(label="Từ ngày")
    field_order = ("on", "reason")


class IntroducerForm(DeedForm):
    organization = choice_of_unit("Tổ chức giới thiệu", None)
    on = VietnameseDateField(label="Ngày giới thiệu")
    note = text("Phong trào, việc đã làm", 300)

    def prepare(self) -> None:
        self.fields["organization"].queryset = queries.mass_units(self.scope, self.today)

    def deed(self) -> dict[str, Any]:
        return by_id(self.cleaned_data, "organization")


class UnitForm(ReasonForm):
    unit = choice_of_unit("Chi bộ mới", None)
    on = VietnameseDateField(label="Từ ngày")
    field_order = ("unit", "on", "reason")

    def prepare(self) -> None:
        held: list[Unit] = [candidate.unit for candidate in self.candidates]
        self.fields["unit"].queryset = unit_choices(self.scope, self.today).exclude(
            pk__in=[unit.pk for unit in held]
        )

    def deed(self) -> dict[str, Any]:
        return by_id(self.cleaned_data, "unit")


class CloseForm(ReasonForm):
    status = forms.ChoiceField(
        label="Việc", widget=forms.RadioSelect,
        choices=[(Status.MOVED.value, "Chuyển đi nơi khác"), (Status.DROPPED.value, "Thôi theo dõi")],
    )  # fmt: skip
    on = VietnameseDateField(label="Từ ngày")
    reason = text("Lý do, nơi chuyển đến", 300, required=True)
    field_order = ("status", "on", "reason")


class EnrolForm(DeedForm):
    course_id = forms.TypedChoiceField(label="Lớp", coerce=int)

    def prepare(self) -> None:
        self.fields["course_id"].choices = [("", "Chọn lớp sắp mở")] + [
            (course.pk, f"{course.name}, khai giảng {course.opens_on:%d/%m/%Y}, còn {max(course.free, 0)} chỗ")
            for course in queries.course_choices(self.scope, self.today)
        ]


class UploadForm(Form):
    file = forms.FileField(
        label="Tệp", help_text="Tệp .xlsx, .xls, .ods hoặc .csv, một dòng một người",
        widget=forms.FileInput({"accept": ".xlsx,.xlsm,.xls,.ods,.csv"}),
    )  # fmt: skip
