"""Dossiers: lists, one case as the law judges it, and recording a step through the one door."""

from datetime import date
from typing import Literal

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, Field

from taonguon.api.codes import coded
from taonguon.api.inputs import Count, In, PastDay, Search, text
from taonguon.api.judgements import JudgementOut
from taonguon.api.operations import changing, reading
from taonguon.api.paging import Page, PageQuery, cut
from taonguon.api.units import UnitRef
from taonguon.api.versions import check_version
from taonguon.api.writing import Reply, once
from taonguon.dossier import actions, queries
from taonguon.dossier.labels import STATUS_LABELS, Status
from taonguon.dossier.models import Dossier
from taonguon.dossier.queries import DossierPage, Row
from taonguon.rules.access import Permission

router = Router(tags=["Hồ sơ kết nạp"])
StatusCode = coded(Status, STATUS_LABELS)


class DossierRow(BaseModel):
    """Một hồ sơ trong danh sách; `due_on` là hạn gần nhất đang chạy."""

    id: int
    candidate_id: int | None
    member_id: int | None
    full_name: str
    unit: UnitRef
    status: StatusCode
    opened_on: date
    stage: str
    since: date | None
    waiting: str
    due_on: date | None
    due_title: str
    version: int

    @classmethod
    def of(cls, row: Row) -> "DossierRow":
        return cls(
            **case_values(row.dossier),
            stage=row.stage,
            since=row.since,
            waiting=row.waiting,
            due_on=row.due_on,
            due_title=row.due_title,
        )


def case_values(case: Dossier) -> dict:
    return {
        "id": case.pk,
        "candidate_id": case.candidate_id,
        "member_id": case.member_id,
        "full_name": case.person.full_name,
        "unit": UnitRef.of(case.unit),
        "status": Status(case.status),
        "opened_on": case.opened_on,
        "version": case.version,
    }


class OpenStepOut(BaseModel):
    """Một bước đang mở; `mine`: phân công này ghi được."""

    step: str
    title: str
    actor: str
    citation: str
    voted: bool
    mine: bool


class ClockOut(BaseModel):
    """Một hạn đang chạy của hồ sơ."""

    title: str
    step: str
    from_on: date
    last_on: date
    working_days: int | None
    counting: str
    citation: str


class PaperOut(BaseModel):
    """Một giấy tờ: tình trạng, số, ngày, ai giữ, để ở đâu; không có nội dung."""

    form: str
    title: str
    state: str
    there: bool
    number: str
    on: date | None
    holder: str
    place: str


class DossierOut(BaseModel):
    """Một hồ sơ: bước đang mở, hạn, giấy tờ và kết quả xét theo quy định."""

    id: int
    candidate_id: int | None
    member_id: int | None
    full_name: str
    unit: UnitRef
    status: StatusCode
    opened_on: date
    version: int
    stage: str
    since: date | None
    waiting: str
    open_steps: list[OpenStepOut]
    deadlines: list[ClockOut]
    papers: list[PaperOut]
    judgement: JudgementOut

    @classmethod
    def of(cls, page: DossierPage) -> "DossierOut":
        steps = [(step, True) for step in page.open_steps] + [(step, False) for step in page.others_steps]
        return cls(
            **case_values(page.dossier),
            stage=page.stage,
            since=page.since,
            waiting=page.waiting,
            open_steps=[
                OpenStepOut(
                    step=one.step.id,
                    title=one.step.title_vi,
                    actor=one.actor,
                    citation=one.step.citation,
                    voted=one.voted,
                    mine=mine,
                )
                for one, mine in steps
            ],
            deadlines=[
                ClockOut(**{name: getattr(one, name) for name in ClockOut.model_fields}) for one in page.clocks
            ],
            papers=[
                PaperOut(
                    form=line.form,
                    title=line.title,
                    state=line.words,
                    there=line.there,
                    number=line.number,
                    on=line.on,
                    holder=line.holder,
                    place=line.place,
                )
                for line in page.papers
            ],
            judgement=JudgementOut.model_validate(page.judgement.as_json()),
        )


class DossierQuery(PageQuery):
    q: Search = ""
    list: Literal[tuple(queries.LISTS)] = Field(queries.FIRST, description="Danh sách như ở trang Hồ sơ kết nạp")


class BallotIn(In):
    """Biểu quyết, tính theo người: `eligible` là mẫu số; không tán thành, không ý kiến là phần còn lại."""

    eligible: Count
    votes_for: Count
    votes_against: Count = 0
    absent_excused: Count = 0
    left_out_reason: text(300) = ""


class StepIn(In):
    """Một bước đã làm xong."""

    step: text(60, least=1) = Field(description="Mã bước, ví dụ s13_cell_resolution; xem open_steps")
    on: PastDay
    document_number: text(60) = ""
    place: text(200) = ""
    ballot: BallotIn | None = None
    holder: text(120) = ""
    kept_at: text(120) = ""
    note: text(300) = ""


def etag_of(version: int) -> str:
    """Every deed on a dossier counts its version up."""
    return f'"v{version}"'


def shown(request: HttpRequest, oid: int) -> DossierOut:
    return DossierOut.of(queries.dossier_page(request.auth.scope, oid, request.auth.today))


@router.get("/dossiers", summary="Danh sách hồ sơ", **reading(Permission.DOSSIER_VIEW, Page[DossierRow]))
def list_dossiers(request: HttpRequest, filters: Query[DossierQuery]) -> Page[DossierRow]:
    today = request.auth.today
    found = queries.dossiers_in(request.auth.scope, filters.list, today)
    if filters.q:
        found = found.search(filters.q)
    page, following = cut(queries.rows(found, today), filters)
    return Page(items=[DossierRow.of(row) for row in queries.as_rows(page, today)], next_cursor=following)


@router.get("/dossiers/{oid}", summary="Một hồ sơ", **reading(Permission.DOSSIER_VIEW, DossierOut))
def get_dossier(request: HttpRequest, response: HttpResponse, oid: int) -> DossierOut:
    """ETag dùng khi ghi bước."""
    dossier = shown(request, oid)
    response["ETag"] = etag_of(dossier.version)
    return dossier


@router.post(
    "/dossiers/{oid}/steps",
    summary="Ghi bước của hồ sơ",
    **changing(Permission.DOSSIER_VIEW, DossierOut, status=201),
)
@once
def record_step(request: HttpRequest, oid: int, body: StepIn) -> Reply:
    """Quy định xét trước và sau: bước chưa mở hay điều kiện chưa đạt thì từ chối, nêu từng lý do và căn cứ.

    Chi bộ ghi bước của chi bộ, Ban Xây dựng Đảng ghi thẩm định, Ban Thường vụ ghi quyết định.
    """
    caller = request.auth
    locked = Dossier.objects.in_scope(caller.scope).select_for_update(of=("self",)).get(pk=oid)
    check_version(request, etag_of(locked.version))
    facts = dict(body)
    ballot = facts.pop("ballot")
    actions.record_step(
        dossier_id=oid,
        **facts,
        ballot=actions.Ballot(**dict(ballot)) if ballot else None,
        today=caller.today,
        **caller.by,
    )
    dossier = shown(request, oid)
    return Reply(dossier, headers={"ETag": etag_of(dossier.version)})
