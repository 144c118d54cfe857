"""Reading the roll: the count of any day, the flows of a period, the list, probationers and their due dates."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, QuerySet, Sum

from taonguon.common.querysets import below
from taonguon.member.labels import DECREASES, INCREASES, MovementKind, Status
from taonguon.member.models import Member, Movement
from taonguon.member.querysets import MemberQuerySet, MovementQuerySet
from taonguon.rules.access import Scope
from taonguon.rules.law.duration import add_months
from taonguon.rules.law.ruleset import LAW


def count_on(path: str, day: date) -> int:
    """How many members the branch had at the end of a day (đảng số)."""
    return Movement.objects.in_branch(path).until(day).total()


def counts_by_unit(path: str, day: date) -> dict[int, int]:
    """The count of each unit of the branch that holds members, by unit id, at the end of a day."""
    rows = Movement.objects.in_branch(path).until(day).order_by().values("unit_id").annotate(count=Sum("sign"))
    return {row["unit_id"]: row["count"] for row in rows if row["count"]}


@dataclass(frozen=True, slots=True)
class Flows:
    """One period of the count: at the start (A), what came (B), what went (C), at the end (D).

    Kinds without a case are absent. `OPENING` among the increases: on the list when the system was first used.
    """

    start: date
    end: date
    at_start: int
    increases: Mapping[MovementKind, int]
    decreases: Mapping[MovementKind, int]
    recognised: int
    at_end: int

    @property
    def increased(self) -> int:
        return sum(self.increases.values())

    @property
    def decreased(self) -> int:
        return sum(self.decreases.values())

    @property
    def holds(self) -> bool:
        """D = A + B − C (Biểu 1). True by construction; a report asserts it before it is issued."""
        return self.at_end == self.at_start + self.increased - self.decreased


def flows(path: str, start: date, end: date) -> Flows:
    """Flows of a branch from `start` to `end`, both included. Transfers between two cells of it aren't flows."""
    rows = movements_of(path, start, end).standing().order_by().values("kind").annotate(count=Count("pk"))
    counts = {MovementKind(row["kind"]): row["count"] for row in rows}
    return Flows(
        start=start,
        end=end,
        at_start=count_on(path, start - timedelta(days=1)),
        increases={kind: counts[kind] for kind in INCREASES if kind in counts},
        decreases={kind: counts[kind] for kind in DECREASES if kind in counts},
        recognised=counts.get(MovementKind.RECOGNITION, 0),
        at_end=count_on(path, end),
    )


def movements_of(path: str, start: date, end: date) -> MovementQuerySet:
    """Movements of a branch in a period as the branch counts them: without those between two of its own cells."""
    inside = below("unit_path", path) & below("other_unit__path", path)
    return Movement.objects.in_branch(path).between(start, end).exclude(inside, internal=True)


def roll(scope: Scope, *, text: str = "", status: Status | None = None, unit_path: str = "") -> QuerySet[Member]:
    """The list as kept today, sorted as Vietnamese names sort; whoever left only when asked for by status."""
    members: MemberQuerySet = Member.objects.in_scope(scope)
    members = members.filter(status=status.value) if status else members.counted()
    if unit_path:
        members = members.in_branch(unit_path)
    if text:
        members = members.search(text)
    return members.select_related("person", "unit").in_name_order().for_page()


@dataclass(frozen=True, slots=True)
class Probationer:
    """A probationary member and the end of the 12 months; None while the day of the ceremony isn't known."""

    member: Member
    official_on: date | None


def probation_end(party_join_on: date) -> date:
    """The day the probation that began with the ceremony ends (Điều lệ Đảng Đ5)."""
    length = LAW.parameter("r_probation", party_join_on).amount
    if length is None:
        raise ValueError("r_probation has no length")
    return add_months(party_join_on, length.amount)


def probationers(scope: Scope) -> list[Probationer]:
    """Probationary members of the scope, whoever is due first on top, those with no known ceremony day last."""
    members = (
        Member.objects.in_scope(scope)
        .filter(status=Status.PROBATIONARY.value)
        .select_related("person", "unit")
        .order_by("party_join_on", "person__sort_key", "pk")
        .for_page()
    )
    rows = [Probationer(one, probation_end(one.party_join_on) if one.party_join_on else None) for one in members]
    return sorted(rows, key=lambda row: row.official_on or date.max)


def history(member: Member) -> QuerySet[Movement]:
    """Every movement of a member, counter-entries included, the latest first."""
    return (
        member.movements.select_related("unit", "other_unit", "corrected_by")
        .order_by("-effective_on", "-pk")
        .for_page()
    )
