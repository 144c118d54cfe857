"""Figures of a report, each with its code and how it was counted. Counted as of a day, not as of now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from django.db.models import Count, Max, Q

from taonguon.candidate.labels import STAGE_LABELS, Stage, Status
from taonguon.candidate.models import Candidate, StageDate
from taonguon.common.querysets import below
from taonguon.documents.facts.figures import Figure
from taonguon.member.labels import MovementKind
from taonguon.member.models import Movement
from taonguon.progress import counters
from taonguon.progress.counters import Question
from taonguon.rules.period import Period
from taonguon.rules.reading.labels import GROUPS
from taonguon.rules.wording import format_date
from taonguon.training.labels import CourseKind
from taonguon.training.models import Enrolment

PEOPLE, MEMBERS = "quần chúng", "đảng viên"
STRUCTURE = (
    "women", "youth", "youth_union_members", "ethnic_minority", "religious", "workers", "students", "farmers",
)  # fmt: skip


def figure(code: str, label: str, value: int | None, unit: str, counted: str) -> Figure:
    return Figure(code, label, value, unit, counted)


def spoken(period: Period) -> str:
    return f"từ {format_date(period.start)} đến {format_date(period.end)}"


def total(counts: dict[str, int] | None) -> int | None:
    """A counter's answer for the branch as one."""
    return None if counts is None else counts.get("", 0)


def admissions(code: str, question: Question, label: str) -> Figure:
    by = "quyết định" if question.count_by == "decision" else "lễ kết nạp"
    counted = f"Kết nạp, kết nạp lại theo ngày {by}, {spoken(question.period)}"
    return figure(code, label, total(counters.admissions(question)), MEMBERS, counted)


def structure(question: Question) -> tuple[Figure, ...]:
    """Make-up of those admitted; groups without anybody are left out."""
    found = []
    for group in STRUCTURE:
        narrowed = Question(question.path, question.period, None, group, question.count_by)
        value = total(counters.admissions(narrowed))
        if value:
            counted = f"Trong số kết nạp {spoken(question.period)}, theo thông tin của người"
            found.append(figure(f"structure_{group}", GROUPS[group], value, MEMBERS, counted))
    return tuple(found)


def stages_on(path: str, day: date) -> dict[Stage, int]:
    """People of the pool by the stage they stood at on a day."""
    rows = (
        StageDate.objects.filter(
            below("candidate__unit_path", path),
            Q(candidate__closed_on__isnull=True) | Q(candidate__closed_on__gt=day),
            on__lte=day,
        )
        .order_by()
        .values("candidate_id")
        .annotate(reached=Max("stage"))
        .values_list("reached", flat=True)
    )
    counts: dict[Stage, int] = defaultdict(int)
    for stage in rows:
        counts[Stage(stage)] += 1
    return counts


def stages(path: str, day: date) -> tuple[Figure, ...]:
    """Dossiers on their way, by stage."""
    counts = stages_on(path, day)
    return tuple(
        figure(
            f"stage_{stage.value}", STAGE_LABELS[stage].lower(), counts[stage], PEOPLE,
            f"Người đang ở bước này, tính đến {format_date(day)}",
        )
        for stage in (Stage.DOSSIER, Stage.CELL_PASSED, Stage.DECIDED)
    )  # fmt: skip


def newly_listed(path: str, period: Period) -> Figure:
    """People entered into the list of sympathizers in the period."""
    rows = StageDate.objects.filter(
        below("candidate__unit_path", path),
        stage=Stage.SYMPATHIZER.value,
        on__gte=period.start,
        on__lte=period.end,
    )
    counted = f"Người được chi bộ đưa vào danh sách cảm tình Đảng {spoken(period)}"
    return figure("newly_listed", "Đưa vào danh sách cảm tình Đảng", rows.count(), PEOPLE, counted)


def sent_to_class(path: str, period: Period) -> Figure:
    rows = Enrolment.objects.in_branch(path).filter(
        course__kind=CourseKind.AWARENESS.value,
        course__opens_on__gte=period.start,
        course__opens_on__lte=period.end,
    )
    counted = f"Người trong danh sách các lớp khai giảng {spoken(period)}"
    return figure("sent_to_class", "Cử đi học lớp nhận thức về Đảng", rows.count(), PEOPLE, counted)


def dropped(path: str, period: Period) -> tuple[Figure, tuple[Figure, ...]]:
    """People no longer followed, with the reasons given (the five most frequent)."""
    rows = Candidate.objects.in_branch(path).filter(
        status__in=[Status.DROPPED.value, Status.MOVED.value],
        closed_on__gte=period.start,
        closed_on__lte=period.end,
    )
    counted = f"Người thôi theo dõi hoặc chuyển đi {spoken(period)}"
    reasons = (
        rows.exclude(close_reason="")
        .order_by()
        .values_list("close_reason")
        .annotate(n=Count("pk"))
        .order_by("-n", "close_reason")[:5]
    )
    parts: Sequence[Figure] = [
        figure(f"dropped_reason_{place}", reason, number, PEOPLE, counted)
        for place, (reason, number) in enumerate(reasons, 1)
    ]
    return figure("dropped", "Đưa ra khỏi nguồn", rows.count(), PEOPLE, counted), tuple(parts)


def not_recognised(path: str, period: Period) -> Figure:
    rows = Movement.objects.in_branch(path).between(period.start, period.end)
    value = rows.filter(kind=MovementKind.NAME_REMOVAL_PROBATIONARY.value, corrected_by__isnull=True).count()
    return figure("not_recognised", "Không công nhận", value, MEMBERS, f"Xóa tên đảng viên dự bị {spoken(period)}")
