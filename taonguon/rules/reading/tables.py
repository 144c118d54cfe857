"""Tables of targets: a row a unit or a year or a target, a column an indicator."""

import re
from dataclasses import dataclass

from taonguon.rules.reading import groups, lexicon, numbers, periods
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
    ("admissions", r"kết nạp|phát triển|đảng viên mới|chỉ tiêu|số lượng|giao|kế hoạch|điều chỉnh|cả năm|\bkn\b"),
)


@dataclass(slots=True)
class Cell:
    start: int
    end: int
    folded: str


def cells(facts: DocumentFacts, source: Source, block: Block) -> list[Cell]:
    """Cells of a row with their places; the empty ones of the rim are left out."""
    written = source.text[block.start : block.end]
    divider = next(
        (mark for mark in (r"\|", r"\t", r"\s*\.{4,}\s*") if re.search(mark, written)), r"(?<=\S)\s{2,}(?=\S)"
    )
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
    grid = [row for row in grid if not all(re.fullmatch(r"[:\-\s=+]*", cell.folded) for cell in row)]
    if len(grid) < 2:
        return []
    first = rows[0]
    above = f"{facts.title} | {_above(first, before)}"
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
            if indicator == "admissions" and not re.search(r"kết nạp|phát triển|đảng viên|\bkn\b", name):
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
        indicator = _of_row(label) or _indicator(label, above)
        if indicator is None and (_is_unit(label) or not label) and "kết nạp" in above:
            indicator = "admissions"
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
        draft.unit = (
            "percent" if percent or "tỷ lệ" in label else "units" if indicator == "party_orgs_new" else "people"
        )
        draft.schedule, draft.per = values, "year"
        if _is_unit(label) and not _of_row(label) and not _TOTAL.fullmatch(label):
            draft.scope, draft.units_named = "named_units", (label,)
        found.append(draft)
    return found


def _of_row(label: str) -> str | None:
    """A row that is a target of its own kind: ratings, founded organisations, shares."""
    return next((name for name, pattern in _ROWS if pattern.search(label)), None)


_ROWS = (
    ("cell_rating_excellent", re.compile(rf"{lexicon.PARTY_UNIT}.*xuất sắc")),
    ("cell_rating", re.compile(rf"{lexicon.PARTY_UNIT}.*hoàn thành")),
    (
        "party_orgs_new",
        re.compile(r"(?:tổ chức đảng|chi bộ).*(?:thành lập|lập mới)|thành lập.*(?:tổ chức đảng|chi bộ)"),
    ),
)


def _is_unit(label: str) -> bool:
    return bool(re.match(rf"(?:{lexicon.UNIT_NOUN}|đảng bộ|chi bộ)", label))


def _row_draft(row: list[Cell], indicator: str) -> Draft:
    full = [cell for cell in row if cell.folded]
    start, end = full[0].start, full[-1].end
    return Draft(start, end, start, (start, end), indicator, "eq", None, None, "people")


def _units_down(facts: DocumentFacts, grid: list[list[Cell]], above: str) -> list[Draft]:
    titles, body = _headed(grid)
    name_at = _name_column(body)
    if name_at is None:
        return []
    width = max(len(row) for row in body)
    body = [_aligned(row, name_at, width) for row in body]
    found: list[Draft] = []
    last: str | None = None
    for place in range(width):
        title = titles[place] if place < len(titles) else ""
        if place == name_at or _is_passed_over(title, titles, facts):
            continue
        group = groups.last(title) if last and not _NAMES_KIND.search(title) else None
        indicator = last if group else _indicator(title or "chỉ tiêu", above)
        draft = _column(body, name_at, place, indicator) if indicator else None
        if draft:
            last = indicator
            draft.group = group
            draft.per, draft.year = _period(facts, f"{above} {title}")
            found.append(draft)
    return found


def _headed(grid: list[list[Cell]]) -> tuple[list[str], list[list[Cell]]]:
    """Titles of the columns, of one line or of several, and the rows below them."""
    first = next((place for place, row in enumerate(grid) if any(_value(cell) is not None for cell in row)), 0)
    titles: list[str] = []
    for row in grid[:first]:
        for place, cell in enumerate(row):
            if place == len(titles):
                titles.append("")
            titles[place] = f"{titles[place]} {cell.folded}".strip()
    return titles, grid[first:]


_NAMES_KIND = re.compile(r"kết nạp|phát triển|giới thiệu|học|nguồn|chỉ tiêu")
_PART_OF_YEAR = re.compile(r"^(?:quý|q\.?\s*[ivx\d]|tháng|6 tháng|9 tháng|đợt)")
_WHOLE_YEAR = re.compile(r"cả năm|tổng")
_FORMER = re.compile(r"đã giao|đầu năm giao|cũ\b|trước|ban đầu")
_CHANGED = re.compile(r"điều chỉnh|mới|nay|bổ sung")


def _is_passed_over(title: str, titles: list[str], facts: DocumentFacts) -> bool:
    """A past year's column, parts of the year beside the whole, the figure that a new one replaces."""
    year = re.search(r"\b(20\d\d)\b", title)
    if year and facts.present_year and int(year[1]) < facts.present_year:
        return True
    if _PART_OF_YEAR.search(title) and any(_WHOLE_YEAR.search(other) for other in titles):
        return True
    return bool(_FORMER.search(title)) and any(_CHANGED.search(other) for other in titles if other != title)


def _aligned(row: list[Cell], name_at: int, width: int) -> list[Cell]:
    """A total row that joins its first cells is read from its right end."""
    missing = width - len(row)
    place = next((at for at, cell in enumerate(row) if _TOTAL.fullmatch(cell.folded)), None)
    if missing <= 0 or place is None:
        return row
    blank = Cell(row[0].start, row[0].start, "")
    lead = [blank] * name_at + [row[place]]
    return lead + [blank] * (width - len(lead) - (len(row) - place - 1)) + row[place + 1 :]


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
