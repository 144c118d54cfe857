"""Province, committee, its units of every kind, mass organisations, exemptions and offices."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from taonguon.demo.size import Size
from taonguon.demo.world import World
from taonguon.organization import actions
from taonguon.organization.labels import Block, Kind, PostTitle
from taonguon.organization.models import Unit

CELLS_SINCE = date(2015, 5, 19)
EXEMPTION = "100% cán bộ, công chức, viên chức của đơn vị là đảng viên"


@dataclass(frozen=True, slots=True)
class Sketch:
    """A unit to found. `share` of the members; `non_members`: people of 18 to 60 who are none."""

    name: str
    block: Block
    share: float
    non_members: int
    short_name: str = ""
    kind: Kind = Kind.CELL
    inner: tuple[str, ...] = ()
    exempt: bool = False


def sketches(size: Size) -> list[Sketch]:
    """The direct units of a commune; villages differ in size as they do in life."""
    villages = [
        Sketch(f"Chi bộ thôn {name}", Block.VILLAGE, 46 + place * 7 % 23, 290 + place * 53 % 260)
        for place, name in enumerate(size.village_cells)
    ]
    return villages + (_OTHERS if size.other_units else [])


_OTHERS = [
    Sketch("Chi bộ Trường Trung học cơ sở Số 1", Block.SCHOOL, 24, 14, "Chi bộ THCS Số 1"),
    Sketch("Chi bộ Trường Trung học cơ sở Số 2", Block.SCHOOL, 21, 11, "Chi bộ THCS Số 2"),
    Sketch("Chi bộ Trường Tiểu học Số 1", Block.SCHOOL, 22, 16, "Chi bộ TH Số 1"),
    Sketch("Chi bộ Trường Tiểu học Số 2", Block.SCHOOL, 19, 13, "Chi bộ TH Số 2"),
    Sketch("Chi bộ Trường Mầm non Số 1", Block.SCHOOL, 16, 18, "Chi bộ MN Số 1"),
    Sketch("Chi bộ Trường Mầm non Số 2", Block.SCHOOL, 13, 15, "Chi bộ MN Số 2"),
    Sketch("Chi bộ Trường Mầm non Số 3", Block.SCHOOL, 11, 12, "Chi bộ MN Số 3"),
    Sketch("Chi bộ Trạm Y tế", Block.HEALTH, 9, 6),
    Sketch("Chi bộ Hợp tác xã Dịch vụ nông nghiệp", Block.COOPERATIVE, 8, 21, "Chi bộ HTX DVNN"),
    Sketch("Chi bộ Công ty May Thí Điểm", Block.PRIVATE_FIRM, 7, 184, "Chi bộ Cty May Thí Điểm"),
    Sketch(
        "Đảng bộ Công an xã", Block.POLICE, 24, 7, kind=Kind.GRASSROOTS,
        inner=("Chi bộ Công an số 1", "Chi bộ Công an số 2"),
    ),
    Sketch("Chi bộ Quân sự", Block.MILITARY, 9, 26),
    Sketch(
        "Chi bộ các cơ quan Đảng, MTTQ và đoàn thể", Block.ADMINISTRATION, 27, 0, "Chi bộ cơ quan Đảng",
        exempt=True,
    ),
    Sketch("Chi bộ Ủy ban nhân dân xã", Block.ADMINISTRATION, 41, 0, "Chi bộ UBND xã", exempt=True),
]  # fmt: skip

_MASS = {
    "mttq": "Ủy ban MTTQ Việt Nam xã",
    "doan": "Đoàn TNCS Hồ Chí Minh xã",
    "phu-nu": "Hội Liên hiệp Phụ nữ xã",
    "nong-dan": "Hội Nông dân xã",
    "ccb": "Hội Cựu chiến binh xã",
    "cong-doan": "Công đoàn xã",
}
_BRANCHES = {"doan": "Chi đoàn", "phu-nu": "Chi hội Phụ nữ", "nong-dan": "Chi hội Nông dân"}
_WITH_BRANCHES = 3  # villages whose branches are on file; the others are added as they report


def found_province(name: str, on: date) -> Unit:
    return actions.found_unit(name=name, kind=Kind.PROVINCE, parent=None, on=on, actor=None)


def found_commune(name: str, province: Unit, term_from: date) -> Unit:
    committee = actions.open_committee(
        name=name, parent_name=province.name, term="2025-2030", term_from=term_from, on=term_from, actor=None,
        parent=province,
    )  # fmt: skip
    return committee.unit


def found_units(world: World, admin: dict[str, Any]) -> None:
    """The direct units with the cells inside them, and the mass organisations."""
    for sketch in sketches(world.size):
        unit = _found(sketch.name, sketch, world.commune, admin)
        world.units.append(unit)
        world.cells.extend(
            [_found(name, Sketch(name, sketch.block, 0, 0), unit, admin) for name in sketch.inner] or [unit]
        )
    villages = [unit for unit in world.units if unit.block == Block.VILLAGE][:_WITH_BRANCHES]
    for key, name in _MASS.items() if world.size.other_units else ():
        world.mass[key] = _found_mass(name, Kind.MASS_ORGANIZATION, world.commune, None, admin)
        for village in villages if key in _BRANCHES else ():
            place = village.name.removeprefix("Chi bộ ")
            _found_mass(f"{_BRANCHES[key]} {place}", Kind.MASS_BRANCH, world.mass[key], village, admin)


def _found(name: str, sketch: Sketch, parent: Unit, admin: dict[str, Any]) -> Unit:
    return actions.found_unit(
        name=name, kind=sketch.kind, parent=parent, on=CELLS_SINCE, block=sketch.block.value,
        short_name=sketch.short_name, non_members=sketch.non_members or None, **admin,
    )  # fmt: skip


def _found_mass(name: str, kind: Kind, parent: Unit, linked: Unit | None, admin: dict[str, Any]) -> Unit:
    return actions.found_unit(name=name, kind=kind, parent=parent, on=CELLS_SINCE, linked_unit=linked, **admin)


def grant_exemptions(world: World, since: date) -> None:
    """The administrative units where everybody is a member already (seed II.1)."""
    names = {sketch.name for sketch in sketches(world.size) if sketch.exempt}
    for unit in world.units:
        if unit.name in names:
            actions.grant_exemption(
                unit_id=unit.pk, indicator="admissions", valid_from=since, reason=EXEMPTION,
                evidence="Danh sách cán bộ, công chức kèm Công văn 12-CV/ĐU", **world.by("ban-xdd"),
            )  # fmt: skip


def give_posts(world: World, since: date) -> None:
    """A secretary for every unit, as the unit told it."""
    oldest, youngest = date(since.year - 58, 1, 1), date(since.year - 32, 12, 31)
    known = {one.unit_id: one.user.full_name for who, one in world.assignments.items() if who.startswith("bt-")}
    for unit in [*world.units, *(cell for cell in world.cells if cell not in world.units)]:
        holder = world.people.person((oldest, youngest))
        holder["full_name"] = known.get(unit.pk, holder["full_name"])
        actions.give_post(
            unit_id=unit.pk, title=PostTitle.SECRETARY.value, holder_name=holder["full_name"],
            phone=holder["phone"], valid_from=since, **world.by("ban-xdd"),
        )  # fmt: skip
