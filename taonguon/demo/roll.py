"""The roll: who was on it before the two years shown, and who came, left, died or was freed since."""

from datetime import date, timedelta

from taonguon.demo.units import sketches
from taonguon.demo.world import World
from taonguon.member import actions
from taonguon.member.labels import MovementKind, Status
from taonguon.member.models import Member
from taonguon.organization.labels import Block
from taonguon.organization.models import Unit
from taonguon.person.actions import add_person
from taonguon.person.facts import build_person
from taonguon.rules.period import year as year_period

_PLACES = ("Đảng bộ xã Ví Dụ Đông", "Đảng bộ phường Thử Nghiệm", "Đảng bộ xã Giả Định Hạ")
_LEAST = 4  # members of the smallest cell: it must be able to vote
_YOUNGEST_JOIN, _OLDEST_JOIN = 20, 38


def draw_moves(world: World) -> list[tuple[date, str]]:
    """Transfers and deaths of the two years, each with its day; this year as many as its part that has passed."""
    size, moves = world.size, []
    for year in (world.today.year - 1, world.today.year):
        span = year_period(year)
        last = min(span.end, world.ago(4))
        counts = {"in": size.transfers_in, "out": size.transfers_out, "death": size.deaths}
        for kind, count in counts.items() if last > span.start else ():
            for _ in range(round(count * span.passed(world.today))):
                moves.append((world.between(span.start, last), kind))
    return sorted(moves)


def open_roll(world: World, on: date, *, admitted: int, moves: list[tuple[date, str]]) -> None:
    """Everybody on the list on the day `on`, so many that today's count comes out after all that followed."""
    since = admitted + sum(1 if kind == "in" else -1 for _, kind in moves) - len(_exits(world))
    counts = _whole(world.size.members - since, _shares(world))
    entries = [
        _entry(world, cell, on) for cell, count in zip(world.cells, counts, strict=True) for _ in range(count)
    ]
    actions.open_roll(entries=entries, on=on, **world.by("ban-xdd"))


def _shares(world: World) -> list[float]:
    of = {sketch.name: sketch.share for sketch in sketches(world.size)}
    return [
        of[cell.name] if cell.name in of else of[cell.parent.name] / len(_inner(world, cell))
        for cell in world.cells
    ]


def _inner(world: World, cell: Unit) -> list[Unit]:
    return [one for one in world.cells if one.parent_id == cell.parent_id]


def _whole(total: int, shares: list[float]) -> list[int]:
    """Whole numbers in proportion, none under `_LEAST`, summing to `total`."""
    counts = [max(int(total * share / sum(shares)), _LEAST) for share in shares]
    order = sorted(range(len(counts)), key=lambda place: -counts[place])
    place = 0
    while sum(counts) != total:
        counts[order[place % len(order)]] += 1 if sum(counts) < total else -1
        place += 1
    return counts


def _entry(world: World, cell: Unit, on: date) -> actions.RollEntry:
    working = cell.block not in {Block.VILLAGE, Block.COOPERATIVE}
    oldest, youngest = (57, 24) if working else (88, 26)
    born = (date(on.year - oldest, 1, 1), date(on.year - youngest, 12, 31))
    facts = world.people.person(born, residence=f"{world.commune.name.removeprefix('Đảng bộ ')}")
    age = world.random.randint(_YOUNGEST_JOIN, min(_OLDEST_JOIN, on.year - facts["born_on"].year - 2))
    joined = date(facts["born_on"].year + age, world.random.randint(1, 12), world.random.randint(1, 28))
    code, words = world.people.work(cell.block)
    retired = on.year - facts["born_on"].year > 61
    facts |= {
        "education": world.people.schooling(young=False),
        "occupation": "retired" if retired else code,
        "occupation_text": "Nghỉ hưu" if retired else words,
    }
    number = facts["identity_number"][-6:]
    return actions.RollEntry(
        person=build_person(**facts),
        unit=cell,
        party_join_on=joined,
        official_on=joined.replace(year=joined.year + 1),
        admission_decision_on=joined - timedelta(days=12),
        card_number=f"99.{number}",
        file_number=number,
        activity_exempt=on.year - facts["born_on"].year >= 80,
        temporary_elsewhere=world.random.random() < 0.004,
        in_unit_since=max(joined, date(on.year - world.random.randint(3, 25), 3, 1)),
    )


def move_members(world: World, moves: list[tuple[date, str]]) -> None:
    """Two years of the roll: transfers across the border and inside, deaths, members freed, the rare exits."""
    leaving = _villagers(world)
    for number, (day, kind) in enumerate(moves, start=1):
        if kind == "in":
            _arrive(world, day, number)
        elif kind == "out":
            actions.transfer_out(
                member_id=leaving.pop().pk, on=day, place=world.random.choice(_PLACES),
                document_number=f"{number:02d}-GTSHĐ", **world.by("ban-xdd"),
            )  # fmt: skip
        else:
            actions.record_death(member_id=_old(leaving).pk, on=day, **world.by("ban-xdd"))
    if world.size.other_units:
        _rarities(world, leaving)
    for kind, days in _exits(world):
        actions.leave(
            member_id=leaving.pop().pk, kind=kind, on=world.ago(days), document_number="22-QĐ/ĐU",
            **world.by("ban-xdd"),
        )  # fmt: skip


def _exits(world: World) -> list[tuple[MovementKind, int]]:
    """Who left the Party, in a commune large enough for it to happen: how, and how many days ago."""
    return [(MovementKind.VOLUNTARY_EXIT, 310), (MovementKind.NAME_REMOVAL, 140)] if world.size.deaths > 5 else []


def _villagers(world: World) -> list[Member]:
    """Members who may leave in the course of the story: no helper is taken from them."""
    rows = list(
        Member.objects.filter(unit__in=[cell for cell in world.cells if cell.block == Block.VILLAGE])
        .select_related("person")
        .order_by("pk")
    )
    world.random.shuffle(rows)
    return rows


def _old(rows: list[Member]) -> Member:
    """Takes the oldest of the next dozen: death comes to the old first."""
    oldest = min(rows[-12:], key=lambda row: row.person.born_on)
    rows.remove(oldest)
    return oldest


def _arrive(world: World, day: date, number: int) -> None:
    facts = world.people.person((date(day.year - 55, 1, 1), date(day.year - 28, 12, 31)))
    joined = date(facts["born_on"].year + 26, 5, 19)
    actions.transfer_in(
        person=add_person(on=day, education="university", **facts),
        unit_id=world.random.choice(world.cells).pk,
        on=day,
        status=Status.OFFICIAL,
        document_number=f"{number}-GTSHĐ",
        place=world.random.choice(_PLACES),
        party_join_on=joined,
        official_on=joined.replace(year=joined.year + 1),
        card_number=f"99.{facts['identity_number'][-6:]}",
        **world.by("ban-xdd"),
    )


def _rarities(world: World, rows: list[Member]) -> None:
    """One of each of what seldom happens."""
    board = world.by("ban-xdd")
    inside = rows.pop()
    other = next(cell for cell in world.cells if cell.pk != inside.unit_id)
    actions.move_within(
        member_id=inside.pk, to_unit_id=other.pk, on=world.ago(64), document_number="31-GTSHĐ", **board
    )
    actions.send_temporarily(
        member_id=rows.pop().pk, on=world.ago(97), place=_PLACES[1], document_number="09-GTSHĐ", **board
    )
    freed = next(row for row in rows if not row.activity_exempt)
    actions.exempt(member_id=freed.pk, on=world.ago(120), document_number="14-NQ/CB", **board)
    rows.remove(freed)
