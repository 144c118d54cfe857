"""Targets of one plan that cannot all be met. Only figures the text (or the caller) gives are used."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from taonguon.rules.reading.model import Contradiction, Number, Target

_EACH = ("each_sub_unit", "each_cell", "each_sub_committee")
_SHOWN = 12  # quotas written out in a sum


@dataclass(frozen=True, slots=True)
class Context:
    """What is known beside the targets; ``None`` is unknown and raises nothing.

    ``units``: sub-units counted by a floor "each …" after exemptions, by scope. ``members``: members now.
    ``years``: years of the term. ``leaving_per_year``: members expected to leave a year (death, transfer,
    removal).
    """

    units: tuple[tuple[str, int], ...] = ()
    members: int | None = None
    years: int | None = None
    leaving_per_year: int | None = None

    def count(self, scope: str) -> int | None:
        return dict(self.units).get(scope)


def contradictions(targets: Sequence[Target], context: Context | None = None) -> tuple[Contradiction, ...]:
    """All that is found, each with its arithmetic in the message."""
    known = context or Context()
    checks = (
        _quotas,
        _schedule_sums,
        _parts,
        _floors,
        _places,
        _term_and_year,
        _rate_and_people,
        _band,
        _same_thing_twice,
    )
    return tuple(found for check in checks for found in check(targets, known))


def written(value: Number) -> str:
    """1300 → "1.300", 3.25 → "3,25"."""
    if isinstance(value, int) or value == int(value):
        return f"{int(value):,}".replace(",", ".")
    return str(value).replace(".", ",")


def _raised(code: str, message: str, *targets: Target) -> Contradiction:
    return Contradiction(code, message, tuple(target.id for target in targets))


def _low(target: Target) -> Number:
    return target.value if target.value is not None else 0


def _high(target: Target) -> Number | None:
    if target.op == "range":
        return target.value_max
    return target.value if target.op in ("eq", "max") else None


def _figures(targets: Iterable[Target], indicator: str, *scopes: str) -> list[Target]:
    """Whole figures in people, the plan's own or assigned."""
    return [
        target
        for target in targets
        if target.indicator == indicator
        and target.unit == "people"
        and target.scope in scopes
        and target.value is not None
        and target.part_of is None
        and target.origin != "cited"
    ]


def _yearly(targets: Iterable[Target]) -> list[Target]:
    """Admissions of every year of the plan."""
    return [
        target
        for target in _figures(targets, "admissions", "committee")
        if target.per == "year" and target.year is None and not target.group
    ]


def _sum(values: Sequence[Number]) -> str:
    rest = " + …" if len(values) > _SHOWN else ""
    return " + ".join(written(value) for value in values[:_SHOWN]) + rest


def _quotas(targets: Sequence[Target], _: Context) -> list[Contradiction]:
    found: list[Contradiction] = []
    for target in targets:
        if not target.quotas or target.value is None or target.unit == "percent":
            continue
        values = [quota.value for quota in target.quotas]
        total, top = sum(values), _high(target)
        if total < target.value or (top is not None and total > top):
            message = (
                f"Cộng chỉ tiêu phân bổ cho {len(values)} đơn vị: {_sum(values)} = {written(total)}, "
                f"khác tổng đã nêu {written(target.value)} (chênh {written(abs(total - target.value))})."
            )
            found.append(_raised("quotas_do_not_sum", message, target))
    return found


def _schedule_sums(targets: Sequence[Target], _: Context) -> list[Contradiction]:
    found: list[Contradiction] = []
    for target in targets:
        if len(target.schedule) < 2 or target.unit != "people":
            continue
        values = [item.value for item in target.schedule]
        for whole in _figures(targets, target.indicator, target.scope):
            if whole.per == "term" and whole.group == target.group and sum(values) < _low(whole):
                message = (
                    f"Cộng các năm {_sum(values)} = {written(sum(values))}, "
                    f"thấp hơn chỉ tiêu cả nhiệm kỳ {written(_low(whole))}."
                )
                found.append(_raised("schedule_below_term", message, whole, target))
    return found


