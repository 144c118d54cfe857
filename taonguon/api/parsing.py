"""JSON as the standard has it: no NaN, no key told twice."""

import json
from typing import Any, NoReturn

from django.http import HttpRequest
from ninja.parser import Parser


class StrictParser(Parser):
    """Whatever is raised here is answered as a malformed body."""

    def parse_body(self, request: HttpRequest) -> Any:
        return json.loads(request.body, parse_constant=_refuse, object_pairs_hook=_once_each)


def _refuse(word: str) -> NoReturn:
    raise ValueError(word)


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Which of two values counts would be a guess."""
    told = dict(pairs)
    if len(told) < len(pairs):
        raise ValueError("a key told twice")
    return told
