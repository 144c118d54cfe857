"""Finding a person; the contexts that hold the person apply the scope."""

from taonguon.common.fields import lookup_digest
from taonguon.person.facts import clean_identity
from taonguon.person.models import Person


def find_by_identity(number: str) -> Person | None:
    """The one person with this number; matches the digest, decrypts nothing."""
    digits = clean_identity(number)
    return Person.objects.filter(identity_digest=lookup_digest(digits)).first() if digits else None
