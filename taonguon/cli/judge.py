"""``taonguon dossier judge FACTS.json --on YYYY-MM-DD [--json]``: the law applied to one person.

Contract: contracts.md §2.
"""

import json
import sys
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from taonguon.rules.law import LAW, Judgement, UnusableFacts, judge, parse_facts, refuse_the_future
from taonguon.rules.law.parsing import parse_day
from taonguon.rules.wording import format_date

USAGE = "Cách dùng: taonguon dossier judge DỮ-KIỆN.json --on NĂM-THÁNG-NGÀY [--json]   (“-” là dữ liệu vào)"
OK, UNUSABLE = 0, 2


def run(argv: list[str]) -> int:
    """Exit code 0, or 2 with one Vietnamese line on standard error and nothing on standard output."""
    if "-h" in argv or "--help" in argv:
        _write(_help())
        return OK
    try:
        path, on, as_json = _arguments(argv)
        facts = parse_facts(_decoded(_content(path)))
        refuse_the_future(facts, on)
    except UnusableFacts as refusal:
        return _refuse(str(refusal))
    answer = judge(facts, on)
    text = json.dumps(answer.as_json(), ensure_ascii=False, indent=1) if as_json else _sheet(answer)
    _write(unicodedata.normalize("NFC", text))
    return OK


def _help() -> str:
    """How to call it, and the words FACTS.json may use beyond those of the contract."""
    cases = [f"  {case.id}: {case.title_vi}" for case in LAW.special_cases.values()]
    documents = [f"  {doc}: {title}" for doc, title in LAW.documents.items()]
    events = [f"  {event.id}: {event.title_vi}" for event in LAW.events.values()]
    parts = (
        [USAGE],
        ["Trường hợp đặc biệt (person.special_cases):", *cases],
        ["Văn bản (person.consents):", *documents],
        ["Sự kiện (events):", *events],
    )
    return "\n\n".join("\n".join(part) for part in parts)


def _arguments(argv: list[str]) -> tuple[str, date, bool]:
    words, paths, told = list(argv), [], None
    as_json = False
    while words:
        word = words.pop(0)
        if word == "--json":
            as_json = True
        elif word == "--on" or word.startswith("--on="):
            value = word.removeprefix("--on=") if "=" in word else (words.pop(0) if words else "")
            told = parse_day(value, "--on")
        elif word.startswith("--"):
            raise UnusableFacts(f"Không có tùy chọn {word}. {USAGE}")
        else:
            paths.append(word)
    if len(paths) != 1:
        raise UnusableFacts(f"Cần nêu đúng một tệp dữ kiện. {USAGE}")
    if told is None:
        raise UnusableFacts(f"Thiếu ngày xét (--on). {USAGE}")
    return paths[0], told, as_json


