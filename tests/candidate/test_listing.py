"""Lists of the pool: who is seen, saved lists with their counts, filters, order, one query count."""

from datetime import date

import pytest

from taonguon.candidate import queries
from taonguon.candidate.labels import SavedList, Stage
from taonguon.candidate.models import Candidate
from taonguon.candidate.queries import Filters
from taonguon.regulation.queries import law_of
from tests.factories import people

TODAY = date(2026, 11, 24)


def names(rows):
    return [row.person.full_name for row in rows]


def listed(cast, who="board", **filters):
    return names(queries.listing(cast.scope(who), Filters(**filters), TODAY))


@pytest.fixture
def pool(cast):
    """One person in each saved list, and strangers who would leak into every one of them."""
    member = people.member(cast.cell_one, user=cast.user("helper"))
    seen = {"last_contact_on": date(2026, 11, 1), "helper": member}
    ready = people.candidate(cast.cell_one, "Đặng Thị Mẫu", stage=Stage.TRAINED, **seen)
    people.certificate(ready.person, cast.cell_one)
    people.candidate(cast.cell_one, "Lê Văn Thí Điểm", enlists_on=date(2027, 2, 25), **seen)
    people.candidate(cast.cell_two, "Trần Văn Giả Định", last_contact_on=date(2026, 11, 1))
    people.candidate(
        cast.inner_cell, "Hoàng Thị Thử Nghiệm", stage=Stage.TRAINED, entered_on=date(2025, 8, 1), **seen
    )  # class in October 2025
    people.candidate(cast.cell_one, "Phạm Văn Ví Dụ", stage=Stage.SYMPATHIZER, helper=member)
    people.candidate(cast.cell_one, "Vũ Thị Minh Họa", status="dropped", **seen)
    stranger = people.candidate(
        cast.stranger_cell, "Lạ Văn Mẫu", stage=Stage.TRAINED, enlists_on=date(2027, 2, 25),
        entered_on=date(2025, 1, 1),
    )  # fmt: skip
    people.certificate(stranger.person, cast.stranger_cell)
    return cast


SAVED = {
    SavedList.READY: ["Đặng Thị Mẫu"],
    SavedList.ENLISTING: ["Lê Văn Thí Điểm"],
    SavedList.NO_HELPER: ["Trần Văn Giả Định"],
    SavedList.IDLE: ["Hoàng Thị Thử Nghiệm"],
    SavedList.SILENT: ["Phạm Văn Ví Dụ"],
}


@pytest.mark.parametrize("saved", SAVED)
def test_a_saved_list_holds_whom_it_names(pool, saved):
    assert listed(pool, saved=saved) == SAVED[saved]


def test_saved_counts_are_the_lengths_of_the_lists(pool, django_assert_num_queries):
    law_of(pool.commune.pk)  # kept in memory; only its stamp is read again
    with django_assert_num_queries(2):
        everybody, counts = queries.saved_counts(pool.scope("board"), TODAY)
    assert everybody == len(listed(pool)) == 5
    assert counts == {saved: len(rows) for saved, rows in SAVED.items()}


def test_a_certificate_that_ran_out_makes_nobody_ready(pool):
    person = Candidate.objects.get(person__full_name="Hoàng Thị Thử Nghiệm").person
    people.certificate(person, pool.inner_cell, issued_on=date(2021, 11, 23))
    assert listed(pool, saved=SavedList.READY) == ["Đặng Thị Mẫu"]
    people.certificate(person, pool.inner_cell, issued_on=date(2021, 11, 24))
    assert listed(pool, saved=SavedList.READY) == ["Đặng Thị Mẫu", "Hoàng Thị Thử Nghiệm"]


def test_the_most_pressing_comes_first(pool):
    assert listed(pool) == [
        "Lê Văn Thí Điểm",  # enlists within four months
        "Trần Văn Giả Định",  # no helper
        "Phạm Văn Ví Dụ",  # not met for long
        "Đặng Thị Mẫu",  # then by stage, then by name
        "Hoàng Thị Thử Nghiệm",
    ]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"text": "dang mau"}, ["Đặng Thị Mẫu"]),
        ({"text": "ĐẶNG"}, ["Đặng Thị Mẫu"]),
        ({"block": "police"}, ["Hoàng Thị Thử Nghiệm"]),
        ({"stage": 2}, ["Phạm Văn Ví Dụ"]),
        ({"text": "khong co ai"}, []),
    ],
    ids=["no marks", "capital đ", "block", "stage", "nobody"],
)
def test_filters(pool, filters, expected):
    assert listed(pool, **filters) == expected


def test_a_unit_filter_takes_the_branch(pool):
    assert listed(pool, unit_path=pool.grassroots.path) == ["Hoàng Thị Thử Nghiệm"]


