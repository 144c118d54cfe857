"""Every address that names a record × every role: a record outside one's branch is 404, for reading and writing.

The records all belong to Chi bộ thôn 1 of xã Định Tân (or to its committee). A role without the permission gets
403; a role with it, but of another cell or commune, gets 404 as if the record did not exist; nobody gets a 500.
"""

from datetime import date

import pytest

from taonguon.candidate.models import ImportBatch
from taonguon.documents import issue
from taonguon.documents.models import Job, PaperVersion
from taonguon.dossier import actions as dossier_actions
from taonguon.organization.actions import grant_exemption
from taonguon.organization.queries import scope_of
from taonguon.plan.actions.drafts import start_draft
from taonguon.plan.labels import RoundStatus
from taonguon.plan.models import AllocationRevision, AllocationRound
from taonguon.regulation import actions as regulation
from taonguon.regulation.labels import DayKind
from taonguon.rules.access import Role
from tests.factories import dossier as dossiers
from tests.factories import organization as make
from tests.factories import people, training
from tests.factories import plan as plans
from tests.web.help import sign_in
from tests.web.test_access import ADDRESSES, access_of

TODAY = date(2026, 10, 5)

# Addresses that name no record of a branch: a kind of deed, a form, a matter.
WITHOUT_RECORD = (
    "nguon/viec/<slug:name>/",
    "van-ban/mau/<slug:form>/",
    "viec/don-doc/<slug:matter>/",
    "tai-khoan/ma-ket-noi/",  # one's own keys: tested with the keys
)
# Records every unit of the commune reads: the plan, its targets, the committee's classes and issued papers.
SHARED = ("ke-hoach/<int:pk>/", "bang-dieu-hanh/so/", "lop/<int:pk>/", "van-ban/<int:pk>/")
ROUTES = sorted(
    route
    for route in ADDRESSES
    if "<" in route and not route.startswith("api/") and not route.startswith(WITHOUT_RECORD)
)


@pytest.fixture
def world(cast):
    """One record of each kind, in Chi bộ thôn 1 or at its committee."""
    board = {"actor": cast.user("board"), "scope": cast.scope("board")}
    plan = plans.plan(cast.commune)
    targets = plans.seed_targets(plan)
    allocation = plans.allocation(targets["admissions"], cast.cell_one)
    walk = dossiers.at(cast, "s13_cell_resolution")
    probationer = people.member(cast.cell_one, status=people.Status.PROBATIONARY, joined_on=date(2025, 9, 1))
    course = training.course(cast.commune)
    candidate = people.candidate(cast.cell_one)
    batch = ImportBatch(file_name="thu.xlsx", uploaded_by=cast.user("board"))
    batch.assign_unit(cast.commune)
    batch.save()
    return {
        "cast": cast,
        "unit": cast.cell_one.pk,
        "plan": plan.pk,
        "target": targets["admissions"].pk,
        "sub_plan": plans.sub_plan(plan, cast.cell_one).pk,
        "draft": start_draft(text="Mỗi năm kết nạp 5 đảng viên.", source_name="", **board).pk,
        "round": AllocationRound.objects.create(plan=plan, year=2026, status=RoundStatus.SUBMITTED.value).pk,
        "revision": AllocationRevision.objects.create(
            allocation=allocation, old_value=2, new_value=3, document_number="1", reason="thử",
            asked_by=cast.user("board"),
        ).pk,
        "dossier": walk.dossier.pk,
        "event": walk.dossier.events.order_by("-pk").first().pk,
        "request": dossier_actions.send_verification(
            dossier_id=walk.dossier.pk, sent_to="Đảng ủy xã Thử", on=date(2026, 6, 1), today=TODAY, **board
        ).pk,
        "member": probationer.pk,
        "movement": probationer.movements.get().pk,
        "candidate": candidate.pk,
        "batch": batch.pk,
        "course": course.pk,
        "enrolment": training.enrolment(course, candidate.person, cast.cell_one).pk,
        "exemption": grant_exemption(
            unit_id=cast.cell_one.pk, indicator="admissions", valid_from=date(2026, 1, 1), reason="thử", **board
        ).pk,
        "rule": regulation.set_rule(
            family="r_admission_decision", amount=30, citation="thử", effective_from=TODAY, **board
        ).pk,
        "day": regulation.set_day(day=TODAY, kind=DayKind.CLOSED, reason="thử", **board).pk,
        "document": issue.draft_plan(plan_id=plan.pk, as_of=TODAY, **board).pk,
        "job": Job.objects.create(
            kind="whole", owner=cast.user("board"), assignment=cast.assignments["board"], total=0,
            payload={"items": [], "results": []},
        ).pk,
        "user": cast.user("secretary_one").pk,
        "assignment": cast.assignments["secretary_one"].pk,
    }  # fmt: skip


