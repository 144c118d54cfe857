"""The strictness of tests/conftest.py itself: each trap closes."""

import socket
from datetime import UTC, datetime

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import DatabaseError, connection, models, transaction
from django.template import engines

from taonguon.audit.actions import record
from taonguon.audit.models import AuditEntry
from tests.conftest import refuse_write


def test_outside_hosts_cannot_be_reached():
    with pytest.raises(PermissionError, match=r"192\.0\.2\.1:80"), socket.socket() as outward:
        outward.connect(("192.0.2.1", 80))


def test_outside_names_cannot_be_looked_up():
    with pytest.raises(PermissionError, match=r"thi-diem\.invalid"):
        socket.getaddrinfo("thi-diem.invalid", 80)


def test_this_machine_can_be_reached():
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as own:
        assert own.getpeername() == server.getsockname()


def test_an_undefined_template_variable_fails():
    with pytest.raises(BaseException, match="undefined_name") as caught:
        engines["django"].from_string("{{ undefined_name }}").render({})
    assert isinstance(caught.value, pytest.fail.Exception)


def test_a_moment_is_no_date():
    with pytest.raises(TypeError, match="is a date"):
        models.DateField().get_prep_value(datetime(2026, 11, 24, tzinfo=UTC))


def test_a_list_without_an_order_comes_backwards(db):
    assert list(ContentType.objects.all()) == list(ContentType.objects.order_by("pk"))[::-1]


def test_a_get_that_writes_is_refused(db):
    with connection.execute_wrapper(refuse_write), pytest.raises(AssertionError, match="django_content_type"):
        ContentType.objects.create(app_label="thi_diem", model="mau")


@pytest.mark.django_db(transaction=True)
def test_the_trail_can_be_emptied_between_tests_and_refuses_again():
    record(verb="account.opened")
    call_command("flush", interactive=False, verbosity=0)
    assert AuditEntry.objects.count() == 0
    record(verb="account.opened")
    for change in (lambda: AuditEntry.objects.update(verb="x"), lambda: AuditEntry.objects.all().delete()):
        with pytest.raises(DatabaseError, match="Nhật ký chỉ được ghi thêm"), transaction.atomic():
            change()
