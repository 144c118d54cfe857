"""Seat planner: who should go to the next class and why; units that send too few stand first.

For an awareness class people of the pool without a certificate in force, for a class of new members the
probationary members. Nothing is decided here: the reader picks.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, QuerySet

from taonguon.candidate.labels import Stage
from taonguon.candidate.models import Candidate, StageDate
from taonguon.candidate.next_act import ENLISTMENT_DAYS
from taonguon.member.labels import Status as MemberStatus
from taonguon.member.models import Member
from taonguon.member.queries import probation_end
from taonguon.organization.models import Unit
from taonguon.person.models import Person
from taonguon.plan.labels import Indicator
from taonguon.plan.queries import active_plan, requirements
from taonguon.rules import law
from taonguon.rules.access import Scope
from taonguon.rules.wording import format_date
from taonguon.training.labels import CourseKind, Result
from taonguon.training.models import Certificate, Course, Enrolment


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for or against, with its state sign (ok, go, warn, unk)."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody who could go. `pk` is the candidate, or the member for a class of new members."""

    pk: int
    person: Person
    unit: Unit
    url: str
    reasons: Sequence[Reason]
    proposed: bool = False


@dataclass(frozen=True, slots=True)
class UnitNeed:
    """A unit that owes the class more people this year. `done`: trained or on a list that waits for results."""

    unit: Unit
    owed: int
    done: int

    @property
    def missing(self) -> int:
        return max(self.owed - self.done, 0)


@dataclass(frozen=True, slots=True)
class SeatPlan:
    """Everybody who could go, the most pressing first; the first `free` of those ready are proposed."""

    seats: Sequence[Seat]
    needs: Sequence[UnitNeed]
    free: int

    @property
    def proposed(self) -> int:
        return sum(seat.proposed for seat in self.seats)


def seat_plan(scope: Scope, course: Course, today: date) -> SeatPlan:
    """Who could take the free seats of a class. Queries do not grow with the people."""
    taken = Enrolment.objects.filter(course=course).count()
    free = max(course.seats - taken, 0)
    if course.kind == CourseKind.NEW_MEMBER:
        return SeatPlan(_mark(_new_members(scope, course, today), free), (), free)
    needs = unit_needs(scope, course.opens_on.year, today)
    return SeatPlan(_mark(_people(scope, course, today, needs), free), needs, free)


def _mark(found: Iterable[tuple[bool, Seat]], free: int) -> list[Seat]:
    """The first `free` people who are ready are proposed."""
    seats = []
    for ready, seat in found:
        proposed = ready and free > 0
        free -= proposed
        seats.append(Seat(seat.pk, seat.person, seat.unit, seat.url, seat.reasons, proposed))
    return seats


# --- what units owe -----------------------------------------------------------------------------------


def unit_needs(scope: Scope, year: int, today: date) -> list[UnitNeed]:
    """Units of the branch that a target binds in the year, who is furthest behind first."""
    plan = active_plan(scope.commune_id, year) if scope.commune_id else None
    if plan is None:
        return []
    units = list(Unit.objects.in_scope(scope).valid_on(today).party().order_by("path"))
    owed = requirements(plan, units, year, today)
    done = _sent(scope, year)
    needs = [
        UnitNeed(unit, requirement.value, done.get(unit.pk, 0))
        for unit in units
        if (requirement := owed[unit.pk].get(Indicator.TRAINEES.value)) is not None
        and requirement.value is not None
        if not _holds_cells(unit, units)
    ]
    return sorted(needs, key=lambda need: (-need.missing, need.unit.sort_key))


def _holds_cells(unit: Unit, units: Sequence[Unit]) -> bool:
    """A committee owes through its cells: its own line would ask for the same people twice."""
    return any(other.parent_id == unit.pk for other in units)


def _sent(scope: Scope, year: int) -> dict[int, int]:
    """People each unit has sent in a year: certificates given, and those on a list that waits for results."""
    start, end = date(year, 1, 1), date(year, 12, 31)
    given = Certificate.objects.in_branch(scope.path).awareness().issued_between(start, end)
    waiting = Enrolment.objects.in_branch(scope.path).filter(
        course__kind=CourseKind.AWARENESS.value, course__opens_on__gte=start, course__opens_on__lte=end,
        result=Result.ENROLLED.value,
    )  # fmt: skip
    counts: dict[int, int] = defaultdict(int)
    for rows in (given, waiting):
        for unit_id, number in rows.order_by().values_list("unit_id").annotate(n=Count("pk")):
            counts[unit_id] += number
    return counts


# --- an awareness class -------------------------------------------------------------------------------


def _in_waiting(course: Course, ref: str) -> Exists:
    """On the list of this class, or of another of its kind that has given no result yet."""
    on_lists = Enrolment.objects.filter(person_id=OuterRef(ref), course__kind=course.kind)
    return Exists(on_lists.filter(result=Result.ENROLLED.value) | on_lists.filter(course=course))


def _without_certificate(scope: Scope, course: Course, today: date) -> QuerySet[Candidate]:
    """Open people before the cell's meeting whose certificate is missing or will have run out at the class."""
    amount = law.LAW.parameter("r_awareness_validity", today).amount
    in_force = Certificate.objects.awareness().filter(person_id=OuterRef("person_id"))
    if amount:
        in_force = in_force.filter(issued_on__gte=law.add_months(course.opens_on, -amount.amount))
    return (
        Candidate.objects.readable(scope)
        .open()
        .filter(~Exists(in_force), ~_in_waiting(course, "person_id"), stage__lt=Stage.CELL_PASSED.value)
        .select_related("person", "unit")
        .annotate(certificate_on=Certificate.objects.latest_of("person_id"))
    )


