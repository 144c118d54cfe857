"""Rows of a case as the law's facts. Nothing is judged here; what isn't told stays unknown.

`told` loads a case with everything the facts need in a fixed number of queries, for one case or a thousand;
`Surroundings` holds what the cases of a branch share.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch

from taonguon.candidate.labels import Stage
from taonguon.candidate.models import HelperAssignment, StageDate
from taonguon.dossier.labels import PaperState
from taonguon.dossier.models import (
    Consent,
    Dossier,
    DossierEvent,
    DossierIntroducer,
    Paper,
    VerificationRequest,
)
from taonguon.dossier.querysets import DossierQuerySet
from taonguon.member.labels import Status as MemberStatus
from taonguon.member.models import Member
from taonguon.organization.labels import Kind, Level
from taonguon.organization.models import Committee, Unit
from taonguon.regulation.queries import law_of
from taonguon.rules.law import facts as told_facts
from taonguon.rules.law.judge import judge
from taonguon.rules.law.judgement import Judgement
from taonguon.rules.law.model import EventKind
from taonguon.rules.law.ruleset import LAW, Law
from taonguon.training.labels import CourseKind
from taonguon.training.models import Certificate

_CERTIFICATE_EVENTS = {
    CourseKind.AWARENESS.value: "awareness_certificate_issued",
    CourseKind.NEW_MEMBER.value: "new_member_class_certificate",
}
CELL_VOTES = ("cell_resolution_admission", "cell_resolution_recognition", "cell_resolution_removal")


def told(dossiers: DossierQuerySet) -> DossierQuerySet:
    """The cases with every row their facts are made of."""
    return dossiers.select_related("person", "unit", "member", "candidate").prefetch_related(
        Prefetch("events", DossierEvent.objects.select_related("recorded_by", "undone_by").in_order()),
        Prefetch("papers", Paper.objects.order_by("pk")),
        Prefetch("introducers", DossierIntroducer.objects.order_by("pk")),
        Prefetch("consents", Consent.objects.order_by("pk")),
        Prefetch("verifications", VerificationRequest.objects.order_by("sent_on", "pk")),
        Prefetch("person__certificates", Certificate.objects.order_by("issued_on", "pk")),
        Prefetch("candidate__stage_dates", StageDate.objects.filter(stage=Stage.SYMPATHIZER.value).order_by("pk")),
        Prefetch("candidate__helper_assignments", HelperAssignment.objects.order_by("valid_from", "pk")),
    )


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Committees above the cells, their law, official members: a fixed number of queries a commune."""

    levels: dict[str, frozenset[str]]
    local_rules: dict[str, frozenset[str]]
    official_members: dict[int, int]
    laws: dict[str, Law]

    @classmethod
    def of(cls, dossiers: Iterable[Dossier]) -> "Surroundings":
        dossiers = list(dossiers)
        paths = {dossier.unit_path for dossier in dossiers}
        prefixes = {path[:end] for path in paths for end in range(4, len(path) + 1, 4)}
        units = {unit.path: unit for unit in Unit.objects.filter(path__in=prefixes).order_by("path")}
        committees = {
            committee.unit.path: committee
            for committee in Committee.objects.filter(unit__path__in=prefixes)
            .select_related("unit")
            .order_by("pk")
        }
        counts = (
            Member.objects.filter(
                unit_id__in={dossier.unit_id for dossier in dossiers}, status=MemberStatus.OFFICIAL.value
            )
            .order_by()
            .values("unit_id")
            .annotate(count=Count("pk"))
        )
        levels, local_rules, laws = {}, {}, {}
        of_committee = {path: law_of(committee.unit_id) for path, committee in committees.items()}
        for path in paths:
            above = [units[path[:end]] for end in range(4, len(path) + 1, 4) if path[:end] in units]
            committee = next((committees[unit.path] for unit in above if unit.path in committees), None)
            levels[path] = frozenset(_levels(above, committee))
            local_rules[path] = frozenset(committee.local_rules) if committee else frozenset()
            laws[path] = of_committee[committee.unit.path] if committee else LAW
        return cls(levels, local_rules, {row["unit_id"]: row["count"] for row in counts}, laws)

    def law(self, dossier: Dossier) -> Law:
        """The law as the committee above applies it, its own lengths and days included."""
        return self.laws[dossier.unit_path]

    def judge(
        self,
        dossier: Dossier,
        on: date,
        *,
        known_on: date | None = None,
        more: Iterable[told_facts.Event] = (),
        law: Law | None = None,
    ) -> Judgement:
        """The case on a day, from what was known on `known_on` (the same day, unless looking ahead).

        `law`: another law than the committee's, to see what it would change.
        """
        facts = facts_of(dossier, self, on=known_on or on, more=more)
        return judge(facts, on, law=law or self.law(dossier))


def _levels(above: Iterable[Unit], committee: Committee | None) -> Iterator[str]:
    """Intermediate committees as the law names them; the commune's own level decides the name of the one below."""
    under_grassroots = committee is not None and committee.level == Level.GRASSROOTS
    for unit in above:
        if unit.kind == Kind.GRASSROOTS:
            yield "dang_uy_truc_thuoc_co_so" if under_grassroots else "dang_uy_co_so"
        elif unit.kind == Kind.SUB_COMMITTEE:
            yield "dang_uy_bo_phan"


