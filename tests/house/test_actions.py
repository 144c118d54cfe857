"""Every deed is told by keyword, and is done whole or not at all."""

import inspect

import pytest
from django.db.transaction import Atomic

from tests.house.tree import functions, modules

# Rooms of deeds: actions.py, or actions/ split by noun (what the nouns share lies in a module with a leading _).
DEEDS = [function for module in modules(r"\w+\.actions(\.[a-z]\w*)?$") for function in functions(module)]
# Writes only through record_many, which is atomic: a second savepoint for each deed would buy nothing.
THROUGH_ANOTHER = {"audit.actions.record"}


def name(function):
    return f"{function.__module__}.{function.__name__}".removeprefix("taonguon.")


@pytest.mark.parametrize("deed", DEEDS, ids=name)
def test_a_deed_takes_keywords_only(deed):
    kinds = {parameter.kind for parameter in inspect.signature(deed).parameters.values()}
    assert kinds <= {inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.VAR_KEYWORD}


@pytest.mark.parametrize("deed", DEEDS, ids=name)
def test_a_deed_is_atomic(deed):
    assert is_atomic(deed) or name(deed) in THROUGH_ANOTHER


def is_atomic(function):
    """Whether @transaction.atomic is among its decorators."""
    while function is not None:
        cells = [cell.cell_contents for cell in function.__closure__ or ()]
        if any(isinstance(cell, Atomic) for cell in cells):
            return True
        function = getattr(function, "__wrapped__", None)
    return False
