"""Stages of the pool, target groups of the plan, kinds of contact."""

from enum import IntEnum, StrEnum

from taonguon.common.choices import pairs


class Stage(IntEnum):
    """Where a person stands on the way; changes because something happened, never by hand."""

    SPOTTED = 1
    SYMPATHIZER = 2
    TRAINED = 3
    DOSSIER = 4
    CELL_PASSED = 5
    DECIDED = 6
    ADMITTED = 7


STAGE_LABELS = {
    Stage.SPOTTED: "Phát hiện",
    Stage.SYMPATHIZER: "Cảm tình Đảng",
    Stage.TRAINED: "Đã học lớp nhận thức",
    Stage.DOSSIER: "Lập hồ sơ, thẩm tra",
    Stage.CELL_PASSED: "Chi bộ đã xét",
    Stage.DECIDED: "Chờ lễ kết nạp",
    Stage.ADMITTED: "Đã kết nạp",
}
OPEN_STAGES = tuple(stage for stage in Stage if stage < Stage.ADMITTED)


class Status(StrEnum):
    OPEN = "open"
    ADMITTED = "admitted"
    MOVED = "moved"
    DROPPED = "dropped"


STATUS_LABELS = {
    Status.OPEN: "Đang theo dõi",
    Status.ADMITTED: "Đã kết nạp",
    Status.MOVED: "Đã chuyển nơi khác",
    Status.DROPPED: "Thôi theo dõi",
}


class ContactKind(StrEnum):
    MEETING = "meeting"
    PHONE = "phone"
    TASK = "task"
    REMARK = "remark"


CONTACT_LABELS = {
    ContactKind.MEETING: "Gặp trực tiếp",
    ContactKind.PHONE: "Gọi điện",
    ContactKind.TASK: "Giao nhiệm vụ thử thách",
    ContactKind.REMARK: "Nhận xét",
}


class SavedList(StrEnum):
    """Lists people open daily; the value stands in the address."""

    READY = "du-dieu-kien"
    ENLISTING = "sap-nhap-ngu"
    NO_HELPER = "chua-co-nguoi-giup"
    IDLE = "hoc-roi-de-lau"
    SILENT = "lau-khong-gap"


SAVED_LABELS = {
    SavedList.READY: "Đủ điều kiện, chưa họp",
    SavedList.ENLISTING: "Sắp nhập ngũ",
    SavedList.NO_HELPER: "Chưa có người giúp đỡ",
    SavedList.IDLE: "Học rồi để lâu",
    SavedList.SILENT: "Lâu không gặp (trên 60 ngày)",
}


class ImportStatus(StrEnum):
    """A batch is a draft until its good lines are written; lines that wait stay with it."""

    DRAFT = "draft"
    APPLIED = "applied"
    UNDONE = "undone"
    DROPPED = "dropped"


IMPORT_STATUS_LABELS = {
    ImportStatus.DRAFT: "Chưa nhập",
    ImportStatus.APPLIED: "Đã nhập",
    ImportStatus.UNDONE: "Đã hoàn tác",
    ImportStatus.DROPPED: "Đã bỏ",
}


class Outcome(StrEnum):
    """What a checked line of a sheet comes to."""

    ERROR = "error"
    DUPLICATE = "duplicate"
    NEW = "new"
    UPDATE = "update"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"


OUTCOME_LABELS = {
    Outcome.ERROR: "Phải sửa",
    Outcome.DUPLICATE: "Trùng, chờ chọn",
    Outcome.NEW: "Thêm mới",
    Outcome.UPDATE: "Cập nhật",
    Outcome.UNCHANGED: "Không đổi",
    Outcome.SKIPPED: "Bỏ qua",
}


class Choice(StrEnum):
    """What to do with a line that seems to double somebody."""

    SAME = "same"
    OTHER = "other"
    SKIP = "skip"


CHOICE_LABELS = {
    Choice.SAME: "Cùng một người: cập nhật",
    Choice.OTHER: "Người khác: thêm mới",
    Choice.SKIP: "Không nhập dòng này",
}

# The five target groups of the plan (seed II.2); a committee may add its own.
DEFAULT_GROUPS = (
    (1, "Cán bộ, công chức, viên chức, người lao động", "Cán bộ, CCVC, người lao động"),
    (2, "Đoàn viên, hội viên, trưởng, phó chi hội, chi đoàn, lao động tiên tiến", "Đoàn viên, hội viên"),
    (3, "Học sinh, sinh viên mới tốt nghiệp về địa phương", "Học sinh, sinh viên"),
    (4, "Dân quân, dự bị động viên, quân nhân xuất ngũ, công an viên", "Dân quân, xuất ngũ"),
    (5, "Thanh niên trúng tuyển nghĩa vụ quân sự", "Trúng tuyển nghĩa vụ"),
)


def stages() -> list[tuple[int, str]]:
    return [(stage.value, text) for stage, text in STAGE_LABELS.items()]


def statuses() -> list[tuple[str, str]]:
    return pairs(STATUS_LABELS)


def contact_kinds() -> list[tuple[str, str]]:
    return pairs(CONTACT_LABELS)


def import_statuses() -> list[tuple[str, str]]:
    return pairs(IMPORT_STATUS_LABELS)


def outcomes() -> list[tuple[str, str]]:
    return pairs(OUTCOME_LABELS)


def choices() -> list[tuple[str, str]]:
    return pairs(CHOICE_LABELS)
