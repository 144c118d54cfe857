"""What an operation may answer, said once: arguments for the decorators of the routers.

@router.get("/units", **reading(Permission.UNIT_VIEW, Page[UnitOut]))
@router.post("/candidates", **writing(Permission.CANDIDATE_EDIT, CandidateOut))
"""

from typing import Any

from taonguon.api.access import Bearer
from taonguon.api.problems import Problem
from taonguon.rules.access import Permission

_READ = frozenset({400, 401, 403, 404, 422, 429, 500})
_BODY = _READ | {413, 415}
_WRITE = _BODY | {409}
_CHANGE = _WRITE | {412, 428}
_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "schema": {"type": "string", "minLength": 1, "maxLength": 200, "pattern": r"^[\x21-\x7e]+$"},
    "description": "Gửi lại cùng khóa và cùng nội dung trong 24 giờ: trả lời như lần đầu, không ghi thêm.",
}
_MATCH = {
    "name": "If-Match",
    "in": "header",
    "required": True,
    "schema": {"type": "string"},
    "description": "ETag đã nhận khi đọc; dữ liệu đã đổi thì trả lời 412 và không ghi gì.",
}


def reading(permission: Permission, answer: Any, **more: Any) -> dict[str, Any]:
    return {"by_alias": True, "auth": Bearer(permission), "response": {200: answer, _READ: Problem}, **more}


def asking(permission: Permission, answer: Any, **more: Any) -> dict[str, Any]:
    """A question too long for an address: it has a body and writes nothing."""
    return {"by_alias": True, "auth": Bearer(permission), "response": {200: answer, _BODY: Problem}, **more}


def writing(permission: Permission, answer: Any, *, status: int = 201, **more: Any) -> dict[str, Any]:
    return {
        "by_alias": True,
        "auth": Bearer(permission),
        "response": {status: answer, _WRITE: Problem},
        "openapi_extra": {"parameters": [_KEY]},
        **more,
    }


def changing(permission: Permission, answer: Any, *, status: int = 200, **more: Any) -> dict[str, Any]:
    """A write that needs to know which version was seen."""
    return {
        "by_alias": True,
        "auth": Bearer(permission),
        "response": {status: answer, _CHANGE: Problem},
        "openapi_extra": {"parameters": [_KEY, _MATCH]},
        **more,
    }
