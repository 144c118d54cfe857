"""Deeds of the pool: entry and facts, stages, helpers and diary, imports, traces of looking."""

from taonguon.candidate.actions.entry import (
    add_candidate,
    change_unit,
    correct_candidate,
    create_default_groups,
    introduce_candidate,
    set_groups,
    set_introducer,
)
from taonguon.candidate.actions.helpers import (
    assign_helper,
    assign_helpers,
    end_helper,
    record_follow_up,
    undo_helpers,
)
from taonguon.candidate.actions.imports import (
    apply_import,
    correct_import,
    drop_import,
    remap_import,
    start_import,
    undo_import,
)
from taonguon.candidate.actions.looking import note_exported, note_printed, note_viewed, reveal_identity
from taonguon.candidate.actions.stages import (
    close_candidate,
    enrol_candidates,
    enter_sympathizer_list,
    reach_stage,
    reach_trained,
    record_certificate,
    reopen_candidate,
    step_back,
)

__all__ = [
    "add_candidate",
    "apply_import",
    "assign_helper",
    "assign_helpers",
    "change_unit",
    "close_candidate",
    "correct_candidate",
    "correct_import",
    "create_default_groups",
    "drop_import",
    "end_helper",
    "enrol_candidates",
    "enter_sympathizer_list",
    "introduce_candidate",
    "note_exported",
    "note_printed",
    "note_viewed",
    "reach_stage",
    "reach_trained",
    "record_certificate",
    "record_follow_up",
    "remap_import",
    "reopen_candidate",
    "reveal_identity",
    "set_groups",
    "set_introducer",
    "start_import",
    "step_back",
    "undo_helpers",
    "undo_import",
]
