"""Groups of facts that several forms share, told from a case: head, signature, person, meeting, vote."""

from __future__ import annotations

import re
from datetime import date

from taonguon.documents.facts.forms import groups as facts
from taonguon.documents.gather.forms.case import CaseFile, committee_name
from taonguon.documents.profile import Body, body_codes, kinds
from taonguon.dossier.models import DossierEvent
from taonguon.organization.models import Unit
from taonguon.person.labels import (
    EDUCATION_LABELS,
    ETHNIC_GROUPS,
    GENDER_LABELS,
    OCCUPATION_LABELS,
    RELIGIONS,
    Education,
    Gender,
    Occupation,
)
from taonguon.person.models import Person
from taonguon.rules.law.model import Parameter
from taonguon.rules.law.ruleset import LAW

_NUMBER = re.compile(r"^0*(?P<number>\d{1,5})\s*[-/]\s*(?P<symbol>\S.*)$")
# What is above general schooling is a professional qualification (items 11 of 2-KNĐ).
_PROFESSIONAL = frozenset({Education.COLLEGE, Education.UNIVERSITY, Education.POSTGRADUATE})
_SIGNS = {
    "cell_secretary": "T/M CHI BỘ",
    "sub_committee_secretary": "T/M ĐẢNG ỦY BỘ PHẬN",
    "grassroots_committee_secretary": "T/M ĐẢNG ỦY",
    "commune_secretary_or_deputy": "T/M BAN THƯỜNG VỤ",
}
_COUNTED = {">=": "ít nhất", ">": "trên"}


def person_of(row: Person) -> facts.Person:
    """Items the forms print; the place of birth is not kept and stays a dotted line."""
    education = Education(row.education) if row.education else None
    professional = education in _PROFESSIONAL
    label = EDUCATION_LABELS[education].lower() if education else None
    return facts.Person(
        full_name=row.full_name,
        sex=GENDER_LABELS[Gender(row.gender)].lower() if row.gender else None,
        born_on=row.born_on,
        hometown=row.native_place or None,
        residence=row.residence or None,
        ethnicity=ETHNIC_GROUPS[row.ethnic_group - 1] if row.ethnic_group else None,
        religion=None if row.religion is None else RELIGIONS[row.religion] if row.religion else "không",
        general_education=None if professional else label,
        qualification=label if professional else None,
        occupation=row.occupation_text
        or (OCCUPATION_LABELS[Occupation(row.occupation)].lower() if row.occupation else None),
        workplace=row.workplace or None,
        youth_union_joined_on=row.youth_union_joined_on,
    )


def certificate_of(case: CaseFile, kind: str) -> facts.Certificate:
    row = case.certificate(kind)
    if row is None:
        return facts.Certificate()
    return facts.Certificate(number=row.number, issued_on=row.issued_on, issuer=row.issuer or None)


def letterhead(
    case: CaseFile, unit: Unit, kind: str, number: str = "", signed_on: date | None = None
) -> facts.Letterhead:
    """Head of a paper of the cell or of a committee; the number as it was recorded, room for it before."""
    at_commune = unit.pk == case.commune.pk
    body = Body.CELL if unit.pk == case.cell.pk else Body.COMMITTEE
    found = _NUMBER.match(number)
    if at_commune:
        parent, issuer = case.committee.parent_name, case.committee.issuer_name
    else:
        above = case.above_cell if unit.pk == case.cell.pk else _above(case, unit)
        parent, issuer = above.name, unit.name if body is Body.CELL else committee_name(unit)
    return facts.Letterhead(
        parent=parent,
        issuer=issuer,
        symbol=found["symbol"] if found else _symbol(kind, body),
        number=int(found["number"]) if found else None,
        place=case.committee.place_name,
        signed_on=signed_on,
    )


def _symbol(kind: str, body: Body) -> str | None:
    """ "NQ/CB"; None for a paper that is none of the Party's kinds of document (`kind` "")."""
    return f"{kinds()[kind].code}/{body_codes()[body].code}" if kind else None


def board_head(case: CaseFile, kind: str) -> facts.Letterhead:
    """Head of a paper of the committee's advising board."""
    return facts.Letterhead(
        parent=case.committee.issuer_name,
        issuer=case.committee.board_name,
        symbol=_symbol(kind, Body.BOARD),
        place=case.committee.place_name,
    )


def _above(case: CaseFile, unit: Unit) -> Unit:
    higher = [one for one in case.between if len(one.path) < len(unit.path)]
    return higher[-1] if higher else case.commune


def signer(case: CaseFile, form: str, unit: Unit, event: DossierEvent | None) -> facts.Signer:
    """Who signs, or signed on the day of `event`, as the law's data names the signer of the form.

    Of "secretary or deputy" the office says which.
    """
    known = LAW.form_of(form)
    role = known.signer if known else ""
    on = event.on if event else case.today
    if role not in _SIGNS:
        return facts.Signer()
    if role == "commune_secretary_or_deputy":
        return facts.Signer(authority=_SIGNS[role])
    return facts.Signer(authority=_SIGNS[role], position="BÍ THƯ", name=case.secretary(unit, on))


def number_of(case: CaseFile, form: str, event: DossierEvent | None) -> str:
    """The number of a paper: as corrected on the paper itself, else as recorded with its step."""
    paper = case.papers.get(form)
    if paper is not None and paper.number and (event is None or paper.event_id == event.pk):
        return paper.number
    return event.document_number if event else ""


def cell_meeting(event: DossierEvent | None) -> facts.CellMeeting:
    """The day, the place and the official members a vote was counted from; presence is written by hand."""
    if event is None:
        return facts.CellMeeting()
    return facts.CellMeeting(held_on=event.on, place=event.place or None, official=_members(event))


def committee_meeting(event: DossierEvent | None) -> facts.CommitteeMeeting:
    if event is None:
        return facts.CommitteeMeeting()
    return facts.CommitteeMeeting(held_on=event.on, place=event.place or None, members=_members(event))


def _members(event: DossierEvent) -> int | None:
    return None if event.eligible is None else event.eligible + (event.absent_excused or 0)


def vote(case: CaseFile, kind: str, event: DossierEvent | None) -> facts.Vote:
    """Figures of a vote and the share it needs, under the law of its day (of today, while it is to come)."""
    asked = LAW.events[kind].vote if kind in LAW.events else ""
    on = event.on if event else case.today
    threshold = share(LAW.parameter(asked, on)) if asked else None
    if event is None or event.eligible is None:
        return facts.Vote(threshold=threshold)
    told = (event.votes_for, event.votes_against)
    return facts.Vote(
        eligible=event.eligible,
        in_favour=event.votes_for,
        against=event.votes_against,
        abstained=None if None in told else event.eligible - sum(told),
        threshold=threshold,
    )


def share(rule: Parameter) -> str:
    """ "ít nhất 2/3 đảng viên chính thức của chi bộ"."""
    asked = rule.threshold
    return f"{_COUNTED[asked.op]} {asked.num}/{asked.den} {LAW.label('of', asked.of)}"


def standing_committee(case: CaseFile) -> str:
    """ "Ban Thường vụ Đảng ủy xã Định Tân"."""
    return f"Ban Thường vụ {committee_name(case.commune)}"


def above_cell(case: CaseFile) -> str:
    """Whom the cell proposes to: the committee directly above it, at commune level its standing committee."""
    return committee_name(case.above_cell) if case.between else standing_committee(case)
