"""The frame in a real browser: signing in, menus without a script, focus, accessibility, no sideways scroll."""

import json

import pytest
from django.test import Client
from playwright.sync_api import expect

from taonguon.account import totp
from taonguon.account.actions import set_second_factor
from taonguon.common.clock import now
from taonguon.web.middleware import ASSIGNMENT_KEY, SECOND_STEP_KEY
from tests.browser.accessibility import assert_accessible
from tests.cast import make_cast
from tests.factories.organization import PASSWORD

SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
PAGES = [
    "/tim/",
    "/tim/?q=chi bo",
    "/tai-khoan/",
    "/tai-khoan/mat-khau/",
    "/tai-khoan/ma-xac-thuc/",
    "/quan-tri/tai-khoan/",
    "/quan-tri/tai-khoan/moi/",
    "/quan-tri/nhat-ky/?kiem_tra=1",
]
# The least height of what a finger or a mouse must hit.
LEAST = {360: 44, 1366: 32}


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def come_in(context, live_server):
    """Be somebody without going through the sign-in."""

    def come_in(assignment):
        client = Client()
        client.force_login(assignment.user, backend="django.contrib.auth.backends.ModelBackend")
        session = client.session
        session[ASSIGNMENT_KEY], session[SECOND_STEP_KEY] = assignment.pk, True
        session.save()
        context.add_cookies([{"name": "sessionid", "value": session.session_key, "url": live_server.url}])

    return come_in


def sideways(page) -> int:
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def too_small(page, least) -> list[str]:
    """Buttons, boxes and links that stand alone and are lower than a finger needs."""
    return page.evaluate(
        """least => [...document.querySelectorAll("a, button, input:not([type=hidden]), select, summary")]
            .filter(one => getComputedStyle(one).display !== "inline")
            .filter(one => { const box = one.getBoundingClientRect(); return box.width > 1 && box.height < least })
            .map(one => `${one.tagName} ${one.textContent.trim()} ${one.getBoundingClientRect().height}`)""",
        least,
    )


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_accessible_and_fits(page, cast, come_in, viewport, address):
    come_in(cast.assignments["admin"])
    page.goto(address)
    assert_accessible(page)
    assert sideways(page) == 0
    assert too_small(page, LEAST[viewport["width"]] - 0.5) == []


def test_the_page_of_one_account_is_accessible(page, cast, come_in):
    come_in(cast.assignments["admin"])
    page.goto(f"/quan-tri/tai-khoan/{cast.user('helper').pk}/")
    assert_accessible(page)
    assert sideways(page) == 0


def test_signing_in_with_password_and_code(page, cast):
    set_second_factor(user=cast.user("admin"), secret=SECRET)
    page.goto("/dang-nhap/")
    assert_accessible(page)
    page.get_by_label("Tên đăng nhập").fill("admin-thu")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    assert_accessible(page)
    page.get_by_label("Mã xác thực").fill(totp.code_at(SECRET, now()))
    page.get_by_role("button", name="Vào hệ thống").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Tổ chức"


def test_practising_takes_one_click(page, cast, settings, tmp_path):
    settings.PRACTICE_MODE, settings.DATA_DIR = True, tmp_path
    rows = [{"username": "helper-thu", "password": PASSWORD, "role": "helper", "unit": "Chi bộ thôn 1"}]
    (tmp_path / "demo-accounts.json").write_text(json.dumps(rows), encoding="utf-8")
    page.goto("/dang-nhap/")
    assert_accessible(page)
    page.get_by_role("button", name="Vào với tài khoản helper-thu").click()
    page.goto("/tai-khoan/")
    assert page.get_by_role("heading", level=1).inner_text() == "Tài khoản của tôi"


def test_a_refused_form_puts_the_reader_on_the_summary(page, cast, come_in, expected_console):
    expected_console.append("422")
    come_in(cast.assignments["admin"])
    page.goto("/quan-tri/tai-khoan/moi/")
    page.get_by_label("Từ ngày").fill("31/2/2026")
    page.get_by_role("button", name="Lập tài khoản").click()
    expect(page.locator(".errsum")).to_be_focused()
    assert_accessible(page)
    page.get_by_role("link", name="Tháng 2 không có ngày 31").click()
    assert page.evaluate("location.hash") == "#id_valid_from"


def test_the_menu_of_the_phone_opens_without_a_script(browser, cast, come_in, context, live_server, viewport):
    if viewport["width"] != 360:
        pytest.skip("the bottom bar stands on a phone only")
    come_in(cast.assignments["admin"])
    bare = browser.new_context(viewport=viewport, java_script_enabled=False, storage_state=context.storage_state())
    page = bare.new_page()
    page.goto(f"{live_server.url}/tai-khoan/")
    log = page.get_by_role("link", name="Nhật ký truy cập")
    assert not log.is_visible()
    page.get_by_role("link", name="Thêm", exact=True).click()
    assert log.is_visible()
    log.click()
    assert page.get_by_role("heading", level=1).inner_text() == "Nhật ký truy cập"
    page.get_by_role("link", name="Tìm", exact=True).click()
    page.get_by_role("searchbox").fill("thon 2")
    page.get_by_role("button", name="Tìm", exact=True).click()
    assert page.get_by_text("Chi bộ thôn 2").is_visible()
    bare.close()


def test_the_assignment_menu_closes_with_escape(page, cast, come_in):
    come_in(cast.assignments["helper"])
    page.goto("/tai-khoan/")
    page.locator("details.who summary").click()
    assert page.get_by_role("button", name="Đăng xuất").is_visible()
    page.keyboard.press("Escape")
    assert not page.get_by_role("button", name="Đăng xuất").is_visible()


def test_the_skip_link_leads_past_the_menu(page, cast, come_in):
    come_in(cast.assignments["helper"])
    page.goto("/tai-khoan/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Đến nội dung chính"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
