"""Status of a member and kinds of movement (law file §5.2), with their sign on the count."""

from enum import StrEnum

from taonguon.common.choices import pairs


class Status(StrEnum):
    PROBATIONARY = "probationary"
    OFFICIAL = "official"
    LEFT = "left"


STATUS_LABELS = {
    Status.PROBATIONARY: "Đảng viên dự bị",
    Status.OFFICIAL: "Đảng viên chính thức",
    Status.LEFT: "Không còn trong danh sách",
}


class MovementKind(StrEnum):
    OPENING = "opening"  # on the list when the system was first used
    ADMISSION = "admission"
    READMISSION = "readmission"
    TRANSFER_IN = "transfer_in"
    ACTIVITY_RESUMED = "activity_resumed"
    TRANSFER_OUT = "transfer_out"
    DEATH = "death"
    VOLUNTARY_EXIT = "voluntary_exit"
    NAME_REMOVAL = "name_removal"
    NAME_REMOVAL_PROBATIONARY = "name_removal_probationary"
    EXPULSION = "expulsion"
    ADMISSION_ANNULLED = "admission_annulled"
    ORGANIZATION_HANDOVER_IN = "organization_handover_in"
    ORGANIZATION_HANDOVER_OUT = "organization_handover_out"
    RECOGNITION = "recognition"
    ACTIVITY_EXEMPTION = "activity_exemption"
    TEMPORARY_OUT = "temporary_out"
    TEMPORARY_IN = "temporary_in"
    SUSPENSION = "suspension"


K = MovementKind
MOVEMENT_LABELS = {
    K.OPENING: "Có trong danh sách đầu kỳ",
    K.ADMISSION: "Kết nạp",
    K.READMISSION: "Kết nạp lại",
    K.TRANSFER_IN: "Chuyển đến",
    K.ACTIVITY_RESUMED: "Nối lại sinh hoạt, khôi phục quyền",
    K.TRANSFER_OUT: "Chuyển đi",
    K.DEATH: "Từ trần",
    K.VOLUNTARY_EXIT: "Xin ra khỏi Đảng",
    K.NAME_REMOVAL: "Xóa tên",
    K.NAME_REMOVAL_PROBATIONARY: "Xóa tên đảng viên dự bị",
    K.EXPULSION: "Khai trừ",
    K.ADMISSION_ANNULLED: "Hủy quyết định kết nạp",
    K.ORGANIZATION_HANDOVER_IN: "Tiếp nhận tổ chức",
    K.ORGANIZATION_HANDOVER_OUT: "Chuyển giao tổ chức",
    K.RECOGNITION: "Công nhận chính thức",
    K.ACTIVITY_EXEMPTION: "Miễn công tác và sinh hoạt",
    K.TEMPORARY_OUT: "Sinh hoạt tạm thời đi",
    K.TEMPORARY_IN: "Sinh hoạt tạm thời đến",
    K.SUSPENSION: "Đình chỉ sinh hoạt",
}
INCREASES = (
    K.OPENING, K.ADMISSION, K.READMISSION, K.TRANSFER_IN, K.ACTIVITY_RESUMED, K.ORGANIZATION_HANDOVER_IN,
)  # fmt: skip
DECREASES = (
    K.TRANSFER_OUT, K.DEATH, K.VOLUNTARY_EXIT, K.NAME_REMOVAL, K.NAME_REMOVAL_PROBATIONARY, K.EXPULSION,
    K.ADMISSION_ANNULLED, K.ORGANIZATION_HANDOVER_OUT,
)  # fmt: skip
SIGNS = {kind: 1 if kind in INCREASES else -1 if kind in DECREASES else 0 for kind in MovementKind}


class SavedList(StrEnum):
    """Lists of the roll that people open often; the value stands in the address."""

    PROBATION = "du-bi"
    OVERDUE = "qua-han"
    EXEMPT = "mien"
    TEMPORARY = "tam-di"
    LEFT = "da-roi"


SAVED_LABELS = {
    SavedList.PROBATION: "Dự bị",
    SavedList.OVERDUE: "Quá hạn xét công nhận",
    SavedList.EXEMPT: "Miễn sinh hoạt",
    SavedList.TEMPORARY: "Tạm đi nơi khác",
    SavedList.LEFT: "Đã ra khỏi danh sách",
}


def statuses() -> list[tuple[str, str]]:
    return pairs(STATUS_LABELS)


def movement_kinds() -> list[tuple[str, str]]:
    return pairs(MOVEMENT_LABELS)
