"""Facts that no movement wrote, receiving somebody new, traces of looking."""

from datetime import date

import pytest

from taonguon.audit.models import AuditEntry
from taonguon.common.refusal import Refused
from taonguon.member import actions
from taonguon.member.labels import Status
from taonguon.member.models import Member, Movement
from taonguon.person.models import Person
from tests.factories import people

TODAY = date(2026, 11, 24)


@pytest.fixture
def board(cast):
    return {"actor": cast.user("board"), "scope": cast.scope("board")}


def correct(member, board, **values):
    return actions.correct_member(member_id=member.pk, person={}, values=values, on=TODAY, **board)


def test_dates_of_old_members_are_filled_in(cast, board):
    member = people.member(cast.cell_one, joined_on=None)
    dates = {
        "admission_decision_on": date(2001, 1, 20), "party_join_on": date(2001, 2, 3),
        "official_on": date(2002, 2, 3), "card_number": " 038 001 ",
    }  # fmt: skip
    assert correct(member, board, **dates) == sorted(dates)
    member.refresh_from_db()
    assert (member.official_on, member.card_number) == (date(2002, 2, 3), "038 001")
    told = AuditEntry.objects.get(verb="member.corrected").detail["values"]
    assert told["party_join_on"] == [None, "2001-02-03"]
    assert correct(member, board, **dates) == []


@pytest.mark.parametrize(
    ("values", "field", "message"),
    [
        ({"official_on": date(2015, 3, 3)}, "official_on", "sau ngày vào Đảng 03/3/2015"),
        ({"admission_decision_on": date(2016, 1, 1)}, "party_join_on", "từ ngày quyết định kết nạp 01/01/2016"),
        ({"in_unit_since": date(2027, 1, 1)}, "in_unit_since", "sau hôm nay"),
    ],
)
def test_days_that_cannot_be_are_refused(cast, board, values, field, message):
    member = people.member(cast.cell_one)
    with pytest.raises(Refused, match=message) as refusal:
        correct(member, board, **values)
    assert refusal.value.field == field


def test_days_that_a_deed_wrote_are_changed_by_taking_the_deed_back(cast, board):
    member = actions.admit(
        person=people.person(), unit_id=cast.cell_one.pk, ceremony_on=date(2026, 3, 15),
        decision_on=date(2026, 3, 2), **board,
    )  # fmt: skip
    with pytest.raises(Refused, match="do biến động đã ghi quyết định") as refusal:
        correct(member, board, party_join_on=date(2026, 3, 16))
    assert refusal.value.field == "party_join_on"
    with pytest.raises(Refused, match="còn là đảng viên dự bị"):
        correct(member, board, official_on=date(2026, 11, 1))
    assert correct(member, board, card_number="038001") == ["card_number"]


def receive(cast, board, **told):
    told = {
        "full_name": "Lê Thị Ví Dụ", "identity_number": "", "facts": {}, "unit_id": cast.cell_one.pk,
        "on": date(2026, 11, 2), "status": Status.OFFICIAL, "place": "Đảng bộ xã Khác", **told,
    }  # fmt: skip
    return actions.receive_member(**told, **board)


def test_a_newcomer_is_received_with_the_letter(cast, board):
    member = receive(cast, board, facts={"gender": "female"}, party_join_on=date(2010, 5, 19))
    assert (member.person.gender, member.party_join_on) == ("female", date(2010, 5, 19))
    movement = Movement.objects.get(member=member)
    assert (movement.kind, movement.sign, movement.place) == ("transfer_in", 1, "Đảng bộ xã Khác")


def test_one_human_stays_one_row(cast, board):
    member = people.member(cast.cell_two, "Lê Thị Ví Dụ", identity_number="038090000001")
    with pytest.raises(Refused, match="đang có trong danh sách"):
        receive(cast, board, identity_number="038090000001")
    with pytest.raises(Refused, match="họ tên khác") as refusal:
        receive(cast, board, identity_number="038090000001", full_name="Lê Văn Khác")
    assert refusal.value.field == "identity_number"
    actions.transfer_out(member_id=member.pk, on=date(2026, 2, 2), place="Đảng bộ xã Khác", **board)
    back = receive(cast, board, identity_number="038 090 000 001")
    assert (back.pk, back.unit_id, Person.objects.count()) == (member.pk, cast.cell_one.pk, 1)


def test_the_identity_number_is_shown_with_a_reason_and_a_trace(cast, board):
    member = people.member(cast.cell_one, identity_number="038090000001")
    number = actions.reveal_identity(member_id=member.pk, reason="Đối chiếu thẻ", **board)
    assert number == "038090000001"
    entry = AuditEntry.objects.get(verb="person.identity_revealed")
    assert (entry.unit_path, entry.detail) == (cast.cell_one.path, {"reason": "Đối chiếu thẻ"})
    with pytest.raises(Member.DoesNotExist):
        actions.reveal_identity(
            member_id=member.pk, reason="Đối chiếu thẻ", actor=cast.user("stranger"), scope=cast.scope("stranger")
        )
