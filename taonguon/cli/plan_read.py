"""``taonguon plan read FILE... [--json]``: proposes the structure of plans. Contract: contracts.md §1."""

import json
import sys

from taonguon.common.plan_text import UnusableFile, read_file
from taonguon.rules.reading import CONTRACT, PlanReading, Target, labels, read_plan
from taonguon.rules.reading.contradictions import written

USAGE = "Cách dùng: taonguon plan read TỆP... [--json]   (.txt, .md, .docx, .pdf; “-” là dữ liệu vào)"
OK, UNUSABLE = 0, 2


def run(argv: list[str]) -> int:
    """Exit code 0, or 2 with one Vietnamese line on standard error and nothing on standard output."""
    if "-h" in argv or "--help" in argv:
        _print(USAGE)
        return OK
    as_json = "--json" in argv
    paths = [word for word in argv if word != "--json"]
    unknown = [word for word in paths if word.startswith("--")]
    if unknown:
        return _refuse(f"Không có tùy chọn {unknown[0]}. {USAGE}")
    if not paths:
        return _refuse(f"Chưa nêu tệp nào. {USAGE}")
    if paths.count("-") > 1:
        return _refuse("Dữ liệu vào (“-”) chỉ đọc được một lần.")
    readings = []
    for path in paths:
        try:
            readings.append(read_plan(read_file(path), path=path))
        except UnusableFile as refusal:
            return _refuse(str(refusal))
    if as_json:
        _print(
            json.dumps(
                {"contract": CONTRACT, "files": [reading.as_json() for reading in readings]},
                ensure_ascii=False,
                indent=1,
            )
        )
    else:
        _print("\n\n".join(_sheet(reading) for reading in readings))
    return OK


def _print(text: str) -> None:
    sys.stdout.reconfigure(encoding="utf-8") if hasattr(sys.stdout, "reconfigure") else None
    sys.stdout.write(text + "\n")


def _refuse(message: str) -> int:
    if hasattr(sys.stderr, "reconfigure"):
        sys.stderr.reconfigure(encoding="utf-8")
    sys.stderr.write(" ".join(message.split()) + "\n")
    return UNUSABLE


def _sheet(reading: PlanReading) -> str:
    lines = [f"{reading.path}", *_frame(reading), ""]
    lines += _table(reading) if reading.targets else ["Không thấy chỉ tiêu nào trong văn bản."]
    doubts = [
        f"- {target.id}: {labels.label(labels.DOUBTS, doubt)}"
        for target in reading.targets
        for doubt in target.doubts
    ]
    if doubts:
        lines += ["", "Điều chưa rõ, cần hỏi lại:", *doubts]
    if reading.contradictions:
        lines += ["", "Điểm mâu thuẫn:"]
        lines += [f"- {', '.join(item.targets)}: {item.message}" for item in reading.contradictions]
    return "\n".join(lines)


def _frame(reading: PlanReading) -> list[str]:
    period = f"{reading.period.from_}–{reading.period.to}" if reading.period else None
    facts = (
        ("Cơ quan ban hành", reading.issuer),
        ("Loại văn bản", reading.doc_type),
        ("Số, ngày", ", ".join(part for part in (reading.doc_number, reading.doc_date) if part)),
        ("Trích yếu", reading.title),
        ("Thời gian", period),
        ("Căn cứ", "; ".join(basis.number or basis.issuer or "" for basis in reading.bases)),
        (
            "Kỳ báo cáo",
            ", ".join(labels.label(labels.PERIODS | {"month": "tháng"}, name) for name in reading.report_periods),
        ),
        ("Nơi nhận", "; ".join(reading.recipients)),
        ("Người ký", reading.signer_title),
    )
    return [f"  {name}: {value or 'chưa rõ'}" for name, value in facts]


def _table(reading: PlanReading) -> list[str]:
    rows = [("Mã", "Chỉ tiêu", "Mức", "Phạm vi", "Thời gian"), *(_row(target) for target in reading.targets)]
    widths = [max(len(row[place]) for row in rows) for place in range(5)]
    lines = []
    for number, row in enumerate(rows):
        lines.append("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
        if number == 0:
            lines.append("  ".join("-" * width for width in widths))
            continue
        target = reading.targets[number - 1]
        lines.append(f"    “{' '.join(target.quote.split())}”")
        lines += [f"    nhắc lại: “{' '.join(again.split())}”" for again in target.duplicates]
        if target.exempt:
            lines.append(f"    ngoại trừ: {target.exempt}")
    return lines


def _row(target: Target) -> tuple[str, str, str, str, str]:
    name = labels.label(labels.INDICATORS, target.indicator)
    if target.group:
        name += f" ({labels.label(labels.GROUPS, target.group)})"
    scope = target.scope_filter or ", ".join(target.units_named[:3]) or ""
    where = labels.label(labels.SCOPES, target.scope) + (f": {scope}" if scope else "")
    when = labels.label(labels.PERIODS, target.per) + (f" {target.year}" if target.year else "")
    return target.id, name, level(target), where, when + (f", đến {target.by}" if target.by else "")


def level(target: Target) -> str:
    """The threshold in words: "từ 45 người trở lên"."""
    if target.milestones:
        return "; ".join(f"{item.by}: {written(item.percent)}%" for item in target.milestones)
    if target.schedule:
        sign = "%" if target.unit == "percent" else ""
        return "; ".join(f"{item.year}: {written(item.value)}{sign}" for item in target.schedule)
    if target.value is None:
        return f"phân bổ {len(target.quotas)} đơn vị" if target.quotas else "chưa rõ"
    sign = "%" if target.unit == "percent" else f" {labels.label(labels.UNITS, target.unit)}"
    figure = written(target.value)
    if target.op == "range" and target.value_max is not None:
        return f"{figure}–{written(target.value_max)}{sign}"
    words = {
        "min": f"trên {figure}{sign}" if target.strict else f"từ {figure}{sign} trở lên",
        "max": f"không quá {figure}{sign}",
        "none_left": "không còn",
    }
    about = "khoảng " if target.approx else ""
    return words.get(target.op, f"{about}{figure}{sign}")
