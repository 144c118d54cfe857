"""What the operator types: opening a committee, proving the trail."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from taonguon.account.models import User
from taonguon.audit import triggers
from taonguon.audit.models import AuditChain, AuditEntry
from taonguon.organization.models import Assignment, Committee, Term, Unit
from taonguon.rules.access import Role

WORDS = {
    "name": "Đảng bộ xã Thí Điểm",
    "parent": "Đảng bộ tỉnh Minh Họa",
    "term": "2025-2030",
    "term_from": date(2025, 7, 1),
    "username": "quan-tri",
    "full_name": "Trần Thị Giả Định",
}


def command(called, /, **words):
    out = StringIO()
    call_command(called, stdout=out, **words)
    return out.getvalue().splitlines()


def test_a_committee_is_ready_to_work(db):
    opened, account = command("committee_open", **WORDS)
    committee = Committee.objects.select_related("unit").get()
    assert opened == "Đã mở Đảng bộ xã Thí Điểm."
    assert committee.unit.name == "Đảng bộ xã Thí Điểm"
    assert committee.issuer_name == "ĐẢNG ỦY XÃ THÍ ĐIỂM"
    assert committee.parent_name == "ĐẢNG BỘ TỈNH MINH HỌA"
    assert committee.place_name == "Thí Điểm"
    assert [(term.name, term.valid_from) for term in Term.objects.filter(unit=committee.unit)] == [
        ("2025-2030", date(2025, 7, 1))
    ]
    user = User.objects.get(username="quan-tri")
    password = account.removeprefix("Tài khoản quản trị: quan-tri, mật khẩu lần đầu: ").split()[0]
    assert (user.check_password(password), user.must_change_password) == (True, True)
    assert [(one.role, one.unit) for one in Assignment.objects.filter(user=user)] == [
        (Role.SYSTEM_ADMIN, committee.unit)
    ]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"name": "Định Tân"}, "Ghi tên đảng bộ đầy đủ, ví dụ: Đảng bộ xã Định Tân."),
        ({"name": "Đảng bộ xã"}, "Ghi tên đảng bộ đầy đủ, ví dụ: Đảng bộ xã Định Tân."),
        ({"full_name": " "}, "Ghi tên đăng nhập và họ tên."),
    ],
)
def test_a_refusal_leaves_nothing_behind(db, wrong, message):
    with pytest.raises(CommandError) as caught:
        command("committee_open", **{**WORDS, **wrong})
    assert str(caught.value) == message
    assert (Unit.objects.count(), User.objects.count(), AuditEntry.objects.count()) == (0, 0, 0)


def test_a_sound_trail_is_said_with_its_last_seals(cast):
    lines = command("audit_verify")
    assert lines == [f"Đã đọc {AuditEntry.objects.count()} mục nhật ký, 0 sai lệch."] + [
        f"Dấu cuối của chuỗi {chain.pk} ({chain.length} mục): {chain.head}"
        for chain in AuditChain.objects.order_by("pk")
    ]


@pytest.mark.django_db(transaction=True)
def test_a_changed_entry_is_named_and_the_command_fails(cast):
    entry = AuditEntry.objects.order_by("chain", "number").first()
    with connection.schema_editor() as editor:  # whoever has the database in hand
        triggers.remove(editor)
    AuditEntry.objects.filter(pk=entry.pk).update(verb="unit.moved")
    with connection.schema_editor() as editor:
        triggers.install(editor)
    out = StringIO()
    with pytest.raises(SystemExit) as caught:
        call_command("audit_verify", stdout=out)
    assert caught.value.code == 1
    assert out.getvalue().splitlines()[0] == f"Chuỗi {entry.chain_id}: Mục {entry.number} đã bị sửa nội dung."
