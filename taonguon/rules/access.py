"""Who may do what, and what a person sees: one table, no database.

A *role* is held by an assignment (user, role, unit, from, to). *Doing* is a permission looked up in
`GRANTS`; *seeing* is the `Scope` of the assignment, applied by every scoped queryset. The roles and what
they see come from the product description; nothing else in the code decides about rights.
"""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    STANDING_COMMITTEE = "standing_committee"
    PARTY_BUILDING_BOARD = "party_building_board"
    PARTY_COMMITTEE_OFFICE = "party_committee_office"
    UNIT_SECRETARY = "unit_secretary"
    MASS_ORGANIZATION_OFFICER = "mass_organization_officer"
    HELPER = "helper"
    PROVINCE_VIEWER = "province_viewer"
    SYSTEM_ADMIN = "system_admin"


ROLE_LABELS = {
    Role.STANDING_COMMITTEE: "Thường trực, Ban Thường vụ Đảng ủy",
    Role.PARTY_BUILDING_BOARD: "Ban Xây dựng Đảng",
    Role.PARTY_COMMITTEE_OFFICE: "Văn phòng Đảng ủy",
    Role.UNIT_SECRETARY: "Bí thư, phó bí thư đơn vị",
    Role.MASS_ORGANIZATION_OFFICER: "Cán bộ MTTQ, đoàn thể",
    Role.HELPER: "Đảng viên giúp đỡ",
    Role.PROVINCE_VIEWER: "Theo dõi cấp tỉnh",
    Role.SYSTEM_ADMIN: "Quản trị hệ thống",
}

# Roles that decide for a whole committee sign in with a second factor (unless the operator switches it off).
SECOND_FACTOR_ROLES = frozenset(
    {Role.STANDING_COMMITTEE, Role.PARTY_BUILDING_BOARD, Role.PARTY_COMMITTEE_OFFICE, Role.SYSTEM_ADMIN}
)


class Permission(StrEnum):
    """One permission a deed; reading and writing apart. Values are stable: they stand in the audit trail."""

    SIGNED_IN = "signed_in"  # own account pages: anybody who is signed in
    WORK_VIEW = "work.view"  # Việc tuần này
    BOARD_VIEW = "board.view"  # Bảng điều hành
    PLAN_VIEW = "plan.view"
    PLAN_EDIT = "plan.edit"  # read a text, type targets, propose an allocation
    PLAN_APPROVE = "plan.approve"
    SUBPLAN_EDIT = "subplan.edit"  # a unit's own plan
    SUBPLAN_REVIEW = "subplan.review"
    UNIT_VIEW = "unit.view"
    UNIT_EDIT = "unit.edit"  # tree, posts, exemptions, import
    CANDIDATE_VIEW = "candidate.view"
    CANDIDATE_EDIT = "candidate.edit"
    CANDIDATE_IMPORT = "candidate.import"
    FOLLOW_UP_WRITE = "follow_up.write"  # a helper's diary
    PERSON_REVEAL = "person.reveal"  # show an identity number, logged with a reason
    NOMINATE = "nomination.write"  # a mass organisation introduces people
    NOMINATION_ANSWER = "nomination.answer"
    TRAINING_VIEW = "training.view"
    TRAINING_EDIT = "training.edit"
    DOSSIER_VIEW = "dossier.view"
    DOSSIER_EDIT = "dossier.edit"  # papers and steps of the cell
    DOSSIER_APPRAISE = "dossier.appraise"  # steps of the Party-building board
    DOSSIER_DECIDE = "dossier.decide"  # votes and decisions of the standing committee
    MEMBER_VIEW = "member.view"
    MEMBER_EDIT = "member.edit"
    REPORT_VIEW = "report.view"
    REPORT_MAKE = "report.make"
    DOCUMENT_VIEW = "document.view"
    DOCUMENT_DRAFT = "document.draft"
    DOCUMENT_ISSUE = "document.issue"  # takes a number
    URGE = "urge.write"
    LAW_VIEW = "law.view"
    LAW_EDIT = "law.edit"
    ACCOUNT_MANAGE = "account.manage"
    AUDIT_VIEW = "audit.view"
    SETTING_EDIT = "setting.edit"


P = Permission
_READ = frozenset(
    {
        P.WORK_VIEW, P.BOARD_VIEW, P.PLAN_VIEW, P.UNIT_VIEW, P.CANDIDATE_VIEW, P.TRAINING_VIEW,
        P.DOSSIER_VIEW, P.MEMBER_VIEW, P.REPORT_VIEW, P.DOCUMENT_VIEW, P.LAW_VIEW,
    }
)  # fmt: skip

