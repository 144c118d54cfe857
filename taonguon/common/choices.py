"""Labels as Django's pairs. Contexts give `choices=` a function of their own that calls `pairs`, so that
rewording a label makes no migration (a migration names the function, not the texts)."""

from collections.abc import Mapping
from enum import StrEnum


def pairs[Key: StrEnum](labels: Mapping[Key, str]) -> list[tuple[str, str]]:
    return [(key.value, text) for key, text in labels.items()]
