"""The reader against the labelled corpus. Floors are what it reaches now, less a little: raised, never lowered."""

import sys

import pytest

from tests.rules.reading import scoring


@pytest.fixture(scope="module")
def whole() -> scoring.Score:
    return scoring.score(scoring.documents())


def test_corpus_is_large_enough():
    assert len(scoring.documents()) >= 60


def test_targets_found_and_nothing_else(whole, capsys):
    with capsys.disabled():
        sys.stdout.write(f"\n{whole.table()}\n")
    assert whole.precision >= 0.98, whole.misses
    assert whole.recall >= 0.98, whole.misses
    assert whole.f1 >= 0.98


@pytest.mark.parametrize("part", scoring.PARTS)
def test_parts_of_targets(whole, part):
    assert whole.part(part) >= 0.97, [miss for miss in whole.misses if f": {part} " in miss]


@pytest.mark.parametrize("part", scoring.HEAD)
def test_head_and_foot(whole, part):
    assert whole.head_part(part) >= 0.97, [miss for miss in whole.misses if f"head {part} " in miss]
