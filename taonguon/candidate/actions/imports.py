"""Import of the pool from a sheet: checked, previewed, written in one go, taken back within a week.

Nothing enters the pool before `apply_import`; good lines go in, the others wait in the batch to be corrected.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import models, transaction

from taonguon.audit import labels as audit_labels
from taonguon.audit.actions import Deed, record, record_many
from taonguon.candidate.checking import Checked, check_lines
from taonguon.candidate.labels import ImportStatus, Outcome, Stage
from taonguon.candidate.models import Candidate, ImportBatch, ImportRow, StageDate
from taonguon.common.fields import encrypt, lookup_digest
from taonguon.common.refusal import Refused
from taonguon.common.sheet import Sheet
from taonguon.organization.labels import Kind
from taonguon.organization.models import Unit
from taonguon.person.facts import build_person
from taonguon.person.models import Person
from taonguon.rules.access import Scope
from taonguon.training.labels import CourseKind
from taonguon.training.models import Certificate

audit_labels.register(
    {
        "candidate.import_started": "Tải lên tệp nhập nguồn",
        "candidate.import_applied": "Nhập nguồn từ tệp",
        "candidate.import_added": "Thêm người vào nguồn từ tệp",
        "candidate.import_updated": "Cập nhật người trong nguồn từ tệp",
        "candidate.import_undone": "Hoàn tác lượt nhập",
        "candidate.import_dropped": "Bỏ lượt nhập",
    }
)


@transaction.atomic
def start_import(*, file_name: str, sheet: Sheet, today: date, actor: Any, scope: Scope) -> ImportBatch:
    """Keep an uploaded sheet as a draft and check it."""
    batch = ImportBatch(
        file_name=file_name[-160:],
        columns=[list(pair) for pair in zip(sheet.headings, sheet.keys, strict=True)],
        uploaded_by=actor,
    )
    batch.assign_unit(Unit.objects.get(pk=scope.unit_id))
    batch.save()
    rows = []
    for number, cells in sheet.rows:
        row = ImportRow(batch=batch, number=number)
        row.cells = cells
        rows.append(row)
    _judge(batch, rows, scope, today)
    ImportRow.objects.bulk_create(rows)
    record(
        verb="candidate.import_started", target=batch, actor=actor, scope=scope,
        detail={"file": file_name, "rows": len(rows)},
    )  # fmt: skip
    return batch


@transaction.atomic
def remap_import(*, batch_id: int, keys: Sequence[str], today: date, actor: Any, scope: Scope) -> ImportBatch:
    """Say anew which column of the file goes where, and check again."""
    batch = _batch(batch_id, scope)
    chosen = [key for key in keys if key]
    if len(chosen) != len(set(chosen)):
        raise Refused("Hai cột của tệp ghép vào cùng một nơi: chọn “không nhập” cho một cột.")
    batch.columns = [[heading, key] for (heading, _), key in zip(batch.columns, keys, strict=True)]
    batch.save(update_fields=["columns", "updated_at"])
    rows = _waiting(batch)
    _judge(batch, rows, scope, today)
    _save(rows)
    return batch


@transaction.atomic
def correct_import(
    *,
    batch_id: int,
    cells: Mapping[tuple[int, str], str],
    choices: Mapping[int, str],
    today: date,
    actor: Any,
    scope: Scope,
) -> ImportBatch:
    """Put corrected cells, by (line number, column), and choices about doubles into the draft, and check again."""
    batch = _batch(batch_id, scope)
    places = {key: index for index, (_, key) in enumerate(batch.columns) if key}
    rows = _waiting(batch)
    for row in rows:
        texts = row.cells
        for (number, column), text in cells.items():
            if number == row.number and column in places:
                texts[places[column]] = text
        row.cells = texts
        row.choice = choices.get(row.number, row.choice)
    _judge(batch, rows, scope, today)
    _save(rows)
    return batch


@transaction.atomic
def apply_import(*, batch_id: int, today: date, actor: Any, scope: Scope) -> ImportBatch:
    """Write the lines that are in order; the others stay. Checked again first: the pool may have moved."""
    batch = _batch(batch_id, scope)
    rows = _waiting(batch)
    checked = _judge(batch, rows, scope, today)
    by_number = {row.number: row for row in rows}
    new = [line for line in checked if line.outcome is Outcome.NEW]
    updates = [line for line in checked if line.outcome is Outcome.UPDATE]
    if not new and not updates:
        raise Refused("Chưa có dòng nào nhập được: sửa các dòng có lỗi trước.")
    deeds = _add(new, by_number, today) + _update(updates, by_number)
    done = [by_number[line.number] for line in (*new, *updates)]
    for row in done:
        row.applied, row.cells = True, []
    _save(rows)
    batch.status, batch.applied_on = ImportStatus.APPLIED.value, batch.applied_on or today
    batch.added += len(new)
    batch.updated += len(updates)
    batch.save()
    counts = {"file": batch.file_name, "added": len(new), "updated": len(updates)}
    record_many(
        deeds=[*deeds, Deed("candidate.import_applied", batch, counts, batch.unit_path)], actor=actor, scope=scope
    )
    return batch


@transaction.atomic
def drop_import(*, batch_id: int, actor: Any, scope: Scope) -> None:
    """Give up what still waits in a batch; its cells are erased."""
    batch = _batch(batch_id, scope)
    batch.rows.filter(applied=False).delete()
    if batch.status == ImportStatus.DRAFT:
        batch.status = ImportStatus.DROPPED.value
        batch.save(update_fields=["status", "updated_at"])
    record(
        verb="candidate.import_dropped", target=batch, actor=actor, scope=scope, detail={"file": batch.file_name}
    )


@transaction.atomic
def undo_import(*, batch_id: int, today: date, actor: Any, scope: Scope) -> tuple[int, int]:
    """Take back a whole batch within a week: added rows go, updated ones get their old values.

    A person for whom something has happened since (diary, helper, dossier, another stage) is kept as it is.
    Answers how many lines were taken back and how many were kept.
    """
    batch = _batch(batch_id, scope)
    if batch.status != ImportStatus.APPLIED or batch.undo_until is None:
        raise Refused("Lượt này chưa nhập, hoặc đã hoàn tác.")
    if today > batch.undo_until:
        raise Refused(
            f"Chỉ hoàn tác được trong {ImportBatch.UNDO_DAYS} ngày từ khi nhập: sửa ở trang của từng người."
        )
    rows = list(batch.rows.filter(applied=True, candidate__isnull=False).select_related("candidate__person"))
    undone, kept = [], 0
    for row in rows:
        candidate = row.candidate
        if candidate is None or not _take_back(row):
            kept += 1
            continue
        undone.append(Deed("candidate.import_undone", None, {"candidate": candidate.pk}, candidate.unit_path))
    batch.status = ImportStatus.UNDONE.value
    batch.save(update_fields=["status", "updated_at"])
    batch.rows.update(before_sealed="", sealed="")
    counts = {"file": batch.file_name, "undone": len(undone), "kept": kept}
    record_many(
        deeds=[*undone, Deed("candidate.import_undone", batch, counts, batch.unit_path)], actor=actor, scope=scope
    )
    return len(undone), kept


# --- checking -----------------------------------------------------------------------------------------


def _batch(batch_id: int, scope: Scope) -> ImportBatch:
    """A batch of the own unit: its cells are seen by those who uploaded under it only."""
    return ImportBatch.objects.own(scope).select_for_update(of=("self",)).select_related("unit").get(pk=batch_id)


def _waiting(batch: ImportBatch) -> list[ImportRow]:
    return list(batch.rows.filter(applied=False).order_by("number"))


def _judge(batch: ImportBatch, rows: list[ImportRow], scope: Scope, today: date) -> list[Checked]:
    """Check the rows and note on each what it comes to; saving them is the caller's."""
    keys = [key for _, key in batch.columns]
    # The secretary of a cell needs no column that says the same cell on every line.
    own = {"unit": batch.unit.name} if batch.unit.kind == Kind.CELL else {}
    lines = [
        (
            row.number,
            own | {key: text for key, text in zip(keys, row.cells, strict=True) if key and text},
            row.choice,
        )
        for row in rows
    ]
    checked = check_lines(lines, scope, today)
    for row, line in zip(rows, checked, strict=True):
        row.outcome = line.outcome.value
        row.problems = [problem.as_json() for problem in line.problems]
        row.candidate = line.candidate
    return checked


