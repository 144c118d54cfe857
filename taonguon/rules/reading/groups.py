"""Which group of people words name. Ids are those of :data:`lexicon.GROUPS`."""

import re

from taonguon.rules.reading.lexicon import GROUP_PATTERNS


def named(text: str) -> bool:
    return last(text) is not None


def first(text: str) -> str | None:
    """The group named first in the text."""
    best: tuple[int, str] | None = None
    for name, pattern in GROUP_PATTERNS:
        hit = pattern.search(text)
        if hit and (best is None or hit.start() < best[0]):
            best = (hit.start(), name)
    return best[1] if best else None


def last(text: str) -> str | None:
    """The group named last in the text."""
    best: tuple[int, str] | None = None
    for name, pattern in GROUP_PATTERNS:
        for hit in pattern.finditer(text):
            if best is None or hit.end() > best[0]:
                best = (hit.end(), name)
    return best[1] if best else None


def without_bodies(text: str) -> str:
    """Names of organisations and places are not groups of people."""
    text = re.sub(
        r"(?:ban chấp hành |chi )?(?:mặt trận|hội|đoàn)\s+(?:liên hiệp\s+)?(?:tổ quốc|phụ nữ|nông dân|thanh niên|cựu chiến binh|tncs)",
        "",
        text,
    )
    return re.sub(r"(?:chi bộ|đảng bộ|khối|trường|lớp|lực lượng vũ trang|ban chỉ huy)\s+[^,;:]{0,30}", "", text)
