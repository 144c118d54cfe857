"""The secret of an API key: made once, kept only as a digest.

The secret has 256 random bits, so a plain digest is enough: there is nothing to guess.
"""

import hashlib
import secrets

PREFIX = "tn_"  # so that a scanner of leaked keys knows one of ours


def new_secret() -> str:
    return PREFIX + secrets.token_urlsafe(32)


def digest_of(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
