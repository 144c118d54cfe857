"""Accounts as the administrator opens, resets and closes them, each with its audit entry.

The account itself is one floor below the trail, so the audited deeds live here.
"""

from typing import Any

from django.db import transaction

from taonguon.account import actions as account
from taonguon.account.models import User
from taonguon.audit import labels as audit_labels
from taonguon.audit.actions import record
from taonguon.common.refusal import Refused
from taonguon.rules.access import Scope

audit_labels.register(
    {
        "account.opened": "Lập tài khoản",
        "account.password_reset": "Đặt lại mật khẩu",
        "account.password_changed": "Tự đổi mật khẩu",
        "account.closed": "Khóa tài khoản",
        "account.reopened": "Mở lại tài khoản",
    }
)


@transaction.atomic
def open_account(
    *, username: str, full_name: str, password: str, actor: Any, scope: Scope | None = None, phone: str = ""
) -> User:
    """Make an account whose first password must be changed at the first sign-in."""
    user = account.create_user(username=username, full_name=full_name, password=password, phone=phone)
    record(verb="account.opened", target=user, actor=actor, scope=scope, detail={"username": user.username})
    return user


@transaction.atomic
def reset_password(*, user: User, password: str, actor: Any, scope: Scope) -> None:
    account.change_password(user=user, password=password, by_owner=False)
    record(verb="account.password_reset", target=user, actor=actor, scope=scope)


@transaction.atomic
def change_own_password(*, user: User, password: str, scope: Scope | None) -> None:
    account.change_password(user=user, password=password, by_owner=True)
    record(verb="account.password_changed", target=user, actor=user, scope=scope)


@transaction.atomic
def set_account_active(*, user: User, active: bool, actor: Any, scope: Scope) -> None:
    if user.pk == scope.user_id and not active:
        raise Refused("Không tự khóa tài khoản của chính mình: nhờ quản trị khác.")
    account.set_active(user=user, active=active)
    verb = "account.reopened" if active else "account.closed"
    record(verb=verb, target=user, actor=actor, scope=scope)
