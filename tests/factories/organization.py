"""Units, users and assignments."""

from datetime import date
from itertools import count

from taonguon.account.models import User
from taonguon.organization import actions, queries
from taonguon.organization.labels import Block, Kind
from taonguon.organization.models import Assignment, Committee, Term, Unit
from taonguon.rules.access import Role, Scope

START = date(2025, 7, 1)
PASSWORD = "mat-khau-thu-nghiem"
_numbers = count(1)


def unit(name: str, kind: Kind = Kind.CELL, parent: Unit | None = None, **fields) -> Unit:
    return actions.found_unit(
        name=name, kind=kind, parent=parent, on=fields.pop("on", START), actor=None, **fields
    )


def commune(name: str = "Đảng bộ xã Định Tân", place: str = "Định Tân", parent: Unit | None = None) -> Unit:
    """A commune committee with its settings and its term."""
    root = unit(name, Kind.COMMUNE, parent)
    Committee.objects.create(
        unit=root,
        parent_name="ĐẢNG BỘ TỈNH THANH HÓA",
        issuer_name=f"ĐẢNG ỦY XÃ {place.upper()}",
        place_name=place,
    )
    Term.objects.create(unit=root, name="2025-2030", valid_from=START)
    return root


def user(username: str = "", full_name: str = "Nguyễn Văn Giả Định", **fields) -> User:
    fields.setdefault("must_change_password", False)
    return User.objects.create_user(
        username=username or f"nguoi-dung-{next(_numbers)}", full_name=full_name, password=PASSWORD, **fields
    )


def assignment(role: Role, at: Unit, who: User | None = None, valid_from: date = START) -> Assignment:
    return actions.give_assignment(
        user=who or user(), role=role, unit=at, valid_from=valid_from, actor=None, scope=None
    )


def scope(role: Role, at: Unit, who: User | None = None) -> Scope:
    return queries.scope_of(assignment(role, at, who))


__all__ = ["PASSWORD", "START", "Block", "Kind", "Role", "assignment", "commune", "scope", "unit", "user"]
