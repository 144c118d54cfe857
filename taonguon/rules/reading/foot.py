"""The foot of a document: recipients and the title of who signs (the person stays out)."""

import re
from dataclasses import dataclass

from taonguon.rules.reading.layout import Line

_RECIPIENTS = re.compile(r"\s*nơi\s+(?:nhận|gửi)\b\s*:?\s*")
_SIGN = re.compile(
    r"\b(?:t\s*[/.]\s*m|tm\s*\.|tm(?=\s+(?:ban|đảng|chi|đoàn|huyện|tỉnh|thành|quận))|"
    r"k\s*[/.]\s*t|kt\s*\.|t\s*[/.]\s*l|tl\s*\.|tuq\s*\.|t/ư)\s*\.?\s*(?=\S)"
)
_ROLE = re.compile(
    r"\b(?:phó\s+)?(?:bí thư|trưởng ban|chánh văn phòng|chủ nhiệm|chủ tịch|trưởng đoàn|"
    r"chính ủy|chính trị viên|trưởng phòng|giám đốc|hiệu trưởng)(?:\s+(?:thường trực|"
    r"đảng ủy|chi bộ|chi ủy|tỉnh ủy|thành ủy|huyện ủy))*"
)
_FOOT_SPAN = 45


@dataclass(frozen=True, slots=True)
class Foot:
    recipients: tuple[str, ...]
    signer_title: str | None
    first_line: int  # where the body ends


def read(rows: list[Line], body: int) -> Foot:
    last = len(rows)
    at = next((place for place in range(last - 1, body - 1, -1) if _RECIPIENTS.match(_left(rows[place])[1])), None)
    addressed = _addressed(rows)
    sign_at = _signature_line(rows, body, at)
    first = min([place for place in (at, sign_at) if place is not None], default=last)
    recipients = _recipients(rows, at, sign_at) if at is not None else ()
    signer = _signer(rows, sign_at) if sign_at is not None else None
    return Foot(recipients or addressed, signer, first)


def _columns(row: Line) -> list[tuple[str, str]]:
    """Cells of a foot set in two columns, each as written and folded."""
    found = []
    for hit in re.finditer(r"[^\t|]+?(?=\t|\||\s{3,}|$)", row.text.strip()):
        if hit.group().strip():
            lead = len(row.text) - len(row.text.lstrip())
            found.append((hit.group().strip(" *_"), row.folded[lead + hit.start() : lead + hit.end()].strip()))
    return found


def _left(row: Line) -> tuple[str, str]:
    columns = _columns(row)
    return columns[0] if columns else ("", "")


def _signature_line(rows: list[Line], body: int, recipients_at: int | None) -> int | None:
    floor = max(body, len(rows) - _FOOT_SPAN)
    for place in range(floor, len(rows)):
        if any(_SIGN.match(folded) and text[:1].isupper() for text, folded in _columns(rows[place])):
            return place
    for place in range(max(floor, len(rows) - 12), len(rows)):
        for text, folded in _columns(rows[place]):
            if _ROLE.fullmatch(folded) and (text.isupper() or recipients_at is not None):
                return place
    return None


def _signer(rows: list[Line], at: int) -> str | None:
    """The lines from "T/M …" to the last title in capitals, joined by a dash."""
    pieces: list[str] = []
    for row in rows[at : at + 8]:
        for text, folded in _columns(row):
            written = re.sub(r"\s+", " ", text).strip(" *_,.;")
            upper = bool(written) and written == written.upper() and any(letter.isalpha() for letter in written)
            if (
                _SIGN.match(folded)
                or (upper and pieces and not _RECIPIENTS.match(folded) and not written.startswith(("-", "+")))
                or (_ROLE.fullmatch(folded) and not folded.startswith("-"))
            ):
                pieces.append(written)
    return " — ".join(dict.fromkeys(pieces)) or None


def _recipients(rows: list[Line], at: int, sign_at: int | None) -> tuple[str, ...]:
    text, folded = _left(rows[at])
    rest = text[len(_RECIPIENTS.match(folded).group()) :].strip() if _RECIPIENTS.match(folded) else ""  # type: ignore[union-attr]
    pieces = [piece for piece in re.split(r"\s*;\s*", rest) if piece.strip(" .,-")]
    gap = 0
    for place in range(at + 1, len(rows)):
        row = rows[place]
        if row.blank:
            gap += 1
            if pieces and gap > 1:
                break
            continue
        text, folded = _left(row)
        if place == sign_at and len(_columns(row)) == 1:
            break
        if not re.match(r"[-+•–*]|như\b|lưu\b", folded) and (
            gap or _SIGN.match(folded) or text.isupper() or not pieces
        ):
            if pieces or _SIGN.match(folded):
                break
            continue
        if re.match(r"[-+•–*]", folded) or re.match(r"như\b|lưu\b", folded) or not pieces:
            pieces += [piece for piece in re.split(r"\s*;\s*(?=[-–]?\s*\S)", text) if piece.strip(" .,-–")]
        elif not _ROLE.fullmatch(folded):
            pieces[-1] += " " + text
        gap = 0
    return tuple(piece for piece in (_clean(piece) for piece in pieces) if piece)


def _addressed(rows: list[Line]) -> tuple[str, ...]:
    """ "Kính gửi: …" at the top."""
    found: list[str] = []
    for place, row in enumerate(rows[:25]):
        if re.match(r"\s*kính gửi\b", row.folded):
            first = re.sub(r"^\s*\W*kính gửi\W*", "", row.text, flags=re.IGNORECASE)
            found += re.split(r"\s*;\s*", first)
            for below in rows[place + 1 : place + 12]:
                if below.blank:
                    if any(_clean(piece) for piece in found):
                        break
                    continue
                if not re.match(r"\s*[-+•–*]", below.text):
                    break
                found += re.split(r"\s*;\s*", below.text)
            break
    return tuple(piece for piece in (_clean(piece) for piece in found) if piece)


def _clean(piece: str) -> str:
    return re.sub(r"\s+", " ", piece).strip(" \t-+•–—*_;,./:")
