"""Deeds on one member, each a page with a form: its title, form and action, and what is said afterwards."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from taonguon.member import actions
from taonguon.member.labels import Status
from taonguon.member.models import Member
from taonguon.web.member import forms


@dataclass(frozen=True, slots=True)
class Deed:
    """`open_to`: whether the member as he or she stands can have the deed; the action says so again."""

    title: str
    button: str
    done: str
    form: type[forms.DeedForm]
    action: Callable[..., Any]
    open_to: Callable[[Member], bool]
    note: str = ""
    law: str = ""
    rule: str = ""  # a family of the law, cited as it stands today


def _on_list(member: Member) -> bool:
    return member.status != Status.LEFT


DEEDS: dict[str, Deed] = {
    "chuyen-chi-bo": Deed(
        "Chuyển chi bộ trong đảng bộ xã", "Chuyển chi bộ", "Đã chuyển sang chi bộ mới.",
        forms.MoveForm, actions.move_within, _on_list,
        note="Đảng số của hai chi bộ đổi, của đảng bộ xã giữ nguyên.", rule="r_transfer_present",
    ),
    "chuyen-di": Deed(
        "Giới thiệu chuyển đi nơi khác", "Ghi chuyển đi", "Đã ghi chuyển đi.",
        forms.PlaceForm, actions.transfer_out, _on_list,
        note="Tính từ ngày chi bộ giới thiệu (cắt đảng số).", rule="r_transfer_present",
    ),
    "tam-di": Deed(
        "Giới thiệu sinh hoạt tạm thời", "Ghi sinh hoạt tạm thời", "Đã ghi sinh hoạt tạm thời nơi khác.",
        forms.PlaceForm, actions.send_temporarily, lambda row: _on_list(row) and not row.temporary_elsewhere,
        note="Vẫn tính trong đảng số ở đây; không biểu quyết ở đây trong thời gian ấy.",
    ),
    "het-tam-di": Deed(
        "Hết sinh hoạt tạm thời", "Ghi đã trở về", "Đã ghi trở về sinh hoạt.",
        forms.DeedForm, actions.return_from_temporary, lambda row: _on_list(row) and row.temporary_elsewhere,
    ),
    "mien-sinh-hoat": Deed(
        "Miễn công tác, sinh hoạt đảng", "Ghi miễn sinh hoạt", "Đã ghi miễn công tác, sinh hoạt đảng.",
        forms.ExemptForm, actions.exempt, lambda row: _on_list(row) and not row.activity_exempt,
        note="Vẫn tính trong đảng số.",
    ),
    "thoi-mien": Deed(
        "Thôi miễn công tác, sinh hoạt đảng", "Ghi thôi miễn", "Đã ghi thôi miễn công tác, sinh hoạt đảng.",
        forms.EndExemptForm, actions.end_exemption, lambda row: _on_list(row) and row.activity_exempt,
    ),
    "tu-tran": Deed(
        "Ghi đảng viên từ trần", "Ghi từ trần", "Đã ghi đảng viên từ trần.",
        forms.DeathForm, actions.record_death, _on_list, law="06-HD/TW 7.1b",
    ),
    "ra-khoi-dang": Deed(
        "Ghi xin ra, xóa tên, khai trừ", "Ghi ra khỏi danh sách", "Đã ghi ra khỏi danh sách đảng viên.",
        forms.LeaveForm, actions.leave, _on_list,
        note="Ngày này mở thời gian chờ nếu sau này xét kết nạp lại.",
    ),
}  # fmt: skip
