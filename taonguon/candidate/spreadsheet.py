"""The sheet of the pool: its columns, and one line of it as typed facts. No database here."""

import re
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, Field

from taonguon.common.sheet import Column, Day, Flag, cell_error, limited, one_of
from taonguon.common.text import fold
from taonguon.person.labels import EDUCATION_LABELS, ETHNIC_GROUPS, GENDER_LABELS, RELIGIONS, Education, Gender

COLUMNS = (
    Column("full_name", "Họ và tên", ("họ tên", "tên"), required=True, example="Nguyễn Văn Ví Dụ"),
    Column(
        "born_on", "Ngày sinh", ("sinh ngày", "ngày tháng năm sinh"), example="05/9/2002", hint="ngày/tháng/năm"
    ),
    Column("gender", "Giới", ("giới tính",), example="Nam"),
    Column("unit", "Chi bộ", ("đơn vị", "chi bộ theo dõi"), required=True, example="Chi bộ thôn 10"),
    Column("identity_number", "Số định danh", ("CCCD", "số CCCD", "căn cước"), hint="12 chữ số, để dạng chữ"),
    Column("phone", "Điện thoại", ("SĐT", "số điện thoại"), example="0000 000 010"),
    Column("native_place", "Quê quán"),
    Column("residence", "Nơi cư trú", ("địa chỉ", "thôn", "nơi ở")),
    Column("workplace", "Nơi làm việc, học tập", ("nơi làm việc", "đơn vị công tác")),
    Column("occupation_text", "Chức vụ, việc làm", ("chức vụ", "nghề nghiệp", "việc làm")),
    Column(
        "education",
        "Học vấn",
        ("trình độ", "trình độ học vấn", "GDPT"),
        example="12/12",
        hint="12/12 hoặc tên bậc",
    ),
    Column("ethnic_group", "Dân tộc", example="Kinh"),
    Column("religion", "Tôn giáo", example="Không"),
    Column("youth_union_member", "Là đoàn viên", ("đoàn viên",), example="x"),
    Column("trade_union_member", "Đoàn viên công đoàn", ("công đoàn",)),
    Column("present", "Có mặt tại địa phương", ("có mặt",), example="x"),
    Column(
        "groups", "Nhóm đối tượng", ("nhóm", "đối tượng"), example="2; 4", hint="số thứ tự nhóm, cách nhau bằng ;"
    ),
    Column("introduced_by", "Tổ chức giới thiệu", ("đoàn thể giới thiệu",)),
    Column("entered_on", "Ngày vào nguồn", ("vào nguồn",), hint="để trống là ngày nhập"),
    Column("sympathizer_on", "Ngày vào danh sách cảm tình", ("ngày họp chi bộ", "ngày công nhận cảm tình")),
    Column("sympathizer_number", "Số nghị quyết cảm tình", ("số BC công nhận cảm tình", "số nghị quyết")),
    Column("certificate_number", "Số giấy chứng nhận", ("số chứng nhận",)),
    Column("certificate_on", "Ngày cấp giấy chứng nhận", ("ngày cấp chứng nhận", "ngày cấp")),
    Column("enlists_on", "Ngày nhập ngũ", ("nhập ngũ",)),
)
LABELS = {column.key: column.label for column in COLUMNS}

_GENDERS = {fold(text): code.value for code, text in GENDER_LABELS.items()}
_EDUCATION = {fold(text): code.value for code, text in EDUCATION_LABELS.items()} | {
    "thpt": Education.UPPER_SECONDARY.value, "cap 3": Education.UPPER_SECONDARY.value,
    "thcs": Education.LOWER_SECONDARY.value, "cap 2": Education.LOWER_SECONDARY.value,
    "cap 1": Education.PRIMARY.value, "trung cap": Education.COLLEGE.value, "cao dang": Education.COLLEGE.value,
    "cu nhan": Education.UNIVERSITY.value, "ky su": Education.UNIVERSITY.value,
    "thac si": Education.POSTGRADUATE.value, "tien si": Education.POSTGRADUATE.value,
}  # fmt: skip
_ETHNIC = {fold(name): code for code, name in enumerate(ETHNIC_GROUPS, start=1)}
_RELIGIONS = {fold(name): code for code, name in enumerate(RELIGIONS)}
# Classes finished of the twelve-year school → what was completed, highest first.
_CLASSES = (
    (12, Education.UPPER_SECONDARY),
    (9, Education.LOWER_SECONDARY),
    (5, Education.PRIMARY),
    (1, Education.LITERATE),
)


