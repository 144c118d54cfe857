"""What must hold for every case (hypothesis)."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from taonguon.rules.law import CALENDAR, LAW, UnusableFacts, judge, parse_facts, refuse_the_future
from taonguon.rules.law.explain import explain_deadline
from tests.rules.law.cases import SAMPLE

DAYS = st.dates(date(2024, 1, 1), date(2029, 12, 31))
LAST = date(2030, 1, 1)
LENGTHS = sorted(
    family
    for family, versions in LAW.families.items()
    if versions[0].amount and versions[0].amount.unit in ("working_day", "month", "day")
)
VOTES = st.none() | st.fixed_dictionaries(
    {"eligible": st.integers(1, 15), "for": st.integers(0, 8), "against": st.none() | st.integers(0, 5)}
)
EVENTS = st.fixed_dictionaries(
    {"event": st.sampled_from(sorted(LAW.events)), "on": DAYS.map(date.isoformat) | st.none()},
    optional={
        "votes": VOTES,
        "reason": st.sampled_from(["standard", "procedure"]),
        "same_committee": st.booleans(),
    },
)
PAPERS = st.fixed_dictionaries(
    {"form": st.sampled_from(sorted(LAW.form_codes)), "on": DAYS.map(date.isoformat) | st.none()}
)
FACTS = st.fixed_dictionaries(
    {
        "events": st.lists(EVENTS, max_size=9),
        "papers": st.lists(PAPERS, max_size=6),
        "person": st.fixed_dictionaries(
            {},
            optional={
                "born_on": st.dates(date(1950, 1, 1), date(2012, 1, 1)).map(date.isoformat),
                "education": st.sampled_from(list(LAW.labels["education"])),
                "area": st.sampled_from(["general", "special"]),
                "youth_union_present": st.booleans(),
                "youth_union_member": st.booleans(),
                "trade_union_present": st.booleans(),
                "special_cases": st.lists(st.sampled_from(sorted(LAW.special_cases)), max_size=3),
                "left_party_on": DAYS.map(date.isoformat),
            },
        ),
        "unit": st.fixed_dictionaries(
            {},
            optional={
                "intermediate_levels": st.lists(st.sampled_from(list(LAW.labels["level_of_unit"])), max_size=2),
                "cell_official_members": st.integers(0, 15),
            },
        ),
        "introducers": st.none()
        | st.lists(
            st.fixed_dictionaries(
                {},
                optional={"official_since": DAYS.map(date.isoformat), "together_since": DAYS.map(date.isoformat)},
            ),
            max_size=3,
        ),
        "local_rules": st.lists(
            st.sampled_from(["r_local_cell_forward", "r_local_grassroots_forward"]), max_size=2
        ),
    }
)


@given(st.sampled_from(LENGTHS), DAYS, st.lists(DAYS, min_size=1, max_size=5))
def test_another_holiday_never_moves_a_due_day_earlier(family, start, closed):
    longer = LAW.with_days(closed=closed)
    before, after = (explain_deadline(family, start, law=law) for law in (LAW, longer))
    assert after.due_on >= before.due_on
    assert (after.extended_due_on or date.max) >= (before.extended_due_on or date.min)


@given(st.sampled_from(LENGTHS), DAYS)
def test_the_extended_day_is_never_before_the_due_day(family, start):
    found = explain_deadline(family, start)
    assert found.due_on > start
    assert (found.extended_due_on or found.due_on) >= found.due_on


@given(DAYS, st.integers(1, 120))
def test_counting_there_and_back(start, days):
    due = CALENDAR.add_working_days(start, days)
    assert CALENDAR.is_working_day(due)
    assert CALENDAR.working_days_between(start, due) == days


@settings(max_examples=150)
@given(FACTS)
def test_judging_twice_says_the_same(raw):
    assert judge(parse_facts(raw), LAST) == judge(parse_facts(raw), LAST)


@settings(max_examples=150)
@given(FACTS, st.randoms())
def test_the_order_of_telling_doesnt_matter(raw, random):
    shuffled = {
        key: (random.sample(value, len(value)) if isinstance(value, list) else value) for key, value in raw.items()
    }
    assert judge(parse_facts(raw), LAST).as_json() == judge(parse_facts(shuffled), LAST).as_json()


@settings(max_examples=150)
@given(FACTS, st.integers(0, 900))
def test_a_later_day_never_unmeets_a_deadline(raw, days):
    told = parse_facts(raw)
    met = {one.rule for one in judge(told, LAST).deadlines if one.state in ("met", "met_late")}
    later = {one.rule: one.state for one in judge(told, LAST + timedelta(days=days)).deadlines}
    assert {rule for rule in met if later.get(rule) not in ("met", "met_late")} == set()


@settings(max_examples=150)
@given(FACTS)
def test_open_steps_are_not_done_and_required_ones_come_first(raw):
    answer = judge(parse_facts(raw), LAST)
    assert set(answer.open_steps) & set(answer.done_steps) == set()
    assert len(set(answer.open_steps)) == len(answer.open_steps)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=8)
    | DAYS.map(date.isoformat),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)
NAMES = sorted(
    {*SAMPLE, *SAMPLE["person"], *SAMPLE["unit"], "event", "on", "votes", "for", "eligible", "form", "closed"}
)
MALFORMED = st.recursive(
    JSON,
    lambda inner: st.dictionaries(st.sampled_from(NAMES), inner | st.lists(inner, max_size=3), max_size=6),
    max_leaves=10,
)


@settings(max_examples=300)
@given(MALFORMED)
def test_malformed_input_is_judged_or_refused_and_nothing_else(raw):
    try:
        told = parse_facts(raw)
        refuse_the_future(told, LAST)
    except UnusableFacts as refusal:
        assert str(refusal)
        return
    assert judge(told, LAST).on == LAST
