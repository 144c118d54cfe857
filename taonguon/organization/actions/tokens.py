"""Keys for programs: whoever works under an assignment issues and revokes its own."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction

from taonguon.audit import labels as audit_labels
from taonguon.audit.actions import record
from taonguon.common.clock import now
from taonguon.common.refusal import Refused
from taonguon.common.text import normalise
from taonguon.organization.models import ApiToken, Assignment
from taonguon.organization.secrets import digest_of, new_secret
from taonguon.rules.access import Scope
from taonguon.rules.wording import format_date

audit_labels.register({"token.issued": "Cấp mã kết nối API", "token.revoked": "Thu hồi mã kết nối API"})

LONGEST = timedelta(days=366)
MOST = 10


@transaction.atomic
def issue_token(*, name: str, expires_on: date, today: date, actor: Any, scope: Scope) -> tuple[ApiToken, str]:
    """A key for the assignment the actor works under, and its secret: said now and never again."""
    name = normalise(name)
    if not name:
        raise Refused("Ghi mã này dùng cho máy, chương trình nào.", field="name")
    if not today < expires_on <= today + LONGEST:
        last = format_date(today + LONGEST)
        raise Refused(f"Hạn dùng phải sau hôm nay và không quá một năm (đến {last}).", field="expires_on")
    assignment = Assignment.objects.select_for_update().get(pk=scope.assignment_id, user=actor)
    if ApiToken.objects.usable_on(today).filter(assignment=assignment).count() >= MOST:
        raise Refused(f"Đã có {MOST} mã còn hiệu lực: thu hồi mã không dùng trước.")
    secret = new_secret()
    token = ApiToken.objects.create(
        assignment=assignment, name=name, digest=digest_of(secret), issued_on=today, expires_on=expires_on
    )
    record(
        verb="token.issued", target=token, actor=actor, scope=scope, detail={"name": name, "to": expires_on}
    )  # fmt: skip
    return token, secret


@transaction.atomic
def revoke_token(*, token_id: int, actor: Any, scope: Scope) -> ApiToken:
    """Make a key of the own assignment useless at once. Saying it twice changes nothing."""
    token = ApiToken.objects.select_for_update().get(pk=token_id, assignment_id=scope.assignment_id)
    if token.revoked_at is None:
        token.revoked_at = now()
        token.save(update_fields=["revoked_at", "updated_at"])
        record(verb="token.revoked", target=token, actor=actor, scope=scope, detail={"name": token.name})
    return token


@transaction.atomic
def note_token_used(*, token: ApiToken, today: date) -> None:
    """Remember the last day of use, once a day; no deed of a person, so it leaves no entry in the trail."""
    if token.last_used_on != today:
        ApiToken.objects.filter(pk=token.pk).update(last_used_on=today)