def _parts(targets: Sequence[Target], _: Context) -> list[Contradiction]:
    found: list[Contradiction] = []
    by_id = {target.id: target for target in targets}
    for part in targets:
        whole = by_id.get(part.part_of or "")
        if whole is None or not whole.unit == part.unit == "people":
            continue
        top = _high(whole)
        if top is not None and part.value is not None and part.value > top:
            message = f"Phần {written(part.value)} lớn hơn tổng {written(top)}."
            found.append(_raised("part_exceeds_whole", message, whole, part))
    return found


def _floors(targets: Sequence[Target], context: Context) -> list[Contradiction]:
    """The sum of what each unit owes, against the figure of the whole for the same period."""
    found: list[Contradiction] = []
    for indicator in ("admissions", "trainees", "source_pool"):
        for floor in _figures(targets, indicator, *_EACH):
            count = context.count(floor.scope)
            if not count or floor.scope_filter or floor.group:
                continue
            for total in _figures(targets, indicator, "committee"):
                if (total.per, total.year, total.group) == (floor.per, floor.year, None):
                    found += _floor_against(total, floor, count)
    return found


def _floor_against(total: Target, floor: Target, count: int) -> list[Contradiction]:
    owed, top, low = count * _low(floor), _high(total), _low(total)
    arithmetic = f"{count} đơn vị × {written(_low(floor))} = {written(owed)}"
    if top is not None and owed > top:
        message = f"{arithmetic}, lớn hơn chỉ tiêu chung {written(top)}."
        return [_raised("floors_exceed_total", message, total, floor)]
    if top is None and owed > low:
        message = f"{arithmetic}, lớn hơn mức tối thiểu chung {written(low)}: mức chung không còn tác dụng."
        return [_raised("floors_exceed_total", message, total, floor)]
    if owed < low:
        message = f"{arithmetic}, chưa đủ chỉ tiêu chung {written(low)} (thiếu {written(low - owed)})."
        return [_raised("floors_below_total", message, total, floor)]
    return []


def _places(targets: Sequence[Target], _: Context) -> list[Contradiction]:
    """Everyone admitted has been through the class: places below admissions cannot do."""
    found: list[Contradiction] = []
    for seats in _figures(targets, "trainees", "committee"):
        for need in _figures(targets, "admissions", "committee"):
            if seats.per != need.per or seats.year != need.year or seats.group or need.group:
                continue
            top = _high(seats)
            most, word = (top, "") if top is not None else (_low(seats), "tối thiểu ")
            if most < _low(need):
                message = (
                    f"Lớp nhận thức {word}{written(most)} người, thấp hơn {written(_low(need))} người "
                    f"cần kết nạp (thiếu {written(_low(need) - most)})."
                )
                found.append(_raised("places_below_need", message, seats, need))
    return found


def _term_and_year(targets: Sequence[Target], context: Context) -> list[Contradiction]:
    """A term's total against the yearly figure times the years."""
    years = context.years
    if not years:
        return []
    found: list[Contradiction] = []
    for term in _figures(targets, "admissions", "committee"):
        if term.per != "term" or term.group:
            continue
        for year in _yearly(targets):
            low, high, top = years * _low(year), _high(year), _high(term)
            if top is not None and low > top:
                message = (
                    f"{years} năm × {written(_low(year))} = {written(low)}, "
                    f"lớn hơn chỉ tiêu cả nhiệm kỳ {written(top)}."
                )
                found.append(_raised("years_exceed_term", message, term, year))
            elif high is not None and years * high < _low(term):
                message = (
                    f"{years} năm × {written(high)} = {written(years * high)}, "
                    f"thấp hơn chỉ tiêu cả nhiệm kỳ {written(_low(term))}."
                )
                found.append(_raised("years_below_term", message, term, year))
    return found


