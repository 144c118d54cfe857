"""Tasks from running cases: their clocks, papers given back, probationers nobody else watches."""

from __future__ import annotations

from datetime import date

from taonguon.common.querysets import below
from taonguon.dossier.models import DossierDeadline, PaperReturn
from taonguon.member.labels import Status
from taonguon.member.models import Member
from taonguon.reminder.task import LINES, Task
from taonguon.rules.access import Permission, Reach, Role, Scope
from taonguon.rules.law import Law, add_months
from taonguon.rules.wording import format_date

# Whose act a step is: the committee's bodies, everybody else is the unit's.
_COMMITTEE_ACTORS = {
    Role.STANDING_COMMITTEE: {"commune_standing_committee"},
    Role.PARTY_BUILDING_BOARD: {
        "commune_party_committee", "commune_standing_committee", "party_building_board",
        "commune_political_center", "grassroots_or_commune_committee",
    },
}  # fmt: skip
_UPPER_ACTORS = {
    "commune_party_committee", "commune_standing_committee", "party_building_board", "commune_political_center",
}  # fmt: skip


def _mine(scope: Scope, actor: str) -> bool:
    if scope.role in _COMMITTEE_ACTORS:
        return actor in _COMMITTEE_ACTORS[scope.role]
    return actor not in _UPPER_ACTORS


def _distance(law: Law, rule: str, end: date, today: date) -> tuple[int | None, str]:
    """Signed working days from today where the rule counts so, and its length in words."""
    amount = law.version(rule).amount
    if amount is None:
        return None, ""
    words = law.words(amount)
    if amount.unit != "working_day":
        return None, words
    between = law.calendar.working_days_between
    return (between(today, end) if end >= today else -between(end, today)), words


def clocks(scope: Scope, today: date, until: date, law: Law) -> list[Task]:
    """Running clocks of the dossiers of the branch."""
    if not scope.can(Permission.DOSSIER_VIEW) or scope.reach is not Reach.BRANCH:
        return []
    rows = (
        DossierDeadline.objects.in_branch(scope.path)
        .running(today)
        .filter(last_on__lte=until)
        .select_related("dossier__person", "dossier__unit")
        .soonest()[:LINES]
    )
    tasks = []
    for row in rows:
        name, unit = row.dossier.person.full_name, row.dossier.unit
        days, length = _distance(law, row.rule, row.last_on, today)
        mine = _mine(scope, row.actor)
        url, urges = f"/ho-so/{row.dossier_id}/", not mine and row.last_on < today and scope.can(Permission.URGE)
        counted = f"{length} từ {format_date(row.from_on)}" if length else f"tính từ {format_date(row.from_on)}"
        tasks.append(
            Task(
                key=f"{row.rule}:{row.dossier_id}",
                title=f"{law.step(row.step).title_vi if row.step else row.title}: {name}",
                due_on=row.last_on,
                working_days=days,
                url=url,
                act="Đôn đốc" if urges else "Mở hồ sơ",
                act_url=f"/viec/don-doc/{row.rule}/" if urges else url,
                why=f"{counted}, hạn {format_date(row.last_on)}.",
                law=row.citation,
                tag=row.tag,
                who=law.label("actor", row.actor) if row.actor else "",
                units=unit.name,
                unit_ids=(unit.pk,),
                mine=mine,
            )
        )
    return tasks


def returned_papers(scope: Scope, today: date, until: date, law: Law) -> list[Task]:
    """Papers given back to the unit and not yet handed in again."""
    if not scope.can(Permission.DOSSIER_EDIT) or scope.reach is not Reach.BRANCH:
        return []
    rows = (
        PaperReturn.objects.filter(
            below("paper__dossier__unit_path", scope.path), settled_on__isnull=True, due_on__lte=until
        )
        .select_related("paper__dossier__person", "paper__dossier__unit")
        .order_by("due_on", "pk")[:LINES]
    )
    return [
        Task(
            key=f"return:{row.pk}",
            title=f"Nộp lại {row.paper.form}: {row.paper.dossier.person.full_name}",
            due_on=row.due_on,
            url=f"/ho-so/{row.paper.dossier_id}/",
            act="Mở hồ sơ",
            act_url=f"/ho-so/{row.paper.dossier_id}/",
            why=f"Giấy bị trả lại ngày {format_date(row.on)}: {row.reason}",
            papers=row.paper.form,
            units=row.paper.dossier.unit.name,
            unit_ids=(row.paper.dossier.unit_id,),
            mine=scope.role is Role.UNIT_SECRETARY,
        )
        for row in rows
    ]


def probation_without_dossier(scope: Scope, today: date, until: date, law: Law) -> list[Task]:
    """Probationary members without a dossier here (moved in, or from before): nothing else watches them."""
    if not scope.can(Permission.MEMBER_VIEW) or scope.reach is not Reach.BRANCH:
        return []
    rule = law.parameter("r_probation", today)
    meet = law.parameter("r_recognition_cell", today)
    if rule.amount is None or meet.amount is None:
        return []
    months = rule.amount.amount
    rows = (
        Member.objects.in_branch(scope.path)
        .filter(status=Status.PROBATIONARY.value, party_join_on__lte=add_months(until, -months))
        .exclude(dossiers__status="open")
        .select_related("person", "unit")
        .order_by("party_join_on", "pk")[:LINES]
    )
    tasks = []
    for row in rows:
        ended = add_months(row.party_join_on, months)
        last = law.calendar.add_working_days(ended, meet.amount.amount)
        between = law.calendar.working_days_between
        tasks.append(
            Task(
                key=f"probation:{row.pk}",
                title=f"Họp chi bộ xét công nhận chính thức: {row.person.full_name}",
                due_on=last,
                working_days=between(today, last) if last >= today else -between(last, today),
                url=f"/dang-vien/{row.pk}/",
                act="Mở đảng viên",
                act_url=f"/dang-vien/{row.pk}/",
                why=f"Hết {months} tháng dự bị ngày {format_date(ended)}; ngày chính thức vẫn là ngày đó.",
                law=meet.citation,
                tag=meet.tag,
                units=row.unit.name,
                unit_ids=(row.unit_id,),
                mine=scope.role is Role.UNIT_SECRETARY,
            )
        )
    return tasks
