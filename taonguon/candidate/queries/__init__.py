"""Reading the pool: lists and their counts, the board by stage, one person's page, choices for forms, exports."""

from taonguon.candidate.queries.board import Board, board
from taonguon.candidate.queries.choices import course_choices, group_choices, helper_choices, host_units
from taonguon.candidate.queries.imports import batches, faulty_lines, preview
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

__all__ = [
    "Board",
    "Filters",
    "PersonPage",
    "batches",
    "board",
    "course_choices",
    "faulty_lines",
    "group_choices",
    "helper_choices",
    "host_units",
    "introduced_people",
    "listing",
    "person_page",
    "pool_count",
    "preview",
    "readable",
    "saved_counts",
    "setting_of",
    "units_of_pool",
    "with_next_act",
]
