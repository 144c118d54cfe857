"""Reading accounts."""

from typing import Any

from django.db.models import Count, Q, QuerySet

from taonguon.account.models import RecoveryCode, SecondFactor, User
from taonguon.common.text import fold


def has_second_factor(user: Any) -> bool:
    return SecondFactor.objects.filter(user=user).exists()


def unused_recovery_codes(user: Any) -> int:
    """How many recovery codes are left."""
    return RecoveryCode.objects.filter(user=user, used_at__isnull=True).count()


def found(text: str) -> QuerySet[User]:
    """Accounts whose name or sign-in name holds each word typed, marks or not."""
    words = fold(text).split()
    return User.objects.filter(*[Q(search_key__contains=word) | Q(username__contains=word) for word in words])


def with_second_factor(users: QuerySet[User]) -> QuerySet[User]:
    """The same accounts, each with `factors`: 1 where a code generator is set up."""
    return users.annotate(factors=Count("second_factor"))
