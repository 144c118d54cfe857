"""What writes or makes files, in the process of the bench: steps, imports, exports, documents."""

import io
import time
from collections.abc import Callable, Iterator
from itertools import cycle
from typing import Any

import xlsxwriter
from django.db import connection, transaction

from bench.floors import fetch
from bench.pages import officer
from bench.timing import Row, timed
from taonguon.candidate import actions as pool
from taonguon.candidate.labels import Outcome
from taonguon.candidate.spreadsheet import COLUMNS
from taonguon.common.clock import now, today
from taonguon.common.sheet import Sheet, match_headings
from taonguon.documents import issue
from taonguon.documents.excel.workbook import render_workbook
from taonguon.documents.facts.annex import ExportStamp
from taonguon.documents.pdf.document import render_document as render_pdf
from taonguon.documents.word.document import render_document as render_word
from taonguon.dossier import actions as cases
from taonguon.dossier.facts import Surroundings, told
from taonguon.dossier.models import Dossier
from taonguon.member import queries as member
from taonguon.organization.models import Unit
from taonguon.organization.queries import scope_of
from taonguon.rules.access import Scope
from taonguon.web.member import register

IMPORTED = 1000
IMPORTS = 5
PLAIN_STEPS = ("s07_application", "s08_personal_history", "s10_introduction", "s12_opinions")  # no vote


def measure_deeds() -> Iterator[Row]:
    assignment = officer()
    scope, by = scope_of(assignment), {"actor": assignment.user, "scope": scope_of(assignment)}
    yield _step(scope, by)
    yield from _import(scope, by)
    yield _export(scope)
    yield from _documents(by)


# --- a step ---------------------------------------------------------------------------------------------


def _step(scope: Scope, by: dict) -> Row:
    """One step recorded and committed; taking it back again is not counted."""
    open_steps = cycle(_open_steps(scope))
    done: list[tuple[int, int]] = []

    def undo() -> None:
        if done:
            dossier_id, event_id = done.pop()
            cases.undo_last(
                dossier_id=dossier_id, event_id=event_id, reason="Ghi để đo tốc độ", today=today(), **by
            )

    def step() -> None:
        dossier_id, name = next(open_steps)
        event = cases.record_step(dossier_id=dossier_id, step=name, on=today(), today=today(), **by)
        done.append((dossier_id, event.pk))

    ms = timed(step, undo)
    undo()
    return Row("step of a dossier, durable", ms, _step_floor(), 6, 5)


def _open_steps(scope: Scope) -> list[tuple[int, str]]:
    """Dossiers of the commune with a step that can be recorded today without a vote."""
    found = []
    for case in told(Dossier.objects.in_scope(scope).open()).order_by("pk"):
        judgement = Surroundings.of([case]).judge(case, today())
        found += [(case.pk, name) for name in PLAIN_STEPS if name in judgement.open_steps][:1]
    return found


