"""The sentences of the report: `ReportFacts` → `OfficialDocument`. Eight parts, then the table of units."""

from collections.abc import Sequence

from taonguon.documents.facts.figures import UNKNOWN_FIGURE, Figure
from taonguon.documents.facts.official import (
    Annex,
    Block,
    Column,
    Heading,
    OfficialDocument,
    Table,
    dash,
    paragraph,
    plus,
)
from taonguon.documents.facts.report import (
    Admission,
    Leadership,
    Membership,
    Recognition,
    ReportFacts,
    Sourcing,
    Units,
)
from taonguon.documents.profile import kinds
from taonguon.rules.wording import format_date, format_int, join_list, roman

_NOTHING_NOTED = "Trong kỳ chưa ghi nhận nội dung này."


def report_document(facts: ReportFacts) -> OfficialDocument:
    """The report as an official document; its date and number stay empty until the clerk gives them."""
    parts: tuple[tuple[str, Sequence[Block]], ...] = (
        ("Công tác lãnh đạo, chỉ đạo", _leadership(facts.leadership)),
        ("Công tác tạo nguồn", _sourcing(facts.sourcing)),
        ("Kết quả kết nạp đảng viên", (*_admission(facts), *_membership(facts.membership))),
        ("Công nhận đảng viên chính thức", _recognition(facts.recognition)),
        ("Kết quả của các đơn vị", _units(facts.units)),
        ("Ưu điểm, hạn chế và nguyên nhân", _assessment(facts)),
        (f"Nhiệm vụ trọng tâm {facts.period.next_name}", _written(facts.tasks)),
        ("Kiến nghị, đề xuất", _written(facts.proposals)),
    )
    blocks: list[Block] = [paragraph(_opening(facts))]
    for number, (title, content) in enumerate(parts, 1):
        blocks += [Heading(1, f"{roman(number)}. {title}"), *content]
    blocks.append(paragraph(f"Trên đây là báo cáo kết quả thực hiện {facts.plan}, {facts.period.name}."))
    if facts.units.rows:
        blocks += [_unit_annex(facts), _unit_table(facts.units)]
    return OfficialDocument(
        profile=facts.profile,
        issuer=facts.issuer,
        kind=kinds()["report"],
        summary=f"kết quả thực hiện Kế hoạch phát triển đảng viên mới, {facts.period.name}",
        blocks=tuple(blocks),
        signature=facts.signature,
        number=facts.number,
        signed_on=facts.signed_on,
        recipients=facts.recipients,
    )


def _opening(facts: ReportFacts) -> str:
    return (
        f"Thực hiện {facts.plan}, {_body_name(facts)} báo cáo kết quả {facts.period.name} như sau "
        f"(số liệu tính đến {format_date(facts.as_of)}):"
    )


def _body_name(facts: ReportFacts) -> str:
    authority = facts.signature.authority.removeprefix("T/M ").strip()
    if not authority:
        return facts.issuer.name
    return "Ban Thường vụ Đảng ủy" if authority.upper() == "BAN THƯỜNG VỤ" else authority.capitalize()


def _leadership(part: Leadership) -> list[Block]:
    blocks: list[Block] = []
    if part.texts:
        blocks.append(paragraph(f"Trong kỳ đã ban hành {format_int(len(part.texts))} văn bản:"))
        blocks += [
            dash(f"{text.kind} số {text.number}, ngày {format_date(text.signed_on)} {text.summary}{mark}")
            for text, mark in zip(part.texts, _marks(len(part.texts)), strict=True)
        ]
    else:
        blocks.append(paragraph("Trong kỳ không ban hành văn bản mới về phát triển đảng viên."))
    blocks += [
        dash(f"Chỉ tiêu kết nạp năm: {part.year_target.said}."),
        dash(f"Số lớp bồi dưỡng nhận thức về Đảng đã mở: {part.classes_held.said}."),
        dash(f"Số cuộc kiểm tra, làm việc với đơn vị: {part.inspections.said}."),
    ]
    return blocks


def _sourcing(part: Sourcing) -> list[Block]:
    blocks: list[Block] = [
        dash(f"Rà soát {part.screened.said}; đưa mới vào danh sách nguồn {part.newly_listed.said}."),
        dash(f"Số quần chúng ưu tú trong nguồn: {part.in_pool.said}{_listed(part.by_group)}."),
    ]
    if part.by_organization:
        blocks.append(dash("Giới thiệu của Mặt trận Tổ quốc và các đoàn thể:"))
        blocks += [
            plus(
                f"{row.organization}: giới thiệu {row.introduced.said}; "
                f"đã kết nạp {row.admitted.said} trong số đã giới thiệu."
            )
            for row in part.by_organization
        ]
    blocks.append(
        dash(
            f"Cử đi học lớp bồi dưỡng nhận thức về Đảng {part.sent_to_class.said}; được cấp giấy chứng nhận "
            f"{part.certified.said}, bằng {part.certified.share_of(part.class_target)} chỉ tiêu năm "
            f"({part.class_target.said})."
        )
    )
    blocks.append(dash(f"Đưa ra khỏi danh sách nguồn {part.dropped.said}{_listed(part.drop_reasons)}."))
    return blocks


