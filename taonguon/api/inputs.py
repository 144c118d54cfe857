"""Shapes of what comes in: nothing unknown is accepted, text is NFC, a day is a real day."""

import re
import unicodedata
from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
    StringConstraints,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from taonguon.api.faults import OWN

LARGEST = 2**63 - 1
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEARS = range(1900, 2200)


class In(BaseModel):
    """A body: a field nobody knows is refused, not ignored."""

    model_config = ConfigDict(extra="forbid")


class Query(BaseModel):
    """Filters of a list; a name that does not exist is refused: a misspelt filter would list everybody."""

    @model_validator(mode="before")
    @classmethod
    def _only_known(cls, data: Any, info: ValidationInfo) -> Any:
        asked = request_of(info).GET
        unknown = next((name for name in asked if name not in cls.model_fields), None)
        if unknown is not None:
            known = ", ".join(cls.model_fields)
            raise fault("Không có tham số này.", f"Các tham số dùng được: {known}.", field=unknown)
        return data


def request_of(info: ValidationInfo) -> HttpRequest:
    return info.context["request"]  # type: ignore[index]


def fault(reason: str, remedy: str, *, field: str = "") -> PydanticCustomError:
    return PydanticCustomError(OWN, "{reason}", {"reason": reason, "remedy": remedy, "field": field})


def _clean(text: str) -> str:
    """NFC, without what a database cannot hold."""
    if any(unicodedata.category(char) in {"Cc", "Cs"} and char not in "\n\r\t" for char in text):
        raise fault("Có ký tự không đọc được.", "Xóa ký tự ấy, gõ lại.")
    return unicodedata.normalize("NFC", text).strip()


def _unbroken(text: str) -> str:
    if any(char == "\0" or unicodedata.category(char) == "Cs" for char in text):
        raise fault("Có ký tự không đọc được.", "Lưu lại văn bản theo bảng mã UTF-8.")
    return text


def _day(value: Any) -> Any:
    """ISO days only: a number or a moment is no day."""
    if value is None or (isinstance(value, date) and type(value) is date):
        return value
    if isinstance(value, str) and _DAY.fullmatch(value) and int(value[:4]) in _YEARS:
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise fault("Không phải ngày có thật.", "Ghi năm-tháng-ngày, từ năm 1900, ví dụ 2026-03-10.")


def _past(day: date, info: ValidationInfo) -> date:
    if day > request_of(info).auth.today:  # type: ignore[attr-defined]
        raise fault("Ngày chưa đến.", "Chỉ ghi việc đã xảy ra: gửi ngày không sau hôm nay.")
    return day


def text(most: int, *, least: int = 0) -> Any:
    """Type of a text of at most so many characters."""
    return Annotated[
        str, StringConstraints(max_length=most, min_length=least, strict=True), AfterValidator(_clean)
    ]


def whole_text(most: int) -> Any:
    """Type of a document: kept to the letter, since places in it are counted; broken characters are refused."""
    return Annotated[str, StringConstraints(max_length=most, strict=True), AfterValidator(_unbroken)]


Id = Annotated[StrictInt, Field(ge=1, le=LARGEST)]
QueryId = Annotated[int, Field(ge=1, le=LARGEST)]
Count = Annotated[StrictInt, Field(ge=0, le=32_767)]
_IN_WORDS = WithJsonSchema({"type": "string", "format": "date", "pattern": r"^(19|20|21)\d{2}-\d{2}-\d{2}$"})
Day = Annotated[date, BeforeValidator(_day), _IN_WORDS]
PastDay = Annotated[date, BeforeValidator(_day), AfterValidator(_past), _IN_WORDS]
Flag = StrictBool
Search = text(100)
