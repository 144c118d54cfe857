"""The user account. No self-registration: accounts are given by the system administrator."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models

from taonguon.common.fields import SortKeyField
from taonguon.common.models import Stamped
from taonguon.common.text import fold, name_sort_key, normalise


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(username=(username or "").strip().lower())

    def create_user(self, *, username: str, full_name: str, password: str, **fields: Any) -> "User":
        user = self.model(username=username.strip().lower(), full_name=normalise(full_name), **fields)
        user.set_keys()
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser, Stamped):
    """A person who signs in. `email` is not kept: nothing is ever sent out."""

    username = models.CharField("tên đăng nhập", max_length=60, unique=True)
    full_name = models.CharField("họ tên", max_length=120)
    search_key = models.CharField(max_length=160, editable=False, default="")
    sort_key = SortKeyField(editable=False, default="")
    phone = models.CharField("điện thoại", max_length=30, blank=True, default="")
    is_active = models.BooleanField("đang dùng", default=True)
    must_change_password = models.BooleanField("phải đổi mật khẩu", default=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["full_name"]
    objects = UserManager()

    class Meta:
        verbose_name = "tài khoản"

    def __str__(self) -> str:
        return self.full_name

    def set_keys(self) -> None:
        """Renew what finds and sorts the account by its name."""
        self.search_key, self.sort_key = fold(self.full_name), name_sort_key(self.full_name)


class SecondFactor(Stamped):
    """A person's code generator (TOTP). The secret is sealed; it is shown once, when it is set up."""

    user = models.OneToOneField(User, models.PROTECT, related_name="second_factor", verbose_name="tài khoản")
    sealed_secret = models.TextField(editable=False)
    last_step = models.BigIntegerField(default=0, editable=False)  # time step last accepted: a code works once

    class Meta:
        verbose_name = "mã xác thực"


class RecoveryCode(Stamped):
    """A code that stands in for the generator once. Only its keyed digest is kept."""

    user = models.ForeignKey(User, models.PROTECT, related_name="recovery_codes", verbose_name="tài khoản")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    used_at = models.DateTimeField("lúc dùng", null=True, blank=True)

    class Meta:
        verbose_name = "mã khôi phục"
