"""Reads a plan: text in, :class:`PlanReading` out. Pure and deterministic; any text is answered."""

import re

from taonguon.rules.reading import assembly, foot, frames, head, layout, lists, masks, segments, tables, tense
from taonguon.rules.reading.contradictions import Context, contradictions
from taonguon.rules.reading.draft import Carry, Draft, Surroundings
from taonguon.rules.reading.drafting import drafts
from taonguon.rules.reading.frames import DocumentFacts
from taonguon.rules.reading.model import PlanReading
from taonguon.rules.reading.normalise import Source, source


def read_plan(text: str, *, path: str = "") -> PlanReading:
    """The structure the text proposes. Offsets are those of the NFC text."""
    view = source(text)
    rows = layout.lines(view)
    top = head.read(view, rows)
    bottom = foot.read(rows, top.body_line)
    last = max(bottom.first_line, top.body_line)
    body = layout.blocks(view, rows, top.body_line, last)
    annex = _annex(rows, last)
    if annex is not None:
        body += layout.blocks(view, rows, annex, len(rows))
    facts = _facts(view, top, body)
    found = _title_drafts(facts, top) + _body_drafts(view, facts, body, top)
    proposed = assembly.targets(view, assembly.gathered(found, facts.folded))
    return PlanReading(
        path=path,
        text=view.text,
        issuer=top.issuer,
        doc_type=top.doc_type,
        doc_number=top.doc_number,
        doc_date=top.doc_date,
        title=top.title,
        period=top.period,
        bases=top.bases,
        targets=proposed,
        groups=lists.groups(view, body),
        report_periods=lists.report_periods(view, body),
        deadlines=lists.deadlines(view, body),
        recipients=bottom.recipients,
        signer_title=bottom.signer_title,
        contradictions=contradictions(proposed, _context(facts)),
    )


def _annex(rows: list[layout.Line], last: int) -> int | None:
    """First line of an annex behind the signature."""
    for place in range(last, len(rows)):
        if re.match(r"\s*[*#]*\s*(?:phụ lục|phụ biểu|biểu|danh sách|bảng)\b", rows[place].folded):
            return place
    return None


_LEVELS: tuple[tuple[str, str], ...] = (
    (
        "body",
        r"công ty|tập đoàn|tổng công ty|ngân hàng|đại học|trường|học viện|bệnh viện|viện\b|"
        r"quân|công an|trung đoàn|lữ đoàn|sư đoàn|biên phòng|hợp tác xã|cơ quan|các cơ quan|"
        r"sở\b",
    ),
    ("commune", r"\bxã\b|phường|đặc khu|thị trấn"),
    ("district", r"huyện|quận|thị xã|thị ủy|khối"),
    ("province", r"tỉnh|thành ủy|thành phố"),
    ("cell", r"chi bộ|chi ủy"),
)


def _level(issuer: str | None, number: str | None) -> str:
    signed = re.search(r"/(TU|HU|QU|TXU|ThU)\b", number or "")
    if signed:
        return "province" if signed[1] in ("TU", "ThU") else "district"
    for name, pattern in _LEVELS:
        if issuer and re.search(pattern, issuer.lower()):
            return name
    return ""


def _facts(view: Source, top: head.Head, body: list[layout.Block]) -> DocumentFacts:
    letters = list(view.folded.replace("\n", " "))
    for block in body:
        letters[block.start : block.end] = block.folded.replace("\n", " ")
    folded = "".join(letters)
    years = [int(year) for year in (top.period.from_, top.period.to)] if top.period else []
    title = folded[slice(*top.title_span)] if top.title_span else ""
    if not years:
        years = _opening_years(folded[: max(top.bases_end, 0) + _OPENING], top.bases_end)
    until = re.search(r"đến (?:hết |cuối )?năm (20\d\d)", title)
    last = years[1] if years else int(until[1]) if until else None
    return DocumentFacts(
        folded=folded,
        masked=masks.masked(folded),
        written=view.text,
        level=_level(top.issuer, top.doc_number),
        first_year=years[0] if years else None,
        last_year=last,
        doc_year=int(top.doc_date[:4]) if top.doc_date else None,
        title=title,
        doc_month=int(top.doc_date[5:7]) if top.doc_date else None,
        is_report=top.doc_type == "Báo cáo",
    )


_OPENING = 250  # behind the bases: "… xây dựng kế hoạch năm 2028:"
_PLAN_OF = re.compile(
    r"(?:xây dựng|ban hành|đề ra|lập|thông báo|giao)\s[^.;]{0,60}?(?:kế hoạch|chỉ tiêu|chương trình|"
    r"nhiệm vụ)[^.;:\d]{0,60}?"
    r"năm (20\d\d)(?!\s*-)[^.;\d]{0,40}:"
)


