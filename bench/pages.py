"""Main pages over HTTP: the site under gunicorn, one signed-in client, each beside the bare view and its SQL."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from django.test import Client
from django.urls import reverse

from bench import floors
from bench.server import Server
from bench.timing import Row, timed
from taonguon.audit.actions import record
from taonguon.candidate.labels import Stage
from taonguon.candidate.models import Candidate
from taonguon.common.clock import today
from taonguon.dossier.models import Dossier
from taonguon.organization.models import Assignment
from taonguon.organization.queries import scope_of
from taonguon.rules.access import Role
from taonguon.web.middleware import ASSIGNMENT_KEY, SECOND_STEP_KEY

NAME = "nguyen vi du"  # as typed into the search box: folded already, so that the SQL may use it too


def cookie_of(assignment: Assignment) -> str:
    """A session with password and code already given."""
    client = Client()
    client.force_login(assignment.user, backend="django.contrib.auth.backends.ModelBackend")
    session = client.session
    session[ASSIGNMENT_KEY], session[SECOND_STEP_KEY] = assignment.pk, True
    session.save()
    return f"sessionid={client.cookies['sessionid'].value}"


def officer() -> Assignment:
    """Who works with the pages of a commune."""
    rows = Assignment.objects.filter(role=Role.PARTY_BUILDING_BOARD.value).select_related("unit__parent", "user")
    return rows.order_by("pk")[0]


def measure_pages(site: Server, bare: Server) -> Iterator[Row]:
    """Each page of a commune's officer, then the province's board."""
    assignment = officer()
    scope, day, cookie = scope_of(assignment), today(), cookie_of(assignment)
    nothing = timed(lambda: bare.get("/"))
    yield Row("bare view", nothing)

    def page(path: str, before: Callable | None = None, cookie: str = cookie) -> float:
        return timed(lambda: site.get(path, cookie), before)

    def against(sql: Callable[[], list]) -> float:
        return nothing + timed(sql)

    people = Candidate.objects.in_scope(scope).open()
    one = people.filter(stage=Stage.TRAINED.value, helper__isnull=False).order_by("pk")[0].pk
    case = Dossier.objects.in_scope(scope).open().order_by("opened_on", "pk")[0].pk
    stage = Stage.SYMPATHIZER.value
    listed = f"{reverse('candidate:list')}?buoc={stage}&sap=ten"
    yield Row("list of the pool, filtered", page(listed), against(lambda: floors.people(scope, stage)), 8, 10)
    yield Row("roll of members", page(reverse("member:list")), against(lambda: floors.roll(scope)), 8, 10)
    person = reverse("candidate:person", args=[one])
    yield Row("person", page(person), against(lambda: floors.person(one)), 8, 10)
    yield Row(
        "dossier", page(reverse("dossier:dossier", args=[case])), against(lambda: floors.dossier(case)), 8, 10
    )
    board, rolled_up = reverse("board:board"), against(lambda: floors.board(scope, day))
    yield Row("board", page(board), rolled_up, 6, 8)
    yield Row("board, first after a deed", page(board, lambda: _deed(scope)), rolled_up, 6, 8)
    soon = day + timedelta(days=30)
    yield Row("week's list", page(reverse("work:week")), against(lambda: floors.week(scope, soon)), 8, 10)
    yield Row("unit tree", page(reverse("organization:tree")), against(lambda: floors.tree(scope)), 8, 10)
    search = f"{reverse('search')}?q={NAME.replace(' ', '+')}"
    found = against(lambda: floors.names(scope, NAME))
    yield Row("name search without marks", page(search), found, 12, 2.5)
    viewer = Assignment.objects.select_related("unit", "user").get(role=Role.PROVINCE_VIEWER.value)
    wide = scope_of(viewer)
    shown = page(board, cookie=cookie_of(viewer))
    yield Row("board of the province", shown, against(lambda: floors.communes(wide, day)), 10, 8)


def _deed(scope: object) -> None:
    """Anything done in the commune: what was kept of the board holds no longer."""
    record(verb="member.exported", scope=scope, detail={"rows": 0})