def _content(path: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except FileNotFoundError:
        reason = "không có tệp này"
    except IsADirectoryError:
        reason = "đây là một thư mục"
    except PermissionError:
        reason = "không có quyền đọc"
    except ValueError:
        reason = "tên tệp có ký tự không dùng được"
    except OSError as error:
        reason = error.strerror or type(error).__name__
    raise UnusableFacts(f"Không đọc được tệp {path}: {reason}.")


def _decoded(content: bytes) -> Any:
    try:
        return json.loads(content.decode("utf-8-sig"), parse_constant=_no_constant)
    except UnusableFacts:
        raise
    except UnicodeDecodeError:
        raise UnusableFacts("Tệp dữ kiện không phải là chữ UTF-8; hãy lưu lại theo UTF-8.") from None
    except json.JSONDecodeError as error:
        raise UnusableFacts(f"Tệp dữ kiện hỏng cú pháp JSON ở dòng {error.lineno}, cột {error.colno}.") from None
    except RecursionError:
        raise UnusableFacts("Tệp dữ kiện lồng quá nhiều lớp; hãy ghi theo đúng mẫu.") from None
    except ValueError:  # a number with thousands of digits
        raise UnusableFacts("Tệp dữ kiện có số không dùng được; hãy kiểm tra lại các con số.") from None


def _no_constant(word: str) -> NoReturn:
    raise UnusableFacts(f"Tệp dữ kiện có giá trị {word}, không phải JSON; hãy ghi null khi chưa rõ.")


def _write(text: str) -> None:
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    sys.stdout.write(text + "\n")


def _refuse(message: str) -> int:
    if hasattr(sys.stderr, "reconfigure"):
        sys.stderr.reconfigure(encoding="utf-8", errors="replace")
    sys.stderr.write(" ".join(message.split()) + "\n")
    return UNUSABLE


def _sheet(answer: Judgement) -> str:
    parts = [_head(answer), _steps(answer), _findings(answer), _deadlines(answer), _papers(answer), _dates(answer)]
    return "\n\n".join("\n".join(part) for part in parts if part)


def _head(answer: Judgement) -> list[str]:
    rules = LAW.rule_set(answer.on)
    route = answer.route
    used = LAW.label("route", route.used) if route.used else "chưa rõ"
    return [
        f"Xét ngày {format_date(answer.on)} theo {rules.title_vi} ({LAW.label('tag', rules.tag)})",
        f"Giai đoạn: {answer.stage_title}",
        f"Cách giới thiệu: {used}. {route.why} [{route.citation}]",
    ]


def _steps(answer: Judgement) -> list[str]:
    if not answer.open_steps:
        return ["Việc làm được bây giờ: không có."]
    steps = [LAW.step(step_id) for step_id in answer.open_steps]
    return ["Việc làm được bây giờ:"] + [
        f"  - {step.title_vi} ({LAW.label('actor', step.actor)}) [{step.citation}]" for step in steps
    ]


def _source(citation: str, tag: str) -> str:
    return f" [{citation}; {LAW.label('tag', tag)}]" if citation else ""


def _findings(answer: Judgement) -> list[str]:
    order = ("block", "warning", "note")
    rows = sorted(answer.findings, key=lambda finding: order.index(finding.level))
    lines = ["Điều kiện và ghi nhận:"]
    for row in rows:
        verdict = LAW.label("verdict", row.verdict).upper()
        lines.append(f"  - {verdict} · {row.title}: {row.message}{_source(row.citation, row.tag)}")
    return lines


def _deadlines(answer: Judgement) -> list[str]:
    rows = [row for row in answer.deadlines if row.from_on]
    if not rows:
        return []
    lines = ["Thời hạn:"]
    for row in rows:
        due = format_date(row.due_on, unknown="kỳ họp chi bộ gần nhất")
        longer = f" (gia hạn đến {format_date(row.extended_due_on)})" if row.extended_due_on else ""
        done = f", xong ngày {format_date(row.met_on)}" if row.met_on else ""
        state = LAW.label("state", row.state)
        lines.append(
            f"  - {row.title}: từ {format_date(row.from_on)} đến {due}{longer}: {state}{done}"
            f"{_source(row.citation, row.tag)}"
        )
    return lines


def _papers(answer: Judgement) -> list[str]:
    if not answer.stale:
        return []
    lines = ["Hạn dùng giấy tờ:"]
    for paper in answer.stale:
        redo = f"; làm lại: {', '.join(paper.redo)}" if paper.redo else ""
        state = "đã quá hạn" if paper.lapsed else "còn hạn"
        lines.append(f"  - {LAW.product(paper.form)}: dùng được đến {format_date(paper.stale_on)}, {state}{redo}")
    return lines


def _dates(answer: Judgement) -> list[str]:
    dates = answer.dates
    rows = (
        ("Quyết định kết nạp", dates.admission_decision_date),
        ("Ngày vào Đảng (lễ kết nạp)", dates.party_join_date),
        ("Ngày chính thức", dates.official_date),
        ("Tuổi đảng tính từ", dates.party_age_from),
    )
    told = [f"  - {name}: {format_date(day)}" for name, day in rows if day]
    return ["Các mốc ngày:", *told] if told else []
