"""Coming into the pool: one human one row, in one place, inside the own branch."""

from datetime import date

import pytest

from taonguon.audit.models import AuditEntry
from taonguon.candidate import actions
from taonguon.candidate.labels import Stage, Status
from taonguon.candidate.models import Candidate, TargetGroup
from taonguon.common.refusal import Refused
from taonguon.organization.models import Unit
from taonguon.person.models import Person
from tests.factories import people

ON = date(2026, 11, 2)
NUMBER = "038099000001"


def add(cast, who="secretary_one", **values):
    values = {
        "unit_id": cast.cell_one.pk, "full_name": "Lê Văn Thí Điểm", "born_on": date(2003, 2, 1), "entered_on": ON,
        **values,
    }  # fmt: skip
    return actions.add_candidate(actor=cast.user(who), scope=cast.scope(who), **values)


def last_verb():
    return AuditEntry.objects.order_by("-pk").values_list("verb", flat=True).first()


def test_a_person_enters_at_the_first_stage(cast):
    group = people.group(cast.commune, 4)
    candidate = add(cast, identity_number=NUMBER, groups=[group], present=True, enlists_on=date(2027, 2, 25))
    assert (candidate.stage, candidate.stage_on, candidate.status) == (Stage.SPOTTED, ON, Status.OPEN)
    assert (candidate.unit_path, candidate.present) == (cast.cell_one.path, True)
    assert list(candidate.stage_dates.values_list("stage", "on")) == [(1, ON)]
    assert list(candidate.groups.all()) == [group]
    entry = AuditEntry.objects.order_by("-pk").first()
    assert (entry.verb, entry.target_id, entry.unit_path) == ("candidate.added", candidate.pk, cast.cell_one.path)
    assert entry.detail == {"unit": "Chi bộ thôn 1", "entered_on": "2026-11-02", "groups": [4]}


def test_the_identity_number_is_never_in_the_trail(cast):
    add(cast, identity_number=NUMBER)
    assert not [entry for entry in AuditEntry.objects.order_by("pk") if NUMBER in str(entry.detail)]


@pytest.mark.parametrize("cell", ["cell_two", "stranger_cell"])
def test_a_cell_outside_the_branch_is_refused(cast, cell):
    with pytest.raises(Refused, match="Chọn chi bộ đang hoạt động"):
        add(cast, unit_id=getattr(cast, cell).pk)
    assert Person.objects.count() == 0


def test_a_mass_organisation_follows_nobody(cast):
    with pytest.raises(Refused, match="Chọn chi bộ"):
        add(cast, who="board", unit_id=cast.youth_union.pk)


def test_a_person_known_by_number_is_reused_and_blanks_are_filled(cast):
    known = people.person("Lê Văn Thí Điểm", identity_number=NUMBER, born_on=None, phone="0000 000 001")
    candidate = add(cast, identity_number="038 099 000 001", phone="0000 000 999", workplace="Trường Mẫu")
    known.refresh_from_db()
    assert candidate.person == known
    assert (known.born_on, known.phone, known.workplace) == (date(2003, 2, 1), "0000 000 001", "Trường Mẫu")


@pytest.mark.parametrize(
    ("name", "born_on"),
    [("Trần Thị Ví Dụ", None), ("Lê Văn Thí Điểm", date(1999, 1, 1))],
    ids=["name", "birthday"],
)
def test_a_number_of_another_human_is_refused(cast, name, born_on):
    people.person("Lê Văn Thí Điểm", identity_number=NUMBER, born_on=date(2003, 2, 1))
    with pytest.raises(Refused, match="họ tên hoặc ngày sinh khác") as refusal:
        add(cast, identity_number=NUMBER, full_name=name, born_on=born_on)
    assert refusal.value.field == "identity_number"


def test_whoever_is_followed_here_is_named_with_the_cell(cast):
    add(cast, identity_number=NUMBER)
    with pytest.raises(Refused, match="đã có trong nguồn của Chi bộ thôn 1"):
        add(cast, identity_number=NUMBER)


