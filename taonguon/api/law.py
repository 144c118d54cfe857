"""The law on a day, as the committee of the assignment applies it; and judging facts without keeping them."""

from datetime import date
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Router
from pydantic import BaseModel, Field

from taonguon.api.inputs import Day, In
from taonguon.api.judgements import JudgementOut
from taonguon.api.operations import asking, reading
from taonguon.api.problems import ApiProblem, Fault, Kind
from taonguon.regulation.queries import law_of
from taonguon.rules.access import Permission
from taonguon.rules.law import (
    LAW,
    Amount,
    Parameter,
    RuleSet,
    UnusableFacts,
    judge,
    parse_facts,
    refuse_the_future,
)

router = Router(tags=["Quy định"])


class RuleSetOut(BaseModel):
    """Một bộ quy định."""

    id: str
    title: str
    effective_from: date
    tag: str = Field(description="Mức độ chắc chắn của căn cứ")
    in_force: bool

    @classmethod
    def of(cls, one: RuleSet, current: RuleSet) -> "RuleSetOut":
        return cls(
            id=one.id,
            title=one.title_vi,
            effective_from=one.effective_from,
            tag=one.tag,
            in_force=one.id == current.id,
        )


class RuleSetsOut(BaseModel):
    on: date
    items: list[RuleSetOut]


class AmountOut(BaseModel):
    amount: int
    unit: str = Field(description="working_day, day, month, year, …")

    @classmethod
    def of(cls, amount: Amount | None) -> "AmountOut | None":
        return cls(amount=amount.amount, unit=amount.unit) if amount else None


class ShareOut(BaseModel):
    op: str
    num: int
    den: int
    of: str = Field(description="Mẫu số của biểu quyết")


class ParameterOut(BaseModel):
    """Một con số của quy định vào ngày hỏi."""

    id: str
    family: str
    title: str
    kind: str
    citation: str
    tag: str
    effective_from: date
    effective_to: date | None
    amount: AmountOut | None
    extension: AmountOut | None
    threshold: ShareOut | None
    from_event: str | None
    local: bool = Field(description="Quy định riêng của cấp ủy, thay cho mức chung")
    enabled: bool

    @classmethod
    def of(cls, row: Parameter) -> "ParameterOut":
        share = row.threshold
        return cls(
            id=row.id,
            family=row.family,
            title=row.title_vi,
            kind=row.kind,
            citation=row.citation,
            tag=row.tag,
            effective_from=row.effective_from,
            effective_to=row.effective_to,
            amount=AmountOut.of(row.amount),
            extension=AmountOut.of(row.extension),
            threshold=ShareOut(op=share.op, num=share.num, den=share.den, of=share.of) if share else None,
            from_event=row.from_event or None,
            local=row.local,
            enabled=row.enabled_by_default,
        )


class ParametersOut(BaseModel):
    on: date
    rule_set: str
    items: list[ParameterOut]


@router.get("/law/rule-sets", summary="Các bộ quy định", **reading(Permission.LAW_VIEW, RuleSetsOut))
def rule_sets(request: HttpRequest, on: Day | None = None) -> RuleSetsOut:
    """Mới nhất trước; `in_force` là bộ có hiệu lực vào ngày hỏi (mặc định hôm nay)."""
    day = on or request.auth.today
    current = LAW.rule_set(day)
    return RuleSetsOut(on=day, items=[RuleSetOut.of(one, current) for one in reversed(LAW.rule_sets)])


@router.get("/law/parameters", summary="Các mức của quy định", **reading(Permission.LAW_VIEW, ParametersOut))
def parameters(request: HttpRequest, on: Day | None = None) -> ParametersOut:
    """Mọi mức vào ngày hỏi, gồm cả quy định riêng của cấp ủy; `tag` cho biết căn cứ chắc chắn đến đâu."""
    day = on or request.auth.today
    law = law_of(request.auth.scope.commune_id)
    rows = [ParameterOut.of(row) for row in law.parameters(day)]
    return ParametersOut(on=day, rule_set=law.rule_set(day).id, items=rows)


class JudgeIn(In):
    """Dữ kiện của một người theo hợp đồng `dossier judge`; không được lưu lại."""

    facts: dict[str, Any]
    on: Day = Field(description="Ngày xét")
    law: Literal["central", "committee"] = Field(
        "central", description="central: quy định chung như lệnh taonguon; committee: cả quy định riêng của cấp ủy"
    )


@router.post("/dossier/judge", summary="Xét dữ kiện theo quy định", **asking(Permission.LAW_VIEW, JudgementOut))
def judge_facts(request: HttpRequest, body: JudgeIn) -> dict[str, Any]:
    """Cho biết điều gì đạt, bước nào mở, hạn nào đang chạy. Không ghi gì vào hệ thống."""
    law = law_of(request.auth.scope.commune_id) if body.law == "committee" else LAW
    try:
        facts = parse_facts(body.facts, law=law)
        refuse_the_future(facts, body.on, law=law)
    except UnusableFacts as unusable:
        reason = str(unusable)
        fault = Fault(field="facts", reason=reason, remedy="Sửa dữ kiện theo lý do trên rồi gửi lại.")
        raise ApiProblem(Kind.INVALID, reason, errors=[fault]) from None
    return judge(facts, body.on, law=law).as_json()
