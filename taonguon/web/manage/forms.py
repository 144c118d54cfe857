"""Forms of the administrator."""

from typing import Any

from django import forms

from taonguon.audit.labels import VERBS
from taonguon.common.clock import today
from taonguon.organization.models import Unit
from taonguon.rules.access import ROLE_LABELS, Role, Scope
from taonguon.web.fields import VietnameseDateField
from taonguon.web.forms import Form


class AccountFilter(Form):
    q = forms.CharField(label="Họ tên, tên đăng nhập (không cần dấu)", required=False, max_length=100)
    role = forms.ChoiceField(
        label="Vai trò",
        required=False,
        choices=[("", "Mọi vai trò"), *((r.value, t) for r, t in ROLE_LABELS.items())],
    )


class AssignmentForm(Form):
    """A role at a unit of the administrator's branch, from a day on."""

    role = forms.ChoiceField(
        label="Vai trò", choices=[("", "Chọn vai trò"), *((r.value, t) for r, t in ROLE_LABELS.items())]
    )
    unit = forms.ModelChoiceField(label="Đơn vị", queryset=Unit.objects.none(), empty_label="Chọn đơn vị")
    valid_from = VietnameseDateField(label="Từ ngày")
    valid_to = VietnameseDateField(
        label="Đến ngày", required=False, help_text="Để trống nếu chưa biết; hết ngày này thì tự hết quyền"
    )

    def __init__(self, *args: Any, scope: Scope, **kwargs: Any) -> None:
        kwargs["initial"] = {"valid_from": today(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.in_scope(scope).valid_on(today()).in_order()

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])


class AccountForm(AssignmentForm):
    """A new account with its first assignment; the first password is made by the system."""

    full_name = forms.CharField(label="Họ và tên", max_length=120)
    username = forms.RegexField(
        r"^[A-Za-z0-9._-]+$",
        label="Tên đăng nhập",
        max_length=60,
        help_text="Thường là số điện thoại; chỉ gồm chữ không dấu, số, dấu chấm, gạch",
        error_messages={"invalid": "Tên đăng nhập chỉ gồm chữ không dấu, số, dấu chấm, gạch"},
    )
    phone = forms.CharField(label="Điện thoại", max_length=30, required=False)
    field_order = ["full_name", "username", "phone", "role", "unit", "valid_from", "valid_to"]


class EndForm(Form):
    on = VietnameseDateField(label="Ngày kết thúc")


class LogFilter(Form):
    """What to read of the access log."""

    q = forms.CharField(label="Người làm (không cần dấu)", required=False, max_length=100)
    verb = forms.ChoiceField(label="Việc", required=False)
    first = VietnameseDateField(label="Từ ngày", required=False)
    last = VietnameseDateField(label="Đến ngày", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["verb"].choices = [("", "Mọi việc"), *sorted(VERBS.items(), key=lambda item: item[1])]
