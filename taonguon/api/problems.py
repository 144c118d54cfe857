"""Every error as a problem (RFC 9457): what happened, in which field, why, and what to do about it."""

import logging
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, RequestDataTooBig
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError
from pydantic import BaseModel, Field

from taonguon.api.faults import fault_of
from taonguon.common.refusal import Refused
from taonguon.rules.wording import format_date

log = logging.getLogger(__name__)
MEDIA_TYPE = "application/problem+json"


class Kind(Enum):
    """Status, stable name (the end of `type`) and title of each kind of problem."""

    MALFORMED = 400, "malformed-body", "Không đọc được nội dung gửi lên"
    BAD_CURSOR = 400, "bad-cursor", "Con trỏ trang không dùng được"
    BAD_KEY = 400, "bad-idempotency-key", "Idempotency-Key không dùng được"
    UNAUTHORIZED = 401, "unauthorized", "Chưa có mã kết nối hợp lệ"
    FORBIDDEN = 403, "forbidden", "Phân công này không có quyền làm việc ấy"
    NOT_FOUND = 404, "not-found", "Không có dữ liệu này trong phạm vi của phân công"
    NOT_ALLOWED = 405, "method-not-allowed", "Địa chỉ này không nhận cách gọi ấy"
    CONFLICT = 409, "conflict", "Dữ liệu vừa được người khác ghi"
    CHANGED = 412, "precondition-failed", "Dữ liệu đã thay đổi từ khi đọc"
    TOO_LARGE = 413, "too-large", "Nội dung gửi lên quá lớn"
    NOT_JSON = 415, "unsupported-media-type", "Chỉ nhận JSON"
    INVALID = 422, "invalid", "Dữ liệu gửi lên chưa đúng"
    REFUSED = 422, "refused", "Việc này chưa làm được"
    KEY_REUSED = 422, "idempotency-key-reused", "Idempotency-Key đã dùng cho nội dung khác"
    UNCONDITIONAL = 428, "precondition-required", "Thiếu If-Match"
    TOO_MANY = 429, "too-many-requests", "Gọi quá nhiều lần"
    FAULT = 500, "server-error", "Máy chủ gặp lỗi"

    def __init__(self, status: int, slug: str, title: str) -> None:
        self.status, self.slug, self.title = status, slug, title


class Fault(BaseModel):
    """Một điều chưa đúng: ở trường nào (null: cả yêu cầu), vì sao, sửa thế nào."""

    field: str | None
    reason: str
    remedy: str


class Problem(BaseModel):
    """Lỗi theo RFC 9457."""

    type: str = Field(examples=["urn:taonguon:problem:invalid"])
    title: str
    status: int
    detail: str
    errors: list[Fault] = []


class ApiProblem(Exception):
    """Raised anywhere below an operation; answered as the problem it names."""

    def __init__(self, kind: Kind, detail: str, *, errors: Sequence[Fault] = ()) -> None:
        super().__init__(detail)
        self.kind, self.detail, self.errors = kind, detail, list(errors)


def invalid(field: str, reason: str, remedy: str) -> ApiProblem:
    """One field that has the right shape and a value that cannot be used."""
    return ApiProblem(
        Kind.INVALID, f"{field}: {reason}", errors=[Fault(field=field, reason=reason, remedy=remedy)]
    )


def answer(
    kind: Kind, detail: str, errors: Sequence[Fault] = (), headers: Mapping[str, str] | None = None
) -> HttpResponse:
    problem = Problem(
        type=f"urn:taonguon:problem:{kind.slug}",
        title=kind.title,
        status=kind.status,
        detail=detail,
        errors=list(errors),
    )
    return HttpResponse(
        problem.model_dump_json(), status=kind.status, content_type=MEDIA_TYPE, headers=dict(headers or {})
    )


def not_found() -> HttpResponse:
    return answer(
        Kind.NOT_FOUND, "Xem lại địa chỉ và mã số; dữ liệu ngoài phạm vi của phân công coi như không có."
    )


