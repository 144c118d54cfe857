"""The roll: members one by one as far as the assignment reaches, counts and flows of its branch."""

from collections.abc import Mapping
from datetime import date

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import BaseModel, Field, model_validator

from taonguon.api.codes import coded
from taonguon.api.inputs import Day, QueryId, Search, fault
from taonguon.api.inputs import Query as QueryIn
from taonguon.api.operations import reading
from taonguon.api.paging import Page, PageQuery, cut
from taonguon.api.units import UnitRef, path_of
from taonguon.member import actions, queries
from taonguon.member.labels import (
    MOVEMENT_LABELS,
    SAVED_LABELS,
    STATUS_LABELS,
    MovementKind,
    SavedList,
    Status,
)
from taonguon.member.models import Member
from taonguon.organization.models import Unit
from taonguon.person.labels import GENDER_LABELS, Gender
from taonguon.rules.access import Permission

router = Router(tags=["Đảng viên"])
StatusCode = coded(Status, STATUS_LABELS)
MovementCode = coded(MovementKind, MOVEMENT_LABELS)


class MemberRow(BaseModel):
    """Một dòng của sổ đảng viên."""

    id: int
    full_name: str
    unit: UnitRef
    status: StatusCode
    party_join_on: date | None
    official_on: date | None
    activity_exempt: bool
    temporary_elsewhere: bool

    @classmethod
    def of(cls, row: Member) -> "MemberRow":
        return cls(**_row(row))


class MovementOut(BaseModel):
    """Một biến động; `sign` là thay đổi của số đảng viên."""

    id: int
    kind: MovementCode
    sign: int
    effective_on: date
    decision_on: date | None
    document_number: str
    unit: UnitRef
    place: str
    corrects_id: int | None


class MemberOut(MemberRow):
    """Một đảng viên với các biến động, mới nhất trước. Số định danh chỉ hiện bốn số cuối."""

    born_on: date | None
    gender: coded(Gender, GENDER_LABELS) | None
    identity_masked: str
    admission_decision_on: date | None
    admission_decision_number: str
    recognition_decision_on: date | None
    card_number: str
    file_number: str
    in_unit_since: date | None
    movements: list[MovementOut]


def _row(row: Member) -> dict:
    return {
        "id": row.pk,
        "full_name": row.person.full_name,
        "unit": UnitRef.of(row.unit),
        "status": Status(row.status),
        "party_join_on": row.party_join_on,
        "official_on": row.official_on,
        "activity_exempt": row.activity_exempt,
        "temporary_elsewhere": row.temporary_elsewhere,
    }


class MemberQuery(PageQuery):
    q: Search = ""
    unit: QueryId | None = None
    status: StatusCode | None = None
    saved: coded(SavedList, SAVED_LABELS) | None = None
    on: Day | None = Field(None, description="Sổ như vào cuối một ngày đã qua")


@router.get("/members", summary="Sổ đảng viên", **reading(Permission.MEMBER_VIEW, Page[MemberRow]))
def list_members(request: HttpRequest, filters: Query[MemberQuery]) -> Page[MemberRow]:
    """Người đang có trong sổ; người đã ra khỏi sổ chỉ khi lọc `status=left` hoặc `saved=da-roi`."""
    caller = request.auth
    asked = queries.Filters(
        text=filters.q,
        unit_path=path_of(caller.scope, filters.unit),
        status=filters.status,
        saved=filters.saved,
        on=filters.on,
    )
    found, following = cut(queries.listing(caller.scope, asked, caller.today), filters)
    return Page(items=[MemberRow.of(row) for row in found], next_cursor=following)


class CountQuery(QueryIn):
    on: Day | None = Field(None, description="Cuối ngày nào; mặc định hôm nay")
    unit: QueryId | None = Field(None, description="Chỉ nhánh của đơn vị này")


class UnitCount(BaseModel):
    unit: UnitRef
    count: int


class CountOut(BaseModel):
    """Số đảng viên vào cuối một ngày: cả nhánh và từng đơn vị có đảng viên."""

    on: date
    total: int
    units: list[UnitCount]


@router.get("/members/counts", summary="Số đảng viên một ngày", **reading(Permission.MEMBER_VIEW, CountOut))
def counts(request: HttpRequest, filters: Query[CountQuery]) -> CountOut:
    caller = request.auth
    path = path_of(caller.scope, filters.unit) or caller.scope.path
    day = filters.on or caller.today
    by_unit = queries.counts_by_unit(path, day)
    units = Unit.objects.filter(pk__in=by_unit).in_order()
    return CountOut(
        on=day,
        total=sum(by_unit.values()),
        units=[UnitCount(unit=UnitRef.of(unit), count=by_unit[unit.pk]) for unit in units],
    )


class FlowQuery(QueryIn):
    start: Day
    end: Day
    unit: QueryId | None = Field(None, description="Chỉ nhánh của đơn vị này")

    @model_validator(mode="after")
    def _in_order(self) -> "FlowQuery":
        if self.end < self.start:
            raise fault("Ngày cuối trước ngày đầu.", "Gửi end không trước start.", field="end")
        return self


class FlowOut(BaseModel):
    """Biến động trong kỳ: at_end = at_start + increased − decreased. Loại không có ai thì không nêu."""

    start: date
    end: date
    at_start: int
    increased: int
    decreased: int
    recognised: int
    at_end: int
    increases: Mapping[MovementCode, int]
    decreases: Mapping[MovementCode, int]


@router.get("/members/flows", summary="Biến động đảng viên", **reading(Permission.MEMBER_VIEW, FlowOut))
def flows(request: HttpRequest, filters: Query[FlowQuery]) -> FlowOut:
    """Từ ngày `start` đến hết ngày `end`; chuyển giữa hai chi bộ trong nhánh không tính."""
    path = path_of(request.auth.scope, filters.unit) or request.auth.scope.path
    found = queries.flows(path, filters.start, filters.end)
    return FlowOut(
        start=found.start,
        end=found.end,
        at_start=found.at_start,
        increased=found.increased,
        decreased=found.decreased,
        recognised=found.recognised,
        at_end=found.at_end,
        increases=found.increases,
        decreases=found.decreases,
    )


@router.get("/members/{oid}", summary="Một đảng viên", **reading(Permission.MEMBER_VIEW, MemberOut))
def get_member(request: HttpRequest, oid: int) -> MemberOut:
    """Việc xem được ghi vào nhật ký, như khi mở trang đảng viên."""
    member = queries.page_of(request.auth.scope).get(pk=oid)
    actions.note_viewed(member=member, **request.auth.by)
    person = member.person
    return MemberOut(
        **_row(member),
        born_on=person.born_on,
        gender=Gender(person.gender) if person.gender else None,
        identity_masked=person.identity_masked,
        admission_decision_on=member.admission_decision_on,
        admission_decision_number=member.admission_decision_number,
        recognition_decision_on=member.recognition_decision_on,
        card_number=member.card_number,
        file_number=member.file_number,
        in_unit_since=member.in_unit_since,
        movements=[
            MovementOut(
                id=row.pk,
                kind=MovementKind(row.kind),
                sign=row.sign,
                effective_on=row.effective_on,
                decision_on=row.decision_on,
                document_number=row.document_number,
                unit=UnitRef.of(row.unit),
                place=row.place,
                corrects_id=row.corrects_id,
            )
            for row in queries.history(member)
        ],
    )
