"""Lists in pages: every row once, whatever comes meanwhile; one query however long the page."""

import base64

import pytest

from taonguon.api.inputs import LARGEST
from tests.api.help import problem, program
from tests.factories import dossier as cases
from tests.factories import people, training
from tests.factories import plan as plans


@pytest.fixture
def board(cast):
    return program(cast, "board")


def walk(caller, path, limit, **query):
    """Ids of every page, and how many pages."""
    ids, pages, cursor = [], 0, None
    while True:
        asked = {**query, "limit": limit, **({"cursor": cursor} if cursor else {})}
        told = caller.get(path, **asked).json()
        ids += [row["id"] for row in told["items"]]
        pages, cursor = pages + 1, told["next_cursor"]
        if cursor is None:
            return ids, pages


def test_pages_hold_every_row_once_in_order(cast, board):
    made = [people.candidate(cast.cell_one).pk for _ in range(5)]
    for limit, pages in ((1, 5), (2, 3), (5, 1), (100, 1)):
        assert walk(board, "candidates", limit) == (made, pages)


def test_a_page_does_not_shift_when_others_come_or_go(cast, board):
    made = [people.candidate(cast.cell_one, full_name=f"Nguyễn Văn Mẫu {number}") for number in range(4)]
    expected = [row.pk for row in made]
    first = board.get("candidates", limit=2).json()
    made[0].delete()
    newcomer = people.candidate(cast.cell_one, full_name="An Thị Ví Dụ")  # sorts before all by name
    second = board.get("candidates", limit=2, cursor=first["next_cursor"]).json()
    last = board.get("candidates", limit=2, cursor=second["next_cursor"]).json()
    ids = [row["id"] for page in (first, second, last) for row in page["items"]]
    assert ids == [*expected, newcomer.pk]
    assert last["next_cursor"] is None


def test_a_filter_goes_with_the_cursor(cast, board):
    mine = [people.candidate(cast.cell_one).pk for _ in range(3)]
    people.candidate(cast.cell_two)
    assert walk(board, "candidates", 2, unit=cast.cell_one.pk) == (mine, 2)


def encoded(text):
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def test_a_cursor_nobody_gave_is_refused(board):
    cursors = ["x", "!!!!", "ă", encoded("after:0"), encoded("after:-1"), encoded("before:1"), encoded("after:1x")]
    for cursor in [*cursors, encoded(f"after:{LARGEST + 1}")]:
        assert problem(board.get("units", cursor=cursor)) == (400, "bad-cursor", []), cursor
    assert board.get("units", cursor=encoded(f"after:{LARGEST}")).json() == {"items": [], "next_cursor": None}


# List, what makes one row more, queries of a page beside the one for the key.
LISTS = {
    "units": (lambda cast, number: None, 1),
    "plans": (
        lambda cast, number: plans.plan(cast.commune, period_from=1990 + number, period_to=1990 + number),
        1,
    ),
    "candidates": (lambda cast, number: people.candidate(cast.cell_one).groups.add(people.group(cast.commune)), 3),
    "dossiers": (lambda cast, number: cases.opened(cast), 2),
    "members": (lambda cast, number: people.member(cast.cell_one), 1),
    "courses": (lambda cast, number: training.course(cast.commune), 1),
}


@pytest.mark.parametrize("path", LISTS)
def test_a_page_costs_the_same_at_one_row_and_at_three(cast, board, path, django_assert_num_queries):
    make, own = LISTS[path]
    make(cast, 0)
    before = len(board.get(path).json()["items"])
    with django_assert_num_queries(own + 1):
        board.get(path)
    make(cast, 1)
    make(cast, 2)
    with django_assert_num_queries(own + 1):
        after = board.get(path).json()["items"]
    assert len(after) == before + (0 if path == "units" else 2)
