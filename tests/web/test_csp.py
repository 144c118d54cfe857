"""Strict content security policy, and nothing from outside: in headers, pages, templates and static files."""

import gzip
import re
from pathlib import Path

import pytest

import taonguon.web
from tests.web.help import page_of, sign_in
from tests.web.test_access import BARE

WEB = Path(taonguon.web.__file__).parent
STATIC = WEB / "static"
TEMPLATES = sorted((WEB / "templates").rglob("*.html"))
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
FORBIDDEN = re.compile(
    r"""\sstyle\s*=|\son\w+\s*=|<style|javascript:|\bhx-on|\bjs:|\bdata:|//[\w-]+\.\w""", re.IGNORECASE
)
LETTERS = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ"
KB = 1024


@pytest.mark.parametrize("who", ["admin", "board"])
@pytest.mark.parametrize("route", BARE)
def test_a_page_holds_to_the_policy(client, cast, route, who):
    sign_in(client, cast.assignments[who])
    response = client.get(f"/{route}")
    assert response.headers["Content-Security-Policy"] == POLICY
    if not response.headers["Content-Type"].startswith("text/html"):
        return
    for tag, attributes in page_of(response).tags:
        assert "style" not in attributes
        assert [name for name in attributes if name.startswith("on")] == []
        for name in ("src", "href", "action"):
            assert (attributes.get(name) or "/").startswith(("/", "#", "?"))
        if tag == "script":
            assert "src" in attributes


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(WEB)))
def test_a_template_holds_to_the_policy(template):
    assert FORBIDDEN.findall(template.read_text(encoding="utf-8")) == []


def test_inline_scripts_stand_in_no_template():
    inline = [
        path.name for path in TEMPLATES if re.search(r"<script(?![^>]*\ssrc=)", path.read_text(encoding="utf-8"))
    ]
    assert inline == []


@pytest.mark.parametrize("name", ["app.css", "app.js"])
def test_our_own_files_name_nothing_outside(name):
    text = (STATIC / name).read_text(encoding="utf-8")
    assert re.findall(r"https?:|data:|@import|\beval\b|innerHTML|\.style\b", text) == []


def test_every_file_the_sheet_names_is_there():
    named = re.findall(r"url\(([^)]+)\)", (STATIC / "app.css").read_text(encoding="utf-8"))
    assert [name for name in named if not (STATIC / name).is_file()] == []
    assert len(named) == 2


def test_vendored_files_carry_their_licence():
    assert (STATIC / "vendor/LICENSE-htmx.txt").read_text(encoding="utf-8").startswith("Zero-Clause BSD")
    assert "SIL OPEN FONT LICENSE" in (STATIC / "fonts/OFL-Inter.txt").read_text(encoding="utf-8")


def ranges() -> list[list[range]]:
    faces = re.findall(r"unicode-range: ([^}]+)", (STATIC / "app.css").read_text(encoding="utf-8"))
    found = []
    for face in faces:
        parts = [part.strip().removeprefix("U+").split("-") for part in face.split(",")]
        found.append([range(int(part[0], 16), int(part[-1], 16) + 1) for part in parts])
    return found


@pytest.mark.parametrize("letter", sorted(set(LETTERS + LETTERS.upper())))
def test_each_letter_comes_from_exactly_one_font_file(letter):
    assert [any(ord(letter) in part for part in face) for face in ranges()].count(True) == 1


def packed(name: str) -> int:
    return len(gzip.compress((STATIC / name).read_bytes(), 9))


FONTS = sorted(path.relative_to(STATIC).as_posix() for path in (STATIC / "fonts").glob("*.woff2"))
SCRIPT = "vendor/htmx-4.0.1.min.js"


@pytest.mark.parametrize(("names", "budget"), [(["app.css"], 12), ([SCRIPT, "app.js"], 17), (FONTS, 29)])
def test_weights_stay_within_budget(names, budget):
    assert sum(packed(name) for name in names) <= budget * KB


def test_a_first_visit_is_seven_requests_and_75_kilobytes(client, db):
    response = client.get("/dang-nhap/")
    page = page_of(response)
    linked = [tag.get("src") or tag.get("href") for tag in page.all("script") + page.all("link")]
    files = [address.removeprefix("/static/") for address in linked] + FONTS
    assert len(files) + 1 <= 7
    assert len(gzip.compress(response.content, 9)) + sum(packed(name) for name in files) <= 75 * KB
