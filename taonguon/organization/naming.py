"""Units as people write them in a sheet: by full or short name, without marks, or by the end of the name."""

from collections import defaultdict
from collections.abc import Sequence
from difflib import get_close_matches

from taonguon.common.text import fold
from taonguon.organization.models import Unit


class UnitNames:
    """Units by name without marks; "thôn 10" finds "Chi bộ thôn 10" when only one unit ends so."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.by_name: dict[str, Unit] = {}
        tails: dict[str, list[Unit]] = defaultdict(list)
        for unit in units:
            for name in filter(None, (unit.name, unit.short_name)):
                self.by_name.setdefault(fold(name), unit)
                words = fold(name).split()
                for start in range(1, len(words)):
                    tails[" ".join(words[start:])].append(unit)
        self.by_tail = {tail: found[0] for tail, found in tails.items() if len({unit.pk for unit in found}) == 1}

    def find(self, text: str) -> Unit | None:
        name = fold(text)
        if name.startswith("cb "):
            name = f"chi bo {name[3:]}"
        return self.by_name.get(name) or self.by_tail.get(name)

    def nearest(self, text: str) -> str:
        """Name of the unit most like the text: shares most words, else looks alike; "" when none does."""
        words = set(fold(text).split()) - {"chi", "bo", "cb"}
        shared = {name: len(words & set(name.split())) for name in self.by_name}
        best = max(shared, key=lambda name: (shared[name], -len(name)), default="")
        if not best or not shared[best]:
            best = next(iter(get_close_matches(fold(text), self.by_name, n=1, cutoff=0.5)), "")
        return self.by_name[best].name if best else ""
