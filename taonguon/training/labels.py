"""Kinds of course and results of attendance."""

from enum import StrEnum

from taonguon.common.choices import pairs


class CourseKind(StrEnum):
    AWARENESS = "awareness"
    NEW_MEMBER = "new_member"


COURSE_LABELS = {
    CourseKind.AWARENESS: "Lớp bồi dưỡng nhận thức về Đảng",
    CourseKind.NEW_MEMBER: "Lớp bồi dưỡng đảng viên mới",
}


class Result(StrEnum):
    ENROLLED = "enrolled"
    PASSED = "passed"
    FAILED = "failed"
    ABSENT = "absent"


RESULT_LABELS = {
    Result.ENROLLED: "Đã cử đi học",
    Result.PASSED: "Đạt, đã cấp giấy chứng nhận",
    Result.FAILED: "Không đạt",
    Result.ABSENT: "Vắng, không học",
}


def course_kinds() -> list[tuple[str, str]]:
    return pairs(COURSE_LABELS)


def results() -> list[tuple[str, str]]:
    return pairs(RESULT_LABELS)
