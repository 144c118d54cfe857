"""Column types of our own: the materialised path and encrypted text."""

import base64
import hashlib
import hmac
import os
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import models
from django.db.models.functions import Length


class PathField(models.CharField):
    """Materialised path of fixed-width segments, compared byte by byte on both engines.

    SQLite compares bytes by default; PostgreSQL needs the C collation, or a range scan would neither use the
    index nor give the same rows.
    """

    SEGMENT = 4
    MAX_DEPTH = 12

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", self.SEGMENT * self.MAX_DEPTH)
        super().__init__(*args, **kwargs)

    def db_parameters(self, connection: Any) -> dict:
        parameters = super().db_parameters(connection)
        if connection.vendor == "postgresql":
            parameters["collation"] = "C"
        return parameters


PathField.register_lookup(Length)  # path__length: how deep a unit stands


class SortKeyField(PathField):
    """Key made by `common.text`; ordered byte by byte on both engines."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 400)
        super().__init__(*args, **kwargs)


def _key(purpose: str) -> bytes:
    return hashlib.sha256(f"{purpose}:{settings.FIELD_KEY}".encode()).digest()


def encrypt(text: str) -> str:
    """AES-GCM under the field key; every call gives another ciphertext."""
    if not text:
        return ""
    nonce = os.urandom(12)
    sealed = AESGCM(_key("field")).encrypt(nonce, text.encode(), None)
    return base64.b64encode(nonce + sealed).decode()


def decrypt(sealed: str) -> str:
    if not sealed:
        return ""
    raw = base64.b64decode(sealed)
    return AESGCM(_key("field")).decrypt(raw[:12], raw[12:], None).decode()


def lookup_digest(text: str) -> str:
    """HMAC of the exact text: finds a row by an encrypted value without decrypting any."""
    return hmac.new(_key("lookup"), text.encode(), hashlib.sha256).hexdigest() if text else ""
