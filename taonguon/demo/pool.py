"""The pool: who came in, by whom introduced, put on the list, helped, spoken with; and who left it again."""

from collections import defaultdict
from datetime import date, timedelta
from itertools import cycle
from typing import Any

from django.db.models import Count, Q

from taonguon.candidate import actions
from taonguon.candidate.labels import ContactKind, Stage, Status
from taonguon.candidate.models import TargetGroup
from taonguon.demo.careers import Career
from taonguon.demo.world import World, workday
from taonguon.member.labels import Status as MemberStatus
from taonguon.member.models import Member
from taonguon.organization.labels import Block
from taonguon.organization.models import Unit

_MOVEMENTS = {
    "doan": "Đội thanh niên tình nguyện hè, sửa 2 km đường thôn",
    "phu-nu": "Phong trào “Nhà sạch, vườn đẹp”, giúp 3 hội viên thoát nghèo",
    "nong-dan": "Nông dân sản xuất giỏi, mô hình rau an toàn",
    "ccb": "Nòng cốt tổ tự quản an ninh thôn",
    "cong-doan": "Lao động giỏi, sáng kiến của năm",
}
_TALKS = (
    (ContactKind.MEETING, "Gặp tại nhà văn hóa, trao đổi về động cơ phấn đấu. Tích cực, có trách nhiệm."),
    (ContactKind.TASK, "Giao vận động 10 hộ hiến đất làm đường; hoàn thành đúng hạn."),
    (ContactKind.PHONE, "Nhắc dự sinh hoạt đoàn thể tháng này."),
    (ContactKind.REMARK, "Chững chạc hơn, mạnh dạn phát biểu trong sinh hoạt chi đoàn."),
)


def fill_pool(world: World, careers: list[Career]) -> None:
    """Bring everybody into the pool and as far as the list of sympathisers, with helper and diary."""
    groups = actions.create_default_groups(commune=world.commune, **world.by("ban-xdd"))
    helpers = _helpers(world)
    introducers = cycle([key for key in _MOVEMENTS if key in world.mass] or [""])
    for number, career in enumerate(sorted(careers, key=lambda one: (one.entered_on, one.stage)), start=1):
        _enter(world, career, groups, number, next(introducers))
        if career.sympathizer_on is not None:
            _put_on_list(world, career, number)
            if not (career.stage == Stage.SYMPATHIZER and number % 6 == 0):  # some wait for a helper
                _help(world, career, helpers[career.unit.pk], number)


def _helpers(world: World) -> dict[int, Any]:
    """Official members of each unit who may help, one after another."""
    rows: dict[int, list[Member]] = defaultdict(list)
    able = Member.objects.filter(
        unit__in=world.cells, status=MemberStatus.OFFICIAL.value, activity_exempt=False, temporary_elsewhere=False
    )
    for member in able.order_by("-official_on", "pk"):
        rows[member.unit_id].append(member)
    return {unit_id: cycle(members[:6]) for unit_id, members in rows.items()}


def _enter(world: World, career: Career, groups: list[TargetGroup], number: int, introducer: str) -> None:
    facts, chosen, enlists_on = _portrait(world, career, number)
    given = [group for group in groups if group.number in chosen]
    fresh = career.stage == Stage.SPOTTED and career.closed_as is None
    if fresh and introducer in {"doan", "phu-nu"} and number % 3:
        career.candidate = actions.introduce_candidate(
            unit_id=career.unit.pk, full_name=facts["full_name"], born_on=facts["born_on"],
            note=_MOVEMENTS[introducer], on=career.entered_on, phone=facts["phone"],
            **world.by(f"{introducer}-xa"),
        )  # fmt: skip
        if number % 2:  # the cell has looked into it since; else most is still unknown
            actions.correct_candidate(
                candidate_id=career.candidate.pk, values={**facts, "present": True}, groups=given,
                on=career.entered_on, **world.by_unit(career.unit),
            )  # fmt: skip
        return
    career.candidate = actions.add_candidate(
        unit_id=career.unit.pk, entered_on=career.entered_on, groups=given, present=number % 9 != 0,
        enlists_on=enlists_on, **facts, **world.by_unit(career.unit),
    )  # fmt: skip
    if introducer and number % 3 == 0:
        actions.set_introducer(
            candidate_id=career.candidate.pk, organization_id=world.mass[introducer].pk,
            on=career.entered_on, note=_MOVEMENTS[introducer], **world.by("ban-xdd"),
        )  # fmt: skip


