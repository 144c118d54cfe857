"""States of a dossier and of its papers. Names of steps, events, stages and forms come from the law's data."""

from enum import StrEnum

from taonguon.common.choices import pairs
from taonguon.rules.law.ruleset import LAW


class Status(StrEnum):
    OPEN = "open"
    OFFICIAL = "official"
    WITHDRAWN = "withdrawn"
    FORWARDED = "forwarded"
    ANNULLED = "annulled"
    REMOVED = "removed"


STATUS_LABELS = {
    Status.OPEN: "Đang làm",
    Status.OFFICIAL: "Đã công nhận chính thức",
    Status.WITHDRAWN: "Thôi xem xét",
    Status.FORWARDED: "Đã chuyển nơi khác",
    Status.ANNULLED: "Quyết định kết nạp bị hủy",
    Status.REMOVED: "Đã xóa tên dự bị",
}


class PaperState(StrEnum):
    """Kept: missing, in hand, sent, returned. Told by the law on the day of looking: stale, redo."""

    MISSING = "missing"
    IN_HAND = "in_hand"
    SENT = "sent"
    RETURNED = "returned"
    STALE = "stale"
    REDO = "redo"


PAPER_STATE_LABELS = {
    PaperState.MISSING: "Chưa có",
    PaperState.IN_HAND: "Đã có",
    PaperState.SENT: "Đã gửi",
    PaperState.RETURNED: "Trả lại",
    PaperState.STALE: "Quá hạn dùng",
    PaperState.REDO: "Phải lập lại",
}
KEPT_STATES = (PaperState.MISSING, PaperState.IN_HAND, PaperState.SENT, PaperState.RETURNED)


class Outcome(StrEnum):
    """What a verification answered: that, and nothing of its content."""

    CLEAR = "clear"
    NOT_CLEAR = "not_clear"


OUTCOME_LABELS = {Outcome.CLEAR: "Đạt", Outcome.NOT_CLEAR: "Có vấn đề phải xem xét"}


class AnnulReason(StrEnum):
    """294-QĐ/TW 4.4: wrong by standard takes the name off; wrong by procedure is redone."""

    STANDARD = "standard"
    PROCEDURE = "procedure"


ANNUL_LABELS = {
    AnnulReason.STANDARD: "Không đủ tiêu chuẩn, điều kiện",
    AnnulReason.PROCEDURE: "Sai thẩm quyền, sai quy trình",
}

# Whom a dossier waits for beside the actors of the steps.
VERIFICATION_PLACE = "verification_place"
NOBODY = ""
_WAITING_LABELS = {VERIFICATION_PLACE: "Nơi được hỏi thẩm tra", NOBODY: "Không chờ ai"}


def waiting_label(waiting_for: str) -> str:
    """Whom a dossier waits for, in words."""
    return _WAITING_LABELS.get(waiting_for) or LAW.label("actor", waiting_for)


def stage_title(stage: str) -> str:
    """Name of a stage or of an end of the road."""
    return _STAGES.get(stage, stage)


_STAGES = {row.id: row.title_vi for row in (*LAW.labels["stage"], *LAW.labels["outcome"])}


def tag_note(tag: str) -> str:
    """What to say beside a source that isn't the read text itself; "" where it is."""
    return "" if tag == "CONFIRMED" else LAW.label("tag", tag)


def statuses() -> list[tuple[str, str]]:
    return pairs(STATUS_LABELS)


def paper_states() -> list[tuple[str, str]]:
    return pairs(PAPER_STATE_LABELS)


def outcomes() -> list[tuple[str, str]]:
    return pairs(OUTCOME_LABELS)


def routes() -> list[tuple[str, str]]:
    return [(code, text[0].upper() + text[1:]) for code, text in LAW.labels["route"].items()]
