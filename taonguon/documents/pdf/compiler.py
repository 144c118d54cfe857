"""typst, with our fonts only and user text passed as data.

No user text ever becomes typst code: the templates read one JSON string from `sys.inputs`. System fonts are
ignored: an old Liberation on the machine would be mixed in without a warning, and lacks most Vietnamese letters.
"""

import json
import threading
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Literal, cast

import typst

HERE = Path(__file__).parent
FONTS = HERE.parent / "fonts"

_STANDARD: Literal["a-2b"] = "a-2b"  # for archives: fonts inside, nothing outside
_local = threading.local()


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def compile_pdf(template: str, data: Mapping[str, object], *, dated: date | None) -> bytes:
    """The PDF of a template in this folder. `dated` goes into the metadata, so equal facts give equal bytes."""
    compiler = _compiler(template)
    day = dated or date(2000, 1, 1)
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    # One file comes back, never the list that page-by-page formats give.
    return cast(
        bytes, compiler.compile(format="pdf", sys_inputs=inputs, pdf_standards=_STANDARD, timestamp=moment)
    )


def _compiler(template: str) -> typst.Compiler:
    """One per thread and template: a compiler keeps what it has parsed, and is not shared between threads."""
    kept: dict[str, typst.Compiler] = _local.__dict__.setdefault("compilers", {})
    if template not in kept:
        kept[template] = typst.Compiler(input=str(HERE / template), root=str(HERE), font_paths=_fonts())
    return kept[template]
