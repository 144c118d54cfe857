"""Deeds on the tree. Each is one transaction with its audit entry and a line in the unit's own history."""

from datetime import date
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Concat, Substr

from taonguon.audit import labels as audit_labels
from taonguon.audit.actions import record
from taonguon.common.fields import PathField
from taonguon.common.querysets import below
from taonguon.common.refusal import Refused
from taonguon.common.text import fold, natural_sort_key, normalise
from taonguon.organization.labels import Change, Kind
from taonguon.organization.models import Assignment, Unit, UnitChange, UnitScoped
from taonguon.rules.access import Scope

audit_labels.register(
    {
        "unit.founded": "Lập đơn vị",
        "unit.renamed": "Đổi tên đơn vị",
        "unit.corrected": "Sửa thông tin đơn vị",
        "unit.moved": "Chuyển đơn vị",
        "unit.merged": "Nhập đơn vị",
        "unit.dissolved": "Kết thúc đơn vị",
    }
)

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def _segment(number: int) -> str:
    """Four base-36 characters: 1.6 million children a unit."""
    text = ""
    for _ in range(PathField.SEGMENT):
        number, digit = divmod(number, len(_DIGITS))
        text = _DIGITS[digit] + text
    return text


def _next_path(parent: Unit | None) -> str:
    """Path after the last child ever given, so that a segment is never used twice."""
    prefix = parent.path if parent else ""
    width = len(prefix) + PathField.SEGMENT
    last = (
        Unit.objects.filter(below("path", prefix), path__length=width)
        .order_by("-path")
        .values_list("path", flat=True)
        .first()
    )
    number = int(last[-PathField.SEGMENT :], 36) + 1 if last else 1
    if len(prefix) + PathField.SEGMENT > PathField.SEGMENT * PathField.MAX_DEPTH:
        raise Refused("Cây tổ chức quá sâu: không thêm được đơn vị dưới đơn vị này.", field="parent")
    return prefix + _segment(number)


def _check_parent(parent: Unit | None, kind: Kind) -> None:
    if kind is Kind.PROVINCE:
        if parent is not None:
            raise Refused("Đảng bộ tỉnh không có đơn vị cấp trên trong hệ thống.", field="parent")
        return
    if parent is None and kind is not Kind.COMMUNE:
        raise Refused("Chọn đơn vị cấp trên trực tiếp.", field="parent")
    if parent is not None and parent.valid_to is not None:
        raise Refused(f"{parent.name} đã kết thúc hoạt động: chọn đơn vị khác.", field="parent")
    if parent is not None and parent.kind == Kind.CELL and kind not in {Kind.MASS_BRANCH, Kind.MASS_ORGANIZATION}:
        raise Refused("Dưới chi bộ không có tổ chức đảng khác: chọn đảng bộ cấp trên.", field="parent")


@transaction.atomic
def found_unit(
    *,
    name: str,
    kind: Kind,
    parent: Unit | None,
    on: date,
    actor: Any,
    scope: Scope | None = None,
    block: str = "",
    short_name: str = "",
    code: str = "",
    linked_unit: Unit | None = None,
    non_members: int | None = None,
    households: int | None = None,
    document_number: str = "",
    reason: str = "",
) -> Unit:
    """Add a unit under `parent` from the day `on`. Refuses a second unit of the same name under one parent."""
    name = normalise(name)
    kind = Kind(kind)
    if not name:
        raise Refused("Ghi tên đơn vị.", field="name")
    if parent is not None:
        parent = Unit.objects.select_for_update().get(pk=parent.pk)
    _check_parent(parent, kind)
    twin = Unit.objects.filter(parent=parent, search_key=fold(name), valid_to__isnull=True).first()
    if twin is not None:
        raise Refused(f"Đã có {twin.name} dưới cùng cấp trên: sửa đơn vị ấy, hoặc ghi tên khác.", field="name")
    unit = Unit.objects.create(
        parent=parent,
        path=_next_path(parent),
        kind=kind.value,
        block=block,
        name=name,
        short_name=normalise(short_name),
        code=code,
        linked_unit=linked_unit,
        non_members=non_members,
        households=households,
        valid_from=on,
        search_key=fold(name),
        sort_key=natural_sort_key(name),
    )
    _note(unit, Change.FOUNDED, on, document_number, reason, after={"name": name}, actor=actor, scope=scope)
    return unit


def _note(
    unit: Unit,
    change: Change,
    on: date,
    document_number: str,
    reason: str,
    *,
    actor: Any,
    scope: Scope | None,
    before: dict | None = None,
    after: dict | None = None,
    other: Unit | None = None,
) -> None:
    UnitChange.objects.create(
        unit=unit,
        change=change.value,
        on=on,
        document_number=document_number,
        reason=reason,
        before=before or {},
        after=after or {},
        other_unit=other,
    )
    record(
        verb=f"unit.{change.value}",
        target=unit,
        actor=actor,
        scope=scope,
        unit_path=unit.path,
        detail={"on": on, "document": document_number, "reason": reason, "before": before, "after": after},
    )


