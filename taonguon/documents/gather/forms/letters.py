"""Letters, minutes, submission and extract from a case."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from taonguon.documents.facts.forms import letters as facts
from taonguon.documents.gather.forms import groups
from taonguon.documents.gather.forms.case import CaseFile, committee_name
from taonguon.documents.gather.forms.law import reply_rule
from taonguon.dossier.labels import PaperState
from taonguon.dossier.models import DossierEvent, VerificationRequest
from taonguon.person.labels import EDUCATION_LABELS, Education, Gender
from taonguon.rules.law.judgement import OVERDUE
from taonguon.rules.law.ruleset import LAW
from taonguon.rules.law.votes import vote_sentence
from taonguon.rules.wording import format_date, join_list
from taonguon.training.labels import CourseKind

_OFFICE = "Lưu Văn phòng Đảng ủy"
_ADMISSION, _RECOGNITION = "kết nạp đảng viên", "công nhận đảng viên chính thức"
_HELD = (PaperState.IN_HAND, PaperState.SENT)


def verification(case: CaseFile) -> Iterator[tuple[str, str, facts.VerificationLetterFacts]]:
    """One letter a place that is asked: part, whom it goes to, facts. Without a place yet: one to be addressed."""
    rows = list(case.dossier.verifications.all())
    for row in rows:
        yield f"noi-{row.pk}", row.sent_to, _verification(case, row)
    if not rows and not case.done("s09_verification"):
        yield "", "", _verification(case, None)


def _verification(case: CaseFile, row: VerificationRequest | None) -> facts.VerificationLetterFacts:
    return facts.VerificationLetterFacts(
        letterhead=groups.letterhead(
            case, case.commune, "letter", row.number if row else "", row.sent_on if row else None
        ),
        addressee=row.sent_to if row else None,
        person=groups.person_of(case.dossier.person),
        cell=case.cell.name,
        reply_rule=reply_rule(abroad=bool(row and row.abroad), on=row.sent_on if row else case.today),
        reply_to=committee_name(case.commune),
        recipients=("Như trên", case.cell.name, _OFFICE),
    )


def class_sending(case: CaseFile) -> facts.ClassSendingFacts:
    """The person alone, with the class he or she is enrolled in; the whole class is a list of its own."""
    course = case.enrolment.course if case.enrolment else None
    person = case.dossier.person
    printed = groups.person_of(person)
    woman = person.gender == Gender.FEMALE
    student = facts.StudentRow(
        full_name=person.full_name,
        born_on_man=None if woman or not person.gender else person.born_on,
        born_on_woman=person.born_on if woman else None,
        ethnicity=printed.ethnicity,
        religion=printed.religion,
        hometown=printed.hometown,
        education=EDUCATION_LABELS[Education(person.education)] if person.education else None,
        occupation=printed.occupation,
        cell=case.cell.name,
    )
    return facts.ClassSendingFacts(
        letterhead=groups.letterhead(case, case.commune, "letter"),
        course=course.name if course else None,
        course_place=(course.place or None) if course else None,
        starts_on=course.opens_on if course else None,
        ends_on=course.closes_on if course else None,
        count=1,
        students=(student,),
        recipients=("Như trên", case.cell.name, _OFFICE),
    )


def hand_over(case: CaseFile) -> facts.HandOverFacts:
    """With the list of what is in the dossier: titles, numbers, days; never what the papers say."""
    forwarded, moved = case.event("dossier_forwarded"), case.event("move_decision_effective")
    to = forwarded or moved
    rows = tuple(
        facts.PaperRow(title=LAW.product(paper.form), number=paper.number or None, dated_on=paper.on)
        for paper in case.papers.values()
        if paper.state in _HELD
    )
    return facts.HandOverFacts(
        letterhead=groups.letterhead(
            case, case.commune, "letter",
            forwarded.document_number if forwarded else "", forwarded.on if forwarded else None,
        ),
        addressee=(to.place or None) if to else None,
        person=groups.person_of(case.dossier.person),
        cell=case.cell.name,
        reason=_move_reason(moved),
        papers=rows,
        recipients=("Như trên", case.cell.name, _OFFICE),
    )  # fmt: skip


def _move_reason(moved: DossierEvent | None) -> str | None:
    if moved is None:
        return None
    return f"chuyển nơi công tác, cư trú từ ngày {format_date(moved.on)}"


def helped_certificate(case: CaseFile) -> facts.HelpedCertificateFacts:
    moved, helper, listed = case.event("move_decision_effective"), case.helper, case.listed
    return facts.HelpedCertificateFacts(
        letterhead=groups.letterhead(case, case.commune, ""),
        person=groups.person_of(case.dossier.person),
        cell=case.cell.name,
        listed_on=listed.on if listed else None,
        helper=helper.member.person.full_name if helper else None,
        assigned_on=helper.valid_from if helper else None,
        helped_until=helper.valid_to if helper else None,
        certificate=groups.certificate_of(case, CourseKind.AWARENESS),
        addressee=(moved.place or None) if moved else None,
        recipients=(case.dossier.person.full_name, case.cell.name, _OFFICE),
    )


def urging(case: CaseFile) -> facts.UrgingFacts:
    """What has run out in this dossier; the unit's figures belong to the letter about its plan."""
    return facts.UrgingFacts(
        letterhead=groups.board_head(case, "letter"),
        addressee=f"Cấp ủy {case.cell.name}",
        tasks=tuple(
            facts.UrgedRow(
                task=f"{clock.title}: {case.dossier.person.full_name}", due_on=clock.due_on, reason=clock.citation
            )
            for clock in overdue(case)
        ),
        recipients=("Như trên", f"Lưu {case.committee.board_name}"),
    )


