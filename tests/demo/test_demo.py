"""The example: as large as promised, the same each time, made by deeds, of people who can't exist."""

import json
import stat
from collections import Counter
from datetime import UTC, date, datetime
from io import StringIO
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client

from taonguon.account import totp
from taonguon.account.models import User
from taonguon.audit.models import AuditEntry
from taonguon.audit.queries import verify_all
from taonguon.candidate.models import Candidate
from taonguon.common.fields import decrypt
from taonguon.demo.people import IMPOSSIBLE_PROVINCE, MARKS
from taonguon.demo.size import NEIGHBOUR, SMALL
from taonguon.documents.models import Document
from taonguon.dossier.labels import PaperState
from taonguon.dossier.models import Dossier, DossierDeadline, DossierEvent, Paper
from taonguon.member import queries as member
from taonguon.member.models import Member
from taonguon.organization.labels import Kind
from taonguon.organization.models import Assignment, Post, Unit
from taonguon.organization.queries import scope_of
from taonguon.person.models import Person
from taonguon.reminder.models import Urge
from taonguon.rules.access import Role

TODAY = date(2026, 11, 24)
ACCOUNT_KEYS = {"username", "password", "totp_secret", "role", "unit", "full_name"}


@pytest.fixture(scope="module")
def small(django_db_setup, django_db_blocker, tmp_path_factory):
    """The small example as the command makes it, once for the tests of this file."""
    folder = tmp_path_factory.mktemp("demo")
    with django_db_blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.conf.settings.DATA_DIR", folder)
        out = StringIO()
        call_command("demo", today=TODAY, size="small", stdout=out)
        file = folder / "demo-accounts.json"
        yield SimpleNamespace(
            out=out.getvalue(), file=file, accounts=json.loads(file.read_text(encoding="utf-8")), **communes()
        )
        transaction.set_rollback(True)


def communes():
    own, other = Unit.objects.filter(kind=Kind.COMMUNE).order_by("path")
    return {"commune": own, "neighbour": other}


@pytest.fixture
def demo(small, db):
    return small


def by_stage(path):
    return Counter(Candidate.objects.in_branch(path).open().order_by("pk").values_list("stage", flat=True))


def promised(size):
    return Counter({stage.value: count for stage, count in size.pool.items() if count})


def test_the_command_says_what_it_made(demo):
    assert demo.out == f"Đã nạp dữ liệu mẫu: 24 đơn vị, 17 tài khoản (ghi ở {demo.file}).\n"


def test_counts_are_those_of_the_size(demo):
    for commune, size in ((demo.commune, SMALL), (demo.neighbour, NEIGHBOUR)):
        assert member.count_on(commune.path, TODAY) == size.members
        assert by_stage(commune.path) == promised(size)


def test_every_account_signs_in_and_reaches_its_start_page(demo):
    for account in demo.accounts:
        client = Client()
        answer = client.post("/dang-nhap/", {key: account[key] for key in ("username", "password")})
        if account["totp_secret"]:
            assert answer.headers["Location"] == "/dang-nhap/ma/", account["username"]
            code = totp.code_at(account["totp_secret"], datetime.now(UTC))
            answer = client.post("/dang-nhap/ma/", {"code": code})
        assert answer.status_code == 302, account["username"]
        assert client.get(answer.headers["Location"], follow=True).status_code == 200, account["username"]


def test_accounts_stand_in_a_file_of_the_owner_alone(demo):
    assert stat.S_IMODE(demo.file.stat().st_mode) == 0o600
    assert {frozenset(account) for account in demo.accounts} == {frozenset(ACCOUNT_KEYS)}
    assert {account["role"] for account in demo.accounts} == {role.value for role in Role}
    assert {account["username"] for account in demo.accounts} == set(
        User.objects.order_by("pk").values_list("username", flat=True)
    )
    assert Assignment.objects.filter(user__username="hai-vai").count() == 2


def test_the_helper_sees_the_people_helped(demo):
    scope = scope_of(Assignment.objects.select_related("unit").get(role=Role.HELPER.value))
    helped = Candidate.objects.in_scope(scope)
    assert helped.exists()
    assert {row.helper.user_id for row in helped.select_related("helper").order_by("pk")} == {scope.user_id}


def test_nobody_is_real(demo):
    for person in Person.objects.order_by("pk"):
        assert any(mark in person.full_name for mark in MARKS), person.full_name
        number = decrypt(person.identity_sealed)
        assert number == "" or number.startswith(IMPOSSIBLE_PROVINCE)
        assert person.phone == "" or person.phone.startswith("0000 ")
    names = [*Post.objects.order_by("pk").values_list("holder_name", flat=True)]
    names += User.objects.order_by("pk").values_list("full_name", flat=True)
    assert [name for name in names if not any(mark in name for mark in MARKS)] == []


def test_the_trail_is_whole(demo):
    count, faults = verify_all()
    assert (count, faults) == (AuditEntry.objects.count(), [])


def test_there_are_cases_to_learn_from(demo):
    late = DossierDeadline.objects.filter(last_on__lt=TODAY, dossier__unit_path__startswith=demo.commune.path)
    families = {rule.removesuffix("_208") for rule in late.order_by("pk").values_list("rule", flat=True)}
    assert {"r_verification_reply", "r_admission_decision", "r_ceremony"} <= families
    assert Paper.objects.filter(state=PaperState.RETURNED.value, dossier__unit__name="Chi bộ thôn 10").count() == 1
    votes = DossierEvent.objects.filter(kind="cell_resolution_admission").select_related("dossier").order_by("pk")
    lost = [vote for vote in votes if vote.votes_for * 3 < vote.eligible * 2]
    assert [vote.dossier.stage for vote in lost] == ["awaiting_cell"]
    assert Urge.objects.exists()


def test_a_report_was_issued_in_each_commune(demo):
    issued = Document.objects.order_by("unit_path")
    assert [(row.symbol, row.subject_ref, row.files.count()) for row in issued] == [("01-BC/ĐU", "2026-q3", 3)] * 2


def test_a_stranger_reaches_nobody_of_the_commune(demo):
    board = Assignment.objects.select_related("unit").get(user__username="mh-ban-xdd")
    scope = scope_of(board)
    for model in (Candidate, Dossier, Member):
        own = model.objects.in_scope(scope)
        assert 0 < own.count() < model.objects.count()
        assert not own.filter(unit_path__startswith=demo.commune.path).exists()


def test_a_database_in_use_is_left_alone(demo):
    before = AuditEntry.objects.count()
    with pytest.raises(CommandError) as refused:
        call_command("demo", today=TODAY, size="small")
    assert str(refused.value) == (
        f"Cơ sở dữ liệu đã có dữ liệu ({User.objects.count()} tài khoản, {Unit.objects.count()} đơn vị): "
        "dữ liệu mẫu chỉ nạp vào cơ sở dữ liệu trống. Đặt DATA_DIR (hoặc DATABASE_URL) là nơi khác rồi chạy lại."
    )
    assert AuditEntry.objects.count() == before
