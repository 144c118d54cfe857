"""A deed that is refused: the action raises, the face shows. Nothing has been written when it is raised."""

from collections.abc import Sequence
from typing import Any


class Refused(Exception):
    """Why a deed was not done, in Vietnamese, with the remedy; `field` names the form field when there is one.

    `findings` carries the judged rules behind the refusal (rules.law findings) when the law is the reason.
    """

    def __init__(self, message: str, *, field: str | None = None, findings: Sequence[Any] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        self.findings = tuple(findings)
