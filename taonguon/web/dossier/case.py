"""What the law needs to know of a case, and the ways it ends or changes hands."""

from django.http import Http404, HttpRequest, HttpResponse

from taonguon.dossier import actions
from taonguon.dossier.labels import AnnulReason
from taonguon.member.labels import Status
from taonguon.member.models import Member
from taonguon.organization.queries import unit_choices
from taonguon.rules.access import Permission
from taonguon.rules.law.ruleset import LAW
from taonguon.rules.wording import capitalize_first
from taonguon.web.access import page
from taonguon.web.dossier import forms
from taonguon.web.dossier.answer import answer, by, deeds, visible


@page(Permission.DOSSIER_EDIT)
@deeds
def describe(request: HttpRequest, pk: int) -> HttpResponse:
    dossier = visible(request, pk)
    told = forms.DescribeForm.told
    initial = {
        "route": dossier.route,
        "special_cases": dossier.special_cases,
        "youth_union_present": told(dossier.youth_union_present),
        "trade_union_present": told(dossier.trade_union_present),
    }
    form = forms.DescribeForm(request.POST or None, dossier=dossier, initial=initial)
    return answer(
        request, dossier, form, lambda data: actions.describe_case(dossier_id=pk, **data, **by(request)),
        title="Đường giới thiệu, trường hợp đặc biệt", button="Ghi", done="Đã ghi đường giới thiệu, trường hợp.",
        law=LAW.conditions["C-INT"].citation,
    )  # fmt: skip


@page(Permission.DOSSIER_EDIT)
@deeds
def introducers(request: HttpRequest, pk: int) -> HttpResponse:
    """Official members of the cell and of its neighbours in the scope; days come from the roll."""
    dossier = visible(request, pk)
    members = (
        Member.objects.in_scope(request.scope)
        .filter(status=Status.OFFICIAL.value, unit_id=dossier.unit_id)
        .select_related("person")
        .in_name_order()
    )
    told = list(dossier.introducers.order_by("pk"))[:2]
    initial = {}
    for number, row in enumerate(told, start=1):
        initial[f"member_{number}"] = row.member_id
        initial[f"together_{number}"] = row.together_since
        initial[f"replacement_{number}"] = forms.DescribeForm.told(row.replacement)
    form = forms.IntroducersForm(
        request.POST or None, dossier=dossier, initial=initial,
        members=[(member.pk, member.person.full_name) for member in members],
    )  # fmt: skip

    def deed(data: dict) -> object:
        chosen = [
            actions.Introducer(member_id=member, together_since=together, replacement=replacement)
            for member, together, replacement in form.chosen()
        ]
        return actions.set_introducers(dossier_id=pk, introducers=chosen, version=data["version"], **by(request))

    return answer(
        request, dossier, form, deed, title="Đảng viên giới thiệu", button="Ghi người giới thiệu",
        done="Đã ghi đảng viên giới thiệu.", law=LAW.conditions["C-INT"].citation,
        why="Chọn đảng viên chính thức của chi bộ; các ngày lấy từ danh sách đảng viên.",
    )  # fmt: skip


@page(Permission.DOSSIER_EDIT)
@deeds
def consent(request: HttpRequest, pk: int, document: str) -> HttpResponse:
    dossier = visible(request, pk)
    if document not in LAW.documents:
        raise Http404
    title = capitalize_first(LAW.documents[document])
    form = forms.ConsentForm(request.POST or None, dossier=dossier)
    return answer(
        request, dossier, form,
        lambda data: actions.record_consent(dossier_id=pk, document=document, **data, **by(request)),
        title=title, button="Ghi văn bản", done=f"Đã ghi {LAW.documents[document]}.",
    )  # fmt: skip


