"""Deeds on one person, each a page with a form: its name, its form, its action, what is said afterwards."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from taonguon.candidate import actions
from taonguon.candidate.labels import Stage, Status
from taonguon.candidate.models import Candidate
from taonguon.web.candidate import forms


@dataclass(frozen=True, slots=True)
class Deed:
    """`open_to`: whether the row as it stands can have the deed; the action says so again."""

    title: str
    button: str
    done: str
    form: type[forms.DeedForm]
    action: Callable[..., Any]
    open_to: Callable[[Candidate], bool]
    note: str = ""
    law: str = ""


def _is_open(candidate: Candidate) -> bool:
    return candidate.status == Status.OPEN


DEEDS: dict[str, Deed] = {
    "cam-tinh": Deed(
        "Đưa vào danh sách cảm tình Đảng", "Ghi nghị quyết", "Đã ghi vào danh sách cảm tình Đảng.",
        forms.SympathizerForm, actions.enter_sympathizer_list,
        lambda row: _is_open(row) and row.stage == Stage.SPOTTED, law="38-HD/BTCTW I.1.1",
    ),
    "giay-chung-nhan": Deed(
        "Ghi giấy chứng nhận lớp nhận thức", "Ghi giấy chứng nhận", "Đã ghi giấy chứng nhận.",
        forms.CertificateForm, actions.record_certificate, _is_open,
        note="Dùng khi học ở nơi khác hoặc học trước khi có hệ thống. Lớp của xã ghi kết quả ở trang của lớp.",
        law="06-HD/TW 3.1",
    ),
    "giup-do": Deed(
        "Phân công đảng viên giúp đỡ", "Phân công", "Đã phân công đảng viên giúp đỡ.",
        forms.HelperForm, actions.assign_helper, _is_open,
        note="Người giúp đỡ trước, nếu có, thôi từ ngày này.", law="38-HD/BTCTW I.1.1d",
    ),
    "thoi-giup-do": Deed(
        "Thôi phân công giúp đỡ", "Thôi phân công", "Đã thôi phân công giúp đỡ.",
        forms.EndHelperForm, actions.end_helper, lambda row: _is_open(row) and row.helper_id is not None,
    ),
    "to-chuc-gioi-thieu": Deed(
        "Ghi tổ chức giới thiệu", "Ghi tổ chức giới thiệu", "Đã ghi tổ chức giới thiệu.",
        forms.IntroducerForm, actions.set_introducer, _is_open,
    ),
    "chuyen-don-vi": Deed(
        "Chuyển chi bộ theo dõi", "Chuyển chi bộ", "Đã chuyển chi bộ theo dõi.",
        forms.UnitForm, actions.change_unit, _is_open,
        note="Bước, người giúp đỡ và nhật ký đi theo người.",
    ),
    "thoi-theo-doi": Deed(
        "Chuyển đi, thôi theo dõi", "Ghi", "Đã ghi, người này không còn trong nguồn đang theo dõi.",
        forms.CloseForm, actions.close_candidate, _is_open,
        note="Người giúp đỡ thôi phân công từ ngày này. Dữ liệu vẫn giữ, có thể theo dõi lại.",
    ),
    "theo-doi-lai": Deed(
        "Theo dõi lại", "Theo dõi lại", "Đã đưa trở lại nguồn đang theo dõi.",
        forms.ReasonForm, actions.reopen_candidate, lambda row: row.status in {Status.MOVED, Status.DROPPED},
        note="Sau đó phân công lại người giúp đỡ.",
    ),
    "hoan-tac-buoc": Deed(
        "Hoàn tác bước vừa ghi", "Hoàn tác bước", "Đã hoàn tác bước.",
        forms.ReasonForm, actions.step_back,
        lambda row: _is_open(row) and row.stage in {Stage.SYMPATHIZER, Stage.TRAINED},
        note="Ngày và số văn bản của bước này vẫn còn trong nhật ký. Giấy chứng nhận ghi tay cũng bị xóa theo.",
    ),
}  # fmt: skip
