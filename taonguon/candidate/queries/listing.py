"""The list of the pool: saved lists with counts, filters, order, next act. One query a page beside its count."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Case, Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When

from taonguon.candidate.labels import SavedList, Stage
from taonguon.candidate.models import Candidate
from taonguon.candidate.next_act import ENLISTMENT_DAYS, next_act
from taonguon.candidate.querysets import IDLE_DAYS, SILENT_DAYS, silent_since
from taonguon.common.querysets import below
from taonguon.organization.models import Unit
from taonguon.regulation.queries import law_of
from taonguon.rules import law
from taonguon.rules.access import Reach, Scope
from taonguon.training.models import Certificate

ORDERS: dict[str, tuple[str, ...]] = {
    "ten": ("person__sort_key",),
    "don-vi": ("unit__sort_key", "person__sort_key"),
    "buoc": ("stage", "stage_on"),
    "gap": ("last_contact_on",),
}


@dataclass(frozen=True, slots=True)
class Filters:
    """What a reader asks of the list; empty means everybody who is followed."""

    text: str = ""
    unit_path: str = ""
    block: str = ""
    stage: int | None = None
    group: int | None = None
    introducer_path: str = ""
    saved: SavedList | None = None
    ids: tuple[int, ...] = ()
    order: str = ""


def ready(today: date, applied: law.Law) -> Q:
    """Could go to the cell's meeting as far as the pool knows: certificate in force, helper, meeting not held."""
    amount = applied.parameter("r_awareness_validity", today).amount
    first = law.add_months(today, -amount.amount) if amount else date.min
    in_force = Certificate.objects.awareness().filter(person_id=OuterRef("person_id"), issued_on__gte=first)
    return Q(
        Exists(in_force),
        stage__gte=Stage.TRAINED.value,
        stage__lt=Stage.CELL_PASSED.value,
        helper__isnull=False,
    )


def condition_of(saved: SavedList, today: date, applied: law.Law) -> Q:
    """What a saved list holds."""
    return {
        SavedList.READY: lambda: ready(today, applied),
        SavedList.ENLISTING: lambda: Q(enlists_on__gte=today),
        SavedList.NO_HELPER: lambda: Q(helper__isnull=True),
        SavedList.IDLE: lambda: Q(stage=Stage.TRAINED.value, stage_on__lt=today - timedelta(IDLE_DAYS)),
        SavedList.SILENT: lambda: silent_since(today - timedelta(SILENT_DAYS)),
    }[saved]()


def people(scope: Scope) -> QuerySet[Candidate]:
    """Everybody followed now whose page the assignment may open."""
    return Candidate.objects.readable(scope).open()


def pool_count(scope: Scope) -> int:
    """How many people the assignment follows (also those a mass organisation sees only as a stage)."""
    return Candidate.objects.in_scope(scope).open().count()


def saved_counts(scope: Scope, today: date) -> tuple[int, dict[SavedList, int]]:
    """Everybody, and how many stand in each saved list: one query beside the law's."""
    applied = law_of(scope.commune_id)
    counted = people(scope).aggregate(
        everybody=Count("pk"),
        **{saved.name: Count("pk", filter=condition_of(saved, today, applied)) for saved in SavedList},
    )
    return counted["everybody"], {saved: counted[saved.name] for saved in SavedList}


def filtered(scope: Scope, filters: Filters, today: date) -> QuerySet[Candidate]:
    """Who matches, in no order."""
    rows = people(scope)
    if filters.text:
        rows = rows.search(filters.text)
    if filters.unit_path:
        rows = rows.in_branch(filters.unit_path)
    if filters.block:
        rows = rows.filter(unit__block=filters.block)
    if filters.stage is not None:
        rows = rows.filter(stage=filters.stage)
    if filters.group is not None:
        rows = rows.filter(groups=filters.group)
    if filters.introducer_path:
        rows = rows.filter(below("introduced_by__path", filters.introducer_path))
    if filters.ids:
        rows = rows.filter(pk__in=filters.ids)
    if filters.saved is not None:
        rows = rows.filter(condition_of(filters.saved, today, law_of(scope.commune_id)))
    return rows


def listing(scope: Scope, filters: Filters, today: date) -> QuerySet[Candidate]:
    """Rows ready to show, the most pressing first unless another order is asked for."""
    rows = filtered(scope, filters, today)
    name = filters.order.removeprefix("-")
    if name in ORDERS:
        keys = [F(key) for key in ORDERS[name]]
        falling = filters.order.startswith("-")
        order = [key.desc(nulls_last=True) if falling else key.asc(nulls_first=True) for key in keys]
    else:
        rows = rows.annotate(urgency=_urgency(today))
        order = [F("urgency").asc(), F("stage").desc(), F("person__sort_key").asc()]
    return (
        rows.select_related("person", "unit", "helper__person")
        .prefetch_related("groups")
        .annotate(certificate_on=Certificate.objects.latest_of("person_id"))
        .order_by(*order, "pk")
        .for_page()
    )


def with_next_act(rows: Iterable[Candidate], scope: Scope, today: date) -> list[Candidate]:
    """The rows of one page, each with its `act`."""
    shown, applied = list(rows), law_of(scope.commune_id)
    for row in shown:
        row.act = next_act(row, row.certificate_on, today, applied)
    return shown


def introduced_people(scope: Scope) -> QuerySet[Candidate]:
    """What a mass organisation sees of the people it introduced: name, unit, stage, its own words."""
    rows = Candidate.objects.in_scope(scope) if scope.reach is Reach.INTRODUCED else Candidate.objects.none()
    return (
        rows.select_related("person", "unit")
        .only(
            "person__full_name", "unit__name", "unit__short_name", "stage", "status", "introduced_on",
            "introduced_note",
        )
        .order_by(F("introduced_on").desc(nulls_last=True), "person__sort_key", "pk")
        .for_page()
    )  # fmt: skip


def units_of_pool(scope: Scope, today: date) -> list[Unit]:
    """Party units below the assignment, for the filter: committees are a branch of their own."""
    return list(Unit.objects.in_scope(scope).valid_on(today).party().in_order())


def _urgency(today: date) -> Case:
    """The order of `next_act`, as far as columns tell."""
    in_cell = Q(stage__lt=Stage.CELL_PASSED.value)
    soon = Q(enlists_on__gte=today, enlists_on__lte=today + timedelta(ENLISTMENT_DAYS))
    return Case(
        When(in_cell & soon, then=Value(0)),
        When(in_cell & Q(helper__isnull=True), then=Value(1)),
        When(in_cell & silent_since(today - timedelta(SILENT_DAYS)), then=Value(2)),
        default=Value(3),
        output_field=IntegerField(),
    )