@page(Permission.DOSSIER_EDIT)
@deeds
def move(request: HttpRequest, pk: int) -> HttpResponse:
    dossier = visible(request, pk)
    form = forms.MoveForm(request.POST or None, dossier=dossier)
    return answer(
        request, dossier, form, lambda data: actions.record_move(dossier_id=pk, **data, **by(request)),
        title="Người vào Đảng chuyển nơi công tác, cư trú", button="Ghi việc chuyển",
        done="Đã ghi việc chuyển: xem việc phải làm ở mục Điều kiện.", law=LAW.moves["move_sympathizer"].citation,
    )  # fmt: skip


@page(Permission.DOSSIER_APPRAISE)
@deeds
def change_cell(request: HttpRequest, pk: int) -> HttpResponse:
    dossier = visible(request, pk)
    units = unit_choices(request.scope, request.today).exclude(pk=dossier.unit_id)
    form = forms.ChangeCellForm(
        request.POST or None, dossier=dossier, units=[(unit.pk, unit.name) for unit in units],
        initial={"on": request.today},
    )  # fmt: skip

    def deed(data: dict) -> object:
        return actions.change_cell(dossier_id=pk, unit_id=int(data.pop("unit")), **data, **by(request))

    return answer(
        request, dossier, form, deed, title="Chuyển hồ sơ sang chi bộ khác trong đảng bộ xã",
        button="Chuyển hồ sơ", done="Đã chuyển hồ sơ sang chi bộ mới.",
        law=LAW.moves["move_decided_same_committee"].citation,
    )  # fmt: skip


@page(Permission.DOSSIER_APPRAISE)
@deeds
def forward(request: HttpRequest, pk: int) -> HttpResponse:
    dossier = visible(request, pk)
    form = forms.ForwardForm(request.POST or None, dossier=dossier, initial={"on": request.today})
    return answer(
        request, dossier, form, lambda data: actions.forward_dossier(dossier_id=pk, **data, **by(request)),
        title="Chuyển hồ sơ đến cấp ủy ngoài xã", button="Chuyển hồ sơ",
        law=LAW.moves["move_with_committee"].citation,
        done="Đã chuyển hồ sơ đi: in phiếu giao kèm theo.", why="Hồ sơ kết thúc ở xã sau khi chuyển.",
    )  # fmt: skip


@page(Permission.DOSSIER_EDIT)
@deeds
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    dossier = visible(request, pk)
    form = forms.WithdrawForm(request.POST or None, dossier=dossier, initial={"on": request.today})
    return answer(
        request, dossier, form, lambda data: actions.withdraw(dossier_id=pk, **data, **by(request)),
        title="Thôi xem xét hồ sơ", button="Thôi xem xét", done="Đã thôi xem xét hồ sơ.",
        why="Người này trở lại danh sách nguồn; hồ sơ mở lại được.",
    )  # fmt: skip


@page(Permission.DOSSIER_EDIT)
@deeds
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    dossier = visible(request, pk)
    form = forms.ReasonForm(request.POST or None, dossier=dossier)
    return answer(
        request, dossier, form, lambda data: actions.reopen_dossier(dossier_id=pk, **data, **by(request)),
        title="Xem xét lại hồ sơ", button="Mở lại hồ sơ", done="Đã mở lại hồ sơ.",
    )  # fmt: skip


@page(Permission.DOSSIER_DECIDE)
@deeds
def annul(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    dossier = visible(request, pk)
    row = LAW.by_id.get(step)
    if row is None:
        raise Http404
    form = forms.AnnulForm(request.POST or None, dossier=dossier, initial={"on": request.today})

    def deed(data: dict) -> object:
        reason = AnnulReason(data.pop("reason"))
        return actions.annul_decision(dossier_id=pk, step=step, reason=reason, **data, **by(request))

    return answer(
        request, dossier, form, deed, title=f"Hủy: {row.title_vi}", button="Hủy quyết định",
        done="Đã ghi hủy quyết định.",
        law=next(end.citation for end in LAW.labels["outcome"] if end.id == "admission_annulled"),
        why="Sai tiêu chuẩn thì xóa tên; sai quy trình thì làm lại phần sai, giữ phần đúng.",
    )  # fmt: skip
