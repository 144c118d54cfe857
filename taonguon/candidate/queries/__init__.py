"""Reading the pool: lists and their counts, the board by stage, one person's page, choices for forms, exports."""

from taonguon.candidate.queries.board import Board, board
from taonguon.candidate.queries.choices import (
    course_choices,
    group_choices,
    helper_choices,
    host_units,
    mass_units,
)
from taonguon.candidate.queries.imports import Preview, batches, faulty_lines, preview
from taonguon.candidate.queries.listing import (
    Filters,
    introduced_people,
    listing,
    pool_count,
    saved_counts,
    units_of_pool,
    with_next_act,
)
from taonguon.candidate.queries.person import PersonPage, person_page, readable, setting_of
from taonguon.candidate.queries.register import RegisterRow, register

__all__ = [
    "Board",
    "Filters",
    "PersonPage",
    "Preview",
    "RegisterRow",
    "batches",
    "board",
    "course_choices",
    "faulty_lines",
    "group_choices",
    "helper_choices",
    "host_units",
    "introduced_people",
    "listing",
    "mass_units",
    "person_page",
    "pool_count",
    "preview",
    "readable",
    "register",
    "saved_counts",
    "setting_of",
    "units_of_pool",
    "with_next_act",
]
