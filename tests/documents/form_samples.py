"""One fully known set of facts for every form and letter: whatever a template prints is then known."""

from dataclasses import fields
from datetime import date
from typing import get_args, get_type_hints

from taonguon.documents.facts.forms.admission import CellResolutionFacts
from taonguon.documents.facts.forms.field import facts_of
from taonguon.documents.facts.forms.groups import CellMeeting, Certificate, Letterhead, Person, Signer, Vote

PERSON = Person(
    full_name="Nguyễn Thí Điểm",
    sex="nam",
    born_on=date(2004, 2, 5),
    birthplace="xã Định Tân",
    hometown="xã Định Tân, tỉnh Thanh Hóa",
    residence="thôn Ví Dụ 1",
    ethnicity="Kinh",
    religion="không",
    general_education="12/12",
    qualification="trung cấp",
    occupation="nông dân",
    workplace="Chi đoàn thôn Ví Dụ 1",
    youth_union_joined_on=date(2019, 3, 26),
)
LETTERHEAD = Letterhead(
    parent="Đảng bộ xã Định Tân",
    issuer="Chi bộ thôn Ví Dụ 1",
    symbol="NQ/CB",
    number=5,
    place="Định Tân",
    signed_on=date(2026, 9, 5),
)
VOTE = Vote(
    eligible=24,
    in_favour=23,
    against=1,
    abstained=0,
    method="phiếu kín",
    threshold="ít nhất hai phần ba đảng viên chính thức",
)
MEETING = CellMeeting(
    held_on=date(2026, 9, 5),
    place="nhà văn hóa thôn Ví Dụ 1",
    total=27,
    official=25,
    probationary=2,
    present=26,
    official_present=24,
    probationary_present=2,
    absent=1,
    absence_reasons="đi công tác",
    chair="Trần Giả Định",
    recorder="Lê Mẫu",
)
CELL_RESOLUTION = CellResolutionFacts(
    letterhead=LETTERHEAD,
    person=PERSON,
    cell="Chi bộ thôn Ví Dụ 1",
    committee="Ban Thường vụ Đảng ủy xã Định Tân",
    certificate=Certificate(number="12/GCN", issued_on=date(2025, 11, 20), issuer="Trung tâm chính trị xã"),
    meeting=MEETING,
    vote=VOTE,
    recipients=("Ban Xây dựng Đảng", "Lưu chi bộ"),
    signer=Signer(authority="T/M CHI BỘ", position="BÍ THƯ", name="Trần Giả Định"),
)


def known(cls):
    """Facts of that class with every field filled by its own label: nothing unknown is left."""
    values = {}
    hints = get_type_hints(cls)
    for entry in fields(cls):
        fact, options = facts_of(cls).get(entry.name), get_args(hints[entry.name])
        if fact is None:
            values[entry.name] = known(hints[entry.name])
        elif fact.row is not None:
            values[entry.name] = (known(fact.row), known(fact.row))
        elif Ellipsis in options:
            values[entry.name] = (f"{fact.label} 1", f"{fact.label} 2")
        elif date in options:
            values[entry.name] = date(2026, 9, 5)
        else:
            values[entry.name] = 7 if int in options else fact.label
    return cls(**values)
