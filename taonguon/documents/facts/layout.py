"""From an official document to the lines that are printed, with the profile's switches applied.

Word and PDF both print these lines and nothing else, so the two can never say different things.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from taonguon.documents.facts.official import (
    Annex,
    Block,
    Column,
    Heading,
    OfficialDocument,
    Paragraph,
    Run,
    Signature,
    Table,
)
from taonguon.rules.wording import format_date_long

MOTTO = "ĐẢNG CỘNG SẢN VIỆT NAM"
STAR = "*"
SUMMARY_RULE = "-----"
RECIPIENTS_LABEL = "Nơi nhận:"

_BLANK_NUMBER = " " * 6  # room for the clerk's pen: "Số      -KH/ĐU"
_BLANK_DATE = f"ngày{' ' * 6}tháng{' ' * 6}năm"
_SPELLINGS = (("ủy", "uỷ"), ("Ủy", "Uỷ"), ("ỦY", "UỶ"))
_END_MARKS = ("./.", ".", ";", ",")


class SecretRefused(Exception):
    """A document with a mark of secrecy: no file is made of it. The message is Vietnamese."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The printed lines of one document; empty string or tuple = the line does not stand on this document."""

    draft_note: str
    parent: str
    issuer: str
    number: str
    place_date: str
    kind: str
    summary: str
    letter_summary: str
    addressed: str
    addressees: tuple[str, ...]
    grounds: tuple[str, ...]
    grounds_italic: bool
    blocks: tuple[Block, ...]
    annexes: tuple[Block, ...]
    recipients: tuple[str, ...]
    signature: Signature
    recorder: Signature | None


def symbol(kind_code: str, body_code: str, number: int | None) -> str:
    """`05-KH/ĐU`; room for the number while there is none. Numbers below 10 take a leading zero."""
    written = _BLANK_NUMBER if number is None else f"{number:02d}"
    return f"{written}-{kind_code}/{body_code}"


def place_date(place: str, signed_on: date | None) -> str:
    """`Định Tân, ngày 05 tháng 02 năm 2026`; room for day and month while the document is not signed."""
    return f"{place}, {format_date_long(signed_on, unknown=_BLANK_DATE)}"


def lay_out(document: OfficialDocument) -> Sheet:
    """The lines of `document` under its profile; SecretRefused for anything marked MẬT or higher."""
    if document.secrecy:
        raise SecretRefused(
            f"Văn bản đóng dấu {document.secrecy}: phần mềm không soạn, không in văn bản mật. "
            "Soạn trên máy dành cho tài liệu mật theo quy định."
        )
    profile, kind = document.profile, document.kind
    spell = _speller(profile.switches.uy_spelling)
    number = profile.number_prefix + symbol(kind.code, document.issuer.code, document.number)
    summary = spell(document.summary.strip())
    body, annexes = _split_annexes(tuple(_spelled(block, spell) for block in document.blocks))
    return Sheet(
        draft_note=spell(document.draft_note),
        parent=spell(document.issuer.parent).upper(),
        issuer=spell(document.issuer.name).upper(),
        number=number,
        place_date=spell(place_date(document.issuer.place, document.signed_on)) if kind.placed_and_dated else "",
        kind=kind.title.upper() if kind.printed else "",
        summary=summary if kind.printed else "",
        letter_summary="" if kind.printed else f"{'V/v ' if profile.switches.v_v else ''}{summary}",
        addressed=kind.addressed if document.addressees else "",
        addressees=tuple(spell(name) for name in document.addressees),
        grounds=tuple(f"- {_closed(spell(ground), ';')}" for ground in document.grounds[:-1])
        + tuple(f"- {_closed(spell(ground), ',')}" for ground in document.grounds[-1:]),
        grounds_italic=profile.switches.grounds == "italic",
        blocks=_with_end_mark(body, profile.switches.end_mark),
        annexes=annexes,
        recipients=_recipient_lines(tuple(spell(name) for name in document.recipients)),
        signature=_signed(document.signature, spell),
        recorder=_signed(document.recorder, spell) if document.recorder else None,
    )


def _speller(chosen: str) -> Callable[[str], str]:
    """One spelling of "ủy" for the whole document; "quỷ" is another word and keeps its mark."""

    def spell(text: str) -> str:
        for on_u, on_y in _SPELLINGS:
            text = text.replace(on_u, on_y) if chosen == "uỷ" else _except_after_q(text, on_y, on_u)
        return text

    return spell


def _except_after_q(text: str, old: str, new: str) -> str:
    head, *tails = text.split(old)
    for tail in tails:
        head += (old if head[-1:] in {"q", "Q"} else new) + tail
    return head


def _spelled(block: Block, spell: Callable[[str], str]) -> Block:
    match block:
        case Heading():
            return replace(block, text=spell(block.text))
        case Paragraph():
            return replace(block, runs=tuple(replace(run, text=spell(run.text)) for run in block.runs))
        case Table():
            return replace(
                block,
                columns=tuple(Column(spell(column.title), column.share, column.align) for column in block.columns),
                rows=tuple(tuple(spell(cell) for cell in row) for row in block.rows),
                caption=spell(block.caption),
            )
        case Annex():
            return replace(block, title=spell(block.title), note=spell(block.note))


def _split_annexes(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Text before the signature, and what follows it on new pages; two or more appendices are numbered."""
    first = next((place for place, block in enumerate(blocks) if isinstance(block, Annex)), len(blocks))
    body, rest = blocks[:first], blocks[first:]
    many = sum(isinstance(block, Annex) for block in rest) > 1
    numbered: list[Block] = []
    count = 0
    for block in rest:
        if isinstance(block, Annex):
            count += 1
            label = f"PHỤ LỤC {count}" if many else "PHỤ LỤC"
            numbered.append(replace(block, title=f"{label}\n{block.title}"))
        else:
            numbered.append(block)
    return body, tuple(numbered)


def _with_end_mark(blocks: tuple[Block, ...], mark: str) -> tuple[Block, ...]:
    """Close the last paragraph of the text with the chosen mark."""
    for place in range(len(blocks) - 1, -1, -1):
        block = blocks[place]
        if isinstance(block, Paragraph) and block.runs:
            *head, last = block.runs
            closed = replace(block, runs=(*head, Run(_closed(last.text, mark), last.bold, last.italic)))
            return (*blocks[:place], closed, *blocks[place + 1 :])
    return blocks


def _recipient_lines(recipients: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"- {_closed(name, ';')}" for name in recipients[:-1]) + tuple(
        f"- {_closed(name, '.')}" for name in recipients[-1:]
    )


def _closed(text: str, mark: str) -> str:
    """`text` ending with exactly `mark`."""
    text = text.rstrip()
    for old in _END_MARKS:
        if text.endswith(old):
            text = text.removesuffix(old).rstrip()
            break
    return text + mark


def _signed(signature: Signature, spell: Callable[[str], str]) -> Signature:
    return Signature(
        spell(signature.authority).upper(),
        spell(signature.position).upper(),
        signature.name and spell(signature.name),
    )
