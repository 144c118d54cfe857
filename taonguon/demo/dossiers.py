"""Dossiers on their way: each step on its usual day, judged by the law, with the cases that teach something."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from taonguon.candidate.actions import reach_stage
from taonguon.candidate.labels import Stage
from taonguon.demo.careers import Career
from taonguon.demo.classes import train_new_members
from taonguon.demo.world import World, workday
from taonguon.dossier import actions
from taonguon.dossier.actions import Ballot, Introducer, Returned
from taonguon.dossier.labels import Outcome
from taonguon.member.actions import admit, recognise
from taonguon.member.labels import Status as MemberStatus
from taonguon.member.models import Member
from taonguon.organization.labels import Kind
from taonguon.organization.models import Unit

STANDING_COMMITTEE = 9  # members of the Ban Thường vụ
_GRASSROOTS = 5  # members of the committee between a cell and the commune


@dataclass(frozen=True, slots=True)
class Gate:
    """A step of the usual way: days after the permission, who records it, which document."""

    step: str
    days: int
    who: str
    paper: str = ""
    late: float = 0.0  # share of a case's slack that has run up by this step


WAY = (
    Gate("s07_application", 8, "unit"),
    Gate("s08_personal_history", 10, "unit"),
    Gate("s09_verification", 49, "ban-xdd"),
    Gate("s10_introduction", 51, "unit"),
    Gate("s11_union_resolution", 53, "unit", "NQ/ĐTN"),
    Gate("s12_opinions", 63, "unit"),
    Gate("s13_cell_resolution", 71, "unit", "NQ/CB"),
    Gate("s15_grassroots_resolution", 80, "ban-xdd", "NQ/ĐU"),
    Gate("s16_appraisal", 87, "ban-xdd", "TTr/BXDĐ", 0.3),
    Gate("s17_admission_decision", 100, "thuong-truc", "QĐ/ĐU", 0.6),
    Gate("s18_ceremony", 116, "unit", late=1.0),
    Gate("s19_member_file", 130, "unit", late=1.0),
)
LAST = {
    Stage.DOSSIER: "s12_opinions",
    Stage.CELL_PASSED: "s16_appraisal",
    Stage.DECIDED: "s17_admission_decision",
    Stage.ADMITTED: "s19_member_file",
}
_LETTERS_SHOWN = 60  # days back
_VERIFICATION_SENT, _VERIFICATION_RECEIVED, _VERIFICATION_ANSWERED = 14, 20, 44


def admit_before(world: World, careers: list[Career]) -> list[Member]:
    """Last year's admissions as the books of that time tell them: their papers were made before this system."""
    members = []
    for number, career in enumerate(sorted(careers, key=lambda one: one.ceremony_on), start=1):
        board = world.by("ban-xdd")
        permitted = career.permitted_on
        decided = workday(permitted + timedelta(days=100 + round(career.slack * 0.6)))
        document = f"{number:02d}-QĐ/ĐU"
        for stage, on, paper in (
            (Stage.DOSSIER, permitted, f"{number:02d}-CV/ĐU"),
            (Stage.CELL_PASSED, permitted + timedelta(days=71), f"{1 + number % 12:02d}-NQ/CB"),
            (Stage.DECIDED, decided, document),
            (Stage.ADMITTED, career.ceremony_on, ""),
        ):
            reach_stage(candidate_id=career.candidate.pk, stage=stage, on=on, document_number=paper, **board)
        members.append(
            admit(
                person=career.candidate.person, unit_id=career.unit.pk, ceremony_on=career.ceremony_on,
                decision_on=decided, decision_number=document, **board,
            )
        )  # fmt: skip
    return members


def walk_dossiers(world: World, careers: list[Career]) -> None:
    """Every case from its permission to where it stands today."""
    for number, career in enumerate(sorted(careers, key=lambda one: (one.permitted_on, one.entered_on)), start=1):
        Walk(world, career, number).go()


