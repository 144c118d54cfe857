"""The pool: the same list, facts and deeds as on the site."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from taonguon.api.candidate_shapes import (
    CandidateFacts,
    CandidateIn,
    CandidateOut,
    CandidateQuery,
    CandidateRow,
    CertificateIn,
    CertificateOut,
    FollowUpIn,
    FollowUpOut,
    GroupOut,
    IntroducedOut,
)
from taonguon.api.operations import changing, reading, writing
from taonguon.api.paging import Page, PageQuery, cut
from taonguon.api.problems import invalid
from taonguon.api.units import path_of
from taonguon.api.versions import check_version, digest_etag
from taonguon.api.writing import Reply, once
from taonguon.candidate import actions, queries
from taonguon.candidate.labels import Status
from taonguon.candidate.models import Candidate, TargetGroup
from taonguon.rules.access import Permission, Scope
from taonguon.training.models import Certificate

router = Router(tags=["Nguồn"])


def groups_of(scope: Scope, ids: Sequence[int]) -> list[TargetGroup]:
    found = list(queries.group_choices(scope).filter(pk__in=ids))
    missing = sorted(set(ids) - {group.pk for group in found})
    if missing:
        raise invalid("groups", f"Không có nhóm {missing[0]}.", "Lấy mã nhóm ở /api/v1/candidate-groups.")
    return found


def introducer_path(request: HttpRequest, unit_id: int | None) -> str:
    if unit_id is None:
        return ""
    found = queries.mass_units(request.auth.scope, request.auth.today).filter(pk=unit_id).first()
    if found is None:
        raise invalid("introducer", "Không có tổ chức giới thiệu này.", "Lấy mã tổ chức ở /api/v1/units.")
    return found.path


def shown(request: HttpRequest, pk: int) -> CandidateOut:
    """One person as the API shows him or her; outside the scope: `Candidate.DoesNotExist`."""
    scope = request.auth.scope
    row = (
        queries.readable(scope)
        .prefetch_related("groups")
        .annotate(certificate_on=Certificate.objects.latest_of("person_id"))
        .get(pk=pk)
    )
    if row.status == Status.OPEN:
        (row,) = queries.with_next_act([row], scope, request.auth.today)
    return CandidateOut.of(row)


def etag_of(person: CandidateOut) -> str:
    return digest_etag(person.told())


@router.get("/candidates", summary="Danh sách nguồn", **reading(Permission.CANDIDATE_VIEW, Page[CandidateRow]))
def list_candidates(request: HttpRequest, filters: Query[CandidateQuery]) -> Page[CandidateRow]:
    """Người đang theo dõi mà phân công mở được trang; tổ chức giới thiệu người thì xem /introductions."""
    scope, today = request.auth.scope, request.auth.today
    asked = queries.Filters(
        text=filters.q,
        unit_path=path_of(scope, filters.unit),
        block=filters.block.value if filters.block else "",
        stage=filters.stage,
        group=filters.group,
        introducer_path=introducer_path(request, filters.introducer),
        saved=filters.saved,
    )
    found, following = cut(queries.listing(scope, asked, today), filters)
    rows = queries.with_next_act(found, scope, today)
    return Page(items=[CandidateRow.of(row) for row in rows], next_cursor=following)


@router.get("/candidate-groups", summary="Nhóm đối tượng", **reading(Permission.CANDIDATE_VIEW, list[GroupOut]))
def list_groups(request: HttpRequest) -> list[GroupOut]:
    rows = queries.group_choices(request.auth.scope)
    return [GroupOut(id=row.pk, number=row.number, name=row.name) for row in rows]


@router.get("/introductions", summary="Người đã giới thiệu", **reading(Permission.NOMINATE, Page[IntroducedOut]))
def list_introductions(request: HttpRequest, filters: Query[PageQuery]) -> Page[IntroducedOut]:
    """Người do tổ chức của phân công giới thiệu và bước hiện tại, không có thông tin nào khác."""
    found, following = cut(queries.introduced_people(request.auth.scope), filters)
    return Page(items=[IntroducedOut.of(row) for row in found], next_cursor=following)


@router.post("/candidates", summary="Thêm người vào nguồn", **writing(Permission.CANDIDATE_EDIT, CandidateOut))
@once
def add_candidate(request: HttpRequest, body: CandidateIn) -> Reply:
    """Người đã có số định danh trong hệ thống được dùng lại, không lập hai lần."""
    groups = groups_of(request.auth.scope, body.groups)
    made = actions.add_candidate(**body.given(), groups=groups, **request.auth.by)
    person = shown(request, made.pk)
    return Reply(person, headers={"ETag": etag_of(person), "Location": f"/api/v1/candidates/{made.pk}"})


@router.get(
    "/candidates/{oid}", summary="Một người trong nguồn", **reading(Permission.CANDIDATE_VIEW, CandidateOut)
)
def get_candidate(request: HttpRequest, response: HttpResponse, oid: int) -> CandidateOut:
    """Việc xem được ghi vào nhật ký, như khi mở trang của người ấy. ETag dùng cho lần sửa sau."""
    person = shown(request, oid)
    caller = request.auth
    actions.note_viewed(
        candidate=queries.readable(caller.scope).get(pk=oid), today=caller.today, **caller.by
    )  # fmt: skip
    response["ETag"] = etag_of(person)
    return person


@router.patch("/candidates/{oid}", summary="Sửa thông tin", **changing(Permission.CANDIDATE_EDIT, CandidateOut))
@once
def correct_candidate(request: HttpRequest, oid: int, body: CandidateFacts) -> Reply:
    """Chỉ sửa trường được gửi. Bước, chi bộ, người giúp đỡ đổi bằng việc riêng, không sửa ở đây."""
    caller = request.auth
    Candidate.objects.to_change(caller.scope, oid)
    check_version(request, etag_of(shown(request, oid)))
    actions.correct_candidate(
        candidate_id=oid,
        values=body.given(),
        groups=groups_of(caller.scope, body.groups) if "groups" in body.model_fields_set else None,
        on=caller.today,
        **caller.by,
    )
    person = shown(request, oid)
    return Reply(person, 200, {"ETag": etag_of(person)})


@router.post(
    "/candidates/{oid}/follow-ups",
    summary="Ghi nhật ký giúp đỡ",
    **writing(Permission.FOLLOW_UP_WRITE, FollowUpOut),
)
@once
def add_follow_up(request: HttpRequest, oid: int, body: FollowUpIn) -> Reply:
    """Không ghi số định danh, kết quả thẩm tra, lý lịch gia đình vào nhật ký."""
    row = actions.record_follow_up(candidate_id=oid, **dict(body), **request.auth.by)
    return Reply(FollowUpOut.of(row))


@router.post(
    "/candidates/{oid}/certificates",
    summary="Ghi giấy chứng nhận",
    **writing(Permission.CANDIDATE_EDIT, CertificateOut),
)
@once
def add_certificate(request: HttpRequest, oid: int, body: CertificateIn) -> Reply:
    """Giấy đầu tiên đưa người ấy sang bước “Đã học lớp nhận thức”."""
    row = actions.record_certificate(candidate_id=oid, **dict(body), **request.auth.by)
    return Reply(CertificateOut.of(row, oid))
