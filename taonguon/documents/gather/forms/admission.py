"""1-KNĐ to 9-KNĐ from a case."""

from __future__ import annotations

from collections.abc import Iterator

from taonguon.documents.facts.forms import admission as facts
from taonguon.documents.facts.forms.groups import Letterhead
from taonguon.documents.gather.forms import groups
from taonguon.documents.gather.forms.case import CaseFile, committee_name
from taonguon.documents.gather.forms.law import ceremony_rule, grounds
from taonguon.dossier.models import DossierIntroducer
from taonguon.organization.labels import Kind
from taonguon.organization.models import Unit
from taonguon.training.labels import CourseKind

_KEPT = "Lưu hồ sơ"


def guidance(case: CaseFile) -> facts.GuidanceFacts:
    """Who it is for and where it is handed in: 1-KNĐ, 2-KNĐ and 10-KNĐ are written by hand."""
    return facts.GuidanceFacts(
        person=groups.person_of(case.dossier.person),
        cell=case.cell.name,
        committee=committee_name(case.commune),
        certificate=groups.certificate_of(case, CourseKind.AWARENESS),
    )


def introductions(case: CaseFile) -> Iterator[tuple[str, str, facts.IntroductionFacts]]:
    """One 3-KNĐ an introducer: part, whose it is, facts."""
    for row in case.introducers:
        yield f"nguoi-{row.pk}", row.name, _introduction(case, row)


def _introduction(case: CaseFile, row: DossierIntroducer) -> facts.IntroductionFacts:
    written = case.event_of("s10_introduction")
    helped = next((one for one in case.helpers if one.member_id == row.member_id and row.member_id), None)
    return facts.IntroductionFacts(
        place=case.committee.place_name,
        signed_on=written.on if written else None,
        person=groups.person_of(case.dossier.person),
        introducer=row.name,
        introducer_born_on=row.member.person.born_on if row.member else None,
        introducer_joined_on=row.member.party_join_on if row.member else None,
        introducer_official_on=row.official_since,
        cell=case.cell.name,
        together_since=row.together_since,
        assigned_on=helped.valid_from if helped else None,
    )


def union_resolution(case: CaseFile) -> facts.UnionResolutionFacts:
    """4-KNĐ, 4A-KNĐ: the organisation that introduced the person to the pool, where it is told."""
    event = case.event_of("s11_union_resolution")
    union = case.dossier.candidate.introduced_by if case.dossier.candidate else None
    union = union if union is not None and union.is_mass else None
    return facts.UnionResolutionFacts(
        letterhead=Letterhead(
            issuer=union.name if union else None,
            place=case.committee.place_name,
            signed_on=event.on if event else None,
        ),
        person=groups.person_of(case.dossier.person),
        organization=union.name if union else None,
        cell=case.cell.name,
        meeting=groups.committee_meeting(event),
        vote=groups.vote(case, event.kind if event else "union_resolution", event),
        recipients=(case.cell.name, _KEPT),
    )


def opinions(case: CaseFile, *, step: str, form: str) -> facts.OpinionFacts:
    """5-KNĐ, 12-KNĐ: the organisations are asked and their remarks written by hand."""
    event = case.event_of(step)
    number = groups.number_of(case, form, event)
    return facts.OpinionFacts(
        letterhead=groups.letterhead(case, case.cell, "", number, event.on if event else None),
        person=groups.person_of(case.dossier.person),
        cell=case.cell.name,
        recipients=(groups.above_cell(case), _KEPT),
        signer=groups.signer(case, form, case.cell, event),
    )


def cell_resolution(case: CaseFile) -> facts.CellResolutionFacts:
    event = case.event_of("s13_cell_resolution")
    number = groups.number_of(case, "6-KNĐ", event)
    return facts.CellResolutionFacts(
        letterhead=groups.letterhead(case, case.cell, "resolution", number, event.on if event else None),
        person=groups.person_of(case.dossier.person),
        cell=case.cell.name,
        committee=groups.above_cell(case),
        certificate=groups.certificate_of(case, CourseKind.AWARENESS),
        meeting=groups.cell_meeting(event),
        vote=groups.vote(case, "cell_resolution_admission", event),
        recipients=(groups.above_cell(case), _KEPT),
        signer=groups.signer(case, "6-KNĐ", case.cell, event),
    )


def committee_opinion(
    case: CaseFile, *, form: str, kind: str, unit_kind: Kind, cell_step: str, document: str
) -> facts.CommitteeOpinionFacts:
    """7-, 8-, 14-, 15-KNĐ: what a committee between the cell and the commune says to the cell's resolution."""
    unit = case.units[unit_kind]
    event, resolved = case.event(kind), case.event_of(cell_step)
    number = groups.number_of(case, form, event)
    return facts.CommitteeOpinionFacts(
        letterhead=groups.letterhead(case, unit, document, number, event.on if event else None),
        person=groups.person_of(case.dossier.person),
        cell=case.cell.name,
        committee=committee_name(unit),
        above=_above(case, unit),
        cell_resolution=(resolved.document_number or None) if resolved else None,
        cell_resolved_on=resolved.on if resolved else None,
        joined_on=case.judgement.dates.party_join_date,
        meeting=groups.committee_meeting(event),
        vote=groups.vote(case, kind, event),
        recipients=(_above(case, unit), case.cell.name, _KEPT),
        signer=groups.signer(case, form, unit, event),
    )


def _above(case: CaseFile, unit: Unit) -> str:
    higher = [one for one in case.between if len(one.path) < len(unit.path)]
    return committee_name(higher[0]) if higher else groups.standing_committee(case)


def proposers(case: CaseFile) -> str:
    """Who proposes to the standing committee: the committee below it, where there is one, and the cell."""
    names = [committee_name(unit) for unit in reversed(case.between)]
    return " và ".join([*names[:1], case.cell.name])


def admission_decision(case: CaseFile) -> facts.AdmissionDecisionFacts:
    event = case.event("admission_decision_issued")
    on = event.on if event else case.today
    helper = case.helper
    return facts.AdmissionDecisionFacts(
        letterhead=groups.letterhead(
            case, case.commune, "decision", groups.number_of(case, "9-KNĐ", event), event.on if event else None
        ),
        person=groups.person_of(case.dossier.person),
        grounds=grounds("r_introducers_route_a", on),
        decided_by=groups.standing_committee(case).upper(),
        cell=case.cell.name,
        proposed_by=proposers(case),
        ceremony_rule=ceremony_rule(on),
        helper=helper.member.person.full_name if helper else None,
        recipients=(
            case.cell.name, case.dossier.person.full_name, case.committee.board_name, "Lưu Văn phòng Đảng ủy",
        ),
        signer=groups.signer(case, "9-KNĐ", case.commune, event),
    )  # fmt: skip
