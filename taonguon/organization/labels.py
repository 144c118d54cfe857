"""Kinds and blocks of units, and their Vietnamese names."""

from enum import StrEnum

from taonguon.common.choices import pairs
from taonguon.rules.access import ROLE_LABELS


class Kind(StrEnum):
    PROVINCE = "province"
    COMMUNE = "commune"  # đảng bộ xã, phường, đặc khu: the committee that runs a plan
    GRASSROOTS = "grassroots"  # đảng bộ cơ sở, từ 208-QĐ/TW: đảng bộ trực thuộc cơ sở
    SUB_COMMITTEE = "sub_committee"  # đảng bộ bộ phận
    CELL = "cell"
    MASS_ORGANIZATION = "mass_organization"
    MASS_BRANCH = "mass_branch"  # chi đoàn, chi hội


KIND_LABELS = {
    Kind.PROVINCE: "Đảng bộ tỉnh",
    Kind.COMMUNE: "Đảng bộ xã",
    Kind.GRASSROOTS: "Đảng bộ cơ sở, trực thuộc cơ sở",
    Kind.SUB_COMMITTEE: "Đảng bộ bộ phận",
    Kind.CELL: "Chi bộ",
    Kind.MASS_ORGANIZATION: "Tổ chức chính trị - xã hội",
    Kind.MASS_BRANCH: "Chi đoàn, chi hội",
}
PARTY_KINDS = (Kind.GRASSROOTS, Kind.SUB_COMMITTEE, Kind.CELL)
MASS_KINDS = (Kind.MASS_ORGANIZATION, Kind.MASS_BRANCH)


class Block(StrEnum):
    VILLAGE = "village"
    SCHOOL = "school"
    ADMINISTRATION = "administration"
    PUBLIC_SERVICE = "public_service"
    PRIVATE_FIRM = "private_firm"
    STATE_FIRM = "state_firm"
    POLICE = "police"
    MILITARY = "military"
    HEALTH = "health"
    COOPERATIVE = "cooperative"


BLOCK_LABELS = {
    Block.VILLAGE: "Thôn, tổ dân phố",
    Block.SCHOOL: "Trường học",
    Block.ADMINISTRATION: "Cơ quan hành chính",
    Block.PUBLIC_SERVICE: "Đơn vị sự nghiệp",
    Block.PRIVATE_FIRM: "Doanh nghiệp ngoài nhà nước",
    Block.STATE_FIRM: "Doanh nghiệp nhà nước",
    Block.POLICE: "Công an",
    Block.MILITARY: "Quân sự",
    Block.HEALTH: "Y tế",
    Block.COOPERATIVE: "Hợp tác xã",
}


class Change(StrEnum):
    FOUNDED = "founded"
    RENAMED = "renamed"
    MOVED = "moved"
    MERGED = "merged"
    SPLIT = "split"
    DISSOLVED = "dissolved"
    CORRECTED = "corrected"


CHANGE_LABELS = {
    Change.FOUNDED: "Thành lập",
    Change.RENAMED: "Đổi tên",
    Change.MOVED: "Chuyển đơn vị cấp trên",
    Change.MERGED: "Hợp nhất, sáp nhập",
    Change.SPLIT: "Chia, tách",
    Change.DISSOLVED: "Giải thể, kết thúc hoạt động",
    Change.CORRECTED: "Sửa thông tin",
}


class PostTitle(StrEnum):
    SECRETARY = "secretary"
    STANDING_DEPUTY = "standing_deputy"
    DEPUTY = "deputy"
    COMMITTEE_MEMBER = "committee_member"
    STANDING_MEMBER = "standing_member"
    HEAD = "head"
    OTHER = "other"


POST_LABELS = {
    PostTitle.SECRETARY: "Bí thư",
    PostTitle.STANDING_DEPUTY: "Phó bí thư thường trực",
    PostTitle.DEPUTY: "Phó bí thư",
    PostTitle.STANDING_MEMBER: "Ủy viên Ban Thường vụ",
    PostTitle.COMMITTEE_MEMBER: "Cấp ủy viên",
    PostTitle.HEAD: "Trưởng ban, người đứng đầu",
    PostTitle.OTHER: "Khác",
}


class Level(StrEnum):
    """What the committee of a commune is under the regulation in force; the wording comes from the rule set."""

    ABOVE_GRASSROOTS = "above_grassroots"
    GRASSROOTS = "grassroots"


LEVEL_LABELS = {
    Level.ABOVE_GRASSROOTS: "Cấp trên trực tiếp của tổ chức cơ sở đảng",
    Level.GRASSROOTS: "Đảng bộ cơ sở",
}


class CountBy(StrEnum):
    DECISION = "decision"
    CEREMONY = "ceremony"


COUNT_BY_LABELS = {CountBy.DECISION: "Ngày ra quyết định", CountBy.CEREMONY: "Ngày tổ chức lễ kết nạp"}


class Denominator(StrEnum):
    START_OF_YEAR = "start_of_year"
    NOW = "now"
    START_OF_YEAR_WITHOUT_EXEMPT = "start_of_year_without_exempt"


DENOMINATOR_LABELS = {
    Denominator.START_OF_YEAR: "Đảng viên đầu năm",
    Denominator.NOW: "Đảng viên hiện có",
    Denominator.START_OF_YEAR_WITHOUT_EXEMPT: "Đảng viên đầu năm, không tính đảng viên miễn sinh hoạt",
}


def kinds() -> list[tuple[str, str]]:
    return pairs(KIND_LABELS)


def blocks() -> list[tuple[str, str]]:
    return pairs(BLOCK_LABELS)


def changes() -> list[tuple[str, str]]:
    return pairs(CHANGE_LABELS)


def post_titles() -> list[tuple[str, str]]:
    return pairs(POST_LABELS)


def levels() -> list[tuple[str, str]]:
    return pairs(LEVEL_LABELS)


def count_bys() -> list[tuple[str, str]]:
    return pairs(COUNT_BY_LABELS)


def denominators() -> list[tuple[str, str]]:
    return pairs(DENOMINATOR_LABELS)


def roles() -> list[tuple[str, str]]:
    return pairs(ROLE_LABELS)