PK_BY_PREFIX = (
    ("dang-vien/bien-dong/", "movement"), ("dang-vien/", "member"), ("ho-so/lam-giay/", "job"),
    ("ho-so/lap-cong-nhan/", "member"), ("ho-so/lap/", "candidate"), ("ho-so/nhan/", "candidate"),
    ("ho-so/", "dossier"), ("ke-hoach/chi-tieu/", "target"), ("ke-hoach/doc/", "draft"),
    ("ke-hoach/don-vi/", "sub_plan"), ("ke-hoach/phan-bo/lan/", "round"), ("ke-hoach/phan-bo/sua/", "revision"),
    ("ke-hoach/", "plan"), ("lop/", "course"), ("nguon/nhap/", "batch"), ("nguon/", "candidate"),
    ("quan-tri/phan-cong/", "assignment"), ("quan-tri/", "user"), ("quy-dinh/cap-uy/", "rule"),
    ("quy-dinh/ngay/", "day"), ("to-chuc/mien/", "exemption"), ("to-chuc/", "unit"), ("van-ban/", "document"),
)  # fmt: skip
NAMED = {
    "<int:unit_id>": "unit", "<int:unit>": "unit", "<int:target_id>": "target", "<int:target>": "target",
    "<int:plan_id>": "plan", "<int:event_pk>": "event", "<int:request_pk>": "request",
    "<int:member_pk>": "member", "<int:candidate_pk>": "candidate", "<int:enrolment>": "enrolment",
}  # fmt: skip
WORDS = {
    "<slug:indicator>": "admissions", "<int:year>": "2026", "<str:step>": "s17_admission_decision",
    "<str:document>": "doc_province_consent", "<str:form>": "6-KNĐ", "<str:kind>": "extension_granted",
    "<slug:proposal>": "t1", "<slug:format_>": "docx", "<int:version_pk>": "1", "<str:token>": "x",
}  # fmt: skip
DEED_OF = {"dang-vien/": "death", "nguon/": "helper"}


def address(route, world):
    """The address of a route for the records of the world."""
    url = route
    prefix, kind = (
        next(pair for pair in PK_BY_PREFIX if route.startswith(pair[0])) if "<int:pk>" in route else ("", "")
    )
    if kind:
        url = url.replace("<int:pk>", str(world[kind]))
    for mark, kind_ in NAMED.items():
        url = url.replace(mark, str(world[kind_]))
    for mark, word in WORDS.items():
        url = url.replace(mark, word)
    return "/" + url.replace("<slug:name>", DEED_OF.get(prefix, "x"))


@pytest.fixture
def outsiders(world):
    """Every role at the second commune, and the secretary of the other cell."""
    cast = world["cast"]
    found = {"secretary_two": cast.assignments["secretary_two"], "stranger": cast.assignments["stranger"]}
    for role in Role:
        at = cast.stranger_cell if role in {Role.UNIT_SECRETARY, Role.HELPER} else cast.other_commune
        found[f"stranger_{role}"] = make.assignment(role, at)
    return found


# Pages whose right to enter depends on who must do the step itself.
BY_STEP = {
    "ho-so/<int:pk>/ghi/<str:step>/",
    "ho-so/<int:pk>/hoan-tac/<int:event_pk>/",
    "ho-so/<int:pk>/viec/<str:kind>/",
}

WHO = ["secretary_two", "stranger", *(f"stranger_{role.value}" for role in Role)]


def test_every_route_with_a_record_has_one(world):
    for route in ROUTES:
        assert "<" not in address(route, world), route


@pytest.mark.parametrize("who", WHO)
def test_a_record_outside_is_404_for_reading_and_writing(client, world, outsiders, who):
    assignment = outsiders[who]
    sign_in(client, assignment)
    client.raise_request_exception = False
    scope, same_commune = scope_of(assignment), who == "secretary_two"
    wrong = {}
    for route in ROUTES:
        permission = access_of(ADDRESSES[route]).permission
        if same_commune and route.startswith(SHARED):
            continue
        may = scope.can(permission)
        url = address(route, world)
        for method in (client.get, client.post):
            status = method(url).status_code
            allowed = {404, 405} if may else {403, 405}
            if status not in allowed:
                wrong[f"{method.__name__} {url}"] = status
    assert wrong == {}


@pytest.mark.parametrize(
    "who",
    ["standing_committee", "board", "office", "secretary_one", "youth_officer", "helper", "admin", "province"],
)
def test_inside_a_page_opens_or_is_refused_and_never_breaks(client, world, who):
    cast = world["cast"]
    sign_in(client, cast.assignments[who])
    client.raise_request_exception = False
    wrong = {}
    for route in ROUTES:
        permission = access_of(ADDRESSES[route]).permission
        status = client.get(address(route, world)).status_code
        may = cast.scope(who).can(permission)
        refused = not may or route in BY_STEP
        if status >= 500 or (status == 403 and not refused) or (not may and status not in {403, 405}):
            wrong[route] = status
    assert wrong == {}


def test_made_papers_outside_are_404(client, world):
    assert PaperVersion.objects.count() == 0
    sign_in(client, world["cast"].assignments["stranger"])
    assert client.get(f"/ho-so/{world['dossier']}/lam-giay/tai/zip/").status_code == 404
