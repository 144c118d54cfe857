"""Reading plans: what stands, what each unit owes, what contradicts, what is being read. Split by noun."""

from taonguon.plan.queries.contradictions import Facts, Finding, plan_findings
from taonguon.plan.queries.plans import (
    active_plan,
    changes_of,
    committee_targets,
    draft_in,
    drafts,
    plan_in,
    plans,
    targets_in_force,
)
from taonguon.plan.queries.requirements import Requirement, requirements, unit_targets

__all__ = [
    "Facts",
    "Finding",
    "Requirement",
    "active_plan",
    "changes_of",
    "committee_targets",
    "draft_in",
    "drafts",
    "plan_findings",
    "plan_in",
    "plans",
    "requirements",
    "targets_in_force",
    "unit_targets",
]
