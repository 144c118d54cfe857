"""Every operation asks for a key and a permission, and shows nothing beyond the branch of the assignment."""

import re
from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.urls import Resolver404, resolve

from taonguon.api.access import Bearer
from taonguon.api.limits import CALLS_A_MINUTE, counter_of
from taonguon.api.urls import api
from taonguon.common.clock import now, today
from taonguon.organization.actions import end_assignment, issue_token, revoke_token
from taonguon.organization.models import ApiToken
from taonguon.rules.access import GRANTS, Permission
from tests.api.help import Program, key_of, problem, program
from tests.factories import dossier as cases
from tests.factories import organization as make
from tests.factories import people, training
from tests.factories import plan as plans

TODAY = today()
DOCUMENT = api.get_openapi_schema(path_prefix="/api/v1/")
# method and address of every operation; `{oid}` stands for one that does not exist.
OPERATIONS = sorted(
    (method, path.removeprefix("/api/v1/").replace("{format}", "docx").replace("{oid}", "987654321"))
    for path, methods in DOCUMENT["paths"].items()
    for method in methods
)
QUERIES = {"members/flows": {"start": "2026-01-01", "end": "2026-06-30"}}
BODIES = {
    "plan/read": {"text": "Kết nạp từ 18 đồng chí trở lên trong năm 2026."},
    "dossier/judge": {"facts": {}, "on": "2026-04-01"},
    "candidates": {"full_name": "Lê Thị Minh Họa", "unit_id": 987654321, "entered_on": "2026-10-05"},
    "follow-ups": {"on": "2026-10-05", "kind": "phone", "text": "Đã gọi"},
    "certificates": {"number": "12/2026", "issued_on": "2026-10-05"},
    "steps": {"step": "s07_application", "on": "2026-10-05"},
}


def bearer_of(method, path):
    """The door of an operation."""
    view = resolve(f"/api/v1/{path}").func
    operation = next(
        one
        for router in api._get_bound_routers()
        for route, found in router.path_operations.items()
        for one in found.operations
        if method.upper() in one.methods
        and re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", route.strip("/")), path)
        and route.count("{") == sum(part in {"987654321", "docx"} for part in path.split("/"))
    )
    assert view is not None
    (door,) = operation.auth_callbacks
    return door


def send(caller, method, path):
    if method == "get":
        return caller.get(path, **QUERIES.get(path, {}))
    body = BODIES.get(path) or BODIES.get(path.rsplit("/", 1)[-1], {})
    return getattr(caller, method)(path, body, {"If-Match": "*"})


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_every_operation_names_a_permission(method, path):
    door = bearer_of(method, path)
    assert isinstance(door, Bearer)
    assert door.permission in Permission
    assert door.permission is not Permission.SIGNED_IN


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_without_a_key_nothing_opens(db, method, path):
    response = send(Program(), method, path)
    assert problem(response) == (401, "unauthorized", [])
    assert response["WWW-Authenticate"] == 'Bearer realm="taonguon"'


ROLES = [
    "standing_committee", "board", "office", "secretary_one", "youth_officer", "helper", "province", "admin",
]  # fmt: skip


@pytest.mark.parametrize("who", ROLES)
def test_an_operation_opens_only_with_its_permission(cast, who):
    caller = program(cast, who)
    granted = GRANTS[cast.scope(who).role]
    for method, path in OPERATIONS:
        response = send(caller, method, path)
        if bearer_of(method, path).permission not in granted:
            assert problem(response) == (403, "forbidden", []), (method, path)
        elif "987654321" in path:
            assert problem(response) == (404, "not-found", []), (method, path)
        elif (method, path) != ("post", "candidates"):
            assert response.status_code == 200, (method, path, response.content)


