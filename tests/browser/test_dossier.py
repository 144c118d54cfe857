"""The dossier in a browser: nothing scrolls sideways or is out of reach; a step is recorded and taken back."""

from datetime import date

import pytest
from django.test import Client

from taonguon.dossier import actions
from taonguon.dossier.actions import Ballot, Returned
from tests.browser.accessibility import assert_accessible
from tests.cast import make_cast
from tests.factories import dossier as make
from tests.web.help import sign_in

LONG = "Trần Thị Thí Điểm Minh Họa"


@pytest.fixture
def walk(context, live_server):
    """A dossier with a vote, a paper given back and a missing consent, seen by the Party-building board."""
    cast = make_cast()
    walk = make.at(cast, "s12_opinions", full_name=LONG)
    walk.step("s13_cell_resolution", ballot=Ballot(18, 13, 3, 2, "1 sinh hoạt tạm thời, 1 vắng có lý do"))
    by = {"dossier_id": walk.dossier.pk, **walk.by("board", date(2026, 5, 20))}
    actions.return_papers(
        returned=[Returned("3-KNĐ", "Thiếu ngày bắt đầu cùng sinh hoạt")], on=date(2026, 5, 20), **by
    )
    actions.describe_case(route="", special_cases=["religious_follower"], **by)
    client = sign_in(Client(), cast.assignments["board"])
    context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )
    return walk


def test_every_page_fits_and_is_accessible(page, walk, viewport):
    own = f"/ho-so/{walk.dossier.pk}/"
    for address in ("/ho-so/", own, f"{own}tra-lai/", f"{own}truong-hop/", f"{own}phieu-giao/", "/quy-dinh/"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], address
        assert_accessible(page)


def test_a_returned_paper_comes_back_and_the_appraisal_is_recorded_and_taken_back(page, walk):
    page.goto(f"/ho-so/{walk.dossier.pk}/")
    page.get_by_role("link", name="Giấy giới thiệu người vào Đảng").click()
    page.get_by_label("Ngày", exact=True).fill("27/5/2026")
    page.get_by_role("button", name="Ghi giấy").click()
    page.get_by_label("Ngày", exact=True).first.fill("28/5/2026")
    page.get_by_role("button", name="Ghi “Ban Xây dựng Đảng thẩm định, trích lục gửi Ban Thường vụ”").click()
    assert page.get_by_text("Đã ghi “Ban Xây dựng Đảng thẩm định, trích lục gửi Ban Thường vụ”.").is_visible()
    assert walk.fresh().waiting_for == "commune_standing_committee"
    page.get_by_role("button", name="Hoàn tác", exact=True).click()
    page.get_by_label("Lý do").fill("Ghi nhầm hồ sơ")
    page.get_by_role("button", name="Hoàn tác").click()
    page.get_by_text("Đã hoàn tác “Ban Xây dựng Đảng thẩm định xong”.").wait_for()
    assert walk.fresh().waiting_for == "party_building_board"
