"""Codes with their Vietnamese names: an enumeration as the OpenAPI document tells it, in place.

Several contexts have a `Status` or a `Kind` of their own: told in place, none of them hides another.
"""

from collections.abc import Mapping
from enum import Enum
from typing import Annotated, Any

from pydantic import WithJsonSchema


def coded(kind: type[Enum], labels: Mapping[Any, str]) -> Any:
    """Type of one code of `kind`."""
    values = [code.value for code in kind]
    told = {
        "type": "string" if isinstance(values[0], str) else "integer",
        "enum": values,
        "description": "; ".join(f"{code.value}: {labels[code]}" for code in kind),
    }
    return Annotated[kind, WithJsonSchema(told)]
