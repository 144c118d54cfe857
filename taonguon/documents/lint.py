"""What the clerk would strike out, found before the document goes to be signed.

Pure functions over an `OfficialDocument`. A finding names the place, the reason and the remedy in Vietnamese, and
cites its rule. `block` stops issuing; `warning` asks for a second look. What needs the register or the roll
(numbers already taken, names on record) is passed in by the caller; without it that check is left out.
"""

import re
import tomllib
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from taonguon.documents.facts.figures import UNKNOWN_FIGURE
from taonguon.documents.facts.official import OfficialDocument
from taonguon.documents.facts.report import ReportFacts
from taonguon.documents.profile import CommuneLevel, Tag, body_codes, rights_on
from taonguon.rules.wording import format_date, format_int


class Level(StrEnum):
    """How much weight a finding has."""

    BLOCK = "block"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend. `code` is stable; `message` and `citation` are for the reader."""

    code: str
    level: Level
    message: str
    citation: str


@dataclass(frozen=True, slots=True)
class Register:
    """What only the database knows: numbers taken in this term by this body for this kind, and names on record."""

    today: date
    level: CommuneLevel
    taken_numbers: Collection[int] = ()
    names_on_record: Collection[str] | None = None


type Check = Callable[[OfficialDocument, Register], Iterator[Finding]]

_PRACTICE = "Hướng dẫn 05-HD/VPTW (theo tài liệu hướng dẫn, chưa kiểm chứng văn bản gốc)"
_NO_DISTRICT_FROM = date(2025, 7, 1)

_LETTERS = "A-ZĐƯƠÊÔÂĂ"
_SYMBOL = re.compile(rf"(?<![\w/-])(\d{{1,5}})-([{_LETTERS}a-z]{{2,4}})/([{_LETTERS}]+)(?![\w-])")
_DATE = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])")
_LONG_DATE = re.compile(r"ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})")
_SECRET = re.compile(r"\b(TUYỆT MẬT|TỐI MẬT|MẬT)\b")
_DISTRICT = re.compile(
    r"(?:(?:huyện|quận|thị)\s+(?:ủy|uỷ|đoàn)"
    r"|(?:ủy ban nhân dân|uỷ ban nhân dân|hội đồng nhân dân|ubnd|hđnd|đảng bộ|trung tâm chính trị|công an)"
    r"\s+(?:huyện|quận|thị xã))\b",
    re.IGNORECASE,
)


def lint(document: OfficialDocument, register: Register) -> tuple[Finding, ...]:
    """All findings, those that stop issuing first."""
    found = [finding for check in CHECKS for finding in check(document, register)]
    return tuple(sorted(found, key=lambda finding: finding.level is not Level.BLOCK))


def _block(code: str, message: str, citation: str = _PRACTICE) -> Finding:
    return Finding(code, Level.BLOCK, message, citation)


def _warning(code: str, message: str, citation: str = _PRACTICE) -> Finding:
    return Finding(code, Level.WARNING, message, citation)


def _secrecy(document: OfficialDocument, register: Register) -> Iterator[Finding]:
    mark = document.secrecy or next(iter(_SECRET.findall(document.draft_note)), "")
    if mark:
        yield _block(
            "secrecy",
            f"Văn bản đóng dấu {mark}: phần mềm không soạn, không in văn bản mật. "
            "Soạn trên máy dành cho tài liệu mật theo quy định.",
            "Luật Bảo vệ bí mật nhà nước 117/2025/QH15",
        )


def _kind_allowed(document: OfficialDocument, register: Register) -> Iterator[Finding]:
    rights = rights_on(document.signed_on or register.today, register.level)
    if rights is None:
        return
    allowed = rights.kinds_of.get(document.issuer.body)
    if allowed is None or document.kind.id in allowed:
        return
    body = body_codes()[document.issuer.body].title
    make = _warning if rights.source.tag is Tag.UNSURE else _block
    yield make(
        "kind_allowed",
        f"{body} không ban hành {document.kind.title}. Chọn tên loại khác hoặc cơ quan ban hành khác.",
        rights.source.cites,
    )


def _body_code(document: OfficialDocument, register: Register) -> Iterator[Finding]:
    expected = body_codes()[document.issuer.body].code
    if document.issuer.code != expected:
        yield _warning(
            "body_code",
            f"Ký hiệu ghi “/{document.issuer.code}”, {body_codes()[document.issuer.body].title} thường dùng "
            f"“/{expected}”. Kiểm tra lại ký hiệu.",
        )


def _number(document: OfficialDocument, register: Register) -> Iterator[Finding]:
    if document.number is None:
        return
    if document.number < 1:
        yield _block("number", f"Số {document.number} không hợp lệ: số văn bản bắt đầu từ 01 trong mỗi nhiệm kỳ.")
    elif document.number in register.taken_numbers:
        yield _block(
            "number",
            f"Số {document.number:02d} đã cấp cho một {document.kind.title} khác trong nhiệm kỳ. Lấy số kế tiếp.",
            "Quy định 66-QĐ/TW, giữ trong 399-QĐ/TW: số liên tục theo tên loại trong một nhiệm kỳ",
        )


def _dates(document: OfficialDocument, register: Register) -> Iterator[Finding]:
    text = "\n".join((document.summary, *document.body_text))
    for match in [*_DATE.finditer(text), *_LONG_DATE.finditer(text)]:
        day, month, year = match.groups()
        try:
            meant = date(int(year), int(month), int(day))
        except ValueError:
            yield _block("date", f"Ngày “{match[0]}” không có thật. Sửa lại ngày.", "Lịch dương")
            continue
        if (day, month) != _padded(meant):
            yield _warning(
                "date",
                f"Ngày “{match[0]}” viết là “{_written(meant, match.re is _LONG_DATE)}”: ngày dưới 10 và tháng 1, "
                "tháng 2 có số 0 ở trước, tháng khác không có.",
            )


def _padded(day: date) -> tuple[str, str]:
    return f"{day.day:02d}", f"{day.month:02d}" if day.month <= 2 else str(day.month)


def _written(day: date, long: bool) -> str:
    written_day, month = _padded(day)
    return f"ngày {written_day} tháng {month} năm {day.year}" if long else format_date(day)


def _citations(document: OfficialDocument, register: Register) -> Iterator[Finding]:
    seen: set[str] = set()
    for line in document.body_text:
        for match in _SYMBOL.finditer(line):
            cited = match[0]
            if cited in seen:
                continue  # the short form may follow
            seen.add(cited)
            before, after = line[: match.start()], line[match.end() :]
            if not before.rstrip().endswith("số") or not re.match(r", ngày \d", after):
                yield _warning(
                    "citation",
                    f"Lần đầu dẫn {cited} cần viết đủ: “tên loại số {cited}, ngày … của … về …” "
                    "(có dấu phẩy trước chữ ngày).",
                )


def _superseded(document: OfficialDocument, register: Register) -> Iterator[Finding]:
    text = "\n".join(document.body_text)
    day = document.signed_on or register.today
    for old in superseded_texts():
        if day >= old.ended_on and re.search(rf"(?<![\d/-]){re.escape(old.symbol)}(?![\w-])", text):
            yield _warning(
                "superseded",
                f"Văn bản dẫn {old.symbol}, đã hết hiệu lực từ {format_date(old.ended_on)}. "
                f"Xem lại, thay bằng {old.replaced_by} nếu đúng.",
                f"{old.replaced_by} thay {old.symbol}",
            )


def _district(document: OfficialDocument, register: Register) -> Iterator[Finding]:
    if (document.signed_on or register.today) < _NO_DISTRICT_FROM:
        return
    text = "\n".join((document.summary, *document.body_text, *document.recipients, *document.addressees))
    for name in dict.fromkeys(match[0] for match in _DISTRICT.finditer(text)):
        yield _warning(
            "district",
            f"Văn bản nhắc “{name}”: từ 01/7/2025 không còn cấp huyện. Thay bằng cơ quan cấp tỉnh hoặc cấp xã.",
            "Quy định 294-QĐ/TW; mô hình hai cấp từ 01/7/2025",
        )


def _authority(document: OfficialDocument, register: Register) -> Iterator[Finding]:
    body = body_codes()[document.issuer.body]
    written = f"{document.signature.authority} {document.signature.position}".upper()
    if body.collective and re.search(r"\bK/?T\b", written):
        yield _block(
            "authority",
            f"{body.title} làm việc tập thể, ký thay mặt (T/M), không ký thay (K/T). "
            "Ghi T/M và chức vụ của người ký, ví dụ PHÓ BÍ THƯ.",
            "Quy định 399-QĐ/TW, thẩm quyền ký (theo tài liệu hướng dẫn)",
        )
    elif body.collective and document.kind.id != "minutes" and not re.search(r"\bT/?M\b", written):
        yield _warning("authority", f"{body.title} ký thay mặt: dòng thẩm quyền cần có T/M.")
    elif not body.collective and re.search(r"\bT/?M\b", written):
        yield _warning(
            "authority", f"{body.title} là cơ quan tham mưu: người đứng đầu ký trực tiếp, không ghi T/M."
        )


def _recipients(document: OfficialDocument, register: Register) -> Iterator[Finding]:
    if document.recorder is not None or document.kind.id == "minutes":
        return
    if not document.recipients:
        yield _block("recipients", "Chưa có nơi nhận. Thêm nơi nhận, dòng cuối là “Lưu …”.")
    elif not document.recipients[-1].strip().startswith("Lưu"):
        yield _warning("recipients", f"Nơi nhận phải kết thúc bằng “Lưu …”, đang là “{document.recipients[-1]}”.")


def _addressees(document: OfficialDocument, register: Register) -> Iterator[Finding]:
    if document.kind.addressed and not document.addressees:
        yield _block("addressees", f"{document.kind.title.capitalize()} cần dòng “{document.kind.addressed}: …”.")
    elif document.addressees and not document.kind.addressed:
        yield _warning(
            "addressees", f"{document.kind.title.capitalize()} không có dòng Kính gửi; dòng này không in ra."
        )


def _summary(document: OfficialDocument, register: Register) -> Iterator[Finding]:
    summary = document.summary.strip()
    if not summary:
        yield _block("summary", "Chưa có trích yếu. Ghi ngắn gọn nội dung văn bản.")
    elif re.match(r"(?i)v/v\b", summary):
        yield _warning("summary", "Trích yếu không mở đầu bằng “V/v”: mẫu chính thức không có chữ này.")
    elif summary.endswith((".", ";", ",")):
        yield _warning("summary", "Trích yếu không có dấu ở cuối. Xóa dấu cuối dòng.")


def _spacing(document: OfficialDocument, register: Register) -> Iterator[Finding]:
    body = document.profile.body
    low, high = body.line_range_pt
    if not low <= body.line_pt <= high:
        yield _warning(
            "spacing", f"Giãn dòng {body.line_pt} pt nằm ngoài khoảng {low} đến {high} pt. Sửa hồ sơ thể thức."
        )
    if body.before_pt + body.after_pt < body.min_gap_pt:
        yield _warning("spacing", f"Khoảng cách đoạn dưới {body.min_gap_pt} pt. Sửa hồ sơ thể thức.")


def _profile_date(document: OfficialDocument, register: Register) -> Iterator[Finding]:
    day = document.signed_on or register.today
    if not document.profile.in_force_on(day):
        yield _warning(
            "profile",
            f"Thể thức đang dùng ({document.profile.title}) không áp dụng cho văn bản ngày {format_date(day)}.",
            document.profile.basis,
        )


def _names(document: OfficialDocument, register: Register) -> Iterator[Finding]:
    if register.names_on_record is None:
        return
    signers = [document.signature, document.recorder]
    for name in (signer.name for signer in signers if signer is not None):
        if name and name not in register.names_on_record:
            yield _warning(
                "name", f"Người ký “{name}” không có trong danh sách. Kiểm tra họ tên.", "Danh sách đảng viên"
            )


def _unknown_figures(document: OfficialDocument, register: Register) -> Iterator[Finding]:
    count = sum(line.count(UNKNOWN_FIGURE) for line in document.body_text)
    if count:
        yield _warning(
            "unknown_figure",
            f"Văn bản còn {format_int(count)} chỗ ghi “{UNKNOWN_FIGURE}”. Bổ sung số liệu hoặc bỏ câu đó.",
            "Số liệu trong văn bản phải có nguồn",
        )


CHECKS: tuple[Check, ...] = (
    _secrecy,
    _kind_allowed,
    _body_code,
    _number,
    _dates,
    _citations,
    _superseded,
    _district,
    _authority,
    _recipients,
    _addressees,
    _summary,
    _spacing,
    _profile_date,
    _names,
    _unknown_figures,
)


def lint_symbol(written: str, document: OfficialDocument) -> tuple[Finding, ...]:
    """A symbol typed by hand ("05-KH/ĐU") against the document's kind and body."""
    match = _SYMBOL.fullmatch(written.strip())
    if match is None:
        return (_block("symbol", f"Số, ký hiệu “{written}” không đúng dạng, ví dụ: 05-{document.kind.code}/ĐU."),)
    found = []
    number, kind, body = match.groups()
    if kind != document.kind.code:
        found.append(
            _block("symbol", f"Ký hiệu ghi “{kind}”, {document.kind.title} có ký hiệu “{document.kind.code}”.")
        )
    if body != document.issuer.code:
        found.append(
            _block("symbol", f"Ký hiệu ghi “/{body}”, cơ quan ban hành có ký hiệu “/{document.issuer.code}”.")
        )
    if len(number) == 1:
        found.append(_warning("symbol", f"Số {number} viết là {int(number):02d}: số dưới 10 có số 0 ở trước."))
    return tuple(found)


