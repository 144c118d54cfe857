"""The figures above the roll: what came and went in a period, the identity, the rate by both denominators."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from urllib.parse import urlencode

from django.urls import reverse

from taonguon.member import queries
from taonguon.member.labels import MovementKind
from taonguon.member.models import Member
from taonguon.member.queries import Flows
from taonguon.organization.labels import DENOMINATOR_LABELS, CountBy, Denominator
from taonguon.organization.models import Committee
from taonguon.progress import counters
from taonguon.progress.counters import Question
from taonguon.rules import period as periods
from taonguon.rules.access import Scope
from taonguon.rules.period import Period
from taonguon.rules.wording import format_date, format_int

K = MovementKind
# Lines of the panel: words, sign, the kinds they add up. Kinds without a line of their own stand in the last ones.
INCREASE_LINES: tuple[tuple[str, str, tuple[MovementKind, ...]], ...] = (
    ("Kết nạp", "ket-nap", (K.ADMISSION, K.READMISSION)),
    ("Chuyển đến", "chuyen-den", (K.TRANSFER_IN,)),
    ("Nối lại sinh hoạt, tiếp nhận tổ chức", "tang-khac", (K.ACTIVITY_RESUMED, K.ORGANIZATION_HANDOVER_IN)),
    ("Ghi vào danh sách đầu kỳ", "dau-ky", (K.OPENING,)),
)
DECREASE_LINES: tuple[tuple[str, str, tuple[MovementKind, ...]], ...] = (
    ("Chuyển đi", "chuyen-di", (K.TRANSFER_OUT,)),
    ("Từ trần", "tu-tran", (K.DEATH,)),
    (
        "Xóa tên, xin ra, khai trừ",
        "ra-khoi",
        (K.VOLUNTARY_EXIT, K.NAME_REMOVAL, K.NAME_REMOVAL_PROBATIONARY, K.EXPULSION),
    ),
    ("Hủy kết nạp, chuyển giao tổ chức", "giam-khac", (K.ADMISSION_ANNULLED, K.ORGANIZATION_HANDOVER_OUT)),
)
GROUPS = {key: (label, kinds) for label, key, kinds in (*INCREASE_LINES, *DECREASE_LINES)}
GROUPS["cong-nhan"] = ("Công nhận chính thức", (K.RECOGNITION,))
ALWAYS = {"ket-nap", "chuyen-den", "chuyen-di", "tu-tran", "ra-khoi"}
PERIODS = {
    "nam": "Cả năm", "q1": "Quý I", "q2": "Quý II", "q3": "Quý III", "q4": "Quý IV", "h1": "6 tháng đầu năm",
    "h2": "6 tháng cuối năm",
}  # fmt: skip


def period_of(year: int, key: str) -> Period:
    """The period a reader chose; `nam` is the whole year."""
    return periods.reporting_period(year, "year" if key == "nam" else key)


@dataclass(frozen=True, slots=True)
class FlowLine:
    """One line of the panel: words, "+" or "−", the figure and the list it counts."""

    label: str
    sign: str
    number: int
    url: str


@dataclass(frozen=True, slots=True)
class Panel:
    """The identity D = A + B − C of a branch and a period."""

    period: Period
    flows: Flows
    lines: Sequence[FlowLine]
    start_url: str
    end_url: str
    equation: str
    recognised_url: str
    roll_now: int | None

    @property
    def day_before(self) -> date:
        """The day at whose end A is counted."""
        return self.flows.start - timedelta(days=1)

    @property
    def holds(self) -> bool:
        """The identity holds, and the roll of today holds as many people as the movements say."""
        return self.flows.holds and self.roll_now in {None, self.flows.at_end}


def panel(path: str, year: int, key: str, unit: str, today: date) -> Panel:
    """Figures of the branch at `path`; a period that still runs is counted to today."""
    period = period_of(year, key).until(today)
    flows = queries.flows(path, period.start, period.end)
    asked = {"nam": year, "ky": key} | ({"don_vi": unit} if unit else {})

    def address(group: str) -> str:
        return f"{reverse('member:movements')}?{urlencode(asked | {'viec': group})}"

    def roll(day: date) -> str:
        told = {"ngay": format_date(day)} | ({"don_vi": unit} if unit else {})
        return f"{reverse('member:list')}?{urlencode(told)}"

    lines = [
        FlowLine(label, sign, number, address(group))
        for sign, counts, table in (("+", flows.increases, INCREASE_LINES), ("−", flows.decreases, DECREASE_LINES))
        for label, group, kinds in table
        if (number := sum(counts.get(kind, 0) for kind in kinds)) or group in ALWAYS
    ]
    terms = "".join(f" {line.sign} {format_int(line.number)}" for line in lines)
    now = Member.objects.in_branch(path).counted().count() if flows.end == today else None
    return Panel(
        period=period,
        flows=flows,
        lines=lines,
        start_url=roll(flows.start - timedelta(days=1)),
        end_url=roll(flows.end),
        equation=f"{format_int(flows.at_start)}{terms} = {format_int(flows.at_end)}",
        recognised_url=address("cong-nhan"),
        roll_now=now,
    )


@dataclass(frozen=True, slots=True)
class Rate:
    """Admissions of a year over one denominator, in percent; None when there was nobody."""

    label: str
    denominator: int
    percent: Decimal | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class Rates:
    year: int
    admitted: int
    counted_by: str
    rates: Sequence[Rate]


def rates(scope: Scope, path: str, year: int, today: date) -> Rates | None:
    """The admission rate of a year by each denominator in use, the committee's own choice marked."""
    committee = Committee.objects.filter(unit_id=scope.commune_id).first()
    if committee is None:
        return None
    whole = periods.year(year).until(today)
    question = Question(path, whole, count_by=committee.count_admissions_by)
    admitted = (counters.admissions(question) or {}).get("", 0)
    start = queries.count_on(path, date(year, 1, 1) - timedelta(days=1))
    exempt = counters.exempt_members(question).get("", 0)
    sizes = {
        Denominator.START_OF_YEAR: start,
        Denominator.START_OF_YEAR_WITHOUT_EXEMPT: start - exempt if start else 0,
        Denominator.NOW: queries.count_on(path, whole.end),
    }
    return Rates(
        year=year,
        admitted=admitted,
        counted_by="ngày quyết định" if committee.count_admissions_by == CountBy.DECISION else "ngày lễ kết nạp",
        rates=[
            Rate(
                DENOMINATOR_LABELS[name],
                size,
                Decimal(admitted) * 100 / size if size > 0 else None,
                name == committee.denominator,
            )
            for name, size in sizes.items()
        ],
    )
