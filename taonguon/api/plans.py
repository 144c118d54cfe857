"""Plans with their targets, in the words of the plan contract; and reading a text without keeping it."""

import unicodedata
from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import BaseModel, Field

from taonguon.api.codes import coded
from taonguon.api.inputs import Day, In, text, whole_text
from taonguon.api.operations import asking, reading
from taonguon.api.paging import Page, PageQuery, cut
from taonguon.api.problems import invalid
from taonguon.api.units import UnitRef
from taonguon.plan.labels import PLAN_STATUS_LABELS, TARGET_STATUS_LABELS, PlanStatus, TargetStatus
from taonguon.plan.models import Plan, Target
from taonguon.plan.queries import plan_in, plan_list, sentence, target_in, targets_in_force
from taonguon.plan.shapes import reading_of
from taonguon.rules.access import Permission
from taonguon.rules.reading import CONTRACT, read_plan

router = Router(tags=["Kế hoạch, chỉ tiêu"])
LONGEST_TEXT = 1_000_000
Number = int | float


class PlanRow(BaseModel):
    """Một kế hoạch."""

    id: int
    unit: UnitRef
    title: str
    doc_type: str
    doc_number: str
    doc_date: date | None
    issuer: str
    period_from: int
    period_to: int
    status: coded(PlanStatus, PLAN_STATUS_LABELS)

    @classmethod
    def values(cls, plan: Plan) -> dict[str, Any]:
        return {
            "id": plan.pk,
            "unit": UnitRef.of(plan.unit),
            "title": plan.title,
            "doc_type": plan.doc_type,
            "doc_number": plan.doc_number,
            "doc_date": plan.doc_date,
            "issuer": plan.issuer,
            "period_from": plan.period_from,
            "period_to": plan.period_to,
            "status": PlanStatus(plan.status),
        }


class QuotaOut(BaseModel):
    unit: str
    value: Number


class YearOut(BaseModel):
    year: int
    value: Number


class MilestoneOut(BaseModel):
    by: str
    percent: Number


class TargetOut(BaseModel):
    """Một chỉ tiêu, theo hợp đồng `plan read` (các giá trị như trong văn bản; chưa rõ là null)."""

    id: int
    plan_id: int
    status: coded(TargetStatus, TARGET_STATUS_LABELS)
    valid_from: date | None
    valid_to: date | None
    sentence: str = Field(description="Chỉ tiêu thành lời")
    quote: str
    start: int
    end: int
    indicator: str
    op: str | None
    value: Number | None
    value_max: Number | None
    unit: str | None
    scope: str | None
    scope_filter: str | None
    units_named: list[str]
    exempt: str | None
    per: str | None
    year: int | None
    by: str | None
    group: str | None
    base: str | None
    part_of: int | None
    quotas: list[QuotaOut]
    schedule: list[YearOut]
    milestones: list[MilestoneOut]
    strict: bool
    approx: bool
    origin: str
    duplicates: list[str]
    doubts: list[str]

    @classmethod
    def of(cls, row: Target) -> "TargetOut":
        told = {
            **reading_of(row).as_json(),
            "id": row.pk,
            "plan_id": row.plan_id,
            "part_of": row.part_of_id,
            "status": row.status,
            "valid_from": row.valid_from,
            "valid_to": row.valid_to,
            "sentence": sentence(row),
        }
        return cls.model_validate(told)


class PlanOut(PlanRow):
    """Một kế hoạch với các chỉ tiêu có hiệu lực vào ngày hỏi."""

    signer_title: str
    recipients: list[str]
    bases: list[dict[str, Any]]
    report_periods: list[str]
    groups: list[str]
    on: date
    targets: list[TargetOut]


@router.get("/plans", summary="Danh sách kế hoạch", **reading(Permission.PLAN_VIEW, Page[PlanRow]))
def list_plans(request: HttpRequest, filters: Query[PageQuery]) -> Page[PlanRow]:
    found, following = cut(plan_list(request.auth.scope), filters)
    return Page(items=[PlanRow(**PlanRow.values(row)) for row in found], next_cursor=following)


@router.get("/plans/{oid}", summary="Một kế hoạch", **reading(Permission.PLAN_VIEW, PlanOut))
def get_plan(request: HttpRequest, oid: int, on: Day | None = None) -> PlanOut:
    plan = plan_in(request.auth.scope).get(pk=oid)
    day = on or request.auth.today
    return PlanOut(
        **PlanRow.values(plan),
        signer_title=plan.signer_title,
        recipients=plan.recipients,
        bases=plan.bases,
        report_periods=plan.report_periods,
        groups=plan.groups,
        on=day,
        targets=[TargetOut.of(row) for row in targets_in_force(plan, day)],
    )


@router.get(
    "/plans/{oid}/targets", summary="Mọi chỉ tiêu của kế hoạch", **reading(Permission.PLAN_VIEW, Page[TargetOut])
)
def list_targets(request: HttpRequest, oid: int, filters: Query[PageQuery]) -> Page[TargetOut]:
    """Cả chỉ tiêu đã được thay và đang đề nghị điều chỉnh: xem `status`, `valid_from`, `valid_to`."""
    plan = plan_in(request.auth.scope).get(pk=oid)
    found, following = cut(target_in(request.auth.scope).filter(plan=plan), filters)
    return Page(items=[TargetOut.of(row) for row in found], next_cursor=following)


@router.get("/targets/{oid}", summary="Một chỉ tiêu", **reading(Permission.PLAN_VIEW, TargetOut))
def get_target(request: HttpRequest, oid: int) -> TargetOut:
    return TargetOut.of(target_in(request.auth.scope).get(pk=oid))


class PlanText(In):
    """Văn bản cần đọc; không được lưu lại."""

    text: whole_text(LONGEST_TEXT)
    path: text(200) = Field("", description="Tên tệp, ghi lại trong kết quả")


class PlanReadOut(BaseModel):
    """Kết quả đọc: đúng hợp đồng của lệnh `taonguon plan read --json`."""

    contract: int
    files: list[dict[str, Any]]


@router.post("/plan/read", summary="Đọc văn bản kế hoạch", **asking(Permission.PLAN_VIEW, PlanReadOut))
def read_text(request: HttpRequest, body: PlanText) -> PlanReadOut:
    """Đề xuất chỉ tiêu, kỳ, nhóm, hạn từ văn bản. Không ghi gì vào hệ thống."""
    if not any(letter.isalnum() for letter in body.text):
        raise invalid("text", "Văn bản không có chữ nào để đọc.", "Gửi nội dung văn bản.")
    composed = unicodedata.normalize("NFC", body.text.replace("\r\n", "\n").replace("\r", "\n"))
    return PlanReadOut(contract=CONTRACT, files=[read_plan(composed, path=body.path).as_json()])