def _step_floor() -> float:
    """The rows a step writes, by hand: an event, a paper, the case, an entry of the trail; one durable commit."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_step (id integer PRIMARY KEY, words varchar(300), day date)")
        number = iter(range(1_000_000))

        def write() -> None:
            with transaction.atomic():
                for _ in range(3):
                    row = (next(number), "việc của hồ sơ", today())
                    cursor.execute("INSERT INTO bench_step VALUES (%s, %s, %s)", row)
                cursor.execute("UPDATE bench_step SET day = %s WHERE id = 0", [today()])

        ms = timed(write)
        cursor.execute("DROP TABLE bench_step")
    return ms


# --- import and export ----------------------------------------------------------------------------------


def _import(scope: Scope, by: dict) -> Iterator[Row]:
    """A sheet of people nobody knows: read and checked into a draft, then checked again, written and audited."""
    units = Unit.objects.in_branch(scope.path).cells().valid_on(today()).in_order()
    names = list(units.values_list("name", flat=True))
    checked, written = [], []
    for run in range(IMPORTS):
        batch, ms = _timed_once(
            pool.start_import, file_name="do.xlsx", sheet=_sheet(names, run), today=today(), **by
        )
        checked.append(ms)
        if batch.rows.exclude(outcome=Outcome.NEW.value).exists():
            raise RuntimeError("the sheet of the bench is not all new people")
        _, ms = _timed_once(pool.apply_import, batch_id=batch.pk, today=today(), **by)
        written.append(ms)
        pool.undo_import(batch_id=batch.pk, today=today(), **by)
    floor = _import_floor()
    yield Row("import of 1,000 rows: read and checked", sorted(checked)[IMPORTS // 2])
    yield Row("import of 1,000 rows: checked, written, audited", sorted(written)[IMPORTS // 2], floor, 300, 9)


def _timed_once(deed: Callable, **told: Any) -> tuple[Any, float]:
    start = time.perf_counter()
    made = deed(**told)
    return made, (time.perf_counter() - start) * 1000


def _sheet(units: list[str], run: int) -> Sheet:
    headings = [
        "Họ tên",
        "Ngày sinh",
        "Giới",
        "Chi bộ",
        "Số định danh",
        "Học vấn",
        "Dân tộc",
        "Nơi cư trú",
        "Nhóm",
    ]
    headings += ["Ngày vào danh sách cảm tình", "Số nghị quyết cảm tình"]
    given = ("An", "Bình", "Cường", "Dung", "Giang", "Hà", "Khánh", "Lan", "Minh", "Nga")
    lines = []
    for place in range(IMPORTED):
        born = f"{1 + place % 28:02d}/{1 + place % 12:02d}/{1985 + place % 20}"
        number = f"{98_000_000_000 + run * IMPORTED + place:012d}"
        name = f"Phạm Thử Nghiệm {given[place % 10]} {given[place // 10 % 10]}"
        line = [name, born, "Nữ" if place % 2 else "Nam", units[place % len(units)], number, "12/12", "Kinh"]
        lines.append((place + 2, [*line, "Thôn Ví Dụ", "2", "15/05/2026", f"{1 + place % 12:02d}-NQ/CB"]))
    return Sheet(headings, match_headings(headings, COLUMNS), lines)


def _import_floor() -> float:
    """As many rows of people, pool, stages and trail, by COPY (PostgreSQL) or executemany (SQLite), no check."""
    tables = ("person_person", "candidate_candidate", "candidate_stagedate", "audit_auditentry")
    taken = []
    for _ in range(IMPORTS):
        with connection.cursor() as cursor:
            for table in tables:
                cursor.execute(f"CREATE TABLE bench_{table} AS SELECT * FROM {table} WHERE 1 = 0")
                cursor.execute(f"CREATE UNIQUE INDEX bench_{table}_id ON bench_{table} (id)")
            rows = {table: fetch(f"SELECT * FROM {table} ORDER BY id LIMIT {IMPORTED}") for table in tables}
            taken.append(_timed_once(_write_rows, rows=rows)[1])
            for table in tables:
                cursor.execute(f"DROP TABLE bench_{table}")
    return sorted(taken)[IMPORTS // 2]


def _write_rows(rows: dict[str, list[tuple]]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for table, lines in rows.items():
            if connection.vendor == "postgresql":
                with cursor.copy(f"COPY bench_{table} FROM STDIN") as copy:
                    for line in lines:
                        copy.write_row(line)
            else:
                marks = ", ".join(["%s"] * len(lines[0]))
                cursor.executemany(f"INSERT INTO bench_{table} VALUES ({marks})", lines)


def _export(scope: Scope) -> Row:
    """The roll as an Excel register, read and written; the floor writes cells already there."""
    stamp = ExportStamp("Nguyễn Thí Điểm", now())

    def table() -> object:
        rows = member.register(scope, member.Filters(), today())
        return register.table(rows, scope=scope, on=today(), today=today())

    cells = [list(row) for row in table().rows]

    def alone() -> None:
        with xlsxwriter.Workbook(io.BytesIO(), {"constant_memory": True}) as book:
            day = book.add_format({"num_format": "dd/mm/yyyy"})
            sheet = book.add_worksheet()
            for number, row in enumerate(cells):
                for column, value in enumerate(row):
                    if value is None or isinstance(value, str):
                        sheet.write_string(number, column, value or "")
                    elif hasattr(value, "year"):
                        sheet.write_datetime(number, column, value, day)
                    else:
                        sheet.write(number, column, value)

    ms = timed(lambda: render_workbook([table()], stamp))
    return Row(f"export of {len(cells):,} rows × {len(cells[0])} columns, xlsx", ms, timed(alone), 60, 1)


# --- documents ------------------------------------------------------------------------------------------


def _documents(by: dict) -> Iterator[Row]:
    """The year's report: counted and worded, then set in Word and PDF. Kept as a draft, never issued."""
    draft = issue.draft_report(subject_ref=f"{today().year}-year", as_of=today(), **by)
    prepared = issue.prepare(draft)
    yield Row("report of the year: counted and worded", timed(lambda: issue.prepare(draft)))
    yield Row("report of the year: Word", timed(lambda: render_word(prepared.official)), None, 10)
    yield Row("report of the year: PDF", timed(lambda: render_pdf(prepared.official)), None, 40)
