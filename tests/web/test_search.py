"""One box finds what the assignment may see, without marks, and asks nothing for no words."""

import pytest

from tests.factories import organization as make
from tests.factories import people
from tests.web.help import sign_in


def units_found(response):
    return [hit.title for label, hits in response.context["found"] if label == "Đơn vị" for hit in hits]


@pytest.mark.parametrize("text", ["thon 2", "THÔN 2", "  chi   bo thon 2 ", "2 thôn"])
def test_a_unit_is_found_without_marks(client, cast, text):
    sign_in(client, cast.assignments["board"])
    assert units_found(client.get("/tim/", {"q": text})) == ["Chi bộ thôn 2"]


def test_a_unit_outside_the_branch_is_not_found(client, cast):
    sign_in(client, cast.assignments["board"])
    assert units_found(client.get("/tim/", {"q": "thon la"})) == []
    sign_in(client, cast.assignments["stranger"])
    assert units_found(client.get("/tim/", {"q": "thon la"})) == ["Chi bộ thôn Lạ"]


def test_a_role_that_may_not_open_units_finds_none(client, cast):
    sign_in(client, cast.assignments["helper"])
    assert units_found(client.get("/tim/", {"q": "thon 1"})) == []


@pytest.mark.parametrize("count", [1, 30])
def test_ten_of_a_kind_are_shown_for_one_query(client, cast, count, django_assert_num_queries):
    for number in range(count):
        make.unit(f"Chi bộ xóm {number + 100}", parent=cast.commune)
    sign_in(client, cast.assignments["admin"])
    client.get("/tim/")
    with django_assert_num_queries(4):
        response = client.get("/tim/", {"q": "xom"})
    assert len(units_found(response)) == min(count, 10)


def test_no_words_ask_nothing(client, cast, django_assert_num_queries):
    sign_in(client, cast.assignments["board"])
    with django_assert_num_queries(3):
        assert client.get("/tim/", {"q": "  "}).context["found"] == []


def people_found(response):
    groups = dict(response.context["found"])
    return [hit.title for hit in groups.get("Quần chúng trong nguồn", [])]


@pytest.mark.parametrize(
    ("who", "found"),
    [("board", ["Đặng Thị Mẫu"]), ("secretary_one", ["Đặng Thị Mẫu"]), ("secretary_two", []), ("stranger", []),
     ("youth_officer", []), ("admin", [])],
)  # fmt: skip
def test_a_person_of_the_pool_is_found_within_the_scope(client, cast, who, found):
    row = people.candidate(cast.cell_one, "Đặng Thị Mẫu", introduced_by=cast.youth_union)
    sign_in(client, cast.assignments[who])
    response = client.get("/tim/", {"q": "mau dang"})
    assert people_found(response) == found
    assert (f"/nguon/{row.pk}/" in response.content.decode()) is bool(found)
