"""Lists in pages by cursor: rows in the order they were made, so that no page shifts when others come."""

import base64
import re
from typing import Annotated, Any

from django.db.models import QuerySet
from pydantic import BaseModel, Field, WithJsonSchema

from taonguon.api.inputs import LARGEST, Query
from taonguon.api.problems import ApiProblem, Kind

_CURSOR = re.compile(r"after:([1-9]\d{0,18})")


Cursor = Annotated[str, WithJsonSchema({"type": "string", "pattern": "^[A-Za-z0-9_-]*$"})]


class PageQuery(Query):
    """Every list takes these two."""

    cursor: Cursor | None = Field(None, description="`next_cursor` của trang trước; bỏ trống: trang đầu")
    limit: int = Field(50, ge=1, le=100, description="Số dòng một trang")


class Page[Item](BaseModel):
    """Một trang của danh sách, theo thứ tự ghi vào hệ thống; `next_cursor` null: trang cuối."""

    items: list[Item]
    next_cursor: str | None


def cut(rows: QuerySet, asked: PageQuery) -> tuple[list[Any], str | None]:
    """The rows of the page asked for, and the cursor of the next one (None on the last): one query."""
    ordered = rows.order_by("pk")
    if asked.cursor:
        ordered = ordered.filter(pk__gt=_read(asked.cursor))
    found = list(ordered[: asked.limit + 1])
    page = found[: asked.limit]
    return page, _written(page[-1].pk) if len(found) > asked.limit else None


def _written(pk: int) -> str:
    return base64.urlsafe_b64encode(f"after:{pk}".encode()).decode().rstrip("=")


def _read(cursor: str) -> int:
    try:
        plain = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True).decode("ascii")
    except ValueError:
        plain = ""
    found = _CURSOR.fullmatch(plain)
    if found is None or int(found[1]) > LARGEST:
        raise ApiProblem(
            Kind.BAD_CURSOR, "Dùng nguyên giá trị next_cursor của trang trước, hoặc đọc lại từ trang đầu."
        )
    return int(found[1])