@pytest.mark.parametrize("elsewhere", ["cell_two", "stranger_cell"])
def test_whoever_is_followed_elsewhere_is_refused_without_saying_where(cast, elsewhere):
    unit = getattr(cast, elsewhere)
    people.candidate(unit, "Lê Văn Thí Điểm", identity_number=NUMBER, born_on=date(2003, 2, 1))
    with pytest.raises(Refused, match="một tổ chức đảng khác theo dõi") as refusal:
        add(cast, identity_number=NUMBER)
    assert unit.name not in refusal.value.message
    assert Candidate.objects.count() == 1


def test_a_member_does_not_enter_the_pool(cast):
    people.member(cast.cell_two, "Lê Văn Thí Điểm", identity_number=NUMBER, born_on=date(2003, 2, 1))
    with pytest.raises(Refused, match="danh sách đảng viên"):
        add(cast, identity_number=NUMBER)


def test_whoever_was_dropped_before_may_enter_again(cast):
    first = add(cast, identity_number=NUMBER)
    actions.close_candidate(
        candidate_id=first.pk, status=Status.DROPPED, on=ON, reason="chuyển chỗ làm",
        actor=cast.user("secretary_one"), scope=cast.scope("secretary_one"),
    )  # fmt: skip
    again = add(cast, who="secretary_two", unit_id=cast.cell_two.pk, identity_number=NUMBER)
    assert (again.person, again.unit) == (first.person, cast.cell_two)


def test_a_namesake_with_the_same_birthday_is_asked_about(cast):
    add(cast)
    with pytest.raises(Refused, match="nguồn của Chi bộ thôn 1") as refusal:
        add(cast, full_name="LE VAN THI DIEM")
    assert refusal.value.field == "namesake"
    assert add(cast, namesake=True).person != Candidate.objects.order_by("pk").first().person


def test_a_namesake_of_a_neighbour_cell_is_not_located(cast):
    people.candidate(cast.cell_two, "Lê Văn Thí Điểm", born_on=date(2003, 2, 1))
    with pytest.raises(Refused, match="trong nguồn của xã"):
        add(cast)


def test_a_namesake_of_another_commune_does_not_matter(cast):
    people.candidate(cast.stranger_cell, "Lê Văn Thí Điểm", born_on=date(2003, 2, 1))
    assert add(cast).unit == cast.cell_one


def test_groups_of_another_committee_are_refused(cast):
    with pytest.raises(Refused, match="nhóm đối tượng của đảng bộ mình"):
        add(cast, groups=[people.group(cast.other_commune)])
    assert Candidate.objects.count() == 0


def test_the_five_groups_of_the_plan_are_made_once(cast):
    for _ in range(2):
        groups = actions.create_default_groups(
            commune=cast.commune, actor=cast.user("board"), scope=cast.scope("board")
        )
    assert [group.number for group in groups] == [1, 2, 3, 4, 5]
    assert TargetGroup.objects.count() == 5


# --- introductions ------------------------------------------------------------------------------------


def introduce(cast, **values):
    values = {
        "unit_id": cast.cell_one.pk, "full_name": "Phạm Thị Minh Họa", "born_on": date(2004, 8, 9), "on": ON,
        "note": "Phong trào “Thanh niên tình nguyện”", **values,
    }  # fmt: skip
    return actions.introduce_candidate(
        actor=cast.user("youth_officer"), scope=cast.scope("youth_officer"), **values
    )


def test_a_mass_organisation_introduces_a_person_to_a_cell(cast):
    candidate = introduce(cast)
    assert (candidate.unit, candidate.introduced_by, candidate.introduced_on) == (
        cast.cell_one,
        cast.youth_union,
        ON,
    )
    assert last_verb() == "candidate.introduced"
    assert list(Candidate.objects.in_scope(cast.scope("youth_officer"))) == [candidate]


def test_an_introduction_says_why(cast):
    with pytest.raises(Refused, match="phong trào") as refusal:
        introduce(cast, note=" ")
    assert refusal.value.field == "note"


def test_nobody_is_introduced_to_another_commune(cast):
    with pytest.raises(Refused, match="Chọn chi bộ"):
        introduce(cast, unit_id=cast.stranger_cell.pk)


def test_whoever_is_followed_already_is_not_introduced_again(cast):
    people.candidate(cast.cell_two, "Phạm Thị Minh Họa", born_on=date(2004, 8, 9))
    with pytest.raises(Refused, match="đang được theo dõi") as refusal:
        introduce(cast)
    assert "thôn 2" not in refusal.value.message


