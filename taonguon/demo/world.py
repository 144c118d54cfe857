"""What the parts of the example share: the day, the chance, the units, who acts under which assignment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from taonguon.demo.people import People
from taonguon.demo.size import Size
from taonguon.organization.models import Assignment, Unit
from taonguon.organization.queries import scope_of
from taonguon.rules.access import Scope


@dataclass
class World:
    """One commune being made."""

    today: date
    size: Size
    random: Random
    people: People
    commune: Unit
    units: list[Unit] = field(default_factory=list)  # đảng bộ, chi bộ trực thuộc
    cells: list[Unit] = field(default_factory=list)  # where members are: the units, or the cells inside them
    mass: dict[str, Unit] = field(default_factory=dict)
    assignments: dict[str, Assignment] = field(default_factory=dict)
    _scopes: dict[int, Scope] = field(default_factory=dict)

    def by(self, who: str) -> dict[str, Any]:
        """Actor and scope of an assignment, as every deed asks for them."""
        assignment = self.assignments[who]
        if assignment.pk not in self._scopes:
            self._scopes[assignment.pk] = scope_of(assignment)
        return {"actor": assignment.user, "scope": self._scopes[assignment.pk]}

    def by_unit(self, unit: Unit) -> dict[str, Any]:
        """The unit's own secretary; where it has no account yet, the board writes for it."""
        own = [who for who, one in self.assignments.items() if one.unit_id == unit.pk and who.startswith("bt-")]
        return self.by(own[0] if own else "ban-xdd")

    def ago(self, days: int) -> date:
        return self.today - timedelta(days=days)

    def between(self, first: date, last: date) -> date:
        """A working day by chance, both ends included where they are working days."""
        day = first + timedelta(days=self.random.randrange(max((last - first).days, 0) + 1))
        return max(workday(day), first)

    def spread(self, items: Sequence[Any], weights: Mapping[int, float], count: int) -> list[Any]:
        """`count` picks by chance, heavier ones more often; `weights` by place in `items`."""
        return self.random.choices(items, [weights.get(place, 1.0) for place in range(len(items))], k=count)


def workday(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(day.weekday() - 4, 0))
