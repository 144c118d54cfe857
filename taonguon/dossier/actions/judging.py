"""Bringing the rows that lists are counted by up to what the law says: the one place that writes them."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from taonguon.audit import labels as audit_labels
from taonguon.audit.actions import record
from taonguon.dossier.facts import Surroundings, standing, told
from taonguon.dossier.labels import NOBODY, VERIFICATION_PLACE, PaperState
from taonguon.dossier.models import Dossier, DossierDeadline
from taonguon.rules.access import Scope
from taonguon.rules.law.judgement import OPEN, OVERDUE, Deadline, Judgement
from taonguon.rules.law.ruleset import LAW

audit_labels.register({"dossier.rejudged": "Tính lại bước và thời hạn các hồ sơ"})

_PROBATION = "r_probation"  # time, not a duty: it ends by itself
_EXTENSIONS = frozenset(
    kind for versions in LAW.families.values() for version in versions for kind in version.extended_by
)
_BATCH = 200
_KEPT = ("stage", "stage_on", "waiting_for", "later_stage", "later_waiting_for", "later_on", "updated_at")


@transaction.atomic
def rejudge(
    *, dossier: Dossier, today: date, on: date | None = None, around: Surroundings | None = None
) -> Judgement:
    """Judge one dossier and store stage, whom it waits for and its running clocks.

    Called inside every deed's transaction. `on` is the day of what happened: the day the stage is counted from.
    `around` spares reading again what the deed has read and not changed.
    """
    case = told(Dossier.objects.filter(pk=dossier.pk)).get()
    if around is None or case.unit_path not in around.levels:
        around = Surroundings.of([case])
    judgement = _store(case, around, today, on or today)
    for name in _KEPT:
        setattr(dossier, name, getattr(case, name))
    return judgement


@transaction.atomic
def rejudge_open(*, scope: Scope, today: date, actor: Any) -> int:
    """Judge every open dossier of the branch again, after a rule or a holiday changed. Answers how many."""
    ids = list(Dossier.objects.in_branch(scope.path).open().order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), _BATCH):
        batch = Dossier.objects.filter(pk__in=ids[start : start + _BATCH])
        cases = list(told(batch.select_for_update(of=("self",))).order_by("pk"))
        around = Surroundings.of(cases)
        for case in cases:
            _store(case, around, today, today)
    record(verb="dossier.rejudged", actor=actor, scope=scope, unit_path=scope.path, detail={"dossiers": len(ids)})
    return len(ids)


def _store(case: Dossier, around: Surroundings, today: date, on: date) -> Judgement:
    now = around.judge(case, today)
    probation = now.deadline(_PROBATION)
    later = None
    if probation is not None and probation.state == OPEN and probation.due_on and probation.due_on > today:
        later = around.judge(case, probation.due_on, known_on=today)
    if case.stage != now.stage:
        case.stage, case.stage_on = now.stage, on
    case.waiting_for = _waiting_for(case, now)
    case.later_on = later.on if later else None
    case.later_stage = later.stage if later else ""
    case.later_waiting_for = _waiting_for(case, later) if later else NOBODY
    case.save(update_fields=_KEPT)
    case.deadlines.all().delete()
    if case.is_open:
        DossierDeadline.objects.bulk_create(
            _row(case, around, clock, today) for clock in _running(now, later, today)
        )
    return now


def _running(now: Judgement, later: Judgement | None, today: date) -> Iterator[Deadline]:
    for clock in now.deadlines:
        if clock.state in {OPEN, OVERDUE} and clock.from_on and clock.due_on and clock.rule != _PROBATION:
            yield clock
    for clock in later.deadlines if later else ():
        if clock.state == OPEN and clock.from_on and clock.from_on > today and clock.due_on:
            yield clock


def _row(case: Dossier, around: Surroundings, clock: Deadline, today: date) -> DossierDeadline:
    extended = clock.extended_due_on if _is_extended(case, around, clock, today) else None
    return DossierDeadline(
        dossier=case,
        rule=clock.rule,
        title=clock.title,
        step=clock.step,
        actor=LAW.step(clock.step).actor if clock.step else "",
        from_event=clock.from_event,
        from_on=clock.from_on,
        due_on=clock.due_on,
        extended_due_on=clock.extended_due_on,
        last_on=extended or clock.due_on,
        citation=clock.citation,
        tag=clock.tag,
    )


def _is_extended(case: Dossier, around: Surroundings, clock: Deadline, today: date) -> bool:
    """Whether an extension was granted: the law keeps the clock open on the day after its due day."""
    if clock.extended_due_on is None or not any(event.kind in _EXTENSIONS for event in standing(case)):
        return False
    next_day = clock.due_on + timedelta(days=1)
    again = around.judge(case, next_day, known_on=today).deadline(clock.rule)
    return again is not None and again.state == OPEN


def _waiting_for(case: Dossier, judgement: Judgement) -> str:
    """Whom the case waits for: papers given back first, then the actor of the first step that can be taken."""
    if any(paper.state == PaperState.RETURNED for paper in case.papers.all()):
        return "party_cell"
    steps = [LAW.step(step) for step in judgement.open_steps]
    pending = any(request.replied_on is None for request in case.verifications.all())
    if pending and [step.id for step in steps if step.phase == "papers"] == ["s09_verification"]:
        return VERIFICATION_PLACE
    return steps[0].actor if steps else NOBODY
