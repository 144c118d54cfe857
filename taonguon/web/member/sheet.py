"""The opening roll from a sheet: read, judged line by line against what is stored, then written in one deed.

Cells wait sealed in a session row of their own until they are confirmed: they hold identity numbers, and the
session that every page loads stays small.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Annotated, Any

from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.backends.db import SessionStore
from pydantic import BaseModel, BeforeValidator, Field

from taonguon.candidate.models import Candidate
from taonguon.candidate.spreadsheet import read_education, read_identity, read_name
from taonguon.common.fields import decrypt, encrypt, lookup_digest
from taonguon.common.sheet import Column, Day, Flag, Problem, cell_error, check, limited, one_of, read_sheet
from taonguon.common.sheet import template as sheet_template
from taonguon.common.text import fold
from taonguon.member.actions import RollEntry
from taonguon.member.labels import STATUS_LABELS, Status
from taonguon.member.models import Member
from taonguon.organization.models import Unit
from taonguon.organization.naming import UnitNames
from taonguon.organization.queries import unit_choices
from taonguon.person.facts import build_person
from taonguon.person.labels import ETHNIC_GROUPS, GENDER_LABELS, RELIGIONS, Gender
from taonguon.person.models import Person
from taonguon.rules.access import Scope

COLUMNS = (
    Column("full_name", "Họ và tên", ("họ tên", "tên"), required=True, example="Lê Thị Ví Dụ"),
    Column("born_on", "Ngày sinh", ("sinh ngày",), example="05/9/1975", hint="ngày/tháng/năm"),
    Column("gender", "Giới", ("giới tính",), example="Nữ"),
    Column(
        "unit", "Chi bộ", ("tổ chức đảng đang sinh hoạt", "đơn vị"), required=True, example="Chi bộ thôn 1",
        hint="đúng tên trong hệ thống",
    ),
    Column("status", "Tư cách", ("loại đảng viên",), example="Chính thức", hint="Chính thức hoặc Dự bị"),
    Column("party_join_on", "Ngày vào Đảng", ("ngày kết nạp", "vào đảng"), example="03/02/2001"),
    Column("official_on", "Ngày chính thức", ("chính thức",), example="03/02/2002"),
    Column("admission_decision_on", "Ngày quyết định kết nạp", ("ngày QĐ kết nạp",), example="20/01/2001"),
    Column(
        "identity_number", "Số định danh", ("số định danh cá nhân", "CCCD", "số CCCD", "căn cước"),
        hint="12 chữ số, để dạng chữ",
    ),
    Column("card_number", "Số thẻ Đảng", ("số thẻ", "số thẻ đảng viên"), hint="để dạng chữ"),
    Column("file_number", "Số lý lịch", ("số LL",), hint="để dạng chữ"),
    Column("ethnic_group", "Dân tộc", example="Kinh"),
    Column("religion", "Tôn giáo", example="Không"),
    Column("education", "Học vấn", ("trình độ", "trình độ học vấn"), example="12/12"),
    Column("occupation_text", "Chức vụ, việc làm", ("nghề nghiệp", "chức vụ")),
    Column("native_place", "Quê quán"),
    Column("residence", "Nơi cư trú", ("thường trú", "nơi ở")),
    Column("phone", "Điện thoại", ("SĐT", "số điện thoại")),
    Column("activity_exempt", "Miễn sinh hoạt", ("miễn công tác sinh hoạt",), hint="x nếu được miễn"),
    Column("temporary_elsewhere", "Tạm đi nơi khác", ("sinh hoạt tạm thời",), hint="x nếu đang tạm đi"),
    Column("in_unit_since", "Ở chi bộ từ ngày", ("về chi bộ từ",)),
)  # fmt: skip
LABELS = {column.key: column.label for column in COLUMNS}
KEPT_FOR = timedelta(hours=8)
_KEY = "roll_draft"
_GENDERS = {fold(label): code.value for code, label in GENDER_LABELS.items()}
_ETHNIC = {fold(name): code for code, name in enumerate(ETHNIC_GROUPS, start=1)}
_RELIGIONS = {fold(name): code for code, name in enumerate(RELIGIONS)}
_STATUSES = {
    "chinh thuc": Status.OFFICIAL, "dang vien chinh thuc": Status.OFFICIAL, "ct": Status.OFFICIAL,
    "du bi": Status.PROBATIONARY, "dang vien du bi": Status.PROBATIONARY, "db": Status.PROBATIONARY,
}  # fmt: skip


def read_unit(cell: str) -> str:
    if not cell:
        raise cell_error("Ghi tên chi bộ đang sinh hoạt")
    return cell


class Line(BaseModel):
    """One line of the sheet; what is empty is unknown."""

    full_name: Annotated[str, BeforeValidator(read_name), Field(validate_default=True)] = ""
    unit: Annotated[str, BeforeValidator(read_unit), Field(validate_default=True)] = ""
    born_on: Day = None
    gender: Annotated[Gender | None, BeforeValidator(one_of(_GENDERS, "giới"))] = None
    status: Annotated[Status | None, BeforeValidator(one_of(_STATUSES, "tư cách"))] = None
    party_join_on: Day = None
    official_on: Day = None
    admission_decision_on: Day = None
    identity_number: Annotated[str, BeforeValidator(read_identity)] = ""
    card_number: Annotated[str, BeforeValidator(limited(20))] = ""
    file_number: Annotated[str, BeforeValidator(limited(20))] = ""
    ethnic_group: Annotated[int | None, BeforeValidator(one_of(_ETHNIC, "dân tộc"))] = None
    religion: Annotated[int | None, BeforeValidator(one_of(_RELIGIONS, "tôn giáo"))] = None
    education: Annotated[Any, BeforeValidator(read_education)] = None
    occupation_text: Annotated[str, BeforeValidator(limited(160))] = ""
    native_place: Annotated[str, BeforeValidator(limited(200))] = ""
    residence: Annotated[str, BeforeValidator(limited(200))] = ""
    phone: Annotated[str, BeforeValidator(limited(30))] = ""
    activity_exempt: Flag = None
    temporary_elsewhere: Flag = None
    in_unit_since: Day = None

    @property
    def digest(self) -> str:
        return lookup_digest(self.identity_number)

    @property
    def search_key(self) -> str:
        return fold(self.full_name)

    @property
    def standing(self) -> Status:
        """As told; else official once an official day is known, as the form of the province leaves it out."""
        if self.status is not None:
            return self.status
        return Status.OFFICIAL if self.official_on else Status.PROBATIONARY

    def person_facts(self) -> dict[str, Any]:
        told = {
            "born_on": self.born_on,
            "gender": self.gender.value if self.gender else None,
            "ethnic_group": self.ethnic_group,
            "religion": self.religion,
            "education": self.education,
            "occupation_text": self.occupation_text,
            "native_place": self.native_place,
            "residence": self.residence,
            "phone": self.phone,
        }
        return {key: value for key, value in told.items() if value not in (None, "")}


@dataclass(slots=True)
class Checked:
    """One line and what it comes to; `person`: the human it is, when the system knows him or her."""

    number: int
    values: Mapping[str, str]
    line: Line | None = None
    unit: Unit | None = None
    person: Person | None = None
    exists: bool = False
    problems: list[Problem] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.values.get("full_name") or "(chưa có họ tên)"

    @property
    def faults(self) -> list[tuple[str, str]]:
        return [(LABELS.get(one.column, one.column), one.message) for one in self.problems]

    def fault(self, column: str, message: str) -> None:
        self.problems.append(Problem(column, message))

    def entry(self) -> RollEntry:
        line, unit = self.line, self.unit
        assert line is not None
        assert unit is not None
        return RollEntry(
            person=self.person
            or build_person(full_name=line.full_name, identity_number=line.identity_number, **line.person_facts()),
            unit=unit,
            status=line.standing,
            party_join_on=line.party_join_on,
            official_on=line.official_on,
            admission_decision_on=line.admission_decision_on,
            card_number=line.card_number,
            file_number=line.file_number,
            activity_exempt=bool(line.activity_exempt),
            temporary_elsewhere=bool(line.temporary_elsewhere),
            in_unit_since=line.in_unit_since,
        )


@dataclass(frozen=True, slots=True)
class Preview:
    """A sheet as its page shows it."""

    lines: Sequence[Checked]

    @property
    def new(self) -> list[Checked]:
        return [line for line in self.lines if not line.problems and not line.exists]

    @property
    def existing(self) -> list[Checked]:
        return [line for line in self.lines if line.exists and not line.problems]

    @property
    def held(self) -> list[Checked]:
        return [line for line in self.lines if line.problems]

    @property
    def by_unit(self) -> list[tuple[str, int]]:
        counts: dict[str, int] = {}
        for line in self.new:
            if line.unit is not None:
                counts[line.unit.name] = counts.get(line.unit.name, 0) + 1
        return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


# --- the draft ----------------------------------------------------------------------------------------

type Row = tuple[int, dict[str, str]]


def template() -> bytes:
    choices = {
        "gender": list(GENDER_LABELS.values()),
        "status": ["Chính thức", "Dự bị"],
        "ethnic_group": list(ETHNIC_GROUPS),
        "religion": list(RELIGIONS),
    }
    return sheet_template(COLUMNS, "Đảng viên", choices)


def read(data: bytes, file_name: str) -> list[Row]:
    sheet = read_sheet(data, file_name, COLUMNS)
    return [
        (number, {key: cell for key, cell in zip(sheet.keys, cells, strict=True) if key and cell})
        for number, cells in sheet.rows
    ]


def keep(session: SessionBase, rows: Sequence[Row], file_name: str) -> None:
    """Put a draft aside, sealed; one draft a session, the last one counts."""
    drop(session)
    store = SessionStore()
    store["rows"] = encrypt(json.dumps(rows, ensure_ascii=False))
    store["file"] = file_name
    store.set_expiry(int(KEPT_FOR.total_seconds()))
    store.create()
    session[_KEY] = store.session_key


def kept(session: SessionBase) -> tuple[list[Row], str]:
    """The draft and its file name; nothing when there is none or it has run out."""
    store = SessionStore(session_key=session.get(_KEY)) if session.get(_KEY) else {}
    sealed = store.get("rows")
    if not sealed:
        return [], ""
    return [(number, values) for number, values in json.loads(decrypt(sealed))], store.get("file", "")


def drop(session: SessionBase) -> None:
    if key := session.pop(_KEY, None):
        SessionStore(session_key=key).delete()


# --- checking -----------------------------------------------------------------------------------------


def check_rows(rows: Sequence[Row], scope: Scope, today: date) -> Preview:
    """Judge every line; the number of queries does not grow with the lines."""
    units = UnitNames(list(unit_choices(scope, today)))
    lines = [_read(number, values, units, today) for number, values in rows]
    _compare([line for line in lines if line.line is not None], scope)
    return Preview(lines)


def _read(number: int, values: Mapping[str, str], units: UnitNames, today: date) -> Checked:
    line, problems = check(Line, values)
    checked = Checked(number, values, line, problems=problems)
    if told := values.get("unit"):
        checked.unit = units.find(told)
        if checked.unit is None:
            near = units.nearest(told)
            hint = f"Có phải {near}?" if near else "Ghi đúng tên chi bộ trong hệ thống"
            checked.fault("unit", f"Không thấy “{told}”. {hint}")
    if line is not None:
        _check_days(checked, line, today)
    return checked


def _check_days(checked: Checked, line: Line, today: date) -> None:
    for key in ("born_on", "party_join_on", "official_on", "admission_decision_on", "in_unit_since"):
        day = getattr(line, key)
        if day and day > today:
            checked.fault(key, "Ngày ở sau hôm nay: kiểm tra lại năm")
    joined = line.party_join_on
    if joined and line.official_on and line.official_on <= joined:
        checked.fault("official_on", "Ngày chính thức phải sau ngày vào Đảng")
    if joined and line.admission_decision_on and line.admission_decision_on > joined:
        checked.fault("admission_decision_on", "Quyết định kết nạp phải có trước lễ: kiểm tra lại hai ngày")
    if joined and line.born_on and joined <= line.born_on:
        checked.fault("party_join_on", "Ngày vào Đảng trước ngày sinh: kiểm tra lại")
    if line.status is Status.PROBATIONARY and line.official_on:
        checked.fault("status", "Có ngày chính thức mà ghi dự bị: sửa tư cách, hoặc bỏ ngày chính thức")
    if line.status is None and not line.official_on:
        names = " hoặc ".join(f"“{STATUS_LABELS[one]}”" for one in (Status.OFFICIAL, Status.PROBATIONARY))
        checked.fault("status", f"Chưa rõ tư cách: ghi {names}, hoặc ghi ngày chính thức")


def _compare(lines: Sequence[Checked], scope: Scope) -> None:
    """The same human twice in the sheet, or in the system already."""
    digests = {line.line.digest for line in lines if line.line and line.line.digest}
    people = {
        row.identity_digest: row for row in Person.objects.filter(identity_digest__in=digests).order_by("pk")
    }
    ids = [row.pk for row in people.values()]
    members = set(Member.objects.filter(person__in=ids).order_by().values_list("person_id", flat=True))
    followed = set(Candidate.objects.open().filter(person__in=ids).order_by().values_list("person_id", flat=True))
    on_roll = _names_on_roll(scope)
    seen: dict[tuple[Any, ...], int] = {}
    for checked in lines:
        line = checked.line
        if line is None:
            continue
        checked.person = people.get(line.digest) if line.digest else None
        if checked.person is not None:
            _known(checked, checked.person, line, members, followed)
        elif checked.unit is not None and (line.search_key, line.born_on, checked.unit.pk) in on_roll:
            checked.exists = True
        key = (line.digest,) if line.digest else (line.search_key, line.born_on, checked.unit and checked.unit.pk)
        first = seen.setdefault(key, checked.number)
        if first != checked.number:
            checked.fault("full_name", f"Trùng với dòng {first} của tệp: xóa một dòng")


def _names_on_roll(scope: Scope) -> set[tuple[str, date | None, int]]:
    rows = Member.objects.in_scope(scope).counted().order_by()
    return set(rows.values_list("person__search_key", "person__born_on", "unit_id"))


def _known(checked: Checked, person: Person, line: Line, members: set[int], followed: set[int]) -> None:
    if person.search_key != line.search_key:
        checked.fault("identity_number", "Số này là của người có họ tên khác trong hệ thống: kiểm tra lại số")
    elif person.pk in members:
        checked.exists = True
    elif person.pk in followed:
        checked.fault("identity_number", "Người này đang trong nguồn, chưa là đảng viên: kiểm tra lại")