def facts_of(
    dossier: Dossier, around: Surroundings, *, on: date, more: Iterable[told_facts.Event] = ()
) -> told_facts.Facts:
    """Facts of one case (loaded by `told`) as they stood on a day; `more` are events only thought of."""
    events = [*_events(dossier), *more]
    return told_facts.Facts(
        person=_person(dossier),
        unit=told_facts.Unit(
            intermediate_levels=around.levels.get(dossier.unit_path),
            cell_official_members=_official_members(dossier, around),
        ),
        introducers=_introducers(dossier),
        route=dossier.route or None,
        events=tuple(event for event in events if event.on is None or event.on <= on),
        papers=tuple(
            told_facts.Paper(paper.form, paper.on)
            for paper in dossier.papers.all()
            if paper.state in {PaperState.IN_HAND, PaperState.SENT} and (paper.on is None or paper.on <= on)
        ),
        local_rules=around.local_rules.get(dossier.unit_path, frozenset()),
    )


def _person(dossier: Dossier) -> told_facts.Person:
    person = dossier.person
    area = {True: "special", False: "general"}.get(person.special_area)
    return told_facts.Person(
        born_on=person.born_on,
        education=person.education,
        area=area,
        youth_union_member=person.youth_union_member,
        youth_union_officer=person.youth_union_officer,
        youth_union_present=_present(dossier.youth_union_present, person.youth_union_member),
        trade_union_member=person.trade_union_member,
        trade_union_present=_present(dossier.trade_union_present, person.trade_union_member),
        special_cases=frozenset(dossier.special_cases),
        consents=tuple(told_facts.Consent(consent.document, consent.on) for consent in dossier.consents.all()),
        left_party_on=_left_before(dossier),
    )


def _left_before(dossier: Dossier) -> date | None:
    """The day of leaving the Party that this case comes after; a leaving that ended the case is its own event."""
    left_on = dossier.person.left_party_on
    return left_on if left_on is not None and left_on < dossier.opened_on else None


def _present(told_so: bool | None, belongs: bool | None) -> bool | None:
    """Whether an organisation is there: as told, or because the person belongs to it."""
    return True if told_so is None and belongs else told_so


def _introducers(dossier: Dossier) -> tuple[told_facts.Introducer, ...] | None:
    rows = [
        told_facts.Introducer(row.official_since, row.together_since, row.replacement)
        for row in dossier.introducers.all()
    ]
    return tuple(rows) or None


def _official_members(dossier: Dossier, around: Surroundings) -> int | None:
    """Official members of the cell: as counted at its latest vote, else as they are on the roll now."""
    votes = [event for event in standing(dossier) if event.kind in CELL_VOTES and event.eligible is not None]
    if votes:
        latest = max(votes, key=lambda event: (event.on, event.pk))
        return latest.eligible + (latest.absent_excused or 0)
    return around.official_members.get(dossier.unit_id)


def standing(dossier: Dossier) -> list[DossierEvent]:
    """What happened and was not taken back, oldest first."""
    return [event for event in dossier.events.all() if event.undone_at is None]


def as_law(event: DossierEvent) -> told_facts.Event:
    """A row as the law's event."""
    votes = None
    if event.eligible is not None or event.votes_for is not None:
        votes = told_facts.Votes(event.eligible, event.votes_for, event.votes_against)
    return told_facts.Event(
        event.kind, event.on, votes=votes, reason=event.reason or None,
        same_committee=event.same_committee, abroad=event.abroad,
    )  # fmt: skip


def _events(dossier: Dossier) -> Iterator[told_facts.Event]:
    yield from _before_the_dossier(dossier)
    given_back = {
        paper.event_id for paper in dossier.papers.all() if paper.event_id and paper.state == PaperState.RETURNED
    }
    for event in standing(dossier):
        if event.pk in given_back and not _is_vote(LAW.events.get(event.kind)):
            continue  # a paper given back proves nothing until it is there again; a vote was taken all the same
        yield as_law(event)
    yield from _verification(dossier)


def _is_vote(kind: EventKind | None) -> bool:
    return kind is not None and bool(kind.vote)


def _before_the_dossier(dossier: Dossier) -> Iterator[told_facts.Event]:
    """What the pool and the classes know already: told once, never typed again."""
    joined = any(event.kind == "admission_ceremony_held" for event in standing(dossier))
    for certificate in dossier.person.certificates.all():
        # The class of new members tells something of this case only once its ceremony was held.
        if certificate.kind == CourseKind.AWARENESS or joined:
            yield told_facts.Event(_CERTIFICATE_EVENTS[certificate.kind], certificate.issued_on)
    if dossier.candidate is None:
        return
    for stage in dossier.candidate.stage_dates.all():
        yield told_facts.Event("sympathizer_listed", stage.on)
    for assignment in dossier.candidate.helper_assignments.all()[:1]:
        yield told_facts.Event("helper_assigned", assignment.valid_from)


def _verification(dossier: Dossier) -> Iterator[told_facts.Event]:
    """Requests that wait for an answer. The step itself is finished by the committee's conclusion."""
    for request in dossier.verifications.all():
        if request.replied_on is not None:
            continue
        yield told_facts.Event("verification_request_sent", request.sent_on, abroad=request.abroad)
        if request.abroad:
            yield told_facts.Event("verification_sent_abroad", request.sent_on)
        if request.received_on:
            yield told_facts.Event("verification_request_received", request.received_on, abroad=request.abroad)
