"""Targets that cannot all be met, judged with the real tree: how many units a floor binds, after exemptions.

The arithmetic is the reader's (`rules.reading`); here it gets the committee's own numbers and the choice that was
recorded. Nothing is ever blocked by it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from taonguon.organization.labels import Kind
from taonguon.organization.models import Unit
from taonguon.plan.labels import ALLOCATED_INDICATORS, CHOICE_LABELS, FLOOR_SCOPES, Choice
from taonguon.plan.models import ContradictionChoice, Plan
from taonguon.plan.queries.plans import targets_in_force
from taonguon.plan.queries.requirement import exemptions_on
from taonguon.plan.shapes import reading_of
from taonguon.rules.reading import Context, Contradiction, Target, contradictions


@dataclass(frozen=True, slots=True)
class Facts:
    """The committee's figures that the arithmetic needs; None is unknown and raises nothing."""

    members: int | None = None
    leaving_per_year: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One contradiction with what was settled about it. `key` names the rule and the targets."""

    key: str
    code: str
    message: str
    targets: tuple[str, ...]
    choice: str = ""
    reason: str = ""
    outdated: bool = False  # the arithmetic has changed since the choice was made

    @property
    def choice_label(self) -> str:
        return CHOICE_LABELS[Choice(self.choice)] if self.choice else ""


def key_of(found: Contradiction) -> str:
    return ":".join([found.code, *sorted(found.targets)])


def unit_counts(commune_path: str, day: date) -> dict[tuple[str, str], int]:
    """How many units a floor binds, by indicator and scope, after exemptions. Two queries."""
    units = list(
        Unit.objects.in_branch(commune_path)
        .party()
        .valid_on(day)
        .order_by("path")
        .values_list("pk", "path", "kind")
    )
    freed = exemptions_on(commune_path, day)
    direct = len(commune_path) + 4
    counts: dict[tuple[str, str], int] = {}
    for indicator in ALLOCATED_INDICATORS:
        bound = [(path, kind) for pk, path, kind in units if (pk, indicator.value) not in freed]
        counts[indicator, "each_sub_unit"] = sum(1 for path, _ in bound if len(path) == direct)
        counts[indicator, "each_cell"] = sum(1 for _, kind in bound if kind == Kind.CELL)
        counts[indicator, "each_sub_committee"] = sum(1 for _, kind in bound if kind != Kind.CELL)
    return counts


def judged(
    targets: Sequence[Target],
    counts: Mapping[tuple[str, str], int],
    period: tuple[int, int] | None,
    facts: Facts,
    today: date,
) -> list[Contradiction]:
    """Every contradiction of a set of targets, each once, floors first."""
    years = max(1, period[1] - period[0]) if period else None
    general = Context(members=facts.members, years=years)
    found = [one for one in contradictions(targets, general) if one.code != "band_vs_flows"]
    raised: list[Target] = []
    for indicator in ALLOCATED_INDICATORS:
        own = [target for target in targets if target.indicator == indicator]
        units = tuple((scope, number) for (name, scope), number in counts.items() if name == indicator)
        floors = [one for one in contradictions(own, Context(units=units)) if one.code.startswith("floors_")]
        found = floors + found
        if indicator == "admissions":
            raised += _floors_as_totals(own, floors, dict(units))
    if period and facts.members is not None and (left := period[1] - max(today.year, period[0])) > 0:
        flows = Context(members=facts.members, years=left, leaving_per_year=facts.leaving_per_year)
        for admissions in ([target for target in targets if target.scope == "committee"], raised):
            band = [target for target in targets if target.indicator == "members_total"]
            tested = [*band, *(target for target in admissions if target.indicator == "admissions")]
            found += [one for one in contradictions(tested, flows) if one.code == "band_vs_flows"]
    return list({key_of(one): one for one in found}.values())


def _floors_as_totals(
    targets: Sequence[Target], floors: Iterable[Contradiction], units: Mapping[str, int]
) -> list[Target]:
    """What the committee would admit if every floor were kept: floor × units, as a committee's target."""
    exceeding = {pk for one in floors if one.code == "floors_exceed_total" for pk in one.targets}
    return [
        replace(target, scope="committee", value=target.value * units[target.scope])
        for target in targets
        if target.id in exceeding and target.scope in FLOOR_SCOPES and target.value is not None
    ]


def plan_findings(plan: Plan, facts: Facts, today: date, targets: Sequence[Target] | None = None) -> list[Finding]:
    """Contradictions of a plan with the newest choice of each."""
    if targets is None:
        targets = [reading_of(row) for row in targets_in_force(plan, today)]
    raised = judged(targets, unit_counts(plan.unit_path, today), (plan.period_from, plan.period_to), facts, today)
    chosen = {
        choice.key: choice for choice in ContradictionChoice.objects.filter(plan=plan).order_by("made_at", "pk")
    }
    return [_finding(one, chosen.get(key_of(one))) for one in raised]


def _finding(found: Contradiction, chosen: ContradictionChoice | None) -> Finding:
    plain = Finding(key_of(found), found.code, found.message, found.targets)
    if chosen is None:
        return plain
    return replace(plain, choice=chosen.choice, reason=chosen.reason, outdated=chosen.message != found.message)
