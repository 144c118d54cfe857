"""Files that leave the system: lists as Excel workbooks, written row by row and sent in chunks."""

from collections.abc import Callable, Iterable
from tempfile import SpooledTemporaryFile

from django.http import FileResponse, HttpRequest
from django.utils import timezone

from taonguon.common.clock import now
from taonguon.documents.excel.workbook import write_workbook
from taonguon.documents.facts.annex import AnnexTable, ExportStamp

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_IN_MEMORY = 2 * 1024 * 1024  # a longer file waits on disk while it is sent


def workbook(
    request: HttpRequest, tables: Iterable[AnnexTable], file_name: str, note: Callable[[int], None]
) -> FileResponse:
    """The tables as one workbook; `note(rows)` tells the trail how many rows leave, before the first byte does."""
    file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - the response closes it
    counts = write_workbook(file, tables, ExportStamp(user=request.user.full_name, at=timezone.localtime(now())))
    note(sum(counts.values()))
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=file_name, content_type=XLSX)
