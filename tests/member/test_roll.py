"""Deeds on the roll and what the counts say after each."""

from datetime import date

import pytest

from taonguon.audit.models import AuditEntry
from taonguon.common.refusal import Refused
from taonguon.member import actions, queries
from taonguon.member.actions import RollEntry
from taonguon.member.labels import MovementKind, Status
from taonguon.member.models import Member
from taonguon.person.facts import build_person
from tests.factories import people

K = MovementKind
START = date(2025, 7, 1)


@pytest.fixture
def board(cast):
    return {"actor": cast.user("board"), "scope": cast.scope("board")}


def admitted(cast, board, **facts):
    facts = {"ceremony_on": date(2026, 3, 15), "decision_on": date(2026, 3, 2), **facts}
    return actions.admit(
        person=people.person(), unit_id=cast.cell_one.pk, decision_number="12-QĐ/ĐU", **facts, **board
    )


def test_the_ceremony_puts_a_person_on_the_list_from_its_day(cast, board):
    member = admitted(cast, board)
    assert (member.status, member.party_join_on, member.official_on) == ("probationary", date(2026, 3, 15), None)
    assert queries.count_on(cast.commune.path, date(2026, 3, 14)) == 0
    assert queries.count_on(cast.commune.path, date(2026, 3, 15)) == 1
    entry = AuditEntry.objects.get(verb="member.admitted")
    assert (entry.unit_path, entry.detail["document"]) == (cast.cell_one.path, "12-QĐ/ĐU")


def test_nobody_is_admitted_twice_or_before_the_decision(cast, board):
    member = admitted(cast, board)
    with pytest.raises(Refused, match="đã có trong danh sách"):
        actions.admit(
            person=member.person, unit_id=cast.cell_one.pk, ceremony_on=date(2026, 5, 1),
            decision_on=date(2026, 4, 1), **board,
        )  # fmt: skip
    with pytest.raises(Refused, match=r"Lễ kết nạp 15/3/2026 trước quyết định 16/3/2026"):
        admitted(cast, board, decision_on=date(2026, 3, 16))


def test_recognition_dates_back_to_the_end_of_probation_and_changes_no_count(cast, board):
    member = admitted(cast, board)
    actions.recognise(member_id=member.pk, official_on=date(2027, 3, 15), decision_on=date(2027, 5, 4), **board)
    member.refresh_from_db()
    assert (member.status, member.official_on) == ("official", date(2027, 3, 15))
    assert member.recognition_decision_on == date(2027, 5, 4)
    assert queries.count_on(cast.commune.path, date(2027, 12, 31)) == 1
    with pytest.raises(Refused, match="không phải đảng viên dự bị"):
        actions.recognise(
            member_id=member.pk, official_on=date(2027, 3, 15), decision_on=date(2027, 5, 4), **board
        )


def test_a_move_between_cells_changes_the_cells_and_not_the_commune(cast, board):
    member = people.member(cast.cell_one)
    actions.move_within(member_id=member.pk, to_unit_id=cast.cell_two.pk, on=date(2026, 4, 1), **board)
    day = date(2026, 4, 1)
    assert queries.counts_by_unit(cast.commune.path, day) == {cast.cell_two.pk: 1}
    assert queries.count_on(cast.commune.path, day) == 1
    commune = queries.flows(cast.commune.path, date(2026, 1, 1), date(2026, 12, 31))
    assert (commune.at_start, commune.increases, commune.decreases, commune.at_end) == (1, {}, {}, 1)
    one = queries.flows(cast.cell_one.path, date(2026, 1, 1), date(2026, 12, 31))
    assert (one.at_start, one.decreases, one.at_end) == (1, {K.TRANSFER_OUT: 1}, 0)
    two = queries.flows(cast.cell_two.path, date(2026, 1, 1), date(2026, 12, 31))
    assert (two.at_start, two.increases, two.at_end) == (0, {K.TRANSFER_IN: 1}, 1)


def test_the_identity_of_the_year_holds_through_every_kind_of_movement(cast, board):
    one, two, three, four = (people.member(cast.cell_one) for _ in range(4))
    admitted(cast, board)
    actions.record_death(member_id=one.pk, on=date(2026, 2, 1), **board)
    actions.transfer_out(member_id=two.pk, on=date(2026, 2, 2), place="Đảng bộ xã Khác", **board)
    actions.leave(member_id=three.pk, kind=K.EXPULSION, on=date(2026, 2, 3), document_number="3-QĐ/UBKT", **board)
    actions.transfer_in(
        person=people.person(), unit_id=cast.cell_two.pk, on=date(2026, 2, 4), status=Status.OFFICIAL, **board
    )
    actions.exempt(member_id=four.pk, on=date(2026, 2, 5), **board)
    year = queries.flows(cast.commune.path, date(2026, 1, 1), date(2026, 12, 31))
    assert (year.at_start, year.increased, year.decreased, year.at_end) == (4, 2, 3, 3)
    assert year.increases == {K.ADMISSION: 1, K.TRANSFER_IN: 1}
    assert year.decreases == {K.TRANSFER_OUT: 1, K.DEATH: 1, K.EXPULSION: 1}
    assert year.holds
    three.person.refresh_from_db()
    assert three.person.left_party_on == date(2026, 2, 3)


