"""Shapes of a target (the vocabulary of the plan reader's contract) and states of plans, in Vietnamese."""

from enum import StrEnum

from taonguon.common.choices import pairs


class Indicator(StrEnum):
    """What is counted; the values are those of `rules.reading`."""

    ADMISSIONS = "admissions"
    ADMISSION_RATE = "admission_rate"
    ADMISSION_GROWTH = "admission_growth"
    ADMISSIONS_PROGRESS = "admissions_progress"
    MEMBERS_TOTAL = "members_total"
    MEMBER_SHARE = "member_share"
    ADMISSION_SHARE = "admission_share"
    TRAINEES = "trainees"
    TRAINING_CLASSES = "training_classes"
    SOURCE_POOL = "source_pool"
    REFERRALS = "referrals"
    REFERRAL_ADMISSION_RATE = "referral_admission_rate"
    MENTORED_SHARE = "mentored_share"
    PROBATION_CONVERSION = "probation_conversion"
    SUB_UNITS_WITH_ADMISSION = "sub_units_with_admission"
    SUB_UNITS_WITH_REFERRAL = "sub_units_with_referral"
    CELLS_WITHOUT_ADMISSION = "cells_without_admission"
    UNITS_WITHOUT_MEMBERS = "units_without_members"
    JOINT_CELLS = "joint_cells"
    CELL_SIZE = "cell_size"
    PARTY_ORGS_NEW = "party_orgs_new"
    PARTY_ORGS_COVERAGE = "party_orgs_coverage"
    CELL_RATING = "cell_rating"
    CELL_RATING_EXCELLENT = "cell_rating_excellent"
    OTHER = "other"


INDICATOR_LABELS = {
    Indicator.ADMISSIONS: "Kết nạp đảng viên",
    Indicator.ADMISSION_RATE: "Tỷ lệ kết nạp trên đảng viên",
    Indicator.ADMISSION_GROWTH: "Kết nạp so với kỳ trước",
    Indicator.ADMISSIONS_PROGRESS: "Tiến độ kết nạp trong năm",
    Indicator.MEMBERS_TOTAL: "Đảng số",
    Indicator.MEMBER_SHARE: "Tỷ lệ đảng viên trong một lực lượng",
    Indicator.ADMISSION_SHARE: "Tỷ lệ một nhóm trong người được kết nạp",
    Indicator.TRAINEES: "Quần chúng học lớp nhận thức về Đảng",
    Indicator.TRAINING_CLASSES: "Lớp nhận thức về Đảng",
    Indicator.SOURCE_POOL: "Nguồn kết nạp",
    Indicator.REFERRALS: "Quần chúng được đoàn thể giới thiệu",
    Indicator.REFERRAL_ADMISSION_RATE: "Tỷ lệ người được giới thiệu vào Đảng",
    Indicator.MENTORED_SHARE: "Tỷ lệ quần chúng có đảng viên giúp đỡ",
    Indicator.PROBATION_CONVERSION: "Đảng viên dự bị được công nhận đúng hạn",
    Indicator.SUB_UNITS_WITH_ADMISSION: "Đơn vị kết nạp được đảng viên",
    Indicator.SUB_UNITS_WITH_REFERRAL: "Đơn vị giới thiệu được quần chúng",
    Indicator.CELLS_WITHOUT_ADMISSION: "Chi bộ không kết nạp được",
    Indicator.UNITS_WITHOUT_MEMBERS: "Nơi chưa có đảng viên",
    Indicator.JOINT_CELLS: "Chi bộ sinh hoạt ghép",
    Indicator.CELL_SIZE: "Số đảng viên của một chi bộ",
    Indicator.PARTY_ORGS_NEW: "Tổ chức đảng thành lập mới",
    Indicator.PARTY_ORGS_COVERAGE: "Tỷ lệ nơi đã có tổ chức đảng",
    Indicator.CELL_RATING: "Chi bộ hoàn thành nhiệm vụ trở lên",
    Indicator.CELL_RATING_EXCELLENT: "Chi bộ hoàn thành xuất sắc nhiệm vụ",
    Indicator.OTHER: "Chỉ tiêu khác",
}
# Whole numbers of people that a committee divides among its units.
ALLOCATED_INDICATORS = (
    Indicator.ADMISSIONS,
    Indicator.TRAINEES,
    Indicator.SOURCE_POOL,
    Indicator.REFERRALS,
)


