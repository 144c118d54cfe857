"""Invented people: names that tell it, identity numbers and telephones that cannot exist."""

from datetime import date, timedelta
from random import Random
from typing import Any

from taonguon.person.labels import Education, Gender, Occupation

MARKS = ("Thí Điểm", "Giả Định", "Ví Dụ", "Thử Nghiệm", "Minh Họa", "Mẫu")
IMPOSSIBLE_PROVINCE = "999"
"""First three digits of every identity number: the codes of the provinces end before it."""

_SURNAMES = (
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô", "Dương", "Lý", "Trịnh", "Mai", "Hà",
    "Lương", "Đinh", "Cao", "Phan", "Đào",
)  # fmt: skip
_GIVEN = {
    Gender.MALE: (
        "An", "Bình", "Cường", "Dũng", "Đạt", "Đức", "Giang", "Hải", "Hiếu", "Hoàn", "Hùng", "Huy", "Khánh",
        "Kiên", "Lâm", "Long", "Lực", "Mạnh", "Minh", "Nam", "Nghĩa", "Phong", "Phúc", "Quân", "Quang", "Sơn",
        "Tài", "Tâm", "Thành", "Thắng", "Thịnh", "Tiến", "Toàn", "Trung", "Tú", "Tuấn", "Tùng", "Việt",
        "Vinh", "Ước",
    ),
    Gender.FEMALE: (
        "Anh", "Ánh", "Bích", "Chi", "Diệp", "Dung", "Duyên", "Đào", "Hà", "Hạnh", "Hằng", "Hiền", "Hoa", "Hồng",
        "Huệ", "Hương", "Hường", "Lan", "Lê", "Liên", "Linh", "Loan", "Mai", "My", "Nga", "Ngân", "Ngọc", "Nhung",
        "Oanh", "Phượng", "Quỳnh", "Tâm", "Thảo", "Thu", "Thủy", "Trang", "Tuyết", "Uyên", "Vân", "Yến",
    ),
}  # fmt: skip
# Long enough to break a narrow page: every twentieth person carries one.
_LONG = {Gender.MALE: ("Quang Trường", "Hoàng Phương"), Gender.FEMALE: ("Phương Thảo", "Hoàng Nguyệt")}
_NATIVE = ("xã Định Tân", "xã Minh Họa", "xã Ví Dụ Đông", "phường Thử Nghiệm")


class People:
    """Invents one person after another; the same `random` invents the same ones."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._names: set[str] = set()
        self._count = 0

    def person(self, born_between: tuple[date, date], **facts: Any) -> dict[str, Any]:
        """Facts of a new person, ready for `person.facts.build_person`; `facts` win over what is invented."""
        self._count += 1
        gender = self._random.choice((Gender.MALE, Gender.FEMALE))
        first, last = born_between
        invented = {
            "full_name": self._name(gender),
            "gender": gender.value,
            "born_on": first + timedelta(days=self._random.randrange((last - first).days + 1)),
            "identity_number": f"{IMPOSSIBLE_PROVINCE}{self._count:09d}",
            "phone": f"0000 {self._count // 1000:03d} {self._count % 1000:03d}",
            "native_place": self._random.choice(_NATIVE),
            "ethnic_group": 6 if self._random.random() < 0.04 else 1,
            "religion": 2 if self._random.random() < 0.03 else 0,
        }
        return {**invented, **facts}

    def _name(self, gender: Gender) -> str:
        while True:
            given = self._random.choice(_LONG[gender] if self._count % 20 == 0 else _GIVEN[gender])
            name = f"{self._random.choice(_SURNAMES)} {self._random.choice(MARKS)} {given}"
            if name not in self._names:
                self._names.add(name)
                return name

    def schooling(self, *, young: bool) -> str:
        """A level of schooling as common among the young, or among everybody."""
        levels = (Education.UPPER_SECONDARY, Education.COLLEGE, Education.UNIVERSITY)
        if young:
            return self._random.choices(levels, (5, 3, 3))[0].value
        older = (Education.LOWER_SECONDARY, *levels, Education.POSTGRADUATE)
        return self._random.choices(older, (5, 6, 3, 4, 0.3))[0].value

    def work(self, block: str) -> tuple[str, str]:
        """Occupation and words for it, as usual in a unit of the block."""
        return _WORK.get(block) or self._random.choice(_VILLAGE_WORK)


_WORK = {
    "school": (Occupation.PUBLIC_EMPLOYEE.value, "Giáo viên"),
    "health": (Occupation.PUBLIC_EMPLOYEE.value, "Y sĩ"),
    "administration": (Occupation.COMMUNE_OFFICIAL.value, "Công chức xã"),
    "police": (Occupation.ARMED_FORCES.value, "Công an xã"),
    "military": (Occupation.ARMED_FORCES.value, "Dân quân thường trực"),
    "private_firm": (Occupation.FIRM_WORKER.value, "Công nhân may"),
    "cooperative": (Occupation.FIRM_STAFF.value, "Nhân viên hợp tác xã"),
}
_VILLAGE_WORK = (
    (Occupation.FARMER.value, "Làm ruộng"),
    (Occupation.FARMER.value, "Chăn nuôi"),
    (Occupation.VILLAGE_OFFICIAL.value, "Công an viên thôn"),
    (Occupation.VILLAGE_OFFICIAL.value, "Chi hội phó nông dân"),
    (Occupation.FIRM_WORKER.value, "Công nhân may"),
    (Occupation.OTHER.value, "Buôn bán nhỏ"),
)
