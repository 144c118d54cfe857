"""Writes: one transaction with its deed, done once however often it is sent under one Idempotency-Key."""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import wraps
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from pydantic import BaseModel

from taonguon.api.models import StoredAnswer
from taonguon.api.problems import ApiProblem, Kind
from taonguon.common.clock import now

KEPT = timedelta(hours=24)
_KEY = re.compile(r"[\x21-\x7e]{1,200}")


@dataclass(frozen=True, slots=True)
class Reply:
    """What a write answers."""

    body: BaseModel
    status: int = 201
    headers: Mapping[str, str] = field(default_factory=dict)


Write = Callable[..., Reply]


def once(write: Write) -> Callable[..., HttpResponse]:
    """Decorator of a write. Sent again with the same key and body: the same answer, nothing done.

    Two at once: the second waits for the first at the unique key. A refused write leaves no row, so that it can be
    sent again under the same key once the reason is gone.
    """

    @wraps(write)
    @transaction.atomic
    def run(request: HttpRequest, *args: Any, **values: Any) -> HttpResponse:
        key = request.headers.get("Idempotency-Key")
        if key is None:
            return _sent(_row_of(write(request, *args, **values)))
        if not _KEY.fullmatch(key):
            raise ApiProblem(Kind.BAD_KEY, "Gửi từ 1 đến 200 ký tự ASCII không có dấu cách, ví dụ một UUID mới.")
        at = now()
        StoredAnswer.objects.filter(expires_at__lte=at).delete()
        fingerprint = fingerprint_of(request)
        row, fresh = StoredAnswer.objects.get_or_create(
            assignment_id=request.auth.scope.assignment_id,  # type: ignore[attr-defined]
            key=key,
            defaults={"fingerprint": fingerprint, "expires_at": at + KEPT},
        )
        if not fresh:
            if row.fingerprint != fingerprint:
                raise ApiProblem(Kind.KEY_REUSED, "Mỗi việc một khóa: tạo Idempotency-Key mới cho nội dung mới.")
            return _sent(row, {"Idempotent-Replayed": "true"})
        done = _row_of(write(request, *args, **values))
        row.status, row.headers, row.body = done.status, done.headers, done.body
        row.save(update_fields=["status", "headers", "body"])
        return _sent(row)

    return run


def fingerprint_of(request: HttpRequest) -> str:
    """Same address, same content: spaces and the order of fields in the JSON do not matter."""
    content = json.dumps(json.loads(request.body), sort_keys=True)
    return hashlib.sha256(f"{request.method} {request.path}\n{content}".encode()).hexdigest()


def _row_of(reply: Reply) -> StoredAnswer:
    return StoredAnswer(
        status=reply.status, headers=dict(reply.headers), body=reply.body.model_dump_json(by_alias=True)
    )


def _sent(row: StoredAnswer, more: Mapping[str, str] | None = None) -> HttpResponse:
    return HttpResponse(
        row.body, status=row.status, content_type="application/json", headers={**row.headers, **(more or {})}
    )
