"""A program that calls the API with the key of an assignment, and reads only: a GET of its own writes nothing."""

import json
from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.test import Client

from taonguon.common.clock import today
from taonguon.organization.actions import issue_token
from taonguon.organization.models import ApiToken, Assignment
from taonguon.organization.queries import scope_of

PREFIX = "/api/v1/"


def key_of(assignment: Assignment) -> str:
    """A fresh key of an assignment."""
    day = today()
    _, secret = issue_token(
        name="máy thử", expires_on=day + timedelta(days=30), today=day, actor=assignment.user,
        scope=scope_of(assignment),
    )  # fmt: skip
    ApiToken.objects.update(last_used_on=day)  # the once-a-day note of use is no part of what a GET does
    return secret


class Program:
    """`get`, `post`, `patch` with the key, JSON in and out."""

    def __init__(self, secret: str = "", client: Client | None = None) -> None:
        self.client = client or Client(raise_request_exception=False)
        self.headers = {"Authorization": f"Bearer {secret}"} if secret else {}

    def get(self, path: str, headers: dict[str, str] | None = None, **query: Any) -> HttpResponse:
        return self.client.get(PREFIX + path, query, headers={**self.headers, **(headers or {})})

    def post(self, path: str, body: Any = None, headers: dict[str, str] | None = None) -> HttpResponse:
        return self._send("post", path, body, headers)

    def patch(self, path: str, body: Any = None, headers: dict[str, str] | None = None) -> HttpResponse:
        return self._send("patch", path, body, headers)

    def _send(self, method: str, path: str, body: Any, headers: dict[str, str] | None) -> HttpResponse:
        content = body if isinstance(body, (str, bytes)) else json.dumps(body, default=str)
        send = getattr(self.client, method)
        return send(
            PREFIX + path, content, content_type="application/json", headers={**self.headers, **(headers or {})}
        )


def program(cast: Any, who: str) -> Program:
    return Program(key_of(cast.assignments[who]))


def problem(response: HttpResponse) -> tuple[int, str, list[str | None]]:
    """Status, end of the type and the fields named, after checking the form of RFC 9457."""
    told = response.json()
    assert response["Content-Type"] == "application/problem+json"
    assert set(told) == {"type", "title", "status", "detail", "errors"}
    assert told["status"] == response.status_code
    assert told["title"] and told["detail"]
    assert all(one["reason"] and set(one) == {"field", "reason", "remedy"} for one in told["errors"])
    return (
        response.status_code,
        told["type"].removeprefix("urn:taonguon:problem:"),
        [one["field"] for one in told["errors"]],
    )