def _admission(facts: ReportFacts) -> list[Block]:
    part: Admission = facts.admission
    blocks: list[Block] = [
        dash(
            f"Kết nạp trong kỳ {part.in_period.said} (cùng kỳ năm trước: {part.same_period_last_year.said}); "
            f"lũy kế năm {facts.period.year}: {part.in_year.said} trên chỉ tiêu {part.year_target.said}, "
            f"đạt {part.in_year.share_of(part.year_target)}."
        ),
        dash(f"Lũy kế từ đầu nhiệm kỳ: {_of_term(part)}."),
        dash(
            f"Tỷ lệ kết nạp trong năm so với đảng số đầu năm ({part.members_at_start.said}): "
            f"{part.in_year.share_of(part.members_at_start)}."
        ),
    ]
    if part.structure:
        blocks.append(dash(f"Cơ cấu đảng viên mới trong năm: {_each(part.structure)}."))
    if part.stages:
        blocks.append(dash(f"Hồ sơ đang làm: {_each(part.stages)}."))
    return blocks


def _of_term(part: Admission) -> str:
    """Against the term's figure where the plan gives one; most plans only give the year's."""
    if part.term_target.value is None:
        return part.in_term.said
    share = part.in_term.share_of(part.term_target)
    return f"{part.in_term.said} trên {part.term_target.said}, đạt {share}"


def _membership(part: Membership) -> list[Block]:
    sentence = (
        f"Đảng số: đầu kỳ {part.opening.said}; kết nạp {part.admitted.number}; chuyển đến {part.arrived.number}; "
        f"chuyển đi {part.left.number}; từ trần {part.died.number}; đưa ra khỏi Đảng {part.removed.number}; "
        f"cuối kỳ {part.closing.said}"
    )
    if part.band and part.closing.value is not None:
        low, high = part.band
        place = (
            "trong khung"
            if low <= part.closing.value <= high
            else "dưới khung"
            if part.closing.value < low
            else "trên khung"
        )
        sentence += f", {place} {format_int(low)} đến {format_int(high)} của kế hoạch"
    return [dash(f"{sentence}.")]


def _recognition(part: Recognition) -> list[Block]:
    return [
        dash(
            f"Đến hạn xét trong kỳ: {part.due.said}; đã công nhận chính thức {part.done.said}; "
            f"chậm thời hạn {part.late.said}; không công nhận {part.refused.said}."
        )
    ]


def _units(part: Units) -> list[Block]:
    blocks: list[Block] = [
        dash(
            f"Đạt chỉ tiêu năm: {part.met.said}; chưa đạt: {part.not_met.said}; "
            f"được miễn chỉ tiêu: {part.exempt.said}."
        ),
        dash(
            f"Chưa kết nạp được đảng viên trong năm: {part.zero_this_year.said}; "
            f"nhiều năm liền chưa kết nạp: {part.zero_for_years.said}."
        ),
    ]
    if part.silent:
        blocks.append(dash(f"Đơn vị lâu chưa kết nạp: {join_list(part.silent)}."))
    if part.rows:
        blocks.append(paragraph("Số liệu từng đơn vị có trong phụ lục kèm theo."))
    return blocks


def _assessment(facts: ReportFacts) -> list[Block]:
    return [
        Heading(2, "1. Ưu điểm"),
        *_written(facts.strengths),
        Heading(2, "2. Hạn chế"),
        *_written(facts.shortcomings),
        Heading(2, "3. Nguyên nhân"),
        Heading(3, "a) Nguyên nhân khách quan"),
        *_written(facts.objective_causes),
        Heading(3, "b) Nguyên nhân chủ quan"),
        *_written(facts.subjective_causes),
    ]


def _marks(count: int) -> list[str]:
    return [";"] * (count - 1) + ["."]


def _written(lines: Sequence[str]) -> list[Block]:
    return [dash(line) for line in lines] or [paragraph(_NOTHING_NOTED)]


def _each(figures: Sequence[Figure]) -> str:
    return "; ".join(f"{figure.label}: {figure.number}" for figure in figures)


def _listed(figures: Sequence[Figure]) -> str:
    return f" ({_each(figures)})" if figures else ""


def _unit_annex(facts: ReportFacts) -> Annex:
    return Annex(
        f"KẾT QUẢ PHÁT TRIỂN ĐẢNG VIÊN CỦA CÁC ĐƠN VỊ NĂM {facts.period.year}",
        f"(số liệu tính đến {format_date(facts.as_of)})",
    )


def _unit_table(part: Units) -> Table:
    columns = (
        Column("STT", 7, "center"),
        Column("Đơn vị", 38),
        Column("Chỉ tiêu", 11, "right"),
        Column("Đã kết nạp", 11, "right"),
        Column("Học lớp nhận thức", 12, "right"),
        Column("Trong nguồn", 11, "right"),
        Column("Ghi chú", 18),
    )
    rows = [
        (
            format_int(place),
            row.name,
            "miễn" if row.exempt else _cell(row.target),
            _cell(row.admitted),
            _cell(row.in_class),
            _cell(row.in_pool),
            row.note,
        )
        for place, row in enumerate(part.rows, 1)
    ]
    total = (
        "",
        "Cộng",
        _sum([0 if row.exempt else row.target for row in part.rows]),
        _sum([row.admitted for row in part.rows]),
        _sum([row.in_class for row in part.rows]),
        _sum([row.in_pool for row in part.rows]),
        "",
    )
    return Table(columns, (*rows, total), total=True)


def _cell(value: int | None) -> str:
    return format_int(value, unknown="…")


def _sum(values: Sequence[int | None]) -> str:
    """The sum, or "chưa có số liệu" when one of the units is unknown: a partial sum would pass for the whole."""
    known = [value for value in values if value is not None]
    return format_int(sum(known)) if len(known) == len(values) else UNKNOWN_FIGURE
