"""Votes: members, not ballots (law file 3.2). Whole numbers only; who abstains stays in the denominator."""

from taonguon.rules.law.model import Threshold
from taonguon.rules.wording import format_percent


def vote_passes(threshold: Threshold, *, yes: int, total: int) -> bool:
    """Whether `yes` of `total` members reach the share: `3*yes >= 2*total`, `2*yes > total`.

    No member present to count (`total` below 1) never passes.
    """
    if total < 1:
        return False
    left, right = threshold.den * yes, threshold.num * total
    return left >= right if threshold.op == ">=" else left > right


def votes_needed(threshold: Threshold, *, total: int) -> int:
    """The least number of members in favour that reaches the share."""
    wanted = threshold.num * total
    if threshold.op == ">=":
        return -(-wanted // threshold.den)
    return wanted // threshold.den + 1


def vote_sentence(threshold: Threshold, *, yes: int, total: int) -> str:
    """ "13 trên 18 = 72,2%, cần ít nhất 12"."""
    return f"{yes} trên {total} = {format_percent(yes, total)}, cần ít nhất {votes_needed(threshold, total=total)}"
