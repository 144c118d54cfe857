"""Deeds on the roll: who joins, who leaves, who moves, who becomes official; every one is a movement.

Each deed is one transaction with its audit entry and, where the count or the status changes, its `Movement`.
The day of a movement is the day the rule names (law file §5.2), never the day it was typed.
"""

from taonguon.member.actions.admission import admit, recognise
from taonguon.member.actions.corrections import correct_movement
from taonguon.member.actions.exits import leave, record_death
from taonguon.member.actions.facts import correct_member
from taonguon.member.actions.looking import note_exported, note_viewed, reveal_identity
from taonguon.member.actions.reception import receive_member
from taonguon.member.actions.roll import RollEntry, open_roll
from taonguon.member.actions.standing import end_exemption, exempt, return_from_temporary, send_temporarily
from taonguon.member.actions.transfers import move_within, transfer_in, transfer_out

__all__ = [
    "RollEntry",
    "admit",
    "correct_member",
    "correct_movement",
    "end_exemption",
    "exempt",
    "leave",
    "move_within",
    "note_exported",
    "note_viewed",
    "open_roll",
    "receive_member",
    "recognise",
    "record_death",
    "return_from_temporary",
    "reveal_identity",
    "send_temporarily",
    "transfer_in",
    "transfer_out",
]
