"""Reading plans: what stands, what each unit owes, what contradicts, what is being read. Split by noun."""

from taonguon.plan.queries.allocation import revision_in, round_in, units_in
from taonguon.plan.queries.contradictions import Facts, Finding, plan_findings
from taonguon.plan.queries.plans import (
    active_plan,
    change_lines,
    committee_targets,
    draft_in,
    draft_list,
    plan_in,
    plan_list,
    sentence,
    target_choices,
    target_in,
    targets_in_force,
)
from taonguon.plan.queries.requirement import Requirement, requirements, unit_targets

__all__ = [
    "Facts",
    "Finding",
    "Requirement",
    "active_plan",
    "change_lines",
    "committee_targets",
    "draft_in",
    "draft_list",
    "plan_findings",
    "plan_in",
    "plan_list",
    "requirements",
    "revision_in",
    "round_in",
    "sentence",
    "target_choices",
    "target_in",
    "targets_in_force",
    "unit_targets",
    "units_in",
]
