"""Deeds on accounts: made by the system administrator, kept by their owner."""

from datetime import datetime
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from taonguon.account import totp
from taonguon.account.codes import random_code
from taonguon.account.models import RecoveryCode, SecondFactor, User
from taonguon.common.fields import decrypt, encrypt, lookup_digest
from taonguon.common.refusal import Refused
from taonguon.common.text import normalise

RECOVERY_CODES = 10


# Django's own words for these are not translated.
_WEAK = {
    "password_too_short": "Mật khẩu quá ngắn: đặt từ {min_length} ký tự trở lên.",
    "password_too_common": "Mật khẩu này quá dễ đoán: ghép vài từ không liên quan với nhau.",
    "password_too_similar": "Mật khẩu quá giống tên đăng nhập: đặt mật khẩu khác.",
    "password_entirely_numeric": "Mật khẩu chỉ toàn số: thêm chữ.",
}


def _checked(password: str, user: User | None) -> str:
    try:
        validate_password(password, user)
    except ValidationError as error:
        said = [
            _WEAK.get(one.code or "", one.messages[0]).format(**(one.params or {})) for one in error.error_list
        ]
        raise Refused(" ".join(said), field="password") from error
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
    user.set_keys()
    user.save(update_fields=["full_name", "phone", "search_key", "sort_key", "updated_at"])


@transaction.atomic
def set_second_factor(*, user: User, secret: str) -> None:
    """Set up or replace the code generator of an account; the caller has seen a right code from it."""
    SecondFactor.objects.update_or_create(user=user, defaults={"sealed_secret": encrypt(secret), "last_step": 0})


@transaction.atomic
def remove_second_factor(*, user: User) -> None:
    """Forget the code generator and every recovery code (a lost phone)."""
    SecondFactor.objects.filter(user=user).delete()
    RecoveryCode.objects.filter(user=user).delete()


@transaction.atomic
def renew_recovery_codes(*, user: User) -> list[str]:
    """New recovery codes in clear, to be shown once; the former ones stop working."""
    RecoveryCode.objects.filter(user=user).delete()
    codes = [random_code(2) for _ in range(RECOVERY_CODES)]
    RecoveryCode.objects.bulk_create(
        RecoveryCode(user=user, digest=_recovery_digest(user, code)) for code in codes
    )
    return codes


@transaction.atomic
def use_second_factor(*, user: User, code: str, at: datetime, may_repeat: bool = False) -> bool:
    """Whether `code` is the generator's present code or an unused recovery code; either works only once.

    `may_repeat`: in practice mode several people share an account whose secret is public anyway.
    """
    code = "".join(code.split()).lower()
    factor = SecondFactor.objects.select_for_update().filter(user=user).first()
    if factor is None:
        return False
    step = totp.accepted_step(decrypt(factor.sealed_secret), code, at)
    if step is not None and (may_repeat or step > factor.last_step):
        factor.last_step = step
        factor.save(update_fields=["last_step", "updated_at"])
        return True
    unused = RecoveryCode.objects.filter(user=user, digest=_recovery_digest(user, code), used_at__isnull=True)
    return unused.update(used_at=at) == 1


def _recovery_digest(user: User, code: str) -> str:
    return lookup_digest(f"recovery:{user.pk}:{code}")