def lint_report(facts: ReportFacts) -> tuple[Finding, ...]:
    """The report's figures: each traceable to a stored query, and the roll adding up."""
    found = [
        _block(
            "untraced_figure",
            f"Số liệu “{figure.label}” chưa ghi nguồn và cách tính. Lấy lại số liệu trước khi trình ký.",
            "Số liệu trong văn bản phải có nguồn",
        )
        for figure in facts.figures()
        if not figure.code or not figure.counted
    ]
    roll = facts.membership
    flows = (roll.opening, roll.admitted, roll.arrived, roll.left, roll.died, roll.removed, roll.closing)
    values = [figure.value for figure in flows]
    if all(value is not None for value in values):
        opening, admitted, arrived, left, died, removed, closing = (
            int(value) for value in values if value is not None
        )
        expected = opening + admitted + arrived - left - died - removed
        if expected != closing:
            found.append(
                _block(
                    "roll_identity",
                    f"Đảng số không khớp: {format_int(opening)} + {admitted} + {arrived} - {left} - {died} "
                    f"- {removed} = {format_int(expected)}, báo cáo ghi {format_int(closing)}. "
                    "Kiểm tra biến động đảng viên.",
                    "Biểu 1-BTCTW: D = A + B - C",
                )
            )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Superseded:
    """A text no longer in force, and what replaced it."""

    symbol: str
    ended_on: date
    replaced_by: str
    tag: Tag


@cache
def superseded_texts() -> tuple[Superseded, ...]:
    """The texts of `profiles/superseded.toml`."""
    path = Path(__file__).parent / "profiles" / "superseded.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(
        Superseded(entry["symbol"], entry["ended_on"], entry["replaced_by"], Tag(entry["tag"]))
        for entry in data["texts"]
    )
