"""Tasks from the pool: meetings fixed, certificates running out, people who enlist soon."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q

from taonguon.candidate.labels import Stage
from taonguon.candidate.models import Candidate, FollowUp
from taonguon.reminder.task import LINES, Task
from taonguon.rules.access import Permission, Role, Scope
from taonguon.rules.law import Law, add_months
from taonguon.rules.wording import format_date
from taonguon.training.models import Certificate


def appointments(scope: Scope, today: date, until: date, law: Law) -> list[Task]:
    """Meetings that a helper fixed in the diary and that have not been written up since."""
    later = FollowUp.objects.filter(
        Q(on__gt=OuterRef("on")) | Q(on=OuterRef("on"), pk__gt=OuterRef("pk")), candidate=OuterRef("candidate")
    )
    people = Candidate.objects.in_scope(scope).open()
    rows = (
        FollowUp.objects.filter(~Exists(later), candidate__in=people, next_on__isnull=False, next_on__lte=until)
        .select_related("candidate__person", "candidate__unit", "candidate__helper__person")
        .order_by("next_on", "pk")[:LINES]
    )
    tasks = []
    for row in rows:
        person = row.candidate
        helper = person.helper.person.full_name if person.helper else ""
        tasks.append(
            Task(
                key=f"meet:{person.pk}",
                title=f"Gặp {person.person.full_name}, ghi nhật ký giúp đỡ",
                due_on=row.next_on,
                url=f"/nguon/{person.pk}/",
                act="Ghi buổi gặp",
                act_url=f"/nguon/{person.pk}/#nhat-ky",
                why=f"Hẹn từ lần gặp {format_date(row.on)}.",
                who=f"đồng chí {helper} (đảng viên giúp đỡ)" if helper else "chưa phân công người giúp đỡ",
                units=person.unit.name,
                unit_ids=(person.unit_id,),
                mine=scope.role in {Role.UNIT_SECRETARY, Role.HELPER},
            )
        )
    return tasks


def certificates_ending(scope: Scope, today: date, until: date, law: Law) -> list[Task]:
    """Awareness certificates that run out before the cell has met (06-HD/TW 5.4b)."""
    if not scope.can(Permission.CANDIDATE_EDIT):
        return []
    rule = law.parameter("r_awareness_validity", today)
    if rule.amount is None:
        return []
    months = rule.amount.amount
    newer = Certificate.objects.awareness().filter(person=OuterRef("person"), issued_on__gt=OuterRef("issued_on"))
    people = Candidate.objects.in_scope(scope).open().filter(stage__lte=Stage.DOSSIER.value)
    rows = (
        Certificate.objects.awareness()
        .filter(
            ~Exists(newer),
            issued_on__lte=add_months(until, -months),
            issued_on__gte=add_months(today, -months) - timedelta(days=31),
            person__candidacies__in=people,
        )
        .annotate(candidate_id=F("person__candidacies__pk"), unit_name=F("person__candidacies__unit__name"))
        .annotate(candidate_unit=F("person__candidacies__unit_id"))
        .select_related("person")
        .order_by("issued_on", "pk")[:LINES]
    )
    tasks = []
    for row in rows:
        last = add_months(row.issued_on, months)
        tasks.append(
            Task(
                key=f"certificate:{row.candidate_id}",
                title=f"Giấy chứng nhận nhận thức về Đảng sắp hết hạn: {row.person.full_name}",
                due_on=last,
                url=f"/nguon/{row.candidate_id}/",
                act="Mở người này",
                act_url=f"/nguon/{row.candidate_id}/",
                why=f"Cấp {format_date(row.issued_on)}, dùng {months} tháng; chi bộ chưa xét thì phải học lại.",
                law=rule.citation,
                tag=rule.tag,
                papers=f"CN-NTVĐ số {row.number}",
                units=row.unit_name,
                unit_ids=(row.candidate_unit,),
                mine=scope.role is Role.UNIT_SECRETARY,
            )
        )
    return tasks


def enlistments(scope: Scope, today: date, until: date, law: Law) -> list[Task]:
    """People who enlist soon and are not admitted yet: their last weeks at home."""
    if not scope.can(Permission.CANDIDATE_EDIT):
        return []
    rows = (
        Candidate.objects.in_scope(scope)
        .open()
        .filter(enlists_on__gte=today, enlists_on__lte=until + timedelta(days=90))
        .select_related("person", "unit")
        .order_by("enlists_on", "pk")[:LINES]
    )
    return [
        Task(
            key=f"enlist:{row.pk}",
            title=f"{row.person.full_name} nhập ngũ ngày {format_date(row.enlists_on)}: xem lịch ngược",
            due_on=min(row.enlists_on, until),
            url=f"/nguon/{row.pk}/",
            act="Xem lịch ngược",
            act_url=f"/nguon/{row.pk}/?muon={row.enlists_on:%Y-%m-%d}#lich-nguoc",
            why="Muốn kết nạp trước ngày nhập ngũ thì từng bước phải xong trước ngày của lịch ngược.",
            law="Kế hoạch II.2",
            units=row.unit.name,
            unit_ids=(row.unit_id,),
            mine=scope.role is Role.UNIT_SECRETARY,
        )
        for row in rows
    ]
