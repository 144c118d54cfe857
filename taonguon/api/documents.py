"""The register of documents of the committee, and their files."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import BaseModel

from taonguon.api.codes import coded
from taonguon.api.operations import reading
from taonguon.api.paging import Page, PageQuery, cut
from taonguon.common.refusal import Refused
from taonguon.documents.issue import rendered
from taonguon.documents.labels import FORMAT_LABELS, MIME, STATUS_LABELS, SUBJECT_LABELS, Format, Status, Subject
from taonguon.documents.models import Document, DocumentFile
from taonguon.documents.queries import documents as documents_of
from taonguon.rules.access import Permission

router = Router(tags=["Văn bản"])
StatusCode = coded(Status, STATUS_LABELS)
SubjectCode = coded(Subject, SUBJECT_LABELS)
FormatCode = coded(Format, FORMAT_LABELS)


class DocumentOut(BaseModel):
    """Một văn bản; dự thảo chưa có số."""

    id: int
    subject: SubjectCode
    kind: str
    title: str
    status: StatusCode
    as_of: date
    symbol: str
    number: int | None
    signed_on: date | None
    formats: list[FormatCode]

    @classmethod
    def of(cls, row: Document) -> "DocumentOut":
        report = row.subject == Subject.REPORT
        return cls(
            id=row.pk,
            subject=Subject(row.subject),
            kind=row.kind,
            title=row.title,
            status=Status(row.status),
            as_of=row.as_of,
            symbol=row.symbol,
            number=row.number,
            signed_on=row.signed_on,
            formats=[Format.WORD, Format.PDF, *([Format.EXCEL] if report else [])],
        )


class DocumentQuery(PageQuery):
    status: StatusCode | None = None
    subject: SubjectCode | None = None


@router.get("/documents", summary="Sổ văn bản", **reading(Permission.DOCUMENT_VIEW, Page[DocumentOut]))
def list_documents(request: HttpRequest, filters: Query[DocumentQuery]) -> Page[DocumentOut]:
    """Văn bản của đảng ủy; dự thảo chỉ cấp đảng ủy thấy."""
    rows = documents_of(request.auth.scope)
    if filters.status is not None:
        rows = rows.filter(status=filters.status.value)
    if filters.subject is not None:
        rows = rows.filter(subject=filters.subject.value)
    found, following = cut(rows.for_page(), filters)
    return Page(items=[DocumentOut.of(row) for row in found], next_cursor=following)


@router.get("/documents/{oid}", summary="Một văn bản", **reading(Permission.DOCUMENT_VIEW, DocumentOut))
def get_document(request: HttpRequest, oid: int) -> DocumentOut:
    return DocumentOut.of(documents_of(request.auth.scope).get(pk=oid))


_FILE = {"description": "Tệp", "content": {mime: {"schema": {"type": "string"}} for mime in MIME.values()}}


@router.get(
    "/documents/{oid}/files/{format}",
    summary="Tải tệp của văn bản",
    **reading(Permission.DOCUMENT_VIEW, None, openapi_extra={"responses": {200: _FILE}}),
)
def get_file(request: HttpRequest, oid: int, format: FormatCode) -> HttpResponse:
    """Tệp đã lưu của văn bản đã ban hành; dự thảo được làm mới theo số liệu hiện có."""
    document = documents_of(request.auth.scope).get(pk=oid)
    try:
        content = rendered(document, format, str(request.auth.user))
    except (KeyError, DocumentFile.DoesNotExist, Refused):
        raise Http404 from None
    name = f"van-ban-{document.pk}.{format.value}"
    return HttpResponse(
        content,
        content_type=MIME[format],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
