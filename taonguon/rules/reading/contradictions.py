"""Targets of one plan that cannot all be met. Only figures the text (or the caller) gives are used."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from taonguon.rules.reading.model import Contradiction, Number, Target

_EACH = ("each_sub_unit", "each_cell", "each_sub_committee")


@dataclass(frozen=True, slots=True)
class Context:
    """What is known beside the targets; ``None`` is unknown and raises nothing.

    ``units``: sub-units counted by a floor "each …" after exemptions, by scope. ``members``: members now.
    ``years``: years of the term. ``leaving_per_year``: members expected to leave a year (death, transfer, removal).
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
    found: list[Contradiction] = []
    for check in (
        _quotas,
        _schedule_sums,
        _parts,
        _floors,
        _places,
        _term_and_year,
        _rate_and_people,
        _band,
        _same_thing_twice,
    ):
        found += check(targets, known)
    return tuple(found)


def written(value: Number) -> str:
    """1300 → "1.300", 3.25 → "3,25"."""
    if isinstance(value, int) or value == int(value):
        return f"{int(value):,}".replace(",", ".")
    return str(value).replace(".", ",")


def _low(target: Target) -> Number:
    return target.value if target.value is not None else 0


def _high(target: Target) -> Number | None:
    if target.op == "range":
        return target.value_max
    return target.value if target.op in ("eq", "max") else None


def _figures(targets: Iterable[Target], indicator: str, *scopes: str) -> list[Target]:
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


def _quotas(targets: Sequence[Target], _: Context) -> list[Contradiction]:
    found = []
    for target in targets:
        if not target.quotas or target.value is None or target.unit == "percent":
            continue
        total = sum(quota.value for quota in target.quotas)
        top = _high(target)
        fits = total >= target.value and (top is None or total <= top)
        if not fits:
            sums = " + ".join(written(quota.value) for quota in target.quotas[:12]) + (
                " + …" if len(target.quotas) > 12 else ""
            )
            message = f"Cộng chỉ tiêu phân bổ cho {len(target.quotas)} đơn vị: {sums} = {written(total)}, khác tổng đã nêu {written(target.value)} (chênh {written(abs(total - target.value))})."
            found.append(Contradiction("quotas_do_not_sum", message, (target.id,)))
    return found


def _schedule_sums(targets: Sequence[Target], _: Context) -> list[Contradiction]:
    found = []
    for target in targets:
        if len(target.schedule) < 2 or target.unit != "people":
            continue
        total = sum(item.value for item in target.schedule)
        for whole in _figures(targets, target.indicator, target.scope):
            if (
                whole.per == "term"
                and whole.id != target.id
                and whole.group == target.group
                and total < _low(whole)
            ):
                sums = " + ".join(written(item.value) for item in target.schedule)
                message = f"Cộng các năm {sums} = {written(total)}, thấp hơn chỉ tiêu cả nhiệm kỳ {written(_low(whole))}."
                found.append(Contradiction("schedule_below_term", message, (whole.id, target.id)))
    return found


def _parts(targets: Sequence[Target], _: Context) -> list[Contradiction]:
    found = []
    by_id = {target.id: target for target in targets}
    for part in targets:
        whole = by_id.get(part.part_of or "")
        if whole and whole.unit == part.unit == "people" and whole.value is not None and part.value is not None:
            top = _high(whole)
            if top is not None and part.value > top:
                message = f"Phần {written(part.value)} lớn hơn tổng {written(top)}."
                found.append(Contradiction("part_exceeds_whole", message, (whole.id, part.id)))
    return found


def _floors(targets: Sequence[Target], context: Context) -> list[Contradiction]:
    found = []
    for indicator in ("admissions", "trainees", "source_pool"):
        for floor in _figures(targets, indicator, *_EACH):
            count = context.count(floor.scope)
            if not count or floor.scope_filter:
                continue
            for total in _figures(targets, indicator, "committee"):
                if total.per != floor.per or total.group or floor.group or (total.year or 0) != (floor.year or 0):
                    continue
                sum_ = count * _low(floor)
                top = _high(total)
                arithmetic = f"{count} đơn vị × {written(_low(floor))} = {written(sum_)}"
                if top is not None and sum_ > top:
                    found.append(
                        Contradiction(
                            "floors_exceed_total",
                            f"{arithmetic}, lớn hơn chỉ tiêu chung {written(top)}.",
                            (total.id, floor.id),
                        )
                    )
                elif top is None and sum_ > _low(total):
                    found.append(
                        Contradiction(
                            "floors_exceed_total",
                            f"{arithmetic}, lớn hơn mức tối thiểu chung {written(_low(total))}: mức chung không còn tác dụng.",
                            (total.id, floor.id),
                        )
                    )
                elif sum_ < _low(total):
                    found.append(
                        Contradiction(
                            "floors_below_total",
                            f"{arithmetic}, chưa đủ chỉ tiêu chung {written(_low(total))} (thiếu {written(_low(total) - sum_)}).",
                            (total.id, floor.id),
                        )
                    )
    return found