def test_the_other_branch_does_not_exist(cast):
    """One thing of each kind in the first commune: a stranger's key gets 404 for all, and empty lists."""
    plan = plans.plan(cast.commune)
    target = plans.target(plan)
    walk = cases.opened(cast)
    course = training.course(cast.commune)
    member = people.member(cast.cell_one)
    candidate = walk.dossier.candidate
    things = [
        f"units/{cast.cell_one.pk}", f"plans/{plan.pk}", f"plans/{plan.pk}/targets", f"targets/{target.pk}",
        f"candidates/{candidate.pk}", f"dossiers/{walk.dossier.pk}", f"courses/{course.pk}",
        f"courses/{course.pk}/enrolments", f"members/{member.pk}",
    ]  # fmt: skip
    owner, stranger = program(cast, "board"), program(cast, "stranger")
    assert [owner.get(path).status_code for path in things] == [200] * len(things)
    assert [stranger.get(path).status_code for path in things] == [404] * len(things)
    lists = ["plans", "candidates", "dossiers", "courses", "members", "documents"]
    assert [stranger.get(path).json()["items"] for path in lists] == [[]] * len(lists)
    writes = [
        stranger.patch(f"candidates/{candidate.pk}", {"phone": "1"}, {"If-Match": "*"}),
        stranger.post(f"candidates/{candidate.pk}/follow-ups", BODIES["follow-ups"]),
        stranger.post(f"candidates/{candidate.pk}/certificates", BODIES["certificates"]),
        stranger.post(f"dossiers/{walk.dossier.pk}/steps", BODIES["steps"], {"If-Match": "*"}),
    ]
    assert [problem(response) for response in writes] == [(404, "not-found", [])] * 4


def test_a_cell_sees_its_own_people_only(cast):
    mine = people.candidate(cast.cell_one)
    other = people.candidate(cast.cell_two)
    caller = program(cast, "secretary_one")
    assert [row["id"] for row in caller.get("candidates").json()["items"]] == [mine.pk]
    assert caller.get(f"candidates/{other.pk}").status_code == 404
    assert problem(caller.get("candidates", unit=cast.cell_two.pk)) == (422, "invalid", ["unit"])


def test_a_helper_sees_whom_he_helps_and_writes_the_diary(cast):
    helped = people.candidate(cast.cell_one)
    other = people.candidate(cast.cell_one)
    helped.helper = people.member(cast.cell_one, user=cast.user("helper"))
    helped.save()
    caller = program(cast, "helper")
    assert [row["id"] for row in caller.get("candidates").json()["items"]] == [helped.pk]
    told = BODIES["follow-ups"]
    assert caller.post(f"candidates/{helped.pk}/follow-ups", told).status_code == 201
    assert caller.post(f"candidates/{other.pk}/follow-ups", told).status_code == 404


def test_a_mass_organisation_sees_stages_only(cast):
    row = people.candidate(cast.cell_one, introduced_by=cast.youth_union, introduced_on=date(2026, 5, 6))
    people.candidate(cast.cell_one)
    caller = program(cast, "youth_officer")
    assert caller.get("candidates").json()["items"] == []
    assert caller.get(f"candidates/{row.pk}").status_code == 404
    (shown,) = caller.get("introductions").json()["items"]
    assert set(shown) == {
        "id", "full_name", "unit", "stage", "stage_label", "status", "introduced_on", "introduced_note",
    }  # fmt: skip
    assert shown["id"] == row.pk


def test_a_province_gets_figures_and_no_person(cast):
    people.member(cast.cell_one)
    caller = program(cast, "province")
    assert caller.get("members").status_code == 403
    told = caller.get("board").json()
    assert [(row["unit"]["id"], row["members"]) for row in told["communes"]] == [
        (cast.commune.pk, 1), (cast.other_commune.pk, 0),
    ]  # fmt: skip


def test_the_identity_number_never_leaves_whole(cast):
    number = "038098012345"
    candidate = people.candidate(cast.cell_one, identity_number=number)
    member = people.member(cast.cell_one, identity_number="038098054321")
    caller = program(cast, "board")
    answers = [
        caller.get("candidates"), caller.get("members"), caller.get(f"candidates/{candidate.pk}"),
        caller.get(f"members/{member.pk}"),
    ]  # fmt: skip
    assert not any(b"0380980" in answer.content for answer in answers)
    assert answers[2].json()["identity_masked"] == "••••••••2345"
    assert answers[3].json()["identity_masked"] == "••••••••4321"


