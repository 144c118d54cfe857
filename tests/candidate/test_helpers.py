"""Helpers and their diary."""

from datetime import date

import pytest

from taonguon.audit.models import AuditEntry
from taonguon.candidate import actions
from taonguon.candidate.labels import ContactKind
from taonguon.candidate.models import Candidate, FollowUp, HelperAssignment
from taonguon.common.refusal import Refused
from taonguon.member.labels import Status
from tests.factories import people


@pytest.fixture
def deed(cast):
    return {"actor": cast.user("secretary_one"), "scope": cast.scope("secretary_one")}


def assign(candidate, member, deed, on=date(2026, 3, 12)):
    return actions.assign_helper(
        candidate_id=candidate.pk, member_id=member.pk, valid_from=on, resolution_number="03-NQ/CB", **deed
    )


def test_a_helper_is_assigned_and_replaced_with_history(cast, deed):
    candidate = people.candidate(cast.cell_one)
    first, second = people.member(cast.cell_one), people.member(cast.cell_one)
    assign(candidate, first, deed)
    assign(candidate, second, deed, date(2026, 6, 1))
    candidate.refresh_from_db()
    assert candidate.helper == second
    assert list(candidate.helper_assignments.order_by("pk").values_list("member", "valid_from", "valid_to")) == [
        (first.pk, date(2026, 3, 12), date(2026, 6, 1)),
        (second.pk, date(2026, 6, 1), None),
    ]
    entry = AuditEntry.objects.order_by("-pk").first()
    assert (entry.verb, entry.detail["before"], entry.detail["member"]) == (
        "candidate.helper_assigned", first.pk, second.pk,
    )  # fmt: skip


def test_only_an_official_member_helps(cast, deed):
    candidate = people.candidate(cast.cell_one)
    for status in (Status.PROBATIONARY, Status.LEFT):
        with pytest.raises(Refused, match="đảng viên chính thức"):
            assign(candidate, people.member(cast.cell_one, status=status), deed)
    assert HelperAssignment.objects.count() == 0


@pytest.mark.parametrize("cell", ["cell_two", "stranger_cell"])
def test_a_member_outside_the_branch_is_no_choice(cast, deed, cell):
    with pytest.raises(Refused, match="trong danh sách của đơn vị"):
        assign(people.candidate(cast.cell_one), people.member(getattr(cast, cell)), deed)


def test_the_same_helper_twice_and_a_day_before_entry_are_refused(cast, deed):
    candidate, member = people.candidate(cast.cell_one), people.member(cast.cell_one)
    with pytest.raises(Refused, match="vào nguồn ngày 05/01/2026"):
        assign(candidate, member, deed, date(2026, 1, 1))
    assign(candidate, member, deed)
    with pytest.raises(Refused, match="đang giúp đỡ người ấy rồi"):
        assign(candidate, member, deed)
    with pytest.raises(Refused, match="ngày phân công người trước"):
        assign(candidate, people.member(cast.cell_one), deed, date(2026, 3, 1))


def test_a_helper_is_released(cast, deed):
    candidate = people.candidate(cast.cell_one)
    end = {"candidate_id": candidate.pk, "on": date(2026, 7, 1), **deed}
    with pytest.raises(Refused, match="chưa có đảng viên giúp đỡ"):
        actions.end_helper(reason="x", **end)
    assign(candidate, people.member(cast.cell_one), deed)
    with pytest.raises(Refused, match="Ghi lý do"):
        actions.end_helper(reason="", **end)
    assert actions.end_helper(reason="chuyển sinh hoạt", **end).helper is None
    assert AuditEntry.objects.order_by("-pk").first().verb == "candidate.helper_ended"


def test_many_at_once_and_the_way_back(cast, deed):
    one, two, three = (people.candidate(cast.cell_one) for _ in range(3))
    before, helper = people.member(cast.cell_one), people.member(cast.cell_one)
    outside = people.candidate(cast.cell_two)
    assign(one, before, deed)
    assign(three, helper, deed)
    rows = actions.assign_helpers(
        candidate_ids=[one.pk, two.pk, three.pk, outside.pk],
        member_id=helper.pk,
        valid_from=date(2026, 5, 1),
        **deed,
    )
    assert [row.candidate for row in rows] == [one, two]
    helpers = dict(Candidate.objects.values_list("pk", "helper"))
    assert helpers == {one.pk: helper.pk, two.pk: helper.pk, three.pk: helper.pk, outside.pk: None}
    assert actions.undo_helpers(assignment_ids=[row.pk for row in rows], **deed) == 2
    helpers = dict(Candidate.objects.values_list("pk", "helper"))
    assert helpers == {one.pk: before.pk, two.pk: None, three.pk: helper.pk, outside.pk: None}
    assert HelperAssignment.objects.get(candidate=one).valid_to is None


def test_nobody_else_takes_an_assignment_back(cast, deed):
    row = assign(people.candidate(cast.cell_one), people.member(cast.cell_one), deed)
    other = {"actor": cast.user("secretary_two"), "scope": cast.scope("secretary_two")}
    assert actions.undo_helpers(assignment_ids=[row.pk], **other) == 0
    assert HelperAssignment.objects.count() == 1


# --- diary --------------------------------------------------------------------------------------------


def note(candidate, deed, on=date(2026, 8, 28), kind=ContactKind.MEETING, text="Hoàn thành nhiệm vụ", **values):
    return actions.record_follow_up(candidate_id=candidate.pk, on=on, kind=kind, text=text, **values, **deed)


def test_a_line_of_the_diary_is_the_last_contact(cast, deed):
    candidate = people.candidate(cast.cell_one)
    row = note(candidate, deed, next_on=date(2026, 10, 1))
    candidate.refresh_from_db()
    assert (candidate.last_contact_on, row.author) == (date(2026, 8, 28), cast.user("secretary_one"))
    assert AuditEntry.objects.order_by("-pk").first().verb == "candidate.followed_up"
    note(candidate, deed, on=date(2026, 7, 1))
    note(candidate, deed, on=date(2026, 9, 1), kind=ContactKind.REMARK)
    candidate.refresh_from_db()
    assert candidate.last_contact_on == date(2026, 8, 28)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"text": "  "}, "text"),
        ({"text": "số 038099000001"}, "text"),
        ({"next_on": date(2026, 8, 28)}, "next_on"),
    ],
    ids=["empty", "identity number", "next before now"],
)
def test_a_line_is_refused(cast, deed, values, field):
    with pytest.raises(Refused) as refusal:
        note(people.candidate(cast.cell_one), deed, **values)
    assert refusal.value.field == field
    assert FollowUp.objects.count() == 0


def test_a_helper_writes_about_the_own_people_only(cast, deed):
    helper = people.member(cast.cell_one, user=cast.user("helper"))
    mine, other = people.candidate(cast.cell_one), people.candidate(cast.cell_one)
    assign(mine, helper, deed)
    own = {"actor": cast.user("helper"), "scope": cast.scope("helper")}
    assert note(mine, own).author == cast.user("helper")
    with pytest.raises(Candidate.DoesNotExist):
        note(other, own)
    assert [row.candidate for row in FollowUp.objects.in_scope(cast.scope("helper"))] == [mine]
