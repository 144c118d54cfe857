"""The A4 work sheet of a unit → PDF: boxes to tick, and a QR a job so that the clerk finds the record at once."""

import io

import segno

from taonguon.documents.facts.worklist import WorkItem, WorkListFacts
from taonguon.documents.pdf.compiler import compile_pdf
from taonguon.rules.wording import format_date

_COLUMNS = ("Xong", "STT", "Đồng chí", "Việc", "Hạn", "Mã")
_NOTHING = "Không có việc đến hạn trong 30 ngày tới."


def render_worklist(facts: WorkListFacts) -> bytes:
    """The sheet as PDF bytes."""
    groups = [
        {"title": group.title, "items": [_item(number, item) for number, item in enumerate(group.items, 1)]}
        for group in facts.groups
        if group.items
    ]
    data = {
        "title": f"Việc cần làm - {facts.unit}",
        "committee": facts.committee,
        "heading": f"Việc cần làm: {facts.unit}",
        "as_of": f"Tính đến {format_date(facts.as_of)}",
        "columns": _COLUMNS,
        "groups": groups,
        "nothing": _NOTHING,
        "notes_label": "Ghi chú của bí thư:",
        "foot": f"Người in: {facts.printed_by}, lúc {facts.printed_at}",
    }
    return compile_pdf("viec-can-lam.typ", data, dated=facts.as_of)


def _item(number: int, item: WorkItem) -> dict[str, object]:
    return {
        "number": str(number),
        "person": item.person,
        "task": item.task,
        "paper": item.paper,
        "reason": item.reason,
        "due": format_date(item.due_on, unknown="chưa rõ hạn"),
        "overdue": item.overdue,
        "code": item.code,
        "qr": _qr(item.code) if item.code else "",
    }


def _qr(code: str) -> str:
    buffer = io.BytesIO()
    segno.make(code, error="m", micro=False).save(buffer, kind="svg", border=1, xmldecl=False, svgns=True)
    return buffer.getvalue().decode("ascii")
