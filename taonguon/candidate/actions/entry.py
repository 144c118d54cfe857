"""Coming into the pool: added by a cell, introduced by a mass organisation, corrected afterwards."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from taonguon.audit import labels as audit_labels
from taonguon.audit.actions import record
from taonguon.candidate.labels import DEFAULT_GROUPS, Stage
from taonguon.candidate.models import Candidate, StageDate, TargetGroup
from taonguon.candidate.refusals import ALREADY_MEMBER, ANOTHER_HUMAN, FOLLOWED_ELSEWHERE
from taonguon.common.refusal import Refused
from taonguon.common.text import fold, normalise
from taonguon.member.models import Member
from taonguon.organization.models import Unit
from taonguon.organization.queries import commune_above
from taonguon.person.actions import add_person, correct_person
from taonguon.person.facts import EDITABLE
from taonguon.person.models import Person
from taonguon.person.queries import find_by_identity
from taonguon.rules.access import Scope

audit_labels.register(
    {
        "candidate.added": "Thêm người vào nguồn",
        "candidate.introduced": "Giới thiệu quần chúng ưu tú",
        "candidate.introducer_set": "Ghi tổ chức giới thiệu",
        "candidate.corrected": "Sửa thông tin trong nguồn",
        "candidate.groups_set": "Xếp nhóm đối tượng",
        "candidate.unit_changed": "Chuyển đơn vị theo dõi",
        "candidate.default_groups": "Lập nhóm đối tượng theo kế hoạch",
    }
)

CORRECTABLE = frozenset({"present", "enlists_on", "wanted_on"})


@transaction.atomic
def create_default_groups(*, commune: Unit, actor: Any, scope: Scope | None = None) -> list[TargetGroup]:
    """The five target groups of the plan (seed II.2) for a committee; those it has already are kept."""
    groups = [
        TargetGroup.objects.get_or_create(
            unit=commune, number=number, defaults={"name": name, "short_name": short_name}
        )[0]
        for number, name, short_name in DEFAULT_GROUPS
    ]
    record(
        verb="candidate.default_groups", target=commune, actor=actor, scope=scope, unit_path=commune.path,
        detail={"groups": [group.short_name for group in groups]},
    )  # fmt: skip
    return groups


@transaction.atomic
def add_candidate(
    *,
    unit_id: int,
    full_name: str,
    entered_on: date,
    actor: Any,
    scope: Scope,
    identity_number: str = "",
    groups: Iterable[TargetGroup] = (),
    present: bool | None = None,
    enlists_on: date | None = None,
    wanted_on: date | None = None,
    namesake: bool = False,
    **facts: Any,
) -> Candidate:
    """Follow a person in a cell from `entered_on`. A person known by identity number is reused, never doubled.

    `namesake` says that somebody in the pool with the same name and birthday is another human.
    """
    unit = _party_unit(Unit.objects.in_scope(scope), unit_id, entered_on)
    person = _person(
        full_name=full_name, identity=identity_number, unit=unit, on=entered_on, namesake=namesake, facts=facts,
        actor=actor, scope=scope,
    )  # fmt: skip
    candidate = _create(person, unit, entered_on, present=present, enlists_on=enlists_on, wanted_on=wanted_on)
    numbers = _set_groups(candidate, groups)
    record(
        verb="candidate.added", target=candidate, actor=actor, scope=scope, unit_path=candidate.unit_path,
        detail={"unit": unit.name, "entered_on": entered_on, "groups": numbers},
    )  # fmt: skip
    return candidate


@transaction.atomic
def introduce_candidate(
    *,
    unit_id: int,
    full_name: str,
    born_on: date | None,
    note: str,
    on: date,
    actor: Any,
    scope: Scope,
    phone: str = "",
) -> Candidate:
    """A mass organisation introduces an outstanding person to a cell; the cell follows from there.

    Somebody who is already followed is refused without a word on where: the cell records the introducer.
    """
    organization = Unit.objects.get(pk=scope.unit_id)
    if not organization.is_mass:
        raise Refused("Chỉ MTTQ, đoàn thể giới thiệu ở đây: chi bộ thêm người ở trang Nguồn.")
    note = normalise(note)
    if not note:
        raise Refused("Ghi phong trào hoặc việc làm nổi bật của người được giới thiệu.", field="note")
    unit = _party_unit(Unit.objects.in_branch(scope.commune_path), unit_id, on)
    if born_on and _twins(scope.commune_path, full_name, born_on).exists():
        raise Refused(
            "Người này đang được theo dõi trong nguồn: báo chi bộ ghi tổ chức giới thiệu, không giới thiệu lại.",
            field="full_name",
        )
    person = add_person(full_name=full_name, on=on, born_on=born_on, phone=phone)
    candidate = _create(person, unit, on, introduced_by=organization, introduced_on=on, introduced_note=note)
    record(
        verb="candidate.introduced", target=candidate, actor=actor, scope=scope, unit_path=candidate.unit_path,
        detail={"organization": organization.name, "unit": unit.name, "on": on},
    )  # fmt: skip
    return candidate


@transaction.atomic
def set_introducer(
    *, candidate_id: int, organization_id: int, on: date, actor: Any, scope: Scope, note: str = ""
) -> Candidate:
    """Record which mass organisation introduced a person who is already followed, and when."""
    candidate = Candidate.objects.to_change(scope, candidate_id)
    organization = Unit.objects.in_branch(scope.commune_path).mass().filter(pk=organization_id).first()
    if organization is None:
        raise Refused("Chọn tổ chức giới thiệu trong danh sách.", field="organization")
    candidate.introduced_by, candidate.introduced_on = organization, on
    candidate.introduced_note = normalise(note)
    candidate.save(update_fields=["introduced_by", "introduced_on", "introduced_note", "updated_at"])
    record(
        verb="candidate.introducer_set", target=candidate, actor=actor, scope=scope,
        unit_path=candidate.unit_path, detail={"organization": organization.name, "on": on},
    )  # fmt: skip
    return candidate


@transaction.atomic
def correct_candidate(
    *,
    candidate_id: int,
    values: dict[str, Any],
    on: date,
    actor: Any,
    scope: Scope,
    groups: Iterable[TargetGroup] | None = None,
) -> list[str]:
    """Correct facts of the person and of the row (`CORRECTABLE`); answers what changed. `groups` None: kept."""
    candidate = Candidate.objects.to_change(scope, candidate_id)
    changed = correct_person(
        person=candidate.person,
        values={key: value for key, value in values.items() if key in EDITABLE or key == "identity_number"},
        on=on,
        actor=actor,
        scope=scope,
        unit_path=candidate.unit_path,
    )
    own = {key: value for key, value in values.items() if key in CORRECTABLE and getattr(candidate, key) != value}
    if own:
        before = {key: getattr(candidate, key) for key in own}
        for key, value in own.items():
            setattr(candidate, key, value)
        candidate.save(update_fields=[*own, "updated_at"])
        record(
            verb="candidate.corrected", target=candidate, actor=actor, scope=scope,
            unit_path=candidate.unit_path, detail={key: [before[key], own[key]] for key in own},
        )  # fmt: skip
    if groups is not None and set_groups(candidate_id=candidate.pk, groups=groups, actor=actor, scope=scope):
        changed.append("groups")
    return changed + sorted(own)


@transaction.atomic
def set_groups(*, candidate_id: int, groups: Iterable[TargetGroup], actor: Any, scope: Scope) -> bool:
    """Put a person into target groups of the own committee; answers whether anything changed."""
    candidate = Candidate.objects.to_change(scope, candidate_id)
    before = sorted(candidate.groups.values_list("number", flat=True))
    after = _set_groups(candidate, groups)
    if before == after:
        return False
    record(
        verb="candidate.groups_set", target=candidate, actor=actor, scope=scope, unit_path=candidate.unit_path,
        detail={"groups": [before, after]},
    )  # fmt: skip
    return True


@transaction.atomic
def change_unit(
    *, candidate_id: int, unit_id: int, on: date, actor: Any, scope: Scope, reason: str, by_dossier: bool = False
) -> Candidate:
    """Let another cell of the own branch follow the person; stage, helper and diary go along.

    Somebody with a dossier moves with it (`by_dossier`): the dossier's own deed calls this.
    """
    candidate = Candidate.objects.to_change(scope, candidate_id)
    if Stage.DOSSIER <= candidate.stage < Stage.ADMITTED and not by_dossier:
        raise Refused("Người này đã lập hồ sơ: ghi chuyển đơn vị ở trang hồ sơ, để hồ sơ đi cùng.", field="unit")
    unit = _party_unit(Unit.objects.in_scope(scope), unit_id, on)
    if unit.pk == candidate.unit_id:
        raise Refused("Chọn đơn vị khác đơn vị đang theo dõi.", field="unit")
    before = candidate.unit.name
    candidate.assign_unit(unit)
    candidate.save(update_fields=["unit", "unit_path", "updated_at"])
    record(
        verb="candidate.unit_changed", target=candidate, actor=actor, scope=scope,
        unit_path=candidate.unit_path, detail={"unit": [before, unit.name], "on": on, "reason": normalise(reason)},
    )  # fmt: skip
    return candidate


def _party_unit(units: Any, unit_id: int, on: date) -> Unit:
    """The cell or committee that is to follow somebody, valid on the day."""
    unit = units.party().valid_on(on).filter(pk=unit_id).first()
    if unit is None:
        raise Refused("Chọn chi bộ đang hoạt động trong phạm vi của đồng chí.", field="unit")
    return unit


def _twins(commune_path: str, full_name: str, born_on: date) -> Any:
    """Open rows of a commune with the same name (marks aside) and birthday."""
    return (
        Candidate.objects.open()
        .in_branch(commune_path)
        .filter(person__search_key=fold(full_name), person__born_on=born_on)
    )


def _person(
    *,
    full_name: str,
    identity: str,
    unit: Unit,
    on: date,
    namesake: bool,
    facts: dict[str, Any],
    actor: Any,
    scope: Scope,
) -> Person:
    """The human behind a new row: found by identity number, or new. Refuses whoever may not come in again."""
    person = find_by_identity(identity)
    if person is not None:
        _must_be_free(person, full_name, facts.get("born_on"), scope)
        blanks = {key: value for key, value in facts.items() if value and getattr(person, key) in (None, "")}
        correct_person(person=person, values=blanks, on=on, actor=actor, scope=scope, unit_path=unit.path)
        return person
    born_on = facts.get("born_on")
    if born_on and not namesake:
        for twin in _twins(scope.commune_path, full_name, born_on).select_related("unit", "person").order_by("pk"):
            if identity and twin.person.identity_digest:
                continue  # both numbers are known and differ: two humans
            where = f"nguồn của {twin.unit.name}" if twin.unit_path.startswith(scope.path) else "nguồn của xã"
            raise Refused(
                f"Đã có người cùng họ tên, cùng ngày sinh trong {where}: mở người ấy; nếu là hai người khác nhau, "
                "đánh dấu “Là người khác, chỉ trùng họ tên và ngày sinh”.",
                field="namesake",
            )
    return add_person(full_name=full_name, identity_number=identity, on=on, **facts)


def _must_be_free(person: Person, full_name: str, born_on: date | None, scope: Scope) -> None:
    """A person on file is followed again only if it is the same human, no member and followed by nobody."""
    Person.objects.select_for_update().get(pk=person.pk)  # nobody else takes the same person meanwhile
    if person.search_key != fold(full_name) or (born_on and person.born_on and person.born_on != born_on):
        raise Refused(ANOTHER_HUMAN, field="identity_number")
    if Member.objects.counted().filter(person=person).exists():
        raise Refused(ALREADY_MEMBER, field="identity_number")
    row = Candidate.objects.open().filter(person=person).select_related("unit").first()
    if row is None:
        return
    if row.unit_path.startswith(scope.path):
        raise Refused(
            f"Người này đã có trong nguồn của {row.unit.name}: mở người ấy, không nhập lại.",
            field="identity_number",
        )
    raise Refused(FOLLOWED_ELSEWHERE, field="identity_number")


def _create(person: Person, unit: Unit, entered_on: date, **fields: Any) -> Candidate:
    candidate = Candidate(person=person, entered_on=entered_on, stage_on=entered_on, **fields)
    candidate.assign_unit(unit)
    candidate.save()
    StageDate.objects.create(candidate=candidate, stage=Stage.SPOTTED.value, on=entered_on)
    return candidate


def _set_groups(candidate: Candidate, groups: Iterable[TargetGroup]) -> list[int]:
    groups = list(groups)
    commune = commune_above(candidate.unit)
    if any(commune is None or group.unit_id != commune.pk for group in groups):
        raise Refused("Chọn nhóm đối tượng của đảng bộ mình.", field="groups")
    candidate.groups.set(groups)
    return sorted(group.number for group in groups)
