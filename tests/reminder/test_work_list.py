"""The work list: every task with its day and its reason, in the right group, for the right people only."""

from datetime import date

import pytest
from django.urls import resolve

from taonguon.candidate.labels import Stage
from taonguon.candidate.models import FollowUp
from taonguon.common.refusal import Refused
from taonguon.member.labels import Status
from taonguon.reminder import queries
from taonguon.reminder.actions import urge
from taonguon.reminder.models import Urge
from taonguon.reminder.task import Group, end_of_week
from tests.factories import dossier as dossiers
from tests.factories import organization as make
from tests.factories import people

# The cell met on 12 May 2026: 45 working days end on 14 July 2026.
DUE = date(2026, 7, 14)


def titles(work, group):
    return [task.title for part in work.groups if part.group is group for task in part.tasks]


@pytest.fixture
def passed(cast):
    """A dossier whose cell has met; the standing committee has not decided."""
    return dossiers.at(cast, "s13_cell_resolution", full_name="Trần Văn Giả Định")


def decision(work):
    """The task about the standing committee's decision."""
    return next(t for part in work.groups for t in part.tasks if t.key.startswith("r_admission_decision:"))


def test_a_decision_is_the_boards_work_and_waits_for_the_cell(cast, passed):
    today = date(2026, 7, 1)
    mine = queries.work_list(cast.scope("board"), today)
    task = decision(mine)
    assert (task.due_on, task.mine, task.group(today)) == (DUE, True, Group.MONTH)
    assert task.law == "294-QĐ/TW 4.3.1"
    assert "45 ngày làm việc từ 12/5/2026" in task.why
    theirs = decision(queries.work_list(cast.scope("secretary_one"), today))
    assert (theirs.mine, theirs.group(today)) == (False, Group.WAITING)


@pytest.mark.parametrize(
    ("today", "group", "distance"),
    [
        (date(2026, 7, 6), Group.MONTH, 6),
        (date(2026, 7, 13), Group.WEEK, 1),
        (date(2026, 7, 14), Group.WEEK, 0),
        (date(2026, 7, 15), Group.OVERDUE, -1),
    ],
)
def test_groups_and_working_days(cast, passed, today, group, distance):
    task = decision(queries.work_list(cast.scope("board"), today))
    assert (task.group(today), task.working_days) == (group, distance)


def test_a_neighbour_and_a_stranger_see_nothing_of_it(cast, passed):
    for who in ("secretary_two", "stranger", "grassroots_secretary"):
        assert queries.work_list(cast.scope(who), date(2026, 7, 20)).total == 0


@pytest.mark.parametrize("who", ["youth_officer", "helper", "office"])
def test_roles_without_dossiers_get_no_clock(cast, passed, who):
    work = queries.work_list(cast.scope(who), date(2026, 7, 20))
    assert [task.key for part in work.groups for task in part.tasks if task.key.startswith("r_")] == []


def test_a_meeting_stays_until_it_is_written_up(cast):
    row = people.candidate(cast.cell_one, "Lê Thị Minh Họa")
    author = cast.user("secretary_one")
    FollowUp.objects.create(
        candidate=row, on=date(2026, 9, 1), kind="meeting", text="x", next_on=date(2026, 10, 7), author=author
    )
    today = date(2026, 10, 5)
    scope = cast.scope("secretary_one")
    assert titles(queries.work_list(scope, today), Group.WEEK) == ["Gặp Lê Thị Minh Họa, ghi nhật ký giúp đỡ"]
    FollowUp.objects.create(candidate=row, on=date(2026, 10, 5), kind="meeting", text="đã gặp", author=author)
    assert queries.work_list(scope, today).total == 0


def test_a_helper_sees_the_meetings_of_the_people_assigned(cast):
    helper = people.member(cast.cell_one, user=cast.user("helper"))
    mine = people.candidate(cast.cell_one, "Người Của Giả Định", helper=helper)
    other = people.candidate(cast.cell_one, "Người Khác Giả Định")
    for row in (mine, other):
        FollowUp.objects.create(
            candidate=row,
            on=date(2026, 9, 1),
            kind="phone",
            text="x",
            next_on=date(2026, 10, 6),
            author=cast.user("helper"),
        )
    work = queries.work_list(cast.scope("helper"), date(2026, 10, 5))
    assert titles(work, Group.WEEK) == ["Gặp Người Của Giả Định, ghi nhật ký giúp đỡ"]


def test_a_certificate_about_to_end(cast):
    """Issued 20 October 2021: usable until 20 October 2026 (60 months)."""
    row = people.candidate(cast.cell_one, "Đỗ Thị Thử Nghiệm", stage=Stage.TRAINED)
    people.certificate(row.person, cast.cell_one, issued_on=date(2021, 10, 20))
    work = queries.work_list(cast.scope("secretary_one"), date(2026, 10, 5))
    tasks = [task for part in work.groups for task in part.tasks]
    assert [(task.due_on, task.law) for task in tasks] == [(date(2026, 10, 20), "01-HD/TW (2026)")]


def test_a_newer_certificate_ends_the_worry(cast):
    row = people.candidate(cast.cell_one, stage=Stage.TRAINED)
    people.certificate(row.person, cast.cell_one, issued_on=date(2021, 10, 20))
    people.certificate(row.person, cast.cell_one, issued_on=date(2026, 1, 10))
    assert queries.work_list(cast.scope("secretary_one"), date(2026, 10, 5)).total == 0


