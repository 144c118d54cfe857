"""What goes out and comes in about the people of the pool."""

from datetime import date
from typing import Any

from pydantic import BaseModel, Field

from taonguon.api.codes import coded
from taonguon.api.inputs import Day, Flag, Id, In, PastDay, QueryId, Search, text
from taonguon.api.paging import PageQuery
from taonguon.api.units import UnitBlock, UnitRef
from taonguon.candidate.labels import (
    CONTACT_LABELS,
    OPEN_STAGES,
    SAVED_LABELS,
    STAGE_LABELS,
    STATUS_LABELS,
    ContactKind,
    SavedList,
    Stage,
    Status,
)
from taonguon.candidate.models import Candidate, FollowUp
from taonguon.person.labels import (
    EDUCATION_LABELS,
    ETHNIC_GROUPS,
    GENDER_LABELS,
    LEGAL_BASIS_LABELS,
    OCCUPATION_LABELS,
    RELIGIONS,
    Education,
    Gender,
    LegalBasis,
    Occupation,
)
from taonguon.training.models import Certificate

StageCode = coded(Stage, STAGE_LABELS)
StatusCode = coded(Status, STATUS_LABELS)
GenderCode = coded(Gender, GENDER_LABELS)
EducationCode = coded(Education, EDUCATION_LABELS)
OccupationCode = coded(Occupation, OCCUPATION_LABELS)
LegalBasisCode = coded(LegalBasis, LEGAL_BASIS_LABELS)
ContactCode = coded(ContactKind, CONTACT_LABELS)


class ActOut(BaseModel):
    """Việc tiếp theo."""

    text: str
    by: date | None


class GroupOut(BaseModel):
    """Một nhóm đối tượng của kế hoạch."""

    id: int
    number: int
    name: str


class CandidateRow(BaseModel):
    """Một người trong danh sách nguồn."""

    id: int
    full_name: str
    unit: UnitRef
    stage: StageCode
    stage_label: str
    stage_on: date
    helper: str | None = Field(description="Đảng viên giúp đỡ")
    groups: list[int]
    certificate_on: date | None = Field(description="Ngày cấp giấy chứng nhận lớp nhận thức mới nhất")
    last_contact_on: date | None
    enlists_on: date | None
    next_act: ActOut | None

    @classmethod
    def of(cls, row: Candidate) -> "CandidateRow":
        return cls(**row_values(row))


def row_values(row: Candidate) -> dict[str, Any]:
    """`row` as the list query gives it, with its `act` where the law has been asked for one."""
    act = getattr(row, "act", None)
    return {
        "id": row.pk,
        "full_name": row.person.full_name,
        "unit": UnitRef.of(row.unit),
        "stage": Stage(row.stage),
        "stage_label": STAGE_LABELS[Stage(row.stage)],
        "stage_on": row.stage_on,
        "helper": row.helper.person.full_name if row.helper else None,
        "groups": sorted(group.pk for group in row.groups.all()),
        "certificate_on": row.certificate_on,
        "last_contact_on": row.last_contact_on,
        "enlists_on": row.enlists_on,
        "next_act": ActOut(text=act.text, by=act.by) if act else None,
    }


class IntroducedOut(BaseModel):
    """Một người do tổ chức giới thiệu: chỉ biết đang ở bước nào."""

    id: int
    full_name: str
    unit: UnitRef
    stage: StageCode
    stage_label: str
    status: StatusCode
    introduced_on: date | None
    introduced_note: str

    @classmethod
    def of(cls, row: Candidate) -> "IntroducedOut":
        return cls(
            id=row.pk,
            full_name=row.person.full_name,
            unit=UnitRef.of(row.unit),
            stage=Stage(row.stage),
            stage_label=STAGE_LABELS[Stage(row.stage)],
            status=Status(row.status),
            introduced_on=row.introduced_on,
            introduced_note=row.introduced_note,
        )


FACTS = (
    "born_on", "gender", "phone", "residence", "native_place", "workplace", "occupation", "occupation_text",
    "education", "special_area", "ethnic_group", "religion", "youth_union_member", "youth_union_officer",
    "youth_union_joined_on", "trade_union_member", "left_party_on", "legal_basis", "legal_basis_on",
    "legal_basis_text",
)  # fmt: skip


