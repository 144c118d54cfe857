"""From an indicator and a span of days to a figure: what was counted, of how many, and why it may be unknown.

A figure is a whole number, or a percent with its numerator and denominator. An indicator that the record
cannot count (ratings, coverage, a share within a body whose size is not kept) is unknown, with the reason; a
committee may tell it by hand (`models.ToldFigure`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from taonguon.organization.labels import Denominator, Kind
from taonguon.organization.models import Committee, Unit
from taonguon.plan.labels import Indicator
from taonguon.progress import counters
from taonguon.progress.counters import Question
from taonguon.rules.period import Period, same_period_last_year


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of one unit or branch. `value` is None when unknown; `why` says so in Vietnamese."""

    value: float | None
    numerator: int | None = None
    denominator: int | None = None
    why: str = ""


UNCOUNTED = Figure(None, why="Hệ thống chưa có dữ liệu để đếm chỉ tiêu này: nhập số ở trang kế hoạch.")
NO_GROUP = Figure(None, why="Chưa có cách nhận ra nhóm này trong hồ sơ: nhập số ở trang kế hoạch.")

# Flows grow through a period and have a pace; everything else is a state to hold.
FLOWS = frozenset(
    {
        Indicator.ADMISSIONS.value,
        Indicator.ADMISSION_RATE.value,
        Indicator.ADMISSION_GROWTH.value,
        Indicator.ADMISSIONS_PROGRESS.value,
        Indicator.TRAINEES.value,
        Indicator.TRAINING_CLASSES.value,
        Indicator.REFERRALS.value,
        Indicator.SUB_UNITS_WITH_ADMISSION.value,
        Indicator.SUB_UNITS_WITH_REFERRAL.value,
        Indicator.PARTY_ORGS_NEW.value,
    }
)

Counter = Callable[[Question], dict[str, int] | None]
_PLAIN: Mapping[str, Counter] = {
    Indicator.ADMISSIONS.value: counters.admissions,
    Indicator.MEMBERS_TOTAL.value: counters.members_total,
    Indicator.TRAINEES.value: counters.trainees,
    Indicator.TRAINING_CLASSES.value: counters.training_classes,
    Indicator.SOURCE_POOL.value: counters.source_pool,
    Indicator.REFERRALS.value: counters.referrals,
    Indicator.CELL_SIZE.value: counters.official_members,
}


def _whole_group(question: Question) -> Question:
    return replace(question, group="")


def _start_of_year(question: Question) -> dict[str, int] | None:
    """Membership on 31 December before the period's year (the committee's opening list)."""
    day = question.period.start.replace(month=1, day=1) - timedelta(days=1)
    return counters.members_total(replace(question, group="", period=Period(day, day)))


def _members_base(question: Question, committee: Committee) -> dict[str, int] | None:
    if committee.denominator == Denominator.NOW:
        return counters.members_total(_whole_group(question))
    base = _start_of_year(question)
    if committee.denominator == Denominator.START_OF_YEAR_WITHOUT_EXEMPT and base is not None:
        exempt = counters.exempt_members(question)
        return {path: number - exempt.get(path, 0) for path, number in base.items()}
    return base


def _ratio(top: dict[str, int] | None, bottom: dict[str, int] | None) -> dict[str, Figure] | None:
    if top is None or bottom is None:
        return None
    figures = {}
    for path in {*top, *bottom}:
        above, below = top.get(path, 0), bottom.get(path, 0)
        if below:
            figures[path] = Figure(100 * above / below, above, below)
        else:
            figures[path] = Figure(None, above, 0, "Chưa có mẫu số để tính tỷ lệ.")
    return figures


def _growth(question: Question) -> dict[str, Figure] | None:
    before = replace(question, period=same_period_last_year(question.period))
    now, then = counters.admissions(question), counters.admissions(before)
    ratio = _ratio(now, then)
    if ratio is None:
        return None
    return {
        path: replace(figure, value=figure.value - 100 if figure.value is not None else None)
        for path, figure in ratio.items()
    }


