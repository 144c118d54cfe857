"""Proposals and steps of the reading wizard, in the words the page shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from taonguon.plan.labels import ORIGIN_LABELS, Decision, Origin
from taonguon.plan.queries.drafts import Card, Comparison
from taonguon.plan.questions import Question, question_of
from taonguon.plan.shapes import UNSURE, Proposal
from taonguon.plan.wording import exemption, headline, level, period, who


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of a card, with the answer given so far."""

    code: str
    question: Question
    answer: str


@dataclass(frozen=True, slots=True)
class ShownCard:
    card: Card
    title: str
    state: tuple[str, str]  # kind and words
    facts: list[tuple[str, str]]
    asked: list[Asked]

    @property
    def number(self) -> int:
        return self.card.number

    @property
    def id(self) -> str:
        return self.card.proposal.id

    @property
    def decision(self) -> str:
        return self.card.proposal.decision.value


def card_of(card: Card) -> ShownCard:
    target = card.proposal.target
    facts = [("Mức", level(target)), ("Kỳ", period(target)), ("Phạm vi", who(target))]
    if target.exempt:
        facts.append(("Trừ", exemption(target)))
    if target.origin != Origin.OWN:
        facts.append(("Nguồn", ORIGIN_LABELS[Origin(target.origin)]))
    if target.duplicates:
        facts.append(("Nói lại", f"{len(target.duplicates)} chỗ khác, cùng mức"))
    if target.quotas:
        facts.append(("Từng đơn vị", f"{len(target.quotas)} đơn vị có mức riêng"))
    if target.schedule:
        facts.append(("Từng năm", ", ".join(f"{row.year}: {row.value}" for row in target.schedule)))
    if card.proposal.by_hand:
        facts.append(("Người đọc", "đã sửa hoặc thêm bằng tay"))
    asked = [Asked(code, question_of(code), answer) for code, _, answer in card.proposal.doubts]
    return ShownCard(card, headline(target), _state(card), facts, asked)


def _state(card: Card) -> tuple[str, str]:
    proposal = card.proposal
    if proposal.decision is Decision.REFUSED:
        return "unk", "Không phải chỉ tiêu"
    if card.contradicted:
        return "bad", "Mâu thuẫn"
    if proposal.unanswered:
        return "warn", "Cần hỏi"
    if UNSURE in proposal.answers.values():
        return "unk", "Chưa rõ"
    return ("ok", "Đã nhận") if proposal.decision is Decision.ACCEPTED else ("go", "Rõ, chờ nhận")


def whole_choices(proposals: Sequence[Proposal], *, without: str = "") -> list[tuple[str, str]]:
    """Targets of a draft that another may be a part of."""
    return [
        (one.id, headline(one.target))
        for one in proposals
        if one.id != without and one.decision is not Decision.REFUSED
    ]


def rail(now: int, page: Comparison | None = None) -> list[dict[str, str]]:
    """The steps of the wizard; `now` counts from 1."""
    notes = ["", "", "", ""]
    if page is not None:
        notes[0] = page.draft.source_name or "dán nội dung"
        notes[1] = f"{len(page.cards)} đề xuất, {page.questions} câu hỏi"
    labels = ["Đưa văn bản vào", "Đối chiếu câu và chỉ tiêu", "Xác nhận, tạo kế hoạch", "Phân bổ cho đơn vị"]
    return [
        {
            "label": label,
            "note": notes[place],
            "state": "done" if place + 1 < now else "now" if place + 1 == now else "",
        }
        for place, label in enumerate(labels)
    ]
