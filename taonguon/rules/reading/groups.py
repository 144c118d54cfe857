"""Which group of people words name. Ids are those of :data:`lexicon.GROUPS`."""

import itertools
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
    best: re.Match[str] | None = None
    group = None
    for name, pattern in GROUP_PATTERNS:
        for hit in pattern.finditer(text):
            if best is None or hit.end() > best.end():
                best, group = hit, name
    if best is not None and group == "workforce" and re.search(r",\s*$|\bvà\s*$", text[: best.start()]):
        return last(text[: best.start()]) or group  # "công nhân, người lao động": workers
    return group


def without_bodies(text: str) -> str:
    """Names of organisations and places are not groups of people."""
    text = re.sub(
        r"(?:ban chấp hành |chi )?(?:mặt trận|hội|đoàn)\s+(?:liên hiệp\s+)?(?:tổ quốc|phụ nữ|"
        r"nông dân|thanh niên|cựu chiến binh|tncs)",
        "",
        text,
    )
    return re.sub(r"(?:chi bộ|đảng bộ|khối|trường|lớp|lực lượng vũ trang|ban chỉ huy)\s+[^,;:]{0,30}", "", text)


def several(text: str) -> bool:
    """Are different groups listed side by side ("học sinh, sinh viên, đoàn viên")?"""
    taken: list[tuple[int, int, str]] = []
    for name, pattern in GROUP_PATTERNS:
        for hit in pattern.finditer(text):
            if all(hit.end() <= start or end <= hit.start() for start, end, _ in taken):
                taken.append((hit.start(), hit.end(), name))
    taken.sort()
    return any(
        one[2] != two[2]
        and not (two[2] == "workforce" and one[2] in ("workers", "officials", "teachers", "health_workers"))
        and re.fullmatch(r"[^,;:()]{0,14}(?:,|và)\s*(?:là\s+)?(?:người\s+|đảng viên\s+)?", text[one[1] : two[0]])
        for one, two in itertools.pairwise(taken)
    )