GRANTS: dict[Role, frozenset[Permission]] = {
    Role.STANDING_COMMITTEE: _READ
    | {
        P.PLAN_APPROVE, P.SUBPLAN_REVIEW, P.DOSSIER_DECIDE, P.REPORT_MAKE, P.URGE, P.PERSON_REVEAL,
        P.DOCUMENT_DRAFT,
    },
    Role.PARTY_BUILDING_BOARD: _READ
    | {
        P.PLAN_EDIT, P.SUBPLAN_REVIEW, P.UNIT_EDIT, P.CANDIDATE_EDIT, P.CANDIDATE_IMPORT, P.FOLLOW_UP_WRITE,
        P.PERSON_REVEAL, P.NOMINATION_ANSWER, P.TRAINING_EDIT, P.DOSSIER_EDIT, P.DOSSIER_APPRAISE,
        P.DOSSIER_DECIDE, P.MEMBER_EDIT, P.REPORT_MAKE, P.DOCUMENT_DRAFT, P.URGE, P.LAW_EDIT, P.SETTING_EDIT,
    },
    Role.PARTY_COMMITTEE_OFFICE: frozenset(
        {
            P.WORK_VIEW, P.PLAN_VIEW, P.UNIT_VIEW, P.REPORT_VIEW, P.DOCUMENT_VIEW, P.DOCUMENT_DRAFT,
            P.DOCUMENT_ISSUE, P.LAW_VIEW,
        }
    ),
    Role.UNIT_SECRETARY: _READ
    | {
        P.SUBPLAN_EDIT, P.CANDIDATE_EDIT, P.CANDIDATE_IMPORT, P.FOLLOW_UP_WRITE, P.PERSON_REVEAL,
        P.NOMINATION_ANSWER, P.DOSSIER_EDIT,
    },
    Role.MASS_ORGANIZATION_OFFICER: frozenset({P.WORK_VIEW, P.CANDIDATE_VIEW, P.NOMINATE, P.LAW_VIEW}),
    Role.HELPER: frozenset({P.WORK_VIEW, P.CANDIDATE_VIEW, P.FOLLOW_UP_WRITE, P.LAW_VIEW}),
    Role.PROVINCE_VIEWER: frozenset({P.BOARD_VIEW, P.PLAN_VIEW, P.UNIT_VIEW, P.REPORT_VIEW, P.LAW_VIEW}),
    Role.SYSTEM_ADMIN: frozenset({P.ACCOUNT_MANAGE, P.AUDIT_VIEW, P.UNIT_VIEW, P.LAW_VIEW, P.SETTING_EDIT}),
}  # fmt: skip


class Reach(StrEnum):
    """What part of the personal records an assignment reaches; figures follow `Scope.path` for every role."""

    BRANCH = "branch"  # everything at or below the unit
    INTRODUCED = "introduced"  # people introduced by the organisation or its branches, and only their stage
    ASSIGNED = "assigned"  # people whose helper the user is
    NONE = "none"  # figures only, no personal record


REACH: dict[Role, Reach] = {
    Role.STANDING_COMMITTEE: Reach.BRANCH,
    Role.PARTY_BUILDING_BOARD: Reach.BRANCH,
    Role.PARTY_COMMITTEE_OFFICE: Reach.NONE,
    Role.UNIT_SECRETARY: Reach.BRANCH,
    Role.MASS_ORGANIZATION_OFFICER: Reach.INTRODUCED,
    Role.HELPER: Reach.ASSIGNED,
    Role.PROVINCE_VIEWER: Reach.NONE,
    Role.SYSTEM_ADMIN: Reach.NONE,
}


@dataclass(frozen=True, slots=True)
class Scope:
    """What one assignment sees. Handed to every query and action; built once a request from the assignment.

    `path` is the materialised path of the unit; `commune_path` that of the commune committee above it
    (the unit itself for commune-wide roles, "" for a province).
    """

    user_id: int
    assignment_id: int
    role: Role
    unit_id: int
    path: str
    commune_id: int | None
    commune_path: str
    unit_name: str = ""
    commune_name: str = ""

    @property
    def reach(self) -> Reach:
        return REACH[self.role]

    @property
    def committee_wide(self) -> bool:
        """Whether the assignment is at the commune committee itself, not at a unit below it."""
        return self.path == self.commune_path

    def can(self, permission: Permission) -> bool:
        return permission is Permission.SIGNED_IN or permission in GRANTS[self.role]


def path_range(path: str) -> tuple[str, str]:
    """Half-open range of paths at or below `path`: `lower <= p < upper` is one index range on both engines.

    Segments are digits and capital letters, so "~" sorts after every continuation (C collation).
    """
    return path, path + "~"
