"""The seal of an entry: what the writer sets and the verifier works out again."""

import hashlib
import json

from taonguon.audit.models import AuditEntry


def seal_of(entry: AuditEntry) -> str:
    """SHA-256 over the entry's content and the seal before it."""
    content = [
        entry.chain_id,
        entry.number,
        entry.at.isoformat(),
        entry.actor_id,
        entry.assignment_id,
        entry.unit_path,
        entry.verb,
        entry.target_type,
        entry.target_id,
        entry.detail,
        entry.previous,
    ]
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
