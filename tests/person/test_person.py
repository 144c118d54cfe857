"""Facts of a person: one human one row, corrections with old and new, the identity number sealed."""

from datetime import date

import pytest

from taonguon.audit.models import AuditEntry
from taonguon.common.refusal import Refused
from taonguon.person import actions, queries
from taonguon.person.models import Person
from tests.factories import people

ON = date(2026, 11, 24)
NUMBER = "038099000001"


def correct(cast, person, **values):
    return actions.correct_person(
        person=person, values=values, on=ON, actor=cast.user("board"), scope=cast.scope("board")
    )


def test_the_number_is_sealed_masked_and_found_by_its_digest(db):
    person = people.person("Lê Văn Thí Điểm", identity_number="038 099 000 001")
    assert NUMBER not in person.identity_sealed
    assert person.identity_masked == "••••••••0001"
    assert queries.find_by_identity(NUMBER) == person
    assert queries.find_by_identity("038099000002") is None
    assert queries.find_by_identity("") is None


@pytest.mark.parametrize("number", ["1", "03809900000a", "0380990000011"])
def test_a_number_has_twelve_digits(db, number):
    with pytest.raises(Refused, match="12 chữ số") as refusal:
        people.person("Lê Văn Thí Điểm", identity_number=number)
    assert refusal.value.field == "identity_number"


def test_a_second_row_for_one_number_is_refused(cast):
    people.person("Lê Văn Thí Điểm", identity_number=NUMBER)
    with pytest.raises(Refused, match="đã có trong hệ thống"):
        people.person("Lê Văn Thí Điểm", identity_number=NUMBER)
    with pytest.raises(Refused, match="của người khác"):
        correct(cast, people.person("Trần Văn Mẫu"), identity_number=NUMBER)


@pytest.mark.parametrize(
    ("facts", "field"), [({"full_name": "Điểm"}, "full_name"), ({"born_on": date(2027, 1, 1)}, "born_on")]
)
def test_impossible_facts_are_refused(cast, facts, field):
    with pytest.raises(Refused) as refusal:
        people.person(**{"full_name": "Lê Văn Thí Điểm", **facts})
    assert refusal.value.field == field
    person = people.person("Lê Văn Thí Điểm")
    with pytest.raises(Refused):
        correct(cast, person, **facts)


def test_a_correction_keeps_old_and_new_but_not_what_is_sensitive(cast):
    person = people.person("Lê Văn Thí Điểm", phone="0000 000 001")
    changed = correct(cast, person, phone="0000 000 002", religion=1, identity_number=NUMBER)
    assert changed == ["phone", "religion", "identity_number"]
    entry = AuditEntry.objects.order_by("-pk").first()
    assert entry.detail == {"fields": changed, "values": {"phone": ["0000 000 001", "0000 000 002"]}}


def test_a_new_name_is_found_and_sorted_anew(cast):
    person = people.person("Lê Văn Thí Điểm")
    correct(cast, person, full_name="  Đỗ   Văn Ẩn ")
    assert Person.objects.search("do an").get().full_name == "Đỗ Văn Ẩn"
    assert Person.objects.order_by("sort_key").first() == person


def test_nothing_changed_writes_nothing(cast):
    person = people.person("Lê Văn Thí Điểm", phone="1")
    before = AuditEntry.objects.count()
    assert correct(cast, person, phone="1", identity_number="") == []
    assert AuditEntry.objects.count() == before


def test_a_number_is_revealed_for_a_reason_only(cast):
    person = people.person("Lê Văn Thí Điểm", identity_number=NUMBER)
    who = {"person": person, "actor": cast.user("board"), "scope": cast.scope("board")}
    with pytest.raises(Refused, match="Ghi lý do"):
        actions.reveal_identity(reason="  x ", **who)
    assert actions.reveal_identity(reason="đối chiếu đơn", **who) == NUMBER
    assert AuditEntry.objects.order_by("-pk").first().detail == {"reason": "đối chiếu đơn"}
