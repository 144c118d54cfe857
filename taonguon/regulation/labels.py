"""Kinds of a committee's own days."""

from enum import StrEnum

from taonguon.common.choices import pairs


class DayKind(StrEnum):
    CLOSED = "closed"
    WORKED = "worked"


DAY_LABELS = {DayKind.CLOSED: "Nghỉ", DayKind.WORKED: "Làm việc"}


def day_kinds() -> list[tuple[str, str]]:
    return pairs(DAY_LABELS)
