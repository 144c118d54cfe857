"""Words and signs of a member on a page: standing, Party age, movements. No query."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from taonguon.member.labels import DECREASES, INCREASES, MOVEMENT_LABELS, STATUS_LABELS, MovementKind, Status
from taonguon.member.models import Member, Movement
from taonguon.member.queries import probation_end, recognition_due
from taonguon.rules import law

SOON_DAYS = 60
_YEARS_FROM = 24  # months of Party age from which years are said


@dataclass(frozen=True, slots=True)
class Standing:
    """State sign and words of where a member stands today."""

    kind: str
    text: str


def standing(member: Member, today: date) -> Standing:
    if member.status == Status.LEFT:
        return Standing("unk", STATUS_LABELS[Status.LEFT])
    if member.status == Status.PROBATIONARY:
        return _probation(member.party_join_on, today)
    if member.activity_exempt:
        return Standing("ok", "Chính thức, được miễn")
    if member.temporary_elsewhere:
        return Standing("go", "Chính thức, tạm đi")
    return Standing("ok", "Chính thức")


def _probation(joined: date | None, today: date) -> Standing:
    if joined is None:
        return Standing("unk", "Dự bị, chưa rõ ngày lễ")
    end = probation_end(joined)
    if recognition_due(end) < today:
        return Standing("bad", "Chi bộ xét quá hạn")
    if end <= today:
        return Standing("warn", "Hết dự bị, chờ chi bộ xét")
    days = (end - today).days
    return Standing("warn", f"Hết dự bị sau {days} ngày") if days <= SOON_DAYS else Standing("go", "Dự bị")


def party_age_from(member: Member) -> date | None:
    """Tuổi Đảng runs from the decision; from the day on the card where the archive holds none (06-HD/TW 5.3)."""
    return member.admission_decision_on or member.party_join_on


def party_age(member: Member, today: date) -> str:
    """In months up to two years, in years after that; "" when no day is known or the member has left."""
    start = party_age_from(member)
    if start is None or start > today or member.status == Status.LEFT:
        return ""
    months = law.full_months(start, today)
    return f"{months} tháng" if months < _YEARS_FROM else f"{months // 12} năm"


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the roll. `reachable`: whether the assignment may open the page."""

    member: Member
    standing: Standing
    age: str
    reachable: bool


def lines(rows: Iterable[Member], path: str, today: date) -> list[Line]:
    return [Line(row, standing(row, today), party_age(row, today), row.unit_path.startswith(path)) for row in rows]


@dataclass(frozen=True, slots=True)
class Happening:
    """One movement of the page of a member; `correctable`: the last one that stands."""

    movement: Movement
    title: str
    detail: str
    state: str
    correctable: bool


def happenings(history: Sequence[Movement]) -> list[Happening]:
    """Movements, latest first. One found wrong is told with its correction, never left out."""
    standing_pks = [row.pk for row in history if row.corrects_id is None and not hasattr(row, "corrected_by")]
    last = standing_pks[:1]
    shown = []
    for row in history:
        kind = MovementKind(row.kind)
        label = MOVEMENT_LABELS[kind]
        if row.corrects_id is not None:
            title, state = f"Sửa: bỏ “{label.lower()}”", ""
        elif row.pk not in standing_pks:
            title, state = f"{label} (ghi nhầm, đã sửa)", "late"
        else:
            title, state = label, "done" if kind in INCREASES else "risk" if kind in DECREASES else "now"
        shown.append(Happening(row, title, _detail(row), state, row.pk in last))
    return shown


def _detail(row: Movement) -> str:
    word = "từ" if row.kind in {MovementKind.TRANSFER_IN, MovementKind.TEMPORARY_IN} else "đến"
    where = f"{row.unit.name}, {word} {row.place}" if row.place else row.unit.name
    return "; ".join(part for part in (where, row.note) if part)
