"""Units from a sheet: read, checked row by row, shown, then added through the same action as the form."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any

from django.db import transaction
from pydantic import BaseModel, BeforeValidator

from taonguon.common.sheet import Column, Day, cell_error, check, limited, one_of, read_sheet
from taonguon.common.sheet import template as sheet_template
from taonguon.common.text import fold
from taonguon.organization import actions, labels
from taonguon.organization.labels import Block, Kind
from taonguon.organization.models import Unit
from taonguon.rules.access import Scope

SESSION_KEY = "unit_import"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_KINDS = {
    fold(text): key.value for key, text in labels.KIND_LABELS.items() if key not in {Kind.PROVINCE, Kind.COMMUNE}
}
_KINDS |= {"dang bo": Kind.GRASSROOTS.value, "doan the": Kind.MASS_ORGANIZATION.value}
_BLOCKS = {fold(text): key.value for key, text in labels.BLOCK_LABELS.items()}

COLUMNS = (
    Column("name", "Tên đơn vị", ("Đơn vị", "Tên"), required=True, example="Chi bộ thôn 1"),
    Column("kind", "Loại", ("Loại đơn vị",), required=True, example="Chi bộ"),
    Column("parent", "Đơn vị cấp trên", ("Cấp trên", "Trực thuộc"), hint="Để trống: trực thuộc Đảng ủy"),
    Column("block", "Khối", example="Thôn, tổ dân phố"),
    Column("non_members", "Người 18-60 tuổi chưa vào Đảng", ("Quần chúng 18-60",), example="120"),
    Column("valid_from", "Có từ ngày", ("Thành lập ngày",), example="01/7/2025"),
)


def _required(text: str) -> str:
    if not text:
        raise cell_error("Ghi tên đơn vị")
    return limited(160)(text)


def _kind(text: str) -> Any:
    if not text:
        raise cell_error("Ghi loại đơn vị, ví dụ “Chi bộ”")
    return one_of(_KINDS, "loại đơn vị")(text)


def _number(text: str) -> int | None:
    digits = text.replace(".", "").replace(" ", "")
    if not digits:
        return None
    if not digits.isdigit():
        raise cell_error(f"“{text}” không phải số nguyên: ghi số người, hoặc để trống nếu chưa rõ")
    return int(digits)


class Row(BaseModel):
    name: Annotated[str, BeforeValidator(_required)]
    kind: Annotated[str, BeforeValidator(_kind)]
    parent: str = ""
    block: Annotated[str | None, BeforeValidator(one_of(_BLOCKS, "khối"))] = None
    non_members: Annotated[int | None, BeforeValidator(_number)] = None
    valid_from: Day = None


@dataclass(slots=True)
class Line:
    """One row of the preview: what it says, what is wrong with it, whether the unit is there already."""

    number: int
    values: dict[str, str]
    row: Row | None = None
    parent: Unit | None = None
    problems: list[tuple[str, str]] = field(default_factory=list)
    exists: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    lines: list[Line]

    @property
    def new(self) -> list[Line]:
        return [line for line in self.lines if not line.problems and not line.exists]

    @property
    def existing(self) -> list[Line]:
        return [line for line in self.lines if line.exists]

    @property
    def held(self) -> list[Line]:
        return [line for line in self.lines if line.problems]


def template() -> bytes:
    kinds = [text for key, text in labels.KIND_LABELS.items() if key not in {Kind.PROVINCE, Kind.COMMUNE}]
    choices = {"kind": kinds, "block": list(labels.BLOCK_LABELS.values())}
    return sheet_template(COLUMNS, "Đơn vị", choices)


def read(data: bytes, file_name: str) -> list[dict[str, Any]]:
    """Rows of the sheet as text, ready to be kept until they are confirmed."""
    sheet = read_sheet(data, file_name, COLUMNS)
    return [
        {"number": number, "values": {key: cell for key, cell in zip(sheet.keys, cells, strict=False) if key}}
        for number, cells in sheet.rows
    ]


def check_rows(rows: list[dict[str, Any]], scope: Scope, today: date) -> Checked:
    """Judge each row against the tree as it stands now; a parent may stand in an earlier row of the sheet."""
    names = {column.key: column.label for column in COLUMNS}
    units = {unit.search_key: unit for unit in Unit.objects.in_scope(scope).valid_on(today).order_by("path")}
    root = Unit.objects.get(pk=scope.unit_id)
    announced: set[str] = set()
    lines = []
    for raw in rows:
        line = Line(raw["number"], raw["values"])
        line.row, problems = check(Row, raw["values"])
        line.problems = [(names.get(problem.column, problem.column), problem.message) for problem in problems]
        if line.row is not None:
            key = fold(line.row.name)
            wanted = fold(line.row.parent)
            line.parent = units.get(wanted) if wanted else root
            line.exists = key in units
            if key in announced:
                line.problems.append(("Tên đơn vị", "Tên này đã có ở dòng trên: bỏ bớt một dòng"))
            elif line.parent is None and wanted not in announced:
                line.problems.append(
                    ("Đơn vị cấp trên", f"Không thấy đơn vị “{line.row.parent}”: ghi đúng tên đã có")
                )
            announced.add(key)
        lines.append(line)
    return Checked(lines)


@transaction.atomic
def apply(checked: Checked, *, on: date, actor: Any, scope: Scope) -> int:
    """Add every good row, all or nothing; answers how many."""
    made: dict[str, Unit] = {}
    for line in checked.new:
        if line.row is None:
            continue
        parent = line.parent or made.get(fold(line.row.parent))
        made[fold(line.row.name)] = actions.found_unit(
            name=line.row.name,
            kind=Kind(line.row.kind),
            parent=parent,
            on=line.row.valid_from or on,
            block=Block(line.row.block).value if line.row.block else "",
            non_members=line.row.non_members,
            actor=actor,
            scope=scope,
        )
    return len(made)