def test_a_probationer_from_before_the_system_is_watched(cast):
    """Joined 4 August 2025: probation ended 4 August 2026, the cell had 30 working days."""
    people.member(cast.cell_one, "Đỗ Minh Họa", status=Status.PROBATIONARY, joined_on=date(2025, 8, 4))
    work = queries.work_list(cast.scope("secretary_one"), date(2026, 10, 5))
    assert titles(work, Group.OVERDUE) == ["Họp chi bộ xét công nhận chính thức: Đỗ Minh Họa"]
    assert [t.due_on for t in work.groups[0].tasks] == [date(2026, 9, 17)]


def test_the_board_urges_once_for_several_people(cast):
    """Member files: 30 working days from the ceremony of 26 June 2026 have passed in October."""
    for name in ("Người Một", "Người Hai"):
        dossiers.at(cast, "s18_ceremony", full_name=f"{name} Giả Định")
    work = queries.work_list(cast.scope("board"), date(2026, 10, 5))
    joined = [task for task in work.groups[0].tasks if task.key == "r_member_file:"]
    assert [task.title for task in joined] == ["Đôn đốc 1 đơn vị: khai lý lịch đảng viên, phiếu đảng viên"]
    assert joined[0].unit_ids == (cast.cell_one.pk,)
    assert joined[0].why.startswith("2 người; sớm nhất 30 ngày làm việc từ 26/6/2026")


def test_urging_is_recorded_shown_and_kept_in_the_branch(cast):
    dossiers.at(cast, "s18_ceremony")
    today, scope = date(2026, 10, 5), cast.scope("board")
    urge(
        unit_ids=[cast.cell_one.pk],
        matter="r_member_file",
        text="Đề nghị khai lý lịch.",
        on=today,
        actor=cast.user("board"),
        scope=scope,
    )
    assert [row.unit for row in Urge.objects.order_by("pk")] == [cast.cell_one]
    task = next(t for t in queries.work_list(scope, today).groups[0].tasks if t.matter == "r_member_file")
    assert task.urged_on == today
    with pytest.raises(Refused):
        urge(
            unit_ids=[cast.stranger_cell.pk],
            matter="r_member_file",
            text="x",
            on=today,
            actor=cast.user("board"),
            scope=scope,
        )


@pytest.mark.parametrize("rows", [1, 30])
def test_query_count(cast, rows, django_assert_num_queries):
    for _ in range(rows):
        cell = make.unit(f"Chi bộ thử {Urge.objects.count()}-{_}", parent=cast.commune)
        row = people.candidate(cell)
        FollowUp.objects.create(
            candidate=row,
            on=date(2026, 9, 1),
            kind="phone",
            text="x",
            next_on=date(2026, 10, 6),
            author=cast.user("board"),
        )
    queries.work_list(cast.scope("board"), date(2026, 10, 5))  # the law is kept once read
    with django_assert_num_queries(11):
        queries.work_list(cast.scope("board"), date(2026, 10, 5))


def test_every_button_leads_to_a_page(cast, passed):
    FollowUp.objects.create(
        candidate=people.candidate(cast.cell_one), on=date(2026, 6, 1), kind="phone", text="x",
        next_on=date(2026, 7, 20), author=cast.user("board"),
    )  # fmt: skip
    people.member(cast.cell_one, status=Status.PROBATIONARY, joined_on=date(2025, 6, 4))
    for who in ("board", "secretary_one", "standing_committee"):
        for part in queries.work_list(cast.scope(who), date(2026, 7, 20)).groups:
            for task in part.tasks:
                assert resolve(task.url)
                assert resolve(task.act_url.partition("#")[0].partition("?")[0])


def test_the_message_names_what_is_due(cast, passed):
    text = queries.as_text(queries.work_list(cast.scope("board"), date(2026, 7, 13)), "Ban Xây dựng Đảng")
    assert text.splitlines()[:3] == [
        "BAN XÂY DỰNG ĐẢNG - VIỆC TUẦN 13/07-19/07/2026",
        "TUẦN NÀY",
        "1. Quyết định kết nạp đảng viên: Trần Văn Giả Định (hạn 14/07).",
    ]


def test_a_week_ends_on_sunday():
    assert end_of_week(date(2026, 10, 5)) == date(2026, 10, 11)
    assert end_of_week(date(2026, 10, 11)) == date(2026, 10, 11)


def test_a_clock_of_a_newer_rule_set_is_told_too(cast):
    """Decided on 10 August 2026, under 208-QĐ/TW: the ceremony's 30 working days run from the issue."""
    walk = dossiers.at(cast, "s16_appraisal")
    walk.step("s17_admission_decision", on=date(2026, 8, 10))
    tasks = [
        task
        for part in queries.work_list(cast.scope("secretary_one"), date(2026, 9, 10)).groups
        for task in part.tasks
    ]
    ceremony = [task for task in tasks if task.matter == "r_ceremony_208"]
    assert [(task.law, task.tag) for task in ceremony] == [("208-QĐ/TW", "SECONDARY")]
    assert "30 ngày làm việc từ 10/8/2026" in ceremony[0].why
