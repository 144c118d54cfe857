"""One card a target: what is there, what is required, its pace, its forecast and the list behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from taonguon.plan.labels import FLOOR_SCOPES, INDICATOR_LABELS, Indicator, TargetScope
from taonguon.plan.models import Target
from taonguon.progress.heat import MEASURED, Row
from taonguon.progress.labels import STATE_KINDS, STATE_LABELS
from taonguon.progress.targets import Progress
from taonguon.rules.forecast import Band, Outlook
from taonguon.rules.pace import State
from taonguon.rules.reading.labels import GROUPS
from taonguon.rules.wording import format_decimal, format_int

Number = int | float | None


@dataclass(frozen=True, slots=True)
class Card:
    """Page-ready: numbers are rounded as they are shown, `rows` are pairs of words and values."""

    title: str
    kind: str
    verdict: str
    actual: Number
    url: str
    target_text: str
    target: Number = None
    pace: Number = None
    low: Number = None
    high: Number = None
    suffix: str = ""
    why: str = ""
    rows: Sequence[tuple[str, str]] = ()


_SUBJECTS = {
    TargetScope.EACH_SUB_COMMITTEE: "Đảng bộ trực thuộc",
    TargetScope.EACH_CELL: "Chi bộ",
    TargetScope.EACH_SUB_UNIT: "Đơn vị trực thuộc",
    TargetScope.EACH_UNIT_OF_TYPE: "Đơn vị",
}
_DEEDS = {Indicator.ADMISSIONS.value: "kết nạp", Indicator.TRAINEES.value: "cử đi học"}


def title_of(target: Target) -> str:
    """Title of a card: the indicator, its group, and for a floor who owes it and how much."""
    if target.scope in _SUBJECTS and target.indicator in _DEEDS and target.value is not None:
        number = format_int(round(target.value))
        return f"{_SUBJECTS[TargetScope(target.scope)]} {_DEEDS[target.indicator]} từ {number} người trở lên"
    title = INDICATOR_LABELS[Indicator(target.indicator)]
    if target.indicator == Indicator.MEMBERS_TOTAL and target.value is not None and target.value_max is not None:
        return f"{title} từ {format_int(round(target.value))} đến {format_int(round(target.value_max))}"
    return f"{title}: {GROUPS.get(target.group, target.group)}" if target.group else title


def _chance(outlook: Outlook) -> str:
    """A chance as words: never 0 or 100 % while the year still runs."""
    if outlook.chance is None:
        return "chưa rõ"
    percent = round(100 * outlook.chance)
    if outlook.reached:
        return "đã đạt"
    if percent >= 100:
        return "trên 99%"
    return f"{percent}%" if percent >= 1 else "dưới 1%"


def _range(outlook: Outlook) -> str:
    expected = format_int(round(outlook.expected))
    return f"{expected} ({format_int(outlook.low)} đến {format_int(outlook.high)})"


def _kind(state: State, outlook: Outlook | None) -> tuple[str, str]:
    """State of a card: behind and unlikely is worse than behind."""
    if state is State.BEHIND and outlook is not None and outlook.chance is not None and outlook.chance < 0.2:
        return "bad", "Khó đạt"
    return STATE_KINDS[state], STATE_LABELS[state]


def _asked(row: Progress) -> str:
    """The requirement as words beside the big figure."""
    low, high = row.bounds.low, row.bounds.high
    percent = row.target.unit == "percent"
    unit = "%" if percent else {"people": " người", "units": ""}.get(row.target.unit or "", "")
    if low is not None and high is not None:
        return (
            f"khung {format_decimal(low)} đến {format_decimal(high)}{unit}"
            if percent
            else (f"khung {format_int(round(low))} đến {format_int(round(high))}{unit}")
        )
    if low is not None:
        return f"trên {format_decimal(low) if percent else format_int(round(low))}{unit}"
    if high is not None:
        return f"không quá {format_decimal(high) if percent else format_int(round(high))}{unit}"
    return "chưa rõ mức phải đạt"


def committee_cards(
    own: Sequence[Progress], outlook: Outlook | None, band: Band | None, members: int
) -> list[Card]:
    """Cards of the committee's own targets, in the plan's order."""
    cards = []
    for row in own:
        if row.target.part_of_id is not None:
            continue
        if row.target.indicator == Indicator.MEMBERS_TOTAL and row.bounds.known and band is not None:
            cards.append(_band_card(row, band, members))
            continue
        lead = outlook if row.target.indicator == Indicator.ADMISSIONS and not row.target.group else None
        kind, words = _kind(row.state, lead)
        rows = []
        if row.pace is not None and row.period.passed(row.period.end) and row.state is not State.MET:
            rows.append(("Lẽ ra đến nay", format_int(row.pace)))
        if lead is not None:
            rows += [("Dự báo cả năm", _range(lead)), ("Khả năng đạt", _chance(lead))]
        if row.figure.denominator is not None:
            rows.append(("Mẫu số", format_int(row.figure.denominator)))
        cards.append(
            Card(
                title=title_of(row.target),
                kind=kind,
                verdict=words,
                actual=_shown(row.figure.value),
                suffix="%" if row.target.unit == "percent" else "",
                url=f"/bang-dieu-hanh/so/{row.target.pk}/",
                target_text=f"{_asked(row)}, {row.period.name}" if row.flow else _asked(row),
                target=row.bounds.low if row.bounds.low is not None else row.bounds.high,
                pace=row.pace,
                low=lead.low if lead else None,
                high=lead.high if lead else None,
                why=row.figure.why,
                rows=rows,
            )
        )
    return cards


def _shown(value: float | None) -> Number:
    if value is None:
        return None
    return int(value) if float(value).is_integer() else round(value, 1)


def _band_card(row: Progress, band: Band, members: int) -> Card:
    last = band.points[-1]
    this_year = next((point for point in band.points if point.name.startswith("quý IV")), last)
    kind, words = ("ok", "Trong khung") if row.state is State.MET else ("bad", "Ngoài khung")
    if row.state is State.MET and band.breaks_at:
        kind, words = "warn", "Có thể ra ngoài khung"
    breaks = "không, theo dự báo"
    if band.breaks_at:
        breaks = f"{band.breaks_at}, {'dưới sàn' if band.breaks_low else 'vượt trần'}"

    def spread(point: object) -> str:
        low, high = format_int(round(point.low)), format_int(round(point.high))
        return f"{format_int(round(point.members))} ({low} đến {high})"

    rows = [(f"Cuối {this_year.name}", spread(this_year))]
    if last is not this_year:
        rows.append((f"Cuối {last.name}", spread(last)))
    rows.append(("Sớm nhất ra ngoài khung", breaks))
    return Card(
        title=title_of(row.target),
        kind=kind,
        verdict=words,
        actual=members,
        url="/dang-vien/",
        target_text=_asked(row),
        target=row.bounds.high or row.bounds.low,
        low=round(last.low),
        high=round(last.high),
        rows=rows,
    )


def floor_cards(targets: Sequence[Target], heat: Sequence[Row], outlooks: dict[str, Outlook]) -> list[Card]:
    """Cards of what every unit owes: how many units have it, and whether the floors fit the total."""
    cards = []
    for target in targets:
        if target.scope not in FLOOR_SCOPES or target.indicator not in MEASURED or target.value is None:
            continue
        column = MEASURED.index(target.indicator)
        bound = [row for row in heat if row.cells[column].required]
        met = [row for row in bound if row.cells[column].state is State.MET]
        exempt = sum(1 for row in heat if row.cells[column].exempt)
        behind = sum(1 for row in bound if row.cells[column].state is State.BEHIND)
        asked = sum(row.cells[column].required or 0 for row in bound)
        rows = [("Được miễn", f"{exempt} đơn vị")]
        if target.indicator == Indicator.ADMISSIONS:
            likely = sum(outlooks[row.unit.path].chance or 0.0 for row in bound if row.unit.path in outlooks)
            rows.append(("Dự báo số đơn vị đạt", format_int(round(likely))))
        rows.append(("Cộng mức của các đơn vị", format_int(asked)))
        if not bound:
            kind, words = "unk", "Chưa rõ"
        elif len(met) == len(bound):
            kind, words = "ok", "Đạt"
        else:
            kind, words = ("warn", "Chậm nhịp") if behind else ("go", "Đúng nhịp")
        cards.append(
            Card(
                title=title_of(target),
                kind=kind,
                verdict=words,
                actual=len(met),
                url="#don-vi",
                target_text=f"trên {len(bound)} đơn vị phải đạt",
                target=len(bound),
                rows=rows,
            )
        )
    return cards


def unit_cards(rows: Sequence[Row], outlooks: dict[str, Outlook], today: date) -> list[Card]:
    """A unit's own cards: admissions and trainees of the year."""
    cards = []
    for row in rows:
        for column, title in enumerate(("Kết nạp đảng viên mới", "Học lớp bồi dưỡng nhận thức về Đảng")):
            cell = row.cells[column]
            outlook = outlooks.get(row.unit.path) if column == 0 and not cell.exempt else None
            kind, words = _kind(cell.state, outlook)
            asked = "được miễn" if cell.exempt else "chưa giao chỉ tiêu"
            if cell.required:
                asked = f"trên {format_int(cell.required)} người, năm {today.year}"
            shown = []
            if outlook is not None:
                shown = [("Dự báo cả năm", _range(outlook))]
                if cell.required:
                    shown.append(("Khả năng đạt", _chance(outlook)))
            cards.append(
                Card(
                    title=title,
                    kind=kind,
                    verdict=words,
                    actual=cell.actual,
                    url=f"/bang-dieu-hanh/don-vi/{row.unit.pk}/{MEASURED[column]}/",
                    target_text=asked,
                    target=cell.required,
                    low=outlook.low if outlook else None,
                    high=outlook.high if outlook else None,
                    rows=shown,
                )
            )
    return cards
