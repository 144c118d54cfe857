"""Accounts to practise with: shown on the sign-in page in practice mode only, read from the demo's own file."""

import json
from dataclasses import dataclass

from django.conf import settings

from taonguon.rules.access import ROLE_LABELS


@dataclass(frozen=True, slots=True)
class PracticeAccount:
    """One account of the demo; `totp_secret` empty where no code is asked."""

    username: str
    password: str
    role: str
    unit: str
    totp_secret: str = ""


def practice_accounts() -> list[PracticeAccount]:
    """The demo's accounts in its own order; none outside practice mode or where no demo was made."""
    file = settings.DATA_DIR / "demo-accounts.json"
    if not settings.PRACTICE_MODE or not file.exists():
        return []
    return [
        PracticeAccount(
            username=row["username"],
            password=row["password"],
            role=ROLE_LABELS.get(row["role"], row["role"]),
            unit=row["unit"],
            totp_secret=row.get("totp_secret") or "",
        )
        for row in json.loads(file.read_text(encoding="utf-8"))
    ]


def practice_secret(username: str) -> str:
    """Secret of a practice account's code generator, so that the page can show the present code; else empty."""
    return next((one.totp_secret for one in practice_accounts() if one.username == username), "")
