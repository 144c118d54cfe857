"""A committee's own rules and days: changed from a day on, with a source; the rest of the law untouched."""

from datetime import date

import pytest

from taonguon.audit.models import AuditEntry
from taonguon.common.refusal import Refused
from taonguon.regulation import actions, queries
from taonguon.regulation.fitting import build_rule
from taonguon.regulation.labels import DayKind
from taonguon.regulation.models import LocalRule
from taonguon.rules.law import LAW

FROM = date(2026, 9, 1)


def by(cast, who="board"):
    return {"actor": cast.user(who), "scope": cast.scope(who)}


def set_rule(cast, **changes):
    facts = {
        "family": "r_admission_decision",
        "amount": 30,
        "citation": "12-QĐ/TU, 01/9/2026",
        "effective_from": FROM,
    }
    return actions.set_rule(**{**facts, **changes}, **by(cast))


def test_without_rows_the_central_law_itself(cast):
    assert queries.law_of(cast.commune.pk) is LAW
    assert queries.law_of(None) is LAW


def test_a_changed_length_counts_from_its_day_on(cast):
    set_rule(cast)
    law = queries.law_of(cast.commune.pk)
    assert law.parameter("r_admission_decision", date(2026, 8, 31)).amount.amount == 45
    changed = law.parameter("r_admission_decision", FROM)
    assert (changed.amount.amount, changed.citation, changed.local) == (30, "12-QĐ/TU, 01/9/2026", True)
    assert LAW.parameter("r_admission_decision", FROM).amount.amount == 45


def test_another_committee_keeps_the_central_law(cast):
    set_rule(cast)
    assert queries.law_of(cast.other_commune.pk) is LAW


def test_ending_a_rule_brings_the_central_figure_back(cast):
    rule = set_rule(cast)
    actions.end_rule(rule_id=rule.pk, on=date(2026, 12, 31), **by(cast))
    law = queries.law_of(cast.commune.pk)
    assert law.parameter("r_admission_decision", date(2026, 12, 31)).amount.amount == 30
    assert law.parameter("r_admission_decision", date(2027, 1, 1)).amount.amount == 45


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"family": "r_vote_cell"}, "family"),
        ({"family": "r_age_min"}, "family"),
        ({"family": "nothing"}, "family"),
        ({"amount": 0}, "amount"),
        ({"citation": " "}, "citation"),
        ({"effective_to": date(2026, 8, 1)}, "effective_to"),
        ({"family": "r_member_file", "extension": 5}, "extension"),
    ],
)
def test_what_does_not_fit_is_refused_on_its_field(cast, changes, field):
    with pytest.raises(Refused) as refusal:
        set_rule(cast, **changes)
    assert refusal.value.field == field
    assert LocalRule.objects.count() == 0


def test_two_rules_over_the_same_days_are_refused(cast):
    set_rule(cast)
    with pytest.raises(Refused, match="01/9/2026"):
        set_rule(cast, amount=20, effective_from=date(2026, 10, 1))


def test_a_closed_day_moves_a_deadline(cast):
    before = queries.law_of(cast.commune.pk).calendar.add_working_days(date(2026, 11, 2), 1)
    actions.set_day(day=before, kind=DayKind.CLOSED, reason="Đại hội", **by(cast))
    after = queries.law_of(cast.commune.pk).calendar.add_working_days(date(2026, 11, 2), 1)
    assert (before, after) == (date(2026, 11, 3), date(2026, 11, 4))


def test_taking_a_day_back(cast):
    row = actions.set_day(day=date(2026, 11, 3), kind=DayKind.CLOSED, reason="Đại hội", **by(cast))
    actions.remove_day(day_id=row.pk, **by(cast))
    assert queries.law_of(cast.commune.pk) is LAW
    verbs = AuditEntry.objects.filter(verb__startswith="day.").order_by("number").values_list("verb", flat=True)
    assert list(verbs) == ["day.set", "day.removed"]


def test_a_unit_below_cannot_change_the_law(cast):
    with pytest.raises(Refused):
        actions.set_day(day=FROM, kind=DayKind.CLOSED, reason="x", **by(cast, "secretary_one"))


def test_a_stranger_cannot_end_the_rule(cast):
    rule = set_rule(cast)
    with pytest.raises(LocalRule.DoesNotExist):
        actions.end_rule(rule_id=rule.pk, on=FROM, **by(cast, "stranger"))


def test_every_changeable_rule_takes_a_length(cast):
    for central in queries.changeable():
        rule = build_rule(
            commune=cast.commune, family=central.family, amount=7, citation="thử", effective_from=FROM
        )
        law = queries.law_with([rule], [])
        assert law.parameter(central.family, FROM).amount.amount == 7
