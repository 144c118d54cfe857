"""Cases for the law, told as FACTS.json tells them: a plain person, and only what a test changes."""

from copy import deepcopy
from datetime import date

from taonguon.rules.law import LAW, judge, parse_facts

SAMPLE = {
    "person": {
        "born_on": "1998-05-03",
        "education": "lower_secondary",
        "area": "general",
        "youth_union_member": True,
        "youth_union_officer": False,
        "youth_union_present": True,
        "trade_union_member": False,
        "trade_union_present": False,
        "special_cases": [],
        "consents": [],
        "left_party_on": None,
    },
    "unit": {"intermediate_levels": [], "cell_official_members": 12},
    "introducers": [{"official_since": "2015-03-03", "together_since": "2024-01-01", "replacement": False}],
    "route": None,
    "events": [
        {"event": "awareness_certificate_issued", "on": "2025-08-05"},
        {"event": "application_dossier_opened", "on": "2025-12-10"},
        {
            "event": "cell_resolution_admission",
            "on": "2026-03-10",
            "votes": {"eligible": 12, "for": 9, "against": 1},
        },
    ],
    "papers": [{"form": "1-KNĐ", "on": "2026-01-05"}],
    "holidays": {"closed": [], "worked": []},
    "local_rules": [],
}


def day(text):
    """A date, or None for None."""
    return None if text is None else date.fromisoformat(text)


def events(*told):
    """Events from ("name", "day") or ("name", "day", {more})."""
    return [
        {"event": one[0], "on": one[1] if len(one) > 1 else None, **(one[2] if len(one) > 2 else {})}
        for one in told
    ]


def votes(eligible, yes, no=0):
    """The votes of an event."""
    return {"votes": {"eligible": eligible, "for": yes, "against": no}}


def facts(*told, papers=None, person=None, unit=None, **top):
    """The sample's person with other events, papers and whatever a test names; None keeps the sample's."""
    raw = deepcopy(SAMPLE)
    raw["events"] = events(*told)
    raw["papers"] = [{"form": form, "on": on} for form, on in papers or ()]
    raw["person"].update(person or {})
    raw["unit"].update(unit or {})
    raw.update(top)
    return raw


def judged(raw, on, *, law=LAW):
    """The judgement of raw facts on a day."""
    return judge(parse_facts(raw, law=law), day(on), law=law)


def finding(judgement, rule):
    """(verdict, level) of the only finding of a rule, or None."""
    found = [one for one in judgement.findings if one.rule == rule]
    assert len(found) <= 1, found
    return (found[0].verdict, found[0].level) if found else None


def clock(judgement, rule):
    """(from, due, extended, met, state) of a deadline, as ISO text; None if it isn't there."""
    one = judgement.deadline(rule)
    if one is None:
        return None
    days = (one.from_on, one.due_on, one.extended_due_on, one.met_on)
    return (*(None if each is None else each.isoformat() for each in days), one.state)


CELL = ("cell_resolution_admission", "2026-03-10", votes(12, 9, 1))
DECIDED = ("admission_decision_issued", "2026-04-20")
RECEIVED = ("admission_decision_received", "2026-04-24")
JOINED = ("admission_ceremony_held", "2026-05-19")
