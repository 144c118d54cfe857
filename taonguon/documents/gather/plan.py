"""The plan issued anew: its own text where it was read from one, its targets as sentences where it was typed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from taonguon.documents.facts.official import Annex, Block, Column, Table
from taonguon.documents.facts.plan import Chapter, PlanFacts
from taonguon.documents.gather.frame import issuer_of, signature_of
from taonguon.documents.models import Document
from taonguon.documents.profile import profile_on
from taonguon.organization.models import Committee, Unit
from taonguon.plan.models import Allocation, Plan
from taonguon.plan.queries import targets_in_force
from taonguon.plan.shapes import reading_of
from taonguon.plan.wording import describe
from taonguon.rules.wording import format_date

_PART = re.compile(r"^(?:[IVX]+)[.\-)]?\s+(?P<title>\S.*)$")
_CHAPTER = re.compile(r"^\d+[.)]\s*(?P<title>\S.*)$")
_ITEM = re.compile(r"^\s*[-–•*+]\s*(?P<text>\S.*)$")
_END = re.compile(r"^(?:Nơi nhận|Kính gửi)\b", re.IGNORECASE)


class _Part:
    """One Roman part of the text: numbered chapters, or numbered lines directly under it."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.chapters: list[tuple[str, list[str]]] = []
        self.closing: list[str] = []

    def add(self, line: str) -> None:
        found = _CHAPTER.match(line)
        item = _ITEM.match(line)
        if found:
            self.chapters.append((found["title"].strip(), []))
        elif item and self.chapters:
            self.chapters[-1][1].append(_clean(item["text"]))
        elif self.chapters:
            self.closing.append(_clean(line))


def _clean(text: str) -> str:
    return " ".join(text.replace("*", "").split()).rstrip("./").rstrip() + "."


def parts_of(text: str) -> list[_Part]:
    """The Roman parts of a plan's text, in order; what stands before the first and after the body is left out."""
    parts: list[_Part] = []
    for raw in text.splitlines():
        line = raw.strip()
        if not line:
            continue
        if _END.match(line):
            break
        head = _PART.match(line)
        if head and line.split()[0].strip(".-)").isupper():
            parts.append(_Part(head["title"]))
        elif parts:
            parts[-1].add(line)
    return parts


def _chapters(part: _Part | None) -> tuple[Chapter, ...]:
    if part is None:
        return ()
    return tuple(Chapter(title.rstrip(":."), tuple(items)) for title, items in part.chapters)


def gather_plan(document: Document, plan: Plan, committee: Committee) -> PlanFacts:
    """The plan with its four parts: read from its own text, its targets said by us where it has none."""
    parts = parts_of(plan.body or plan.source_text)
    padded: list[_Part | None] = [*parts[:4], *[None] * (4 - len(parts[:4]))]
    purposes, objectives, tasks, execution = padded
    duties = [title for title, _ in execution.chapters] if execution else list(document.texts.get("tasks", ()))
    closing = " ".join(execution.closing) if execution and execution.closing else ""
    return PlanFacts(
        profile=profile_on(document.signed_on or document.as_of),
        issuer=issuer_of(committee),
        signature=signature_of(document),
        recipients=tuple(document.recipients),
        title=plan.title[:1].lower() + plan.title[1:],
        drafted_by="Ban Thường vụ Đảng ủy",
        bases=tuple(_basis(base) for base in plan.bases if base.get("number") or base.get("issuer")),
        purposes=_chapters(purposes),
        objectives=_chapters(objectives) or (Chapter("Mục tiêu", tuple(_sentences(plan, document))),),
        tasks=_chapters(tasks),
        duties=tuple(_clean(duty) for duty in duties),
        closing=closing or "Trong quá trình thực hiện có vướng mắc, các đơn vị báo cáo Ban Thường vụ Đảng ủy.",
        annexes=tuple(_annex(plan, document)),
        number=document.number,
        signed_on=document.signed_on,
    )


def _basis(base: dict) -> str:
    number, day, issuer = base.get("number"), base.get("date"), base.get("issuer")
    cited = f"{base.get('kind') or 'văn bản'} số {number}" if number else ""
    if day:
        cited += f", ngày {day[8:10]}/{int(day[5:7])}/{day[:4]}" if cited else f"văn bản ngày {day}"
    return f"{cited} của {issuer}".strip() if issuer else cited


def _sentences(plan: Plan, document: Document) -> Sequence[str]:
    return [f"{describe(reading_of(target))}." for target in targets_in_force(plan, document.as_of)]


def _annex(plan: Plan, document: Document) -> list[Block]:
    """Units × years of the approved allocation, when there is one."""
    rows = (
        Allocation.objects.filter(target__plan=plan, quarter__isnull=True, status="approved")
        .select_related("unit")
        .order_by("unit__sort_key", "unit_id", "year")
    )
    years = sorted({row.year for row in rows})
    if not years:
        return []
    units: dict[Unit, dict[int, int]] = {}
    for row in rows:
        units.setdefault(row.unit, {})[row.year] = row.value
    columns = (Column("Đơn vị", 40), *[Column(str(year), 10, "right") for year in years])
    lines = [(unit.name, *[str(values.get(year, "")) for year in years]) for unit, values in units.items()]
    total = ("Cộng", *[str(sum(values.get(year, 0) for values in units.values())) for year in years])
    title = "PHÂN BỔ CHỈ TIÊU KẾT NẠP ĐẢNG VIÊN"
    return [Annex(title, f"(tính đến {format_date(document.as_of)})"), Table(columns, (*lines, total), total=True)]
