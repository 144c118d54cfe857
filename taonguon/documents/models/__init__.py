"""Tables of the documents: what a committee issues, the papers made from dossiers, templates, background work."""

from taonguon.documents.models.document import Document, DocumentFile, NumberSeries
from taonguon.documents.models.job import Job
from taonguon.documents.models.paper import FormTemplate, PaperVersion

__all__ = ["Document", "DocumentFile", "FormTemplate", "Job", "NumberSeries", "PaperVersion"]
