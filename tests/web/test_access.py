"""Every address declares who may open it, and is refused to everybody else."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from taonguon.rules.access import Permission, Role, Scope
from taonguon.web.access import access_of, page, public
from taonguon.web.middleware import ScopeMiddleware
from tests.factories import organization as make
from tests.web.help import page_of, sign_in


def views(resolver=None, prefix=""):
    for pattern in (resolver or get_resolver()).url_patterns:
        route = f"{prefix}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            yield from views(pattern, route)
        elif isinstance(pattern, URLPattern):
            yield route, pattern.callback


ADDRESSES = dict(views())
BARE = sorted(route for route in ADDRESSES if "<" not in route)


@pytest.mark.parametrize("route", sorted(ADDRESSES))
def test_every_address_declares_its_access(route):
    assert access_of(ADDRESSES[route]) is not None


def test_only_the_sign_in_is_open_to_everybody():
    assert {
        route
        for route, view in ADDRESSES.items()
        if access_of(view).permission is None and not route.startswith("api/")
    } == {"dang-nhap/", "dang-nhap/ma/"}


@pytest.mark.parametrize("route", [route for route in BARE if access_of(ADDRESSES[route]).permission])
def test_a_stranger_is_sent_to_the_sign_in(client, db, route):
    response = client.get(f"/{route}")
    assert (response.status_code, response.url) == (302, f"/dang-nhap/?next=/{route}")


@pytest.mark.parametrize("who", ["admin", "board", "helper", "province", "secretary_one", "youth_officer"])
@pytest.mark.parametrize("route", BARE)
def test_a_page_opens_only_with_its_permission(client, cast, route, who):
    sign_in(client, cast.assignments[who])
    access = access_of(ADDRESSES[route])
    allowed = access.permission is None or cast.scope(who).can(access.permission)
    assert (client.get(f"/{route}").status_code == 403) is (not allowed)


def test_without_an_assignment_only_the_own_account_opens(client, db):
    user = make.user()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    refused = client.get("/quan-tri/tai-khoan/")
    assert (refused.status_code, page_of(refused).text_of("h1")) == (
        403,
        ["Đồng chí chưa có phân công nào đang có hiệu lực"],
    )
    assert client.get("/tai-khoan/").status_code == 200


def test_an_undeclared_view_is_a_fault_of_ours(rf):
    middleware = ScopeMiddleware(lambda request: None)
    with pytest.raises(ImproperlyConfigured):
        middleware.process_view(rf.get("/"), lambda request: None, (), {})


def test_an_ended_assignment_gives_no_right(client, cast):
    given = cast.assignments["admin"]
    given.valid_to = given.valid_from
    given.save()
    sign_in(client, given)
    assert client.get("/quan-tri/tai-khoan/").status_code == 403


def test_the_frame_costs_three_queries(client, cast, django_assert_num_queries):
    """Session, user, assignments with the units above them; the menu and the scope ask nothing more."""
    for who in ("board", "secretary_one"):
        sign_in(client, cast.assignments[who])
        with django_assert_num_queries(3):
            client.get("/tim/")


def test_the_menu_holds_what_the_assignment_may_open(client, cast):
    sign_in(client, cast.assignments["admin"])
    links = [link["href"] for link in page_of(client.get("/tim/")).all("a")]
    assert reverse("manage:accounts") in links
    sign_in(client, cast.assignments["helper"])
    links = [link["href"] for link in page_of(client.get("/tim/")).all("a")]
    assert reverse("manage:accounts") not in links


def test_declarations_survive_other_decorators():
    @page(Permission.PLAN_VIEW)
    def guarded(request): ...

    @public
    def open_to_all(request): ...

    assert access_of(guarded).permission is Permission.PLAN_VIEW
    assert access_of(open_to_all).permission is None
    assert access_of(lambda request: None) is None


def test_everybody_may_open_the_own_account():
    scope = Scope(1, 1, Role.HELPER, 1, "0001", 1, "0001")
    assert scope.can(Permission.SIGNED_IN)
    assert not scope.can(Permission.ACCOUNT_MANAGE)
