"""Many dossiers in one go: a job worked off item by item, by a worker or from the page, resumed where it stopped.

An item is one dossier. Its papers, its result and the counter are written in one transaction, and papers with
equal inputs are never made twice: killing the worker at any moment loses nothing and doubles nothing.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

from django.db import OperationalError, transaction
from django.db.models import Count, F, Max, OuterRef, QuerySet, Subquery

from taonguon.audit import labels as audit_labels
from taonguon.audit.actions import record
from taonguon.common.clock import now
from taonguon.common.refusal import Refused
from taonguon.documents.labels import JobKind, JobStatus
from taonguon.documents.models import Job, PaperVersion
from taonguon.documents.papers.making import make_papers
from taonguon.dossier.models import Dossier
from taonguon.organization.models import Assignment
from taonguon.organization.queries import scope_of
from taonguon.rules.access import Scope

audit_labels.register({"papers.batch_ordered": "Giao làm giấy tờ nhiều hồ sơ"})
logger = logging.getLogger(__name__)

MOST = 100  # dossiers in one go: a commune has a few dozen open
AT_ONCE = 3  # so few are made while the visitor waits
STALE = timedelta(seconds=60)  # an item takes less than a second; a worker silent for so long is gone
_MOST_ATTEMPTS = 3  # an item that ends its worker so often is a fault of the program


class NotMine(Exception):
    """The job was given to somebody else meanwhile, or is over."""


@transaction.atomic
def order_papers(*, dossier_ids: Sequence[int], actor: Any, scope: Scope) -> Job:
    """Order the papers of several dossiers; those outside the scope are as if they did not exist."""
    wanted = list(dict.fromkeys(dossier_ids))
    if len(wanted) > MOST:
        raise Refused(f"Chọn nhiều nhất {MOST} hồ sơ một lượt.", field="dossiers")
    seen = set(Dossier.objects.in_scope(scope).filter(pk__in=wanted).values_list("pk", flat=True))
    items = [pk for pk in wanted if pk in seen]
    if not items:
        raise Refused("Chọn ít nhất một hồ sơ.", field="dossiers")
    job = Job.objects.create(
        kind=JobKind.PAPERS.value,
        owner=actor,
        assignment_id=scope.assignment_id,
        total=len(items),
        payload={"items": items, "results": []},
    )
    record(
        verb="papers.batch_ordered", target=job, actor=actor, scope=scope, detail={"dossiers": items}
    )  # fmt: skip
    return job


def choosable(scope: Scope, text: str = "") -> QuerySet[Dossier]:
    """Open dossiers in name order, each with how many papers it has and when the last was made."""
    made = PaperVersion.objects.filter(dossier=OuterRef("pk"), latest=True).order_by()
    rows = Dossier.objects.in_scope(scope).open()
    if text:
        rows = rows.search(text)
    return (
        rows.annotate(
            papers_made=Subquery(made.values("dossier").annotate(count=Count("pk")).values("count")),
            made_at=Subquery(made.values("dossier").annotate(last=Max("made_at")).values("last")),
        )
        .select_related("person", "unit")
        .order_by("person__sort_key", "pk")
        .for_page()
    )


def jobs(scope: Scope) -> QuerySet[Job]:
    """Jobs ordered under the assignment, the newest first."""
    return Job.objects.filter(assignment_id=scope.assignment_id, owner_id=scope.user_id).order_by("-pk")


def take(worker: str, *, job_id: int | None = None) -> Job | None:
    """Take the oldest waiting job (or this one, if it waits). The conditional update lets exactly one win."""
    waiting = Job.objects.filter(status=JobStatus.WAITING.value)
    if job_id is not None:
        waiting = waiting.filter(pk=job_id)
    for pk in waiting.order_by("pk").values_list("pk", flat=True):
        won = Job.objects.filter(pk=pk, status=JobStatus.WAITING.value).update(
            status=JobStatus.RUNNING.value, worker=worker, heartbeat_at=now(), attempts=F("attempts") + 1
        )
        if won:
            return Job.objects.get(pk=pk)
    return None


def give_back(worker: str) -> None:
    """Leave what this worker holds to the next one: an orderly stop, which counts as no attempt."""
    Job.objects.filter(status=JobStatus.RUNNING.value, worker=worker).update(
        status=JobStatus.WAITING.value, worker="", attempts=0
    )


def reap(stale: timedelta = STALE) -> int:
    """Give jobs without a fresh heartbeat to the next worker; how many. One that ends every worker is stopped."""
    silent = Job.objects.filter(status=JobStatus.RUNNING.value, heartbeat_at__lte=now() - stale)
    silent.filter(attempts__gte=_MOST_ATTEMPTS).update(
        status=JobStatus.FAILED.value,
        worker="",
        error="Hồ sơ kế tiếp làm dừng tiến trình nhiều lần: báo quản trị.",
    )
    return silent.update(status=JobStatus.WAITING.value, worker="")


@transaction.atomic
def do_item(*, job_id: int, worker: str, today: date) -> bool:
    """Make the papers of the next dossier and count it; whether something is left. Raises NotMine."""
    job = Job.objects.select_for_update(of=("self",)).get(pk=job_id)
    if job.status != JobStatus.RUNNING or job.worker != worker:
        raise NotMine
    assignment = Assignment.objects.valid_on(today).select_related("unit", "user").filter(pk=job.assignment_id)
    holder = assignment.first()
    if holder is None:
        _over(job, JobStatus.FAILED, "Phân công của người giao việc đã hết hạn: người khác giao lại.")
        return False
    if job.done < job.total:
        pk = job.payload["items"][job.done]
        job.payload["results"].append({"dossier": pk, **_made(pk, holder, today)})
        job.done += 1
    if job.done == job.total:
        _over(job, JobStatus.DONE)
        return False
    job.heartbeat_at, job.attempts = now(), 0
    job.save()
    return True


def _made(pk: int, holder: Assignment, today: date) -> dict[str, Any]:
    """Result of one dossier. One that refuses, or that a fault of ours spoils, doesn't hold up the others."""
    try:
        with transaction.atomic():
            made = make_papers(dossier_id=pk, actor=holder.user, scope=scope_of(holder), today=today)
    except Refused as refusal:
        return {"error": refusal.message}
    except Dossier.DoesNotExist:
        return {"error": "Hồ sơ không còn trong phạm vi được xem."}
    except OperationalError:  # the database is away or busy: nothing is counted, the item is done again
        raise
    except Exception:
        logger.exception("papers of dossier %s", pk)
        return {"error": "Chương trình gặp lỗi ở hồ sơ này: mở hồ sơ, làm riêng; nếu vẫn lỗi, báo quản trị."}
    return asdict(made)


def _over(job: Job, status: JobStatus, error: str = "") -> None:
    job.status, job.error, job.worker, job.heartbeat_at = status.value, error, "", now()
    job.save()


def work_off(worker: str, *, today: date, job_id: int | None = None, most: int | None = None) -> int:
    """Take a job and do its items, at most `most`; how many. What is left waits for the next one."""
    job = take(worker, job_id=job_id)
    if job is None:
        return 0
    count = 0
    try:
        while most is None or count < most:
            left = do_item(job_id=job.pk, worker=worker, today=today)
            count += 1
            if not left:
                return count
    except NotMine:
        return count
    give_back(worker)
    return count
