"""What is to be done next for a person of the pool, from columns that a list loads anyway. No query, no clock."""

from dataclasses import dataclass
from datetime import date, timedelta

from taonguon.candidate.labels import Stage
from taonguon.candidate.models import Candidate
from taonguon.candidate.querysets import IDLE_DAYS, SILENT_DAYS
from taonguon.rules import law
from taonguon.rules.wording import format_date, join_list

# An enlistment nearer than this, before the cell has met, is said first: decision and ceremony take about as long.
ENLISTMENT_DAYS = 120
EXPIRY_DAYS = 90

_STEPS = {
    Stage.SPOTTED: "Chi bộ xét vào danh sách cảm tình Đảng",
    Stage.SYMPATHIZER: "Đăng ký lớp bồi dưỡng nhận thức",
    Stage.TRAINED: "Cho phép làm thủ tục, lập hồ sơ",
    Stage.DOSSIER: "Thẩm tra lý lịch, chi bộ họp xét",
    Stage.CELL_PASSED: "Thẩm định, trình Ban Thường vụ",
    Stage.DECIDED: "Tổ chức lễ kết nạp",
}


@dataclass(frozen=True, slots=True)
class NextAct:
    """One act: `kind` the state sign (go, warn, unk), `by` its last day, `deed` the form that does it."""

    text: str
    kind: str = "go"
    by: date | None = None
    deed: str = ""


def next_act(
    candidate: Candidate, certificate_on: date | None, today: date, applied: law.Law = law.LAW
) -> NextAct:
    """The most pressing act. `certificate_on`: issue day of the newest awareness certificate, None without one."""
    urgent = (
        _enlistment(candidate, today)
        or _certificate(candidate, certificate_on, today, applied)
        or _care(candidate, today)
    )
    if urgent:
        return urgent
    if missing := missing_facts(candidate):
        return NextAct(f"Bổ sung {join_list(missing)}", "unk", deed="edit")
    stage = Stage(candidate.stage)
    if stage is Stage.TRAINED and (today - candidate.stage_on).days > IDLE_DAYS:
        return NextAct(f"Học xong {(today - candidate.stage_on).days} ngày: lập hồ sơ", "warn")
    return NextAct(
        _STEPS[stage], deed={Stage.SPOTTED: "sympathizer", Stage.SYMPATHIZER: "certificate"}.get(stage, "")
    )


def last_day(issued_on: date, today: date, applied: law.Law) -> date | None:
    """The last day on which the cell may rely on a certificate, under the law applied today."""
    amount = applied.parameter("r_awareness_validity", today).amount
    return law.due_on(issued_on, amount, applied.calendar) if amount else None


def missing_facts(candidate: Candidate) -> list[str]:
    """Facts the law asks for that nobody has told yet."""
    person = candidate.person
    asked = {"ngày sinh": person.born_on, "học vấn": person.education}
    return [name for name, value in asked.items() if value is None]


def _enlistment(candidate: Candidate, today: date) -> NextAct | None:
    day = candidate.enlists_on
    if (
        day is None
        or candidate.stage >= Stage.CELL_PASSED
        or not today <= day <= today + timedelta(ENLISTMENT_DAYS)
    ):
        return None
    return NextAct(f"Nhập ngũ {format_date(day)}, xem lịch ngược", "warn", by=day, deed="schedule")


def _certificate(candidate: Candidate, issued_on: date | None, today: date, applied: law.Law) -> NextAct | None:
    """A certificate that has run out, or soon will, before the cell has met."""
    if issued_on is None or candidate.stage >= Stage.CELL_PASSED:
        return None
    last = last_day(issued_on, today, applied)
    if last is None or last > today + timedelta(EXPIRY_DAYS):
        return None
    if last < today:
        return NextAct(f"Giấy chứng nhận hết hạn {format_date(last)}: học lại", "warn")
    return NextAct(f"Giấy chứng nhận hết hạn {format_date(last)}", "warn", by=last)


def _care(candidate: Candidate, today: date) -> NextAct | None:
    if candidate.stage >= Stage.CELL_PASSED:
        return None  # what comes next is the committee's; the helper goes on all the same
    if candidate.helper_id is None:
        return NextAct("Phân công người giúp đỡ", "warn", deed="helper")
    seen = candidate.last_contact_on or candidate.entered_on
    days = (today - seen).days
    return NextAct(f"Gặp, ghi nhật ký (đã {days} ngày)", "warn", deed="diary") if days > SILENT_DAYS else None
