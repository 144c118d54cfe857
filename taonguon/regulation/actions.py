"""Deeds on a committee's own rules and days. The face that calls judges the open dossiers again."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction

from taonguon.audit import labels as audit_labels
from taonguon.audit.actions import record
from taonguon.common.refusal import Refused
from taonguon.common.text import normalise
from taonguon.organization.models import Unit
from taonguon.regulation.fitting import build_rule
from taonguon.regulation.labels import DayKind
from taonguon.regulation.models import CommitteeDay, LocalRule
from taonguon.rules.access import Scope
from taonguon.rules.wording import format_date

audit_labels.register(
    {
        "rule.set": "Đặt quy định của cấp ủy",
        "rule.ended": "Kết thúc quy định của cấp ủy",
        "day.set": "Đặt ngày nghỉ, ngày làm việc",
        "day.removed": "Bỏ ngày nghỉ, ngày làm việc",
    }
)


def _commune(scope: Scope) -> Unit:
    if scope.commune_id is None or not scope.committee_wide:
        raise Refused("Chỉ cấp Đảng ủy xã đặt được quy định này.")
    return Unit.objects.select_for_update().get(pk=scope.commune_id)


@transaction.atomic
def set_rule(
    *,
    family: str,
    amount: int,
    citation: str,
    effective_from: date,
    actor: Any,
    scope: Scope,
    extension: int | None = None,
    effective_to: date | None = None,
    note: str = "",
) -> LocalRule:
    """Give a rule another length from a day on. Refuses two rules of one family over the same days."""
    commune = _commune(scope)
    rule = build_rule(
        commune=commune,
        family=family,
        amount=amount,
        citation=citation,
        effective_from=effective_from,
        extension=extension,
        effective_to=effective_to,
        note=note,
    )
    for other in LocalRule.objects.filter(unit=commune, family=family).order_by("effective_from"):
        starts_before = effective_to is None or other.effective_from <= effective_to
        if starts_before and (other.effective_to is None or other.effective_to >= effective_from):
            since = format_date(other.effective_from)
            raise Refused(
                f"Đã có quy định áp dụng từ {since}: kết thúc quy định ấy trước.", field="effective_from"
            )
    rule.save()
    record(
        verb="rule.set", target=rule, actor=actor, scope=scope,
        detail={"family": family, "amount": amount, "extension": extension, "citation": rule.citation,
                "from": effective_from, "to": effective_to},
    )  # fmt: skip
    return rule


@transaction.atomic
def end_rule(*, rule_id: int, on: date, actor: Any, scope: Scope) -> LocalRule:
    """End a rule after a day; clocks that began under it keep its figure."""
    commune = _commune(scope)
    rule = LocalRule.objects.select_for_update().get(pk=rule_id, unit=commune)
    if on < rule.effective_from - timedelta(days=1):
        raise Refused("Ngày kết thúc phải sau ngày bắt đầu.", field="on")
    rule.effective_to = max(on, rule.effective_from)
    rule.save(update_fields=["effective_to", "updated_at"])
    record(verb="rule.ended", target=rule, actor=actor, scope=scope, detail={"family": rule.family, "on": on})
    return rule


@transaction.atomic
def set_day(*, day: date, kind: DayKind, reason: str, actor: Any, scope: Scope) -> CommitteeDay:
    """Close a day, or make it a working day, for every clock of the committee."""
    commune = _commune(scope)
    if not reason.strip():
        raise Refused("Ghi lý do hoặc văn bản.", field="reason")
    row, _ = CommitteeDay.objects.update_or_create(
        unit=commune, day=day, defaults={"kind": DayKind(kind).value, "reason": normalise(reason)}
    )
    record(verb="day.set", target=row, actor=actor, scope=scope, detail={"day": day, "kind": row.kind})
    return row


@transaction.atomic
def remove_day(*, day_id: int, actor: Any, scope: Scope) -> None:
    """Take a day back: the calendar of the law decides again."""
    row = CommitteeDay.objects.select_for_update().get(pk=day_id, unit=_commune(scope))
    record(verb="day.removed", target=row, actor=actor, scope=scope, detail={"day": row.day, "kind": row.kind})
    row.delete()
