"""Facts of the plan issued as a document, with the parts a kế hoạch has; and the sentences around them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from taonguon.documents.facts.official import (
    Block,
    Heading,
    Issuer,
    OfficialDocument,
    Paragraph,
    Run,
    Signature,
    paragraph,
)
from taonguon.documents.profile import Profile, kinds
from taonguon.rules.wording import roman

type Line = str | tuple[Run, ...]  # a sentence, or its stretches where part of it is in italics


@dataclass(frozen=True, slots=True)
class Chapter:
    """A numbered heading with what stands under it: "1. Mục tiêu" and its dashes."""

    title: str
    items: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """The plan. `bases` are the texts it carries out, in order; `duties` are the numbered tasks of part IV.

    `annexes` are blocks that follow the signature (the allocation table), each opened by an `Annex`.
    """

    profile: Profile
    issuer: Issuer
    signature: Signature
    recipients: tuple[str, ...]
    title: str
    drafted_by: str
    bases: tuple[str, ...]
    purposes: tuple[Chapter, ...]
    objectives: tuple[Chapter, ...]
    tasks: tuple[Chapter, ...]
    duties: tuple[Line, ...]
    closing: str
    annexes: tuple[Block, ...] = ()
    number: int | None = None
    signed_on: date | None = None


PARTS = ("Mục đích, yêu cầu", "Mục tiêu, đối tượng", "Nhiệm vụ và giải pháp", "Tổ chức thực hiện")


def plan_document(facts: PlanFacts) -> OfficialDocument:
    """The plan as an official document: four parts, numbered in order whatever the draft they came from said."""
    chapters = (facts.purposes, facts.objectives, facts.tasks)
    blocks: list[Block] = [paragraph(_opening(facts))]
    for number, (title, content) in enumerate(zip(PARTS[:3], chapters, strict=True), 1):
        blocks += [Heading(1, f"{roman(number)}. {title}"), *_chapters(content)]
    blocks.append(Heading(1, f"{roman(len(PARTS))}. {PARTS[-1]}"))
    blocks += [_line(duty, number=number) for number, duty in enumerate(facts.duties, 1)]
    blocks.append(paragraph(facts.closing))
    return OfficialDocument(
        profile=facts.profile,
        issuer=facts.issuer,
        kind=kinds()["plan"],
        summary=facts.title,
        blocks=(*blocks, *facts.annexes),
        signature=facts.signature,
        number=facts.number,
        signed_on=facts.signed_on,
        recipients=facts.recipients,
    )


def _opening(facts: PlanFacts) -> str:
    led_by = f"Thực hiện {'; '.join(facts.bases)}, " if facts.bases else ""
    return f"{led_by}{facts.drafted_by} xây dựng Kế hoạch {facts.title} như sau:"


def _chapters(chapters: Sequence[Chapter]) -> list[Block]:
    blocks: list[Block] = []
    for number, chapter in enumerate(chapters, 1):
        blocks.append(Heading(2, f"{number}. {chapter.title}"))
        blocks += [_line(item) for item in chapter.items]
    return blocks


def _line(line: Line, *, number: int | None = None) -> Paragraph:
    runs = (Run(line),) if isinstance(line, str) else line
    if number is None:
        return Paragraph(runs, "- ")
    return Paragraph((Run(f"{number}. "), *runs))
