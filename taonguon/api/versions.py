"""ETags: which version of a record a program has seen, and refusing a change made from an older one."""

import hashlib

from django.http import HttpRequest
from pydantic import BaseModel

from taonguon.api.problems import ApiProblem, Kind


def digest_etag(record: BaseModel) -> str:
    """Version of a record by its content."""
    return f'"{hashlib.sha256(record.model_dump_json().encode()).hexdigest()[:32]}"'


def check_version(request: HttpRequest, etag: str) -> None:
    """Refuse a change unless `If-Match` names the present version (or `*`).

    A compressed answer carries its ETag as weak (`W/"…"`): it still names the same version here.
    """
    asked = request.headers.get("If-Match", "").strip()
    if not asked:
        raise ApiProblem(
            Kind.UNCONDITIONAL,
            "Đọc dữ liệu trước, rồi gửi ETag đã nhận trong đầu mục If-Match để không ghi đè việc mới.",
        )
    if asked != "*" and etag not in {one.strip().removeprefix("W/") for one in asked.split(",")}:
        raise ApiProblem(Kind.CHANGED, "Chưa ghi gì. Đọc lại dữ liệu, xem ai vừa sửa, rồi gửi lại với ETag mới.")
