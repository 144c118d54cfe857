"""Tables of the pool: the people followed, and the drafts of an import."""

from taonguon.candidate.models.candidate import Candidate, FollowUp, HelperAssignment, StageDate, TargetGroup
from taonguon.candidate.models.imports import ImportBatch, ImportRow

__all__ = ["Candidate", "FollowUp", "HelperAssignment", "ImportBatch", "ImportRow", "StageDate", "TargetGroup"]
