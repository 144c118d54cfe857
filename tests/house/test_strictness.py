"""The strictness of tests/conftest.py itself: each trap closes."""

import socket
from datetime import UTC, datetime

import pytest
from django.db import models
from django.template import engines


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
