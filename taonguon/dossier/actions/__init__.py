"""Deeds on a dossier. Every one locks the case, lets the law judge, writes, judges again and leaves a trail."""

from taonguon.dossier.actions.endings import (
    annul_decision,
    change_cell,
    forward_dossier,
    record_move,
    reopen_dossier,
    withdraw,
)
from taonguon.dossier.actions.judging import rejudge, rejudge_open
from taonguon.dossier.actions.opening import (
    Introducer,
    describe_case,
    open_dossier,
    open_recognition,
    record_consent,
    set_introducers,
)
from taonguon.dossier.actions.papers import Returned, hand_over, record_paper, return_papers
from taonguon.dossier.actions.receiving import receive_dossier
from taonguon.dossier.actions.recording import Ballot, record_note, record_step, undo_last
from taonguon.dossier.actions.verifying import (
    answer_verification,
    note_verification_received,
    remind_verification,
    send_verification,
)

__all__ = [
    "Ballot",
    "Introducer",
    "Returned",
    "annul_decision",
    "answer_verification",
    "change_cell",
    "describe_case",
    "forward_dossier",
    "hand_over",
    "note_verification_received",
    "open_dossier",
    "open_recognition",
    "receive_dossier",
    "record_consent",
    "record_move",
    "record_note",
    "record_paper",
    "record_step",
    "rejudge",
    "rejudge_open",
    "remind_verification",
    "reopen_dossier",
    "return_papers",
    "send_verification",
    "set_introducers",
    "undo_last",
    "withdraw",
]
