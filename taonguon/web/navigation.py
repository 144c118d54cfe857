"""The menu: one line a part of the site, in the order of the work, shown to those who may open it.

An area adds itself by one `Entry`; an entry whose area is not installed is left out. `count` returns the
figure beside the words (None: no figure); it is asked once a page, so keep it to one query or none.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.urls import NoReverseMatch, reverse

from taonguon.rules.access import Permission, Scope


@dataclass(frozen=True, slots=True)
class Count:
    """Figure beside a menu line; `hot`: something in it is overdue."""

    number: int
    hot: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One menu line. `name` is the URL name of the area's first page; its namespace marks the line as current."""

    name: str
    label: str
    icon: str
    permission: Permission
    count: Callable[[Scope, date], Count | None] | None = None
    tab: str = ""  # words in the bottom bar of a phone

    @property
    def area(self) -> str:
        return self.name.partition(":")[0]


P = Permission
SECTIONS: tuple[tuple[Entry, ...], ...] = (
    (
        Entry("work:week", "Việc tuần này", "tasks", P.WORK_VIEW, tab="Việc"),
        Entry("board:board", "Bảng điều hành", "board", P.BOARD_VIEW),
    ),
    (
        Entry("plan:list", "Kế hoạch, chỉ tiêu", "plan", P.PLAN_VIEW),
        Entry("organization:tree", "Tổ chức", "units", P.UNIT_VIEW),
    ),
    (
        Entry("candidate:list", "Nguồn", "people", P.CANDIDATE_VIEW, tab="Nguồn"),
        Entry("nomination:list", "Giới thiệu, phong trào", "forward", P.NOMINATE),
        Entry("training:list", "Lớp nhận thức", "class", P.TRAINING_VIEW),
        Entry("dossier:list", "Hồ sơ kết nạp", "folder", P.DOSSIER_VIEW, tab="Hồ sơ"),
        Entry("member:list", "Đảng viên", "card", P.MEMBER_VIEW),
    ),
    (
        Entry("review:list", "Rà soát, xếp loại", "review", P.REPORT_VIEW),
        Entry("inquiry:list", "Vướng mắc", "question", P.WORK_VIEW),
        Entry("document:list", "Văn bản", "document", P.DOCUMENT_VIEW),
        Entry("report:list", "Báo cáo, thống kê", "table", P.REPORT_VIEW),
    ),
    (
        Entry("law:list", "Quy định", "law", P.LAW_VIEW),
        Entry("manage:accounts", "Tài khoản, phân công", "settings", P.ACCOUNT_MANAGE),
        Entry("manage:log", "Nhật ký truy cập", "history", P.AUDIT_VIEW),
        Entry("papers:templates", "Mẫu Word", "document", P.SETTING_EDIT),
        Entry("settings:edit", "Thiết lập", "settings", P.SETTING_EDIT),
    ),
)  # fmt: skip


@lru_cache
def installed_url(name: str) -> str | None:
    """Address of an area's first page; None when the area is not installed."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return None


def sections(scope: Scope) -> Iterator[list[Entry]]:
    """Groups of menu lines that the assignment may open."""
    for section in SECTIONS:
        if group := [entry for entry in section if scope.can(entry.permission) and installed_url(entry.name)]:
            yield group


def first_url(scope: Scope) -> str | None:
    """Where the assignment starts its day."""
    return next((installed_url(group[0].name) for group in sections(scope)), None)