def _save(rows: list[ImportRow]) -> None:
    """Write rows that exist in one statement (an insert that gives way to an update: no long CASE)."""
    fields = ["sealed", "outcome", "problems", "choice", "candidate", "applied", "before_sealed"]
    ImportRow.objects.bulk_create(rows, update_conflicts=True, unique_fields=["pk"], update_fields=fields)


# --- writing ------------------------------------------------------------------------------------------


def _add(lines: list[Checked], rows: dict[int, ImportRow], today: date) -> list[Deed]:
    """Add people, rows, stage days, groups and certificates, each kind in one insert."""
    created = [line for line in lines if line.person is None]
    for line in created:
        assert line.line is not None
        line.person = build_person(
            full_name=line.line.full_name, identity_number=line.line.identity_number, **line.line.person_facts()
        )
    Person.objects.bulk_create([line.person for line in created], batch_size=500)
    fresh = {line.number for line in created}
    candidates = Candidate.objects.bulk_create([_candidate(line, today) for line in lines], batch_size=500)
    StageDate.objects.bulk_create(
        [
            StageDate(candidate=candidate, stage=stage.value, on=day, document_number=document)
            for candidate, line in zip(candidates, lines, strict=True)
            for stage, day, document in _stages(line, today)
        ],
        batch_size=1000,
    )
    link = Candidate.groups.through
    link.objects.bulk_create(
        [
            link(candidate=candidate, targetgroup=group)
            for candidate, line in zip(candidates, lines, strict=True)
            for group in line.groups
        ],
        batch_size=1000,
    )
    certificates = _certificates(lines)
    deeds = []
    for candidate, line in zip(candidates, lines, strict=True):
        row = rows[line.number]
        row.candidate = candidate
        row.keep_before({"person": line.number in fresh, "certificate": certificates.get(line.number)})
        deeds.append(
            Deed(
                "candidate.import_added",
                candidate,
                {"line": line.number, "unit": line.unit.name},
                candidate.unit_path,
            )
        )
    return deeds