def _people(scope: Scope, course: Course, today: date, needs: Sequence[UnitNeed]) -> list[tuple[bool, Seat]]:
    """Within a unit: listed and helped first, then who enlists, then who has waited longest. Across units: those
    who fill what a unit still owes come before everybody else."""
    rows = list(_without_certificate(scope, course, today).order_by("pk").for_page())
    listed = listed_on([row.pk for row in rows])
    by_unit: dict[int, list[Candidate]] = defaultdict(list)
    for row in rows:
        by_unit[row.unit_id].append(row)
    missing = {need.unit.pk: need for need in needs}
    ranked: list[tuple[tuple, bool, Seat]] = []
    for unit_id, people in by_unit.items():
        need = missing.get(unit_id)
        people.sort(key=lambda row: _own_order(row, listed, today))
        for place, row in enumerate(people):
            fills = need is not None and place < need.missing
            ready = row.pk in listed and row.helper_id is not None
            behind = need.missing - place if fills and need else 0
            reasons = _reasons(row, listed.get(row.pk), need if fills else None, today)
            seat = Seat(row.pk, row.person, row.unit, f"/nguon/{row.pk}/", reasons)
            order = (not ready, not fills, -behind, _own_order(row, listed, today), row.pk)
            ranked.append((order, ready, seat))
    return [(ready, seat) for _, ready, seat in sorted(ranked, key=lambda one: one[0])]


def listed_on(candidate_ids: Sequence[int]) -> dict[int, date]:
    """The day the cell's resolution put each candidate on the list of sympathisers."""
    rows = StageDate.objects.filter(candidate__in=candidate_ids, stage=Stage.SYMPATHIZER.value)
    return dict(rows.order_by().values_list("candidate_id", "on"))


def resolutions_of(person_ids: Sequence[int]) -> dict[int, date]:
    """The same by person, for the list of a class; the newest when somebody came into the pool twice."""
    rows = StageDate.objects.filter(candidate__person__in=person_ids, stage=Stage.SYMPATHIZER.value)
    return dict(rows.order_by("on", "pk").values_list("candidate__person_id", "on"))


def _own_order(row: Candidate, listed: dict[int, date], today: date) -> tuple:
    return (
        row.pk not in listed or row.helper_id is None,
        row.pk not in listed,
        not _enlists_soon(row, today),
        listed.get(row.pk, row.entered_on),
        row.person.sort_key,
    )


def _enlists_soon(row: Candidate, today: date) -> bool:
    return row.enlists_on is not None and today <= row.enlists_on <= today + timedelta(2 * ENLISTMENT_DAYS)


def _reasons(row: Candidate, listed: date | None, need: UnitNeed | None, today: date) -> list[Reason]:
    """What speaks for sending this person now, and what is still missing."""
    reasons = []
    if need is not None:
        reasons.append(
            Reason("warn", f"Đơn vị mới cử {need.done} trên {need.owed} người, còn thiếu {need.missing}")
        )
    if row.certificate_on is not None:
        reasons.append(Reason("warn", f"Giấy chứng nhận cấp {format_date(row.certificate_on)} hết hạn: học lại"))
    if _enlists_soon(row, today):
        reasons.append(Reason("warn", f"Nhập ngũ {format_date(row.enlists_on)}"))
    if listed is not None:
        reasons.append(Reason("ok", f"Trong danh sách cảm tình từ {format_date(listed)}"))
    else:
        reasons.append(Reason("unk", "Chưa vào danh sách cảm tình: chi bộ ra nghị quyết trước"))
    if row.helper_id is not None:
        reasons.append(Reason("ok", "Có đảng viên giúp đỡ"))
    else:
        reasons.append(Reason("unk", "Chưa phân công người giúp đỡ"))
    return reasons


# --- a class of new members ---------------------------------------------------------------------------


def _new_members(scope: Scope, course: Course, today: date) -> list[tuple[bool, Seat]]:
    """Probationary members without the certificate of a class of new members, soonest end first."""
    held = Certificate.objects.filter(person_id=OuterRef("person_id"), kind=CourseKind.NEW_MEMBER.value)
    rows = (
        Member.objects.in_scope(scope)
        .filter(~Exists(held), ~_in_waiting(course, "person_id"), status=MemberStatus.PROBATIONARY.value)
        .select_related("person", "unit")
        .order_by("party_join_on", "person__sort_key", "pk")
        .for_page()
    )
    found = []
    for row in rows:
        if row.party_join_on is None:
            reasons = [Reason("unk", "Chưa rõ ngày lễ kết nạp: bổ sung để tính hạn dự bị")]
        else:
            end = probation_end(row.party_join_on)
            kind = "warn" if end <= course.closes_on + timedelta(60) else "go"
            reasons = [Reason(kind, f"Hết 12 tháng dự bị {format_date(end)}")]
        found.append((True, Seat(row.pk, row.person, row.unit, f"/dang-vien/{row.pk}/", reasons)))
    return found
