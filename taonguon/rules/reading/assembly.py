"""Drafts of the whole document → targets: values by year, quotas, milestones and repetitions become one each."""

import itertools
import re
from collections.abc import Iterable
from dataclasses import replace

from taonguon.rules.reading.draft import Draft
from taonguon.rules.reading.model import Milestone, Quota, Target, YearValue
from taonguon.rules.reading.normalise import Source

_NEEDS_PERIOD = (
    "admissions",
    "admission_rate",
    "trainees",
    "training_classes",
    "referrals",
    "admissions_progress",
    "sub_units_with_admission",
    "sub_units_with_referral",
)


def gathered(drafts: list[Draft], folded: str) -> list[Draft]:
    """Runs of drafts that are one target with parts."""
    found = _milestones(_shared_periods(drafts))
    found = _schedules(found)
    found = _quotas(found, folded)
    found = _totals_behind(found, folded)
    found = [draft for draft in found if draft.value != 0 or draft.op == "none_left" or draft.quotas]
    found = _tables_of_totals(found)
    found = _totals_with_yearly(found)
    return _repetitions(found)


def _shared_periods(drafts: list[Draft]) -> list[Draft]:
    """ "Đoàn giới thiệu 12, Hội Phụ nữ 10, Hội Nông dân 8 mỗi năm": the time at the end is everyone's."""
    for one, two in zip(reversed(drafts[:-1]), reversed(drafts), strict=False):
        if (
            one.sentence == two.sentence
            and one.indicator == two.indicator
            and one.per is None
            and one.scope == two.scope == "named_units"
        ):
            one.per, one.year, one.by = two.per, two.year, two.by
    return drafts


def _milestones(drafts: list[Draft]) -> list[Draft]:
    kept: list[Draft] = []
    for draft in drafts:
        last = next((other for other in reversed(kept) if other.indicator == "admissions_progress"), None)
        if (
            draft.indicator == "admissions_progress"
            and draft.milestones
            and last
            and last.milestones
            and draft.start - last.end < 400
        ):
            last.milestones = _merged(last.milestones, draft.milestones)
            last.end = max(last.end, draft.end)
            continue
        kept.append(draft)
    return kept


def _merged(ours: list[Milestone], theirs: list[Milestone]) -> list[Milestone]:
    days = {item.by: item for item in ours}
    for item in theirs:
        days.setdefault(item.by, item)
    return sorted(days.values(), key=lambda item: item.by)


def _same_kind(one: Draft, two: Draft) -> bool:
    return (one.indicator, one.unit, one.scope, one.scope_filter, one.units_named, one.group, one.part_of) == (
        two.indicator,
        two.unit,
        two.scope,
        two.scope_filter,
        two.units_named,
        two.group,
        two.part_of,
    )


def _schedules(drafts: list[Draft]) -> list[Draft]:
    """ "2026: 20; 2027: 22; 2028: 25" """
    kept: list[Draft] = []
    for draft in drafts:
        last = kept[-1] if kept else None
        if last and last.indicator == draft.indicator == "member_share":
            draft.group = draft.group or last.group
        if (
            last
            and draft.year
            and last.per == draft.per == "year"
            and last.op == draft.op
            and draft.op != "none_left"
            and _same_kind(last, draft)
            and draft.value is not None
            and draft.value_max is None
            and draft.start - last.end < 250
            and (
                last.schedule
                or (last.year and last.year != draft.year and last.value is not None and last.value_max is None)
            )
        ):
            if not last.schedule:
                last.schedule = [YearValue(last.year or 0, last.value or 0)]
                last.value, last.year = None, None
            if all(item.year != draft.year for item in last.schedule):
                last.schedule.append(YearValue(draft.year, draft.value))
                last.end = max(last.end, draft.end)
                continue
        kept.append(draft)
    return kept


def _quotas(drafts: list[Draft], folded: str) -> list[Draft]:
    """Units by name with a figure each, one after the other."""
    kept: list[Draft] = []
    run: list[Draft] = []
    for draft in drafts:
        if run and not _continues(draft, run, folded):
            kept += _closed(kept, run, folded)
            run = []
        if _is_quota(draft) or (run and _continues(draft, run, folded)):
            run.append(draft)
        else:
            kept.append(draft)
    return kept + _closed(kept, run, folded)


