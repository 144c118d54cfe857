"""Tables of the plan, split by noun."""

from taonguon.plan.models.allocation import Allocation, AllocationRevision, AllocationRound
from taonguon.plan.models.plan import ContradictionChoice, Plan, PlanDraft
from taonguon.plan.models.sub_plan import SubPlan, SubPlanStep, SubPlanTarget
from taonguon.plan.models.target import Target, TargetMilestone, TargetQuota, TargetSchedule

__all__ = [
    "Allocation",
    "AllocationRevision",
    "AllocationRound",
    "ContradictionChoice",
    "Plan",
    "PlanDraft",
    "SubPlan",
    "SubPlanStep",
    "SubPlanTarget",
    "Target",
    "TargetMilestone",
    "TargetQuota",
    "TargetSchedule",
]
