"""Parts every document of a committee shares: who issues, who signs, who receives."""

from __future__ import annotations

from taonguon.documents.facts.official import Issuer, Signature
from taonguon.documents.models import Document
from taonguon.documents.profile import Body, CommuneLevel, body_codes
from taonguon.organization.labels import Level
from taonguon.organization.models import Committee


def issuer_of(committee: Committee) -> Issuer:
    """The commune committee; the standing committee's papers name it too (05-HD/VPTW)."""
    return Issuer(
        parent=committee.parent_name,
        name=committee.issuer_name,
        body=Body.STANDING_COMMITTEE,
        code=body_codes()[Body.STANDING_COMMITTEE].code,
        place=committee.place_name,
    )


def level_of(committee: Committee) -> CommuneLevel:
    """How the commune's organisation stands decides what it may issue."""
    return {
        Level.ABOVE_GRASSROOTS: CommuneLevel.ABOVE_GRASSROOTS,
        Level.GRASSROOTS: CommuneLevel.GRASSROOTS,
    }[Level(committee.level)]


def signature_of(document: Document) -> Signature:
    return Signature(document.signer_authority, document.signer_position, document.signer_name or None)


def split_signer(signer_title: str) -> tuple[str, str]:
    """`T/M BAN THƯỜNG VỤ — PHÓ BÍ THƯ THƯỜNG TRỰC` as authority and position."""
    authority, _, position = signer_title.partition("—")
    return authority.strip(), position.strip()
