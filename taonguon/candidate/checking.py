"""Lines of a sheet against what is stored: whose unit, who is known already, what would change. Writes nothing.

Everything wrong with a line is said at once. The number of queries does not grow with the number of lines.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from taonguon.candidate.labels import Choice, Outcome
from taonguon.candidate.models import Candidate, TargetGroup
from taonguon.candidate.refusals import ALREADY_MEMBER, ANOTHER_HUMAN, FOLLOWED_ELSEWHERE
from taonguon.candidate.spreadsheet import Line
from taonguon.common.fields import lookup_digest
from taonguon.common.sheet import Problem, check
from taonguon.common.text import fold
from taonguon.member.models import Member
from taonguon.organization.models import Unit
from taonguon.organization.naming import UnitNames
from taonguon.person.models import Person
from taonguon.rules.access import Scope
from taonguon.rules.wording import format_date


@dataclass(slots=True)
class Checked:
    """One line and what it comes to. `candidate`: the row it would update, or the one it seems to double."""

    number: int
    choice: str = ""
    line: Line | None = None
    outcome: Outcome = Outcome.ERROR
    problems: list[Problem] = field(default_factory=list)
    unit: Unit | None = None
    introducer: Unit | None = None
    groups: list[TargetGroup] = field(default_factory=list)
    person: Person | None = None
    candidate: Candidate | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    own: dict[str, Any] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        return lookup_digest(self.line.identity_number) if self.line else ""

    @property
    def search_key(self) -> str:
        return fold(self.line.full_name) if self.line else ""

    def fault(self, column: str, message: str, suggestion: str = "") -> None:
        self.outcome = Outcome.ERROR
        self.problems.append(Problem(column, message, suggestion))


def check_lines(rows: Sequence[tuple[int, Mapping[str, str], str]], scope: Scope, today: date) -> list[Checked]:
    """Judge lines given as (number, cells by column, choice made about a doubt)."""
    units = Unit.objects.in_branch(scope.commune_path).valid_on(today).order_by("path")
    return _Check(list(units), scope, today).run(rows)


class _Check:
    def __init__(self, units: list[Unit], scope: Scope, today: date) -> None:
        self.scope, self.today = scope, today
        self.units = UnitNames([unit for unit in units if unit.is_party and unit.path.startswith(scope.path)])
        self.mass = UnitNames([unit for unit in units if unit.is_mass])
        self.groups = {
            group.number: group
            for group in TargetGroup.objects.filter(unit_id=scope.commune_id, active=True).order_by("number")
        }

    def run(self, rows: Sequence[tuple[int, Mapping[str, str], str]]) -> list[Checked]:
        lines = [self._read(*row) for row in rows]
        sound = [line for line in lines if line.line is not None]
        self._load(sound)
        seen: dict[tuple, int] = {}
        for line in sound:
            if not line.problems:
                self._compare(line)
            if not line.problems and line.outcome is not Outcome.SKIPPED:
                self._doubled(line, seen)
        return lines

    # --- one line by itself ---------------------------------------------------------------------------

    def _read(self, number: int, values: Mapping[str, str], choice: str) -> Checked:
        line, problems = check(Line, values)
        checked = Checked(number, choice, line, problems=problems)
        if text := values.get("unit"):
            checked.unit = self._named(checked, "unit", text, self.units, "Ghi đúng tên chi bộ của mình.")
        if text := values.get("introduced_by"):
            checked.introducer = self._named(
                checked, "introduced_by", text, self.mass, "Ghi tên tổ chức, hoặc để trống."
            )
        if line is not None:
            self._groups(checked, line)
            self._days(checked, line)
        return checked

    def _named(self, checked: Checked, column: str, text: str, names: UnitNames, remedy: str) -> Unit | None:
        """The unit a cell names; a fault with the nearest name when there is none."""
        unit = names.find(text)
        if unit is None:
            near = names.nearest(text)
            checked.fault(column, f"Không thấy “{text}”. {f'Có phải {near}?' if near else remedy}", near)
        return unit

    def _groups(self, checked: Checked, line: Line) -> None:
        checked.groups = [self.groups[number] for number in line.groups if number in self.groups]
        if unknown := [number for number in line.groups if number not in self.groups]:
            known = ", ".join(map(str, self.groups)) or "chưa lập nhóm nào"
            checked.fault("groups", f"Không có nhóm số {unknown[0]}. Các nhóm đang dùng: {known}")

    def _days(self, checked: Checked, line: Line) -> None:
        for column in ("born_on", "entered_on", "sympathizer_on", "certificate_on"):
            day = getattr(line, column)
            if day and day > self.today:
                checked.fault(column, f"Ngày {format_date(day)} ở sau hôm nay: kiểm tra lại năm")
        if line.certificate_on and not line.certificate_number:
            checked.fault(
                "certificate_number", "Có ngày cấp mà thiếu số giấy chứng nhận: ghi số, hoặc bỏ ngày cấp"
            )
        if line.certificate_number and not line.certificate_on:
            checked.fault("certificate_on", "Có số giấy chứng nhận mà thiếu ngày cấp: ghi ngày, hoặc bỏ số")

    # --- against what is stored -----------------------------------------------------------------------

    def _load(self, lines: list[Checked]) -> None:
        digests = {line.digest for line in lines if line.digest}
        self.people = {row.identity_digest: row for row in Person.objects.filter(identity_digest__in=digests)}
        ids = [person.pk for person in self.people.values()]
        self.members = set(
            Member.objects.counted().filter(person__in=ids).order_by().values_list("person_id", flat=True)
        )
        rows = Candidate.objects.open().select_related("person", "unit").prefetch_related("groups")
        self.followed = {row.person_id: row for row in rows.filter(person__in=ids)}
        self.namesakes = defaultdict(list)
        names = {line.search_key for line in lines}
        for row in rows.in_branch(self.scope.commune_path).filter(person__search_key__in=names).order_by("pk"):
            self.namesakes[row.person.search_key].append(row)

    def _compare(self, checked: Checked) -> None:
        if checked.choice == Choice.SKIP:
            checked.outcome = Outcome.SKIPPED
            return
        checked.person = self.people.get(checked.digest)
        if checked.person is not None:
            self._known(checked, checked.person)
            return
        twin = self._twin(checked)
        checked.outcome = Outcome.NEW
        if twin is None or checked.choice == Choice.OTHER:
            return
        visible = twin.unit_path.startswith(self.scope.path)
        checked.candidate = twin if visible else None
        if visible and checked.choice == Choice.SAME:
            self._update(checked, twin)
            return
        where = twin.unit.name if visible else "nguồn của xã"
        checked.problems.append(Problem("full_name", f"Đã có người cùng họ tên ở {where}: chọn cách xử lý"))
        checked.outcome = Outcome.DUPLICATE

    def _known(self, checked: Checked, person: Person) -> None:
        """The identity number is on file."""
        line = checked.line
        assert line is not None
        row = self.followed.get(person.pk)
        if person.search_key != checked.search_key or (
            line.born_on and person.born_on and person.born_on != line.born_on
        ):
            checked.fault("identity_number", ANOTHER_HUMAN)
        elif person.pk in self.members:
            checked.fault("identity_number", ALREADY_MEMBER)
        elif row is None:
            checked.outcome = Outcome.NEW
        elif row.unit_path.startswith(self.scope.path):
            self._update(checked, row)
        else:
            checked.fault("identity_number", FOLLOWED_ELSEWHERE)

    def _twin(self, checked: Checked) -> Candidate | None:
        """Somebody followed in the commune who may be the same human: same name, nothing that tells them apart."""
        line = checked.line
        assert line is not None
        for row in self.namesakes.get(checked.search_key, ()):
            if checked.digest and row.person.identity_digest:
                continue
            known = row.person.born_on
            if known == line.born_on and known is not None:
                return row
            if (known is None or line.born_on is None) and row.unit_id == checked.unit.pk:
                return row
        return None

    def _update(self, checked: Checked, row: Candidate) -> None:
        """What the line would change in a row that exists. Empty cells change nothing; the unit is not moved."""
        line = checked.line
        assert line is not None
        checked.candidate, checked.person = row, row.person
        if row.unit_id != checked.unit.pk:
            checked.fault(
                "unit", f"Người này đang ở {row.unit.name}: chuyển đơn vị ở trang của người ấy", row.unit.name
            )
            return
        told = line.person_facts()
        checked.facts = {key: value for key, value in told.items() if getattr(row.person, key) != value}
        checked.own = {key: value for key, value in line.own_facts().items() if getattr(row, key) != value}
        new_groups = {group.pk for group in checked.groups} - {group.pk for group in row.groups.all()}
        new_number = bool(checked.digest) and not row.person.identity_digest
        changes = checked.facts or checked.own or new_groups or new_number
        checked.outcome = Outcome.UPDATE if changes else Outcome.UNCHANGED

    def _doubled(self, checked: Checked, seen: dict[tuple, int]) -> None:
        """The same human twice in one sheet."""
        line = checked.line
        assert line is not None
        keys = [("number", checked.digest)] if checked.digest else []
        if line.born_on:
            keys.append(("name", checked.search_key, line.born_on))
        for key in keys:
            first = seen.setdefault(key, checked.number)
            if first == checked.number or checked.problems:
                continue
            if key[0] == "number":
                checked.fault("identity_number", f"Trùng số định danh với dòng {first} của tệp: xóa một dòng")
            elif checked.choice != Choice.OTHER:
                checked.outcome = Outcome.DUPLICATE
                checked.problems.append(
                    Problem("full_name", f"Trùng họ tên, ngày sinh với dòng {first}: chọn cách xử lý")
                )
