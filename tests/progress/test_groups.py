"""Groups of people: the counters know them by the names the plan reader gives them."""

from datetime import date

import pytest
from django.db.models import Q

from taonguon.documents.gather.counting import STRUCTURE
from taonguon.progress.groups import condition
from taonguon.rules.reading.labels import GROUPS

ON = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ("youth_union_members", Q(person__youth_union_member=True)),
        ("union_members", Q(person__trade_union_member=True)),
        ("youth", Q(person__born_on__gt=date(1995, 11, 24))),
        ("business_owners", None),  # no fact of a person tells it: unknown, never zero
    ],
)
def test_a_group_is_told_by_a_fact_of_the_person(group, expected):
    assert group in GROUPS
    assert condition(group, "person__", ON) == expected


def test_the_make_up_of_a_report_is_counted_and_has_words():
    assert [group for group in STRUCTURE if condition(group, "person__", ON) is None] == []
    assert [group for group in STRUCTURE if group not in GROUPS] == []
