"""Accounts as the administrator opens, resets and closes them, each with its audit entry.

The account itself is one floor below the trail, so the audited deeds live here.
"""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from taonguon.account import actions as account
from taonguon.account import totp
from taonguon.account.codes import one_time_password
from taonguon.account.models import User
from taonguon.audit import labels as audit_labels
from taonguon.audit.actions import record
from taonguon.common.clock import today
from taonguon.common.querysets import below
from taonguon.common.refusal import Refused
from taonguon.organization.actions.assignments import give_assignment
from taonguon.organization.models import Unit
from taonguon.organization.queries import assignments_of, scope_of
from taonguon.rules.access import Role, Scope

audit_labels.register(
    {
        "account.opened": "Lập tài khoản",
        "account.password_reset": "Đặt lại mật khẩu",
        "account.password_changed": "Tự đổi mật khẩu",
        "account.closed": "Khóa tài khoản",
        "account.reopened": "Mở lại tài khoản",
        "account.signed_in": "Đăng nhập",
        "account.second_factor_set": "Cài mã xác thực",
        "account.second_factor_removed": "Gỡ mã xác thực",
        "account.recovery_codes_renewed": "Lấy mã khôi phục mới",
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
def open_assigned_account(
    *,
    username: str,
    full_name: str,
    phone: str,
    role: Role,
    unit: Unit,
    valid_from: date,
    actor: Any,
    scope: Scope,
    valid_to: date | None = None,
) -> tuple[User, str]:
    """An account with its first assignment, so that it belongs to a branch from the start; and its password."""
    password = one_time_password()
    user = open_account(
        username=username, full_name=full_name, password=password, phone=phone, actor=actor, scope=scope
    )
    give_assignment(
        user=user, role=role, unit=unit, valid_from=valid_from, valid_to=valid_to, actor=actor, scope=scope
    )
    return user, password


def _require_own_branch(user: User, scope: Scope) -> None:
    """Whoever also works outside the branch is managed from above: else rights there could be taken over."""
    outside = assignments_of(user, today()).exclude(below("unit__path", scope.path))
    if outside.exists():
        raise Refused(
            "Tài khoản này có phân công ngoài phạm vi của đồng chí: đề nghị quản trị cấp trên làm việc này."
        )


@transaction.atomic
def reset_password(*, user: User, password: str, actor: Any, scope: Scope) -> None:
    """Set a password that must be changed at the next sign-in (forgotten password)."""
    _require_own_branch(user, scope)
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
    _require_own_branch(user, scope)
    account.set_active(user=user, active=active)
    verb = "account.reopened" if active else "account.closed"
    record(verb=verb, target=user, actor=actor, scope=scope)


@transaction.atomic
def note_sign_in(*, user: User) -> None:
    """Write down that somebody came in, where the administrator of his widest assignment reads it."""
    first = assignments_of(user, today()).first()
    record(verb="account.signed_in", target=user, actor=user, scope=scope_of(first) if first else None)


@transaction.atomic
def set_own_second_factor(*, user: User, secret: str, code: str, at: datetime, scope: Scope | None) -> list[str]:
    """Set up one's code generator, proved by a right code; returns new recovery codes, to be shown once."""
    if totp.accepted_step(secret, "".join(code.split()), at) is None:
        raise Refused("Mã không đúng: xem lại giờ trên điện thoại, chờ mã mới rồi gõ lại", field="code")
    account.set_second_factor(user=user, secret=secret)
    record(verb="account.second_factor_set", target=user, actor=user, scope=scope)
    return account.renew_recovery_codes(user=user)


@transaction.atomic
def renew_own_recovery_codes(*, user: User, scope: Scope | None) -> list[str]:
    record(verb="account.recovery_codes_renewed", target=user, actor=user, scope=scope)
    return account.renew_recovery_codes(user=user)


@transaction.atomic
def remove_second_factor(*, user: User, actor: Any, scope: Scope) -> None:
    """A lost phone: the generator and its recovery codes stop working, a new one is set up at the next sign-in."""
    _require_own_branch(user, scope)
    account.remove_second_factor(user=user)
    record(verb="account.second_factor_removed", target=user, actor=actor, scope=scope)
