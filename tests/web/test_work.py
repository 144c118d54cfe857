"""The start page, its A4 sheet, and urging from it."""

import pytest

from taonguon.reminder.models import Urge
from tests.factories import dossier as dossiers
from tests.web.help import page_of, sign_in


@pytest.fixture
def late(cast):
    """A member file that should have been made by August 2026."""
    return dossiers.at(cast, "s18_ceremony", full_name="Trần Văn Giả Định")


@pytest.mark.parametrize(
    "who", ["standing_committee", "board", "office", "secretary_one", "youth_officer", "helper"]
)
def test_everybody_has_a_week(client, cast, who):
    sign_in(client, cast.assignments[who])
    for url in ("/viec/", "/viec/in/"):
        assert client.get(url).status_code == 200


def test_the_province_has_none(client, cast):
    assert sign_in(client, cast.assignments["province"]).get("/viec/").status_code == 403


def test_urging_from_the_list(client, cast, late):
    sign_in(client, cast.assignments["board"])
    form = client.get("/viec/don-doc/r_member_file/")
    assert form.status_code == 200
    refused = client.post("/viec/don-doc/r_member_file/", {"units": [], "text": ""})
    assert refused.status_code == 422
    done = client.post(
        "/viec/don-doc/r_member_file/", {"units": [str(cast.cell_one.pk)], "text": "Đề nghị làm ngay."}
    )
    assert (done.status_code, done.url) == (302, "/viec/")
    assert [(row.unit_id, row.text) for row in Urge.objects.order_by("pk")] == [
        (cast.cell_one.pk, "Đề nghị làm ngay.")
    ]


def test_a_unit_outside_cannot_be_urged(client, cast, late):
    sign_in(client, cast.assignments["board"])
    refused = client.post("/viec/don-doc/r_member_file/", {"units": [str(cast.stranger_cell.pk)], "text": "x"})
    assert refused.status_code == 422
    assert Urge.objects.count() == 0


def test_nothing_left_to_urge_leads_back(client, cast):
    sign_in(client, cast.assignments["board"])
    assert client.get("/viec/don-doc/r_member_file/").url == "/viec/"


def test_a_secretary_may_not_urge(client, cast, late):
    assert (
        sign_in(client, cast.assignments["secretary_one"]).get("/viec/don-doc/r_member_file/").status_code == 403
    )


def test_the_sheet_has_boxes_and_two_blank_lines(client, cast, late):
    sign_in(client, cast.assignments["secretary_one"])
    boxes = [tag for tag in page_of(client.get("/viec/in/")).all("td") if tag.get("class") == "box"]
    assert len(boxes) >= 3