@pytest.mark.parametrize(
    ("status", "kind", "remedy"),
    [
        (Status.PROBATIONARY, K.EXPULSION, "chọn xóa tên đảng viên dự bị"),
        (Status.PROBATIONARY, K.NAME_REMOVAL, "chọn xóa tên đảng viên dự bị"),
        (Status.OFFICIAL, K.NAME_REMOVAL_PROBATIONARY, "chọn xóa tên hoặc khai trừ"),
        (Status.OFFICIAL, K.DEATH, "Chọn lý do"),
    ],
    ids=["296-QĐ/TW-9 probationary not expelled", "06-HD/TW-4.6", "official", "death has its own deed"],
)
def test_a_way_of_leaving_fits_the_standing(cast, board, status, kind, remedy):
    member = people.member(cast.cell_one, status=status)
    with pytest.raises(Refused, match=remedy):
        actions.leave(member_id=member.pk, kind=kind, on=date(2026, 2, 3), **board)


def test_who_left_can_come_back_by_readmission_and_by_transfer(cast, board):
    member = people.member(cast.cell_one)
    actions.leave(member_id=member.pk, kind=K.VOLUNTARY_EXIT, on=date(2026, 2, 3), **board)
    actions.admit(
        person=member.person, unit_id=cast.cell_two.pk, ceremony_on=date(2029, 5, 2),
        decision_on=date(2029, 4, 1), **board,
    )  # fmt: skip
    kinds = [movement.kind for movement in queries.history(member)]
    assert kinds == ["readmission", "voluntary_exit", "opening"]
    member.refresh_from_db()
    assert (member.unit_id, member.status) == (cast.cell_two.pk, "probationary")


def test_a_movement_never_precedes_the_one_before(cast, board):
    member = people.member(cast.cell_one)
    with pytest.raises(Refused, match=r"trước biến động gần nhất .* 01/7/2025"):
        actions.record_death(member_id=member.pk, on=date(2025, 6, 30), **board)


def test_a_wrong_death_is_taken_back_by_a_counter_entry(cast, board):
    member = people.member(cast.cell_one, status=Status.PROBATIONARY)
    actions.record_death(member_id=member.pk, on=date(2026, 2, 1), **board)
    wrong = queries.history(member)[0]
    actions.correct_movement(movement_id=wrong.pk, reason="Nhầm người cùng tên", **board)
    member.refresh_from_db()
    assert member.status == "probationary"
    assert queries.count_on(cast.commune.path, date(2026, 2, 1)) == 1
    year = queries.flows(cast.commune.path, date(2026, 1, 1), date(2026, 12, 31))
    assert (year.at_start, year.decreases, year.at_end) == (1, {}, 1)
    with pytest.raises(Refused, match="đã được sửa rồi"):
        actions.correct_movement(movement_id=wrong.pk, reason="Nhầm người cùng tên", **board)


def test_a_wrong_move_between_cells_is_taken_back_whole(cast, board):
    member = people.member(cast.cell_one)
    actions.move_within(member_id=member.pk, to_unit_id=cast.cell_two.pk, on=date(2026, 4, 1), **board)
    arrival = queries.history(member)[0]
    actions.correct_movement(movement_id=arrival.pk, reason="Chưa có quyết định chuyển", **board)
    member.refresh_from_db()
    assert member.unit_path == cast.cell_one.path
    assert queries.counts_by_unit(cast.commune.path, date(2026, 4, 1)) == {cast.cell_one.pk: 1}


def test_a_wrong_admission_recognition_exit_and_exemption_are_taken_back_last_first(cast, board):
    member = admitted(cast, board)
    actions.recognise(member_id=member.pk, official_on=date(2027, 3, 15), decision_on=date(2027, 4, 1), **board)
    actions.exempt(member_id=member.pk, on=date(2027, 5, 1), **board)
    actions.leave(member_id=member.pk, kind=K.NAME_REMOVAL, on=date(2027, 6, 1), **board)
    first = member.movements.get(kind="admission")
    with pytest.raises(Refused, match="sửa biến động sau trước"):
        actions.correct_movement(movement_id=first.pk, reason="Ghi nhầm người", **board)
    states = []
    for kind in ("name_removal", "activity_exemption", "recognition", "admission"):
        movement = member.movements.standing().get(kind=kind)
        actions.correct_movement(movement_id=movement.pk, reason="Ghi nhầm người", **board)
        member.refresh_from_db()
        states.append((member.status, member.activity_exempt, member.official_on, member.party_join_on))
    joined, official = date(2026, 3, 15), date(2027, 3, 15)
    assert states == [
        ("official", True, official, joined),
        ("official", False, official, joined),
        ("probationary", False, None, joined),
        ("left", False, None, None),
    ]
    member.person.refresh_from_db()
    assert member.person.left_party_on is None
    assert queries.count_on(cast.commune.path, date(2027, 12, 31)) == 0


