"""An official document → PDF, from the same lines as its .docx."""

from dataclasses import asdict

from taonguon.documents.facts.layout import MOTTO, RECIPIENTS_LABEL, STAR, SUMMARY_RULE, Sheet, lay_out
from taonguon.documents.facts.official import Annex, Block, Heading, OfficialDocument, Paragraph, Signature, Table
from taonguon.documents.pdf.compiler import compile_pdf
from taonguon.documents.profile import Profile

_CLOSING_LINES = 2  # paragraphs that stay with the signature, so it never stands alone on a page


def render_document(document: OfficialDocument) -> bytes:
    """The document as PDF/A-2b bytes; SecretRefused (see `lay_out`) for anything marked MẬT."""
    sheet = lay_out(document)
    return compile_pdf("van-ban.typ", _data(sheet, document.profile), dated=document.signed_on)


def _data(sheet: Sheet, profile: Profile) -> dict[str, object]:
    kept = len(sheet.blocks) - _CLOSING_LINES
    return {
        "title": f"{sheet.kind or sheet.number} {sheet.summary or sheet.letter_summary}".strip(),
        "look": _look(profile),
        "motto": MOTTO,
        "star": STAR,
        "summary_rule": SUMMARY_RULE,
        "recipients_label": RECIPIENTS_LABEL,
        "draft_note": sheet.draft_note,
        "parent": sheet.parent,
        "issuer": sheet.issuer,
        "number": sheet.number,
        "place_date": sheet.place_date,
        "kind": sheet.kind,
        "summary": sheet.summary,
        "letter_summary": sheet.letter_summary,
        "addressed": sheet.addressed,
        "addressees": _listed(sheet.addressees),
        "grounds": sheet.grounds,
        "grounds_italic": sheet.grounds_italic,
        "blocks": [_block(block, sticky=place >= kept) for place, block in enumerate(sheet.blocks)],
        "annexes": [_block(block) for block in sheet.annexes],
        "recipients": sheet.recipients,
        "signature": _signature(sheet.signature),
        "recorder": _signature(sheet.recorder) if sheet.recorder else None,
    }


def _look(profile: Profile) -> dict[str, object]:
    page, body = profile.page, profile.body
    bold = profile.bold | ({"position"} if profile.switches.position_bold else set())
    return {
        "width": page.width,
        "height": page.height,
        "top": page.top,
        "bottom": page.bottom,
        "left": page.left,
        "right": page.right,
        "header_distance": page.header_distance,
        "header_columns": page.header_columns,
        "page_number_size": page.page_number_size,
        "sizes": dict(profile.sizes),
        "bold": sorted(bold),
        "italic": sorted(profile.italic),
        "underline": sorted(profile.underline),
        "line": body.line_pt,
        "gap": body.before_pt + body.after_pt,
        "indent": body.indent_mm,
        "justify": body.align == "justify",
        "rule_width": profile.rule.width_pt,
        "rule_thickness": profile.rule.thickness_pt,
        "right_align": profile.switches.right_header_align,
    }


def _listed(names: tuple[str, ...]) -> tuple[str, ...]:
    if len(names) < 2:
        return names
    return tuple(f"- {name}{'.' if place == len(names) else ';'}" for place, name in enumerate(names, 1))


def _signature(signature: Signature) -> dict[str, str]:
    return {"authority": signature.authority, "position": signature.position, "name": signature.name or ""}


def _block(block: Block, *, sticky: bool = False) -> dict[str, object]:
    match block:
        case Heading(level=level, text=text):
            return {"type": "heading", "level": level, "text": text.upper() if level == 1 else text}
        case Paragraph(runs=runs, mark=mark):
            return {"type": "paragraph", "mark": mark, "runs": [asdict(run) for run in runs], "sticky": sticky}
        case Table():
            return {
                "type": "table",
                "caption": block.caption,
                "head": [column.title for column in block.columns],
                "shares": [column.share for column in block.columns],
                "align": [column.align for column in block.columns],
                "rows": block.rows,
                "total": block.total,
            }
        case Annex(title=title, note=note):
            return {"type": "annex", "title": title, "note": note}