def test_a_cell_does_not_introduce(cast):
    with pytest.raises(Refused, match="Chỉ MTTQ, đoàn thể"):
        actions.introduce_candidate(
            unit_id=cast.cell_one.pk, full_name="Phạm Thị Minh Họa", born_on=None, note="x", on=ON,
            actor=cast.user("secretary_one"), scope=cast.scope("secretary_one"),
        )  # fmt: skip


def test_the_introducer_is_recorded_afterwards(cast):
    candidate = people.candidate(cast.cell_one)
    deed = {"candidate_id": candidate.pk, "on": ON, "actor": cast.user("secretary_one")}
    actions.set_introducer(
        organization_id=cast.youth_union.pk, note="Ngày chủ nhật xanh", scope=cast.scope("secretary_one"), **deed
    )
    candidate.refresh_from_db()
    assert (candidate.introduced_by, candidate.introduced_note) == (cast.youth_union, "Ngày chủ nhật xanh")
    assert last_verb() == "candidate.introducer_set"
    with pytest.raises(Refused, match="Chọn tổ chức giới thiệu"):
        actions.set_introducer(organization_id=cast.cell_two.pk, scope=cast.scope("secretary_one"), **deed)


# --- corrections --------------------------------------------------------------------------------------


def correct(cast, candidate, who="secretary_one", groups=None, **values):
    return actions.correct_candidate(
        candidate_id=candidate.pk, values=values, groups=groups, on=ON, actor=cast.user(who), scope=cast.scope(who)
    )


def test_facts_are_corrected_with_old_and_new_in_the_trail(cast):
    candidate = people.candidate(cast.cell_one, "Lê Văn Thí Điểm", workplace="nhà")
    changed = correct(cast, candidate, workplace="Trường Mẫu", present=True, wanted_on=date(2027, 2, 1))
    assert changed == ["workplace", "present", "wanted_on"]
    person, row = AuditEntry.objects.order_by("-pk")[:2][::-1]
    assert (person.verb, person.detail["values"]) == ("person.corrected", {"workplace": ["nhà", "Trường Mẫu"]})
    assert (row.verb, row.detail) == (
        "candidate.corrected", {"present": [None, True], "wanted_on": [None, "2027-02-01"]},
    )  # fmt: skip


def test_nothing_changed_leaves_no_trace(cast):
    candidate = people.candidate(cast.cell_one, present=True)
    before = AuditEntry.objects.count()
    assert correct(cast, candidate, present=True, groups=[]) == []
    assert AuditEntry.objects.count() == before


def test_groups_are_set(cast):
    candidate = people.candidate(cast.cell_one)
    assert correct(cast, candidate, groups=[people.group(cast.commune, 5), people.group(cast.commune, 4)]) == [
        "groups"
    ]
    entry = AuditEntry.objects.order_by("-pk").first()
    assert (entry.verb, entry.detail) == ("candidate.groups_set", {"groups": [[], [4, 5]]})


@pytest.mark.parametrize("who", ["secretary_two", "stranger", "helper", "admin", "province", "office"])
def test_facts_outside_the_scope_do_not_exist(cast, who):
    candidate = people.candidate(cast.cell_one)
    with pytest.raises(Candidate.DoesNotExist):
        correct(cast, candidate, who=who, present=True)


def test_another_cell_of_the_branch_takes_over(cast):
    candidate = people.candidate(cast.cell_one)
    deed = {"candidate_id": candidate.pk, "on": ON, "actor": cast.user("board"), "reason": "chuyển nơi ở"}
    actions.change_unit(unit_id=cast.cell_two.pk, scope=cast.scope("board"), **deed)
    candidate.refresh_from_db()
    assert (candidate.unit, candidate.unit_path) == (cast.cell_two, cast.cell_two.path)
    assert last_verb() == "candidate.unit_changed"
    for unit in (cast.cell_two, cast.stranger_cell):
        with pytest.raises(Refused, match="Chọn"):
            actions.change_unit(unit_id=unit.pk, scope=cast.scope("board"), **deed)


def test_an_ended_cell_takes_nobody(cast):
    Unit.objects.filter(pk=cast.cell_one.pk).update(valid_to=date(2026, 1, 1))
    with pytest.raises(Refused, match="đang hoạt động"):
        add(cast)
