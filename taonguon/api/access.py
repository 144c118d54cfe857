"""Who asks: the key in the request opens one assignment; each operation names the permission it asks for."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from ninja.security import HttpBearer

from taonguon.account.models import User
from taonguon.api.problems import ApiProblem, Kind
from taonguon.common.clock import today
from taonguon.organization.actions import note_token_used
from taonguon.organization.queries import api_token_for, scope_of
from taonguon.rules.access import Permission, Scope

WITH_BODY = frozenset({"POST", "PATCH"})


@dataclass(frozen=True, slots=True)
class Caller:
    """One call: the key, the user it acts for, what the assignment sees, and the day. Stands in `request.auth`."""

    token_id: int
    user: User
    scope: Scope
    today: date

    @property
    def by(self) -> dict[str, Any]:
        """Who acts, as actions take it."""
        return {"actor": self.user, "scope": self.scope}


class Bearer(HttpBearer):
    """The door of one operation. Refuses in this order: no valid key, no permission, a body that is not JSON."""

    openapi_description = "Mã kết nối API của một phân công, cấp ở trang Tài khoản của tôi."

    def __init__(self, permission: Permission) -> None:
        super().__init__()
        self.permission = permission

    def authenticate(self, request: HttpRequest, token: str) -> Caller | None:
        day = today()
        found = api_token_for(token, day)
        if found is None:
            return None
        caller = Caller(found.pk, found.assignment.user, scope_of(found.assignment), day)
        if not caller.scope.can(self.permission):
            raise PermissionDenied
        if request.method in WITH_BODY and request.content_type != "application/json":
            raise ApiProblem(Kind.NOT_JSON, "Gửi đầu mục “Content-Type: application/json” và nội dung JSON.")
        if found.last_used_on != day:
            note_token_used(token=found, today=day)
        return caller
