"""A text being read, ready to show: its paragraphs with the sentences marked, and the proposals beside it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from taonguon.plan.labels import Decision
from taonguon.plan.models import PlanDraft
from taonguon.plan.queries.contradictions import Facts, Finding, judged, key_of, unit_counts
from taonguon.plan.shapes import Proposal
from taonguon.rules.reading import Target


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of the text. Marked ones carry the `number` of their proposal where the mark begins (0 after a line
    break) and an `anchor` at the place a link to the sentence leads to (not where the target is said again)."""

    text: str
    marked: bool = False
    number: int = 0
    anchor: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    pieces: tuple[Piece, ...]
    level: str = ""  # "h3" and "h4" are headings, "ttl" the title


@dataclass(frozen=True, slots=True)
class Card:
    """One proposal as the page shows it."""

    number: int
    proposal: Proposal
    contradicted: bool

    @property
    def in_text(self) -> bool:
        return self.proposal.target.end > 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything the page that compares text and proposals shows."""

    draft: PlanDraft
    paragraphs: list[Paragraph]
    cards: list[Card]
    findings: list[tuple[Finding, list[int]]]  # with the numbers of the proposals they are about

    @property
    def accepted(self) -> int:
        return self._count(Decision.ACCEPTED)

    @property
    def refused(self) -> int:
        return self._count(Decision.REFUSED)

    @property
    def open(self) -> int:
        return self._count(Decision.OPEN)

    @property
    def questions(self) -> int:
        """Doubts without an answer, of proposals that are not refused."""
        return sum(
            card.proposal.unanswered for card in self.cards if card.proposal.decision is not Decision.REFUSED
        )

    @property
    def unsettled(self) -> int:
        return sum(1 for finding, _ in self.findings if not finding.choice)

    def _count(self, decision: Decision) -> int:
        return sum(1 for card in self.cards if card.proposal.decision is decision)


def proposals_of(draft: PlanDraft) -> list[Proposal]:
    return [Proposal.from_json(data) for data in draft.proposals]


def period_of(draft: PlanDraft) -> tuple[int, int] | None:
    first, last = draft.head.get("period_from"), draft.head.get("period_to")
    return (first, last) if first and last else None


def draft_findings(draft: PlanDraft, facts: Facts, today: date) -> list[Finding]:
    """Contradictions among the proposals that are not refused, with the choices kept in the draft."""
    targets = [one.target for one in proposals_of(draft) if one.decision is not Decision.REFUSED]
    raised = judged(targets, unit_counts(draft.unit_path, today), period_of(draft), facts, today)
    found = []
    for one in raised:
        key = key_of(one)
        chosen = draft.choices.get(key, {})
        found.append(
            Finding(
                key,
                one.code,
                one.message,
                one.targets,
                chosen.get("choice", ""),
                chosen.get("reason", ""),
                outdated=bool(chosen) and chosen["message"] != one.message,
            )
        )
    return found


def comparison(draft: PlanDraft, facts: Facts, today: date) -> Comparison:
    """The page's content; two queries beside the draft."""
    proposals = proposals_of(draft)
    findings = draft_findings(draft, facts, today)
    # The last target of a contradiction is the one that does not fit (a floor, against the total): only it is
    # marked, and no longer once somebody has settled how to take it.
    against = {finding.targets[-1] for finding in findings if not finding.choice}
    cards = [Card(number, proposal, proposal.id in against) for number, proposal in enumerate(proposals, start=1)]
    numbers = {card.proposal.id: card.number for card in cards}
    return Comparison(
        draft,
        paragraphs(draft.source_text, cards),
        cards,
        [(finding, sorted(numbers[pk] for pk in finding.targets if pk in numbers)) for finding in findings],
    )


_HEADING = re.compile(r"^(?:[IVX]{1,5}|[A-H])[.\-)]\s")
_SUB_HEADING = re.compile(r"^\d{1,2}[.)]\s.{0,120}$")


def paragraphs(text: str, cards: Sequence[Card]) -> list[Paragraph]:
    """The text in paragraphs, with the words behind each proposal marked. Nothing of it is left out."""
    marks = _marks(text, cards)
    found = []
    position = 0
    for line in text.split("\n"):
        end = position + len(line)
        if line.strip():
            found.append(Paragraph(tuple(_pieces(text, position, end, marks)), _level(line, first=not found)))
        position = end + 1
    return found


def _level(line: str, *, first: bool) -> str:
    bare = line.strip().strip("*#").strip()
    if bare.isupper() and first:
        return "ttl"
    if _HEADING.match(bare):
        return "h3"
    return "h4" if _SUB_HEADING.match(bare) and not bare.endswith((".", ";", ",")) else ""


def _marks(text: str, cards: Iterable[Card]) -> list[tuple[int, int, Card, bool]]:
    """Spans to mark, in the order of the text and without overlap (the first of two wins)."""
    spans = []
    for card in cards:
        target = card.proposal.target
        if card.proposal.decision is Decision.REFUSED or not target.end:
            continue
        spans.append((target.start, target.end, card, True))
        for again in target.duplicates:
            place = text.find(again)
            if place >= 0 and place != target.start:
                spans.append((place, place + len(again), card, False))
    chosen: list[tuple[int, int, Card, bool]] = []
    for span in sorted(spans, key=lambda one: (one[0], -one[1])):
        if not chosen or span[0] >= chosen[-1][1]:
            chosen.append(span)
    return chosen


def _pieces(text: str, start: int, end: int, marks: Sequence[tuple[int, int, Card, bool]]) -> Iterable[Piece]:
    position = start
    for mark_start, mark_end, card, first in marks:
        left, right = max(mark_start, position), min(mark_end, end)
        if left >= right:
            continue
        if left > position:
            yield Piece(text[position:left])
        begins = left == mark_start
        yield Piece(
            text[left:right],
            marked=True,
            number=card.number if begins else 0,
            anchor=f"c{card.number}" if begins and first else "",
            kind=_kind(card),
        )
        position = right
    if position < end:
        yield Piece(text[position:end])


def _kind(card: Card) -> str:
    if card.contradicted:
        return "x"
    return "q" if card.proposal.target.origin == "cited" else ""


def find_words(text: str, words: str) -> tuple[int, int] | None:
    """Where words stand in a text, whatever the spacing between them; None when they do not."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    found = re.search(pattern, text) if pattern else None
    return (found.start(), found.end()) if found else None


def next_id(targets: Iterable[Target]) -> str:
    """Id of a target added by hand: after the last one given."""
    numbers = [int(target.id[1:]) for target in targets if target.id[1:].isdigit()]
    return f"t{max(numbers, default=0) + 1}"
