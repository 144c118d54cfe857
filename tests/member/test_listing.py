"""The roll as a list: saved lists, the roll of a past day, movements behind a figure, days of probation."""

from datetime import date

import pytest

from taonguon.member import actions, queries
from taonguon.member.labels import MovementKind, SavedList, Status
from taonguon.member.queries import Filters
from tests.factories import people

TODAY = date(2026, 11, 24)


@pytest.fixture
def board(cast):
    return {"actor": cast.user("board"), "scope": cast.scope("board")}


def names(rows):
    return [row.person.full_name for row in rows]


@pytest.fixture
def some(cast, board):
    probation = {"status": Status.PROBATIONARY}
    people.member(cast.cell_one, "Lê Văn Quá Hạn", joined_on=date(2025, 8, 12), **probation)
    people.member(cast.cell_one, "Lê Văn Vừa Hết", joined_on=date(2025, 11, 20), **probation)
    people.member(cast.cell_two, "Lê Văn Mới Vào", joined_on=date(2026, 9, 2), **probation)
    people.member(cast.cell_one, "Lê Thị Miễn", activity_exempt=True)
    people.member(cast.cell_two, "Lê Thị Tạm Đi", temporary_elsewhere=True)
    gone = people.member(cast.cell_two, "Lê Thị Đã Chuyển")
    actions.transfer_out(member_id=gone.pk, on=date(2026, 3, 3), place="Đảng bộ xã Khác", **board)


def test_saved_lists_and_their_counts_agree(cast, some):
    scope = cast.scope("board")
    everybody, counts = queries.saved_counts(scope, TODAY)
    assert (everybody, counts) == (
        5,
        {
            SavedList.PROBATION: 3, SavedList.OVERDUE: 1, SavedList.EXEMPT: 1, SavedList.TEMPORARY: 1,
            SavedList.LEFT: 1,
        },
    )  # fmt: skip
    for saved, count in counts.items():
        assert queries.listing(scope, Filters(saved=saved), TODAY).count() == count
    assert names(queries.listing(scope, Filters(saved=SavedList.OVERDUE), TODAY)) == ["Lê Văn Quá Hạn"]


def test_who_is_due_first_stands_first_and_orders_are_obeyed(cast, some):
    scope = cast.scope("board")
    assert names(queries.listing(scope, Filters(), TODAY)) == [
        "Lê Văn Quá Hạn", "Lê Văn Vừa Hết", "Lê Văn Mới Vào", "Lê Thị Tạm Đi", "Lê Thị Miễn",
    ]  # fmt: skip
    joined = [row.party_join_on for row in queries.listing(scope, Filters(order="-vao-dang"), TODAY)]
    assert joined == sorted(joined, reverse=True)
    assert names(queries.listing(scope, Filters(text="tam di"), TODAY)) == ["Lê Thị Tạm Đi"]
    assert len(queries.listing(scope, Filters(unit_path=cast.cell_two.path), TODAY)) == 2


def test_the_roll_of_a_past_day_is_who_was_counted_then(cast, board, some):
    scope = cast.scope("board")
    then = Filters(on=date(2026, 3, 2))
    assert len(queries.listing(scope, then, TODAY)) == 6 == queries.count_on(scope.path, date(2026, 3, 2))
    mover = queries.listing(scope, Filters(text="Miễn"), TODAY)[0]
    actions.move_within(member_id=mover.pk, to_unit_id=cast.cell_two.pk, on=date(2026, 6, 1), **board)
    own = cast.scope("secretary_one")
    assert "Lê Thị Miễn" in names(queries.listing(own, Filters(on=date(2026, 5, 31)), TODAY))
    assert "Lê Thị Miễn" not in names(queries.listing(own, Filters(on=date(2026, 6, 1)), TODAY))
    assert list(queries.listing(cast.scope("stranger"), then, TODAY)) == []


def test_movements_of_a_period_are_those_a_figure_counts(cast, board, some):
    scope = cast.scope("board")
    start, end = date(2026, 1, 1), TODAY
    out = queries.movement_list(scope, scope.path, start, end, [MovementKind.TRANSFER_OUT])
    assert [row.member.person.full_name for row in out] == ["Lê Thị Đã Chuyển"]
    actions.correct_movement(movement_id=out[0].pk, reason="Ghi nhầm người", **board)
    assert list(queries.movement_list(scope, scope.path, start, end)) == []
    secretary = cast.scope("secretary_one")
    assert len(queries.movement_list(secretary, secretary.path, date(2025, 7, 1), end)) == 3


@pytest.mark.parametrize(
    ("joined", "ended", "due"),
    [(date(2025, 8, 12), date(2026, 8, 12), date(2026, 9, 25)), (date(2024, 2, 29), date(2025, 2, 28), None)],
    ids=["294-QĐ/TW-4.2.1 thirty working days", "a leap day"],
)
def test_probation_ends_after_twelve_months_and_the_cell_has_thirty_working_days(joined, ended, due):
    assert queries.probation_end(joined) == ended
    if due:
        assert queries.recognition_due(ended) == due


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_costs_the_same_however_long(cast, count, django_assert_num_queries):
    for _ in range(count):
        people.member(cast.cell_one)
    scope = cast.scope("board")
    with django_assert_num_queries(4):
        assert len(queries.listing(scope, Filters(), TODAY)) == count
        assert len(list(queries.register(scope, Filters(), TODAY))) == count
        queries.saved_counts(scope, TODAY)
