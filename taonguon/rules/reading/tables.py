"""Tables of targets: a row a unit or a year or a target, a column an indicator."""

import re
from dataclasses import dataclass

from taonguon.rules.reading import lexicon, numbers, periods
from taonguon.rules.reading.draft import Draft
from taonguon.rules.reading.frames import DocumentFacts, introduction, section_of
from taonguon.rules.reading.layout import Block
from taonguon.rules.reading.model import Number, Quota, YearValue
from taonguon.rules.reading.normalise import Source

_TOTAL = re.compile(
    r"\s*(?:tổng(?:\s+(?:số|cộng))?|cộng|toàn (?:đảng bộ|xã|phường|tỉnh|công ty)|"
    r"chung)\s*:?\s*"
)
_COLUMNS: tuple[tuple[str, str], ...] = (
    (
        "skip",
        r"^\s*(?:stt|tt|số tt|ghi chú|số đảng viên|đảng viên hiện có|tổng số đảng viên|"
        r"hiện có|năm trước|kết quả|thực hiện|đã kết nạp|số quần chúng hiện|đơn vị tính|đvt)\b",
    ),
    ("trainees", lexicon.TRAIN + r"|cử đi học|học lớp|lớp cảm tình|nhận thức"),
    ("referrals", r"giới thiệu"),
    ("source_pool", r"nguồn"),
    ("admissions", r"kết nạp|phát triển|đảng viên mới|chỉ tiêu|số lượng|giao|kế hoạch"),
)


@dataclass(slots=True)
class Cell:
    start: int
    end: int
    folded: str


def cells(facts: DocumentFacts, source: Source, block: Block) -> list[Cell]:
    """Cells of a row with their places; the empty ones of the rim are left out."""
    written = source.text[block.start : block.end]
    divider = r"\|" if "|" in written else r"\t" if "\t" in written else r"\s{2,}(?=\S)"
    found: list[Cell] = []
    place = 0
    for hit in [*re.finditer(divider, written), None]:
        stop = hit.start() if hit else len(written)
        found.append(
            Cell(
                block.start + place,
                block.start + stop,
                facts.folded[block.start + place : block.start + stop].strip(),
            )
        )
        place = hit.end() if hit else stop
    if written.lstrip().startswith("|"):
        found = found[1:]
    if written.rstrip().endswith("|"):
        found = found[:-1]
    return found


def drafts(source: Source, facts: DocumentFacts, rows: list[Block], before: list[Block]) -> list[Draft]:
    grid = [cells(facts, source, row) for row in rows]
    grid = [row for row in grid if not all(re.fullmatch(r"[:\-\s=]*", cell.folded) for cell in row)]
    if len(grid) < 2:
        return []
    first = rows[0]
    above = _above(first, before)
    if section_of(first) == "situation" or re.search(
        r"kết quả|đã kết nạp|thực hiện năm", above.rsplit("|", 1)[-1]
    ):
        return []
    header = grid[0]
    if _is_years(header):
        return _years_across(facts, grid, above)
    return _units_down(facts, grid, above)


def _above(first: Block, before: list[Block]) -> str:
    last = before[-1].folded if before else ""
    return f"{introduction(first)} | {last}"


def _value(cell: Cell) -> Number | None:
    found = re.fullmatch(
        rf"\s*(?P<figure>{numbers.FIGURES})\s*%?\s*(?:đồng chí|đảng viên|đ/c|người|qc|đv)?\s*", cell.folded
    )
    return numbers.figure(found["figure"]) if found else None


def _is_years(header: list[Cell]) -> bool:
    years = [cell for cell in header if re.fullmatch(r"(?:năm\s*)?20\d\d", cell.folded)]
    return len(years) >= 2


def _indicator(name: str, above: str) -> str | None:
    for indicator, pattern in _COLUMNS:
        if re.search(pattern, name):
            if indicator == "admissions" and not re.search(r"kết nạp|phát triển|đảng viên", name):
                break
            return None if indicator == "skip" else indicator
    found = list(
        re.finditer(
            rf"(?P<train>{lexicon.TRAIN})|(?P<admit>{lexicon.ADMIT}|phát triển đảng)|(?P<pool>nguồn\b)", above
        )
    )
    if not found or not re.search(_COLUMNS[-1][1], name):
        return None
    return {"train": "trainees", "admit": "admissions", "pool": "source_pool"}[found[-1].lastgroup or "admit"]


