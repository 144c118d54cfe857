"""Reading the roll: the count of any day, the flows of a period, the list, probationers and their due dates."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Case, Count, DateField, F, IntegerField, Q, QuerySet, Sum, Value, When

from taonguon.common.querysets import below
from taonguon.member.labels import DECREASES, INCREASES, MovementKind, SavedList, Status
from taonguon.member.models import Member, Movement
from taonguon.member.querysets import MemberQuerySet, MovementQuerySet
from taonguon.rules.access import Scope
from taonguon.rules.law.duration import add_months
from taonguon.rules.law.ruleset import LAW

_CHUNK = 500


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


# --- the list with its filters ----------------------------------------------------------------------------

ORDERS: dict[str, tuple[str, ...]] = {
    "ten": ("person__sort_key",),
    "don-vi": ("unit__sort_key", "person__sort_key"),
    "vao-dang": ("party_join_on",),
}


@dataclass(frozen=True, slots=True)
class Filters:
    """What a reader asks of the roll; empty: everybody on it today. `on`: the roll as it was on a past day."""

    text: str = ""
    unit_path: str = ""
    status: Status | None = None
    saved: SavedList | None = None
    on: date | None = None
    order: str = ""


def overdue_ids(scope: Scope, today: date) -> list[int]:
    """Probationary members whose cell has let the time to consider them pass (294-QĐ/TW 4.2.1)."""
    rows = Member.objects.in_scope(scope).filter(
        status=Status.PROBATIONARY.value, party_join_on__isnull=False, party_join_on__lt=today
    )
    days = rows.order_by().values_list("pk", "party_join_on")
    return [pk for pk, joined in days if recognition_due(probation_end(joined)) < today]


def _condition(saved: SavedList, overdue: Sequence[int]) -> Q:
    on_list = ~Q(status=Status.LEFT.value)
    return {
        SavedList.PROBATION: Q(status=Status.PROBATIONARY.value),
        SavedList.OVERDUE: Q(pk__in=overdue),
        SavedList.EXEMPT: on_list & Q(activity_exempt=True),
        SavedList.TEMPORARY: on_list & Q(temporary_elsewhere=True),
        SavedList.LEFT: Q(status=Status.LEFT.value),
    }[saved]


def saved_counts(scope: Scope, today: date) -> tuple[int, dict[SavedList, int]]:
    """Everybody on the list today, and how many stand in each saved list: two queries."""
    overdue = overdue_ids(scope, today)
    counted = Member.objects.in_scope(scope).aggregate(
        everybody=Count("pk", filter=~Q(status=Status.LEFT.value)),
        **{saved.name: Count("pk", filter=_condition(saved, overdue)) for saved in SavedList},
    )
    return counted["everybody"], {saved: counted[saved.name] for saved in SavedList}


def filtered(scope: Scope, filters: Filters, today: date) -> MemberQuerySet:
    """Who matches, in no order. On a past day: whoever the branch then counted, wherever he or she is now."""
    if filters.on is not None:
        rows = Member.objects.filter(pk__in=_counted_then(scope, filters))
    else:
        rows = Member.objects.in_scope(scope)
        if filters.unit_path:
            rows = rows.in_branch(filters.unit_path)
        if filters.saved is not None:
            overdue = overdue_ids(scope, today) if filters.saved is SavedList.OVERDUE else []
            rows = rows.filter(_condition(filters.saved, overdue))
        elif filters.status is None:
            rows = rows.counted()
    if filters.status is not None:
        rows = rows.filter(status=filters.status.value)
    return rows.search(filters.text) if filters.text else rows


def _counted_then(scope: Scope, filters: Filters) -> QuerySet:
    then = Movement.objects.in_scope(scope).until(filters.on)
    if filters.unit_path:
        then = then.in_branch(filters.unit_path)
    return then.order_by().values("member").annotate(count=Sum("sign")).filter(count__gt=0).values("member")


def listing(scope: Scope, filters: Filters, today: date) -> QuerySet[Member]:
    """Rows ready to show; probationary members whose time ends first on top unless another order is asked for."""
    rows = filtered(scope, filters, today)
    name = filters.order.removeprefix("-")
    if name in ORDERS:
        falling = filters.order.startswith("-")
        keys = [F(key) for key in ORDERS[name]]
        order = [key.desc(nulls_last=True) if falling else key.asc(nulls_last=True) for key in keys]
    else:
        probationary = Q(status=Status.PROBATIONARY.value)
        rows = rows.annotate(
            urgency=Case(When(probationary, then=Value(0)), default=Value(1), output_field=IntegerField()),
            since=Case(When(probationary, then=F("party_join_on")), default=None, output_field=DateField()),
        )
        order = [F("urgency").asc(), F("since").asc(nulls_last=True), F("person__sort_key").asc()]
    return rows.select_related("person", "unit").order_by(*order, "pk").for_page()


def register(scope: Scope, filters: Filters, today: date) -> Iterator[Member]:
    """The filtered roll by unit and name, read in chunks: memory does not grow with the list."""
    rows = filtered(scope, filters, today).select_related("person", "unit")
    yield from rows.order_by("unit__sort_key", "person__sort_key", "pk").for_page().iterator(chunk_size=_CHUNK)


def page_of(scope: Scope) -> QuerySet[Member]:
    """What a page about one member looks it up in (404 outside)."""
    return Member.objects.in_scope(scope).select_related("person", "unit")


def movement_list(
    scope: Scope, path: str, start: date, end: date, kinds: Sequence[MovementKind] = ()
) -> QuerySet[Movement]:
    """Standing movements of a period as the branch at `path` counts them, the latest first."""
    rows = movements_of(path, start, end).in_scope(scope).standing()
    if kinds:
        rows = rows.filter(kind__in=[kind.value for kind in kinds])
    return rows.select_related("member__person", "unit", "other_unit").order_by("-effective_on", "-pk").for_page()


# --- probation --------------------------------------------------------------------------------------------


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


def recognition_due(ended: date) -> date:
    """The last day for the cell to consider a probation that ended on a day (294-QĐ/TW 4.2.1)."""
    limit = LAW.parameter("r_recognition_cell", ended).amount
    if limit is None:
        raise ValueError("r_recognition_cell has no length")
    return LAW.calendar.add_working_days(ended, limit.amount)


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
