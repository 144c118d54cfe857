"""The API put together: every router, every error a problem, one OpenAPI 3.1 document."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import URLPattern, re_path
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.renderers import JSONRenderer

from taonguon import __version__
from taonguon.api import (
    board,
    candidates,
    courses,
    documents,
    dossiers,
    law,
    members,
    plans,
    problems,
    units,
    work,
)
from taonguon.api.limits import PerToken
from taonguon.api.parsing import StrictParser

View = Callable[..., HttpResponse]
DESCRIPTION = (
    "Cùng dữ liệu và cùng việc như trên trang, cho chương trình khác. Mỗi mã kết nối thuộc một phân công và thấy "
    "đúng những gì phân công ấy thấy. Danh sách chia trang bằng con trỏ; lỗi theo RFC 9457; việc ghi nhận "
    "Idempotency-Key; việc sửa cần If-Match."
)


class Api(NinjaAPI):
    """Problems are told as `application/problem+json` in the document too, and writes name their headers."""

    def get_openapi_schema(self, **kwargs: Any) -> OpenAPISchema:
        document = super().get_openapi_schema(**kwargs)
        for operations in document["paths"].values():
            for operation in operations.values():
                for status, answer in operation["responses"].items():
                    _describe(int(status), answer)
        return document

    def get_openapi_operation_id(self, operation: Any) -> str:
        return operation.view_func.__name__


def _describe(status: int, answer: dict[str, Any]) -> None:
    kinds = [kind.title for kind in problems.Kind if kind.status == status]
    if not kinds:
        answer["description"] = "Được"
        return
    answer["description"] = "; ".join(kinds)
    answer["content"] = {problems.MEDIA_TYPE: next(iter(answer["content"].values()))}


class Utf8Renderer(JSONRenderer):
    json_dumps_params = {"ensure_ascii": False}


api = Api(
    title="Tạo Nguồn",
    version=__version__,
    description=DESCRIPTION,
    docs_url=None,
    urls_namespace="api",
    throttle=PerToken(),
    parser=StrictParser(),
    renderer=Utf8Renderer(),
)
problems.register(api)
for module in (units, plans, candidates, dossiers, members, courses, work, board, documents, law):
    api.add_router("", module.router)


def answered_as_problem(view: View) -> View:
    """What the framework refuses by itself (a wrong method, its root) is a problem too; nothing is cached."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            response = view(request, *args, **kwargs)
        except Http404:
            response = problems.not_found()
        if isinstance(response, HttpResponseNotAllowed):
            response = problems.not_allowed(response["Allow"])
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    answered.csrf_exempt = True  # type: ignore[attr-defined]  # no cookie opens this door: nothing to forge
    return answered


def unknown_address(request: HttpRequest) -> HttpResponse:
    return problems.not_found()


app_name = "api"
urlpatterns = [
    *(
        URLPattern(found.pattern, answered_as_problem(found.callback), found.default_args, found.name)
        for found in api.urls[0]
    ),
    re_path("", answered_as_problem(unknown_address)),
]