def _continues(draft: Draft, run: list[Draft], folded: str) -> bool:
    """The next row of a list of quotas; among rows by name also "Các chi bộ khác: 18"."""
    if draft.indicator != run[0].indicator or draft.start - run[-1].end >= _NEAR:
        return False
    if _is_quota(draft):
        return True
    row = re.match(
        r"(?P<name>(?:các\s+)?(?:chi bộ|đảng bộ)\s[^:;,.\d]{2,60}?)\s*:\s*$",
        folded[draft.sentence[0] : draft.figure_at],
    )
    if (
        row is None
        or len(run) < 2
        or draft.op != "eq"
        or draft.per != run[0].per
        or draft.sentence[0] == run[0].sentence[0]
    ):
        return False
    draft.units_named = (row["name"],)
    return True


def _is_quota(draft: Draft) -> bool:
    if not draft.units_named or re.match(
        r"(?:đoàn|hội|công đoàn|mặt trận|mttq|liên đoàn)\b", draft.units_named[0].lower()
    ):
        return False
    return (
        draft.scope == "named_units"
        and len(draft.units_named) == 1
        and draft.value is not None
        and draft.value_max is None
        and draft.unit == "people"
    )


_NEAR = 200
_SHARED_OUT = re.compile(r"trong đó|cụ thể|phân bổ|như sau|giao\b|gồm|chia")


def _closed(before: list[Draft], run: list[Draft], folded: str) -> list[Draft]:
    if len(run) < 2:
        return run
    quotas = [Quota(draft.units_named[0], draft.value or 0) for draft in run]
    total = next(
        (
            draft
            for draft in reversed(before)
            if draft.indicator == run[0].indicator
            and draft.unit == "people"
            and draft.scope == "committee"
            and not draft.part_of
            and not draft.quotas
            and run[0].start - draft.figure_at < 1500
            and _SHARED_OUT.search(folded[draft.figure_at : run[0].figure_at])
        ),
        None,
    )
    if total is not None:
        total.quotas = quotas
        return []
    whole = replace(
        run[0], end=run[-1].end, value=None, quotas=quotas, units_named=tuple(quota.unit for quota in quotas)
    )
    return [whole]


_TOTAL_LINE = re.compile(r"\s*(?:tổng(?: cộng| số)?(?: toàn \w+| cả \w+)?|cộng)\s*(?:là)?\s*:?\s*")


def _totals_behind(drafts: list[Draft], folded: str) -> list[Draft]:
    """ "… Tổng cộng: 24 đảng viên." behind the list it sums up."""
    kept: list[Draft] = []
    for draft in drafts:
        last = next((one for one in reversed(kept[-3:]) if one.quotas), None)
        sums_up = _TOTAL_LINE.fullmatch(folded[draft.sentence[0] : draft.figure_at])
        if last and sums_up and last.quotas and last.value is None and last.indicator == draft.indicator:
            draft.quotas, draft.scope, draft.units_named = last.quotas, "committee", ()
            kept.remove(last)
        kept.append(draft)
    return kept


_COLUMNS = 12  # a column of a table is placed so near its first cell


def _tables_of_totals(drafts: list[Draft]) -> list[Draft]:
    """A table of quotas without a total row shares out the total the text has given before."""
    kept: list[Draft] = []
    for draft in drafts:
        total = None
        if draft.value is None and len(draft.quotas) > 1 and draft.figure_at - draft.start < _COLUMNS:
            total = next((one for one in reversed(kept) if _could_be_shared(one, draft)), None)
        if total is None:
            kept.append(draft)
        else:
            total.quotas = draft.quotas
    return kept


def _could_be_shared(total: Draft, shares: Draft) -> bool:
    return (
        total.indicator == shares.indicator
        and total.scope == "committee"
        and total.unit == "people"
        and total.value is not None
        and not (total.quotas or total.part_of or total.group)
        and (total.per == shares.per or shares.per is None)
        and total.year == shares.year
    )


def _totals_with_yearly(drafts: list[Draft]) -> list[Draft]:
    """ "Kết nạp 125 đồng chí, mỗi năm 25": the larger one, without a period, is the term's."""
    for one, two in itertools.pairwise(drafts):
        if (
            one.sentence == two.sentence
            and one.indicator == two.indicator == "admissions"
            and one.unit == two.unit
            and one.per is None
            and two.per == "year"
            and two.year is None
            and (one.value or 0) > (two.value or 0)
            and two.part_of is None
        ):
            one.per = "term"
    return drafts


def _repetitions(drafts: list[Draft]) -> list[Draft]:
    kept: list[Draft] = []
    for draft in drafts:
        twin = next((other for other in kept if _says_same(other, draft)), None)
        if twin is None:
            kept.append(draft)
            continue
        _join(twin, draft)
    return kept