class Op(StrEnum):
    MIN = "min"
    MAX = "max"
    RANGE = "range"
    EQ = "eq"
    NONE_LEFT = "none_left"


OP_LABELS = {
    Op.MIN: "Từ … trở lên",
    Op.MAX: "Không quá …",
    Op.RANGE: "Từ … đến …",
    Op.EQ: "Đúng bằng …",
    Op.NONE_LEFT: "Không còn",
}


class Measure(StrEnum):
    PEOPLE = "people"
    PERCENT = "percent"
    UNITS = "units"
    MULTIPLE = "multiple"


MEASURE_LABELS = {
    Measure.PEOPLE: "Người",
    Measure.PERCENT: "Phần trăm",
    Measure.UNITS: "Đơn vị, lớp, tổ chức",
    Measure.MULTIPLE: "Lần so với kỳ trước",
}


class TargetScope(StrEnum):
    COMMITTEE = "committee"
    EACH_SUB_COMMITTEE = "each_sub_committee"
    EACH_CELL = "each_cell"
    EACH_SUB_UNIT = "each_sub_unit"
    EACH_UNIT_OF_TYPE = "each_unit_of_type"
    UNITS_OF_TYPE = "units_of_type"
    NAMED_UNITS = "named_units"


SCOPE_LABELS = {
    TargetScope.COMMITTEE: "Toàn đảng bộ",
    TargetScope.EACH_SUB_COMMITTEE: "Mỗi đảng bộ trực thuộc",
    TargetScope.EACH_CELL: "Mỗi chi bộ",
    TargetScope.EACH_SUB_UNIT: "Mỗi đảng bộ, chi bộ trực thuộc",
    TargetScope.EACH_UNIT_OF_TYPE: "Mỗi đơn vị thuộc một loại",
    TargetScope.UNITS_OF_TYPE: "Các đơn vị thuộc một loại, tính chung",
    TargetScope.NAMED_UNITS: "Các đơn vị nêu tên",
}
# Scopes in which every unit owes the figure by itself: a floor.
FLOOR_SCOPES = (
    TargetScope.EACH_SUB_COMMITTEE,
    TargetScope.EACH_CELL,
    TargetScope.EACH_SUB_UNIT,
    TargetScope.EACH_UNIT_OF_TYPE,
)


class Per(StrEnum):
    YEAR = "year"
    SCHOOL_YEAR = "school_year"
    TERM = "term"
    HALF_YEAR = "half_year"
    QUARTER = "quarter"
    MONTH = "month"
    TWO_YEARS = "two_years"
    NONE = "none"


PER_LABELS = {
    Per.YEAR: "Một năm",
    Per.SCHOOL_YEAR: "Một năm học",
    Per.TERM: "Cả nhiệm kỳ",
    Per.HALF_YEAR: "Sáu tháng",
    Per.QUARTER: "Một quý",
    Per.MONTH: "Một tháng",
    Per.TWO_YEARS: "Hai năm",
    Per.NONE: "Giữ thường xuyên, không theo kỳ",
}


class Origin(StrEnum):
    OWN = "own"
    ASSIGNED = "assigned"
    CITED = "cited"


ORIGIN_LABELS = {
    Origin.OWN: "Kế hoạch này đề ra",
    Origin.ASSIGNED: "Cấp trên giao",
    Origin.CITED: "Chỉ dẫn lại, để so sánh",
}


class TargetStatus(StrEnum):
    IN_FORCE = "in_force"
    UNDER_REQUEST = "under_request"  # asked for; not in force until the standing committee approves
    CHANGED = "changed"  # was in force, replaced by another
    REFUSED = "refused"


TARGET_STATUS_LABELS = {
    TargetStatus.IN_FORCE: "Đang áp dụng",
    TargetStatus.UNDER_REQUEST: "Đang đề nghị điều chỉnh",
    TargetStatus.CHANGED: "Đã điều chỉnh",
    TargetStatus.REFUSED: "Không được chấp thuận",
}


