"""Receiving a member from outside the commune: the person first, known by number or new, then the transfer."""

from datetime import date
from typing import Any

from django.db import transaction

from taonguon.common.refusal import Refused
from taonguon.common.text import fold
from taonguon.member.actions.transfers import transfer_in
from taonguon.member.labels import Status
from taonguon.member.models import Member
from taonguon.person.actions import add_person
from taonguon.person.queries import find_by_identity
from taonguon.rules.access import Scope


@transaction.atomic
def receive_member(
    *,
    full_name: str,
    identity_number: str,
    facts: dict[str, Any],
    unit_id: int,
    on: date,
    status: Status,
    actor: Any,
    scope: Scope,
    **letter: Any,
) -> Member:
    """Receive somebody by a letter of referral. Whoever is in the system by the same number is the same human.

    `facts` are facts of a new person; `letter` is what `transfer_in` takes of the letter.
    """
    person = find_by_identity(identity_number)
    if person is None:
        person = add_person(full_name=full_name, identity_number=identity_number, on=on, **facts)
    elif person.search_key != fold(full_name):
        raise Refused(
            "Số định danh này là của người có họ tên khác trong hệ thống: kiểm tra lại số và họ tên.",
            field="identity_number",
        )
    return transfer_in(person=person, unit_id=unit_id, on=on, status=status, actor=actor, scope=scope, **letter)