def _says_same(one: Draft, two: Draft) -> bool:
    if one.sentence == two.sentence and one.figure_at == two.figure_at:
        return True
    if (one.indicator, one.unit, one.value, one.value_max) != (two.indicator, two.unit, two.value, two.value_max):
        return False
    if one.schedule != two.schedule or (one.value is None and one.quotas != two.quotas):
        return False
    if (one.scope, one.group) != (two.scope, two.group) or (
        (one.scope_filter or two.scope_filter) and one.scope_filter != two.scope_filter
    ):
        return False
    if one.units_named != two.units_named or (one.part_of is None) != (two.part_of is None):
        return False
    if one.op != two.op and not ({one.op, two.op} <= {"min", "eq"}):
        return False
    return _periods_agree(one, two)


def _periods_agree(one: Draft, two: Draft) -> bool:
    if one.in_title:
        return True  # the title only announces
    if None in (one.per, two.per) or "none" in (one.per, two.per):
        return True
    return one.per == two.per and (one.year is None or two.year is None or one.year == two.year)


def _join(twin: Draft, draft: Draft) -> None:
    """The first place stays; what only the second says is taken over."""
    if twin.in_title:  # the body says it in full; the title is the repetition
        title_span = (twin.start, twin.end)
        twin.start, twin.end, twin.figure_at, twin.sentence = (
            draft.start,
            draft.end,
            draft.figure_at,
            draft.sentence,
        )
        twin.op, twin.per, twin.year, twin.by = draft.op, draft.per or twin.per, draft.year or twin.year, draft.by
        twin.in_title = False
        twin.duplicates.append(f"{title_span[0]}:{title_span[1]}")
    else:
        twin.duplicates.append(f"{draft.start}:{draft.end}")
    if twin.per in (None, "none") and draft.per not in (None, "none"):
        twin.per, twin.year, twin.by = draft.per, draft.year, draft.by
    if twin.op == "eq" and draft.op == "min":
        twin.op, twin.strict = "min", draft.strict
    twin.exempt = twin.exempt or draft.exempt
    twin.quotas = twin.quotas or draft.quotas
    twin.base = twin.base or draft.base


def targets(source: Source, drafts: Iterable[Draft]) -> tuple[Target, ...]:
    ordered = sorted(drafts, key=lambda draft: (draft.start, draft.figure_at))
    ids = {draft.figure_at: f"t{place}" for place, draft in enumerate(ordered, 1)}
    return tuple(_target(source, draft, ids) for draft in ordered)


def _target(source: Source, draft: Draft, ids: dict[int, str]) -> Target:
    exempt = _as_written(source, draft.exempt, draft.sentence) if draft.exempt else None
    return Target(
        id=ids[draft.figure_at],
        quote=source.text[draft.start : draft.end],
        start=draft.start,
        end=draft.end,
        indicator=draft.indicator,
        op=draft.op,
        value=draft.value,
        value_max=draft.value_max,
        unit=draft.unit,
        scope=draft.scope,
        scope_filter=draft.scope_filter,
        units_named=tuple(_as_written(source, name, draft.sentence) for name in draft.units_named),
        exempt=exempt,
        per=draft.per,
        year=draft.year,
        by=draft.by,
        group=draft.group,
        base=draft.base,
        part_of=ids.get(draft.part_of) if draft.part_of is not None else None,
        quotas=tuple(
            Quota(_as_written(source, item.unit, (draft.start, draft.end)), item.value) for item in draft.quotas
        ),
        schedule=tuple(draft.schedule),
        milestones=tuple(draft.milestones),
        strict=draft.strict,
        approx=draft.approx,
        origin=draft.origin,
        duplicates=tuple(_quoted(source, place) for place in draft.duplicates),
        doubts=tuple(_doubts(draft)),
    )


def _as_written(source: Source, folded: str, near: tuple[int, int]) -> str:
    """The words in the text's own letters; as folded if they stand elsewhere."""
    pattern = r"\s+".join(re.escape(word) for word in folded.split())
    found = re.search(pattern, source.folded[slice(*near)])
    if found is None:
        return folded
    return re.sub(r"\s+", " ", source.text[near[0] + found.start() : near[0] + found.end()])


def _quoted(source: Source, place: str) -> str:
    start, end = place.split(":")
    return source.text[int(start) : int(end)]


def _doubts(draft: Draft) -> list[str]:
    doubts = list(draft.doubts)
    if draft.per is None and not draft.schedule:
        doubts.append("period not stated")
    if draft.indicator == "admission_rate" and draft.base is None:
        doubts.append("base not stated")
    if draft.quotas and draft.value is not None and draft.unit == "people":
        total = sum(quota.value for quota in draft.quotas)
        if total != draft.value and draft.value_max is None and draft.op == "eq":
            doubts.append("quotas do not sum")
    if draft.quotas and draft.value is None:
        doubts.append("total not stated")
    if draft.approx:
        doubts.append("approximate figure")
    return doubts
