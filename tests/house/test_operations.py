"""docs/operations.md tells of every variable the product reads, and of no other."""

import ast
import re

import pytest

from tests.house.tree import ROOT

READERS = [ROOT / "config" / "settings.py", ROOT / "tools" / "serve.py"]
# Read by the libraries we start, not by our own code.
OF_LIBRARIES = {"WEB_CONCURRENCY"}
# Read by ./run itself.
OF_THE_SCRIPT = {"PYTHON"}
# Only the test run sets it.
OF_TESTS = {"TEST_SQLITE_NAME"}
# Told to Django itself and the same for everybody.
FIXED = {"DJANGO_SETTINGS_MODULE"}


def read_by(file):
    """Names of the environment variables a file reads, however it reads them."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        match node:
            case ast.Subscript(value=ast.Attribute(attr="environ"), slice=ast.Constant(value=str(name))):
                yield name
            case ast.Call(
                func=ast.Attribute(value=ast.Attribute(attr="environ"), attr="get" | "setdefault"),
                args=[ast.Constant(value=str(name)), *_],
            ):
                yield name
            case ast.Call(func=ast.Name(id="flag" | "number"), args=[ast.Constant(value=str(name)), *_]):
                yield name
            case ast.Compare(left=ast.Constant(value=str(name)), comparators=[ast.Attribute(attr="environ")]):
                yield name


def documented():
    """First column of the table of settings."""
    text = (ROOT / "docs" / "operations.md").read_text("utf-8")
    return set(re.findall(r"^\| `([A-Z_]+)`", text, re.MULTILINE))


def test_every_variable_is_documented_and_no_other():
    read = {name for file in READERS for name in read_by(file)}
    assert documented() == (read - OF_TESTS - FIXED) | OF_LIBRARIES | OF_THE_SCRIPT


@pytest.mark.parametrize("name", ["gunicorn", "waitress"])
def test_the_servers_it_names_are_installed_with_the_product(name):
    assert re.search(rf"^{name}==", (ROOT / "requirements" / "runtime.txt").read_text("utf-8"), re.MULTILINE)
