"""Deeds on accounts: made by the system administrator, kept by their owner."""

from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from taonguon.account.models import User
from taonguon.common.refusal import Refused
from taonguon.common.text import fold, normalise


def _checked(password: str, user: User | None) -> str:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise Refused(" ".join(error.messages), field="password") from error
    return password


@transaction.atomic
def create_user(
    *, username: str, full_name: str, password: str, phone: str = "", must_change_password: bool = True
) -> User:
    """Make an account; the first password is changed at the first sign-in. The caller writes the audit entry."""
    username = username.strip().lower()
    if not username or not full_name.strip():
        raise Refused("Ghi tên đăng nhập và họ tên.", field="username")
    if User.objects.filter(username=username).exists():
        raise Refused(f"Tên đăng nhập {username} đã có người dùng: chọn tên khác.", field="username")
    return User.objects.create_user(
        username=username,
        full_name=full_name,
        password=_checked(password, None),
        phone=phone,
        must_change_password=must_change_password,
    )


@transaction.atomic
def change_password(*, user: User, password: str, by_owner: bool) -> None:
    """Set a password; one set by somebody else must be changed at the next sign-in."""
    user.set_password(_checked(password, user))
    user.must_change_password = not by_owner
    user.save(update_fields=["password", "must_change_password", "updated_at"])


@transaction.atomic
def set_active(*, user: User, active: bool) -> None:
    user.is_active = active
    user.save(update_fields=["is_active", "updated_at"])


@transaction.atomic
def correct_profile(*, user: User, values: dict[str, Any]) -> None:
    """Correct name and phone."""
    user.full_name = normalise(values.get("full_name", user.full_name))
    user.phone = values.get("phone", user.phone)
    user.search_key = fold(user.full_name)
    user.save(update_fields=["full_name", "phone", "search_key", "updated_at"])