@dataclass
class Walk:
    """One case being carried along its way."""

    world: World
    career: Career
    number: int

    def by(self, who: str, on: date) -> dict[str, Any]:
        own = self.world.by_unit(self.career.unit) if who == "unit" else self.world.by(who)
        return {"dossier_id": self.career.dossier.pk, "today": on, **own}

    def day(self, days: int, late: float = 0.0) -> date:
        return workday(self.career.permitted_on + timedelta(days=days + round(self.career.slack * late)))

    def go(self) -> None:
        self._open()
        for gate in self._gates():
            on = self.day(gate.days, gate.late)
            if on > self.world.today:
                break
            if gate.step == "s09_verification" and not self._verified():
                break
            self._record(gate, on)
        if self.career.trouble == "voted down":
            self._vote_down()
        elif self.career.trouble == "paper returned":
            self._give_back()

    def _open(self) -> None:
        career, on = self.career, self.career.permitted_on
        board = self.world.by("ban-xdd")
        career.dossier = actions.open_dossier(
            candidate_id=career.candidate.pk, on=on, document_number=f"{self.number:02d}-CV/ĐU", today=on, **board
        )
        actions.set_introducers(introducers=self._introducers(), **self.by("ban-xdd", on))

    def _introducers(self) -> list[Introducer]:
        """The helper, and a second member where no union introduces."""
        helper = Member.objects.get(help_given__candidate=self.career.candidate, help_given__valid_to__isnull=True)
        chosen = [helper]
        if not self.career.candidate.person.youth_union_member:
            others = Member.objects.filter(
                unit=self.career.unit, status=MemberStatus.OFFICIAL.value, activity_exempt=False,
                in_unit_since__lt=self.career.permitted_on - timedelta(days=400),
            )  # fmt: skip
            chosen += others.exclude(pk=helper.pk).order_by("-official_on", "pk")[:1]
        return [Introducer(member_id=member.pk) for member in chosen]

    def _gates(self) -> Iterator[Gate]:
        """The steps this case has, up to where its stage ends."""
        inside = self.career.unit.parent.kind == Kind.GRASSROOTS
        introduced = self.career.candidate.person.youth_union_member
        for gate in WAY:
            if gate.step == "s15_grassroots_resolution" and not inside:
                continue
            if gate.step == "s11_union_resolution" and not introduced:
                continue
            if self.career.trouble in {"decision late", "verification late"} and gate.step == "s16_appraisal":
                return
            yield gate
            if gate.step == LAST[self.career.stage]:
                return

    def _record(self, gate: Gate, on: date) -> None:
        document = f"{1 + (self.number * 3 + gate.days) % 40:02d}-{gate.paper}" if gate.paper else ""
        actions.record_step(
            step=gate.step,
            on=on,
            document_number=document,
            ballot=self._ballot(gate.step),
            **self.by(gate.who, on),
        )

    def _ballot(self, step: str, *, carried: bool = True) -> Ballot | None:
        if step == "s17_admission_decision":
            return Ballot(STANDING_COMMITTEE, STANDING_COMMITTEE - self.number % 2, 0)
        if step == "s15_grassroots_resolution":
            return Ballot(_GRASSROOTS, _GRASSROOTS)
        if step not in {"s13_cell_resolution", "s25_cell_recognition"}:
            return None
        return cell_ballot(self.career.unit, carried=carried, less=self.number % 2)

    def _verified(self) -> bool:
        """Ask the native place; answers whether it could be concluded. Letters of old cases are not told."""
        if self.career.ceremony_on and self.career.ceremony_on < self.world.ago(_LETTERS_SHOWN):
            return True
        sent = self.day(_VERIFICATION_SENT)
        request = actions.send_verification(
            sent_to=f"Đảng ủy {self.career.candidate.person.native_place}", on=sent,
            number=f"{self.number:02d}-CV/BXDĐ", **self.by("unit", sent),
        )  # fmt: skip
        received, answered = self.day(_VERIFICATION_RECEIVED), self.day(_VERIFICATION_ANSWERED)
        asked = {"request_id": request.pk}
        actions.note_verification_received(on=received, **asked, **self.by("unit", received))
        if self.career.trouble == "verification late":
            reminded = self.world.ago(12)
            actions.remind_verification(on=reminded, note="Gọi điện nhắc", **asked, **self.by("unit", reminded))
            return False
        actions.answer_verification(on=answered, outcome=Outcome.CLEAR, **asked, **self.by("unit", answered))
        return True

    def _vote_down(self) -> None:
        on = self.day(71)
        actions.record_step(
            step="s13_cell_resolution", on=on, document_number="07-NQ/CB", **self.by("unit", on),
            ballot=self._ballot("s13_cell_resolution", carried=False),
        )  # fmt: skip

    def _give_back(self) -> None:
        on = workday(self.world.ago(4))
        actions.return_papers(
            returned=[Returned("2-KNĐ", "Thiếu chữ ký xác nhận của cấp ủy nơi làm việc", "Nhận xét, chứng nhận")],
            on=on, due_on=self.world.today + timedelta(days=6), **self.by("ban-xdd", on),
        )  # fmt: skip


