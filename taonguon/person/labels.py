"""Code lists about a person. Order and codes of ethnic groups and religions follow the Party's form 2B-BTCTW."""

from enum import StrEnum

from taonguon.common.choices import pairs


class Gender(StrEnum):
    MALE = "male"
    FEMALE = "female"


GENDER_LABELS = {Gender.MALE: "Nam", Gender.FEMALE: "Nữ"}


class Education(StrEnum):
    """General schooling and above, as the law engine names it (contracts §2)."""

    NONE = "none"
    LITERATE = "literate"
    PRIMARY = "primary"
    LOWER_SECONDARY = "lower_secondary"
    UPPER_SECONDARY = "upper_secondary"
    COLLEGE = "college"
    UNIVERSITY = "university"
    POSTGRADUATE = "postgraduate"


EDUCATION_LABELS = {
    Education.NONE: "Chưa biết chữ",
    Education.LITERATE: "Biết đọc, biết viết",
    Education.PRIMARY: "Tiểu học",
    Education.LOWER_SECONDARY: "Trung học cơ sở",
    Education.UPPER_SECONDARY: "Trung học phổ thông",
    Education.COLLEGE: "Trung cấp, cao đẳng",
    Education.UNIVERSITY: "Đại học",
    Education.POSTGRADUATE: "Thạc sĩ, tiến sĩ",
}


class Occupation(StrEnum):
    """Rows of Biểu 2, part II.1."""

    STATE_OFFICIAL = "state_official"
    PARTY_OFFICIAL = "party_official"
    COMMUNE_OFFICIAL = "commune_official"
    VILLAGE_OFFICIAL = "village_official"
    PUBLIC_EMPLOYEE = "public_employee"
    PRIVATE_SERVICE = "private_service"
    FIRM_MANAGER = "firm_manager"
    FIRM_STAFF = "firm_staff"
    FIRM_WORKER = "firm_worker"
    FARMER = "farmer"
    ARMED_FORCES = "armed_forces"
    STUDENT = "student"
    PUPIL = "pupil"
    RETIRED = "retired"
    OTHER = "other"


OCCUPATION_LABELS = {
    Occupation.STATE_OFFICIAL: "Công chức nhà nước",
    Occupation.PARTY_OFFICIAL: "Cán bộ Đảng, MTTQ, đoàn thể",
    Occupation.COMMUNE_OFFICIAL: "Cán bộ, công chức, người hoạt động không chuyên trách xã",
    Occupation.VILLAGE_OFFICIAL: "Người hoạt động không chuyên trách thôn",
    Occupation.PUBLIC_EMPLOYEE: "Viên chức công lập",
    Occupation.PRIVATE_SERVICE: "Lao động sự nghiệp ngoài công lập",
    Occupation.FIRM_MANAGER: "Lãnh đạo, quản lý doanh nghiệp",
    Occupation.FIRM_STAFF: "Lao động gián tiếp doanh nghiệp",
    Occupation.FIRM_WORKER: "Công nhân, lao động trực tiếp doanh nghiệp",
    Occupation.FARMER: "Nông, lâm, ngư nghiệp",
    Occupation.ARMED_FORCES: "Quân đội, công an",
    Occupation.STUDENT: "Sinh viên",
    Occupation.PUPIL: "Học sinh",
    Occupation.RETIRED: "Nghỉ hưu, nghỉ công tác",
    Occupation.OTHER: "Nghề khác",
}


class LegalBasis(StrEnum):
    CONSENT = "consent"
    PARTY_REGULATION = "party_regulation"


LEGAL_BASIS_LABELS = {
    LegalBasis.CONSENT: "Đồng ý của người được ghi",
    LegalBasis.PARTY_REGULATION: "Quy định của Đảng về công tác đảng viên",
}

ETHNIC_GROUPS = (
    "Kinh", "Tày", "Thái", "Hoa", "Khơ-me", "Mường", "Nùng", "Mông", "Dao", "Gia-rai", "Ê-đê", "Ngái", "Ba-na",
    "Xơ-đăng", "Sán Chay", "Cơ-ho", "Chăm", "Sán Dìu", "Hrê", "Mnông", "Raglai", "Xtiêng", "Bru-Vân Kiều", "Thổ",
    "Giáy", "Cơ-tu", "Gié-Triêng", "Mạ", "Khơ-mú", "Co", "Tà-ôi", "Chơ-ro", "Kháng", "Xinh-mun", "Hà Nhì",
    "Chu-ru", "Lào", "La Chí", "La Ha", "Phù Lá", "La Hủ", "Lự", "Lô Lô", "Chứt", "Mảng", "Pà Thẻn", "Cơ Lao",
    "Cống", "Bố Y", "Si La", "Pu Péo", "Brâu", "Ơ Đu", "Rơ-măm", "Dân tộc khác", "Gốc nước ngoài",
)  # fmt: skip
RELIGIONS = (
    "Không", "Phật giáo", "Công giáo", "Phật giáo Hòa Hảo", "Cao Đài", "Tin Lành", "Hồi giáo", "Đạo khác",
)  # fmt: skip


def genders() -> list[tuple[str, str]]:
    return pairs(GENDER_LABELS)


def educations() -> list[tuple[str, str]]:
    return pairs(EDUCATION_LABELS)


def occupations() -> list[tuple[str, str]]:
    return pairs(OCCUPATION_LABELS)


def legal_bases() -> list[tuple[str, str]]:
    return pairs(LEGAL_BASIS_LABELS)


def ethnic_groups() -> list[tuple[int, str]]:
    """Codes 1-56 in the order of the Party's form, not of the general statistics list."""
    return list(enumerate(ETHNIC_GROUPS, start=1))


def religions() -> list[tuple[int, str]]:
    """Code 0 is "không"; 1-7 as in the Party's form."""
    return list(enumerate(RELIGIONS))
