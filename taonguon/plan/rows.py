"""From proposals to rows of a plan: columns, parts, the units a text names, links between targets.

Not a deed by itself: the actions that use it hold the transaction and write the audit entry.
"""

from collections.abc import Sequence
from typing import Any

from taonguon.common.text import fold
from taonguon.organization.models import Unit
from taonguon.plan.models import Plan, Target, TargetMilestone, TargetQuota, TargetSchedule
from taonguon.plan.questions import question_of
from taonguon.plan.shapes import Proposal, columns_of, exact


class _Names:
    """Units of a committee by the names a text may use; a name that two units share is not recognised."""

    def __init__(self, commune_path: str) -> None:
        self.units: dict[str, Unit | None] = {}
        for unit in Unit.objects.in_branch(commune_path).filter(valid_to__isnull=True).order_by("path"):
            for name in {unit.search_key, fold(unit.short_name)} - {""}:
                self.units[name] = unit if name not in self.units else None

    def find(self, name: str) -> Unit | None:
        return self.units.get(fold(name))


def write_targets(plan: Plan, proposals: Sequence[Proposal], **columns: Any) -> list[Target]:
    """Rows of a plan for proposals, in their order, with parts, named units and links between them."""
    names = _Names(plan.unit_path)
    position = plan.targets.count()
    rows: dict[str, Target] = {}
    for proposal in proposals:
        position += 1
        rows[proposal.id] = _write(plan, proposal, position, names, columns)
    standing = {f"t{row.pk}": row for row in plan.targets.order_by("pk")}
    for proposal in proposals:
        part_of = proposal.target.part_of or ""
        if whole := rows.get(part_of) or standing.get(part_of):
            rows[proposal.id].part_of = whole
            rows[proposal.id].save(update_fields=["part_of"])
    return list(rows.values())


def _write(plan: Plan, proposal: Proposal, position: int, names: _Names, columns: dict[str, Any]) -> Target:
    target = proposal.target
    row = Target.objects.create(
        plan=plan,
        position=position,
        unit_kind=proposal.unit_kind,
        unit_block=proposal.unit_block,
        doubts=[
            {"code": code, "question": question_of(code).text, "answer": answer or None}
            for code, _, answer in proposal.doubts
        ],
        **{**columns_of(target), **columns},
    )
    TargetQuota.objects.bulk_create(
        TargetQuota(
            target=row, position=place, unit=names.find(quota.unit), unit_name=quota.unit, value=exact(quota.value)
        )
        for place, quota in enumerate(target.quotas)
    )
    TargetSchedule.objects.bulk_create(
        TargetSchedule(target=row, year=part.year, value=exact(part.value)) for part in target.schedule
    )
    TargetMilestone.objects.bulk_create(
        TargetMilestone(target=row, by=mark.by, percent=exact(mark.percent)) for mark in target.milestones
    )
    row.named_units.set([unit for name in target.units_named if (unit := names.find(name))])
    return row
