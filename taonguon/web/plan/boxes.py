"""Text boxes of the grid: `o-<unit>-<year>` or `o-<unit>-<year>-<quarter>`, each a whole number or empty."""

import re
from collections.abc import Mapping

type Place = tuple[int, int, int | None]

_NAME = re.compile(r"o-(\d{1,18})-(\d{4})(?:-([1-4]))?")
_FIGURE = re.compile(r"\d{1,3}(?:\.\d{3})+|\d{1,6}")


def read_boxes(typed: Mapping[str, str]) -> tuple[dict[Place, int | None], dict[str, str]]:
    """Figures by unit, year and quarter; and, by box, what is wrong with the ones that are no whole number."""
    values: dict[Place, int | None] = {}
    wrong: dict[str, str] = {}
    for name, raw in typed.items():
        found = _NAME.fullmatch(name)
        if not found:
            continue
        text = raw.strip()
        if text and not _FIGURE.fullmatch(text):
            wrong[name] = f"“{text}” không phải số người: viết số nguyên từ 0, hoặc để trống"
            continue
        place = (int(found[1]), int(found[2]), int(found[3]) if found[3] else None)
        values[place] = int(text.replace(".", "")) if text else None
    return values, wrong