# --- the key itself ----------------------------------------------------------------------------------------------


def test_a_key_ends_with_its_day_its_revocation_its_assignment_and_its_account(cast):
    given = cast.assignments["secretary_one"]
    caller = Program(key_of(given))
    token = ApiToken.objects.get()

    def status():
        return caller.get("units").status_code

    assert status() == 200
    ApiToken.objects.update(issued_on=TODAY - timedelta(days=9), expires_on=TODAY - timedelta(days=1))
    assert status() == 401
    ApiToken.objects.update(expires_on=TODAY)
    assert status() == 200
    given.user.is_active = False
    given.user.save()
    assert status() == 401
    given.user.is_active = True
    given.user.save()
    end_assignment(
        assignment_id=given.pk, on=TODAY - timedelta(days=1), actor=cast.user("admin"), scope=cast.scope("admin")
    )
    assert status() == 401
    given.valid_to = None
    given.save()
    assert status() == 200
    revoke_token(token_id=token.pk, actor=given.user, scope=cast.scope("secretary_one"))
    assert status() == 401


def test_only_the_digest_is_kept_and_the_last_day_of_use(cast):
    secret = key_of(cast.assignments["board"])
    ApiToken.objects.update(last_used_on=None)
    assert Program(secret).get("units").status_code == 200
    token = ApiToken.objects.get()
    assert (token.last_used_on, len(token.digest)) == (TODAY, 64)
    assert secret not in {str(value) for value in vars(token).values()}


@pytest.mark.parametrize(
    "header", ["", "Bearer", "Bearer ", "Bearer tn_wrong", "Basic dGVzdA==", "Bearer \ud800", "tn"]
)
def test_what_is_no_key_opens_nothing(db, header):
    response = Program().get("units", headers={"Authorization": header.encode("utf-8", "replace").decode()})
    assert problem(response) == (401, "unauthorized", [])


def test_a_session_opens_nothing(client, cast):
    client.force_login(cast.user("board"), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/api/v1/units").status_code == 401


def test_two_assignments_of_one_person_have_keys_of_their_own(cast):
    user = cast.user("secretary_one")
    second = make.assignment(make.Role.HELPER, cast.cell_two, user)
    people.candidate(cast.cell_one)
    assert len(Program(key_of(cast.assignments["secretary_one"])).get("candidates").json()["items"]) == 1
    assert Program(key_of(second)).get("candidates").json()["items"] == []


def test_the_call_costs_two_queries_before_its_own(cast, django_assert_num_queries):
    """Key with user and units above; then the list itself."""
    caller = program(cast, "board")
    with django_assert_num_queries(2):
        caller.get("plans")


def test_too_many_calls_wait(cast):
    caller, other = program(cast, "board"), program(cast, "office")
    token = ApiToken.objects.get(assignment=cast.assignments["board"])
    for moment in (now().timestamp(), now().timestamp() + 60):
        cache.set(counter_of(token.pk, moment), CALLS_A_MINUTE - 1)
    assert caller.get("units").status_code == 200
    response = caller.get("units")
    assert problem(response) == (429, "too-many-requests", [])
    assert 0 < int(response["Retry-After"]) <= 60
    assert other.get("units").status_code == 200


def test_issuing_leaves_a_trail_and_keeps_to_the_own_assignment(cast):
    with pytest.raises(Exception, match="does not exist"):
        issue_token(
            name="máy lạ", expires_on=TODAY + timedelta(days=9), today=TODAY, actor=cast.user("stranger"),
            scope=cast.scope("board"),
        )  # fmt: skip


def test_addresses_beyond_the_api_stay_with_the_site():
    with pytest.raises(Resolver404):
        resolve("/api/v2/units")
