"""Lists of dossiers. Each saved list is a condition, so its count, its rows and its link never disagree."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery

from taonguon.candidate.labels import Stage
from taonguon.candidate.models import Candidate
from taonguon.dossier.labels import PaperState, Status, stage_title, waiting_label
from taonguon.dossier.models import Dossier, DossierDeadline, Paper
from taonguon.dossier.querysets import at_stages, waiting_for
from taonguon.person.models import Person
from taonguon.rules.access import Scope

_OPEN = Q(status=Status.OPEN.value)
_PAPERS = ("source", "sympathizer", "class_finished", "preparing_dossier")
_INTERMEDIATE = ("awaiting_intermediate", "awaiting_recognition_intermediate")
_RECOGNITION = (
    "recognition_papers",
    "awaiting_cell_recognition",
    "awaiting_recognition_intermediate",
    "awaiting_recognition_decision",
    "awaiting_announcement",
)


def _overdue(day: date) -> Q:
    """With a clock that has run out."""
    return _OPEN & Q(Exists(DossierDeadline.objects.overdue(day).filter(dossier=OuterRef("pk"))))


def _returned(day: date) -> Q:
    """With a paper given back and not handed in again."""
    return _OPEN & Q(Exists(Paper.objects.filter(dossier=OuterRef("pk"), state=PaperState.RETURNED.value)))


def _at(*stages: str) -> Callable[[date], Q]:
    return lambda day: _OPEN & at_stages(stages, day)


def _awaiting(actor: str) -> Callable[[date], Q]:
    return lambda day: _OPEN & at_stages(["awaiting_decision"], day) & waiting_for([actor], day)


# Key in the address, words, condition on a day. The first is what opens without a choice.
LISTS: dict[str, tuple[str, Callable[[date], Q]]] = {
    "dang-lam": ("Đang làm", lambda day: _OPEN),
    "qua-han": ("Quá hạn", _overdue),
    "tra-lai": ("Có giấy trả lại", _returned),
    "giay-to": ("Đang lập giấy tờ", _at(*_PAPERS)),
    "cho-chi-bo": ("Chờ chi bộ", _at("awaiting_cell")),
    "cap-uy-co-so": ("Chờ cấp ủy trung gian", _at(*_INTERMEDIATE)),
    "cho-tham-dinh": ("Chờ thẩm định", _awaiting("party_building_board")),
    "cho-ban-thuong-vu": ("Chờ Ban Thường vụ", _awaiting("commune_standing_committee")),
    "cho-le": ("Chờ lễ kết nạp", _at("awaiting_ceremony")),
    "du-bi": ("Dự bị", _at("probation")),
    "cong-nhan": ("Xét công nhận", _at(*_RECOGNITION)),
    "da-xong": ("Đã kết thúc", lambda day: ~_OPEN),
}
FIRST = next(iter(LISTS))


@dataclass(frozen=True, slots=True)
class SavedList:
    """One saved list as the bar of lists shows it."""

    key: str
    label: str
    count: int
    current: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One dossier in a list; `due_on` is the soonest running clock, None when none runs."""

    dossier: Dossier
    stage: str
    since: date | None
    waiting: str
    due_on: date | None
    due_title: str


def dossiers_in(scope: Scope, key: str, today: date) -> QuerySet[Dossier]:
    """The dossiers of a saved list that the assignment may see."""
    _, condition = LISTS[key]
    return Dossier.objects.in_scope(scope).filter(condition(today))


def saved_lists(scope: Scope, current: str, today: date) -> list[SavedList]:
    """Every saved list with its count: one query."""
    counts = Dossier.objects.in_scope(scope).aggregate(
        **{key.replace("-", "_"): Count("pk", filter=condition(today)) for key, (_, condition) in LISTS.items()}
    )
    return [
        SavedList(key, label, counts[key.replace("-", "_")], key == current) for key, (label, _) in LISTS.items()
    ]


def rows(dossiers: QuerySet[Dossier], today: date) -> QuerySet[Dossier]:
    """A list ready to be cut into pages: nearest deadline first, then by name."""
    running = DossierDeadline.objects.running(today).soonest()
    nearest = running.filter(dossier=OuterRef("pk")).values("last_on")[:1]
    return (
        dossiers.annotate(nearest=Subquery(nearest))
        .select_related("person", "unit")
        .prefetch_related(Prefetch("deadlines", running, to_attr="running"))
        .order_by(F("nearest").asc(nulls_last=True), "person__sort_key", "pk")
        .for_page()
    )


def as_rows(dossiers: Iterable[Dossier], today: date) -> list[Row]:
    """Dossiers of one page (`rows`) in words."""
    return [_row(dossier, today) for dossier in dossiers]


def _row(dossier: Dossier, today: date) -> Row:
    soonest = dossier.running[0] if dossier.running else None
    if dossier.is_open:
        stage, waiting = stage_title(dossier.stage_on_day(today)), waiting_label(dossier.waiting_on_day(today))
    else:
        stage, waiting = dossier.get_status_display(), ""
    passed = dossier.later_on is not None and dossier.later_on <= today
    return Row(
        dossier=dossier,
        stage=stage,
        since=dossier.later_on if passed else dossier.stage_on,
        waiting=waiting,
        due_on=soonest.last_on if soonest else None,
        due_title=soonest.title if soonest else "",
    )


def of_person(scope: Scope, person: Person) -> QuerySet[Dossier]:
    """Dossiers of one person that the assignment may see, the newest first (for the person's page)."""
    return (
        Dossier.objects.in_scope(scope)
        .filter(person=person)
        .select_related("unit")
        .order_by("-opened_on", "-pk")
        .for_page()
    )


def ready_for_dossier(scope: Scope, text: str = "") -> QuerySet[Candidate]:
    """People at the end of the class without an open dossier, who waited longest first."""
    ready = (
        Candidate.objects.in_scope(scope)
        .open()
        .filter(stage=Stage.TRAINED.value)
        .exclude(Exists(Dossier.objects.open().filter(person=OuterRef("person_id"))))
    )
    if text:
        ready = ready.search(text)
    return ready.select_related("person", "unit", "helper__person").order_by("stage_on", "pk").for_page()
