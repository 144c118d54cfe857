"""Passwords and codes that a person reads out, copies by hand and types."""

import secrets

_CLEAR_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that reads as another


def random_code(groups: int, size: int = 5) -> str:
    """Random letters and digits in groups: `random_code(2)` → `k3mfd-72hqa`."""
    return "-".join("".join(secrets.choice(_CLEAR_LETTERS) for _ in range(size)) for _ in range(groups))


def one_time_password() -> str:
    """A first password, to be changed at the first sign-in: 15 letters, 74 random bits."""
    return random_code(3)
