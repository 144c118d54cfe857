"""Browser tests: Debian's Chromium, a phone and a desk, nothing from outside, no error left in the console.

    def test_sign_in(page):                      # runs twice: 360 × 800 and 1366 × 768
        page.goto("/dang-nhap/")

    from tests.browser.accessibility import assert_accessible

Each test here gets a real database (transactional_db), since the server reads it from another thread.
"""

import os
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
QUIET = [
    "--no-sandbox",  # Chromium refuses root otherwise, and CI is root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.needs("chromium"))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": QUIET}


@pytest.fixture(scope="session")
def base_url(live_server):
    """page.goto("/dang-nhap/") is enough."""
    return live_server.url


@pytest.fixture(params=[(360, 800), (1366, 768)], ids=["360px", "1366px"])
def viewport(request):
    return {"width": request.param[0], "height": request.param[1]}


@pytest.fixture
def context(new_context, viewport):
    return new_context(viewport=viewport, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", accept_downloads=True)


@pytest.fixture
def expected_console():
    """Parts of console lines a test provokes on purpose (Chromium reports each 4xx answer): append them."""
    return []


@pytest.fixture
def open_page(live_server, expected_console):
    """Open a page that must stay clean: no console error, no request that leaves the live server."""
    faults = []
    own = urlsplit(live_server.url).netloc

    def on_console(message):
        expected = any(part in message.text for part in expected_console)
        if message.type in {"error", "warning"} and not expected:
            faults.append(f"console {message.type}: {message.text} ({message.location.get('url')})")

    def on_request(request):
        where = urlsplit(request.url)
        if where.scheme in {"http", "https", "ws", "wss"} and where.netloc != own:
            faults.append(f"request to {request.url}")

    def open_page(context):
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("console", on_console)
        page.on("pageerror", lambda error: faults.append(f"script error: {error}"))
        page.on("request", on_request)
        return page

    yield open_page
    assert faults == []


@pytest.fixture
def page(context, open_page):
    return open_page(context)


@pytest.fixture(autouse=True)
def real_database(transactional_db):
    """What the test writes is there for the server's thread."""


@pytest.fixture(scope="session", autouse=True)
def queries_beside_the_loop():
    """Playwright's loop runs in this thread to the end of the session; Django would take us for async code."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
