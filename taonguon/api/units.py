"""The tree of units, as far as the assignment sees it."""

from datetime import date

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import BaseModel

from taonguon.api.codes import coded
from taonguon.api.inputs import Day, Search
from taonguon.api.operations import reading
from taonguon.api.paging import Page, PageQuery, cut
from taonguon.api.problems import invalid
from taonguon.organization.labels import BLOCK_LABELS, KIND_LABELS, Block, Kind
from taonguon.organization.models import Unit
from taonguon.organization.queries import tree
from taonguon.rules.access import Permission, Scope

router = Router(tags=["Tổ chức"])
UnitKind = coded(Kind, KIND_LABELS)
UnitBlock = coded(Block, BLOCK_LABELS)


class UnitRef(BaseModel):
    """Một đơn vị được nhắc đến."""

    id: int
    name: str

    @classmethod
    def of(cls, unit: Unit) -> "UnitRef":
        return cls(id=unit.pk, name=unit.name)


class UnitOut(BaseModel):
    """Một đơn vị. Số chưa rõ là null."""

    id: int
    parent_id: int | None
    linked_unit_id: int | None
    kind: UnitKind
    block: UnitBlock | None
    name: str
    short_name: str
    code: str
    non_members: int | None
    households: int | None
    valid_from: date
    valid_to: date | None

    @classmethod
    def of(cls, unit: Unit) -> "UnitOut":
        return cls(
            id=unit.pk,
            parent_id=unit.parent_id,
            linked_unit_id=unit.linked_unit_id,
            kind=Kind(unit.kind),
            block=Block(unit.block) if unit.block else None,
            name=unit.name,
            short_name=unit.short_name,
            code=unit.code,
            non_members=unit.non_members,
            households=unit.households,
            valid_from=unit.valid_from,
            valid_to=unit.valid_to,
        )


class UnitQuery(PageQuery):
    q: Search = ""
    kind: UnitKind | None = None
    on: Day | None = None


def path_of(scope: Scope, unit_id: int | None) -> str:
    """Path of a unit that a filter names; "" for no filter. One outside the branch is refused like one unknown."""
    if unit_id is None:
        return ""
    unit = Unit.objects.in_scope(scope).filter(pk=unit_id).first()
    if unit is None:
        raise invalid("unit", "Không có đơn vị này trong phạm vi.", "Lấy mã đơn vị ở /api/v1/units.")
    return unit.path


@router.get("/units", summary="Danh sách đơn vị", **reading(Permission.UNIT_VIEW, Page[UnitOut]))
def list_units(request: HttpRequest, filters: Query[UnitQuery]) -> Page[UnitOut]:
    """Đơn vị đang hoạt động vào một ngày (mặc định hôm nay) trong phạm vi của phân công."""
    caller = request.auth
    rows = tree(caller.scope, filters.on or caller.today)
    if filters.q:
        rows = rows.search(filters.q)
    if filters.kind is not None:
        rows = rows.filter(kind=filters.kind.value)
    found, following = cut(rows, filters)
    return Page(items=[UnitOut.of(row) for row in found], next_cursor=following)


@router.get("/units/{oid}", summary="Một đơn vị", **reading(Permission.UNIT_VIEW, UnitOut))
def get_unit(request: HttpRequest, oid: int) -> UnitOut:
    """Cả đơn vị đã kết thúc hoạt động."""
    return UnitOut.of(Unit.objects.in_scope(request.auth.scope).get(pk=oid))
