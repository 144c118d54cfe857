"""An official document → .docx, through the frame of its profile (`templates/van-ban/<profile>.docx`)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from lxml import etree
from markupsafe import Markup

from taonguon.documents.facts.layout import Sheet, lay_out
from taonguon.documents.facts.official import Annex, Block, Heading, OfficialDocument, Paragraph, Table
from taonguon.documents.profile import Profile, Switches, profile_of
from taonguon.documents.word import markup
from taonguon.documents.word.template import WordTemplate

FRAMES = Path(__file__).parent.parent / "templates" / "van-ban"

_USABLE_TWIPS = 165 * 1440 / 25.4  # the width between the margins of every profile: 210 - 30 - 15 mm
_CLOSING_LINES = 2  # paragraphs that stay with the signature, so it never stands alone on a page


def render_document(document: OfficialDocument, *, frame: WordTemplate | None = None) -> bytes:
    """The document as .docx bytes; `frame` is an office's edited frame, else the shipped one of the profile."""
    sheet = lay_out(document)
    template = frame or frame_of(document.profile)
    return template.render({name: read(sheet) for name, read in FRAME_FIELDS.items()})


def frame_of(profile: Profile) -> WordTemplate:
    """The shipped frame of a profile, its switches applied; compiled once per set of switches."""
    return _compiled(profile.code, profile.switches)


@cache
def _compiled(code: str, switches: Switches) -> WordTemplate:
    data = (FRAMES / f"{code}.docx").read_bytes()
    profile = profile_of(code)
    if switches == profile.switches:
        return WordTemplate(data, name=code)
    return load_frame(data, name=code, profile=replace(profile, switches=switches))


def load_frame(data: bytes, *, name: str, profile: Profile) -> WordTemplate:
    """A frame with the two switches that are looks, not words: bold position, alignment of the right-hand head."""
    switches = profile.switches
    plain = WordTemplate(data, name=name)
    styles = etree.fromstring(plain.part("word/styles.xml"))
    for mark in ("b", "bCs"):
        _set(styles, "VBChucVu", mark, {"val": "1" if switches.position_bold else "0"})
    for style in ("VBTieuDe", "VBNgay"):
        _set(styles, style, "jc", {"val": switches.right_header_align})
    left, right = (str(round(points * 20)) for points in profile.rule_indents_pt)
    _set(styles, "VBDuongKe", "ind", {"left": left, "right": right})
    return WordTemplate(data, name=name, patches={"word/styles.xml": etree.tostring(styles, encoding="UTF-8")})


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _set(styles: etree._Element, identifier: str, mark: str, values: Mapping[str, str]) -> None:
    """Set attributes of one property of a style; an office may have removed either, and then nothing is set."""
    for style in styles.iter(f"{_W}style"):
        if style.get(f"{_W}styleId") == identifier:
            for element in style.iter(f"{_W}{mark}"):
                for name, value in values.items():
                    element.set(f"{_W}{name}", value)


def _addressed(sheet: Sheet) -> Markup:
    """The line "Kính gửi: …" for one addressee, a list under it for several; nothing for the kinds without it."""
    if not sheet.addressed:
        return Markup()
    label = markup.run(f"{sheet.addressed}: ", italic=True)
    if len(sheet.addressees) == 1:
        return _safe(markup.paragraph(markup.ADDRESSED, label + markup.run(sheet.addressees[0])))
    names = [
        markup.paragraph(markup.ADDRESSED, markup.run(f"- {name}{'.' if last else ';'}"))
        for last, name in _with_last(sheet.addressees)
    ]
    return _safe(markup.paragraph(markup.ADDRESSED, label) + "".join(names))


def _with_last(names: Sequence[str]) -> Sequence[tuple[bool, str]]:
    return [(place == len(names), name) for place, name in enumerate(names, 1)]


def _body(sheet: Sheet) -> Markup:
    grounds = "".join(
        markup.paragraph(markup.GROUNDS, markup.run(ground, italic=sheet.grounds_italic))
        for ground in sheet.grounds
    )
    return _safe(grounds) + _blocks(sheet.blocks, keep_last=_CLOSING_LINES)


def _blocks(blocks: Sequence[Block], *, keep_last: int = 0) -> Markup:
    kept = len(blocks) - keep_last
    return _safe("".join(_block(block, keep_next=place >= kept) for place, block in enumerate(blocks)))


def _block(block: Block, *, keep_next: bool) -> str:
    match block:
        case Heading(level=level, text=text):
            return markup.paragraph(markup.HEADINGS[level], markup.run(text.upper() if level == 1 else text))
        case Paragraph(runs=runs, mark=mark):
            opened = markup.run(mark) if mark else ""
            written = "".join(markup.run(part.text, bold=part.bold, italic=part.italic) for part in runs)
            return markup.paragraph(markup.BODY, opened + written, keep_next=keep_next)
        case Table():
            return _table(block)
        case Annex(title=title, note=note):
            written = markup.paragraph(markup.ANNEX, markup.run(title), page_break=True, keep_next=True)
            return written + (
                markup.paragraph(markup.ANNEX_NOTE, markup.run(note), keep_next=True) if note else ""
            )


def _table(table: Table) -> str:
    shares = sum(column.share for column in table.columns)
    widths = [int(_USABLE_TWIPS * column.share / shares) for column in table.columns]
    head = [markup.paragraph(markup.TABLE_HEAD, markup.run(column.title)) for column in table.columns]
    rows = [
        [
            markup.paragraph(
                markup.TABLE_CELL,
                markup.run(cell, bold=table.total and last),
                align="" if column.align == "left" else column.align,
            )
            for column, cell in zip(table.columns, row, strict=True)
        ]
        for last, row in ((place == len(table.rows), row) for place, row in enumerate(table.rows, 1))
    ]
    caption = markup.paragraph(markup.CAPTION, markup.run(table.caption), keep_next=True) if table.caption else ""
    # Word joins two tables that touch; the empty paragraph also keeps the text below apart.
    return caption + markup.table(widths, head, rows) + markup.paragraph(markup.TABLE_CELL, "")


def _safe(xml: str) -> Markup:
    return Markup(xml)  # noqa: S704  # built by `markup`, which escapes every value


# The fields a frame may use; an edited frame is checked against this list.
FRAME_FIELDS: Mapping[str, Callable[[Sheet], object]] = {
    "ghi_chu_du_thao": lambda sheet: sheet.draft_note,
    "co_quan_cap_tren": lambda sheet: sheet.parent,
    "co_quan_ban_hanh": lambda sheet: sheet.issuer,
    "so_ky_hieu": lambda sheet: sheet.number,
    "dia_danh_ngay": lambda sheet: sheet.place_date,
    "ten_loai": lambda sheet: sheet.kind,
    "trich_yeu": lambda sheet: sheet.summary,
    "trich_yeu_cong_van": lambda sheet: sheet.letter_summary,
    "kinh_gui": _addressed,
    "noi_dung": _body,
    "noi_nhan": lambda sheet: sheet.recipients,
    "quyen_han_ky": lambda sheet: sheet.signature.authority,
    "chuc_vu": lambda sheet: sheet.signature.position,
    "nguoi_ky": lambda sheet: sheet.signature.name or "",
    "nguoi_ghi": lambda sheet: sheet.recorder,
    "nguoi_ghi_chuc_vu": lambda sheet: sheet.recorder.position if sheet.recorder else "",
    "nguoi_ghi_ten": lambda sheet: (sheet.recorder.name or "") if sheet.recorder else "",
    "phu_luc": lambda sheet: _blocks(sheet.annexes),
}
