"""Helps for tests of pages: coming in under an assignment, and reading a page as a browser does."""

from html.parser import HTMLParser

from django.test import Client

from taonguon.organization.models import Assignment
from taonguon.web.middleware import ASSIGNMENT_KEY, SECOND_STEP_KEY

BACKEND = "django.contrib.auth.backends.ModelBackend"


def sign_in(client: Client, assignment: Assignment) -> Client:
    """Be this person, working under this assignment, with password and code already given."""
    client.force_login(assignment.user, backend=BACKEND)
    session = client.session
    session[ASSIGNMENT_KEY] = assignment.pk
    session[SECOND_STEP_KEY] = True
    session.save()
    return client


class Page(HTMLParser):
    """Tags of a page in order, each (name, attributes), and the text inside each heading."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self._open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._open.append(tag)

    def handle_endtag(self, tag):
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data):
        if self._open and data.strip():
            self.texts.append((self._open[-1], " ".join(data.split())))

    def all(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag == name]

    def text_of(self, name: str) -> list[str]:
        return [text for tag, text in self.texts if tag == name]


def page_of(response) -> Page:
    return Page(response.content.decode())