def measure(indicator: str, question: Question, committee: Committee) -> dict[str, Figure] | None:
    """Figures by path; None when the question's group cannot be told from the record."""
    plain = _PLAIN.get(indicator)
    if plain is not None:
        counts = plain(question)
        return None if counts is None else {path: Figure(number, number) for path, number in counts.items()}
    if indicator == Indicator.ADMISSION_RATE:
        return _ratio(counters.admissions(question), _members_base(question, committee))
    if indicator == Indicator.ADMISSION_SHARE:
        return _ratio(counters.admissions(question), counters.admissions(_whole_group(question)))
    if indicator == Indicator.ADMISSION_GROWTH:
        return _growth(question)
    if indicator == Indicator.MENTORED_SHARE:
        return _ratio(counters.mentored(question), counters.source_pool(_whole_group(question)))
    if indicator == Indicator.REFERRAL_ADMISSION_RATE:
        return _ratio(counters.referrals_admitted(question), counters.referrals(_whole_group(question)))
    if indicator == Indicator.PROBATION_CONVERSION:
        return _ratio(counters.probation_done(question), counters.probation_due(question))
    spread = _SPREAD.get(indicator)
    return spread(question) if spread else {}


def _units(question: Question, *, cells: bool) -> list[str]:
    """Paths of the units that a spread is over: cells, or the direct units of a committee."""
    rows = Unit.objects.valid_on(question.end)
    rows = rows.cells().in_branch(question.path) if cells else rows.direct_units(question.path)
    return list(rows.order_by("path").values_list("path", flat=True))


def _with_some(question: Question, counter: Counter, *, cells: bool) -> Figure:
    """Units of a branch with at least one row: how many of how many, as a number."""
    paths = _units(question, cells=cells)
    depths = {len(path) for path in paths}
    found: dict[str, int] = {}
    for depth in depths:
        counts = counter(replace(question, depth=depth))
        found.update(counts or {})
    return Figure(None, sum(1 for path in paths if found.get(path)), len(paths))


def _sub_units_with_admission(question: Question) -> dict[str, Figure]:
    return {"": _with_some(question, counters.admissions, cells=False)}


def _sub_units_with_referral(question: Question) -> dict[str, Figure]:
    return {"": _with_some(question, counters.referrals, cells=False)}


def _cells_without_admission(question: Question) -> dict[str, Figure]:
    some = _with_some(question, counters.admissions, cells=True)
    return {"": replace(some, numerator=(some.denominator or 0) - (some.numerator or 0))}


def _units_without_members(question: Question) -> dict[str, Figure]:
    some = _with_some(question, counters.members_total, cells=True)
    return {"": replace(some, numerator=(some.denominator or 0) - (some.numerator or 0))}


def _party_orgs_new(question: Question) -> dict[str, Figure]:
    number = (
        Unit.objects.in_branch(question.path)
        .party()
        .filter(valid_from__gte=question.period.start, valid_from__lte=question.end)
        .exclude(kind=Kind.COMMUNE.value)
        .count()
    )
    return {"": Figure(number, number)}


_SPREAD: Mapping[str, Callable[[Question], dict[str, Figure]]] = {
    Indicator.SUB_UNITS_WITH_ADMISSION.value: _sub_units_with_admission,
    Indicator.SUB_UNITS_WITH_REFERRAL.value: _sub_units_with_referral,
    Indicator.CELLS_WITHOUT_ADMISSION.value: _cells_without_admission,
    Indicator.UNITS_WITHOUT_MEMBERS.value: _units_without_members,
    Indicator.PARTY_ORGS_NEW.value: _party_orgs_new,
}


def in_measure(figure: Figure, unit: str | None) -> Figure:
    """A spread figure (so many of so many units) as the target's unit asks: percent, or a number of units."""
    if figure.value is not None or figure.numerator is None or figure.why:
        return figure
    if unit == "percent":
        if not figure.denominator:
            return replace(figure, why="Chưa có đơn vị nào để tính tỷ lệ.")
        return replace(figure, value=100 * figure.numerator / figure.denominator)
    return replace(figure, value=figure.numerator)
