"""Excel annexes of the report: units against targets, who was admitted, and how every figure was counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from django.db.models import Count

from taonguon.candidate.labels import Stage
from taonguon.candidate.models import Candidate
from taonguon.documents.facts.annex import AnnexTable
from taonguon.documents.facts.registers import (
    NewMemberRow,
    UnitTargetRow,
    figure_sources,
    new_members,
    unit_targets,
)
from taonguon.documents.facts.report import ReportFacts
from taonguon.documents.gather.report import period_of
from taonguon.documents.models import Document
from taonguon.organization.labels import BLOCK_LABELS, KIND_LABELS, Block, Kind
from taonguon.organization.models import Committee
from taonguon.person.labels import (
    EDUCATION_LABELS,
    GENDER_LABELS,
    OCCUPATION_LABELS,
    Education,
    Gender,
    Occupation,
)
from taonguon.plan.models import Plan
from taonguon.plan.queries import targets_in_force
from taonguon.progress import counters, heat
from taonguon.progress.counters import Question
from taonguon.progress.targets import Reading


def annexes(document: Document, plan: Plan, committee: Committee, report: ReportFacts) -> Sequence[AnnexTable]:
    """Three sheets, counted as of the report's day."""
    period = period_of(document.subject_ref).until(document.as_of)
    question = Question(committee.unit.path, period, count_by=committee.count_admissions_by)
    return (
        unit_targets(_units(Reading(plan, committee, document.as_of)), year=period.end.year, as_of=document.as_of),
        new_members(_members(question), period=period.name),
        figure_sources(report.figures()),
    )


def _units(reading: Reading) -> Iterator[UnitTargetRow]:
    targets = list(targets_in_force(reading.plan, reading.today))
    path = reading.committee.unit.path
    depth = len(path) + 4
    members = counters.members_total(Question(path, _day(reading), depth)) or {}
    open_dossiers = Candidate.objects.in_branch(path).open().filter(stage__gte=Stage.DOSSIER.value)
    procedure = counters.grouped(open_dossiers, "unit_path", depth, Count("pk"))
    for row in heat.heat(reading, targets):
        admissions, trainees = row.cells
        exemption = admissions.requirement.exemption
        rate = Decimal(admissions.actual) / admissions.required if admissions.required else None
        yield UnitTargetRow(
            unit=row.unit.name,
            kind=BLOCK_LABELS[Block(row.unit.block)] if row.unit.block else KIND_LABELS[Kind(row.unit.kind)],
            members=members.get(row.unit.path, 0),
            target=admissions.required,
            admitted=admissions.actual,
            rate=rate,
            class_target=trainees.required,
            certified=trainees.actual,
            in_pool=row.pool,
            in_procedure=procedure.get(row.unit.path, 0),
            last_admission_on=row.last_admission_on,
            exemption=exemption.reason if exemption else None,
        )


def _day(reading: Reading):
    return period_of(f"{reading.today.year}-year").until(reading.today)


def _members(question: Question) -> Iterator[NewMemberRow]:
    rows = (
        counters.admitted(question)
        .select_related("member__person", "unit")
        .order_by("effective_on", "member__person__sort_key", "pk")
        .for_page()
    )
    for row in rows:
        person = row.member.person
        yield NewMemberRow(
            full_name=person.full_name,
            sex=GENDER_LABELS[Gender(person.gender)] if person.gender else None,
            born_on=person.born_on,
            hometown=person.native_place or None,
            occupation=person.occupation_text
            or (OCCUPATION_LABELS[Occupation(person.occupation)] if person.occupation else None),
            education=EDUCATION_LABELS[Education(person.education)] if person.education else None,
            cell=row.unit.name,
            decision_number=row.member.admission_decision_number or None,
            decided_on=row.member.admission_decision_on,
            admitted_on=row.effective_on,
        )
