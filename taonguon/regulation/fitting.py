"""A committee's rule before it is kept: does it fit the rule it changes? Writes nothing (also for a preview)."""

from datetime import date

from taonguon.common.refusal import Refused
from taonguon.common.text import normalise
from taonguon.organization.models import Unit
from taonguon.regulation.models import LocalRule
from taonguon.regulation.queries import as_parameter, changeable
from taonguon.rules.law import LAW
from taonguon.rules.law.ruleset import UnfitRule


def build_rule(
    *,
    commune: Unit,
    family: str,
    amount: int,
    citation: str,
    effective_from: date,
    extension: int | None = None,
    effective_to: date | None = None,
    note: str = "",
) -> LocalRule:
    """An unsaved rule that fits the one it changes; refused in words otherwise (also used for the preview)."""
    central = {rule.family: rule for rule in changeable()}.get(family)
    if central is None:
        raise Refused("Quy định này không đổi được mức ở cấp xã: chọn trong danh sách.", field="family")
    if amount < 1:
        raise Refused("Mức phải từ 1 trở lên.", field="amount")
    if not citation.strip():
        raise Refused("Ghi văn bản làm căn cứ: số, ngày, cơ quan ban hành.", field="citation")
    if effective_to is not None and effective_to < effective_from:
        raise Refused("Ngày kết thúc phải sau ngày bắt đầu.", field="effective_to")
    if extension is not None and LAW.families[family][-1].extension is None:
        raise Refused("Quy định này không có gia hạn: để trống.", field="extension")
    rule = LocalRule(
        unit=commune,
        family=family,
        amount=amount,
        extension=extension,
        citation=normalise(citation),
        effective_from=effective_from,
        effective_to=effective_to,
        note=normalise(note),
    )
    try:
        LAW.with_local([as_parameter(rule)])
    except UnfitRule as error:
        raise Refused(str(error), field="family") from error
    return rule
