"""Reading of plans, resolutions, directives and notices: the text in, its targets and frame out.

Standard library only: no clock, no network, no language model.
"""

from taonguon.rules.reading.contradictions import Context, contradictions
from taonguon.rules.reading.model import (
    CONTRACT,
    Basis,
    Contradiction,
    Deadline,
    Milestone,
    Period,
    PlanReading,
    Quota,
    Target,
    YearValue,
)
from taonguon.rules.reading.reader import read_plan

__all__ = [
    "CONTRACT",
    "Basis",
    "Context",
    "Contradiction",
    "Deadline",
    "Milestone",
    "Period",
    "PlanReading",
    "Quota",
    "Target",
    "YearValue",
    "contradictions",
    "read_plan",
]