class PlanStatus(StrEnum):
    DRAFT = "draft"
    ACTIVE = "active"
    REPLACED = "replaced"
    ARCHIVED = "archived"


PLAN_STATUS_LABELS = {
    PlanStatus.DRAFT: "Dự thảo",
    PlanStatus.ACTIVE: "Đang thực hiện",
    PlanStatus.REPLACED: "Đã thay bằng kế hoạch khác",
    PlanStatus.ARCHIVED: "Đã kết thúc",
}


class ReportPeriod(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"


REPORT_PERIOD_LABELS = {
    ReportPeriod.MONTH: "hằng tháng",
    ReportPeriod.QUARTER: "hằng quý",
    ReportPeriod.HALF_YEAR: "6 tháng",
    ReportPeriod.YEAR: "cả năm",
}


class AllocationStatus(StrEnum):
    PROPOSED = "proposed"
    APPROVED = "approved"


ALLOCATION_STATUS_LABELS = {AllocationStatus.PROPOSED: "Đề xuất", AllocationStatus.APPROVED: "Đã duyệt"}


class RoundStatus(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"


ROUND_STATUS_LABELS = {
    RoundStatus.DRAFT: "Bản nháp, chưa trình",
    RoundStatus.SUBMITTED: "Đã trình, chờ duyệt",
    RoundStatus.APPROVED: "Ban Thường vụ đã duyệt",
}


class RevisionStatus(StrEnum):
    WAITING = "waiting"
    APPROVED = "approved"
    REFUSED = "refused"


REVISION_STATUS_LABELS = {
    RevisionStatus.WAITING: "Chờ Ban Thường vụ duyệt",
    RevisionStatus.APPROVED: "Đã duyệt",
    RevisionStatus.REFUSED: "Không duyệt",
}


class SubPlanStatus(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"


SUB_PLAN_STATUS_LABELS = {
    SubPlanStatus.DRAFT: "Đang viết",
    SubPlanStatus.SUBMITTED: "Đã gửi, chờ xem xét",
    SubPlanStatus.RETURNED: "Trả lại để sửa",
    SubPlanStatus.APPROVED: "Đã duyệt",
}


class Choice(StrEnum):
    """What the committee settles about targets that cannot all be met."""

    KEEP = "keep"
    ADJUST = "adjust"
    ASK = "ask"


CHOICE_LABELS = {
    Choice.KEEP: "Giữ nguyên cả hai mức",
    Choice.ADJUST: "Sẽ điều chỉnh chỉ tiêu",
    Choice.ASK: "Chưa rõ, xin ý kiến Ban Thường vụ",
}


def indicators() -> list[tuple[str, str]]:
    return pairs(INDICATOR_LABELS)


def ops() -> list[tuple[str, str]]:
    return pairs(OP_LABELS)


def measures() -> list[tuple[str, str]]:
    return pairs(MEASURE_LABELS)


def target_scopes() -> list[tuple[str, str]]:
    return pairs(SCOPE_LABELS)


def periods() -> list[tuple[str, str]]:
    return pairs(PER_LABELS)


def origins() -> list[tuple[str, str]]:
    return pairs(ORIGIN_LABELS)


def target_statuses() -> list[tuple[str, str]]:
    return pairs(TARGET_STATUS_LABELS)


def plan_statuses() -> list[tuple[str, str]]:
    return pairs(PLAN_STATUS_LABELS)


def report_periods() -> list[tuple[str, str]]:
    return pairs(REPORT_PERIOD_LABELS)


def allocation_statuses() -> list[tuple[str, str]]:
    return pairs(ALLOCATION_STATUS_LABELS)


def round_statuses() -> list[tuple[str, str]]:
    return pairs(ROUND_STATUS_LABELS)


def revision_statuses() -> list[tuple[str, str]]:
    return pairs(REVISION_STATUS_LABELS)


def sub_plan_statuses() -> list[tuple[str, str]]:
    return pairs(SUB_PLAN_STATUS_LABELS)


def choices() -> list[tuple[str, str]]:
    return pairs(CHOICE_LABELS)