class CandidateOut(CandidateRow):
    """Một người trong nguồn. Chưa rõ là null hoặc chữ rỗng; số định danh chỉ hiện bốn số cuối."""

    status: StatusCode
    entered_on: date
    closed_on: date | None
    present: bool | None
    wanted_on: date | None
    introduced_by: UnitRef | None
    introduced_on: date | None
    identity_masked: str
    born_on: date | None
    gender: GenderCode | None
    phone: str
    residence: str
    native_place: str
    workplace: str
    occupation: OccupationCode | None
    occupation_text: str
    education: EducationCode | None
    special_area: bool | None
    ethnic_group: int | None
    religion: int | None
    youth_union_member: bool | None
    youth_union_officer: bool | None
    youth_union_joined_on: date | None
    trade_union_member: bool | None
    left_party_on: date | None
    legal_basis: LegalBasisCode
    legal_basis_on: date | None
    legal_basis_text: str

    @classmethod
    def of(cls, row: Candidate) -> "CandidateOut":
        introducer = row.introduced_by
        return cls(
            **row_values(row),
            **{name: getattr(row.person, name) for name in FACTS},
            status=Status(row.status),
            entered_on=row.entered_on,
            closed_on=row.closed_on,
            present=row.present,
            wanted_on=row.wanted_on,
            introduced_by=UnitRef.of(introducer) if introducer else None,
            introduced_on=row.introduced_on,
            identity_masked=row.person.identity_masked,
        )

    def told(self) -> "CandidateOut":
        """Without what the day alone changes: what a version is made of."""
        return self.model_copy(update={"next_act": None})


class CandidateFacts(In):
    """Điều biết về một người. Trường không gửi thì giữ nguyên; null: chưa rõ."""

    full_name: text(120, least=1) = Field(default_factory=str)
    identity_number: text(20) = Field("", description="12 chữ số; được mã hóa, không bao giờ trả lại đủ")
    born_on: PastDay | None = None
    gender: GenderCode | None = None
    phone: text(30) = ""
    residence: text(200) = ""
    native_place: text(200) = ""
    workplace: text(200) = ""
    occupation: OccupationCode | None = None
    occupation_text: text(160) = ""
    education: EducationCode | None = None
    special_area: Flag | None = None
    ethnic_group: int | None = Field(None, ge=1, le=len(ETHNIC_GROUPS), strict=True)
    religion: int | None = Field(None, ge=0, lt=len(RELIGIONS), strict=True)
    youth_union_member: Flag | None = None
    youth_union_officer: Flag | None = None
    youth_union_joined_on: PastDay | None = None
    trade_union_member: Flag | None = None
    left_party_on: PastDay | None = None
    legal_basis: LegalBasisCode = LegalBasis.PARTY_REGULATION
    legal_basis_on: PastDay | None = None
    legal_basis_text: text(200) = ""
    groups: list[Id] = Field([], max_length=50, description="Mã các nhóm đối tượng, xem /candidate-groups")
    present: Flag | None = None
    enlists_on: Day | None = None
    wanted_on: Day | None = None

    def given(self) -> dict[str, Any]:
        """What was sent, as actions take it: enumerations by value; without the groups, which are rows."""
        return {
            name: getattr(value, "value", value)
            for name, value in self.model_dump(exclude_unset=True).items()
            if name != "groups"
        }


class CandidateIn(CandidateFacts):
    """Một người mới trong nguồn."""

    full_name: text(120, least=1)
    unit_id: Id
    entered_on: PastDay
    namesake: Flag = Field(False, description="Là người khác, chỉ trùng họ tên và ngày sinh")


class CandidateQuery(PageQuery):
    q: Search = Field("", description="Tên, không cần dấu; hoặc đúng 12 chữ số định danh")
    unit: QueryId | None = Field(None, description="Đơn vị và các đơn vị bên dưới")
    block: UnitBlock | None = None
    stage: int | None = Field(None, ge=OPEN_STAGES[0].value, le=OPEN_STAGES[-1].value)
    group: QueryId | None = None
    introducer: QueryId | None = Field(None, description="Tổ chức giới thiệu")
    saved: coded(SavedList, SAVED_LABELS) | None = None


class FollowUpIn(In):
    """Một dòng nhật ký giúp đỡ."""

    on: PastDay
    kind: ContactCode
    text: text(1000, least=1)
    next_on: Day | None = None


class FollowUpOut(BaseModel):
    id: int
    candidate_id: int
    on: date
    kind: ContactCode
    text: str
    next_on: date | None

    @classmethod
    def of(cls, row: FollowUp) -> "FollowUpOut":
        return cls(
            id=row.pk,
            candidate_id=row.candidate_id,
            on=row.on,
            kind=ContactKind(row.kind),
            text=row.text,
            next_on=row.next_on,
        )


class CertificateIn(In):
    """Giấy chứng nhận lớp bồi dưỡng nhận thức về Đảng."""

    number: text(60, least=1)
    issued_on: PastDay
    issuer: text(160) = ""


class CertificateOut(BaseModel):
    id: int
    candidate_id: int
    number: str
    issued_on: date
    issuer: str

    @classmethod
    def of(cls, row: Certificate, candidate_id: int) -> "CertificateOut":
        return cls(
            id=row.pk, candidate_id=candidate_id, number=row.number, issued_on=row.issued_on, issuer=row.issuer
        )
