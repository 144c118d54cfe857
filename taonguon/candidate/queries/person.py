"""One person: facts, rules judged, certificate, timeline, diary. A handful of queries, whatever the history.

A dossier's papers and votes are added by the page of the dossier, which stands above.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from taonguon.candidate.facts import UnitSetting, facts_of, level_names, pool_events
from taonguon.candidate.labels import CONTACT_LABELS, STAGE_LABELS, ContactKind, Stage, Status
from taonguon.candidate.models import Candidate, FollowUp, HelperAssignment, StageDate
from taonguon.candidate.next_act import NextAct, last_day, next_act
from taonguon.member.labels import Status as MemberStatus
from taonguon.member.models import Member
from taonguon.organization.labels import Kind
from taonguon.organization.models import Committee, Unit
from taonguon.regulation.queries import law_of
from taonguon.rules import law
from taonguon.rules.access import Scope
from taonguon.training.models import Certificate, Enrolment

DIARY_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of the timeline."""

    day: date
    title: str
    detail: str = ""
    meta: str = ""
    state: str = "done"


@dataclass(frozen=True, slots=True)
class HeldCertificate:
    """A certificate and the last day on which the cell may rely on it."""

    certificate: Certificate
    last_day: date | None
    in_force: bool


@dataclass(frozen=True, slots=True)
class PersonPage:
    """Everything the page of a person shows."""

    candidate: Candidate
    act: NextAct | None
    judgement: law.Judgement
    findings: list[law.Finding]
    certificates: list[HeldCertificate]
    helpers: list[HelperAssignment]
    diary: list[FollowUp]
    happenings: list[Happening]
    facts: law.Facts
    law: law.Law

    def schedule(self, wanted_on: date, today: date) -> law.Schedule:
        """Backward schedule to a ceremony by the wanted day."""
        return law.backward_schedule(self.facts, wanted="ceremony", by=wanted_on, on=today, law=self.law)


def readable(scope: Scope) -> QuerySet[Candidate]:
    """Rows whose page the assignment may open, with what forms and headings show."""
    return Candidate.objects.readable(scope).select_related("person", "unit", "helper__person", "introduced_by")


def setting_of(unit: Unit) -> UnitSetting:
    """Levels above the cell, its official members, the commune's own law: a fixed number of queries."""
    prefixes = [unit.path[:end] for end in range(4, len(unit.path), 4)]
    above = list(Unit.objects.filter(path__in=prefixes).order_by("path").values_list("pk", "kind"))
    commune = next((pk for pk, kind in above if kind == Kind.COMMUNE), unit.pk)
    level, local = Committee.objects.filter(unit_id=commune).values_list("level", "local_rules").first() or (
        None,
        (),
    )
    return UnitSetting(
        levels=level_names([kind for _, kind in above], level),
        official_members=Member.objects.filter(unit=unit, status=MemberStatus.OFFICIAL.value).count(),
        local_rules=frozenset(local),
        law=law_of(commune),
    )


def person_page(candidate: Candidate, today: date, case: law.Facts | None = None) -> PersonPage:
    """The page of one row already found through `readable`.

    `case`: what an open dossier knows of the person, judged in place of what the pool knows.
    """
    stage_dates = list(candidate.stage_dates.order_by("-on", "-stage"))
    certificates = list(
        Certificate.objects.awareness().filter(person=candidate.person_id).order_by("-issued_on", "-pk")
    )
    helpers = list(candidate.helper_assignments.select_related("member__person").order_by("-valid_from", "-pk"))
    diary = list(candidate.follow_ups.select_related("author").order_by("-on", "-pk")[:DIARY_SHOWN])
    enrolments = Enrolment.objects.filter(person=candidate.person_id).select_related("course").order_by("-pk")
    since = next((row.valid_from for row in helpers if row.valid_to is None), None)
    setting = setting_of(candidate.unit)
    facts = case or facts_of(candidate, pool_events(stage_dates, certificates, since, today), setting)
    judgement = law.judge(facts, today, law=setting.law)
    newest = certificates[0].issued_on if certificates else None
    is_open = candidate.status == Status.OPEN
    return PersonPage(
        candidate=candidate,
        act=next_act(candidate, newest, today, setting.law) if is_open else None,
        judgement=judgement,
        findings=worst_first(judgement.findings),
        certificates=[_held(row, today, setting.law) for row in certificates],
        helpers=helpers,
        diary=diary,
        happenings=_happenings(candidate, stage_dates, certificates, helpers, diary, list(enrolments)),
        facts=facts,
        law=setting.law,
    )


def worst_first(findings: tuple[law.Finding, ...]) -> list[law.Finding]:
    """What needs an act, then what time heals, then what is unknown, then what is met."""
    return sorted(findings, key=_weight)


def _weight(finding: law.Finding) -> tuple[int, int]:
    verdict = {"fail": 0, "unknown": 1, "pass": 2}[finding.verdict]
    if finding.verdict == "fail":
        return verdict, 1 if finding.earliest_on else 0
    return verdict, 1 if finding.level == "note" else 0


def _held(certificate: Certificate, today: date, applied: law.Law) -> HeldCertificate:
    last = last_day(certificate.issued_on, today, applied)
    return HeldCertificate(certificate, last, last is None or last >= today)


def _happenings(  # noqa: PLR0917 - one list a kind of event
    candidate: Candidate,
    stage_dates: list[StageDate],
    certificates: list[Certificate],
    helpers: list[HelperAssignment],
    diary: list[FollowUp],
    enrolments: list[Enrolment],
) -> list[Happening]:
    """Newest first. A stage that a certificate made is told by the certificate."""
    lines = [
        Happening(row.on, STAGE_LABELS[Stage(row.stage)], row.document_number)
        for row in stage_dates
        if row.stage != Stage.TRAINED or not certificates
    ]
    lines += [
        Happening(row.issued_on, "Cấp giấy chứng nhận lớp nhận thức", f"số {row.number}", row.issuer)
        for row in certificates
    ]
    lines += [
        Happening(row.course.opens_on, "Cử đi học", row.course.name, row.get_result_display())
        for row in enrolments
    ]
    for row in helpers:
        name = row.member.person.full_name
        lines.append(Happening(row.valid_from, "Phân công đảng viên giúp đỡ", name, row.resolution_number))
        if row.valid_to is not None:
            lines.append(Happening(row.valid_to, "Thôi phân công giúp đỡ", name, row.end_reason))
    lines += [
        Happening(row.on, CONTACT_LABELS[ContactKind(row.kind)], row.text, row.author.full_name, "now")
        for row in diary
    ]
    if candidate.introduced_by and candidate.introduced_on:
        title = f"{candidate.introduced_by.name} giới thiệu"
        lines.append(Happening(candidate.introduced_on, title, candidate.introduced_note))
    if candidate.closed_on and candidate.status != Status.ADMITTED:
        lines.append(
            Happening(candidate.closed_on, candidate.get_status_display(), candidate.close_reason, state="late")
        )
    return sorted(lines, key=lambda line: line.day, reverse=True)
