"""Forms of signing in and of one's own account."""

from typing import Any

from django import forms

from taonguon.web.forms import Form


def password_box(autocomplete: str) -> forms.PasswordInput:
    return forms.PasswordInput({"autocomplete": autocomplete})


class SignInForm(Form):
    username = forms.CharField(
        label="Tên đăng nhập",
        max_length=60,
        help_text="Thường là số điện thoại đã báo với Ban Xây dựng Đảng",
        widget=forms.TextInput({"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    password = forms.CharField(
        label="Mật khẩu", max_length=200, strip=False, widget=password_box("current-password")
    )


class CodeForm(Form):
    code = forms.CharField(
        label="Mã xác thực",
        max_length=20,
        help_text="6 số trên điện thoại; hoặc một mã khôi phục",
        widget=forms.TextInput({"autocomplete": "one-time-code", "autocapitalize": "none", "autofocus": True}),
    )


class NewPasswordForm(Form):
    """The present password is asked unless it was given only to be changed at once."""

    current = forms.CharField(
        label="Mật khẩu đang dùng", max_length=200, strip=False, widget=password_box("current-password")
    )
    password = forms.CharField(
        label="Mật khẩu mới",
        max_length=200,
        strip=False,
        help_text="Từ 10 ký tự, không dễ đoán, không giống tên đăng nhập",
        widget=password_box("new-password"),
    )
    again = forms.CharField(
        label="Gõ lại mật khẩu mới", max_length=200, strip=False, widget=password_box("new-password")
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_current(self) -> str:
        if not self.user.check_password(self.cleaned_data["current"]):
            raise forms.ValidationError("Mật khẩu đang dùng không đúng")
        return self.cleaned_data["current"]

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        new, again = values.get("password"), values.get("again")
        if new and again and new != again:
            self.add_error("again", "Hai lần gõ mật khẩu mới khác nhau: gõ lại")
        if new and new == values.get("current"):
            self.add_error("password", "Mật khẩu mới phải khác mật khẩu đang dùng")
        return values


class SecondFactorForm(Form):
    """Setting up a code generator; the secret travels signed, so that opening the page writes nothing."""

    secret = forms.CharField(widget=forms.HiddenInput)
    code = forms.CharField(
        label="Mã đang hiện trên điện thoại",
        max_length=10,
        help_text="6 số, đổi sau mỗi 30 giây",
        widget=forms.TextInput({"autocomplete": "one-time-code", "inputmode": "numeric", "class": "short"}),
    )


class PasswordForm(Form):
    """Asked again before something that protects the account is replaced."""

    password = forms.CharField(
        label="Mật khẩu đang dùng", max_length=200, strip=False, widget=password_box("current-password")
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        if not self.user.check_password(self.cleaned_data["password"]):
            raise forms.ValidationError("Mật khẩu đang dùng không đúng")
        return self.cleaned_data["password"]


class ReplaceSecondFactorForm(SecondFactorForm, PasswordForm):
    """As the first set-up, with the password."""

    field_order = ["password", "code"]
