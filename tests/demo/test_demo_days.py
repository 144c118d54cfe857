"""The same day makes the same rows, and other days of the plan's years make an example too."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from taonguon.audit.queries import verify_all
from taonguon.demo.scenario import load
from taonguon.demo.size import NEIGHBOUR, SMALL
from taonguon.member.queries import count_on
from taonguon.organization.models import Unit
from tests.demo.snapshot import snapshot


def run(today, file):
    """One load from nothing, taken back afterwards: its accounts and what stood in the tables."""
    with transaction.atomic():
        made = load(today=today, accounts_file=file, size=SMALL)
        rows = snapshot()
        transaction.set_rollback(True)
    return made, rows


@pytest.mark.slow
def test_the_same_again(db, tmp_path):
    """The people, days and papers are the same; the accounts get other passwords and secrets."""
    first, rows = run(date(2026, 11, 24), tmp_path / "first.json")
    second, again = run(date(2026, 11, 24), tmp_path / "second.json")
    assert again == rows
    assert [one.username for one in second.accounts] == [one.username for one in first.accounts]
    assert not {one.password for one in second.accounts} & {one.password for one in first.accounts}


@pytest.mark.slow
@pytest.mark.parametrize("today", [date(2026, 1, 2), date(2030, 12, 31)])
def test_on_any_day_of_the_plan(db, tmp_path, today):
    """Early in the first year, late in the last one: every deed is one the law lets through."""
    load(today=today, accounts_file=tmp_path / "accounts.json", size=SMALL)
    for name, size in (("Đảng bộ xã Định Tân", SMALL), ("Đảng bộ xã Minh Họa", NEIGHBOUR)):
        assert count_on(Unit.objects.get(name=name).path, today) == size.members
    assert verify_all()[1] == []


@pytest.mark.parametrize("today", [date(2025, 12, 31), date(2031, 1, 1)])
def test_a_day_outside_the_story_is_refused(db, today):
    with pytest.raises(CommandError) as refused:
        call_command("demo", today=today, size="small")
    assert str(refused.value) == (
        "Dữ liệu mẫu kể hai năm của một kế hoạch 2025-2030: chọn --today từ 2026-01-01 đến 2030-12-31, "
        f"không phải {today.isoformat()}."
    )
