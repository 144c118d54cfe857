"""11-KNĐ, 13-KNĐ and 16-KNĐ from a case (10, 12, 14, 15 share earlier facts)."""

from __future__ import annotations

from taonguon.documents.facts.forms import recognition as facts
from taonguon.documents.gather.forms import groups
from taonguon.documents.gather.forms.admission import proposers
from taonguon.documents.gather.forms.case import CaseFile
from taonguon.documents.gather.forms.law import grounds
from taonguon.training.labels import CourseKind


def helper_remarks(case: CaseFile) -> facts.HelperRemarksFacts:
    event, helper = case.event_of("s23_helper_remarks"), case.helper
    return facts.HelperRemarksFacts(
        place=case.committee.place_name,
        signed_on=event.on if event else None,
        person=groups.person_of(case.dossier.person),
        helper=helper.member.person.full_name if helper else None,
        helper_official_on=helper.member.official_on if helper else None,
        assigned_on=helper.valid_from if helper else None,
        cell=case.cell.name,
        joined_on=case.judgement.dates.party_join_date,
    )


def recognition_resolution(case: CaseFile) -> facts.RecognitionResolutionFacts:
    event = case.event("cell_resolution_recognition")
    number = groups.number_of(case, "13-KNĐ", event)
    return facts.RecognitionResolutionFacts(
        letterhead=groups.letterhead(case, case.cell, "resolution", number, event.on if event else None),
        person=groups.person_of(case.dossier.person),
        cell=case.cell.name,
        committee=groups.above_cell(case),
        joined_on=case.judgement.dates.party_join_date,
        probation_ended_on=case.judgement.dates.official_date,
        certificate=groups.certificate_of(case, CourseKind.NEW_MEMBER),
        meeting=groups.cell_meeting(event),
        vote=groups.vote(case, "cell_resolution_recognition", event),
        recipients=(groups.above_cell(case), "Lưu hồ sơ"),
        signer=groups.signer(case, "13-KNĐ", case.cell, event),
    )


def recognition_decision(case: CaseFile) -> facts.RecognitionDecisionFacts:
    event = case.event("recognition_decision_issued")
    number = groups.number_of(case, "16-KNĐ", event)
    return facts.RecognitionDecisionFacts(
        letterhead=groups.letterhead(case, case.commune, "decision", number, event.on if event else None),
        person=groups.person_of(case.dossier.person),
        grounds=grounds("r_probation", event.on if event else case.today),
        decided_by=groups.standing_committee(case).upper(),
        cell=case.cell.name,
        proposed_by=proposers(case),
        joined_on=case.judgement.dates.party_join_date,
        official_on=case.judgement.dates.official_date,
        recipients=(
            case.cell.name, case.dossier.person.full_name, case.committee.board_name, "Lưu Văn phòng Đảng ủy",
        ),
        signer=groups.signer(case, "16-KNĐ", case.commune, event),
    )  # fmt: skip
