"""What every deed on a dossier shares: the lock, the version, the judgement before and after, the trail."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.timezone import localtime

from taonguon.audit.actions import record
from taonguon.audit.labels import verb_label
from taonguon.audit.queries import of_target
from taonguon.common.refusal import Refused
from taonguon.dossier.facts import Surroundings, facts_of, standing, told
from taonguon.dossier.labels import PaperState
from taonguon.dossier.models import Dossier, Paper
from taonguon.organization.labels import Kind
from taonguon.rules.access import Permission, Scope
from taonguon.rules.law.facts import Consent, Event
from taonguon.rules.law.judge import judge
from taonguon.rules.law.judgement import FAIL, Finding, Judgement
from taonguon.rules.law.ruleset import LAW
from taonguon.rules.wording import format_date


@dataclass
class Case:
    """A dossier under its lock, with its facts and who acts on it."""

    dossier: Dossier
    around: Surroundings
    actor: Any
    scope: Scope
    today: date

    @property
    def levels(self) -> frozenset[str]:
        return self.around.levels[self.dossier.unit_path]

    @cached_property
    def now(self) -> Judgement:
        """The judgement before the deed."""
        return self.around.judge(self.dossier, self.today)

    def after(self, event: Event) -> Judgement:
        """The judgement as it will be once the event is told."""
        return self.around.judge(self.dossier, self.today, more=[event])

    def before_on_its_day(self, event: Event) -> Judgement:
        """The judgement without the event, on the day it is held against."""
        return self.around.judge(self.dossier, self._its_day(event), known_on=self.today)

    def after_on_its_day(self, event: Event, *, every_consent: bool = False) -> Judgement:
        """As `after`, on the day of what happened last: told late, a deed isn't held back by what ran out since.

        `every_consent`: as if the documents asked for before the decision were there.
        """
        facts = facts_of(self.dossier, self.around, on=self.today, more=[event])
        if every_consent:
            consents = tuple(Consent(document) for document in LAW.documents)
            facts = replace(facts, person=replace(facts.person, consents=consents))
        return judge(facts, self._its_day(event), law=self.around.law(self.dossier))

    def _its_day(self, event: Event) -> date:
        """The day of the event, or of a later one told before it."""
        days = [one.on for one in standing(self.dossier)]
        return max([event.on or self.today, *days])

    def returned(self) -> list[Paper]:
        """Papers given back and not handed in again."""
        return [paper for paper in self.dossier.papers.all() if paper.state == PaperState.RETURNED]

    def tell(self, verb: str, **detail: Any) -> None:
        """Close the deed: one more version, one line in the trail."""
        self.dossier.version += 1
        self.dossier.save(update_fields=["version", "updated_at"])
        record(
            verb=verb, target=self.dossier, actor=self.actor, scope=self.scope,
            unit_path=self.dossier.unit_path, detail=detail,
        )  # fmt: skip


def open_case(
    dossier_id: int,
    *,
    actor: Any,
    scope: Scope,
    today: date,
    version: int | None = None,
    permission: Permission = Permission.DOSSIER_EDIT,
    closed_too: bool = False,
) -> Case:
    """Lock a dossier for a deed. Outside the scope: `Dossier.DoesNotExist`; without the right: PermissionDenied.

    `version` is what the page was made from: an older one is refused with what happened meanwhile.
    """
    if not scope.can(permission):
        raise PermissionDenied
    locked = told(Dossier.objects.in_scope(scope).select_for_update(of=("self",))).get(pk=dossier_id)
    if version is not None and locked.version != version:
        raise Refused(_meanwhile(locked))
    if not locked.is_open and not closed_too:
        raise Refused(
            f"Hồ sơ đã kết thúc ngày {format_date(locked.closed_on)}"
            f" ({locked.get_status_display().lower()}): không ghi thêm được."
        )
    return Case(locked, Surroundings.of([locked]), actor, scope, today)


def _meanwhile(dossier: Dossier) -> str:
    """What another person did after the page was opened."""
    last = of_target(dossier).last()
    if last is None:
        return "Hồ sơ vừa được người khác sửa. Tải lại trang để xem, rồi ghi lại nếu còn cần."
    who = last.actor.full_name if last.actor else "Hệ thống"
    moment = localtime(last.at)
    return (
        f"{who} vừa ghi “{verb_label(last.verb)}” cho hồ sơ này lúc {moment:%H:%M}, {format_date(moment.date())}."
        " Chưa ghi việc của đồng chí. Tải lại trang để xem, rồi ghi lại nếu còn cần."
    )


def check_day(on: date, today: date) -> None:
    """What is recorded has happened."""
    if on > today:
        raise Refused(f"Ngày {format_date(on)} chưa đến: chỉ ghi việc đã xảy ra.", field="on")


def check_reason(reason: str) -> None:
    if len(reason.strip()) < 5:
        raise Refused("Ghi lý do (ít nhất 5 ký tự).", field="reason")


def check_not_the_cell(case: Case) -> None:
    """A committee between cell and commune records its own resolutions; the cell below it doesn't."""
    if case.scope.path == case.dossier.unit_path and case.dossier.unit.kind == Kind.CELL:
        raise Refused("Việc này do cấp ủy cấp trên trực tiếp của chi bộ ghi, chi bộ không ghi thay.")


# Findings that tell what happened and hold nothing back: a vote below its share leaves its step open by itself,
# and what an annulment by procedure undid is there to be done again.
_TOLD = ("r_vote_", "r_failed_votes", "admission_decision_annulled", "recognition_decision_annulled")


def hindrances(judgement: Judgement) -> tuple[Finding, ...]:
    """Findings that must be settled before a deed of weight."""
    return tuple(
        finding for finding in judgement.blocks if finding.verdict == FAIL and not finding.rule.startswith(_TOLD)
    )


def refuse(what: str, findings: Iterable[Finding], *, field: str | None = None) -> None:
    """Raise the refusal that names the first reason and carries all of them; nothing when there is none."""
    findings = tuple(findings)
    if findings:
        source = f" Căn cứ: {findings[0].citation}." if findings[0].citation else ""
        raise Refused(f"{what}: {findings[0].message}{source}", field=field, findings=findings)
