"""Reading imports: past batches, and the preview of one with the lines to correct first."""

from dataclasses import dataclass

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from taonguon.candidate.labels import Outcome
from taonguon.candidate.models import ImportBatch, ImportRow
from taonguon.candidate.spreadsheet import LABELS
from taonguon.rules.access import Scope

SHOWN = 50  # lines of a preview: all that must be corrected come first
KINDS = {
    Outcome.ERROR: "bad",
    Outcome.DUPLICATE: "warn",
    Outcome.NEW: "ok",
    Outcome.UPDATE: "go",
    Outcome.UNCHANGED: "unk",
    Outcome.SKIPPED: "unk",
}
_ALWAYS = ("full_name", "born_on", "unit", "education")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the preview; `message` when it must be corrected."""

    column: str
    label: str
    text: str
    message: str = ""
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """One line of the preview; `loose` are faults that no shown cell can carry."""

    row: ImportRow
    cells: list[Cell]
    loose: list[str]

    @property
    def number(self) -> str:
        return str(self.row.number)

    @property
    def kind(self) -> str:
        """The state sign of its outcome."""
        return KINDS[Outcome(self.row.outcome)]


@dataclass(frozen=True, slots=True)
class Preview:
    """A batch as its page shows it. `examples`: heading, its column, and the first text below it."""

    counts: dict[Outcome, int]
    waiting: int
    columns: list[tuple[str, str]]
    lines: list[PreviewLine]
    headings: list[tuple[str, str, str]]
    missing: list[str]

    @property
    def to_write(self) -> int:
        return self.counts[Outcome.NEW] + self.counts[Outcome.UPDATE]


def batches(scope: Scope) -> QuerySet[ImportBatch]:
    """Imports of the own unit, newest first, with the lines that still wait."""
    return (
        ImportBatch.objects.own(scope)
        .shown()
        .select_related("uploaded_by")
        .annotate(waiting=Count("rows", filter=Q(rows__applied=False)))
        .order_by("-pk")
        .for_page()
    )


def preview(batch: ImportBatch) -> Preview:
    """Counts of every outcome, and the first lines: to correct, then doubles, then the rest."""
    waiting = batch.rows.filter(applied=False)
    counted = dict(waiting.order_by().values_list("outcome").annotate(Count("pk")))
    counts = {outcome: counted.get(outcome.value, 0) for outcome in Outcome}
    order = Case(
        When(outcome=Outcome.ERROR.value, then=Value(0)),
        When(outcome=Outcome.DUPLICATE.value, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    rows = list(
        waiting.annotate(weight=order).select_related("candidate__person").order_by("weight", "number")[:SHOWN]
    )
    keys = [key for _, key in batch.columns]
    faulty = {problem["column"] for row in rows for problem in row.problems}
    shown = [key for key in LABELS if key in keys and (key in _ALWAYS or key in faulty)]
    first = rows[0].cells if rows else []
    return Preview(
        counts=counts,
        waiting=sum(counts.values()),
        columns=[(key, LABELS[key]) for key in shown],
        lines=[_line(row, keys, shown) for row in rows],
        headings=[
            (heading, key, first[place] if place < len(first) else "")
            for place, (heading, key) in enumerate(batch.columns)
        ],
        missing=[LABELS[key] for key in ("full_name", "unit") if key not in keys],
    )


def _line(row: ImportRow, keys: list[str], shown: list[str]) -> PreviewLine:
    texts = dict(zip(keys, row.cells, strict=False))
    faults = {problem["column"]: problem for problem in row.problems}
    cells = []
    for key in shown:
        fault = faults.get(key, {})
        cells.append(
            Cell(key, LABELS[key], texts.get(key, ""), fault.get("message", ""), fault.get("suggestion", ""))
        )
    loose = [
        f"{LABELS.get(fault['column'], fault['column'])}: {fault['message']}"
        for fault in row.problems
        if fault["column"] not in shown
    ]
    return PreviewLine(row, cells, loose)


def faulty_lines(batch: ImportBatch) -> tuple[list[str], list[list[str]]]:
    """Headings and lines still to correct, with what is wrong in a last column: to be mended in Excel."""
    rows = batch.rows.filter(applied=False, outcome__in=[Outcome.ERROR.value, Outcome.DUPLICATE.value])
    headings = [heading for heading, _ in batch.columns]
    lines = [
        [*row.cells, "; ".join(f"{LABELS.get(one['column'], '')}: {one['message']}" for one in row.problems)]
        for row in rows.order_by("number")
    ]
    return [*headings, "Phải sửa"], lines