def _places(targets: Sequence[Target], _: Context) -> list[Contradiction]:
    """Everyone admitted has been through the class: places below admissions cannot do."""
    found = []
    for seats in _figures(targets, "trainees", "committee"):
        for need in _figures(targets, "admissions", "committee"):
            if seats.per != need.per or seats.year != need.year or seats.group or need.group:
                continue
            most = _high(seats)
            if most is not None and most < _low(need):
                message = f"Lớp nhận thức nhận {written(most)} người, thấp hơn {written(_low(need))} người cần kết nạp (thiếu {written(_low(need) - most)})."
                found.append(Contradiction("places_below_need", message, (seats.id, need.id)))
            elif most is None and _low(seats) < _low(need):
                message = f"Lớp nhận thức tối thiểu {written(_low(seats))} người, thấp hơn {written(_low(need))} người cần kết nạp (thiếu {written(_low(need) - _low(seats))})."
                found.append(Contradiction("places_below_need", message, (seats.id, need.id)))
    return found


def _term_and_year(targets: Sequence[Target], context: Context) -> list[Contradiction]:
    """A term's total against the yearly figure times the years."""
    found = []
    if not context.years:
        return found
    for term in _figures(targets, "admissions", "committee"):
        if term.per != "term" or term.group:
            continue
        for year in _figures(targets, "admissions", "committee"):
            if year.per != "year" or year.year is not None or year.group:
                continue
            low = context.years * _low(year)
            high = _high(year)
            most = context.years * high if high is not None else None
            arithmetic = f"{context.years} năm × {written(_low(year))} = {written(low)}"
            top = _high(term)
            if top is not None and low > top:
                found.append(
                    Contradiction(
                        "years_exceed_term",
                        f"{arithmetic}, lớn hơn chỉ tiêu cả nhiệm kỳ {written(top)}.",
                        (term.id, year.id),
                    )
                )
            elif most is not None and most < _low(term):
                found.append(
                    Contradiction(
                        "years_below_term",
                        f"{context.years} năm × {written(high or 0)} = {written(most)}, thấp hơn chỉ tiêu cả nhiệm kỳ {written(_low(term))}.",
                        (term.id, year.id),
                    )
                )
    return found


def _rate_and_people(targets: Sequence[Target], context: Context) -> list[Contradiction]:
    found = []
    if not context.members:
        return found
    for rate in targets:
        if (
            rate.indicator != "admission_rate"
            or rate.scope != "committee"
            or rate.value is None
            or rate.origin == "cited"
        ):
            continue
        for people in _figures(targets, "admissions", "committee"):
            if people.per != rate.per or people.group or rate.op not in ("min", "eq", "range"):
                continue
            need = context.members * rate.value / 100
            top = _high(people)
            if top is not None and top + 1 <= need:
                message = f"{written(rate.value)}% của {written(context.members)} đảng viên = {written(round(need, 1))} người, lớn hơn {written(top)} người đã nêu."
                found.append(Contradiction("rate_vs_people", message, (rate.id, people.id)))
    return found


def _band(targets: Sequence[Target], context: Context) -> list[Contradiction]:
    """Members now + admissions over the years − those expected to leave, against the band."""
    found = []
    if context.members is None or not context.years:
        return found
    for band in _figures(targets, "members_total", "committee"):
        for year in _figures(targets, "admissions", "committee"):
            if year.per != "year" or year.year is not None or year.group:
                continue
            leaving = context.leaving_per_year or 0
            after = context.members + context.years * (_low(year) - leaving)
            flow = ", chưa trừ số giảm" if context.leaving_per_year is None else f" − {written(leaving)} giảm"
            arithmetic = f"{written(context.members)} + {context.years} năm × ({written(_low(year))} kết nạp{flow}) = {written(after)}"
            top = _high(band)
            if top is not None and after > top:
                found.append(
                    Contradiction(
                        "band_vs_flows", f"{arithmetic}, vượt mức trên {written(top)}.", (band.id, year.id)
                    )
                )
            elif band.op in ("range", "min", "eq") and after < _low(band):
                found.append(
                    Contradiction(
                        "band_vs_flows", f"{arithmetic}, dưới mức dưới {written(_low(band))}.", (band.id, year.id)
                    )
                )
    return found


def _same_thing_twice(targets: Sequence[Target], _: Context) -> list[Contradiction]:
    """Two places of one plan that set different figures for the same thing."""
    found = []
    seen: dict[tuple[object, ...], Target] = {}
    for target in targets:
        if (
            target.value is None
            or target.origin == "cited"
            or target.scope in ("named_units", "units_of_type", "each_unit_of_type")
            or target.part_of
        ):
            continue
        if target.indicator == "other" or target.per is None or target.quotas:
            continue
        key = (
            target.indicator,
            target.unit,
            target.scope,
            target.scope_filter,
            target.per,
            target.year,
            target.by,
            target.group,
        )
        other = seen.setdefault(key, target)
        if other is target or (other.op, other.value, other.value_max) == (
            target.op,
            target.value,
            target.value_max,
        ):
            continue
        if _disjoint(other, target):
            message = f"Cùng một chỉ tiêu nêu hai mức khác nhau: {_said(other)} và {_said(target)}."
            found.append(Contradiction("same_target_two_values", message, (other.id, target.id)))
    return found


def _disjoint(one: Target, two: Target) -> bool:
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
