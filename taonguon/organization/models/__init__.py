"""Tables of the organisation: units and their history, who is assigned where, the committee's own settings."""

from taonguon.organization.models.assignment import Assignment, Post
from taonguon.organization.models.committee import Committee, Term
from taonguon.organization.models.token import ApiToken
from taonguon.organization.models.unit import Exemption, Unit, UnitChange, UnitScoped

__all__ = ["ApiToken", "Assignment", "Committee", "Exemption", "Post", "Term", "Unit", "UnitChange", "UnitScoped"]