def test_a_group_filter(pool):
    candidate = Candidate.objects.get(person__full_name="Phạm Văn Ví Dụ")
    candidate.groups.add(group := people.group(pool.commune, 4), people.group(pool.commune, 5))
    assert listed(pool, group=group.pk) == ["Phạm Văn Ví Dụ"]


def test_an_identity_number_must_match_whole(cast):
    people.candidate(cast.cell_one, "Lê Văn Thí Điểm", identity_number="038099000001")
    assert listed(cast, text="038 099 000 001") == ["Lê Văn Thí Điểm"]
    assert listed(cast, text="038099000002") == []
    assert listed(cast, text="0001") == []


def test_orders_that_a_reader_asks_for(pool):
    by_name = ["Trần Văn Giả Định", "Lê Văn Thí Điểm", "Phạm Văn Ví Dụ", "Đặng Thị Mẫu", "Hoàng Thị Thử Nghiệm"]
    given = {name.split()[-1]: name for name in by_name}
    order = [given[word] for word in ("Dụ", "Điểm", "Định", "Mẫu", "Nghiệm")]
    assert listed(pool, order="ten") == order
    assert listed(pool, order="-ten") == order[::-1]
    assert listed(pool, order="khong-co") == listed(pool)


@pytest.mark.parametrize(
    ("who", "count"),
    [
        ("board", 5), ("standing_committee", 5), ("secretary_one", 3), ("secretary_two", 1),
        ("grassroots_secretary", 1), ("helper", 4), ("stranger", 1), ("youth_officer", 0), ("office", 0),
        ("province", 0), ("admin", 0),
    ],
)  # fmt: skip
def test_each_role_sees_its_own(pool, who, count):
    assert len(listed(pool, who)) == queries.saved_counts(pool.scope(who), TODAY)[0] == count


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_costs_three_queries(cast, count, django_assert_num_queries):
    member = people.member(cast.cell_one)
    for _ in range(count):
        row = people.candidate(cast.cell_one, helper=member)
        row.groups.add(people.group(cast.commune))
    law_of(cast.commune.pk)
    with django_assert_num_queries(3):
        rows = queries.with_next_act(
            queries.listing(cast.scope("board"), Filters(), TODAY), cast.scope("board"), TODAY
        )
        shown = [
            (row.person, row.unit, row.helper.person, list(row.groups.all()), row.certificate_on, row.act)
            for row in rows
        ]
    assert len(shown) == count


# --- mass organisations -------------------------------------------------------------------------------


def test_a_mass_organisation_sees_whom_it_introduced_and_only_the_stage(cast):
    mine = people.candidate(cast.cell_one, "Đặng Thị Mẫu", introduced_by=cast.youth_union)
    people.candidate(cast.cell_one, "Lê Văn Thí Điểm")
    people.candidate(cast.cell_one, "Phạm Văn Ví Dụ", introduced_by=cast.commune)
    scope = cast.scope("youth_officer")
    row = queries.introduced_people(scope).get()
    assert (row.pk, row.person.full_name, row.unit.name, row.stage) == (
        mine.pk,
        "Đặng Thị Mẫu",
        "Chi bộ thôn 1",
        1,
    )
    with pytest.raises(Exception, match="born_on"):
        row.person.born_on  # noqa: B018 - reading it is the test
    assert list(queries.readable(scope)) == []


def test_other_roles_have_no_list_of_introductions(cast):
    people.candidate(cast.cell_one, introduced_by=cast.youth_union)
    assert [list(queries.introduced_people(cast.scope(who))) for who in ("board", "admin", "helper")] == [
        [],
        [],
        [],
    ]


# --- board --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 30])
def test_the_board_counts_each_stage_in_five_queries(cast, count, django_assert_num_queries):
    for _ in range(count):
        people.candidate(cast.cell_one, stage=Stage.SYMPATHIZER).groups.add(people.group(cast.commune))
    people.candidate(cast.stranger_cell, stage=Stage.SYMPATHIZER)
    law_of(cast.commune.pk)
    with django_assert_num_queries(5):
        board = queries.board(cast.scope("board"), Filters(), TODAY)
    assert [column.count for column in board.columns] == [0, count, 0, 0, 0, 0]
    assert board.count == count
    assert len(board.columns[1].cards) == min(count, 5)


def test_the_median_is_of_those_who_stand_there_now(cast):
    for day in (1, 11, 24):
        people.candidate(cast.cell_one, entered_on=date(2026, 11, day))
    column = queries.board(cast.scope("board"), Filters(), TODAY).columns[0]
    assert column.median_days == 13
    assert queries.board(cast.scope("secretary_two"), Filters(), TODAY).columns[0].median_days is None
