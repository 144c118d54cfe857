"""Who belongs to a group that a target names: one condition a group, over the facts of a person.

A group that the record cannot tell (e.g. business owners of a size) has no condition here: its figure is
unknown and asked for, never zero.
"""

from datetime import date

from django.db.models import Q

from taonguon.person.labels import Occupation
from taonguon.rules.period import add_months

YOUTH_AGE = 30
"""Upper age of "trẻ, thanh niên" in statistics (Biểu 2, first age row 18-30)."""


def condition(group: str, prefix: str, on: date) -> Q | None:
    """Condition for a group over the person behind `prefix` ("member__person__"); None if it cannot be counted."""

    def fact(**lookups: object) -> Q:
        return Q(**{f"{prefix}{name}": value for name, value in lookups.items()})

    officials = [
        Occupation.STATE_OFFICIAL.value,
        Occupation.PARTY_OFFICIAL.value,
        Occupation.COMMUNE_OFFICIAL.value,
    ]
    firms = [Occupation.FIRM_MANAGER.value, Occupation.FIRM_STAFF.value, Occupation.FIRM_WORKER.value]
    conditions = {
        "women": fact(gender="female"),
        "youth": fact(born_on__gt=add_months(on, -12 * (YOUTH_AGE + 1))),
        "ethnic_minority": fact(ethnic_group__gt=1),
        "religious": fact(religion__gt=0),
        "youth_union_members": fact(youth_union_member=True),
        "union_members": fact(trade_union_member=True),
        "workers": fact(occupation=Occupation.FIRM_WORKER.value),
        "private_sector": fact(occupation__in=firms),
        "students": fact(occupation__in=[Occupation.STUDENT.value, Occupation.PUPIL.value]),
        "pupils": fact(occupation=Occupation.PUPIL.value),
        "officials": fact(occupation__in=officials),
        "village_heads": fact(occupation=Occupation.VILLAGE_OFFICIAL.value),
        "teachers": fact(occupation=Occupation.PUBLIC_EMPLOYEE.value),
        "armed_forces": fact(occupation=Occupation.ARMED_FORCES.value),
        "farmers": fact(occupation=Occupation.FARMER.value),
    }
    return conditions.get(group)
