"""What a paper quotes of the law, on the day it is of."""

from __future__ import annotations

import re
from datetime import date

from taonguon.rules.law.ruleset import LAW

_ARTICLE = re.compile(r" Đ(?=\d)")
_KINDS = (("-QĐ/", "Quy định số "), ("-HD/", "Hướng dẫn số "))


def grounds(charter_rule: str, on: date) -> tuple[str, ...]:
    """The căn cứ of a decision: the article of the Party's charter that `charter_rule` cites, and every text of
    the rule set in force.
    """
    charter = LAW.parameter(charter_rule, on).citation.partition(";")[0]
    texts = (_ARTICLE.sub(", Điều ", charter), *map(_named, LAW.rule_set(on).title_vi.split(" + ")))
    return tuple(f"Căn cứ {text}" for text in texts)


def _named(text: str) -> str:
    """The title of a text as a căn cứ writes it: "Quy định số 208-QĐ/TW"."""
    number = text.removeprefix("Quy định ")
    return next((words for mark, words in _KINDS if mark in number), "") + number


def ceremony_rule(on: date) -> str:
    """ "trong 30 ngày làm việc, tính từ khi chi bộ nhận quyết định kết nạp"."""
    rule = LAW.parameter("r_ceremony", on)
    start = LAW.events[rule.from_event].title_vi
    return f"trong {LAW.words(rule.amount)}, tính từ khi {start[:1].lower()}{start[1:]}"


def reply_rule(*, abroad: bool, on: date) -> str:
    """ "30 ngày làm việc, tính từ ngày nhận công văn"."""
    rule = LAW.parameter("r_verification_reply_abroad" if abroad else "r_verification_reply", on)
    return f"{LAW.words(rule.amount)}, tính từ ngày nhận công văn"