def _stages(line: Checked, today: date) -> list[tuple[Stage, date, str]]:
    """Days a line tells, lowest stage first; entry is the day of the import unless told."""
    told = line.line
    assert told is not None
    days = [day for day in (told.sympathizer_on, told.certificate_on) if day]
    stages = [(Stage.SPOTTED, told.entered_on or min([*days, today]), "")]
    if told.sympathizer_on:
        stages.append((Stage.SYMPATHIZER, told.sympathizer_on, told.sympathizer_number))
    if told.certificate_on:
        stages.append((Stage.TRAINED, told.certificate_on, told.certificate_number))
    return stages


def _candidate(line: Checked, today: date) -> Candidate:
    stages = _stages(line, today)
    candidate = Candidate(
        person=line.person,
        entered_on=stages[0][1],
        stage=stages[-1][0].value,
        stage_on=stages[-1][1],
        introduced_by=line.introducer,
        introduced_on=stages[0][1] if line.introducer else None,
        **line.line.own_facts(),
    )
    candidate.assign_unit(line.unit)
    return candidate


def _certificates(lines: list[Checked]) -> dict[int, int]:
    """Certificates by line; one that is on file already is left as it stands."""
    wanted = [line for line in lines if line.line.certificate_on]
    known = set(
        Certificate.objects.awareness()
        .filter(person__in=[line.person for line in wanted])
        .order_by()
        .values_list("person_id", "number")
    )
    rows, numbers = [], []
    for line in wanted:
        if (line.person.pk, line.line.certificate_number) in known:
            continue
        row = Certificate(
            person=line.person, kind=CourseKind.AWARENESS.value, number=line.line.certificate_number,
            issued_on=line.line.certificate_on,
        )  # fmt: skip
        row.assign_unit(line.unit)
        rows.append(row)
        numbers.append(line.number)
    made = Certificate.objects.bulk_create(rows, batch_size=1000)
    return {number: row.pk for number, row in zip(numbers, made, strict=True)}


def _update(lines: list[Checked], rows: dict[int, ImportRow]) -> list[Deed]:
    """Fill and correct rows that exist; groups are added, never taken away."""
    deeds, people, candidates = [], [], []
    for line in lines:
        candidate, told = line.candidate, line.line
        person = candidate.person
        before = {
            "facts": {key: _plain(getattr(person, key)) for key in line.facts},
            "own": {key: _plain(getattr(candidate, key)) for key in line.own},
            "groups": [group.pk for group in candidate.groups.all()],
        }
        for key, value in line.facts.items():
            setattr(person, key, value)
        for key, value in line.own.items():
            setattr(candidate, key, value)
        names = sorted([*line.facts, *line.own])
        if told.identity_number and not person.identity_digest:
            person.identity_sealed = encrypt(told.identity_number)
            person.identity_digest = lookup_digest(told.identity_number)
            before["number"] = True
            names.append("identity_number")
        if line.groups:
            candidate.groups.add(*line.groups)
        row = rows[line.number]
        row.candidate = candidate
        row.keep_before(before)
        people.append(person)
        candidates.append(candidate)
        deeds.append(
            Deed(
                "candidate.import_updated", candidate, {"line": line.number, "fields": names}, candidate.unit_path
            )
        )
    facts = {key for line in lines for key in line.facts} | {"identity_sealed", "identity_digest"}
    Person.objects.bulk_update(people, sorted(facts), batch_size=500)
    Candidate.objects.bulk_update(candidates, ["present", "enlists_on"], batch_size=500)
    return deeds


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


# --- taking back --------------------------------------------------------------------------------------


def _take_back(row: ImportRow) -> bool:
    """Undo one line; False when something else rests on it by now."""
    before, candidate = row.before, row.candidate
    if "facts" in before:
        _restore(candidate, before)
        return True
    if candidate.helper_assignments.exists() or candidate.follow_ups.exists():
        return False
    try:
        with transaction.atomic():
            person = candidate.person
            candidate.delete()
            if before["certificate"]:
                Certificate.objects.filter(pk=before["certificate"]).delete()
            if before["person"]:
                person.delete()
    except models.ProtectedError:
        return False
    return True


def _restore(candidate: Candidate, before: dict[str, Any]) -> None:
    person = candidate.person
    for target, values in ((person, before["facts"]), (candidate, before["own"])):
        for key, value in values.items():
            setattr(target, key, target._meta.get_field(key).to_python(value))
    if before.get("number"):
        person.identity_sealed = person.identity_digest = ""
    person.save()
    candidate.save()
    candidate.groups.set(before["groups"])