def _years_across(facts: DocumentFacts, grid: list[list[Cell]], above: str) -> list[Draft]:
    header = grid[0]
    columns = [
        (place, int(cell.folded[-4:]))
        for place, cell in enumerate(header)
        if re.fullmatch(r"(?:năm\s*)?20\d\d", cell.folded)
    ]
    found: list[Draft] = []
    for row in grid[1:]:
        label = next((cell.folded for cell in row if re.search(r"[^\W\d]{2}", cell.folded)), "")
        indicator = _indicator(label, above) or _indicator("kết nạp" if "kết nạp" in above else "", above)
        percent = "%" in " ".join(cell.folded for cell in row)
        values = [
            YearValue(year, value)
            for place, year in columns
            if place < len(row) and (value := _value(row[place])) is not None
        ]
        if not indicator or len(values) < 2:
            continue
        if percent or "tỷ lệ" in label:
            indicator = "admission_rate" if indicator == "admissions" else indicator
        draft = _row_draft(row, indicator)
        draft.unit = "percent" if percent or "tỷ lệ" in label else "people"
        draft.schedule, draft.per = values, "year"
        if _is_unit(label) and not _TOTAL.fullmatch(label):
            draft.scope, draft.units_named = "named_units", (label,)
        found.append(draft)
    return found


def _is_unit(label: str) -> bool:
    return bool(re.match(rf"(?:{lexicon.UNIT_NOUN}|đảng bộ|chi bộ)", label))


def _row_draft(row: list[Cell], indicator: str) -> Draft:
    full = [cell for cell in row if cell.folded]
    start, end = full[0].start, full[-1].end
    return Draft(start, end, start, (start, end), indicator, "eq", None, None, "people")


def _units_down(facts: DocumentFacts, grid: list[list[Cell]], above: str) -> list[Draft]:
    header = grid[0]
    if all(_value(cell) is None for cell in grid[0]):
        body = grid[1:]
    else:
        header, body = [], grid
    name_at = _name_column(body)
    if name_at is None:
        return []
    found: list[Draft] = []
    width = max(len(row) for row in body)
    for place in range(width):
        if place == name_at:
            continue
        title = header[place].folded if place < len(header) else ""
        indicator = _indicator(title or "chỉ tiêu", above)
        draft = _column(body, name_at, place, indicator) if indicator else None
        if draft:
            draft.per, draft.year = _period(facts, f"{above} {title}")
            found.append(draft)
    return found


def _name_column(body: list[list[Cell]]) -> int | None:
    width = max(len(row) for row in body)
    best, most = None, 0
    for place in range(width):
        named = sum(
            1
            for row in body
            if place < len(row) and re.search(r"[^\W\d]", row[place].folded) and _value(row[place]) is None
        )
        if named > most:
            best, most = place, named
    return best


def _column(body: list[list[Cell]], name_at: int, place: int, indicator: str) -> Draft | None:
    """Quotas of one column; a total row gives the value."""
    quotas: list[Quota] = []
    total: Number | None = None
    spans: list[tuple[int, int]] = []
    for row in body:
        value = _value(row[place]) if max(place, name_at) < len(row) else None
        if value is None:
            continue
        label = row[name_at]
        joined = " ".join(cell.folded for cell in row[:place] if _value(cell) is None)
        if _TOTAL.fullmatch(label.folded) or _TOTAL.fullmatch(joined.strip()):
            total = value
        else:
            quotas.append(Quota(label.folded, value))
        spans.append((label.start, row[place].end))
    if len(quotas) < 2:
        return None
    start, end = min(span[0] for span in spans), max(span[1] for span in spans)
    draft = Draft(start, end, start + place, (start, end), indicator, "eq", total, None, "people")
    draft.quotas = quotas
    if total is None:
        draft.scope, draft.units_named = "named_units", tuple(quota.unit for quota in quotas)
    return draft


def _period(facts: DocumentFacts, text: str) -> tuple[str | None, int | None]:
    hits = list(periods.PATTERNS.finditer(text))
    for hit in reversed(hits):
        if hit["stated"] or hit["bare"]:
            return "year", int(hit["stated_year"] or hit["bare_year"])
        for name in ("school_year", "term", "year"):
            if hit[name]:
                return name, None
    if facts.first_year and facts.first_year == facts.last_year:
        return "year", facts.first_year
    return None, None
