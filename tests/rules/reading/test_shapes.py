"""Every shape of ``shapes.txt``, each alone in a small plan."""

from pathlib import Path

import pytest

from taonguon.rules.reading import Target, read_plan

FRAME = (
    "ĐẢNG ỦY XÃ VÍ DỤ\nSố 01-KH/ĐU, ngày 05/01/2026\nKẾ HOẠCH\n"
    "phát triển đảng viên giai đoạn 2026-2030\nI. MỤC TIÊU\n- {}\n"
)


def shapes() -> list[tuple[str, list[str]]]:
    """Sentences with the targets expected of each."""
    found: list[tuple[str, list[str]]] = []
    for line in (Path(__file__).parent / "shapes.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("    "):
            found[-1][1].append(line.strip())
        elif line and not line.startswith("#"):
            found.append((line.split(": ", 1)[1], []))
    return found


def said(target: Target) -> str:
    highest = "-" if target.value_max is None else target.value_max
    what = f"{target.indicator} {target.op} {target.value} {highest} {target.unit}"
    return f"{what} {target.scope} {target.per} {target.group or '-'}"


@pytest.mark.parametrize(("sentence", "expected"), shapes())
def test_shape(sentence, expected):
    assert [said(target) for target in read_plan(FRAME.format(sentence)).targets] == expected
