"""Pages for what went wrong, in Vietnamese and in the frame: what happened, and what to do now.

The 500 page is a file without a query or a tag of ours: it must show when everything else fails.
"""

from pathlib import Path
from typing import Any

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.views.decorators.csrf import requires_csrf_token

from taonguon.common.refusal import Refused
from taonguon.rules.wording import format_int

_STATIC_500 = Path(__file__).parent / "templates" / "errors" / "500.html"


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400, or 413 when what was sent is too large."""
    if isinstance(exception, RequestDataTooBig):
        return _show(request, 413, "Tệp hoặc nội dung gửi lên quá lớn", "Chia nhỏ tệp rồi gửi lại từng phần.")
    if isinstance(exception, (TooManyFieldsSent, TooManyFilesSent)):
        return _show(request, 413, "Gửi quá nhiều ô cùng lúc", "Lọc bớt dòng rồi gửi lại từng phần.")
    return _show(
        request, 400, "Không đọc được yêu cầu", "Quay lại trang trước, tải lại trang rồi làm lại bước vừa rồi."
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: the present assignment gives no right to this page."""
    if getattr(request, "scope", None) is None:
        return _show(
            request,
            403,
            "Đồng chí chưa có phân công nào đang có hiệu lực",
            "Gọi người quản trị hệ thống để được giao phân công.",
        )
    others = len(getattr(request, "assignments", [])) > 1
    return _show(
        request,
        403,
        "Phân công hiện tại không có quyền mở trang này",
        "Đổi sang phân công khác ở góc trên bên phải rồi mở lại."
        if others
        else "Nếu cần dùng trang này, đề nghị người quản trị hệ thống giao thêm phân công.",
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: no such page, or a record outside the branch (the two are not told apart)."""
    return _show(
        request,
        404,
        "Không có trang này",
        "Có thể địa chỉ gõ sai, hoặc mục này không thuộc đơn vị của đồng chí. Tìm theo tên ở ô tìm kiếm.",
    )


def not_allowed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """405: the address of a deed, opened as if it were a page (an old tab, a reloaded answer)."""
    page = _show(
        request,
        405,
        "Địa chỉ này không mở được như một trang",
        "Quay lại trang trước và bấm nút của việc cần làm.",
    )
    page.headers["Allow"] = response.headers["Allow"]
    return page


def server_error(request: HttpRequest) -> HttpResponse:
    """500: a fault of ours."""
    return HttpResponseServerError(_STATIC_500.read_text(encoding="utf-8"))


@requires_csrf_token
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was opened too long ago, or cookies are refused."""
    return _show(
        request,
        403,
        "Trang đã mở quá lâu nên chưa gửi được",
        "Tải lại trang rồi gửi lại. Nếu vẫn vậy, cho phép trình duyệt lưu cookie của địa chỉ này.",
    )


def locked_out(request: HttpRequest, response: Any = None, credentials: Any = None) -> HttpResponse:
    """Too many wrong passwords; says the same whether or not the account exists."""
    return _show(
        request,
        429,
        "Sai mật khẩu nhiều lần, tạm dừng đăng nhập",
        "Chờ 15 phút rồi thử lại. Nếu quên mật khẩu, gọi Ban Xây dựng Đảng để được cấp mật khẩu dùng một lần.",
    )


def refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """422: the deed was refused by a rule."""
    return _show(request, 422, "Chưa làm được việc này", refusal.message)


def too_large(limit: int) -> str:
    """Words for a file beyond `limit` bytes, for forms that take files."""
    return f"Tệp quá lớn: tối đa {format_int(limit // (1024 * 1024))} MB. Chia nhỏ tệp rồi tải lên lại."


def _show(request: HttpRequest, status: int, what: str, remedy: str) -> HttpResponse:
    template = "errors/error.html#part" if getattr(request, "htmx", False) else "errors/error.html"
    return render(request, template, {"what": what, "remedy": remedy, "status": status}, status=status)
