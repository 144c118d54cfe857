"""Imports go down; the law stands alone."""

import ast
import subprocess
import sys

import pytest

from tests.house.tree import ROOT, modules

LAW = sorted((ROOT / "taonguon" / "rules").rglob("*.py"))
# What would make an answer depend on more than its arguments.
OUTSIDE_WORLD = {"open", "input", "print"}
CLOCK = {"now", "today", "utcnow", "time", "localtime"}


def test_import_contracts_are_kept():
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("file", LAW, ids=lambda file: str(file.relative_to(ROOT)))
def test_the_law_uses_the_standard_library_only(file):
    known = sys.stdlib_module_names | {"taonguon"}
    assert {name for name in imported(file) if name.split(".")[0] not in known} == set()


@pytest.mark.parametrize("file", LAW, ids=lambda file: str(file.relative_to(ROOT)))
def test_the_law_reads_no_clock_and_no_file(file):
    calls = [node.func for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Call)]
    names = {call.id for call in calls if isinstance(call, ast.Name)} & OUTSIDE_WORLD
    methods = {
        f"{call.value.id}.{call.attr}"
        for call in calls
        if isinstance(call, ast.Attribute) and isinstance(call.value, ast.Name) and call.attr in CLOCK
        if call.value.id in {"date", "datetime", "time"}
    }
    assert names | methods == set()


AREAS = sorted(file.parent for file in (ROOT / "taonguon" / "web").glob("*/urls.py"))


@pytest.mark.parametrize("area", AREAS, ids=lambda area: area.name)
def test_areas_of_the_site_do_not_import_each_other(area):
    """What two areas share lies beside them, in taonguon/web, or below."""
    others = tuple(f"taonguon.web.{other.name}" for other in AREAS if other != area)
    names = {name for file in area.rglob("*.py") for name in imported(file)}
    assert {name for name in names if f"{name}.".startswith(tuple(f"{other}." for other in others))} == set()


def test_every_module_can_be_imported():
    assert len(modules(r"(?!__main__|\w+\.migrations\.)")) > 50


def imported(file):
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
