"""How an entry of the trail is told to a person."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.apps import apps

from taonguon.audit.labels import verb_label
from taonguon.audit.models import AuditEntry
from taonguon.rules.access import ROLE_LABELS, Role
from taonguon.rules.wording import format_date

# Words for the keys that deeds write down; a key without a word is shown as it stands.
KEYS = {
    "username": "tài khoản",
    "user": "tài khoản",
    "role": "vai trò",
    "unit": "đơn vị",
    "title": "chức vụ",
    "name": "tên",
    "from": "từ ngày",
    "to": "đến ngày",
    "on": "ngày",
    "reason": "lý do",
    "number": "số",
    "count": "số lượng",
    "old": "cũ",
    "new": "mới",
    "before": "trước",
    "after": "sau",
    "document": "văn bản",
}


@dataclass(frozen=True, slots=True)
class Told:
    """One entry in words."""

    number: int
    at: datetime
    who: str
    verb: str
    target: str
    detail: str


def told(entry: AuditEntry) -> Told:
    return Told(
        number=entry.number,
        at=entry.at,
        who=str(entry.actor) if entry.actor else "hệ thống",
        verb=verb_label(entry.verb),
        target=_target(entry),
        detail="; ".join(f"{KEYS.get(key, key)}: {_value(value)}" for key, value in _in_order(entry.detail)),
    )


def _target(entry: AuditEntry) -> str:
    if not entry.target_type:
        return ""
    model = apps.get_model(entry.target_type)
    return f"{model._meta.verbose_name} số {entry.target_id}"


def _in_order(detail: dict[str, Any]) -> list[tuple[str, Any]]:
    """The parts in the order of :data:`KEYS`, the rest by name: PostgreSQL does not keep the order of writing."""
    places = {key: place for place, key in enumerate(KEYS)}
    return sorted(detail.items(), key=lambda part: (places.get(part[0], len(places)), part[0]))


def _value(value: Any) -> str:
    """A value as written in JSON, read back for people: days, roles, lists."""
    if value is None or value == "":
        return "trống"
    if isinstance(value, dict):
        return ", ".join(f"{KEYS.get(key, key)} {_value(inner)}" for key, inner in _in_order(value))
    if isinstance(value, list):
        return ", ".join(_value(inner) for inner in value)
    text = str(value)
    if text in Role:
        return ROLE_LABELS[Role(text)]
    try:
        return format_date(date.fromisoformat(text))
    except ValueError:
        return text
