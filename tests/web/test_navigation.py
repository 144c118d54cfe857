"""The menu: in the order of the work, with its figures, the present line marked; where the day starts."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.urls import reverse

from taonguon.rules.access import Permission, Role
from taonguon.web.context import MenuLine, mark_current
from taonguon.web.navigation import SECTIONS, Count, Entry, first_url, installed_url, sections
from tests.web.help import page_of, sign_in

ENTRIES = [entry for section in SECTIONS for entry in section]


def test_no_line_stands_twice():
    assert len({entry.name for entry in ENTRIES}) == len(ENTRIES)
    assert len({entry.label for entry in ENTRIES}) == len(ENTRIES)


def test_an_area_that_is_not_installed_has_no_line():
    assert installed_url("khong:co") is None


@pytest.mark.parametrize("role", list(Role))
def test_the_menu_follows_the_permissions(cast, role):
    who = next(who for who, given in cast.assignments.items() if given.role == role.value)
    scope = cast.scope(who)
    shown = [entry.name for group in sections(scope) for entry in group]
    assert shown == [entry.name for entry in ENTRIES if scope.can(entry.permission) and installed_url(entry.name)]


@pytest.mark.parametrize("who", ["admin", "board", "secretary_one", "helper", "province"])
def test_the_day_starts_at_the_first_line(client, cast, who):
    sign_in(client, cast.assignments[who])
    assert client.get("/").url == (first_url(cast.scope(who)) or reverse("sign_in:account"))


@pytest.mark.parametrize(
    ("address", "marked"),
    [
        ("/quan-tri/tai-khoan/", ["/quan-tri/tai-khoan/"]),
        ("/quan-tri/tai-khoan/moi/", ["/quan-tri/tai-khoan/"]),
        ("/quan-tri/nhat-ky/?q=a", ["/quan-tri/nhat-ky/"]),
        ("/tai-khoan/", []),
        ("/khong-co/", []),
    ],
)
def test_the_present_part_is_marked_in_the_menu(client, cast, address, marked):
    sign_in(client, cast.assignments["admin"])
    links = page_of(client.get(address)).all("a")
    assert [link["href"] for link in links if link.get("aria-current")] == marked


def line(name: str, url: str) -> MenuLine:
    request = SimpleNamespace(scope=None, today=date(2026, 10, 5))
    made = MenuLine(Entry(name, name, "star", Permission.WORK_VIEW), request)
    made.url = url
    return made


def test_the_longest_address_wins_and_the_area_is_the_last_resort():
    lines = [line("a:list", "/nguon/"), line("b:board", "/nguon/bang/"), line("c:list", "/ho-so/")]
    for path, namespace, marked in [
        ("/nguon/bang/2/", "a", ["b:board"]),
        ("/nguon/7/", "a", ["a:list"]),
        ("/so-ho-so/", "c", ["c:list"]),
        ("/khac/", "d", []),
    ]:
        for one in lines:
            one.current = False
        mark_current(lines, SimpleNamespace(path=path, resolver_match=SimpleNamespace(namespace=namespace)))
        assert [one.entry.name for one in lines if one.current] == marked


def test_a_figure_is_asked_for_the_scope_and_the_day():
    asked = []

    def count(scope, day):
        asked.append((scope, day))
        return Count(8, hot=True)

    request = SimpleNamespace(scope="phạm vi", today=date(2026, 10, 5))
    made = MenuLine(Entry("work:week", "Việc", "tasks", Permission.WORK_VIEW, count=count), request)
    assert (made.count, made.count.number) == (Count(8, hot=True), 8)
    assert asked == [("phạm vi", date(2026, 10, 5))]
