"""The example from the first unit to the last urging, in one transaction: all of it or nothing."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from django.db import transaction

from taonguon.account.models import User
from taonguon.candidate.labels import Stage
from taonguon.common.refusal import Refused
from taonguon.demo import classes, dossiers, office, planning, pool, roll, units
from taonguon.demo.accounts import DemoAccount, open_demo_account, write_accounts
from taonguon.demo.careers import draw_careers
from taonguon.demo.people import People
from taonguon.demo.size import FULL, NEIGHBOUR, Size
from taonguon.demo.world import World
from taonguon.dossier.actions import rejudge_open
from taonguon.member.actions.accounts import link_account
from taonguon.organization.models import Unit
from taonguon.rules.access import Role
from taonguon.rules.period import year as year_period

SEED = 21 * 1000 + 2022  # any number does; it is that of the resolution the plan rests on
TERM_FROM = date(2025, 7, 1)
PROVINCE = "Đảng bộ tỉnh Thanh Hóa"


@dataclass(frozen=True, slots=True)
class Made:
    """What a run made."""

    accounts: list[DemoAccount]
    units: int


@transaction.atomic
def load(*, today: date, accounts_file: Path, size: Size = FULL, neighbour: Size | None = NEIGHBOUR) -> Made:
    """Make the whole example as of `today` and keep its accounts in `accounts_file`.

    `neighbour` None: the one commune alone. Refuses a database that holds anything, and a day outside the
    plan's years.
    """
    _refuse(today)
    province = units.found_province(PROVINCE, TERM_FROM)
    world = _begin("Đảng bộ xã Định Tân", province, today, size=size, seed=SEED)
    accounts = _accounts(world, province)
    _tell(world, planning.seed_text(), planning.SEED_NAME)
    accounts.insert(5, _helper_account(world))
    worlds = [world]
    if neighbour is not None:
        next_door = _begin(
            "Đảng bộ xã Minh Họa", province, today, size=neighbour, seed=SEED + 1, people=world.people
        )
        accounts += _neighbour_accounts(next_door)
        _tell(next_door, planning.NEIGHBOUR_TEXT, "ke-hoach-minh-hoa.txt")
        worlds.append(next_door)
    write_accounts(accounts, accounts_file)
    return Made(accounts, sum(len(one.units) for one in worlds))


def _refuse(today: date) -> None:
    found = {"tài khoản": User.objects.count(), "đơn vị": Unit.objects.count()}
    if any(found.values()):
        held = ", ".join(f"{count} {name}" for name, count in found.items())
        raise Refused(
            f"Cơ sở dữ liệu đã có dữ liệu ({held}): dữ liệu mẫu chỉ nạp vào cơ sở dữ liệu trống. "
            "Đặt DATA_DIR (hoặc DATABASE_URL) là nơi khác rồi chạy lại."
        )
    if not date(2026, 1, 1) <= today <= date(2030, 12, 31):
        raise Refused(
            f"Dữ liệu mẫu kể hai năm của một kế hoạch 2025-2030: chọn --today từ 2026-01-01 đến 2030-12-31, "
            f"không phải {today.isoformat()}."
        )


def _begin(
    name: str, province: Unit, today: date, *, size: Size, seed: int, people: People | None = None
) -> World:
    random = Random(seed)  # noqa: S311 - the same people each time is what it is for
    commune = units.found_commune(name, province, TERM_FROM)
    world = World(today, size, random, people or People(random), commune)
    units.found_units(world, {"actor": None})
    return world


def _accounts(world: World, province: Unit) -> list[DemoAccount]:
    """One account a role, three secretaries, two officers, one person with two assignments."""
    commune, by_name = world.commune, {unit.name: unit for unit in world.units}
    places = {
        "ban-xdd": ("Nguyễn Thí Điểm Bình", [(Role.PARTY_BUILDING_BOARD, commune)]),
        "thuong-truc": ("Lê Giả Định Sơn", [(Role.STANDING_COMMITTEE, commune)]),
        "van-phong": ("Phạm Thử Nghiệm Hương", [(Role.PARTY_COMMITTEE_OFFICE, commune)]),
        "bt-thon10": ("Trần Ví Dụ Hiếu", [(Role.UNIT_SECRETARY, by_name["Chi bộ thôn 10"])]),
        "bt-thon8": ("Đỗ Minh Họa Vinh", [(Role.UNIT_SECRETARY, by_name["Chi bộ thôn 8"])]),
        "bt-cong-an": ("Vũ Thí Điểm Long", [(Role.UNIT_SECRETARY, by_name["Đảng bộ Công an xã"])]),
        "doan-xa": ("Hoàng Mẫu Linh", [(Role.MASS_ORGANIZATION_OFFICER, world.mass["doan"])]),
        "phu-nu-xa": ("Ngô Ví Dụ Hạnh", [(Role.MASS_ORGANIZATION_OFFICER, world.mass["phu-nu"])]),
        "hai-vai": (
            "Bùi Giả Định Thủy",
            [(Role.PARTY_BUILDING_BOARD, commune),
             (Role.UNIT_SECRETARY, by_name["Chi bộ các cơ quan Đảng, MTTQ và đoàn thể"])],
        ),
        "theo-doi-tinh": ("Đặng Thử Nghiệm Quang", [(Role.PROVINCE_VIEWER, province)]),
        "quan-tri": ("Trịnh Minh Họa Tuấn", [(Role.SYSTEM_ADMIN, commune)]),
    }  # fmt: skip
    return [
        open_demo_account(username=username, full_name=name, places=where, since=TERM_FROM, world=world)
        for username, (name, where) in places.items()
    ]


def _neighbour_accounts(world: World) -> list[DemoAccount]:
    places = {
        "mh-ban-xdd": ("Lý Thí Điểm Dung", Role.PARTY_BUILDING_BOARD, world.commune),
        "mh-thuong-truc": ("Cao Giả Định Hùng", Role.STANDING_COMMITTEE, world.commune),
        "mh-van-phong": ("Mai Mẫu Duyên", Role.PARTY_COMMITTEE_OFFICE, world.commune),
        "mh-bt-thon1": ("Hà Ví Dụ Nam", Role.UNIT_SECRETARY, world.units[0]),
        "mh-quan-tri": ("Đinh Minh Họa Tú", Role.SYSTEM_ADMIN, world.commune),
    }
    accounts = [
        open_demo_account(username=username, full_name=name, places=[(role, unit)], since=TERM_FROM, world=world)
        for username, (name, role, unit) in places.items()
    ]
    # The parts of the example ask for the same offices in every commune.
    world.assignments |= {who.removeprefix("mh-"): one for who, one in world.assignments.items()}
    return accounts


def _tell(world: World, text: str, source_name: str) -> None:
    """Everything that happened in one commune."""
    units.grant_exemptions(world, date(2025, 10, 1))
    units.give_posts(world, TERM_FROM)
    careers = draw_careers(world)
    admitted = [one for one in careers if one.stage == Stage.ADMITTED]
    moves = roll.draw_moves(world)
    roll.open_roll(world, year_period(world.today.year - 2).end, admitted=len(admitted), moves=moves)
    roll.move_members(world, moves)
    plan = planning.adopt_plan(world, text, source_name, planning.decided_on(world))
    pool.fill_pool(world, careers)
    classes.hold_classes(world, careers)
    pool.close_rows(world, careers)
    before = [one for one in admitted if one.ceremony_on.year < world.today.year]
    members = dossiers.admit_before(world, before)
    running = [one for one in careers if one.permitted_on is not None and one not in before]
    dossiers.walk_dossiers(world, running)
    dossiers.recognise_members(world, members)
    rejudge_open(today=world.today, **world.by("ban-xdd"))
    planning.allocate(world, plan)
    planning.write_sub_plans(world, plan)
    office.urge_units(world)
    office.issue_report(world)


def _helper_account(world: World) -> DemoAccount:
    """The helper who follows most people in thôn 10 signs in too."""
    unit = next(unit for unit in world.units if unit.name == "Chi bộ thôn 10")
    member = pool.busiest_helper(unit)
    account = open_demo_account(
        username="giup-do", full_name=member.person.full_name, places=[(Role.HELPER, unit)],
        since=world.today - timedelta(days=400), world=world,
    )  # fmt: skip
    link_account(member_id=member.pk, user=world.assignments["giup-do"].user, **world.by("ban-xdd"))
    return account
