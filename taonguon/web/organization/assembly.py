"""What the pages of the organisation put together: units with counts, one unit with targets and dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from taonguon.candidate.models import Candidate
from taonguon.dossier.models import DossierDeadline
from taonguon.member import queries as member
from taonguon.member.models import Movement
from taonguon.organization import labels
from taonguon.organization.labels import Block, Kind
from taonguon.organization.models import Exemption, Post, Unit, UnitChange
from taonguon.organization.queries import commune_above
from taonguon.plan.labels import INDICATOR_LABELS, SOURCE_LABELS, Indicator
from taonguon.plan.queries import active_plan
from taonguon.plan.queries.requirement import unit_targets
from taonguon.progress import counters
from taonguon.progress.heat import Cell, judge_cell
from taonguon.progress.labels import STATE_KINDS, STATE_LABELS
from taonguon.rules import period as periods
from taonguon.rules.access import Permission, Reach, Scope


@dataclass(frozen=True, slots=True)
class TreeRow:
    unit: Unit
    depth: int
    kind: str
    block: str
    members: int
    pool: int
    exempt: bool


@dataclass(frozen=True, slots=True)
class Tree:
    rows: Sequence[TreeRow]
    organisations: Sequence[Unit]
    units: int
    cells: int
    text: str
    can_edit: bool


def _kind(unit: Unit) -> str:
    return labels.KIND_LABELS[Kind(unit.kind)]


def _block(unit: Unit) -> str:
    return labels.BLOCK_LABELS[Block(unit.block)] if unit.block else ""


def tree(scope: Scope, today: date, text: str) -> Tree:
    """The branch in tree order with members and pool of each unit alone; a search keeps only what matches."""
    rows = Unit.objects.in_scope(scope).valid_on(today)
    if text.strip():
        rows = rows.search(text)
    units = list(rows.order_by("path").for_page())
    members = member.counts_by_unit(scope.path, today)
    pool = dict(
        Candidate.objects.in_branch(scope.path).open().order_by().values_list("unit_id").annotate(n=Count("pk"))
    )
    exempt = set(
        Exemption.objects.filter(
            Q(valid_to__isnull=True) | Q(valid_to__gte=today),
            unit__in=[unit.pk for unit in units],
            valid_from__lte=today,
        ).values_list("unit_id", flat=True)
    )
    top = min((len(unit.path) for unit in units), default=0)
    return Tree(
        rows=[
            TreeRow(
                unit, (len(unit.path) - top) // 4, _kind(unit), _block(unit), members.get(unit.pk, 0),
                pool.get(unit.pk, 0), unit.pk in exempt,
            )
            for unit in units
            if not unit.is_mass
        ],
        organisations=[unit for unit in units if unit.is_mass],
        units=sum(1 for unit in units if unit.is_party),
        cells=sum(1 for unit in units if unit.kind == Kind.CELL),
        text=text,
        can_edit=scope.can(Permission.UNIT_EDIT),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class OwedRow:
    """One thing a unit owes this year: what is there, how much is asked, where the figure comes from."""

    label: str
    indicator: str
    cell: Cell
    kind: str
    state: str
    source: str


@dataclass(frozen=True, slots=True)
class UnitPage:
    unit: Unit
    facts: Sequence[tuple[str, object]]
    owed: Sequence[OwedRow]
    members: int
    pool: int
    last_admission_on: date | None
    deadlines: Sequence[DossierDeadline]
    changes: Sequence[UnitChange]
    posts: Sequence[Post]
    exemptions: Sequence[Exemption]
    children: Sequence[Unit]
    can_edit: bool
    year: int
    sees_people: bool
    sees_members: bool
    sees_pool: bool


def unit_page(scope: Scope, today: date, unit: Unit) -> UnitPage:
    """Everything about one unit; names of people only where the assignment reaches personal records."""
    sees_people = scope.reach is Reach.BRANCH
    last = (
        Movement.objects.in_branch(unit.path)
        .filter(kind__in=counters.ADMISSION_KINDS, effective_on__lte=today)
        .order_by("-effective_on", "-pk")
        .values_list("effective_on", flat=True)
        .first()
    )
    deadlines: Sequence[DossierDeadline] = ()
    if sees_people and scope.can(Permission.DOSSIER_VIEW):
        rows = DossierDeadline.objects.in_branch(unit.path).running(today).select_related("dossier__person")
        deadlines = list(rows.soonest()[:5])
    members = member.count_on(unit.path, today)
    return UnitPage(
        unit=unit,
        facts=_facts(unit),
        owed=_owed(unit, today),
        members=members,
        pool=Candidate.objects.in_branch(unit.path).open().count(),
        last_admission_on=last,
        deadlines=deadlines,
        changes=list(unit.changes.select_related("other_unit").order_by("-on", "-pk")),
        posts=list(unit.posts.order_by("valid_to", "-valid_from", "pk")),
        exemptions=list(unit.exemptions.order_by("-valid_from", "-pk")),
        children=list(Unit.objects.filter(parent=unit).valid_on(today).in_order()),
        can_edit=scope.can(Permission.UNIT_EDIT),
        year=today.year,
        sees_people=sees_people,
        sees_members=scope.can(Permission.MEMBER_VIEW),
        sees_pool=scope.can(Permission.CANDIDATE_VIEW),
    )


def _facts(unit: Unit) -> list[tuple[str, object]]:
    facts: list[tuple[str, object]] = [
        ("Loại", _kind(unit)),
        ("Đơn vị cấp trên", unit.parent.name if unit.parent else "không có"),
    ]
    if unit.is_party:
        facts += [
            ("Khối", _block(unit)),
            ("Người 18-60 tuổi chưa vào Đảng", unit.non_members),
            ("Số hộ, quy mô", unit.households),
            ("Mã tổ chức đảng", unit.code),
        ]
    if unit.is_mass and unit.linked_unit:
        facts.append(("Gắn với", unit.linked_unit.name))
    return facts


def _owed(unit: Unit, today: date) -> list[OwedRow]:
    """What a Party unit owes this year of what can be counted for it."""
    commune = commune_above(unit)
    plan = active_plan(commune.pk, today.year) if commune and unit.is_party else None
    if plan is None or commune is None:
        return []
    year = periods.year(today.year)
    question = counters.Question(unit.path, year.until(today), count_by=commune.committee.count_admissions_by)
    counted = {
        Indicator.ADMISSIONS.value: counters.admissions,
        Indicator.TRAINEES.value: counters.trainees,
        Indicator.SOURCE_POOL.value: counters.source_pool,
        Indicator.REFERRALS.value: counters.referrals,
    }
    rows = []
    for indicator, requirement in unit_targets(unit, plan, today.year, today).items():
        if indicator not in counted:
            continue
        cell = judge_cell((counted[indicator](question) or {}).get("", 0), requirement, year, today)
        rows.append(
            OwedRow(
                INDICATOR_LABELS[Indicator(indicator)], indicator, cell, STATE_KINDS[cell.state],
                STATE_LABELS[cell.state], SOURCE_LABELS[requirement.source],
            )
        )  # fmt: skip
    return rows
