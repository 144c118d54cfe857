"""States of a document and what it is about; states of background work."""

from enum import StrEnum

from taonguon.common.choices import pairs


class Status(StrEnum):
    DRAFT = "draft"
    ISSUED = "issued"
    CANCELLED = "cancelled"


STATUS_LABELS = {
    Status.DRAFT: "Dự thảo",
    Status.ISSUED: "Đã ban hành",
    Status.CANCELLED: "Đã hủy, số vẫn giữ trong sổ",
}


class Subject(StrEnum):
    REPORT = "report"
    PLAN = "plan"


SUBJECT_LABELS = {Subject.REPORT: "Báo cáo thực hiện kế hoạch", Subject.PLAN: "Kế hoạch phát triển đảng viên"}


class Format(StrEnum):
    WORD = "docx"
    PDF = "pdf"
    EXCEL = "xlsx"


FORMAT_LABELS = {Format.WORD: "Word", Format.PDF: "PDF", Format.EXCEL: "Phụ lục Excel"}
MIME = {
    Format.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.PDF: "application/pdf",
    Format.EXCEL: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class JobKind(StrEnum):
    PAPERS = "papers"


JOB_KIND_LABELS = {JobKind.PAPERS: "Làm giấy tờ của nhiều hồ sơ"}


class JobStatus(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


JOB_STATUS_LABELS = {
    JobStatus.WAITING: "Chờ làm",
    JobStatus.RUNNING: "Đang làm",
    JobStatus.DONE: "Đã xong",
    JobStatus.FAILED: "Đã dừng",
}


def job_kinds() -> list[tuple[str, str]]:
    return pairs(JOB_KIND_LABELS)


def job_statuses() -> list[tuple[str, str]]:
    return pairs(JOB_STATUS_LABELS)


def statuses() -> list[tuple[str, str]]:
    return pairs(STATUS_LABELS)


def subjects() -> list[tuple[str, str]]:
    return pairs(SUBJECT_LABELS)


def formats() -> list[tuple[str, str]]:
    return pairs(FORMAT_LABELS)
