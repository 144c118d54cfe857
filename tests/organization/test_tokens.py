"""Keys for programs: issued for the own assignment, shown once, revoked at once, all in the trail."""

from datetime import date, timedelta

import pytest

from taonguon.audit.models import AuditEntry
from taonguon.common.refusal import Refused
from taonguon.organization.actions import issue_token, revoke_token
from taonguon.organization.models import ApiToken, Assignment
from taonguon.organization.queries import api_token_for, api_tokens_of

TODAY = date(2026, 11, 24)


def issue(cast, who="board", name="máy thử", days=30):
    return issue_token(
        name=name, expires_on=TODAY + timedelta(days=days), today=TODAY, actor=cast.user(who),
        scope=cast.scope(who),
    )  # fmt: skip


def test_a_key_opens_its_assignment_until_its_last_day(cast):
    token, secret = issue(cast)
    assert api_token_for(secret, TODAY) == token
    assert api_token_for(secret, token.expires_on) == token
    assert api_token_for(secret, token.expires_on + timedelta(days=1)) is None
    assert api_token_for(secret + "x", TODAY) is None
    assert secret.startswith("tn_")
    assert token.assignment == cast.assignments["board"]


def test_a_key_revoked_opens_nothing_and_stays_in_the_list(cast):
    token, secret = issue(cast)
    for _ in range(2):
        revoke_token(token_id=token.pk, actor=cast.user("board"), scope=cast.scope("board"))
    assert api_token_for(secret, TODAY) is None
    assert list(api_tokens_of(cast.scope("board"))) == [token]
    deeds = AuditEntry.objects.filter(verb__startswith="token.").order_by("pk")
    assert [(entry.verb, entry.detail["name"]) for entry in deeds] == [
        ("token.issued", "máy thử"), ("token.revoked", "máy thử"),
    ]  # fmt: skip
    assert secret not in str([entry.detail for entry in deeds])


@pytest.mark.parametrize(
    ("days", "name", "field"), [(0, "máy", "expires_on"), (367, "máy", "expires_on"), (9, " ", "name")]
)
def test_a_key_has_a_purpose_and_an_end(cast, days, name, field):
    with pytest.raises(Refused) as refused:
        issue(cast, name=name, days=days)
    assert refused.value.field == field


def test_no_more_than_ten_keys_are_in_use(cast):
    for number in range(10):
        issue(cast, name=f"máy {number}")
    with pytest.raises(Refused, match="Đã có 10 mã còn hiệu lực"):
        issue(cast)
    revoke_token(token_id=ApiToken.objects.first().pk, actor=cast.user("board"), scope=cast.scope("board"))
    issue(cast)


def test_nobody_issues_or_revokes_for_another_assignment(cast):
    token, _ = issue(cast)
    with pytest.raises(Assignment.DoesNotExist):
        issue_token(
            name="máy lạ", expires_on=TODAY + timedelta(days=9), today=TODAY, actor=cast.user("stranger"),
            scope=cast.scope("board"),
        )  # fmt: skip
    with pytest.raises(ApiToken.DoesNotExist):
        revoke_token(token_id=token.pk, actor=cast.user("office"), scope=cast.scope("office"))
    assert list(api_tokens_of(cast.scope("office"))) == []
