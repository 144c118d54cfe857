"""The small example, loaded once for the tests of a module: they read it, and none empties it.

    @pytest.fixture(scope="module")
    def transactional_db(django_db_setup, django_db_blocker, tmp_path_factory):
        with example(django_db_blocker, tmp_path_factory.mktemp("example")) as assignments:
            yield assignments

In the place of pytest-django's own fixture, which would empty the tables after each test.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from django.core.management import call_command

from taonguon.demo.scenario import load
from taonguon.demo.size import SMALL
from taonguon.organization.models import Assignment
from taonguon.rules.access import Role
from tests.browser.calendar import calendar_at

TODAY = date(2026, 11, 24)
# Who shows what a role sees, of the commune with the real plan.
USERNAMES = (
    "ban-xdd", "thuong-truc", "van-phong", "bt-thon10", "doan-xa", "giup-do", "theo-doi-tinh", "quan-tri",
)  # fmt: skip


@contextmanager
def example(django_db_blocker, folder: Path) -> Iterator[dict[Role, Assignment]]:
    """The example as of `TODAY`, one assignment a role; an empty database afterwards."""
    with django_db_blocker.unblock(), calendar_at(TODAY):
        load(today=TODAY, accounts_file=folder / "demo-accounts.json", size=SMALL)
        rows = Assignment.objects.select_related("user").filter(user__username__in=USERNAMES).order_by("pk")
        try:
            yield {Role(row.role): row for row in rows}
        finally:
            call_command("flush", interactive=False, verbosity=0)
