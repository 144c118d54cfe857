"""The page of API keys: of the present assignment only; the secret stands on one answer and nowhere else."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from taonguon.organization.models import ApiToken
from taonguon.organization.queries import api_token_for
from tests.factories import organization as make
from tests.web.help import page_of, sign_in

URL = "/tai-khoan/ma-ket-noi/"


@pytest.fixture
def secretary(client, cast):
    return sign_in(client, cast.assignments["secretary_one"])


def issue(client):
    return client.post(URL, {"name": "Máy tổng hợp", "days": "90"})


def test_the_secret_is_shown_once(secretary, cast):
    answer = issue(secretary)
    token = ApiToken.objects.get()
    assert (answer.status_code, token.assignment, token.name) == (
        200,
        cast.assignments["secretary_one"],
        "Máy tổng hợp",
    )
    (secret,) = page_of(answer).text_of("textarea")
    assert api_token_for(secret, token.issued_on) == token
    assert (token.expires_on - token.issued_on).days == 90
    assert secret not in secretary.get(URL).content.decode()
    assert "no-store" in answer["Cache-Control"]


def test_a_key_is_revoked_on_the_page(secretary):
    issue(secretary)
    token = ApiToken.objects.get()
    answer = secretary.post(reverse("sign_in:revoke_token", args=[token.pk]), follow=True)
    assert "Đã thu hồi" in answer.content.decode()
    token.refresh_from_db()
    assert token.revoked_at is not None


def test_another_assignment_does_not_see_it(client, cast, secretary):
    issue(secretary)
    token = ApiToken.objects.get()
    other = make.assignment(make.Role.HELPER, cast.cell_two, cast.user("secretary_one"))
    sign_in(client, other)
    assert "Máy tổng hợp" not in client.get(URL).content.decode()
    assert client.post(reverse("sign_in:revoke_token", args=[token.pk])).status_code == 404


def test_a_key_without_a_purpose_is_refused(secretary):
    answer = secretary.post(URL, {"name": "", "days": "90"})
    assert (answer.status_code, ApiToken.objects.count()) == (422, 0)


def test_without_an_assignment_there_is_no_key(client, db):
    client.force_login(make.user(), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(URL).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_every_length(secretary, cast, count, django_assert_num_queries):
    for number in range(count):
        ApiToken.objects.create(
            assignment=cast.assignments["secretary_one"], name=f"máy {number}", digest=str(number),
            issued_on=date(2026, 1, 1), expires_on=date(2090, 1, 1),
        )  # fmt: skip
    secretary.get(URL)
    with django_assert_num_queries(4 + menu_counts(secretary)):
        secretary.get(URL)


def menu_counts(client):
    """Queries of the figures in the menu, which every page asks."""
    with CaptureQueriesContext(connection) as asked:
        client.get("/tai-khoan/mat-khau/")
    return len(asked) - 3
