"""The exact counting of a deadline in words, shown on demand beside the date."""

from dataclasses import dataclass
from datetime import date

from taonguon.rules.law.calendar import Holiday
from taonguon.rules.law.counting import due_on
from taonguon.rules.law.model import Amount
from taonguon.rules.law.ruleset import LAW, Law
from taonguon.rules.wording import format_date


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a due day was counted. `sentence` is ready to show."""

    start: date
    due_on: date
    extended_due_on: date | None
    days_off: tuple[Holiday, ...]
    saturdays_worked: tuple[date, ...]
    sentence: str


def _short(day: date) -> str:
    return format_date(day).rsplit("/", 1)[0]


def _days_off(days: tuple[Holiday, ...]) -> str:
    return f", trừ {len(days)} ngày nghỉ lễ {', '.join(_short(day.on) for day in days)}" if days else ""


def _count(start: date, due: date, length: Amount, law: Law) -> str:
    words = law.words(length)
    if length.unit != "working_day":
        return words
    worked = law.calendar.saturdays_worked_between(start, due)
    extra = f", tính cả ngày làm bù {', '.join(map(_short, worked))}" if worked else ""
    return words + _days_off(law.calendar.days_off_between(start, due)) + extra


def explain_deadline(rule: str, start: date, *, law: Law = LAW) -> Explanation:
    """The counting of parameter `rule` from `start`, under the law of that day.

    "45 ngày làm việc từ 10/3/2026, trừ 3 ngày nghỉ lễ 27/4, 30/4, 01/5: 15/5/2026." Raises UnknownRule for an
    unknown id and ValueError for a parameter that is no length of time.
    """
    parameter = law.parameter(rule, start)
    due = due_on(start, parameter.amount, law.calendar) if parameter.amount else None
    if parameter.amount is None or due is None:
        raise ValueError(f"{rule} không phải là một thời hạn")
    words = law.words(parameter.amount)
    details = _count(start, due, parameter.amount, law).removeprefix(words)
    sentence = f"{words} từ {format_date(start)}{details}: {format_date(due)}."
    extended = due_on(due, parameter.extension, law.calendar) if parameter.extension else None
    if parameter.extension and extended:
        sentence += (
            f" Nếu được gia hạn thêm {_count(due, extended, parameter.extension, law)}: {format_date(extended)}."
        )
    working = parameter.amount.unit == "working_day"
    return Explanation(
        start=start,
        due_on=due,
        extended_due_on=extended,
        days_off=law.calendar.days_off_between(start, due) if working else (),
        saturdays_worked=law.calendar.saturdays_worked_between(start, due) if working else (),
        sentence=sentence,
    )
