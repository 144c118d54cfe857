"""Time-based one-time codes (RFC 6238: SHA-1, 30 seconds, 6 digits), as every code generator reads them.

Pure: secrets are base32 text, moments are given. What is kept of a secret stands in `models.SecondFactor`.
"""

import base64
import secrets
from datetime import datetime

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

ISSUER = "Tạo Nguồn"
DIGITS = 6
STEP_SECONDS = 30
DRIFT_STEPS = 1  # a phone clock may be up to half a minute off


def new_secret() -> str:
    """160 random bits in base32, the length the standard asks for."""
    return base64.b32encode(secrets.token_bytes(20)).decode()


def _generator(secret: str) -> TOTP:
    return TOTP(base64.b32decode(secret), DIGITS, SHA1(), STEP_SECONDS)  # noqa: S303 - the standard's hash


def code_at(secret: str, moment: datetime) -> str:
    return _generator(secret).generate(int(moment.timestamp())).decode()


def accepted_step(secret: str, code: str, moment: datetime) -> int | None:
    """The time step whose code was typed, within the drift allowed; None when the code is wrong."""
    generator, now_step = _generator(secret), int(moment.timestamp()) // STEP_SECONDS
    for step in range(now_step - DRIFT_STEPS, now_step + DRIFT_STEPS + 1):
        expected = generator.generate(step * STEP_SECONDS).decode()
        if secrets.compare_digest(expected.encode(), code.encode()):
            return step
    return None


def provisioning_uri(secret: str, username: str) -> str:
    """The address inside the QR code that sets up a generator."""
    return _generator(secret).get_provisioning_uri(username, ISSUER)
