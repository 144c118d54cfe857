"""Every page a role reaches by links, breadth first, and what each shows that no page before it showed."""

import gzip
from collections import Counter, deque
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from django.test import Client
from django.urls import resolve

RECORDS = 2  # pages looked at of one kind: people in different states show different things
PARTS = ("class", "type", "name", "role")


@dataclass
class Seen:
    """One page as the server sent it."""

    address: str
    pattern: tuple
    status: int
    size: int  # bytes sent
    html: bool
    parts: set[tuple] = field(default_factory=set)  # kinds of things that stand on it


class Parts(HTMLParser):
    """Links of a page, and the kinds of elements it is made of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.found: set[tuple] = set()
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "a" and given.get("href"):
            self.links.append(given["href"])
        # g-12-3 and g-12-4 are two boxes of one grid.
        kinds = ("".join("#" if c.isdigit() else c for c in given.get(part) or "") for part in PARTS)
        self.found.add((tag, *kinds))


def pattern_of(address: str) -> tuple:
    """One for all records of a page: the view and its words."""
    match = resolve(urlsplit(address).path)
    return match.view_name, *(value for value in match.kwargs.values() if isinstance(value, str))


def walk(client: Client) -> list[Seen]:
    """Pages reached by links from the start page; `client` asks for packed answers."""
    waiting, queued, counts, seen = deque(["/"]), {"/"}, Counter(), []
    while waiting:
        address = waiting.popleft()
        pattern = pattern_of(address)
        if counts[pattern] >= RECORDS:
            continue
        counts[pattern] += 1
        answer = client.get(address)
        html = answer.headers.get("Content-Type", "").startswith("text/html")
        body = b"".join(answer)
        page = Seen(address, pattern, answer.status_code, len(body), html)
        seen.append(page)
        links = [answer.headers["Location"]] if answer.status_code in {301, 302} else []
        if html and answer.status_code == 200:
            found = Parts(gzip.decompress(body).decode())
            page.parts, links = {(pattern, *part) for part in found.found}, found.links
        for link in links:
            parts = urlsplit(urljoin(f"http://testserver{address}", link))
            target = parts.path + (f"?{parts.query}" if parts.query else "")
            if parts.netloc == "testserver" and target not in queued:
                queued.add(target)
                waiting.append(target)
    return seen


def telling(pages: list[Seen], known: set[tuple]) -> list[Seen]:
    """Pages that hold something `known` doesn't yet; `known` grows. No page twice for the same things."""
    chosen = []
    for page in pages:
        if page.html and page.status == 200 and not page.parts <= known:
            known |= page.parts
            chosen.append(page)
    return chosen