def _rate_and_people(targets: Sequence[Target], context: Context) -> list[Contradiction]:
    """A share of the membership against the people named for the same period."""
    members = context.members
    if not members:
        return []
    found: list[Contradiction] = []
    for rate in targets:
        if rate.indicator != "admission_rate" or rate.scope != "committee" or rate.op == "max":
            continue
        if rate.value is None or rate.origin == "cited":
            continue
        need = members * rate.value / 100
        for people in _figures(targets, "admissions", "committee"):
            top = _high(people)
            if (people.per, people.group) == (rate.per, None) and top is not None and top + 1 <= need:
                message = (
                    f"{written(rate.value)}% của {written(members)} đảng viên = {written(round(need, 1))} người, "
                    f"lớn hơn {written(top)} người đã nêu."
                )
                found.append(_raised("rate_vs_people", message, rate, people))
    return found


def _band(targets: Sequence[Target], context: Context) -> list[Contradiction]:
    """Members now + admissions over the years − those expected to leave, against the band."""
    if context.members is None or not context.years:
        return []
    found: list[Contradiction] = []
    leaving = context.leaving_per_year
    flow = ", chưa trừ số giảm" if leaving is None else f" − {written(leaving)} giảm"
    for band in _figures(targets, "members_total", "committee"):
        for year in _yearly(targets):
            after = context.members + context.years * (_low(year) - (leaving or 0))
            arithmetic = (
                f"{written(context.members)} + {context.years} năm × ({written(_low(year))} kết nạp{flow}) "
                f"= {written(after)}"
            )
            top = _high(band)
            if top is not None and after > top:
                message = f"{arithmetic}, vượt mức trên {written(top)}."
                found.append(_raised("band_vs_flows", message, band, year))
            elif band.op != "max" and after < _low(band):
                message = f"{arithmetic}, dưới mức dưới {written(_low(band))}."
                found.append(_raised("band_vs_flows", message, band, year))
    return found


def _same_thing_twice(targets: Sequence[Target], _: Context) -> list[Contradiction]:
    """Two places of one plan that set different figures for the same thing."""
    found: list[Contradiction] = []
    seen: dict[tuple[object, ...], Target] = {}
    for target in targets:
        if not _comparable(target):
            continue
        key = (target.indicator, target.unit, target.scope, target.scope_filter, target.group, target.base)
        other = seen.setdefault((*key, target.per, target.year, target.by), target)
        if other is not target and _disjoint(other, target):
            message = f"Cùng một chỉ tiêu nêu hai mức khác nhau: {_said(other)} và {_said(target)}."
            found.append(_raised("same_target_two_values", message, other, target))
    return found


def _comparable(target: Target) -> bool:
    """A figure of one known body for one known period; parts and lists may differ by right."""
    by_kind = target.scope in ("named_units", "units_of_type", "each_unit_of_type")
    whole = target.part_of is None and not target.quotas and target.origin == "own"
    return whole and not by_kind and target.value is not None and target.per is not None


def _disjoint(one: Target, two: Target) -> bool:
    """Can no number satisfy both, or do two bounds of one kind differ?"""
    if one.op == two.op and one.op in ("min", "max", "eq"):
        return one.value != two.value
    low_one, low_two = (_low(target) if target.op != "max" else 0 for target in (one, two))
    high_one, high_two = _high(one), _high(two)
    return (high_one is not None and high_one < low_two) or (high_two is not None and high_two < low_one)


_SIGN = {"percent": "%", "people": " người", "units": " đơn vị", "multiple": " lần"}


def _said(target: Target) -> str:
    sign = _SIGN[target.unit]
    if target.op == "range" and target.value_max is not None:
        return f"{written(_low(target))}–{written(target.value_max)}{sign}"
    word = {"min": "từ ", "max": "không quá "}.get(target.op, "")
    return f"{word}{written(_low(target))}{sign}"