def _portrait(world: World, career: Career, number: int) -> tuple[dict[str, Any], set[int], date | None]:
    """Facts of a person, target groups (seed II.2) that fit them, the day of enlistment if there is one."""
    block, year = career.unit.block, career.entered_on.year
    young = number % 4 != 0
    born = (
        (date(year - 25, 1, 1), date(year - 19, 6, 30))
        if young
        else (date(year - 46, 1, 1), date(year - 33, 12, 31))
    )
    facts = world.people.person(born, education=world.people.schooling(young=young), special_area=False)
    code, words = world.people.work(block)
    works = block not in {Block.VILLAGE, Block.COOPERATIVE}
    facts |= {
        "occupation": code,
        "occupation_text": words,
        "residence": "xã " + world.commune.name.split(" xã ")[-1],
    }
    facts["youth_union_member"] = young
    facts["youth_union_officer"] = young and number % 7 == 0
    facts["trade_union_member"] = works
    if works:
        return facts, {1, 2} if young and number % 5 == 0 else {1}, None
    if young and number % 5 == 1:
        return {**facts, "occupation": "other", "occupation_text": "Mới tốt nghiệp"}, {3}, None
    if young and facts["gender"] == "male" and number % 3 == 0:
        enlists = world.today + timedelta(days=40 + number % 60) if career.stage < Stage.ADMITTED else None
        return facts, {5} if enlists else {4}, None if career.closed_as else enlists
    return facts, {4, 2} if number % 11 == 0 else {2} if number % 4 else {4}, None


def _put_on_list(world: World, career: Career, number: int) -> None:
    actions.enter_sympathizer_list(
        candidate_id=career.candidate.pk, on=career.sympathizer_on,
        resolution_number=f"{1 + number % 11:02d}-NQ/CB", **world.by_unit(career.unit),
    )  # fmt: skip


def _help(world: World, career: Career, helpers: Any, number: int) -> None:
    member = next(helpers)
    actions.assign_helper(
        candidate_id=career.candidate.pk, member_id=member.pk, valid_from=career.sympathizer_on,
        resolution_number=f"{1 + number % 11:02d}-NQ/CB", **world.by_unit(career.unit),
    )  # fmt: skip
    if career.stage == Stage.ADMITTED or career.closed_as is not None:
        return
    for turn in range(1 + number % 2):
        kind, text = _TALKS[(number + turn) % len(_TALKS)]
        on = workday(world.ago(9 + (number * 13 + turn * 41) % 110))
        if on <= career.sympathizer_on:
            continue
        follow = world.today + timedelta(days=3 + number % 25) if turn == 0 and number % 5 == 0 else None
        actions.record_follow_up(
            candidate_id=career.candidate.pk, on=on, kind=kind, text=text, next_on=follow,
            **world.by_unit(career.unit),
        )  # fmt: skip


_REASONS = {
    Status.MOVED: ("Chuyển nơi cư trú đến phường Thử Nghiệm", "Đi làm ăn xa dài ngày, chuyển về nơi làm việc"),
    Status.DROPPED: ("Không còn nguyện vọng", "Chưa đủ điều kiện, tạm thôi theo dõi", "Đi xuất khẩu lao động"),
}


def close_rows(world: World, careers: list[Career]) -> None:
    """People who are no longer followed, each with a reason."""
    for number, career in enumerate(one for one in careers if one.closed_as is not None):
        reasons = _REASONS[career.closed_as]
        actions.close_candidate(
            candidate_id=career.candidate.pk, status=career.closed_as, on=career.closed_on,
            reason=reasons[number % len(reasons)], **world.by_unit(career.unit),
        )  # fmt: skip


def busiest_helper(unit: Unit) -> Member:
    """Who helps most people of a unit today."""
    rows = (
        Member.objects.filter(unit=unit)
        .select_related("person")
        .annotate(people=Count("helped", filter=Q(helped__status=Status.OPEN.value)))
    )
    return rows.order_by("-people", "pk")[0]