def not_allowed(allowed: str) -> HttpResponse:
    return answer(Kind.NOT_ALLOWED, f"Cách gọi dùng được ở địa chỉ này: {allowed}.", headers={"Allow": allowed})


# --- from exceptions ------------------------------------------------------------------------------------------

# Fields of a form that a program tells by key.
_TOLD_BY_ID = {"unit": "unit_id"}


def _refused(refusal: Refused) -> HttpResponse:
    field = _TOLD_BY_ID.get(refusal.field or "", refusal.field)
    remedy = f"Sửa trường “{field}” theo lý do trên rồi gửi lại." if field else "Làm theo lý do trên rồi gửi lại."
    errors = [Fault(field=field, reason=refusal.message, remedy=remedy)]
    for finding in refusal.findings:
        healed = f"Đạt sớm nhất {format_date(finding.earliest_on)}." if finding.earliest_on else ""
        source = f"Căn cứ: {finding.citation}." if finding.citation else ""
        errors.append(
            Fault(field=None, reason=finding.message, remedy=" ".join(part for part in (healed, source) if part))
        )
    return answer(Kind.REFUSED, refusal.message, errors)


def _invalid(error: ValidationError) -> HttpResponse:
    if any(one["loc"][0] == "path" for one in error.errors):
        return not_found()
    faults = [Fault(**fault_of(one)) for one in error.errors]
    return answer(Kind.INVALID, f"{faults[0].field or 'Nội dung'}: {faults[0].reason}", faults)


def _http_error(error: HttpError) -> HttpResponse:
    """What the framework itself refuses: a body it cannot read."""
    if error.status_code != Kind.MALFORMED.status:
        raise error
    return answer(
        Kind.MALFORMED, "Nội dung phải là JSON đúng cú pháp, UTF-8; chưa rõ thì ghi null, không ghi NaN."
    )


def _fault(request: HttpRequest, error: Exception) -> HttpResponse:
    log.exception("%s %s", request.method, request.path, exc_info=error)
    return answer(Kind.FAULT, "Chưa ghi gì. Thử lại sau; nếu vẫn lỗi, báo người quản trị kèm giờ gọi.")


def register(api: NinjaAPI) -> None:
    """Teach an API to answer every exception with a problem."""

    def on(kind: type[Exception], handler: Any) -> None:
        api.add_exception_handler(kind, lambda request, error: handler(error))

    on(ApiProblem, lambda error: answer(error.kind, error.detail, error.errors))
    on(Refused, _refused)
    on(ValidationError, _invalid)
    on(HttpError, _http_error)
    on(
        AuthenticationError,
        lambda error: answer(
            Kind.UNAUTHORIZED,
            "Gửi đầu mục “Authorization: Bearer <mã>” với mã còn hiệu lực; cấp mã ở trang Tài khoản của tôi.",
            headers={"WWW-Authenticate": 'Bearer realm="taonguon"'},
        ),
    )
    on(
        Throttled,
        lambda error: answer(Kind.TOO_MANY, "Chờ số giây ghi ở đầu mục Retry-After rồi gọi lại."),
    )
    on(
        PermissionDenied,
        lambda error: answer(
            Kind.FORBIDDEN, "Dùng mã của phân công có quyền ấy, hoặc nhờ người giữ phân công ấy làm."
        ),
    )
    on(RequestDataTooBig, lambda error: answer(Kind.TOO_LARGE, "Chia nhỏ nội dung rồi gửi lại."))
    on(ObjectDoesNotExist, lambda error: not_found())
    on(Http404, lambda error: not_found())
    on(
        IntegrityError,
        lambda error: answer(Kind.CONFLICT, "Chưa ghi gì. Đọc lại dữ liệu; nếu còn cần thì gửi lại."),
    )
    api.add_exception_handler(Exception, _fault)
