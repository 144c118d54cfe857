"""Everything the papers of one dossier are made from, loaded in a fixed number of queries."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from taonguon.candidate.models import HelperAssignment, StageDate
from taonguon.common.querysets import ScopedQuerySet
from taonguon.dossier.facts import Surroundings, standing, told
from taonguon.dossier.models import Dossier, DossierEvent, DossierIntroducer, Paper
from taonguon.organization.labels import Kind, PostTitle
from taonguon.organization.models import Committee, Post, Unit
from taonguon.rules.law.judgement import Judgement
from taonguon.rules.law.ruleset import LAW
from taonguon.training.labels import Result
from taonguon.training.models import Certificate, Enrolment

_PROVINCE_DIGITS = re.compile(
    r"^\d{2}(?=\.)"
)  # mã tổ chức đảng begins with the province (1361-CV/BTCTW, phụ lục 2)
_COMMITTEE = ("Đảng bộ", "Đảng ủy")


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One dossier with what stands around it on a day. `units` are the cell and the units above it, by kind."""

    dossier: Dossier
    judgement: Judgement
    levels: frozenset[str]
    today: date
    units: Mapping[str, Unit]
    committee: Committee
    happened: Sequence[DossierEvent]
    papers: Mapping[str, Paper]
    introducers: Sequence[DossierIntroducer]
    helpers: Sequence[HelperAssignment]
    secretaries: Sequence[Post]
    enrolment: Enrolment | None

    @property
    def cell(self) -> Unit:
        return self.dossier.unit

    @property
    def commune(self) -> Unit:
        return self.committee.unit

    @property
    def province(self) -> str:
        """Two digits of the province whose form codes are printed; "" where no unit code tells it."""
        for unit in (self.commune, self.units.get(Kind.PROVINCE)):
            if unit is not None and (found := _PROVINCE_DIGITS.match(unit.code)):
                return found[0]
        return ""

    @property
    def between(self) -> tuple[Unit, ...]:
        """Committees between the cell and the commune, the lowest first."""
        return tuple(self.units[kind] for kind in (Kind.SUB_COMMITTEE, Kind.GRASSROOTS) if kind in self.units)

    @property
    def above_cell(self) -> Unit:
        """The organisation directly above the cell."""
        return self.between[0] if self.between else self.commune

    def done(self, step: str) -> bool:
        return step in self.judgement.done_steps

    def reached(self, step: str) -> bool:
        """Whether the step was done or can be taken now: its papers are then of use."""
        return self.done(step) or step in self.judgement.open_steps

    def event(self, *kinds: str) -> DossierEvent | None:
        """What happened last of these kinds and was not taken back."""
        found = [event for event in self.happened if event.kind in kinds]
        return max(found, key=lambda event: (event.on, event.pk), default=None)

    def event_of(self, step: str) -> DossierEvent | None:
        return self.event(*LAW.step(step).events)

    def certificate(self, kind: str) -> Certificate | None:
        """The newest certificate of a kind of course."""
        found = [row for row in self.dossier.person.certificates.all() if row.kind == kind]
        return found[-1] if found else None

    def secretary(self, unit: Unit, on: date) -> str | None:
        """Who was secretary of a unit on a day, as far as its offices are told."""
        held = [row for row in self.secretaries if row.unit_id == unit.pk and row.valid_from <= on]
        held = [row for row in held if row.valid_to is None or on <= row.valid_to]
        return held[-1].holder_name if held else None

    @property
    def helper(self) -> HelperAssignment | None:
        """The member who helps now, or helped last."""
        return self.helpers[-1] if self.helpers else None

    @property
    def listed(self) -> StageDate | None:
        """When the person came on the list of sympathizers."""
        return next(iter(self.dossier.candidate.stage_dates.all()), None) if self.dossier.candidate else None


def case_file(dossiers: ScopedQuerySet, pk: int, today: date) -> CaseFile:
    """Raises `Dossier.DoesNotExist` where the queryset does not hold the dossier."""
    dossier = told(dossiers).select_related("person", "unit", "member", "candidate__introduced_by").get(pk=pk)
    around = Surroundings.of([dossier])
    prefixes = [dossier.unit_path[:end] for end in range(4, len(dossier.unit_path) + 1, 4)]
    units = list(Unit.objects.filter(path__in=prefixes).order_by("path"))
    committee = Committee.objects.select_related("unit").get(unit__path__in=prefixes)
    secretaries = Post.objects.filter(unit__in=units, title=PostTitle.SECRETARY.value)
    enrolment = Enrolment.objects.filter(person=dossier.person, result=Result.ENROLLED.value)
    return CaseFile(
        dossier=dossier,
        judgement=around.judge(dossier, today),
        levels=around.levels[dossier.unit_path],
        today=today,
        units={unit.kind: unit for unit in units},
        committee=committee,
        happened=standing(dossier),
        papers={paper.form: paper for paper in dossier.papers.all()},
        introducers=list(
            DossierIntroducer.objects.filter(dossier=dossier).select_related("member__person").order_by("pk")
        ),
        helpers=list(
            HelperAssignment.objects.filter(candidate_id=dossier.candidate_id)
            .select_related("member__person")
            .order_by("valid_from", "pk")
        ),
        secretaries=list(secretaries.order_by("valid_from", "pk")),
        enrolment=enrolment.select_related("course").order_by("course__opens_on", "pk").last(),
    )


def committee_name(unit: Unit) -> str:
    """ "Đảng bộ xã Định Tân" → "Đảng ủy xã Định Tân"; a cell is its own name."""
    organisation, committee = _COMMITTEE
    return committee + unit.name.removeprefix(organisation) if unit.name.startswith(organisation) else unit.name
