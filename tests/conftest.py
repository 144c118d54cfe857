"""Strict by default: what would only sometimes go wrong in use always fails here.

Undefined template variables fail (pyproject.toml), warnings are errors, the network is off, a list nobody
ordered comes backwards, a moment is not accepted as a date, and a page that is read writes nothing.
"""

import ipaddress
import re
import shutil
import sys
from datetime import datetime

import pytest
from django.core.management.commands.flush import Command as Flush
from django.db import connection
from django.db.models import DateField, DateTimeField, QuerySet
from django.test import Client

from taonguon.audit import triggers
from taonguon.overview import queries as overview
from taonguon.progress import queries as progress
from taonguon.regulation import queries as regulation
from tests.cast import make_cast

# Programs some tests need and Python packages cannot bring: how to get each on Debian.
PROGRAMS = {
    "chromium": "apt install chromium",
    "soffice": "apt install libreoffice-writer-nogui libreoffice-calc-nogui",
    "pdftotext": "apt install poppler-utils",
    "pdffonts": "apt install poppler-utils",
    "pdftoppm": "apt install poppler-utils",
    "shellcheck": "apt install shellcheck",
}
missing_programs: dict[str, int] = {}


def pytest_runtest_setup(item):
    """@pytest.mark.needs("pdftotext"): skipped where the program is absent, and named at the end of the run."""
    for mark in item.iter_markers("needs"):
        for program in mark.args:
            if shutil.which(program) is None:
                pytest.skip(f"needs {program}: {PROGRAMS[program]}")


def pytest_runtest_logreport(report):
    if report.skipped and isinstance(report.longrepr, (tuple, list)):
        found = re.match(r"Skipped: needs (\w+):", report.longrepr[2])
        if found:
            missing_programs[found[1]] = missing_programs.get(found[1], 0) + 1


def pytest_terminal_summary(terminalreporter):
    for program, count in sorted(missing_programs.items()):
        terminalreporter.write_line(
            f"NOT TESTED: {count} tests need {program}, which is not installed ({PROGRAMS[program]})", red=True
        )


# --- network ---------------------------------------------------------------------------------------------


def refuse_outside_connections(event, arguments):
    """Audit hook: nothing but this machine is spoken to, whichever library tries."""
    if event == "socket.connect":
        address = arguments[1]
        if isinstance(address, tuple) and not is_this_machine(address[0]):
            raise PermissionError(f"a test tried to reach {address[0]}:{address[1]}")
    elif event == "socket.getaddrinfo" and not is_this_machine(arguments[0]):
        raise PermissionError(f"a test tried to look up {arguments[0]}")


def is_this_machine(host) -> bool:
    if host in {None, "", b"", "localhost", b"localhost"}:
        return True
    try:
        return ipaddress.ip_address(host.decode() if isinstance(host, bytes) else host).is_loopback
    except ValueError:
        return False


sys.addaudithook(refuse_outside_connections)


# --- database --------------------------------------------------------------------------------------------

fetch_all = QuerySet._fetch_all


def fetch_all_unordered_backwards(queryset):
    """A list without an order has no order: showing it backwards finds whoever relies on the usual one."""
    fresh = queryset._result_cache is None
    fetch_all(queryset)
    if fresh and not queryset.ordered:
        queryset._result_cache.reverse()


QuerySet._fetch_all = fetch_all_unordered_backwards

get_prep_value = DateField.get_prep_value


def refuse_moment_as_date(field, value):
    """Cut to its date in UTC, a moment of the morning in Việt Nam would fall on the day before."""
    if isinstance(value, datetime) and not isinstance(field, DateTimeField):
        raise TypeError(f"{field} is a date and was given the moment {value!r}")
    return get_prep_value(field, value)


DateField.get_prep_value = refuse_moment_as_date

flush = Flush.handle


def flush_the_trail_too(command, **options):
    """A transactional test ends by emptying every table; the audit trail would refuse, as it must in use."""
    with connection.schema_editor() as editor:
        triggers.remove(editor)
    flush(command, **options)
    with connection.schema_editor() as editor:
        triggers.install(editor)


Flush.handle = flush_the_trail_too


# --- pages -----------------------------------------------------------------------------------------------

# The visitor's session, and the record that somebody looked, are no change of what the page shows.
WRITTEN_WHILE_READING = ("django_session", "audit_")
WRITE = re.compile(r'^\s*(?:INSERT INTO|UPDATE|DELETE FROM|REPLACE INTO)\s+"?(\w+)', re.IGNORECASE)


def refuse_write(execute, sql, params, many, context):
    written = WRITE.match(sql)
    if written and not written[1].startswith(WRITTEN_WHILE_READING):
        raise AssertionError(f"a GET wrote to {written[1]}: {sql[:200]}")
    return execute(sql, params, many, context)


class ReadOnlyOnGetClient(Client):
    """A GET never writes."""

    def get(self, *args, **kwargs):
        with connection.execute_wrapper(refuse_write):
            return super().get(*args, **kwargs)


@pytest.fixture
def client():
    return ReadOnlyOnGetClient()


@pytest.fixture(autouse=True)
def nothing_kept():
    """Factories write rows without a deed, so what is kept under the stamp of the trail does not see them."""
    for kept in (overview._overview, progress._communes, regulation._law_of):
        kept.cache_clear()


# --- people ----------------------------------------------------------------------------------------------


@pytest.fixture
def cast(db):
    """One commune with its people, and strangers beside it (tests/cast.py)."""
    return make_cast()
