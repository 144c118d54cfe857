"""The user guide tells what is there: bold words stand on a page; links, pictures and addresses lead somewhere."""

import ast
import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.urls import resolve

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ROOT / "taonguon"
GUIDE = ROOT / "docs" / "huong-dan"
PAGES = sorted(GUIDE.glob("*.md"))
TOUR = ROOT / "README.md"

BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
ADDRESS = re.compile(r"`(/[a-z0-9/-]*)`")
TEMPLATE_TAG = re.compile(r"{%.*?%}|{#.*?#}|<[^>]*>", re.DOTALL)
VARIABLE = re.compile(r"{{.*?}}", re.DOTALL)
QUOTED = re.compile(r"""(?<=["'])([^"'{}]+)(?=["'])""")

NOT_ON_SCREEN = {"đậm", "Quên mật khẩu?", "Mất điện thoại?"}
"""Bold for the reader of the guide, not a quotation; the two questions head an answer, as on the sign-in page."""


def words(text: str) -> str:
    """One spelling of a phrase: composed letters, single blanks, a changing part as "…", no end mark."""
    return " ".join(unicodedata.normalize("NFC", text).split()).strip(" :.,·…").casefold()


def template_phrases(text: str) -> set[str]:
    """What a template prints between its tags, and the constants it hands to them."""
    tags = "".join(tag for tag in TEMPLATE_TAG.findall(text) if tag.startswith("{%"))
    printed = TEMPLATE_TAG.split(VARIABLE.sub("…", text))
    return {words(one) for one in [*printed, *QUOTED.findall(tags)]}


def source_phrases(text: str) -> set[str]:
    """Constants of a module; the changing parts of an f-string count as "…"."""
    found = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.add(words(node.value))
        elif isinstance(node, ast.JoinedStr):
            found.add(
                words(
                    "".join(
                        str(getattr(part, "value", "…")) if isinstance(part, ast.Constant) else "…"
                        for part in node.values
                    )
                )
            )
    return found


def table_phrases(value: object) -> set[str]:
    if isinstance(value, dict):
        return set().union(*map(table_phrases, value.values()))
    if isinstance(value, list):
        return set().union(*map(table_phrases, value))
    return {words(value)} if isinstance(value, str) else set()


@cache
def phrases() -> frozenset[str]:
    """Everything the site can put on a page as one phrase."""
    found: set[str] = set()
    for file in (PRODUCT / "web" / "templates").rglob("*.html"):
        found |= template_phrases(file.read_text(encoding="utf-8"))
    for file in PRODUCT.rglob("*.py"):
        if "web" in file.parts or file.name == "labels.py" or "reminder" in file.parts:
            found |= source_phrases(file.read_text(encoding="utf-8"))
    for file in (PRODUCT / "rules" / "law" / "data").glob("*.toml"):
        found |= table_phrases(tomllib.loads(file.read_text(encoding="utf-8")))
    return frozenset(found - {""})


def name(guide: Path) -> str:
    return str(guide.relative_to(ROOT).with_suffix(""))


def headings(text: str) -> set[str]:
    """Anchors of a page, made the way GitHub makes them."""
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.casefold()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("guide", [*PAGES, TOUR], ids=name)
def test_every_bold_word_stands_on_a_page(guide):
    quoted = {" ".join(one.split()) for one in BOLD.findall(guide.read_text(encoding="utf-8"))} - NOT_ON_SCREEN
    assert [one for one in sorted(quoted) if words(one) not in phrases()] == []


@pytest.mark.parametrize("guide", PAGES, ids=name)
def test_links_and_pictures_resolve(guide):
    broken = []
    for target in LINK.findall(guide.read_text(encoding="utf-8")):
        parts = urlsplit(target)
        file = (guide.parent / parts.path).resolve() if parts.path else guide
        if not file.is_file() or (
            parts.fragment and parts.fragment not in headings(file.read_text(encoding="utf-8"))
        ):
            broken.append(target)
    assert broken == []


@pytest.mark.parametrize("guide", PAGES, ids=name)
def test_addresses_exist(guide):
    for address in ADDRESS.findall(guide.read_text(encoding="utf-8")):
        assert resolve(address)


def test_the_index_leads_to_every_page():
    index = (GUIDE / "README.md").read_text(encoding="utf-8")
    reached = {urlsplit(target).path for target in LINK.findall(index)}
    assert {page.name for page in PAGES} - {"README.md"} <= reached


def test_pictures_are_small_and_used():
    shown = {
        (page.parent / target).resolve()
        for page in [*PAGES, TOUR]
        for target in LINK.findall(page.read_text(encoding="utf-8"))
        if target.endswith(".png")
    }
    pictures = {file: file.stat().st_size for file in (ROOT / "docs" / "images").iterdir()}
    assert set(pictures) == shown
    assert [
        file.name for file, size in pictures.items() if size > (200_000 if file.stem == "board" else 120_000)
    ] == []