def read_name(text: str) -> str:
    if not text:
        raise cell_error("Ghi họ và tên")
    if len(text.split()) < 2:
        raise cell_error("Ghi đủ họ và tên")
    return limited(120)(text)


def read_unit(text: str) -> str:
    if not text:
        raise cell_error("Ghi tên chi bộ theo dõi")
    return text


def read_identity(text: str) -> str:
    """Twelve digits as text; eleven digits are a number whose leading zero Excel has dropped."""
    digits = re.sub(r"[\s.]", "", text)
    if not digits or re.fullmatch(r"\d{12}", digits):
        return digits
    if re.fullmatch(r"\d{11}", digits):
        raise cell_error("Chỉ có 11 chữ số: Excel đã bỏ số 0 ở đầu", f"0{digits}")
    raise cell_error("Số định danh gồm đúng 12 chữ số: kiểm tra lại, hoặc để trống nếu chưa có")


def read_education(text: str) -> str | None:
    """A name of a level, or classes finished: `12/12`, `9/12`."""
    if found := re.fullmatch(r"(\d{1,2})\s*/\s*12", text):
        finished = int(found[1])
        code = next((code for least, code in _CLASSES if least <= finished <= 12), None)
        if code is not None:
            return code.value
    return one_of(_EDUCATION, "bậc học")(text)


def read_groups(text: str) -> list[int]:
    """Numbers of target groups: `2; 4`."""
    parts = [part for part in re.split(r"[;,\s]+", text) if part]
    if not all(part.isdigit() for part in parts):
        raise cell_error(f"Không hiểu “{text}”: ghi số thứ tự nhóm, cách nhau bằng dấu chấm phẩy, ví dụ 2; 4")
    return sorted({int(part) for part in parts})


class Line(BaseModel):
    """One line of the sheet; what is empty is unknown. Units and groups are looked up afterwards."""

    full_name: Annotated[str, BeforeValidator(read_name), Field(validate_default=True)] = ""
    unit: Annotated[str, BeforeValidator(read_unit), Field(validate_default=True)] = ""
    born_on: Day = None
    gender: Annotated[Gender | None, BeforeValidator(one_of(_GENDERS, "giới"))] = None
    identity_number: Annotated[str, BeforeValidator(read_identity)] = ""
    phone: Annotated[str, BeforeValidator(limited(30))] = ""
    native_place: Annotated[str, BeforeValidator(limited(200))] = ""
    residence: Annotated[str, BeforeValidator(limited(200))] = ""
    workplace: Annotated[str, BeforeValidator(limited(200))] = ""
    occupation_text: Annotated[str, BeforeValidator(limited(160))] = ""
    education: Annotated[Education | None, BeforeValidator(read_education)] = None
    ethnic_group: Annotated[int | None, BeforeValidator(one_of(_ETHNIC, "dân tộc"))] = None
    religion: Annotated[int | None, BeforeValidator(one_of(_RELIGIONS, "tôn giáo"))] = None
    youth_union_member: Flag = None
    trade_union_member: Flag = None
    present: Flag = None
    groups: Annotated[list[int], BeforeValidator(read_groups)] = []
    introduced_by: str = ""
    entered_on: Day = None
    sympathizer_on: Day = None
    sympathizer_number: Annotated[str, BeforeValidator(limited(60))] = ""
    certificate_number: Annotated[str, BeforeValidator(limited(60))] = ""
    certificate_on: Day = None
    enlists_on: Day = None

    def person_facts(self) -> dict[str, Any]:
        """What the line tells of the person (identity number apart): only what is filled in."""
        told = {
            "born_on": self.born_on,
            "gender": self.gender.value if self.gender else None,
            "phone": self.phone,
            "native_place": self.native_place,
            "residence": self.residence,
            "workplace": self.workplace,
            "occupation_text": self.occupation_text,
            "education": self.education.value if self.education else None,
            "ethnic_group": self.ethnic_group,
            "religion": self.religion,
            "youth_union_member": self.youth_union_member,
            "trade_union_member": self.trade_union_member,
        }
        return {key: value for key, value in told.items() if value not in (None, "")}

    def own_facts(self) -> dict[str, Any]:
        """What the line tells of the row in the pool: only what is filled in."""
        told = {"present": self.present, "enlists_on": self.enlists_on}
        return {key: value for key, value in told.items() if value is not None}
