"""An official document of the Party as plain facts: who issues it, what it says, who signs and who receives it.

No ORM, no layout: `layout.py` turns these into the lines that Word and PDF both print. Text is what the user
wrote; nothing in it is ever read as markup.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from taonguon.documents.profile import Body, Kind, Profile


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with one look."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the ladder: 1 = `I. MỤC` (upper, bold), 2 = `1. Mục` (bold), 3 = `a) Mục` (bold italic)."""

    level: Literal[1, 2, 3]
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `mark` is the sign that opens it ("- ", "+ ") or empty."""

    runs: tuple[Run, ...]
    mark: Literal["", "- ", "+ "] = ""

    @property
    def text(self) -> str:
        """The words without their look."""
        return self.mark + "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table in the text. `share` is its part of the width, in any common unit."""

    title: str
    share: int = 10
    align: Literal["left", "center", "right"] = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """A table; its header row repeats on every page. `total` marks the last row as the sum (bold)."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    total: bool = False

    def __post_init__(self) -> None:
        for number, row in enumerate(self.rows, 1):
            if len(row) != len(self.columns):
                raise ValueError(f"Bảng “{self.caption}”: dòng {number} có {len(row)} ô, cần {len(self.columns)}.")


@dataclass(frozen=True, slots=True)
class Annex:
    """Starts an appendix on a new page; two or more are numbered with Arabic figures."""

    title: str
    note: str = ""


type Block = Heading | Paragraph | Table | Annex


def paragraph(text: str) -> Paragraph:
    """A plain paragraph."""
    return Paragraph((Run(text),))


def dash(text: str) -> Paragraph:
    """A line that opens with a dash."""
    return Paragraph((Run(text),), "- ")


def plus(text: str) -> Paragraph:
    """A line that opens with a plus sign (the step below the dash)."""
    return Paragraph((Run(text),), "+ ")


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who issues: the direct superior, the body's own name, its code in the symbol, and the place printed."""

    parent: str
    name: str
    body: Body
    code: str
    place: str


@dataclass(frozen=True, slots=True)
class Signature:
    """`T/M BAN THƯỜNG VỤ` / `PHÓ BÍ THƯ` / name. A draft may have no name yet; `authority` may be empty."""

    authority: str
    position: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class OfficialDocument:
    """A document in the Party's format.

    `number` and `signed_on` are None in a draft: the clerk gives both on issue. `summary` is the trích yếu.
    `grounds` are the căn cứ, one line each, without dash or closing mark. `addressees` stand behind
    "Kính gửi"/"Kính trình" for the kinds that have the line.
    `recorder` signs minutes on the left, where other documents list their recipients.
    """

    profile: Profile = field(repr=False)
    issuer: Issuer
    kind: Kind
    summary: str
    blocks: tuple[Block, ...]
    signature: Signature
    number: int | None = None
    signed_on: date | None = None
    grounds: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    recorder: Signature | None = None
    secrecy: str = ""
    draft_note: str = ""

    @property
    def body_text(self) -> tuple[str, ...]:
        """Every sentence a reader sees between the title and the signature, in order."""
        lines: list[str] = list(self.grounds)
        for block in self.blocks:
            lines += _block_text(block)
        return tuple(lines)


def _block_text(block: Block) -> Sequence[str]:
    match block:
        case Heading(text=text):
            return (text,)
        case Paragraph():
            return (block.text,)
        case Table(columns=columns, rows=rows, caption=caption):
            return (caption, *(column.title for column in columns), *(cell for row in rows for cell in row))
        case Annex(title=title, note=note):
            return (title, note)
