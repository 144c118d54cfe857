"""A person ready for the dossier, and dossiers walked through the deeds up to any step."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from taonguon.candidate.labels import Stage
from taonguon.dossier import actions
from taonguon.dossier.actions import Ballot, Introducer
from taonguon.dossier.models import Dossier
from taonguon.member.models import Member
from taonguon.organization.models import Unit
from taonguon.rules.law.ruleset import LAW
from tests.factories import people

TODAY = date(2026, 11, 24)
OPENED = date(2026, 3, 2)

# The usual way of one person, in real days: what is recorded, when, by whom, with which vote.
WAY: dict[str, tuple[date, str, Ballot | None]] = {
    "s07_application": (date(2026, 3, 10), "secretary_one", None),
    "s08_personal_history": (date(2026, 3, 12), "secretary_one", None),
    "s09_verification": (date(2026, 4, 20), "board", None),
    "s10_introduction": (date(2026, 4, 22), "secretary_one", None),
    "s11_union_resolution": (date(2026, 4, 24), "secretary_one", None),
    "s12_opinions": (date(2026, 5, 4), "secretary_one", None),
    "s13_cell_resolution": (date(2026, 5, 12), "secretary_one", Ballot(12, 9, 1)),
    "s16_appraisal": (date(2026, 5, 28), "board", None),
    "s17_admission_decision": (date(2026, 6, 10), "standing_committee", Ballot(9, 8, 0)),
    "s18_ceremony": (date(2026, 6, 26), "secretary_one", None),
    "s19_member_file": (date(2026, 7, 10), "secretary_one", None),
    "s22_self_review": (date(2027, 6, 28), "secretary_one", None),
    "s23_helper_remarks": (date(2027, 6, 28), "secretary_one", None),
    "s24_opinions_probationary": (date(2027, 6, 30), "secretary_one", None),
    "s25_cell_recognition": (date(2027, 7, 6), "secretary_one", Ballot(12, 11, 0)),
    "s27_recognition_decision": (date(2027, 7, 28), "standing_committee", Ballot(9, 9, 0)),
    "s28_announce_and_card": (date(2027, 8, 3), "secretary_one", None),
}
ADMISSION_PAPERS = tuple(WAY)[:6]


@dataclass
class Walk:
    """One dossier and the cast that works on it; `today` follows the day of each deed unless told."""

    cast: Any
    dossier: Dossier
    introducers: list[Member] = field(default_factory=list)

    def by(self, who: str, today: date) -> dict[str, Any]:
        return {"actor": self.cast.user(who), "scope": self.cast.scope(who), "today": today}

    def step(self, step: str, **facts: Any) -> Any:
        """Record a step as in `WAY`, or otherwise as told."""
        on, who, ballot = WAY.get(step, (TODAY, "board", None))
        on, who = facts.pop("on", on), facts.pop("who", who)
        facts = {"ballot": ballot, "document_number": f"{on.day:02d}-VB", **facts}
        return actions.record_step(
            dossier_id=self.dossier.pk, step=step, on=on, **{**self.by(who, facts.pop("today", on)), **facts}
        )

    def to(self, last: str) -> "Walk":
        """Every step up to and with `last` that isn't recorded yet."""
        done = {event.kind for event in self.dossier.events.standing().order_by("pk")}
        for step in WAY:
            if not done & set(LAW.step(step).events):
                self.step(step)
            if step == last:
                break
        self.dossier.refresh_from_db()
        return self

    def fresh(self) -> Dossier:
        self.dossier.refresh_from_db()
        return self.dossier


def candidate(cast: Any, unit: Unit | None = None, full_name: str = "", **facts: Any):
    """Somebody at the end of the class, with a helper's year behind and a certificate."""
    unit = unit or cast.cell_one
    facts = {
        "education": "upper_secondary", "special_area": False, "youth_union_member": True,
        "youth_union_officer": False, **facts,
    }  # fmt: skip
    row = people.candidate(unit, full_name, stage=Stage.TRAINED, entered_on=date(2025, 10, 6), **facts)
    people.certificate(row.person, unit, issued_on=date(2025, 12, 12))
    return row


def opened(cast: Any, unit: Unit | None = None, full_name: str = "", on: date = OPENED, **facts: Any) -> Walk:
    """An open dossier, its introducer named, nothing else in it."""
    unit = unit or cast.cell_one
    row = candidate(cast, unit, full_name, **facts)
    dossier = actions.open_dossier(
        candidate_id=row.pk, on=on, document_number="15-KL/ĐU", actor=cast.user("board"),
        scope=cast.scope("board"), today=on,
    )  # fmt: skip
    walk = Walk(cast, dossier)
    introducer = people.member(unit, official_on=date(2016, 3, 3), in_unit_since=date(2020, 1, 1))
    actions.set_introducers(
        dossier_id=dossier.pk, introducers=[Introducer(member_id=introducer.pk)], **walk.by("board", on)
    )
    walk.introducers = [introducer]
    walk.dossier.refresh_from_db()
    return walk


def at(cast: Any, step: str, unit: Unit | None = None, full_name: str = "", **facts: Any) -> Walk:
    """A dossier walked through every step up to `step`."""
    return opened(cast, unit, full_name, **facts).to(step)