def cell_ballot(unit: Unit, *, carried: bool = True, less: int = 0) -> Ballot:
    """A vote of the cell: those freed from activity are left out; two in three carry it."""
    counts = official_members(unit)
    eligible = counts["active"]
    yes = eligible - min(less, eligible // 4) if carried else eligible * 3 // 5
    reason = "Miễn công tác và sinh hoạt đảng, sinh hoạt tạm thời nơi khác" if counts["freed"] else ""
    return Ballot(eligible, yes, eligible - yes if not carried else 0, counts["freed"], reason)


def official_members(unit: Unit) -> Mapping[str, int]:
    """Official members of a cell: those who vote, and those who are freed or away."""
    rows = Member.objects.filter(unit=unit, status=MemberStatus.OFFICIAL.value)
    active = rows.filter(activity_exempt=False, temporary_elsewhere=False).count()
    return {"active": active, "freed": rows.count() - active}


_RECOGNITION = (
    Gate("s22_self_review", 3, "unit"),
    Gate("s23_helper_remarks", 3, "unit"),
    Gate("s24_opinions_probationary", 6, "unit"),
    Gate("s25_cell_recognition", 13, "unit", "NQ/CB"),
    Gate("s26_intermediate_recognition", 20, "ban-xdd", "NQ/ĐU"),
    Gate("s27_recognition_decision", 36, "thuong-truc", "QĐ/ĐU"),
    Gate("s28_announce_and_card", 42, "unit"),
)
BEFORE_THE_SYSTEM = 200  # days: whose probation ended earlier was recognised on paper


def recognise_members(world: World, members: list[Member]) -> None:
    """Last year's new members at the end of their probation: on paper, as cases, and those still waiting."""
    done = [member for member in members if _probation_end(member) <= world.ago(21)]
    if done:
        train_new_members(world, done, _probation_end(done[0]) - timedelta(days=60))
    coming = [member for member in members if member not in done]
    if coming:
        train_new_members(world, coming[: len(coming) // 2 + 1], world.ago(45))
    stuck = next((one for one in members if world.ago(80) <= _probation_end(one) <= world.ago(46)), None)
    for number, member in enumerate(members, start=1):
        if _probation_end(member) <= world.ago(BEFORE_THE_SYSTEM):
            decided = workday(_probation_end(member) + timedelta(days=38))
            recognise(
                member_id=member.pk, official_on=_probation_end(member), decision_on=decided,
                decision_number=f"{60 + number}-QĐ/ĐU", **world.by("ban-xdd"),
            )  # fmt: skip
        elif _probation_end(member) <= world.today + timedelta(days=35):
            _recognise(world, member, number, last="s24_opinions_probationary" if member == stuck else "")


def _probation_end(member: Member) -> date:
    joined = member.party_join_on
    return (
        joined.replace(year=joined.year + 1)
        if (joined.month, joined.day) != (2, 29)
        else date(joined.year + 1, 3, 1)
    )


def _recognise(world: World, member: Member, number: int, *, last: str = "") -> None:
    """The case of one probationary member; `last`: the step after which nothing more was done."""
    unit = member.unit
    end = _probation_end(member)
    opened = max(member.party_join_on, end - timedelta(days=30))
    dossier = actions.open_recognition(member_id=member.pk, today=min(opened, world.today), **world.by_unit(unit))
    on = workday(member.party_join_on + timedelta(days=20))
    actions.record_step(
        dossier_id=dossier.pk, step="s19_member_file", on=on, today=max(on, opened), **world.by_unit(unit)
    )
    slow = 0 if number % 7 else 34  # one in seven is late
    for gate in _RECOGNITION:
        on = workday(end + timedelta(days=gate.days + slow))
        if on > world.today or (
            gate.step == "s26_intermediate_recognition" and unit.parent.kind != Kind.GRASSROOTS
        ):
            continue
        ballot = None
        if gate.step == "s25_cell_recognition":
            ballot = cell_ballot(unit)
        elif gate.step == "s26_intermediate_recognition":
            ballot = Ballot(_GRASSROOTS, _GRASSROOTS)
        elif gate.step == "s27_recognition_decision":
            ballot = Ballot(STANDING_COMMITTEE, STANDING_COMMITTEE)
        own = world.by_unit(unit) if gate.who == "unit" else world.by(gate.who)
        document = f"{70 + number}-{gate.paper}" if gate.paper else ""
        actions.record_step(
            dossier_id=dossier.pk, step=gate.step, on=on, today=on, document_number=document, ballot=ballot, **own
        )
        if gate.step == last:
            break
