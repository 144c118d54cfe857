"""Papers brought in, given back, handed over; verification letters."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from taonguon.dossier import actions, steps
from taonguon.dossier.labels import Outcome, PaperState
from taonguon.dossier.models import Dossier, VerificationRequest
from taonguon.rules.access import Permission
from taonguon.rules.law.ruleset import LAW
from taonguon.web.access import page
from taonguon.web.dossier import forms
from taonguon.web.dossier.answer import answer, by, deeds, visible


def _there(dossier: Dossier) -> list[tuple[str, str]]:
    """Papers that are in the dossier: form and words."""
    papers = dossier.papers.exclude(state=PaperState.MISSING.value).order_by("pk")
    return [(paper.form, shown_title(paper.form)) for paper in papers]


def shown_title(form: str) -> str:
    return f"{form}: {LAW.product(form)}" if LAW.form_of(form) else LAW.product(form)


@page(Permission.DOSSIER_EDIT)
@deeds
def paper(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    dossier = visible(request, pk)
    if form not in steps.KNOWN_PAPERS:
        raise Http404
    kept = dossier.papers.filter(form=form).first()
    initial = {"number": kept.number, "holder": kept.holder, "kept_at": kept.place} if kept else {}
    initial["on"] = kept.on if kept and kept.on else request.today
    bound = forms.PaperForm(request.POST or None, dossier=dossier, initial=initial)
    return answer(
        request, dossier, bound,
        lambda data: actions.record_paper(dossier_id=pk, form=form, **data, **by(request)),
        title=shown_title(form), button="Ghi giấy", done=f"Đã ghi {shown_title(form)}.",
        why="Tài liệu mật: chỉ ghi số, ngày, người giữ và nơi để." if steps.is_secret(form) else "",
    )  # fmt: skip


@page(Permission.DOSSIER_APPRAISE)
@deeds
def give_back(request: HttpRequest, pk: int) -> HttpResponse:
    dossier = visible(request, pk)
    form = forms.ReturnForm(
        request.POST or None, dossier=dossier, papers=_there(dossier), initial={"on": request.today}
    )

    def deed(data: dict) -> object:
        returned = [actions.Returned(paper, reason) for paper, reason in form.chosen()]
        return actions.return_papers(
            dossier_id=pk, returned=returned, on=data["on"], due_on=data["due_on"], version=data["version"],
            **by(request),
        )  # fmt: skip

    return answer(
        request, dossier, form, deed, title="Trả lại giấy tờ cho chi bộ", button="Trả lại các giấy đã chọn",
        done="Đã trả lại; các giấy khác giữ nguyên.", why="Đánh dấu giấy trả lại, ghi lý do cho từng giấy.",
        template="dossier/return.html",
    )  # fmt: skip


@page(Permission.DOSSIER_EDIT)
@deeds
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    dossier = visible(request, pk)
    initial = {"on": request.today, "given_by": dossier.unit.label}
    form = forms.HandOverForm(request.POST or None, dossier=dossier, papers=_there(dossier), initial=initial)

    def deed(data: dict) -> object:
        chosen = data.pop("forms_chosen")
        return actions.hand_over(dossier_id=pk, forms=chosen, **data, **by(request))

    return answer(
        request, dossier, form, deed, title="Sổ giao nhận: ghi một lần giao", button="Ghi giao nhận",
        done="Đã ghi vào sổ giao nhận.",
    )  # fmt: skip


@page(Permission.DOSSIER_EDIT)
@deeds
def send_verification(request: HttpRequest, pk: int) -> HttpResponse:
    dossier = visible(request, pk)
    form = forms.VerificationForm(request.POST or None, dossier=dossier, initial={"on": request.today})
    return answer(
        request, dossier, form,
        lambda data: actions.send_verification(dossier_id=pk, **data, **by(request)),
        title="Gửi đề nghị thẩm tra lý lịch", button="Ghi đã gửi", done="Đã ghi đề nghị thẩm tra.",
        law=LAW.step("s09_verification").citation,
        why="Chỉ ghi nơi gửi, số, ngày và kết quả đạt hay không; nội dung giữ trên giấy mật.",
    )  # fmt: skip


def _request(dossier: Dossier, request_pk: int) -> VerificationRequest:
    return get_object_or_404(VerificationRequest, dossier=dossier, pk=request_pk)


@page(Permission.DOSSIER_EDIT)
@deeds
def verification_received(request: HttpRequest, pk: int, request_pk: int) -> HttpResponse:
    dossier = visible(request, pk)
    asked = _request(dossier, request_pk)
    form = forms.DayForm(request.POST or None, dossier=dossier, initial={"on": request.today})
    return answer(
        request, dossier, form,
        lambda data: actions.note_verification_received(
            dossier_id=pk, request_id=request_pk, on=data["on"], **by(request)
        ),
        title=f"{asked.sent_to} đã nhận công văn", button="Ghi ngày nhận",
        done="Đã ghi: thời hạn trả lời bắt đầu.", law=LAW.step("s09_verification").citation,
    )  # fmt: skip


@page(Permission.DOSSIER_EDIT)
@deeds
def verification_reminded(request: HttpRequest, pk: int, request_pk: int) -> HttpResponse:
    dossier = visible(request, pk)
    asked = _request(dossier, request_pk)
    form = forms.RemindForm(request.POST or None, dossier=dossier, initial={"on": request.today})
    return answer(
        request, dossier, form,
        lambda data: actions.remind_verification(
            dossier_id=pk, request_id=request_pk, on=data["on"], note=data["note"], **by(request)
        ),
        title=f"Nhắc {asked.sent_to} trả lời thẩm tra", button="Ghi đã nhắc", done="Đã ghi lần nhắc.",
    )  # fmt: skip


@page(Permission.DOSSIER_EDIT)
@deeds
def verification_answered(request: HttpRequest, pk: int, request_pk: int) -> HttpResponse:
    dossier = visible(request, pk)
    asked = _request(dossier, request_pk)
    form = forms.AnswerForm(request.POST or None, dossier=dossier, initial={"on": request.today})
    return answer(
        request, dossier, form,
        lambda data: actions.answer_verification(
            dossier_id=pk, request_id=request_pk, on=data["on"], outcome=Outcome(data["outcome"]), **by(request)
        ),
        title=f"{asked.sent_to} đã trả lời thẩm tra", button="Ghi trả lời", done="Đã ghi trả lời thẩm tra.",
    )  # fmt: skip
