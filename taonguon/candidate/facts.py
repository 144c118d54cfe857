"""From the rows of the pool to the facts the law engine judges. No query here; what isn't known stays unknown.

A dossier knows more (votes, papers, verification): its context puts its own events in place of `pool_events`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from taonguon.candidate.labels import Stage
from taonguon.candidate.models import Candidate, StageDate
from taonguon.member.models import Member
from taonguon.organization.labels import Kind, Level
from taonguon.person.models import Person
from taonguon.rules import law
from taonguon.training.models import Certificate

STAGE_EVENTS = {
    Stage.SYMPATHIZER: "sympathizer_listed",
    Stage.DOSSIER: "application_dossier_opened",
    Stage.CELL_PASSED: "cell_resolution_admission",
    Stage.DECIDED: "admission_decision_issued",
    Stage.ADMITTED: "admission_ceremony_held",
}


@dataclass(frozen=True, slots=True)
class UnitSetting:
    """What the law asks about a cell: committees between it and the commune, its size; and that commune's law."""

    levels: frozenset[str]
    official_members: int
    local_rules: frozenset[str]
    law: law.Law


def level_names(kinds: Iterable[str], level: str | None) -> frozenset[str]:
    """Intermediate committees as the law names them; the commune's own level decides the name of the one below."""
    below = "dang_uy_truc_thuoc_co_so" if level == Level.GRASSROOTS else "dang_uy_co_so"
    names = {Kind.GRASSROOTS: below, Kind.SUB_COMMITTEE: "dang_uy_bo_phan"}
    return frozenset(names[Kind(kind)] for kind in kinds if Kind(kind) in names)


def person_facts(person: Person) -> law.Person:
    """The person as the engine knows one. Whether Đoàn or công đoàn exists at the place is not kept here."""
    area = None if person.special_area is None else "special" if person.special_area else "general"
    return law.Person(
        born_on=person.born_on,
        education=person.education,
        area=area,
        youth_union_member=person.youth_union_member,
        youth_union_officer=person.youth_union_officer,
        trade_union_member=person.trade_union_member,
        left_party_on=person.left_party_on,
    )


def introducer_facts(member: Member) -> law.Introducer:
    """The helper as introducing member (38-HD/BTCTW I.1.1d); the 12 months run from coming to the unit."""
    return law.Introducer(
        official_since=member.official_on, together_since=member.in_unit_since, replacement=False
    )


def pool_events(
    stage_dates: Iterable[StageDate], certificates: Iterable[Certificate], helper_since: date | None, on: date
) -> tuple[law.Event, ...]:
    """What happened up to `on`, as far as the pool knows."""
    events = [
        law.Event(STAGE_EVENTS[Stage(row.stage)], row.on)
        for row in stage_dates
        if Stage(row.stage) in STAGE_EVENTS
    ]
    events += [law.Event("awareness_certificate_issued", row.issued_on) for row in certificates]
    if helper_since is not None:
        events.append(law.Event("helper_assigned", helper_since))
    return tuple(event for event in events if event.on is not None and event.on <= on)


def facts_of(candidate: Candidate, events: tuple[law.Event, ...], setting: UnitSetting) -> law.Facts:
    """Everything known of one person; the helper stands for the introducing member until a dossier names them."""
    return law.Facts(
        person=person_facts(candidate.person),
        unit=law.Unit(intermediate_levels=setting.levels, cell_official_members=setting.official_members),
        introducers=(introducer_facts(candidate.helper),) if candidate.helper else None,
        events=events,
        local_rules=setting.local_rules,
    )
