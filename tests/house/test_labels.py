"""Whatever has a name in the code has one in Vietnamese."""

import ast
from enum import Enum

import pytest

from taonguon.audit import labels as audit_labels
from tests.house.tree import ROOT, modules

TABLES = {
    f"{module.__name__}.{name}": table
    for module in modules(r"(?!web|api|jobs|cli|__main__)")
    for name, table in vars(module).items()
    if name.endswith("_LABELS") and isinstance(table, dict) and isinstance(next(iter(table), None), Enum)
}
STATES = {
    f"{module.__name__}.{name}": kind
    for module in modules(r"\w+\.labels$")
    for name, kind in vars(module).items()
    if isinstance(kind, type) and issubclass(kind, Enum) and kind.__module__ == module.__name__
}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_of_labels_names_every_state(name):
    table = TABLES[name]
    assert set(table) == set(type(next(iter(table))))


@pytest.mark.parametrize("name", TABLES)
def test_no_label_is_empty_or_said_twice(name):
    texts = [str(text) for text in TABLES[name].values()]
    assert all(texts)
    assert sorted(texts) == sorted(set(texts))


@pytest.mark.parametrize("name", STATES)
def test_every_state_has_a_label(name):
    assert STATES[name] in {type(next(iter(table))) for table in TABLES.values()}


def verbs():
    """Every verb="…" of the product: what the audit trail may hold."""
    for file in sorted((ROOT / "taonguon").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "verb" and isinstance(node.value, ast.Constant):
                yield node.value.value


def test_every_deed_of_the_trail_has_a_name():
    assert {verb for verb in verbs() if verb not in audit_labels.VERBS} == set()
