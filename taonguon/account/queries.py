"""Reading accounts."""

from typing import Any

from django.db.models import Q, QuerySet

from taonguon.account.models import RecoveryCode, SecondFactor, User
from taonguon.common.text import fold


def has_second_factor(user: Any) -> bool:
    return SecondFactor.objects.filter(user=user).exists()


def unused_recovery_codes(user: Any) -> int:
    """How many recovery codes are left."""
    return RecoveryCode.objects.filter(user=user, used_at__isnull=True).count()


def matching(text: str) -> QuerySet[User]:
    """Accounts whose name or sign-in name holds each word typed, marks or not; all of them for no words."""
    words = fold(text).split()
    return User.objects.filter(*[Q(search_key__contains=word) | Q(username__contains=word) for word in words])
