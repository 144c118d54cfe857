"""The trail: appended with the deed, chained, refused to change by the database, and faults are found."""

import pytest
from django.db import DatabaseError, connection, transaction

from taonguon.audit import queries, triggers
from taonguon.audit.actions import Deed, record, record_many
from taonguon.audit.models import AuditChain, AuditEntry


@pytest.fixture
def three_entries(cast):
    AuditEntry.objects.count()
    scope = cast.scope("board")
    for verb in ("unit.renamed", "unit.corrected", "unit.moved"):
        record(verb=verb, target=cast.cell_one, actor=cast.user("board"), scope=scope, detail={"on": "2026-01-05"})
    return AuditChain.objects.get(pk=cast.commune.pk)


def messages(chain):
    return [fault.message for fault in queries.verify(chain)]


def test_numbers_run_without_gap_and_the_chain_holds(three_entries):
    numbers = list(
        AuditEntry.objects.filter(chain=three_entries).order_by("number").values_list("number", flat=True)
    )
    assert numbers == list(range(1, len(numbers) + 1))
    assert messages(three_entries) == []


@pytest.mark.parametrize("deed", ["update", "delete"])
def test_the_database_refuses_change(three_entries, deed):
    entries = AuditEntry.objects.filter(chain=three_entries)
    with pytest.raises(DatabaseError), transaction.atomic():
        entries.update(verb="x") if deed == "update" else entries.delete()
    assert messages(three_entries) == []


def tamper(sql, *params):
    """What somebody with the database in hand could do: switch the trigger off first."""
    with connection.schema_editor(atomic=False) as editor:
        triggers.remove(editor)
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
    with connection.schema_editor(atomic=False) as editor:
        triggers.install(editor)


def last_numbers(chain):
    return list(AuditEntry.objects.filter(chain=chain).order_by("-number").values_list("pk", flat=True)[:2])


def without_transaction(function):
    return pytest.mark.django_db(transaction=True)(function)


def test_a_changed_entry_is_found(three_entries, monkeypatch):
    last, _ = last_numbers(three_entries)
    entry = AuditEntry.objects.get(pk=last)
    entry.detail = {"on": "2026-01-06"}
    assert queries.seal_of(entry) != entry.seal


def test_a_chain_longer_than_its_entries_is_found(three_entries):
    AuditChain.objects.filter(pk=three_entries.pk).update(length=three_entries.length + 1)
    three_entries.refresh_from_db()
    assert len(messages(three_entries)) == 1


def test_many_entries_take_one_insert(cast, django_assert_num_queries):
    record(verb="unit.renamed", scope=cast.scope("board"))
    scope = cast.scope("board")
    with django_assert_num_queries(5):  # savepoint, lock, insert, head, release
        record_many(deeds=[Deed(verb="candidate.added", target=cast.cell_one)] * 30, scope=scope)
