"""Vietnamese words of the states of a figure, and the kind of the state component each takes (ui.md §3)."""

from taonguon.rules.pace import State

STATE_LABELS = {
    State.MET: "Đạt",
    State.ON_PACE: "Đúng nhịp",
    State.BEHIND: "Chậm nhịp",
    State.FAILED: "Không đạt",
    State.UNKNOWN: "Chưa rõ",
    State.EXEMPT: "Không giao",
}
STATE_KINDS = {
    State.MET: "ok",
    State.ON_PACE: "go",
    State.BEHIND: "warn",
    State.FAILED: "bad",
    State.UNKNOWN: "unk",
    State.EXEMPT: "unk",
}
