"""What the schema found wrong, in Vietnamese: the field, the reason, the remedy. Knows nothing of requests."""

from collections.abc import Mapping
from typing import Any

SPECIFICATION = "/api/v1/openapi.json"
OWN = "taonguon"
"""Type of the errors that our own validators raise; their context already holds reason and remedy."""

# Reason and remedy of a kind of error; the context of the error fills the braces.
_WHOLE = ("Phải là số nguyên.", "Gửi số nguyên, không đặt trong ngoặc kép, ví dụ 12.")
_TEXT = ("Phải là chữ.", "Gửi chữ trong ngoặc kép; chưa rõ thì bỏ trường này.")
_FLAG = ("Phải là true hoặc false.", "Gửi true, false; chưa rõ thì null nếu trường cho phép.")
_LIST = ("Phải là danh sách […].", "Gửi danh sách, kể cả khi chỉ có một phần tử.")
_OBJECT = ("Phải là đối tượng {{…}}.", f"Xem các trường ở {SPECIFICATION}.")
_CHOICE = ("Không có giá trị này.", "Chọn một trong: {expected}.")
_WORDS: Mapping[str, tuple[str, str]] = {
    "missing": ("Thiếu trường bắt buộc.", "Gửi thêm trường này."),
    "extra_forbidden": ("Không có trường này.", f"Bỏ trường này, hoặc xem tên đúng ở {SPECIFICATION}."),
    "int_type": _WHOLE,
    "int_parsing": _WHOLE,
    "int_parsing_size": ("Số quá lớn.", "Xem lại số này."),
    "int_from_float": _WHOLE,
    "string_type": _TEXT,
    "string_too_short": ("Phải có ít nhất {min_length} ký tự.", "Ghi đủ rồi gửi lại."),
    "string_too_long": ("Dài quá {max_length} ký tự.", "Rút ngắn rồi gửi lại."),
    "string_unicode": ("Có ký tự hỏng.", "Gõ lại, lưu theo bảng mã UTF-8."),
    "bool_type": _FLAG,
    "bool_parsing": _FLAG,
    "date_type": ("Phải là ngày.", "Ghi năm-tháng-ngày, ví dụ 2026-03-10."),
    "list_type": _LIST,
    "too_long": ("Nhiều quá {max_length} phần tử.", "Chia thành nhiều lần gửi."),
    "model_type": _OBJECT,
    "model_attributes_type": _OBJECT,
    "dict_type": _OBJECT,
    "enum": _CHOICE,
    "literal_error": _CHOICE,
    "greater_than_equal": ("Nhỏ hơn mức cho phép.", "Gửi từ {ge} trở lên."),
    "less_than_equal": ("Lớn hơn mức cho phép.", "Gửi không quá {le}."),
}
_OTHER = ("Giá trị chưa đúng.", f"Xem kiểu của trường này ở {SPECIFICATION}.")


def fault_of(error: Mapping[str, Any]) -> dict[str, str | None]:
    """One error of the schema as field, reason and remedy."""
    context = error.get("ctx", {})
    if error["type"] == OWN:
        return {"field": context.get("field") or field_of(error["loc"]), **_own(context)}
    reason, remedy = _WORDS.get(error["type"], _OTHER)
    if "expected" in context:
        context = {**context, "expected": str(context["expected"]).replace("' or '", "', '").replace("'", "")}
    return {
        "field": field_of(error["loc"]),
        "reason": reason.format(**context),
        "remedy": remedy.format(**context),
    }


def _own(context: Mapping[str, Any]) -> dict[str, str]:
    return {"reason": context["reason"], "remedy": context["remedy"]}


def field_of(place: tuple[Any, ...]) -> str | None:
    """`ballot.eligible`, `groups.2`, `limit`; None for the body as a whole.

    A place begins with where the value came from; in a body the name of our argument follows.
    """
    return ".".join(str(part) for part in place[2 if place[0] == "body" else 1 :]) or None
