"""The cast: one commune with two cells and a mass organisation, and strangers in a second commune.

`Cast` holds units, users and scopes; every leak test has something that could leak.
"""

from dataclasses import dataclass, field

from taonguon.account.models import User
from taonguon.organization.models import Assignment, Unit
from taonguon.organization.queries import scope_of
from taonguon.rules.access import Role, Scope
from tests.factories import organization as make
from tests.factories.organization import Block, Kind


@dataclass
class Cast:
    province: Unit
    commune: Unit
    cell_one: Unit
    cell_two: Unit
    grassroots: Unit
    inner_cell: Unit
    youth_union: Unit
    other_commune: Unit
    stranger_cell: Unit
    assignments: dict[str, Assignment] = field(default_factory=dict)

    def scope(self, who: str) -> Scope:
        return scope_of(self.assignments[who])

    def user(self, who: str) -> User:
        return self.assignments[who].user


def make_cast() -> Cast:
    province = make.unit("Đảng bộ tỉnh Thanh Hóa", Kind.PROVINCE)
    commune = make.commune(parent=province)
    other = make.commune("Đảng bộ xã Minh Họa", "Minh Họa", province)
    grassroots = make.unit("Đảng bộ Công an xã", Kind.GRASSROOTS, commune, block=Block.POLICE)
    cast = Cast(
        province=province,
        commune=commune,
        cell_one=make.unit("Chi bộ thôn 1", Kind.CELL, commune, block=Block.VILLAGE),
        cell_two=make.unit("Chi bộ thôn 2", Kind.CELL, commune, block=Block.VILLAGE),
        grassroots=grassroots,
        inner_cell=make.unit("Chi bộ Công an số 1", Kind.CELL, grassroots, block=Block.POLICE),
        youth_union=make.unit("Đoàn TNCS Hồ Chí Minh xã", Kind.MASS_ORGANIZATION, commune),
        other_commune=other,
        stranger_cell=make.unit("Chi bộ thôn Lạ", Kind.CELL, other, block=Block.VILLAGE),
    )
    roles = {
        "standing_committee": (Role.STANDING_COMMITTEE, commune),
        "board": (Role.PARTY_BUILDING_BOARD, commune),
        "office": (Role.PARTY_COMMITTEE_OFFICE, commune),
        "secretary_one": (Role.UNIT_SECRETARY, cast.cell_one),
        "secretary_two": (Role.UNIT_SECRETARY, cast.cell_two),
        "grassroots_secretary": (Role.UNIT_SECRETARY, grassroots),
        "youth_officer": (Role.MASS_ORGANIZATION_OFFICER, cast.youth_union),
        "helper": (Role.HELPER, cast.cell_one),
        "province": (Role.PROVINCE_VIEWER, province),
        "admin": (Role.SYSTEM_ADMIN, commune),
        "stranger": (Role.PARTY_BUILDING_BOARD, other),
    }
    for who, (role, unit) in roles.items():
        account = make.user(f"{who}-thu", f"Lê Văn Thử Nghiệm {who}")
        cast.assignments[who] = make.assignment(role, unit, account)
    return cast
