"""The deed: make every paper whose inputs changed, keep the versions before, say so in the trail."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from taonguon.audit import labels as audit_labels
from taonguon.audit.actions import record
from taonguon.common.clock import now
from taonguon.common.refusal import Refused
from taonguon.documents.models import PaperVersion
from taonguon.documents.papers.whole import Line, State, whole
from taonguon.documents.word.template import TemplateRefused
from taonguon.dossier.models import Dossier
from taonguon.rules.access import Permission, Scope

audit_labels.register({"papers.made": "Làm giấy tờ của hồ sơ"})


@dataclass(frozen=True, slots=True)
class Made:
    """How many papers were made for the first time, made anew, left as they were."""

    new: int
    changed: int
    untouched: int


@transaction.atomic
def make_papers(*, dossier_id: int, actor: Any, scope: Scope, today: date) -> Made:
    """Make every paper of the dossier whose inputs changed; equal inputs make nothing, so doing it twice is safe.

    Raises `Dossier.DoesNotExist` outside the scope; refuses a dossier that has ended.
    """
    if not scope.can(Permission.DOSSIER_EDIT):
        raise PermissionDenied
    Dossier.objects.in_scope(scope).select_for_update(of=("self",)).get(pk=dossier_id)
    found = whole(scope, dossier_id, today)
    if not found.can_make:
        raise Refused("Hồ sơ đã kết thúc: giấy tờ giữ nguyên, không lập thêm.")
    made = Made(*(found.count(state) for state in State))
    rows = [_version(line, found.dossier, actor) for line in found.outstanding]
    replaced = [line.latest.pk for line in found.outstanding if line.latest]
    PaperVersion.objects.filter(pk__in=replaced).update(latest=False)
    PaperVersion.objects.bulk_create(rows)
    if rows:
        record(
            verb="papers.made", target=found.dossier, actor=actor, scope=scope,
            unit_path=found.dossier.unit_path,
            detail={"papers": [{"form": row.form, "part": row.part, "version": row.version} for row in rows]},
        )  # fmt: skip
    return made


def _version(line: Line, dossier: Dossier, actor: Any) -> PaperVersion:
    draft = line.draft
    try:
        content = line.template.render(draft.facts, draft.code)
    except TemplateRefused as refusal:
        raise Refused(f"{refusal} (Thiết lập, mẫu Word: {draft.entry.title})") from refusal
    return PaperVersion(
        dossier=dossier,
        form=draft.form,
        part=draft.part,
        version=line.latest.version + 1 if line.latest else 1,
        title=draft.title,
        code=draft.code,
        fingerprint=line.fingerprint,
        facts=line.facts,
        template_sha256=line.template.sha256,
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        made_at=now(),
        made_by=actor,
    )
