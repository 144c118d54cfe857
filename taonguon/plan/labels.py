"""Shapes of a target and states of plans, in Vietnamese.

The vocabulary of a target is that of the plan reader (`rules.reading`); its words are the reader's own.
"""

from enum import StrEnum

from taonguon.common.choices import pairs
from taonguon.rules.reading import labels as reading
from taonguon.rules.wording import capitalize_first


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


INDICATOR_LABELS = {one: capitalize_first(reading.INDICATORS[one]) for one in Indicator}
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


OP_LABELS = {one: capitalize_first(reading.OPS[one]) for one in Op}


class Measure(StrEnum):
    PEOPLE = "people"
    PERCENT = "percent"
    UNITS = "units"
    MULTIPLE = "multiple"


MEASURE_LABELS = {one: capitalize_first(reading.UNITS[one]) for one in Measure}


class TargetScope(StrEnum):
    COMMITTEE = "committee"
    EACH_SUB_COMMITTEE = "each_sub_committee"
    EACH_CELL = "each_cell"
    EACH_SUB_UNIT = "each_sub_unit"
    EACH_UNIT_OF_TYPE = "each_unit_of_type"
    UNITS_OF_TYPE = "units_of_type"
    NAMED_UNITS = "named_units"


SCOPE_LABELS = {one: capitalize_first(reading.SCOPES[one]) for one in TargetScope}
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


PER_LABELS = {one: capitalize_first(reading.PERIODS[one]) for one in Per}


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


class Decision(StrEnum):
    """What the reader of a draft says to a proposal."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REFUSED = "refused"


DECISION_LABELS = {
    Decision.OPEN: "Chưa đối chiếu",
    Decision.ACCEPTED: "Đã nhận",
    Decision.REFUSED: "Không phải chỉ tiêu",
}


class Source(StrEnum):
    """Where a required figure comes from."""

    ALLOCATION = "allocation"
    TEXT = "text"
    FLOOR = "floor"
    EXEMPT = "exempt"
    NONE = "none"


SOURCE_LABELS = {
    Source.ALLOCATION: "Phân bổ đã duyệt",
    Source.TEXT: "Kế hoạch nêu tên đơn vị",
    Source.FLOOR: "Mức sàn của kế hoạch",
    Source.EXEMPT: "Được miễn",
    Source.NONE: "Kế hoạch không giao",
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
