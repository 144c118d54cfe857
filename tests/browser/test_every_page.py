"""Every page that links lead to, for every role: fits a phone and a desk, reads aloud, is light, needs no script.

The example is loaded once. A page is opened in the browser when something stands on it that no page before it
showed; that it answers, and how much it weighs, is asked of each.
"""

import gzip
import io
from urllib.parse import urlsplit

import pytest
from django.test import Client
from pypdf import PdfReader

from taonguon.candidate.models import Candidate
from taonguon.rules.access import Role
from tests.browser.accessibility import assert_accessible
from tests.browser.example import example
from tests.browser.help import DESK, PHONE, enter, sideways, unmarked_focus
from tests.browser.walking import telling, walk
from tests.web.help import sign_in

LARGEST_PAGE = 12 * 1024  # bytes sent
FIRST_VISIT, REQUESTS = 75 * 1024, 7
MAIN_PAGES = (
    "/viec/", "/bang-dieu-hanh/", "/ke-hoach/", "/to-chuc/", "/nguon/", "/lop/", "/ho-so/", "/dang-vien/",
    "/van-ban/", "/bao-cao/", "/quy-dinh/",
)  # fmt: skip


@pytest.fixture(scope="module")
def transactional_db(django_db_setup, django_db_blocker, tmp_path_factory):
    with example(django_db_blocker, tmp_path_factory.mktemp("example")) as assignments:
        yield assignments


@pytest.fixture(scope="module")
def walked(transactional_db):
    """Pages of each role, and which of them the browser has to open."""
    known = set()
    pages = {
        role: walk(sign_in(Client(headers={"accept-encoding": "gzip"}), assignment))
        for role, assignment in transactional_db.items()
    }
    return {role: (seen, telling(seen, known)) for role, seen in pages.items()}


@pytest.fixture
def viewport():
    return PHONE


@pytest.fixture
def come_in(context, live_server, transactional_db):
    def come_in(role, into=context):
        enter(into, live_server.url, transactional_db[role])

    return come_in


@pytest.mark.parametrize("role", Role)
def test_every_page_answers_and_is_light(walked, role):
    seen, _ = walked[role]
    assert [(page.address, page.status) for page in seen if page.status not in {200, 302}] == []
    assert [(page.address, page.size) for page in seen if page.html and page.size > LARGEST_PAGE] == []


@pytest.mark.parametrize("role", Role)
def test_every_page_is_accessible_and_fits(page, walked, come_in, role, subtests):
    come_in(role)
    for one in walked[role][1]:
        with subtests.test(one.address):
            page.set_viewport_size(PHONE)
            page.goto(one.address)
            assert_accessible(page)
            assert sideways(page) == 0
            page.set_viewport_size(DESK)
            assert sideways(page) == 0


@pytest.mark.parametrize("address", ["/viec/", "/bang-dieu-hanh/", "/nguon/", "/ho-so/"])
def test_a_first_visit_is_light(page, come_in, address):
    come_in(Role.PARTY_BUILDING_BOARD)
    weights = []

    def weigh(response):
        body = response.body()
        packed = response.headers["content-type"].startswith("font/")  # as whitenoise sends it
        weights.append((len(body if packed else gzip.compress(body)), urlsplit(response.url).path))

    page.on("response", weigh)
    page.goto(address, wait_until="networkidle")
    assert len(weights) <= REQUESTS, weights
    assert sum(weight for weight, _ in weights) <= FIRST_VISIT, weights


def test_the_keyboard_is_seen_wherever_it_leads(page, come_in, subtests):
    come_in(Role.PARTY_BUILDING_BOARD)
    page.set_viewport_size(DESK)
    for address in MAIN_PAGES:
        with subtests.test(address):
            page.goto(address)
            page.locator("main").focus()  # past the menu, which is the same on each page
            assert unmarked_focus(page) == []


def test_without_a_script_pages_show_and_forms_post(browser, page, come_in, live_server, subtests):
    bare = browser.new_context(base_url=live_server.url, viewport=PHONE, java_script_enabled=False)
    come_in(Role.PARTY_BUILDING_BOARD)
    come_in(Role.PARTY_BUILDING_BOARD, bare)
    plain = bare.new_page()
    for address in MAIN_PAGES:
        with subtests.test(address):
            page.goto(address)
            plain.goto(address)
            # Buttons that need a script show themselves only where there is one.
            page.evaluate("document.querySelectorAll('[data-copy], [data-print]').forEach(it => it.hidden = true)")
            assert plain.locator("main").inner_text() == page.locator("main").inner_text()
    plain.goto("/nguon/")
    plain.locator("main input[name=q]").fill("khong co ai ten nhu the")
    plain.locator("main input[name=q]").press("Enter")
    assert plain.locator("tbody tr").count() == 0
    plain.goto("/nguon/")
    plain.locator("tbody tr a").first.click()
    plain.get_by_label("Nội dung").fill("Đã trao đổi việc học tập, không cần JavaScript")
    plain.get_by_role("button", name="Ghi nhật ký").click()
    assert plain.get_by_text("Đã trao đổi việc học tập, không cần JavaScript").count() == 1
    bare.close()


@pytest.mark.parametrize("what", ["week sheet", "board", "person"])
def test_it_prints_on_a4_without_frame_and_buttons(page, come_in, what):
    come_in(Role.PARTY_BUILDING_BOARD)
    page.set_viewport_size(DESK)
    one = Candidate.objects.open().order_by("-stage", "pk").first()
    page.goto({"week sheet": "/viec/in/", "board": "/bang-dieu-hanh/", "person": f"/nguon/{one.pk}/"}[what])
    page.emulate_media(media="print")
    left = page.evaluate(
        """() => [...document.querySelectorAll("nav, header, button, .btn, input, select, textarea, summary")]
            .filter(one => one.checkVisibility() && one.getBoundingClientRect().height > 1)
            .map(one => one.outerHTML.slice(0, 100))"""
    )
    assert left == []
    sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert {(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in sheets} == {(595, 842)}
    assert what != "week sheet" or len(sheets) == 1