def test_temporary_activity_and_exemption_keep_the_count(cast, board):
    member = people.member(cast.cell_one)
    actions.send_temporarily(member_id=member.pk, on=date(2026, 2, 1), place="Đảng bộ trường Giả Định", **board)
    with pytest.raises(Refused, match="đang sinh hoạt tạm thời"):
        actions.send_temporarily(member_id=member.pk, on=date(2026, 2, 1), place="Nơi khác", **board)
    actions.return_from_temporary(member_id=member.pk, on=date(2026, 5, 1), **board)
    actions.exempt(member_id=member.pk, on=date(2026, 6, 1), **board)
    actions.end_exemption(member_id=member.pk, on=date(2026, 7, 1), **board)
    member.refresh_from_db()
    assert (member.temporary_elsewhere, member.activity_exempt) == (False, False)
    assert queries.count_on(cast.commune.path, date(2026, 12, 31)) == 1


# --- opening the roll -------------------------------------------------------------------------------------


def entries(cast, count, **facts):
    return [
        RollEntry(
            person=build_person(full_name=f"Lê Thị Minh Họa {n}", identity_number=f"0380900{n:05d}"),
            unit=cast.cell_one,
            **facts,
        )
        for n in range(count)
    ]


@pytest.mark.parametrize("count", [1, 30])
def test_a_list_is_opened_in_a_fixed_number_of_queries(cast, board, count, django_assert_num_queries):
    lines = entries(cast, count)
    with django_assert_num_queries(16):
        members = actions.open_roll(entries=lines, on=START, **board)
    assert len(members) == count
    assert queries.counts_by_unit(cast.commune.path, START) == {cast.cell_one.pk: count}


def test_a_list_with_one_wrong_line_is_refused_whole(cast, board):
    lines = entries(cast, 3)
    lines.append(
        RollEntry(
            person=build_person(full_name="Lê Văn Trùng", identity_number="038090000001"), unit=cast.cell_one
        )
    )
    with pytest.raises(Refused, match="Dòng 4: trùng số định danh với dòng 2"):
        actions.open_roll(entries=lines, on=START, **board)
    assert Member.objects.count() == 0
    actions.open_roll(entries=entries(cast, 2), on=START, **board)
    with pytest.raises(Refused, match="Dòng 1: Lê Thị Minh Họa 0 đã có trong hệ thống"):
        actions.open_roll(entries=entries(cast, 3), on=START, **board)
    stranger = [RollEntry(person=build_person(full_name="Lê Văn Lạ"), unit=cast.stranger_cell)]
    with pytest.raises(Refused, match="Dòng 1: Chi bộ thôn Lạ nằm ngoài phạm vi"):
        actions.open_roll(entries=stranger, on=START, **board)


# --- who sees what ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["stranger", "secretary_two", "office", "youth_officer", "province", "admin"])
def test_a_member_of_another_branch_does_not_exist(cast, who):
    member = people.member(cast.cell_one)
    with pytest.raises(Member.DoesNotExist):
        actions.record_death(member_id=member.pk, on=date(2026, 2, 1), actor=cast.user(who), scope=cast.scope(who))
    assert list(queries.roll(cast.scope(who))) == []


def test_the_roll_is_sorted_searched_and_filtered(cast, board, django_assert_num_queries):
    people.member(cast.cell_one, "Trần Văn Ví Dụ")
    people.member(cast.cell_two, "Lê Thị Ánh", status=Status.PROBATIONARY, joined_on=date(2026, 3, 31))
    gone = people.member(cast.cell_one, "Đỗ Văn Giả Định")
    actions.record_death(member_id=gone.pk, on=date(2026, 2, 1), **board)
    scope = cast.scope("board")
    with django_assert_num_queries(1):
        names = [(member.person.full_name, member.unit.name) for member in queries.roll(scope)]
    assert names == [("Lê Thị Ánh", "Chi bộ thôn 2"), ("Trần Văn Ví Dụ", "Chi bộ thôn 1")]
    assert [one.person.full_name for one in queries.roll(scope, text="vi du")] == ["Trần Văn Ví Dụ"]
    assert [one.person.full_name for one in queries.roll(scope, status=Status.LEFT)] == ["Đỗ Văn Giả Định"]
    assert [one.person.full_name for one in queries.roll(scope, unit_path=cast.cell_two.path)] == ["Lê Thị Ánh"]
    assert [(row.member.person.full_name, row.official_on) for row in queries.probationers(scope)] == [
        ("Lê Thị Ánh", date(2027, 3, 31))
    ]
