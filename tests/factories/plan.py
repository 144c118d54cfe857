"""Plans, targets, allocations and sub-plans."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from taonguon.account.models import User
from taonguon.organization.models import Unit
from taonguon.plan.labels import AllocationStatus, Indicator, Measure, Op, Per, PlanStatus, TargetScope
from taonguon.plan.models import Allocation, Plan, PlanDraft, SubPlan, Target


def plan(commune: Unit, status: PlanStatus = PlanStatus.ACTIVE, **fields) -> Plan:
    """The plan of a committee for 2025-2030, without targets."""
    fields.setdefault("title", "Phát triển đảng viên mới, giai đoạn 2025-2030")
    fields.setdefault("doc_type", "Kế hoạch")
    fields.setdefault("doc_number", "05-KH/ĐU")
    fields.setdefault("doc_date", date(2026, 2, 5))
    fields.setdefault("issuer", "Ban Thường vụ Đảng ủy xã Định Tân")
    fields.setdefault("report_periods", ["quarter", "half_year", "year"])
    row = Plan(
        status=status.value,
        period_from=fields.pop("period_from", 2025),
        period_to=fields.pop("period_to", 2030),
        **fields,
    )
    row.assign_unit(commune)
    row.save()
    return row


def target(
    of: Plan, indicator: Indicator = Indicator.ADMISSIONS, value: int | str | None = 45, **fields
) -> Target:
    """A yearly minimum of people for the whole committee unless told otherwise."""
    fields.setdefault("op", Op.MIN)
    fields.setdefault("unit", Measure.PEOPLE)
    fields.setdefault("scope", TargetScope.COMMITTEE)
    fields.setdefault("per", Per.YEAR)
    fields.setdefault("position", of.targets.count() + 1)
    plain = {key: given.value if isinstance(given, StrEnum) else given for key, given in fields.items()}
    return Target.objects.create(
        plan=of, indicator=indicator.value, value=None if value is None else Decimal(value), **plain
    )


def seed_targets(of: Plan) -> dict[str, Target]:
    """The five targets of the seed: 45, the band, 60, five a cell, three a sub-unit."""
    return {
        "admissions": target(of),
        "members": target(
            of, Indicator.MEMBERS_TOTAL, 1300, value_max=Decimal(1450), op=Op.RANGE, per=Per.TERM
        ),
        "trainees": target(of, Indicator.TRAINEES, 60),
        "trainees_floor": target(of, Indicator.TRAINEES, 5, scope=TargetScope.EACH_CELL),
        "admissions_floor": target(
            of, value=3, scope=TargetScope.EACH_SUB_UNIT,
            exempt_text="Trừ các Đảng bộ, chi bộ khối hành chính 100% cán bộ, công chức, viên chức là đảng viên",
        ),
    }  # fmt: skip


def allocation(
    of: Target,
    unit: Unit,
    year: int = 2026,
    value: int = 2,
    status: AllocationStatus = AllocationStatus.APPROVED,
    **fields,
) -> Allocation:
    return Allocation.objects.create(target=of, unit=unit, year=year, value=value, status=status.value, **fields)


def draft(commune: Unit, author: User, text: str, **fields) -> PlanDraft:
    row = PlanDraft(author=author, source_text=text, **fields)
    row.assign_unit(commune)
    row.save()
    return row


def sub_plan(of: Plan, unit: Unit, year: int = 2026, **fields) -> SubPlan:
    return SubPlan.objects.create(plan=of, unit=unit, year=year, **fields)