def overdue(case: CaseFile) -> list:
    """Clocks of the law that ran out by the day of the case."""
    return [clock for clock in case.judgement.deadlines if clock.state == OVERDUE]


def cell_minutes(case: CaseFile, *, kind: str) -> facts.CellMinutesFacts:
    event = case.event(kind)
    return facts.CellMinutesFacts(
        letterhead=groups.letterhead(case, case.cell, "minutes"),
        person=groups.person_of(case.dossier.person),
        cell=case.cell.name,
        matter=_matter(kind),
        meeting=groups.cell_meeting(event),
        vote=groups.vote(case, kind, event),
    )


def _matter(kind: str) -> str:
    return _RECOGNITION if kind == "cell_resolution_recognition" else _ADMISSION


def submission(case: CaseFile, *, kind: str, between: str, clock: str) -> facts.SubmissionFacts:
    """To the standing committee; `kind` is the cell's vote, `between` that of the committee above it."""
    person = case.dossier.person
    row = facts.ApplicantRow(
        full_name=person.full_name,
        born_on=person.born_on,
        cell=case.cell.name,
        cell_vote=_vote_words(case.event(kind)),
        committee_vote=_vote_words(case.event(between)),
        decide_by=_due(case, clock),
    )
    return facts.SubmissionFacts(
        letterhead=groups.board_head(case, "submission"),
        addressee=groups.standing_committee(case),
        matter=_matter(kind),
        count=1,
        people=(row,),
        recipients=("Như trên", f"Lưu {case.committee.board_name}"),
    )


def _vote_words(event: DossierEvent | None) -> str | None:
    """ "9 trên 12 = 75%, cần ít nhất 8"."""
    if event is None or event.eligible is None or event.votes_for is None:
        return None
    threshold = LAW.parameter(LAW.events[event.kind].vote, event.on).threshold
    return vote_sentence(threshold, yes=event.votes_for, total=event.eligible)


def _due(case: CaseFile, rule: str) -> date | None:
    return next((clock.due_on for clock in case.judgement.deadlines if clock.rule.startswith(rule)), None)


def extract(case: CaseFile) -> facts.ExtractFacts:
    """Steps, days and votes for the members of the standing committee."""
    resolved = case.event("cell_resolution_admission")
    above = case.event("grassroots_resolution_admission", "sub_committee_report")
    names = [row.name for row in case.introducers]
    union = case.event_of("s11_union_resolution")
    if union is not None:
        names.append(f"Nghị quyết {_cited(union)} của Đoàn, công đoàn")
    return facts.ExtractFacts(
        letterhead=groups.board_head(case, ""),
        person=groups.person_of(case.dossier.person),
        cell=case.cell.name,
        certificate=groups.certificate_of(case, CourseKind.AWARENESS),
        introducers=join_list(names) if names else None,
        verification="đã có" if case.done("s09_verification") else "chưa có",
        opinions=_had(case.event_of("s12_opinions")),
        cell_resolution=_cited(resolved),
        committee_resolution=_cited(above) if case.between else "không có cấp này",
        vote=groups.vote(case, "cell_resolution_admission", resolved),
    )


def _cited(event: DossierEvent | None) -> str | None:
    """ "số 05-NQ/CB, ngày 12/5/2026"."""
    if event is None:
        return None
    day = f"ngày {format_date(event.on)}"
    return f"số {event.document_number}, {day}" if event.document_number else day


def _had(event: DossierEvent | None) -> str | None:
    return f"đã có, ngày {format_date(event.on)}" if event else None