def _opening_years(folded: str, bases_end: int) -> list[int]:
    """The year a plan without one in its title gives itself where its own words begin."""
    found = _PLAN_OF.search(folded, max(0, bases_end - _OPENING))
    return [int(found[1]), int(found[1])] if found else []


def _title_drafts(facts: DocumentFacts, top: head.Head) -> list[Draft]:
    """ "KẾ HOẠCH KẾT NẠP 16 ĐẢNG VIÊN MỚI": a target said in the title alone."""
    if not top.title_span:
        return []
    start, end = top.title_span
    block = layout.Block(start, end, start, "paragraph", "", layout.PARAGRAPH_LEVEL, facts.folded[start:end])
    found: list[Draft] = []
    for sentence in segments.sentences(facts.folded, block):
        found += drafts(facts, sentence, Surroundings("goals", "", 0), "", Carry())
    for draft in found:
        draft.in_title = True
    return found


def _body_drafts(view: Source, facts: DocumentFacts, body: list[layout.Block], top: head.Head) -> list[Draft]:
    found: list[Draft] = []
    carries: dict[int, Carry] = {}
    place = 0
    while place < len(body):
        block = body[place]
        if block.kind == "row":
            last = place
            while last < len(body) and body[last].kind == "row":
                last += 1
            found += tables.drafts(view, facts, body[place:last], body[:place])
            place = last
            continue
        found += _block_drafts(facts, block, top.bases_end, carries)
        place += 1
    return found


_REACH = 1500  # how far back in its block a sentence takes up what was said
_GOES_ON = re.compile(r"(?:-\s*)?(?:trong đó|gồm|bao gồm|cụ thể|cơ cấu)")


def _block_drafts(
    facts: DocumentFacts, block: layout.Block, bases_end: int, carries: dict[int, Carry]
) -> list[Draft]:
    if block.end <= bases_end:
        return []
    section = frames.section_of(block) or ("situation" if facts.is_report else "")
    around = Surroundings(
        section,
        frames.introduction(block),
        bases_end,
        narrative=tense.narrates(block.words, section, facts.present_year),
    )
    found: list[Draft] = []
    carry = _carried_into(block, carries)
    for sentence in segments.sentences(facts.folded, block):
        earlier = facts.folded[max(block.body, sentence.start - _REACH) : sentence.start]
        if (
            sentence.number
            and not earlier.rstrip().endswith(";")
            and not _GOES_ON.match(facts.folded, sentence.start)
        ):
            carry = Carry()
        found += drafts(facts, sentence, around, earlier, carry)
    carries[block.start] = carry
    return found


def _carried_into(block: layout.Block, carries: dict[int, Carry]) -> Carry:
    """ "Kết nạp 45 đảng viên, trong đó:" goes on in the items below it."""
    above = next((parent for parent in block.parents if parent.introduces), None)
    if above is None or above.start not in carries or above.kind == "heading":
        return Carry()
    carry = carries[above.start]
    return Carry(
        carry.indicator,
        carry.whole if re.search(r"trong đó|gồm|cụ thể|cơ cấu", above.folded[-60:]) else None,
        carry.dropped,
    )


def _context(facts: DocumentFacts) -> Context:
    """Counts the text itself gives: sub-units, members now, years of the plan."""
    years = None
    if facts.first_year and facts.last_year and facts.last_year > facts.first_year:
        years = facts.last_year - facts.first_year
        if not re.search(r"nhiệm kỳ|giai đoạn", facts.title) or facts.doc_year == facts.first_year:
            years = None
    units: list[tuple[str, int]] = []
    found = re.search(
        r"(?:có|gồm|với|hiện có)\s+(?P<n>\d{1,3})\s+(?:đảng bộ,?\s*(?:và\s*)?chi bộ|"
        r"tổ chức cơ sở đảng|chi,\s*đảng bộ|tổ chức đảng)\s+trực thuộc",
        facts.folded,
    )
    if found:
        units.append(("each_sub_unit", int(found["n"])))
    found = re.search(r"(?:có|gồm|với|hiện có)\s+(?P<n>\d{1,3})\s+chi bộ(?:\s+trực thuộc)?\b", facts.folded)
    if found:
        units.append(("each_cell", int(found["n"])))
    members = re.search(
        r"(?:hiện có|tổng số|toàn đảng bộ có|đảng bộ có)\s+(?P<n>\d{1,3}(?:\.\d{3})+|"
        r"\d+)\s+đảng viên(?!\s+mới)",
        facts.folded,
    )
    return Context(
        units=tuple(units), members=int(members["n"].replace(".", "")) if members else None, years=years
    )
