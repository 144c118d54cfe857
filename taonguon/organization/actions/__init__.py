"""Deeds of the organisation: on committees, on units, exemptions, offices, assignments and their API keys."""

from taonguon.organization.actions.assignments import end_assignment, give_assignment, give_post
from taonguon.organization.actions.committees import open_committee
from taonguon.organization.actions.exemptions import end_exemption, grant_exemption
from taonguon.organization.actions.tokens import issue_token, note_token_used, revoke_token
from taonguon.organization.actions.units import correct_unit, end_unit, found_unit, move_unit, rename_unit

__all__ = [
    "correct_unit",
    "end_assignment",
    "end_exemption",
    "end_unit",
    "found_unit",
    "give_assignment",
    "give_post",
    "grant_exemption",
    "issue_token",
    "move_unit",
    "note_token_used",
    "open_committee",
    "rename_unit",
    "revoke_token",
]
