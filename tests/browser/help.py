"""Helps of the browser tests: coming in, what sticks out sideways, what the keyboard shows."""

from django.test import Client
from playwright.sync_api import BrowserContext, Page, expect

from taonguon.account import totp
from taonguon.account.actions import set_second_factor
from taonguon.common.clock import now
from taonguon.organization.models import Assignment
from taonguon.rules.law.ruleset import LAW
from tests.cast import Cast
from tests.factories.organization import PASSWORD
from tests.web.help import sign_in

SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
DESK, PHONE = {"width": 1366, "height": 768}, {"width": 360, "height": 800}


def enter(context: BrowserContext, url: str, assignment: Assignment) -> None:
    """Be somebody in this browser without going through the sign-in."""
    session = sign_in(Client(), assignment).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": url}])


def sideways(page: Page) -> int:
    """Pixels by which the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def unmarked_focus(page: Page, steps: int = 12) -> list[str]:
    """Where the Tab key leads without the place being seen: no outline, or nothing on the screen."""
    found = []
    for _ in range(steps):
        page.keyboard.press("Tab")
        found.append(
            page.evaluate(
                """() => {
                    const one = document.activeElement, style = getComputedStyle(one);
                    const marked = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
                    const shown = one.checkVisibility() && one.getBoundingClientRect().height > 1;
                    return one === document.body || marked && shown ? "" : one.outerHTML.slice(0, 120);
                }"""
            )
        )
    return [words for words in found if words]


class Office:
    """The people of a cast, each at a browser of their own: signed in by hand, password and code."""

    def __init__(self, cast: Cast, new_context, viewport, open_page) -> None:
        self.cast, self.pages = cast, {}
        self._open = lambda: open_page(
            new_context(viewport=viewport, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", accept_downloads=True)
        )

    def come(self, who: str) -> Page:
        user = self.cast.user(who)
        set_second_factor(user=user, secret=SECRET)
        page = self.pages[who] = self._open()
        page.goto("/dang-nhap/")
        page.get_by_label("Tên đăng nhập").fill(user.username)
        page.get_by_label("Mật khẩu").fill(PASSWORD)
        page.get_by_role("button", name="Đăng nhập").click()
        page.get_by_label("Mã xác thực").fill(totp.code_at(SECRET, now()))
        page.get_by_role("button", name="Vào hệ thống").click()
        assert page.get_by_role("heading", level=1).inner_text() == "Việc tuần này"
        return page

    @staticmethod
    def record(page: Page, step: str, on: str, vote: tuple[int, int] | None = None) -> None:
        """Record a step of the dossier that is open in `page`; `vote`: entitled, for."""
        title = LAW.step(step).title_vi
        card = page.locator("#ghi details", has=page.locator(f"form[action$='/ghi/{step}/']"))
        if card.get_attribute("open") is None:
            card.locator("summary").click()
        values = {"on": on}
        if vote:
            values |= {
                "eligible": str(vote[0]),
                "votes_for": str(vote[1]),
                "votes_against": str(vote[0] - vote[1]),
            }
        if (number := page.locator(f"#id_{step}-document_number")).count():
            number.fill(f"{on[:2]}-VB")
        for name, value in values.items():
            page.locator(f"#id_{step}-{name}").fill(value)
        card.get_by_role("button", name=f"Ghi “{title}”", exact=True).click()
        expect(page.get_by_text(f"Đã ghi “{title}”.")).to_be_visible()
