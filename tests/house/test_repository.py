"""Files: short, free of addresses of registries, complete."""

import re
from importlib.metadata import packages_distributions
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.template import engines
from django.template.loader import get_template

from taonguon import web
from tests.house.tree import ROOT, files
from tools.check import files_within_limit, requirements_without_addresses

# Written in pieces, so that this file does not name them.
REGISTRIES = re.compile("|".join(["pypi" + r"\.org", "python" + "hosted", "npm" + r"js\.", "debian" + r"\.org"]))
TEMPLATES = sorted((Path(web.__file__).parent / "templates").rglob("*.*"))


def test_no_file_is_longer_than_the_limit():
    assert files_within_limit() == (True, "")


def test_requirements_hold_no_address():
    assert requirements_without_addresses() == (True, "")


def test_no_file_names_a_package_registry():
    naming = []
    for file in files():
        try:
            text = file.read_text("utf-8")
        except UnicodeDecodeError:  # fonts, pictures, Word templates
            continue
        if REGISTRIES.search(text):
            naming.append(str(file.relative_to(ROOT)))
    assert naming == []


@pytest.mark.django_db
def test_no_migration_is_missing():
    out = StringIO()
    call_command("makemigrations", check=True, dry_run=True, stdout=out)
    assert out.getvalue() == "No changes detected\n"


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_every_template_compiles(file):
    folder = next(parent for parent in file.parents if parent.name == "templates")
    assert get_template(str(file.relative_to(folder))).backend is engines["django"]


def test_every_library_is_named_with_its_licence():
    """docs/third-party.md lists what requirements/runtime.txt pins, and nothing it does not."""
    pinned = re.findall(r"^([A-Za-z0-9._-]+)==", (ROOT / "requirements" / "runtime.txt").read_text("utf-8"), re.M)
    installed = (ROOT / "docs" / "third-party.md").read_text("utf-8").split("## Installed")[1]
    rows = re.findall(r"^\| (?!Library|---)([^|]+) \|", installed, re.MULTILINE)
    named = [re.sub(r" \(.*\)", "", name).strip().lower() for row in rows for name in row.split(",")]
    assert sorted(named) == sorted(pinned)


def test_vendored_files_have_their_licence_beside_them():
    vendored = [file for file in files() if file.suffix in {".woff2", ".ttf"} or file.parent.name == "vendor"]
    folders = {file.parent for file in vendored}
    licences = {
        folder: [file for file in folder.iterdir() if re.match("LICEN|OFL", file.name)] for folder in folders
    }
    assert {folder for folder, found in licences.items() if not found} == set()
    assert folders


# What no line of ours names: Django starts it by the kind of database or hash it is told to use.
STARTED_BY_DJANGO = {"psycopg", "argon2-cffi"}
IMPORTED = r"^\s*(?:from|import) (\w+)"
IMPORTED_OR_NAMED = (
    r"(?:^\s*(?:from|import) |\")(\w+)"  # settings and the server's command line name modules in text
)


def test_every_library_installed_is_used():
    """A library nobody imports any more is taken out of requirements/runtime.in."""
    declared = re.findall(r"^([A-Za-z0-9-]+)", (ROOT / "requirements" / "runtime.in").read_text("utf-8"), re.M)
    names = {}  # library → what it is imported as
    for module, libraries in packages_distributions().items():
        for library in libraries:
            names.setdefault(library.lower(), set()).add(module)
    named = set()
    for folder, pattern in (("taonguon", IMPORTED), ("config", IMPORTED_OR_NAMED), ("tools", IMPORTED_OR_NAMED)):
        for file in (ROOT / folder).rglob("*.py"):
            named.update(re.findall(pattern, file.read_text("utf-8"), re.MULTILINE))
    unused = {library for library in declared if not names.get(library.lower(), {library}) & named}
    assert unused == STARTED_BY_DJANGO
