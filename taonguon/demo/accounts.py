"""Accounts to look around with, one for each role; their passwords stand in a file beside the database."""

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from taonguon.account.actions import create_user, set_second_factor
from taonguon.account.codes import one_time_password
from taonguon.account.totp import new_secret
from taonguon.audit.actions import record
from taonguon.demo.world import World
from taonguon.organization.actions import give_assignment
from taonguon.organization.models import Unit
from taonguon.rules.access import SECOND_FACTOR_ROLES, Role


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """One line of `demo-accounts.json`; `totp_secret` None where no code is asked."""

    username: str
    password: str
    totp_secret: str | None
    role: str
    unit: str
    full_name: str


def open_demo_account(
    *, username: str, full_name: str, places: Sequence[tuple[Role, Unit]], since: date, world: World
) -> DemoAccount:
    """An account ready to sign in: nobody has to change the password, the code generator is set up.

    The first of `places` is what the account is listed under.
    """
    password = one_time_password()
    user = create_user(username=username, full_name=full_name, password=password, must_change_password=False)
    record(verb="account.opened", target=user, detail={"username": username})
    for role, unit in places:
        assignment = give_assignment(user=user, role=role, unit=unit, valid_from=since, actor=None)
        world.assignments.setdefault(username, assignment)
    secret = None
    if any(role in SECOND_FACTOR_ROLES for role, _ in places):
        secret = new_secret()
        set_second_factor(user=user, secret=secret)
        record(verb="account.second_factor_set", target=user)
    role, unit = places[0]
    return DemoAccount(username, password, secret, role.value, unit.name, full_name)


def write_accounts(accounts: Sequence[DemoAccount], file: Path) -> None:
    """Keep the accounts where only the owner of the data reads them."""
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as out:
        json.dump([asdict(one) for one in accounts], out, ensure_ascii=False, indent=1)