@transaction.atomic
def rename_unit(
    *, unit_id: int, name: str, on: date, actor: Any, scope: Scope, document_number: str = "", reason: str = ""
) -> Unit:
    """Give a unit another name from a day on; the old name stays in its history."""
    unit = Unit.objects.in_scope(scope).select_for_update().get(pk=unit_id)
    name = normalise(name)
    if not name or name == unit.name:
        raise Refused("Ghi tên mới, khác tên đang dùng.", field="name")
    before = unit.name
    unit.name, unit.search_key, unit.sort_key = name, fold(name), natural_sort_key(name)
    unit.save(update_fields=["name", "search_key", "sort_key", "updated_at"])
    _note(
        unit, Change.RENAMED, on, document_number, reason,
        before={"name": before}, after={"name": name}, actor=actor, scope=scope,
    )  # fmt: skip
    return unit


CORRECTABLE = ("short_name", "block", "code", "non_members", "households", "linked_unit")


@transaction.atomic
def correct_unit(*, unit_id: int, values: dict[str, Any], on: date, actor: Any, scope: Scope) -> Unit:
    """Correct plain facts of a unit (`CORRECTABLE`); old and new values are kept."""
    unit = Unit.objects.in_scope(scope).select_for_update().get(pk=unit_id)
    changed = {key: value for key, value in values.items() if key in CORRECTABLE and getattr(unit, key) != value}
    if not changed:
        return unit
    before = {key: str(getattr(unit, key) or "") for key in changed}
    for key, value in changed.items():
        setattr(unit, key, value)
    unit.save(update_fields=[*changed, "updated_at"])
    after = {key: str(value or "") for key, value in changed.items()}
    _note(unit, Change.CORRECTED, on, "", "", before=before, after=after, actor=actor, scope=scope)
    return unit


def _scoped_models() -> list[type[UnitScoped]]:
    return [model for model in apps.get_models() if issubclass(model, UnitScoped)]


@transaction.atomic
def move_unit(
    *, unit_id: int, parent: Unit, on: date, actor: Any, scope: Scope, document_number: str = "", reason: str = ""
) -> Unit:
    """Put a unit and its branch under another parent; every record of the branch follows."""
    unit = Unit.objects.in_scope(scope).select_for_update().get(pk=unit_id)
    parent = Unit.objects.in_scope(scope).select_for_update().get(pk=parent.pk)
    if parent.path.startswith(unit.path):
        raise Refused("Không chuyển được đơn vị vào chính nhánh của nó.", field="parent")
    _check_parent(parent, Kind(unit.kind))
    before_path, before_parent = unit.path, unit.parent.name if unit.parent else ""
    new_path = _next_path(parent)
    tail = Substr(F("path"), len(before_path) + 1)
    Unit.objects.filter(below("path", before_path)).update(path=Concat(Value(new_path), tail))
    Unit.objects.filter(pk=unit.pk).update(parent=parent)
    for model in _scoped_models():
        model._default_manager.filter(below("unit_path", before_path)).update(
            unit_path=Concat(Value(new_path), Substr(F("unit_path"), len(before_path) + 1))
        )
    unit.refresh_from_db()
    _note(
        unit, Change.MOVED, on, document_number, reason,
        before={"parent": before_parent}, after={"parent": parent.name}, actor=actor, scope=scope, other=parent,
    )  # fmt: skip
    return unit


@transaction.atomic
def end_unit(
    *,
    unit_id: int,
    on: date,
    actor: Any,
    scope: Scope,
    into: Unit | None = None,
    document_number: str = "",
    reason: str = "",
) -> Unit:
    """End a unit: dissolved, or merged `into` another, which then takes over its records that are still open."""
    unit = Unit.objects.in_scope(scope).select_for_update().get(pk=unit_id)
    if unit.valid_to is not None:
        raise Refused(f"{unit.name} đã kết thúc từ ngày {unit.valid_to:%d/%m/%Y}.")
    if unit.path == scope.path:
        raise Refused("Không kết thúc được chính đơn vị mà đồng chí đang làm việc.")
    if Unit.objects.filter(parent=unit, valid_to__isnull=True).exists():
        raise Refused("Đơn vị còn đơn vị cấp dưới: chuyển hoặc kết thúc các đơn vị ấy trước.")
    if on < unit.valid_from:
        raise Refused("Ngày kết thúc phải sau ngày thành lập.", field="on")
    if into is None and any(
        model._default_manager.filter(unit=unit).exists() for model in _scoped_models() if model._meta.managed
    ):
        raise Refused("Đơn vị còn đảng viên, người trong nguồn hoặc hồ sơ: chọn đơn vị nhận trước.", field="into")
    if into is not None:
        into = Unit.objects.in_scope(scope).select_for_update().get(pk=into.pk)
        if into.pk == unit.pk or into.valid_to is not None:
            raise Refused("Chọn đơn vị nhận khác, còn đang hoạt động.", field="into")
        for model in _scoped_models():
            model._default_manager.filter(unit=unit).update(unit=into, unit_path=into.path)
    unit.valid_to = on
    unit.save(update_fields=["valid_to", "updated_at"])
    Assignment.objects.filter(unit=unit, valid_to__isnull=True).update(valid_to=max(on, unit.valid_from))
    change = Change.MERGED if into else Change.DISSOLVED
    _note(unit, change, on, document_number, reason, actor=actor, scope=scope, other=into)
    return unit
